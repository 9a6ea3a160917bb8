/* commands.c - the table of commands, and the short ones. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "shopctl.h"

enum { INPUT_MAX_BYTES = 4 * 1024 * 1024 };

const command commands[] = {
    {"call", "OP [JSON | -]", "call any operation with JSON arguments (- reads them from standard input)",
     "  shopctl call product.find '{\"slug\":\"merino-crew-sweater\"}'\n"
     "  shopctl ops lists the operations.\n",
     run_call},
    {"ops", "[WORD]", "list the operations, or those whose name holds a word", NULL, run_ops},
    {"apply", "FILE", "run operations from a file, a line each: {\"op\":\"…\",\"args\":{…}}",
     "Stops at the first that fails; run again after mending, operations of the kind noun.put may be\n"
     "repeated. - reads standard input.\n",
     run_apply},
    {"migrate", "", "bring the store's schema up to date", NULL, run_migrate},
    {"import", "FILE [OPTION…]", "import products from JSON Lines or CSV",
     "  --format jsonl|csv   default: by the file's ending\n"
     "  --map FIELD=COLUMN   where a field comes from; as often as needed. Fields: slug, title,\n"
     "                       description, brand, category, status, tax_class, sku, variant_title,\n"
     "                       weight_grams, price.CUR, stock, media, attribute.NAME, option.NAME\n"
     "  --location CODE      where `stock` lies (default: the first location)\n"
     "  --state FILE         remembers how far an import came (default: NAME.import here)\n"
     "  --restart            begin anew, whatever the state file says\n"
     "  --report FILE        write what was skipped, a JSON line each\n"
     "  --dry-run            check every line, write nothing\n\n"
     "Lines of the shop's own form (shopctl export writes it) need no mapping. With one, every row is\n"
     "a variant; neighbouring rows of the same slug make one product; categories that do not exist are\n"
     "made. A wrong line is reported and skipped (exit status 3). An interrupted import goes on where it\n"
     "stopped when the same command is run again.\n",
     run_import},
    {"export", "[FILE]", "write all products with their stock as JSON Lines", NULL, run_export},
    {"reindex", "", "build the search index anew from the catalogue", NULL, run_reindex},
    {"events", "tail [--after N] [--follow] | dead [CONSUMER] | replay CONSUMER",
     "look at the event log and its dead letters, deliver them again", NULL, run_events},
    {"stats", "", "figures: commits, the event log, how far each consumer has come", NULL, run_stats},
    {"doctor", "", "check what can be checked, and say what to do about it", NULL, run_doctor},
    {"completion", "bash|zsh|fish", "print a completion script for a shell",
     "  source <(shopctl completion bash)\n", run_completion},
    {NULL, NULL, NULL, NULL, NULL},
};

static char *read_stream(FILE *from)
{
    size_t size = 0, capacity = 64 * 1024;
    char *text = malloc(capacity);
    while (text != NULL) {
        size += fread(text + size, 1, capacity - size - 1, from);
        if (size + 1 < capacity)
            break;
        char *larger = capacity < INPUT_MAX_BYTES ? realloc(text, capacity *= 2) : NULL;
        if (larger == NULL)
            free(text);
        text = larger;
    }
    if (text != NULL)
        text[size] = '\0';
    return text;
}

int run_call(app *a, int argc, char **argv)
{
    const char *answer = NULL;
    char *input = NULL;
    if (argc < 2 || argc > 3)
        return usage_error("call", "name an operation and at most one JSON object");
    if (argc == 3 && strcmp(argv[2], "-") == 0) {
        input = read_stream(stdin);
        if (input == NULL) {
            app_error("the arguments are larger than %d bytes", INPUT_MAX_BYTES);
            return EXIT_FAILED;
        }
    }
    if (!app_open(a)) {
        free(input);
        return EXIT_FAILED;
    }
    int code = shop_call_json(a->shop, argv[1], input != NULL ? input : argc == 3 ? argv[2] : "{}", &answer);
    free(input);
    if (code != 0) {
        app_error_last(argv[1]);
        return EXIT_FAILED;
    }
    cJSON *value = a->json ? NULL : cJSON_Parse(answer);
    if (value != NULL)
        print_json(a, value);
    else
        puts(answer);
    cJSON_Delete(value);
    shop_free(answer);
    return EXIT_DONE;
}

int run_ops(app *a, int argc, char **argv)
{
    static const table_column columns[] = {{"operation", "name", false}, {"kind", "kind", false},
                                           {"scope", "scope", false},    {"method", "method", false},
                                           {"route", "path", false}};
    shop_operation_info info;
    cJSON *rows = cJSON_CreateArray();
    if (argc > 2)
        return usage_error("ops", "takes one word at most");
    for (size_t i = 0; shop_operation(i, &info); i++) {
        if (info.internal || (argc == 2 && strstr(info.name, argv[1]) == NULL))
            continue;
        cJSON *row = cJSON_CreateObject();
        cJSON_AddStringToObject(row, "name", info.name);
        cJSON_AddStringToObject(row, "kind", info.kind);
        cJSON_AddStringToObject(row, "scope", info.scope[0] != '\0' ? info.scope : "-");
        cJSON_AddStringToObject(row, "method", info.http_method);
        cJSON_AddStringToObject(row, "path", info.http_path);
        cJSON_AddItemToArray(rows, row);
    }
    print_table(a, rows, columns, sizeof(columns) / sizeof(columns[0]));
    cJSON_Delete(rows);
    return EXIT_DONE;
}

int run_migrate(app *a, int argc, char **argv)
{
    (void)argv;
    if (argc != 1)
        return usage_error("migrate", "takes no argument");
    if (!app_open(a))
        return EXIT_FAILED;
    if (!a->quiet)
        printf("%s is up to date\n", a->url);
    return EXIT_DONE;
}

/* One line of an apply file. */
static bool apply_line(app *a, const char *name, long number, const char *line)
{
    cJSON *value = cJSON_Parse(line);
    const char *op = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(value, "op"));
    cJSON *args = cJSON_DetachItemFromObjectCaseSensitive(value, "args");
    bool done = false;
    if (op == NULL) {
        app_error("%s:%ld: is not {\"op\":\"…\",\"args\":{…}}", name, number);
        cJSON_Delete(args);
    } else if (app_try(a, op, args, NULL) != 0) {
        char what[160];
        snprintf(what, sizeof(what), "%s:%ld: %s", name, number, op);
        app_error_last(what);
    } else {
        done = true;
    }
    cJSON_Delete(value);
    return done;
}

int run_apply(app *a, int argc, char **argv)
{
    char *line = NULL;
    size_t capacity = 0;
    long number = 0, applied = 0;
    bool good = true;
    if (argc != 2)
        return usage_error("apply", "name one file");
    FILE *from = strcmp(argv[1], "-") == 0 ? stdin : fopen(argv[1], "r");
    if (from == NULL) {
        app_error("%s: %s", argv[1], strerror(errno));
        return EXIT_FAILED;
    }
    good = app_open(a);
    while (good && !app_interrupted() && getline(&line, &capacity, from) > 0) {
        number++;
        if (strspn(line, " \t\r\n") == strlen(line))
            continue;
        good = apply_line(a, argv[1], number, line);
        applied += good;
    }
    free(line);
    if (from != stdin)
        fclose(from);
    if (good && !a->quiet)
        printf("%ld operations applied\n", applied);
    return !good ? EXIT_FAILED : app_interrupted() ? EXIT_INTERRUPTED : EXIT_DONE;
}

int run_completion(app *a, int argc, char **argv)
{
    (void)a;
    if (argc != 2)
        return usage_error("completion", "name a shell: bash, zsh or fish");
    bool fish = strcmp(argv[1], "fish") == 0;
    if (!fish && strcmp(argv[1], "bash") != 0 && strcmp(argv[1], "zsh") != 0)
        return usage_error("completion", "there is no completion for '%s'", argv[1]);
    if (fish) {
        for (const command *c = commands; c->name != NULL; c++)
            printf("complete -c shopctl -n __fish_use_subcommand -f -a %s -d '%s'\n", c->name, c->summary);
        puts("complete -c shopctl -n '__fish_seen_subcommand_from call' -f -a "
             "'(shopctl --json ops | string match -r \"[a-z_]+\\\\.[a-z_]+\")'");
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "zsh") == 0)
        puts("autoload -U +X bashcompinit && bashcompinit");
    fputs("_shopctl()\n{\n    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    case $before in\n"
          "    call) COMPREPLY=($(compgen -W \"$(shopctl ops | awk 'NR > 1 {print $1}')\" -- \"$word\")) ;;\n"
          "    events) COMPREPLY=($(compgen -W \"tail dead replay\" -- \"$word\")) ;;\n"
          "    completion) COMPREPLY=($(compgen -W \"bash zsh fish\" -- \"$word\")) ;;\n"
          "    apply | import | export) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
          "    *) COMPREPLY=($(compgen -W \"--shop --json --quiet --help",
          stdout);
    for (const command *c = commands; c->name != NULL; c++)
        printf(" %s", c->name);
    puts("\" -- \"$word\")) ;;\n    esac\n}\ncomplete -F _shopctl shopctl");
    return EXIT_DONE;
}

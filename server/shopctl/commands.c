/* commands.c - the table of commands, and the short ones. */
#include <stdlib.h>
#include <string.h>

#include "shopctl.h"

enum { INPUT_MAX_BYTES = 4 * 1024 * 1024 };

static const char call_help[] =
    "  shopctl call product.find '{\"slug\":\"merino-crew-sweater\"}'\n\n"
    "Without JSON the arguments are {}; - reads them from standard input. `shopctl ops` lists the\n"
    "operations, and docs/openapi.json describes them. You act as the operator, who may do\n"
    "everything.\n";

static const char apply_help[] =
    "  --keep-going  go on behind a line that fails (exit status 3), instead of stopping there\n\n"
    "- reads standard input. Empty lines are skipped. It stops at the first line that fails, with\n"
    "the lines before it done: mend the line and run it again, for operations named put may be\n"
    "repeated.\n";

static const char migrate_help[] =
    "Makes the shop if it is not there. Other commands never change a schema, but for those that\n"
    "write (call, apply, import): they make and migrate a shop as an application does.\n";

static const char import_help[] =
    "  --format jsonl|csv   default: by the file's ending\n"
    "  --map FIELD=COLUMN   where a field comes from; as often as needed. Fields: slug, title,\n"
    "                       description, brand, category, status, tax_class, sku, variant_title,\n"
    "                       weight_grams, price.CUR, stock, media, attribute.NAME, option.NAME\n"
    "  --location CODE      where `stock` lies (default: the first location)\n"
    "  --state FILE         remembers how far an import came (default: NAME.import here)\n"
    "  --restart            begin anew, whatever the state file says\n"
    "  --report FILE        write what was skipped, a JSON line each\n"
    "  --dry-run            check every line, write nothing\n\n"
    "Lines that `shopctl export` wrote need no mapping. Otherwise every row is a variant, and\n"
    "neighbouring rows of the same slug make one product. Without --map, columns are the fields of\n"
    "the same names. Categories that do not exist are made. Without a slug, it follows from the\n"
    "title; without a SKU, it is the slug.\n\n"
    "A wrong line is reported and skipped (exit status 3). An import that was interrupted, even\n"
    "by kill -9, goes on where it stopped when the same command is run again; when the file, the\n"
    "shop or the options have changed it begins anew. Lines that are in already may be written\n"
    "once more, with the same result.\n";

static const char export_help[] =
    "Categories and locations first, then products in the order of their slugs. `shopctl import`\n"
    "takes it, also into an empty shop. The file appears under its name when it is complete.\n";

static const char run_help[] =
    "  --once  end when nothing is left to do now\n\n"
    "Applications that open a shop themselves do this already, in the background. For shops that\n"
    "only shopctl works on, run it as a service or from cron.\n";

static const char events_help[] =
    "  tail [--after N] [--follow]  the newest events, or those behind a position\n"
    "  dead [CONSUMER]              what could not be delivered, and why\n"
    "  replay CONSUMER              deliver its dead letters again, in order\n";

static const char doctor_help[] =
    "  --free-mib N  complain when less than N MiB of disk are left (default: 512)\n\n"
    "Checks the file's integrity, its permissions, the disk, the event log and its consumers.\n"
    "Exit status 1 when something is wrong.\n";

static const char pki_help[] =
    "  init                       make an authority; --days N (3650)\n"
    "  issue SERVICE              its first key and certificates; --days N (90)\n"
    "  rotate SERVICE             its next key; the old one counts for --overlap 24h more\n"
    "  revoke SERVICE | SERIAL    from now on they count no more\n"
    "  status                     every certificate, and what to do about it\n\n"
    "  --dir FOLDER  the authority's folder (default: ./pki)\n"
    "  --force       replace keys that are there already\n\n"
    "SERVICE.key and SERVICE.crt are for CURVE on ZeroMQ, SERVICE-key.pem and SERVICE.pem for TLS. A\n"
    "service needs these four, ca.crt, ca.pem, revoked, revoked.pem and the .crt files of the others;\n"
    "ca.key stays where it was made. Exit status 1 of status: something is to be done.\n";

const command commands[] = {
    {"call", "OP [JSON | -]", "call any operation with JSON arguments", call_help, NULL, false,
     run_call},
    {"ops", "[WORD]", "list the operations, or those whose name holds a word", NULL, NULL, false,
     run_ops},
    {"apply", "[--keep-going] FILE",
     "run operations from a file, a line each: {\"op\":\"…\",\"args\":{…}}", apply_help,
     "--keep-going", true, run_apply},
    {"migrate", "", "bring the store's schema up to date", migrate_help, NULL, false, run_migrate},
    {"import", "FILE [OPTION…]", "import products from JSON Lines or CSV", import_help,
     "--format --map --location --state --restart --report --dry-run", true, run_import},
    {"export", "[FILE]", "write the catalogue with its stock as JSON Lines", export_help, NULL,
     true, run_export},
    {"reindex", "", "build the search index anew from the catalogue", NULL, NULL, false,
     run_reindex},
    {"run", "[--once]", "deliver events and run due jobs until interrupted", run_help, "--once",
     false, run_run},
    {"events", "tail | dead | replay",
     "look at the event log and its dead letters, deliver them again", events_help,
     "tail dead replay --after --follow", false, run_events},
    {"stats", "", "figures: the event log, and how far each consumer has come", NULL, NULL, false,
     run_stats},
    {"doctor", "[--free-mib N]", "check what can be checked, and say what to do about it",
     doctor_help, "--free-mib", false, run_doctor},
    {"pki", "init | issue | rotate | revoke | status",
     "keys between services: make an authority, issue and revoke", pki_help,
     "init issue rotate revoke status --dir --days --overlap --force", true, run_pki},
    {"completion", "bash|zsh|fish", "print a completion script for a shell",
     "  source <(shopctl completion bash)\n", "bash zsh fish", false, run_completion},
    {NULL, NULL, NULL, NULL, NULL, false, NULL},
};

/* --- call ------------------------------------------------------------------------------------- */

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

/* A question makes no shop. */
static bool is_query(const char *op)
{
    shop_operation_info info;
    for (size_t i = 0; shop_operation(i, &info); i++)
        if (strcmp(info.name, op) == 0)
            return strcmp(info.kind, "query") == 0;
    return true;
}

static int call(app *a, const char *op, const char *json)
{
    const char *answer = NULL;
    a->may_make = !is_query(op);
    if (!app_open(a))
        return EXIT_FAILED;
    if (shop_call_json(a->shop, op, json, &answer) != 0) {
        app_error_last(op);
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

int run_call(app *a, int argc, char **argv)
{
    if (argc < 2 || argc > 3)
        return usage_error("call", "name an operation and at most one JSON object");
    if (argc == 2 || strcmp(argv[2], "-") != 0)
        return call(a, argv[1], argc == 3 ? argv[2] : "{}");
    char *input = read_stream(stdin);
    if (input == NULL) {
        app_error("the arguments are larger than %d bytes", INPUT_MAX_BYTES);
        return EXIT_FAILED;
    }
    int status = call(a, argv[1], input);
    free(input);
    return status;
}

/* --- ops -------------------------------------------------------------------------------------- */

static cJSON *describe(const shop_operation_info *info)
{
    cJSON *row = cJSON_CreateObject();
    cJSON_AddStringToObject(row, "name", info->name);
    cJSON_AddStringToObject(row, "kind", info->kind);
    cJSON_AddStringToObject(row, "scope", info->scope[0] != '\0' ? info->scope : "-");
    cJSON_AddStringToObject(row, "method", info->http_method);
    cJSON_AddStringToObject(row, "path", info->http_path);
    return row;
}

int run_ops(app *a, int argc, char **argv)
{
    static const table_column columns[] = {{"operation", "name", false, 0},
                                           {"kind", "kind", false, 0},
                                           {"scope", "scope", false, 0},
                                           {"method", "method", false, 0},
                                           {"route", "path", false, 0}};
    shop_operation_info info;
    if (argc > 2)
        return usage_error("ops", "takes one word at most");
    cJSON *rows = cJSON_CreateArray();
    for (size_t i = 0; shop_operation(i, &info); i++)
        if (!info.internal && (argc == 1 || strstr(info.name, argv[1]) != NULL))
            cJSON_AddItemToArray(rows, describe(&info));
    bool any = cJSON_GetArraySize(rows) > 0;
    if (any)
        print_table(a, rows, columns, sizeof(columns) / sizeof(columns[0]));
    else
        app_error("no operation has '%s' in its name", argv[1]);
    cJSON_Delete(rows);
    return any ? EXIT_DONE : EXIT_FAILED;
}

/* --- migrate ---------------------------------------------------------------------------------- */

/* Whether the shop opens as it is. */
static bool is_up_to_date(app *a)
{
    shop_options options = SHOP_OPTIONS_INIT;
    char path[PATH_MAX_BYTES];
    FILE *f = app_file(a, path) ? fopen(path, "r") : NULL;
    if (f == NULL)
        return false;
    fclose(f);
    options.flags = SHOP_OPEN_MANUAL | SHOP_OPEN_NO_MIGRATE;
    return shop_open(a->url, &options, &a->shop) == 0;
}

int run_migrate(app *a, int argc, char **argv)
{
    (void)argv;
    if (argc != 1)
        return usage_error("migrate", "takes no argument");
    bool was = is_up_to_date(a);
    a->may_make = true;
    if (!app_open(a))
        return EXIT_FAILED;
    if (!a->quiet)
        printf("%s %s up to date\n", a->url, was ? "is" : "was brought");
    return EXIT_DONE;
}

/* import_options.c - the options of `shopctl import`: what can be known to be wrong is refused
 * before the first row. */
#include <getopt.h>
#include <string.h>

#include "import.h"

/* NULL, or what is wrong with a mapping. */
static const char *add_mapping(import_options *o, const char *text)
{
    const char *equals = strchr(text, '=');
    size_t length = equals != NULL ? (size_t)(equals - text) : 0;
    mapping *m = &o->mappings[o->mapping_count];
    if (length == 0 || equals[1] == '\0')
        return "--map takes FIELD=COLUMN, not";
    if (o->mapping_count == MAPPINGS_MAX || length >= FIELD_NAME_MAX ||
        strlen(equals + 1) >= FIELD_NAME_MAX)
        return "there are too many mappings, or too long ones:";
    memcpy(m->field, text, length);
    m->field[length] = '\0';
    memcpy(m->column, equals + 1, strlen(equals + 1) + 1);
    if (!field_exists(m->field))
        return "there is no such field:";
    for (size_t i = 0; i < o->mapping_count; i++)
        if (strcmp(o->mappings[i].field, m->field) == 0 && !field_repeats(m->field))
            return "this field is mapped twice:";
    o->mapping_count++;
    return NULL;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static int parse_format(import_options *o, const char *format)
{
    o->csv = format != NULL ? strcmp(format, "csv") == 0 : ends_with(o->file, ".csv");
    if (format != NULL && !o->csv && strcmp(format, "jsonl") != 0)
        return usage_error("import", "--format is csv or jsonl, not '%s'", format);
    return 0;
}

static int parse(import_options *o, int argc, char **argv)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'},   {"map", required_argument, NULL, 'm'},
        {"location", required_argument, NULL, 'l'}, {"state", required_argument, NULL, 's'},
        {"report", required_argument, NULL, 'r'},   {"restart", no_argument, NULL, 'R'},
        {"dry-run", no_argument, NULL, 'n'},        {NULL, 0, NULL, 0},
    };
    const char *format = NULL, *wrong;
    opterr = 0;
    for (int c; (c = getopt_long(argc, argv, ":", options, NULL)) != -1;) {
        switch (c) {
        case 'f': format = optarg; break;
        case 'l': o->location = optarg; break;
        case 's': o->state_file = optarg; break;
        case 'r': o->report_file = optarg; break;
        case 'R': o->restart = true; break;
        case 'n': o->dry_run = true; break;
        case 'm':
            wrong = add_mapping(o, optarg);
            if (wrong != NULL)
                return usage_error("import", "%s '%s'", wrong, optarg);
            break;
        case ':': return usage_error("import", "%s needs a value", argv[optind - 1]);
        default: return usage_error("import", "there is no option '%s'", argv[optind - 1]);
        }
    }
    if (optind + 1 != argc)
        return usage_error("import", "name one file");
    o->file = argv[optind];
    return parse_format(o, format);
}

int run_import(app *a, int argc, char **argv)
{
    import_options o = {0};
    int status = parse(&o, argc, argv);
    return status != 0 ? status : import_file(a, &o);
}

/* import.c - `shopctl import`: rows become products one at a time, each its own call, so that an interrupted
 * import has lost nothing and goes on behind the last product that is in. */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"

enum { SAVE_EVERY = 100, ERROR_MAX = 400 };

typedef struct import {
    app *a;
    const import_options *o;
    source rows;
    import_state state;
    FILE *report;
    cJSON *pending;      /* a product that further rows may add variants to */
    long pending_line;   /* its first row */
    long unsaved;
    cJSON *known;        /* categories that are there */
} import;

static void skip(import *im, long line, const char *why)
{
    im->state.skipped++;
    app_error("%s:%ld: %s (skipped)", im->o->file, line, why);
    if (im->report == NULL)
        return;
    cJSON *entry = cJSON_CreateObject();
    cJSON_AddNumberToObject(entry, "line", (double)line);
    cJSON_AddStringToObject(entry, "reason", why);
    char *text = cJSON_PrintUnformatted(entry);
    fprintf(im->report, "%s\n", text != NULL ? text : "");
    cJSON_free(text);
    cJSON_Delete(entry);
}

static void skip_last_error(import *im, long line, const char *op)
{
    char why[ERROR_MAX];
    const shop_error *e = shop_error_last();
    snprintf(why, sizeof(why), "%s: %s: %s%s%s", op, e->name, e->field, e->field[0] != '\0' ? " " : "",
             e->message);
    skip(im, line, why);
}

/* --- one product ---------------------------------------------------------------------------------- */

static bool ensure_category(import *im, cJSON *product, long line)
{
    cJSON *title = cJSON_DetachItemFromObjectCaseSensitive(product, "category_title");
    const char *slug = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(product, "category"));
    bool good = true;
    if (title != NULL && slug != NULL && cJSON_GetObjectItemCaseSensitive(im->known, slug) == NULL) {
        cJSON *get = cJSON_CreateObject(), *put;
        cJSON_AddStringToObject(get, "slug", slug);
        if (app_try(im->a, "category.get", get, NULL) != 0) {
            put = cJSON_CreateObject();
            cJSON_AddStringToObject(put, "slug", slug);
            cJSON_AddStringToObject(put, "title", title->valuestring);
            good = app_try(im->a, "category.put", put, NULL) == 0;
            if (!good)
                skip_last_error(im, line, "category.put");
        }
        if (good)
            cJSON_AddTrueToObject(im->known, slug);
    }
    cJSON_Delete(title);
    return good;
}

static bool write_stock(import *im, cJSON *stock, long line)
{
    const cJSON *entry;
    cJSON_ArrayForEach(entry, stock)
    {
        cJSON *args = cJSON_Duplicate(entry, true);
        cJSON_AddItemToObject(args, "on_hand", cJSON_DetachItemFromObjectCaseSensitive(args, "quantity"));
        cJSON_AddStringToObject(args, "reason", "import");
        if (app_try(im->a, "stock.set", args, NULL) != 0) {
            skip_last_error(im, line, "stock.set");
            return false;
        }
    }
    return true;
}

static void write_product(import *im, cJSON *product, long line)
{
    cJSON *stock = detach_stock(product, im->o->location);
    if (im->o->dry_run) {
        im->state.imported++;
        cJSON_Delete(product);
    } else if (!ensure_category(im, product, line)) {
        cJSON_Delete(product);
    } else if (app_try(im->a, "product.put", product, NULL) != 0) {
        skip_last_error(im, line, "product.put");
    } else if (write_stock(im, stock, line)) {
        im->state.imported++;
    }
    cJSON_Delete(stock);
}

/* Write the product that was being put together; everything before `line` is then in. */
static void flush_pending(import *im, long line)
{
    cJSON *product = im->pending;
    im->pending = NULL;
    if (product != NULL)
        write_product(im, product, im->pending_line);
    im->state.line = line - 1;
    if (!im->o->dry_run && ++im->unsaved >= SAVE_EVERY) {
        state_save(&im->state);
        im->unsaved = 0;
    }
}

static const char *slug_text(const cJSON *product)
{
    const char *slug = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(product, "slug"));
    return slug != NULL ? slug : "";
}

/* A mapped row adds a variant to the product before it when both have the same slug. */
static void take_product(import *im, cJSON *product, bool whole)
{
    if (!whole && im->pending != NULL && strcmp(slug_text(product), slug_text(im->pending)) == 0) {
        cJSON *variants = cJSON_GetObjectItemCaseSensitive(product, "variants");
        cJSON_AddItemToArray(cJSON_GetObjectItemCaseSensitive(im->pending, "variants"),
                             cJSON_DetachItemFromArray(variants, 0));
        cJSON_Delete(product);
        return;
    }
    flush_pending(im, im->rows.number);
    im->pending = product;
    im->pending_line = im->rows.number;
}

static void take_row(import *im, cJSON *row, const char *problem)
{
    char error[ERROR_MAX];
    if (im->rows.number <= im->state.line) {
        cJSON_Delete(row); /* is in already */
        return;
    }
    if (row == NULL) {
        flush_pending(im, im->rows.number);
        skip(im, im->rows.number, problem);
        return;
    }
    bool whole = is_native(row);
    cJSON *product = whole ? row : map_row(row, im->o, error, sizeof(error));
    if (!whole)
        cJSON_Delete(row);
    if (product != NULL) {
        take_product(im, product, whole);
    } else {
        flush_pending(im, im->rows.number);
        skip(im, im->rows.number, error);
    }
}

static void run_rows(import *im)
{
    progress p;
    bool end = false;
    progress_begin(&p, im->a, im->o->dry_run ? "checking" : "importing", im->rows.size);
    while (!app_interrupted()) {
        const char *problem;
        cJSON *row = source_next(&im->rows, &end, &problem);
        if (end)
            break;
        take_row(im, row, problem);
        progress_step(&p, source_offset(&im->rows));
    }
    if (end) {
        flush_pending(im, im->rows.number + 1);
        progress_step(&p, im->rows.size);
    }
    cJSON_Delete(im->pending);
    progress_end(&p);
}

/* --- the command ------------------------------------------------------------------------------------- */

static bool add_mapping(import_options *o, const char *text)
{
    const char *equals = strchr(text, '=');
    if (equals == NULL || equals == text || equals[1] == '\0' || o->mapping_count == MAPPINGS_MAX)
        return false;
    mapping *m = &o->mappings[o->mapping_count++];
    snprintf(m->field, sizeof(m->field), "%.*s", (int)(equals - text), text);
    snprintf(m->column, sizeof(m->column), "%s", equals + 1);
    return true;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static int parse(import_options *o, int argc, char **argv)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'}, {"map", required_argument, NULL, 'm'},
        {"location", required_argument, NULL, 'l'}, {"state", required_argument, NULL, 's'},
        {"report", required_argument, NULL, 'r'}, {"restart", no_argument, NULL, 'R'},
        {"dry-run", no_argument, NULL, 'n'}, {NULL, 0, NULL, 0},
    };
    const char *format = NULL;
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (c) {
        case 'f':
            format = optarg;
            break;
        case 'm':
            if (!add_mapping(o, optarg))
                return usage_error("import", "--map takes FIELD=COLUMN, not '%s'", optarg);
            break;
        case 'l':
            o->location = optarg;
            break;
        case 's':
            o->state_file = optarg;
            break;
        case 'r':
            o->report_file = optarg;
            break;
        case 'R':
            o->restart = true;
            break;
        case 'n':
            o->dry_run = true;
            break;
        default:
            return usage_error("import", "that option is not known");
        }
    }
    if (optind + 1 != argc)
        return usage_error("import", "name one file");
    o->file = argv[optind];
    o->csv = format != NULL ? strcmp(format, "csv") == 0 : ends_with(o->file, ".csv");
    if (format != NULL && strcmp(format, "csv") != 0 && strcmp(format, "jsonl") != 0)
        return usage_error("import", "--format is csv or jsonl, not '%s'", format);
    return 0;
}

/* The first location there is, for stock whose place nobody named. */
static char *first_location(app *a)
{
    char *code = NULL;
    cJSON *answer = NULL;
    if (app_try(a, "location.list", NULL, &answer) == 0) {
        const cJSON *first = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(answer, "items"), 0);
        const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(first, "code"));
        code = text != NULL ? strdup(text) : NULL;
    }
    cJSON_Delete(answer);
    return code;
}

static int finish(import *im)
{
    if (app_interrupted()) {
        state_save(&im->state);
        app_error("interrupted behind line %ld; run the same command again to go on", im->state.line);
        return EXIT_INTERRUPTED;
    }
    if (!im->o->dry_run)
        state_remove(&im->state);
    if (!im->a->quiet)
        printf("%lld products %s, %lld skipped\n", im->state.imported, im->o->dry_run ? "would be in" : "in",
               im->state.skipped);
    return im->state.skipped > 0 ? EXIT_PARTLY : EXIT_DONE;
}

int run_import(app *a, int argc, char **argv)
{
    import_options o = {0};
    import im = {.a = a, .o = &o};
    char *location = NULL;
    int status = parse(&o, argc, argv);
    if (status != 0)
        return status;
    if (!app_open(a) || !state_load(&im.state, &o))
        return EXIT_FAILED;
    if (o.location == NULL)
        o.location = location = first_location(a);
    im.report = o.report_file != NULL ? fopen(o.report_file, "a") : NULL;
    if (o.report_file != NULL && im.report == NULL)
        app_error("%s: %s", o.report_file, strerror(errno));
    im.known = cJSON_CreateObject();
    if (im.state.line > 0 && !a->quiet)
        fprintf(stderr, "going on behind line %ld\n", im.state.line);
    bool opened = (o.report_file == NULL || im.report != NULL) && source_open(&im.rows, &o);
    if (opened)
        run_rows(&im);
    status = opened ? finish(&im) : EXIT_FAILED;
    source_close(&im.rows);
    if (im.report != NULL)
        fclose(im.report);
    cJSON_Delete(im.known);
    free(location);
    return status;
}

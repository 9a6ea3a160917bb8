/* import.c - `shopctl import`: rows become products, some at a time, each its own call, so that an
 * interrupted import has lost nothing and goes on behind the last batch that is in. */
#define _GNU_SOURCE
#include <errno.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import.h"

enum { BATCH = 64, GROUP_MAX = 1000 };

typedef struct import {
    app *a;
    const import_options *o;
    source rows;
    import_state state;
    FILE *report;
    batch batch;
    bool open;       /* the last product of the batch may get further variants */
    size_t open_at;  /* where it is */
    void *seen;      /* slugs and SKUs of the file, and their lines; a tsearch() tree */
    cJSON *known;    /* categories that are there */
    char *location;  /* for stock that does not say where it lies */
    bool asked_location, homeless; /* looked for it; there was none */
    bool cannot_save;
} import;

/* --- what was seen in the file ---------------------------------------------------------------- */

typedef struct sighting {
    long line;
    char name[]; /* "slug x", "SKU x" */
} sighting;

static int compare_sightings(const void *a, const void *b)
{
    return strcmp(((const sighting *)a)->name, ((const sighting *)b)->name);
}

/* 0, or the line in which it stood before. */
static long see(import *im, const char *what, const char *name)
{
    size_t size = strlen(what) + strlen(name) + 2;
    sighting *s = malloc(sizeof(*s) + size);
    sighting *const *found = NULL;
    if (s != NULL) {
        s->line = im->rows.number;
        snprintf(s->name, size, "%s %s", what, name);
        found = tsearch(s, &im->seen, compare_sightings);
    }
    long before = found != NULL && *found != s ? (*found)->line : 0;
    if (found == NULL || *found != s)
        free(s);
    return before;
}

/* --- the end of a batch ----------------------------------------------------------------------- */

static void tell(import *im, const batch_item *item)
{
    im->state.skipped++;
    app_error("%s:%ld: %s (skipped)", im->o->file, item->line, item->why);
    if (im->report == NULL)
        return;
    cJSON *entry = cJSON_CreateObject();
    cJSON_AddNumberToObject(entry, "line", (double)item->line);
    cJSON_AddStringToObject(entry, "reason", item->why);
    char *text = cJSON_PrintUnformatted(entry);
    fprintf(im->report, "%s\n", text != NULL ? text : "");
    cJSON_free(text);
    cJSON_Delete(entry);
}

/* The first location there is, for stock whose place nobody named. */
static const char *location_of(import *im)
{
    cJSON *answer = NULL;
    if (im->o->location != NULL || im->asked_location)
        return im->o->location != NULL ? im->o->location : im->location;
    im->asked_location = true;
    if (app_try(im->a, "location.list", NULL, &answer) == 0) {
        const char *code = text_at(cJSON_GetArrayItem(item_at(answer, "items"), 0), "code");
        im->location = code != NULL ? strdup(code) : NULL;
    }
    cJSON_Delete(answer);
    return im->location;
}

static bool make_category(import *im, batch_item *item, const char *slug, const char *title)
{
    cJSON *get = cJSON_CreateObject();
    cJSON_AddStringToObject(get, "slug", slug);
    int code = app_try(im->a, "category.get", get, NULL);
    if (code == SHOP_E_NOT_FOUND && !im->o->dry_run) {
        cJSON *put = cJSON_CreateObject();
        cJSON_AddStringToObject(put, "slug", slug);
        cJSON_AddStringToObject(put, "title", title);
        code = app_try(im->a, "category.put", put, NULL);
    }
    if (code == 0 || im->o->dry_run) {
        cJSON_AddTrueToObject(im->known, slug);
        return true;
    }
    app_describe_last(item->why, sizeof(item->why));
    return false;
}

/* What a product needs around it: its category, and a place for its stock. */
static void prepare(import *im, batch_item *item)
{
    cJSON *title = cJSON_DetachItemFromObjectCaseSensitive(item->product, "category_title");
    const char *slug = text_at(item->product, "category");
    const char *location = NULL;
    if (title != NULL && slug != NULL && item_at(im->known, slug) == NULL)
        (void)make_category(im, item, slug, title->valuestring);
    cJSON_Delete(title);
    if (needs_location(item->product)) {
        location = location_of(im);
        im->homeless = im->homeless || location == NULL;
    }
    item->stock = detach_stock(item->product, location, item->why);
}

static void account(import *im, const batch_item *item)
{
    if (item->why[0] != '\0') {
        tell(im, item);
    } else if (item->product != NULL) {
        im->state.imported++;
        snprintf(im->state.slug, sizeof(im->state.slug), "%s", text_at(item->product, "slug"));
    }
}

/* Write what was gathered; everything up to this line is then in. */
static void flush(import *im, long line)
{
    for (size_t i = 0; i < im->batch.count; i++)
        if (im->batch.items[i].product != NULL)
            prepare(im, &im->batch.items[i]);
    batch_write(&im->batch, im->a, im->o->dry_run);
    for (size_t i = 0; i < im->batch.count; i++)
        account(im, &im->batch.items[i]);
    batch_clear(&im->batch);
    im->open = false;
    im->state.line = line;
    if (im->report != NULL && fflush(im->report) == 0)
        im->state.report_size = ftell(im->report);
    if (!im->o->dry_run && !im->cannot_save)
        im->cannot_save = !state_save(&im->state);
}

/* --- rows ------------------------------------------------------------------------------------- */

static bool is_in(const import *im)
{
    return im->rows.number <= im->state.line;
}

static batch_item *add_item(import *im, size_t most)
{
    if (im->batch.count >= most)
        flush(im, im->rows.number - 1);
    batch_item *item = batch_add(&im->batch, im->rows.number);
    if (item == NULL)
        app_error("out of memory");
    return item;
}

static void take_wrong(import *im, const char *why)
{
    batch_item *item = is_in(im) ? NULL : add_item(im, im->open ? GROUP_MAX : BATCH);
    if (item != NULL)
        snprintf(item->why, sizeof(item->why), "%s", why);
}

/* False when the file had its slug or a SKU before; then the row is wrong. */
static bool is_new(import *im, const cJSON *product, bool same)
{
    char why[REASON_MAX];
    const cJSON *variant;
    const char *slug = text_at(product, "slug"), *what = "slug", *name = slug;
    long before = slug == NULL || same ? 0 : see(im, what, name);
    cJSON_ArrayForEach(variant, item_at(product, "variants"))
    {
        if (before != 0 || text_at(variant, "sku") == NULL)
            continue;
        what = "SKU";
        name = text_at(variant, "sku");
        before = see(im, what, name);
    }
    if (before == 0 || is_in(im))
        return true;
    snprintf(why, sizeof(why), "%s %.100s stands in line %ld already%s", what, name, before,
             what[0] == 's' ? "; the rows of one product must be neighbours" : "");
    take_wrong(im, why);
    return false;
}

/* A mapped row adds a variant to the product before it when both have the same slug. */
static bool is_variant(const import *im, const cJSON *product)
{
    const cJSON *before = im->open ? im->batch.items[im->open_at].product : NULL;
    const char *slug = text_at(product, "slug");
    return before != NULL && slug != NULL && strcmp(slug, text_at(before, "slug")) == 0;
}

/* Takes product. */
static void take_product(import *im, cJSON *product, bool whole)
{
    bool same = !whole && is_variant(im, product);
    im->open = im->open && same;
    if (!is_new(im, product, same) || is_in(im)) {
        cJSON_Delete(product);
    } else if (same) {
        cJSON *variants = item_at(im->batch.items[im->open_at].product, "variants");
        cJSON_AddItemToArray(variants, cJSON_DetachItemFromArray(item_at(product, "variants"), 0));
        cJSON_Delete(product);
    } else {
        batch_item *item = add_item(im, BATCH);
        im->open = !whole && item != NULL;
        if (item == NULL) {
            cJSON_Delete(product);
            return;
        }
        item->product = product;
        im->open_at = im->batch.count - 1;
    }
}

/* A line of an export that is no product: what products need around them. Takes row. */
static void take_call(import *im, cJSON *row)
{
    const char *op = text_at(row, "op");
    bool allowed = strcmp(op, "category.put") == 0 || strcmp(op, "location.put") == 0;
    im->open = false;
    if (!allowed) {
        take_wrong(im, "only category.put and location.put stand among products; "
                       "shopctl apply does the others");
    } else if (!is_in(im)) {
        batch_item *item = add_item(im, BATCH);
        if (item != NULL) {
            item->call = row;
            return;
        }
    }
    cJSON_Delete(row);
}

/* Takes row; NULL is a wrong one. */
static void take_row(import *im, cJSON *row, const char *problem)
{
    char error[REASON_MAX];
    if (row == NULL) {
        take_wrong(im, problem);
        return;
    }
    if (text_at(row, "op") != NULL) {
        take_call(im, row);
        return;
    }
    bool whole = is_native(row);
    cJSON *product = whole ? row : map_row(row, im->o, error);
    if (!whole)
        cJSON_Delete(row);
    if (product != NULL)
        take_product(im, product, whole);
    else
        take_wrong(im, error);
}

static bool run_rows(import *im)
{
    progress p;
    bool end = false;
    progress_begin(&p, im->a, im->o->dry_run ? "checking" : "importing", "products", im->rows.size);
    while (!app_interrupted()) {
        const char *problem;
        cJSON *row = source_next(&im->rows, &end, &problem);
        if (end)
            break;
        take_row(im, row, problem);
        progress_step(&p, source_offset(&im->rows), im->state.imported);
    }
    bool good = !source_failed(&im->rows);
    if (end && good)
        flush(im, im->rows.last_number);
    progress_step(&p, source_offset(&im->rows), im->state.imported);
    progress_end(&p);
    return good;
}

/* --- beginning and ending --------------------------------------------------------------------- */

/* A state file may outlive its shop: what it says is in must be there. */
static void trust_state(import *im)
{
    import_state *st = &im->state;
    if (st->line == 0)
        return;
    cJSON *args = cJSON_CreateObject();
    cJSON_AddStringToObject(args, "slug", st->slug);
    bool there = strcmp(st->slug, "-") == 0 || app_try(im->a, "product.find", args, NULL) == 0;
    if (!there) {
        app_error("%s is not in this shop any more: beginning anew", st->slug);
        st->line = 0;
        st->imported = st->skipped = st->report_size = 0;
    } else if (!im->a->quiet) {
        app_error("going on behind line %ld", st->line);
    }
}

/* The report of an interrupted import goes on where its state is true. */
static bool open_report(import *im)
{
    const char *name = im->o->report_file;
    if (name == NULL)
        return true;
    im->report = im->state.line > 0 ? fopen(name, "r+") : fopen(name, "w");
    if (im->report == NULL && im->state.line > 0)
        im->report = fopen(name, "w");
    if (im->report != NULL && ftruncate(fileno(im->report), im->state.report_size) == 0 &&
        fseek(im->report, 0, SEEK_END) == 0)
        return true;
    app_error("%s: %s", name, strerror(errno));
    return false;
}

static bool location_exists(import *im)
{
    if (im->o->location == NULL)
        return true;
    cJSON *args = cJSON_CreateObject();
    cJSON_AddStringToObject(args, "code", im->o->location);
    if (app_try(im->a, "location.get", args, NULL) == 0)
        return true;
    app_error_last("--location");
    return false;
}

static int finish(import *im)
{
    import_state *st = &im->state;
    if (app_interrupted()) {
        if (im->o->dry_run)
            app_error("interrupted");
        else
            app_error("interrupted behind line %ld; run the same command again to go on", st->line);
        return EXIT_INTERRUPTED;
    }
    if (!im->o->dry_run)
        state_remove(st);
    if (!im->a->quiet && im->a->json)
        printf("{\"imported\":%lld,\"skipped\":%lld}\n", st->imported, st->skipped);
    else if (!im->a->quiet)
        printf("%lld products %s, %lld skipped\n", st->imported,
               im->o->dry_run ? "could be imported" : "in", st->skipped);
    if (im->homeless)
        app_error("stock was not imported, for the shop has no location: make one (shopctl call "
                  "location.put) and import again");
    return st->skipped > 0 || im->homeless ? EXIT_PARTLY : EXIT_DONE;
}

static void end(import *im)
{
    source_close(&im->rows);
    if (im->report != NULL)
        fclose(im->report);
    batch_free(&im->batch);
    cJSON_Delete(im->known);
    tdestroy(im->seen, free);
    free(im->location);
}

int import_file(app *a, const import_options *o)
{
    import im = {.a = a, .o = o, .known = cJSON_CreateObject()};
    int status = EXIT_FAILED;
    a->may_make = !o->dry_run;
    a->read_only = o->dry_run;
    if (state_load(&im.state, o, a->url) && source_open(&im.rows, o) && app_open(a) &&
        location_exists(&im)) {
        trust_state(&im);
        if (open_report(&im) && run_rows(&im))
            status = finish(&im);
    }
    end(&im);
    return status;
}

/* export.c - the catalogue with its stock, one thing a line, in the form that `shopctl import`
 * takes: categories and locations, then products in the order of their slugs, so that two shops
 * with the same catalogue give the same bytes. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shopctl.h"

enum { PAGE = 200 };

typedef struct export {
    app *a;
    FILE *to;
    char **slugs; /* of all products */
    size_t count, capacity;
    int64_t written;
} export;

static bool write_line(export *e, const cJSON *value)
{
    char *text = cJSON_PrintUnformatted(value);
    bool written = text != NULL && fprintf(e->to, "%s\n", text) > 0;
    if (!written)
        app_error("cannot write: %s", strerror(errno));
    cJSON_free(text);
    return written;
}

/* --- pages ------------------------------------------------------------------------------------ */

/* Call `each` for every item of a list operation. */
static bool for_each(export *e, const char *op, bool (*each)(export *e, const cJSON *item))
{
    cJSON *page = NULL;
    bool good = true, more = true;
    while (good && more && !app_interrupted()) {
        const cJSON *item;
        cJSON *args = cJSON_CreateObject();
        cJSON_AddNumberToObject(args, "limit", PAGE);
        if (page != NULL)
            cJSON_AddStringToObject(args, "cursor", text_at(page, "next_cursor"));
        cJSON_Delete(page);
        page = app_call(e->a, op, args);
        good = page != NULL;
        cJSON_ArrayForEach(item, item_at(page, "items"))
        {
            good = good && each(e, item);
        }
        more = text_at(page, "next_cursor") != NULL;
    }
    cJSON_Delete(page);
    return good;
}

/* --- categories and locations ----------------------------------------------------------------- */

/* A line that makes it again: the fields that its put takes. */
static bool write_put(export *e, const char *op, const cJSON *from, const char *const *fields)
{
    cJSON *line = cJSON_CreateObject();
    cJSON_AddStringToObject(line, "op", op);
    cJSON *args = cJSON_AddObjectToObject(line, "args");
    for (; *fields != NULL; fields++)
        if (item_at(from, *fields) != NULL)
            cJSON_AddItemToObject(args, *fields, cJSON_Duplicate(item_at(from, *fields), true));
    bool written = write_line(e, line);
    cJSON_Delete(line);
    return written;
}

static bool write_categories(export *e)
{
    static const char *const fields[] = {"slug", "title", "parent", "position", NULL};
    const cJSON *each;
    bool good = true;
    cJSON *tree = app_call(e->a, "category.list", NULL);
    cJSON_ArrayForEach(each, item_at(tree, "categories")) /* parents before their children */
    {
        good = good && write_put(e, "category.put", each, fields);
    }
    good = good && tree != NULL;
    cJSON_Delete(tree);
    return good;
}

static bool write_location(export *e, const cJSON *location)
{
    static const char *const fields[] = {"code", "name", "country", "position", NULL};
    return write_put(e, "location.put", location, fields);
}

/* --- products --------------------------------------------------------------------------------- */

static bool keep_slug(export *e, const cJSON *product)
{
    const char *slug = text_at(product, "slug");
    if (e->count == e->capacity) {
        size_t capacity = e->capacity > 0 ? e->capacity * 2 : PAGE;
        char **larger = reallocarray(e->slugs, capacity, sizeof(*larger));
        if (larger == NULL)
            return false;
        e->slugs = larger;
        e->capacity = capacity;
    }
    e->slugs[e->count] = slug != NULL ? strdup(slug) : NULL;
    return e->slugs[e->count] != NULL && ++e->count > 0;
}

static int compare_slugs(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What product.put does not take: ids, versions, times and places of the list. */
static void strip(cJSON *product)
{
    static const char *const gone[] = {"id", "version", "created_at", "updated_at"};
    cJSON *variant;
    for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
        cJSON_DeleteItemFromObjectCaseSensitive(product, gone[i]);
    cJSON_ArrayForEach(variant, item_at(product, "variants"))
    {
        cJSON_DeleteItemFromObjectCaseSensitive(variant, "id");
        cJSON_DeleteItemFromObjectCaseSensitive(variant, "position");
    }
}

static bool add_stock(export *e, cJSON *variant)
{
    cJSON *args = cJSON_CreateObject(), *stock = NULL;
    const cJSON *level;
    cJSON_AddItemToObject(args, "sku", cJSON_Duplicate(item_at(variant, "sku"), true));
    int code = app_try(e->a, "stock.get", args, &stock);
    if (code != 0) {
        if (code != SHOP_E_NOT_FOUND) /* nobody ever set it */
            app_error_last("stock.get");
        return code == SHOP_E_NOT_FOUND;
    }
    cJSON *list = cJSON_AddArrayToObject(variant, "stock");
    cJSON_ArrayForEach(level, item_at(stock, "levels"))
    {
        cJSON *entry = cJSON_CreateObject();
        cJSON_AddItemToObject(entry, "location", cJSON_Duplicate(item_at(level, "location"), true));
        cJSON_AddItemToObject(entry, "quantity", cJSON_Duplicate(item_at(level, "on_hand"), true));
        cJSON_AddItemToArray(list, entry);
    }
    if (cJSON_GetArraySize(list) == 0)
        cJSON_DeleteItemFromObjectCaseSensitive(variant, "stock");
    cJSON_Delete(stock);
    return true;
}

static bool write_product(export *e, const char *slug)
{
    cJSON *args = cJSON_CreateObject(), *product = NULL, *variant;
    bool good = true;
    cJSON_AddStringToObject(args, "slug", slug);
    int code = app_try(e->a, "product.find", args, &product);
    if (code == SHOP_E_NOT_FOUND)
        return true; /* removed meanwhile */
    if (code != 0) {
        app_error_last(slug);
        return false;
    }
    strip(product);
    cJSON_ArrayForEach(variant, item_at(product, "variants"))
    {
        good = good && add_stock(e, variant);
    }
    good = good && write_line(e, product);
    e->written += good;
    cJSON_Delete(product);
    return good;
}

static bool write_products(export *e)
{
    progress p;
    bool good = for_each(e, "product.list", keep_slug);
    if (e->count > 0)
        qsort(e->slugs, e->count, sizeof(e->slugs[0]), compare_slugs);
    progress_begin(&p, e->a, "exporting", "products", (int64_t)e->count);
    for (size_t i = 0; good && i < e->count && !app_interrupted(); i++) {
        good = write_product(e, e->slugs[i]);
        progress_step(&p, (int64_t)i + 1, e->written);
    }
    progress_end(&p);
    return good;
}

/* --- the command ------------------------------------------------------------------------------ */

static int write_all(export *e)
{
    bool good = app_open(e->a) && write_categories(e) &&
                for_each(e, "location.list", write_location) && write_products(e);
    for (size_t i = 0; i < e->count; i++)
        free(e->slugs[i]);
    free(e->slugs);
    return !good ? EXIT_FAILED : app_interrupted() ? EXIT_INTERRUPTED : EXIT_DONE;
}

/* What is not complete does not get the file's name. */
static int write_file(export *e, const char *name)
{
    char temporary[PATH_MAX_BYTES];
    snprintf(temporary, sizeof(temporary), "%s.new", name);
    e->to = fopen(temporary, "w");
    if (e->to == NULL) {
        app_error("%s: %s", temporary, strerror(errno));
        return EXIT_FAILED;
    }
    int status = write_all(e);
    bool closed = fflush(e->to) == 0 && fsync(fileno(e->to)) == 0;
    closed = fclose(e->to) == 0 && closed;
    if (status == EXIT_DONE && (!closed || rename(temporary, name) != 0)) {
        app_error("%s: %s", name, strerror(errno));
        status = EXIT_FAILED;
    }
    if (status != EXIT_DONE)
        unlink(temporary);
    else if (!e->a->quiet)
        printf("%lld products written\n", (long long)e->written);
    return status;
}

int run_export(app *a, int argc, char **argv)
{
    export e = {.a = a, .to = stdout};
    if (argc > 2)
        return usage_error("export", "name one file at most");
    return argc == 2 && strcmp(argv[1], "-") != 0 ? write_file(&e, argv[1]) : write_all(&e);
}

/* export.c - all products with their stock, one a line, in the form that `shopctl import` takes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "shopctl.h"

enum { PAGE = 200 };

/* What product.put does not take: ids, versions, times and places of the list. */
static void strip(cJSON *product)
{
    static const char *const gone[] = {"id", "version", "created_at", "updated_at"};
    cJSON *variant;
    for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
        cJSON_DeleteItemFromObjectCaseSensitive(product, gone[i]);
    cJSON_ArrayForEach(variant, cJSON_GetObjectItemCaseSensitive(product, "variants"))
    {
        cJSON_DeleteItemFromObjectCaseSensitive(variant, "id");
        cJSON_DeleteItemFromObjectCaseSensitive(variant, "position");
    }
}

static void add_stock(app *a, cJSON *variant)
{
    cJSON *args = cJSON_CreateObject(), *stock = NULL;
    const char *sku = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(variant, "sku"));
    cJSON_AddStringToObject(args, "sku", sku != NULL ? sku : "");
    if (app_try(a, "stock.get", args, &stock) != 0)
        return; /* nobody ever set it */
    cJSON *list = cJSON_AddArrayToObject(variant, "stock");
    const cJSON *level;
    cJSON_ArrayForEach(level, cJSON_GetObjectItemCaseSensitive(stock, "levels"))
    {
        cJSON *entry = cJSON_CreateObject();
        cJSON_AddItemToObject(entry, "location",
                              cJSON_Duplicate(cJSON_GetObjectItemCaseSensitive(level, "location"), true));
        cJSON_AddItemToObject(entry, "quantity",
                              cJSON_Duplicate(cJSON_GetObjectItemCaseSensitive(level, "on_hand"), true));
        cJSON_AddItemToArray(list, entry);
    }
    cJSON_Delete(stock);
}

static bool export_product(app *a, const char *id, FILE *to)
{
    cJSON *args = cJSON_CreateObject();
    cJSON_AddStringToObject(args, "product_id", id);
    cJSON *product = app_call(a, "product.get", args);
    cJSON *variant;
    if (product == NULL)
        return false;
    strip(product);
    cJSON_ArrayForEach(variant, cJSON_GetObjectItemCaseSensitive(product, "variants")) add_stock(a, variant);
    char *text = cJSON_PrintUnformatted(product);
    bool written = text != NULL && fprintf(to, "%s\n", text) > 0;
    if (!written)
        app_error("cannot write: %s", strerror(errno));
    cJSON_free(text);
    cJSON_Delete(product);
    return written;
}

static bool export_page(app *a, const cJSON *page, FILE *to, int64_t *done)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(page, "items"))
    {
        const char *id = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "id"));
        if (id == NULL || !export_product(a, id, to))
            return false;
        ++*done;
    }
    return true;
}

static bool export_all(app *a, FILE *to, int64_t *done)
{
    progress p;
    char *cursor = NULL;
    bool good = true, more = true;
    progress_begin(&p, a, "exporting", 0);
    while (good && more && !app_interrupted()) {
        cJSON *args = cJSON_CreateObject();
        cJSON_AddNumberToObject(args, "limit", PAGE);
        if (cursor != NULL)
            cJSON_AddStringToObject(args, "cursor", cursor);
        cJSON *page = app_call(a, "product.list", args);
        good = page != NULL && export_page(a, page, to, done);
        const char *next = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(page, "next_cursor"));
        free(cursor);
        cursor = next != NULL ? strdup(next) : NULL;
        more = cursor != NULL;
        progress_step(&p, *done);
        cJSON_Delete(page);
    }
    free(cursor);
    progress_end(&p);
    return good;
}

int run_export(app *a, int argc, char **argv)
{
    int64_t done = 0;
    if (argc > 2)
        return usage_error("export", "name one file at most");
    FILE *to = argc == 2 ? fopen(argv[1], "w") : stdout;
    if (to == NULL) {
        app_error("%s: %s", argv[1], strerror(errno));
        return EXIT_FAILED;
    }
    bool good = export_all(a, to, &done);
    if (to != stdout && fclose(to) != 0) {
        app_error("%s: %s", argv[1], strerror(errno));
        good = false;
    }
    if (good && to != stdout && !a->quiet)
        printf("%lld products written\n", (long long)done);
    return !good ? EXIT_FAILED : app_interrupted() ? EXIT_INTERRUPTED : EXIT_DONE;
}

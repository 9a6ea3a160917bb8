/* shelf.c - see shelf.h. */
#include "tests/unit/services/catalog/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

int shelf_setup(void **state)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    char guest_id[SHOP_ID_SIZE];
    shelf *s = calloc(1, sizeof(*s));
    if (s == NULL)
        return -1;
    stopped_clock_init(&s->clock, SHELF_START_MS);
    temp_shop_open(&s->temp, &s->clock.env);
    s->shop = s->temp.shop;
    assert_int_equal(shop_id_new(s->shop, "gst", guest_id), 0);
    who.guest_id = guest_id;
    assert_int_equal(shop_as(s->shop, &who, &s->guest), 0);
    *state = s;
    return 0;
}

int shelf_teardown(void **state)
{
    shelf *s = *state;
    shop_close(s->guest);
    temp_shop_close(&s->temp);
    free(s);
    return 0;
}

/* --- calls -------------------------------------------------------------------------------------- */

static int call_with(shop *as, const char *op, const char **out, const char *json, va_list values)
{
    static char text[SHELF_TEXT_MAX];
    int length = vsnprintf(text, sizeof(text), json, values);
    assert_in_range(length, 0, sizeof(text) - 1);
    return shop_call_json(as, op, text, out);
}

int shelf_try(shop *as, const char *op, const char *json, ...)
{
    va_list values;
    va_start(values, json);
    int code = call_with(as, op, NULL, json, values);
    va_end(values);
    return code;
}

void shelf_call(shelf *s, const char *op, const char *json, ...)
{
    va_list values;
    va_start(values, json);
    int code = call_with(s->shop, op, NULL, json, values);
    va_end(values);
    if (code != 0)
        fail_msg("%s: %s", op, shop_error_last()->message);
}

void shelf_refused(shop *as, int code, const char *words, const char *op, const char *json, ...)
{
    va_list values;
    va_start(values, json);
    int refusal = call_with(as, op, NULL, json, values);
    va_end(values);
    assert_int_equal(refusal, code);
    if (strstr(shop_error_last()->message, words) == NULL)
        fail_msg("\"%s\" does not hold \"%s\"", shop_error_last()->message, words);
}

void shelf_category(shelf *s, const char *slug, const char *parent)
{
    shelf_call(s, "category.put", "{\"slug\":\"%s\",\"title\":\"%s\",\"parent\":\"%s\"}", slug, slug,
               parent != NULL ? parent : "");
}

void shelf_product(shelf *s, const char *slug, const char *more)
{
    shelf_call(s, "product.put", "{\"slug\":\"%s\",\"title\":\"%s\",\"variants\":[{\"sku\":\"%s\"}]%s}", slug,
               slug, slug, more);
}

/* --- looking ------------------------------------------------------------------------------------ */

const shop_product *shelf_find(shop *as, const char *slug)
{
    shop_product_find_args args = SHOP_PRODUCT_FIND_INIT;
    const shop_product *found = NULL;
    args.slug = slug;
    if (shop_product_find(as, &args, &found) != 0)
        fail_msg("%s: %s", slug, shop_error_last()->message);
    return found;
}

void shelf_id(shelf *s, const char *slug, char *out)
{
    const shop_product *found = shelf_find(s->shop, slug);
    snprintf(out, SHOP_ID_SIZE, "%s", found->id);
    shop_free(found);
}

int64_t shelf_number(shelf *s, const char *sql, ...)
{
    char text[1024];
    va_list values;
    va_start(values, sql);
    int length = vsnprintf(text, sizeof(text), sql, values);
    va_end(values);
    assert_in_range(length, 0, sizeof(text) - 1);
    return temp_shop_number(&s->temp, text);
}

int64_t shelf_told(shelf *s, const char *type)
{
    return shelf_number(s, "SELECT count(*) FROM events_outbox WHERE type = '%s'", type);
}

/* The slugs of a list in a result, joined. */
static const char *join(const char *result, const char *list)
{
    static char text[SHELF_TEXT_MAX];
    size_t length = 0;
    const cJSON *item;
    cJSON *whole = cJSON_Parse(result);
    text[0] = '\0';
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(whole, list))
    {
        const char *slug = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "slug"));
        length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s", length > 0 ? " " : "", slug);
        assert_true(length < sizeof(text));
    }
    cJSON_Delete(whole);
    return text;
}

const char *shelf_tree(shelf *s)
{
    const char *result = NULL;
    assert_int_equal(shop_call_json(s->shop, "category.list", NULL, &result), 0);
    const char *slugs = join(result, "categories");
    shop_free(result);
    return slugs;
}

const char *shelf_list(shop *as, const char *json, ...)
{
    const char *result = NULL;
    va_list values;
    va_start(values, json);
    int code = call_with(as, "product.list", &result, json, values);
    va_end(values);
    if (code != 0)
        fail_msg("%s: %s", json, shop_error_last()->message);
    const char *slugs = join(result, "items");
    shop_free(result);
    return slugs;
}

/* product_change_test.c - changes of one thing about a product: only of the version that was meant, told once,
 * and nothing at all when it is so already. */
#include "tests/unit/services/catalog/shelf.h"

#include <inttypes.h>
#include <string.h>

#define MINOR_MAX INT64_C(9007199254740991)

static int set_status(shelf *s, const char *id, const char *status, int64_t if_version)
{
    return shelf_try(s->shop, "product.set_status",
                     "{\"product_id\":\"%s\",\"status\":\"%s\",\"if_version\":%" PRId64 "}", id, status,
                     if_version);
}

static int set_price(shelf *s, const char *sku, const char *currency, int64_t minor)
{
    return shelf_try(s->shop, "price.set", "{\"sku\":\"%s\",\"currency\":\"%s\",\"minor\":%" PRId64 "}", sku,
                     currency, minor);
}

static int remove_price(shelf *s, const char *sku, const char *currency)
{
    return shelf_try(s->shop, "price.set", "{\"sku\":\"%s\",\"currency\":\"%s\"}", sku, currency);
}

/* -1 = there is none. */
static int64_t price_of(shelf *s, const char *sku, const char *currency)
{
    return shelf_number(s,
                        "SELECT coalesce((SELECT minor FROM catalog_prices p JOIN catalog_skus k"
                        " ON k.product_id = p.product_id AND k.position = p.variant"
                        " WHERE k.sku = '%s' AND p.currency = '%s'), -1)", sku, currency);
}

/* Everything that a product can have. */
static void put_lamp(shelf *s, const char *slug)
{
    shelf_call(s, "product.put",
               "{\"slug\":\"%s\",\"title\":\"Lamp\",\"attributes\":[{\"name\":\"a\",\"value\":\"b\"}],"
               "\"media\":[{\"url\":\"https://shop.example/1\"}],\"variants\":["
               "{\"sku\":\"%s-s\",\"options\":[{\"name\":\"size\",\"value\":\"S\"}],"
               "\"prices\":[{\"minor\":100,\"currency\":\"EUR\"}]},"
               "{\"sku\":\"%s-l\",\"prices\":[{\"minor\":200,\"currency\":\"EUR\"}]}]}", slug, slug, slug);
}

static int64_t rows_of_products(shelf *s)
{
    return shelf_number(s, "SELECT (SELECT count(*) FROM catalog_products) + (SELECT count(*) FROM catalog_slugs)"
                           " + (SELECT count(*) FROM catalog_variants) + (SELECT count(*) FROM catalog_skus)"
                           " + (SELECT count(*) FROM catalog_attributes)"
                           " + (SELECT count(*) FROM catalog_prices) + (SELECT count(*) FROM catalog_media)");
}

static void another_version_is_refused_even_if_nothing_would_change(void **state)
{
    shelf *s = *state;
    char id[SHOP_ID_SIZE];
    put_lamp(s, "lamp");
    shelf_id(s, "lamp", id);
    assert_int_equal(set_status(s, id, "active", 2), SHOP_E_VERSION_MISMATCH);
    assert_int_equal(set_status(s, id, "archived", 1), 0);
    assert_int_equal(set_status(s, id, "draft", 1), SHOP_E_VERSION_MISMATCH);
    assert_non_null(strstr(shop_error_last()->message, "version 2"));
    assert_int_equal(shelf_number(s, "SELECT status FROM catalog_products"), SHOP_PRODUCT_STATUS_ARCHIVED);
    assert_int_equal(shelf_told(s, "product.updated"), 1);
}

static void a_removal_of_another_version_removes_nothing(void **state)
{
    shelf *s = *state;
    char id[SHOP_ID_SIZE];
    put_lamp(s, "lamp");
    shelf_id(s, "lamp", id);
    int64_t rows = rows_of_products(s);
    shelf_refused(s->shop, SHOP_E_VERSION_MISMATCH, "version 1", "product.delete",
                  "{\"product_id\":\"%s\",\"if_version\":2}", id);
    assert_int_equal(rows_of_products(s), rows);
    assert_int_equal(shelf_told(s, "product.deleted"), 0);
}

static void only_a_change_has_a_time_and_a_version(void **state)
{
    shelf *s = *state;
    char id[SHOP_ID_SIZE];
    put_lamp(s, "lamp");
    shelf_id(s, "lamp", id);
    stopped_clock_advance(&s->clock, 1000);
    assert_int_equal(set_status(s, id, "draft", 1), 0);
    stopped_clock_advance(&s->clock, 1000);
    assert_int_equal(set_status(s, id, "draft", 2), 0);
    assert_int_equal(set_price(s, "lamp-s", "EUR", 100), 0);
    assert_int_equal(remove_price(s, "lamp-s", "USD"), 0);
    const shop_product *lamp = shelf_find(s->shop, "lamp");
    assert_int_equal(lamp->version, 2);
    assert_int_equal(lamp->created_at_ms, SHELF_START_MS);
    assert_int_equal(lamp->updated_at_ms, SHELF_START_MS + 1000);
    shop_free(lamp);
    assert_int_equal(shelf_told(s, "product.updated"), 1);
    assert_int_equal(set_price(s, "lamp-s", "EUR", 101), 0);
    assert_int_equal(shelf_number(s, "SELECT updated_at_ms FROM catalog_products"), SHELF_START_MS + 2000);
    assert_int_equal(shelf_told(s, "product.updated"), 2);
}

static void a_price_is_of_one_variant_in_one_currency(void **state)
{
    shelf *s = *state;
    put_lamp(s, "lamp");
    put_lamp(s, "other");
    assert_int_equal(set_price(s, "lamp-l", "EUR", 250), 0);
    assert_int_equal(set_price(s, "lamp-l", "USD", 300), 0);
    assert_int_equal(remove_price(s, "lamp-s", "EUR"), 0);
    assert_int_equal(price_of(s, "lamp-l", "EUR"), 250);
    assert_int_equal(price_of(s, "lamp-l", "USD"), 300);
    assert_int_equal(price_of(s, "lamp-s", "EUR"), -1);
    assert_int_equal(price_of(s, "lamp-s", "USD"), -1);
    assert_int_equal(price_of(s, "other-l", "EUR"), 200);
    assert_int_equal(price_of(s, "other-s", "EUR"), 100);
}

static void nothing_and_the_most_are_prices(void **state)
{
    shelf *s = *state;
    put_lamp(s, "lamp");
    assert_int_equal(set_price(s, "lamp-s", "EUR", MINOR_MAX + 1), SHOP_E_INVALID);
    assert_int_equal(set_price(s, "lamp-s", "EUR", -1), SHOP_E_INVALID);
    assert_int_equal(price_of(s, "lamp-s", "EUR"), 100);
    assert_int_equal(set_price(s, "lamp-s", "EUR", MINOR_MAX), 0);
    assert_int_equal(price_of(s, "lamp-s", "EUR"), MINOR_MAX);
    assert_int_equal(set_price(s, "lamp-s", "JPY", 0), 0);
    assert_int_equal(price_of(s, "lamp-s", "JPY"), 0);
    assert_int_equal(remove_price(s, "lamp-s", "JPY"), 0);
    assert_int_equal(price_of(s, "lamp-s", "JPY"), -1);
    assert_int_equal(shelf_told(s, "product.updated"), 3);
}

static void a_removal_leaves_no_row_and_touches_no_other(void **state)
{
    shelf *s = *state;
    char id[SHOP_ID_SIZE];
    put_lamp(s, "other");
    int64_t rows = rows_of_products(s);
    put_lamp(s, "lamp");
    shelf_id(s, "lamp", id);
    assert_int_equal(set_status(s, id, "draft", 0), 0);
    shelf_call(s, "product.delete", "{\"product_id\":\"%s\"}", id);
    assert_int_equal(rows_of_products(s), rows);
    assert_int_equal(price_of(s, "other-l", "EUR"), 200);
    assert_int_equal(shelf_number(s, "SELECT version FROM events_outbox WHERE type = 'product.deleted'"), 3);
}

static void what_was_removed_is_not_changed_any_more(void **state)
{
    shelf *s = *state;
    char old[SHOP_ID_SIZE], id[SHOP_ID_SIZE];
    put_lamp(s, "lamp");
    shelf_id(s, "lamp", old);
    shelf_call(s, "product.delete", "{\"product_id\":\"%s\"}", old);
    assert_int_equal(set_price(s, "lamp-s", "EUR", 1), SHOP_E_NOT_FOUND);
    put_lamp(s, "lamp");
    shelf_id(s, "lamp", id);
    assert_string_not_equal(id, old);
    assert_int_equal(set_status(s, old, "archived", 0), SHOP_E_NOT_FOUND);
    shelf_refused(s->shop, SHOP_E_NOT_FOUND, "no such product", "product.delete", "{\"product_id\":\"%s\"}", old);
    assert_int_equal(shelf_number(s, "SELECT version FROM catalog_products"), 1);
}

/* Not even the words of the refusal tell a SKU that is being prepared from one that does not exist. */
static void a_draft_s_sku_looks_like_none(void **state)
{
    shelf *s = *state;
    shelf_product(s, "plan", ",\"status\":\"draft\"");
    shelf_refused(s->guest, SHOP_E_NOT_FOUND, "no such variant", "variant.get", "{\"sku\":\"none\"}");
    shelf_refused(s->guest, SHOP_E_NOT_FOUND, "no such variant", "variant.get", "{\"sku\":\"plan\"}");
    shelf_call(s, "variant.get", "{\"sku\":\"plan\"}");
    assert_int_equal(set_price(s, "plan", "EUR", 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_CASE(another_version_is_refused_even_if_nothing_would_change),
        SHELF_CASE(a_removal_of_another_version_removes_nothing),
        SHELF_CASE(only_a_change_has_a_time_and_a_version),
        SHELF_CASE(a_price_is_of_one_variant_in_one_currency),
        SHELF_CASE(nothing_and_the_most_are_prices),
        SHELF_CASE(a_removal_leaves_no_row_and_touches_no_other),
        SHELF_CASE(what_was_removed_is_not_changed_any_more),
        SHELF_CASE(a_draft_s_sku_looks_like_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* product_list_test.c - pages of products, from new to old: where a page ends, what a cursor may be, and what
 * the list does when products change between two pages. */
#include "tests/unit/services/catalog/shelf.h"

#include <string.h>

#include "lib/core/limits.h"

static const shop_product_summary_page *page_of(shop *as, const char *currency, int64_t limit, const char *cursor)
{
    shop_product_list_args args = SHOP_PRODUCT_LIST_INIT;
    const shop_product_summary_page *page = NULL;
    args.currency = currency;
    args.limit = limit;
    args.cursor = cursor;
    assert_int_equal(shop_product_list(as, &args, &page), 0);
    return page;
}

static void put_in_order(shelf *s, const char *const *slugs, size_t count, const char *more)
{
    for (size_t i = 0; i < count; i++)
        shelf_product(s, slugs[i], more);
}

static void a_cursor_of_something_else_is_refused(void **state)
{
    shelf *s = *state;
    shelf_refused(s->guest, SHOP_E_INVALID, "page of this list", "product.list",
                  "{\"cursor\":\"cat_00000000000000000000000001\"}");
    assert_string_equal(shop_error_last()->field, "cursor");
    assert_int_equal(shelf_try(s->guest, "product.list", "{\"cursor\":\"prd_0000000000000000000000000\"}"),
                     SHOP_E_INVALID);
    assert_int_equal(shelf_try(s->guest, "product.list", "{\"cursor\":\"prd_00000000000000000000000001\"}"), 0);
}

static void a_full_page_is_the_last_when_nothing_follows(void **state)
{
    shelf *s = *state;
    static const char *const slugs[] = {"a", "b", "c"};
    const shop_product_summary_page *page = page_of(s->shop, NULL, 1, NULL);
    assert_int_equal(page->item_count, 0);
    assert_null(page->next_cursor);
    shop_free(page);
    put_in_order(s, slugs, 3, "");
    page = page_of(s->shop, NULL, 3, NULL);
    assert_int_equal(page->item_count, 3);
    assert_null(page->next_cursor);
    shop_free(page);
    page = page_of(s->shop, NULL, 2, NULL);
    assert_int_equal(page->item_count, 2);
    assert_string_equal(page->next_cursor, page->items[1]->id);
    assert_string_equal(shelf_list(s->shop, "{\"cursor\":\"%s\"}", page->next_cursor), "a");
    shop_free(page);
}

static void the_largest_page_is_followed_by_the_rest(void **state)
{
    shelf *s = *state;
    temp_shop_sql(&s->temp,
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 201)"
                  " INSERT INTO catalog_products (id, slug, title, status, tax_class, version, created_at_ms,"
                  " updated_at_ms) SELECT CAST(printf('%016d', i) AS BLOB), 'p' || i, 'P', 2, 'standard', 1, 1, 1"
                  " FROM n");
    const shop_product_summary_page *page = page_of(s->guest, NULL, PAGE_MAX, NULL);
    assert_int_equal(page->item_count, PAGE_MAX);
    assert_string_equal(page->items[0]->slug, "p201");
    assert_string_equal(shelf_list(s->guest, "{\"limit\":200,\"cursor\":\"%s\"}", page->next_cursor), "p1");
    shop_free(page);
}

/* Three ranges of an index, each of which alone could fill the page. */
static void ranges_are_merged_from_new_to_old(void **state)
{
    shelf *s = *state;
    static const char *const names[] = {"home", "bath", "pots"};
    static const char *const mores[] = {",\"category\":\"pots\"", ",\"category\":\"home\"",
                                        ",\"category\":\"bath\",\"status\":\"draft\""};
    static const char *const slugs[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    for (size_t i = 0; i < 3; i++)
        shelf_category(s, names[i], i > 0 ? "home" : NULL);
    for (size_t i = 0; i < 9; i++)
        shelf_product(s, slugs[i], mores[i % 3]);
    assert_string_equal(shelf_list(s->shop, "{\"category\":\"home\",\"limit\":2}"), "i h");
    assert_string_equal(shelf_list(s->shop, "{\"category\":\"home\",\"limit\":8}"), "i h g f e d c b");
    assert_string_equal(shelf_list(s->shop, "{\"category\":\"home\"}"), "i h g f e d c b a");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"home\",\"limit\":4}"), "h g e d");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"bath\"}"), "");
}

/* The product that a cursor names is gone; another left the list, and one came into it. */
static void a_list_goes_on_behind_what_was_removed(void **state)
{
    shelf *s = *state;
    static const char *const slugs[] = {"a", "b", "c", "d", "e"};
    char id[SHOP_ID_SIZE];
    put_in_order(s, slugs, 5, "");
    shelf_product(s, "a", ",\"status\":\"draft\"");
    const shop_product_summary_page *page = page_of(s->guest, NULL, 2, NULL);
    assert_string_equal(page->items[1]->slug, "d");
    shelf_call(s, "product.delete", "{\"product_id\":\"%s\"}", page->next_cursor);
    shelf_id(s, "c", id);
    shelf_call(s, "product.set_status", "{\"product_id\":\"%s\",\"status\":\"archived\"}", id);
    shelf_id(s, "a", id);
    shelf_call(s, "product.set_status", "{\"product_id\":\"%s\",\"status\":\"active\"}", id);
    assert_string_equal(shelf_list(s->guest, "{\"limit\":2,\"cursor\":\"%s\"}", page->next_cursor), "b a");
    shop_free(page);
}

static void the_lowest_price_may_be_nothing(void **state)
{
    shelf *s = *state;
    shelf_call(s, "product.put",
               "{\"slug\":\"p\",\"title\":\"P\",\"variants\":["
               "{\"sku\":\"a\",\"prices\":[{\"minor\":7,\"currency\":\"EUR\"},{\"minor\":1,\"currency\":\"USD\"}]},"
               "{\"sku\":\"b\",\"prices\":[{\"minor\":0,\"currency\":\"EUR\"}]},{\"sku\":\"c\"}]}");
    const shop_product_summary_page *page = page_of(s->guest, "EUR", 0, NULL);
    assert_string_equal(page->items[0]->price.currency, "EUR");
    assert_int_equal(page->items[0]->price.minor, 0);
    assert_int_equal(page->items[0]->variant_count, 3);
    shop_free(page);
    page = page_of(s->guest, "USD", 0, NULL);
    assert_int_equal(page->items[0]->price.minor, 1);
    shop_free(page);
    page = page_of(s->guest, "JPY", 0, NULL);
    assert_string_equal(page->items[0]->price.currency, "");
    shop_free(page);
}

static void empty_filters_are_none(void **state)
{
    shelf *s = *state;
    shelf_category(s, "home", NULL);
    shelf_product(s, "a", ",\"category\":\"home\",\"brand\":\"Tind\"");
    shelf_product(s, "b", "");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"\",\"brand\":\"\",\"cursor\":\"\"}"), "b a");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"home\",\"brand\":\"\"}"), "a");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"home\",\"brand\":\"Vik\"}"), "");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"\",\"brand\":\"Tind\"}"), "a");
}

static void an_unknown_category_is_named_before_an_empty_page(void **state)
{
    shelf *s = *state;
    shelf_refused(s->guest, SHOP_E_NOT_FOUND, "no such category: none", "product.list",
                  "{\"category\":\"none\",\"brand\":\"Tind\"}");
    shelf_refused(s->guest, SHOP_E_FORBIDDEN, "not on sale", "product.list",
                  "{\"category\":\"none\",\"status\":\"archived\"}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_CASE(a_cursor_of_something_else_is_refused),
        SHELF_CASE(a_full_page_is_the_last_when_nothing_follows),
        SHELF_CASE(the_largest_page_is_followed_by_the_rest),
        SHELF_CASE(ranges_are_merged_from_new_to_old),
        SHELF_CASE(a_list_goes_on_behind_what_was_removed),
        SHELF_CASE(the_lowest_price_may_be_nothing),
        SHELF_CASE(empty_filters_are_none),
        SHELF_CASE(an_unknown_category_is_named_before_an_empty_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* stock_read_test.c - how much there is: sums over locations less what is reserved, the order of levels, and
 * which SKUs a list meets. */
#include "tests/unit/services/inventory/stockroom.h"

#include <stdio.h>
#include <string.h>

enum { SKU_MOST = 64, PAGE_WITHOUT_LIMIT = 20, ALL = -1 };

/* Of the SKUs of which no more than `most` can be ordered; a negative number = of all. */
static const shop_stock_page *page_of(stockroom *r, int64_t most, int64_t limit, const char *cursor)
{
    shop_stock_list_args args = SHOP_STOCK_LIST_INIT;
    const shop_stock_page *page;
    args.has_max_available = most >= 0;
    args.max_available = most >= 0 ? most : 0;
    args.limit = limit;
    args.cursor = cursor;
    assert_int_equal(shop_stock_list(r->shop, &args, &page), 0);
    return page;
}

static const shop_availability_list *check(stockroom *r, const char *const *skus, size_t count)
{
    shop_stock_check_args args = SHOP_STOCK_CHECK_INIT;
    const shop_availability_list *answer;
    args.skus = skus;
    args.sku_count = count;
    assert_int_equal(shop_stock_check(r->shop, &args, &answer), 0);
    return answer;
}

static void hold(stockroom *r, const char *sku, int64_t quantity)
{
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    assert_int_equal(reserve_one(r, order, sku, quantity), 0);
}

/* --- one ---------------------------------------------------------------------------------------- */

static void what_never_lay_anywhere_is_named_in_the_refusal(void **state)
{
    stockroom *r = *state;
    shop_stock_get_args args = SHOP_STOCK_GET_INIT;
    const shop_stock *stock;
    set_stock(r, "AB", "NEAR", 1);
    args.sku = "A";
    assert_int_equal(shop_stock_get(r->shop, &args, &stock), SHOP_E_NOT_FOUND);
    assert_string_equal(shop_error_last()->message, "no stock of SKU A is known");
}

static void levels_stand_as_they_serve_and_add_up(void **state)
{
    static const char *const wanted[] = {"NEAR", "EAST", "FAR"};
    stockroom *r = *state;
    shop_stock_get_args args = SHOP_STOCK_GET_INIT;
    const shop_stock *stock;
    put_location(r, "EAST", 2);
    set_stock(r, "A", "FAR", 4);
    set_stock(r, "A", "EAST", 9);
    set_stock(r, "A", "NEAR", 0);
    hold(r, "A", 5);
    args.sku = "A";
    assert_int_equal(shop_stock_get(r->shop, &args, &stock), 0);
    assert_int_equal(stock->level_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(stock->levels[i]->location, wanted[i]);
    assert_int_equal(stock->levels[1]->reserved, 5);
    assert_int_equal(stock->on_hand, 13);
    assert_int_equal(stock->reserved, 5);
    assert_int_equal(stock->available, 8);
    shop_free(stock);
}

/* --- all ---------------------------------------------------------------------------------------- */

static void a_full_last_page_has_no_cursor(void **state)
{
    stockroom *r = *state;
    char sku[16];
    for (int i = 0; i <= PAGE_WITHOUT_LIMIT; i++) {
        snprintf(sku, sizeof(sku), "S%02d", i);
        set_stock(r, sku, "NEAR", 1);
    }
    const shop_stock_page *all = page_of(r, ALL, PAGE_WITHOUT_LIMIT + 1, NULL);
    assert_int_equal(all->item_count, PAGE_WITHOUT_LIMIT + 1);
    assert_null(all->next_cursor);
    shop_free(all);
    const shop_stock_page *first = page_of(r, ALL, 0, NULL);
    assert_int_equal(first->item_count, PAGE_WITHOUT_LIMIT);
    assert_string_equal(first->next_cursor, "S19");
    shop_free(first);
}

static void skus_are_met_byte_by_byte_also_behind_one_that_is_gone(void **state)
{
    static const char *const wanted[] = {"A", "A-1", "AB", "B", "a"};
    stockroom *r = *state;
    for (size_t i = sizeof(wanted) / sizeof(wanted[0]); i > 0; i--)
        set_stock(r, wanted[i - 1], i == 2 ? "FAR" : "NEAR", (int64_t)i);
    const shop_stock_page *page = page_of(r, ALL, 9, NULL);
    assert_int_equal(page->item_count, 5);
    for (size_t i = 0; i < page->item_count; i++) {
        assert_string_equal(page->items[i]->sku, wanted[i]);
        assert_int_equal(page->items[i]->available, i + 1);
    }
    shop_free(page);
    temp_shop_sql(&r->temp, "DELETE FROM inventory_stock WHERE sku = 'A-1';"
                            "DELETE FROM inventory_movements WHERE sku = 'A-1'");
    page = page_of(r, ALL, 1, "A-1");
    assert_string_equal(page->items[0]->sku, "AB");
    shop_free(page);
}

/* B and D run low by what is reserved; C lies at two places with little at each. */
static void what_runs_low_counts_all_places_less_what_is_reserved(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "NEAR", 5);
    set_stock(r, "B", "NEAR", 9);
    set_stock(r, "C", "NEAR", 2);
    set_stock(r, "C", "FAR", 2);
    set_stock(r, "D", "FAR", 4);
    hold(r, "B", 6);
    hold(r, "D", 4);
    const shop_stock_page *page = page_of(r, 3, 1, NULL);
    assert_int_equal(page->item_count, 1);
    assert_string_equal(page->items[0]->sku, "B");
    const shop_stock_page *rest = page_of(r, 3, 1, page->next_cursor);
    assert_string_equal(rest->items[0]->sku, "D");
    assert_null(rest->next_cursor);
    shop_free(page);
    shop_free(rest);
    page = page_of(r, 0, 0, NULL);
    assert_int_equal(page->item_count, 1);
    assert_string_equal(page->items[0]->sku, "D");
    shop_free(page);
}

/* --- those asked for ---------------------------------------------------------------------------- */

static void the_same_sku_twice_is_answered_twice(void **state)
{
    static const char *const skus[] = {"A", "B", "A"};
    stockroom *r = *state;
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "A", "FAR", 3);
    hold(r, "A", 2);
    const shop_availability_list *answer = check(r, skus, 3);
    assert_int_equal(answer->item_count, 3);
    assert_int_equal(answer->items[0]->available, 4);
    assert_int_equal(answer->items[1]->available, 0);
    assert_string_equal(answer->items[2]->sku, "A");
    assert_int_equal(answer->items[2]->available, 4);
    shop_free(answer);
}

static void the_longest_sku_at_the_highest_levels(void **state)
{
    stockroom *r = *state;
    const int64_t most = INT64_C(1000000000);
    char sku[SKU_MOST + 1];
    const char *const skus[] = {sku};
    memset(sku, 'S', SKU_MOST);
    sku[SKU_MOST] = '\0';
    put_location(r, "HUB", 3);
    set_stock(r, sku, "NEAR", most);
    set_stock(r, sku, "FAR", most);
    set_stock(r, sku, "HUB", most);
    const shop_availability_list *answer = check(r, skus, 1);
    assert_string_equal(answer->items[0]->sku, sku);
    assert_int_equal(answer->items[0]->available, 3 * most);
    shop_free(answer);
    assert_int_equal(available(r, sku), 3 * most);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_never_lay_anywhere_is_named_in_the_refusal),
        CASE(levels_stand_as_they_serve_and_add_up),
        CASE(a_full_last_page_has_no_cursor),
        CASE(skus_are_met_byte_by_byte_also_behind_one_that_is_gone),
        CASE(what_runs_low_counts_all_places_less_what_is_reserved),
        CASE(the_same_sku_twice_is_answered_twice),
        CASE(the_longest_sku_at_the_highest_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* movements_test.c - the ledger: what a line says, lines of one change, and pages between them. */
#include "tests/unit/services/inventory/stockroom.h"

#include <string.h>

enum { REASON_MOST = 200 };

static const want five_a[] = {{"A", 5}, {NULL, 0}};

static int list(stockroom *r, const char *sku, int64_t limit, const char *cursor, const shop_movement_page **out)
{
    shop_movement_list_args args = SHOP_MOVEMENT_LIST_INIT;
    args.sku = sku;
    args.limit = limit;
    args.cursor = cursor;
    return shop_movement_list(r->shop, &args, out);
}

static const shop_movement_page *page_of(stockroom *r, const char *sku, int64_t limit, const char *cursor)
{
    const shop_movement_page *page;
    assert_int_equal(list(r, sku, limit, cursor, &page), 0);
    return page;
}

static void delete_location(stockroom *r, const char *code)
{
    shop_location_delete_args args = SHOP_LOCATION_DELETE_INIT;
    args.code = code;
    set_stock(r, "A", code, 0);
    assert_int_equal(shop_location_delete(r->shop, &args), 0);
}

static void a_cursor_that_no_list_gave_is_refused(void **state)
{
    static const char *const bad[] = {
        "", "mov_", "/NEAR", "ord_01h455vb4pex5vsknk084sn02q/NEAR", "mov_01h455vb4pex5vsknk084sn02/NEAR",
        "mov_01h455vb4pex5vsknk084sn02qxNEAR", "mov_01h455vb4pex5vsknk084sn0!q/NEAR"};
    stockroom *r = *state;
    const shop_movement_page *page;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(list(r, "A", 0, bad[i], &page), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "cursor");
    }
}

static void a_line_by_hand_says_why_and_when(void **state)
{
    stockroom *r = *state;
    shop_stock_set_args args = SHOP_STOCK_SET_INIT;
    const shop_stock *stock;
    char reason[REASON_MOST + 1];
    memset(reason, 'r', REASON_MOST);
    reason[REASON_MOST] = '\0';
    pass(r, 77);
    args.sku = "A";
    args.location = "FAR";
    args.on_hand = 4;
    args.reason = reason;
    assert_int_equal(shop_stock_set(r->shop, &args, &stock), 0);
    shop_free(stock);
    const shop_movement_page *page = page_of(r, "A", 0, NULL);
    assert_int_equal(page->item_count, 1);
    assert_string_equal(page->items[0]->reason, reason);
    assert_string_equal(page->items[0]->location, "FAR");
    assert_int_equal(page->items[0]->created_at_ms, STOCKROOM_START_MS + 77);
    assert_null(page->items[0]->order_id);
    shop_free(page);
}

static void lines_of_other_skus_are_not_told(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "NEAR", 1);
    set_stock(r, "AB", "NEAR", 2);
    set_stock(r, "a", "NEAR", 3);
    const shop_movement_page *page = page_of(r, "A", 0, NULL);
    assert_int_equal(page->item_count, 1);
    assert_int_equal(page->items[0]->quantity, 1);
    shop_free(page);
}

/* A sale from two places is one change: the page ends in the middle of it. */
static void a_page_may_end_within_a_change(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 2);
    set_stock(r, "A", "FAR", 3);
    sell(r, order, five_a);
    const shop_movement_page *first = page_of(r, "A", 1, NULL);
    const shop_movement_page *second = page_of(r, "A", 1, first->next_cursor);
    const shop_movement_page *rest = page_of(r, "A", 2, second->next_cursor);
    assert_string_equal(first->items[0]->id, second->items[0]->id);
    assert_string_equal(first->items[0]->location, "NEAR");
    assert_int_equal(first->items[0]->quantity, -2);
    assert_string_equal(second->items[0]->location, "FAR");
    assert_int_equal(second->items[0]->quantity, -3);
    assert_string_equal(second->items[0]->order_id, order);
    assert_int_equal(rest->item_count, 2);
    assert_int_equal(rest->items[0]->kind, SHOP_MOVEMENT_KIND_INITIAL);
    assert_null(rest->next_cursor);
    shop_free(first);
    shop_free(second);
    shop_free(rest);
}

static void pages_do_not_move_when_the_ledger_grows(void **state)
{
    stockroom *r = *state;
    for (int64_t level = 1; level <= 3; level++)
        set_stock(r, "A", "NEAR", level * level);
    const shop_movement_page *first = page_of(r, "A", 2, NULL);
    set_stock(r, "A", "NEAR", 100);
    const shop_movement_page *rest = page_of(r, "A", 2, first->next_cursor);
    assert_int_equal(rest->item_count, 1);
    assert_int_equal(rest->items[0]->quantity, 1);
    shop_free(first);
    shop_free(rest);
}

/* Both places that served the order are gone, so all of it comes back to the one that is left. */
static void what_one_change_does_at_one_place_is_one_line(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 2);
    set_stock(r, "A", "FAR", 3);
    sell(r, order, five_a);
    delete_location(r, "NEAR");
    delete_location(r, "FAR");
    put_location(r, "HUB", 3);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, order, five_a, true);
    deliver(r);
    assert_int_equal(dead_events(r), 0);
    const shop_movement_page *page = page_of(r, "A", 1, NULL);
    assert_string_equal(page->items[0]->location, "HUB");
    assert_int_equal(page->items[0]->quantity, 5);
    assert_int_equal(page->items[0]->kind, SHOP_MOVEMENT_KIND_RETURN);
    shop_free(page);
    assert_int_equal(on_hand(r, "A", "HUB"), 5);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_cursor_that_no_list_gave_is_refused),
        CASE(a_line_by_hand_says_why_and_when),
        CASE(lines_of_other_skus_are_not_told),
        CASE(a_page_may_end_within_a_change),
        CASE(pages_do_not_move_when_the_ledger_grows),
        CASE(what_one_change_does_at_one_place_is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* sales_test.c - what orders do to the stock when their events arrive: once, late, twice, or
 * wrongly. */
#include "tests/unit/services/inventory/stockroom.h"

static const want two_a[] = {{"A", 2}, {NULL, 0}};
static const want five_a[] = {{"A", 5}, {NULL, 0}};

static int64_t movements(stockroom *r)
{
    return temp_shop_number(
        &r->temp, "SELECT count(*) FROM inventory_movements WHERE order_id IS NOT NULL");
}

/* Deliver everything once more, as after a restored backup of the cursor. */
static void replay(stockroom *r)
{
    temp_shop_sql(&r->temp,
                  "UPDATE events_cursors SET position = 0 WHERE consumer = 'inventory.sales'");
    deliver(r);
}

static void sale_without_a_claim_is_refused(void **state)
{
    stockroom *r = *state;
    char held[SHOP_ID_SIZE], none[SHOP_ID_SIZE];
    new_order(r, held);
    new_order(r, none);
    set_stock(r, "A", "NEAR", 5);
    assert_int_equal(reserve(r, held, 1000, two_a, NULL), 0);
    tell_order(r, SHOP__EVENT_ORDER_CREATED, held, two_a, false);
    tell_order(r, SHOP__EVENT_ORDER_CREATED, none, two_a, false);
    deliver(r);
    assert_int_equal(dead_events(r), 2);
    assert_int_equal(on_hand(r, "A", "NEAR"), 5);
    assert_int_equal(reserved(r, "A", "NEAR"), 2);
}

static void more_than_was_sold_does_not_come_back(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE], unsold[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 9);
    sell(r, order, two_a);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, order, five_a, true);
    claim(r, unsold, two_a);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, unsold, two_a, true);
    deliver(r);
    assert_int_equal(dead_events(r), 2);
    assert_int_equal(on_hand(r, "A", "NEAR"), 7);
}

static void sale_takes_the_goods_out(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"A", 2}, {"B", 1}, {NULL, 0}};
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 5);
    set_stock(r, "B", "FAR", 1);
    sell(r, order, wants);
    assert_int_equal(on_hand(r, "A", "NEAR"), 3);
    assert_int_equal(reserved(r, "A", "NEAR"), 0);
    assert_int_equal(on_hand(r, "B", "FAR"), 0);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(movements(r), 2);
    assert_int_equal(dead_events(r), 0);
}

static void sale_is_lean(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"A", 2}, {"B", 1}, {NULL, 0}};
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 5);
    set_stock(r, "B", "NEAR", 5);
    claim(r, order, wants);
    int64_t before = atomic_load(&r->stock_writes);
    tell_order(r, SHOP__EVENT_ORDER_CREATED, order, wants, false);
    deliver(r);
    /* ledger and level of each line */
    assert_int_equal(atomic_load(&r->stock_writes) - before, 2 * 2);
}

static void sale_told_twice_counts_once(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 5);
    sell(r, order, two_a);
    tell_order(r, SHOP__EVENT_ORDER_CREATED, order, two_a, false);
    deliver(r);
    replay(r);
    assert_int_equal(on_hand(r, "A", "NEAR"), 3);
    assert_int_equal(movements(r), 1);
    assert_int_equal(dead_events(r), 0);
}

static void sold_goods_are_not_released(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 5);
    sell(r, order, two_a);
    assert_int_equal(release(r, order), 0);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(take(r, order), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(available(r, "A"), 3);
}

static void cancelled_before_the_sale_releases(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 5);
    claim(r, order, two_a);
    tell_order(r, SHOP__EVENT_ORDER_CANCELLED, order, two_a, false);
    deliver(r);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_RELEASED);
    assert_int_equal(available(r, "A"), 5);
    assert_int_equal(movements(r), 0);
}

static void cancelled_after_the_sale_puts_back_where_it_was(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 2);
    set_stock(r, "A", "FAR", 4);
    sell(r, order, five_a);
    assert_int_equal(available(r, "A"), 1);
    tell_order(r, SHOP__EVENT_ORDER_CANCELLED, order, five_a, false);
    tell_order(r, SHOP__EVENT_ORDER_CANCELLED, order, five_a, false);
    deliver(r);
    replay(r);
    assert_int_equal(on_hand(r, "A", "NEAR"), 2);
    assert_int_equal(on_hand(r, "A", "FAR"), 4);
    assert_int_equal(movements(r), 4);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_RELEASED);
    assert_int_equal(reserve(r, order, 1000, five_a, NULL), SHOP_E_CONFLICT);
}

static void returns_are_dealt_out_and_counted_once(void **state)
{
    stockroom *r = *state;
    const want three[] = {{"A", 2}, {"A", 1}, {NULL, 0}};
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 2);
    set_stock(r, "A", "FAR", 4);
    sell(r, order, five_a);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, order, three, true);
    deliver(r);
    replay(r);
    assert_int_equal(available(r, "A"), 4);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, order, two_a, true);
    deliver(r);
    replay(r);
    assert_int_equal(on_hand(r, "A", "NEAR"), 2);
    assert_int_equal(on_hand(r, "A", "FAR"), 4);
    assert_int_equal(dead_events(r), 0);
}

static void cancelled_after_a_return_puts_the_rest_back(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 9);
    sell(r, order, five_a);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, order, two_a, true);
    tell_order(r, SHOP__EVENT_ORDER_CANCELLED, order, five_a, false);
    deliver(r);
    assert_int_equal(on_hand(r, "A", "NEAR"), 9);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, order, two_a, true);
    deliver(r);
    assert_int_equal(on_hand(r, "A", "NEAR"), 9);
    assert_int_equal(dead_events(r), 1);
}

static void broken_goods_do_not_come_back(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 5);
    sell(r, order, two_a);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, order, two_a, false);
    deliver(r);
    assert_int_equal(on_hand(r, "A", "NEAR"), 3);
    assert_int_equal(movements(r), 1);
}

static void goods_of_a_location_that_is_gone_go_to_the_first(void **state)
{
    stockroom *r = *state;
    shop_location_delete_args gone = SHOP_LOCATION_DELETE_INIT;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "FAR", 5);
    sell(r, order, five_a);
    gone.code = "FAR";
    assert_int_equal(shop_location_delete(r->shop, &gone), 0);
    tell_order(r, SHOP__EVENT_ORDER_CANCELLED, order, five_a, false);
    deliver(r);
    assert_int_equal(on_hand(r, "A", "NEAR"), 5);
    assert_int_equal(dead_events(r), 0);
}

static void returns_tell_that_stock_changed(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 5);
    sell(r, order, two_a);
    tell_order(r, SHOP__EVENT_ORDER_RETURNED, order, two_a, true);
    deliver(r);
    assert_int_equal(temp_shop_number(&r->temp, "SELECT max(version) FROM events_outbox WHERE"
                                                " type = 'stock.changed' AND subject = 'stock/A'"
                                                " AND data LIKE '%\"available\":5%'"),
                     2);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(sale_without_a_claim_is_refused),
        CASE(more_than_was_sold_does_not_come_back),
        CASE(sale_takes_the_goods_out),
        CASE(sale_is_lean),
        CASE(sale_told_twice_counts_once),
        CASE(sold_goods_are_not_released),
        CASE(cancelled_before_the_sale_releases),
        CASE(cancelled_after_the_sale_puts_back_where_it_was),
        CASE(returns_are_dealt_out_and_counted_once),
        CASE(cancelled_after_a_return_puts_the_rest_back),
        CASE(broken_goods_do_not_come_back),
        CASE(goods_of_a_location_that_is_gone_go_to_the_first),
        CASE(returns_tell_that_stock_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

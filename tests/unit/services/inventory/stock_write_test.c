/* stock_write_test.c - levels set and adjusted by hand: what is refused, what goes into the ledger, and what
 * is told. */
#include "tests/unit/services/inventory/stockroom.h"

static const int64_t level_most = INT64_C(1000000000);

static int adjust(stockroom *r, const char *sku, const char *location, int64_t quantity)
{
    shop_stock_adjust_args args = SHOP_STOCK_ADJUST_INIT;
    const shop_stock *stock = NULL;
    args.sku = sku;
    args.location = location;
    args.quantity = quantity;
    int result = shop_stock_adjust(r->shop, &args, &stock);
    shop_free(stock);
    return result;
}

static int64_t movements(stockroom *r)
{
    return temp_shop_number(&r->temp, "SELECT count(*) FROM inventory_movements");
}

static int64_t last_kind(stockroom *r)
{
    return temp_shop_number(&r->temp, "SELECT kind FROM inventory_movements ORDER BY id DESC LIMIT 1");
}

/* How many can be ordered, as the newest event says. */
static int64_t last_told(stockroom *r)
{
    return temp_shop_number(&r->temp, "SELECT data ->> 'available' FROM events_outbox"
                                      " WHERE type = 'stock.changed' ORDER BY position DESC LIMIT 1");
}

/* --- refusals ----------------------------------------------------------------------------------- */

static void stock_is_not_set_below_what_is_reserved(void **state)
{
    stockroom *r = *state;
    shop_stock_set_args set = SHOP_STOCK_SET_INIT;
    shop_stock_adjust_args adjust = SHOP_STOCK_ADJUST_INIT;
    const shop_stock *stock;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 5);
    assert_int_equal(reserve_one(r, order, "A", 2), 0);
    set.sku = adjust.sku = "A";
    set.location = adjust.location = "NEAR";
    set.on_hand = 1;
    adjust.quantity = -4;
    assert_int_equal(shop_stock_adjust(r->shop, &adjust, &stock), SHOP_E_CONFLICT);
    assert_int_equal(shop_stock_set(r->shop, &set, &stock), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message,
                        "2 of SKU A are reserved at NEAR, so it cannot be 1");
    set.on_hand = 2;
    assert_int_equal(shop_stock_set(r->shop, &set, &stock), 0);
    assert_int_equal(stock->available, 0);
    shop_free(stock);
}

static void a_level_stays_between_nothing_and_the_most(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "NEAR", level_most - 1);
    assert_int_equal(adjust(r, "A", "NEAR", 2), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message, "a level cannot be beyond 1000000000");
    assert_int_equal(adjust(r, "A", "NEAR", 1), 0);
    assert_int_equal(adjust(r, "A", "NEAR", level_most), SHOP_E_CONFLICT);
    assert_int_equal(adjust(r, "A", "NEAR", -level_most), 0);
    assert_int_equal(adjust(r, "A", "NEAR", -1), SHOP_E_CONFLICT);
    assert_int_equal(on_hand(r, "A", "NEAR"), 0);
    assert_int_equal(movements(r), 3);
}

static void a_refusal_leaves_no_trace(void **state)
{
    stockroom *r = *state;
    assert_int_equal(adjust(r, "A", "NOWHERE", 1), SHOP_E_NOT_FOUND);
    assert_int_equal(adjust(r, "A", "NEAR", -1), SHOP_E_CONFLICT);
    assert_int_equal(adjust(r, "A", "NEAR", 0), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "quantity");
    assert_int_equal(movements(r), 0);
    assert_int_equal(told(r, "stock.changed", "stock/A", 1), 0);
    assert_int_equal(temp_shop_number(&r->temp, "SELECT count(*) FROM inventory_stock"), 0);
}

/* --- the ledger --------------------------------------------------------------------------------- */

static void only_the_first_line_at_a_place_is_initial(void **state)
{
    stockroom *r = *state;
    assert_int_equal(adjust(r, "A", "NEAR", 5), 0);
    assert_int_equal(last_kind(r), SHOP_MOVEMENT_KIND_INITIAL);
    assert_int_equal(adjust(r, "A", "NEAR", -5), 0);
    assert_int_equal(last_kind(r), SHOP_MOVEMENT_KIND_ADJUSTMENT);
    set_stock(r, "A", "NEAR", 2);
    assert_int_equal(last_kind(r), SHOP_MOVEMENT_KIND_CORRECTION);
    set_stock(r, "A", "FAR", 2);
    assert_int_equal(last_kind(r), SHOP_MOVEMENT_KIND_INITIAL);
}

static void a_count_that_finds_what_is_known_changes_nothing(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "NEAR", 4);
    set_stock(r, "A", "NEAR", 4);
    assert_int_equal(movements(r), 1);
    assert_int_equal(told(r, "stock.changed", "stock/A", 1), 1);
    assert_int_equal(told(r, "stock.changed", "stock/A", 2), 0);
}

/* Nothing moved, so the ledger is silent; but from now on the SKU is known there. */
static void a_first_level_of_nothing_is_told_and_not_moved(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "NEAR", 0);
    assert_int_equal(movements(r), 0);
    assert_int_equal(available(r, "A"), 0);
    assert_int_equal(told(r, "stock.changed", "stock/A", 1), 1);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(last_kind(r), SHOP_MOVEMENT_KIND_CORRECTION);
}

/* --- what is told ------------------------------------------------------------------------------- */

static void told_is_what_can_be_ordered_anywhere(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 4);
    set_stock(r, "A", "FAR", 3);
    assert_int_equal(last_told(r), 7);
    assert_int_equal(reserve_one(r, order, "A", 2), 0);
    assert_int_equal(adjust(r, "A", "FAR", 10), 0);
    assert_int_equal(last_told(r), 15);
    set_stock(r, "B", "NEAR", 1);
    assert_int_equal(last_told(r), 1);
}

static void versions_grow_by_one_for_each_sku_by_itself(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "NEAR", 1);
    set_stock(r, "B", "NEAR", 1);
    set_stock(r, "A", "FAR", 1);
    assert_int_equal(adjust(r, "A", "NEAR", 1), 0);
    for (int64_t version = 1; version <= 3; version++)
        assert_int_equal(told(r, "stock.changed", "stock/A", version), 1);
    assert_int_equal(told(r, "stock.changed", "stock/A", 4), 0);
    assert_int_equal(told(r, "stock.changed", "stock/B", 1), 1);
    assert_int_equal(told(r, "stock.changed", "stock/B", 2), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(stock_is_not_set_below_what_is_reserved),
        CASE(a_level_stays_between_nothing_and_the_most),
        CASE(a_refusal_leaves_no_trace),
        CASE(only_the_first_line_at_a_place_is_initial),
        CASE(a_count_that_finds_what_is_known_changes_nothing),
        CASE(a_first_level_of_nothing_is_told_and_not_moved),
        CASE(told_is_what_can_be_ordered_anywhere),
        CASE(versions_grow_by_one_for_each_sku_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

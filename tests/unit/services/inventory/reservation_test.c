/* reservation_test.c - extending, taking, releasing and listing what was reserved, one after another: each
 * pair that can race runs here in both orders. */
#include "tests/unit/services/inventory/stockroom.h"

#include <string.h>

/* --- refusals --------------------------------------------------------------------------------- */

static void not_reachable_from_outside(void **state)
{
    stockroom *r = *state;
    assert_int_equal(shop_call_json(r->shop, "reservation.take", "{}", NULL), SHOP_E_USAGE);
}

/* --- taking, releasing ------------------------------------------------------------------------ */

static void taking_twice_is_fine(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    assert_int_equal(take(r, order), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(take(r, order), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(reserved(r, "A", "NEAR"), 1);
}

static void taking_what_never_was_says_released(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    assert_int_equal(take(r, order), SHOP_RESERVATION_STATE_RELEASED);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_UNKNOWN);
}

static void releasing_twice_frees_once(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    new_order(r, order);
    new_order(r, other);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    assert_int_equal(reserve_one(r, other, "A", 1), 0);
    assert_int_equal(release(r, order), 0);
    assert_int_equal(release(r, order), 0);
    assert_int_equal(available(r, "A"), 2);
    assert_int_equal(take(r, order), SHOP_RESERVATION_STATE_RELEASED);
    assert_int_equal(take(r, other), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(release(r, other), 0);
    assert_int_equal(available(r, "A"), 3);
}

static void releasing_what_never_was_is_fine(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    assert_int_equal(release(r, order), 0);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_UNKNOWN);
}

/* --- time ------------------------------------------------------------------------------------- */

static void taken_before_it_expires(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    pass(r, 5000);
    assert_int_equal(take(r, order), SHOP_RESERVATION_STATE_CLAIMED); /* late, but before the job */
    assert_int_equal(expire_due(r), 0);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(available(r, "A"), 2);
}

static void expired_before_it_is_taken(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    pass(r, 5000);
    assert_int_equal(expire_due(r), 1);
    assert_int_equal(take(r, order), SHOP_RESERVATION_STATE_EXPIRED);
    assert_int_equal(release(r, order), 0);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_EXPIRED);
    assert_int_equal(available(r, "A"), 3);
}

static void released_before_it_expires(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    assert_int_equal(release(r, order), 0);
    pass(r, 5000);
    assert_int_equal(expire_due(r), 0);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_RELEASED);
}

static void extended_lives_longer_and_never_shorter(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    assert_int_equal(extend(r, order, 5000), 0);
    assert_int_equal(extend(r, order, 10), 0);
    pass(r, 5000);
    assert_int_equal(expire_due(r), 0);
    pass(r, 1);
    assert_int_equal(expire_due(r), 1);
}

static void extending_too_late_conflicts(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE], claimed[SHOP_ID_SIZE], never[SHOP_ID_SIZE];
    new_order(r, order);
    new_order(r, claimed);
    new_order(r, never);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    assert_int_equal(reserve_one(r, claimed, "A", 1), 0);
    take(r, claimed);
    assert_int_equal(extend(r, claimed, 5000), SHOP_E_CONFLICT);
    assert_int_equal(extend(r, never, 5000), SHOP_E_CONFLICT);
    pass(r, 1000);
    /* past, though the job has not come yet */
    assert_int_equal(extend(r, order, 5000), SHOP_E_CONFLICT);
    assert_int_equal(expire_due(r), 0);
    pass(r, 1);
    assert_int_equal(expire_due(r), 1);
    assert_int_equal(extend(r, order, 5000), SHOP_E_CONFLICT);
}

/* --- what it costs ---------------------------------------------------------------------------- */

static void checkout_is_lean(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"A", 1}, {"B", 1}, {NULL, 0}};
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "B", "FAR", 3);
    int64_t before = atomic_load(&r->statements);
    assert_int_equal(reserve(r, order, 1000, wants, NULL), 0);
    /* the reservation; look, line and level of each SKU */
    assert_int_equal(atomic_load(&r->statements) - before, 1 + 3 * 2);
    before = atomic_load(&r->statements);
    take(r, order);
    assert_int_equal(atomic_load(&r->statements) - before, 2); /* the change, and what it made */
}

/* --- lists ------------------------------------------------------------------------------------ */

static void listed_by_state_newest_first(void **state)
{
    stockroom *r = *state;
    char orders[5][SHOP_ID_SIZE];
    shop_reservation_list_args args = SHOP_RESERVATION_LIST_INIT;
    const shop_reservation_page *page, *next;
    set_stock(r, "A", "NEAR", 9);
    for (int i = 0; i < 5; i++) {
        new_order(r, orders[i]);
        assert_int_equal(reserve_one(r, orders[i], "A", 1), 0);
    }
    take(r, orders[3]);
    args.state = SHOP_RESERVATION_STATE_HELD;
    args.limit = 3;
    assert_int_equal(shop_reservation_list(r->shop, &args, &page), 0);
    assert_int_equal(page->item_count, 3);
    assert_string_equal(page->items[0]->order_id, orders[4]);
    assert_string_equal(page->items[1]->order_id, orders[2]);
    assert_int_equal(page->items[2]->line_count, 1);
    args.cursor = page->next_cursor;
    assert_int_equal(shop_reservation_list(r->shop, &args, &next), 0);
    assert_int_equal(next->item_count, 1);
    assert_string_equal(next->items[0]->order_id, orders[0]);
    assert_null(next->next_cursor);
    shop_free(page);
    shop_free(next);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(not_reachable_from_outside),
        CASE(taking_twice_is_fine),
        CASE(taking_what_never_was_says_released),
        CASE(releasing_twice_frees_once),
        CASE(releasing_what_never_was_is_fine),
        CASE(taken_before_it_expires),
        CASE(expired_before_it_is_taken),
        CASE(released_before_it_expires),
        CASE(extended_lives_longer_and_never_shorter),
        CASE(extending_too_late_conflicts),
        CASE(checkout_is_lean),
        CASE(listed_by_state_newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

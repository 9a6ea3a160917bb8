/* reservation_test.c - reserving, extending, taking, releasing and expiring, one after another:
 * each pair that can race runs here in both orders. */
#include "tests/unit/services/inventory/stockroom.h"

#include <string.h>

static const want nothing[] = {{NULL, 0}};

static void pass(stockroom *r, int64_t ms)
{
    atomic_fetch_add(&r->now_ms, ms);
}

/* --- refusals --------------------------------------------------------------------------------- */

static void not_reachable_from_outside(void **state)
{
    stockroom *r = *state;
    assert_int_equal(shop_call_json(r->shop, "reservation.take", "{}", NULL), SHOP_E_USAGE);
}

static void out_of_stock_says_what_is_missing_and_leaves_nothing(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 4), SHOP_E_OUT_OF_STOCK);
    assert_string_equal(shop_error_last()->message, "SKU A: 3 available, 4 asked for");
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_UNKNOWN);
    assert_int_equal(reserved(r, "A", "NEAR"), 0);
}

static void unknown_sku_is_out_of_stock(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    assert_int_equal(reserve_one(r, order, "NOBODY-HAS-IT", 1), SHOP_E_OUT_OF_STOCK);
}

static void one_missing_line_reserves_none(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"A", 1}, {"B", 1}, {"C", 1}, {NULL, 0}};
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "C", "NEAR", 3);
    assert_int_equal(reserve(r, order, 1000, wants, NULL), SHOP_E_OUT_OF_STOCK);
    assert_int_equal(available(r, "A"), 3);
    assert_int_equal(available(r, "C"), 3);
}

static void quantity_of_zero_is_invalid(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 0), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "lines[0].quantity");
    assert_int_equal(reserve(r, order, 1000, nothing, NULL), SHOP_E_INVALID);
}

static void other_lines_for_a_standing_reservation_conflict(void **state)
{
    stockroom *r = *state;
    const want both[] = {{"A", 1}, {"B", 1}, {NULL, 0}};
    char order[SHOP_ID_SIZE], fuller[SHOP_ID_SIZE];
    new_order(r, order);
    new_order(r, fuller);
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "B", "NEAR", 3);
    assert_int_equal(reserve(r, fuller, 1000, both, NULL), 0);
    assert_int_equal(reserve_one(r, fuller, "A", 1), SHOP_E_CONFLICT);
    assert_int_equal(release(r, fuller), 0);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    assert_int_equal(reserve_one(r, order, "A", 2), SHOP_E_CONFLICT);
    assert_int_equal(reserve_one(r, order, "B", 1), SHOP_E_CONFLICT);
    assert_int_equal(reserve(r, order, 1000, both, NULL), SHOP_E_CONFLICT);
    take(r, order);
    assert_int_equal(reserve_one(r, order, "A", 2), SHOP_E_CONFLICT);
    assert_int_equal(available(r, "A"), 2);
    assert_int_equal(available(r, "B"), 3);
}

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

/* --- choosing --------------------------------------------------------------------------------- */

static void lowest_position_with_enough_serves(void **state)
{
    stockroom *r = *state;
    char first[SHOP_ID_SIZE], second[SHOP_ID_SIZE];
    new_order(r, first);
    new_order(r, second);
    set_stock(r, "A", "FAR", 9);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, first, "A", 2), 0);
    assert_int_equal(reserved(r, "A", "NEAR"), 2);
    assert_int_equal(reserve_one(r, second, "A", 2), 0);
    assert_int_equal(reserved(r, "A", "FAR"), 2);
}

static void line_is_split_only_when_no_location_has_enough(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"A", 7}, {NULL, 0}};
    const shop_reservation *answer;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "A", "FAR", 5);
    assert_int_equal(reserve(r, order, 1000, wants, &answer), 0);
    assert_int_equal(answer->line_count, 2);
    assert_string_equal(answer->lines[0]->location, "FAR");
    assert_int_equal(answer->lines[0]->quantity, 5);
    assert_string_equal(answer->lines[1]->location, "NEAR");
    assert_int_equal(answer->lines[1]->quantity, 2);
    shop_free(answer);
    assert_int_equal(release(r, order), 0);
    assert_int_equal(available(r, "A"), 8);
}

static void lines_of_one_sku_are_added_up(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"B", 1}, {"A", 1}, {"B", 2}, {NULL, 0}};
    const shop_reservation *answer;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "B", "NEAR", 3);
    assert_int_equal(reserve(r, order, 1000, wants, &answer), 0);
    assert_int_equal(answer->state, SHOP_RESERVATION_STATE_HELD);
    assert_int_equal(answer->expires_at_ms, STOCKROOM_START_MS + 1000);
    assert_int_equal(answer->line_count, 2);
    assert_string_equal(answer->lines[1]->sku, "B");
    assert_int_equal(answer->lines[1]->quantity, 3);
    shop_free(answer);
    assert_int_equal(available(r, "B"), 0);
}

/* --- again ------------------------------------------------------------------------------------ */

static void repeating_it_is_the_same_answer(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"A", 2}, {"B", 1}, {NULL, 0}};
    const want turned[] = {{"B", 1}, {"A", 1}, {"A", 1}, {NULL, 0}};
    const shop_reservation *answer;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "B", "NEAR", 3);
    assert_int_equal(reserve(r, order, 1000, wants, NULL), 0);
    assert_int_equal(reserve(r, order, 9000, turned, &answer), 0);
    assert_int_equal(answer->line_count, 2);
    assert_int_equal(answer->expires_at_ms, STOCKROOM_START_MS + 1000);
    assert_int_equal(answer->version, 1);
    shop_free(answer);
    take(r, order);
    assert_int_equal(reserve(r, order, 1000, wants, &answer), 0);
    assert_int_equal(answer->state, SHOP_RESERVATION_STATE_CLAIMED);
    shop_free(answer);
    assert_int_equal(available(r, "A"), 1);
}

static void repeating_a_split_line_does_not_choose_anew(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"A", 2}, {NULL, 0}};
    const shop_reservation *answer;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 1);
    set_stock(r, "A", "FAR", 1);
    assert_int_equal(reserve(r, order, 1000, wants, NULL), 0);
    set_stock(r, "A", "NEAR", 9);
    assert_int_equal(reserve(r, order, 1000, wants, &answer), 0);
    assert_int_equal(answer->line_count, 2);
    shop_free(answer);
    assert_int_equal(available(r, "A"), 8);
}

static void released_or_expired_reserves_again(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"B", 2}, {NULL, 0}};
    const shop_reservation *answer;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "B", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    assert_int_equal(release(r, order), 0);
    assert_int_equal(reserve_one(r, order, "A", 2), 0);
    pass(r, 1001);
    assert_int_equal(expire_due(r), 1);
    assert_int_equal(reserve(r, order, 1000, wants, &answer), 0);
    assert_int_equal(answer->state, SHOP_RESERVATION_STATE_HELD);
    assert_int_equal(answer->version, 5);
    assert_int_equal(answer->line_count, 1);
    shop_free(answer);
    assert_int_equal(available(r, "A"), 3);
    assert_int_equal(available(r, "B"), 1);
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

static void held_until_its_time_has_passed(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    pass(r, 1000);
    assert_int_equal(expire_due(r), 0);
    pass(r, 1);
    assert_int_equal(expire_due(r), 1);
    assert_int_equal(expire_due(r), 0);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_EXPIRED);
    assert_int_equal(available(r, "A"), 3);
    assert_int_equal(temp_shop_number(&r->temp, "SELECT count(*) FROM events_outbox WHERE"
                                                " type = 'reservation.expired'"),
                     1);
}

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

static void job_takes_a_hundred_at_a_time(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 150);
    for (int i = 0; i < 150; i++) {
        new_order(r, order);
        assert_int_equal(reserve_one(r, order, "A", 1), 0);
    }
    pass(r, 5000);
    assert_int_equal(expire_due(r), 100);
    assert_int_equal(expire_due(r), 50);
    assert_int_equal(available(r, "A"), 150);
}

static void background_work_runs_the_job(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 1);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    pass(r, 5000);
    deliver(r);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_EXPIRED);
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

static void a_refusal_writes_nothing(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 1);
    int64_t before = atomic_load(&r->statements);
    assert_int_equal(reserve_one(r, order, "A", 2), SHOP_E_OUT_OF_STOCK);
    assert_int_equal(atomic_load(&r->statements) - before, 2); /* both look */
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
        CASE(out_of_stock_says_what_is_missing_and_leaves_nothing),
        CASE(unknown_sku_is_out_of_stock),
        CASE(one_missing_line_reserves_none),
        CASE(quantity_of_zero_is_invalid),
        CASE(other_lines_for_a_standing_reservation_conflict),
        CASE(stock_is_not_set_below_what_is_reserved),
        CASE(lowest_position_with_enough_serves),
        CASE(line_is_split_only_when_no_location_has_enough),
        CASE(lines_of_one_sku_are_added_up),
        CASE(repeating_it_is_the_same_answer),
        CASE(repeating_a_split_line_does_not_choose_anew),
        CASE(released_or_expired_reserves_again),
        CASE(taking_twice_is_fine),
        CASE(taking_what_never_was_says_released),
        CASE(releasing_twice_frees_once),
        CASE(releasing_what_never_was_is_fine),
        CASE(held_until_its_time_has_passed),
        CASE(taken_before_it_expires),
        CASE(expired_before_it_is_taken),
        CASE(released_before_it_expires),
        CASE(extended_lives_longer_and_never_shorter),
        CASE(extending_too_late_conflicts),
        CASE(job_takes_a_hundred_at_a_time),
        CASE(background_work_runs_the_job),
        CASE(checkout_is_lean),
        CASE(a_refusal_writes_nothing),
        CASE(listed_by_state_newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

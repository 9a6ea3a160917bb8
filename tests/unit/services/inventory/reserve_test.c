/* reserve_test.c - setting stock aside for an order: all or nothing, from where, and what an order gets that
 * asks again. */
#include "tests/unit/services/inventory/stockroom.h"

#include <stdio.h>

enum { LINES_MOST = 500, LINE_QUANTITY_MOST = 1000000, SPLIT_MOST = 16 };

static const want nothing[] = {{NULL, 0}};

/* --- refusals -------------------------------------------------------------------------------- */

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

static void the_first_sku_that_is_missing_is_named(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"C", 1}, {"B", 2}, {"A", 1}, {"B", 2}, {NULL, 0}};
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 1);
    set_stock(r, "B", "NEAR", 3);
    assert_int_equal(reserve(r, order, 1000, wants, NULL), SHOP_E_OUT_OF_STOCK);
    assert_string_equal(shop_error_last()->message, "SKU B: 3 available, 4 asked for");
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

static void what_was_sold_and_came_back_is_not_reserved_again(void **state)
{
    stockroom *r = *state;
    const want two[] = {{"A", 2}, {NULL, 0}};
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 2);
    sell(r, order, two);
    tell_order(r, SHOP__EVENT_ORDER_CANCELLED, order, two, false);
    deliver(r);
    assert_int_equal(reserve(r, order, 1000, two, NULL), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message,
                        "the goods of this order were sold and came back: it cannot reserve again");
    assert_int_equal(available(r, "A"), 2);
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

/* --- from where ------------------------------------------------------------------------------ */

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

static void of_equal_positions_the_first_code_serves(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    put_location(r, "SOUTH", 1);
    put_location(r, "EAST", 1);
    set_stock(r, "A", "SOUTH", 5);
    set_stock(r, "A", "NEAR", 5);
    set_stock(r, "A", "EAST", 4);
    assert_int_equal(reserve_one(r, order, "A", 5), 0);
    assert_int_equal(reserved(r, "A", "NEAR"), 5);
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

/* As few parts as will do, though nearer locations could give some. */
static void a_split_takes_from_where_most_is(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    put_location(r, "CLOSE", 0);
    set_stock(r, "A", "CLOSE", 2);
    set_stock(r, "A", "NEAR", 3);
    set_stock(r, "A", "FAR", 4);
    assert_int_equal(reserve_one(r, order, "A", 6), 0);
    assert_int_equal(reserved(r, "A", "CLOSE"), 0);
    assert_int_equal(reserved(r, "A", "NEAR"), 2);
    assert_int_equal(reserved(r, "A", "FAR"), 4);
}

static void a_line_is_served_from_sixteen_locations_at_most(void **state)
{
    stockroom *r = *state;
    const want wants[] = {{"A", SPLIT_MOST}, {NULL, 0}};
    const shop_reservation *answer;
    char order[SHOP_ID_SIZE], code[16];
    new_order(r, order);
    for (int i = 0; i <= SPLIT_MOST; i++) {
        snprintf(code, sizeof(code), "L%d", i);
        put_location(r, code, i);
        set_stock(r, "A", code, 1);
    }
    assert_int_equal(reserve_one(r, order, "A", SPLIT_MOST + 1), SHOP_E_OUT_OF_STOCK);
    assert_string_equal(shop_error_last()->message, "SKU A: 16 available, 17 asked for");
    assert_int_equal(reserve(r, order, 1000, wants, &answer), 0);
    assert_int_equal(answer->line_count, SPLIT_MOST);
    assert_string_equal(answer->lines[1]->location, "L1");
    assert_string_equal(answer->lines[2]->location, "L10"); /* by code, not by position */
    shop_free(answer);
    assert_int_equal(reserved(r, "A", "L16"), 0);
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

static void the_longest_list_of_the_largest_lines_is_added_up(void **state)
{
    static shop_reservation_line_input lines[LINES_MOST + 1];
    stockroom *r = *state;
    shop_reservation_reserve_args args = SHOP_RESERVATION_RESERVE_INIT;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", (int64_t)LINES_MOST * LINE_QUANTITY_MOST);
    for (size_t i = 0; i <= LINES_MOST; i++) {
        lines[i] = (shop_reservation_line_input)SHOP_RESERVATION_LINE_INPUT_INIT;
        lines[i].sku = "A";
        lines[i].quantity = LINE_QUANTITY_MOST;
    }
    args.order_id = order;
    args.lines = lines;
    args.line_count = LINES_MOST + 1;
    args.expires_at_ms = STOCKROOM_START_MS + 1000;
    assert_int_equal(internal_call(r->shop, SHOP__OP_RESERVATION_RESERVE, &args, NULL), SHOP_E_INVALID);
    args.line_count = LINES_MOST;
    assert_int_equal(internal_call(r->shop, SHOP__OP_RESERVATION_RESERVE, &args, NULL), 0);
    assert_int_equal(available(r, "A"), 0);
}

/* --- again ----------------------------------------------------------------------------------- */

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

static void a_released_one_that_finds_no_stock_stays_as_it_was(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    new_order(r, order);
    new_order(r, other);
    set_stock(r, "A", "NEAR", 2);
    assert_int_equal(reserve_one(r, order, "A", 2), 0);
    assert_int_equal(release(r, order), 0);
    assert_int_equal(reserve_one(r, other, "A", 1), 0);
    assert_int_equal(reserve_one(r, order, "A", 2), SHOP_E_OUT_OF_STOCK);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_RELEASED);
    assert_int_equal(temp_shop_number(&r->temp, "SELECT sum(quantity) FROM inventory_reservation_lines"), 3);
    assert_int_equal(available(r, "A"), 1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(out_of_stock_says_what_is_missing_and_leaves_nothing),
        CASE(unknown_sku_is_out_of_stock),
        CASE(one_missing_line_reserves_none),
        CASE(the_first_sku_that_is_missing_is_named),
        CASE(quantity_of_zero_is_invalid),
        CASE(other_lines_for_a_standing_reservation_conflict),
        CASE(what_was_sold_and_came_back_is_not_reserved_again),
        CASE(a_refusal_writes_nothing),
        CASE(lowest_position_with_enough_serves),
        CASE(of_equal_positions_the_first_code_serves),
        CASE(line_is_split_only_when_no_location_has_enough),
        CASE(a_split_takes_from_where_most_is),
        CASE(a_line_is_served_from_sixteen_locations_at_most),
        CASE(lines_of_one_sku_are_added_up),
        CASE(the_longest_list_of_the_largest_lines_is_added_up),
        CASE(repeating_it_is_the_same_answer),
        CASE(repeating_a_split_line_does_not_choose_anew),
        CASE(released_or_expired_reserves_again),
        CASE(a_released_one_that_finds_no_stock_stays_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* states_test.c - the table of moves against the life of a payment as it is meant: what is not listed here is
 * not legal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/services/payment/payment_rows.h"

enum { STATE_COUNT = SHOP_PAYMENT_STATE_FAILED + 1 };

/* From each state (row) to each state (column), by letters: s a A d c C v V f. */
static const char *const legal[STATE_COUNT] = {
    [SHOP_PAYMENT_STATE_SENDING] = "aAdvV",
    [SHOP_PAYMENT_STATE_ACTION_REQUIRED] = "AdvV",
    [SHOP_PAYMENT_STATE_AUTHORIZED] = "cvV",
    [SHOP_PAYMENT_STATE_DECLINED] = "",
    [SHOP_PAYMENT_STATE_CAPTURING] = "ACc",
    [SHOP_PAYMENT_STATE_CAPTURED] = "cC",
    [SHOP_PAYMENT_STATE_VOIDING] = "Vfd",
    [SHOP_PAYMENT_STATE_VOIDED] = "",
    [SHOP_PAYMENT_STATE_FAILED] = "V",
};
static const char letters[] = "?saAdcCvVf";

static bool allows(const payment_rule *rule, int from)
{
    for (size_t i = 0; i < MOVE_FROM_MAX; i++)
        if (rule->from[i] == from)
            return true;
    return false;
}

static bool reachable(int from, int to)
{
    for (size_t m = 0; m < MOVE_COUNT; m++) {
        const payment_rule *rule = &shop__payment_rules[m];
        if (allows(rule, from) && (rule->to == to || (rule->to == 0 && from == to)))
            return true;
    }
    return false;
}

static void only_legal_moves_are_in_the_table(void **state)
{
    (void)state;
    for (int from = 1; from < STATE_COUNT; from++)
        for (int to = 1; to < STATE_COUNT; to++)
            assert_int_equal(reachable(from, to), strchr(legal[from], letters[to]) != NULL);
}

static void nothing_leads_back_to_the_beginning(void **state)
{
    (void)state;
    for (size_t m = 0; m < MOVE_COUNT; m++)
        assert_int_not_equal(shop__payment_rules[m].to, SHOP_PAYMENT_STATE_SENDING);
}

static void every_move_has_a_name_and_a_beginning(void **state)
{
    (void)state;
    for (size_t m = 0; m < MOVE_COUNT; m++) {
        assert_non_null(shop__payment_rules[m].what);
        assert_int_not_equal(shop__payment_rules[m].from[0], 0);
    }
}

/* What is begun is ended by as much: an amount on its way neither vanishes nor doubles. */
static void amounts_on_their_way_arrive_or_come_back(void **state)
{
    (void)state;
    const payment_rule *r = shop__payment_rules;
    assert_int_equal(r[MOVE_CAPTURE].capturing + r[MOVE_CAPTURED].capturing, 0);
    assert_int_equal(r[MOVE_CAPTURE].capturing + r[MOVE_UNCAPTURED].capturing, 0);
    assert_int_equal(r[MOVE_CAPTURE].capturing + r[MOVE_UNCAPTURED_PART].capturing, 0);
    assert_int_equal(r[MOVE_REFUND].refunding + r[MOVE_REFUNDED].refunding, 0);
    assert_int_equal(r[MOVE_REFUND].refunding + r[MOVE_UNREFUNDED].refunding, 0);
    assert_int_equal(r[MOVE_CAPTURED].captured, 1);
    assert_int_equal(r[MOVE_REFUNDED].refunded, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_legal_moves_are_in_the_table),
        cmocka_unit_test(nothing_leads_back_to_the_beginning),
        cmocka_unit_test(every_move_has_a_name_and_a_beginning),
        cmocka_unit_test(amounts_on_their_way_arrive_or_come_back),
    };
    return cmocka_run_group_tests_name("payment.states", tests, NULL, NULL);
}

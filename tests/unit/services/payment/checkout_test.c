/* checkout_test.c - payments as a part of another saga, in one process and as if they were in another one:
 * every outcome, and a process that dies at every place where it can die. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shop/payment.h"
#include "tests/unit/services/payment/checkout.h"

enum { LEASE_MS = 61 * 1000, ROUNDS = 6, PLACES_MAX = 400 };

static char id[SHOP_ID_SIZE], order[SHOP_ID_SIZE];

static void fresh(desk *d)
{
    desk_id(d, "pay", id);
    checkout_order_id(id, order);
}

static shop_payment_state payment_state(desk *d)
{
    shop_payment_list_args args = SHOP_PAYMENT_LIST_INIT;
    const shop_payment_page *page = NULL;
    args.order_id = order;
    assert_int_equal(shop_payment_list(d->shop, &args, &page), 0);
    shop_payment_state state = page->item_count > 0 ? page->items[0]->state : SHOP_PAYMENT_STATE_UNKNOWN;
    shop_free(page);
    return state;
}

/* --- outcomes, in both modes ------------------------------------------------------------------- */

static void expect_outcomes(desk *d)
{
    static const struct {
        const char *token;
        bool refuse;
        int code;
        checkout_state state;
        shop_payment_state payment;
    } table[] = {
        {"tok_approve", false, 0, CHECKOUT_PLACED, SHOP_PAYMENT_STATE_AUTHORIZED},
        {"tok_decline", false, SHOP_E_PAYMENT_DECLINED, CHECKOUT_FAILED, SHOP_PAYMENT_STATE_DECLINED},
        {"tok_approve", true, SHOP_E_OUT_OF_STOCK, CHECKOUT_FAILED, SHOP_PAYMENT_STATE_VOIDED},
        {"tok_charged_timeout", false, SHOP_E_UNKNOWN, CHECKOUT_PLACED, SHOP_PAYMENT_STATE_AUTHORIZED},
        {"tok_timeout", false, SHOP_E_UNKNOWN, CHECKOUT_PLACED, SHOP_PAYMENT_STATE_AUTHORIZED},
        {"tok_late", false, SHOP_E_UNKNOWN, CHECKOUT_PLACED, SHOP_PAYMENT_STATE_AUTHORIZED},
        {"tok_late", true, SHOP_E_UNKNOWN, CHECKOUT_FAILED, SHOP_PAYMENT_STATE_VOIDED},
        {"4111111111111111", false, SHOP_E_INVALID, CHECKOUT_NONE, SHOP_PAYMENT_STATE_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        fresh(d);
        int code = checkout_place(d, id, table[i].token, table[i].refuse, NULL);
        if (code != table[i].code)
            fail_msg("%s: expected %s, got %s: %s", table[i].token, shop_code_name(table[i].code),
                     shop_code_name(code), shop_error_last()->message);
        for (int round = 0; round < ROUNDS; round++)
            checkout_recover(d, LEASE_MS);
        checkout_state state = checkout_look(d, id);
        assert_true(state == table[i].state || (table[i].state == CHECKOUT_NONE && state == CHECKOUT_FAILED));
        assert_int_equal(payment_state(d), table[i].payment);
    }
    desk_check(d);
}

static void every_outcome_fused(void **state)
{
    desk *d = *state;
    checkout_install(d, false);
    expect_outcomes(d);
}

static void every_outcome_split(void **state)
{
    desk *d = *state;
    checkout_install(d, true);
    expect_outcomes(d);
}

static void expect_one_answer_a_key(desk *d)
{
    fresh(d);
    assert_int_equal(checkout_place(d, id, "tok_approve", false, "key"), 0);
    assert_int_equal(checkout_place(d, id, "tok_approve", false, "key"), 0);
    assert_int_equal(desk_effects(d->log, "authorized", order), 1);
    fresh(d);
    assert_int_equal(checkout_place(d, id, "tok_charged_timeout", false, "lost"), SHOP_E_UNKNOWN);
    checkout_recover(d, LEASE_MS);
    checkout_recover(d, LEASE_MS);
    assert_int_equal(checkout_place(d, id, "tok_charged_timeout", false, "lost"), 0);
    assert_int_equal(desk_effects(d->log, "authorized", order), 1);
}

static void same_key_same_answer_fused(void **state)
{
    desk *d = *state;
    checkout_install(d, false);
    expect_one_answer_a_key(d);
}

static void same_key_same_answer_split(void **state)
{
    desk *d = *state;
    checkout_install(d, true);
    expect_one_answer_a_key(d);
}

/* --- slow runners ------------------------------------------------------------------------------- */

/* While the provider is being slow, everybody's lease runs out and recovery does the whole work. */
static void recover_before_answering(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    desk *d = r->userdata;
    (void)q;
    (void)answer;
    r->after = NULL;
    desk_later(d, LEASE_MS);
}

static void runner_that_was_replaced_does_no_harm(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    d->relay.after = recover_before_answering;
    d->relay.userdata = d;
    fresh(d);
    assert_int_equal(desk_authorize_at(d, "relay", order, 1, "tok_approve", &p), SHOP_E_UNKNOWN);
    assert_int_equal(desk_authorize_at(d, "relay", order, 1, "tok_approve", &p), 0);
    assert_int_equal(p->state, SHOP_PAYMENT_STATE_AUTHORIZED);
    shop_free(p);
    desk_check(d);
}

/* Only the payment's lease runs out: the order's runner lives, and must not turn back because of it. */
static void recover_payment_before_answering(relay *r, const shop_provider_request *q,
                                             shop_provider_answer *answer)
{
    desk *d = r->userdata;
    (void)q;
    (void)answer;
    r->after = NULL;
    desk_later(d, LEASE_MS / 2);
}

static void expect_patience(desk *d, bool split)
{
    checkout_install(d, split);
    checkout_provider("relay");
    d->relay.after = recover_payment_before_answering;
    d->relay.userdata = d;
    fresh(d);
    assert_int_equal(checkout_place(d, id, "tok_approve", false, NULL), SHOP_E_UNKNOWN);
    checkout_recover(d, LEASE_MS);
    checkout_provider(NULL);
    assert_int_equal(checkout_look(d, id), CHECKOUT_PLACED);
    assert_int_equal(payment_state(d), SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(desk_effects(d->relay_log, "authorized", order), 1);
}

static void replaced_payment_does_not_undo_its_order_fused(void **state)
{
    expect_patience(*state, false);
}

static void replaced_payment_does_not_undo_its_order_split(void **state)
{
    expect_patience(*state, true);
}

/* --- dying ------------------------------------------------------------------------------------ */

static int places_left;

static int die_at(void *self, shop_env_point point, const char *detail)
{
    (void)self;
    (void)point;
    (void)detail;
    if (--places_left == 0)
        (void)kill(getpid(), SIGKILL);
    return 0;
}

static int place_order(desk *d, bool refuse)
{
    return checkout_place(d, id, "tok_approve", refuse, id);
}

/* Whether a child that places the order dies at the n-th place. */
static bool dies(desk *d, bool refuse, bool split, int place)
{
    int status = 0;
    desk_close(d);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        desk_open(d);
        checkout_install(d, split);
        places_left = place;
        d->env.reach = die_at;
        (void)place_order(d, refuse);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    desk_open(d);
    checkout_install(d, split);
    assert_true(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return WIFSIGNALED(status);
}

/* Placed and paid, or failed with nothing held, or never begun. */
static void expect_settled(desk *d, bool refuse)
{
    checkout_state state = checkout_look(d, id);
    shop_payment_state paid = payment_state(d);
    bool held = desk_effects(d->log, "authorized", order) > desk_effects(d->log, "voided", order);
    assert_int_not_equal(state, CHECKOUT_PENDING);
    assert_int_equal(state == CHECKOUT_PLACED, paid == SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(state == CHECKOUT_PLACED, held);
    assert_false(state == CHECKOUT_PLACED && refuse);
    assert_true(desk_effects(d->log, "authorized", order) <= 1);
}

/* After any death recovery settles the order, and the caller's key still gives its one answer. */
static void expect_survival(desk *d, bool refuse, bool split)
{
    int place = 0;
    bool died = true;
    while (died && place < PLACES_MAX) {
        fresh(d);
        died = dies(d, refuse, split, ++place);
        for (int round = 0; round < ROUNDS; round++)
            checkout_recover(d, LEASE_MS);
        expect_settled(d, refuse);
        assert_int_equal(place_order(d, refuse), refuse ? SHOP_E_OUT_OF_STOCK : 0);
        expect_settled(d, refuse);
    }
    assert_in_range(place, 20, PLACES_MAX - 1);
    desk_check(d);
}

static void death_anywhere_charges_once_fused(void **state)
{
    expect_survival(*state, false, false);
}

static void death_anywhere_charges_once_split(void **state)
{
    expect_survival(*state, false, true);
}

static void death_anywhere_while_turning_back_fused(void **state)
{
    expect_survival(*state, true, false);
}

static void death_anywhere_while_turning_back_split(void **state)
{
    expect_survival(*state, true, true);
}

static char payment[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];

/* The payment is made outside of the toy saga, which has taken payment.capture's place. */
static int capture_and_refund(desk *d)
{
    int code = desk_capture(d, payment, 2000, parcel);
    return code != 0 ? code : desk_refund(d, payment, 500);
}

static bool dies_capturing(desk *d, int place)
{
    int status = 0;
    desk_close(d);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        desk_open(d);
        places_left = place;
        d->env.reach = die_at;
        (void)capture_and_refund(d);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    desk_open(d);
    return WIFSIGNALED(status);
}

static void death_anywhere_captures_and_refunds_once(void **state)
{
    desk *d = *state;
    int place = 0;
    bool died = true;
    while (died && place < PLACES_MAX) {
        int64_t captured, refunded;
        desk_id(d, "ord", order);
        desk_id(d, "ful", parcel);
        desk_paid(d, order, 1, "tok_approve", payment);
        died = dies_capturing(d, ++place);
        for (int round = 0; round < 3; round++)
            desk_later(d, LEASE_MS);
        desk_amounts(d, payment, &captured, &refunded);
        assert_int_equal(captured, 2000 * desk_effects(d->log, "captured", order));
        assert_int_equal(refunded, 500 * desk_effects(d->log, "refunded", order));
        assert_true(captured == 0 || captured == 2000);
        assert_int_equal(desk_capture(d, payment, 2000, parcel), 0);
        assert_int_equal(desk_effects(d->log, "captured", order), 1);
    }
    assert_in_range(place, 20, PLACES_MAX - 1);
    desk_check(d);
}

#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, desk_setup, desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(every_outcome_fused),
        WITH_DESK(every_outcome_split),
        WITH_DESK(same_key_same_answer_fused),
        WITH_DESK(same_key_same_answer_split),
        WITH_DESK(runner_that_was_replaced_does_no_harm),
        WITH_DESK(replaced_payment_does_not_undo_its_order_fused),
        WITH_DESK(replaced_payment_does_not_undo_its_order_split),
        WITH_DESK(death_anywhere_charges_once_fused),
        WITH_DESK(death_anywhere_charges_once_split),
        WITH_DESK(death_anywhere_while_turning_back_fused),
        WITH_DESK(death_anywhere_while_turning_back_split),
        WITH_DESK(death_anywhere_captures_and_refunds_once),
    };
    return cmocka_run_group_tests_name("payment.checkout", tests, NULL, NULL);
}

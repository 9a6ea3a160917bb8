/* authorize_test.c - every way an attempt to pay can go, and that it is charged once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/money.h"
#include "shop/payment.h"
#include "tests/support/internal_call.h"
#include "tests/unit/services/payment/desk.h"

enum { LEASE_MS = 21 * 1000 };

static char order[SHOP_ID_SIZE], payment[SHOP_ID_SIZE];

/* --- refused before anything happens ----------------------------------------------------------- */

static void card_numbers_are_refused(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "4111 1111 1111 1111", NULL), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "token");
    assert_int_equal(desk_effects(d->log, "declined", NULL), 0);
}

static void unknown_providers_are_refused(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize_at(d, "nobody", order, 1, "tok_approve", NULL), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "provider");
}

static void second_attempt_is_refused_while_the_first_stands(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_approve", payment);
    assert_int_equal(desk_authorize(d, order, 2, "tok_approve", NULL), SHOP_E_CONFLICT);
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "tok_timeout", NULL), SHOP_E_UNKNOWN);
    assert_int_equal(desk_authorize(d, order, 2, "tok_approve", NULL), SHOP_E_UNAVAILABLE);
}

/* --- answers ---------------------------------------------------------------------------------- */

static void answers_become_states(void **state)
{
    desk *d = *state;
    static const struct {
        const char *token;
        shop_payment_state state;
    } table[] = {
        {"tok_approve", SHOP_PAYMENT_STATE_AUTHORIZED}, {"tok_slow", SHOP_PAYMENT_STATE_AUTHORIZED},
        {"tok_decline", SHOP_PAYMENT_STATE_DECLINED},   {"tok_insufficient", SHOP_PAYMENT_STATE_DECLINED},
        {"tok_3ds", SHOP_PAYMENT_STATE_ACTION_REQUIRED}, {"anything", SHOP_PAYMENT_STATE_DECLINED},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        desk_id(d, "ord", order);
        assert_int_equal(desk_paid(d, order, 1, table[i].token, payment), table[i].state);
        assert_int_equal(desk_state(d, payment), table[i].state);
    }
    desk_check(d);
}

static void declines_say_why(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "tok_insufficient", &p), 0);
    assert_string_equal(p->reason, "not enough money on the account");
    shop_free(p);
}

static void repeated_attempt_is_the_same_attempt(void **state)
{
    desk *d = *state;
    char again[SHOP_ID_SIZE];
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_approve", payment);
    desk_paid(d, order, 1, "tok_approve", again);
    assert_string_equal(payment, again);
    assert_int_equal(desk_effects(d->log, "authorized", order), 1);
}

static void attempt_cannot_change_its_amount(void **state)
{
    desk *d = *state;
    shop_payment_authorize_args args = SHOP_PAYMENT_AUTHORIZE_INIT;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_approve", payment);
    args.order_id = order;
    args.attempt = 1;
    args.token = "tok_approve";
    args.amount = shop__money(4999, "EUR");
    assert_int_equal(internal_call(d->shop, SHOP__OP_PAYMENT_AUTHORIZE, &args, NULL), SHOP_E_CONFLICT);
    args.amount = shop__money(5000, "USD");
    assert_int_equal(internal_call(d->shop, SHOP__OP_PAYMENT_AUTHORIZE, &args, NULL), SHOP_E_CONFLICT);
}

static void attempt_survives_reopening(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_approve", payment);
    desk_close(d);
    desk_open(d);
    assert_int_equal(desk_authorize(d, order, 1, "tok_approve", NULL), 0);
    assert_int_equal(desk_effects(d->log, "authorized", order), 1);
}

static void nothing_to_pay_needs_no_provider(void **state)
{
    desk *d = *state;
    shop_payment_authorize_args args = SHOP_PAYMENT_AUTHORIZE_INIT;
    const shop_payment *p = NULL;
    desk_id(d, "ord", order);
    args.order_id = order;
    args.attempt = 1;
    args.amount = shop__money(0, "EUR");
    assert_int_equal(internal_call(d->shop, SHOP__OP_PAYMENT_AUTHORIZE, &args, &p), 0);
    assert_int_equal(p->state, SHOP_PAYMENT_STATE_AUTHORIZED);
    shop_free(p);
    assert_int_equal(desk_cancel(d, order, &p), 0);
    assert_int_equal(p->state, SHOP_PAYMENT_STATE_VOIDED);
    shop_free(p);
    assert_int_equal(desk_effects(d->log, "authorized", NULL) + desk_effects(d->log, "voided", NULL), 0);
}

static void new_attempt_follows_a_decline(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_paid(d, order, 1, "tok_decline", payment), SHOP_PAYMENT_STATE_DECLINED);
    assert_int_equal(desk_paid(d, order, 2, "tok_approve", payment), SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(desk_effects(d->log, "authorized", order), 1);
}

/* --- the payer confirms ------------------------------------------------------------------------ */

static int confirm(desk *d, shop_payment_state *ret_state)
{
    shop_payment_confirm_args args = SHOP_PAYMENT_CONFIRM_INIT;
    const shop_payment *p = NULL;
    args.payment_id = payment;
    int code = shop_payment_confirm(d->shop, &args, &p);
    if (code == 0)
        *ret_state = p->state;
    shop_free(p);
    return code;
}

static void payer_confirms(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    shop_payment_state after = SHOP_PAYMENT_STATE_UNKNOWN;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "tok_3ds", &p), 0);
    assert_non_null(p->action_url);
    assert_non_null(strstr(p->action_url, order));
    snprintf(payment, sizeof(payment), "%s", p->id);
    shop_free(p);
    assert_int_equal(confirm(d, &after), 0);
    assert_int_equal(after, SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(confirm(d, &after), 0);
    assert_int_equal(desk_effects(d->log, "authorized", order), 1);
}

static void payer_does_not_confirm(void **state)
{
    desk *d = *state;
    shop_payment_state after = SHOP_PAYMENT_STATE_UNKNOWN;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_3ds_decline", payment);
    assert_int_equal(confirm(d, &after), 0);
    assert_int_equal(after, SHOP_PAYMENT_STATE_DECLINED);
    assert_int_equal(desk_paid(d, order, 2, "tok_approve", payment), SHOP_PAYMENT_STATE_AUTHORIZED);
}

static void asking_again_with_the_same_attempt_asks_the_provider(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_paid(d, order, 1, "tok_3ds", payment), SHOP_PAYMENT_STATE_ACTION_REQUIRED);
    assert_int_equal(desk_paid(d, order, 1, "tok_3ds", payment), SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(desk_effects(d->log, "authorized", order), 1);
}

/* --- no answer -------------------------------------------------------------------------------- */

static void lost_answers_are_asked_for(void **state)
{
    desk *d = *state;
    static const char *const tokens[] = {"tok_charged_timeout", "tok_timeout", "tok_late"};
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        desk_id(d, "ord", order);
        assert_int_equal(desk_authorize(d, order, 1, tokens[i], NULL), SHOP_E_UNKNOWN);
        for (int round = 0; round < 3; round++)
            desk_later(d, LEASE_MS);
        assert_int_equal(desk_paid(d, order, 1, tokens[i], payment), SHOP_PAYMENT_STATE_AUTHORIZED);
        assert_int_equal(desk_effects(d->log, "authorized", order), 1);
    }
    desk_check(d);
}

static int while_it_ran;

static void recover_while_answering(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    desk *d = r->userdata;
    (void)answer;
    r->after = NULL;
    desk_later(d, LEASE_MS / 4);
    while_it_ran = desk_authorize_at(d, "relay", q->order_id, 1, "tok_approve", NULL);
}

static void live_runner_is_left_alone(void **state)
{
    desk *d = *state;
    d->relay.after = recover_while_answering;
    d->relay.userdata = d;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize_at(d, "relay", order, 1, "tok_approve", NULL), 0);
    assert_int_equal(while_it_ran, SHOP_E_IN_PROGRESS);
    assert_int_equal(desk_effects(d->relay_log, "authorized", order), 1);
}

/* --- the provider tells by itself --------------------------------------------------------------- */

static void unknown_attempts_are_to_be_told_again(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_notify(d, "sandbox", "e1", order, 1, SHOP_PAYMENT_NOTICE_AUTHORIZED),
                     SHOP_E_UNAVAILABLE);
    assert_int_equal(desk_notify(d, "sandbox", "e1", "nonsense", 1, SHOP_PAYMENT_NOTICE_AUTHORIZED),
                     SHOP_E_UNAVAILABLE);
    desk_paid(d, order, 1, "tok_decline", payment);
    assert_int_equal(desk_notify(d, "relay", "e1", order, 1, SHOP_PAYMENT_NOTICE_AUTHORIZED),
                     SHOP_E_UNAVAILABLE);
}

static void what_is_told_is_not_believed(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "tok_timeout", NULL), SHOP_E_UNKNOWN);
    assert_int_equal(desk_notify(d, "sandbox", "e1", order, 1, SHOP_PAYMENT_NOTICE_AUTHORIZED),
                     SHOP_E_UNAVAILABLE);
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_decline", payment);
    assert_int_equal(desk_notify(d, "sandbox", "e2", order, 1, SHOP_PAYMENT_NOTICE_AUTHORIZED), 0);
    assert_int_equal(desk_state(d, payment), SHOP_PAYMENT_STATE_DECLINED);
}

static void notification_settles_what_the_answer_did_not(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "tok_charged_timeout", NULL), SHOP_E_UNKNOWN);
    assert_int_equal(desk_notify(d, "sandbox", "e1", order, 1, SHOP_PAYMENT_NOTICE_AUTHORIZED), 0);
    desk_later(d, LEASE_MS);
    assert_int_equal(desk_paid(d, order, 1, "tok_charged_timeout", payment), SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(desk_effects(d->log, "authorized", order), 1);
}

static void notify_before_answering(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    desk *d = r->userdata;
    (void)answer;
    r->after = NULL;
    assert_int_equal(desk_notify(d, "relay", "early", q->order_id, 1, SHOP_PAYMENT_NOTICE_AUTHORIZED), 0);
    assert_int_equal(desk_notify(d, "relay", "early", q->order_id, 1, SHOP_PAYMENT_NOTICE_AUTHORIZED), 0);
}

static void notification_may_come_before_the_answer(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    d->relay.after = notify_before_answering;
    d->relay.userdata = d;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize_at(d, "relay", order, 1, "tok_approve", &p), 0);
    assert_int_equal(p->state, SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(p->version, 2);
    shop_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(card_numbers_are_refused, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(unknown_providers_are_refused, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(second_attempt_is_refused_while_the_first_stands, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(answers_become_states, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(declines_say_why, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(repeated_attempt_is_the_same_attempt, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(attempt_cannot_change_its_amount, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(attempt_survives_reopening, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(nothing_to_pay_needs_no_provider, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(new_attempt_follows_a_decline, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(payer_confirms, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(payer_does_not_confirm, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(asking_again_with_the_same_attempt_asks_the_provider, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(lost_answers_are_asked_for, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(live_runner_is_left_alone, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(unknown_attempts_are_to_be_told_again, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(what_is_told_is_not_believed, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(notification_settles_what_the_answer_did_not, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(notification_may_come_before_the_answer, desk_setup,
                                        desk_teardown),
    };
    return cmocka_run_group_tests_name("payment.authorize", tests, NULL, NULL);
}

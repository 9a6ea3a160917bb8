/* cancel_test.c - giving authorizations up: what may have been made, what turns out later, and who wins against
 * a capture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/payment.h"
#include "tests/unit/services/payment/desk.h"

enum { LEASE_MS = 21 * 1000, AGAIN_MS = 6 * 1000 };

static char order[SHOP_ID_SIZE], payment[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];

static shop_payment_state cancelled(desk *d)
{
    const shop_payment *p = NULL;
    if (desk_cancel(d, order, &p) != 0)
        fail_msg("cannot cancel: %s", shop_error_last()->message);
    shop_payment_state state = p->state;
    shop_free(p);
    return state;
}

static void cancelling_nothing_is_fine(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    desk_id(d, "ord", order);
    assert_int_equal(desk_cancel(d, order, &p), 0);
    assert_null(p->id);
    shop_free(p);
}

static void declined_payment_stays_declined(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_decline", payment);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_DECLINED);
    assert_int_equal(desk_effects(d->log, "voided", NULL), 0);
}

static void authorization_is_voided_once(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_approve", payment);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDED);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDED);
    assert_int_equal(desk_effects(d->log, "voided", order), 1);
    assert_int_equal(desk_paid(d, order, 2, "tok_approve", payment), SHOP_PAYMENT_STATE_AUTHORIZED);
}

static void payer_who_never_confirms_is_voided(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_3ds", payment);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDED);
    assert_int_equal(desk_paid(d, order, 1, "tok_3ds", payment), SHOP_PAYMENT_STATE_VOIDED);
    assert_int_equal(desk_effects(d->log, "authorized", order), 0);
}

/* Nothing happened at the provider; what recovery would have sent must not happen any more. */
static void unknown_attempt_is_voided_before_it_happens(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "tok_timeout", NULL), SHOP_E_UNKNOWN);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDED);
    for (int round = 0; round < 4; round++)
        desk_later(d, LEASE_MS);
    assert_int_equal(desk_effects(d->log, "authorized", order), 0);
    assert_int_equal(desk_paid(d, order, 1, "tok_timeout", payment), SHOP_PAYMENT_STATE_VOIDED);
}

static void lost_authorization_is_voided(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "tok_charged_timeout", NULL), SHOP_E_UNKNOWN);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDED);
    desk_later(d, LEASE_MS);
    assert_int_equal(desk_effects(d->log, "voided", order), 1);
}

/* The provider finds nothing to void, and the authorization turns up later. */
static void late_authorization_is_voided(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize(d, order, 1, "tok_late", NULL), SHOP_E_UNKNOWN);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDING);
    assert_int_equal(desk_authorize(d, order, 2, "tok_approve", NULL), SHOP_E_UNAVAILABLE);
    for (int round = 0; round < 4; round++)
        desk_later(d, LEASE_MS);
    assert_int_equal(desk_effects(d->log, "voided", order), 1);
    assert_int_equal(desk_paid(d, order, 1, "tok_late", payment), SHOP_PAYMENT_STATE_VOIDED);
    assert_int_equal(desk_paid(d, order, 2, "tok_approve", payment), SHOP_PAYMENT_STATE_AUTHORIZED);
    desk_check(d);
}

static void lost_void_is_asked_for(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_void_timeout", payment);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDING);
    desk_later(d, AGAIN_MS);
    desk_later(d, AGAIN_MS);
    assert_int_equal(desk_state(d, payment), SHOP_PAYMENT_STATE_VOIDED);
}

/* --- success after it was given up -------------------------------------------------------------- */

static void cancel_before_answering(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    desk *d = r->userdata;
    (void)answer;
    (void)q;
    r->after = NULL;
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDED);
}

/* The order gave up while the provider was still at it: its "authorized" must not bring the payment back. */
static void success_after_a_void_is_voided_again(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    d->relay.after = cancel_before_answering;
    d->relay.userdata = d;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize_at(d, "relay", order, 1, "tok_approve", &p), 0);
    assert_int_equal(p->state, SHOP_PAYMENT_STATE_VOIDED);
    shop_free(p);
    desk_settle(d);
    assert_int_equal(desk_effects(d->relay_log, "voided", "void/0001"), 1);
    assert_int_equal(desk_effects(d->relay_log, "voided", "void/0002"), 1);
}

/* --- against a capture -------------------------------------------------------------------------- */

static void cancel_after_a_capture_pays_back(void **state)
{
    desk *d = *state;
    int64_t captured, refunded;
    desk_id(d, "ord", order);
    desk_id(d, "ful", parcel);
    desk_paid(d, order, 1, "tok_approve", payment);
    assert_int_equal(desk_capture(d, payment, 2000, parcel), 0);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_CAPTURED);
    desk_settle(d);
    desk_amounts(d, payment, &captured, &refunded);
    assert_int_equal(captured, 2000);
    assert_int_equal(refunded, 2000);
    assert_int_equal(desk_effects(d->log, "voided", order), 0);
    desk_check(d);
}

static void capture_after_a_cancel_is_refused(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    desk_paid(d, order, 1, "tok_approve", payment);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDED);
    assert_int_equal(desk_capture(d, payment, 0, NULL), SHOP_E_CONFLICT);
    assert_int_equal(desk_effects(d->log, "captured", order), 0);
}

static void cancel_while_capturing(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    desk *d = r->userdata;
    (void)answer;
    (void)q;
    r->after = NULL;
    assert_int_equal(desk_cancel(d, order, NULL), SHOP_E_UNAVAILABLE);
    assert_int_equal(desk_capture(d, payment, 100, NULL), SHOP_E_UNAVAILABLE);
}

static void cancel_waits_for_a_capture_under_way(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize_at(d, "relay", order, 1, "tok_approve", &p), 0);
    for (size_t i = 0; i < SHOP_ID_SIZE - 1 && (payment[i] = p->id[i]) != '\0'; i++)
        continue;
    shop_free(p);
    d->relay.after = cancel_while_capturing;
    d->relay.userdata = d;
    assert_int_equal(desk_capture(d, payment, 0, NULL), 0);
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_CAPTURED);
    desk_settle(d);
    assert_int_equal(desk_effects(d->relay_log, "refunded", order), 1);
    desk_check(d);
}

static void capture_while_voiding(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    desk *d = r->userdata;
    (void)answer;
    (void)q;
    r->after = NULL;
    assert_int_equal(desk_capture(d, payment, 0, NULL), SHOP_E_CONFLICT);
}

static void capture_during_a_void_is_refused(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize_at(d, "relay", order, 1, "tok_approve", &p), 0);
    for (size_t i = 0; i < SHOP_ID_SIZE - 1 && (payment[i] = p->id[i]) != '\0'; i++)
        continue;
    shop_free(p);
    d->relay.after = capture_while_voiding;
    d->relay.userdata = d;
    assert_int_equal(cancelled(d), SHOP_PAYMENT_STATE_VOIDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cancelling_nothing_is_fine, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(declined_payment_stays_declined, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(authorization_is_voided_once, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(payer_who_never_confirms_is_voided, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(unknown_attempt_is_voided_before_it_happens, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(lost_authorization_is_voided, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(late_authorization_is_voided, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(lost_void_is_asked_for, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(success_after_a_void_is_voided_again, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(cancel_after_a_capture_pays_back, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(capture_after_a_cancel_is_refused, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(cancel_waits_for_a_capture_under_way, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(capture_during_a_void_is_refused, desk_setup, desk_teardown),
    };
    return cmocka_run_group_tests_name("payment.cancel", tests, NULL, NULL);
}

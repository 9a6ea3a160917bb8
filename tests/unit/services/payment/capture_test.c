/* capture_test.c - taking money, paying it back, and what orders ask for: once each, within the limits, with
 * balanced books. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>

#include "lib/base/money.h"
#include "shop/payment.h"
#include "tests/support/internal_call.h"
#include "tests/unit/services/payment/desk.h"

enum { LEASE_MS = 21 * 1000, LATER_MS = 6 * 1000 };

static char order[SHOP_ID_SIZE], payment[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
static int64_t version;

static void pay(desk *d, const char *token)
{
    desk_id(d, "ord", order);
    desk_id(d, "ful", parcel);
    assert_int_equal(desk_paid(d, order, 1, token, payment), SHOP_PAYMENT_STATE_AUTHORIZED);
    version = 0;
}

static void expect_amounts(desk *d, int64_t captured, int64_t refunded)
{
    int64_t got_captured, got_refunded;
    desk_amounts(d, payment, &got_captured, &got_refunded);
    assert_int_equal(got_captured, captured);
    assert_int_equal(got_refunded, refunded);
    desk_check(d);
}

static void tell(desk *d, unsigned event, int64_t total, int64_t lines, const char *fulfilment_id)
{
    const shop_order_event_line line = {.sku = "A", .quantity = 1, .total = shop__money(lines, "EUR")};
    const shop_order_event_line *const list[] = {&line};
    const shop_order_event data = {.order_id = order,
                                   .total = shop__money(total, "EUR"),
                                   .lines = list,
                                   .line_count = 1,
                                   .fulfilment_id = fulfilment_id,
                                   .reason = "as told"};
    assert_int_equal(internal_emit(d->shop, event, order, ++version, &data), 0);
}

/* --- limits ----------------------------------------------------------------------------------- */

static void more_than_authorized_is_refused(void **state)
{
    desk *d = *state;
    pay(d, "tok_approve");
    assert_int_equal(desk_capture(d, payment, 5001, NULL), SHOP_E_CONFLICT);
    assert_int_equal(desk_capture(d, payment, 3000, NULL), 0);
    assert_int_equal(desk_capture(d, payment, 2001, NULL), SHOP_E_CONFLICT);
    assert_int_equal(desk_capture(d, payment, 2000, NULL), 0);
    assert_int_equal(desk_capture(d, payment, 0, NULL), SHOP_E_CONFLICT);
    assert_int_equal(desk_effects(d->log, "captured", order), 2);
    expect_amounts(d, 5000, 0);
}

static void more_than_captured_is_not_paid_back(void **state)
{
    desk *d = *state;
    pay(d, "tok_approve");
    assert_int_equal(desk_refund(d, payment, 1), SHOP_E_CONFLICT);
    assert_int_equal(desk_capture(d, payment, 3000, NULL), 0);
    assert_int_equal(desk_refund(d, payment, 3001), SHOP_E_CONFLICT);
    assert_int_equal(desk_refund(d, payment, 1000), 0);
    assert_int_equal(desk_refund(d, payment, 2001), SHOP_E_CONFLICT);
    assert_int_equal(desk_refund(d, payment, 0), 0);
    assert_int_equal(desk_refund(d, payment, 0), SHOP_E_CONFLICT);
    expect_amounts(d, 3000, 3000);
}

static void other_currency_is_refused(void **state)
{
    desk *d = *state;
    shop_payment_capture_args args = SHOP_PAYMENT_CAPTURE_INIT;
    const shop_payment *p = NULL;
    pay(d, "tok_approve");
    args.payment_id = payment;
    args.amount = shop__money(100, "USD");
    assert_int_equal(shop_payment_capture(d->shop, &args, &p), SHOP_E_INVALID);
}

/* --- once ------------------------------------------------------------------------------------- */

static void fulfilment_is_captured_once(void **state)
{
    desk *d = *state;
    pay(d, "tok_approve");
    assert_int_equal(desk_capture(d, payment, 2000, parcel), 0);
    assert_int_equal(desk_capture(d, payment, 2000, parcel), 0);
    assert_int_equal(desk_capture(d, payment, 0, parcel), 0);
    assert_int_equal(desk_capture(d, payment, 1000, parcel), SHOP_E_CONFLICT);
    assert_int_equal(desk_effects(d->log, "captured", order), 1);
    expect_amounts(d, 2000, 0);
}

static void two_notifications_capture_once(void **state)
{
    desk *d = *state;
    pay(d, "tok_capture_timeout");
    assert_int_equal(desk_capture(d, payment, 2000, parcel), SHOP_E_UNKNOWN);
    assert_int_equal(desk_state(d, payment), SHOP_PAYMENT_STATE_CAPTURING);
    assert_int_equal(desk_notify(d, "sandbox", "e1", order, 1, SHOP_PAYMENT_NOTICE_CAPTURED), 0);
    assert_int_equal(desk_notify(d, "sandbox", "e2", order, 1, SHOP_PAYMENT_NOTICE_CAPTURED), 0);
    assert_int_equal(desk_notify(d, "sandbox", "e1", order, 1, SHOP_PAYMENT_NOTICE_CAPTURED), 0);
    desk_later(d, LEASE_MS);
    expect_amounts(d, 2000, 0);
}

static void lost_capture_is_asked_for(void **state)
{
    desk *d = *state;
    pay(d, "tok_capture_timeout");
    assert_int_equal(desk_capture(d, payment, 2000, parcel), SHOP_E_UNKNOWN);
    desk_later(d, LEASE_MS);
    assert_int_equal(desk_effects(d->log, "captured", order), 1);
    expect_amounts(d, 2000, 0);
    assert_int_equal(desk_capture(d, payment, 2000, parcel), 0);
}

static void notify_before_answering(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    desk *d = r->userdata;
    (void)answer;
    r->after = NULL;
    assert_int_equal(desk_notify(d, "relay", "early", q->order_id, 1, SHOP_PAYMENT_NOTICE_CAPTURED), 0);
}

static void notification_may_come_before_the_answer(void **state)
{
    desk *d = *state;
    const shop_payment *p = NULL;
    desk_id(d, "ord", order);
    assert_int_equal(desk_authorize_at(d, "relay", order, 1, "tok_approve", &p), 0);
    snprintf(payment, sizeof(payment), "%s", p->id);
    shop_free(p);
    d->relay.after = notify_before_answering;
    d->relay.userdata = d;
    assert_int_equal(desk_capture(d, payment, 2000, NULL), 0);
    expect_amounts(d, 2000, 0);
}

enum { RACERS = 8 };

typedef struct racer {
    desk *d;
    int number;
    pthread_t thread;
} racer;

/* A capture of the same fulfilment, a void of the whole order, and somebody who tells of both. */
static void *race(void *argument)
{
    char event[16];
    const racer *r = argument;
    snprintf(event, sizeof(event), "race-%d", r->number);
    if (r->number % 4 == 0)
        (void)desk_cancel(r->d, order, NULL);
    else if (r->number % 4 == 1)
        (void)desk_notify(r->d, "sandbox", event, order, 1, SHOP_PAYMENT_NOTICE_CAPTURED);
    else
        (void)desk_capture(r->d, payment, 2000, parcel);
    return NULL;
}

static void racing_captures_and_voids_leave_one_winner(void **state)
{
    desk *d = *state;
    racer racers[RACERS];
    for (int round = 0; round < 10; round++) {
        pay(d, "tok_approve");
        for (int i = 0; i < RACERS; i++) {
            racers[i] = (racer){.d = d, .number = i + round};
            assert_int_equal(pthread_create(&racers[i].thread, NULL, race, &racers[i]), 0);
        }
        for (int i = 0; i < RACERS; i++)
            assert_int_equal(pthread_join(racers[i].thread, NULL), 0);
        for (int later = 0; later < 3; later++)
            desk_later(d, LEASE_MS);
        int captured = desk_effects(d->log, "captured", order);
        int voided = desk_effects(d->log, "voided", order);
        assert_true(captured <= 1 && (captured == 0 || voided == 0));
        expect_amounts(d, captured * 2000, captured == 1 ? 2000 * desk_effects(d->log, "refunded", order) : 0);
        if (voided > 0)
            assert_int_equal(desk_state(d, payment), SHOP_PAYMENT_STATE_VOIDED);
    }
}

static void refusals_give_the_amount_free(void **state)
{
    desk *d = *state;
    pay(d, "tok_capture_decline");
    assert_int_equal(desk_capture(d, payment, 0, NULL), SHOP_E_PAYMENT_DECLINED);
    assert_int_equal(desk_state(d, payment), SHOP_PAYMENT_STATE_AUTHORIZED);
    expect_amounts(d, 0, 0);
    pay(d, "tok_refund_decline");
    assert_int_equal(desk_capture(d, payment, 0, NULL), 0);
    assert_int_equal(desk_refund(d, payment, 0), SHOP_E_PAYMENT_DECLINED);
    assert_int_equal(desk_state(d, payment), SHOP_PAYMENT_STATE_CAPTURED);
    expect_amounts(d, 5000, 0);
}

/* --- what orders ask for ------------------------------------------------------------------------ */

static void what_is_sent_is_captured_with_shipping_first(void **state)
{
    desk *d = *state;
    char second[SHOP_ID_SIZE];
    pay(d, "tok_approve");
    desk_id(d, "ful", second);
    tell(d, SHOP__EVENT_ORDER_CREATED, 5000, 4500, NULL);
    tell(d, SHOP__EVENT_ORDER_FULFILLED, 5000, 1500, parcel);
    desk_later(d, LATER_MS);
    expect_amounts(d, 2000, 0);
    tell(d, SHOP__EVENT_ORDER_FULFILLED, 5000, 3000, second);
    desk_later(d, LATER_MS);
    expect_amounts(d, 5000, 0);
    assert_int_equal(desk_effects(d->log, "captured", parcel), 1);
    assert_int_equal(desk_effects(d->log, "captured", second), 1);
}

static void two_parcels_at_once_are_both_captured(void **state)
{
    desk *d = *state;
    char second[SHOP_ID_SIZE];
    pay(d, "tok_capture_timeout");
    desk_id(d, "ful", second);
    tell(d, SHOP__EVENT_ORDER_FULFILLED, 5000, 2000, parcel);
    tell(d, SHOP__EVENT_ORDER_FULFILLED, 5000, 3000, second);
    for (int round = 0; round < 6; round++)
        desk_later(d, LEASE_MS);
    expect_amounts(d, 5000, 0);
}

static void cancelled_order_is_voided(void **state)
{
    desk *d = *state;
    pay(d, "tok_approve");
    tell(d, SHOP__EVENT_ORDER_CANCELLED, 5000, 5000, NULL);
    desk_later(d, LATER_MS);
    assert_int_equal(desk_state(d, payment), SHOP_PAYMENT_STATE_VOIDED);
}

static void cancelled_order_that_was_captured_is_paid_back(void **state)
{
    desk *d = *state;
    pay(d, "tok_approve");
    assert_int_equal(desk_capture(d, payment, 0, NULL), 0);
    tell(d, SHOP__EVENT_ORDER_CANCELLED, 5000, 5000, NULL);
    desk_later(d, LATER_MS);
    desk_later(d, LATER_MS);
    expect_amounts(d, 5000, 5000);
}

static void returned_goods_are_paid_back_after_their_capture(void **state)
{
    desk *d = *state;
    pay(d, "tok_capture_timeout");
    tell(d, SHOP__EVENT_ORDER_FULFILLED, 5000, 4000, parcel);
    tell(d, SHOP__EVENT_ORDER_RETURNED, 5000, 1500, NULL);
    tell(d, SHOP__EVENT_ORDER_RETURNED, 5000, 9000, NULL); /* takes what is left */
    for (int round = 0; round < 8; round++)
        desk_later(d, LEASE_MS);
    expect_amounts(d, 4000, 4000);
    assert_int_equal(desk_effects(d->log, "refunded", order), 2);
}

static void orders_without_a_payment_ask_for_nothing(void **state)
{
    desk *d = *state;
    desk_id(d, "ord", order);
    desk_id(d, "ful", parcel);
    version = 0;
    tell(d, SHOP__EVENT_ORDER_CREATED, 5000, 4000, NULL);
    tell(d, SHOP__EVENT_ORDER_FULFILLED, 5000, 4000, parcel);
    tell(d, SHOP__EVENT_ORDER_RETURNED, 5000, 4000, NULL);
    tell(d, SHOP__EVENT_ORDER_CANCELLED, 5000, 4000, NULL);
    desk_later(d, LATER_MS);
    desk_check(d);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void ledger_shows_both_sides(void **state)
{
    desk *d = *state;
    shop_ledger_list_args args = SHOP_LEDGER_LIST_INIT;
    const shop_ledger_entry_page *page = NULL;
    pay(d, "tok_approve");
    assert_int_equal(desk_capture(d, payment, 3000, NULL), 0);
    assert_int_equal(desk_refund(d, payment, 1000), 0);
    args.payment_id = payment;
    args.limit = 3;
    assert_int_equal(shop_ledger_list(d->shop, &args, &page), 0);
    assert_int_equal(page->item_count, 3);
    assert_int_equal(page->items[0]->account, SHOP_LEDGER_ACCOUNT_PROVIDER_CLEARING);
    assert_int_equal(page->items[0]->side, SHOP_LEDGER_SIDE_CREDIT);
    assert_int_equal(page->items[0]->amount.minor, 1000);
    assert_string_equal(page->items[0]->request, page->items[1]->request);
    args.cursor = page->next_cursor;
    const shop_ledger_entry_page *rest = NULL;
    assert_int_equal(shop_ledger_list(d->shop, &args, &rest), 0);
    assert_int_equal(rest->item_count, 1);
    assert_null(rest->next_cursor);
    shop_free(rest);
    shop_free(page);
}

static void history_tells_each_step(void **state)
{
    desk *d = *state;
    static const char *const steps[] = {"opened", "authorized", "capture begun", "captured", "refund begun",
                                        "refunded"};
    shop_payment_history_args args = SHOP_PAYMENT_HISTORY_INIT;
    const shop_payment_change_page *page = NULL;
    pay(d, "tok_approve");
    assert_int_equal(desk_capture(d, payment, 3000, NULL), 0);
    assert_int_equal(desk_refund(d, payment, 1000), 0);
    args.payment_id = payment;
    assert_int_equal(shop_payment_history(d->shop, &args, &page), 0);
    assert_int_equal(page->item_count, 6);
    for (size_t i = 0; i < page->item_count; i++) {
        assert_string_equal(page->items[i]->what, steps[i]);
        assert_int_equal(page->items[i]->version, i + 1);
    }
    shop_free(page);
    args.limit = 2;
    args.cursor = "2";
    assert_int_equal(shop_payment_history(d->shop, &args, &page), 0);
    assert_string_equal(page->items[0]->what, "capture begun");
    assert_string_equal(page->next_cursor, "4");
    shop_free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(more_than_authorized_is_refused, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(more_than_captured_is_not_paid_back, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(other_currency_is_refused, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(fulfilment_is_captured_once, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(two_notifications_capture_once, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(lost_capture_is_asked_for, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(notification_may_come_before_the_answer, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(racing_captures_and_voids_leave_one_winner, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(refusals_give_the_amount_free, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(what_is_sent_is_captured_with_shipping_first, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(two_parcels_at_once_are_both_captured, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(cancelled_order_is_voided, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(cancelled_order_that_was_captured_is_paid_back, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(returned_goods_are_paid_back_after_their_capture, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(orders_without_a_payment_ask_for_nothing, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(ledger_shows_both_sides, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(history_tells_each_step, desk_setup, desk_teardown),
    };
    return cmocka_run_group_tests_name("payment.capture", tests, NULL, NULL);
}

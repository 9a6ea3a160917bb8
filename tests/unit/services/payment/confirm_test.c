/* confirm_test.c - when the provider is asked without having been sent anything, and about what: messages choose
 * the question and never the answer, and one that asks nothing new costs no question. */
#include "tests/unit/services/payment/till.h"

#include <string.h>

static int confirm(desk *d, const char *payment_id)
{
    shop_payment_confirm_args args = SHOP_PAYMENT_CONFIRM_INIT;
    const shop_payment *p = NULL;
    args.payment_id = payment_id;
    int code = shop_payment_confirm(d->shop, &args, &p);
    shop_free(p);
    return code;
}

/* A message of the relay about this attempt, and of a request where key is not NULL. */
static int tell(desk *d, const char *event_id, const char *attempt, const char *key, shop_payment_notice kind)
{
    shop_payment_notify_args args = SHOP_PAYMENT_NOTIFY_INIT;
    args.provider = "relay";
    args.event_id = event_id;
    args.attempt = attempt;
    args.key = key;
    args.kind = kind;
    return shop_payment_notify(d->shop, &args);
}

static int64_t kept(desk *d)
{
    return till_number(d, "SELECT count(*) FROM payment_inbox");
}

static void lose_refunds(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    (void)r;
    if (strstr(q->key, "/refund/") != NULL)
        answer->state = SHOP_PROVIDER_UNKNOWN;
}

static int64_t refunded(desk *d, const sale *s)
{
    int64_t in, back;
    desk_amounts(d, s->payment, &in, &back);
    return back;
}

/* --- the payer has come back ------------------------------------------------------------------ */

static void a_provider_that_is_gone_confirms_nothing(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, "relay", "tok_3ds", &s);
    till_sql(d, "UPDATE payment_payments SET provider = 'gone'");
    assert_int_equal(confirm(d, s.payment), SHOP_E_UNAVAILABLE);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_ACTION_REQUIRED);
}

static void what_is_decided_is_not_asked_about(void **state)
{
    static const char *const tokens[] = {"tok_approve", "tok_decline"};
    desk *d = *state;
    sale s;
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        till_sale(d, "relay", tokens[i], &s);
        assert_int_equal(confirm(d, s.payment), 0);
    }
    assert_int_equal(d->relay.lookups, 0);
}

static void a_lost_answer_is_fetched(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, "relay", "tok_charged_timeout", &s);
    assert_int_equal(confirm(d, s.payment), 0);
    assert_int_equal(confirm(d, s.payment), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(d->relay.lookups, 1);
}

/* --- messages --------------------------------------------------------------------------------- */

static void names_that_no_attempt_has_are_not_kept(void **state)
{
    static const char *const attempts[] = {
        "/", "/1", "1", "x/1", "ord_01arz3ndektsv4rrffq69g5fav", "ord_01arz3ndektsv4rrffq69g5fav/",
        "ord_01arz3ndektsv4rrffq69g5fav/0", "ord_01arz3ndektsv4rrffq69g5fav/-1",
        "ord_01arz3ndektsv4rrffq69g5fav/1x", "ord_01arz3ndektsv4rrffq69g5fav/99999999999999999999",
        "ord_01arz3ndektsv4rrffq69g5fav/1/capture/x", "pay_01arz3ndektsv4rrffq69g5fav/1",
        ("ord_01arz3ndektsv4rrffq69g5fav01arz3ndektsv4rrffq69g5fav01arz3ndektsv4rrffq69g5fav01arz3ndektsv4rrffq69g5"
         "fav/1")};
    desk *d = *state;
    for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++) {
        assert_int_equal(tell(d, "e", attempts[i], NULL, SHOP_PAYMENT_NOTICE_AUTHORIZED), SHOP_E_UNAVAILABLE);
        till_expect_said("is not known here (yet)");
    }
    assert_int_equal(kept(d), 0);
}

static void a_repeated_message_asks_nothing(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, "relay", "tok_charged_timeout", &s);
    for (int i = 0; i < 3; i++)
        assert_int_equal(tell(d, "e", s.key, NULL, SHOP_PAYMENT_NOTICE_AUTHORIZED), 0);
    assert_int_equal(d->relay.lookups, 1);
    assert_int_equal(kept(d), 1);
}

/* The provider is told to come again, so its message must be as new then. */
static void a_message_without_a_true_answer_is_not_kept(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, "relay", "tok_late", &s);
    for (int i = 0; i < 2; i++)
        assert_int_equal(tell(d, "e", s.key, NULL, SHOP_PAYMENT_NOTICE_AUTHORIZED), SHOP_E_UNAVAILABLE);
    assert_int_equal(kept(d), 0);
    assert_int_equal(tell(d, "e", s.key, NULL, SHOP_PAYMENT_NOTICE_AUTHORIZED), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_AUTHORIZED);
}

static void about_what_is_not_under_way_nothing_is_asked(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    till_sale(d, "relay", "tok_approve", &s);
    till_key(&s, "capture", "ful_01arz3ndektsv4rrffq69g5fav", key);
    assert_int_equal(tell(d, "e1", s.key, NULL, SHOP_PAYMENT_NOTICE_CAPTURED), 0);
    assert_int_equal(tell(d, "e2", s.key, NULL, SHOP_PAYMENT_NOTICE_REFUNDED), 0);
    assert_int_equal(tell(d, "e3", s.key, key, SHOP_PAYMENT_NOTICE_CAPTURED), SHOP_E_UNAVAILABLE);
    assert_int_equal(desk_capture(d, s.payment, 0, strrchr(key, '/') + 1), 0);
    assert_int_equal(tell(d, "e3", s.key, key, SHOP_PAYMENT_NOTICE_CAPTURED), 0);
    assert_int_equal(d->relay.lookups, 0);
    assert_int_equal(kept(d), 3);
}

static void a_message_with_a_key_settles_that_request(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    shop_refund_list_args args = SHOP_REFUND_LIST_INIT;
    const shop_refund_page *page = NULL;
    till_sold(d, "relay", "tok_approve", &s);
    d->relay.after = lose_refunds;
    assert_int_equal(desk_refund(d, s.payment, 1000), SHOP_E_UNKNOWN);
    assert_int_equal(desk_refund(d, s.payment, 300), SHOP_E_UNKNOWN);
    assert_int_equal(shop_refund_list(d->shop, &args, &page), 0);
    till_key(&s, "refund", page->items[0]->id, key);
    assert_int_equal(tell(d, "e1", s.key, key, SHOP_PAYMENT_NOTICE_REFUNDED), 0);
    assert_int_equal(refunded(d, &s), 300);
    assert_int_equal(tell(d, "e2", s.key, key, SHOP_PAYMENT_NOTICE_REFUNDED), 0);
    assert_int_equal(refunded(d, &s), 300);
    assert_int_equal(tell(d, "e3", s.key, NULL, SHOP_PAYMENT_NOTICE_REFUNDED), 0); /* the one that is left */
    assert_int_equal(refunded(d, &s), 1300);
    shop_free(page);
    desk_check(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(a_provider_that_is_gone_confirms_nothing),
        TILL_CASE(what_is_decided_is_not_asked_about),
        TILL_CASE(a_lost_answer_is_fetched),
        TILL_CASE(names_that_no_attempt_has_are_not_kept),
        TILL_CASE(a_repeated_message_asks_nothing),
        TILL_CASE(a_message_without_a_true_answer_is_not_kept),
        TILL_CASE(about_what_is_not_under_way_nothing_is_asked),
        TILL_CASE(a_message_with_a_key_settles_that_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

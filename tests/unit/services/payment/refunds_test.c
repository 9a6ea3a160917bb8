/* refunds_test.c - how much is paid back and when: never more than was captured, one that an order asked for waits
 * for its capture and takes what there is, and each is settled once and shown to whom it belongs. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <string.h>

#define ADA "usr_01arz3ndektsv4rrffq69g5fav"
#define BOB "usr_01arz3ndektsv4rrffq69g5faw"
#define SOME_PARCEL "ful_01arz3ndektsv4rrffq69g5fav"
#define NO_REFUND "rfd_01arz3ndektsv4rrffq69g5fav"

enum { LATER_MS = 6 * 1000, REASON_MAX_BYTES = 300, SHOWN_MAX = 8 };

static void lose_refunds(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    (void)r;
    if (strstr(q->key, "/refund/") != NULL)
        answer->state = SHOP_PROVIDER_UNKNOWN;
}

static int refund_of(shop *as, const shop_payment_refund_args *args)
{
    const shop_refund *r = NULL;
    int code = shop_payment_refund(as, args, &r);
    shop_free(r);
    return code;
}

static int64_t rows(desk *d, const char *table, const char *where)
{
    return till_number(d, "SELECT count(*) FROM %s WHERE %s", table, where);
}

static void expect_payment(desk *d, int64_t refunding, int64_t refunded)
{
    assert_int_equal(till_number(d, "SELECT refunding_minor FROM payment_payments"), refunding);
    assert_int_equal(till_number(d, "SELECT refunded_minor FROM payment_payments"), refunded);
}

/* Amounts of refunds as they are listed, "3 2 1": a page after another, each of `limit`. */
static const char *listed(shop *as, const char *payment_id, int64_t limit)
{
    static char text[SHOWN_MAX * 24];
    char cursor[SHOP_ID_SIZE] = "";
    size_t length = 0;
    text[0] = '\0';
    do {
        shop_refund_list_args args = SHOP_REFUND_LIST_INIT;
        const shop_refund_page *page = NULL;
        args.payment_id = payment_id;
        args.limit = limit;
        args.cursor = cursor;
        assert_int_equal(shop_refund_list(as, &args, &page), 0);
        for (size_t i = 0; i < page->item_count; i++)
            length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%lld", length > 0 ? " " : "",
                                       (long long)page->items[i]->amount.minor);
        assert_in_range(length, 0, sizeof(text) - 1);
        snprintf(cursor, sizeof(cursor), "%s", page->next_cursor != NULL ? page->next_cursor : "");
        shop_free(page);
    } while (cursor[0] != '\0');
    return text;
}

/* --- what is refused -------------------------------------------------------------------------- */

static void an_amount_that_is_none_is_refused(void **state)
{
    desk *d = *state;
    const shop_money none[] = {shop__money(0, "EUR"), shop__money(-1, "EUR"), shop__money(1, "USD"),
                               {.minor = 1} /* in no currency */};
    sale s;
    till_sold(d, NULL, "tok_approve", &s);
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
        shop_payment_refund_args args = SHOP_PAYMENT_REFUND_INIT;
        args.payment_id = s.payment;
        args.amount = none[i];
        assert_int_equal(refund_of(d->shop, &args), SHOP_E_INVALID);
        assert_int_equal(strncmp(shop_error_last()->field, "amount", strlen("amount")), 0);
    }
    assert_int_equal(rows(d, "payment_refunds", "true"), 0);
    assert_int_equal(rows(d, "payment_requests", "kind = 4"), 0);
    expect_payment(d, 0, 0);
}

static void a_refusal_says_what_is_left_and_leaves_no_refund(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(desk_refund(d, s.payment, 0), SHOP_E_CONFLICT);
    till_expect_said("the payment is authorized");
    assert_int_equal(desk_capture(d, s.payment, 3000, NULL), 0);
    assert_int_equal(desk_refund(d, s.payment, 1000), 0);
    assert_int_equal(desk_refund(d, s.payment, 2001), SHOP_E_CONFLICT);
    till_expect_said("only 2000 of 3000 ");
    assert_int_equal(rows(d, "payment_refunds", "true"), 1);
    assert_int_equal(desk_effects(d->log, "refunded", NULL), 1);
    expect_payment(d, 0, 1000);
}

static void what_is_on_its_way_back_is_not_paid_again(void **state)
{
    desk *d = *state;
    sale s;
    till_sold(d, "relay", "tok_approve", &s);
    d->relay.after = lose_refunds;
    assert_int_equal(desk_refund(d, s.payment, 3000), SHOP_E_UNKNOWN);
    assert_int_equal(desk_refund(d, s.payment, 2001), SHOP_E_CONFLICT);
    till_expect_said("only 2000 of 5000 ");
    assert_int_equal(desk_refund(d, s.payment, 0), SHOP_E_UNKNOWN);
    assert_int_equal(desk_refund(d, s.payment, 0), SHOP_E_CONFLICT);
    assert_string_equal(listed(d->shop, s.payment, 2), "2000 3000");
    assert_int_equal(rows(d, "payment_refunds", "state = 1"), 2);
    expect_payment(d, 5000, 0);
}

/* A caller that heard nothing asks again: that is the same refund, and not a second one. */
static void a_lost_answer_does_not_pay_back_twice(void **state)
{
    desk *d = *state;
    sale s;
    shop_payment_refund_args args = SHOP_PAYMENT_REFUND_INIT;
    till_sold(d, "relay", "tok_approve", &s);
    args.payment_id = s.payment;
    args.amount = shop__money(1000, "EUR");
    args.idempotency_key = "once";
    d->relay.after = lose_refunds;
    assert_int_equal(refund_of(d->shop, &args), SHOP_E_UNKNOWN);
    d->relay.after = NULL;
    for (int round = 0; round < 6; round++)
        desk_later(d, REQUEST_LEASE_MS + 1000);
    assert_int_equal(refund_of(d->shop, &args), 0);
    assert_int_equal(desk_effects(d->relay_log, "refunded", NULL), 1);
    assert_string_equal(listed(d->shop, s.payment, 2), "1000");
    expect_payment(d, 0, 1000);
}

/* --- settling --------------------------------------------------------------------------------- */

typedef struct verdict {
    const char *refund_id;
    shop_refund_state state;
} verdict;

static int settle(call *c, void *userdata)
{
    const verdict *v = userdata;
    return shop__refund_settle(c, v->refund_id, v->state);
}

static void a_refund_is_settled_once(void **state)
{
    desk *d = *state;
    sale s;
    shop_refund_list_args args = SHOP_REFUND_LIST_INIT;
    const shop_refund_page *before = NULL, *after = NULL;
    till_sold(d, NULL, "tok_approve", &s);
    assert_int_equal(desk_refund(d, s.payment, 1000), 0);
    assert_int_equal(shop_refund_list(d->shop, &args, &before), 0);
    d->ahead_ms += LATER_MS;
    verdict late = {before->items[0]->id, SHOP_REFUND_STATE_FAILED};
    verdict unknown = {NO_REFUND, SHOP_REFUND_STATE_DONE};
    assert_int_equal(till_transact(d, settle, &late), SHOP_E_CONFLICT);
    till_expect_said("settled before");
    assert_int_equal(till_transact(d, settle, &unknown), SHOP_E_CONFLICT);
    assert_int_equal(shop_refund_list(d->shop, &args, &after), 0);
    assert_int_equal(after->items[0]->state, SHOP_REFUND_STATE_DONE);
    assert_int_equal(after->items[0]->updated_at_ms, before->items[0]->updated_at_ms);
    shop_free(after);
    shop_free(before);
}

/* Declined a second time, by the provider; it would be a conflict if the first still held the money. */
static void a_refund_that_came_to_nothing_can_be_asked_for_again(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    shop_refund_list_args args = SHOP_REFUND_LIST_INIT;
    const shop_refund_page *page = NULL;
    till_sold(d, "relay", "tok_refund_decline", &s);
    d->relay.after = lose_refunds;
    assert_int_equal(desk_refund(d, s.payment, 0), SHOP_E_UNKNOWN);
    assert_int_equal(shop_refund_list(d->shop, &args, &page), 0);
    till_key(&s, "refund", page->items[0]->id, key);
    shop_free(page);
    d->ahead_ms += LATER_MS;
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_DECLINED, "the account is closed"), 0);
    d->relay.after = NULL;
    expect_payment(d, 0, 0);
    assert_int_equal(desk_refund(d, s.payment, 0), SHOP_E_PAYMENT_DECLINED);
    assert_int_equal(shop_refund_list(d->shop, &args, &page), 0);
    assert_int_equal(page->item_count, 2);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(page->items[i]->state, SHOP_REFUND_STATE_FAILED);
        assert_int_equal(page->items[i]->amount.minor, TILL_AMOUNT_MINOR);
    }
    assert_true(page->items[1]->updated_at_ms > page->items[1]->created_at_ms);
    expect_payment(d, 0, 0);
    shop_free(page);
}

/* --- what orders asked for -------------------------------------------------------------------- */

static int64_t phase(desk *d, const sale *s, const char *reference)
{
    return till_number(d, "SELECT state FROM payment_requests WHERE key = '%s/refund/%s'", s->key, reference);
}

static void a_queued_refund_takes_what_there_is(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(desk_capture(d, s.payment, 3000, NULL), 0);
    assert_int_equal(till_queue(d, &s, REQUEST_REFUND, "first", 1000), 0);
    desk_later(d, LATER_MS);
    assert_int_equal(till_queue(d, &s, REQUEST_REFUND, "much", 9000), 0);
    desk_later(d, LATER_MS);
    assert_string_equal(listed(d->shop, s.payment, 1), "2000 1000");
    assert_int_equal(phase(d, &s, "much"), REQUEST_DONE);
    expect_payment(d, 0, 3000);
    desk_check(d);
}

static void a_queued_refund_of_nothing_is_dropped_and_no_failure(void **state)
{
    static const int64_t amounts[] = {0, 700};
    static const char *const references[] = {"all", "some"};
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(till_queue(d, &s, REQUEST_REFUND, references[i], amounts[i]), 0);
        desk_later(d, LATER_MS);
        assert_int_equal(phase(d, &s, references[i]), REQUEST_DROPPED);
    }
    assert_int_equal(rows(d, "payment_refunds", "true"), 0);
    assert_int_equal(rows(d, "payment_requests", "deadline_ms > 0 OR outcome <> 0"), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_AUTHORIZED);
}

/* One runner's begin, of a request as it lies there. */
static int begin(call *c, void *userdata)
{
    request r = {0};
    TRY(shop__request_load(c, userdata, &r));
    r.row.progress.direction = SAGA_FORWARD;
    return shop__refund_begin(c, &r);
}

/* Of 50.00, 20.00 are captured and 30.00 are on their way: what is there may go, what is not has to wait. */
static void a_queued_refund_waits_for_a_capture_that_it_needs(void **state)
{
    static const int64_t waiting[] = {0, 2001};
    static const char *const references[] = {"all", "more"};
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(desk_capture(d, s.payment, 2000, NULL), 0);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, SOME_PARCEL, 3000), 0);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(till_queue(d, &s, REQUEST_REFUND, references[i], waiting[i]), 0);
        till_key(&s, "refund", references[i], key);
        assert_int_equal(till_transact(d, begin, key), SHOP_E_UNAVAILABLE);
    }
    expect_payment(d, 0, 0);
    assert_int_equal(till_queue(d, &s, REQUEST_REFUND, "there", 2000), 0);
    till_key(&s, "refund", "there", key);
    assert_int_equal(till_transact(d, begin, key), 0);
    expect_payment(d, 2000, 0);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void a_refund_belongs_to_whom_the_payment_did(void **state)
{
    desk *d = *state;
    sale s[3];
    for (int i = 0; i < 3; i++) {
        till_sold(d, NULL, "tok_approve", &s[i]);
        if (i < 2)
            till_give(d, s[i].key, i == 0 ? ADA : BOB);
    }
    for (int i = 0; i < 6; i++)
        assert_int_equal(desk_refund(d, s[i % 3].payment, i + 1), 0);
    shop *ada = till_view(d, ADA, NULL);
    shop *support = till_view(d, BOB, "support");
    for (int limit = 1; limit <= 3; limit++) {
        assert_string_equal(listed(d->shop, NULL, limit), "6 5 4 3 2 1");
        assert_string_equal(listed(support, NULL, limit), "6 5 4 3 2 1");
        assert_string_equal(listed(support, s[1].payment, limit), "5 2");
        assert_string_equal(listed(ada, NULL, limit), "4 1");
        assert_string_equal(listed(ada, s[0].payment, limit), "4 1");
        assert_string_equal(listed(ada, s[1].payment, limit), "");
        assert_string_equal(listed(ada, s[2].payment, limit), "");
    }
    shop_close(support);
    shop_close(ada);
}

static void a_reason_is_kept_in_full_or_absent(void **state)
{
    desk *d = *state;
    sale s;
    char reason[REASON_MAX_BYTES + 2] = "";
    shop_payment_refund_args args = SHOP_PAYMENT_REFUND_INIT;
    const shop_refund *r = NULL;
    till_sold(d, NULL, "tok_approve", &s);
    args.payment_id = s.payment;
    args.amount = shop__money(1, "EUR");
    assert_int_equal(shop_payment_refund(d->shop, &args, &r), 0);
    assert_null(r->reason);
    assert_string_equal(r->payment_id, s.payment);
    assert_string_equal(r->order_id, s.order);
    shop_free(r);
    memset(reason, 'r', REASON_MAX_BYTES + 1);
    args.reason = reason;
    assert_int_equal(refund_of(d->shop, &args), SHOP_E_INVALID);
    reason[REASON_MAX_BYTES] = '\0';
    assert_int_equal(shop_payment_refund(d->shop, &args, &r), 0);
    assert_string_equal(r->reason, reason);
    shop_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(an_amount_that_is_none_is_refused),
        TILL_CASE(a_refusal_says_what_is_left_and_leaves_no_refund),
        TILL_CASE(what_is_on_its_way_back_is_not_paid_again),
        TILL_CASE(a_lost_answer_does_not_pay_back_twice),
        TILL_CASE(a_refund_is_settled_once),
        TILL_CASE(a_refund_that_came_to_nothing_can_be_asked_for_again),
        TILL_CASE(a_queued_refund_takes_what_there_is),
        TILL_CASE(a_queued_refund_of_nothing_is_dropped_and_no_failure),
        TILL_CASE(a_queued_refund_waits_for_a_capture_that_it_needs),
        TILL_CASE(a_refund_belongs_to_whom_the_payment_did),
        TILL_CASE(a_reason_is_kept_in_full_or_absent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* intents_test.c - what orders ask of their payments, one event at a time: how much is written down, under which
 * name, and when nothing is. */
#include "tests/unit/services/payment/till.h"

#include "lib/services/payment/generated/handlers.h"

#define SOME_PARCEL "ful_01arz3ndektsv4rrffq69g5fav"

typedef int consumer(call *c, const event *e, const shop_order_event *data);

/* An event about a sale, with up to two lines. */
typedef struct news {
    consumer *take;
    const sale *sale;
    int64_t total;
    int64_t lines[2];
    size_t line_count;
    const char *second_currency; /* NULL = EUR */
    const char *parcel;
    const char *reason;
} news;

static int deliver(call *c, void *userdata)
{
    const news *n = userdata;
    const event e = {.id = "evt_1"};
    const char *second = n->second_currency != NULL ? n->second_currency : "EUR";
    const shop_order_event_line first = {.total = shop__money(n->lines[0], "EUR")};
    const shop_order_event_line other = {.total = shop__money(n->lines[1], second)};
    const shop_order_event_line *const list[] = {&first, &other};
    const shop_order_event data = {.order_id = n->sale->order,
                                   .total = shop__money(n->total, "EUR"),
                                   .lines = list,
                                   .line_count = n->line_count,
                                   .fulfilment_id = n->parcel,
                                   .return_id = n->parcel,
                                   .reason = n->reason};
    return n->take(c, &e, &data);
}

static int created(desk *d, const sale *s, int64_t total, int64_t lines)
{
    news n = {shop__payment_captures_on_order_created, s, total, {lines}, 1, NULL, NULL, NULL};
    return till_transact(d, deliver, &n);
}

static int fulfilled(desk *d, const sale *s, int64_t lines, const char *parcel)
{
    news n = {shop__payment_captures_on_order_fulfilled, s, 0, {lines}, 1, NULL, parcel, NULL};
    return till_transact(d, deliver, &n);
}

static int cancelled(desk *d, const sale *s)
{
    news n = {.take = shop__payment_captures_on_order_cancelled, .sale = s, .reason = "too late"};
    return till_transact(d, deliver, &n);
}

/* Of what is queued. */
static int64_t queued(desk *d)
{
    return till_number(d, "SELECT count(*) FROM payment_requests WHERE state = 1");
}

static int64_t queued_minor(desk *d, const sale *s, const char *kind, const char *reference)
{
    return till_number(d, "SELECT sum(amount_minor) FROM payment_requests WHERE key = '%s/%s/%s'", s->key, kind,
                       reference);
}

static void lines_without_a_sum_are_refused(void **state)
{
    static consumer *const consumers[] = {shop__payment_captures_on_order_created,
                                          shop__payment_captures_on_order_fulfilled,
                                          shop__payment_captures_on_order_returned};
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    for (size_t i = 0; i < sizeof(consumers) / sizeof(consumers[0]); i++) {
        news much = {consumers[i], &s, 0, {INT64_MAX, 1}, 2, NULL, NULL, NULL};
        news mixed = {consumers[i], &s, 0, {1, 1}, 2, "USD", NULL, NULL};
        assert_int_equal(till_transact(d, deliver, &much), SHOP_E_INVALID);
        assert_int_equal(till_transact(d, deliver, &mixed), SHOP_E_INVALID);
        till_expect_said(s.order);
    }
    assert_int_equal(queued(d), 0);
}

static void events_without_an_amount_ask_for_nothing(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    news none = {.take = shop__payment_captures_on_order_fulfilled, .sale = &s};
    assert_int_equal(till_transact(d, deliver, &none), 0);
    none.take = shop__payment_captures_on_order_returned;
    assert_int_equal(till_transact(d, deliver, &none), 0);
    assert_int_equal(fulfilled(d, &s, -100, NULL), 0);
    assert_int_equal(queued(d), 0);
}

static void what_is_beside_the_lines_goes_with_the_first_parcel(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(created(d, &s, 5000, 4500), 0);
    assert_int_equal(fulfilled(d, &s, 1500, SOME_PARCEL), 0);
    assert_int_equal(fulfilled(d, &s, 3000, NULL), 0); /* is named for its event */
    assert_int_equal(queued_minor(d, &s, "capture", SOME_PARCEL), 2000);
    assert_int_equal(queued_minor(d, &s, "capture", "evt_1"), 3000);
}

static void an_event_that_comes_again_changes_nothing(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(created(d, &s, 5000, 4500), 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(fulfilled(d, &s, 1500, SOME_PARCEL), 0);
    assert_int_equal(queued(d), 1);
    assert_int_equal(queued_minor(d, &s, "capture", SOME_PARCEL), 2000);
    for (int i = 0; i < 2; i++)
        assert_int_equal(cancelled(d, &s), 0);
    assert_int_equal(queued(d), 2);
}

static void what_was_charged_is_not_reckoned_again(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(created(d, &s, 5000, 4500), 0);
    assert_int_equal(desk_capture(d, s.payment, 100, NULL), 0);
    assert_int_equal(created(d, &s, 5000, 4000), 0);
    assert_int_equal(till_number(d, "SELECT extra_minor FROM payment_payments"), 500);
}

static void only_what_may_stand_is_given_up(void **state)
{
    static const shop_payment_state over[] = {SHOP_PAYMENT_STATE_DECLINED, SHOP_PAYMENT_STATE_VOIDING,
                                              SHOP_PAYMENT_STATE_VOIDED};
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    for (size_t i = 0; i < sizeof(over) / sizeof(over[0]); i++) {
        till_sql(d, "UPDATE payment_payments SET state = %d", over[i]);
        assert_int_equal(cancelled(d, &s), 0);
    }
    assert_int_equal(queued(d), 0);
    till_sql(d, "UPDATE payment_payments SET state = %d", SHOP_PAYMENT_STATE_CAPTURED);
    assert_int_equal(cancelled(d, &s), 0);
    assert_int_equal(till_count(d, "payment_requests", "note", "too late"), 1);
}

static void returned_goods_are_paid_back_with_their_reason(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    news n = {shop__payment_captures_on_order_returned, &s, 0, {700, 50}, 2, NULL, NULL, "broken"};
    assert_int_equal(till_transact(d, deliver, &n), 0);
    n.parcel = "ret_1";
    assert_int_equal(till_transact(d, deliver, &n), 0);
    assert_int_equal(queued_minor(d, &s, "refund", "evt_1"), 750);
    assert_int_equal(queued_minor(d, &s, "refund", "ret_1"), 750);
    assert_int_equal(till_count(d, "payment_requests", "note", "broken"), 2);
}

static void the_newest_attempt_is_the_one_that_paid(void **state)
{
    desk *d = *state;
    sale s;
    char second[SHOP_ID_SIZE];
    till_sale(d, NULL, "tok_decline", &s);
    desk_paid(d, s.order, 2, "tok_approve", second);
    assert_int_equal(fulfilled(d, &s, 1500, SOME_PARCEL), 0);
    assert_int_equal(till_number(d, "SELECT amount_minor FROM payment_requests WHERE key = '%s/2/capture/%s'",
                                 s.order, SOME_PARCEL),
                     1500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(lines_without_a_sum_are_refused),
        TILL_CASE(events_without_an_amount_ask_for_nothing),
        TILL_CASE(what_is_beside_the_lines_goes_with_the_first_parcel),
        TILL_CASE(an_event_that_comes_again_changes_nothing),
        TILL_CASE(what_was_charged_is_not_reckoned_again),
        TILL_CASE(only_what_may_stand_is_given_up),
        TILL_CASE(returned_goods_are_paid_back_with_their_reason),
        TILL_CASE(the_newest_attempt_is_the_one_that_paid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

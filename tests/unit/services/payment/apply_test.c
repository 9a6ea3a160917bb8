/* apply_test.c - what a provider says, whatever the payment has come to meanwhile: nothing is believed twice, and
 * what cannot be true fails loudly. */
#include "tests/unit/services/payment/till.h"

#include <string.h>

enum { SECOND_MS = 1000, HOUR_MS = 3600 * SECOND_MS };

/* --- says nothing ----------------------------------------------------------------------------- */

static void a_dropped_request_is_not_listened_to(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_timeout", &s);
    till_sql(d, "UPDATE payment_requests SET state = %d", REQUEST_DROPPED);
    assert_int_equal(till_hear(d, s.key, SHOP_PROVIDER_AUTHORIZED, NULL), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_SENDING);
}

static void no_answer_leaves_all_as_it_is(void **state)
{
    static const shop_provider_state answers[] = {SHOP_PROVIDER_UNKNOWN, SHOP_PROVIDER_NOT_FOUND,
                                                  SHOP_PROVIDER_REFUNDED};
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_timeout", &s);
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
        assert_int_equal(till_hear(d, s.key, answers[i], NULL), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_SENDING);
    assert_int_equal(till_number(d, "SELECT state FROM payment_requests"), REQUEST_SENDING);
    assert_int_equal(till_number(d, "SELECT version FROM payment_payments"), 1);
}

static int hear_of_no_kind(call *c, void *userdata)
{
    payment_row payment = {.id = "pay_x"};
    request_row row = {.kind = REQUEST_KIND_COUNT, .phase = REQUEST_SENDING, .progress = {.id = "k"}};
    (void)userdata;
    return shop__payment_apply(c, &payment, &row, &(shop_provider_answer){.state = SHOP_PROVIDER_CAPTURED});
}

static void a_request_of_no_kind_is_a_corrupt_store(void **state)
{
    desk *d = *state;
    assert_int_equal(till_transact(d, hear_of_no_kind, NULL), SHOP_E_CORRUPT);
}

/* --- authorizations --------------------------------------------------------------------------- */

static void success_after_giving_up_is_voided_once(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_decline", &s);
    for (int i = 0; i < 2; i++)
        assert_int_equal(till_hear(d, s.key, SHOP_PROVIDER_AUTHORIZED, NULL), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_DECLINED);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_requests WHERE kind = %d", REQUEST_VOID), 1);
    assert_int_equal(till_number(d, "SELECT state FROM payment_requests WHERE kind = %d", REQUEST_VOID),
                     REQUEST_QUEUED);
}

static void success_of_what_stands_is_no_news(void **state)
{
    desk *d = *state;
    sale s;
    till_sold(d, NULL, "tok_approve", &s);
    assert_int_equal(till_hear(d, s.key, SHOP_PROVIDER_AUTHORIZED, NULL), 0);
    assert_int_equal(till_hear(d, s.key, SHOP_PROVIDER_DECLINED, "too late"), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_CAPTURED);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_requests WHERE kind = %d", REQUEST_VOID), 0);
}

/* --- captures and refunds --------------------------------------------------------------------- */

static void a_capture_is_booked_at_its_first_success_only(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    int64_t captured, refunded;
    till_sale(d, NULL, "tok_capture_timeout", &s);
    till_key(&s, "capture", "ful_01arz3ndektsv4rrffq69g5fav", key);
    assert_int_equal(desk_capture(d, s.payment, 2000, strrchr(key, '/') + 1), SHOP_E_UNKNOWN);
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_CAPTURED, NULL), 0);
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_CAPTURED, NULL), 0);
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_DECLINED, "after all"), 0);
    desk_amounts(d, s.payment, &captured, &refunded);
    assert_int_equal(captured, 2000);
    assert_int_equal(till_count(d, "payment_ledger", "request_key", key), 2);
}

/* The state behind a refusal is told by what was captured before. */
static void a_refused_part_leaves_the_earlier_one(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    till_sale(d, NULL, "tok_capture_timeout", &s);
    till_key(&s, "capture", "ful_01arz3ndektsv4rrffq69g5fav", key);
    assert_int_equal(desk_capture(d, s.payment, 2000, strrchr(key, '/') + 1), SHOP_E_UNKNOWN);
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_CAPTURED, NULL), 0);
    till_key(&s, "capture", "ful_01arz3ndektsv4rrffq69g5faw", key);
    assert_int_equal(desk_capture(d, s.payment, 3000, strrchr(key, '/') + 1), SHOP_E_UNKNOWN);
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_VOIDED, NULL), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_CAPTURED);
    assert_int_equal(till_number(d, "SELECT capturing_minor FROM payment_payments"), 0);
    assert_int_equal(till_number(d, "SELECT answer FROM payment_requests WHERE key = '%s'", key),
                     SHOP_PROVIDER_DECLINED);
    assert_int_equal(till_count(d, "payment_ledger", "request_key", key), 0);
}

typedef struct absence {
    const char *key;
    int64_t age_ms;
} absence;

static int hear_of_absence(call *c, void *userdata)
{
    const absence *a = userdata;
    request_row row;
    payment_row payment;
    TRY(shop__request_find(c, a->key, &row));
    TRY(shop__payment_find(c, row.payment_id, &payment));
    row.created_at_ms = call_now_ms(c) - a->age_ms;
    return shop__payment_apply(c, &payment, &row, &(shop_provider_answer){.state = SHOP_PROVIDER_NOT_FOUND});
}

static void not_found_is_final_after_a_day(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    absence a = {key, NOT_FOUND_FINAL_MS - 1};
    till_sale(d, NULL, "tok_capture_timeout", &s);
    till_key(&s, "capture", "ful_01arz3ndektsv4rrffq69g5fav", key);
    assert_int_equal(desk_capture(d, s.payment, 2000, strrchr(key, '/') + 1), SHOP_E_UNKNOWN);
    assert_int_equal(till_transact(d, hear_of_absence, &a), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_CAPTURING);
    a.age_ms++;
    assert_int_equal(till_transact(d, hear_of_absence, &a), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_AUTHORIZED);
}

static void a_capture_that_was_undone_elsewhere_is_an_internal_error(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    till_sale(d, NULL, "tok_capture_timeout", &s);
    till_key(&s, "capture", "ful_01arz3ndektsv4rrffq69g5fav", key);
    assert_int_equal(desk_capture(d, s.payment, 2000, strrchr(key, '/') + 1), SHOP_E_UNKNOWN);
    till_sql(d, "UPDATE payment_payments SET state = %d, capturing_minor = 0", SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_CAPTURED, NULL), SHOP_E_INTERNAL);
    assert_int_equal(till_count(d, "payment_ledger", "request_key", key), 0);
    assert_int_equal(till_number(d, "SELECT state FROM payment_requests WHERE key = '%s'", key), REQUEST_SENDING);
}

/* --- voids ------------------------------------------------------------------------------------ */

typedef struct void_answer {
    int64_t age_ms; /* of the payment */
    shop_provider_answer answer;
    const char *key;
    int64_t now_ms; /* answered: when it was applied */
} void_answer;

static int hear_of_void(call *c, void *userdata)
{
    void_answer *v = userdata;
    request_row row;
    payment_row payment;
    v->now_ms = call_now_ms(c);
    TRY(shop__request_find(c, v->key, &row));
    TRY(shop__payment_find(c, row.payment_id, &payment));
    payment.created_at_ms = v->now_ms - v->age_ms;
    return shop__payment_apply(c, &payment, &row, &v->answer);
}

static void the_pause_between_voids_grows_with_the_payment(void **state)
{
    static const int64_t table[][2] = {{0, REQUEST_AGAIN_MS},
                                       {REQUEST_AGAIN_MS * VOID_PAUSE_SHARE, REQUEST_AGAIN_MS},
                                       {80 * SECOND_MS, 10 * SECOND_MS},
                                       {8 * HOUR_MS, VOID_PAUSE_MAX_MS},
                                       {20 * HOUR_MS, VOID_PAUSE_MAX_MS}};
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX], next[TILL_KEY_MAX], number[] = "0001";
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(till_queue(d, &s, REQUEST_VOID, number, 0), 0);
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        void_answer v = {.age_ms = table[i][0], .key = key};
        till_key(&s, "void", number, key);
        number[3]++;
        till_key(&s, "void", number, next);
        assert_int_equal(till_transact(d, hear_of_void, &v), 0);
        assert_int_equal(till_number(d, "SELECT deadline_ms FROM payment_requests WHERE key = '%s'", next),
                         v.now_ms + table[i][1]);
    }
}

/* A provider that will not give up: somebody has to look at it, and is told why. */
static void a_void_that_is_refused_fails_the_payment(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_void_timeout", &s);
    char key[TILL_KEY_MAX];
    till_key(&s, "void", "0001", key);
    assert_int_equal(till_queue(d, &s, REQUEST_VOID, "0001", 0), 0);
    till_sql(d, "UPDATE payment_payments SET state = %d", SHOP_PAYMENT_STATE_VOIDING);
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_CAPTURED, NULL), 0);
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_FAILED);
    assert_int_equal(till_count(d, "payment_payments", "reason", "the provider captured it"), 1);
    assert_int_equal(till_hear(d, key, SHOP_PROVIDER_VOIDED, NULL), 0); /* was answered */
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(a_dropped_request_is_not_listened_to),
        TILL_CASE(no_answer_leaves_all_as_it_is),
        TILL_CASE(a_request_of_no_kind_is_a_corrupt_store),
        TILL_CASE(success_after_giving_up_is_voided_once),
        TILL_CASE(success_of_what_stands_is_no_news),
        TILL_CASE(a_capture_is_booked_at_its_first_success_only),
        TILL_CASE(a_refused_part_leaves_the_earlier_one),
        TILL_CASE(not_found_is_final_after_a_day),
        TILL_CASE(a_capture_that_was_undone_elsewhere_is_an_internal_error),
        TILL_CASE(the_pause_between_voids_grows_with_the_payment),
        TILL_CASE(a_void_that_is_refused_fails_the_payment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* run_test.c - the three steps of a request by themselves, as the engine runs them: again, late, and after somebody
 * else has settled what they were at. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <string.h>

/* A runner at one step of a request. It holds what it knew when it loaded. */
typedef struct runner {
    const char *key;
    request_step step;
    shop_provider_answer answer;
    shop_provider_state meanwhile; /* said by somebody else, after this one loaded; UNKNOWN = nothing */
    bool ended;                    /* the request was over when it began */
    int64_t outcome;
    char reason[96];
    int64_t phase;
} runner;

static int hear_meanwhile(call *c, const runner *r)
{
    request_row row;
    payment_row payment;
    TRY(shop__request_find(c, r->key, &row));
    TRY(shop__payment_find(c, row.payment_id, &payment));
    return shop__payment_apply(c, &payment, &row, &(shop_provider_answer){.state = (int32_t)r->meanwhile});
}

static int run_step(call *c, void *userdata)
{
    runner *r = userdata;
    request held = {.answer = r->answer};
    TRY(shop__request_load(c, r->key, &held));
    held.row.progress.direction = r->ended ? SAGA_ENDED : SAGA_FORWARD;
    if (r->meanwhile != SHOP_PROVIDER_UNKNOWN)
        TRY(hear_meanwhile(c, r));
    TRY(shop__request_steps[r->step].run(c, &held));
    r->outcome = held.row.progress.outcome;
    r->phase = held.row.phase;
    snprintf(r->reason, sizeof(r->reason), "%s", held.row.progress.reason != NULL ? held.row.progress.reason : "");
    return 0;
}

/* A capture of 20.00 EUR whose answer was lost. */
static void lose_a_capture(desk *d, sale *s, char *key)
{
    till_sale(d, NULL, "tok_capture_timeout", s);
    till_key(s, "capture", "ful_01arz3ndektsv4rrffq69g5fav", key);
    assert_int_equal(desk_capture(d, s->payment, 2000, strrchr(key, '/') + 1), SHOP_E_UNKNOWN);
}

static void expect_captured(desk *d, const sale *s, int64_t minor)
{
    int64_t captured, refunded;
    desk_amounts(d, s->payment, &captured, &refunded);
    assert_int_equal(captured, minor);
}

static void providers_are_asked_outside_of_transactions(void **state)
{
    (void)state;
    assert_int_equal(shop__request_steps[REQUEST_STEP_BEGIN].kind, SAGA_TX);
    assert_int_equal(shop__request_steps[REQUEST_STEP_SEND].kind, SAGA_OUTSIDE);
    assert_int_equal(shop__request_steps[REQUEST_STEP_APPLY].kind, SAGA_TX);
}

static void no_answer_is_not_the_end(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    runner r = {.key = key, .step = REQUEST_STEP_APPLY};
    lose_a_capture(d, &s, key);
    assert_int_equal(till_transact(d, run_step, &r), SHOP_E_UNAVAILABLE);
    till_expect_said("what became of the capture");
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_CAPTURING);
}

static void a_refusal_is_kept_and_says_why(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    runner r = {.key = key, .step = REQUEST_STEP_APPLY, .answer = {SHOP_PROVIDER_DECLINED, 0, "", "blocked", ""}};
    lose_a_capture(d, &s, key);
    assert_int_equal(till_transact(d, run_step, &r), 0);
    assert_int_equal(r.outcome, SHOP_E_PAYMENT_DECLINED);
    assert_string_equal(r.reason, "blocked");
    assert_int_equal(desk_state(d, s.payment), SHOP_PAYMENT_STATE_AUTHORIZED);
}

static void a_refusal_without_a_reason_has_a_word_for_it(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    runner r = {.key = key, .step = REQUEST_STEP_APPLY, .answer = {.state = SHOP_PROVIDER_DECLINED}};
    lose_a_capture(d, &s, key);
    assert_int_equal(till_transact(d, run_step, &r), 0);
    assert_int_equal(r.outcome, SHOP_E_PAYMENT_DECLINED);
    assert_string_equal(r.reason, "the provider refused");
}

/* A message of the provider settled it while this runner waited in vain: its request is a success all the same. */
static void what_others_settled_is_read_again(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    runner r = {.key = key, .step = REQUEST_STEP_APPLY, .meanwhile = SHOP_PROVIDER_CAPTURED};
    lose_a_capture(d, &s, key);
    assert_int_equal(till_transact(d, run_step, &r), 0);
    assert_int_equal(r.outcome, 0);
    assert_int_equal(r.phase, REQUEST_DONE);
    expect_captured(d, &s, 2000);
}

static void a_late_answer_does_not_overrule_the_first(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    runner r = {.key = key,
                .step = REQUEST_STEP_APPLY,
                .answer = {.state = SHOP_PROVIDER_CAPTURED},
                .meanwhile = SHOP_PROVIDER_DECLINED};
    lose_a_capture(d, &s, key);
    assert_int_equal(till_transact(d, run_step, &r), 0);
    assert_int_equal(r.outcome, SHOP_E_PAYMENT_DECLINED);
    expect_captured(d, &s, 0);
}

static void a_request_whose_work_was_found_done_is_not_begun(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    runner r = {.key = key, .step = REQUEST_STEP_BEGIN, .ended = true};
    till_sale(d, NULL, "tok_approve", &s);
    till_key(&s, "void", "0001", key);
    assert_int_equal(till_queue(d, &s, REQUEST_VOID, "0001", 0), 0);
    assert_int_equal(till_transact(d, run_step, &r), 0);
    assert_int_equal(till_number(d, "SELECT state FROM payment_requests WHERE key = '%s'", key), REQUEST_QUEUED);
    r.ended = false;
    assert_int_equal(till_transact(d, run_step, &r), 0);
    assert_int_equal(till_number(d, "SELECT state FROM payment_requests WHERE key = '%s'", key), REQUEST_SENDING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(providers_are_asked_outside_of_transactions),
        TILL_CASE(no_answer_is_not_the_end),
        TILL_CASE(a_refusal_is_kept_and_says_why),
        TILL_CASE(a_refusal_without_a_reason_has_a_word_for_it),
        TILL_CASE(what_others_settled_is_read_again),
        TILL_CASE(a_late_answer_does_not_overrule_the_first),
        TILL_CASE(a_request_whose_work_was_found_done_is_not_begun),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

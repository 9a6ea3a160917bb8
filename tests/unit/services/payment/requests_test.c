/* requests_test.c - rows of requests: what they are called, that a phase only grows, that a key is used once, and
 * that a runner who was replaced writes nothing. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <string.h>

/* --- keys ------------------------------------------------------------------------------------- */

typedef struct naming {
    char keys[REQUEST_KIND_COUNT][TILL_KEY_MAX];
} naming;

static int name_all(call *c, void *userdata)
{
    naming *n = userdata;
    const payment_row payment = {.order_id = "ord_x", .attempt = 12};
    for (int kind = REQUEST_AUTHORIZE; kind < REQUEST_KIND_COUNT; kind++) {
        const char *key;
        TRY(shop__request_key(c, &payment, (request_kind)kind, "ref", &key));
        snprintf(n->keys[kind], TILL_KEY_MAX, "%s", key);
    }
    return 0;
}

static void keys_name_attempt_kind_and_reference(void **state)
{
    desk *d = *state;
    naming n;
    assert_int_equal(till_within(d, name_all, &n), 0);
    assert_string_equal(n.keys[REQUEST_AUTHORIZE], "ord_x/12");
    assert_string_equal(n.keys[REQUEST_CAPTURE], "ord_x/12/capture/ref");
    assert_string_equal(n.keys[REQUEST_VOID], "ord_x/12/void/ref");
    assert_string_equal(n.keys[REQUEST_REFUND], "ord_x/12/refund/ref");
}

/* --- lists ------------------------------------------------------------------------------------ */

typedef struct listing {
    const sale *sale;
    int64_t attempt;
    request_kind kind;
    size_t count;
    char last[TILL_KEY_MAX];
    int64_t last_deadline_ms;
} listing;

static int list(call *c, void *userdata)
{
    listing *l = userdata;
    request_row *rows;
    payment_row payment;
    TRY(shop__payment_find(c, l->sale->payment, &payment));
    payment.attempt = l->attempt;
    TRY(shop__request_list(c, &payment, l->kind, &rows, &l->count));
    if (l->count == 0)
        return 0;
    snprintf(l->last, sizeof(l->last), "%s", rows[l->count - 1].progress.id);
    l->last_deadline_ms = rows[l->count - 1].progress.deadline_ms;
    return rows[l->count - 1].progress.exists ? 0 : SHOP_E_INTERNAL;
}

static void a_list_has_one_attempt_and_one_kind(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    listing l = {.sale = &s, .attempt = 1, .kind = REQUEST_CAPTURE};
    assert_int_equal(till_transact(d, list, &l), 0);
    assert_int_equal(l.count, 0);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "b", 1), 0);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "a", 1), 0);
    assert_int_equal(till_queue(d, &s, REQUEST_REFUND, "c", 1), 0);
    till_sql(d, "INSERT INTO payment_requests SELECT replace(key, '/1/', '/10/'), payment_id, kind, 2, state,"
                " answer, answer_reason, token, refund_id, note, step, direction, epoch, deadline_ms, outcome,"
                " reason, claim, operation, created_at_ms FROM payment_requests WHERE kind = %d",
             REQUEST_CAPTURE);
    assert_int_equal(till_transact(d, list, &l), 0);
    assert_int_equal(l.count, 2);
    assert_string_equal(strrchr(l.last, '/'), "/b");
    l.attempt = 10;
    assert_int_equal(till_transact(d, list, &l), 0);
    assert_int_equal(l.count, 2);
    l.attempt = 11;
    assert_int_equal(till_transact(d, list, &l), 0);
    assert_int_equal(l.count, 0);
}

/* Whoever comes by may begin it, also before its time. */
static void a_queued_request_has_no_runner(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    listing l = {.sale = &s, .attempt = 1, .kind = REQUEST_CAPTURE};
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "a", 1), 0);
    till_sql(d, "UPDATE payment_requests SET deadline_ms = 9000000000000 WHERE state = 1");
    assert_int_equal(till_transact(d, list, &l), 0);
    assert_int_equal(l.last_deadline_ms, 1);
    till_sql(d, "UPDATE payment_requests SET state = 2 WHERE state = 1");
    assert_int_equal(till_transact(d, list, &l), 0);
    assert_int_equal(l.last_deadline_ms, 9000000000000);
}

/* --- queueing --------------------------------------------------------------------------------- */

static void a_key_that_is_used_stays_as_it_is(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "a", 100), 0);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "a", 200), 0);
    till_sql(d, "UPDATE payment_requests SET state = 3 WHERE state = 1");
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "a", 300), 0);
    assert_int_equal(till_number(d, "SELECT sum(amount_minor) FROM payment_requests WHERE kind = %d",
                                 REQUEST_CAPTURE),
                     100);
    assert_int_equal(till_number(d, "SELECT state FROM payment_requests WHERE kind = %d", REQUEST_CAPTURE),
                     REQUEST_DONE);
}

static int queue_void(call *c, void *userdata)
{
    const sale *s = userdata;
    payment_row payment;
    TRY(shop__payment_find(c, s->payment, &payment));
    return shop__request_queue_void(c, &payment, call_now_ms(c), "again");
}

static void one_void_waits_at_a_time(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(till_transact(d, queue_void, &s), 0);
    assert_int_equal(till_transact(d, queue_void, &s), 0);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_requests WHERE kind = %d", REQUEST_VOID), 1);
    till_sql(d, "UPDATE payment_requests SET state = 2 WHERE state = 1");
    assert_int_equal(till_transact(d, queue_void, &s), 0);
    till_key(&s, "void", "0002", key);
    assert_int_equal(till_count(d, "payment_requests", "key", key), 1);
}

/* --- phases ----------------------------------------------------------------------------------- */

/* A request as a runner holds it, whatever has become of it in the store. */
typedef struct runner {
    const char *key;
    int64_t phase;
    shop_provider_answer answer;
    bool first;
    request held;
} runner;

static int begin(call *c, void *userdata)
{
    runner *r = userdata;
    TRY(shop__request_find(c, r->key, &r->held.row));
    r->held.row.phase = r->phase;
    r->held.row.minor = 40;
    return shop__request_begin(c, &r->held);
}

static void a_request_is_begun_by_one(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    runner r = {.key = key, .phase = REQUEST_QUEUED};
    till_sale(d, NULL, "tok_approve", &s);
    till_key(&s, "capture", "a", key);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "a", 0), 0);
    assert_int_equal(till_transact(d, begin, &r), 0);
    assert_int_equal(r.held.row.phase, REQUEST_SENDING);
    assert_int_equal(till_number(d, "SELECT amount_minor FROM payment_requests WHERE key = '%s'", key), 40);
    assert_int_equal(till_transact(d, begin, &r), SHOP_E_IN_PROGRESS);
    r.phase = REQUEST_SENDING; /* its own repetition */
    assert_int_equal(till_transact(d, begin, &r), 0);
}

static int settle(call *c, void *userdata)
{
    runner *r = userdata;
    TRY(shop__request_find(c, r->key, &r->held.row));
    return shop__request_settle(c, &r->held.row, &r->answer, &r->first);
}

static void the_first_answer_counts_and_takes_the_token(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_timeout", &s);
    runner r = {.key = s.key, .answer = {.state = SHOP_PROVIDER_DECLINED, .reason = "no"}};
    assert_int_equal(till_count(d, "payment_requests", "token", "tok_timeout"), 1);
    assert_int_equal(till_transact(d, settle, &r), 0);
    assert_true(r.first);
    assert_int_equal(r.held.row.phase, REQUEST_DONE);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_requests WHERE token IS NULL"), 1);
    r.answer = (shop_provider_answer){.state = SHOP_PROVIDER_AUTHORIZED, .reason = "yes"};
    assert_int_equal(till_transact(d, settle, &r), 0);
    assert_false(r.first);
    assert_int_equal(till_number(d, "SELECT answer FROM payment_requests"), SHOP_PROVIDER_DECLINED);
    assert_int_equal(till_count(d, "payment_requests", "answer_reason", "no"), 1);
}

/* --- as a saga's aggregate -------------------------------------------------------------------- */

static int load(call *c, void *userdata)
{
    runner *r = userdata;
    return shop__request_load(c, r->key, &r->held);
}

static void a_runner_that_comes_later_may_repeat(void **state)
{
    desk *d = *state;
    sale s;
    runner r = {.key = "ord_x/1"};
    assert_int_equal(till_transact(d, load, &r), SHOP_E_NOT_FOUND);
    till_expect_said("ord_x/1");
    till_sale(d, NULL, "tok_timeout", &s);
    r.key = s.key;
    till_sql(d, "UPDATE payment_requests SET step = %d", REQUEST_STEP_BEGIN);
    assert_int_equal(till_transact(d, load, &r), 0);
    assert_false(r.held.repeated);
    till_sql(d, "UPDATE payment_requests SET step = %d", REQUEST_STEP_SEND);
    assert_int_equal(till_transact(d, load, &r), 0);
    assert_true(r.held.repeated);
}

static int save_ended(call *c, void *userdata)
{
    runner *r = userdata;
    TRY(shop__request_load(c, r->key, &r->held));
    r->held.row.progress.stored_epoch += r->phase; /* so many have come after it */
    r->held.row.progress.direction = SAGA_ENDED;
    return shop__request_save(c, &r->held);
}

static void a_replaced_runner_saves_nothing(void **state)
{
    desk *d = *state;
    sale s;
    char key[TILL_KEY_MAX];
    runner r = {.key = key, .phase = -1};
    till_sale(d, NULL, "tok_approve", &s);
    till_key(&s, "capture", "a", key);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "a", 1), 0);
    assert_int_equal(till_transact(d, save_ended, &r), SHOP_E_CONFLICT);
    assert_int_equal(till_number(d, "SELECT state FROM payment_requests WHERE key = '%s'", key), REQUEST_QUEUED);
    r.phase = 0;
    assert_int_equal(till_transact(d, save_ended, &r), 0); /* an end before its beginning: not allowed */
    assert_int_equal(till_number(d, "SELECT state FROM payment_requests WHERE key = '%s'", key), REQUEST_DROPPED);
}

static int save_new(call *c, void *userdata)
{
    runner *r = userdata;
    TRY(shop__request_load(c, r->key, &r->held));
    r->held.row.progress.exists = false;
    return shop__request_save(c, &r->held);
}

static void a_new_request_does_not_replace_another(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    runner r = {.key = s.key};
    assert_int_equal(till_transact(d, save_new, &r), SHOP_E_CONFLICT);
    till_expect_said("meanwhile");
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_requests"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(keys_name_attempt_kind_and_reference),
        TILL_CASE(a_list_has_one_attempt_and_one_kind),
        TILL_CASE(a_queued_request_has_no_runner),
        TILL_CASE(a_key_that_is_used_stays_as_it_is),
        TILL_CASE(one_void_waits_at_a_time),
        TILL_CASE(a_request_is_begun_by_one),
        TILL_CASE(the_first_answer_counts_and_takes_the_token),
        TILL_CASE(a_runner_that_comes_later_may_repeat),
        TILL_CASE(a_replaced_runner_saves_nothing),
        TILL_CASE(a_new_request_does_not_replace_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

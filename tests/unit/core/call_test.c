/* call_test.c - what handlers may do: outside work that is remembered, calls to others and their limits,
 * events that stand or fall with the transaction. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/core/local.h"
#include "tests/support/engine.h"

static engine e;
static int works, bodies;

static int setup(void **state)
{
    *state = &e;
    works = bodies = 0;
    engine_init(&e);
    engine_open(&e, SHOP_OPEN_MANUAL);
    return 0;
}

/* --- outside ---------------------------------------------------------------------------------- */

typedef struct answer {
    int64_t number;
} answer;

static int work_well(call *c, const void *in, void *ret)
{
    assert_null(c->root->tx);
    works++;
    *(answer *)ret = (answer){*(const int64_t *)in * 2};
    return 0;
}

static int work_badly(call *c, const void *in, void *ret)
{
    (void)in;
    (void)ret;
    works++;
    return call_invalid(c, "token", "the provider does not like it");
}

static int ask_twice(call *c, void *userdata)
{
    answer one, two;
    int64_t *in;
    bodies++;
    CALL_ARRAY(c, in, 2);
    in[0] = 21;
    in[1] = 50;
    TRY(call_outside(c, "one", work_well, &in[0], &one, sizeof(one)));
    TRY(call_outside(c, "two", work_well, &in[1], &two, sizeof(two)));
    TRY(call_outside(c, "one", work_well, &in[0], &one, sizeof(one)));
    *(int64_t *)userdata = one.number + two.number;
    return engine_effect(c, "asked");
}

static void each_piece_of_work_is_done_once(void **state)
{
    int64_t sum = 0;
    (void)state;
    assert_int_equal(engine_transact(&e, ask_twice, &sum, true), 0);
    assert_int_equal(sum, 142);
    assert_int_equal(works, 2);
    assert_int_equal(bodies, 3);
    assert_int_equal(engine_effects(&e, "asked"), 1);
}

static int ask_badly(call *c, void *userdata)
{
    (void)userdata;
    return call_outside(c, "bad", work_badly, &works, &works, 0);
}

typedef struct seen {
    int code;
    fault fault;
} seen;

static int see_failure(call *c, void *userdata)
{
    seen *s = userdata;
    s->code = shop__transact(&(transaction){c, ask_badly, NULL}, true);
    s->fault = *call_fault(c);
    return 0;
}

static void a_failure_outside_keeps_its_words(void **state)
{
    seen s;
    (void)state;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_CATALOG, see_failure, &s), 0);
    assert_int_equal(s.code, SHOP_E_INVALID);
    assert_string_equal(s.fault.field, "token");
    assert_string_equal(s.fault.message, "the provider does not like it");
    assert_int_equal(works, 1);
}

/* A key that is another one in each run would never end. */
static int ask_forever(call *c, void *userdata)
{
    answer got;
    const char *key = call_format(c, "key %d", ++bodies);
    return call_outside(c, key, work_well, userdata, &got, sizeof(got));
}

static void a_key_that_always_changes_is_ended(void **state)
{
    int64_t in = 1;
    (void)state;
    assert_int_equal(engine_transact(&e, ask_forever, &in, true), SHOP_E_INTERNAL);
    assert_int_equal(works, CALL_OUTSIDE_MAX);
}

/* The first run asks; the second finds the world changed and asks something else. */
static int ask_another(call *c, void *userdata)
{
    answer got;
    int64_t *in = userdata;
    bool again = bodies++ > 0;
    TRY(call_outside(c, again ? "second" : "first", work_well, &in[again], &got, sizeof(got)));
    in[2] = got.number;
    return 0;
}

static void another_key_is_other_work(void **state)
{
    int64_t in[3] = {1, 5, 0};
    (void)state;
    assert_int_equal(engine_transact(&e, ask_another, in, true), 0);
    assert_int_equal(in[2], 10);
    assert_int_equal(works, 2);
}

/* The run that had asked is run again before its work was begun, and does not ask this time: what is left of
 * the question must not be answered later. */
static int ask_once(call *c, void *userdata)
{
    answer got;
    bodies++;
    if (bodies == 1) {
        int code = call_outside(c, "one", work_well, userdata, &got, sizeof(got));
        assert_int_equal(code, CALL_SUSPENDED);
        return call_fail(c, SHOP_E_CONFLICT, "changed its mind");
    }
    return CALL_SUSPENDED;
}

static int change_mind(call *c, void *userdata)
{
    int first = shop__transact(&(transaction){c, ask_once, userdata}, true);
    int second = shop__transact(&(transaction){c, ask_once, userdata}, true);
    return first == SHOP_E_CONFLICT && second == CALL_SUSPENDED ? 0 : SHOP_E_INTERNAL;
}

static void a_question_is_not_answered_in_another_transaction(void **state)
{
    int64_t in = 1;
    (void)state;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_CATALOG, change_mind, &in), 0);
    assert_int_equal(works, 0);
}

static int ask_in_the_open(call *c, void *userdata)
{
    answer got;
    TRY(call_outside(c, "one", work_well, userdata, &got, sizeof(got)));
    return got.number == 4 ? 0 : SHOP_E_INTERNAL;
}

static void without_a_transaction_the_work_is_done_at_once(void **state)
{
    int64_t in = 2;
    (void)state;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_CATALOG, ask_in_the_open, &in), 0);
}

/* --- others ----------------------------------------------------------------------------------- */

static int call_somebody(call *c, void *userdata)
{
    shop_reservation_release_args args = SHOP_RESERVATION_RELEASE_INIT;
    (void)userdata;
    args.order_id = "ord_01jz0000000000000000000000";
    return call_op(c, SHOP__OP_RESERVATION_RELEASE, &args, NULL);
}

static int deeper(call *c, const void *args, void *ret)
{
    (void)args;
    (void)ret;
    bodies++;
    return call_somebody(c, NULL);
}

static void only_listed_callers_may(void **state)
{
    (void)state;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_CATALOG, call_somebody, NULL), SHOP_E_INTERNAL);
}

static void calls_end_somewhere(void **state)
{
    (void)state;
    engine_close(&e);
    engine_handle(&e, SHOP__OP_RESERVATION_RELEASE, deeper);
    engine_open(&e, SHOP_OPEN_MANUAL);
    assert_int_equal(engine_within(&e, SHOP__SERVICE_ORDER, call_somebody, NULL), SHOP_E_INTERNAL);
    assert_true(bodies > 0 && bodies < CALL_DEPTH_MAX);
}

/* --- what is told ----------------------------------------------------------------------------- */

static int tell_and_fail(call *c, void *userdata)
{
    const shop_product_event data = {.product_id = "prd_01jz0000000000000000000000"};
    TRY(call_emit(c, SHOP__EVENT_PRODUCT_UPDATED, "thing", 1, &data));
    return *(int *)userdata != 0 ? call_fail(c, *(int *)userdata, "told to fail") : 0;
}

static void an_event_stands_or_falls_with_its_transaction(void **state)
{
    int code = SHOP_E_CONFLICT;
    (void)state;
    assert_int_equal(engine_transact(&e, tell_and_fail, &code, true), SHOP_E_CONFLICT);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM events_outbox"), 0);
    code = 0;
    assert_int_equal(engine_transact(&e, tell_and_fail, &code, true), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM events_outbox WHERE type = 'product.updated'"
                                       " AND subject = 'thing' AND version = 1 AND length(id) = 16"),
                     1);
    assert_int_equal(engine_transact(&e, tell_and_fail, &code, true), SHOP_E_ALREADY_EXISTS);
}

static int make_ids(call *c, void *userdata)
{
    const char *before = NULL, *id;
    (void)userdata;
    for (int i = 0; i < 3 * ID_POOL_SIZE; i++) {
        TRY(call_new_id(c, "ord", &id));
        if (before != NULL && strcmp(before, id) >= 0)
            return SHOP_E_INTERNAL;
        before = id;
    }
    return 0;
}

static void ids_grow_and_the_kernel_is_asked_rarely(void **state)
{
    (void)state;
    long before = e.draws;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_ORDER, make_ids, NULL), 0);
    assert_true(e.draws - before <= 4);
}

static int guard(call *c, void *userdata)
{
    static const statement change = STATEMENT("UPDATE things SET value = 2 WHERE name = 'thing'");
    (void)userdata;
    return call_guard(c, &change, NO_PARAMS, "somebody was faster");
}

static void a_guard_that_fails_is_a_conflict(void **state)
{
    (void)state;
    assert_int_equal(engine_transact(&e, guard, NULL, true), SHOP_E_CONFLICT);
    engine_sql(&e, "INSERT INTO things VALUES ('thing', 1)");
    assert_int_equal(engine_transact(&e, guard, NULL, true), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

static int ask_where(call *c, void *userdata)
{
    *(bool *)userdata = call_on_postgres(c);
    return 0;
}

static void a_file_is_no_server(void **state)
{
    bool server = true;
    (void)state;
    assert_int_equal(engine_transact(&e, ask_where, &server, false), 0);
    assert_false(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_failure_outside_keeps_its_words),
        TEST(a_key_that_always_changes_is_ended),
        TEST(a_question_is_not_answered_in_another_transaction),
        TEST(each_piece_of_work_is_done_once),
        TEST(another_key_is_other_work),
        TEST(without_a_transaction_the_work_is_done_at_once),
        TEST(only_listed_callers_may),
        TEST(calls_end_somewhere),
        TEST(an_event_stands_or_falls_with_its_transaction),
        TEST(ids_grow_and_the_kernel_is_asked_rarely),
        TEST(a_file_is_no_server),
        TEST(a_guard_that_fails_is_a_conflict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

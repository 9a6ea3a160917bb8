/* background_test.c - the one thread: it delivers and runs jobs by itself, starts and stops at any moment,
 * and leaves nothing behind when it cannot start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/core/local.h"
#include "tests/support/engine.h"

enum { STARTS = 40, TELLERS = 3, EVENTS = 60, PATIENCE_MS = 20000, STEP_NS = 1000 * 1000 };

static engine e;
static atomic_int taken, jobs, job_code;
static atomic_bool job_has_more;

static int take(call *c, const event *ev, const void *data)
{
    (void)data;
    (void)ev;
    TRY(engine_effect(c, "taken"));
    taken++;
    return 0;
}

/* reservation.expire_due: each second. */
static int expire(call *c, const void *args, void *ret)
{
    shop_job_report *report = ret;
    (void)args;
    jobs++;
    report->done = 1;
    report->more = job_has_more;
    job_has_more = false;
    return job_code != 0 ? call_fail(c, job_code, "told to fail") : engine_effect(c, "expired");
}

static const service_reaction reactions[] = {{SHOP__EVENT_PRODUCT_UPDATED, take}};
static const service_consumer consumer_list[] = {{"test.one", reactions, 1}};

static int setup(void **state)
{
    *state = &e;
    taken = jobs = job_code = 0;
    job_has_more = false;
    engine_init(&e);
    engine_consumers(&e, SHOP__SERVICE_SEARCH, consumer_list, 1);
    engine_handle(&e, SHOP__OP_RESERVATION_EXPIRE_DUE, expire);
    return 0;
}

static int tell(call *c, void *userdata)
{
    int64_t version;
    const shop_product_event data = {0};
    TRY(engine_get(c, userdata, &version));
    TRY(engine_put(c, userdata, version + 1));
    return call_emit(c, SHOP__EVENT_PRODUCT_UPDATED, userdata, version + 1, &data);
}

static bool wait_for(const atomic_int *what, int least)
{
    const shop_env *env = shop_env_default();
    for (int ms = 0; ms < PATIENCE_MS && *what < least; ms++)
        env->sleep_ns(env->self, STEP_NS);
    return *what >= least;
}

/* --- what cannot be --------------------------------------------------------------------------- */

static void a_thread_that_cannot_start_leaves_nothing(void **state)
{
    fault f = {0};
    (void)state;
    e.no_threads = true;
    assert_int_equal(engine_try_open(&e, 0, &f), SHOP_E_UNAVAILABLE);
    assert_string_equal(f.message, "the background thread could not be started");
    assert_int_equal(e.live, 0);
    e.no_threads = false;
    engine_open(&e, 0);
}

static void a_shop_that_is_read_only_has_no_background(void **state)
{
    int64_t done = 7;
    (void)state;
    engine_open(&e, SHOP_OPEN_MANUAL);
    engine_close(&e);
    engine_open(&e, SHOP_OPEN_READ_ONLY);
    assert_int_equal(shop_run_pending(e.shop, &done), SHOP_E_USAGE);
    assert_int_equal(done, 7);
}

static void a_failing_job_comes_again_and_hurts_nobody(void **state)
{
    int64_t done = 0;
    (void)state;
    engine_open(&e, SHOP_OPEN_MANUAL);
    job_code = SHOP_E_UNAVAILABLE;
    assert_int_equal(engine_transact(&e, tell, "a", true), 0);
    assert_int_equal(shop_run_pending(e.shop, &done), SHOP_E_UNAVAILABLE);
    assert_int_equal(taken, 1);
    assert_int_equal(jobs, 1);
    job_code = 0;
    engine_advance(&e, 1001);
    assert_int_equal(shop_run_pending(e.shop, &done), 0);
    assert_int_equal(done, 1);
    assert_int_equal(engine_effects(&e, "expired"), 1);
}

/* --- by hand ---------------------------------------------------------------------------------- */

static void a_job_runs_when_it_is_due(void **state)
{
    int64_t done;
    (void)state;
    engine_open(&e, SHOP_OPEN_MANUAL);
    assert_int_equal(shop_run_pending(e.shop, &done), 0);
    assert_int_equal(jobs, 1);
    assert_int_equal(shop_run_pending(e.shop, &done), 0);
    assert_int_equal(jobs, 1);
    assert_int_equal(done, 0);
    engine_advance(&e, 1001);
    job_has_more = true;
    assert_int_equal(shop_run_pending(e.shop, &done), 0);
    assert_int_equal(shop_run_pending(e.shop, &done), 0); /* it had said that there is more */
    assert_int_equal(jobs, 3);
}

/* --- the thread ------------------------------------------------------------------------------- */

static void events_are_delivered_without_being_asked(void **state)
{
    (void)state;
    engine_open(&e, 0);
    for (int i = 1; i <= EVENTS; i++) {
        assert_int_equal(engine_transact(&e, tell, "a", true), 0);
        if (i % 20 == 0)
            assert_true(wait_for(&taken, i));
    }
    assert_true(wait_for(&jobs, 1));
    engine_close(&e);
    assert_int_equal(engine_effects(&e, "taken"), EVENTS);
}

static void starting_and_stopping_at_any_moment(void **state)
{
    (void)state;
    for (int i = 0; i < STARTS; i++) {
        engine_open(&e, 0);
        if (i % 3 != 0)
            assert_int_equal(engine_transact(&e, tell, "a", true), 0);
        if (i % 4 == 0)
            assert_true(wait_for(&jobs, 1));
        engine_close(&e);
        assert_int_equal(e.live, 0);
    }
    engine_open(&e, 0);
    engine_close(&e);
    engine_open(&e, SHOP_OPEN_MANUAL);
    int64_t done = 1;
    while (done > 0)
        assert_int_equal(shop_run_pending(e.shop, &done), 0);
    assert_int_equal(engine_effects(&e, "taken"), STARTS - (STARTS + 2) / 3);
}

static atomic_int failures;

static void tell_often(void *argument)
{
    for (int i = 0; i < EVENTS; i++)
        failures += engine_transact(&e, tell, argument, true) != 0;
}

static void run_often(void *argument)
{
    int64_t done;
    (void)argument;
    for (int i = 0; i < EVENTS; i++)
        failures += shop_run_pending(e.shop, &done) != 0;
}

/* The application may do the thread's work as well: each event is taken once. */
static void the_thread_and_the_application_share_the_work(void **state)
{
    static char names[TELLERS][2] = {"a", "b", "c"};
    void *threads[TELLERS], *runner;
    (void)state;
    failures = 0;
    engine_open(&e, 0);
    assert_int_equal(shop__thread_start(&e.env, run_often, NULL, &runner), 0);
    for (size_t i = 0; i < TELLERS; i++)
        assert_int_equal(shop__thread_start(&e.env, tell_often, names[i], &threads[i]), 0);
    for (size_t i = 0; i < TELLERS; i++)
        shop__thread_join(&e.env, threads[i]);
    shop__thread_join(&e.env, runner);
    assert_true(wait_for(&taken, TELLERS * EVENTS));
    engine_close(&e);
    assert_int_equal(failures, 0);
    assert_int_equal(engine_effects(&e, "taken"), TELLERS * EVENTS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_thread_that_cannot_start_leaves_nothing),
        TEST(a_shop_that_is_read_only_has_no_background),
        TEST(a_failing_job_comes_again_and_hurts_nobody),
        TEST(a_job_runs_when_it_is_due),
        TEST(events_are_delivered_without_being_asked),
        TEST(starting_and_stopping_at_any_moment),
        TEST(the_thread_and_the_application_share_the_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

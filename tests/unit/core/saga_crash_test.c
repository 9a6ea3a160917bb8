/* saga_crash_test.c - a saga is struck at every point that it reaches: by a failure, by the death of its
 * process, by memory that runs out, by neighbours in its transactions. Whatever happens, in the end each
 * step has had its effect once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/core/local.h"
#include "tests/support/trip.h"

enum { POINTS_MAX = 400, ROUNDS = 6, TRIPS = 60, DIED = 77 };

static engine e;
static _Atomic long strike_at; /* the point, counted from the beginning of the trip */
static int strike_code;
static bool strike_kills;

static int strike(engine *at, shop_env_point point, const char *detail)
{
    (void)point;
    (void)detail;
    if (strike_at == 0 || at->points != strike_at)
        return 0;
    if (strike_kills)
        _exit(DIED);
    return strike_code;
}

static int setup(void **state)
{
    *state = &e;
    strike_at = 0;
    strike_kills = false;
    engine_init(&e);
    trip_install(&e);
    e.reach = strike;
    return 0;
}

static void make_id(long n, char id[SHOP_ID_SIZE])
{
    snprintf(id, SHOP_ID_SIZE, "ord_01jz00000000000000000%05ld", n);
}

static void expect_once(const char *id)
{
    static const char *const places[] = {"a.run", "book", "d.run", "f.run"};
    static const char *const undone[] = {"a.undo", "unbook", "d.undo", "e.undo"};
    char leg[64];
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if (trip_effects(&e, places[i], id) != 1)
            fail_msg("%s of %s: %lld times", places[i], id, (long long)trip_effects(&e, places[i], id));
        assert_int_equal(trip_effects(&e, undone[i], id), 0);
    }
    for (int i = 1; i <= TRIP_LEGS; i++) {
        snprintf(leg, sizeof(leg), "%s/%d", id, i);
        assert_int_equal(trip_effects(&e, "x.run", leg), 1);
        assert_int_equal(trip_effects(&e, "z.run", leg), 1);
        assert_int_equal(trip_column(&e, "direction", leg), SAGA_ENDED);
        assert_int_equal(trip_column(&e, "answer", leg), 1);
    }
    assert_int_equal(trip_column(&e, "direction", id), SAGA_ENDED);
    assert_int_equal(trip_column(&e, "outcome", id), 0);
    assert_int_equal(trip_column(&e, "answer", id), 1);
}

/* Recovery and the caller, each as often as it takes. */
static void carry_on(const char *id)
{
    char leg[64];
    int code = SHOP_E_UNKNOWN;
    for (int round = 0; round < ROUNDS && code != 0; round++) {
        engine_advance(&e, TRIP_LEASE_MS + 1);
        if (trip_column(&e, "count(*)", id) > 0 && round % 2 == 0)
            (void)trip_resume(&e, id);
        for (int i = 1; i <= TRIP_LEGS; i++) {
            snprintf(leg, sizeof(leg), "%s/%d", id, i);
            if (trip_column(&e, "count(*)", leg) > 0 && round % 2 == 1)
                (void)trip_resume(&e, leg);
        }
        code = trip_begin(&e, NULL, id, id);
    }
    if (code != 0)
        fail_msg("%s is stuck: %s", id, shop_error_last()->message);
    expect_once(id);
    assert_int_equal(trip_begin(&e, NULL, id, id), 0); /* the answer is kept */
    expect_once(id);
}

/* --- a failure at each point ------------------------------------------------------------------ */

static void strike_each_point(int code, bool split)
{
    char id[SHOP_ID_SIZE];
    bool struck = true;
    long n = 0;
    strike_code = code;
    engine_open(&e, SHOP_OPEN_MANUAL);
    shop__local_split_sagas(e.shop, split);
    while (struck) {
        make_id(++n, id);
        strike_at = e.points + n;
        int got = trip_begin(&e, NULL, id, id);
        struck = e.points >= strike_at;
        strike_at = 0;
        if (got != 0 && !shop_code_retryable(got))
            fail_msg("point %ld: %s (%s)", n, shop_code_name(got), shop_error_last()->message);
        carry_on(id);
        assert_true(n < POINTS_MAX);
    }
    assert_true(n > 20);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM core_claims WHERE state = 1"), 0);
}

static void a_failure_at_any_point_fused(void **state)
{
    (void)state;
    strike_each_point(SHOP_E_UNAVAILABLE, false);
}

static void a_failure_at_any_point_split(void **state)
{
    (void)state;
    strike_each_point(SHOP_E_UNAVAILABLE, true);
}

static void a_busy_store_at_any_point(void **state)
{
    (void)state;
    strike_each_point(SHOP_E_OVERLOADED, false);
}

/* --- death at each point ---------------------------------------------------------------------- */

static int in_a_child(const char *id, long n, bool split)
{
    pid_t child = fork();
    int status;
    if (child == 0) {
        fault f = {0};
        if (engine_try_open(&e, SHOP_OPEN_MANUAL, &f) != 0)
            _exit(1);
        shop__local_split_sagas(e.shop, split);
        strike_kills = true;
        strike_at = e.points + n;
        (void)trip_begin(&e, NULL, id, id);
        _exit(0);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void die_at_each_point(bool split)
{
    char id[SHOP_ID_SIZE];
    int status = DIED;
    engine_open(&e, SHOP_OPEN_MANUAL);
    engine_close(&e);
    for (long n = 1; status == DIED; n++) {
        assert_true(n < POINTS_MAX);
        make_id(n, id);
        status = in_a_child(id, n, split);
        engine_open(&e, SHOP_OPEN_MANUAL);
        shop__local_split_sagas(e.shop, split);
        carry_on(id);
        engine_close(&e);
    }
    assert_int_equal(status, 0);
}

static void death_at_any_point_fused(void **state)
{
    (void)state;
    die_at_each_point(false);
}

static void death_at_any_point_split(void **state)
{
    (void)state;
    die_at_each_point(true);
}

/* --- memory ----------------------------------------------------------------------------------- */

static void no_memory_at_any_allocation(void **state)
{
    char id[SHOP_ID_SIZE];
    bool struck = true;
    (void)state;
    engine_open(&e, SHOP_OPEN_MANUAL);
    make_id(0, id);
    assert_int_equal(trip_begin(&e, NULL, id, id), 0); /* statements are prepared, pools are full */
    for (long n = 1; struck; n++) {
        assert_true(n < POINTS_MAX);
        make_id(n, id);
        long live = e.live;
        e.fail_at = e.allocations + n;
        int code = trip_begin(&e, NULL, id, id);
        struck = e.allocations >= e.fail_at;
        e.fail_at = 0;
        assert_int_equal(e.live, live);
        assert_true(code == 0 || code == SHOP_E_NO_MEMORY || code == SHOP_E_UNKNOWN);
        if (code == SHOP_E_NO_MEMORY && trip_column(&e, "direction", id) != SAGA_ENDED)
            assert_int_equal(trip_effects(&e, "a.run", id), 0);
        carry_on(id);
    }
}

/* --- neighbours ------------------------------------------------------------------------------- */

static int write_and_fail(call *c, void *userdata)
{
    TRY(engine_effect(c, userdata));
    return call_fail(c, SHOP_E_CONFLICT, "a neighbour fails after it wrote");
}

static atomic_bool travelling;
static atomic_int failures;

static void spoil(void *argument)
{
    while (travelling)
        if (engine_transact(argument, write_and_fail, "neighbour", true) != SHOP_E_CONFLICT)
            failures++;
}

static void travel(void *argument)
{
    char id[SHOP_ID_SIZE];
    for (long n = 0; n < TRIPS; n++) {
        make_id((long)(intptr_t)argument * TRIPS + n, id);
        if (trip_begin(&e, NULL, id, id) != 0)
            failures++;
    }
}

/* A member of a group that fails after it wrote makes all others run again. */
static void groups_that_run_again_double_nothing(void **state)
{
    enum { TRAVELLERS = 3 };
    void *threads[TRAVELLERS], *spoiler;
    char id[SHOP_ID_SIZE];
    store_stats stats;
    const shop_env *env = shop_env_default();
    (void)state;
    failures = 0;
    travelling = true;
    engine_open(&e, SHOP_OPEN_MANUAL);
    assert_int_equal(env->thread_start(env->self, spoil, &e, &spoiler), 0);
    for (intptr_t i = 0; i < TRAVELLERS; i++)
        assert_int_equal(env->thread_start(env->self, travel, (void *)i, &threads[i]), 0);
    for (size_t i = 0; i < TRAVELLERS; i++)
        env->thread_join(env->self, threads[i]);
    travelling = false;
    env->thread_join(env->self, spoiler);
    assert_int_equal(failures, 0);
    shop__store_stats(engine_local(&e)->store, &stats);
    assert_true(stats.reruns > 0);
    assert_int_equal(engine_effects(&e, "neighbour"), 0);
    for (long n = 0; n < TRAVELLERS * TRIPS; n++) {
        make_id(n, id);
        expect_once(id);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_failure_at_any_point_fused),
        TEST(a_failure_at_any_point_split),
        TEST(a_busy_store_at_any_point),
        TEST(death_at_any_point_fused),
        TEST(death_at_any_point_split),
        TEST(no_memory_at_any_allocation),
        TEST(groups_that_run_again_double_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

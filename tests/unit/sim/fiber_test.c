/* fiber_test.c - the scheduler: who runs, who waits, what time it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "tests/sim/fiber.h"

enum { STEPS = 1000000 };

typedef struct world {
    sim_fibers *f;
    int runs;
    int mistakes; /* seen inside fibers: cmocka's assertions jump, and must not leave a fiber */
    char order[256];
    size_t length;
    int64_t times[4];
    bool woken;
} world;

static void *const channel = (void *)(uintptr_t)0x10;

static int start(void **state)
{
    static world w;

    memset(&w, 0, sizeof w);
    w.f = sim_fibers_new(1, NULL, NULL);
    *state = &w;
    return w.f == NULL;
}

static int stop(void **state)
{
    sim_fibers_free(((world *)*state)->f);
    return 0;
}

static sim_wait wait_on(const void *what, int64_t until_ns)
{
    return (sim_wait){.channel = what, .what = "thing", .number = 7, .until_ns = until_ns};
}

static void run_and_yield(void *argument)
{
    world *w = argument;
    char id = (char)('a' + (char)(sim_fibers_self(w->f) % 26));

    for (int i = 0; i < 10; i++) {
        w->order[w->length++] = id;
        w->runs++;
        sim_fibers_yield(w->f);
    }
}

static void wait_for_ever(void *argument)
{
    world *w = argument;
    sim_wait on = wait_on(channel, SHOP_WAIT_FOREVER);

    w->woken = sim_fibers_wait(w->f, &on);
    w->runs++;
}

static void wait_a_millisecond(void *argument)
{
    world *w = argument;
    sim_wait on = wait_on(channel, sim_fibers_now_ns(w->f) + 1000000);

    w->woken = sim_fibers_wait(w->f, &on);
    w->times[0] = sim_fibers_now_ns(w->f);
}

static void wake_one(void *argument)
{
    world *w = argument;

    sim_fibers_wake(w->f, channel, false);
}

static void spin(void *argument)
{
    world *w = argument;

    for (;;)
        sim_fibers_yield(w->f);
}

static void nothing_to_do_is_done(void **state)
{
    world *w = *state;

    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_int_equal(sim_fibers_steps(w->f), 0);
    sim_fibers_free(NULL);
}

static void waiting_for_nobody_is_a_deadlock_with_a_report(void **state)
{
    world *w = *state;
    char report[200];

    assert_true(sim_fibers_spawn(w->f, "forlorn", SIM_FIBER_ACTOR, wait_for_ever, w));
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DEADLOCK);
    sim_fibers_report(w->f, report, sizeof report);
    assert_string_equal(report, "forlorn waits for thing 7\n");
    assert_int_equal(w->runs, 0);
}

/* Each names the other as the holder of what it waits for, while a third one goes on for ever. */
static uint64_t held_by[2];

static void wait_for_the_other(void *argument)
{
    world *w = argument;
    size_t me = w->length++;
    sim_wait on = wait_on(&held_by[me], SHOP_WAIT_FOREVER);

    held_by[1 - me] = sim_fibers_self(w->f);
    on.holder = &held_by[me];
    sim_fibers_yield(w->f);
    sim_fibers_wait(w->f, &on);
}

static void a_circle_is_found_while_others_run(void **state)
{
    world *w = *state;
    char report[200];

    memset(held_by, 0, sizeof held_by);
    sim_fibers_spawn(w->f, "spinner", SIM_FIBER_ACTOR, spin, w);
    sim_fibers_spawn(w->f, "left", SIM_FIBER_ACTOR, wait_for_the_other, w);
    sim_fibers_spawn(w->f, "right", SIM_FIBER_ACTOR, wait_for_the_other, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DEADLOCK);
    sim_fibers_report(w->f, report, sizeof report);
    assert_string_equal(report, "left waits for thing 7 held by right\n"
                                "right waits for thing 7 held by left\n");
}

static void a_livelock_ends_at_the_limit(void **state)
{
    world *w = *state;

    sim_fibers_spawn(w->f, "spinner", SIM_FIBER_ACTOR, spin, w);
    assert_int_equal(sim_fibers_run(w->f, 100), SIM_LIMIT);
    assert_int_equal(sim_fibers_steps(w->f), 100);
}

static void a_wait_ends_in_time_when_nobody_wakes(void **state)
{
    world *w = *state;

    sim_fibers_spawn(w->f, "patient", SIM_FIBER_ACTOR, wait_a_millisecond, w);
    w->woken = true;
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_false(w->woken);
    assert_true(w->times[0] >= 1000000);
}

static void waking_before_the_time_counts_as_woken(void **state)
{
    world *w = *state;

    sim_fibers_spawn(w->f, "patient", SIM_FIBER_THREAD, wait_a_millisecond, w);
    sim_fibers_spawn(w->f, "first", SIM_FIBER_ACTOR, run_and_yield, w);
    sim_fibers_run(w->f, STEPS);
    sim_fibers_spawn(w->f, "waker", SIM_FIBER_ACTOR, wake_one, w);
    sim_fibers_spawn(w->f, "second", SIM_FIBER_ACTOR, run_and_yield, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_true(w->woken);
    assert_true(w->times[0] < 1000000);
}

static void wake_takes_one_or_all(void **state)
{
    world *w = *state;

    for (int i = 0; i < 5; i++)
        sim_fibers_spawn(w->f, "waiter", SIM_FIBER_ACTOR, wait_for_ever, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DEADLOCK);
    sim_fibers_wake(w->f, channel, false);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DEADLOCK);
    assert_int_equal(w->runs, 1);
    sim_fibers_wake(w->f, &w->runs, true); /* another channel */
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DEADLOCK);
    assert_int_equal(w->runs, 1);
    sim_fibers_wake(w->f, channel, true);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_int_equal(w->runs, 5);
}

static void sleep_till(world *w, int64_t until_ns, size_t slot)
{
    sim_fibers_sleep(w->f, until_ns);
    w->times[slot] = sim_fibers_now_ns(w->f);
    w->order[w->length++] = (char)('0' + (char)slot);
}

static void sleep_long(void *argument)
{
    sleep_till(argument, INT64_C(3600000000000), 1);
}

static void sleep_short(void *argument)
{
    sleep_till(argument, INT64_C(1000000000), 0);
}

static void the_clock_jumps_to_the_next_sleeper(void **state)
{
    world *w = *state;

    sim_fibers_spawn(w->f, "long", SIM_FIBER_ACTOR, sleep_long, w);
    sim_fibers_spawn(w->f, "short", SIM_FIBER_ACTOR, sleep_short, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_string_equal(w->order, "01");
    assert_in_range(w->times[0], 1000000000, 1000100000);
    assert_in_range(w->times[1], 3600000000000, 3600000100000);
    assert_true(sim_fibers_steps(w->f) < 10);
}

static void threads_alone_are_not_waited_for(void **state)
{
    world *w = *state;

    sim_fibers_spawn(w->f, "thread", SIM_FIBER_THREAD, wait_for_ever, w);
    sim_fibers_spawn(w->f, "actor", SIM_FIBER_ACTOR, run_and_yield, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_int_equal(w->runs, 10);
}

static void order_of_seed(uint64_t seed, char ret[256])
{
    world w = {.f = sim_fibers_new(seed, NULL, NULL)};

    for (int i = 0; i < 20; i++)
        assert_true(sim_fibers_spawn(w.f, "runner", SIM_FIBER_ACTOR, run_and_yield, &w));
    assert_int_equal(sim_fibers_run(w.f, STEPS), SIM_DONE);
    assert_int_equal(w.runs, 200);
    memcpy(ret, w.order, sizeof w.order);
    sim_fibers_free(w.f);
}

static void the_seed_alone_decides_the_order(void **state)
{
    char first[256], again[256], other[256];

    (void)state;
    order_of_seed(1, first);
    order_of_seed(1, again);
    order_of_seed(2, other);
    assert_string_equal(first, again);
    assert_string_not_equal(first, other);
}

static void die_now(void *argument)
{
    world *w = argument;

    sim_fibers_stop(w->f);
    sim_fibers_abandon(w->f);
    w->runs = -1;
}

static void after_a_stop_nobody_runs_until_all_are_killed(void **state)
{
    world *w = *state;

    sim_fibers_spawn(w->f, "killer", SIM_FIBER_ACTOR, die_now, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DIED);
    sim_fibers_spawn(w->f, "late", SIM_FIBER_ACTOR, run_and_yield, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DIED);
    assert_int_equal(w->runs, 0);
    sim_fibers_kill_all(w->f);
    sim_fibers_spawn(w->f, "new", SIM_FIBER_ACTOR, run_and_yield, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_int_equal(w->runs, 10);
}

/* Fills its stack, so that what a killed fiber left there would show. */
static void use_much_stack(void *argument)
{
    world *w = argument;
    volatile char big[100000];

    for (size_t i = 0; i < sizeof big; i++)
        big[i] = (char)i;
    sim_fibers_yield(w->f);
    for (size_t i = 0; i < sizeof big; i++)
        w->mistakes += big[i] != (char)i;
    w->runs++;
}

static void stacks_of_the_killed_are_used_again(void **state)
{
    world *w = *state;

    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 20; i++)
            assert_true(sim_fibers_spawn(w->f, "user", SIM_FIBER_ACTOR, use_much_stack, w));
        assert_int_equal(sim_fibers_run(w->f, 10), SIM_LIMIT);
        sim_fibers_kill_all(w->f);
    }
    w->runs = 0;
    assert_true(sim_fibers_spawn(w->f, "last", SIM_FIBER_ACTOR, use_much_stack, w));
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_int_equal(w->runs, 1);
    assert_int_equal(w->mistakes, 0);
}

static void spoil_errno(void *argument)
{
    world *w = argument;

    for (int i = 1; i < 10; i++) {
        errno = i + (int)sim_fibers_self(w->f) * 100;
        sim_fibers_yield(w->f);
        w->mistakes += errno != i + (int)sim_fibers_self(w->f) * 100;
    }
}

static void each_fiber_has_its_errno(void **state)
{
    world *w = *state;

    sim_fibers_spawn(w->f, "one", SIM_FIBER_ACTOR, spoil_errno, w);
    sim_fibers_spawn(w->f, "two", SIM_FIBER_ACTOR, spoil_errno, w);
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
    assert_int_equal(w->mistakes, 0);
}

static void too_many_fibers_are_refused(void **state)
{
    world *w = *state;

    for (int i = 0; i < SIM_FIBERS_MAX; i++)
        assert_true(sim_fibers_spawn(w->f, "one of many", SIM_FIBER_ACTOR, wake_one, w));
    assert_false(sim_fibers_spawn(w->f, "one too many", SIM_FIBER_ACTOR, wake_one, w));
    assert_int_equal(sim_fibers_run(w->f, STEPS), SIM_DONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_to_do_is_done),
        TEST(waiting_for_nobody_is_a_deadlock_with_a_report),
        TEST(a_circle_is_found_while_others_run),
        TEST(a_livelock_ends_at_the_limit),
        TEST(a_wait_ends_in_time_when_nobody_wakes),
        TEST(waking_before_the_time_counts_as_woken),
        TEST(wake_takes_one_or_all),
        TEST(the_clock_jumps_to_the_next_sleeper),
        TEST(threads_alone_are_not_waited_for),
        TEST(the_seed_alone_decides_the_order),
        TEST(after_a_stop_nobody_runs_until_all_are_killed),
        TEST(stacks_of_the_killed_are_used_again),
        TEST(each_fiber_has_its_errno),
        TEST(too_many_fibers_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

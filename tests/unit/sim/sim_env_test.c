/* sim_env_test.c - the simulated environment as the library sees it: locks, conditions, threads,
 * time, memory, points, crashes; and that a seed alone decides what happens. What goes wrong inside
 * a fiber is counted there and asserted outside: cmocka's assertions jump, and must not leave a
 * fiber. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shop/error.h"
#include "tests/sim/sim.h"

enum { ACTORS = 20, ROUNDS = 50, QUEUE_MAX = 4, TRACE_MAX = 1 << 20, SEEDS = 40 };

typedef struct world {
    sim *s;
    const shop_env *env;
    shop_mutex mutex, second;
    shop_cond cond, other_cond;
    int inside, mistakes, done, started;
    int queued, taken;
    int64_t before_ns, after_ns;
    bool woken;
    int code;
    sqlite3 *db;
    int acknowledged;
} world;

static void make(world *w, uint64_t seed, const sim_options *o)
{
    memset(w, 0, sizeof *w);
    w->s = sim_new(seed, o);
    assert_non_null(w->s);
    w->env = sim_env(w->s);
}

static void make_locks(world *w)
{
    w->env->mutex_init(w->env->self, &w->mutex);
    w->env->mutex_init(w->env->self, &w->second);
    w->env->cond_init(w->env->self, &w->cond);
    w->env->cond_init(w->env->self, &w->other_cond);
}

static void end_locks(world *w)
{
    w->env->mutex_destroy(w->env->self, &w->mutex);
    w->env->mutex_destroy(w->env->self, &w->second);
    w->env->cond_destroy(w->env->self, &w->cond);
    w->env->cond_destroy(w->env->self, &w->other_cond);
}

static void lock(world *w)
{
    w->env->mutex_lock(w->env->self, &w->mutex);
}

static void unlock(world *w)
{
    w->env->mutex_unlock(w->env->self, &w->mutex);
}

static int reach(world *w, shop_env_point point)
{
    return w->env->reach(w->env->self, point, "test");
}

/* --- locks ------------------------------------------------------------------------------------ */

static void exclude_others(void *argument)
{
    world *w = argument;

    for (int i = 0; i < ROUNDS; i++) {
        lock(w);
        w->mistakes += w->inside++ != 0;
        sim_yield(w->s);
        w->inside--;
        unlock(w);
    }
    w->done++;
}

static void a_mutex_has_one_holder(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        world w;

        make(&w, seed, &(sim_options){.yield_ppm = 300000});
        make_locks(&w);
        for (int i = 0; i < ACTORS; i++)
            sim_spawn(w.s, "actor", exclude_others, &w);
        assert_int_equal(sim_run(w.s), SIM_DONE);
        assert_int_equal(w.mistakes, 0);
        assert_int_equal(w.done, ACTORS);
        end_locks(&w);
        sim_free(w.s);
    }
}

static void lock_twice(void *argument)
{
    lock(argument);
    lock(argument);
}

static void locking_twice_is_a_deadlock(void **state)
{
    world w;

    (void)state;
    make(&w, 1, NULL);
    make_locks(&w);
    sim_spawn(w.s, "careless", lock_twice, &w);
    assert_int_equal(sim_run(w.s), SIM_DEADLOCK);
    assert_string_equal(sim_report(w.s), "careless waits for mutex 1 held by careless\n");
    sim_free(w.s);
}

static void lock_first_then_second(void *argument)
{
    world *w = argument;

    w->env->mutex_lock(w->env->self, &w->mutex);
    w->env->mutex_lock(w->env->self, &w->second);
    w->env->mutex_unlock(w->env->self, &w->second);
    w->env->mutex_unlock(w->env->self, &w->mutex);
}

static void lock_second_then_first(void *argument)
{
    world *w = argument;

    w->env->mutex_lock(w->env->self, &w->second);
    w->env->mutex_lock(w->env->self, &w->mutex);
    w->env->mutex_unlock(w->env->self, &w->mutex);
    w->env->mutex_unlock(w->env->self, &w->second);
}

static void locks_in_opposite_order_deadlock_in_some_seeds_only(void **state)
{
    int deadlocks = 0;

    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        world w;
        sim_outcome outcome;

        make(&w, seed, &(sim_options){.yield_ppm = 300000});
        make_locks(&w);
        sim_spawn(w.s, "left", lock_first_then_second, &w);
        sim_spawn(w.s, "right", lock_second_then_first, &w);
        outcome = sim_run(w.s);
        assert_true(outcome == SIM_DONE || outcome == SIM_DEADLOCK);
        if (outcome == SIM_DEADLOCK) {
            deadlocks++;
            assert_non_null(strstr(sim_report(w.s), "left waits for mutex 2 held by right\n"));
            assert_non_null(strstr(sim_report(w.s), "right waits for mutex 1 held by left\n"));
        }
        sim_free(w.s);
    }
    assert_in_range(deadlocks, 1, SEEDS - 1);
}

/* --- conditions ------------------------------------------------------------------------------- */

/* Never passes with a lost wakeup: producers and consumers each wait for the other. */
static void produce(void *argument)
{
    world *w = argument;

    for (int i = 0; i < ROUNDS; i++) {
        lock(w);
        while (w->queued == QUEUE_MAX)
            w->env->cond_wait(w->env->self, &w->other_cond, &w->mutex, SHOP_WAIT_FOREVER);
        w->queued++;
        w->env->cond_signal(w->env->self, &w->cond);
        unlock(w);
    }
}

static void consume(void *argument)
{
    world *w = argument;

    for (int i = 0; i < ROUNDS; i++) {
        lock(w);
        while (w->queued == 0)
            w->mistakes += !w->env->cond_wait(w->env->self, &w->cond, &w->mutex, SHOP_WAIT_FOREVER);
        w->queued--;
        w->taken++;
        w->env->cond_signal(w->env->self, &w->other_cond);
        unlock(w);
    }
}

static void no_wakeup_is_lost(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        world w;

        make(&w, seed, &(sim_options){.yield_ppm = 300000, .spurious_ppm = seed % 2 * 100000});
        make_locks(&w);
        for (int i = 0; i < 8; i++) {
            sim_spawn(w.s, "producer", produce, &w);
            sim_spawn(w.s, "consumer", consume, &w);
        }
        assert_int_equal(sim_run(w.s), SIM_DONE);
        assert_int_equal(w.taken, 8 * ROUNDS);
        assert_int_equal(w.mistakes, 0);
        end_locks(&w);
        sim_free(w.s);
    }
}

static void wait_a_second(void *argument)
{
    world *w = argument;

    lock(w);
    w->started++;
    w->before_ns = w->env->monotonic_ns(w->env->self);
    w->woken = w->env->cond_wait(w->env->self, &w->cond, &w->mutex, w->before_ns + 1000000000);
    w->after_ns = w->env->monotonic_ns(w->env->self);
    w->inside++;
    unlock(w);
}

static void a_wait_times_out_in_simulated_time(void **state)
{
    world w;

    (void)state;
    make(&w, 1, NULL);
    make_locks(&w);
    sim_spawn(w.s, "patient", wait_a_second, &w);
    w.woken = true;
    assert_int_equal(sim_run(w.s), SIM_DONE);
    assert_false(w.woken);
    assert_in_range(w.after_ns - w.before_ns, 1000000000, 1000100000);
    end_locks(&w);
    sim_free(w.s);
}

static void wake_everybody(void *argument)
{
    world *w = argument;

    while (w->started < ACTORS)
        sim_yield(w->s);
    lock(w);
    w->env->cond_broadcast(w->env->self, &w->cond);
    unlock(w);
}

static void a_broadcast_wakes_all_in_time(void **state)
{
    world w;

    (void)state;
    make(&w, 3, NULL);
    make_locks(&w);
    for (int i = 0; i < ACTORS; i++)
        sim_spawn(w.s, "waiter", wait_a_second, &w);
    sim_spawn(w.s, "waker", wake_everybody, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    assert_true(w.woken);
    assert_int_equal(w.inside, ACTORS);
    assert_true(w.after_ns < 1000000000);
    end_locks(&w);
    sim_free(w.s);
}

/* --- threads, time, memory -------------------------------------------------------------------- */

static void work(void *argument)
{
    world *w = argument;

    w->env->sleep_ns(w->env->self, 5000000);
    w->done++;
}

static void start_and_join(void *argument)
{
    world *w = argument;
    void *threads[3];

    for (size_t i = 0; i < 3; i++)
        w->mistakes += w->env->thread_start(w->env->self, work, w, &threads[i]) != 0;
    for (size_t i = 0; i < 3; i++)
        w->env->thread_join(w->env->self, threads[i]);
    w->mistakes += w->done != 3;
    sim_fail_allocation(w->s, 1);
    w->code = w->env->thread_start(w->env->self, work, w, &threads[0]);
}

static void join_waits_and_a_thread_without_memory_is_refused(void **state)
{
    world w;

    (void)state;
    make(&w, 1, &(sim_options){.yield_ppm = 300000});
    sim_spawn(w.s, "starter", start_and_join, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    assert_int_equal(w.mistakes, 0);
    assert_int_equal(w.code, SHOP_E_NO_MEMORY);
    assert_int_equal(sim_allocated_bytes(w.s), 0);
    sim_free(w.s);
}

static void sleep_an_hour(void *argument)
{
    sim_sleep(((world *)argument)->s, 3600 * 1000);
}

static void both_clocks_move_by_what_was_slept(void **state)
{
    world w;

    (void)state;
    make(&w, 1, &(sim_options){.start_ms = 1000});
    assert_int_equal(w.env->now_ms(w.env->self), 1000);
    assert_true(w.env->monotonic_ns(w.env->self) < w.env->monotonic_ns(w.env->self));
    sim_spawn(w.s, "sleeper", sleep_an_hour, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    assert_int_equal(w.env->now_ms(w.env->self), 3601000);
    sim_free(w.s);
}

static void memory_fails_when_told_and_a_crash_takes_it_back(void **state)
{
    world w;
    void *kept;

    (void)state;
    make(&w, 1, NULL);
    sim_fail_allocation(w.s, 2);
    kept = w.env->allocate(w.env->self, 10);
    assert_non_null(kept);
    assert_null(w.env->allocate(w.env->self, 10));
    assert_non_null(w.env->allocate(w.env->self, 20));
    w.env->release(w.env->self, kept);
    assert_int_equal(sim_allocated_bytes(w.s), 20);
    assert_int_equal(sim_allocations(w.s), 3);
    sim_crash(w.s);
    assert_int_equal(sim_allocated_bytes(w.s), 0);
    assert_int_equal(sim_incarnation(w.s), 1);
    sim_free(w.s);
}

/* --- points ----------------------------------------------------------------------------------- */

static void reach_all_points(void *argument)
{
    world *w = argument;

    for (int p = SHOP_POINT_BEGIN; p <= SHOP_POINT_OUTSIDE; p++) {
        int code = reach(w, (shop_env_point)p);

        w->mistakes += code != 0 && code != SHOP_E_OVERLOADED;
        w->taken += code != 0;
        w->inside = p;
    }
    w->done++;
}

static void without_rates_points_only_pass(void **state)
{
    world w;

    (void)state;
    make(&w, 1, NULL);
    sim_spawn(w.s, "caller", reach_all_points, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    assert_int_equal(w.taken + w.mistakes, 0);
    assert_int_equal(sim_points(w.s), SHOP_POINT_OUTSIDE);
    assert_int_equal(sim_steps(w.s), 1);
    sim_free(w.s);
}

static void busy_comes_before_anything_was_done_only(void **state)
{
    world w;

    (void)state;
    make(&w, 1, &(sim_options){.busy_ppm = 1000000});
    sim_spawn(w.s, "caller", reach_all_points, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    assert_int_equal(w.taken, 2); /* BEGIN and STATEMENT */
    assert_int_equal(w.mistakes, 0);
    sim_free(w.s);
}

static void death_at_a_point_never_returns(void **state)
{
    (void)state;
    for (int p = SHOP_POINT_BEGIN; p <= SHOP_POINT_OUTSIDE; p++) {
        sim_options o = {0};
        world w;

        o.die_ppm[p] = 1000000;
        make(&w, 1, &o);
        sim_spawn(w.s, "caller", reach_all_points, &w);
        assert_int_equal(sim_run(w.s), SIM_DIED);
        assert_true(sim_dead(w.s));
        assert_int_equal(w.inside, p - 1);
        assert_int_equal(w.done, 0);
        sim_crash(w.s);
        assert_false(sim_dead(w.s));
        sim_free(w.s);
    }
}

static void an_armed_death_comes_at_the_nth_point(void **state)
{
    world w;

    (void)state;
    make(&w, 1, NULL);
    sim_die_at(w.s, 4);
    sim_spawn(w.s, "caller", reach_all_points, &w);
    assert_int_equal(sim_run(w.s), SIM_DIED);
    assert_int_equal(sim_points(w.s), 4);
    sim_crash(w.s);
    sim_spawn(w.s, "caller", reach_all_points, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    sim_free(w.s);
}

static void nothing_happens_while_calm(void **state)
{
    world w;

    (void)state;
    make(&w, 1, &(sim_options){.yield_ppm = 1000000,
                               .busy_ppm = 1000000,
                               .die_ppm = {[SHOP_POINT_COMMIT] = 1000000}});
    sim_calm(w.s, true);
    sim_spawn(w.s, "caller", reach_all_points, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    assert_int_equal(w.taken, 0);
    assert_int_equal(sim_steps(w.s), 1);
    sim_free(w.s);
}

/* --- crashes ---------------------------------------------------------------------------------- */

static void want_the_lock(void *argument)
{
    world *w = argument;

    w->started++;
    lock(w);
    w->mistakes++;
    unlock(w);
}

static void die_holding_the_lock(void *argument)
{
    world *w = argument;

    lock(w);
    for (int i = 0; i < ACTORS; i++)
        sim_spawn(w->s, "waiter", want_the_lock, w);
    while (w->started < ACTORS)
        sim_yield(w->s);
    sim_die(w->s);
    w->mistakes++;
}

static void a_crash_amid_locks_leaves_a_clean_start(void **state)
{
    world w;

    (void)state;
    make(&w, 1, &(sim_options){.yield_ppm = 300000});
    make_locks(&w);
    sim_spawn(w.s, "killer", die_holding_the_lock, &w);
    assert_int_equal(sim_run(w.s), SIM_DIED);
    sim_crash(w.s);
    make_locks(&w);
    for (int i = 0; i < ACTORS; i++)
        sim_spawn(w.s, "actor", exclude_others, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    assert_int_equal(w.mistakes, 0);
    assert_int_equal(w.done, ACTORS);
    end_locks(&w);
    sim_free(w.s);
}

/* A shop of one table: each customer counts up and remembers what was acknowledged. */
static int step(world *w, const char *sql)
{
    if (reach(w, SHOP_POINT_STATEMENT) != 0)
        return SQLITE_BUSY;
    return sqlite3_exec(w->db, sql, NULL, NULL, NULL);
}

static int count_up_once(world *w)
{
    int code;

    if (reach(w, SHOP_POINT_BEGIN) != 0)
        return SQLITE_BUSY;
    code = step(w, "BEGIN IMMEDIATE");
    if (code == SQLITE_OK)
        code = step(w, "UPDATE t SET x = x + 1");
    reach(w, SHOP_POINT_COMMIT);
    if (code == SQLITE_OK)
        code = sqlite3_exec(w->db, "COMMIT", NULL, NULL, NULL);
    if (code != SQLITE_OK && !sqlite3_get_autocommit(w->db))
        sqlite3_exec(w->db, "ROLLBACK", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        reach(w, SHOP_POINT_COMMITTED);
    return code;
}

static void customer(void *argument)
{
    world *w = argument;

    for (int i = 0; i < 10; i++) {
        int code;

        lock(w);
        code = count_up_once(w);
        unlock(w);
        reach(w, SHOP_POINT_RETURN);
        w->acknowledged += code == SQLITE_OK;
        w->mistakes += code != SQLITE_OK && code != SQLITE_BUSY;
    }
}

static void operator(void *argument)
{
    world *w = argument;

    make_locks(w);
    w->mistakes +=
        sqlite3_open_v2("count.db", &w->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        w->env->sqlite_vfs) != SQLITE_OK ||
        sqlite3_exec(w->db,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, x INTEGER NOT NULL);"
                     "INSERT INTO t VALUES (1, 0) ON CONFLICT DO NOTHING",
                     NULL, NULL, NULL) != SQLITE_OK;
    for (int i = 0; i < 10; i++) {
        char name[32];

        snprintf(name, sizeof name, "customer-%d", i);
        sim_spawn(w->s, name, customer, w);
    }
}

static int stored_count(world *w)
{
    sqlite3_stmt *s = NULL;
    int count = -1;

    sim_calm(w->s, true);
    if (sqlite3_prepare_v2(w->db, "SELECT x FROM t", -1, &s, NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW)
        count = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    sim_calm(w->s, false);
    return count;
}

typedef struct trace {
    char *text;
    size_t size;
} trace;

static void write_trace(void *userdata, const char *line, size_t size)
{
    trace *t = userdata;

    if (t->text != NULL && t->size + size <= TRACE_MAX) {
        memcpy(t->text + t->size, line, size);
        t->size += size;
    }
}

/* Run the shop through crashes until a life ends in peace. Returns the number of crashes. */
static int live_through(uint64_t seed, trace *t, world *w)
{
    int crashes = 0;

    make(w, seed, &(sim_options){.yield_ppm = 250000,
                                 .busy_ppm = 20000,
                                 .die_ppm = {[SHOP_POINT_COMMIT] = 3000,
                                             [SHOP_POINT_COMMITTED] = 3000,
                                             [SHOP_POINT_RETURN] = 1000},
                                 .trace = write_trace,
                                 .userdata = t});
    sim_spawn(w->s, "operator", operator, w);
    while (sim_run(w->s) == SIM_DIED) {
        crashes++;
        sim_crash(w->s);
        sim_spawn(w->s, "operator", operator, w);
    }
    assert_int_equal(w->mistakes, 0);
    return crashes;
}

static void what_was_acknowledged_survives_in_every_seed(void **state)
{
    int crashes = 0, more = 0;

    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        trace t = {0};
        world w;
        int count, these = live_through(seed, &t, &w);

        count = stored_count(&w);
        assert_true(count >= w.acknowledged);
        assert_true(count <= w.acknowledged + 10 * these);
        more += count > w.acknowledged;
        crashes += these;
        sim_free(w.s);
    }
    assert_true(crashes > 50);
    assert_true(more > 0); /* committed, then died before it was told */
}

static uint64_t trace_of(uint64_t seed, trace *t)
{
    world w;
    uint64_t hash;

    live_through(seed, t, &w);
    hash = sim_trace_hash(w.s);
    sim_free(w.s);
    return hash;
}

static void the_same_seed_gives_the_same_trace_to_the_byte(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        trace one = {malloc(TRACE_MAX), 0}, two = {malloc(TRACE_MAX), 0}, none = {0};
        uint64_t hash = trace_of(seed, &one);
        void *disturb = malloc(1000 + seed * 77); /* other addresses the second time */

        assert_true(hash == trace_of(seed, &two));
        assert_int_equal(one.size, two.size);
        assert_memory_equal(one.text, two.text, one.size);
        assert_true(one.size > 10000);
        assert_true(hash != trace_of(seed + 1000, &none));
        free(disturb);
        free(one.text);
        free(two.text);
    }
}

static void notes_and_points_stand_in_the_trace(void **state)
{
    trace t = {malloc(TRACE_MAX), 0};
    world w;
    const char *expected = "0.000000000 main spawn caller\n"
                           "0.000000000 caller run\n"
                           "0.000000000 caller begin go test\n";

    (void)state;
    make(&w, 1, &(sim_options){.trace = write_trace, .userdata = &t});
    sim_spawn(w.s, "caller", reach_all_points, &w);
    assert_int_equal(sim_run(w.s), SIM_DONE);
    sim_note(w.s, "order %d", 7);
    assert_memory_equal(t.text, expected, strlen(expected));
    t.text[t.size] = '\0';
    assert_non_null(strstr(t.text, " main note order 7\n"));
    sim_free(w.s);
    free(t.text);
}

/* --- faults of the disk ----------------------------------------------------------------------- */

static void write_once(void *argument)
{
    world *w = argument;

    operator(w);
    sim_fault_at(w->s, SIM_FAULT_DIE, 2);
    w->code = count_up_once(w);
    w->inside++;
}

static void a_disk_that_dies_ends_the_incarnation_at_the_next_point(void **state)
{
    world w;
    sim_disk_stats stats;

    (void)state;
    make(&w, 1, NULL);
    sim_spawn(w.s, "writer", write_once, &w);
    assert_int_equal(sim_run(w.s), SIM_DIED);
    assert_int_equal(w.acknowledged, 0);
    assert_int_equal(w.inside, w.code != 0); /* went on to its end, but was told of the failure */
    sim_crash(w.s);
    sim_stats(w.s, &stats);
    assert_int_equal(stats.faults, 1);
    assert_int_equal(stats.crashes, 1);
    sim_free(w.s);
    sim_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(locking_twice_is_a_deadlock),
        cmocka_unit_test(locks_in_opposite_order_deadlock_in_some_seeds_only),
        cmocka_unit_test(a_mutex_has_one_holder),
        cmocka_unit_test(no_wakeup_is_lost),
        cmocka_unit_test(a_wait_times_out_in_simulated_time),
        cmocka_unit_test(a_broadcast_wakes_all_in_time),
        cmocka_unit_test(join_waits_and_a_thread_without_memory_is_refused),
        cmocka_unit_test(both_clocks_move_by_what_was_slept),
        cmocka_unit_test(memory_fails_when_told_and_a_crash_takes_it_back),
        cmocka_unit_test(without_rates_points_only_pass),
        cmocka_unit_test(busy_comes_before_anything_was_done_only),
        cmocka_unit_test(death_at_a_point_never_returns),
        cmocka_unit_test(an_armed_death_comes_at_the_nth_point),
        cmocka_unit_test(nothing_happens_while_calm),
        cmocka_unit_test(a_crash_amid_locks_leaves_a_clean_start),
        cmocka_unit_test(what_was_acknowledged_survives_in_every_seed),
        cmocka_unit_test(the_same_seed_gives_the_same_trace_to_the_byte),
        cmocka_unit_test(notes_and_points_stand_in_the_trace),
        cmocka_unit_test(a_disk_that_dies_ends_the_incarnation_at_the_next_point),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

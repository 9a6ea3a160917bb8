/* combine_test.c - the rules of shared transactions, on a made-up engine that counts what it is
 * asked. Groups are made certain by a leader that waits inside its work until others have
 * queued. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdatomic.h>
#include <string.h>

#include "lib/store/combine.h"

enum { THREADS_MAX = 80 };

/* A store of one number. A work's writes count only when its savepoint and the commit hold. */
typedef struct machine {
    store store;
    tx writer;
    shop_env env;
    combiner q;
    int begins, commits, rollbacks, saves, undone, kept;
    int busy_begins;  /* so many BEGINs find the store busy */
    int busy_commits;
    int begin_code;
    int commit_code;
    int sum;     /* committed */
    int pending; /* in the transaction */
    int saved;
    int64_t largest_group;
    int64_t members;   /* run since BEGIN */
    _Atomic bool hold; /* the first run of a caller that holds waits for its end */
    _Atomic int64_t clock_ns; /* stands still; 0 = the system's clock */
} machine;

static machine *machine_of(tx *t)
{
    return (machine *)(void *)t->store;
}

static int machine_begin(tx *t, fault *f)
{
    machine *m = machine_of(t);

    m->begins++;
    m->pending = m->sum;
    m->members = 0;
    if (m->busy_begins > 0) {
        m->busy_begins--;
        return shop__fault_set(f, SHOP_E_OVERLOADED, "busy");
    }
    return m->begin_code == 0 ? 0 : shop__fault_set(f, m->begin_code, "begin failed");
}

static int machine_commit(tx *t, fault *f)
{
    machine *m = machine_of(t);

    m->commits++;
    if (m->busy_commits > 0) {
        m->busy_commits--;
        return shop__fault_set(f, SHOP_E_OVERLOADED, "busy");
    }
    if (m->commit_code != 0)
        return shop__fault_set(f, m->commit_code, "commit failed");
    m->sum = m->pending;
    if (m->members > m->largest_group)
        m->largest_group = m->members;
    return 0;
}

static void machine_rollback(tx *t)
{
    machine_of(t)->rollbacks++;
    machine_of(t)->pending = machine_of(t)->sum;
}

static int machine_check(tx *t)
{
    (void)t;
    return 0;
}

static int machine_save(tx *t)
{
    machine_of(t)->saves++;
    machine_of(t)->saved = machine_of(t)->pending;
    return 0;
}

static int machine_release(tx *t, bool keep)
{
    machine *m = machine_of(t);

    if (!keep)
        m->pending = m->saved;
    *(keep ? &m->kept : &m->undone) += 1;
    return 0;
}

static const combine_ops machine_ops = {
    .begin = machine_begin,
    .commit = machine_commit,
    .rollback = machine_rollback,
    .check = machine_check,
    .save = machine_save,
    .release = machine_release,
};

/* While the clock stands a group is never full for its age, so tests say who is in it. */
static int64_t machine_clock(void *self)
{
    machine *m = self;
    int64_t now_ns = m->clock_ns;

    return now_ns != 0 ? now_ns : shop__env_monotonic_ns(shop_env_default());
}

static void machine_init(machine *m)
{
    memset(m, 0, sizeof(*m));
    m->env = *shop_env_default();
    m->env.self = m;
    m->env.monotonic_ns = machine_clock;
    m->store.env = &m->env;
    m->writer.store = &m->store;
    m->writer.writable = true;
    shop__combine_init(&m->q, &m->env, &machine_ops, &m->writer);
}

/* --- callers ---------------------------------------------------------------------------------- */

/* What one caller does, and what came of it. */
typedef struct caller {
    machine *m;
    int64_t deadline_ns;
    int adds;               /* what it writes; 0 = it only reads */
    int fails_early;        /* a code before it writes */
    int fails_late;         /* a code after it wrote */
    bool loses;             /* the engine undoes the transaction under it */
    int busy_runs;          /* so many runs find the store busy */
    int64_t takes_ns;       /* of the standing clock */
    uint32_t waits_for;     /* others in the queue before its first run ends */
    bool holds;             /* its first run waits until the test lets go */
    int runs;
    int code;
    fault fault;
} caller;

static uint32_t queue_length(machine *m)
{
    uint32_t length;

    shop__mutex_lock(&m->env, &m->q.lock);
    length = m->q.waiting;
    shop__mutex_unlock(&m->env, &m->q.lock);
    return length;
}

static void wait_for_leader(machine *m)
{
    bool led = false;

    while (!led) {
        shop__env_sleep_ns(&m->env, 100 * 1000);
        shop__mutex_lock(&m->env, &m->q.lock);
        led = m->q.led;
        shop__mutex_unlock(&m->env, &m->q.lock);
    }
}

static void wait_for_queue(machine *m, uint32_t length)
{
    while (queue_length(m) < length)
        shop__env_sleep_ns(&m->env, 100 * 1000);
}

static int act(tx *t, void *userdata)
{
    caller *c = userdata;

    c->runs++;
    machine_of(t)->members++;
    if (c->runs == 1)
        wait_for_queue(c->m, c->waits_for);
    while (c->holds && c->m->hold)
        shop__env_sleep_ns(&c->m->env, 100 * 1000);
    c->m->clock_ns += c->takes_ns;
    if (c->fails_early != 0)
        return shop__fault_set(t->fault, c->fails_early, "early");
    if (c->busy_runs > 0) {
        c->busy_runs--;
        t->busy = true;
        return t->broken = SHOP_E_OVERLOADED;
    }
    if (c->adds != 0) {
        machine_of(t)->pending += c->adds;
        t->wrote = true;
    }
    if (c->loses) {
        t->lost = true;
        return t->broken = shop__fault_set(t->fault, SHOP_E_STORAGE, "disk full");
    }
    return c->fails_late == 0 ? 0 : shop__fault_set(t->fault, c->fails_late, "late");
}

static void call_once(void *argument)
{
    caller *c = argument;
    char first[256];
    arena scratch;
    work w = {.run = act, .userdata = c, .scratch = &scratch, .fault = &c->fault};

    shop__arena_init(&scratch, &c->m->env, first, sizeof(first), 4096);
    c->code = shop__combine(&c->m->q, &w, c->deadline_ns);
    shop__arena_free(&scratch);
}

static void caller_init(machine *m, caller *c)
{
    *c = (caller){.m = m, .deadline_ns = SHOP_WAIT_FOREVER, .adds = 1};
}

/* callers[0] leads and waits until the others, started one after another, stand in the queue. */
static void call_together(machine *m, caller *callers, uint32_t count)
{
    void *threads[THREADS_MAX];

    callers[0].waits_for = count - 1;
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(shop__thread_start(&m->env, call_once, &callers[i], &threads[i]), 0);
        if (i == 0)
            wait_for_leader(m);
        else if (i < count - 1) /* with the last one the leader goes on */
            wait_for_queue(m, i);
    }
    for (uint32_t i = 0; i < count; i++)
        shop__thread_join(&m->env, threads[i]);
}

/* --- one caller ------------------------------------------------------------------------------- */

static void a_failed_begin_is_the_answer(void **state)
{
    machine m;
    caller c;

    (void)state;
    machine_init(&m);
    caller_init(&m, &c);
    m.begin_code = SHOP_E_CORRUPT;
    call_once(&c);
    assert_int_equal(c.code, SHOP_E_CORRUPT);
    assert_string_equal(c.fault.message, "begin failed");
    assert_int_equal(c.runs, 0);
    shop__combine_destroy(&m.q);
}

static void an_unknown_commit_is_told(void **state)
{
    machine m;
    caller c;

    (void)state;
    machine_init(&m);
    caller_init(&m, &c);
    m.commit_code = SHOP_E_UNKNOWN;
    call_once(&c);
    assert_int_equal(c.code, SHOP_E_UNKNOWN);
    assert_int_equal(m.sum, 0);
    assert_int_equal(m.q.stats.commits, 0);
    shop__combine_destroy(&m.q);
}

static void one_that_fails_after_it_wrote_is_undone_without_a_second_run(void **state)
{
    machine m;
    caller c;

    (void)state;
    machine_init(&m);
    caller_init(&m, &c);
    c.fails_late = SHOP_E_OUT_OF_STOCK;
    call_once(&c);
    assert_int_equal(c.code, SHOP_E_OUT_OF_STOCK);
    assert_string_equal(c.fault.message, "late");
    assert_int_equal(c.runs, 1);
    assert_int_equal(m.commits, 0);
    assert_int_equal(m.rollbacks, 1);
    assert_int_equal(m.sum, 0);
    shop__combine_destroy(&m.q);
}

static void a_deadline_in_the_past_runs_nothing(void **state)
{
    machine m;
    caller c;

    (void)state;
    machine_init(&m);
    caller_init(&m, &c);
    c.deadline_ns = 1;
    call_once(&c);
    assert_int_equal(c.code, SHOP_E_TIMEOUT);
    assert_int_equal(c.fault.code, SHOP_E_TIMEOUT);
    assert_int_equal(c.runs, 0);
    assert_int_equal(m.begins, 0);
    assert_false(m.q.led);
    shop__combine_destroy(&m.q);
}

static void a_store_that_stays_busy_times_out(void **state)
{
    machine m;
    caller c;

    (void)state;
    machine_init(&m);
    caller_init(&m, &c);
    m.busy_begins = INT32_MAX;
    c.deadline_ns = shop__env_monotonic_ns(&m.env) + 5 * 1000 * 1000;
    call_once(&c);
    assert_int_equal(c.code, SHOP_E_TIMEOUT);
    assert_int_equal(c.runs, 0);
    assert_true(m.begins > 1);
    shop__combine_destroy(&m.q);
}

static void a_full_queue_is_overloaded(void **state)
{
    machine m;
    caller c;

    (void)state;
    machine_init(&m);
    caller_init(&m, &c);
    m.q.led = true;
    m.q.waiting = STORE_QUEUE_MAX;
    call_once(&c);
    assert_int_equal(c.code, SHOP_E_OVERLOADED);
    assert_int_equal(c.fault.code, SHOP_E_OVERLOADED);
    assert_int_equal(c.runs, 0);
    m.q.led = false;
    m.q.waiting = 0;
    shop__combine_destroy(&m.q);
}

static void nothing_written_is_not_committed(void **state)
{
    machine m;
    caller c;

    (void)state;
    machine_init(&m);
    caller_init(&m, &c);
    c.adds = 0;
    call_once(&c);
    assert_int_equal(c.code, 0);
    assert_int_equal(m.commits, 0);
    assert_int_equal(m.rollbacks, 1);
    assert_int_equal(m.q.stats.commits, 0);
    shop__combine_destroy(&m.q);
}

static void busy_anywhere_runs_again(void **state)
{
    machine m;
    caller c;

    (void)state;
    machine_init(&m);
    caller_init(&m, &c);
    m.busy_begins = 3;
    m.busy_commits = 1;
    c.busy_runs = 2;
    call_once(&c);
    assert_int_equal(c.code, 0);
    assert_int_equal(c.fault.code, 0);
    assert_int_equal(c.runs, 4);
    assert_int_equal(m.sum, 1);
    assert_int_equal(m.q.stats.reruns, 3);
    assert_int_equal(m.q.stats.commits, 1);
    assert_int_equal(m.q.stats.members, 1);
    shop__combine_destroy(&m.q);
}

static int take_arena(tx *t, void *userdata)
{
    int *runs = userdata;

    assert_non_null(shop__arena_alloc(t->scratch, 800)); /* of 1,000: fits once */
    assert_int_equal(t->fault->code, 0);
    (void)shop__fault_set(t->fault, SHOP_E_INVALID, "left behind");
    t->wrote = true;
    if (++*runs < 3) {
        t->busy = true;
        return t->broken = SHOP_E_OVERLOADED;
    }
    return 0;
}

static void arena_and_fault_start_anew_with_each_run(void **state)
{
    machine m;
    int runs = 0;
    fault f = {.code = SHOP_E_USAGE};
    arena scratch;
    work w = {.run = take_arena, .userdata = &runs, .scratch = &scratch, .fault = &f};

    (void)state;
    machine_init(&m);
    shop__arena_init(&scratch, &m.env, NULL, 0, 1000);
    assert_int_equal(shop__combine(&m.q, &w, SHOP_WAIT_FOREVER), 0);
    assert_int_equal(runs, 3);
    shop__arena_free(&scratch);
    shop__combine_destroy(&m.q);
}

/* --- several callers -------------------------------------------------------------------------- */

static void start(machine *m, caller *callers, uint32_t count)
{
    machine_init(m);
    m->clock_ns = 1000;
    for (uint32_t i = 0; i < count; i++)
        caller_init(m, &callers[i]);
}

static void those_who_wait_share_one_commit(void **state)
{
    machine m;
    caller callers[8];

    (void)state;
    start(&m, callers, 8);
    call_together(&m, callers, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(callers[i].code, 0);
        assert_int_equal(callers[i].runs, 1);
    }
    assert_int_equal(m.sum, 8);
    assert_int_equal(m.commits, 1);
    assert_int_equal(m.saves, 0);
    assert_int_equal(m.q.stats.commits, 1);
    assert_int_equal(m.q.stats.members, 8);
    assert_int_equal(m.q.stats.longest_queue, 7);
    assert_int_equal(m.q.stats.reruns, 0);
    shop__combine_destroy(&m.q);
}

static void a_group_is_never_larger_than_its_limit(void **state)
{
    static caller callers[THREADS_MAX];
    machine m;

    (void)state;
    start(&m, callers, THREADS_MAX);
    call_together(&m, callers, THREADS_MAX);
    assert_int_equal(m.sum, THREADS_MAX);
    assert_int_equal(m.largest_group, STORE_GROUP_MAX);
    assert_int_equal(m.commits, 2);
    shop__combine_destroy(&m.q);
}

static void an_old_group_takes_no_more_members(void **state)
{
    machine m;
    caller callers[6];

    (void)state;
    start(&m, callers, 6);
    callers[0].takes_ns = 2 * 1000 * 1000;
    call_together(&m, callers, 6);
    assert_int_equal(m.sum, 6);
    assert_int_equal(m.commits, 2); /* one alone, then five */
    assert_int_equal(m.largest_group, 5);
    shop__combine_destroy(&m.q);
}

static void one_that_fails_before_it_wrote_drops_out(void **state)
{
    machine m;
    caller callers[4];

    (void)state;
    start(&m, callers, 4);
    callers[2].fails_early = SHOP_E_NOT_FOUND;
    call_together(&m, callers, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(callers[i].code, i == 2 ? SHOP_E_NOT_FOUND : 0);
        assert_int_equal(callers[i].runs, 1);
    }
    assert_string_equal(callers[2].fault.message, "early");
    assert_int_equal(m.sum, 3);
    assert_int_equal(m.commits, 1);
    assert_int_equal(m.saves, 0);
    assert_int_equal(m.q.stats.members, 3);
    shop__combine_destroy(&m.q);
}

static void one_that_fails_after_it_wrote_is_undone_alone(void **state)
{
    machine m;
    caller callers[5];

    (void)state;
    start(&m, callers, 5);
    callers[3].fails_late = SHOP_E_OUT_OF_STOCK;
    call_together(&m, callers, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(callers[i].code, i == 3 ? SHOP_E_OUT_OF_STOCK : 0);
    assert_string_equal(callers[3].fault.message, "late");
    assert_int_equal(callers[0].fault.code, 0);
    assert_int_equal(callers[3].runs, 2);
    assert_int_equal(m.sum, 4);
    assert_int_equal(m.commits, 2); /* the fifth had not been taken yet, and came after */
    assert_int_equal(m.saves, 4);
    assert_int_equal(m.kept, 3);
    assert_int_equal(m.undone, 1);
    assert_int_equal(m.q.stats.reruns, 4);
    shop__combine_destroy(&m.q);
}

static void a_lost_transaction_fails_all_in_it(void **state)
{
    machine m;
    caller callers[4];

    (void)state;
    start(&m, callers, 4);
    callers[2].loses = true;
    call_together(&m, callers, 4);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(callers[i].code, SHOP_E_STORAGE);
        assert_string_equal(callers[i].fault.message, "disk full");
    }
    assert_int_equal(callers[3].code, 0); /* was not in it */
    assert_int_equal(m.sum, 1);
    shop__combine_destroy(&m.q);
}

static void a_failed_commit_fails_all_in_it(void **state)
{
    machine m;
    caller callers[4];

    (void)state;
    start(&m, callers, 4);
    callers[2].fails_early = SHOP_E_NOT_FOUND; /* not even its refusal is known to be true */
    m.commit_code = SHOP_E_UNKNOWN;
    call_together(&m, callers, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(callers[i].code, SHOP_E_UNKNOWN);
        assert_string_equal(callers[i].fault.message, "commit failed");
    }
    assert_int_equal(m.sum, 0);
    shop__combine_destroy(&m.q);
}

static void a_busy_commit_runs_all_again(void **state)
{
    machine m;
    caller callers[4];

    (void)state;
    start(&m, callers, 4);
    m.busy_commits = 2;
    call_together(&m, callers, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(callers[i].code, 0);
        assert_int_equal(callers[i].runs, 3);
    }
    assert_int_equal(m.sum, 4);
    assert_int_equal(m.q.stats.reruns, 8);
    assert_int_equal(m.q.stats.commits, 1);
    shop__combine_destroy(&m.q);
}

/* One thread holds the lead while this one calls with a deadline. */
static void a_deadline_passes_in_the_queue(void **state)
{
    machine m;
    caller callers[2];
    void *leader;

    (void)state;
    start(&m, callers, 2);
    m.clock_ns = 0;
    m.hold = true;
    callers[0].holds = true;
    assert_int_equal(shop__thread_start(&m.env, call_once, &callers[0], &leader), 0);
    wait_for_leader(&m);
    callers[1].deadline_ns = shop__env_monotonic_ns(&m.env) + 3 * 1000 * 1000;
    call_once(&callers[1]);
    assert_int_equal(callers[1].code, SHOP_E_TIMEOUT);
    assert_int_equal(callers[1].runs, 0);
    m.hold = false;
    shop__thread_join(&m.env, leader);
    assert_int_equal(callers[0].code, 0);
    assert_int_equal(m.sum, 1);
    shop__combine_destroy(&m.q);
}

/* Its leader waits for a store that stays busy: who was in the group waits by its own deadline
 * again. */
static void a_deadline_passes_in_a_group_that_was_given_back(void **state)
{
    machine m;
    caller callers[2];

    (void)state;
    start(&m, callers, 2);
    m.clock_ns = 0;
    m.busy_commits = INT32_MAX;
    callers[0].deadline_ns = shop__env_monotonic_ns(&m.env) + 60 * 1000 * 1000;
    callers[1].deadline_ns = shop__env_monotonic_ns(&m.env) + 30 * 1000 * 1000;
    call_together(&m, callers, 2);
    assert_int_equal(callers[0].code, SHOP_E_TIMEOUT);
    assert_int_equal(callers[1].code, SHOP_E_TIMEOUT);
    assert_int_equal(m.sum, 0);
    assert_false(m.q.led);
    shop__combine_destroy(&m.q);
}

static void refused_members_only_cost_no_commit(void **state)
{
    machine m;
    caller callers[3];

    (void)state;
    start(&m, callers, 3);
    for (size_t i = 0; i < 3; i++) {
        callers[i].adds = 0;
        callers[i].fails_early = i == 1 ? SHOP_E_CONFLICT : 0;
    }
    call_together(&m, callers, 3);
    assert_int_equal(callers[0].code, 0);
    assert_int_equal(callers[1].code, SHOP_E_CONFLICT);
    assert_int_equal(callers[2].code, 0);
    assert_int_equal(m.commits, 0);
    shop__combine_destroy(&m.q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failed_begin_is_the_answer),
        cmocka_unit_test(an_unknown_commit_is_told),
        cmocka_unit_test(one_that_fails_after_it_wrote_is_undone_without_a_second_run),
        cmocka_unit_test(a_deadline_in_the_past_runs_nothing),
        cmocka_unit_test(a_store_that_stays_busy_times_out),
        cmocka_unit_test(a_full_queue_is_overloaded),
        cmocka_unit_test(nothing_written_is_not_committed),
        cmocka_unit_test(busy_anywhere_runs_again),
        cmocka_unit_test(arena_and_fault_start_anew_with_each_run),
        cmocka_unit_test(those_who_wait_share_one_commit),
        cmocka_unit_test(a_group_is_never_larger_than_its_limit),
        cmocka_unit_test(an_old_group_takes_no_more_members),
        cmocka_unit_test(one_that_fails_before_it_wrote_drops_out),
        cmocka_unit_test(one_that_fails_after_it_wrote_is_undone_alone),
        cmocka_unit_test(a_lost_transaction_fails_all_in_it),
        cmocka_unit_test(a_failed_commit_fails_all_in_it),
        cmocka_unit_test(a_busy_commit_runs_all_again),
        cmocka_unit_test(a_deadline_passes_in_the_queue),
        cmocka_unit_test(a_deadline_passes_in_a_group_that_was_given_back),
        cmocka_unit_test(refused_members_only_cost_no_commit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

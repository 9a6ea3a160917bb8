/* sqlite_read_test.c - reads are snapshots on a few connections; the generation tells of
 * commits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "lib/store/sqlite.h"
#include "tests/unit/store/fixture.h"

enum { NS_PER_MS = 1000 * 1000 };

/* --- refusals --------------------------------------------------------------------------------- */

static void a_read_whose_deadline_passed_does_not_run(void **state)
{
    fixture *f = *state;
    int64_t count = -1;
    work w = {.run = count_things, .userdata = &count, .scratch = &f->scratch, .fault = &f->fault};

    assert_int_equal(shop__store_read(f->store, &w, 1), SHOP_E_TIMEOUT);
    assert_int_equal(f->fault.code, SHOP_E_TIMEOUT);
    assert_int_equal(count, -1);
}

typedef struct holder {
    fixture *f;
    _Atomic bool *let_go;
    _Atomic int *holding;
    int code;
} holder;

static int hold(tx *t, void *userdata)
{
    holder *h = userdata;
    int64_t count;

    TRY(count_things(t, &count));
    atomic_fetch_add(h->holding, 1);
    while (!*h->let_go)
        shop__env_sleep_ns(&h->f->env, NS_PER_MS / 10);
    return 0;
}

static void hold_reader(void *argument)
{
    holder *h = argument;
    char first[256];
    arena scratch;
    work w = {.run = hold, .userdata = h, .scratch = &scratch};

    shop__arena_init(&scratch, &h->f->env, first, sizeof(first), sizeof(first));
    h->code = shop__store_read(h->f->store, &w, SHOP_WAIT_FOREVER);
    shop__arena_free(&scratch);
}

static void readers_beyond_the_pool_wait_or_time_out(void **state)
{
    enum { HOLDERS = STORE_READERS_MAX + 4 };
    fixture *f = *state;
    holder holders[HOLDERS];
    void *threads[HOLDERS];
    _Atomic bool let_go = false;
    _Atomic int holding = 0;
    int64_t count;
    work w = {.run = count_things, .userdata = &count, .scratch = &f->scratch, .fault = &f->fault};

    for (size_t i = 0; i < HOLDERS; i++) {
        holders[i] = (holder){.f = f, .let_go = &let_go, .holding = &holding};
        assert_int_equal(shop__thread_start(&f->env, hold_reader, &holders[i], &threads[i]), 0);
    }
    while (holding < STORE_READERS_MAX)
        shop__env_sleep_ns(&f->env, NS_PER_MS / 10);
    assert_int_equal(
        shop__store_read(f->store, &w, shop__env_monotonic_ns(&f->env) + 5 * NS_PER_MS),
        SHOP_E_TIMEOUT);
    assert_int_equal(holding, STORE_READERS_MAX);
    let_go = true;
    for (size_t i = 0; i < HOLDERS; i++) {
        shop__thread_join(&f->env, threads[i]);
        assert_int_equal(holders[i].code, 0);
    }
    assert_int_equal(holding, HOLDERS);
}

static void a_full_queue_of_readers_is_overloaded(void **state)
{
    fixture *f = *state;
    sqlite_store *s = shop__sqlite(f->store);
    pooled *free = s->pool.free;
    int64_t count;

    s->pool.free = NULL;
    s->pool.waiting = STORE_READ_QUEUE_MAX;
    assert_int_equal(fixture_read(f, count_things, &count), SHOP_E_OVERLOADED);
    s->pool.free = free;
    s->pool.waiting = 0;
}

static _Atomic int64_t ahead_ns;

static int64_t jumping_clock(void *self)
{
    (void)self;
    return shop__env_monotonic_ns(shop_env_default()) + ahead_ns;
}

static int read_slowly(tx *t, void *userdata)
{
    int64_t count;

    (void)userdata;
    TRY(count_things(t, &count));
    ahead_ns += (int64_t)(STORE_READ_MAX_MS + 1) * NS_PER_MS;
    return count_things(t, &count);
}

static int jump_at_row(void *userdata, const void *row)
{
    (void)userdata;
    (void)row;
    return 0;
}

/* Counts to a thousand million unless it is ended. */
static int read_endlessly(tx *t, void *userdata)
{
    static const column columns[] = {COL_INT(thing, count)};
    static const statement endless = SELECT_INTO(
        thing, columns,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) "
        "SELECT max(i) FROM n");

    (void)userdata;
    ahead_ns += (int64_t)(STORE_READ_MAX_MS - 1) * NS_PER_MS; /* the rest passes by itself */
    return shop__tx_each(t, &endless, NO_PARAMS, jump_at_row, NULL);
}

static void a_read_that_takes_too_long_is_ended(void **state)
{
    fixture *f = *state;

    fixture_close(f);
    f->env.monotonic_ns = jumping_clock;
    assert_int_equal(fixture_open(f), 0);
    assert_int_equal(fixture_read(f, read_slowly, NULL), SHOP_E_TIMEOUT);
    assert_non_null(strstr(f->fault.message, "took too long"));
    assert_int_equal(fixture_read(f, read_endlessly, NULL), SHOP_E_TIMEOUT);
    assert_int_equal(fixture_count(f), 0); /* the connection is as good as before */
}

static int busy_count;

static int busy_at_first(void *self, shop_env_point point, const char *detail)
{
    (void)self;
    if (point == SHOP_POINT_BEGIN && strcmp(detail, "read") == 0 && busy_count-- > 0)
        return SHOP_E_OVERLOADED;
    if (point == SHOP_POINT_STATEMENT && busy_count-- > 0)
        return SHOP_E_OVERLOADED;
    return 0;
}

static void a_busy_read_runs_again_until_its_deadline(void **state)
{
    fixture *f = *state;
    int64_t count = -1;
    work w = {.run = count_things, .userdata = &count, .scratch = &f->scratch, .fault = &f->fault};

    fixture_close(f);
    f->env.reach = busy_at_first;
    assert_int_equal(fixture_open(f), 0);
    busy_count = 5;
    assert_int_equal(fixture_read(f, count_things, &count), 0);
    assert_int_equal(count, 0);
    busy_count = INT32_MAX;
    assert_int_equal(
        shop__store_read(f->store, &w, shop__env_monotonic_ns(&f->env) + 5 * NS_PER_MS),
        SHOP_E_TIMEOUT);
    busy_count = 0;
}

/* --- snapshots -------------------------------------------------------------------------------- */

typedef struct snapshot {
    fixture *f;
    int64_t before;
    int64_t after;
} snapshot;

static int read_around_a_write(tx *t, void *userdata)
{
    snapshot *s = userdata;

    TRY(count_things(t, &s->before));
    assert_int_equal(fixture_write_alone(s->f->store, &s->f->env, insert_named, "meanwhile",
                                         SHOP_WAIT_FOREVER),
                     0);
    return count_things(t, &s->after);
}

/* The write is another call's, with its own arena and fault; it only happens to be on this
 * thread. */
static void a_read_sees_one_commit_throughout(void **state)
{
    snapshot s = {.f = *state};

    assert_int_equal(fixture_read(*state, read_around_a_write, &s), 0);
    assert_int_equal(s.before, 0);
    assert_int_equal(s.after, 0);
    assert_int_equal(fixture_count(*state), 1);
}

static int refuse(tx *t, void *userdata)
{
    int64_t count;

    (void)userdata;
    TRY(count_things(t, &count));
    return shop__fault_set(shop__tx_fault(t), SHOP_E_FORBIDDEN, "no");
}

static void a_readers_own_code_is_returned(void **state)
{
    fixture *f = *state;

    assert_int_equal(fixture_read(f, refuse, NULL), SHOP_E_FORBIDDEN);
    assert_string_equal(f->fault.message, "no");
    assert_int_equal(fixture_count(f), 0);
}

/* --- the generation --------------------------------------------------------------------------- */

static uint64_t generation(fixture *f)
{
    uint64_t number;

    assert_int_equal(shop__store_generation(f->store, &number), 0);
    return number;
}

static void the_generation_grows_with_commits_only(void **state)
{
    fixture *f = *state;
    uint64_t first = generation(f);
    int64_t count;

    assert_int_equal(generation(f), first);
    assert_int_equal(fixture_read(f, count_things, &count), 0);
    assert_int_equal(fixture_write(f, count_things, &count), 0);
    assert_int_equal(generation(f), first);
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    uint64_t second = generation(f);

    assert_true(second > first);
    assert_int_equal(generation(f), second);
}

static void the_generation_sees_other_connections(void **state)
{
    fixture *f = *state;
    uint64_t first = generation(f);

    fixture_sql(f->path, "INSERT INTO thing(id, name, count) VALUES(x'00', 'theirs', 1)");
    uint64_t second = generation(f);

    assert_true(second > first);
    fixture_sql(f->path, "UPDATE thing SET count = 2");
    assert_true(generation(f) > second);
}

static void the_generation_survives_a_checkpoint(void **state)
{
    fixture *f = *state;

    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    uint64_t first = generation(f);

    fixture_sql(f->path, "PRAGMA wal_checkpoint(TRUNCATE)");
    uint64_t second = generation(f);

    assert_true(second >= first);
    assert_int_equal(fixture_write(f, insert_named, "b"), 0);
    assert_true(generation(f) > second);
    assert_int_equal(fixture_count(f), 2);
}

/* --- commits of others ------------------------------------------------------------------------ */

enum { OWN_COMMITS = 300 };

static uint64_t foreign(store *s)
{
    uint64_t number = 0;

    (void)shop__store_foreign(s, &number);
    return number;
}

typedef struct watch {
    store *store;
    uint64_t first;
    atomic_bool over;
    atomic_int changes;
} watch;

static void watch_foreign(void *argument)
{
    watch *w = argument;

    while (!w->over)
        w->changes += foreign(w->store) != w->first;
}

static int insert_and_fail(tx *t, void *userdata)
{
    TRY(insert_named(t, userdata));
    return SHOP_E_CONFLICT;
}

/* Also while they are being made, undone, and when the log is begun anew. */
static void our_own_commits_are_not_foreign(void **state)
{
    fixture *f = *state;
    watch w = {.store = f->store};
    void *thread;

    assert_int_equal(fixture_write(f, insert_named, "first"), 0);
    w.first = foreign(f->store);
    assert_int_equal(shop__thread_start(&f->env, watch_foreign, &w, &thread), 0);
    for (int i = 0; i < OWN_COMMITS; i++) {
        char name[32];

        (void)snprintf(name, sizeof(name), "own %d", i);
        assert_int_equal(fixture_write(f, insert_named, name), 0);
        assert_int_equal(fixture_write(f, insert_and_fail, "undone"), SHOP_E_CONFLICT);
    }
    w.over = true;
    shop__thread_join(&f->env, thread);
    assert_int_equal(w.changes, 0);
    assert_int_equal(foreign(f->store), w.first);
}

static void each_commit_of_others_is_foreign(void **state)
{
    fixture *f = *state;
    uint64_t before = foreign(f->store);

    for (int i = 0; i < 20; i++) {
        char name[32], sql[128];

        (void)snprintf(name, sizeof(name), "own %d", i);
        (void)snprintf(sql, sizeof(sql), "INSERT INTO thing VALUES(randomblob(16), 'theirs %d', 1)", i);
        assert_int_equal(fixture_write(f, insert_named, name), 0);
        if (i % 2 == 0)
            assert_int_equal(foreign(f->store), before);
        fixture_sql(f->path, sql);
        if (i % 3 == 0) /* ours on top of theirs, before anybody looked */
            assert_int_equal(fixture_write(f, insert_and_fail, "undone"), SHOP_E_CONFLICT);
        assert_true(foreign(f->store) > before);
        before = foreign(f->store);
        assert_int_equal(foreign(f->store), before);
    }
}

static void another_handle_is_another(void **state)
{
    fixture *f = *state;
    store_options options = {.env = &f->env, .url = f->url};
    store *second;

    assert_int_equal(shop__store_open(&options, fixture_migrations, 1, &second, &f->fault), 0);
    uint64_t ours = foreign(f->store), theirs = foreign(second);

    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    assert_int_equal(foreign(f->store), ours);
    assert_true(foreign(second) > theirs);
    shop__store_close(second);
}

#define OPEN_TEST(name)                                                                            \
    cmocka_unit_test_setup_teardown(name, fixture_setup_open, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPEN_TEST(a_read_whose_deadline_passed_does_not_run),
        OPEN_TEST(readers_beyond_the_pool_wait_or_time_out),
        OPEN_TEST(a_full_queue_of_readers_is_overloaded),
        OPEN_TEST(a_read_that_takes_too_long_is_ended),
        OPEN_TEST(a_busy_read_runs_again_until_its_deadline),
        OPEN_TEST(a_read_sees_one_commit_throughout),
        OPEN_TEST(a_readers_own_code_is_returned),
        OPEN_TEST(the_generation_grows_with_commits_only),
        OPEN_TEST(the_generation_sees_other_connections),
        OPEN_TEST(the_generation_survives_a_checkpoint),
        OPEN_TEST(our_own_commits_are_not_foreign),
        OPEN_TEST(each_commit_of_others_is_foreign),
        OPEN_TEST(another_handle_is_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

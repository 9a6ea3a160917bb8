/* postgres_test.c - transactions on PostgreSQL: as if one after another, again when others were in the way,
 * never half, and honest about a commit that nobody answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libpq-fe.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/store/engine.h"
#include "tests/unit/store/fixture.h"

enum { WRITERS = 8, WRITES = 25, OPENERS = 6, MS = 1000 * 1000 };

static int add_one(tx *t, void *userdata)
{
    int64_t changed = 0;
    TRY(shop__tx_run(t, &thing_add, PARAMS(v_text(userdata), v_int(1)), &changed));
    assert_int_equal(changed, 1);
    return 0;
}

static int refuse(tx *t, void *userdata)
{
    TRY(insert_named(t, userdata));
    return shop__fault_set(shop__tx_fault(t), SHOP_E_CONFLICT, "no");
}

static void what_is_refused_leaves_nothing(void **state)
{
    fixture *f = *state;
    assert_int_equal(fixture_write(f, refuse, "a"), SHOP_E_CONFLICT);
    assert_string_equal(f->fault.message, "no");
    assert_int_equal(fixture_count(f), 0);
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    assert_int_equal(fixture_count(f), 1);
}

/* --- many at once --------------------------------------------------------------------------------- */

typedef struct writer {
    fixture *f;
    int (*run)(tx *t, void *userdata);
    void *userdata;
    int failed;
    void *thread;
} writer;

static void write_many(void *argument)
{
    writer *w = argument;
    for (int i = 0; i < WRITES; i++)
        w->failed += fixture_write_alone(w->f->store, &w->f->env, w->run, w->userdata, SHOP_WAIT_FOREVER) != 0;
}

static void run_writers(fixture *f, int (*run)(tx *t, void *userdata), char *const *names)
{
    writer list[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        list[i] = (writer){.f = f, .run = run, .userdata = names[i % 2]};
        assert_int_equal(shop__thread_start(&f->env, write_many, &list[i], &list[i].thread), 0);
    }
    for (int i = 0; i < WRITERS; i++) {
        shop__thread_join(&f->env, list[i].thread);
        assert_int_equal(list[i].failed, 0);
    }
}

static void nobody_s_change_of_one_row_is_lost(void **state)
{
    static char name[] = "a";
    char *const names[] = {name, name};
    fixture *f = *state;
    store_stats stats;
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    run_writers(f, add_one, names);
    assert_int_equal(postgres_number(f->url, "SELECT count FROM thing"), 1 + WRITERS * WRITES);
    shop__store_stats(f->store, &stats);
    assert_true(stats.commits >= WRITERS * WRITES);
}

/* Each reads both rows and changes its own: with snapshots alone both would see the same sum. */
static int add_to_own_below_the_limit(tx *t, void *userdata)
{
    const thing *rows;
    size_t count;
    int64_t sum = 0;
    TRY(shop__tx_all(t, &thing_list, NO_PARAMS, 10, &rows, &count));
    for (size_t i = 0; i < count; i++)
        sum += rows[i].count;
    if (sum >= WRITES)
        return 0;
    return shop__tx_run(t, &thing_add, PARAMS(v_text(userdata), v_int(1)), NULL);
}

static void a_rule_over_two_rows_holds(void **state)
{
    static char a[] = "a", b[] = "b";
    char *const names[] = {a, b};
    fixture *f = *state;
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    assert_int_equal(fixture_write(f, insert_named, "b"), 0);
    run_writers(f, add_to_own_below_the_limit, names);
    assert_int_equal(postgres_number(f->url, "SELECT sum(count) FROM thing"), WRITES);
}

typedef struct opener {
    fixture *f;
    store *store;
    int code;
    void *thread;
} opener;

static void open_one(void *argument)
{
    opener *o = argument;
    fault own = {.code = 0};
    store_options options = {.env = &o->f->env, .url = o->f->url};
    o->code = shop__store_open(&options, fixture_migrations, 1, &o->store, &own);
}

static void openers_who_meet_migrate_once(void **state)
{
    fixture *f = *state;
    opener list[OPENERS];
    for (int i = 0; i < OPENERS; i++) {
        list[i] = (opener){.f = f};
        assert_int_equal(shop__thread_start(&f->env, open_one, &list[i], &list[i].thread), 0);
    }
    for (int i = 0; i < OPENERS; i++) {
        shop__thread_join(&f->env, list[i].thread);
        assert_int_equal(list[i].code, 0);
        shop__store_close(list[i].store);
    }
    assert_int_equal(postgres_number(f->url, "SELECT count(*) FROM store_migrations"), 1);
}

/* --- snapshots ------------------------------------------------------------------------------------ */

typedef struct glance {
    const fixture *f;
    int64_t before, after;
} glance;

static int look_twice(tx *t, void *userdata)
{
    glance *g = userdata;
    TRY(count_things(t, &g->before));
    postgres_sql(g->f->url, "INSERT INTO thing VALUES (decode(md5(random()::text), 'hex'), random()::text, 1)");
    return count_things(t, &g->after);
}

static void a_reader_sees_one_moment(void **state)
{
    fixture *f = *state;
    glance g = {f, 0, 0};
    assert_int_equal(fixture_read(f, look_twice, &g), 0);
    assert_int_equal(g.after, g.before);
    assert_int_equal(fixture_count(f), g.before + 1);
}

static void who_wants_to_sees_what_others_commit(void **state)
{
    fixture *f = *state;
    glance g = {f, 0, 0};
    const work w = {.run = look_twice, .userdata = &g, .scratch = &f->scratch, .fault = &f->fault,
                    .read_committed = true};
    assert_int_equal(shop__store_write(f->store, &w, SHOP_WAIT_FOREVER), 0);
    assert_int_equal(g.after, g.before + 1);
}

static int ask_nothing(tx *t, void *userdata)
{
    (void)t;
    (void)userdata;
    return 0;
}

static void a_transaction_without_a_statement_ends(void **state)
{
    fixture *f = *state;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(fixture_read(f, ask_nothing, NULL), 0);
        assert_int_equal(fixture_write(f, ask_nothing, NULL), 0);
    }
    assert_int_equal(fixture_count(f), 0);
}

static void a_server_does_not_tell_of_others_commits(void **state)
{
    fixture *f = *state;
    uint64_t number = 0;
    assert_false(shop__store_tells(f->store));
    assert_int_equal(shop__store_generation(f->store, &number), SHOP_E_UNSUPPORTED);
    assert_int_equal(shop__store_foreign(f->store, &number), SHOP_E_UNSUPPORTED);
}

/* --- losses --------------------------------------------------------------------------------------- */

typedef struct accident {
    fixture *f;
    int runs;
} accident;

static void end_sessions(const fixture *f)
{
    postgres_sql(f->url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                         " WHERE datname = current_database() AND pid <> pg_backend_pid()");
}

static int insert_and_lose_once(tx *t, void *userdata)
{
    accident *a = userdata;
    TRY(insert_named(t, "a"));
    if (a->runs++ == 0)
        end_sessions(a->f);
    return insert_named(t, "b");
}

static void a_connection_lost_before_the_commit_is_no_failure(void **state)
{
    fixture *f = *state;
    accident a = {f, 0};
    assert_int_equal(fixture_write(f, insert_and_lose_once, &a), 0);
    assert_int_equal(a.runs, 2);
    assert_int_equal(fixture_count(f), 2);
}

static fixture *at_commit;

static int end_at_commit(void *self, shop_env_point point, const char *detail)
{
    (void)self;
    (void)detail;
    if (point == SHOP_POINT_COMMIT && at_commit != NULL) {
        end_sessions(at_commit);
        at_commit = NULL;
    }
    return 0;
}

/* The server never got this COMMIT, but whoever sent it cannot know. */
static void a_connection_lost_at_the_commit_is_unknown(void **state)
{
    fixture *f = *state;
    f->env.reach = end_at_commit;
    assert_int_equal(fixture_open(f), 0);
    at_commit = f;
    assert_int_equal(fixture_write(f, insert_named, "a"), SHOP_E_UNKNOWN);
    assert_null(at_commit);
    assert_int_equal(fixture_count(f), 0);
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
}

static void who_waits_for_a_row_beyond_the_deadline_has_timed_out(void **state)
{
    fixture *f = *state;
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    PGconn *other = PQconnectdb(f->url);
    PQclear(PQexec(other, "BEGIN; UPDATE thing SET count = 5"));
    int64_t deadline_ns = shop__env_monotonic_ns(&f->env) + 200 * (int64_t)MS;
    assert_int_equal(fixture_write_alone(f->store, &f->env, add_one, "a", deadline_ns), SHOP_E_TIMEOUT);
    PQclear(PQexec(other, "COMMIT"));
    PQfinish(other);
    assert_int_equal(fixture_write(f, add_one, "a"), 0);
    assert_int_equal(postgres_number(f->url, "SELECT count FROM thing"), 6);
}

/* To close in the child would end the parent's sessions. */
static void a_child_forgets_without_touching_the_parent_s_sessions(void **state)
{
    fixture *f = *state;
    int status = -1;
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    pid_t child = fork();
    if (child == 0) {
        shop__store_forget(f->store);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(fixture_count(f), 1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup_postgres_open, fixture_teardown)
#define CASE_CLOSED(name) cmocka_unit_test_setup_teardown(name, fixture_setup_postgres, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_is_refused_leaves_nothing),
        CASE(nobody_s_change_of_one_row_is_lost),
        CASE(a_rule_over_two_rows_holds),
        CASE_CLOSED(openers_who_meet_migrate_once),
        CASE(a_reader_sees_one_moment),
        CASE(who_wants_to_sees_what_others_commit),
        CASE(a_transaction_without_a_statement_ends),
        CASE(a_server_does_not_tell_of_others_commits),
        CASE(a_connection_lost_before_the_commit_is_no_failure),
        CASE_CLOSED(a_connection_lost_at_the_commit_is_unknown),
        CASE(who_waits_for_a_row_beyond_the_deadline_has_timed_out),
        CASE(a_child_forgets_without_touching_the_parent_s_sessions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

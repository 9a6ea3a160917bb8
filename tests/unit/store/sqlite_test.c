/* sqlite_test.c - transactions on a real file: what a failure undoes, full disks, and writes that
 * several threads and processes share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/store/sqlite.h"
#include "tests/unit/store/fixture.h"

enum { THREADS = 8, WRITES = 50, PROCESSES = 3 };

/* --- transactions ----------------------------------------------------------------------------- */

static int write_then_fail(tx *t, void *userdata)
{
    TRY(insert_named(t, userdata));
    return shop__fault_set(shop__tx_fault(t), SHOP_E_OUT_OF_STOCK, "no more");
}

static int fail_first(tx *t, void *userdata)
{
    int64_t changed;

    TRY(shop__tx_run(t, &thing_add, PARAMS(v_text(userdata), v_int(1)), &changed));
    return changed == 0 ? SHOP_E_NOT_FOUND : 0;
}

static void a_failed_work_leaves_nothing(void **state)
{
    fixture *f = *state;

    assert_int_equal(fixture_write(f, write_then_fail, "a"), SHOP_E_OUT_OF_STOCK);
    assert_string_equal(f->fault.message, "no more");
    assert_int_equal(fixture_write(f, fail_first, "nobody"), SHOP_E_NOT_FOUND);
    assert_int_equal(fixture_count(f), 0);
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    assert_int_equal(fixture_count(f), 1);
}

typedef struct writer {
    fixture *f;
    int (*run)(tx *t, void *userdata);
    int expected;
    int number;
    _Atomic int *wrong;
} writer;

static void write_often(void *argument)
{
    writer *w = argument;
    char name[32];

    for (int i = 0; i < WRITES; i++) {
        (void)snprintf(name, sizeof(name), "%d-%d", w->number, i);
        if (fixture_write_alone(w->f->store, &w->f->env, w->run, name, SHOP_WAIT_FOREVER) !=
            w->expected)
            atomic_fetch_add(w->wrong, 1);
    }
}

static int write_by_threads(fixture *f, int (*odd)(tx *t, void *userdata), int odd_code)
{
    writer writers[THREADS];
    void *threads[THREADS];
    _Atomic int wrong = 0;

    for (int i = 0; i < THREADS; i++) {
        writers[i] = (writer){.f = f, .run = insert_named, .number = i, .wrong = &wrong};
        if (i % 2 == 1 && odd != NULL) {
            writers[i].run = odd;
            writers[i].expected = odd_code;
        }
        assert_int_equal(shop__thread_start(&f->env, write_often, &writers[i], &threads[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        shop__thread_join(&f->env, threads[i]);
    return wrong;
}

static void threads_share_commits(void **state)
{
    fixture *f = *state;
    store_stats before;
    store_stats stats;

    shop__store_stats(f->store, &before);
    assert_int_equal(write_by_threads(f, NULL, 0), 0);
    shop__store_stats(f->store, &stats);
    assert_int_equal(fixture_count(f), THREADS * WRITES);
    assert_int_equal(stats.members - before.members, THREADS * WRITES);
    assert_true(stats.commits - before.commits < stats.members - before.members);
    assert_true(stats.longest_queue > 0);
}

static void members_that_drop_out_hurt_nobody(void **state)
{
    fixture *f = *state;

    assert_int_equal(write_by_threads(f, fail_first, SHOP_E_NOT_FOUND), 0);
    assert_int_equal(fixture_count(f), THREADS / 2 * WRITES);
}

static void members_that_fail_after_writing_hurt_nobody(void **state)
{
    fixture *f = *state;
    store_stats stats;

    assert_int_equal(write_by_threads(f, write_then_fail, SHOP_E_OUT_OF_STOCK), 0);
    assert_int_equal(fixture_count(f), THREADS / 2 * WRITES);
    shop__store_stats(f->store, &stats);
    assert_true(stats.reruns > 0);
}

static int make_family(tx *t, void *userdata)
{
    (void)userdata;
    static const statement parent = STATEMENT("CREATE TABLE parent(id INTEGER PRIMARY KEY) STRICT");
    static const statement child = STATEMENT(
        "CREATE TABLE child(parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)"
        " STRICT");

    TRY(shop__tx_run(t, &parent, NO_PARAMS, NULL));
    return shop__tx_run(t, &child, NO_PARAMS, NULL);
}

static int make_orphan(tx *t, void *userdata)
{
    static const statement insert = STATEMENT("INSERT INTO child(parent) VALUES(7)");

    (void)userdata;
    return shop__tx_run(t, &insert, NO_PARAMS, NULL);
}

static void a_deferred_constraint_fails_its_own_member(void **state)
{
    fixture *f = *state;

    assert_int_equal(fixture_write(f, make_family, NULL), 0);
    assert_int_equal(fixture_write(f, make_orphan, NULL), SHOP_E_CONFLICT);
    assert_int_equal(write_by_threads(f, make_orphan, SHOP_E_CONFLICT), 0);
    assert_int_equal(fixture_count(f), THREADS / 2 * WRITES);
}

/* --- the environment steps in ----------------------------------------------------------------- */

static shop_env_point fail_point;
static int fail_code;
static int fail_times;

static int fail_at(void *self, shop_env_point point, const char *detail)
{
    (void)self;
    (void)detail;
    return point == fail_point && fail_times > 0 && fail_times-- > 0 ? fail_code : 0;
}

static void a_store_that_fails_at_commit_stores_nothing(void **state)
{
    fixture *f = *state;

    f->env.reach = fail_at;
    assert_int_equal(fixture_open(f), 0);
    fail_point = SHOP_POINT_COMMIT;
    fail_code = SHOP_E_STORAGE;
    fail_times = 1;
    assert_int_equal(fixture_write(f, insert_named, "a"), SHOP_E_STORAGE);
    assert_int_equal(fixture_count(f), 0);
    fail_code = SHOP_E_OVERLOADED;
    fail_times = 3;
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    assert_int_equal(fixture_count(f), 1);
    fail_point = SHOP_POINT_BEGIN;
    fail_times = 3;
    assert_int_equal(fixture_write(f, insert_named, "b"), 0);
    assert_int_equal(fixture_count(f), 2);
}

static void an_answer_lost_after_the_commit_is_unknown(void **state)
{
    fixture *f = *state;

    f->env.reach = fail_at;
    assert_int_equal(fixture_open(f), 0);
    fail_point = SHOP_POINT_COMMITTED;
    fail_code = SHOP_E_STORAGE;
    fail_times = 1;
    assert_int_equal(fixture_write(f, insert_named, "a"), SHOP_E_UNKNOWN);
    assert_int_equal(fixture_count(f), 1); /* it did happen */
}

/* --- a full disk ------------------------------------------------------------------------------ */

static int insert_large(tx *t, void *userdata)
{
    static char text[100 * 1000];
    static const statement insert =
        STATEMENT("INSERT INTO thing(id, name, count) VALUES($1, $2, 0)");
    uint8_t id[ID_BYTES];

    TRY(shop__id_new(shop_env_default(), id));
    memset(text, 'x', sizeof(text));
    (void)snprintf(text, sizeof(text), "%d", *(int *)userdata);
    text[strlen(text)] = 'x';
    text[sizeof(text) - 1] = '\0';
    return shop__tx_run(t, &insert, PARAMS(v_blob(id, sizeof(id)), v_text(text)), NULL);
}

static void a_full_database_says_so_and_goes_on_later(void **state)
{
    fixture *f = *state;
    sqlite3 *db = shop__sqlite(f->store)->writer.db;
    int stored = 0;
    int code = 0;

    (void)fixture_ask(db, "PRAGMA max_page_count=200");
    while (code == 0 && stored < 100) {
        code = fixture_write(f, insert_large, &stored);
        stored += code == 0;
    }
    assert_int_equal(code, SHOP_E_STORAGE);
    assert_non_null(strstr(f->fault.message, "free some space"));
    assert_true(stored > 0);
    assert_int_equal(fixture_count(f), stored);
    (void)fixture_ask(db, "PRAGMA max_page_count=100000");
    assert_int_equal(fixture_write(f, insert_large, &stored), 0);
    assert_int_equal(fixture_count(f), stored + 1);
}

/* In a child: a limit of the process is the nearest thing to a disk that fills under the WAL. */
static int fill_the_disk(fixture *f)
{
    struct rlimit before;
    struct rlimit small;
    int stored = 0;
    int64_t count = -1;
    int code = 0;

    (void)signal(SIGXFSZ, SIG_IGN);
    if (fixture_open(f) != 0 || getrlimit(RLIMIT_FSIZE, &before) != 0)
        return 1;
    small = before;
    small.rlim_cur = 1000 * 1000;
    (void)setrlimit(RLIMIT_FSIZE, &small);
    while (code == 0 && stored < 100) {
        code = fixture_write(f, insert_large, &stored);
        stored += code == 0;
    }
    if (code != SHOP_E_STORAGE || stored == 0)
        return 2;
    if (strstr(f->fault.message, "free some space") == NULL)
        return 5;
    if (fixture_read(f, count_things, &count) != 0 || count != stored)
        return 3;
    (void)setrlimit(RLIMIT_FSIZE, &before);
    if (fixture_write(f, insert_large, &stored) != 0)
        return 4;
    fixture_close(f);
    return 0;
}

static int run_child(fixture *f, int (*run)(fixture *f))
{
    int status = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0)
        _exit(run(f));
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void a_full_disk_fails_writes_and_harms_nothing(void **state)
{
    assert_int_equal(run_child(*state, fill_the_disk), 0);
    assert_int_equal(fixture_open(*state), 0);
    assert_true(fixture_count(*state) > 1);
}

/* --- processes -------------------------------------------------------------------------------- */

static int write_as_a_process(fixture *f)
{
    if (fixture_open(f) != 0)
        return 1;
    for (int i = 0; i < 2 * WRITES; i++) {
        char name[32];

        (void)snprintf(name, sizeof(name), "%d-%d", (int)getpid(), i);
        if (fixture_write(f, insert_named, name) != 0)
            return 2;
    }
    fixture_close(f);
    return 0;
}

static void processes_share_a_file_without_a_busy_error(void **state)
{
    fixture *f = *state;
    pid_t children[PROCESSES];

    for (size_t i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0)
            _exit(write_as_a_process(f)); /* they also race to make the file */
    }
    for (size_t i = 0; i < PROCESSES; i++) {
        int status = -1;

        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    assert_int_equal(fixture_open(f), 0);
    assert_int_equal(fixture_count(f), PROCESSES * 2 * WRITES);
}

typedef struct reporter {
    fixture *f;
    int pipe;
    int number;
} reporter;

/* Say each name through the pipe once, and only once, it was acknowledged. */
static void write_and_report(void *argument)
{
    reporter *r = argument;

    for (uint32_t i = 0;; i++) {
        char name[16] = "";

        (void)snprintf(name, sizeof(name), "%d-%u", r->number, i);
        if (fixture_write_alone(r->f->store, &r->f->env, insert_named, name,
                                SHOP_WAIT_FOREVER) != 0)
            return;
        if (write(r->pipe, name, sizeof(name)) != sizeof(name))
            return;
    }
}

static void write_until_killed(fixture *f, int pipe)
{
    enum { REPORTERS = 4 };
    reporter reporters[REPORTERS];
    void *threads[REPORTERS];

    if (fixture_open(f) != 0)
        _exit(1);
    for (int i = 0; i < REPORTERS; i++) {
        reporters[i] = (reporter){.f = f, .pipe = pipe, .number = i};
        if (shop__thread_start(&f->env, write_and_report, &reporters[i], &threads[i]) != 0)
            _exit(2);
    }
    for (;;)
        (void)pause();
}

static int find_named(tx *t, void *userdata)
{
    static const column columns[] = {COL_INT(thing, count)};
    static const statement select =
        SELECT_INTO(thing, columns, "SELECT count FROM thing WHERE name = $1");
    thing row;

    return shop__tx_one(t, &select, PARAMS(v_text(userdata)), &row);
}

static void what_was_acknowledged_survives_a_kill(void **state)
{
    enum { BEFORE_THE_KILL = 200 };
    fixture *f = *state;
    char name[16];
    int ends[2];
    int reported = 0;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0)
        write_until_killed(f, ends[1]);
    (void)close(ends[1]);
    assert_int_equal(fixture_open(f), 0); /* while the child writes, too */
    while (reported < BEFORE_THE_KILL) {
        assert_int_equal(read(ends[0], name, sizeof(name)), sizeof(name));
        assert_int_equal(fixture_read(f, find_named, name), 0);
        reported++;
    }
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    while (read(ends[0], name, sizeof(name)) == sizeof(name)) {
        assert_int_equal(fixture_read(f, find_named, name), 0);
        reported++;
    }
    (void)close(ends[0]);
    assert_true(fixture_count(f) >= reported);
    fixture_close(f);
    assert_int_equal(fixture_open(f), 0); /* from the file alone */
    assert_true(fixture_count(f) >= reported);
}

/* A process that was there before the store was opened, and writes when it is told to. */
static pid_t start_other_process(fixture *f, int *ret_go)
{
    int ends[2];
    char go;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        (void)close(ends[1]);
        _exit(read(ends[0], &go, 1) == 1 ? write_as_a_process(f) : 9);
    }
    (void)close(ends[0]);
    *ret_go = ends[1];
    return child;
}

static int forget_in_the_child(fixture *f)
{
    shop__store_forget(f->store);
    f->store = NULL;
    return 0;
}

/* The store's locks still hold off other processes when a child has forgotten it and ended. */
static void a_forgotten_store_harms_nobody(void **state)
{
    fixture *f = *state;
    int go;
    int status = -1;
    pid_t other = start_other_process(f, &go);

    assert_int_equal(fixture_open(f), 0);
    assert_int_equal(fixture_write(f, insert_named, "before"), 0);
    assert_int_equal(fixture_count(f), 1);
    assert_int_equal(run_child(f, forget_in_the_child), 0);
    assert_int_equal(write(go, "g", 1), 1);
    for (int i = 0; i < 2 * WRITES; i++) {
        char name[32];

        (void)snprintf(name, sizeof(name), "ours %d", i);
        assert_int_equal(fixture_write(f, insert_named, name), 0);
    }
    (void)close(go);
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(status, 0);
    assert_int_equal(fixture_count(f), 1 + 4 * WRITES);
}

#define OPEN_TEST(name)                                                                            \
    cmocka_unit_test_setup_teardown(name, fixture_setup_open, fixture_teardown)
#define FOLDER_TEST(name)                                                                          \
    cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPEN_TEST(a_failed_work_leaves_nothing),
        OPEN_TEST(threads_share_commits),
        OPEN_TEST(members_that_drop_out_hurt_nobody),
        OPEN_TEST(members_that_fail_after_writing_hurt_nobody),
        OPEN_TEST(a_deferred_constraint_fails_its_own_member),
        FOLDER_TEST(a_store_that_fails_at_commit_stores_nothing),
        FOLDER_TEST(an_answer_lost_after_the_commit_is_unknown),
        OPEN_TEST(a_full_database_says_so_and_goes_on_later),
        FOLDER_TEST(a_full_disk_fails_writes_and_harms_nothing),
        FOLDER_TEST(processes_share_a_file_without_a_busy_error),
        FOLDER_TEST(what_was_acknowledged_survives_a_kill),
        FOLDER_TEST(a_forgotten_store_harms_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

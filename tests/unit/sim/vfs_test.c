/* vfs_test.c - SQLite on the simulated VFS without crashes: several connections in WAL and rollback
 * mode, who bars whom, single faults, dead handles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/vfs.h"

typedef struct world {
    sim_vfs *vfs;
    sim_rng rng;
    int64_t now_ms;
    int struck[SIM_FAULT_COUNT];
} world;

static int64_t now_ms(void *self)
{
    return ((world *)self)->now_ms;
}

static void struck(void *self, sim_fault fault, const char *path)
{
    (void)path;
    ((world *)self)->struck[fault]++;
}

static int start(void **state)
{
    static world w;

    w = (world){.now_ms = INT64_C(1700000000000), .rng = sim_rng_make(1, 1)};
    w.vfs = sim_vfs_new(1, &(sim_vfs_host){&w, now_ms, struck});
    *state = &w;
    return w.vfs == NULL;
}

static int stop(void **state)
{
    sim_vfs_free(((world *)*state)->vfs);
    return 0;
}

static sqlite3 *open_db(world *w)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open_v2("shop.db", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                     sim_vfs_name(w->vfs)),
                     SQLITE_OK);
    return db;
}

static int run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

#define RUN(db, sql) assert_int_equal(run(db, sql), SQLITE_OK)

/* The one value of a query as text, for one more call. */
static const char *ask(sqlite3 *db, const char *sql)
{
    static char answer[200];
    sqlite3_stmt *s = NULL;

    answer[0] = '\0';
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    if (sqlite3_step(s) == SQLITE_ROW)
        sqlite3_snprintf(sizeof answer, answer, "%s", sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    return answer;
}

static sqlite3 *open_wal(world *w)
{
    sqlite3 *db = open_db(w);

    assert_string_equal(ask(db, "PRAGMA journal_mode = WAL"), "wal");
    RUN(db, "PRAGMA synchronous = FULL");
    RUN(db, "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, x)");
    return db;
}

static void a_second_writer_is_busy(void **state)
{
    sqlite3 *a = open_wal(*state), *b = open_wal(*state);

    RUN(a, "BEGIN IMMEDIATE");
    assert_int_equal(run(b, "BEGIN IMMEDIATE"), SQLITE_BUSY);
    RUN(a, "COMMIT");
    RUN(b, "BEGIN IMMEDIATE");
    RUN(b, "COMMIT");
    sqlite3_close(a);
    sqlite3_close(b);
}

static void writing_after_another_wrote_is_a_stale_snapshot(void **state)
{
    sqlite3 *a = open_wal(*state), *b = open_wal(*state);

    RUN(b, "BEGIN");
    assert_string_equal(ask(b, "SELECT count(*) FROM t"), "0");
    RUN(a, "INSERT INTO t (x) VALUES (1)");
    assert_int_equal(run(b, "INSERT INTO t (x) VALUES (2)"), SQLITE_BUSY);
    assert_int_equal(sqlite3_extended_errcode(b), SQLITE_BUSY_SNAPSHOT);
    sqlite3_close(a);
    sqlite3_close(b);
}

static void in_rollback_mode_a_reader_bars_the_commit_and_pending_bars_readers(void **state)
{
    sqlite3 *a = open_db(*state), *b = open_db(*state), *c = open_db(*state);

    RUN(a, "CREATE TABLE t (id INTEGER PRIMARY KEY, x)");
    RUN(b, "BEGIN");
    assert_string_equal(ask(b, "SELECT count(*) FROM t"), "0");
    RUN(a, "BEGIN");
    RUN(a, "INSERT INTO t (x) VALUES (1)");
    assert_int_equal(run(c, "INSERT INTO t (x) VALUES (2)"), SQLITE_BUSY);
    assert_int_equal(run(a, "COMMIT"), SQLITE_BUSY);
    assert_int_equal(run(c, "SELECT count(*) FROM t"), SQLITE_BUSY);
    RUN(b, "COMMIT");
    RUN(a, "COMMIT");
    assert_string_equal(ask(c, "SELECT count(*) FROM t"), "1");
    sqlite3_close(a);
    sqlite3_close(b);
    sqlite3_close(c);
}

static void a_full_disk_fails_the_transaction_and_leaves_the_rest(void **state)
{
    world *w = *state;
    sqlite3 *db = open_wal(w);

    RUN(db, "INSERT INTO t (x) VALUES (1)");
    sim_vfs_fault_at(w->vfs, SIM_FAULT_FULL, 2);
    assert_int_equal(run(db, "INSERT INTO t (x) VALUES (2)"), SQLITE_FULL);
    assert_int_equal(w->struck[SIM_FAULT_FULL], 1);
    assert_string_equal(ask(db, "SELECT group_concat(x) FROM t"), "1");
    RUN(db, "INSERT INTO t (x) VALUES (3)");
    assert_string_equal(ask(db, "SELECT group_concat(x) FROM t"), "1,3");
    assert_string_equal(ask(db, "PRAGMA integrity_check"), "ok");
    sqlite3_close(db);
}

static void each_failing_call_is_an_io_error_of_its_kind(void **state)
{
    static const struct {
        sim_fault fault;
        int code;
    } kinds[] = {{SIM_FAULT_WRITE, SQLITE_IOERR_WRITE}, {SIM_FAULT_SYNC, SQLITE_IOERR_FSYNC}};
    world *w = *state;
    sqlite3 *db = open_wal(w);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        sim_vfs_fault_at(w->vfs, kinds[i].fault, 1);
        assert_int_equal(run(db, "INSERT INTO t (x) VALUES (1)"), SQLITE_IOERR);
        assert_int_equal(sqlite3_extended_errcode(db), kinds[i].code);
    }
    sqlite3_close(db);
    db = open_db(w);
    sim_vfs_fault_at(w->vfs, SIM_FAULT_READ, 1);
    assert_int_equal(run(db, "SELECT * FROM t"), SQLITE_IOERR);
    sqlite3_close(db);
}

static void a_short_read_is_filled_with_zeros(void **state)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(sim_vfs_name(((world *)*state)->vfs));
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_DB;
    sqlite3_file *file = calloc(1, (size_t)vfs->szOsFile);
    char got[8] = "xxxxxxx";

    assert_int_equal(vfs->xOpen(vfs, "missing", file, SQLITE_OPEN_READWRITE, NULL),
                     SQLITE_CANTOPEN);
    assert_int_equal(vfs->xOpen(vfs, "file", file, flags, NULL), SQLITE_OK);
    assert_int_equal(file->pMethods->xWrite(file, "abc", 3, 0), SQLITE_OK);
    assert_int_equal(file->pMethods->xRead(file, got, sizeof got, 1), SQLITE_IOERR_SHORT_READ);
    assert_memory_equal(got, "bc\0\0\0\0\0\0", sizeof got);
    file->pMethods->xClose(file);
    free(file);
}

static void no_fault_strikes_while_calm(void **state)
{
    world *w = *state;
    sqlite3 *db = open_wal(w);

    sim_vfs_rates(w->vfs, (const uint32_t[SIM_FAULT_COUNT]){[SIM_FAULT_WRITE] = SIM_PPM});
    sim_vfs_calm(w->vfs, true);
    RUN(db, "INSERT INTO t (x) VALUES (1)");
    sim_vfs_calm(w->vfs, false);
    assert_int_equal(run(db, "INSERT INTO t (x) VALUES (2)"), SQLITE_IOERR);
    sqlite3_close(db);
}

static void after_death_everything_fails_until_the_crash(void **state)
{
    world *w = *state;
    sqlite3 *db = open_wal(w), *other = NULL;

    sim_vfs_fault_at(w->vfs, SIM_FAULT_DIE, 1);
    assert_int_equal(run(db, "INSERT INTO t (x) VALUES (1)"), SQLITE_IOERR);
    assert_true(sim_vfs_died(w->vfs));
    assert_int_equal(run(db, "INSERT INTO t (x) VALUES (1)"), SQLITE_IOERR);
    assert_int_not_equal(
        sqlite3_open_v2("shop.db", &other, SQLITE_OPEN_READWRITE, sim_vfs_name(w->vfs)) |
            run(other, "SELECT * FROM t"),
        SQLITE_OK);
    sqlite3_close(other);
    sim_vfs_crash(w->vfs, &w->rng);
    assert_false(sim_vfs_died(w->vfs));
    assert_int_equal(run(db, "SELECT * FROM t"), SQLITE_IOERR);
    other = open_wal(w);
    RUN(other, "INSERT INTO t (x) VALUES (2)");
    assert_int_equal(run(db, "SELECT * FROM t"), SQLITE_IOERR);
    sqlite3_close(db); /* must not harm the living */
    RUN(other, "INSERT INTO t (x) VALUES (3)");
    assert_string_equal(ask(other, "PRAGMA integrity_check"), "ok");
    sqlite3_close(other);
}

static void connections_of_the_dead_are_reaped_with_their_statements(void **state)
{
    world *w = *state;
    sqlite3 *db = open_wal(w);
    sqlite3_stmt *s = NULL;

    RUN(db, "INSERT INTO t (x) VALUES (1), (2)");
    RUN(db, "BEGIN IMMEDIATE");
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT x FROM t", -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    sim_vfs_crash(w->vfs, &w->rng);
    sim_vfs_reap(w->vfs); /* the leak checker sees what stays */
    db = open_wal(w);
    RUN(db, "BEGIN IMMEDIATE");
    assert_string_equal(ask(db, "SELECT count(*) FROM t"), "2");
    /* Left open: the end of the VFS reaps it. */
}

static void several_connections_share_one_wal(void **state)
{
    world *w = *state;
    sqlite3 *dbs[4];
    char sql[100];

    for (size_t i = 0; i < 4; i++)
        dbs[i] = open_wal(w);
    for (int i = 0; i < 2000; i++) {
        sqlite3_snprintf(sizeof sql, sql, "INSERT INTO t (x) VALUES (randomblob(%d))", i % 3000);
        RUN(dbs[i % 4], sql);
        if (i % 100 == 50)
            RUN(dbs[i / 100 % 4], "DELETE FROM t WHERE id % 3 = 0");
    }
    assert_string_equal(ask(dbs[0], "PRAGMA integrity_check"), "ok");
    for (size_t i = 1; i < 4; i++) {
        char count[20];

        sqlite3_snprintf(sizeof count, count, "%s", ask(dbs[0], "SELECT count(*) FROM t"));
        assert_string_equal(ask(dbs[i], "SELECT count(*) FROM t"), count);
    }
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(sqlite3_close(dbs[i]), SQLITE_OK);
}

static void a_reader_keeps_its_snapshot_through_commits_and_checkpoints(void **state)
{
    sqlite3 *a = open_wal(*state), *b = open_wal(*state);

    RUN(a, "INSERT INTO t (x) VALUES (1)");
    RUN(b, "BEGIN");
    assert_string_equal(ask(b, "SELECT count(*) FROM t"), "1");
    RUN(a, "INSERT INTO t (x) VALUES (2)");
    assert_string_equal(ask(a, "PRAGMA wal_checkpoint(TRUNCATE)"), "1"); /* busy */
    assert_string_equal(ask(b, "SELECT count(*) FROM t"), "1");
    RUN(b, "COMMIT");
    assert_string_equal(ask(b, "SELECT count(*) FROM t"), "2");
    assert_string_equal(ask(a, "PRAGMA wal_checkpoint(TRUNCATE)"), "0");
    sqlite3_close(a);
    sqlite3_close(b);
}

static void a_sorter_may_use_temporary_files(void **state)
{
    sqlite3 *db = open_wal(*state);

    RUN(db, "PRAGMA temp_store = FILE");
    RUN(db, "PRAGMA cache_size = 10");
    RUN(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
            " INSERT INTO t (x) SELECT hex(randomblob(200)) FROM n");
    RUN(db, "CREATE INDEX by_x ON t (x)");
    RUN(db, "VACUUM");
    assert_string_equal(ask(db, "PRAGMA integrity_check"), "ok");
    sqlite3_close(db);
}

static void a_commit_syncs_and_is_counted(void **state)
{
    world *w = *state;
    sqlite3 *db = open_wal(w);
    sim_disk_stats before, after;

    RUN(db, "INSERT INTO t (x) VALUES (1)");
    sim_vfs_stats(w->vfs, &before);
    RUN(db, "INSERT INTO t (x) VALUES (2)");
    sim_vfs_stats(w->vfs, &after);
    assert_int_equal(after.syncs, before.syncs + 1);
    assert_int_equal(after.writes, before.writes + 2);
    assert_int_equal(after.written_bytes, before.written_bytes + 4096 + 24);
    sqlite3_close(db);
}

static void the_clock_is_the_host_s(void **state)
{
    world *w = *state;
    sqlite3 *db = open_db(w);

    assert_string_equal(ask(db, "SELECT strftime('%s', 'now')"), "1700000000");
    w->now_ms += 5000;
    assert_string_equal(ask(db, "SELECT strftime('%s', 'now')"), "1700000005");
    sqlite3_close(db);
}

static void random_of_seed(uint64_t seed, char *ret, int size)
{
    world w = {.now_ms = 0};
    sqlite3 *db;

    w.vfs = sim_vfs_new(seed, &(sim_vfs_host){&w, now_ms, NULL});
    assert_non_null(w.vfs);
    db = open_db(&w);
    sqlite3_snprintf(size, ret, "%s", ask(db, "SELECT hex(randomblob(16))"));
    sqlite3_close(db);
    sim_vfs_free(w.vfs);
}

static void randomness_is_the_seed_s(void **state)
{
    char first[40], again[40], other[40];

    (void)state;
    random_of_seed(5, first, sizeof first);
    random_of_seed(5, again, sizeof again);
    random_of_seed(6, other, sizeof other);
    assert_string_equal(first, again);
    assert_string_not_equal(first, other);
}

static void it_is_never_the_default(void **state)
{
    world *w = *state;

    assert_ptr_not_equal(sqlite3_vfs_find(NULL), sqlite3_vfs_find(sim_vfs_name(w->vfs)));
    sim_vfs_free(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_second_writer_is_busy),
        TEST(writing_after_another_wrote_is_a_stale_snapshot),
        TEST(in_rollback_mode_a_reader_bars_the_commit_and_pending_bars_readers),
        TEST(a_full_disk_fails_the_transaction_and_leaves_the_rest),
        TEST(each_failing_call_is_an_io_error_of_its_kind),
        TEST(a_short_read_is_filled_with_zeros),
        TEST(no_fault_strikes_while_calm),
        TEST(after_death_everything_fails_until_the_crash),
        TEST(connections_of_the_dead_are_reaped_with_their_statements),
        TEST(several_connections_share_one_wal),
        TEST(a_reader_keeps_its_snapshot_through_commits_and_checkpoints),
        TEST(a_sorter_may_use_temporary_files),
        TEST(a_commit_syncs_and_is_counted),
        TEST(the_clock_is_the_host_s),
        cmocka_unit_test(randomness_is_the_seed_s),
        TEST(it_is_never_the_default),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

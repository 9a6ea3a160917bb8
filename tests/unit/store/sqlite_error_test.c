/* sqlite_error_test.c - SQLite's results as shop codes, with messages that say the mend. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "lib/store/sqlite.h"

enum { FILE_MAX_BYTES = 256 * 1024 };

static void every_result_has_its_code(void **state)
{
    static const struct {
        int result;
        int code;
    } cases[] = {
        {SQLITE_OK, 0},
        {SQLITE_CONSTRAINT_UNIQUE, SHOP_E_ALREADY_EXISTS},
        {SQLITE_CONSTRAINT_PRIMARYKEY, SHOP_E_ALREADY_EXISTS},
        {SQLITE_CONSTRAINT_ROWID, SHOP_E_ALREADY_EXISTS},
        {SQLITE_CONSTRAINT_CHECK, SHOP_E_CONFLICT},
        {SQLITE_CONSTRAINT_FOREIGNKEY, SHOP_E_CONFLICT},
        {SQLITE_CONSTRAINT, SHOP_E_CONFLICT},
        {SQLITE_BUSY, SHOP_E_OVERLOADED},
        {SQLITE_BUSY_SNAPSHOT, SHOP_E_OVERLOADED},
        {SQLITE_BUSY_RECOVERY, SHOP_E_OVERLOADED},
        {SQLITE_LOCKED, SHOP_E_OVERLOADED},
        {SQLITE_FULL, SHOP_E_STORAGE},
        {SQLITE_CORRUPT, SHOP_E_CORRUPT},
        {SQLITE_CORRUPT_INDEX, SHOP_E_CORRUPT},
        {SQLITE_NOTADB, SHOP_E_CORRUPT},
        {SQLITE_NOMEM, SHOP_E_NO_MEMORY},
        {SQLITE_IOERR_NOMEM, SHOP_E_NO_MEMORY},
        {SQLITE_IOERR_FSYNC, SHOP_E_STORAGE},
        {SQLITE_IOERR_READ, SHOP_E_STORAGE},
        {SQLITE_READONLY, SHOP_E_STORAGE},
        {SQLITE_CANTOPEN, SHOP_E_STORAGE},
        {SQLITE_TOOBIG, SHOP_E_TOO_LARGE},
        {SQLITE_INTERRUPT, SHOP_E_TIMEOUT},
        {SQLITE_ERROR, SHOP_E_INTERNAL},
        {SQLITE_MISUSE, SHOP_E_INTERNAL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fault f = {.code = 0};

        assert_int_equal(shop__sqlite_code(cases[i].result), cases[i].code);
        if (cases[i].code != 0)
            assert_int_equal(shop__sqlite_fault(NULL, cases[i].result, &f), cases[i].code);
    }
}

static void a_full_disk_says_the_mend(void **state)
{
    fault f = {.code = 0};

    (void)state;
    (void)shop__sqlite_fault(NULL, SQLITE_FULL, &f);
    assert_non_null(strstr(f.message, "free some space"));
}

static void a_commit_that_may_lie_in_the_wal_is_unknown(void **state)
{
    (void)state;
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_IOERR_FSYNC, NULL), SHOP_E_UNKNOWN);
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_IOERR_WRITE, NULL), SHOP_E_UNKNOWN);
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_NOMEM, NULL), SHOP_E_UNKNOWN);
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_FULL, NULL), SHOP_E_STORAGE);
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_BUSY, NULL), SHOP_E_OVERLOADED);
}

/* --- with a database ---------------------------------------------------------------------------- */

typedef struct database {
    char folder[160];
    char path[192];
    sqlite3 *db;
} database;

static void run(sqlite3 *db, const char *sql)
{
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static void open_database(database *d)
{
    const char *parent = getenv("TMPDIR");
    snprintf(d->folder, sizeof(d->folder), "%.120s/error-XXXXXX", parent != NULL ? parent : "/tmp");
    assert_non_null(mkdtemp(d->folder));
    snprintf(d->path, sizeof(d->path), "%s/x.db", d->folder);
    assert_int_equal(sqlite3_open(d->path, &d->db), SQLITE_OK);
    assert_int_equal(sqlite3_extended_result_codes(d->db, 1), SQLITE_OK);
    run(d->db, "PRAGMA journal_mode = WAL");
    run(d->db, "CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB)");
}

static void close_database(database *d)
{
    assert_int_equal(sqlite3_close(d->db), SQLITE_OK);
    (void)unlink(d->path);
    assert_int_equal(rmdir(d->folder), 0);
}

static void a_message_names_columns_but_no_values(void **state)
{
    database d;
    fault f = {.code = 0};
    (void)state;
    open_database(&d);
    run(d.db, "INSERT INTO t (a) VALUES (4711)");
    int result = sqlite3_exec(d.db, "INSERT INTO t (a) VALUES (4711)", NULL, NULL, NULL);
    assert_int_equal(shop__sqlite_fault(d.db, result, &f), SHOP_E_ALREADY_EXISTS);
    assert_non_null(strstr(f.message, "t.a"));
    assert_null(strstr(f.message, "4711"));
    close_database(&d);
}

/* A limit of the process stands for a quota: both end the growth of the log, and SQLite calls both an I/O
 * error. Nothing of what was refused is there, so the commit's fate is known. */
static void a_file_that_may_not_grow_is_a_full_disk(void **state)
{
    static const char more[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
                               " INSERT INTO t (b) SELECT randomblob(8000) FROM n";
    struct rlimit before, small;
    database d;
    fault f = {.code = 0};
    (void)state;
    open_database(&d);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = FILE_MAX_BYTES;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    int result = sqlite3_exec(d.db, more, NULL, NULL, NULL);
    int code = shop__sqlite_fault(d.db, result, &f), commit = shop__sqlite_commit_fault(d.db, result, NULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, handler);
    assert_int_equal(result, SQLITE_IOERR_WRITE);
    assert_int_equal(code, SHOP_E_STORAGE);
    assert_non_null(strstr(f.message, "free some space"));
    assert_int_equal(commit, SHOP_E_STORAGE);
    run(d.db, more);
    close_database(&d);
}

/* The write that failed was of something else: no more is known than SQLite says. */
static void an_io_error_is_not_taken_for_a_full_disk(void **state)
{
    database d;
    fault f = {.code = 0};
    (void)state;
    open_database(&d);
    assert_int_equal(shop__sqlite_fault(d.db, SQLITE_IOERR_WRITE, &f), SHOP_E_STORAGE);
    assert_null(strstr(f.message, "free some space"));
    assert_int_equal(shop__sqlite_commit_fault(d.db, SQLITE_IOERR_WRITE, NULL), SHOP_E_UNKNOWN);
    close_database(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_result_has_its_code),
        cmocka_unit_test(a_full_disk_says_the_mend),
        cmocka_unit_test(a_commit_that_may_lie_in_the_wal_is_unknown),
        cmocka_unit_test(a_message_names_columns_but_no_values),
        cmocka_unit_test(a_file_that_may_not_grow_is_a_full_disk),
        cmocka_unit_test(an_io_error_is_not_taken_for_a_full_disk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

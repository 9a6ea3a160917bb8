/* sqlite_wal_test.c - a log that is gathered: the same file as without, in fewer writes, whatever fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/store/limits.h"
#include "lib/store/sqlite_wal.h"

#define COUNTED "counted"
#define GATHERED "gathered"

/* The usual disk, with the writes to the log counted, and one of them failing. */
static struct {
    sqlite3_vfs vfs;
    sqlite3_vfs *usual;
    int writes, syncs;
    int fail_in; /* 1 = the next one; 0 = none */
} disk;

typedef struct counted_file {
    sqlite3_file file;
    sqlite3_file *real;
} counted_file;

static sqlite3_io_methods counted_methods;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((counted_file *)file)->real;
}

static int counted_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    disk.writes++;
    if (disk.fail_in > 0 && --disk.fail_in == 0)
        return SQLITE_FULL;
    return real_of(file)->pMethods->xWrite(real_of(file), bytes, count, offset);
}

static int counted_sync(sqlite3_file *file, int flags)
{
    disk.syncs++;
    return real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int counted_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int counted_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    return real_of(file)->pMethods->xRead(real_of(file), bytes, count, offset);
}

static int counted_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int counted_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int counted_control(sqlite3_file *file, int operation, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int counted_sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int counted_characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int counted_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    counted_file *c = (counted_file *)file;
    (void)vfs;
    if ((flags & SQLITE_OPEN_WAL) == 0)
        return disk.usual->xOpen(disk.usual, name, file, flags, out_flags);
    c->real = (sqlite3_file *)((char *)file + sizeof(*c));
    c->file.pMethods = &counted_methods;
    return disk.usual->xOpen(disk.usual, name, c->real, flags, out_flags);
}

static void make_disk(void)
{
    disk.usual = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.usual; /* the usual one's functions do not mind whose struct they get */
    disk.vfs.pNext = NULL;
    disk.vfs.zName = COUNTED;
    disk.vfs.szOsFile += (int)sizeof(counted_file);
    disk.vfs.xOpen = counted_open;
    counted_methods = (sqlite3_io_methods){.iVersion = 1,
                                           .xClose = counted_close,
                                           .xRead = counted_read,
                                           .xWrite = counted_write,
                                           .xTruncate = counted_truncate,
                                           .xSync = counted_sync,
                                           .xFileSize = counted_size,
                                           .xFileControl = counted_control,
                                           .xSectorSize = counted_sector_size,
                                           .xDeviceCharacteristics = counted_characteristics};
    assert_int_equal(sqlite3_vfs_register(&disk.vfs, 0), SQLITE_OK);
}

/* --- a file with a table ------------------------------------------------------------------------- */

enum { WIDE_ROWS = 100, WIDE_BYTES = 3000, CACHE_PAGES_FEW = 10 };

typedef struct scene {
    char folder[64], path[80];
    wal_vfs vfs;
    sqlite3 *writer, *reader; /* the reader's disk gathers nothing */
} scene;

static int run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

static int64_t rows(sqlite3 *db)
{
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM t", -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t count = sqlite3_column_int64(s, 0);
    assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
    return count;
}

static void open_writer(scene *s)
{
    assert_int_equal(sqlite3_open_v2(s->path, &s->writer, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, GATHERED),
                     SQLITE_OK);
    assert_int_equal(run(s->writer, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"), SQLITE_OK);
}

static int setup(void **state)
{
    static scene s;
    memset(&s, 0, sizeof(s));
    (void)snprintf(s.folder, sizeof(s.folder), "/tmp/sqlite-wal-XXXXXX");
    assert_non_null(mkdtemp(s.folder));
    (void)snprintf(s.path, sizeof(s.path), "%s/f.db", s.folder);
    make_disk();
    assert_int_equal(shop__wal_vfs_register(&s.vfs, GATHERED, COUNTED), SQLITE_OK);
    open_writer(&s);
    assert_int_equal(run(s.writer, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)"), SQLITE_OK);
    assert_int_equal(sqlite3_open_v2(s.path, &s.reader, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    disk.writes = disk.syncs = disk.fail_in = 0;
    *state = &s;
    return 0;
}

static int teardown(void **state)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    scene *s = *state;
    char path[100];
    assert_int_equal(sqlite3_close(s->reader), SQLITE_OK);
    assert_int_equal(sqlite3_close(s->writer), SQLITE_OK);
    shop__wal_vfs_unregister(&s->vfs);
    assert_null(sqlite3_vfs_find(GATHERED));
    assert_int_equal(sqlite3_vfs_unregister(&disk.vfs), SQLITE_OK);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        (void)snprintf(path, sizeof(path), "%s%s", s->path, ends[i]);
        (void)remove(path);
    }
    return rmdir(s->folder);
}

static int insert_wide_rows(sqlite3 *db, int count)
{
    char sql[200];
    (void)snprintf(sql, sizeof(sql),
                   "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                   " INSERT INTO t (b) SELECT hex(zeroblob(%d)) FROM n",
                   count, WIDE_BYTES / 2);
    return run(db, sql);
}

/* --- the tests ----------------------------------------------------------------------------------- */

static void there_is_none_around_a_disk_that_is_not_there(void **state)
{
    wal_vfs v;
    (void)state;
    assert_int_not_equal(shop__wal_vfs_register(&v, "around-nothing", "nothing"), SQLITE_OK);
    assert_null(sqlite3_vfs_find("around-nothing"));
}

static void registering_again_is_no_error(void **state)
{
    scene *s = *state;
    assert_int_equal(shop__wal_vfs_register(&s->vfs, GATHERED, COUNTED), SQLITE_OK);
    const char *name = shop__wal_vfs_default();
    assert_non_null(name);
    assert_string_equal(shop__wal_vfs_default(), name);
    assert_int_equal(sqlite3_vfs_find(NULL) == sqlite3_vfs_find(name), 0);
}

static void a_commit_of_many_pages_is_few_writes(void **state)
{
    scene *s = *state;
    assert_int_equal(insert_wide_rows(s->writer, 20), SQLITE_OK);
    assert_in_range(disk.writes, 1, 2); /* the header of a new log may be one */
    assert_in_range(disk.syncs, 1, 2);
    disk.writes = 0;
    assert_int_equal(insert_wide_rows(s->writer, WIDE_ROWS), SQLITE_OK);
    assert_in_range(disk.writes, WIDE_ROWS * WIDE_BYTES / STORE_WAL_BUFFER_BYTES, 6);
}

static void a_commit_is_seen_by_others_at_once(void **state)
{
    scene *s = *state;
    for (int i = 1; i <= 50; i++) {
        assert_int_equal(run(s->writer, "INSERT INTO t (b) VALUES ('x')"), SQLITE_OK);
        assert_int_equal(rows(s->reader), i);
    }
}

/* A cache so small that pages of the transaction go to the log early and are read back from it. */
static void pages_that_left_the_cache_are_read_back(void **state)
{
    scene *s = *state;
    char sql[60];
    (void)snprintf(sql, sizeof(sql), "PRAGMA cache_size=%d; BEGIN", CACHE_PAGES_FEW);
    assert_int_equal(run(s->writer, sql), SQLITE_OK);
    assert_int_equal(insert_wide_rows(s->writer, WIDE_ROWS), SQLITE_OK);
    assert_int_equal(rows(s->writer), WIDE_ROWS);
    assert_int_equal(run(s->writer, "SAVEPOINT p; UPDATE t SET b = 'changed'; ROLLBACK TO p; RELEASE p"), SQLITE_OK);
    assert_int_equal(rows(s->reader), 0);
    assert_int_equal(run(s->writer, "COMMIT"), SQLITE_OK);
    assert_int_equal(rows(s->reader), WIDE_ROWS);
    assert_int_equal(run(s->writer, "DELETE FROM t WHERE length(b) <> 3000"), SQLITE_OK);
    assert_int_equal(rows(s->reader), WIDE_ROWS);
}

static void a_rollback_leaves_nothing(void **state)
{
    scene *s = *state;
    assert_int_equal(run(s->writer, "PRAGMA cache_size=10; BEGIN"), SQLITE_OK);
    assert_int_equal(insert_wide_rows(s->writer, WIDE_ROWS), SQLITE_OK);
    assert_int_equal(run(s->writer, "ROLLBACK; INSERT INTO t (b) VALUES ('y')"), SQLITE_OK);
    assert_int_equal(rows(s->reader), 1);
}

static void a_full_disk_fails_the_commit_and_only_it(void **state)
{
    scene *s = *state;
    assert_int_equal(insert_wide_rows(s->writer, 3), SQLITE_OK);
    disk.fail_in = 1;
    assert_int_equal(insert_wide_rows(s->writer, 3), SQLITE_FULL);
    assert_int_equal(disk.fail_in, 0);
    assert_int_equal(rows(s->writer), 3);
    assert_int_equal(insert_wide_rows(s->writer, 3), SQLITE_OK);
    assert_int_equal(rows(s->reader), 6);
    assert_int_equal(run(s->writer, "PRAGMA wal_checkpoint(TRUNCATE)"), SQLITE_OK);
    assert_int_equal(rows(s->reader), 6);
}

static void copy_file(const char *from, const char *to, const char *end)
{
    char source[120], target[120], bytes[4096];
    (void)snprintf(source, sizeof(source), "%s%s", from, end);
    (void)snprintf(target, sizeof(target), "%s%s", to, end);
    FILE *in = fopen(source, "rb"), *out = fopen(target, "wb");
    assert_true(in != NULL && out != NULL);
    for (size_t n; (n = fread(bytes, 1, sizeof(bytes), in)) > 0;)
        assert_int_equal(fwrite(bytes, 1, n, out), n);
    assert_int_equal(fclose(in) | fclose(out), 0);
}

/* The copy is what kill -9 leaves: only what was written. Closing it takes its log away. */
static void what_was_committed_is_in_the_files(void **state)
{
    scene *s = *state;
    char copy[100];
    sqlite3 *db;
    assert_int_equal(insert_wide_rows(s->writer, 7), SQLITE_OK);
    assert_int_equal(run(s->writer, "BEGIN"), SQLITE_OK);
    assert_int_equal(insert_wide_rows(s->writer, 2), SQLITE_OK);
    (void)snprintf(copy, sizeof(copy), "%s/copy.db", s->folder);
    copy_file(s->path, copy, "");
    copy_file(s->path, copy, "-wal");
    assert_int_equal(sqlite3_open(copy, &db), SQLITE_OK);
    assert_int_equal(rows(db), 7);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    (void)remove(copy);
    assert_int_equal(run(s->writer, "ROLLBACK"), SQLITE_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(there_is_none_around_a_disk_that_is_not_there),
        TEST(registering_again_is_no_error),
        TEST(a_commit_of_many_pages_is_few_writes),
        TEST(a_commit_is_seen_by_others_at_once),
        TEST(pages_that_left_the_cache_are_read_back),
        TEST(a_rollback_leaves_nothing),
        TEST(a_full_disk_fails_the_commit_and_only_it),
        TEST(what_was_committed_is_in_the_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* sqlite_connection_test.c - the file: whose it is, who may read it, how it is set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/store/sqlite.h"
#include "tests/unit/store/fixture.h"

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void a_file_that_is_no_database_is_corrupt(void **state)
{
    fixture *f = *state;

    write_file(f->path, "This is a letter to my grandmother, and it is longer than one hundred "
                        "bytes, so that SQLite can look for its own header in it.\n");
    assert_int_equal(fixture_open(f), SHOP_E_CORRUPT);
    assert_null(f->store);
}

static void a_missing_directory_is_not_made(void **state)
{
    fixture *f = *state;

    (void)snprintf(f->url, sizeof(f->url), "sqlite:%.90s/none/shop.db", f->folder);
    assert_int_equal(fixture_open(f), SHOP_E_INVALID);
    assert_string_equal(f->fault.field, "url");
    assert_non_null(strstr(f->fault.message, "create it first"));
}

static int journal_mode_is_delete;

static int note_mode(void *userdata, int count, char **values, char **names)
{
    (void)userdata;
    (void)count;
    (void)names;
    journal_mode_is_delete = strcmp(values[0], "delete") == 0;
    return 0;
}

static void another_programs_database_is_refused_and_left_as_it_is(void **state)
{
    fixture *f = *state;
    sqlite3 *db;

    fixture_sql(f->path, "CREATE TABLE bookmarks(url TEXT)");
    assert_int_equal(fixture_open(f), SHOP_E_INVALID);
    assert_string_equal(f->fault.field, "url");
    assert_non_null(strstr(f->fault.message, "another program"));
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode", note_mode, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_true(journal_mode_is_delete);
}

static void a_newer_format_is_unsupported(void **state)
{
    fixture *f = *state;

    assert_int_equal(fixture_open(f), 0);
    fixture_close(f);
    fixture_sql(f->path, "PRAGMA user_version=99");
    assert_int_equal(fixture_open(f), SHOP_E_UNSUPPORTED);
}

static void only_the_owner_may_read_the_file(void **state)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    fixture *f = *state;
    mode_t before = umask(0);

    assert_int_equal(fixture_open(f), 0);
    assert_int_equal(fixture_write(f, insert_named, "secret"), 0);
    (void)umask(before);
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        char path[FIXTURE_PATH_MAX + 8];
        struct stat found;

        (void)snprintf(path, sizeof(path), "%s%s", f->path, suffixes[i]);
        assert_int_equal(stat(path, &found), 0);
        assert_int_equal(found.st_mode & 0777, 0600);
    }
}

static void the_writer_is_set_for_durability(void **state)
{
    fixture *f = *state;
    sqlite3 *db = shop__sqlite(f->store)->writer.db;

    assert_int_equal(fixture_ask(db, "PRAGMA synchronous"), 2);
    assert_int_equal(fixture_ask(db, "PRAGMA wal_autocheckpoint"), 4000);
    assert_int_equal(fixture_ask(db, "PRAGMA foreign_keys"), 1);
    assert_int_equal(fixture_ask(db, "PRAGMA cell_size_check"), 1);
    assert_int_equal(fixture_ask(db, "PRAGMA trusted_schema"), 0);
    assert_int_equal(fixture_ask(db, "PRAGMA temp_store"), 2);
    assert_int_equal(fixture_ask(db, "PRAGMA busy_timeout"), 0);
    assert_int_equal(fixture_ask(db, "PRAGMA journal_size_limit"), STORE_JOURNAL_MAX_BYTES);
}

#define OPEN_TEST(name)                                                                            \
    cmocka_unit_test_setup_teardown(name, fixture_setup_open, fixture_teardown)
#define FOLDER_TEST(name)                                                                          \
    cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_file_that_is_no_database_is_corrupt),
        FOLDER_TEST(a_missing_directory_is_not_made),
        FOLDER_TEST(another_programs_database_is_refused_and_left_as_it_is),
        FOLDER_TEST(a_newer_format_is_unsupported),
        FOLDER_TEST(only_the_owner_may_read_the_file),
        OPEN_TEST(the_writer_is_set_for_durability),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

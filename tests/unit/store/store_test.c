/* store_test.c - opening by URL, reading only, and what ends a program that is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/store/fixture.h"

static int open_url(fixture *f, const char *url, bool read_only)
{
    store_options options = {.env = &f->env, .url = url, .read_only = read_only};

    return shop__store_open(&options, fixture_migrations, 1, &f->store, &f->fault);
}

static void an_unknown_scheme_is_refused(void **state)
{
    static const char *const urls[] = {"", "shop.db", "mysql:x", "sqlite", "SQLITE:x", "sqlite3:x"};
    fixture *f = *state;

    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        assert_int_equal(open_url(f, urls[i], false), SHOP_E_INVALID);
        assert_string_equal(f->fault.field, "url");
        assert_null(f->store);
    }
}

static void a_bad_sqlite_url_is_refused(void **state)
{
    fixture *f = *state;

    assert_int_equal(open_url(f, "sqlite::memory:", false), SHOP_E_INVALID);
    assert_string_equal(f->fault.field, "url");
    assert_int_equal(shop__store_open(&(store_options){.env = &f->env, .url = "sqlite:"}, NULL, 0,
                                      &f->store, NULL),
                     SHOP_E_INVALID); /* a fault is not obliged */
}

static void a_read_only_store_reads_and_does_not_write(void **state)
{
    fixture *f = *state;

    assert_int_equal(open_url(f, f->url, true), SHOP_E_STORAGE); /* no file is made */
    assert_int_equal(open_url(f, f->url, false), 0);
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    fixture_close(f);
    assert_int_equal(open_url(f, f->url, true), 0);
    assert_int_equal(fixture_write(f, insert_named, "b"), SHOP_E_USAGE);
    assert_int_equal(fixture_count(f), 1);
}

static void a_read_only_store_follows_its_writer(void **state)
{
    fixture *f = *state;
    store *reader;
    store_options options = {.env = &f->env, .url = f->url, .read_only = true};
    uint64_t before;
    uint64_t after;

    assert_int_equal(fixture_open(f), 0);
    assert_int_equal(shop__store_open(&options, fixture_migrations, 1, &reader, &f->fault), 0);
    assert_int_equal(shop__store_generation(reader, &before), 0);
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    assert_int_equal(shop__store_generation(reader, &after), 0);
    assert_true(after > before);
    store *writer = f->store;

    f->store = reader;
    assert_int_equal(fixture_count(f), 1);
    f->store = writer;
    shop__store_close(reader);
}

static void closing_and_forgetting_nothing_is_fine(void **state)
{
    (void)state;
    shop__store_close(NULL);
    shop__store_forget(NULL);
}

static void opening_again_finds_what_was_written(void **state)
{
    fixture *f = *state;

    assert_int_equal(fixture_open(f), 0);
    assert_int_equal(fixture_write(f, insert_named, "kept"), 0);
    fixture_close(f);
    assert_int_equal(fixture_open(f), 0);
    assert_int_equal(fixture_count(f), 1);
}

/* --- what asserts ----------------------------------------------------------------------------- */

#ifndef NDEBUG
static int write_within(tx *t, void *userdata)
{
    (void)t;
    return fixture_write(userdata, insert_named, "inner");
}

static int read_within(tx *t, void *userdata)
{
    int64_t count;

    (void)t;
    return fixture_read(userdata, count_things, &count);
}

static int write_while_reading(tx *t, void *userdata)
{
    (void)userdata;
    return insert_named(t, "x");
}

/* The signal that ends a child which runs `run`; 0 when it ends by itself. */
static int dies_of(fixture *f, bool writes, int (*run)(tx *t, void *userdata))
{
    int status = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit none = {0, 0};

        (void)setrlimit(RLIMIT_CORE, &none);
        (void)signal(SIGABRT, SIG_DFL);
        (void)freopen("/dev/null", "w", stderr);
        if (fixture_open(f) == 0)
            (void)(writes ? fixture_write(f, run, f) : fixture_read(f, run, f));
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void a_transaction_within_a_transaction_asserts(void **state)
{
    assert_int_equal(dies_of(*state, true, write_within), SIGABRT);
    assert_int_equal(dies_of(*state, true, read_within), SIGABRT);
    assert_int_equal(dies_of(*state, false, write_within), SIGABRT);
    assert_int_equal(dies_of(*state, false, read_within), SIGABRT);
}

static void a_read_that_writes_asserts(void **state)
{
    assert_int_equal(dies_of(*state, false, write_while_reading), SIGABRT);
    assert_int_equal(dies_of(*state, true, write_while_reading), 0);
}
#endif

#define FOLDER_TEST(name)                                                                          \
    cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(an_unknown_scheme_is_refused),
        FOLDER_TEST(a_bad_sqlite_url_is_refused),
        FOLDER_TEST(a_read_only_store_reads_and_does_not_write),
        FOLDER_TEST(a_read_only_store_follows_its_writer),
        FOLDER_TEST(closing_and_forgetting_nothing_is_fine),
        FOLDER_TEST(opening_again_finds_what_was_written),
#ifndef NDEBUG
        FOLDER_TEST(a_transaction_within_a_transaction_asserts),
        FOLDER_TEST(a_read_that_writes_asserts),
#endif
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

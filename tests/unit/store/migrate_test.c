/* migrate_test.c - what was applied never changes, what is missing is applied whole or not at
 * all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/store/engine.h"
#include "tests/unit/store/fixture.h"

static const migration cat_1 = {"catalog", 1, "products",
                                .sql = "CREATE TABLE catalog_a(x INTEGER) STRICT;"};
static const migration cat_1_edited = {"catalog", 1, "products",
                                       .sql = "CREATE TABLE catalog_a(x TEXT) STRICT;"};
static const migration cat_1_renamed = {"catalog", 1, "goods",
                                        .sql = "CREATE TABLE catalog_a(x INTEGER) STRICT;"};
static const migration cat_2 = {"catalog", 2, "slugs",
                                .sql = "CREATE TABLE catalog_b(x INTEGER) STRICT;\n"
                                "-- a comment at the end\n"};
static const migration cat_2_broken = {"catalog", 2, "slugs",
                                       .sql = "CREATE TABLE catalog_b(x INTEGER) STRICT; CREATE BABBLE;"};
static const migration cat_2_commits = {"catalog", 2, "slugs",
                                        .sql = "CREATE TABLE catalog_b(x INTEGER) STRICT; COMMIT;"};
static const migration ord_1 = {"order", 1, "orders",
                                .sql = "CREATE TABLE order_a(x INTEGER) STRICT;"
                                "INSERT INTO order_a(x) VALUES(1);"};

static int open_with(fixture *f, const migration *const *migrations, size_t count, bool no_migrate)
{
    store_options options = {.env = &f->env, .url = f->url, .no_migrate = no_migrate};

    return shop__store_open(&options, migrations, count, &f->store, &f->fault);
}

#define LIST(...)                                                                                  \
    (const migration *const[]){__VA_ARGS__},                                                       \
        sizeof((const migration *const[]){__VA_ARGS__}) / sizeof(migration *)

static void applied(fixture *f, const migration *const *migrations, size_t count)
{
    assert_int_equal(open_with(f, migrations, count, false), 0);
    fixture_close(f);
}

static int count_of(tx *t, void *userdata)
{
    static const column columns[] = {COL_INT(thing, count)};
    static const statement select_tables = SELECT_INTO(
        thing, columns,
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name GLOB '*_[ab]'");
    thing row;

    TRY(shop__tx_one(t, &select_tables, NO_PARAMS, &row));
    *(int64_t *)userdata = row.count;
    return 0;
}

static int64_t tables(fixture *f)
{
    int64_t count = -1;

    assert_int_equal(fixture_read(f, count_of, &count), 0);
    return count;
}

/* --- refusals --------------------------------------------------------------------------------- */

static void an_edited_migration_is_corrupt(void **state)
{
    fixture *f = *state;

    applied(f, LIST(&cat_1));
    assert_int_equal(open_with(f, LIST(&cat_1_edited), false), SHOP_E_CORRUPT);
    assert_non_null(strstr(f->fault.message, "catalog 1 \"products\""));
    assert_int_equal(open_with(f, LIST(&cat_1_renamed), false), SHOP_E_CORRUPT);
    assert_null(f->store);
}

static void an_unknown_number_is_a_newer_version(void **state)
{
    fixture *f = *state;

    applied(f, LIST(&cat_1, &cat_2));
    assert_int_equal(open_with(f, LIST(&cat_1), false), SHOP_E_UNSUPPORTED);
    assert_non_null(strstr(f->fault.message, "catalog 2 \"slugs\""));
    assert_non_null(strstr(f->fault.message, "newer version"));
}

static void without_leave_to_migrate_what_is_missing_is_named(void **state)
{
    fixture *f = *state;

    applied(f, LIST(&cat_1));
    assert_int_equal(open_with(f, LIST(&cat_1, &cat_2, &ord_1), true), SHOP_E_CONFLICT);
    assert_non_null(strstr(f->fault.message, "catalog 2 \"slugs\""));
    assert_non_null(strstr(f->fault.message, "shopctl migrate"));
    assert_int_equal(open_with(f, LIST(&cat_1), true), 0);
    assert_int_equal(tables(f), 1);
}

static void without_leave_to_migrate_nothing_is_made(void **state)
{
    fixture *f = *state;
    FILE *file;

    assert_int_equal(open_with(f, LIST(&cat_1), true), SHOP_E_STORAGE);
    assert_null(fopen(f->path, "rb"));
    file = fopen(f->path, "wb"); /* an empty file is an empty database */
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(open_with(f, LIST(&cat_1), true), SHOP_E_CONFLICT);
    file = fopen(f->path, "rb");
    assert_non_null(file);
    assert_int_equal(fgetc(file), EOF);
    assert_int_equal(fclose(file), 0);
}

static void a_failing_migration_leaves_nothing(void **state)
{
    fixture *f = *state;

    applied(f, LIST(&cat_1));
    assert_int_equal(open_with(f, LIST(&cat_1, &ord_1, &cat_2_broken), false), SHOP_E_INTERNAL);
    assert_non_null(strstr(f->fault.message, "migration catalog 2 \"slugs\""));
    assert_non_null(strstr(f->fault.message, "BABBLE"));
    assert_int_equal(open_with(f, LIST(&cat_1), false), 0);
    assert_int_equal(tables(f), 1); /* not even those before it */
}

static void a_failing_first_migration_leaves_an_empty_file(void **state)
{
    fixture *f = *state;

    assert_int_equal(open_with(f, LIST(&cat_1, &cat_2_broken), false), SHOP_E_INTERNAL);
    assert_int_equal(open_with(f, LIST(&cat_1), false), 0);
    assert_int_equal(tables(f), 1);
}

static void a_migration_may_not_commit(void **state)
{
    fixture *f = *state;

    applied(f, LIST(&cat_1));
    assert_int_equal(open_with(f, LIST(&cat_1, &cat_2_commits), false), SHOP_E_INTERNAL);
    assert_non_null(strstr(f->fault.message, "catalog 2"));
}

/* --- applying --------------------------------------------------------------------------------- */

static void what_is_missing_is_applied_once(void **state)
{
    fixture *f = *state;

    applied(f, LIST(&cat_1));
    assert_int_equal(open_with(f, LIST(&cat_1, &cat_2, &ord_1), false), 0);
    assert_int_equal(tables(f), 3);
    fixture_close(f);
    assert_int_equal(open_with(f, LIST(&cat_1, &cat_2, &ord_1), false), 0);
    assert_int_equal(tables(f), 3);
}

static void a_store_without_tables_is_marked_as_ours(void **state)
{
    fixture *f = *state;

    applied(f, NULL, 0);
    assert_int_equal(open_with(f, NULL, 0, true), 0);
}

static void services_of_other_processes_are_left_alone(void **state)
{
    fixture *f = *state;

    applied(f, LIST(&ord_1));
    assert_int_equal(open_with(f, LIST(&cat_1), false), 0);
    assert_int_equal(tables(f), 2);
}

static void an_up_to_date_store_is_not_written(void **state)
{
    fixture *f = *state;
    store_stats stats;

    applied(f, LIST(&cat_1, &cat_2));
    assert_int_equal(open_with(f, LIST(&cat_1, &cat_2), false), 0);
    shop__store_stats(f->store, &stats);
    assert_int_equal(stats.commits, 0);
}

typedef struct opener {
    fixture *f;
    int code;
    store *store;
} opener;

static void open_one(void *argument)
{
    opener *o = argument;
    store_options options = {.env = &o->f->env, .url = o->f->url};

    o->code = shop__store_open(&options, LIST(&cat_1, &cat_2, &ord_1), &o->store, NULL);
}

static void openers_who_meet_wait_for_each_other(void **state)
{
    enum { OPENERS = 6 };
    fixture *f = *state;
    opener openers[OPENERS];
    void *threads[OPENERS];

    for (size_t i = 0; i < OPENERS; i++) {
        openers[i] = (opener){.f = f};
        assert_int_equal(shop__thread_start(&f->env, open_one, &openers[i], &threads[i]), 0);
    }
    for (size_t i = 0; i < OPENERS; i++)
        shop__thread_join(&f->env, threads[i]);
    for (size_t i = 0; i < OPENERS; i++) {
        assert_int_equal(openers[i].code, 0);
        shop__store_close(openers[i].store);
    }
    assert_int_equal(open_with(f, LIST(&cat_1, &cat_2, &ord_1), true), 0);
    assert_int_equal(tables(f), 3);
}

#define FOLDER_TEST(name)                                                                          \
    cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(an_edited_migration_is_corrupt),
        FOLDER_TEST(an_unknown_number_is_a_newer_version),
        FOLDER_TEST(without_leave_to_migrate_what_is_missing_is_named),
        FOLDER_TEST(without_leave_to_migrate_nothing_is_made),
        FOLDER_TEST(a_failing_migration_leaves_nothing),
        FOLDER_TEST(a_failing_first_migration_leaves_an_empty_file),
        FOLDER_TEST(a_migration_may_not_commit),
        FOLDER_TEST(what_is_missing_is_applied_once),
        FOLDER_TEST(a_store_without_tables_is_marked_as_ours),
        FOLDER_TEST(services_of_other_processes_are_left_alone),
        FOLDER_TEST(an_up_to_date_store_is_not_written),
        FOLDER_TEST(openers_who_meet_wait_for_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

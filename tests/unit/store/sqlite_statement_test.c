/* sqlite_statement_test.c - each statement is prepared once a connection, by its address. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "lib/store/sqlite.h"
#include "tests/unit/store/fixture.h"

enum { MANY = 200 };

static statement many[MANY];

static uint32_t kept_by_writer(fixture *f)
{
    return shop__sqlite(f->store)->writer.statements.count;
}

static int bad_parameter(tx *t, void *userdata)
{
    return shop__tx_run(t, userdata, PARAMS(v_int(1)), NULL);
}

static void parameters_must_be_numbered(void **state)
{
    static const statement named = STATEMENT("UPDATE thing SET count = $many");
    static const statement bare = STATEMENT("UPDATE thing SET count = ?");
    static const statement zero = STATEMENT("UPDATE thing SET count = $0");
    static const statement far = STATEMENT("UPDATE thing SET count = $65");
    const statement *cases[] = {&named, &bare, &zero, &far};
    uint32_t kept = kept_by_writer(*state);

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        statement s = *cases[i];

        assert_int_equal(fixture_write(*state, bad_parameter, &s), SHOP_E_INTERNAL);
    }
    assert_int_equal(kept_by_writer(*state), kept);
}

static int wrong_width(tx *t, void *userdata)
{
    static const column columns[] = {COL_INT(thing, count), COL_TEXT(thing, name)};
    static const statement narrow = SELECT_INTO(thing, columns, "SELECT count FROM thing");

    return shop__tx_one(t, &narrow, NO_PARAMS, userdata);
}

static void a_column_table_must_fit_the_result(void **state)
{
    thing row;

    assert_int_equal(fixture_read(*state, wrong_width, &row), SHOP_E_INTERNAL);
}

static int run_many(tx *t, void *userdata)
{
    int64_t changed;

    (void)userdata;
    for (size_t i = 0; i < MANY; i++) {
        TRY(shop__tx_run(t, &many[i], PARAMS(v_int((int64_t)i)), &changed));
        assert_int_equal(changed, 1);
    }
    return 0;
}

static void each_statement_is_prepared_once(void **state)
{
    fixture *f = *state;
    uint32_t before;

    for (size_t i = 0; i < MANY; i++)
        many[i] = (statement){.sql = "UPDATE thing SET count = $1 WHERE name = 'x'"};
    assert_int_equal(fixture_write(f, insert_named, "x"), 0);
    before = kept_by_writer(f);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(fixture_write(f, run_many, NULL), 0);
    assert_int_equal(kept_by_writer(f), before + MANY); /* by address, not by text */
    assert_true(shop__sqlite(f->store)->writer.statements.capacity >= 2 * MANY);
}

static void kept_statements_survive_a_change_of_the_schema(void **state)
{
    fixture *f = *state;

    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
    assert_int_equal(fixture_count(f), 1);
    fixture_sql(f->path, "ALTER TABLE thing ADD COLUMN more TEXT");
    assert_int_equal(fixture_write(f, insert_named, "b"), 0);
    assert_int_equal(fixture_count(f), 2);
}

typedef struct everything {
    const char *id;
    const char *name;
    int64_t number;
    int32_t state;
    bool flag;
    shop_money price;
    blob photo;
    blob empty;
    const char *nothing;
    const char *no_id;
} everything;

static int round_trip(tx *t, void *userdata)
{
    static const statement create = STATEMENT(
        "CREATE TABLE everything(id BLOB, name TEXT, number INTEGER, state INTEGER, flag INTEGER,"
        " minor INTEGER, currency TEXT, photo BLOB, empty BLOB, absent TEXT, no_id BLOB) STRICT");
    static const statement insert = STATEMENT(
        "INSERT INTO everything(id, name, number, state, flag, minor, currency, photo, empty,"
        " absent, no_id) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    static const column columns[] = {
        COL_ID(everything, id, "evr"),  COL_TEXT(everything, name),
        COL_INT(everything, number),    COL_ENUM(everything, state),
        COL_BOOL(everything, flag),     COL_MONEY(everything, price),
        COL_BLOB(everything, photo),    COL_BLOB(everything, empty),
        COL_TEXT(everything, nothing),  COL_ID(everything, no_id, "evr"),
    };
    static const statement select = SELECT_INTO(
        everything, columns,
        "SELECT id, name, number, state, flag, minor, currency, photo, empty, absent, no_id "
        "FROM everything");
    const char *id = userdata;
    everything row;

    TRY(shop__tx_run(t, &create, NO_PARAMS, NULL));
    assert_true(shop__tx_wrote(t));
    TRY(shop__tx_run(t, &insert,
                     PARAMS(v_id(id), v_text("n\xc3\xa4me"), v_int(INT64_MIN), v_int(-3), v_int(1),
                            v_int(-250), v_text("EUR"), v_blob("a\0b", 3), v_blob("", 0),
                            v_text(NULL), v_id(NULL)),
                     NULL));
    TRY(shop__tx_one(t, &select, NO_PARAMS, &row));
    assert_string_equal(row.id, id);
    assert_string_equal(row.name, "n\xc3\xa4me");
    assert_true(row.number == INT64_MIN);
    assert_int_equal(row.state, -3);
    assert_true(row.flag);
    assert_int_equal(row.price.minor, -250);
    assert_string_equal(row.price.currency, "EUR");
    assert_int_equal(row.price.exponent, 2);
    assert_int_equal(row.photo.size, 3);
    assert_memory_equal(row.photo.data, "a\0b", 3);
    assert_non_null(row.empty.data);
    assert_int_equal(row.empty.size, 0);
    assert_null(row.nothing);
    assert_null(row.no_id);
    return 0;
}

static void every_kind_of_value_comes_back(void **state)
{
    uint8_t id[ID_BYTES];
    char text[ID_TEXT_MAX];

    assert_int_equal(shop__id_new(shop_env_default(), id), 0);
    (void)shop__id_print(id, "evr", text);
    assert_int_equal(fixture_write(*state, round_trip, text), 0);
}

#define OPEN_TEST(name)                                                                            \
    cmocka_unit_test_setup_teardown(name, fixture_setup_open, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPEN_TEST(parameters_must_be_numbered),
        OPEN_TEST(a_column_table_must_fit_the_result),
        OPEN_TEST(each_statement_is_prepared_once),
        OPEN_TEST(kept_statements_survive_a_change_of_the_schema),
        OPEN_TEST(every_kind_of_value_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

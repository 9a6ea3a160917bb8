/* postgres_statement_test.c - parameters and cells in binary, statements that are kept, loops within loops,
 * scripts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/store/engine.h"
#include "tests/unit/store/fixture.h"

typedef struct all_kinds {
    int64_t number;
    bool truth;
    int32_t choice;
    const char *text;
    const char *id;
    shop_money money;
    blob bytes;
} all_kinds;

static const column kinds[] = {
    COL_INT(all_kinds, number), COL_BOOL(all_kinds, truth),      COL_ENUM(all_kinds, choice), COL_TEXT(all_kinds, text),
    COL_ID(all_kinds, id, "thg"), COL_MONEY(all_kinds, money), COL_BLOB(all_kinds, bytes),
};

static const statement echo = SELECT_INTO(
    all_kinds, kinds,
    "SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS INTEGER), CAST($4 AS TEXT), CAST($5 AS BYTEA),"
    " CAST($6 AS BIGINT), CAST($7 AS TEXT), CAST($8 AS BYTEA)");

static const char some_id[] = "thg_01arz3ndektsv4rrffq69g5fav";

static int echo_all(tx *t, void *userdata)
{
    static const char bytes[] = {'a', 0, 'b'};
    all_kinds row;
    (void)userdata;
    TRY(shop__tx_one(t, &echo,
                     PARAMS(v_int(INT64_MIN), v_int(1), v_int(-7), v_text("\xc3\xa4'\\"), v_id(some_id),
                            v_int(INT64_MAX), v_text("EUR"), v_blob(bytes, sizeof(bytes))),
                     &row));
    assert_true(row.number == INT64_MIN && row.truth && row.choice == -7);
    assert_string_equal(row.text, "\xc3\xa4'\\");
    assert_string_equal(row.id, some_id);
    assert_true(row.money.minor == INT64_MAX && strcmp(row.money.currency, "EUR") == 0);
    assert_true(row.bytes.size == 3 && memcmp(row.bytes.data, bytes, 3) == 0);
    return 0;
}

static int echo_nothing(tx *t, void *userdata)
{
    all_kinds row;
    (void)userdata;
    TRY(shop__tx_one(t, &echo,
                     PARAMS(v_null(), v_null(), v_null(), v_text(NULL), v_id(NULL), v_null(), v_null(),
                            v_blob(NULL, 0)),
                     &row));
    assert_true(row.number == 0 && !row.truth && row.choice == 0);
    assert_true(row.text == NULL && row.id == NULL && row.bytes.data == NULL);
    TRY(shop__tx_one(t, &echo,
                     PARAMS(v_int(1), v_int(0), v_int(0), v_text(""), v_id(NULL), v_null(), v_null(),
                            v_blob("", 0)),
                     &row));
    assert_string_equal(row.text, "");
    assert_non_null(row.bytes.data);
    assert_int_equal(row.bytes.size, 0);
    return 0;
}

static void every_kind_comes_back_as_it_was(void **state)
{
    fixture *f = *state;
    assert_int_equal(fixture_read(f, echo_all, NULL), 0);
    assert_int_equal(fixture_read(f, echo_nothing, NULL), 0);
    assert_int_equal(fixture_read(f, echo_all, NULL), 0);
}

/* What was first asked with NULLs keeps the types that the server found. */
static void a_statement_may_begin_with_nulls(void **state)
{
    fixture *f = *state;
    assert_int_equal(fixture_read(f, echo_nothing, NULL), 0);
    assert_int_equal(fixture_read(f, echo_all, NULL), 0);
}

/* --- what was changed ----------------------------------------------------------------------------- */

static int change(tx *t, void *userdata)
{
    int64_t changed = -1;
    (void)userdata;
    TRY(insert_named(t, "a"));
    TRY(shop__tx_run(t, &thing_add, PARAMS(v_text("nobody"), v_int(1)), &changed));
    assert_int_equal(changed, 0);
    TRY(shop__tx_run(t, &thing_add, PARAMS(v_text("a"), v_int(4)), &changed));
    assert_int_equal(changed, 1);
    return 0;
}

static int change_nothing(tx *t, void *userdata)
{
    int64_t count;
    (void)userdata;
    TRY(count_things(t, &count));
    TRY(shop__tx_run(t, &thing_add, PARAMS(v_text("nobody"), v_int(1)), NULL));
    assert_false(shop__tx_wrote(t));
    TRY(shop__tx_run(t, &thing_add, PARAMS(v_text("a"), v_int(1)), NULL));
    assert_true(shop__tx_wrote(t));
    return 0;
}

static void changes_are_counted(void **state)
{
    fixture *f = *state;
    assert_int_equal(fixture_write(f, change, NULL), 0);
    assert_int_equal(fixture_write(f, change_nothing, NULL), 0);
    assert_int_equal(postgres_number(f->url, "SELECT count FROM thing"), 6);
}

/* --- loops ---------------------------------------------------------------------------------------- */

typedef struct loop {
    tx *t;
    int depth, rows;
} loop;

static int each_within_each(void *userdata, const void *row)
{
    loop *l = userdata;
    loop inner = {l->t, l->depth - 1, 0};
    const thing *it = row;
    l->rows++;
    if (l->depth == 0)
        return 0;
    TRY(shop__tx_each(l->t, &thing_list, NO_PARAMS, each_within_each, &inner));
    assert_int_equal(inner.rows, 3);
    assert_int_equal(it->count, 1);
    return 0;
}

static int nest(tx *t, void *userdata)
{
    loop l = {t, 2, 0};
    TRY(insert_named(t, "a"));
    TRY(insert_named(t, "b"));
    TRY(insert_named(t, "c"));
    TRY(shop__tx_each(t, &thing_list, NO_PARAMS, each_within_each, &l));
    *(int *)userdata = l.rows;
    return 0;
}

static void loops_may_be_nested(void **state)
{
    int rows = 0;
    assert_int_equal(fixture_write(*state, nest, &rows), 0);
    assert_int_equal(rows, 3);
}

/* --- what is wrong -------------------------------------------------------------------------------- */

static const statement no_table = STATEMENT("DELETE FROM nowhere WHERE id = $1");
static const column one_column[] = {COL_INT(all_kinds, number)};
static const statement two_columns = SELECT_INTO(all_kinds, one_column, "SELECT 1, 2");
static const statement odd_column = SELECT_INTO(all_kinds, one_column, "SELECT CAST(1 AS NUMERIC)");

static int run_one(tx *t, void *userdata)
{
    all_kinds row;
    const statement *s = userdata;
    return s->columns != NULL ? shop__tx_one(t, s, NO_PARAMS, &row) : shop__tx_run(t, s, PARAMS(v_int(1)), NULL);
}

static void a_statement_that_cannot_be_is_said_and_leaves_nothing_behind(void **state)
{
    static const struct {
        const statement *statement;
        const char *said;
    } cases[] = {{&no_table, "nowhere"}, {&two_columns, "other columns"}, {&odd_column, "cast it"}};
    fixture *f = *state;
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
            assert_int_equal(fixture_write(f, run_one, (void *)(uintptr_t)cases[i].statement), SHOP_E_INTERNAL);
            assert_non_null(strstr(f->fault.message, cases[i].said));
            assert_int_equal(fixture_count(f), 0);
        }
}

static int insert_twice(tx *t, void *userdata)
{
    int64_t count;
    (void)userdata;
    TRY(insert_named(t, "a"));
    int code = insert_named(t, "a");
    assert_int_equal(count_things(t, &count), code); /* nothing more runs in it */
    return code;
}

static void a_refusal_breaks_the_transaction(void **state)
{
    fixture *f = *state;
    assert_int_equal(fixture_write(f, insert_twice, NULL), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(fixture_count(f), 0);
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
}

/* --- scripts -------------------------------------------------------------------------------------- */

static int run_text(tx *t, void *userdata)
{
    return shop__tx_script(t, userdata);
}

static int script(fixture *f, const char *sql)
{
    return fixture_write(f, run_text, (void *)(uintptr_t)sql);
}

static void a_script_happens_as_a_whole_or_not(void **state)
{
    fixture *f = *state;
    assert_int_equal(script(f, "CREATE TABLE x(i BIGINT); INSERT INTO x VALUES(1); SELECT * FROM x;"), 0);
    assert_int_equal(postgres_number(f->url, "SELECT count(*) FROM x"), 1);
    assert_int_equal(script(f, "INSERT INTO x VALUES(2); SELECT 1 / 0; INSERT INTO x VALUES(3)"), SHOP_E_INTERNAL);
    assert_int_equal(postgres_number(f->url, "SELECT count(*) FROM x"), 1);
    assert_int_equal(script(f, "INSERT INTO x VALUES(2); COMMIT;"), SHOP_E_INTERNAL);
    assert_non_null(strstr(f->fault.message, "may not end its transaction"));
    assert_int_equal(fixture_write(f, insert_named, "a"), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup_postgres_open, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(every_kind_comes_back_as_it_was),
        CASE(a_statement_may_begin_with_nulls),
        CASE(changes_are_counted),
        CASE(loops_may_be_nested),
        CASE(a_statement_that_cannot_be_is_said_and_leaves_nothing_behind),
        CASE(a_refusal_breaks_the_transaction),
        CASE(a_script_happens_as_a_whole_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

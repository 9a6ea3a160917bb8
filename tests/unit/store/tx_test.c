/* tx_test.c - statements in a transaction: results as one, all, each, and how a failure breaks
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/store/engine.h"
#include "tests/unit/store/fixture.h"

static const statement broken_sql = STATEMENT("INSERT INTO nothing(x) VALUES(1)");
static const statement swapped =
    STATEMENT("UPDATE thing SET count = $2 WHERE name = $1 AND count <> $2");

static int insert_many(tx *t, void *userdata)
{
    char name[32];

    for (int i = 0; i < *(int *)userdata; i++) {
        (void)snprintf(name, sizeof(name), "thing %04d", i);
        TRY(insert_named(t, name));
    }
    return 0;
}

/* --- failures --------------------------------------------------------------------------------- */

static int find_nobody(tx *t, void *userdata)
{
    return shop__tx_one(t, &thing_select, PARAMS(v_blob("0123456789abcdef", 16)), userdata);
}

static void no_row_is_not_found_without_a_message(void **state)
{
    fixture *f = *state;
    thing row = {.count = 77};

    assert_int_equal(fixture_read(f, find_nobody, &row), SHOP_E_NOT_FOUND);
    assert_int_equal(row.count, 77);
    assert_int_equal(f->fault.code, 0);
    assert_string_equal(f->fault.message, "");
}

static int swallow_failure(tx *t, void *userdata)
{
    int64_t *count = userdata;

    assert_int_equal(insert_named(t, "twice"), 0);
    assert_int_equal(insert_named(t, "twice"), SHOP_E_ALREADY_EXISTS);
    *count = -1;
    assert_int_equal(count_things(t, count), SHOP_E_ALREADY_EXISTS);
    return 0;
}

static void a_failed_statement_breaks_the_transaction(void **state)
{
    fixture *f = *state;
    int64_t count;

    assert_int_equal(fixture_write(f, swallow_failure, &count), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(count, -1);
    assert_int_equal(fixture_count(f), 0);
    assert_int_equal(f->fault.code, 0);
}

static int run_broken_sql(tx *t, void *userdata)
{
    (void)userdata;
    return shop__tx_run(t, &broken_sql, NO_PARAMS, NULL);
}

static void wrong_sql_is_internal_and_says_why(void **state)
{
    fixture *f = *state;

    assert_int_equal(fixture_write(f, run_broken_sql, NULL), SHOP_E_INTERNAL);
    assert_non_null(strstr(f->fault.message, "nothing"));
}

static int violate_check(tx *t, void *userdata)
{
    static const statement below_zero = STATEMENT("UPDATE thing SET count = -1 WHERE name = $1");

    TRY(insert_named(t, userdata));
    return shop__tx_run(t, &below_zero, PARAMS(v_text(userdata)), NULL);
}

static void a_violated_check_is_a_conflict(void **state)
{
    assert_int_equal(fixture_write(*state, violate_check, "x"), SHOP_E_CONFLICT);
    assert_int_equal(fixture_count(*state), 0);
}

static int stop_at_second(void *userdata, const void *row)
{
    int *seen = userdata;

    (void)row;
    return ++*seen == 2 ? 42 : 0;
}

static int each_stopped(tx *t, void *userdata)
{
    int code = shop__tx_each(t, &thing_list, NO_PARAMS, stop_at_second, userdata);

    assert_int_equal(code, 42);
    return insert_named(t, "after the loop"); /* the statement was reset: the commit succeeds */
}

static void each_ends_early_with_the_answer(void **state)
{
    fixture *f = *state;
    int many = 5;
    int seen = 0;

    assert_int_equal(fixture_write(f, insert_many, &many), 0);
    assert_int_equal(fixture_write(f, each_stopped, &seen), 0);
    assert_int_equal(seen, 2);
    assert_int_equal(fixture_count(f), 6);
}

static int reach_code;
static char reached[STORE_WORDS_MAX];

static int reach_statement(void *self, shop_env_point point, const char *detail)
{
    (void)self;
    if (point != SHOP_POINT_STATEMENT || strncmp(detail, "UPDATE", 6) != 0)
        return 0;
    (void)snprintf(reached, sizeof(reached), "%s", detail);
    return reach_code;
}

static int add_one(tx *t, void *userdata)
{
    return shop__tx_run(t, &thing_add, PARAMS(v_text(userdata), v_int(1)), NULL);
}

static void the_environment_can_fail_a_statement(void **state)
{
    fixture *f = *state;

    fixture_close(f);
    f->env.reach = reach_statement;
    assert_int_equal(fixture_open(f), 0);
    reach_code = SHOP_E_STORAGE;
    assert_int_equal(fixture_write(f, add_one, "x"), SHOP_E_STORAGE);
    assert_string_equal(reached, "UPDATE thing SET");
    reach_code = 0;
    assert_int_equal(fixture_write(f, add_one, "x"), 0);
}

/* --- results ---------------------------------------------------------------------------------- */

static int list_all(tx *t, void *userdata)
{
    size_t max = *(size_t *)userdata;
    const thing *rows;
    size_t count;

    TRY(shop__tx_all(t, &thing_list, NO_PARAMS, max, &rows, &count));
    *(size_t *)userdata = count;
    for (size_t i = 0; i < count; i++) {
        char name[32];

        (void)snprintf(name, sizeof(name), "thing %04d", (int)i);
        assert_string_equal(rows[i].name, name);
        assert_memory_equal(rows[i].id, "thg_", 4);
    }
    return 0;
}

static void all_gives_the_rows_in_order_up_to_a_maximum(void **state)
{
    static const size_t cases[][2] = {{1000, 100}, {100, 100}, {99, 99}, {17, 17}, {1, 1}, {0, 0}};
    int many = 100;

    assert_int_equal(fixture_write(*state, insert_many, &many), 0);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t max = cases[i][0];

        assert_int_equal(fixture_read(*state, list_all, &max), 0);
        assert_int_equal(max, cases[i][1]);
    }
}

typedef struct walk {
    tx *t;
    int outer;
    int inner;
} walk;

static int step_inner(void *userdata, const void *row)
{
    const thing *r = row;

    assert_memory_equal(r->id, "thg_", 4);
    ((walk *)userdata)->inner++;
    return 0;
}

static int step_outer(void *userdata, const void *row)
{
    walk *w = userdata;
    const thing *r = row;
    char name[32];

    (void)snprintf(name, sizeof(name), "thing %04d", w->outer++);
    TRY(shop__tx_each(w->t, &thing_list, NO_PARAMS, step_inner, w));
    assert_string_equal(r->name, name); /* still ours */
    return 0;
}

static int walk_twice(tx *t, void *userdata)
{
    walk *w = userdata;

    w->t = t;
    return shop__tx_each(t, &thing_list, NO_PARAMS, step_outer, w);
}

static void a_statement_may_loop_within_itself(void **state)
{
    walk w = {.outer = 0};
    int many = 7;

    assert_int_equal(fixture_write(*state, insert_many, &many), 0);
    assert_int_equal(fixture_read(*state, walk_twice, &w), 0);
    assert_int_equal(w.outer, 7);
    assert_int_equal(w.inner, 49);
}

static int set_count(tx *t, void *userdata)
{
    int64_t changed = -1;

    TRY(insert_named(t, userdata));
    TRY(shop__tx_run(t, &swapped, PARAMS(v_text(userdata), v_int(9)), &changed));
    assert_int_equal(changed, 1);
    TRY(shop__tx_run(t, &swapped, PARAMS(v_text(userdata), v_int(9)), &changed));
    assert_int_equal(changed, 0);
    return 0;
}

static void parameters_go_by_number_not_by_place(void **state)
{
    assert_int_equal(fixture_write(*state, set_count, "n"), 0);
}

static int returning(tx *t, void *userdata)
{
    static const column columns[] = {COL_TEXT(thing, name), COL_INT(thing, count)};
    static const statement add = SELECT_INTO(
        thing, columns,
        "UPDATE thing SET count = count + $1 WHERE name = $2 RETURNING name, count");
    thing *row = userdata;

    TRY(insert_named(t, "returned"));
    return shop__tx_one(t, &add, PARAMS(v_int(4), v_text("returned")), row);
}

static void a_writing_statement_may_return_rows(void **state)
{
    thing row;

    assert_int_equal(fixture_write(*state, returning, &row), 0);
    assert_int_equal(row.count, 5);
}

static int check_wrote(tx *t, void *userdata)
{
    int64_t count;

    (void)userdata;
    assert_true(shop__tx_writable(t));
    assert_false(shop__tx_wrote(t));
    TRY(count_things(t, &count));
    assert_false(shop__tx_wrote(t));
    TRY(shop__tx_run(t, &thing_add, PARAMS(v_text("nobody"), v_int(1)), NULL));
    assert_false(shop__tx_wrote(t)); /* no row was hit */
    TRY(insert_named(t, "somebody"));
    assert_true(shop__tx_wrote(t));
    return 0;
}

static int check_read_only(tx *t, void *userdata)
{
    fixture *f = userdata;

    assert_false(shop__tx_writable(t));
    assert_ptr_equal(shop__tx_arena(t), &f->scratch);
    assert_ptr_equal(shop__tx_fault(t), &f->fault);
    return 0;
}

static void a_transaction_knows_whether_it_wrote(void **state)
{
    assert_int_equal(fixture_write(*state, check_wrote, NULL), 0);
    assert_int_equal(fixture_read(*state, check_read_only, *state), 0);
}

#define OPEN_TEST(name)                                                                            \
    cmocka_unit_test_setup_teardown(name, fixture_setup_open, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPEN_TEST(no_row_is_not_found_without_a_message),
        OPEN_TEST(a_failed_statement_breaks_the_transaction),
        OPEN_TEST(wrong_sql_is_internal_and_says_why),
        OPEN_TEST(a_violated_check_is_a_conflict),
        OPEN_TEST(each_ends_early_with_the_answer),
        OPEN_TEST(the_environment_can_fail_a_statement),
        OPEN_TEST(all_gives_the_rows_in_order_up_to_a_maximum),
        OPEN_TEST(a_statement_may_loop_within_itself),
        OPEN_TEST(parameters_go_by_number_not_by_place),
        OPEN_TEST(a_writing_statement_may_return_rows),
        OPEN_TEST(a_transaction_knows_whether_it_wrote),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

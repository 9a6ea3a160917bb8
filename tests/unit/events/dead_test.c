/* dead_test.c - events that a consumer could not take: by consumer and subject, in the log's order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "tests/unit/events/log.h"

static engine e;

static int setup(void **state)
{
    return engine_setup(state, &e);
}

static int add(tx *t, const char *consumer_name, int64_t position, const char *about)
{
    const outbox_row row = {.position = position, .subject = about};
    return shop__dead_add(t, consumer_name, &row, SHOP_E_INVALID, "why not", 1000 + position);
}

static bool has(tx *t, const char *consumer_name, const char *about)
{
    bool found = false;
    assert_int_equal(shop__dead_has(t, consumer_name, about, &found), 0);
    return found;
}

static int look_for_others(tx *t)
{
    TRY(add(t, "one", 3, "a"));
    assert_true(has(t, "one", "a"));
    assert_false(has(t, "one", "b"));
    assert_false(has(t, "two", "a"));
    return 0;
}

static void a_letter_parks_one_subject_of_one_consumer(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, look_for_others), 0);
}

static int remove_some(tx *t)
{
    int64_t removed = 7;
    TRY(add(t, "one", 3, "a"));
    TRY(shop__dead_remove(t, "two", 3, &removed));
    assert_int_equal(removed, 0);
    TRY(shop__dead_remove(t, "one", 3, &removed));
    assert_int_equal(removed, 1);
    TRY(shop__dead_remove(t, "one", 3, &removed));
    assert_int_equal(removed, 0);
    assert_false(has(t, "one", "a"));
    return 0;
}

static void removing_says_whether_it_was_there(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, remove_some), 0);
}

static int list_them(tx *t)
{
    const dead_row *rows;
    size_t count;
    TRY(add(t, "two", 1, "x"));
    TRY(add(t, "one", 9, "b"));
    TRY(add(t, "one", 3, "a"));
    TRY(add(t, "one", 3, "a")); /* once more */
    TRY(shop__dead_list(t, "one", 10, &rows, &count));
    assert_int_equal(count, 2);
    assert_int_equal(rows[0].position, 3);
    assert_int_equal(rows[0].attempts, 2);
    assert_int_equal(rows[0].since_ms, 1003);
    assert_int_equal(rows[0].code, SHOP_E_INVALID);
    assert_string_equal(rows[0].reason, "why not");
    assert_string_equal(rows[1].subject, "b");
    TRY(shop__dead_list(t, NULL, 10, &rows, &count));
    assert_int_equal(count, 3);
    assert_string_equal(rows[2].consumer, "two");
    TRY(shop__dead_list(t, NULL, 1, &rows, &count));
    assert_int_equal(count, 1);
    return 0;
}

static void letters_are_listed_in_the_order_of_the_log(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, list_them), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_letter_parks_one_subject_of_one_consumer),
        TEST(removing_says_whether_it_was_there),
        TEST(letters_are_listed_in_the_order_of_the_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

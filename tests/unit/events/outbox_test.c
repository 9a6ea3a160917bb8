/* outbox_test.c - the log: positions grow, a subject's versions are unique, the newest is never deleted. */
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

static int append_twice(tx *t)
{
    TRY(append(t, "a", 1, 10));
    return append(t, "a", 1, 20);
}

static void a_version_of_a_subject_is_told_once(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, append_twice), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM events_outbox"), 0);
}

static int look_at_nothing(tx *t)
{
    const outbox_row *rows = NULL;
    size_t count = 7;
    int64_t end = 7;
    TRY(shop__outbox_end(t, &end));
    TRY(shop__outbox_after(t, 0, 10, &rows, &count));
    return end == 0 && count == 0 ? 0 : SHOP_E_INTERNAL;
}

static void an_empty_log_ends_at_zero(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, look_at_nothing), 0);
}

static int append_four(tx *t)
{
    TRY(append(t, "a", 1, 10));
    TRY(append(t, "b", 1, 20));
    TRY(append(t, "a", 2, 30));
    return append(t, "b", 5, 40);
}

static int read_back(tx *t)
{
    const outbox_row *rows;
    size_t count;
    int64_t end;
    TRY(shop__outbox_end(t, &end));
    assert_int_equal(end, 4);
    TRY(shop__outbox_after(t, 1, 2, &rows, &count));
    assert_int_equal(count, 2);
    assert_int_equal(rows[0].position, 2);
    assert_string_equal(rows[0].subject, "b");
    assert_string_equal(rows[0].traceparent, "00-trace");
    assert_int_equal(rows[1].position, 3);
    assert_int_equal(rows[1].version, 2);
    assert_int_equal(rows[1].time_ms, 30);
    assert_null(rows[1].traceparent);
    assert_true(strncmp(rows[1].id, "evt_", 4) == 0);
    assert_string_equal(rows[1].service, "catalog");
    assert_string_equal(rows[1].type, "product.updated");
    assert_string_equal(rows[1].data, "{}");
    return 0;
}

static void events_come_back_in_order_and_whole(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, append_four), 0);
    assert_int_equal(log_write(&e, read_back), 0);
}

static int prune_some(tx *t)
{
    int64_t count;
    TRY(shop__outbox_prune(t, 3, 30, &count));
    assert_int_equal(count, 2); /* the third is not old enough */
    return 0;
}

static int prune_all(tx *t)
{
    int64_t count;
    TRY(shop__outbox_prune(t, 100, 100, &count));
    assert_int_equal(count, 1); /* but never the newest */
    return append(t, "c", 1, 50);
}

static void a_position_is_never_given_twice(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, append_four), 0);
    assert_int_equal(log_write(&e, prune_some), 0);
    assert_int_equal(log_write(&e, prune_all), 0);
    assert_int_equal(engine_number(&e, "SELECT max(position) FROM events_outbox"), 5);
    assert_int_equal(engine_number(&e, "SELECT min(position) FROM events_outbox"), 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_version_of_a_subject_is_told_once),
        TEST(an_empty_log_ends_at_zero),
        TEST(events_come_back_in_order_and_whole),
        TEST(a_position_is_never_given_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

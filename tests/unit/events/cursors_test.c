/* cursors_test.c - how far each consumer has come. */
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

static int read_unknown(tx *t)
{
    int64_t position = 7;
    TRY(shop__cursor_read(t, "nobody", &position));
    return position == 0 ? 0 : SHOP_E_INTERNAL;
}

static void who_never_moved_stands_at_zero(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, read_unknown), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM events_cursors"), 0);
}

static int move(tx *t)
{
    const cursor_row *rows;
    size_t count;
    int64_t position;
    TRY(shop__cursor_write(t, "b", 5));
    TRY(shop__cursor_write(t, "a", 3));
    TRY(shop__cursor_write(t, "b", 4)); /* back, too */
    TRY(shop__cursor_read(t, "b", &position));
    assert_int_equal(position, 4);
    TRY(shop__cursor_all(t, &rows, &count));
    assert_int_equal(count, 2);
    assert_string_equal(rows[0].consumer, "a");
    assert_int_equal(rows[0].position, 3);
    assert_int_equal(rows[1].position, 4);
    return 0;
}

static void cursors_move_by_name(void **state)
{
    (void)state;
    assert_int_equal(log_write(&e, move), 0);
    assert_int_equal(engine_number(&e, "SELECT position FROM events_cursors WHERE consumer = 'b'"), 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(who_never_moved_stands_at_zero),
        TEST(cursors_move_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

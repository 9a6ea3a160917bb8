/* buf_test.c - content is what was written and ends with a NUL; maxima and failures stick. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "tests/unit/base/support.h"

static void the_maximum_is_exact_and_passing_it_sticks(void **state)
{
    buf b;

    (void)state;
    shop__buf_init(&b, shop_env_default(), 10);
    shop__buf_text(&b, "0123456789");
    assert_false(b.failed);
    shop__buf_char(&b, 'x');
    assert_true(b.failed);
    shop__buf_bytes(&b, "", 0);
    shop__buf_int(&b, 1);
    shop__buf_format(&b, "%d", 1);
    assert_null(shop__buf_reserve(&b, 0));
    assert_true(b.failed);
    assert_string_equal(b.data, "0123456789");
    assert_int_equal(b.size, 10);
    shop__buf_free(&b);
}

static void huge_requests_fail_without_overflow(void **state)
{
    counting_env c;
    buf b;

    (void)state;
    counting_init(&c);
    shop__buf_init_head(&b, &c.env, SIZE_MAX, 64);
    assert_null(shop__buf_reserve(&b, SIZE_MAX));
    assert_true(b.failed);
    shop__buf_clear(&b);
    shop__buf_char(&b, 'a');
    assert_null(shop__buf_reserve(&b, SIZE_MAX));
    assert_int_equal(c.calls, 1);
    shop__buf_free(&b);
}

static void every_allocation_may_fail_and_nothing_leaks(void **state)
{
    (void)state;
    for (int fail_at = 1; fail_at <= 5; fail_at++) {
        counting_env c;
        buf b;

        counting_init(&c);
        c.fail_at = fail_at;
        shop__buf_init(&b, &c.env, 1024 * 1024);
        for (int i = 0; i < 10000; i++)
            shop__buf_char(&b, 'a');
        assert_true(b.failed);
        assert_int_equal(c.calls, fail_at);
        assert_int_equal(b.data == NULL ? 0 : strlen(b.data), b.size);
        shop__buf_free(&b);
        assert_int_equal(c.live, 0);
    }
}

static void a_long_format_fails_whole(void **state)
{
    char text[600];
    buf b;

    (void)state;
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    shop__buf_init(&b, shop_env_default(), 500);
    shop__buf_text(&b, "x");
    shop__buf_format(&b, "%s", text);
    assert_true(b.failed);
    assert_string_equal(b.data, "x");
    shop__buf_free(&b);
}

static void freeing_null_unused_and_freed_buffers_is_harmless(void **state)
{
    buf zeroed = {0};
    buf b;

    (void)state;
    shop__buf_free(NULL);
    shop__buf_free(&zeroed);
    shop__buf_init(&b, shop_env_default(), 100);
    shop__buf_free(&b);
    shop__buf_text(&b, "a");
    shop__buf_free(&b);
    shop__buf_free(&b);
    assert_null(b.data);
    assert_int_equal(b.size, 0);
}

static void nothing_is_allocated_before_something_is_written(void **state)
{
    counting_env c;
    buf b;

    (void)state;
    counting_init(&c);
    shop__buf_init(&b, &c.env, 100);
    shop__buf_text(&b, "");
    shop__buf_bytes(&b, NULL, 0);
    assert_null(b.data);
    assert_int_equal(c.calls, 0);
    assert_false(b.failed);
    shop__buf_free(&b);
}

static void clearing_forgets_content_and_failure_but_keeps_memory(void **state)
{
    counting_env c;
    buf b;

    (void)state;
    counting_init(&c);
    shop__buf_init(&b, &c.env, 10);
    shop__buf_text(&b, "0123456789");
    shop__buf_char(&b, 'x');
    shop__buf_clear(&b);
    assert_false(b.failed);
    assert_int_equal(b.size, 0);
    assert_string_equal(b.data, "");
    shop__buf_text(&b, "ab");
    assert_string_equal(b.data, "ab");
    assert_int_equal(c.calls, 1);
    shop__buf_free(&b);
}

static void growth_is_geometric(void **state)
{
    counting_env c;
    buf b;

    (void)state;
    counting_init(&c);
    shop__buf_init(&b, &c.env, SIZE_MAX / 2);
    for (int i = 0; i < 1000 * 1000; i++)
        shop__buf_char(&b, 'a');
    assert_false(b.failed);
    assert_int_equal(b.size, 1000 * 1000);
    assert_true(c.calls <= 13);
    assert_int_equal(c.live, 1);
    shop__buf_free(&b);
    assert_int_equal(c.live, 0);
}

static void the_capacity_never_passes_the_maximum(void **state)
{
    (void)state;
    for (size_t max = 0; max < 2000; max += 7) {
        counting_env c;
        buf b;

        counting_init(&c);
        shop__buf_init(&b, &c.env, max);
        for (size_t i = 0; i < max; i++)
            shop__buf_char(&b, 'a');
        assert_false(b.failed);
        assert_true(b.capacity <= max && c.last_size <= max + 1);
        shop__buf_char(&b, 'a');
        assert_true(b.failed);
        shop__buf_free(&b);
    }
}

static void the_head_is_zeroed_kept_and_in_front(void **state)
{
    static const char zeros[48];
    counting_env c;
    buf b;

    (void)state;
    counting_init(&c);
    shop__buf_init_head(&b, &c.env, 100 * 1000, sizeof(zeros));
    shop__buf_text(&b, "body");
    assert_memory_equal(b.data - sizeof(zeros), zeros, sizeof(zeros));
    memcpy(b.data - sizeof(zeros), "head", 4);
    while (c.calls < 4)
        shop__buf_text(&b, "0123456789");
    assert_memory_equal(b.data - sizeof(zeros), "head", 4);
    assert_memory_equal(b.data - sizeof(zeros) + 4, zeros, sizeof(zeros) - 4);
    assert_memory_equal(b.data, "body0123456789", 14);
    shop__env_release(&c.env, b.data - sizeof(zeros)); /* as an owner does that took the block */
    assert_int_equal(c.live, 0);
}

static void reserved_room_becomes_content_when_committed(void **state)
{
    buf b;

    (void)state;
    shop__buf_init(&b, shop_env_default(), 1000);
    shop__buf_text(&b, "a");
    char *room = shop__buf_reserve(&b, 500);

    assert_ptr_equal(room, b.data + 1);
    memcpy(room, "bcd", 3);
    b.size += 3;
    assert_string_equal(b.data, "abcd");
    shop__buf_char(&b, 'e');
    assert_string_equal(b.data, "abcde");
    assert_null(shop__buf_reserve(&b, 996));
    shop__buf_free(&b);
}

static void content_that_was_shortened_ends_with_a_nul_after_the_next_write(void **state)
{
    buf b;

    (void)state;
    shop__buf_init(&b, shop_env_default(), 1000);
    shop__buf_text(&b, "one,two,");
    b.size -= 5;
    shop__buf_char(&b, '}');
    assert_string_equal(b.data, "one}");
    shop__buf_free(&b);
}

static void integers_print_as_the_c_library_prints_them(void **state)
{
    uint64_t seed = 9;
    buf b;

    (void)state;
    shop__buf_init(&b, shop_env_default(), 64);
    for (int round = -2100; round < 200 * 1000; round++) {
        int64_t value = round <= 2100 ? round : draw_int(&seed);
        char expected[24];

        if (round == 2101)
            value = INT64_MIN;
        if (round == 2102)
            value = INT64_MAX;
        snprintf(expected, sizeof(expected), "%" PRId64, value);
        shop__buf_clear(&b);
        shop__buf_int(&b, value);
        assert_string_equal(b.data, expected);
        assert_int_equal(b.size, strlen(expected));
    }
    shop__buf_free(&b);
}

/* The same random writes into a buffer and into a plain array; both must agree after each. */
static void random_writes_agree_with_a_plain_array(void **state)
{
    enum { MODEL_BYTES = 64 * 1024 };
    char *model = calloc(1, MODEL_BYTES);
    uint64_t seed = 10;

    (void)state;
    assert_non_null(model);
    for (int round = 0; round < 100; round++) {
        size_t size = 0;
        buf b;

        shop__buf_init_head(&b, shop_env_default(), MODEL_BYTES, draw_below(&seed, 40));
        for (int step = 0; step < 60; step++) {
            size_t more = draw_below(&seed, UINT64_C(1) << draw_below(&seed, 10));
            char fill = (char)('a' + draw_below(&seed, 26));

            memset(model + size, fill, more);
            model[size + more] = '\0';
            if (draw_below(&seed, 3) == 0)
                shop__buf_format(&b, "%s", model + size);
            else
                shop__buf_bytes(&b, model + size, more);
            size += more;
            assert_false(b.failed);
            assert_int_equal(b.size, size);
            assert_true(b.data == NULL || memcmp(b.data, model, size + 1) == 0);
        }
        shop__buf_free(&b);
    }
    free(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_maximum_is_exact_and_passing_it_sticks),
        cmocka_unit_test(huge_requests_fail_without_overflow),
        cmocka_unit_test(every_allocation_may_fail_and_nothing_leaks),
        cmocka_unit_test(a_long_format_fails_whole),
        cmocka_unit_test(freeing_null_unused_and_freed_buffers_is_harmless),
        cmocka_unit_test(nothing_is_allocated_before_something_is_written),
        cmocka_unit_test(clearing_forgets_content_and_failure_but_keeps_memory),
        cmocka_unit_test(growth_is_geometric),
        cmocka_unit_test(the_capacity_never_passes_the_maximum),
        cmocka_unit_test(the_head_is_zeroed_kept_and_in_front),
        cmocka_unit_test(reserved_room_becomes_content_when_committed),
        cmocka_unit_test(content_that_was_shortened_ends_with_a_nul_after_the_next_write),
        cmocka_unit_test(integers_print_as_the_c_library_prints_them),
        cmocka_unit_test(random_writes_agree_with_a_plain_array),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

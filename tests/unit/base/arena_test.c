/* arena_test.c - memory is zeroed and aligned, also the second time; limits and failures hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/base/arena.h"
#include "tests/unit/base/support.h"

enum { FIRST_BYTES = 512, CHUNK_MIN = 4 * 1024, CHUNK_MAX = 64 * 1024 };

typedef struct fixture {
    counting_env c;
    arena a;
    _Alignas(max_align_t) char first[FIRST_BYTES];
} fixture;

static void open_arena(fixture *x, size_t first_size, size_t limit_bytes)
{
    counting_init(&x->c);
    memset(x->first, 0xEE, sizeof(x->first));
    shop__arena_init(&x->a, &x->c.env, first_size > 0 ? x->first : NULL, first_size, limit_bytes);
}

static void close_arena(fixture *x)
{
    shop__arena_free(&x->a);
    assert_int_equal(x->c.live, 0);
}

static bool is_zero(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != 0)
            return false;
    }
    return true;
}

static void the_limit_is_exact(void **state)
{
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, 1000);
    assert_null(shop__arena_alloc(&x.a, 1001));
    assert_non_null(shop__arena_alloc(&x.a, 990));
    assert_null(shop__arena_alloc(&x.a, 11));
    assert_non_null(shop__arena_alloc(&x.a, 10));
    assert_null(shop__arena_alloc(&x.a, 1));
    assert_null(shop__arena_text(&x.a, ""));
    assert_null(shop__arena_format(&x.a, "%d", 1));
    close_arena(&x);
}

static void a_failed_allocation_changes_nothing(void **state)
{
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, SIZE_MAX);
    x.c.fail_at = 1;
    char *before = shop__arena_alloc(&x.a, 100);

    memset(before, 'a', 100);
    assert_null(shop__arena_alloc(&x.a, FIRST_BYTES));
    assert_null(x.a.chunks);
    assert_int_equal(x.a.used_bytes, 100);
    assert_non_null(shop__arena_alloc(&x.a, FIRST_BYTES));
    assert_int_equal(before[99], 'a');
    close_arena(&x);
}

static void sizes_that_overflow_give_null(void **state)
{
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, SIZE_MAX);
    assert_null(shop__arena_array(&x.a, SIZE_MAX / 2, 3));
    assert_null(shop__arena_array(&x.a, SIZE_MAX, SIZE_MAX));
    assert_null(shop__arena_alloc(&x.a, SIZE_MAX));
    assert_null(shop__arena_bytes(&x.a, "a", SIZE_MAX));
    assert_int_equal(x.c.calls, 0);
    close_arena(&x);
}

static void every_allocation_may_fail_and_nothing_leaks(void **state)
{
    (void)state;
    for (int fail_at = 1; fail_at <= 5; fail_at++) {
        fixture x;
        int failures = 0;

        open_arena(&x, FIRST_BYTES, SIZE_MAX);
        x.c.fail_at = fail_at;
        for (int i = 0; i < 100; i++)
            failures += shop__arena_alloc(&x.a, 1000) == NULL;
        assert_int_equal(failures, 1);
        close_arena(&x);
    }
}

static void freeing_null_and_freeing_twice_are_harmless(void **state)
{
    fixture x;

    (void)state;
    shop__arena_free(NULL);
    open_arena(&x, 0, SIZE_MAX);
    assert_non_null(shop__arena_alloc(&x.a, 1));
    shop__arena_free(&x.a);
    close_arena(&x);
}

static void small_calls_stay_in_the_callers_memory(void **state)
{
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, SIZE_MAX);
    assert_ptr_equal(shop__arena_alloc(&x.a, FIRST_BYTES), x.first);
    assert_int_equal(x.c.calls, 0);
    assert_non_null(shop__arena_alloc(&x.a, 1));
    assert_int_equal(x.c.calls, 1);
    close_arena(&x);
}

static void chunks_double_up_to_their_maximum(void **state)
{
    static const size_t sizes[] = {CHUNK_MIN,  8 * 1024,  16 * 1024, 32 * 1024,
                                   CHUNK_MAX, CHUNK_MAX, CHUNK_MAX};
    fixture x;

    (void)state;
    open_arena(&x, 0, SIZE_MAX);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        while (x.c.calls == (int)i)
            assert_non_null(shop__arena_alloc(&x.a, 512));
        assert_int_equal(x.c.last_size, sizes[i]);
    }
    close_arena(&x);
}

static void a_large_request_gets_a_chunk_of_its_own_size(void **state)
{
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, SIZE_MAX);
    char *large = shop__arena_alloc(&x.a, 3 * CHUNK_MAX);

    assert_non_null(large);
    assert_true(x.c.last_size >= 3 * CHUNK_MAX && x.c.last_size < 3 * CHUNK_MAX + 256);
    memset(large, 'a', 3 * CHUNK_MAX);
    assert_non_null(shop__arena_alloc(&x.a, 1));
    assert_int_equal(x.c.last_size, CHUNK_MAX);
    close_arena(&x);
}

static void an_allocation_of_nothing_is_not_null(void **state)
{
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, SIZE_MAX);
    assert_non_null(shop__arena_alloc(&x.a, 0));
    assert_non_null(shop__arena_array(&x.a, 0, 100));
    close_arena(&x);
}

static void texts_are_copied(void **state)
{
    fixture x;
    char text[] = "caf\xC3\xA9";

    (void)state;
    open_arena(&x, FIRST_BYTES, SIZE_MAX);
    assert_null(shop__arena_text(&x.a, NULL));
    char *copy = shop__arena_text(&x.a, text);
    char *bytes = shop__arena_bytes(&x.a, "a\0bc", 3);
    char *empty = shop__arena_bytes(&x.a, NULL, 0);

    text[0] = 'x';
    assert_string_equal(copy, "caf\xC3\xA9");
    assert_memory_equal(bytes, "a\0b", 4);
    assert_string_equal(empty, "");
    close_arena(&x);
}

static void formatted_texts_of_every_length_are_whole(void **state)
{
    char expected[1024];
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, SIZE_MAX);
    for (size_t length = 0; length < sizeof(expected); length++) {
        memset(expected, 'a', length);
        expected[length] = '\0';
        char *text = shop__arena_format(&x.a, "%s", expected);

        assert_non_null(text);
        assert_string_equal(text, expected);
    }
    assert_string_equal(shop__arena_format(&x.a, "%s-%d", "a", 7), "a-7");
    close_arena(&x);
}

static void a_reset_gives_later_chunks_back_and_starts_again_there(void **state)
{
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, 100 * 1024);
    char *kept = shop__arena_text(&x.a, "kept");
    arena_mark mark = shop__arena_mark(&x.a);

    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 20; i++)
            assert_non_null(shop__arena_alloc(&x.a, 4096));
        assert_true(x.c.live > 0);
        shop__arena_reset(&x.a, mark);
        assert_int_equal(x.c.live, 0);
        assert_int_equal(x.a.used_bytes, 5);
    }
    assert_string_equal(kept, "kept");
    close_arena(&x);
}

static void memory_handed_out_again_is_zeroed(void **state)
{
    fixture x;

    (void)state;
    open_arena(&x, FIRST_BYTES, SIZE_MAX);
    for (int chunk = 0; chunk < 2; chunk++) {
        arena_mark mark = shop__arena_mark(&x.a);
        char *again[2];

        for (int round = 0; round < 2; round++) {
            char *memory = shop__arena_alloc(&x.a, 300);

            assert_true(is_zero(memory, 300));
            memset(memory, 'a', 300);
            again[round] = memory;
            if (round == 0)
                shop__arena_reset(&x.a, mark);
        }
        assert_ptr_equal(again[0], again[1]);
        char *longer = shop__arena_alloc(&x.a, 1000); /* the next turn runs on the heap */

        assert_true(is_zero(longer, 1000));
    }
    close_arena(&x);
}

/* Model: remember each block's place, size and fill; no block may be touched by another one. */
typedef struct block {
    char *memory;
    size_t size;
    char fill;
} block;

static void check_blocks(const block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t at = 0; at < blocks[i].size; at++)
            assert_int_equal(blocks[i].memory[at], blocks[i].fill);
    }
}

static void random_use_keeps_blocks_zeroed_aligned_and_apart(void **state)
{
    uint64_t seed = 8;

    (void)state;
    for (int round = 0; round < 200; round++) {
        block blocks[64];
        arena_mark mark;
        size_t marked = 0;
        size_t count = 0;
        fixture x;

        open_arena(&x, draw_below(&seed, FIRST_BYTES), SIZE_MAX);
        mark = shop__arena_mark(&x.a);
        for (int step = 0; step < 300; step++) {
            block *b = &blocks[count];
            uint64_t what = draw_below(&seed, 20);

            if (what == 0) {
                mark = shop__arena_mark(&x.a);
                marked = count;
            } else if (what == 1 || count == 64) {
                check_blocks(blocks, count);
                shop__arena_reset(&x.a, mark);
                count = marked;
                if (count == 64)
                    break;
            } else {
                b->size = draw_below(&seed, UINT64_C(1) << draw_below(&seed, 13));
                b->fill = (char)draw(&seed);
                b->memory = what < 8 ? shop__arena_bytes(&x.a, "", 0)
                                     : shop__arena_alloc(&x.a, b->size);
                b->size = what < 8 ? 1 : b->size;
                assert_non_null(b->memory);
                assert_true(is_zero(b->memory, b->size));
                assert_true(what < 8 || (uintptr_t)b->memory % _Alignof(max_align_t) == 0);
                memset(b->memory, b->fill, b->size);
                count++;
            }
        }
        check_blocks(blocks, count);
        close_arena(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_limit_is_exact),
        cmocka_unit_test(a_failed_allocation_changes_nothing),
        cmocka_unit_test(sizes_that_overflow_give_null),
        cmocka_unit_test(every_allocation_may_fail_and_nothing_leaks),
        cmocka_unit_test(freeing_null_and_freeing_twice_are_harmless),
        cmocka_unit_test(small_calls_stay_in_the_callers_memory),
        cmocka_unit_test(chunks_double_up_to_their_maximum),
        cmocka_unit_test(a_large_request_gets_a_chunk_of_its_own_size),
        cmocka_unit_test(an_allocation_of_nothing_is_not_null),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(formatted_texts_of_every_length_are_whole),
        cmocka_unit_test(a_reset_gives_later_chunks_back_and_starts_again_there),
        cmocka_unit_test(memory_handed_out_again_is_zeroed),
        cmocka_unit_test(random_use_keeps_blocks_zeroed_aligned_and_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

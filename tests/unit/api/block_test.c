/* block_test.c - results: one allocation, shared by reference, freed by the last. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <string.h>

#include "lib/api/block.h"
#include "tests/support/engine.h"

enum { THREADS = 4, ROUNDS = 20000 };

static engine e;

static int setup(void **state)
{
    *state = &e;
    engine_init(&e);
    return 0;
}

static void nothing_is_freed_and_retained(void **state)
{
    (void)state;
    shop_free(NULL);
    assert_null(shop_retain(NULL));
}

static void what_is_too_large_or_finds_no_memory_is_null(void **state)
{
    const shop_category category = {.slug = "a"};
    (void)state;
    assert_null(shop__block_new(&e.env, BLOCK_MAX_BYTES + 1));
    e.fail_at = e.allocations + 1;
    assert_null(shop__block_new(&e.env, 8));
    e.fail_at = e.allocations + 1;
    assert_null(shop__block_pack(&e.env, &shop__record_category, &category));
    assert_int_equal(e.live, 0);
}

static void the_last_reference_frees(void **state)
{
    (void)state;
    const void *block = shop__block_new(&e.env, 100);
    assert_int_equal(shop__block_size(block), 100);
    assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
    assert_ptr_equal(shop_retain(block), block);
    shop_free(block);
    assert_int_equal(e.live, 1);
    shop_free(block);
    assert_int_equal(e.live, 0);
}

static void a_packed_record_needs_nothing_else(void **state)
{
    char slug[] = "slug", title[] = "title";
    const shop_category category = {.slug = slug, .title = title, .position = 7};
    (void)state;
    const shop_category *packed = shop__block_pack(&e.env, &shop__record_category, &category);
    memset(slug, 'x', 4);
    memset(title, 'x', 5);
    assert_string_equal(packed->slug, "slug");
    assert_string_equal(packed->title, "title");
    assert_int_equal(packed->position, 7);
    assert_null(packed->parent);
    assert_int_equal(e.live, 1);
    shop_free(packed);
}

static void memory_with_a_head_is_adopted(void **state)
{
    (void)state;
    char *memory = shop__env_alloc(&e.env, BLOCK_HEAD_BYTES + 10);
    char *block = shop__block_adopt(&e.env, memory, 10);
    assert_ptr_equal(block, memory + BLOCK_HEAD_BYTES);
    assert_int_equal(shop__block_size(block), 10);
    shop_free(block);
    assert_int_equal(e.live, 0);
}

static void share(void *argument)
{
    for (int i = 0; i < ROUNDS; i++)
        shop_free(shop_retain(argument));
    shop_free(argument);
}

static void threads_share_a_block(void **state)
{
    void *threads[THREADS];
    (void)state;
    void *block = shop__block_new(&e.env, 8);
    for (size_t i = 0; i < THREADS; i++) {
        (void)shop_retain(block);
        assert_int_equal(shop__thread_start(&e.env, share, block, &threads[i]), 0);
    }
    shop_free(block);
    for (size_t i = 0; i < THREADS; i++)
        shop__thread_join(&e.env, threads[i]);
    assert_int_equal(e.live, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_freed_and_retained),
        TEST(what_is_too_large_or_finds_no_memory_is_null),
        TEST(the_last_reference_frees),
        TEST(a_packed_record_needs_nothing_else),
        TEST(memory_with_a_head_is_adopted),
        TEST(threads_share_a_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

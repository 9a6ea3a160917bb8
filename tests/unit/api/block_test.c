/* block_test.c - results: shared by count, freed by the last, whole after their source is gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/api/block.h"
#include "lib/schema/generated/ops.h"
#include "shop/catalog.h"

static int64_t living;

static void *counted_allocate(void *self, size_t size)
{
    (void)self;
    living++;
    return calloc(1, size);
}

static void counted_release(void *self, void *memory)
{
    (void)self;
    living -= memory != NULL;
    free(memory);
}

static shop_env counting_env(void)
{
    shop_env env = *shop_env_default();
    env.allocate = counted_allocate;
    env.release = counted_release;
    return env;
}

static void nothing_is_freed_without_complaint(void **state)
{
    (void)state;
    shop_free(NULL);
    assert_null(shop_retain(NULL));
}

static void a_block_that_is_too_large_is_refused(void **state)
{
    (void)state;
    assert_null(shop__block_new(shop_env_default(), (size_t)BLOCK_MAX_BYTES + 1));
}

static void the_last_reference_frees(void **state)
{
    shop_env env = counting_env();
    void *block = shop__block_new(&env, 100);
    (void)state;
    assert_non_null(block);
    assert_int_equal(shop__block_size(block), 100);
    assert_ptr_equal(shop_retain(block), block);
    shop_free(block);
    assert_int_equal(living, 1);
    shop_free(block);
    assert_int_equal(living, 0);
}

static void a_packed_record_outlives_its_source(void **state)
{
    shop_env env = counting_env();
    char slug[] = "mug";
    const shop_category source = {.slug = slug, .title = "Mugs", .position = 7};
    (void)state;
    const shop_category *packed = shop__block_pack(&env, &shop__record_category, &source);
    assert_non_null(packed);
    memset(slug, 'x', sizeof(slug) - 1);
    assert_string_equal(packed->slug, "mug");
    assert_string_equal(packed->title, "Mugs");
    assert_int_equal(packed->position, 7);
    assert_null(packed->parent);
    shop_free(packed);
    assert_int_equal(living, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_freed_without_complaint),
        cmocka_unit_test(a_block_that_is_too_large_is_refused),
        cmocka_unit_test(the_last_reference_frees),
        cmocka_unit_test(a_packed_record_outlives_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

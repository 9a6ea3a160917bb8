/* tally_test.c - how calls end is counted, once each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/env.h"
#include "lib/core/tally.h"
#include "shop/error.h"

enum { THREADS = 4, ROUNDS = 10000 };

static void expect_counts(const tally *t, int64_t calls, int64_t refused, int64_t failed)
{
    tally_counts counts = shop__tally_read(t);
    assert_int_equal(counts.calls, calls);
    assert_int_equal(counts.refused, refused);
    assert_int_equal(counts.failed, failed);
}

static void refusals_are_told_from_failures(void **state)
{
    tally t = {0};
    (void)state;
    expect_counts(&t, 0, 0, 0);
    shop__tally_add(&t, 0);
    expect_counts(&t, 1, 0, 0);
    shop__tally_add(&t, SHOP_E_NOT_FOUND);
    shop__tally_add(&t, SHOP_E_OUT_OF_STOCK);
    expect_counts(&t, 3, 2, 0);
    shop__tally_add(&t, SHOP_E_STORAGE);
    shop__tally_add(&t, SHOP_E_OVERLOADED);
    shop__tally_add(&t, SHOP_E_UNKNOWN);
    expect_counts(&t, 6, 2, 3);
}

static void count(void *argument)
{
    for (int i = 0; i < ROUNDS; i++)
        shop__tally_add(argument, i % 2 == 0 ? 0 : i % 4 == 1 ? SHOP_E_INVALID : SHOP_E_INTERNAL);
}

static void threads_lose_no_call(void **state)
{
    tally t = {0};
    void *threads[THREADS];
    (void)state;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), count, &t, &threads[i]), 0);
    for (int i = 0; i < THREADS; i++)
        shop__thread_join(shop_env_default(), threads[i]);
    expect_counts(&t, THREADS * ROUNDS, THREADS * ROUNDS / 4, THREADS * ROUNDS / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refusals_are_told_from_failures),
        cmocka_unit_test(threads_lose_no_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

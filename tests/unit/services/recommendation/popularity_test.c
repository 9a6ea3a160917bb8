/* popularity_test.c - packed counts: newer sales weigh more, sums keep their order, nothing overflows. */
#include "lib/services/recommendation/popularity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const int64_t start_ms = INT64_C(1700000000000);

static int64_t sold(int64_t at_ms, int times)
{
    int64_t sum = 0;
    for (int i = 0; i < times; i++)
        sum = shop__popularity_add(sum, shop__popularity_weight(at_ms));
    return sum;
}

static void no_sale_is_worth_nothing(void **state)
{
    (void)state;
    assert_int_equal(shop__popularity_now(0, start_ms), 0);
    assert_int_equal(shop__popularity_add(0, 0), 0);
}

static void absurd_times_do_no_harm(void **state)
{
    (void)state;
    assert_true(shop__popularity_weight(INT64_MAX) > shop__popularity_weight(start_ms));
    assert_true(shop__popularity_weight(-1) > 0);
    assert_int_equal(shop__popularity_now(shop__popularity_weight(0), INT64_MAX), 0);
    assert_true(shop__popularity_now(shop__popularity_weight(INT64_MAX), 0) > 0);
}

static void a_sale_is_worth_one_now_and_half_after_a_half_life(void **state)
{
    int64_t weight = shop__popularity_weight(start_ms);
    (void)state;
    assert_int_equal(shop__popularity_now(weight, start_ms), 1000000);
    assert_int_equal(shop__popularity_now(weight, start_ms + POPULARITY_HALF_LIFE_MS), 500000);
    assert_int_equal(shop__popularity_now(weight, start_ms + 3 * POPULARITY_HALF_LIFE_MS), 125000);
}

static void sales_add_up(void **state)
{
    (void)state;
    for (int times = 1; times < 200; times++) {
        int64_t now = shop__popularity_now(sold(start_ms, times), start_ms);
        assert_in_range(now, times * 1000000 - times, times * 1000000);
    }
}

static void order_follows_decayed_counts(void **state)
{
    (void)state;
    assert_true(sold(start_ms, 3) > sold(start_ms, 2));
    assert_true(sold(start_ms, 3) > sold(start_ms - POPULARITY_HALF_LIFE_MS, 5));
    assert_true(sold(start_ms, 2) < sold(start_ms - POPULARITY_HALF_LIFE_MS, 5));
}

static void weights_grow_with_every_minute(void **state)
{
    (void)state;
    for (int64_t at = start_ms; at < start_ms + 2 * POPULARITY_HALF_LIFE_MS; at += 60000)
        if (shop__popularity_weight(at) >= shop__popularity_weight(at + 60000))
            fail_msg("at %lld", (long long)at);
}

static void order_of_adding_does_not_matter(void **state)
{
    int64_t a = sold(start_ms, 7), b = sold(start_ms - POPULARITY_HALF_LIFE_MS, 3);
    (void)state;
    assert_int_equal(shop__popularity_add(a, b), shop__popularity_add(b, a));
    assert_int_equal(shop__popularity_add(a, shop__popularity_weight(0)), a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_sale_is_worth_nothing),
        cmocka_unit_test(absurd_times_do_no_harm),
        cmocka_unit_test(a_sale_is_worth_one_now_and_half_after_a_half_life),
        cmocka_unit_test(sales_add_up),
        cmocka_unit_test(order_follows_decayed_counts),
        cmocka_unit_test(weights_grow_with_every_minute),
        cmocka_unit_test(order_of_adding_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

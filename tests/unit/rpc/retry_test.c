/* retry_test.c - breaker, budget and pauses by their figures; no clock runs here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rpc/limits.h"
#include "lib/rpc/retry.h"

enum { NS_PER_MS = 1000 * 1000, DRAWS = 200 };
static const int64_t start_ns = 5;

static void fail_times(breaker *b, int times)
{
    for (int i = 0; i < times; i++) {
        assert_true(shop__breaker_allows(b, start_ns));
        shop__breaker_begin(b, start_ns);
        shop__breaker_fail(b, start_ns);
    }
}

static void opens_after_failures_in_a_row(void **state)
{
    breaker b = {0};
    (void)state;
    fail_times(&b, RPC_BREAKER_FAILURES - 1);
    shop__breaker_succeed(&b);
    fail_times(&b, RPC_BREAKER_FAILURES - 1);
    assert_true(shop__breaker_allows(&b, start_ns));
    fail_times(&b, 1);
    assert_false(shop__breaker_allows(&b, start_ns));
    assert_false(shop__breaker_allows(&b, start_ns + (int64_t)RPC_BREAKER_MS * NS_PER_MS - 1));
}

static void lets_one_try_after_a_while(void **state)
{
    breaker b = {0};
    const int64_t later_ns = start_ns + (int64_t)RPC_BREAKER_MS * NS_PER_MS;
    (void)state;
    fail_times(&b, RPC_BREAKER_FAILURES);
    assert_true(shop__breaker_allows(&b, later_ns));
    shop__breaker_begin(&b, later_ns);
    assert_false(shop__breaker_allows(&b, later_ns));
    shop__breaker_abstain(&b);
    assert_true(shop__breaker_allows(&b, later_ns));
    shop__breaker_begin(&b, later_ns);
    shop__breaker_fail(&b, later_ns);
    assert_false(shop__breaker_allows(&b, later_ns));
    shop__breaker_begin(&b, 2 * later_ns);
    shop__breaker_succeed(&b);
    assert_true(shop__breaker_allows(&b, 0));
}

static void retries_are_a_share_of_calls(void **state)
{
    retry_budget b;
    int granted = 0;
    (void)state;
    shop__budget_init(&b);
    for (int i = 0; i < RPC_RETRY_SAVED_MAX; i++)
        assert_true(shop__budget_spend(&b));
    assert_false(shop__budget_spend(&b));
    for (int call = 0; call < 100; call++) {
        shop__budget_earn(&b);
        granted += shop__budget_spend(&b);
    }
    assert_int_equal(granted, RPC_RETRY_SHARE);
}

static void no_more_than_some_are_saved_up(void **state)
{
    retry_budget b;
    (void)state;
    shop__budget_init(&b);
    shop__budget_earn(&b);
    for (int i = 0; i < RPC_RETRY_SAVED_MAX; i++)
        assert_true(shop__budget_spend(&b));
    assert_false(shop__budget_spend(&b));
}

static void pauses_are_random_within_bounds(void **state)
{
    int64_t longest = 0, shortest = INT64_MAX;
    (void)state;
    for (int i = 0; i < DRAWS; i++) {
        int64_t first = shop__retry_pause_ns(shop_env_default(), 1, 0);
        int64_t asked = shop__retry_pause_ns(shop_env_default(), 2, 30);
        int64_t greedy = shop__retry_pause_ns(shop_env_default(), UINT32_MAX, INT64_MAX);
        assert_in_range(first, 0, (int64_t)RPC_RETRY_FIRST_MS * NS_PER_MS);
        assert_in_range(asked, INT64_C(30) * NS_PER_MS, (INT64_C(30) + 2 * RPC_RETRY_FIRST_MS) * NS_PER_MS);
        assert_in_range(greedy, (int64_t)RPC_RETRY_MAX_MS * NS_PER_MS, INT64_C(2) * RPC_RETRY_MAX_MS * NS_PER_MS);
        longest = first > longest ? first : longest;
        shortest = first < shortest ? first : shortest;
    }
    assert_true(shortest < longest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_after_failures_in_a_row), cmocka_unit_test(lets_one_try_after_a_while),
        cmocka_unit_test(retries_are_a_share_of_calls),  cmocka_unit_test(no_more_than_some_are_saved_up),
        cmocka_unit_test(pauses_are_random_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* facets_test.c - price bands: every amount is in exactly one. */
#include "lib/services/search/facets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(int64_t minor, int64_t low, int64_t high)
{
    int64_t got_low = -1, got_high = -1;
    shop__price_band(minor, &got_low, &got_high);
    assert_int_equal(got_low, low);
    assert_int_equal(got_high, high);
}

static void nothing_is_a_band_of_its_own(void **state)
{
    (void)state;
    expect(0, 0, 0);
}

static void bands_are_one_two_five(void **state)
{
    (void)state;
    expect(1, 1, 1);
    expect(2, 2, 4);
    expect(4, 2, 4);
    expect(5, 5, 9);
    expect(10, 10, 19);
    expect(1999, 1000, 1999);
    expect(2000, 2000, 4999);
    expect(INT64_C(9007199254740991), INT64_C(5000000000000000), INT64_C(9999999999999999));
}

static void neighbours_meet(void **state)
{
    int64_t low, high, before = 0;
    (void)state;
    for (int64_t minor = 1; minor < 20000; minor++) {
        shop__price_band(minor, &low, &high);
        assert_true(low <= minor && minor <= high);
        assert_true(low == minor ? before == minor - 1 : before == high);
        before = high;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_a_band_of_its_own),
        cmocka_unit_test(bands_are_one_two_five),
        cmocka_unit_test(neighbours_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

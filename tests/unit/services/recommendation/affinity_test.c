/* affinity_test.c - the score of a pair: what makes it larger and smaller, and its exact value. */
#include "lib/services/recommendation/affinity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void what_never_stood_together_has_no_score(void **state)
{
    (void)state;
    assert_int_equal(shop__affinity(0, 10, 10), 0);
    assert_int_equal(shop__affinity(-1, 10, 10), 0);
}

static void damaged_counts_do_no_harm(void **state)
{
    (void)state;
    assert_true(shop__affinity(1, 0, 0) > 0);
    assert_true(shop__affinity(INT64_MAX, INT64_MAX, INT64_MAX) > 0);
    assert_true(shop__affinity(1, -5, -5) > 0);
}

static void has_the_value_of_its_formula(void **state)
{
    (void)state;
    assert_int_equal(shop__affinity(30, 90, 1), 300000);   /* 30 / (90 + 10) */
    assert_int_equal(shop__affinity(30, 90, 16), 150000);  /* / 16^(1/4) */
    assert_int_equal(shop__affinity(30, 90, 81), 100000);
    assert_int_equal(shop__affinity(30, 90, 10000), 30000);
}

static void more_together_is_more(void **state)
{
    (void)state;
    assert_true(shop__affinity(20, 100, 100) > shop__affinity(19, 100, 100));
}

static void what_everybody_buys_says_less(void **state)
{
    (void)state;
    assert_true(shop__affinity(20, 100, 1000) < shop__affinity(20, 100, 100));
}

static void one_coincidence_does_not_outvote_a_habit(void **state)
{
    (void)state;
    assert_true(shop__affinity(1, 1, 100) < shop__affinity(40, 100, 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_never_stood_together_has_no_score),
        cmocka_unit_test(damaged_counts_do_no_harm),
        cmocka_unit_test(has_the_value_of_its_formula),
        cmocka_unit_test(more_together_is_more),
        cmocka_unit_test(what_everybody_buys_says_less),
        cmocka_unit_test(one_coincidence_does_not_outvote_a_habit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* rng_test.c - the generators give the published numbers, and streams are independent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/sim/rng.h"

static void chance_of_nothing_never_comes_and_draws_nothing(void **state)
{
    sim_rng a = sim_rng_make(1, 1), b = a;

    (void)state;
    for (int i = 0; i < 100; i++)
        assert_false(sim_rng_chance(&a, 0));
    assert_int_equal(sim_rng_next(&a), sim_rng_next(&b));
}

static void below_zero_is_zero(void **state)
{
    sim_rng r = sim_rng_make(1, 1);

    (void)state;
    assert_int_equal(sim_rng_below(&r, 0), 0);
}

static void splitmix_gives_the_published_numbers(void **state)
{
    static const uint64_t expected[] = {UINT64_C(6457827717110365317),
                                        UINT64_C(3203168211198807973),
                                        UINT64_C(9817491932198370423)};
    uint64_t x = 1234567;

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_true(sim_splitmix(&x) == expected[i]);
}

static void xoshiro_gives_the_published_numbers(void **state)
{
    static const uint64_t expected[] = {11520, 0, 1509978240, UINT64_C(1215971899390074240)};
    sim_rng r = {.state = {1, 2, 3, 4}};

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_true(sim_rng_next(&r) == expected[i]);
}

static void streams_and_seeds_differ(void **state)
{
    sim_rng a = sim_rng_make(7, 1), b = sim_rng_make(7, 2), c = sim_rng_make(8, 1);
    sim_rng again = sim_rng_make(7, 1);
    uint64_t first = sim_rng_next(&a);

    (void)state;
    assert_true(first == sim_rng_next(&again));
    assert_true(first != sim_rng_next(&b));
    assert_true(first != sim_rng_next(&c));
}

static void below_reaches_all_and_only_what_is_below(void **state)
{
    sim_rng r = sim_rng_make(3, 1);
    int seen[7] = {0};

    (void)state;
    for (int i = 0; i < 7000; i++)
        seen[sim_rng_below(&r, 7)]++;
    for (int i = 0; i < 7; i++)
        assert_in_range(seen[i], 850, 1150);
}

static void chance_is_near_its_rate(void **state)
{
    sim_rng r = sim_rng_make(4, 1);
    int hits = 0;

    (void)state;
    for (int i = 0; i < 10000; i++)
        hits += sim_rng_chance(&r, SIM_PPM / 4);
    assert_in_range(hits, 2300, 2700);
    assert_true(sim_rng_chance(&r, SIM_PPM));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chance_of_nothing_never_comes_and_draws_nothing),
        cmocka_unit_test(below_zero_is_zero),
        cmocka_unit_test(splitmix_gives_the_published_numbers),
        cmocka_unit_test(xoshiro_gives_the_published_numbers),
        cmocka_unit_test(streams_and_seeds_differ),
        cmocka_unit_test(below_reaches_all_and_only_what_is_below),
        cmocka_unit_test(chance_is_near_its_rate),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* backoff_test.c - pauses are random, grow to a bound, and never go past the deadline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/store/engine.h"

enum { NS_PER_US = 1000 };

typedef struct machine {
    shop_env env;
    int64_t now_ns;
    int64_t slept_ns;
    uint64_t dice;
    int dice_code;
} machine;

static int64_t machine_clock(void *self)
{
    return ((machine *)self)->now_ns;
}

static int machine_random(void *self, void *bytes, size_t size)
{
    machine *m = self;

    memset(bytes, 0, size);
    memcpy(bytes, &m->dice, size < sizeof(m->dice) ? size : sizeof(m->dice));
    return m->dice_code;
}

static void machine_sleep(void *self, int64_t duration_ns)
{
    machine *m = self;

    m->slept_ns = duration_ns;
    m->now_ns += duration_ns;
}

static void machine_init(machine *m)
{
    *m = (machine){.env = *shop_env_default(), .now_ns = 1000};
    m->env.self = m;
    m->env.monotonic_ns = machine_clock;
    m->env.random = machine_random;
    m->env.sleep_ns = machine_sleep;
}

static void a_deadline_that_passed_is_not_slept_over(void **state)
{
    machine m;

    (void)state;
    machine_init(&m);
    assert_false(shop__backoff(&m.env, 0, 1000));
    assert_int_equal(m.slept_ns, 0);
}

static void a_pause_ends_at_the_deadline(void **state)
{
    machine m;

    (void)state;
    machine_init(&m);
    m.dice = 5000;
    assert_true(shop__backoff(&m.env, 20, 1300));
    assert_int_equal(m.slept_ns, 300);
}

static void pauses_double_up_to_a_bound(void **state)
{
    static const int64_t expected_us[] = {100, 200, 400, 800, 1600, 3200, 6400, 10000, 10000};
    machine m;

    (void)state;
    machine_init(&m);
    m.dice_code = SHOP_E_UNAVAILABLE; /* the whole pause */
    for (uint32_t i = 0; i < sizeof(expected_us) / sizeof(expected_us[0]); i++) {
        assert_true(shop__backoff(&m.env, i, SHOP_WAIT_FOREVER));
        assert_int_equal(m.slept_ns, expected_us[i] * NS_PER_US);
    }
    assert_true(shop__backoff(&m.env, UINT32_MAX, SHOP_WAIT_FOREVER));
    assert_int_equal(m.slept_ns, 10000 * NS_PER_US);
}

static void randomness_spreads_a_pause_from_nothing_to_all(void **state)
{
    machine m;

    (void)state;
    machine_init(&m);
    m.dice = 0;
    assert_true(shop__backoff(&m.env, 0, SHOP_WAIT_FOREVER));
    assert_int_equal(m.slept_ns, 1);
    m.dice = 100 * NS_PER_US - 1;
    assert_true(shop__backoff(&m.env, 0, SHOP_WAIT_FOREVER));
    assert_int_equal(m.slept_ns, 100 * NS_PER_US);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deadline_that_passed_is_not_slept_over),
        cmocka_unit_test(a_pause_ends_at_the_deadline),
        cmocka_unit_test(pauses_double_up_to_a_bound),
        cmocka_unit_test(randomness_spreads_a_pause_from_nothing_to_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

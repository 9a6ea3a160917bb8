/* backoff.c - waiting for a store that others hold: exponential with full jitter, so that
 * callers who met do not meet again. */
#include "lib/store/engine.h"

enum { NS_PER_US = 1000, BACKOFF_DOUBLINGS_MAX = 16 };

static int64_t bound_ns(uint32_t attempt)
{
    uint32_t doublings = attempt < BACKOFF_DOUBLINGS_MAX ? attempt : BACKOFF_DOUBLINGS_MAX;
    int64_t bound_us = (int64_t)STORE_BACKOFF_FIRST_US << doublings;

    if (bound_us > STORE_BACKOFF_MAX_US)
        bound_us = STORE_BACKOFF_MAX_US;
    return bound_us * NS_PER_US;
}

bool shop__backoff(const shop_env *env, uint32_t attempt, int64_t deadline_ns)
{
    int64_t pause_ns = bound_ns(attempt);
    uint64_t dice;

    /* Without randomness the whole pause is still right, only not spread. */
    if (shop__env_random(env, &dice, sizeof(dice)) == 0)
        pause_ns = 1 + (int64_t)(dice % (uint64_t)pause_ns);
    if (deadline_ns != SHOP_WAIT_FOREVER) {
        int64_t left_ns = deadline_ns - shop__env_monotonic_ns(env);

        if (left_ns <= 0)
            return false;
        if (pause_ns > left_ns)
            pause_ns = left_ns;
    }
    shop__env_sleep_ns(env, pause_ns);
    return true;
}

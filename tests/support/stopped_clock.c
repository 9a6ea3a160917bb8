/* stopped_clock.c - see stopped_clock.h. */
#include "tests/support/stopped_clock.h"

static int64_t tell_ms(void *self)
{
    return atomic_load(&((stopped_clock *)self)->now_ms);
}

/* The functions of the default environment do not look at `self`. */
void stopped_clock_init(stopped_clock *clock, int64_t now_ms)
{
    clock->env = *shop_env_default();
    clock->env.self = clock;
    clock->env.now_ms = tell_ms;
    atomic_store(&clock->now_ms, now_ms);
}

void stopped_clock_advance(stopped_clock *clock, int64_t ms)
{
    atomic_fetch_add(&clock->now_ms, ms);
}

/* support.h - what the tests of lib/base share: numbers from a fixed seed, so that a failing loop
 * fails again, and an environment that counts allocations and refuses the n-th. */
#ifndef SHOP_TESTS_UNIT_BASE_SUPPORT_H
#define SHOP_TESTS_UNIT_BASE_SUPPORT_H

#include <stdint.h>

#include "lib/base/env.h"

/* splitmix64. */
static inline uint64_t draw(uint64_t *seed)
{
    uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline uint64_t draw_below(uint64_t *seed, uint64_t bound)
{
    return draw(seed) % bound;
}

/* Any int64, small ones as often as large ones. */
static inline int64_t draw_int(uint64_t *seed)
{
    return (int64_t)draw(seed) >> draw_below(seed, 64);
}

typedef struct counting_env {
    shop_env env;
    int calls;        /* allocations asked for */
    int live;         /* blocks not given back */
    int fail_at;      /* the call that gets nothing, counted from 1; 0 = none */
    size_t last_size; /* of the newest allocation asked for */
    int64_t now_ms;   /* what the clock says after freeze_clock() */
} counting_env;

static inline void *counting_allocate(void *self, size_t size)
{
    counting_env *c = self;

    c->calls++;
    c->last_size = size;
    if (c->calls == c->fail_at)
        return NULL;
    void *memory = shop__env_alloc(shop_env_default(), size);

    c->live += memory != NULL;
    return memory;
}

static inline void counting_release(void *self, void *memory)
{
    counting_env *c = self;

    c->live -= memory != NULL;
    shop__env_release(shop_env_default(), memory);
}

static inline int64_t frozen_now_ms(void *self)
{
    const counting_env *c = self;

    return c->now_ms;
}

static inline void counting_init(counting_env *c)
{
    *c = (counting_env){.env = *shop_env_default()};
    c->env.self = c;
    c->env.allocate = counting_allocate;
    c->env.release = counting_release;
}

static inline void freeze_clock(counting_env *c, int64_t now_ms)
{
    c->now_ms = now_ms;
    c->env.now_ms = frozen_now_ms;
}

#endif

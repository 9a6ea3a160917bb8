/* arena.h - for tests of pure functions: an arena that lives as long as a test, and one that is full. */
#ifndef SHOP_TESTS_UNIT_SERVICES_CART_ARENA_H
#define SHOP_TESTS_UNIT_SERVICES_CART_ARENA_H

#include <stdlib.h>

#include "lib/base/arena.h"
#include "lib/base/env.h"

enum { TEST_ARENA_BYTES = 1024 * 1024 };

typedef struct test_arenas {
    arena roomy;
    arena full;
} test_arenas;

static inline int test_arena_setup(void **state)
{
    test_arenas *both = calloc(1, sizeof(*both));
    if (both == NULL)
        return -1;
    shop__arena_init(&both->roomy, shop_env_default(), NULL, 0, TEST_ARENA_BYTES);
    shop__arena_init(&both->full, shop_env_default(), NULL, 0, 0);
    *state = both;
    return 0;
}

static inline int test_arena_teardown(void **state)
{
    test_arenas *both = *state;
    shop__arena_free(&both->roomy);
    shop__arena_free(&both->full);
    free(both);
    return 0;
}

static inline arena *test_arena(void **state)
{
    return &((test_arenas *)*state)->roomy;
}

static inline arena *test_full_arena(void **state)
{
    return &((test_arenas *)*state)->full;
}

#endif

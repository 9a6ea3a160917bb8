/* named.h - seeds that are named for a bug which users of other shops have reported. Each must come
 * across the occasion for it; a file of them has lines of NAME THEME SEED SIGHT. */
#ifndef SHOP_TESTS_SIM_NAMED_H
#define SHOP_TESTS_SIM_NAMED_H

#include <stdint.h>

#include "tests/sim/sights.h"

enum { NAMED_MAX = 64, NAMED_WORD_SIZE = 64 };

typedef struct named_seed {
    char name[NAMED_WORD_SIZE];
    char theme[NAMED_WORD_SIZE];
    uint64_t seed;
    sight shows;
} named_seed;

/* How many there are. What cannot be read is told on standard error and ends the process with
 * status 2. */
unsigned named_read(const char *path, named_seed seeds[NAMED_MAX]);

#endif

/* stopped_clock.h - for tests: an environment whose wall clock stands still until the test moves it;
 * everything else of it is the operating system's. */
#ifndef SHOP_TESTS_SUPPORT_STOPPED_CLOCK_H
#define SHOP_TESTS_SUPPORT_STOPPED_CLOCK_H

#include <stdatomic.h>

#include "shop/sys/env.h"

typedef struct stopped_clock {
    shop_env env;
    _Atomic int64_t now_ms;
} stopped_clock;

/* Sets it to a time. The clock must stay where it is as long as the environment is used. */
void stopped_clock_init(stopped_clock *clock, int64_t now_ms);

void stopped_clock_advance(stopped_clock *clock, int64_t ms);

#endif

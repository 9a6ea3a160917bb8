/* replay.h - what the writer's connection ran, recorded with its bound values, and run again by SQLite's C
 * API alone: what is left to our own code between the two. One recorder, for the whole process. */
#ifndef SHOP_TESTS_BENCH_REPLAY_H
#define SHOP_TESTS_BENCH_REPLAY_H

#include "tests/bench/bench.h"

/* Watch every connection that is opened from now on. */
void replay_watch(void);

/* Forget what was recorded and begin anew; stop. No write may be under way. */
void replay_start(void);
void replay_stop(void);

/* Copy a shop's file as it is now, with what its WAL holds. */
void replay_copy(const char *from, const char *to);

/* Run what was recorded on a copy that was made when the recording began: every statement prepared once, the
 * same commits, the store's settings. Seconds that it took; the copy is changed. */
double replay_run(const char *path);

/* What each statement of the last replay_run() cost, for one of so many orders, on standard error. */
void replay_profile(int64_t orders);

#endif

/* tally.h - how often each operation was called from outside or as a job, and how that ended; since the store was
 * opened, in this process. What services ask each other within a call is a part of that call. */
#ifndef SHOP_LIB_CORE_TALLY_H
#define SHOP_LIB_CORE_TALLY_H

#include <stdatomic.h>
#include <stdint.h>

typedef struct tally {
    _Atomic int64_t calls;
    _Atomic int64_t refused; /* an answer for the caller: HTTP status 4xx */
    _Atomic int64_t failed;  /* 5xx */
} tally;

typedef struct tally_counts {
    int64_t calls, refused, failed;
} tally_counts;

/* One call has ended with this code. */
void shop__tally_add(tally *t, int code);

/* Each number is right; one call may be in `calls` and not yet in the others. */
tally_counts shop__tally_read(const tally *t);

#endif

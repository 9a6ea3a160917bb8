/* tally.c - counting without a lock: no number depends on another. */
#include "lib/core/tally.h"

#include "shop/error.h"

enum { SERVER_ERROR = 500 };

void shop__tally_add(tally *t, int code)
{
    atomic_fetch_add_explicit(&t->calls, 1, memory_order_relaxed);
    if (code == 0)
        return;
    _Atomic int64_t *outcome = shop_code_http_status(code) < SERVER_ERROR ? &t->refused : &t->failed;
    atomic_fetch_add_explicit(outcome, 1, memory_order_relaxed);
}

tally_counts shop__tally_read(const tally *t)
{
    return (tally_counts){.calls = atomic_load_explicit(&t->calls, memory_order_relaxed),
                          .refused = atomic_load_explicit(&t->refused, memory_order_relaxed),
                          .failed = atomic_load_explicit(&t->failed, memory_order_relaxed)};
}

/* internal_call.h - for tests: reach what nobody outside can, on a shop opened on a store.
 * Internal operations run as another service would call them, but each in a transaction of its
 * own; events are told as if their service had told them. */
#ifndef SHOP_TESTS_SUPPORT_INTERNAL_CALL_H
#define SHOP_TESTS_SUPPORT_INTERNAL_CALL_H

#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"
#include "shop/shop.h"

struct call; /* lib/core/call.h */

/* Call an operation with the shop's own authority. `args` is checked as if it came from outside.
 * `out` is a const T **, set on success (free with shop_free()), or NULL; on failure
 * shop_error_last() says why. */
int internal_call(shop *s, unsigned op, const void *args, void *out);

/* Run a function in one transaction of a service (SHOP__SERVICE_…), again with the shop's own authority. What
 * it allocates is gone afterwards; on failure nothing was written, and shop_error_last() says why. It may run
 * twice, and must not assert: it would leave with the store's lock. */
int internal_transact(shop *s, unsigned service, int (*body)(struct call *c, void *userdata),
                      void *userdata);

/* Append an event (SHOP__EVENT_…) about a subject to the log; shop_run_pending() delivers it. */
int internal_emit(shop *s, unsigned number, const char *about, int64_t version, const void *data);

#endif

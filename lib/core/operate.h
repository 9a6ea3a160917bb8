/* operate.h - what the system service may know of the engine: consumers, replay, figures. */
#ifndef SHOP_LIB_CORE_OPERATE_H
#define SHOP_LIB_CORE_OPERATE_H

#include "lib/core/call.h"
#include "lib/core/tally.h"
#include "lib/events/cursors.h"
#include "lib/events/dead.h"
#include "lib/events/outbox.h"

tx *call_tx(call *c); /* the open transaction, for the log's own functions */
void call_store_stats(call *c, store_stats *ret);

/* How the operation of this index fared, and its name; NULL behind the last. */
const char *call_tally(call *c, size_t index, tally_counts *ret);

bool call_knows_consumer(call *c, const char *name);

/* The names of all consumers, one after another; NULL behind the last. */
const char *call_consumer_name(call *c, size_t index);

/* In no transaction: run `body` on a snapshot of its own. */
int call_look(call *c, int (*body)(call *c, void *userdata), void *userdata);

/* In no transaction: deliver one dead letter again and forget it, in one commit. */
int call_redeliver(call *c, const char *name, int64_t position);

/* In a transaction: what is older than its limit. */
int call_prune_claims(call *c, int64_t *ret_done);

#endif

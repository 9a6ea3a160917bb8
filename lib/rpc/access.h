/* access.h - for whom a peer may call. What it may call says lib/schema/peers.h. */
#ifndef SHOP_LIB_RPC_ACCESS_H
#define SHOP_LIB_RPC_ACCESS_H

#include <stdbool.h>

#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

/* Whether it may call for whom it says; `peer` is the name that its certificate carries. The gateway carries in what
 * its callers have: a token, a guest's id or nothing; it cannot say by itself who somebody is, and is never the
 * operator. */
bool shop__access_speaks(const char *peer, const shop_rpc_request *header);

#endif

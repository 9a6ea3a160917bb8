/* access.h - which peer may call which operation, and for whom: what the schema declares, and nothing else. */
#ifndef SHOP_LIB_RPC_ACCESS_H
#define SHOP_LIB_RPC_ACCESS_H

#include <stdbool.h>

#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

/* `peer` is the name that its certificate carries. */
bool shop__access_allows(const char *peer, const schema_op *op);

/* Whether it may call for whom it says. The gateway carries in what its callers have: a token, a guest's id or
 * nothing; it cannot say by itself who somebody is, and is never the operator. */
bool shop__access_speaks(const char *peer, const shop_rpc_request *header);

#endif

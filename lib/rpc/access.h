/* access.h - which service may call which operation: what the schema declares, and nothing else. */
#ifndef SHOP_LIB_RPC_ACCESS_H
#define SHOP_LIB_RPC_ACCESS_H

#include <stdbool.h>

#include "lib/schema/generated/ops.h"

/* A peer that carries callers of its own in from outside: every public operation, no internal one. */
#define RPC_GATEWAY "gateway"

/* `peer` is the name that its certificate carries. */
bool shop__access_allows(const char *peer, const schema_op *op);

#endif

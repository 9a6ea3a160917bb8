/* access.c - which service may call which operation; see access.h. */
#include "lib/rpc/access.h"

#include <string.h>

static int service_named(const char *name)
{
    for (int i = 0; i < SHOP__SERVICE_COUNT; i++)
        if (strcmp(shop__services[i], name) == 0)
            return i;
    return -1;
}

bool shop__access_allows(const char *peer, const schema_op *op)
{
    if (strcmp(peer, RPC_GATEWAY) == 0)
        return (op->flags & OP_INTERNAL) == 0;
    int service = service_named(peer);
    return service >= 0 && (op->callers & (UINT32_C(1) << service)) != 0;
}

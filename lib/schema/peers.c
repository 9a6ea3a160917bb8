/* peers.c - questions to the generated table of peers and the callers of each operation. */
#include "lib/schema/peers.h"

#include <string.h>

#include "lib/schema/generated/ops.h"

int shop__peer(const char *name)
{
    for (int i = 0; i < SHOP__PEER_COUNT; i++)
        if (strcmp(name, shop__peers[i]) == 0)
            return i;
    return PEER_NONE;
}

const char *shop__peer_name(int peer)
{
    return peer >= 0 && peer < SHOP__PEER_COUNT ? shop__peers[peer] : NULL;
}

bool shop__peer_may(int peer, const schema_op *op)
{
    return peer >= 0 && peer < SHOP__PEER_COUNT && (op->callers >> peer & 1U) != 0;
}

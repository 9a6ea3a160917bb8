/* access.c - which peer may call which operation, and for whom; see access.h. */
#include "lib/rpc/access.h"

#include <string.h>

static int number_of(const char *peer)
{
    for (int i = 0; i < SHOP__PEER_COUNT; i++)
        if (strcmp(shop__peers[i], peer) == 0)
            return i;
    return -1;
}

bool shop__access_allows(const char *peer, const schema_op *op)
{
    int number = number_of(peer);
    return number >= 0 && (op->callers & (UINT32_C(1) << number)) != 0;
}

bool shop__access_speaks(const char *peer, const shop_rpc_request *header)
{
    int number = number_of(peer);
    if (number == SHOP__PEER_GATEWAY)
        return !header->by_operator && header->user_id == NULL && header->role == NULL;
    return number >= 0;
}

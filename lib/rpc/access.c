/* access.c - for whom a peer may call; see access.h. */
#include "lib/rpc/access.h"

#include "lib/schema/peers.h"

bool shop__access_speaks(const char *peer, const shop_rpc_request *header)
{
    int number = shop__peer(peer);
    if (number == SHOP__PEER_GATEWAY)
        return !header->by_operator && header->user_id == NULL && header->role == NULL;
    return number != PEER_NONE;
}

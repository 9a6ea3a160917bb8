/* peers.h - who may call what between processes, from the description: a service what lists it among its callers, a
 * peer that is no service (roles.toml) every operation that is not internal. What is not listed is refused. */
#ifndef SHOP_LIB_SCHEMA_PEERS_H
#define SHOP_LIB_SCHEMA_PEERS_H

#include "lib/schema/schema.h"

enum { PEER_NONE = -1 };

/* The number of a peer by the name in its certificate: SHOP__SERVICE_… or SHOP__PEER_…; PEER_NONE. */
int shop__peer(const char *name);

/* Its name; NULL for PEER_NONE and other numbers. */
const char *shop__peer_name(int peer);

bool shop__peer_may(int peer, const schema_op *op);

#endif

/* client.h - the driver whose services are other processes: shop_open("ipc:///path") or "tcp://host:port".
 * What was sent and not answered is SHOP_E_UNKNOWN where it may have written; what was not sent, or answered with
 * a refusal, provably did nothing. What did not begin is tried again, and what was lost if it is harmless twice. */
#ifndef SHOP_LIB_RPC_CLIENT_H
#define SHOP_LIB_RPC_CLIENT_H

#include "lib/api/handle.h"
#include "lib/rpc/channel.h"

/* Routes every service there. Connects with the first call. */
int shop__rpc_open(const char *url, const shop_options *options, shop_base *base, fault *f);

/* For tests and figures: of a shop that was opened so. */
void shop__rpc_client_figures(const shop *s, channel_figures *ret);

#endif

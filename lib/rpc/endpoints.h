/* endpoints.h - from a shop's URL to the places where its services listen. */
#ifndef SHOP_LIB_RPC_ENDPOINTS_H
#define SHOP_LIB_RPC_ENDPOINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/fault.h"
#include "lib/rpc/limits.h"

typedef struct endpoint_list {
    char at[RPC_ENDPOINTS_MAX][RPC_ENDPOINT_SIZE];
    size_t count;
    bool network; /* tcp:// */
} endpoint_list;

/* "ipc:///path", "ipc:path", "tcp://host:port", or several instances of the same: "tcp://a:1,b:1".
 * SHOP_E_INVALID with the field "url". */
int shop__endpoints_parse(const char *url, endpoint_list *ret, fault *f);

#endif

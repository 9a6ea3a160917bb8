/* wire.h - headers of calls between processes: small strict JSON records that the schema describes.
 * A request has three frames (operation, header, arguments), an answer two (header, result). A newer
 * peer may say more than this one knows; what is known must be right. */
#ifndef SHOP_LIB_RPC_WIRE_H
#define SHOP_LIB_RPC_WIRE_H

#include "lib/base/arena.h"
#include "lib/base/buf.h"
#include "lib/base/fault.h"
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"
#include "shop/shop.h"

/* 0, or SHOP_E_NO_MEMORY. The version is filled in. */
int shop__wire_write_request(const shop_rpc_request *header, buf *out);
int shop__wire_write_reply(const shop_rpc_reply *header, buf *out);

/* Texts are in the arena. SHOP_E_INVALID, SHOP_E_TOO_LARGE, SHOP_E_UNSUPPORTED (another version). On failure a
 * request has at most its call number left, if that could be read: so that it can be refused by it. */
int shop__wire_read_request(const void *bytes, size_t size, arena *a, shop_rpc_request *ret, fault *f);
int shop__wire_read_reply(const void *bytes, size_t size, arena *a, shop_rpc_reply *ret, fault *f);

/* Who asks. NULL is the operator. */
void shop__wire_put_identity(shop_rpc_request *header, const shop_identity *who);

/* The other way round; NULL for the operator, else `room` with texts borrowed from the header. */
const shop_identity *shop__wire_identity(const shop_rpc_request *header, shop_identity *room);

#endif

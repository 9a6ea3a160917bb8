/* host.h - an open shop as the one who answers: the `handle` of a server whose userdata is the shop. */
#ifndef SHOP_LIB_RPC_HOST_H
#define SHOP_LIB_RPC_HOST_H

#include "lib/api/driver.h"

/* `userdata` is the operator's handle of an open shop. A call by nobody in particular runs as the operator;
 * everybody else is checked as shop_as() does. */
int shop__host_handle(void *userdata, const char *peer, const schema_op *op, call_header *header,
                      const payload *in, const void **ret_block, fault *f);

#endif

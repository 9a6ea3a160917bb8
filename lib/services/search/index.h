/* index.h - one product into the index: reading it, and writing what was read. */
#ifndef SHOP_LIB_SERVICES_SEARCH_INDEX_H
#define SHOP_LIB_SERVICES_SEARCH_INDEX_H

#include "lib/core/call.h"
#include "shop/catalog.h"

/* The product as it is now; NULL when there is none. */
int shop__search_read_product(call *c, const char *product_id, const shop_product **ret);

/* In a write transaction: index it, or take it out when it is not on sale. */
int shop__search_take(call *c, const char *product_id, const shop_product *product);

#endif

/* index.h - one product into the index: reading it, and writing what was read. */
#ifndef SHOP_LIB_SERVICES_SEARCH_INDEX_H
#define SHOP_LIB_SERVICES_SEARCH_INDEX_H

#include "lib/core/call.h"
#include "lib/schema/generated/records.h"
#include "shop/catalog.h"

/* What the catalogue has of a product: all that the index is made of. */
typedef struct source {
    const char *product_id;
    const shop_product *product;          /* NULL = there is none */
    const shop_category_path *categories; /* its own and those above; NULL = it stands in none */
} source;

/* The product as it is now. */
int shop__search_read(call *c, const char *product_id, source *ret);

static inline bool shop__search_on_sale(const source *s)
{
    return s->product != NULL && s->product->status == SHOP_PRODUCT_STATUS_ACTIVE;
}

/* In a write transaction: index it, or take it out when it is not on sale. */
int shop__search_take(call *c, const source *s);

#endif

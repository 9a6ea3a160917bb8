/* handlers.h - what catalog has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_CATALOG_HANDLERS_H
#define SHOP_LIB_SERVICES_CATALOG_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__product_get(call *c, const shop_product_get_args *args, shop_product *ret);
int shop__product_put(call *c, const shop_product_put_args *args, shop_product *ret);
int shop__variant_offers(call *c, const shop_variant_offers_args *args, shop_offer_list *ret);

extern const migration shop__catalog_migrations[];
extern const size_t shop__catalog_migration_count;

#endif

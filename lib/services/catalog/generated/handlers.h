/* handlers.h - what catalog has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_CATALOG_HANDLERS_H
#define SHOP_LIB_SERVICES_CATALOG_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__product_get(call *c, const shop_product_get_args *args, shop_product *ret);
int shop__product_put(call *c, const shop_product_put_args *args, shop_product *ret);
int shop__product_find(call *c, const shop_product_find_args *args, shop_product *ret);
int shop__product_list(call *c, const shop_product_list_args *args, shop_product_summary_page *ret);
int shop__product_set_status(call *c, const shop_product_set_status_args *args, shop_product *ret);
int shop__product_delete(call *c, const shop_product_delete_args *args);
int shop__variant_get(call *c, const shop_variant_get_args *args, shop_product_variant *ret);
int shop__price_set(call *c, const shop_price_set_args *args, shop_product_variant *ret);
int shop__category_put(call *c, const shop_category_put_args *args, shop_category *ret);
int shop__category_get(call *c, const shop_category_get_args *args, shop_category *ret);
int shop__category_list(call *c, const shop_category_list_args *args, shop_category_tree *ret);
int shop__category_delete(call *c, const shop_category_delete_args *args);
int shop__variant_offers(call *c, const shop_variant_offers_args *args, shop_offer_list *ret);
int shop__category_ancestors(call *c, const shop_category_ancestors_args *args, shop_category_path *ret);

extern const migration shop__catalog_migrations[];
extern const size_t shop__catalog_migration_count;

#endif

/* handlers.h - what cart has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_CART_HANDLERS_H
#define SHOP_LIB_SERVICES_CART_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__cart_create(call *c, const shop_cart_create_args *args, shop_cart *ret);
int shop__cart_get(call *c, const shop_cart_get_args *args, shop_cart *ret);
int shop__cart_list(call *c, const shop_cart_list_args *args, shop_cart_page *ret);
int shop__cart_delete(call *c, const shop_cart_delete_args *args);
int shop__cart_add_line(call *c, const shop_cart_add_line_args *args, shop_cart *ret);
int shop__cart_set_line(call *c, const shop_cart_set_line_args *args, shop_cart *ret);
int shop__cart_set_delivery(call *c, const shop_cart_set_delivery_args *args, shop_cart *ret);
int shop__cart_add_coupon(call *c, const shop_cart_add_coupon_args *args, shop_cart *ret);
int shop__cart_remove_coupon(call *c, const shop_cart_remove_coupon_args *args, shop_cart *ret);
int shop__cart_merge(call *c, const shop_cart_merge_args *args, shop_cart *ret);
int shop__cart_quote(call *c, const shop_cart_quote_args *args, shop_quote *ret);
int shop__cart_lock(call *c, const shop_cart_lock_args *args, shop_quote *ret);
int shop__cart_unlock(call *c, const shop_cart_unlock_args *args);
int shop__cart_abandon_due(call *c, const shop_cart_abandon_due_args *args, shop_job_report *ret);
int shop__region_put(call *c, const shop_region_put_args *args, shop_region *ret);
int shop__region_get(call *c, const shop_region_get_args *args, shop_region *ret);
int shop__region_list(call *c, const shop_region_list_args *args, shop_region_page *ret);
int shop__region_delete(call *c, const shop_region_delete_args *args);
int shop__shipping_method_put(call *c, const shop_shipping_method_put_args *args, shop_shipping_method *ret);
int shop__shipping_method_list(call *c, const shop_shipping_method_list_args *args, shop_shipping_method_page *ret);
int shop__shipping_method_delete(call *c, const shop_shipping_method_delete_args *args);
int shop__promotion_put(call *c, const shop_promotion_put_args *args, shop_promotion *ret);
int shop__promotion_get(call *c, const shop_promotion_get_args *args, shop_promotion *ret);
int shop__promotion_list(call *c, const shop_promotion_list_args *args, shop_promotion_page *ret);
int shop__promotion_delete(call *c, const shop_promotion_delete_args *args);
int shop__coupon_reserve(call *c, const shop_coupon_reserve_args *args);
int shop__coupon_claim(call *c, const shop_coupon_claim_args *args);
int shop__coupon_release(call *c, const shop_coupon_release_args *args);
int shop__cart_orders_on_order_created(call *c, const event *e, const shop_order_event *data);
int shop__cart_people_on_user_erased(call *c, const event *e, const shop_user_event *data);

extern const migration shop__cart_migrations[];
extern const size_t shop__cart_migration_count;

#endif

/* stubs.c - each public operation is one line: into the slot that every route shares.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/api/invoke.h"
#include "lib/schema/generated/ops.h"
#include "shop/types.h"
#include "shop/user.h"
#include "shop/catalog.h"
#include "shop/inventory.h"
#include "shop/cart.h"
#include "shop/order.h"
#include "shop/payment.h"
#include "shop/system.h"

int shop_product_get(shop *s, const shop_product_get_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_GET, args, out);
}

int shop_product_put(shop *s, const shop_product_put_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_PUT, args, out);
}

int shop_cart_create(shop *s, const shop_cart_create_args *args, const shop_cart **out)
{
    return shop__invoke(s, SHOP__OP_CART_CREATE, args, out);
}

int shop_cart_get(shop *s, const shop_cart_get_args *args, const shop_cart **out)
{
    return shop__invoke(s, SHOP__OP_CART_GET, args, out);
}

int shop_cart_list(shop *s, const shop_cart_list_args *args, const shop_cart_page **out)
{
    return shop__invoke(s, SHOP__OP_CART_LIST, args, out);
}

int shop_cart_delete(shop *s, const shop_cart_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_CART_DELETE, args, NULL);
}

int shop_cart_add_line(shop *s, const shop_cart_add_line_args *args, const shop_cart **out)
{
    return shop__invoke(s, SHOP__OP_CART_ADD_LINE, args, out);
}

int shop_cart_set_line(shop *s, const shop_cart_set_line_args *args, const shop_cart **out)
{
    return shop__invoke(s, SHOP__OP_CART_SET_LINE, args, out);
}

int shop_cart_set_delivery(shop *s, const shop_cart_set_delivery_args *args, const shop_cart **out)
{
    return shop__invoke(s, SHOP__OP_CART_SET_DELIVERY, args, out);
}

int shop_cart_add_coupon(shop *s, const shop_cart_add_coupon_args *args, const shop_cart **out)
{
    return shop__invoke(s, SHOP__OP_CART_ADD_COUPON, args, out);
}

int shop_cart_remove_coupon(
    shop *s, const shop_cart_remove_coupon_args *args, const shop_cart **out)
{
    return shop__invoke(s, SHOP__OP_CART_REMOVE_COUPON, args, out);
}

int shop_cart_merge(shop *s, const shop_cart_merge_args *args, const shop_cart **out)
{
    return shop__invoke(s, SHOP__OP_CART_MERGE, args, out);
}

int shop_cart_quote(shop *s, const shop_cart_quote_args *args, const shop_quote **out)
{
    return shop__invoke(s, SHOP__OP_CART_QUOTE, args, out);
}

int shop_cart_abandon_due(
    shop *s, const shop_cart_abandon_due_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_CART_ABANDON_DUE, args, out);
}

int shop_region_put(shop *s, const shop_region_put_args *args, const shop_region **out)
{
    return shop__invoke(s, SHOP__OP_REGION_PUT, args, out);
}

int shop_region_get(shop *s, const shop_region_get_args *args, const shop_region **out)
{
    return shop__invoke(s, SHOP__OP_REGION_GET, args, out);
}

int shop_region_list(shop *s, const shop_region_list_args *args, const shop_region_page **out)
{
    return shop__invoke(s, SHOP__OP_REGION_LIST, args, out);
}

int shop_region_delete(shop *s, const shop_region_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_REGION_DELETE, args, NULL);
}

int shop_shipping_method_put(
    shop *s, const shop_shipping_method_put_args *args, const shop_shipping_method **out)
{
    return shop__invoke(s, SHOP__OP_SHIPPING_METHOD_PUT, args, out);
}

int shop_shipping_method_list(
    shop *s, const shop_shipping_method_list_args *args, const shop_shipping_method_page **out)
{
    return shop__invoke(s, SHOP__OP_SHIPPING_METHOD_LIST, args, out);
}

int shop_shipping_method_delete(shop *s, const shop_shipping_method_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_SHIPPING_METHOD_DELETE, args, NULL);
}

int shop_promotion_put(shop *s, const shop_promotion_put_args *args, const shop_promotion **out)
{
    return shop__invoke(s, SHOP__OP_PROMOTION_PUT, args, out);
}

int shop_promotion_get(shop *s, const shop_promotion_get_args *args, const shop_promotion **out)
{
    return shop__invoke(s, SHOP__OP_PROMOTION_GET, args, out);
}

int shop_promotion_list(
    shop *s, const shop_promotion_list_args *args, const shop_promotion_page **out)
{
    return shop__invoke(s, SHOP__OP_PROMOTION_LIST, args, out);
}

int shop_promotion_delete(shop *s, const shop_promotion_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_PROMOTION_DELETE, args, NULL);
}

int shop_event_list(shop *s, const shop_event_list_args *args, const shop_event_log **out)
{
    return shop__invoke(s, SHOP__OP_EVENT_LIST, args, out);
}

int shop_event_dead(shop *s, const shop_event_dead_args *args, const shop_dead_events **out)
{
    return shop__invoke(s, SHOP__OP_EVENT_DEAD, args, out);
}

int shop_event_replay(shop *s, const shop_event_replay_args *args, const shop_replay_report **out)
{
    return shop__invoke(s, SHOP__OP_EVENT_REPLAY, args, out);
}

int shop_event_rewind(shop *s, const shop_event_rewind_args *args, const shop_cursor **out)
{
    return shop__invoke(s, SHOP__OP_EVENT_REWIND, args, out);
}

int shop_system_stats(shop *s, const shop_system_stats_args *args, const shop_system_figures **out)
{
    return shop__invoke(s, SHOP__OP_SYSTEM_STATS, args, out);
}

int shop_system_prune(shop *s, const shop_system_prune_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_SYSTEM_PRUNE, args, out);
}

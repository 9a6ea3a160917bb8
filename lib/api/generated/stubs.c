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

int shop_account_register(shop *s, const shop_account_register_args *args, const shop_account **out)
{
    return shop__invoke(s, SHOP__OP_ACCOUNT_REGISTER, args, out);
}

int shop_account_get(shop *s, const shop_account_get_args *args, const shop_account **out)
{
    return shop__invoke(s, SHOP__OP_ACCOUNT_GET, args, out);
}

int shop_account_list(shop *s, const shop_account_list_args *args, const shop_account_page **out)
{
    return shop__invoke(s, SHOP__OP_ACCOUNT_LIST, args, out);
}

int shop_account_update(shop *s, const shop_account_update_args *args, const shop_account **out)
{
    return shop__invoke(s, SHOP__OP_ACCOUNT_UPDATE, args, out);
}

int shop_account_set_role(shop *s, const shop_account_set_role_args *args, const shop_account **out)
{
    return shop__invoke(s, SHOP__OP_ACCOUNT_SET_ROLE, args, out);
}

int shop_account_change_password(shop *s, const shop_account_change_password_args *args)
{
    return shop__invoke(s, SHOP__OP_ACCOUNT_CHANGE_PASSWORD, args, NULL);
}

int shop_account_erase(shop *s, const shop_account_erase_args *args)
{
    return shop__invoke(s, SHOP__OP_ACCOUNT_ERASE, args, NULL);
}

int shop_session_create(shop *s, const shop_session_create_args *args, const shop_session **out)
{
    return shop__invoke(s, SHOP__OP_SESSION_CREATE, args, out);
}

int shop_session_list(shop *s, const shop_session_list_args *args, const shop_session_page **out)
{
    return shop__invoke(s, SHOP__OP_SESSION_LIST, args, out);
}

int shop_session_delete(shop *s, const shop_session_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_SESSION_DELETE, args, NULL);
}

int shop_session_prune(shop *s, const shop_session_prune_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_SESSION_PRUNE, args, out);
}

int shop_address_put(shop *s, const shop_address_put_args *args, const shop_saved_address **out)
{
    return shop__invoke(s, SHOP__OP_ADDRESS_PUT, args, out);
}

int shop_address_get(shop *s, const shop_address_get_args *args, const shop_saved_address **out)
{
    return shop__invoke(s, SHOP__OP_ADDRESS_GET, args, out);
}

int shop_address_list(
    shop *s, const shop_address_list_args *args, const shop_saved_address_page **out)
{
    return shop__invoke(s, SHOP__OP_ADDRESS_LIST, args, out);
}

int shop_address_delete(shop *s, const shop_address_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_ADDRESS_DELETE, args, NULL);
}

int shop_product_get(shop *s, const shop_product_get_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_GET, args, out);
}

int shop_product_put(shop *s, const shop_product_put_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_PUT, args, out);
}

int shop_product_find(shop *s, const shop_product_find_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_FIND, args, out);
}

int shop_product_list(
    shop *s, const shop_product_list_args *args, const shop_product_summary_page **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_LIST, args, out);
}

int shop_product_set_status(
    shop *s, const shop_product_set_status_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_SET_STATUS, args, out);
}

int shop_product_delete(shop *s, const shop_product_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_DELETE, args, NULL);
}

int shop_variant_get(shop *s, const shop_variant_get_args *args, const shop_product_variant **out)
{
    return shop__invoke(s, SHOP__OP_VARIANT_GET, args, out);
}

int shop_price_set(shop *s, const shop_price_set_args *args, const shop_product_variant **out)
{
    return shop__invoke(s, SHOP__OP_PRICE_SET, args, out);
}

int shop_category_put(shop *s, const shop_category_put_args *args, const shop_category **out)
{
    return shop__invoke(s, SHOP__OP_CATEGORY_PUT, args, out);
}

int shop_category_get(shop *s, const shop_category_get_args *args, const shop_category **out)
{
    return shop__invoke(s, SHOP__OP_CATEGORY_GET, args, out);
}

int shop_category_list(shop *s, const shop_category_list_args *args, const shop_category_tree **out)
{
    return shop__invoke(s, SHOP__OP_CATEGORY_LIST, args, out);
}

int shop_category_delete(shop *s, const shop_category_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_CATEGORY_DELETE, args, NULL);
}

int shop_location_put(shop *s, const shop_location_put_args *args, const shop_location **out)
{
    return shop__invoke(s, SHOP__OP_LOCATION_PUT, args, out);
}

int shop_location_get(shop *s, const shop_location_get_args *args, const shop_location **out)
{
    return shop__invoke(s, SHOP__OP_LOCATION_GET, args, out);
}

int shop_location_list(shop *s, const shop_location_list_args *args, const shop_location_page **out)
{
    return shop__invoke(s, SHOP__OP_LOCATION_LIST, args, out);
}

int shop_location_delete(shop *s, const shop_location_delete_args *args)
{
    return shop__invoke(s, SHOP__OP_LOCATION_DELETE, args, NULL);
}

int shop_stock_set(shop *s, const shop_stock_set_args *args, const shop_stock **out)
{
    return shop__invoke(s, SHOP__OP_STOCK_SET, args, out);
}

int shop_stock_adjust(shop *s, const shop_stock_adjust_args *args, const shop_stock **out)
{
    return shop__invoke(s, SHOP__OP_STOCK_ADJUST, args, out);
}

int shop_stock_get(shop *s, const shop_stock_get_args *args, const shop_stock **out)
{
    return shop__invoke(s, SHOP__OP_STOCK_GET, args, out);
}

int shop_stock_list(shop *s, const shop_stock_list_args *args, const shop_stock_page **out)
{
    return shop__invoke(s, SHOP__OP_STOCK_LIST, args, out);
}

int shop_stock_check(shop *s, const shop_stock_check_args *args, const shop_availability_list **out)
{
    return shop__invoke(s, SHOP__OP_STOCK_CHECK, args, out);
}

int shop_movement_list(shop *s, const shop_movement_list_args *args, const shop_movement_page **out)
{
    return shop__invoke(s, SHOP__OP_MOVEMENT_LIST, args, out);
}

int shop_reservation_get(
    shop *s, const shop_reservation_get_args *args, const shop_reservation **out)
{
    return shop__invoke(s, SHOP__OP_RESERVATION_GET, args, out);
}

int shop_reservation_list(
    shop *s, const shop_reservation_list_args *args, const shop_reservation_page **out)
{
    return shop__invoke(s, SHOP__OP_RESERVATION_LIST, args, out);
}

int shop_reservation_expire_due(
    shop *s, const shop_reservation_expire_due_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_RESERVATION_EXPIRE_DUE, args, out);
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

int shop_system_check(shop *s, const shop_system_check_args *args, const shop_check_report **out)
{
    return shop__invoke(s, SHOP__OP_SYSTEM_CHECK, args, out);
}

int shop_system_prune(shop *s, const shop_system_prune_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_SYSTEM_PRUNE, args, out);
}

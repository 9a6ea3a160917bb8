/* calls.h - how services call one another, and how they tell what happened.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_CALLS_H
#define SHOP_LIB_SERVICES_CALLS_H

#include "lib/core/call.h"
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static inline int call_user_account_register(
    call *c, const shop_account_register_args *args, const shop_account **ret)
{
    return call_op(c, SHOP__OP_ACCOUNT_REGISTER, args, ret);
}

static inline int call_user_account_get(
    call *c, const shop_account_get_args *args, const shop_account **ret)
{
    return call_op(c, SHOP__OP_ACCOUNT_GET, args, ret);
}

static inline int call_user_account_list(
    call *c, const shop_account_list_args *args, const shop_account_page **ret)
{
    return call_op(c, SHOP__OP_ACCOUNT_LIST, args, ret);
}

static inline int call_user_account_update(
    call *c, const shop_account_update_args *args, const shop_account **ret)
{
    return call_op(c, SHOP__OP_ACCOUNT_UPDATE, args, ret);
}

static inline int call_user_account_set_role(
    call *c, const shop_account_set_role_args *args, const shop_account **ret)
{
    return call_op(c, SHOP__OP_ACCOUNT_SET_ROLE, args, ret);
}

static inline int call_user_account_change_password(
    call *c, const shop_account_change_password_args *args)
{
    return call_op(c, SHOP__OP_ACCOUNT_CHANGE_PASSWORD, args, NULL);
}

static inline int call_user_account_erase(call *c, const shop_account_erase_args *args)
{
    return call_op(c, SHOP__OP_ACCOUNT_ERASE, args, NULL);
}

static inline int call_user_account_contact(
    call *c, const shop_account_contact_args *args, const shop_contact **ret)
{
    return call_op(c, SHOP__OP_ACCOUNT_CONTACT, args, ret);
}

static inline int call_user_account_credential(
    call *c, const shop_account_credential_args *args, const shop_credential **ret)
{
    return call_op(c, SHOP__OP_ACCOUNT_CREDENTIAL, args, ret);
}

static inline int call_user_session_create(
    call *c, const shop_session_create_args *args, const shop_session **ret)
{
    return call_op(c, SHOP__OP_SESSION_CREATE, args, ret);
}

static inline int call_user_session_settle(
    call *c, const shop_session_settle_args *args, const shop_session **ret)
{
    return call_op(c, SHOP__OP_SESSION_SETTLE, args, ret);
}

static inline int call_user_session_list(
    call *c, const shop_session_list_args *args, const shop_session_page **ret)
{
    return call_op(c, SHOP__OP_SESSION_LIST, args, ret);
}

static inline int call_user_session_delete(call *c, const shop_session_delete_args *args)
{
    return call_op(c, SHOP__OP_SESSION_DELETE, args, NULL);
}

static inline int call_user_session_resolve(
    call *c, const shop_session_resolve_args *args, const shop_session_principal **ret)
{
    return call_op(c, SHOP__OP_SESSION_RESOLVE, args, ret);
}

static inline int call_user_session_prune(
    call *c, const shop_session_prune_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_SESSION_PRUNE, args, ret);
}

static inline int call_user_address_put(
    call *c, const shop_address_put_args *args, const shop_saved_address **ret)
{
    return call_op(c, SHOP__OP_ADDRESS_PUT, args, ret);
}

static inline int call_user_address_get(
    call *c, const shop_address_get_args *args, const shop_saved_address **ret)
{
    return call_op(c, SHOP__OP_ADDRESS_GET, args, ret);
}

static inline int call_user_address_list(
    call *c, const shop_address_list_args *args, const shop_saved_address_page **ret)
{
    return call_op(c, SHOP__OP_ADDRESS_LIST, args, ret);
}

static inline int call_user_address_delete(call *c, const shop_address_delete_args *args)
{
    return call_op(c, SHOP__OP_ADDRESS_DELETE, args, NULL);
}

static inline int call_catalog_product_get(
    call *c, const shop_product_get_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_GET, args, ret);
}

static inline int call_catalog_product_put(
    call *c, const shop_product_put_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_PUT, args, ret);
}

static inline int call_catalog_product_find(
    call *c, const shop_product_find_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_FIND, args, ret);
}

static inline int call_catalog_product_list(
    call *c, const shop_product_list_args *args, const shop_product_summary_page **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_LIST, args, ret);
}

static inline int call_catalog_product_set_status(
    call *c, const shop_product_set_status_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_SET_STATUS, args, ret);
}

static inline int call_catalog_product_delete(call *c, const shop_product_delete_args *args)
{
    return call_op(c, SHOP__OP_PRODUCT_DELETE, args, NULL);
}

static inline int call_catalog_variant_get(
    call *c, const shop_variant_get_args *args, const shop_product_variant **ret)
{
    return call_op(c, SHOP__OP_VARIANT_GET, args, ret);
}

static inline int call_catalog_price_set(
    call *c, const shop_price_set_args *args, const shop_product_variant **ret)
{
    return call_op(c, SHOP__OP_PRICE_SET, args, ret);
}

static inline int call_catalog_category_put(
    call *c, const shop_category_put_args *args, const shop_category **ret)
{
    return call_op(c, SHOP__OP_CATEGORY_PUT, args, ret);
}

static inline int call_catalog_category_get(
    call *c, const shop_category_get_args *args, const shop_category **ret)
{
    return call_op(c, SHOP__OP_CATEGORY_GET, args, ret);
}

static inline int call_catalog_category_list(
    call *c, const shop_category_list_args *args, const shop_category_tree **ret)
{
    return call_op(c, SHOP__OP_CATEGORY_LIST, args, ret);
}

static inline int call_catalog_category_delete(call *c, const shop_category_delete_args *args)
{
    return call_op(c, SHOP__OP_CATEGORY_DELETE, args, NULL);
}

static inline int call_catalog_variant_offers(
    call *c, const shop_variant_offers_args *args, const shop_offer_list **ret)
{
    return call_op(c, SHOP__OP_VARIANT_OFFERS, args, ret);
}

static inline int call_catalog_category_ancestors(
    call *c, const shop_category_ancestors_args *args, const shop_category_path **ret)
{
    return call_op(c, SHOP__OP_CATEGORY_ANCESTORS, args, ret);
}

static inline int call_inventory_location_put(
    call *c, const shop_location_put_args *args, const shop_location **ret)
{
    return call_op(c, SHOP__OP_LOCATION_PUT, args, ret);
}

static inline int call_inventory_location_get(
    call *c, const shop_location_get_args *args, const shop_location **ret)
{
    return call_op(c, SHOP__OP_LOCATION_GET, args, ret);
}

static inline int call_inventory_location_list(
    call *c, const shop_location_list_args *args, const shop_location_page **ret)
{
    return call_op(c, SHOP__OP_LOCATION_LIST, args, ret);
}

static inline int call_inventory_location_delete(call *c, const shop_location_delete_args *args)
{
    return call_op(c, SHOP__OP_LOCATION_DELETE, args, NULL);
}

static inline int call_inventory_stock_set(
    call *c, const shop_stock_set_args *args, const shop_stock **ret)
{
    return call_op(c, SHOP__OP_STOCK_SET, args, ret);
}

static inline int call_inventory_stock_adjust(
    call *c, const shop_stock_adjust_args *args, const shop_stock **ret)
{
    return call_op(c, SHOP__OP_STOCK_ADJUST, args, ret);
}

static inline int call_inventory_stock_get(
    call *c, const shop_stock_get_args *args, const shop_stock **ret)
{
    return call_op(c, SHOP__OP_STOCK_GET, args, ret);
}

static inline int call_inventory_stock_list(
    call *c, const shop_stock_list_args *args, const shop_stock_page **ret)
{
    return call_op(c, SHOP__OP_STOCK_LIST, args, ret);
}

static inline int call_inventory_stock_check(
    call *c, const shop_stock_check_args *args, const shop_availability_list **ret)
{
    return call_op(c, SHOP__OP_STOCK_CHECK, args, ret);
}

static inline int call_inventory_movement_list(
    call *c, const shop_movement_list_args *args, const shop_movement_page **ret)
{
    return call_op(c, SHOP__OP_MOVEMENT_LIST, args, ret);
}

static inline int call_inventory_reservation_get(
    call *c, const shop_reservation_get_args *args, const shop_reservation **ret)
{
    return call_op(c, SHOP__OP_RESERVATION_GET, args, ret);
}

static inline int call_inventory_reservation_list(
    call *c, const shop_reservation_list_args *args, const shop_reservation_page **ret)
{
    return call_op(c, SHOP__OP_RESERVATION_LIST, args, ret);
}

static inline int call_inventory_reservation_reserve(
    call *c, const shop_reservation_reserve_args *args, const shop_reservation **ret)
{
    return call_op(c, SHOP__OP_RESERVATION_RESERVE, args, ret);
}

static inline int call_inventory_reservation_extend(
    call *c, const shop_reservation_extend_args *args, const shop_reservation **ret)
{
    return call_op(c, SHOP__OP_RESERVATION_EXTEND, args, ret);
}

static inline int call_inventory_reservation_take(
    call *c, const shop_reservation_take_args *args, const shop_reservation **ret)
{
    return call_op(c, SHOP__OP_RESERVATION_TAKE, args, ret);
}

static inline int call_inventory_reservation_release(
    call *c, const shop_reservation_release_args *args)
{
    return call_op(c, SHOP__OP_RESERVATION_RELEASE, args, NULL);
}

static inline int call_inventory_reservation_expire_due(
    call *c, const shop_reservation_expire_due_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_RESERVATION_EXPIRE_DUE, args, ret);
}

static inline int call_cart_create(
    call *c, const shop_cart_create_args *args, const shop_cart **ret)
{
    return call_op(c, SHOP__OP_CART_CREATE, args, ret);
}

static inline int call_cart_get(call *c, const shop_cart_get_args *args, const shop_cart **ret)
{
    return call_op(c, SHOP__OP_CART_GET, args, ret);
}

static inline int call_cart_list(
    call *c, const shop_cart_list_args *args, const shop_cart_page **ret)
{
    return call_op(c, SHOP__OP_CART_LIST, args, ret);
}

static inline int call_cart_delete(call *c, const shop_cart_delete_args *args)
{
    return call_op(c, SHOP__OP_CART_DELETE, args, NULL);
}

static inline int call_cart_add_line(
    call *c, const shop_cart_add_line_args *args, const shop_cart **ret)
{
    return call_op(c, SHOP__OP_CART_ADD_LINE, args, ret);
}

static inline int call_cart_set_line(
    call *c, const shop_cart_set_line_args *args, const shop_cart **ret)
{
    return call_op(c, SHOP__OP_CART_SET_LINE, args, ret);
}

static inline int call_cart_set_delivery(
    call *c, const shop_cart_set_delivery_args *args, const shop_cart **ret)
{
    return call_op(c, SHOP__OP_CART_SET_DELIVERY, args, ret);
}

static inline int call_cart_add_coupon(
    call *c, const shop_cart_add_coupon_args *args, const shop_cart **ret)
{
    return call_op(c, SHOP__OP_CART_ADD_COUPON, args, ret);
}

static inline int call_cart_remove_coupon(
    call *c, const shop_cart_remove_coupon_args *args, const shop_cart **ret)
{
    return call_op(c, SHOP__OP_CART_REMOVE_COUPON, args, ret);
}

static inline int call_cart_merge(call *c, const shop_cart_merge_args *args, const shop_cart **ret)
{
    return call_op(c, SHOP__OP_CART_MERGE, args, ret);
}

static inline int call_cart_quote(call *c, const shop_cart_quote_args *args, const shop_quote **ret)
{
    return call_op(c, SHOP__OP_CART_QUOTE, args, ret);
}

static inline int call_cart_lock(call *c, const shop_cart_lock_args *args, const shop_quote **ret)
{
    return call_op(c, SHOP__OP_CART_LOCK, args, ret);
}

static inline int call_cart_unlock(call *c, const shop_cart_unlock_args *args)
{
    return call_op(c, SHOP__OP_CART_UNLOCK, args, NULL);
}

static inline int call_cart_abandon_due(
    call *c, const shop_cart_abandon_due_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_CART_ABANDON_DUE, args, ret);
}

static inline int call_cart_region_put(
    call *c, const shop_region_put_args *args, const shop_region **ret)
{
    return call_op(c, SHOP__OP_REGION_PUT, args, ret);
}

static inline int call_cart_region_get(
    call *c, const shop_region_get_args *args, const shop_region **ret)
{
    return call_op(c, SHOP__OP_REGION_GET, args, ret);
}

static inline int call_cart_region_list(
    call *c, const shop_region_list_args *args, const shop_region_page **ret)
{
    return call_op(c, SHOP__OP_REGION_LIST, args, ret);
}

static inline int call_cart_region_delete(call *c, const shop_region_delete_args *args)
{
    return call_op(c, SHOP__OP_REGION_DELETE, args, NULL);
}

static inline int call_cart_shipping_method_put(
    call *c, const shop_shipping_method_put_args *args, const shop_shipping_method **ret)
{
    return call_op(c, SHOP__OP_SHIPPING_METHOD_PUT, args, ret);
}

static inline int call_cart_shipping_method_list(
    call *c, const shop_shipping_method_list_args *args, const shop_shipping_method_page **ret)
{
    return call_op(c, SHOP__OP_SHIPPING_METHOD_LIST, args, ret);
}

static inline int call_cart_shipping_method_delete(
    call *c, const shop_shipping_method_delete_args *args)
{
    return call_op(c, SHOP__OP_SHIPPING_METHOD_DELETE, args, NULL);
}

static inline int call_cart_promotion_put(
    call *c, const shop_promotion_put_args *args, const shop_promotion **ret)
{
    return call_op(c, SHOP__OP_PROMOTION_PUT, args, ret);
}

static inline int call_cart_promotion_get(
    call *c, const shop_promotion_get_args *args, const shop_promotion **ret)
{
    return call_op(c, SHOP__OP_PROMOTION_GET, args, ret);
}

static inline int call_cart_promotion_list(
    call *c, const shop_promotion_list_args *args, const shop_promotion_page **ret)
{
    return call_op(c, SHOP__OP_PROMOTION_LIST, args, ret);
}

static inline int call_cart_promotion_delete(call *c, const shop_promotion_delete_args *args)
{
    return call_op(c, SHOP__OP_PROMOTION_DELETE, args, NULL);
}

static inline int call_cart_coupon_reserve(call *c, const shop_coupon_reserve_args *args)
{
    return call_op(c, SHOP__OP_COUPON_RESERVE, args, NULL);
}

static inline int call_cart_coupon_claim(call *c, const shop_coupon_claim_args *args)
{
    return call_op(c, SHOP__OP_COUPON_CLAIM, args, NULL);
}

static inline int call_cart_coupon_release(call *c, const shop_coupon_release_args *args)
{
    return call_op(c, SHOP__OP_COUPON_RELEASE, args, NULL);
}

static inline int call_order_place(
    call *c, const shop_order_place_args *args, const shop_order **ret)
{
    return call_op(c, SHOP__OP_ORDER_PLACE, args, ret);
}

static inline int call_order_confirm(
    call *c, const shop_order_confirm_args *args, const shop_order **ret)
{
    return call_op(c, SHOP__OP_ORDER_CONFIRM, args, ret);
}

static inline int call_order_retry(
    call *c, const shop_order_retry_args *args, const shop_order **ret)
{
    return call_op(c, SHOP__OP_ORDER_RETRY, args, ret);
}

static inline int call_order_get(call *c, const shop_order_get_args *args, const shop_order **ret)
{
    return call_op(c, SHOP__OP_ORDER_GET, args, ret);
}

static inline int call_order_list(
    call *c, const shop_order_list_args *args, const shop_order_page **ret)
{
    return call_op(c, SHOP__OP_ORDER_LIST, args, ret);
}

static inline int call_order_history(
    call *c, const shop_order_history_args *args, const shop_order_timeline **ret)
{
    return call_op(c, SHOP__OP_ORDER_HISTORY, args, ret);
}

static inline int call_order_cancel(
    call *c, const shop_order_cancel_args *args, const shop_order **ret)
{
    return call_op(c, SHOP__OP_ORDER_CANCEL, args, ret);
}

static inline int call_order_fulfil(
    call *c, const shop_order_fulfil_args *args, const shop_fulfilment **ret)
{
    return call_op(c, SHOP__OP_ORDER_FULFIL, args, ret);
}

static inline int call_order_fulfilment_list(
    call *c, const shop_fulfilment_list_args *args, const shop_fulfilments **ret)
{
    return call_op(c, SHOP__OP_FULFILMENT_LIST, args, ret);
}

static inline int call_order_fulfilment_update(
    call *c, const shop_fulfilment_update_args *args, const shop_fulfilment **ret)
{
    return call_op(c, SHOP__OP_FULFILMENT_UPDATE, args, ret);
}

static inline int call_order_return_request(
    call *c, const shop_return_request_args *args, const shop_goods_return **ret)
{
    return call_op(c, SHOP__OP_RETURN_REQUEST, args, ret);
}

static inline int call_order_return_list(
    call *c, const shop_return_list_args *args, const shop_goods_returns **ret)
{
    return call_op(c, SHOP__OP_RETURN_LIST, args, ret);
}

static inline int call_order_return_close(
    call *c, const shop_return_close_args *args, const shop_goods_return **ret)
{
    return call_op(c, SHOP__OP_RETURN_CLOSE, args, ret);
}

static inline int call_order_summary(
    call *c, const shop_order_summary_args *args, const shop_order **ret)
{
    return call_op(c, SHOP__OP_ORDER_SUMMARY, args, ret);
}

static inline int call_order_recover_due(
    call *c, const shop_order_recover_due_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_ORDER_RECOVER_DUE, args, ret);
}

static inline int call_order_due(
    call *c, const shop_order_due_args *args, const shop_due_orders **ret)
{
    return call_op(c, SHOP__OP_ORDER_DUE, args, ret);
}

static inline int call_payment_authorize(
    call *c, const shop_payment_authorize_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_AUTHORIZE, args, ret);
}

static inline int call_payment_cancel(
    call *c, const shop_payment_cancel_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_CANCEL, args, ret);
}

static inline int call_payment_get(
    call *c, const shop_payment_get_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_GET, args, ret);
}

static inline int call_payment_list(
    call *c, const shop_payment_list_args *args, const shop_payment_page **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_LIST, args, ret);
}

static inline int call_payment_history(
    call *c, const shop_payment_history_args *args, const shop_payment_change_page **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_HISTORY, args, ret);
}

static inline int call_payment_capture(
    call *c, const shop_payment_capture_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_CAPTURE, args, ret);
}

static inline int call_payment_refund(
    call *c, const shop_payment_refund_args *args, const shop_refund **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_REFUND, args, ret);
}

static inline int call_payment_confirm(
    call *c, const shop_payment_confirm_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_CONFIRM, args, ret);
}

static inline int call_payment_notify(call *c, const shop_payment_notify_args *args)
{
    return call_op(c, SHOP__OP_PAYMENT_NOTIFY, args, NULL);
}

static inline int call_payment_refund_list(
    call *c, const shop_refund_list_args *args, const shop_refund_page **ret)
{
    return call_op(c, SHOP__OP_REFUND_LIST, args, ret);
}

static inline int call_payment_ledger_list(
    call *c, const shop_ledger_list_args *args, const shop_ledger_entry_page **ret)
{
    return call_op(c, SHOP__OP_LEDGER_LIST, args, ret);
}

static inline int call_payment_ledger_balance(
    call *c, const shop_ledger_balance_args *args, const shop_balance_sheet **ret)
{
    return call_op(c, SHOP__OP_LEDGER_BALANCE, args, ret);
}

static inline int call_payment_provider_list(
    call *c, const shop_provider_list_args *args, const shop_provider_directory **ret)
{
    return call_op(c, SHOP__OP_PROVIDER_LIST, args, ret);
}

static inline int call_payment_recover_due(
    call *c, const shop_payment_recover_due_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_RECOVER_DUE, args, ret);
}

static inline int call_payment_capture_due(
    call *c, const shop_payment_capture_due_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_CAPTURE_DUE, args, ret);
}

static inline int call_payment_prune(
    call *c, const shop_payment_prune_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_PRUNE, args, ret);
}

static inline int call_payment_due(
    call *c, const shop_payment_due_args *args, const shop_due_requests **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_DUE, args, ret);
}

static inline int call_payment_postpone(call *c, const shop_payment_postpone_args *args)
{
    return call_op(c, SHOP__OP_PAYMENT_POSTPONE, args, NULL);
}

static inline int call_search_query(
    call *c, const shop_search_query_args *args, const shop_search_result **ret)
{
    return call_op(c, SHOP__OP_SEARCH_QUERY, args, ret);
}

static inline int call_search_suggest(
    call *c, const shop_search_suggest_args *args, const shop_search_suggestions **ret)
{
    return call_op(c, SHOP__OP_SEARCH_SUGGEST, args, ret);
}

static inline int call_search_status(
    call *c, const shop_search_status_args *args, const shop_search_progress **ret)
{
    return call_op(c, SHOP__OP_SEARCH_STATUS, args, ret);
}

static inline int call_search_reindex(
    call *c, const shop_search_reindex_args *args, const shop_reindex_report **ret)
{
    return call_op(c, SHOP__OP_SEARCH_REINDEX, args, ret);
}

static inline int call_recommendation_behaviour_report(
    call *c, const shop_behaviour_report_args *args)
{
    return call_op(c, SHOP__OP_BEHAVIOUR_REPORT, args, NULL);
}

static inline int call_recommendation_for_product(
    call *c, const shop_recommendation_for_product_args *args, const shop_recommendations **ret)
{
    return call_op(c, SHOP__OP_RECOMMENDATION_FOR_PRODUCT, args, ret);
}

static inline int call_recommendation_for_cart(
    call *c, const shop_recommendation_for_cart_args *args, const shop_recommendations **ret)
{
    return call_op(c, SHOP__OP_RECOMMENDATION_FOR_CART, args, ret);
}

static inline int call_recommendation_for_user(
    call *c, const shop_recommendation_for_user_args *args, const shop_recommendations **ret)
{
    return call_op(c, SHOP__OP_RECOMMENDATION_FOR_USER, args, ret);
}

static inline int call_recommendation_popular(
    call *c, const shop_recommendation_popular_args *args, const shop_recommendations **ret)
{
    return call_op(c, SHOP__OP_RECOMMENDATION_POPULAR, args, ret);
}

static inline int call_recommendation_behaviour_prune(
    call *c, const shop_behaviour_prune_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_BEHAVIOUR_PRUNE, args, ret);
}

static inline int call_notification_template_put(
    call *c, const shop_template_put_args *args, const shop_template **ret)
{
    return call_op(c, SHOP__OP_TEMPLATE_PUT, args, ret);
}

static inline int call_notification_template_get(
    call *c, const shop_template_get_args *args, const shop_template **ret)
{
    return call_op(c, SHOP__OP_TEMPLATE_GET, args, ret);
}

static inline int call_notification_template_list(
    call *c, const shop_template_list_args *args, const shop_template_page **ret)
{
    return call_op(c, SHOP__OP_TEMPLATE_LIST, args, ret);
}

static inline int call_notification_preference_get(
    call *c, const shop_preference_get_args *args, const shop_preferences **ret)
{
    return call_op(c, SHOP__OP_PREFERENCE_GET, args, ret);
}

static inline int call_notification_preference_set(
    call *c, const shop_preference_set_args *args, const shop_preferences **ret)
{
    return call_op(c, SHOP__OP_PREFERENCE_SET, args, ret);
}

static inline int call_notification_send(
    call *c, const shop_notification_send_args *args, const shop_delivery **ret)
{
    return call_op(c, SHOP__OP_NOTIFICATION_SEND, args, ret);
}

static inline int call_notification_delivery_list(
    call *c, const shop_delivery_list_args *args, const shop_delivery_page **ret)
{
    return call_op(c, SHOP__OP_DELIVERY_LIST, args, ret);
}

static inline int call_notification_delivery_get(
    call *c, const shop_delivery_get_args *args, const shop_delivery **ret)
{
    return call_op(c, SHOP__OP_DELIVERY_GET, args, ret);
}

static inline int call_notification_delivery_retry(
    call *c, const shop_delivery_retry_args *args, const shop_delivery **ret)
{
    return call_op(c, SHOP__OP_DELIVERY_RETRY, args, ret);
}

static inline int call_notification_delivery_send_due(
    call *c, const shop_delivery_send_due_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_DELIVERY_SEND_DUE, args, ret);
}

static inline int call_notification_delivery_claim_due(
    call *c, const shop_delivery_claim_due_args *args, const shop_delivery_batch **ret)
{
    return call_op(c, SHOP__OP_DELIVERY_CLAIM_DUE, args, ret);
}

static inline int call_notification_delivery_settle(call *c, const shop_delivery_settle_args *args)
{
    return call_op(c, SHOP__OP_DELIVERY_SETTLE, args, NULL);
}

static inline int call_system_event_list(
    call *c, const shop_event_list_args *args, const shop_event_log **ret)
{
    return call_op(c, SHOP__OP_EVENT_LIST, args, ret);
}

static inline int call_system_event_dead(
    call *c, const shop_event_dead_args *args, const shop_dead_events **ret)
{
    return call_op(c, SHOP__OP_EVENT_DEAD, args, ret);
}

static inline int call_system_event_replay(
    call *c, const shop_event_replay_args *args, const shop_replay_report **ret)
{
    return call_op(c, SHOP__OP_EVENT_REPLAY, args, ret);
}

static inline int call_system_event_rewind(
    call *c, const shop_event_rewind_args *args, const shop_cursor **ret)
{
    return call_op(c, SHOP__OP_EVENT_REWIND, args, ret);
}

static inline int call_system_stats(
    call *c, const shop_system_stats_args *args, const shop_system_figures **ret)
{
    return call_op(c, SHOP__OP_SYSTEM_STATS, args, ret);
}

static inline int call_system_check(
    call *c, const shop_system_check_args *args, const shop_check_report **ret)
{
    return call_op(c, SHOP__OP_SYSTEM_CHECK, args, ret);
}

static inline int call_system_prune(
    call *c, const shop_system_prune_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_SYSTEM_PRUNE, args, ret);
}

/* Somebody made an account. */
static inline int emit_user_registered(
    call *c, const char *subject, int64_t version, const shop_user_event *data)
{
    return call_emit(c, SHOP__EVENT_USER_REGISTERED, subject, version, data);
}

/* An account's profile, role or password changed. */
static inline int emit_user_updated(
    call *c, const char *subject, int64_t version, const shop_user_event *data)
{
    return call_emit(c, SHOP__EVENT_USER_UPDATED, subject, version, data);
}

/* Somebody's personal data was erased. */
static inline int emit_user_erased(
    call *c, const char *subject, int64_t version, const shop_user_event *data)
{
    return call_emit(c, SHOP__EVENT_USER_ERASED, subject, version, data);
}

/* A session ended before its time. */
static inline int emit_session_revoked(
    call *c, const char *subject, int64_t version, const shop_session_event *data)
{
    return call_emit(c, SHOP__EVENT_SESSION_REVOKED, subject, version, data);
}

/* A product was added. */
static inline int emit_product_created(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_CREATED, subject, version, data);
}

/* A product, its variants or prices changed. */
static inline int emit_product_updated(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_UPDATED, subject, version, data);
}

/* A product was removed. */
static inline int emit_product_deleted(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_DELETED, subject, version, data);
}

/* A category stands below another one than before, with everything below it. */
static inline int emit_category_moved(
    call *c, const char *subject, int64_t version, const shop_category_event *data)
{
    return call_emit(c, SHOP__EVENT_CATEGORY_MOVED, subject, version, data);
}

/* The stock of a SKU was set or adjusted by hand or by a return. The subject is "stock/" and the SKU. */
static inline int emit_stock_changed(
    call *c, const char *subject, int64_t version, const shop_stock_event *data)
{
    return call_emit(c, SHOP__EVENT_STOCK_CHANGED, subject, version, data);
}

/* A reservation was not taken in time and its stock is free again. The subject is "reservation/" and the order's id. */
static inline int emit_reservation_expired(
    call *c, const char *subject, int64_t version, const shop_reservation_event *data)
{
    return call_emit(c, SHOP__EVENT_RESERVATION_EXPIRED, subject, version, data);
}

/* A cart's lines, coupons or delivery changed. Written only while a service consumes it: carts change often. */
static inline int emit_cart_updated(
    call *c, const char *subject, int64_t version, const shop_cart_event *data)
{
    return call_emit(c, SHOP__EVENT_CART_UPDATED, subject, version, data);
}

/* Nobody touched a cart that has something in it for a long time. */
static inline int emit_cart_abandoned(
    call *c, const char *subject, int64_t version, const shop_cart_event *data)
{
    return call_emit(c, SHOP__EVENT_CART_ABANDONED, subject, version, data);
}

/* An order is placed: its payment is authorized and its stock is taken. */
static inline int emit_order_created(
    call *c, const char *subject, int64_t version, const shop_order_event *data)
{
    return call_emit(c, SHOP__EVENT_ORDER_CREATED, subject, version, data);
}

/* A placed order was cancelled. */
static inline int emit_order_cancelled(
    call *c, const char *subject, int64_t version, const shop_order_event *data)
{
    return call_emit(c, SHOP__EVENT_ORDER_CANCELLED, subject, version, data);
}

/* Goods of an order were handed over for delivery; `lines` are those of the fulfilment. */
static inline int emit_order_fulfilled(
    call *c, const char *subject, int64_t version, const shop_order_event *data)
{
    return call_emit(c, SHOP__EVENT_ORDER_FULFILLED, subject, version, data);
}

/* Goods of an order came back; `lines` are those that did. */
static inline int emit_order_returned(
    call *c, const char *subject, int64_t version, const shop_order_event *data)
{
    return call_emit(c, SHOP__EVENT_ORDER_RETURNED, subject, version, data);
}

/* The provider reserved the amount. */
static inline int emit_payment_authorized(
    call *c, const char *subject, int64_t version, const shop_payment_event *data)
{
    return call_emit(c, SHOP__EVENT_PAYMENT_AUTHORIZED, subject, version, data);
}

/* The provider took an amount. */
static inline int emit_payment_captured(
    call *c, const char *subject, int64_t version, const shop_payment_event *data)
{
    return call_emit(c, SHOP__EVENT_PAYMENT_CAPTURED, subject, version, data);
}

/* An amount went back to the payer. */
static inline int emit_payment_refunded(
    call *c, const char *subject, int64_t version, const shop_payment_event *data)
{
    return call_emit(c, SHOP__EVENT_PAYMENT_REFUNDED, subject, version, data);
}

/* A payment came to nothing: declined or given up. */
static inline int emit_payment_failed(
    call *c, const char *subject, int64_t version, const shop_payment_event *data)
{
    return call_emit(c, SHOP__EVENT_PAYMENT_FAILED, subject, version, data);
}

/* A channel took a message. */
static inline int emit_notification_delivered(
    call *c, const char *subject, int64_t version, const shop_delivery_event *data)
{
    return call_emit(c, SHOP__EVENT_NOTIFICATION_DELIVERED, subject, version, data);
}

/* A message was given up. */
static inline int emit_notification_failed(
    call *c, const char *subject, int64_t version, const shop_delivery_event *data)
{
    return call_emit(c, SHOP__EVENT_NOTIFICATION_FAILED, subject, version, data);
}

#endif

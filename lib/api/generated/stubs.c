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
#include "shop/search.h"
#include "shop/recommendation.h"
#include "shop/notification.h"
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

int shop_order_place(shop *s, const shop_order_place_args *args, const shop_order **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_PLACE, args, out);
}

int shop_order_confirm(shop *s, const shop_order_confirm_args *args, const shop_order **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_CONFIRM, args, out);
}

int shop_order_retry(shop *s, const shop_order_retry_args *args, const shop_order **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_RETRY, args, out);
}

int shop_order_get(shop *s, const shop_order_get_args *args, const shop_order **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_GET, args, out);
}

int shop_order_list(shop *s, const shop_order_list_args *args, const shop_order_page **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_LIST, args, out);
}

int shop_order_history(
    shop *s, const shop_order_history_args *args, const shop_order_timeline **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_HISTORY, args, out);
}

int shop_order_cancel(shop *s, const shop_order_cancel_args *args, const shop_order **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_CANCEL, args, out);
}

int shop_order_fulfil(shop *s, const shop_order_fulfil_args *args, const shop_fulfilment **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_FULFIL, args, out);
}

int shop_fulfilment_list(
    shop *s, const shop_fulfilment_list_args *args, const shop_fulfilments **out)
{
    return shop__invoke(s, SHOP__OP_FULFILMENT_LIST, args, out);
}

int shop_fulfilment_update(
    shop *s, const shop_fulfilment_update_args *args, const shop_fulfilment **out)
{
    return shop__invoke(s, SHOP__OP_FULFILMENT_UPDATE, args, out);
}

int shop_return_request(
    shop *s, const shop_return_request_args *args, const shop_goods_return **out)
{
    return shop__invoke(s, SHOP__OP_RETURN_REQUEST, args, out);
}

int shop_return_list(shop *s, const shop_return_list_args *args, const shop_goods_returns **out)
{
    return shop__invoke(s, SHOP__OP_RETURN_LIST, args, out);
}

int shop_return_close(shop *s, const shop_return_close_args *args, const shop_goods_return **out)
{
    return shop__invoke(s, SHOP__OP_RETURN_CLOSE, args, out);
}

int shop_order_recover_due(
    shop *s, const shop_order_recover_due_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_ORDER_RECOVER_DUE, args, out);
}

int shop_payment_get(shop *s, const shop_payment_get_args *args, const shop_payment **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_GET, args, out);
}

int shop_payment_list(shop *s, const shop_payment_list_args *args, const shop_payment_page **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_LIST, args, out);
}

int shop_payment_history(
    shop *s, const shop_payment_history_args *args, const shop_payment_change_page **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_HISTORY, args, out);
}

int shop_payment_capture(shop *s, const shop_payment_capture_args *args, const shop_payment **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_CAPTURE, args, out);
}

int shop_payment_refund(shop *s, const shop_payment_refund_args *args, const shop_refund **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_REFUND, args, out);
}

int shop_payment_confirm(shop *s, const shop_payment_confirm_args *args, const shop_payment **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_CONFIRM, args, out);
}

int shop_payment_notify(shop *s, const shop_payment_notify_args *args)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_NOTIFY, args, NULL);
}

int shop_refund_list(shop *s, const shop_refund_list_args *args, const shop_refund_page **out)
{
    return shop__invoke(s, SHOP__OP_REFUND_LIST, args, out);
}

int shop_ledger_list(shop *s, const shop_ledger_list_args *args, const shop_ledger_entry_page **out)
{
    return shop__invoke(s, SHOP__OP_LEDGER_LIST, args, out);
}

int shop_ledger_balance(
    shop *s, const shop_ledger_balance_args *args, const shop_balance_sheet **out)
{
    return shop__invoke(s, SHOP__OP_LEDGER_BALANCE, args, out);
}

int shop_provider_list(
    shop *s, const shop_provider_list_args *args, const shop_provider_directory **out)
{
    return shop__invoke(s, SHOP__OP_PROVIDER_LIST, args, out);
}

int shop_payment_recover_due(
    shop *s, const shop_payment_recover_due_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_RECOVER_DUE, args, out);
}

int shop_payment_capture_due(
    shop *s, const shop_payment_capture_due_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_CAPTURE_DUE, args, out);
}

int shop_payment_prune(shop *s, const shop_payment_prune_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_PAYMENT_PRUNE, args, out);
}

int shop_search_query(shop *s, const shop_search_query_args *args, const shop_search_result **out)
{
    return shop__invoke(s, SHOP__OP_SEARCH_QUERY, args, out);
}

int shop_search_suggest(
    shop *s, const shop_search_suggest_args *args, const shop_search_suggestions **out)
{
    return shop__invoke(s, SHOP__OP_SEARCH_SUGGEST, args, out);
}

int shop_search_status(
    shop *s, const shop_search_status_args *args, const shop_search_progress **out)
{
    return shop__invoke(s, SHOP__OP_SEARCH_STATUS, args, out);
}

int shop_search_reindex(
    shop *s, const shop_search_reindex_args *args, const shop_reindex_report **out)
{
    return shop__invoke(s, SHOP__OP_SEARCH_REINDEX, args, out);
}

int shop_behaviour_report(shop *s, const shop_behaviour_report_args *args)
{
    return shop__invoke(s, SHOP__OP_BEHAVIOUR_REPORT, args, NULL);
}

int shop_recommendation_for_product(
    shop *s, const shop_recommendation_for_product_args *args, const shop_recommendations **out)
{
    return shop__invoke(s, SHOP__OP_RECOMMENDATION_FOR_PRODUCT, args, out);
}

int shop_recommendation_for_cart(
    shop *s, const shop_recommendation_for_cart_args *args, const shop_recommendations **out)
{
    return shop__invoke(s, SHOP__OP_RECOMMENDATION_FOR_CART, args, out);
}

int shop_recommendation_for_user(
    shop *s, const shop_recommendation_for_user_args *args, const shop_recommendations **out)
{
    return shop__invoke(s, SHOP__OP_RECOMMENDATION_FOR_USER, args, out);
}

int shop_recommendation_popular(
    shop *s, const shop_recommendation_popular_args *args, const shop_recommendations **out)
{
    return shop__invoke(s, SHOP__OP_RECOMMENDATION_POPULAR, args, out);
}

int shop_behaviour_prune(
    shop *s, const shop_behaviour_prune_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_BEHAVIOUR_PRUNE, args, out);
}

int shop_template_put(shop *s, const shop_template_put_args *args, const shop_template **out)
{
    return shop__invoke(s, SHOP__OP_TEMPLATE_PUT, args, out);
}

int shop_template_get(shop *s, const shop_template_get_args *args, const shop_template **out)
{
    return shop__invoke(s, SHOP__OP_TEMPLATE_GET, args, out);
}

int shop_template_list(shop *s, const shop_template_list_args *args, const shop_template_page **out)
{
    return shop__invoke(s, SHOP__OP_TEMPLATE_LIST, args, out);
}

int shop_preference_get(shop *s, const shop_preference_get_args *args, const shop_preferences **out)
{
    return shop__invoke(s, SHOP__OP_PREFERENCE_GET, args, out);
}

int shop_preference_set(shop *s, const shop_preference_set_args *args, const shop_preferences **out)
{
    return shop__invoke(s, SHOP__OP_PREFERENCE_SET, args, out);
}

int shop_notification_send(
    shop *s, const shop_notification_send_args *args, const shop_delivery **out)
{
    return shop__invoke(s, SHOP__OP_NOTIFICATION_SEND, args, out);
}

int shop_delivery_list(shop *s, const shop_delivery_list_args *args, const shop_delivery_page **out)
{
    return shop__invoke(s, SHOP__OP_DELIVERY_LIST, args, out);
}

int shop_delivery_get(shop *s, const shop_delivery_get_args *args, const shop_delivery **out)
{
    return shop__invoke(s, SHOP__OP_DELIVERY_GET, args, out);
}

int shop_delivery_retry(shop *s, const shop_delivery_retry_args *args, const shop_delivery **out)
{
    return shop__invoke(s, SHOP__OP_DELIVERY_RETRY, args, out);
}

int shop_delivery_send_due(
    shop *s, const shop_delivery_send_due_args *args, const shop_job_report **out)
{
    return shop__invoke(s, SHOP__OP_DELIVERY_SEND_DUE, args, out);
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

/* ops.h - numbers of services, operations, events and scopes; the tables behind them.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SCHEMA_OPS_H
#define SHOP_LIB_SCHEMA_OPS_H

#include "lib/schema/schema.h"

enum {
    SHOP__SERVICE_USER = 0,
    SHOP__SERVICE_CATALOG = 1,
    SHOP__SERVICE_INVENTORY = 2,
    SHOP__SERVICE_CART = 3,
    SHOP__SERVICE_ORDER = 4,
    SHOP__SERVICE_PAYMENT = 5,
    SHOP__SERVICE_SEARCH = 6,
    SHOP__SERVICE_RECOMMENDATION = 7,
    SHOP__SERVICE_NOTIFICATION = 8,
    SHOP__SERVICE_SYSTEM = 9,
    SHOP__SERVICE_COUNT = 10
};

/* Callers that are no services; their numbers follow those of the services. */
enum {
    SHOP__PEER_GATEWAY = 10, /* the door for browsers and programs outside: every call comes with its caller's own token */
    SHOP__PEER_OPERATOR = 11, /* shopctl, and applications of the shop's owner that call the services directly */
    SHOP__PEER_COUNT = 12
};

enum {
    SHOP__OP_ACCOUNT_REGISTER = 0,
    SHOP__OP_ACCOUNT_GET = 1,
    SHOP__OP_ACCOUNT_LIST = 2,
    SHOP__OP_ACCOUNT_UPDATE = 3,
    SHOP__OP_ACCOUNT_SET_ROLE = 4,
    SHOP__OP_ACCOUNT_CHANGE_PASSWORD = 5,
    SHOP__OP_ACCOUNT_ERASE = 6,
    SHOP__OP_ACCOUNT_CONTACT = 7,
    SHOP__OP_ACCOUNT_CREDENTIAL = 8,
    SHOP__OP_SESSION_CREATE = 9,
    SHOP__OP_SESSION_SETTLE = 10,
    SHOP__OP_SESSION_LIST = 11,
    SHOP__OP_SESSION_DELETE = 12,
    SHOP__OP_SESSION_RESOLVE = 13,
    SHOP__OP_SESSION_PRUNE = 14,
    SHOP__OP_ADDRESS_PUT = 15,
    SHOP__OP_ADDRESS_GET = 16,
    SHOP__OP_ADDRESS_LIST = 17,
    SHOP__OP_ADDRESS_DELETE = 18,
    SHOP__OP_PRODUCT_GET = 19,
    SHOP__OP_PRODUCT_PUT = 20,
    SHOP__OP_PRODUCT_FIND = 21,
    SHOP__OP_PRODUCT_LIST = 22,
    SHOP__OP_PRODUCT_SET_STATUS = 23,
    SHOP__OP_PRODUCT_DELETE = 24,
    SHOP__OP_VARIANT_GET = 25,
    SHOP__OP_PRICE_SET = 26,
    SHOP__OP_CATEGORY_PUT = 27,
    SHOP__OP_CATEGORY_GET = 28,
    SHOP__OP_CATEGORY_LIST = 29,
    SHOP__OP_CATEGORY_DELETE = 30,
    SHOP__OP_VARIANT_OFFERS = 31,
    SHOP__OP_CATEGORY_ANCESTORS = 32,
    SHOP__OP_LOCATION_PUT = 33,
    SHOP__OP_LOCATION_GET = 34,
    SHOP__OP_LOCATION_LIST = 35,
    SHOP__OP_LOCATION_DELETE = 36,
    SHOP__OP_STOCK_SET = 37,
    SHOP__OP_STOCK_ADJUST = 38,
    SHOP__OP_STOCK_GET = 39,
    SHOP__OP_STOCK_LIST = 40,
    SHOP__OP_STOCK_CHECK = 41,
    SHOP__OP_MOVEMENT_LIST = 42,
    SHOP__OP_RESERVATION_GET = 43,
    SHOP__OP_RESERVATION_LIST = 44,
    SHOP__OP_RESERVATION_RESERVE = 45,
    SHOP__OP_RESERVATION_EXTEND = 46,
    SHOP__OP_RESERVATION_TAKE = 47,
    SHOP__OP_RESERVATION_RELEASE = 48,
    SHOP__OP_RESERVATION_EXPIRE_DUE = 49,
    SHOP__OP_CART_CREATE = 50,
    SHOP__OP_CART_GET = 51,
    SHOP__OP_CART_LIST = 52,
    SHOP__OP_CART_DELETE = 53,
    SHOP__OP_CART_ADD_LINE = 54,
    SHOP__OP_CART_SET_LINE = 55,
    SHOP__OP_CART_SET_DELIVERY = 56,
    SHOP__OP_CART_ADD_COUPON = 57,
    SHOP__OP_CART_REMOVE_COUPON = 58,
    SHOP__OP_CART_MERGE = 59,
    SHOP__OP_CART_QUOTE = 60,
    SHOP__OP_CART_LOCK = 61,
    SHOP__OP_CART_UNLOCK = 62,
    SHOP__OP_CART_ABANDON_DUE = 63,
    SHOP__OP_REGION_PUT = 64,
    SHOP__OP_REGION_GET = 65,
    SHOP__OP_REGION_LIST = 66,
    SHOP__OP_REGION_DELETE = 67,
    SHOP__OP_SHIPPING_METHOD_PUT = 68,
    SHOP__OP_SHIPPING_METHOD_LIST = 69,
    SHOP__OP_SHIPPING_METHOD_DELETE = 70,
    SHOP__OP_PROMOTION_PUT = 71,
    SHOP__OP_PROMOTION_GET = 72,
    SHOP__OP_PROMOTION_LIST = 73,
    SHOP__OP_PROMOTION_DELETE = 74,
    SHOP__OP_COUPON_RESERVE = 75,
    SHOP__OP_COUPON_CLAIM = 76,
    SHOP__OP_COUPON_RELEASE = 77,
    SHOP__OP_ORDER_PLACE = 78,
    SHOP__OP_ORDER_CONFIRM = 79,
    SHOP__OP_ORDER_RETRY = 80,
    SHOP__OP_ORDER_GET = 81,
    SHOP__OP_ORDER_LIST = 82,
    SHOP__OP_ORDER_HISTORY = 83,
    SHOP__OP_ORDER_CANCEL = 84,
    SHOP__OP_ORDER_FULFIL = 85,
    SHOP__OP_FULFILMENT_LIST = 86,
    SHOP__OP_FULFILMENT_UPDATE = 87,
    SHOP__OP_RETURN_REQUEST = 88,
    SHOP__OP_RETURN_LIST = 89,
    SHOP__OP_RETURN_CLOSE = 90,
    SHOP__OP_ORDER_SUMMARY = 91,
    SHOP__OP_ORDER_RECOVER_DUE = 92,
    SHOP__OP_ORDER_DUE = 93,
    SHOP__OP_PAYMENT_AUTHORIZE = 94,
    SHOP__OP_PAYMENT_CANCEL = 95,
    SHOP__OP_PAYMENT_GET = 96,
    SHOP__OP_PAYMENT_LIST = 97,
    SHOP__OP_PAYMENT_HISTORY = 98,
    SHOP__OP_PAYMENT_CAPTURE = 99,
    SHOP__OP_PAYMENT_REFUND = 100,
    SHOP__OP_PAYMENT_CONFIRM = 101,
    SHOP__OP_PAYMENT_NOTIFY = 102,
    SHOP__OP_REFUND_LIST = 103,
    SHOP__OP_LEDGER_LIST = 104,
    SHOP__OP_LEDGER_BALANCE = 105,
    SHOP__OP_PROVIDER_LIST = 106,
    SHOP__OP_PAYMENT_RECOVER_DUE = 107,
    SHOP__OP_PAYMENT_CAPTURE_DUE = 108,
    SHOP__OP_PAYMENT_PRUNE = 109,
    SHOP__OP_PAYMENT_DUE = 110,
    SHOP__OP_PAYMENT_POSTPONE = 111,
    SHOP__OP_SEARCH_QUERY = 112,
    SHOP__OP_SEARCH_SUGGEST = 113,
    SHOP__OP_SEARCH_STATUS = 114,
    SHOP__OP_SEARCH_REINDEX = 115,
    SHOP__OP_BEHAVIOUR_REPORT = 116,
    SHOP__OP_RECOMMENDATION_FOR_PRODUCT = 117,
    SHOP__OP_RECOMMENDATION_FOR_CART = 118,
    SHOP__OP_RECOMMENDATION_FOR_USER = 119,
    SHOP__OP_RECOMMENDATION_POPULAR = 120,
    SHOP__OP_BEHAVIOUR_PRUNE = 121,
    SHOP__OP_TEMPLATE_PUT = 122,
    SHOP__OP_TEMPLATE_GET = 123,
    SHOP__OP_TEMPLATE_LIST = 124,
    SHOP__OP_PREFERENCE_GET = 125,
    SHOP__OP_PREFERENCE_SET = 126,
    SHOP__OP_NOTIFICATION_SEND = 127,
    SHOP__OP_DELIVERY_LIST = 128,
    SHOP__OP_DELIVERY_GET = 129,
    SHOP__OP_DELIVERY_RETRY = 130,
    SHOP__OP_DELIVERY_SEND_DUE = 131,
    SHOP__OP_DELIVERY_CLAIM_DUE = 132,
    SHOP__OP_DELIVERY_SETTLE = 133,
    SHOP__OP_EVENT_LIST = 134,
    SHOP__OP_EVENT_DEAD = 135,
    SHOP__OP_EVENT_REPLAY = 136,
    SHOP__OP_EVENT_REWIND = 137,
    SHOP__OP_SYSTEM_STATS = 138,
    SHOP__OP_SYSTEM_CHECK = 139,
    SHOP__OP_SYSTEM_PRUNE = 140,
    SHOP__OP_COUNT = 141
};

enum {
    SHOP__EVENT_USER_REGISTERED = 0,
    SHOP__EVENT_USER_UPDATED = 1,
    SHOP__EVENT_USER_ERASED = 2,
    SHOP__EVENT_SESSION_REVOKED = 3,
    SHOP__EVENT_PRODUCT_CREATED = 4,
    SHOP__EVENT_PRODUCT_UPDATED = 5,
    SHOP__EVENT_PRODUCT_DELETED = 6,
    SHOP__EVENT_CATEGORY_MOVED = 7,
    SHOP__EVENT_STOCK_CHANGED = 8,
    SHOP__EVENT_RESERVATION_EXPIRED = 9,
    SHOP__EVENT_CART_UPDATED = 10,
    SHOP__EVENT_CART_ABANDONED = 11,
    SHOP__EVENT_ORDER_CREATED = 12,
    SHOP__EVENT_ORDER_CANCELLED = 13,
    SHOP__EVENT_ORDER_FULFILLED = 14,
    SHOP__EVENT_ORDER_RETURNED = 15,
    SHOP__EVENT_PAYMENT_AUTHORIZED = 16,
    SHOP__EVENT_PAYMENT_CAPTURED = 17,
    SHOP__EVENT_PAYMENT_REFUNDED = 18,
    SHOP__EVENT_PAYMENT_FAILED = 19,
    SHOP__EVENT_NOTIFICATION_DELIVERED = 20,
    SHOP__EVENT_NOTIFICATION_FAILED = 21,
    SHOP__EVENT_COUNT = 22
};

#define SHOP__SCOPE_CATALOG_READ (UINT64_C(1) << 0) /* read products, categories and prices */
#define SHOP__SCOPE_CATALOG_WRITE (UINT64_C(1) << 1) /* change products, categories and prices */
#define SHOP__SCOPE_INVENTORY_READ (UINT64_C(1) << 2) /* read stock */
#define SHOP__SCOPE_INVENTORY_WRITE (UINT64_C(1) << 3) /* change stock and locations */
#define SHOP__SCOPE_CART_USE (UINT64_C(1) << 4) /* keep a cart and quote it */
#define SHOP__SCOPE_ORDER_PLACE (UINT64_C(1) << 5) /* place, read and cancel orders */
#define SHOP__SCOPE_ORDER_MANAGE (UINT64_C(1) << 6) /* work on orders: notes, fulfilment, returns */
#define SHOP__SCOPE_PAYMENT_READ (UINT64_C(1) << 7) /* read payments */
#define SHOP__SCOPE_PAYMENT_MANAGE (UINT64_C(1) << 8) /* capture, void and refund */
#define SHOP__SCOPE_ACCOUNT_USE (UINT64_C(1) << 9) /* keep an account: profile, addresses, sessions */
#define SHOP__SCOPE_ACCOUNT_MANAGE (UINT64_C(1) << 10) /* work on other people's accounts */
#define SHOP__SCOPE_SEARCH_USE (UINT64_C(1) << 11) /* search */
#define SHOP__SCOPE_RECOMMENDATION_USE (UINT64_C(1) << 12) /* get recommendations and report behaviour */
#define SHOP__SCOPE_NOTIFICATION_USE (UINT64_C(1) << 13) /* read own notifications and set preferences */
#define SHOP__SCOPE_NOTIFICATION_MANAGE (UINT64_C(1) << 14) /* change templates, see deliveries */
#define SHOP__SCOPE_CONFIG_WRITE (UINT64_C(1) << 15) /* change regions, shipping and promotions */
#define SHOP__SCOPE_SYSTEM_RUN (UINT64_C(1) << 16) /* run jobs, read events and statistics */

enum { SHOP__SCOPE_COUNT = 17, SHOP__ROLE_COUNT = 7 };

extern const char *const shop__services[SHOP__SERVICE_COUNT];
extern const char *const shop__peers[SHOP__PEER_COUNT];
extern const schema_op shop__ops[SHOP__OP_COUNT];
extern const schema_event shop__events[SHOP__EVENT_COUNT > 0 ? SHOP__EVENT_COUNT : 1];
extern const char *const shop__scopes[SHOP__SCOPE_COUNT];
extern const schema_role shop__roles[SHOP__ROLE_COUNT];

extern const schema_record shop__record_attribute;
extern const schema_record shop__record_job_report;
extern const schema_record shop__record_address;
extern const schema_record shop__record_rpc_request;
extern const schema_record shop__record_rpc_reply;
extern const schema_record shop__record_attribute_input;
extern const schema_record shop__record_address_input;
extern const schema_record shop__record_account;
extern const schema_record shop__record_contact;
extern const schema_record shop__record_session;
extern const schema_record shop__record_session_principal;
extern const schema_record shop__record_credential;
extern const schema_record shop__record_saved_address;
extern const schema_record shop__record_user_event;
extern const schema_record shop__record_session_event;
extern const schema_record shop__record_account_register_args;
extern const schema_record shop__record_account_get_args;
extern const schema_record shop__record_account_page;
extern const schema_record shop__record_account_list_args;
extern const schema_record shop__record_account_update_args;
extern const schema_record shop__record_account_set_role_args;
extern const schema_record shop__record_account_change_password_args;
extern const schema_record shop__record_account_erase_args;
extern const schema_record shop__record_account_contact_args;
extern const schema_record shop__record_account_credential_args;
extern const schema_record shop__record_session_create_args;
extern const schema_record shop__record_session_settle_args;
extern const schema_record shop__record_session_page;
extern const schema_record shop__record_session_list_args;
extern const schema_record shop__record_session_delete_args;
extern const schema_record shop__record_session_resolve_args;
extern const schema_record shop__record_session_prune_args;
extern const schema_record shop__record_address_put_args;
extern const schema_record shop__record_address_get_args;
extern const schema_record shop__record_saved_address_page;
extern const schema_record shop__record_address_list_args;
extern const schema_record shop__record_address_delete_args;
extern const schema_record shop__record_category;
extern const schema_record shop__record_media;
extern const schema_record shop__record_price;
extern const schema_record shop__record_variant;
extern const schema_record shop__record_product;
extern const schema_record shop__record_product_variant;
extern const schema_record shop__record_product_summary;
extern const schema_record shop__record_category_tree;
extern const schema_record shop__record_offer;
extern const schema_record shop__record_offer_list;
extern const schema_record shop__record_category_path;
extern const schema_record shop__record_category_event;
extern const schema_record shop__record_product_event;
extern const schema_record shop__record_media_input;
extern const schema_record shop__record_variant_input;
extern const schema_record shop__record_price_input;
extern const schema_record shop__record_product_get_args;
extern const schema_record shop__record_product_put_args;
extern const schema_record shop__record_product_find_args;
extern const schema_record shop__record_product_summary_page;
extern const schema_record shop__record_product_list_args;
extern const schema_record shop__record_product_set_status_args;
extern const schema_record shop__record_product_delete_args;
extern const schema_record shop__record_variant_get_args;
extern const schema_record shop__record_price_set_args;
extern const schema_record shop__record_category_put_args;
extern const schema_record shop__record_category_get_args;
extern const schema_record shop__record_category_list_args;
extern const schema_record shop__record_category_delete_args;
extern const schema_record shop__record_variant_offers_args;
extern const schema_record shop__record_category_ancestors_args;
extern const schema_record shop__record_location;
extern const schema_record shop__record_stock_level;
extern const schema_record shop__record_stock;
extern const schema_record shop__record_availability;
extern const schema_record shop__record_availability_list;
extern const schema_record shop__record_movement;
extern const schema_record shop__record_reservation_line;
extern const schema_record shop__record_reservation;
extern const schema_record shop__record_stock_event;
extern const schema_record shop__record_reservation_event;
extern const schema_record shop__record_reservation_line_input;
extern const schema_record shop__record_location_put_args;
extern const schema_record shop__record_location_get_args;
extern const schema_record shop__record_location_page;
extern const schema_record shop__record_location_list_args;
extern const schema_record shop__record_location_delete_args;
extern const schema_record shop__record_stock_set_args;
extern const schema_record shop__record_stock_adjust_args;
extern const schema_record shop__record_stock_get_args;
extern const schema_record shop__record_stock_page;
extern const schema_record shop__record_stock_list_args;
extern const schema_record shop__record_stock_check_args;
extern const schema_record shop__record_movement_page;
extern const schema_record shop__record_movement_list_args;
extern const schema_record shop__record_reservation_get_args;
extern const schema_record shop__record_reservation_page;
extern const schema_record shop__record_reservation_list_args;
extern const schema_record shop__record_reservation_reserve_args;
extern const schema_record shop__record_reservation_extend_args;
extern const schema_record shop__record_reservation_take_args;
extern const schema_record shop__record_reservation_release_args;
extern const schema_record shop__record_reservation_expire_due_args;
extern const schema_record shop__record_cart_event;
extern const schema_record shop__record_cart_line;
extern const schema_record shop__record_cart;
extern const schema_record shop__record_quote_line;
extern const schema_record shop__record_quote_tax;
extern const schema_record shop__record_quote_coupon;
extern const schema_record shop__record_quote;
extern const schema_record shop__record_region_tax;
extern const schema_record shop__record_region;
extern const schema_record shop__record_shipping_method;
extern const schema_record shop__record_promotion;
extern const schema_record shop__record_region_tax_input;
extern const schema_record shop__record_cart_create_args;
extern const schema_record shop__record_cart_get_args;
extern const schema_record shop__record_cart_page;
extern const schema_record shop__record_cart_list_args;
extern const schema_record shop__record_cart_delete_args;
extern const schema_record shop__record_cart_add_line_args;
extern const schema_record shop__record_cart_set_line_args;
extern const schema_record shop__record_cart_set_delivery_args;
extern const schema_record shop__record_cart_add_coupon_args;
extern const schema_record shop__record_cart_remove_coupon_args;
extern const schema_record shop__record_cart_merge_args;
extern const schema_record shop__record_cart_quote_args;
extern const schema_record shop__record_cart_lock_args;
extern const schema_record shop__record_cart_unlock_args;
extern const schema_record shop__record_cart_abandon_due_args;
extern const schema_record shop__record_region_put_args;
extern const schema_record shop__record_region_get_args;
extern const schema_record shop__record_region_page;
extern const schema_record shop__record_region_list_args;
extern const schema_record shop__record_region_delete_args;
extern const schema_record shop__record_shipping_method_put_args;
extern const schema_record shop__record_shipping_method_page;
extern const schema_record shop__record_shipping_method_list_args;
extern const schema_record shop__record_shipping_method_delete_args;
extern const schema_record shop__record_promotion_put_args;
extern const schema_record shop__record_promotion_get_args;
extern const schema_record shop__record_promotion_page;
extern const schema_record shop__record_promotion_list_args;
extern const schema_record shop__record_promotion_delete_args;
extern const schema_record shop__record_coupon_reserve_args;
extern const schema_record shop__record_coupon_claim_args;
extern const schema_record shop__record_coupon_release_args;
extern const schema_record shop__record_order_event_line;
extern const schema_record shop__record_order_event;
extern const schema_record shop__record_order_line;
extern const schema_record shop__record_order;
extern const schema_record shop__record_order_change;
extern const schema_record shop__record_order_timeline;
extern const schema_record shop__record_fulfilment_line;
extern const schema_record shop__record_fulfilment;
extern const schema_record shop__record_fulfilments;
extern const schema_record shop__record_goods_return;
extern const schema_record shop__record_goods_returns;
extern const schema_record shop__record_due_order;
extern const schema_record shop__record_due_orders;
extern const schema_record shop__record_fulfilment_line_input;
extern const schema_record shop__record_order_place_args;
extern const schema_record shop__record_order_confirm_args;
extern const schema_record shop__record_order_retry_args;
extern const schema_record shop__record_order_get_args;
extern const schema_record shop__record_order_page;
extern const schema_record shop__record_order_list_args;
extern const schema_record shop__record_order_history_args;
extern const schema_record shop__record_order_cancel_args;
extern const schema_record shop__record_order_fulfil_args;
extern const schema_record shop__record_fulfilment_list_args;
extern const schema_record shop__record_fulfilment_update_args;
extern const schema_record shop__record_return_request_args;
extern const schema_record shop__record_return_list_args;
extern const schema_record shop__record_return_close_args;
extern const schema_record shop__record_order_summary_args;
extern const schema_record shop__record_order_recover_due_args;
extern const schema_record shop__record_order_due_args;
extern const schema_record shop__record_payment;
extern const schema_record shop__record_payment_change;
extern const schema_record shop__record_refund;
extern const schema_record shop__record_ledger_entry;
extern const schema_record shop__record_account_balance;
extern const schema_record shop__record_balance_sheet;
extern const schema_record shop__record_payment_provider_info;
extern const schema_record shop__record_provider_directory;
extern const schema_record shop__record_payment_event;
extern const schema_record shop__record_due_request;
extern const schema_record shop__record_due_requests;
extern const schema_record shop__record_sandbox_line;
extern const schema_record shop__record_payment_authorize_args;
extern const schema_record shop__record_payment_cancel_args;
extern const schema_record shop__record_payment_get_args;
extern const schema_record shop__record_payment_page;
extern const schema_record shop__record_payment_list_args;
extern const schema_record shop__record_payment_change_page;
extern const schema_record shop__record_payment_history_args;
extern const schema_record shop__record_payment_capture_args;
extern const schema_record shop__record_payment_refund_args;
extern const schema_record shop__record_payment_confirm_args;
extern const schema_record shop__record_payment_notify_args;
extern const schema_record shop__record_refund_page;
extern const schema_record shop__record_refund_list_args;
extern const schema_record shop__record_ledger_entry_page;
extern const schema_record shop__record_ledger_list_args;
extern const schema_record shop__record_ledger_balance_args;
extern const schema_record shop__record_provider_list_args;
extern const schema_record shop__record_payment_recover_due_args;
extern const schema_record shop__record_payment_capture_due_args;
extern const schema_record shop__record_payment_prune_args;
extern const schema_record shop__record_payment_due_args;
extern const schema_record shop__record_payment_postpone_args;
extern const schema_record shop__record_search_hit;
extern const schema_record shop__record_facet_value;
extern const schema_record shop__record_facet;
extern const schema_record shop__record_search_result;
extern const schema_record shop__record_search_suggestion;
extern const schema_record shop__record_search_suggestions;
extern const schema_record shop__record_search_progress;
extern const schema_record shop__record_reindex_report;
extern const schema_record shop__record_search_query_args;
extern const schema_record shop__record_search_suggest_args;
extern const schema_record shop__record_search_status_args;
extern const schema_record shop__record_search_reindex_args;
extern const schema_record shop__record_recommendation;
extern const schema_record shop__record_recommendations;
extern const schema_record shop__record_behaviour_report_args;
extern const schema_record shop__record_recommendation_for_product_args;
extern const schema_record shop__record_recommendation_for_cart_args;
extern const schema_record shop__record_recommendation_for_user_args;
extern const schema_record shop__record_recommendation_popular_args;
extern const schema_record shop__record_behaviour_prune_args;
extern const schema_record shop__record_template;
extern const schema_record shop__record_preference;
extern const schema_record shop__record_preferences;
extern const schema_record shop__record_delivery;
extern const schema_record shop__record_delivery_event;
extern const schema_record shop__record_delivery_batch;
extern const schema_record shop__record_preference_input;
extern const schema_record shop__record_template_value_input;
extern const schema_record shop__record_delivery_outcome;
extern const schema_record shop__record_template_put_args;
extern const schema_record shop__record_template_get_args;
extern const schema_record shop__record_template_page;
extern const schema_record shop__record_template_list_args;
extern const schema_record shop__record_preference_get_args;
extern const schema_record shop__record_preference_set_args;
extern const schema_record shop__record_notification_send_args;
extern const schema_record shop__record_delivery_page;
extern const schema_record shop__record_delivery_list_args;
extern const schema_record shop__record_delivery_get_args;
extern const schema_record shop__record_delivery_retry_args;
extern const schema_record shop__record_delivery_send_due_args;
extern const schema_record shop__record_delivery_claim_due_args;
extern const schema_record shop__record_delivery_settle_args;
extern const schema_record shop__record_logged_event;
extern const schema_record shop__record_event_log;
extern const schema_record shop__record_dead_event;
extern const schema_record shop__record_dead_events;
extern const schema_record shop__record_replay_report;
extern const schema_record shop__record_cursor;
extern const schema_record shop__record_store_figures;
extern const schema_record shop__record_operation_figures;
extern const schema_record shop__record_system_figures;
extern const schema_record shop__record_check_problem;
extern const schema_record shop__record_check_report;
extern const schema_record shop__record_event_list_args;
extern const schema_record shop__record_event_dead_args;
extern const schema_record shop__record_event_replay_args;
extern const schema_record shop__record_event_rewind_args;
extern const schema_record shop__record_system_stats_args;
extern const schema_record shop__record_system_check_args;
extern const schema_record shop__record_system_prune_args;
extern const schema_enum shop__enum_account_state;
extern const schema_enum shop__enum_product_status;
extern const schema_enum shop__enum_reservation_state;
extern const schema_enum shop__enum_movement_kind;
extern const schema_enum shop__enum_cart_state;
extern const schema_enum shop__enum_promotion_kind;
extern const schema_enum shop__enum_order_state;
extern const schema_enum shop__enum_fulfilment_state;
extern const schema_enum shop__enum_return_state;
extern const schema_enum shop__enum_payment_state;
extern const schema_enum shop__enum_refund_state;
extern const schema_enum shop__enum_ledger_account;
extern const schema_enum shop__enum_ledger_side;
extern const schema_enum shop__enum_payment_notice;
extern const schema_enum shop__enum_search_match;
extern const schema_enum shop__enum_behaviour_kind;
extern const schema_enum shop__enum_recommendation_reason;
extern const schema_enum shop__enum_notification_topic;
extern const schema_enum shop__enum_delivery_state;

#endif

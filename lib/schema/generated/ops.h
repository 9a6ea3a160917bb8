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

enum {
    SHOP__OP_PRODUCT_GET = 0,
    SHOP__OP_PRODUCT_PUT = 1,
    SHOP__OP_VARIANT_OFFERS = 2,
    SHOP__OP_PAYMENT_AUTHORIZE = 3,
    SHOP__OP_PAYMENT_CANCEL = 4,
    SHOP__OP_PAYMENT_GET = 5,
    SHOP__OP_PAYMENT_LIST = 6,
    SHOP__OP_PAYMENT_HISTORY = 7,
    SHOP__OP_PAYMENT_CAPTURE = 8,
    SHOP__OP_PAYMENT_REFUND = 9,
    SHOP__OP_PAYMENT_CONFIRM = 10,
    SHOP__OP_PAYMENT_NOTIFY = 11,
    SHOP__OP_REFUND_LIST = 12,
    SHOP__OP_LEDGER_LIST = 13,
    SHOP__OP_LEDGER_BALANCE = 14,
    SHOP__OP_PROVIDER_LIST = 15,
    SHOP__OP_PAYMENT_RECOVER_DUE = 16,
    SHOP__OP_PAYMENT_CAPTURE_DUE = 17,
    SHOP__OP_PAYMENT_DUE = 18,
    SHOP__OP_PAYMENT_POSTPONE = 19,
    SHOP__OP_COUNT = 20
};

enum {
    SHOP__EVENT_USER_REGISTERED = 0,
    SHOP__EVENT_USER_UPDATED = 1,
    SHOP__EVENT_USER_ERASED = 2,
    SHOP__EVENT_SESSION_REVOKED = 3,
    SHOP__EVENT_PRODUCT_CREATED = 4,
    SHOP__EVENT_PRODUCT_UPDATED = 5,
    SHOP__EVENT_PRODUCT_DELETED = 6,
    SHOP__EVENT_STOCK_CHANGED = 7,
    SHOP__EVENT_RESERVATION_EXPIRED = 8,
    SHOP__EVENT_CART_UPDATED = 9,
    SHOP__EVENT_CART_ABANDONED = 10,
    SHOP__EVENT_ORDER_CREATED = 11,
    SHOP__EVENT_ORDER_CANCELLED = 12,
    SHOP__EVENT_ORDER_FULFILLED = 13,
    SHOP__EVENT_ORDER_RETURNED = 14,
    SHOP__EVENT_PAYMENT_AUTHORIZED = 15,
    SHOP__EVENT_PAYMENT_CAPTURED = 16,
    SHOP__EVENT_PAYMENT_REFUNDED = 17,
    SHOP__EVENT_PAYMENT_FAILED = 18,
    SHOP__EVENT_COUNT = 19
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
extern const schema_op shop__ops[SHOP__OP_COUNT];
extern const schema_event shop__events[SHOP__EVENT_COUNT > 0 ? SHOP__EVENT_COUNT : 1];
extern const char *const shop__scopes[SHOP__SCOPE_COUNT];
extern const schema_role shop__roles[SHOP__ROLE_COUNT];

extern const schema_record shop__record_attribute;
extern const schema_record shop__record_job_report;
extern const schema_record shop__record_attribute_input;
extern const schema_record shop__record_user_event;
extern const schema_record shop__record_session_event;
extern const schema_record shop__record_category;
extern const schema_record shop__record_media;
extern const schema_record shop__record_price;
extern const schema_record shop__record_variant;
extern const schema_record shop__record_product;
extern const schema_record shop__record_offer;
extern const schema_record shop__record_offer_list;
extern const schema_record shop__record_product_event;
extern const schema_record shop__record_media_input;
extern const schema_record shop__record_variant_input;
extern const schema_record shop__record_price_input;
extern const schema_record shop__record_product_get_args;
extern const schema_record shop__record_product_put_args;
extern const schema_record shop__record_variant_offers_args;
extern const schema_record shop__record_stock_event;
extern const schema_record shop__record_reservation_event;
extern const schema_record shop__record_cart_event;
extern const schema_record shop__record_order_event_line;
extern const schema_record shop__record_order_event;
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
extern const schema_record shop__record_payment_due_args;
extern const schema_record shop__record_payment_postpone_args;
extern const schema_enum shop__enum_product_status;
extern const schema_enum shop__enum_payment_state;
extern const schema_enum shop__enum_refund_state;
extern const schema_enum shop__enum_ledger_account;
extern const schema_enum shop__enum_ledger_side;
extern const schema_enum shop__enum_payment_notice;

#endif

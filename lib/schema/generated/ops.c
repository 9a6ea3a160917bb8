/* ops.c - every operation, event, scope and role as a row.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"

#include <string.h>

#include "shop/error.h"

const char *const shop__services[SHOP__SERVICE_COUNT] = {"user", "catalog", "inventory", "cart", "order", "payment", "search", "recommendation", "notification", "system"};

static const int16_t product_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t product_put_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_ALREADY_EXISTS, SHOP_E_VERSION_MISMATCH};
static const int16_t payment_authorize_errors[] = {SHOP_E_CONFLICT};
static const int16_t payment_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t payment_list_errors[] = {SHOP_E_INVALID};
static const int16_t payment_history_errors[] = {SHOP_E_INVALID, SHOP_E_NOT_FOUND};
static const int16_t payment_capture_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_PAYMENT_DECLINED};
static const int16_t payment_refund_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_PAYMENT_DECLINED};
static const int16_t payment_confirm_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_UNAVAILABLE};
static const int16_t payment_notify_errors[] = {SHOP_E_INVALID, SHOP_E_UNAVAILABLE};
static const int16_t refund_list_errors[] = {SHOP_E_INVALID};
static const int16_t ledger_list_errors[] = {SHOP_E_INVALID};

const schema_op shop__ops[SHOP__OP_COUNT] = {
    {.name = "product.get", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = OP_CACHED, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_product_get_args, .result = &shop__record_product, .http_method = "GET", .http_path = "/v1/products/{product_id}", .errors = product_get_errors, .callers = 0, .every_ms = 0},
    {.name = "product.put", .service = SHOP__SERVICE_CATALOG, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 3, .scope = SHOP__SCOPE_CATALOG_WRITE, .args = &shop__record_product_put_args, .result = &shop__record_product, .http_method = "PUT", .http_path = "/v1/products/by-slug/{slug}", .errors = product_put_errors, .callers = 0, .every_ms = 0},
    {.name = "variant.offers", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_variant_offers_args, .result = &shop__record_offer_list, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_CART, .every_ms = 0},
    {.name = "payment.authorize", .service = SHOP__SERVICE_PAYMENT, .kind = OP_SAGA, .flags = OP_INTERNAL, .owner = -1, .error_count = 1, .scope = 0, .args = &shop__record_payment_authorize_args, .result = &shop__record_payment, .http_method = NULL, .http_path = NULL, .errors = payment_authorize_errors, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "payment.cancel", .service = SHOP__SERVICE_PAYMENT, .kind = OP_SAGA, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_payment_cancel_args, .result = &shop__record_payment, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "payment.get", .service = SHOP__SERVICE_PAYMENT, .kind = OP_QUERY, .flags = 0, .owner = 0, .error_count = 1, .scope = SHOP__SCOPE_PAYMENT_READ, .args = &shop__record_payment_get_args, .result = &shop__record_payment, .http_method = "GET", .http_path = "/v1/payments/{payment_id}", .errors = payment_get_errors, .callers = 0, .every_ms = 0},
    {.name = "payment.list", .service = SHOP__SERVICE_PAYMENT, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_PAYMENT_READ, .args = &shop__record_payment_list_args, .result = &shop__record_payment_page, .http_method = "GET", .http_path = "/v1/payments", .errors = payment_list_errors, .callers = 0, .every_ms = 0},
    {.name = "payment.history", .service = SHOP__SERVICE_PAYMENT, .kind = OP_QUERY, .flags = 0, .owner = 0, .error_count = 2, .scope = SHOP__SCOPE_PAYMENT_READ, .args = &shop__record_payment_history_args, .result = &shop__record_payment_change_page, .http_method = "GET", .http_path = "/v1/payments/{payment_id}/history", .errors = payment_history_errors, .callers = 0, .every_ms = 0},
    {.name = "payment.capture", .service = SHOP__SERVICE_PAYMENT, .kind = OP_SAGA, .flags = 0, .owner = 0, .error_count = 3, .scope = SHOP__SCOPE_PAYMENT_MANAGE, .args = &shop__record_payment_capture_args, .result = &shop__record_payment, .http_method = "POST", .http_path = "/v1/payments/{payment_id}/capture", .errors = payment_capture_errors, .callers = 0, .every_ms = 0},
    {.name = "payment.refund", .service = SHOP__SERVICE_PAYMENT, .kind = OP_SAGA, .flags = 0, .owner = 0, .error_count = 3, .scope = SHOP__SCOPE_PAYMENT_MANAGE, .args = &shop__record_payment_refund_args, .result = &shop__record_refund, .http_method = "POST", .http_path = "/v1/payments/{payment_id}/refund", .errors = payment_refund_errors, .callers = 0, .every_ms = 0},
    {.name = "payment.confirm", .service = SHOP__SERVICE_PAYMENT, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 2, .scope = SHOP__SCOPE_ORDER_PLACE, .args = &shop__record_payment_confirm_args, .result = &shop__record_payment, .http_method = "POST", .http_path = "/v1/payments/{payment_id}/confirm", .errors = payment_confirm_errors, .callers = 0, .every_ms = 0},
    {.name = "payment.notify", .service = SHOP__SERVICE_PAYMENT, .kind = OP_COMMAND, .flags = OP_PUBLIC, .owner = -1, .error_count = 2, .scope = 0, .args = &shop__record_payment_notify_args, .result = NULL, .http_method = "POST", .http_path = "/v1/payments/notify/{provider}", .errors = payment_notify_errors, .callers = 0, .every_ms = 0},
    {.name = "refund.list", .service = SHOP__SERVICE_PAYMENT, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_PAYMENT_READ, .args = &shop__record_refund_list_args, .result = &shop__record_refund_page, .http_method = "GET", .http_path = "/v1/refunds", .errors = refund_list_errors, .callers = 0, .every_ms = 0},
    {.name = "ledger.list", .service = SHOP__SERVICE_PAYMENT, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_PAYMENT_MANAGE, .args = &shop__record_ledger_list_args, .result = &shop__record_ledger_entry_page, .http_method = "GET", .http_path = "/v1/ledger/entries", .errors = ledger_list_errors, .callers = 0, .every_ms = 0},
    {.name = "ledger.balance", .service = SHOP__SERVICE_PAYMENT, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_PAYMENT_MANAGE, .args = &shop__record_ledger_balance_args, .result = &shop__record_balance_sheet, .http_method = "GET", .http_path = "/v1/ledger/balance", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "provider.list", .service = SHOP__SERVICE_PAYMENT, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_ORDER_PLACE, .args = &shop__record_provider_list_args, .result = &shop__record_provider_directory, .http_method = "GET", .http_path = "/v1/payment-providers", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "payment.recover_due", .service = SHOP__SERVICE_PAYMENT, .kind = OP_TASK, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_payment_recover_due_args, .result = &shop__record_job_report, .http_method = "POST", .http_path = "/v1/jobs/payment-recovery", .errors = NULL, .callers = 0, .every_ms = 2000},
    {.name = "payment.capture_due", .service = SHOP__SERVICE_PAYMENT, .kind = OP_TASK, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_payment_capture_due_args, .result = &shop__record_job_report, .http_method = "POST", .http_path = "/v1/jobs/payment-capture", .errors = NULL, .callers = 0, .every_ms = 1000},
    {.name = "payment.due", .service = SHOP__SERVICE_PAYMENT, .kind = OP_QUERY, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_payment_due_args, .result = &shop__record_due_requests, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "payment.postpone", .service = SHOP__SERVICE_PAYMENT, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_payment_postpone_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 0, .every_ms = 0},
};

static const uint16_t by_name[SHOP__OP_COUNT] = {14, 13, 3, 4, 8, 17, 10, 18, 5, 7, 6, 11, 19, 16, 9, 0, 1, 15, 12, 2};

const schema_op *shop__schema_op(const char *name, size_t length)
{
    size_t low = 0, high = SHOP__OP_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const schema_op *op = &shop__ops[by_name[middle]];
        int order = strncmp(op->name, name, length);
        if (order == 0 && op->name[length] == '\0')
            return op;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const schema_event shop__events[SHOP__EVENT_COUNT > 0 ? SHOP__EVENT_COUNT : 1] = {
    {"user.registered", SHOP__SERVICE_USER, &shop__record_user_event},
    {"user.updated", SHOP__SERVICE_USER, &shop__record_user_event},
    {"user.erased", SHOP__SERVICE_USER, &shop__record_user_event},
    {"session.revoked", SHOP__SERVICE_USER, &shop__record_session_event},
    {"product.created", SHOP__SERVICE_CATALOG, &shop__record_product_event},
    {"product.updated", SHOP__SERVICE_CATALOG, &shop__record_product_event},
    {"product.deleted", SHOP__SERVICE_CATALOG, &shop__record_product_event},
    {"stock.changed", SHOP__SERVICE_INVENTORY, &shop__record_stock_event},
    {"reservation.expired", SHOP__SERVICE_INVENTORY, &shop__record_reservation_event},
    {"cart.updated", SHOP__SERVICE_CART, &shop__record_cart_event},
    {"cart.abandoned", SHOP__SERVICE_CART, &shop__record_cart_event},
    {"order.created", SHOP__SERVICE_ORDER, &shop__record_order_event},
    {"order.cancelled", SHOP__SERVICE_ORDER, &shop__record_order_event},
    {"order.fulfilled", SHOP__SERVICE_ORDER, &shop__record_order_event},
    {"order.returned", SHOP__SERVICE_ORDER, &shop__record_order_event},
    {"payment.authorized", SHOP__SERVICE_PAYMENT, &shop__record_payment_event},
    {"payment.captured", SHOP__SERVICE_PAYMENT, &shop__record_payment_event},
    {"payment.refunded", SHOP__SERVICE_PAYMENT, &shop__record_payment_event},
    {"payment.failed", SHOP__SERVICE_PAYMENT, &shop__record_payment_event},
};

const char *const shop__scopes[SHOP__SCOPE_COUNT] = {"catalog:read", "catalog:write", "inventory:read", "inventory:write", "cart:use", "order:place", "order:manage", "payment:read", "payment:manage", "account:use", "account:manage", "search:use", "recommendation:use", "notification:use", "notification:manage", "config:write", "system:run"};

const schema_role shop__roles[SHOP__ROLE_COUNT] = {
    {"guest", SHOP__SCOPE_CATALOG_READ | SHOP__SCOPE_INVENTORY_READ | SHOP__SCOPE_CART_USE | SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_SEARCH_USE | SHOP__SCOPE_RECOMMENDATION_USE, 0},
    {"customer", SHOP__SCOPE_CATALOG_READ | SHOP__SCOPE_INVENTORY_READ | SHOP__SCOPE_CART_USE | SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_PAYMENT_READ | SHOP__SCOPE_ACCOUNT_USE | SHOP__SCOPE_SEARCH_USE | SHOP__SCOPE_RECOMMENDATION_USE | SHOP__SCOPE_NOTIFICATION_USE, 0},
    {"support", SHOP__SCOPE_CATALOG_READ | SHOP__SCOPE_INVENTORY_READ | SHOP__SCOPE_CART_USE | SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_ORDER_MANAGE | SHOP__SCOPE_PAYMENT_READ | SHOP__SCOPE_ACCOUNT_USE | SHOP__SCOPE_ACCOUNT_MANAGE | SHOP__SCOPE_SEARCH_USE | SHOP__SCOPE_RECOMMENDATION_USE | SHOP__SCOPE_NOTIFICATION_USE | SHOP__SCOPE_NOTIFICATION_MANAGE, SHOP__SCOPE_CART_USE | SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_ORDER_MANAGE | SHOP__SCOPE_PAYMENT_READ | SHOP__SCOPE_ACCOUNT_USE | SHOP__SCOPE_NOTIFICATION_USE},
    {"merchandiser", SHOP__SCOPE_CATALOG_READ | SHOP__SCOPE_CATALOG_WRITE | SHOP__SCOPE_INVENTORY_READ | SHOP__SCOPE_SEARCH_USE | SHOP__SCOPE_RECOMMENDATION_USE | SHOP__SCOPE_CONFIG_WRITE, 0},
    {"fulfilment", SHOP__SCOPE_CATALOG_READ | SHOP__SCOPE_INVENTORY_READ | SHOP__SCOPE_INVENTORY_WRITE | SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_ORDER_MANAGE | SHOP__SCOPE_SEARCH_USE, SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_ORDER_MANAGE},
    {"finance", SHOP__SCOPE_CATALOG_READ | SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_ORDER_MANAGE | SHOP__SCOPE_PAYMENT_READ | SHOP__SCOPE_PAYMENT_MANAGE, SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_ORDER_MANAGE | SHOP__SCOPE_PAYMENT_READ | SHOP__SCOPE_PAYMENT_MANAGE},
    {"admin", SHOP__SCOPE_CATALOG_READ | SHOP__SCOPE_CATALOG_WRITE | SHOP__SCOPE_INVENTORY_READ | SHOP__SCOPE_INVENTORY_WRITE | SHOP__SCOPE_CART_USE | SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_ORDER_MANAGE | SHOP__SCOPE_PAYMENT_READ | SHOP__SCOPE_PAYMENT_MANAGE | SHOP__SCOPE_ACCOUNT_USE | SHOP__SCOPE_ACCOUNT_MANAGE | SHOP__SCOPE_SEARCH_USE | SHOP__SCOPE_RECOMMENDATION_USE | SHOP__SCOPE_NOTIFICATION_USE | SHOP__SCOPE_NOTIFICATION_MANAGE | SHOP__SCOPE_CONFIG_WRITE | SHOP__SCOPE_SYSTEM_RUN, SHOP__SCOPE_CART_USE | SHOP__SCOPE_ORDER_PLACE | SHOP__SCOPE_ORDER_MANAGE | SHOP__SCOPE_PAYMENT_READ | SHOP__SCOPE_PAYMENT_MANAGE | SHOP__SCOPE_ACCOUNT_USE | SHOP__SCOPE_NOTIFICATION_USE},
};

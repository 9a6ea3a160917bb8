/* ops.c - every operation, event, scope and role as a row.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"

#include <string.h>

#include "shop/error.h"

const char *const shop__services[SHOP__SERVICE_COUNT] = {"user", "catalog", "inventory", "cart", "order", "payment", "search", "recommendation", "notification", "system"};

static const int16_t product_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t product_put_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_ALREADY_EXISTS, SHOP_E_VERSION_MISMATCH};
static const int16_t product_find_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t product_list_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t product_set_status_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_VERSION_MISMATCH};
static const int16_t product_delete_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_VERSION_MISMATCH};
static const int16_t variant_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t price_set_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t category_put_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT};
static const int16_t category_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t category_delete_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT};
static const int16_t event_rewind_errors[] = {SHOP_E_NOT_FOUND};

const schema_op shop__ops[SHOP__OP_COUNT] = {
    {.name = "product.get", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = OP_CACHED, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_product_get_args, .result = &shop__record_product, .http_method = "GET", .http_path = "/v1/products/{product_id}", .errors = product_get_errors, .callers = 0, .every_ms = 0},
    {.name = "product.put", .service = SHOP__SERVICE_CATALOG, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 3, .scope = SHOP__SCOPE_CATALOG_WRITE, .args = &shop__record_product_put_args, .result = &shop__record_product, .http_method = "PUT", .http_path = "/v1/products/by-slug/{slug}", .errors = product_put_errors, .callers = 0, .every_ms = 0},
    {.name = "product.find", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = OP_CACHED, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_product_find_args, .result = &shop__record_product, .http_method = "GET", .http_path = "/v1/products/by-slug/{slug}", .errors = product_find_errors, .callers = 0, .every_ms = 0},
    {.name = "product.list", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_product_list_args, .result = &shop__record_product_summary_page, .http_method = "GET", .http_path = "/v1/products", .errors = product_list_errors, .callers = 0, .every_ms = 0},
    {.name = "product.set_status", .service = SHOP__SERVICE_CATALOG, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_CATALOG_WRITE, .args = &shop__record_product_set_status_args, .result = &shop__record_product, .http_method = "PUT", .http_path = "/v1/products/{product_id}/status", .errors = product_set_status_errors, .callers = 0, .every_ms = 0},
    {.name = "product.delete", .service = SHOP__SERVICE_CATALOG, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_CATALOG_WRITE, .args = &shop__record_product_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/products/{product_id}", .errors = product_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "variant.get", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_variant_get_args, .result = &shop__record_product_variant, .http_method = "GET", .http_path = "/v1/variants/{sku}", .errors = variant_get_errors, .callers = 0, .every_ms = 0},
    {.name = "price.set", .service = SHOP__SERVICE_CATALOG, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_WRITE, .args = &shop__record_price_set_args, .result = &shop__record_product_variant, .http_method = "PUT", .http_path = "/v1/variants/{sku}/prices/{currency}", .errors = price_set_errors, .callers = 0, .every_ms = 0},
    {.name = "category.put", .service = SHOP__SERVICE_CATALOG, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_CATALOG_WRITE, .args = &shop__record_category_put_args, .result = &shop__record_category, .http_method = "PUT", .http_path = "/v1/categories/{slug}", .errors = category_put_errors, .callers = 0, .every_ms = 0},
    {.name = "category.get", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_category_get_args, .result = &shop__record_category, .http_method = "GET", .http_path = "/v1/categories/{slug}", .errors = category_get_errors, .callers = 0, .every_ms = 0},
    {.name = "category.list", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_category_list_args, .result = &shop__record_category_tree, .http_method = "GET", .http_path = "/v1/categories", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "category.delete", .service = SHOP__SERVICE_CATALOG, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_CATALOG_WRITE, .args = &shop__record_category_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/categories/{slug}", .errors = category_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "variant.offers", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_variant_offers_args, .result = &shop__record_offer_list, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_CART, .every_ms = 0},
    {.name = "event.list", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_list_args, .result = &shop__record_event_log, .http_method = "GET", .http_path = "/v1/system/events", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "event.dead", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_dead_args, .result = &shop__record_dead_events, .http_method = "GET", .http_path = "/v1/system/dead-events", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "event.replay", .service = SHOP__SERVICE_SYSTEM, .kind = OP_TASK, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_replay_args, .result = &shop__record_replay_report, .http_method = "POST", .http_path = "/v1/system/dead-events/replay", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "event.rewind", .service = SHOP__SERVICE_SYSTEM, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_rewind_args, .result = &shop__record_cursor, .http_method = "POST", .http_path = "/v1/system/cursors", .errors = event_rewind_errors, .callers = 0, .every_ms = 0},
    {.name = "system.stats", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_system_stats_args, .result = &shop__record_system_figures, .http_method = "GET", .http_path = "/v1/system/stats", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "system.prune", .service = SHOP__SERVICE_SYSTEM, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_system_prune_args, .result = &shop__record_job_report, .http_method = "POST", .http_path = "/v1/jobs/prune", .errors = NULL, .callers = 0, .every_ms = 60000},
};

static const uint16_t by_name[SHOP__OP_COUNT] = {11, 9, 10, 8, 14, 13, 15, 16, 7, 5, 2, 0, 3, 1, 4, 18, 17, 6, 12};

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

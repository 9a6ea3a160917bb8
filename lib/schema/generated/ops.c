/* ops.c - every operation, event, scope and role as a row.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"

#include <string.h>

#include "shop/error.h"

const char *const shop__services[SHOP__SERVICE_COUNT] = {"user", "catalog", "inventory", "cart", "order", "payment", "search", "recommendation", "notification", "system"};

static const int16_t product_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t product_put_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_ALREADY_EXISTS, SHOP_E_VERSION_MISMATCH};
static const int16_t cart_create_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT};
static const int16_t cart_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t cart_list_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t cart_delete_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_VERSION_MISMATCH};
static const int16_t cart_add_line_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_VERSION_MISMATCH, SHOP_E_TOO_LARGE};
static const int16_t cart_set_line_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_VERSION_MISMATCH, SHOP_E_TOO_LARGE};
static const int16_t cart_set_delivery_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_VERSION_MISMATCH};
static const int16_t cart_add_coupon_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_VERSION_MISMATCH, SHOP_E_TOO_LARGE};
static const int16_t cart_remove_coupon_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_VERSION_MISMATCH};
static const int16_t cart_merge_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_VERSION_MISMATCH, SHOP_E_TOO_LARGE};
static const int16_t cart_quote_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT};
static const int16_t cart_lock_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT, SHOP_E_VERSION_MISMATCH, SHOP_E_PRICE_CHANGED};
static const int16_t region_put_errors[] = {SHOP_E_CONFLICT};
static const int16_t region_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t region_delete_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t shipping_method_put_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t shipping_method_list_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t shipping_method_delete_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t promotion_put_errors[] = {SHOP_E_TOO_LARGE};
static const int16_t promotion_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t promotion_delete_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t coupon_reserve_errors[] = {SHOP_E_CONFLICT};
static const int16_t event_rewind_errors[] = {SHOP_E_NOT_FOUND};

const schema_op shop__ops[SHOP__OP_COUNT] = {
    {.name = "product.get", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = OP_CACHED, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_product_get_args, .result = &shop__record_product, .http_method = "GET", .http_path = "/v1/products/{product_id}", .errors = product_get_errors, .callers = 0, .every_ms = 0},
    {.name = "product.put", .service = SHOP__SERVICE_CATALOG, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 3, .scope = SHOP__SCOPE_CATALOG_WRITE, .args = &shop__record_product_put_args, .result = &shop__record_product, .http_method = "PUT", .http_path = "/v1/products/by-slug/{slug}", .errors = product_put_errors, .callers = 0, .every_ms = 0},
    {.name = "variant.offers", .service = SHOP__SERVICE_CATALOG, .kind = OP_QUERY, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_variant_offers_args, .result = &shop__record_offer_list, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_CART, .every_ms = 0},
    {.name = "cart.create", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_create_args, .result = &shop__record_cart, .http_method = "POST", .http_path = "/v1/carts", .errors = cart_create_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.get", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = 0, .error_count = 1, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_get_args, .result = &shop__record_cart, .http_method = "GET", .http_path = "/v1/carts/{cart_id}", .errors = cart_get_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.list", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_list_args, .result = &shop__record_cart_page, .http_method = "GET", .http_path = "/v1/carts", .errors = cart_list_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.delete", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 3, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/carts/{cart_id}", .errors = cart_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.add_line", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 4, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_add_line_args, .result = &shop__record_cart, .http_method = "POST", .http_path = "/v1/carts/{cart_id}/lines", .errors = cart_add_line_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.set_line", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 4, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_set_line_args, .result = &shop__record_cart, .http_method = "PUT", .http_path = "/v1/carts/{cart_id}/lines/{sku}", .errors = cart_set_line_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.set_delivery", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 3, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_set_delivery_args, .result = &shop__record_cart, .http_method = "PATCH", .http_path = "/v1/carts/{cart_id}/delivery", .errors = cart_set_delivery_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.add_coupon", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 4, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_add_coupon_args, .result = &shop__record_cart, .http_method = "POST", .http_path = "/v1/carts/{cart_id}/coupons", .errors = cart_add_coupon_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.remove_coupon", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 3, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_remove_coupon_args, .result = &shop__record_cart, .http_method = "DELETE", .http_path = "/v1/carts/{cart_id}/coupons/{code}", .errors = cart_remove_coupon_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.merge", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = 2, .error_count = 4, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_merge_args, .result = &shop__record_cart, .http_method = "POST", .http_path = "/v1/carts/merge", .errors = cart_merge_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.quote", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = 0, .error_count = 2, .scope = SHOP__SCOPE_CART_USE, .args = &shop__record_cart_quote_args, .result = &shop__record_quote, .http_method = "GET", .http_path = "/v1/carts/{cart_id}/quote", .errors = cart_quote_errors, .callers = 0, .every_ms = 0},
    {.name = "cart.lock", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = 0, .error_count = 4, .scope = 0, .args = &shop__record_cart_lock_args, .result = &shop__record_quote, .http_method = NULL, .http_path = NULL, .errors = cart_lock_errors, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "cart.unlock", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_cart_unlock_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "cart.abandon_due", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_cart_abandon_due_args, .result = &shop__record_job_report, .http_method = "POST", .http_path = "/v1/jobs/cart.abandon_due", .errors = NULL, .callers = 0, .every_ms = 60000},
    {.name = "region.put", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CONFIG_WRITE, .args = &shop__record_region_put_args, .result = &shop__record_region, .http_method = "PUT", .http_path = "/v1/regions/{code}", .errors = region_put_errors, .callers = 0, .every_ms = 0},
    {.name = "region.get", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_region_get_args, .result = &shop__record_region, .http_method = "GET", .http_path = "/v1/regions/{code}", .errors = region_get_errors, .callers = 0, .every_ms = 0},
    {.name = "region.list", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_region_list_args, .result = &shop__record_region_page, .http_method = "GET", .http_path = "/v1/regions", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "region.delete", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CONFIG_WRITE, .args = &shop__record_region_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/regions/{code}", .errors = region_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "shipping_method.put", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CONFIG_WRITE, .args = &shop__record_shipping_method_put_args, .result = &shop__record_shipping_method, .http_method = "PUT", .http_path = "/v1/regions/{region}/shipping-methods/{code}", .errors = shipping_method_put_errors, .callers = 0, .every_ms = 0},
    {.name = "shipping_method.list", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_shipping_method_list_args, .result = &shop__record_shipping_method_page, .http_method = "GET", .http_path = "/v1/regions/{region}/shipping-methods", .errors = shipping_method_list_errors, .callers = 0, .every_ms = 0},
    {.name = "shipping_method.delete", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CONFIG_WRITE, .args = &shop__record_shipping_method_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/regions/{region}/shipping-methods/{code}", .errors = shipping_method_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "promotion.put", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CONFIG_WRITE, .args = &shop__record_promotion_put_args, .result = &shop__record_promotion, .http_method = "PUT", .http_path = "/v1/promotions/{code}", .errors = promotion_put_errors, .callers = 0, .every_ms = 0},
    {.name = "promotion.get", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_promotion_get_args, .result = &shop__record_promotion, .http_method = "GET", .http_path = "/v1/promotions/{code}", .errors = promotion_get_errors, .callers = 0, .every_ms = 0},
    {.name = "promotion.list", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_promotion_list_args, .result = &shop__record_promotion_page, .http_method = "GET", .http_path = "/v1/promotions", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "promotion.delete", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CONFIG_WRITE, .args = &shop__record_promotion_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/promotions/{code}", .errors = promotion_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "coupon.reserve", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 1, .scope = 0, .args = &shop__record_coupon_reserve_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = coupon_reserve_errors, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "coupon.claim", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_coupon_claim_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "coupon.release", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_coupon_release_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "event.list", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_list_args, .result = &shop__record_event_log, .http_method = "GET", .http_path = "/v1/system/events", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "event.dead", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_dead_args, .result = &shop__record_dead_events, .http_method = "GET", .http_path = "/v1/system/dead-events", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "event.replay", .service = SHOP__SERVICE_SYSTEM, .kind = OP_TASK, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_replay_args, .result = &shop__record_replay_report, .http_method = "POST", .http_path = "/v1/system/dead-events/replay", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "event.rewind", .service = SHOP__SERVICE_SYSTEM, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_rewind_args, .result = &shop__record_cursor, .http_method = "POST", .http_path = "/v1/system/cursors", .errors = event_rewind_errors, .callers = 0, .every_ms = 0},
    {.name = "system.stats", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_system_stats_args, .result = &shop__record_system_figures, .http_method = "GET", .http_path = "/v1/system/stats", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "system.prune", .service = SHOP__SERVICE_SYSTEM, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_system_prune_args, .result = &shop__record_job_report, .http_method = "POST", .http_path = "/v1/jobs/prune", .errors = NULL, .callers = 0, .every_ms = 60000},
};

static const uint16_t by_name[SHOP__OP_COUNT] = {16, 10, 7, 3, 6, 4, 5, 14, 12, 13, 11, 9, 8, 15, 29, 30, 28, 32, 31, 33, 34, 0, 1, 27, 25, 26, 24, 20, 18, 19, 17, 23, 22, 21, 36, 35, 2};

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
    {"user.registered", SHOP__SERVICE_USER, 0, &shop__record_user_event},
    {"user.updated", SHOP__SERVICE_USER, 0, &shop__record_user_event},
    {"user.erased", SHOP__SERVICE_USER, 1u << SHOP__SERVICE_CART, &shop__record_user_event},
    {"session.revoked", SHOP__SERVICE_USER, 0, &shop__record_session_event},
    {"product.created", SHOP__SERVICE_CATALOG, 0, &shop__record_product_event},
    {"product.updated", SHOP__SERVICE_CATALOG, 0, &shop__record_product_event},
    {"product.deleted", SHOP__SERVICE_CATALOG, 0, &shop__record_product_event},
    {"stock.changed", SHOP__SERVICE_INVENTORY, 0, &shop__record_stock_event},
    {"reservation.expired", SHOP__SERVICE_INVENTORY, 0, &shop__record_reservation_event},
    {"cart.updated", SHOP__SERVICE_CART, 0, &shop__record_cart_event},
    {"cart.abandoned", SHOP__SERVICE_CART, 0, &shop__record_cart_event},
    {"order.created", SHOP__SERVICE_ORDER, 1u << SHOP__SERVICE_CART, &shop__record_order_event},
    {"order.cancelled", SHOP__SERVICE_ORDER, 0, &shop__record_order_event},
    {"order.fulfilled", SHOP__SERVICE_ORDER, 0, &shop__record_order_event},
    {"order.returned", SHOP__SERVICE_ORDER, 0, &shop__record_order_event},
    {"payment.authorized", SHOP__SERVICE_PAYMENT, 0, &shop__record_payment_event},
    {"payment.captured", SHOP__SERVICE_PAYMENT, 0, &shop__record_payment_event},
    {"payment.refunded", SHOP__SERVICE_PAYMENT, 0, &shop__record_payment_event},
    {"payment.failed", SHOP__SERVICE_PAYMENT, 0, &shop__record_payment_event},
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

/* ops.c - every operation, event, scope and role as a row.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"

#include <string.h>

#include "shop/error.h"

const char *const shop__services[SHOP__SERVICE_COUNT] = {"user", "catalog", "inventory", "cart", "order", "payment", "search", "recommendation", "notification", "system"};

static const int16_t account_register_errors[] = {SHOP_E_ALREADY_EXISTS};
static const int16_t account_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t account_update_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_ALREADY_EXISTS, SHOP_E_VERSION_MISMATCH, SHOP_E_RATE_LIMITED};
static const int16_t account_set_role_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_VERSION_MISMATCH};
static const int16_t account_change_password_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_FORBIDDEN, SHOP_E_RATE_LIMITED};
static const int16_t account_erase_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t account_contact_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t session_create_errors[] = {SHOP_E_UNAUTHENTICATED, SHOP_E_RATE_LIMITED};
static const int16_t session_settle_errors[] = {SHOP_E_UNAUTHENTICATED, SHOP_E_RATE_LIMITED};
static const int16_t session_delete_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t session_resolve_errors[] = {SHOP_E_UNAUTHENTICATED};
static const int16_t address_put_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_TOO_LARGE};
static const int16_t address_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t address_delete_errors[] = {SHOP_E_NOT_FOUND};
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
static const int16_t location_put_errors[] = {SHOP_E_CONFLICT};
static const int16_t location_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t location_delete_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT};
static const int16_t stock_set_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT};
static const int16_t stock_adjust_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT};
static const int16_t stock_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t reservation_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t reservation_reserve_errors[] = {SHOP_E_OUT_OF_STOCK, SHOP_E_CONFLICT};
static const int16_t reservation_extend_errors[] = {SHOP_E_CONFLICT};
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
static const int16_t promotion_put_errors[] = {SHOP_E_CONFLICT, SHOP_E_TOO_LARGE};
static const int16_t promotion_get_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t promotion_delete_errors[] = {SHOP_E_NOT_FOUND, SHOP_E_CONFLICT};
static const int16_t coupon_reserve_errors[] = {SHOP_E_CONFLICT};
static const int16_t event_replay_errors[] = {SHOP_E_NOT_FOUND};
static const int16_t event_rewind_errors[] = {SHOP_E_NOT_FOUND};

const schema_op shop__ops[SHOP__OP_COUNT] = {
    {.name = "account.register", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = OP_PUBLIC, .owner = -1, .error_count = 1, .scope = 0, .args = &shop__record_account_register_args, .result = &shop__record_account, .http_method = "POST", .http_path = "/v1/accounts", .errors = account_register_errors, .callers = 0, .every_ms = 0},
    {.name = "account.get", .service = SHOP__SERVICE_USER, .kind = OP_QUERY, .flags = 0, .owner = 0, .error_count = 1, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_account_get_args, .result = &shop__record_account, .http_method = "GET", .http_path = "/v1/accounts/{user_id}", .errors = account_get_errors, .callers = 0, .every_ms = 0},
    {.name = "account.list", .service = SHOP__SERVICE_USER, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_ACCOUNT_MANAGE, .args = &shop__record_account_list_args, .result = &shop__record_account_page, .http_method = "GET", .http_path = "/v1/accounts", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "account.update", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 4, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_account_update_args, .result = &shop__record_account, .http_method = "PATCH", .http_path = "/v1/accounts/{user_id}", .errors = account_update_errors, .callers = 0, .every_ms = 0},
    {.name = "account.set_role", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_ACCOUNT_MANAGE, .args = &shop__record_account_set_role_args, .result = &shop__record_account, .http_method = "PUT", .http_path = "/v1/accounts/{user_id}/role", .errors = account_set_role_errors, .callers = 0, .every_ms = 0},
    {.name = "account.change_password", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 3, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_account_change_password_args, .result = NULL, .http_method = "POST", .http_path = "/v1/accounts/{user_id}/password", .errors = account_change_password_errors, .callers = 0, .every_ms = 0},
    {.name = "account.erase", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 1, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_account_erase_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/accounts/{user_id}", .errors = account_erase_errors, .callers = 0, .every_ms = 0},
    {.name = "account.contact", .service = SHOP__SERVICE_USER, .kind = OP_QUERY, .flags = OP_INTERNAL, .owner = -1, .error_count = 1, .scope = 0, .args = &shop__record_account_contact_args, .result = &shop__record_contact, .http_method = NULL, .http_path = NULL, .errors = account_contact_errors, .callers = 1u << SHOP__SERVICE_ORDER | 1u << SHOP__SERVICE_NOTIFICATION | 1u << SHOP__SERVICE_PAYMENT, .every_ms = 0},
    {.name = "account.credential", .service = SHOP__SERVICE_USER, .kind = OP_QUERY, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_account_credential_args, .result = &shop__record_credential, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "session.create", .service = SHOP__SERVICE_USER, .kind = OP_TASK, .flags = OP_PUBLIC, .owner = -1, .error_count = 2, .scope = 0, .args = &shop__record_session_create_args, .result = &shop__record_session, .http_method = "POST", .http_path = "/v1/sessions", .errors = session_create_errors, .callers = 0, .every_ms = 0},
    {.name = "session.settle", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 2, .scope = 0, .args = &shop__record_session_settle_args, .result = &shop__record_session, .http_method = NULL, .http_path = NULL, .errors = session_settle_errors, .callers = 0, .every_ms = 0},
    {.name = "session.list", .service = SHOP__SERVICE_USER, .kind = OP_QUERY, .flags = 0, .owner = 0, .error_count = 0, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_session_list_args, .result = &shop__record_session_page, .http_method = "GET", .http_path = "/v1/accounts/{user_id}/sessions", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "session.delete", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 1, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_session_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/sessions/{session_id}", .errors = session_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "session.resolve", .service = SHOP__SERVICE_USER, .kind = OP_QUERY, .flags = OP_INTERNAL | OP_CACHED, .owner = -1, .error_count = 1, .scope = 0, .args = &shop__record_session_resolve_args, .result = &shop__record_session_principal, .http_method = NULL, .http_path = NULL, .errors = session_resolve_errors, .callers = 0, .every_ms = 0},
    {.name = "session.prune", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_session_prune_args, .result = &shop__record_job_report, .http_method = "POST", .http_path = "/v1/jobs/session.prune", .errors = NULL, .callers = 0, .every_ms = 600000},
    {.name = "address.put", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 2, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_address_put_args, .result = &shop__record_saved_address, .http_method = "POST", .http_path = "/v1/accounts/{user_id}/addresses", .errors = address_put_errors, .callers = 0, .every_ms = 0},
    {.name = "address.get", .service = SHOP__SERVICE_USER, .kind = OP_QUERY, .flags = 0, .owner = 0, .error_count = 1, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_address_get_args, .result = &shop__record_saved_address, .http_method = "GET", .http_path = "/v1/accounts/{user_id}/addresses/{address_id}", .errors = address_get_errors, .callers = 0, .every_ms = 0},
    {.name = "address.list", .service = SHOP__SERVICE_USER, .kind = OP_QUERY, .flags = 0, .owner = 0, .error_count = 0, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_address_list_args, .result = &shop__record_saved_address_page, .http_method = "GET", .http_path = "/v1/accounts/{user_id}/addresses", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "address.delete", .service = SHOP__SERVICE_USER, .kind = OP_COMMAND, .flags = 0, .owner = 0, .error_count = 1, .scope = SHOP__SCOPE_ACCOUNT_USE, .args = &shop__record_address_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/accounts/{user_id}/addresses/{address_id}", .errors = address_delete_errors, .callers = 0, .every_ms = 0},
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
    {.name = "location.put", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_INVENTORY_WRITE, .args = &shop__record_location_put_args, .result = &shop__record_location, .http_method = "PUT", .http_path = "/v1/locations/{code}", .errors = location_put_errors, .callers = 0, .every_ms = 0},
    {.name = "location.get", .service = SHOP__SERVICE_INVENTORY, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_INVENTORY_READ, .args = &shop__record_location_get_args, .result = &shop__record_location, .http_method = "GET", .http_path = "/v1/locations/{code}", .errors = location_get_errors, .callers = 0, .every_ms = 0},
    {.name = "location.list", .service = SHOP__SERVICE_INVENTORY, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_INVENTORY_READ, .args = &shop__record_location_list_args, .result = &shop__record_location_page, .http_method = "GET", .http_path = "/v1/locations", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "location.delete", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_INVENTORY_WRITE, .args = &shop__record_location_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/locations/{code}", .errors = location_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "stock.set", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_INVENTORY_WRITE, .args = &shop__record_stock_set_args, .result = &shop__record_stock, .http_method = "PUT", .http_path = "/v1/stock/{sku}/{location}", .errors = stock_set_errors, .callers = 0, .every_ms = 0},
    {.name = "stock.adjust", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_INVENTORY_WRITE, .args = &shop__record_stock_adjust_args, .result = &shop__record_stock, .http_method = "POST", .http_path = "/v1/stock/{sku}/{location}/adjustments", .errors = stock_adjust_errors, .callers = 0, .every_ms = 0},
    {.name = "stock.get", .service = SHOP__SERVICE_INVENTORY, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_INVENTORY_READ, .args = &shop__record_stock_get_args, .result = &shop__record_stock, .http_method = "GET", .http_path = "/v1/stock/{sku}", .errors = stock_get_errors, .callers = 1u << SHOP__SERVICE_CART | 1u << SHOP__SERVICE_ORDER | 1u << SHOP__SERVICE_SEARCH | 1u << SHOP__SERVICE_RECOMMENDATION, .every_ms = 0},
    {.name = "stock.list", .service = SHOP__SERVICE_INVENTORY, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_INVENTORY_WRITE, .args = &shop__record_stock_list_args, .result = &shop__record_stock_page, .http_method = "GET", .http_path = "/v1/stock", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "stock.check", .service = SHOP__SERVICE_INVENTORY, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_INVENTORY_READ, .args = &shop__record_stock_check_args, .result = &shop__record_availability_list, .http_method = "GET", .http_path = "/v1/availability", .errors = NULL, .callers = 1u << SHOP__SERVICE_CART | 1u << SHOP__SERVICE_ORDER | 1u << SHOP__SERVICE_SEARCH | 1u << SHOP__SERVICE_RECOMMENDATION, .every_ms = 0},
    {.name = "movement.list", .service = SHOP__SERVICE_INVENTORY, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_INVENTORY_WRITE, .args = &shop__record_movement_list_args, .result = &shop__record_movement_page, .http_method = "GET", .http_path = "/v1/stock/{sku}/movements", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "reservation.get", .service = SHOP__SERVICE_INVENTORY, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_INVENTORY_WRITE, .args = &shop__record_reservation_get_args, .result = &shop__record_reservation, .http_method = "GET", .http_path = "/v1/reservations/{order_id}", .errors = reservation_get_errors, .callers = 0, .every_ms = 0},
    {.name = "reservation.list", .service = SHOP__SERVICE_INVENTORY, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_INVENTORY_WRITE, .args = &shop__record_reservation_list_args, .result = &shop__record_reservation_page, .http_method = "GET", .http_path = "/v1/reservations", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "reservation.reserve", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 2, .scope = 0, .args = &shop__record_reservation_reserve_args, .result = &shop__record_reservation, .http_method = NULL, .http_path = NULL, .errors = reservation_reserve_errors, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "reservation.extend", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 1, .scope = 0, .args = &shop__record_reservation_extend_args, .result = &shop__record_reservation, .http_method = NULL, .http_path = NULL, .errors = reservation_extend_errors, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "reservation.take", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_reservation_take_args, .result = &shop__record_reservation, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "reservation.release", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_reservation_release_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "reservation.expire_due", .service = SHOP__SERVICE_INVENTORY, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_reservation_expire_due_args, .result = &shop__record_job_report, .http_method = "POST", .http_path = "/v1/jobs/reservation.expire_due", .errors = NULL, .callers = 0, .every_ms = 1000},
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
    {.name = "promotion.put", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_CONFIG_WRITE, .args = &shop__record_promotion_put_args, .result = &shop__record_promotion, .http_method = "PUT", .http_path = "/v1/promotions/{code}", .errors = promotion_put_errors, .callers = 0, .every_ms = 0},
    {.name = "promotion.get", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_promotion_get_args, .result = &shop__record_promotion, .http_method = "GET", .http_path = "/v1/promotions/{code}", .errors = promotion_get_errors, .callers = 0, .every_ms = 0},
    {.name = "promotion.list", .service = SHOP__SERVICE_CART, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_CATALOG_READ, .args = &shop__record_promotion_list_args, .result = &shop__record_promotion_page, .http_method = "GET", .http_path = "/v1/promotions", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "promotion.delete", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 2, .scope = SHOP__SCOPE_CONFIG_WRITE, .args = &shop__record_promotion_delete_args, .result = NULL, .http_method = "DELETE", .http_path = "/v1/promotions/{code}", .errors = promotion_delete_errors, .callers = 0, .every_ms = 0},
    {.name = "coupon.reserve", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 1, .scope = 0, .args = &shop__record_coupon_reserve_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = coupon_reserve_errors, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "coupon.claim", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_coupon_claim_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "coupon.release", .service = SHOP__SERVICE_CART, .kind = OP_COMMAND, .flags = OP_INTERNAL, .owner = -1, .error_count = 0, .scope = 0, .args = &shop__record_coupon_release_args, .result = NULL, .http_method = NULL, .http_path = NULL, .errors = NULL, .callers = 1u << SHOP__SERVICE_ORDER, .every_ms = 0},
    {.name = "event.list", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_list_args, .result = &shop__record_event_log, .http_method = "GET", .http_path = "/v1/system/events", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "event.dead", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_dead_args, .result = &shop__record_dead_events, .http_method = "GET", .http_path = "/v1/system/dead-events", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "event.replay", .service = SHOP__SERVICE_SYSTEM, .kind = OP_TASK, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_replay_args, .result = &shop__record_replay_report, .http_method = "POST", .http_path = "/v1/system/dead-events/replay", .errors = event_replay_errors, .callers = 0, .every_ms = 0},
    {.name = "event.rewind", .service = SHOP__SERVICE_SYSTEM, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 1, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_event_rewind_args, .result = &shop__record_cursor, .http_method = "POST", .http_path = "/v1/system/cursors", .errors = event_rewind_errors, .callers = 0, .every_ms = 0},
    {.name = "system.stats", .service = SHOP__SERVICE_SYSTEM, .kind = OP_QUERY, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_system_stats_args, .result = &shop__record_system_figures, .http_method = "GET", .http_path = "/v1/system/stats", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "system.check", .service = SHOP__SERVICE_SYSTEM, .kind = OP_TASK, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_system_check_args, .result = &shop__record_check_report, .http_method = "POST", .http_path = "/v1/system/check", .errors = NULL, .callers = 0, .every_ms = 0},
    {.name = "system.prune", .service = SHOP__SERVICE_SYSTEM, .kind = OP_COMMAND, .flags = 0, .owner = -1, .error_count = 0, .scope = SHOP__SCOPE_SYSTEM_RUN, .args = &shop__record_system_prune_args, .result = &shop__record_job_report, .http_method = "POST", .http_path = "/v1/jobs/prune", .errors = NULL, .callers = 0, .every_ms = 60000},
};

static const uint16_t by_name[SHOP__OP_COUNT] = {5, 7, 8, 6, 1, 2, 0, 4, 3, 18, 16, 17, 15, 62, 56, 53, 49, 52, 50, 51, 60, 58, 59, 57, 55, 54, 61, 30, 28, 29, 27, 75, 76, 74, 78, 77, 79, 80, 35, 33, 34, 32, 41, 26, 24, 21, 19, 22, 20, 23, 73, 71, 72, 70, 66, 64, 65, 63, 48, 45, 42, 43, 47, 44, 46, 9, 12, 11, 14, 13, 10, 69, 68, 67, 37, 40, 38, 39, 36, 82, 83, 81, 25, 31};

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
    {"order.created", SHOP__SERVICE_ORDER, 1u << SHOP__SERVICE_INVENTORY | 1u << SHOP__SERVICE_CART, &shop__record_order_event},
    {"order.cancelled", SHOP__SERVICE_ORDER, 1u << SHOP__SERVICE_INVENTORY, &shop__record_order_event},
    {"order.fulfilled", SHOP__SERVICE_ORDER, 0, &shop__record_order_event},
    {"order.returned", SHOP__SERVICE_ORDER, 1u << SHOP__SERVICE_INVENTORY, &shop__record_order_event},
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

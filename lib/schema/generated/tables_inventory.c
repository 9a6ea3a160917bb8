/* tables_inventory.c - records and enums of inventory, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const reservation_state_names[] = {"unknown", "held", "claimed", "released", "expired"};
const schema_enum shop__enum_reservation_state = {"reservation_state", reservation_state_names, 5};

static const char *const movement_kind_names[] = {"unknown", "initial", "adjustment", "sale", "return", "correction"};
const schema_enum shop__enum_movement_kind = {"movement_kind", movement_kind_names, 6};

static const schema_field location_fields[] = {
    {"code", FIELD_STRING, 0, 4, offsetof(shop_location, code), 0, 0, 0, {.record = NULL}},
    {"name", FIELD_STRING, 0, 4, offsetof(shop_location, name), 0, 0, 0, {.record = NULL}},
    {"country", FIELD_STRING, 0, 7, offsetof(shop_location, country), 0, 0, 0, {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_location, position), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_location, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_location, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_location = {
    .name = "location", .fields = location_fields, .size = sizeof(shop_location),
    .field_count = 6, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_location) ==
    sizeof(((shop_location *)0)->code) +
    sizeof(((shop_location *)0)->name) +
    sizeof(((shop_location *)0)->country) +
    sizeof(((shop_location *)0)->position) +
    sizeof(((shop_location *)0)->created_at_ms) +
    sizeof(((shop_location *)0)->updated_at_ms),
    "shop_location has implicit padding");
#endif

static const schema_field stock_level_fields[] = {
    {"location", FIELD_STRING, 0, 8, offsetof(shop_stock_level, location), 0, 0, 0, {.record = NULL}},
    {"on_hand", FIELD_INT, 0, 7, offsetof(shop_stock_level, on_hand), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"reserved", FIELD_INT, 0, 8, offsetof(shop_stock_level, reserved), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_stock_level = {
    .name = "stock_level", .fields = stock_level_fields, .size = sizeof(shop_stock_level),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock_level) ==
    sizeof(((shop_stock_level *)0)->location) +
    sizeof(((shop_stock_level *)0)->on_hand) +
    sizeof(((shop_stock_level *)0)->reserved),
    "shop_stock_level has implicit padding");
#endif

static const schema_field stock_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_stock, sku), 0, 0, 0, {.record = NULL}},
    {"on_hand", FIELD_INT, 0, 7, offsetof(shop_stock, on_hand), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"reserved", FIELD_INT, 0, 8, offsetof(shop_stock, reserved), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"available", FIELD_INT, 0, 9, offsetof(shop_stock, available), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"levels", FIELD_LIST, 0, 6, offsetof(shop_stock, levels), offsetof(shop_stock, level_count), 0, 0, {.record = &shop__record_stock_level}},
};
const schema_record shop__record_stock = {
    .name = "stock", .fields = stock_fields, .size = sizeof(shop_stock),
    .field_count = 5, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock) ==
    sizeof(((shop_stock *)0)->sku) +
    sizeof(((shop_stock *)0)->on_hand) +
    sizeof(((shop_stock *)0)->reserved) +
    sizeof(((shop_stock *)0)->available) +
    sizeof(((shop_stock *)0)->levels) +
    sizeof(((shop_stock *)0)->level_count),
    "shop_stock has implicit padding");
#endif

static const schema_field availability_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_availability, sku), 0, 0, 0, {.record = NULL}},
    {"available", FIELD_INT, 0, 9, offsetof(shop_availability, available), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_availability = {
    .name = "availability", .fields = availability_fields, .size = sizeof(shop_availability),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_availability) ==
    sizeof(((shop_availability *)0)->sku) +
    sizeof(((shop_availability *)0)->available),
    "shop_availability has implicit padding");
#endif

static const schema_field availability_list_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_availability_list, items), offsetof(shop_availability_list, item_count), 0, 0, {.record = &shop__record_availability}},
};
const schema_record shop__record_availability_list = {
    .name = "availability_list", .fields = availability_list_fields, .size = sizeof(shop_availability_list),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_availability_list) ==
    sizeof(((shop_availability_list *)0)->items) +
    sizeof(((shop_availability_list *)0)->item_count),
    "shop_availability_list has implicit padding");
#endif

static const schema_field movement_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_movement, id), 0, 0, 0, {.prefix = "mov"}},
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_movement, sku), 0, 0, 0, {.record = NULL}},
    {"location", FIELD_STRING, 0, 8, offsetof(shop_movement, location), 0, 0, 0, {.record = NULL}},
    {"quantity", FIELD_INT, 0, 8, offsetof(shop_movement, quantity), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"kind", FIELD_ENUM, 0, 4, offsetof(shop_movement, kind), 0, 0, 5, {.values = &shop__enum_movement_kind}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_movement, reason), 0, 0, 0, {.record = NULL}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_movement, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_movement, created_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_movement = {
    .name = "movement", .fields = movement_fields, .size = sizeof(shop_movement),
    .field_count = 8, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_movement) ==
    sizeof(((shop_movement *)0)->id) +
    sizeof(((shop_movement *)0)->sku) +
    sizeof(((shop_movement *)0)->location) +
    sizeof(((shop_movement *)0)->quantity) +
    sizeof(((shop_movement *)0)->kind) +
    sizeof(((shop_movement *)0)->reserved_kind) +
    sizeof(((shop_movement *)0)->reason) +
    sizeof(((shop_movement *)0)->order_id) +
    sizeof(((shop_movement *)0)->created_at_ms),
    "shop_movement has implicit padding");
#endif

static const schema_field reservation_line_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_reservation_line, sku), 0, 0, 0, {.record = NULL}},
    {"location", FIELD_STRING, 0, 8, offsetof(shop_reservation_line, location), 0, 0, 0, {.record = NULL}},
    {"quantity", FIELD_INT, 0, 8, offsetof(shop_reservation_line, quantity), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_reservation_line = {
    .name = "reservation_line", .fields = reservation_line_fields, .size = sizeof(shop_reservation_line),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_line) ==
    sizeof(((shop_reservation_line *)0)->sku) +
    sizeof(((shop_reservation_line *)0)->location) +
    sizeof(((shop_reservation_line *)0)->quantity),
    "shop_reservation_line has implicit padding");
#endif

static const schema_field reservation_fields[] = {
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_reservation, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_reservation, state), 0, 0, 4, {.values = &shop__enum_reservation_state}},
    {"expires_at", FIELD_TIME, 0, 10, offsetof(shop_reservation, expires_at_ms), 0, 0, 0, {.record = NULL}},
    {"lines", FIELD_LIST, 0, 5, offsetof(shop_reservation, lines), offsetof(shop_reservation, line_count), 0, 0, {.record = &shop__record_reservation_line}},
    {"sold", FIELD_BOOL, 0, 4, offsetof(shop_reservation, sold), 0, 0, 0, {.record = NULL}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_reservation, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_reservation = {
    .name = "reservation", .fields = reservation_fields, .size = sizeof(shop_reservation),
    .field_count = 6, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation) ==
    sizeof(((shop_reservation *)0)->order_id) +
    sizeof(((shop_reservation *)0)->state) +
    sizeof(((shop_reservation *)0)->reserved_state) +
    sizeof(((shop_reservation *)0)->expires_at_ms) +
    sizeof(((shop_reservation *)0)->lines) +
    sizeof(((shop_reservation *)0)->line_count) +
    sizeof(((shop_reservation *)0)->sold) +
    sizeof(((shop_reservation *)0)->reserved_sold) +
    sizeof(((shop_reservation *)0)->version),
    "shop_reservation has implicit padding");
#endif

static const schema_field stock_event_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_stock_event, sku), 0, 0, 0, {.record = NULL}},
    {"available", FIELD_INT, 0, 9, offsetof(shop_stock_event, available), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_stock_event = {
    .name = "stock_event", .fields = stock_event_fields, .size = sizeof(shop_stock_event),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock_event) ==
    sizeof(((shop_stock_event *)0)->sku) +
    sizeof(((shop_stock_event *)0)->available),
    "shop_stock_event has implicit padding");
#endif

static const schema_field reservation_event_fields[] = {
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_reservation_event, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_reservation_event = {
    .name = "reservation_event", .fields = reservation_event_fields, .size = sizeof(shop_reservation_event),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_event) ==
    sizeof(((shop_reservation_event *)0)->order_id),
    "shop_reservation_event has implicit padding");
#endif

static const schema_field reservation_line_input_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_reservation_line_input, sku), 0, 0, 64, {.record = NULL}},
    {"quantity", FIELD_INT, FIELD_REQUIRED, 8, offsetof(shop_reservation_line_input, quantity), 0, 1, 1000000, {.record = NULL}},
};
const schema_record shop__record_reservation_line_input = {
    .name = "reservation_line_input", .fields = reservation_line_input_fields, .size = sizeof(shop_reservation_line_input),
    .field_count = 2, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_line_input) ==
    sizeof(((shop_reservation_line_input *)0)->struct_size) +
    sizeof(((shop_reservation_line_input *)0)->reserved_size) +
    sizeof(((shop_reservation_line_input *)0)->sku) +
    sizeof(((shop_reservation_line_input *)0)->quantity),
    "shop_reservation_line_input has implicit padding");
#endif

static const schema_field location_put_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_location_put_args, code), 0, 0, 32, {.record = NULL}},
    {"name", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_location_put_args, name), 0, 0, 120, {.record = NULL}},
    {"country", FIELD_STRING, FIELD_REQUIRED, 7, offsetof(shop_location_put_args, country), 0, 2, 2, {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_location_put_args, position), 0, 0, 1000000, {.record = NULL}},
};
const schema_record shop__record_location_put_args = {
    .name = "location_put_args", .fields = location_put_args_fields, .size = sizeof(shop_location_put_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_location_put_args) ==
    sizeof(((shop_location_put_args *)0)->struct_size) +
    sizeof(((shop_location_put_args *)0)->timeout_ms) +
    sizeof(((shop_location_put_args *)0)->idempotency_key) +
    sizeof(((shop_location_put_args *)0)->code) +
    sizeof(((shop_location_put_args *)0)->name) +
    sizeof(((shop_location_put_args *)0)->country) +
    sizeof(((shop_location_put_args *)0)->position),
    "shop_location_put_args has implicit padding");
#endif

static const schema_field location_get_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_location_get_args, code), 0, 0, 32, {.record = NULL}},
};
const schema_record shop__record_location_get_args = {
    .name = "location_get_args", .fields = location_get_args_fields, .size = sizeof(shop_location_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_location_get_args) ==
    sizeof(((shop_location_get_args *)0)->struct_size) +
    sizeof(((shop_location_get_args *)0)->timeout_ms) +
    sizeof(((shop_location_get_args *)0)->idempotency_key) +
    sizeof(((shop_location_get_args *)0)->code),
    "shop_location_get_args has implicit padding");
#endif

static const schema_field location_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_location_page, items), offsetof(shop_location_page, item_count), 0, 0, {.record = &shop__record_location}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_location_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_location_page = {
    .name = "location_page", .fields = location_page_fields, .size = sizeof(shop_location_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_location_page) ==
    sizeof(((shop_location_page *)0)->items) +
    sizeof(((shop_location_page *)0)->item_count) +
    sizeof(((shop_location_page *)0)->next_cursor),
    "shop_location_page has implicit padding");
#endif

static const schema_field location_list_args_fields[] = {
    {"limit", FIELD_INT, 0, 5, offsetof(shop_location_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_location_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_location_list_args = {
    .name = "location_list_args", .fields = location_list_args_fields, .size = sizeof(shop_location_list_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_location_list_args) ==
    sizeof(((shop_location_list_args *)0)->struct_size) +
    sizeof(((shop_location_list_args *)0)->timeout_ms) +
    sizeof(((shop_location_list_args *)0)->idempotency_key) +
    sizeof(((shop_location_list_args *)0)->limit) +
    sizeof(((shop_location_list_args *)0)->cursor),
    "shop_location_list_args has implicit padding");
#endif

static const schema_field location_delete_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_location_delete_args, code), 0, 0, 32, {.record = NULL}},
};
const schema_record shop__record_location_delete_args = {
    .name = "location_delete_args", .fields = location_delete_args_fields, .size = sizeof(shop_location_delete_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_location_delete_args) ==
    sizeof(((shop_location_delete_args *)0)->struct_size) +
    sizeof(((shop_location_delete_args *)0)->timeout_ms) +
    sizeof(((shop_location_delete_args *)0)->idempotency_key) +
    sizeof(((shop_location_delete_args *)0)->code),
    "shop_location_delete_args has implicit padding");
#endif

static const schema_field stock_set_args_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_stock_set_args, sku), 0, 0, 64, {.record = NULL}},
    {"location", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_stock_set_args, location), 0, 0, 32, {.record = NULL}},
    {"on_hand", FIELD_INT, 0, 7, offsetof(shop_stock_set_args, on_hand), 0, 0, 1000000000, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_stock_set_args, reason), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_stock_set_args = {
    .name = "stock_set_args", .fields = stock_set_args_fields, .size = sizeof(shop_stock_set_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock_set_args) ==
    sizeof(((shop_stock_set_args *)0)->struct_size) +
    sizeof(((shop_stock_set_args *)0)->timeout_ms) +
    sizeof(((shop_stock_set_args *)0)->idempotency_key) +
    sizeof(((shop_stock_set_args *)0)->sku) +
    sizeof(((shop_stock_set_args *)0)->location) +
    sizeof(((shop_stock_set_args *)0)->on_hand) +
    sizeof(((shop_stock_set_args *)0)->reason),
    "shop_stock_set_args has implicit padding");
#endif

static const schema_field stock_adjust_args_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_stock_adjust_args, sku), 0, 0, 64, {.record = NULL}},
    {"location", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_stock_adjust_args, location), 0, 0, 32, {.record = NULL}},
    {"quantity", FIELD_INT, FIELD_REQUIRED, 8, offsetof(shop_stock_adjust_args, quantity), 0, -1000000000, 1000000000, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_stock_adjust_args, reason), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_stock_adjust_args = {
    .name = "stock_adjust_args", .fields = stock_adjust_args_fields, .size = sizeof(shop_stock_adjust_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock_adjust_args) ==
    sizeof(((shop_stock_adjust_args *)0)->struct_size) +
    sizeof(((shop_stock_adjust_args *)0)->timeout_ms) +
    sizeof(((shop_stock_adjust_args *)0)->idempotency_key) +
    sizeof(((shop_stock_adjust_args *)0)->sku) +
    sizeof(((shop_stock_adjust_args *)0)->location) +
    sizeof(((shop_stock_adjust_args *)0)->quantity) +
    sizeof(((shop_stock_adjust_args *)0)->reason),
    "shop_stock_adjust_args has implicit padding");
#endif

static const schema_field stock_get_args_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_stock_get_args, sku), 0, 0, 64, {.record = NULL}},
};
const schema_record shop__record_stock_get_args = {
    .name = "stock_get_args", .fields = stock_get_args_fields, .size = sizeof(shop_stock_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock_get_args) ==
    sizeof(((shop_stock_get_args *)0)->struct_size) +
    sizeof(((shop_stock_get_args *)0)->timeout_ms) +
    sizeof(((shop_stock_get_args *)0)->idempotency_key) +
    sizeof(((shop_stock_get_args *)0)->sku),
    "shop_stock_get_args has implicit padding");
#endif

static const schema_field stock_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_stock_page, items), offsetof(shop_stock_page, item_count), 0, 0, {.record = &shop__record_stock}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_stock_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_stock_page = {
    .name = "stock_page", .fields = stock_page_fields, .size = sizeof(shop_stock_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock_page) ==
    sizeof(((shop_stock_page *)0)->items) +
    sizeof(((shop_stock_page *)0)->item_count) +
    sizeof(((shop_stock_page *)0)->next_cursor),
    "shop_stock_page has implicit padding");
#endif

static const schema_field stock_list_args_fields[] = {
    {"max_available", FIELD_INT, FIELD_OPTIONAL, 13, offsetof(shop_stock_list_args, max_available), offsetof(shop_stock_list_args, has_max_available), 0, 1000000000, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_stock_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_stock_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_stock_list_args = {
    .name = "stock_list_args", .fields = stock_list_args_fields, .size = sizeof(shop_stock_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock_list_args) ==
    sizeof(((shop_stock_list_args *)0)->struct_size) +
    sizeof(((shop_stock_list_args *)0)->timeout_ms) +
    sizeof(((shop_stock_list_args *)0)->idempotency_key) +
    sizeof(((shop_stock_list_args *)0)->has_max_available) +
    sizeof(((shop_stock_list_args *)0)->reserved_max_available) +
    sizeof(((shop_stock_list_args *)0)->max_available) +
    sizeof(((shop_stock_list_args *)0)->limit) +
    sizeof(((shop_stock_list_args *)0)->cursor),
    "shop_stock_list_args has implicit padding");
#endif

static const schema_field stock_check_args_fields[] = {
    {"skus", FIELD_STRINGS, FIELD_REQUIRED, 4, offsetof(shop_stock_check_args, skus), offsetof(shop_stock_check_args, sku_count), 0, 200, {.record = NULL}},
};
const schema_record shop__record_stock_check_args = {
    .name = "stock_check_args", .fields = stock_check_args_fields, .size = sizeof(shop_stock_check_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_stock_check_args) ==
    sizeof(((shop_stock_check_args *)0)->struct_size) +
    sizeof(((shop_stock_check_args *)0)->timeout_ms) +
    sizeof(((shop_stock_check_args *)0)->idempotency_key) +
    sizeof(((shop_stock_check_args *)0)->skus) +
    sizeof(((shop_stock_check_args *)0)->sku_count),
    "shop_stock_check_args has implicit padding");
#endif

static const schema_field movement_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_movement_page, items), offsetof(shop_movement_page, item_count), 0, 0, {.record = &shop__record_movement}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_movement_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_movement_page = {
    .name = "movement_page", .fields = movement_page_fields, .size = sizeof(shop_movement_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_movement_page) ==
    sizeof(((shop_movement_page *)0)->items) +
    sizeof(((shop_movement_page *)0)->item_count) +
    sizeof(((shop_movement_page *)0)->next_cursor),
    "shop_movement_page has implicit padding");
#endif

static const schema_field movement_list_args_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_movement_list_args, sku), 0, 0, 64, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_movement_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_movement_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_movement_list_args = {
    .name = "movement_list_args", .fields = movement_list_args_fields, .size = sizeof(shop_movement_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_movement_list_args) ==
    sizeof(((shop_movement_list_args *)0)->struct_size) +
    sizeof(((shop_movement_list_args *)0)->timeout_ms) +
    sizeof(((shop_movement_list_args *)0)->idempotency_key) +
    sizeof(((shop_movement_list_args *)0)->sku) +
    sizeof(((shop_movement_list_args *)0)->limit) +
    sizeof(((shop_movement_list_args *)0)->cursor),
    "shop_movement_list_args has implicit padding");
#endif

static const schema_field reservation_get_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_reservation_get_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_reservation_get_args = {
    .name = "reservation_get_args", .fields = reservation_get_args_fields, .size = sizeof(shop_reservation_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_get_args) ==
    sizeof(((shop_reservation_get_args *)0)->struct_size) +
    sizeof(((shop_reservation_get_args *)0)->timeout_ms) +
    sizeof(((shop_reservation_get_args *)0)->idempotency_key) +
    sizeof(((shop_reservation_get_args *)0)->order_id),
    "shop_reservation_get_args has implicit padding");
#endif

static const schema_field reservation_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_reservation_page, items), offsetof(shop_reservation_page, item_count), 0, 0, {.record = &shop__record_reservation}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_reservation_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_reservation_page = {
    .name = "reservation_page", .fields = reservation_page_fields, .size = sizeof(shop_reservation_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_page) ==
    sizeof(((shop_reservation_page *)0)->items) +
    sizeof(((shop_reservation_page *)0)->item_count) +
    sizeof(((shop_reservation_page *)0)->next_cursor),
    "shop_reservation_page has implicit padding");
#endif

static const schema_field reservation_list_args_fields[] = {
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_reservation_list_args, state), 0, 0, 4, {.values = &shop__enum_reservation_state}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_reservation_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_reservation_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_reservation_list_args = {
    .name = "reservation_list_args", .fields = reservation_list_args_fields, .size = sizeof(shop_reservation_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_list_args) ==
    sizeof(((shop_reservation_list_args *)0)->struct_size) +
    sizeof(((shop_reservation_list_args *)0)->timeout_ms) +
    sizeof(((shop_reservation_list_args *)0)->idempotency_key) +
    sizeof(((shop_reservation_list_args *)0)->state) +
    sizeof(((shop_reservation_list_args *)0)->reserved_state) +
    sizeof(((shop_reservation_list_args *)0)->limit) +
    sizeof(((shop_reservation_list_args *)0)->cursor),
    "shop_reservation_list_args has implicit padding");
#endif

static const schema_field reservation_reserve_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_reservation_reserve_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"lines", FIELD_LIST, FIELD_REQUIRED, 5, offsetof(shop_reservation_reserve_args, lines), offsetof(shop_reservation_reserve_args, line_count), 0, 500, {.record = &shop__record_reservation_line_input}},
    {"expires_at", FIELD_TIME, FIELD_REQUIRED, 10, offsetof(shop_reservation_reserve_args, expires_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_reservation_reserve_args = {
    .name = "reservation_reserve_args", .fields = reservation_reserve_args_fields, .size = sizeof(shop_reservation_reserve_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_reserve_args) ==
    sizeof(((shop_reservation_reserve_args *)0)->struct_size) +
    sizeof(((shop_reservation_reserve_args *)0)->timeout_ms) +
    sizeof(((shop_reservation_reserve_args *)0)->idempotency_key) +
    sizeof(((shop_reservation_reserve_args *)0)->order_id) +
    sizeof(((shop_reservation_reserve_args *)0)->lines) +
    sizeof(((shop_reservation_reserve_args *)0)->line_count) +
    sizeof(((shop_reservation_reserve_args *)0)->expires_at_ms),
    "shop_reservation_reserve_args has implicit padding");
#endif

static const schema_field reservation_extend_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_reservation_extend_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"expires_at", FIELD_TIME, FIELD_REQUIRED, 10, offsetof(shop_reservation_extend_args, expires_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_reservation_extend_args = {
    .name = "reservation_extend_args", .fields = reservation_extend_args_fields, .size = sizeof(shop_reservation_extend_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_extend_args) ==
    sizeof(((shop_reservation_extend_args *)0)->struct_size) +
    sizeof(((shop_reservation_extend_args *)0)->timeout_ms) +
    sizeof(((shop_reservation_extend_args *)0)->idempotency_key) +
    sizeof(((shop_reservation_extend_args *)0)->order_id) +
    sizeof(((shop_reservation_extend_args *)0)->expires_at_ms),
    "shop_reservation_extend_args has implicit padding");
#endif

static const schema_field reservation_take_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_reservation_take_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_reservation_take_args = {
    .name = "reservation_take_args", .fields = reservation_take_args_fields, .size = sizeof(shop_reservation_take_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_take_args) ==
    sizeof(((shop_reservation_take_args *)0)->struct_size) +
    sizeof(((shop_reservation_take_args *)0)->timeout_ms) +
    sizeof(((shop_reservation_take_args *)0)->idempotency_key) +
    sizeof(((shop_reservation_take_args *)0)->order_id),
    "shop_reservation_take_args has implicit padding");
#endif

static const schema_field reservation_release_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_reservation_release_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_reservation_release_args = {
    .name = "reservation_release_args", .fields = reservation_release_args_fields, .size = sizeof(shop_reservation_release_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_release_args) ==
    sizeof(((shop_reservation_release_args *)0)->struct_size) +
    sizeof(((shop_reservation_release_args *)0)->timeout_ms) +
    sizeof(((shop_reservation_release_args *)0)->idempotency_key) +
    sizeof(((shop_reservation_release_args *)0)->order_id),
    "shop_reservation_release_args has implicit padding");
#endif

const schema_record shop__record_reservation_expire_due_args = {
    .name = "reservation_expire_due_args", .fields = NULL, .size = sizeof(shop_reservation_expire_due_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reservation_expire_due_args) ==
    sizeof(((shop_reservation_expire_due_args *)0)->struct_size) +
    sizeof(((shop_reservation_expire_due_args *)0)->timeout_ms) +
    sizeof(((shop_reservation_expire_due_args *)0)->idempotency_key),
    "shop_reservation_expire_due_args has implicit padding");
#endif

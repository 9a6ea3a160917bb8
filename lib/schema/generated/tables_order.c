/* tables_order.c - records and enums of order, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const order_state_names[] = {"unknown", "pending", "placed", "partly_fulfilled", "fulfilled", "cancelled", "payment_failed", "returned"};
const schema_enum shop__enum_order_state = {"order_state", order_state_names, 8};

static const char *const fulfilment_state_names[] = {"unknown", "shipped", "delivered", "lost"};
const schema_enum shop__enum_fulfilment_state = {"fulfilment_state", fulfilment_state_names, 4};

static const char *const return_state_names[] = {"unknown", "requested", "received", "rejected"};
const schema_enum shop__enum_return_state = {"return_state", return_state_names, 4};

static const schema_field order_event_line_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_order_event_line, sku), 0, 0, 0, {.record = NULL}},
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_order_event_line, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_order_event_line, title), 0, 0, 0, {.record = NULL}},
    {"quantity", FIELD_INT, 0, 8, offsetof(shop_order_event_line, quantity), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"total", FIELD_MONEY, 0, 5, offsetof(shop_order_event_line, total), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_order_event_line = {
    .name = "order_event_line", .fields = order_event_line_fields, .size = sizeof(shop_order_event_line),
    .field_count = 5, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_event_line) ==
    sizeof(((shop_order_event_line *)0)->sku) +
    sizeof(((shop_order_event_line *)0)->product_id) +
    sizeof(((shop_order_event_line *)0)->title) +
    sizeof(((shop_order_event_line *)0)->quantity) +
    sizeof(((shop_order_event_line *)0)->total),
    "shop_order_event_line has implicit padding");
#endif

static const schema_field order_event_fields[] = {
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_order_event, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"number", FIELD_STRING, 0, 6, offsetof(shop_order_event, number), 0, 0, 0, {.record = NULL}},
    {"cart_id", FIELD_ID, 0, 7, offsetof(shop_order_event, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_order_event, owner), 0, 0, 0, {.record = NULL}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_order_event, email), 0, 0, 0, {.record = NULL}},
    {"total", FIELD_MONEY, 0, 5, offsetof(shop_order_event, total), 0, 0, 0, {.record = NULL}},
    {"lines", FIELD_LIST, 0, 5, offsetof(shop_order_event, lines), offsetof(shop_order_event, line_count), 0, 0, {.record = &shop__record_order_event_line}},
    {"fulfilment_id", FIELD_ID, 0, 13, offsetof(shop_order_event, fulfilment_id), 0, 0, 0, {.prefix = "ful"}},
    {"tracking", FIELD_STRING, 0, 8, offsetof(shop_order_event, tracking), 0, 0, 0, {.record = NULL}},
    {"restock", FIELD_BOOL, 0, 7, offsetof(shop_order_event, restock), 0, 0, 0, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_order_event, reason), 0, 0, 0, {.record = NULL}},
    {"return_id", FIELD_ID, 0, 9, offsetof(shop_order_event, return_id), 0, 0, 0, {.prefix = "ret"}},
};
const schema_record shop__record_order_event = {
    .name = "order_event", .fields = order_event_fields, .size = sizeof(shop_order_event),
    .field_count = 12, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_event) ==
    sizeof(((shop_order_event *)0)->order_id) +
    sizeof(((shop_order_event *)0)->number) +
    sizeof(((shop_order_event *)0)->cart_id) +
    sizeof(((shop_order_event *)0)->owner) +
    sizeof(((shop_order_event *)0)->email) +
    sizeof(((shop_order_event *)0)->total) +
    sizeof(((shop_order_event *)0)->lines) +
    sizeof(((shop_order_event *)0)->line_count) +
    sizeof(((shop_order_event *)0)->fulfilment_id) +
    sizeof(((shop_order_event *)0)->tracking) +
    sizeof(((shop_order_event *)0)->restock) +
    sizeof(((shop_order_event *)0)->reserved_restock) +
    sizeof(((shop_order_event *)0)->reason) +
    sizeof(((shop_order_event *)0)->return_id),
    "shop_order_event has implicit padding");
#endif

static const schema_field order_line_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_order_line, sku), 0, 0, 0, {.record = NULL}},
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_order_line, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"variant_id", FIELD_ID, 0, 10, offsetof(shop_order_line, variant_id), 0, 0, 0, {.prefix = "var"}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_order_line, title), 0, 0, 0, {.record = NULL}},
    {"quantity", FIELD_INT, 0, 8, offsetof(shop_order_line, quantity), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"unit", FIELD_MONEY, 0, 4, offsetof(shop_order_line, unit), 0, 0, 0, {.record = NULL}},
    {"subtotal", FIELD_MONEY, 0, 8, offsetof(shop_order_line, subtotal), 0, 0, 0, {.record = NULL}},
    {"discount", FIELD_MONEY, 0, 8, offsetof(shop_order_line, discount), 0, 0, 0, {.record = NULL}},
    {"tax", FIELD_MONEY, 0, 3, offsetof(shop_order_line, tax), 0, 0, 0, {.record = NULL}},
    {"total", FIELD_MONEY, 0, 5, offsetof(shop_order_line, total), 0, 0, 0, {.record = NULL}},
    {"fulfilled", FIELD_INT, 0, 9, offsetof(shop_order_line, fulfilled), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"returned", FIELD_INT, 0, 8, offsetof(shop_order_line, returned), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_order_line = {
    .name = "order_line", .fields = order_line_fields, .size = sizeof(shop_order_line),
    .field_count = 12, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_line) ==
    sizeof(((shop_order_line *)0)->sku) +
    sizeof(((shop_order_line *)0)->product_id) +
    sizeof(((shop_order_line *)0)->variant_id) +
    sizeof(((shop_order_line *)0)->title) +
    sizeof(((shop_order_line *)0)->quantity) +
    sizeof(((shop_order_line *)0)->unit) +
    sizeof(((shop_order_line *)0)->subtotal) +
    sizeof(((shop_order_line *)0)->discount) +
    sizeof(((shop_order_line *)0)->tax) +
    sizeof(((shop_order_line *)0)->total) +
    sizeof(((shop_order_line *)0)->fulfilled) +
    sizeof(((shop_order_line *)0)->returned),
    "shop_order_line has implicit padding");
#endif

static const schema_field order_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_order, id), 0, 0, 0, {.prefix = "ord"}},
    {"number", FIELD_STRING, 0, 6, offsetof(shop_order, number), 0, 0, 0, {.record = NULL}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_order, state), 0, 0, 7, {.values = &shop__enum_order_state}},
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_order, owner), 0, 0, 0, {.record = NULL}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_order, email), 0, 0, 0, {.record = NULL}},
    {"cart_id", FIELD_ID, 0, 7, offsetof(shop_order, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"region", FIELD_STRING, 0, 6, offsetof(shop_order, region), 0, 0, 0, {.record = NULL}},
    {"country", FIELD_STRING, 0, 7, offsetof(shop_order, country), 0, 0, 0, {.record = NULL}},
    {"shipping_method", FIELD_STRING, 0, 15, offsetof(shop_order, shipping_method), 0, 0, 0, {.record = NULL}},
    {"lines", FIELD_LIST, 0, 5, offsetof(shop_order, lines), offsetof(shop_order, line_count), 0, 0, {.record = &shop__record_order_line}},
    {"subtotal", FIELD_MONEY, 0, 8, offsetof(shop_order, subtotal), 0, 0, 0, {.record = NULL}},
    {"discount", FIELD_MONEY, 0, 8, offsetof(shop_order, discount), 0, 0, 0, {.record = NULL}},
    {"shipping", FIELD_MONEY, 0, 8, offsetof(shop_order, shipping), 0, 0, 0, {.record = NULL}},
    {"tax", FIELD_MONEY, 0, 3, offsetof(shop_order, tax), 0, 0, 0, {.record = NULL}},
    {"total", FIELD_MONEY, 0, 5, offsetof(shop_order, total), 0, 0, 0, {.record = NULL}},
    {"coupons", FIELD_STRINGS, 0, 7, offsetof(shop_order, coupons), offsetof(shop_order, coupon_count), 0, 0, {.record = NULL}},
    {"shipping_address", FIELD_RECORD, 0, 16, offsetof(shop_order, shipping_address), 0, 0, 0, {.record = &shop__record_address}},
    {"billing_address", FIELD_RECORD, 0, 15, offsetof(shop_order, billing_address), 0, 0, 0, {.record = &shop__record_address}},
    {"attempt", FIELD_INT, 0, 7, offsetof(shop_order, attempt), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_order, reason), 0, 0, 0, {.record = NULL}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_order, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_order, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"placed_at", FIELD_TIME, 0, 9, offsetof(shop_order, placed_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_order, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_order = {
    .name = "order", .fields = order_fields, .size = sizeof(shop_order),
    .field_count = 24, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order) ==
    sizeof(((shop_order *)0)->id) +
    sizeof(((shop_order *)0)->number) +
    sizeof(((shop_order *)0)->state) +
    sizeof(((shop_order *)0)->reserved_state) +
    sizeof(((shop_order *)0)->owner) +
    sizeof(((shop_order *)0)->email) +
    sizeof(((shop_order *)0)->cart_id) +
    sizeof(((shop_order *)0)->region) +
    sizeof(((shop_order *)0)->country) +
    sizeof(((shop_order *)0)->shipping_method) +
    sizeof(((shop_order *)0)->lines) +
    sizeof(((shop_order *)0)->line_count) +
    sizeof(((shop_order *)0)->subtotal) +
    sizeof(((shop_order *)0)->discount) +
    sizeof(((shop_order *)0)->shipping) +
    sizeof(((shop_order *)0)->tax) +
    sizeof(((shop_order *)0)->total) +
    sizeof(((shop_order *)0)->coupons) +
    sizeof(((shop_order *)0)->coupon_count) +
    sizeof(((shop_order *)0)->shipping_address) +
    sizeof(((shop_order *)0)->billing_address) +
    sizeof(((shop_order *)0)->attempt) +
    sizeof(((shop_order *)0)->reason) +
    sizeof(((shop_order *)0)->version) +
    sizeof(((shop_order *)0)->created_at_ms) +
    sizeof(((shop_order *)0)->placed_at_ms) +
    sizeof(((shop_order *)0)->updated_at_ms),
    "shop_order has implicit padding");
#endif

static const schema_field order_change_fields[] = {
    {"from", FIELD_ENUM, 0, 4, offsetof(shop_order_change, from), 0, 0, 7, {.values = &shop__enum_order_state}},
    {"to", FIELD_ENUM, 0, 2, offsetof(shop_order_change, to), 0, 0, 7, {.values = &shop__enum_order_state}},
    {"actor", FIELD_STRING, 0, 5, offsetof(shop_order_change, actor), 0, 0, 0, {.record = NULL}},
    {"note", FIELD_STRING, 0, 4, offsetof(shop_order_change, note), 0, 0, 0, {.record = NULL}},
    {"at", FIELD_TIME, 0, 2, offsetof(shop_order_change, at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_order_change = {
    .name = "order_change", .fields = order_change_fields, .size = sizeof(shop_order_change),
    .field_count = 5, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_change) ==
    sizeof(((shop_order_change *)0)->from) +
    sizeof(((shop_order_change *)0)->reserved_from) +
    sizeof(((shop_order_change *)0)->to) +
    sizeof(((shop_order_change *)0)->reserved_to) +
    sizeof(((shop_order_change *)0)->actor) +
    sizeof(((shop_order_change *)0)->note) +
    sizeof(((shop_order_change *)0)->at_ms),
    "shop_order_change has implicit padding");
#endif

static const schema_field order_timeline_fields[] = {
    {"changes", FIELD_LIST, 0, 7, offsetof(shop_order_timeline, changes), offsetof(shop_order_timeline, change_count), 0, 0, {.record = &shop__record_order_change}},
};
const schema_record shop__record_order_timeline = {
    .name = "order_timeline", .fields = order_timeline_fields, .size = sizeof(shop_order_timeline),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_timeline) ==
    sizeof(((shop_order_timeline *)0)->changes) +
    sizeof(((shop_order_timeline *)0)->change_count),
    "shop_order_timeline has implicit padding");
#endif

static const schema_field fulfilment_line_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_fulfilment_line, sku), 0, 0, 0, {.record = NULL}},
    {"quantity", FIELD_INT, 0, 8, offsetof(shop_fulfilment_line, quantity), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_fulfilment_line = {
    .name = "fulfilment_line", .fields = fulfilment_line_fields, .size = sizeof(shop_fulfilment_line),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_fulfilment_line) ==
    sizeof(((shop_fulfilment_line *)0)->sku) +
    sizeof(((shop_fulfilment_line *)0)->quantity),
    "shop_fulfilment_line has implicit padding");
#endif

static const schema_field fulfilment_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_fulfilment, id), 0, 0, 0, {.prefix = "ful"}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_fulfilment, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_fulfilment, state), 0, 0, 3, {.values = &shop__enum_fulfilment_state}},
    {"carrier", FIELD_STRING, 0, 7, offsetof(shop_fulfilment, carrier), 0, 0, 0, {.record = NULL}},
    {"tracking", FIELD_STRING, 0, 8, offsetof(shop_fulfilment, tracking), 0, 0, 0, {.record = NULL}},
    {"lines", FIELD_LIST, 0, 5, offsetof(shop_fulfilment, lines), offsetof(shop_fulfilment, line_count), 0, 0, {.record = &shop__record_fulfilment_line}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_fulfilment, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_fulfilment, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_fulfilment = {
    .name = "fulfilment", .fields = fulfilment_fields, .size = sizeof(shop_fulfilment),
    .field_count = 8, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_fulfilment) ==
    sizeof(((shop_fulfilment *)0)->id) +
    sizeof(((shop_fulfilment *)0)->order_id) +
    sizeof(((shop_fulfilment *)0)->state) +
    sizeof(((shop_fulfilment *)0)->reserved_state) +
    sizeof(((shop_fulfilment *)0)->carrier) +
    sizeof(((shop_fulfilment *)0)->tracking) +
    sizeof(((shop_fulfilment *)0)->lines) +
    sizeof(((shop_fulfilment *)0)->line_count) +
    sizeof(((shop_fulfilment *)0)->created_at_ms) +
    sizeof(((shop_fulfilment *)0)->updated_at_ms),
    "shop_fulfilment has implicit padding");
#endif

static const schema_field fulfilments_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_fulfilments, items), offsetof(shop_fulfilments, item_count), 0, 0, {.record = &shop__record_fulfilment}},
};
const schema_record shop__record_fulfilments = {
    .name = "fulfilments", .fields = fulfilments_fields, .size = sizeof(shop_fulfilments),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_fulfilments) ==
    sizeof(((shop_fulfilments *)0)->items) +
    sizeof(((shop_fulfilments *)0)->item_count),
    "shop_fulfilments has implicit padding");
#endif

static const schema_field goods_return_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_goods_return, id), 0, 0, 0, {.prefix = "ret"}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_goods_return, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_goods_return, state), 0, 0, 3, {.values = &shop__enum_return_state}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_goods_return, reason), 0, 0, 0, {.record = NULL}},
    {"restock", FIELD_BOOL, 0, 7, offsetof(shop_goods_return, restock), 0, 0, 0, {.record = NULL}},
    {"refund", FIELD_MONEY, 0, 6, offsetof(shop_goods_return, refund), 0, 0, 0, {.record = NULL}},
    {"lines", FIELD_LIST, 0, 5, offsetof(shop_goods_return, lines), offsetof(shop_goods_return, line_count), 0, 0, {.record = &shop__record_fulfilment_line}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_goods_return, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_goods_return, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_goods_return = {
    .name = "goods_return", .fields = goods_return_fields, .size = sizeof(shop_goods_return),
    .field_count = 9, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_goods_return) ==
    sizeof(((shop_goods_return *)0)->id) +
    sizeof(((shop_goods_return *)0)->order_id) +
    sizeof(((shop_goods_return *)0)->state) +
    sizeof(((shop_goods_return *)0)->reserved_state) +
    sizeof(((shop_goods_return *)0)->reason) +
    sizeof(((shop_goods_return *)0)->restock) +
    sizeof(((shop_goods_return *)0)->reserved_restock) +
    sizeof(((shop_goods_return *)0)->refund) +
    sizeof(((shop_goods_return *)0)->lines) +
    sizeof(((shop_goods_return *)0)->line_count) +
    sizeof(((shop_goods_return *)0)->created_at_ms) +
    sizeof(((shop_goods_return *)0)->updated_at_ms),
    "shop_goods_return has implicit padding");
#endif

static const schema_field goods_returns_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_goods_returns, items), offsetof(shop_goods_returns, item_count), 0, 0, {.record = &shop__record_goods_return}},
};
const schema_record shop__record_goods_returns = {
    .name = "goods_returns", .fields = goods_returns_fields, .size = sizeof(shop_goods_returns),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_goods_returns) ==
    sizeof(((shop_goods_returns *)0)->items) +
    sizeof(((shop_goods_returns *)0)->item_count),
    "shop_goods_returns has implicit padding");
#endif

static const schema_field due_order_fields[] = {
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_due_order, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"operation", FIELD_STRING, 0, 9, offsetof(shop_due_order, operation), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_due_order = {
    .name = "due_order", .fields = due_order_fields, .size = sizeof(shop_due_order),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_due_order) ==
    sizeof(((shop_due_order *)0)->order_id) +
    sizeof(((shop_due_order *)0)->operation),
    "shop_due_order has implicit padding");
#endif

static const schema_field due_orders_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_due_orders, items), offsetof(shop_due_orders, item_count), 0, 0, {.record = &shop__record_due_order}},
};
const schema_record shop__record_due_orders = {
    .name = "due_orders", .fields = due_orders_fields, .size = sizeof(shop_due_orders),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_due_orders) ==
    sizeof(((shop_due_orders *)0)->items) +
    sizeof(((shop_due_orders *)0)->item_count),
    "shop_due_orders has implicit padding");
#endif

static const schema_field fulfilment_line_input_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_fulfilment_line_input, sku), 0, 0, 64, {.record = NULL}},
    {"quantity", FIELD_INT, 0, 8, offsetof(shop_fulfilment_line_input, quantity), 0, 1, 1000000, {.record = NULL}},
};
const schema_record shop__record_fulfilment_line_input = {
    .name = "fulfilment_line_input", .fields = fulfilment_line_input_fields, .size = sizeof(shop_fulfilment_line_input),
    .field_count = 2, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_fulfilment_line_input) ==
    sizeof(((shop_fulfilment_line_input *)0)->struct_size) +
    sizeof(((shop_fulfilment_line_input *)0)->reserved_size) +
    sizeof(((shop_fulfilment_line_input *)0)->sku) +
    sizeof(((shop_fulfilment_line_input *)0)->quantity),
    "shop_fulfilment_line_input has implicit padding");
#endif

static const schema_field order_place_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_order_place_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"cart_version", FIELD_INT, 0, 12, offsetof(shop_order_place_args, cart_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
    {"total", FIELD_MONEY, 0, 5, offsetof(shop_order_place_args, total), 0, 0, 0, {.record = NULL}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_order_place_args, email), 0, 0, 254, {.record = NULL}},
    {"payment_provider", FIELD_STRING, 0, 16, offsetof(shop_order_place_args, payment_provider), 0, 0, 40, {.record = NULL}},
    {"payment_token", FIELD_STRING, FIELD_REQUIRED | FIELD_SECRET, 13, offsetof(shop_order_place_args, payment_token), 0, 0, 200, {.record = NULL}},
    {"shipping_address", FIELD_RECORD, 0, 16, offsetof(shop_order_place_args, shipping_address), 0, 0, 0, {.record = &shop__record_address_input}},
    {"billing_address", FIELD_RECORD, 0, 15, offsetof(shop_order_place_args, billing_address), 0, 0, 0, {.record = &shop__record_address_input}},
};
const schema_record shop__record_order_place_args = {
    .name = "order_place_args", .fields = order_place_args_fields, .size = sizeof(shop_order_place_args),
    .field_count = 8, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_place_args) ==
    sizeof(((shop_order_place_args *)0)->struct_size) +
    sizeof(((shop_order_place_args *)0)->timeout_ms) +
    sizeof(((shop_order_place_args *)0)->idempotency_key) +
    sizeof(((shop_order_place_args *)0)->cart_id) +
    sizeof(((shop_order_place_args *)0)->cart_version) +
    sizeof(((shop_order_place_args *)0)->total) +
    sizeof(((shop_order_place_args *)0)->email) +
    sizeof(((shop_order_place_args *)0)->payment_provider) +
    sizeof(((shop_order_place_args *)0)->payment_token) +
    sizeof(((shop_order_place_args *)0)->shipping_address) +
    sizeof(((shop_order_place_args *)0)->billing_address),
    "shop_order_place_args has implicit padding");
#endif

static const schema_field order_confirm_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_order_confirm_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_order_confirm_args = {
    .name = "order_confirm_args", .fields = order_confirm_args_fields, .size = sizeof(shop_order_confirm_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_confirm_args) ==
    sizeof(((shop_order_confirm_args *)0)->struct_size) +
    sizeof(((shop_order_confirm_args *)0)->timeout_ms) +
    sizeof(((shop_order_confirm_args *)0)->idempotency_key) +
    sizeof(((shop_order_confirm_args *)0)->order_id),
    "shop_order_confirm_args has implicit padding");
#endif

static const schema_field order_retry_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_order_retry_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"payment_provider", FIELD_STRING, 0, 16, offsetof(shop_order_retry_args, payment_provider), 0, 0, 40, {.record = NULL}},
    {"payment_token", FIELD_STRING, FIELD_REQUIRED | FIELD_SECRET, 13, offsetof(shop_order_retry_args, payment_token), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_order_retry_args = {
    .name = "order_retry_args", .fields = order_retry_args_fields, .size = sizeof(shop_order_retry_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_retry_args) ==
    sizeof(((shop_order_retry_args *)0)->struct_size) +
    sizeof(((shop_order_retry_args *)0)->timeout_ms) +
    sizeof(((shop_order_retry_args *)0)->idempotency_key) +
    sizeof(((shop_order_retry_args *)0)->order_id) +
    sizeof(((shop_order_retry_args *)0)->payment_provider) +
    sizeof(((shop_order_retry_args *)0)->payment_token),
    "shop_order_retry_args has implicit padding");
#endif

static const schema_field order_get_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_order_get_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_order_get_args = {
    .name = "order_get_args", .fields = order_get_args_fields, .size = sizeof(shop_order_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_get_args) ==
    sizeof(((shop_order_get_args *)0)->struct_size) +
    sizeof(((shop_order_get_args *)0)->timeout_ms) +
    sizeof(((shop_order_get_args *)0)->idempotency_key) +
    sizeof(((shop_order_get_args *)0)->order_id),
    "shop_order_get_args has implicit padding");
#endif

static const schema_field order_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_order_page, items), offsetof(shop_order_page, item_count), 0, 0, {.record = &shop__record_order}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_order_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_order_page = {
    .name = "order_page", .fields = order_page_fields, .size = sizeof(shop_order_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_page) ==
    sizeof(((shop_order_page *)0)->items) +
    sizeof(((shop_order_page *)0)->item_count) +
    sizeof(((shop_order_page *)0)->next_cursor),
    "shop_order_page has implicit padding");
#endif

static const schema_field order_list_args_fields[] = {
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_order_list_args, owner), 0, 0, 40, {.record = NULL}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_order_list_args, state), 0, 0, 7, {.values = &shop__enum_order_state}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_order_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_order_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_order_list_args = {
    .name = "order_list_args", .fields = order_list_args_fields, .size = sizeof(shop_order_list_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_list_args) ==
    sizeof(((shop_order_list_args *)0)->struct_size) +
    sizeof(((shop_order_list_args *)0)->timeout_ms) +
    sizeof(((shop_order_list_args *)0)->idempotency_key) +
    sizeof(((shop_order_list_args *)0)->owner) +
    sizeof(((shop_order_list_args *)0)->state) +
    sizeof(((shop_order_list_args *)0)->reserved_state) +
    sizeof(((shop_order_list_args *)0)->limit) +
    sizeof(((shop_order_list_args *)0)->cursor),
    "shop_order_list_args has implicit padding");
#endif

static const schema_field order_history_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_order_history_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_order_history_args = {
    .name = "order_history_args", .fields = order_history_args_fields, .size = sizeof(shop_order_history_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_history_args) ==
    sizeof(((shop_order_history_args *)0)->struct_size) +
    sizeof(((shop_order_history_args *)0)->timeout_ms) +
    sizeof(((shop_order_history_args *)0)->idempotency_key) +
    sizeof(((shop_order_history_args *)0)->order_id),
    "shop_order_history_args has implicit padding");
#endif

static const schema_field order_cancel_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_order_cancel_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_order_cancel_args, reason), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_order_cancel_args = {
    .name = "order_cancel_args", .fields = order_cancel_args_fields, .size = sizeof(shop_order_cancel_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_cancel_args) ==
    sizeof(((shop_order_cancel_args *)0)->struct_size) +
    sizeof(((shop_order_cancel_args *)0)->timeout_ms) +
    sizeof(((shop_order_cancel_args *)0)->idempotency_key) +
    sizeof(((shop_order_cancel_args *)0)->order_id) +
    sizeof(((shop_order_cancel_args *)0)->reason),
    "shop_order_cancel_args has implicit padding");
#endif

static const schema_field order_fulfil_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_order_fulfil_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"carrier", FIELD_STRING, 0, 7, offsetof(shop_order_fulfil_args, carrier), 0, 0, 80, {.record = NULL}},
    {"tracking", FIELD_STRING, 0, 8, offsetof(shop_order_fulfil_args, tracking), 0, 0, 120, {.record = NULL}},
    {"lines", FIELD_LIST, 0, 5, offsetof(shop_order_fulfil_args, lines), offsetof(shop_order_fulfil_args, line_count), 0, 500, {.record = &shop__record_fulfilment_line_input}},
};
const schema_record shop__record_order_fulfil_args = {
    .name = "order_fulfil_args", .fields = order_fulfil_args_fields, .size = sizeof(shop_order_fulfil_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_fulfil_args) ==
    sizeof(((shop_order_fulfil_args *)0)->struct_size) +
    sizeof(((shop_order_fulfil_args *)0)->timeout_ms) +
    sizeof(((shop_order_fulfil_args *)0)->idempotency_key) +
    sizeof(((shop_order_fulfil_args *)0)->order_id) +
    sizeof(((shop_order_fulfil_args *)0)->carrier) +
    sizeof(((shop_order_fulfil_args *)0)->tracking) +
    sizeof(((shop_order_fulfil_args *)0)->lines) +
    sizeof(((shop_order_fulfil_args *)0)->line_count),
    "shop_order_fulfil_args has implicit padding");
#endif

static const schema_field fulfilment_list_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_fulfilment_list_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_fulfilment_list_args = {
    .name = "fulfilment_list_args", .fields = fulfilment_list_args_fields, .size = sizeof(shop_fulfilment_list_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_fulfilment_list_args) ==
    sizeof(((shop_fulfilment_list_args *)0)->struct_size) +
    sizeof(((shop_fulfilment_list_args *)0)->timeout_ms) +
    sizeof(((shop_fulfilment_list_args *)0)->idempotency_key) +
    sizeof(((shop_fulfilment_list_args *)0)->order_id),
    "shop_fulfilment_list_args has implicit padding");
#endif

static const schema_field fulfilment_update_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_fulfilment_update_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"fulfilment_id", FIELD_ID, FIELD_REQUIRED, 13, offsetof(shop_fulfilment_update_args, fulfilment_id), 0, 0, 0, {.prefix = "ful"}},
    {"state", FIELD_ENUM, FIELD_REQUIRED, 5, offsetof(shop_fulfilment_update_args, state), 0, 0, 3, {.values = &shop__enum_fulfilment_state}},
    {"tracking", FIELD_STRING, 0, 8, offsetof(shop_fulfilment_update_args, tracking), 0, 0, 120, {.record = NULL}},
};
const schema_record shop__record_fulfilment_update_args = {
    .name = "fulfilment_update_args", .fields = fulfilment_update_args_fields, .size = sizeof(shop_fulfilment_update_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_fulfilment_update_args) ==
    sizeof(((shop_fulfilment_update_args *)0)->struct_size) +
    sizeof(((shop_fulfilment_update_args *)0)->timeout_ms) +
    sizeof(((shop_fulfilment_update_args *)0)->idempotency_key) +
    sizeof(((shop_fulfilment_update_args *)0)->order_id) +
    sizeof(((shop_fulfilment_update_args *)0)->fulfilment_id) +
    sizeof(((shop_fulfilment_update_args *)0)->state) +
    sizeof(((shop_fulfilment_update_args *)0)->reserved_state) +
    sizeof(((shop_fulfilment_update_args *)0)->tracking),
    "shop_fulfilment_update_args has implicit padding");
#endif

static const schema_field return_request_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_return_request_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_return_request_args, reason), 0, 0, 200, {.record = NULL}},
    {"lines", FIELD_LIST, FIELD_REQUIRED, 5, offsetof(shop_return_request_args, lines), offsetof(shop_return_request_args, line_count), 0, 500, {.record = &shop__record_fulfilment_line_input}},
};
const schema_record shop__record_return_request_args = {
    .name = "return_request_args", .fields = return_request_args_fields, .size = sizeof(shop_return_request_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_return_request_args) ==
    sizeof(((shop_return_request_args *)0)->struct_size) +
    sizeof(((shop_return_request_args *)0)->timeout_ms) +
    sizeof(((shop_return_request_args *)0)->idempotency_key) +
    sizeof(((shop_return_request_args *)0)->order_id) +
    sizeof(((shop_return_request_args *)0)->reason) +
    sizeof(((shop_return_request_args *)0)->lines) +
    sizeof(((shop_return_request_args *)0)->line_count),
    "shop_return_request_args has implicit padding");
#endif

static const schema_field return_list_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_return_list_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_return_list_args = {
    .name = "return_list_args", .fields = return_list_args_fields, .size = sizeof(shop_return_list_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_return_list_args) ==
    sizeof(((shop_return_list_args *)0)->struct_size) +
    sizeof(((shop_return_list_args *)0)->timeout_ms) +
    sizeof(((shop_return_list_args *)0)->idempotency_key) +
    sizeof(((shop_return_list_args *)0)->order_id),
    "shop_return_list_args has implicit padding");
#endif

static const schema_field return_close_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_return_close_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"return_id", FIELD_ID, FIELD_REQUIRED, 9, offsetof(shop_return_close_args, return_id), 0, 0, 0, {.prefix = "ret"}},
    {"accept", FIELD_BOOL, 0, 6, offsetof(shop_return_close_args, accept), 0, 0, 0, {.record = NULL}},
    {"restock", FIELD_BOOL, 0, 7, offsetof(shop_return_close_args, restock), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_return_close_args = {
    .name = "return_close_args", .fields = return_close_args_fields, .size = sizeof(shop_return_close_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_return_close_args) ==
    sizeof(((shop_return_close_args *)0)->struct_size) +
    sizeof(((shop_return_close_args *)0)->timeout_ms) +
    sizeof(((shop_return_close_args *)0)->idempotency_key) +
    sizeof(((shop_return_close_args *)0)->order_id) +
    sizeof(((shop_return_close_args *)0)->return_id) +
    sizeof(((shop_return_close_args *)0)->accept) +
    sizeof(((shop_return_close_args *)0)->reserved_accept) +
    sizeof(((shop_return_close_args *)0)->restock) +
    sizeof(((shop_return_close_args *)0)->reserved_restock),
    "shop_return_close_args has implicit padding");
#endif

static const schema_field order_summary_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_order_summary_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_order_summary_args = {
    .name = "order_summary_args", .fields = order_summary_args_fields, .size = sizeof(shop_order_summary_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_summary_args) ==
    sizeof(((shop_order_summary_args *)0)->struct_size) +
    sizeof(((shop_order_summary_args *)0)->timeout_ms) +
    sizeof(((shop_order_summary_args *)0)->idempotency_key) +
    sizeof(((shop_order_summary_args *)0)->order_id),
    "shop_order_summary_args has implicit padding");
#endif

const schema_record shop__record_order_recover_due_args = {
    .name = "order_recover_due_args", .fields = NULL, .size = sizeof(shop_order_recover_due_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_recover_due_args) ==
    sizeof(((shop_order_recover_due_args *)0)->struct_size) +
    sizeof(((shop_order_recover_due_args *)0)->timeout_ms) +
    sizeof(((shop_order_recover_due_args *)0)->idempotency_key),
    "shop_order_recover_due_args has implicit padding");
#endif

const schema_record shop__record_order_due_args = {
    .name = "order_due_args", .fields = NULL, .size = sizeof(shop_order_due_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_order_due_args) ==
    sizeof(((shop_order_due_args *)0)->struct_size) +
    sizeof(((shop_order_due_args *)0)->timeout_ms) +
    sizeof(((shop_order_due_args *)0)->idempotency_key),
    "shop_order_due_args has implicit padding");
#endif

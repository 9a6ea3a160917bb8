/* tables_order.c - records and enums of order, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

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
};
const schema_record shop__record_order_event = {
    .name = "order_event", .fields = order_event_fields, .size = sizeof(shop_order_event),
    .field_count = 11, .input = false, .args = false};
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
    sizeof(((shop_order_event *)0)->reason),
    "shop_order_event has implicit padding");
#endif

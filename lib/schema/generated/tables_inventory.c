/* tables_inventory.c - records and enums of inventory, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

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

/* tables_payment.c - records and enums of payment, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const schema_field payment_event_fields[] = {
    {"payment_id", FIELD_ID, 0, 10, offsetof(shop_payment_event, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_payment_event, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_payment_event, amount), 0, 0, 0, {.record = NULL}},
    {"refund_id", FIELD_ID, 0, 9, offsetof(shop_payment_event, refund_id), 0, 0, 0, {.prefix = "rfd"}},
};
const schema_record shop__record_payment_event = {
    .name = "payment_event", .fields = payment_event_fields, .size = sizeof(shop_payment_event),
    .field_count = 4, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_event) ==
    sizeof(((shop_payment_event *)0)->payment_id) +
    sizeof(((shop_payment_event *)0)->order_id) +
    sizeof(((shop_payment_event *)0)->amount) +
    sizeof(((shop_payment_event *)0)->refund_id),
    "shop_payment_event has implicit padding");
#endif

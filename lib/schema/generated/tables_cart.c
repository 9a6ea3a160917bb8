/* tables_cart.c - records and enums of cart, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const schema_field cart_event_fields[] = {
    {"cart_id", FIELD_ID, 0, 7, offsetof(shop_cart_event, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_cart_event, owner), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_cart_event = {
    .name = "cart_event", .fields = cart_event_fields, .size = sizeof(shop_cart_event),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_event) ==
    sizeof(((shop_cart_event *)0)->cart_id) +
    sizeof(((shop_cart_event *)0)->owner),
    "shop_cart_event has implicit padding");
#endif

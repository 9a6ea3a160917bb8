/* tables_user.c - records and enums of user, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const schema_field user_event_fields[] = {
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_user_event, user_id), 0, 0, 0, {.prefix = "usr"}},
};
const schema_record shop__record_user_event = {
    .name = "user_event", .fields = user_event_fields, .size = sizeof(shop_user_event),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_user_event) ==
    sizeof(((shop_user_event *)0)->user_id),
    "shop_user_event has implicit padding");
#endif

static const schema_field session_event_fields[] = {
    {"session_id", FIELD_ID, 0, 10, offsetof(shop_session_event, session_id), 0, 0, 0, {.prefix = "ses"}},
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_session_event, user_id), 0, 0, 0, {.prefix = "usr"}},
};
const schema_record shop__record_session_event = {
    .name = "session_event", .fields = session_event_fields, .size = sizeof(shop_session_event),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_event) ==
    sizeof(((shop_session_event *)0)->session_id) +
    sizeof(((shop_session_event *)0)->user_id),
    "shop_session_event has implicit padding");
#endif

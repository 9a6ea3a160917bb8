/* tables_notification.c - records and enums of notification, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const notification_topic_names[] = {"unknown", "orders", "account", "marketing"};
const schema_enum shop__enum_notification_topic = {"notification_topic", notification_topic_names, 4};

static const char *const delivery_state_names[] = {"unknown", "pending", "sending", "sent", "failed", "dead"};
const schema_enum shop__enum_delivery_state = {"delivery_state", delivery_state_names, 6};

static const schema_field template_fields[] = {
    {"name", FIELD_STRING, 0, 4, offsetof(shop_template, name), 0, 0, 0, {.record = NULL}},
    {"channel", FIELD_STRING, 0, 7, offsetof(shop_template, channel), 0, 0, 0, {.record = NULL}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_template, locale), 0, 0, 0, {.record = NULL}},
    {"subject", FIELD_STRING, 0, 7, offsetof(shop_template, subject), 0, 0, 0, {.record = NULL}},
    {"text", FIELD_STRING, 0, 4, offsetof(shop_template, text), 0, 0, 0, {.record = NULL}},
    {"built_in", FIELD_BOOL, 0, 8, offsetof(shop_template, built_in), 0, 0, 0, {.record = NULL}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_template, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_template, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_template = {
    .name = "template", .fields = template_fields, .size = sizeof(shop_template),
    .field_count = 8, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_template) ==
    sizeof(((shop_template *)0)->name) +
    sizeof(((shop_template *)0)->channel) +
    sizeof(((shop_template *)0)->locale) +
    sizeof(((shop_template *)0)->subject) +
    sizeof(((shop_template *)0)->text) +
    sizeof(((shop_template *)0)->built_in) +
    sizeof(((shop_template *)0)->reserved_built_in) +
    sizeof(((shop_template *)0)->version) +
    sizeof(((shop_template *)0)->updated_at_ms),
    "shop_template has implicit padding");
#endif

static const schema_field preference_fields[] = {
    {"topic", FIELD_ENUM, 0, 5, offsetof(shop_preference, topic), 0, 0, 3, {.values = &shop__enum_notification_topic}},
    {"channel", FIELD_STRING, 0, 7, offsetof(shop_preference, channel), 0, 0, 0, {.record = NULL}},
    {"wanted", FIELD_BOOL, 0, 6, offsetof(shop_preference, wanted), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_preference = {
    .name = "preference", .fields = preference_fields, .size = sizeof(shop_preference),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_preference) ==
    sizeof(((shop_preference *)0)->topic) +
    sizeof(((shop_preference *)0)->reserved_topic) +
    sizeof(((shop_preference *)0)->channel) +
    sizeof(((shop_preference *)0)->wanted) +
    sizeof(((shop_preference *)0)->reserved_wanted),
    "shop_preference has implicit padding");
#endif

static const schema_field preferences_fields[] = {
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_preferences, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_preferences, locale), 0, 0, 0, {.record = NULL}},
    {"choices", FIELD_LIST, 0, 7, offsetof(shop_preferences, choices), offsetof(shop_preferences, choice_count), 0, 0, {.record = &shop__record_preference}},
};
const schema_record shop__record_preferences = {
    .name = "preferences", .fields = preferences_fields, .size = sizeof(shop_preferences),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_preferences) ==
    sizeof(((shop_preferences *)0)->user_id) +
    sizeof(((shop_preferences *)0)->locale) +
    sizeof(((shop_preferences *)0)->choices) +
    sizeof(((shop_preferences *)0)->choice_count),
    "shop_preferences has implicit padding");
#endif

static const schema_field delivery_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_delivery, id), 0, 0, 0, {.prefix = "dlv"}},
    {"template_name", FIELD_STRING, 0, 13, offsetof(shop_delivery, template_name), 0, 0, 0, {.record = NULL}},
    {"topic", FIELD_ENUM, 0, 5, offsetof(shop_delivery, topic), 0, 0, 3, {.values = &shop__enum_notification_topic}},
    {"channel", FIELD_STRING, 0, 7, offsetof(shop_delivery, channel), 0, 0, 0, {.record = NULL}},
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_delivery, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_delivery, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"recipient", FIELD_STRING, FIELD_PII, 9, offsetof(shop_delivery, recipient), 0, 0, 0, {.record = NULL}},
    {"subject", FIELD_STRING, FIELD_PII, 7, offsetof(shop_delivery, subject), 0, 0, 0, {.record = NULL}},
    {"text", FIELD_STRING, FIELD_PII, 4, offsetof(shop_delivery, text), 0, 0, 0, {.record = NULL}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_delivery, state), 0, 0, 5, {.values = &shop__enum_delivery_state}},
    {"attempts", FIELD_INT, 0, 8, offsetof(shop_delivery, attempts), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_delivery, reason), 0, 0, 0, {.record = NULL}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_delivery, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_delivery, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_delivery, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_delivery = {
    .name = "delivery", .fields = delivery_fields, .size = sizeof(shop_delivery),
    .field_count = 15, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery) ==
    sizeof(((shop_delivery *)0)->id) +
    sizeof(((shop_delivery *)0)->template_name) +
    sizeof(((shop_delivery *)0)->topic) +
    sizeof(((shop_delivery *)0)->reserved_topic) +
    sizeof(((shop_delivery *)0)->channel) +
    sizeof(((shop_delivery *)0)->user_id) +
    sizeof(((shop_delivery *)0)->order_id) +
    sizeof(((shop_delivery *)0)->recipient) +
    sizeof(((shop_delivery *)0)->subject) +
    sizeof(((shop_delivery *)0)->text) +
    sizeof(((shop_delivery *)0)->state) +
    sizeof(((shop_delivery *)0)->reserved_state) +
    sizeof(((shop_delivery *)0)->attempts) +
    sizeof(((shop_delivery *)0)->reason) +
    sizeof(((shop_delivery *)0)->version) +
    sizeof(((shop_delivery *)0)->created_at_ms) +
    sizeof(((shop_delivery *)0)->updated_at_ms),
    "shop_delivery has implicit padding");
#endif

static const schema_field delivery_event_fields[] = {
    {"delivery_id", FIELD_ID, 0, 11, offsetof(shop_delivery_event, delivery_id), 0, 0, 0, {.prefix = "dlv"}},
    {"template_name", FIELD_STRING, 0, 13, offsetof(shop_delivery_event, template_name), 0, 0, 0, {.record = NULL}},
    {"channel", FIELD_STRING, 0, 7, offsetof(shop_delivery_event, channel), 0, 0, 0, {.record = NULL}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_delivery_event, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_delivery_event = {
    .name = "delivery_event", .fields = delivery_event_fields, .size = sizeof(shop_delivery_event),
    .field_count = 4, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_event) ==
    sizeof(((shop_delivery_event *)0)->delivery_id) +
    sizeof(((shop_delivery_event *)0)->template_name) +
    sizeof(((shop_delivery_event *)0)->channel) +
    sizeof(((shop_delivery_event *)0)->order_id),
    "shop_delivery_event has implicit padding");
#endif

static const schema_field delivery_batch_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_delivery_batch, items), offsetof(shop_delivery_batch, item_count), 0, 0, {.record = &shop__record_delivery}},
};
const schema_record shop__record_delivery_batch = {
    .name = "delivery_batch", .fields = delivery_batch_fields, .size = sizeof(shop_delivery_batch),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_batch) ==
    sizeof(((shop_delivery_batch *)0)->items) +
    sizeof(((shop_delivery_batch *)0)->item_count),
    "shop_delivery_batch has implicit padding");
#endif

static const schema_field preference_input_fields[] = {
    {"topic", FIELD_ENUM, FIELD_REQUIRED, 5, offsetof(shop_preference_input, topic), 0, 0, 3, {.values = &shop__enum_notification_topic}},
    {"channel", FIELD_STRING, FIELD_REQUIRED, 7, offsetof(shop_preference_input, channel), 0, 0, 32, {.record = NULL}},
    {"wanted", FIELD_BOOL, 0, 6, offsetof(shop_preference_input, wanted), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_preference_input = {
    .name = "preference_input", .fields = preference_input_fields, .size = sizeof(shop_preference_input),
    .field_count = 3, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_preference_input) ==
    sizeof(((shop_preference_input *)0)->struct_size) +
    sizeof(((shop_preference_input *)0)->reserved_size) +
    sizeof(((shop_preference_input *)0)->topic) +
    sizeof(((shop_preference_input *)0)->reserved_topic) +
    sizeof(((shop_preference_input *)0)->channel) +
    sizeof(((shop_preference_input *)0)->wanted) +
    sizeof(((shop_preference_input *)0)->reserved_wanted),
    "shop_preference_input has implicit padding");
#endif

static const schema_field template_value_input_fields[] = {
    {"name", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_template_value_input, name), 0, 0, 60, {.record = NULL}},
    {"value", FIELD_STRING, FIELD_PII, 5, offsetof(shop_template_value_input, value), 0, 0, 4000, {.record = NULL}},
};
const schema_record shop__record_template_value_input = {
    .name = "template_value_input", .fields = template_value_input_fields, .size = sizeof(shop_template_value_input),
    .field_count = 2, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_template_value_input) ==
    sizeof(((shop_template_value_input *)0)->struct_size) +
    sizeof(((shop_template_value_input *)0)->reserved_size) +
    sizeof(((shop_template_value_input *)0)->name) +
    sizeof(((shop_template_value_input *)0)->value),
    "shop_template_value_input has implicit padding");
#endif

static const schema_field delivery_outcome_fields[] = {
    {"delivery_id", FIELD_ID, FIELD_REQUIRED, 11, offsetof(shop_delivery_outcome, delivery_id), 0, 0, 0, {.prefix = "dlv"}},
    {"attempt", FIELD_INT, 0, 7, offsetof(shop_delivery_outcome, attempt), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"code", FIELD_INT, 0, 4, offsetof(shop_delivery_outcome, code), 0, -1000, 0, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_delivery_outcome, reason), 0, 0, 500, {.record = NULL}},
};
const schema_record shop__record_delivery_outcome = {
    .name = "delivery_outcome", .fields = delivery_outcome_fields, .size = sizeof(shop_delivery_outcome),
    .field_count = 4, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_outcome) ==
    sizeof(((shop_delivery_outcome *)0)->struct_size) +
    sizeof(((shop_delivery_outcome *)0)->reserved_size) +
    sizeof(((shop_delivery_outcome *)0)->delivery_id) +
    sizeof(((shop_delivery_outcome *)0)->attempt) +
    sizeof(((shop_delivery_outcome *)0)->code) +
    sizeof(((shop_delivery_outcome *)0)->reason),
    "shop_delivery_outcome has implicit padding");
#endif

static const schema_field template_put_args_fields[] = {
    {"name", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_template_put_args, name), 0, 0, 60, {.record = NULL}},
    {"channel", FIELD_STRING, FIELD_REQUIRED, 7, offsetof(shop_template_put_args, channel), 0, 0, 32, {.record = NULL}},
    {"locale", FIELD_STRING, FIELD_REQUIRED, 6, offsetof(shop_template_put_args, locale), 0, 0, 35, {.record = NULL}},
    {"subject", FIELD_STRING, FIELD_REQUIRED, 7, offsetof(shop_template_put_args, subject), 0, 0, 300, {.record = NULL}},
    {"text", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_template_put_args, text), 0, 0, 20000, {.record = NULL}},
    {"if_version", FIELD_INT, FIELD_OPTIONAL, 10, offsetof(shop_template_put_args, if_version), offsetof(shop_template_put_args, has_if_version), 0, 9007199254740991, {.record = NULL}},
};
const schema_record shop__record_template_put_args = {
    .name = "template_put_args", .fields = template_put_args_fields, .size = sizeof(shop_template_put_args),
    .field_count = 6, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_template_put_args) ==
    sizeof(((shop_template_put_args *)0)->struct_size) +
    sizeof(((shop_template_put_args *)0)->timeout_ms) +
    sizeof(((shop_template_put_args *)0)->idempotency_key) +
    sizeof(((shop_template_put_args *)0)->name) +
    sizeof(((shop_template_put_args *)0)->channel) +
    sizeof(((shop_template_put_args *)0)->locale) +
    sizeof(((shop_template_put_args *)0)->subject) +
    sizeof(((shop_template_put_args *)0)->text) +
    sizeof(((shop_template_put_args *)0)->has_if_version) +
    sizeof(((shop_template_put_args *)0)->reserved_if_version) +
    sizeof(((shop_template_put_args *)0)->if_version),
    "shop_template_put_args has implicit padding");
#endif

static const schema_field template_get_args_fields[] = {
    {"name", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_template_get_args, name), 0, 0, 60, {.record = NULL}},
    {"channel", FIELD_STRING, FIELD_REQUIRED, 7, offsetof(shop_template_get_args, channel), 0, 0, 32, {.record = NULL}},
    {"locale", FIELD_STRING, FIELD_REQUIRED, 6, offsetof(shop_template_get_args, locale), 0, 0, 35, {.record = NULL}},
};
const schema_record shop__record_template_get_args = {
    .name = "template_get_args", .fields = template_get_args_fields, .size = sizeof(shop_template_get_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_template_get_args) ==
    sizeof(((shop_template_get_args *)0)->struct_size) +
    sizeof(((shop_template_get_args *)0)->timeout_ms) +
    sizeof(((shop_template_get_args *)0)->idempotency_key) +
    sizeof(((shop_template_get_args *)0)->name) +
    sizeof(((shop_template_get_args *)0)->channel) +
    sizeof(((shop_template_get_args *)0)->locale),
    "shop_template_get_args has implicit padding");
#endif

static const schema_field template_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_template_page, items), offsetof(shop_template_page, item_count), 0, 0, {.record = &shop__record_template}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_template_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_template_page = {
    .name = "template_page", .fields = template_page_fields, .size = sizeof(shop_template_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_template_page) ==
    sizeof(((shop_template_page *)0)->items) +
    sizeof(((shop_template_page *)0)->item_count) +
    sizeof(((shop_template_page *)0)->next_cursor),
    "shop_template_page has implicit padding");
#endif

static const schema_field template_list_args_fields[] = {
    {"limit", FIELD_INT, 0, 5, offsetof(shop_template_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_template_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_template_list_args = {
    .name = "template_list_args", .fields = template_list_args_fields, .size = sizeof(shop_template_list_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_template_list_args) ==
    sizeof(((shop_template_list_args *)0)->struct_size) +
    sizeof(((shop_template_list_args *)0)->timeout_ms) +
    sizeof(((shop_template_list_args *)0)->idempotency_key) +
    sizeof(((shop_template_list_args *)0)->limit) +
    sizeof(((shop_template_list_args *)0)->cursor),
    "shop_template_list_args has implicit padding");
#endif

static const schema_field preference_get_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_preference_get_args, user_id), 0, 0, 0, {.prefix = "usr"}},
};
const schema_record shop__record_preference_get_args = {
    .name = "preference_get_args", .fields = preference_get_args_fields, .size = sizeof(shop_preference_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_preference_get_args) ==
    sizeof(((shop_preference_get_args *)0)->struct_size) +
    sizeof(((shop_preference_get_args *)0)->timeout_ms) +
    sizeof(((shop_preference_get_args *)0)->idempotency_key) +
    sizeof(((shop_preference_get_args *)0)->user_id),
    "shop_preference_get_args has implicit padding");
#endif

static const schema_field preference_set_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_preference_set_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_preference_set_args, locale), 0, 0, 35, {.record = NULL}},
    {"choices", FIELD_LIST, 0, 7, offsetof(shop_preference_set_args, choices), offsetof(shop_preference_set_args, choice_count), 0, 32, {.record = &shop__record_preference_input}},
};
const schema_record shop__record_preference_set_args = {
    .name = "preference_set_args", .fields = preference_set_args_fields, .size = sizeof(shop_preference_set_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_preference_set_args) ==
    sizeof(((shop_preference_set_args *)0)->struct_size) +
    sizeof(((shop_preference_set_args *)0)->timeout_ms) +
    sizeof(((shop_preference_set_args *)0)->idempotency_key) +
    sizeof(((shop_preference_set_args *)0)->user_id) +
    sizeof(((shop_preference_set_args *)0)->locale) +
    sizeof(((shop_preference_set_args *)0)->choices) +
    sizeof(((shop_preference_set_args *)0)->choice_count),
    "shop_preference_set_args has implicit padding");
#endif

static const schema_field notification_send_args_fields[] = {
    {"channel", FIELD_STRING, 0, 7, offsetof(shop_notification_send_args, channel), 0, 0, 32, {.record = NULL}},
    {"recipient", FIELD_STRING, FIELD_PII, 9, offsetof(shop_notification_send_args, recipient), 0, 0, 254, {.record = NULL}},
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_notification_send_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"topic", FIELD_ENUM, 0, 5, offsetof(shop_notification_send_args, topic), 0, 0, 3, {.values = &shop__enum_notification_topic}},
    {"template_name", FIELD_STRING, 0, 13, offsetof(shop_notification_send_args, template_name), 0, 0, 60, {.record = NULL}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_notification_send_args, locale), 0, 0, 35, {.record = NULL}},
    {"values", FIELD_LIST, 0, 6, offsetof(shop_notification_send_args, values), offsetof(shop_notification_send_args, value_count), 0, 32, {.record = &shop__record_template_value_input}},
    {"subject", FIELD_STRING, FIELD_PII, 7, offsetof(shop_notification_send_args, subject), 0, 0, 300, {.record = NULL}},
    {"text", FIELD_STRING, FIELD_PII, 4, offsetof(shop_notification_send_args, text), 0, 0, 20000, {.record = NULL}},
};
const schema_record shop__record_notification_send_args = {
    .name = "notification_send_args", .fields = notification_send_args_fields, .size = sizeof(shop_notification_send_args),
    .field_count = 9, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_notification_send_args) ==
    sizeof(((shop_notification_send_args *)0)->struct_size) +
    sizeof(((shop_notification_send_args *)0)->timeout_ms) +
    sizeof(((shop_notification_send_args *)0)->idempotency_key) +
    sizeof(((shop_notification_send_args *)0)->channel) +
    sizeof(((shop_notification_send_args *)0)->recipient) +
    sizeof(((shop_notification_send_args *)0)->user_id) +
    sizeof(((shop_notification_send_args *)0)->topic) +
    sizeof(((shop_notification_send_args *)0)->reserved_topic) +
    sizeof(((shop_notification_send_args *)0)->template_name) +
    sizeof(((shop_notification_send_args *)0)->locale) +
    sizeof(((shop_notification_send_args *)0)->values) +
    sizeof(((shop_notification_send_args *)0)->value_count) +
    sizeof(((shop_notification_send_args *)0)->subject) +
    sizeof(((shop_notification_send_args *)0)->text),
    "shop_notification_send_args has implicit padding");
#endif

static const schema_field delivery_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_delivery_page, items), offsetof(shop_delivery_page, item_count), 0, 0, {.record = &shop__record_delivery}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_delivery_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_delivery_page = {
    .name = "delivery_page", .fields = delivery_page_fields, .size = sizeof(shop_delivery_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_page) ==
    sizeof(((shop_delivery_page *)0)->items) +
    sizeof(((shop_delivery_page *)0)->item_count) +
    sizeof(((shop_delivery_page *)0)->next_cursor),
    "shop_delivery_page has implicit padding");
#endif

static const schema_field delivery_list_args_fields[] = {
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_delivery_list_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_delivery_list_args, state), 0, 0, 5, {.values = &shop__enum_delivery_state}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_delivery_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_delivery_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_delivery_list_args = {
    .name = "delivery_list_args", .fields = delivery_list_args_fields, .size = sizeof(shop_delivery_list_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_list_args) ==
    sizeof(((shop_delivery_list_args *)0)->struct_size) +
    sizeof(((shop_delivery_list_args *)0)->timeout_ms) +
    sizeof(((shop_delivery_list_args *)0)->idempotency_key) +
    sizeof(((shop_delivery_list_args *)0)->user_id) +
    sizeof(((shop_delivery_list_args *)0)->state) +
    sizeof(((shop_delivery_list_args *)0)->reserved_state) +
    sizeof(((shop_delivery_list_args *)0)->limit) +
    sizeof(((shop_delivery_list_args *)0)->cursor),
    "shop_delivery_list_args has implicit padding");
#endif

static const schema_field delivery_get_args_fields[] = {
    {"delivery_id", FIELD_ID, FIELD_REQUIRED, 11, offsetof(shop_delivery_get_args, delivery_id), 0, 0, 0, {.prefix = "dlv"}},
};
const schema_record shop__record_delivery_get_args = {
    .name = "delivery_get_args", .fields = delivery_get_args_fields, .size = sizeof(shop_delivery_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_get_args) ==
    sizeof(((shop_delivery_get_args *)0)->struct_size) +
    sizeof(((shop_delivery_get_args *)0)->timeout_ms) +
    sizeof(((shop_delivery_get_args *)0)->idempotency_key) +
    sizeof(((shop_delivery_get_args *)0)->delivery_id),
    "shop_delivery_get_args has implicit padding");
#endif

static const schema_field delivery_retry_args_fields[] = {
    {"delivery_id", FIELD_ID, FIELD_REQUIRED, 11, offsetof(shop_delivery_retry_args, delivery_id), 0, 0, 0, {.prefix = "dlv"}},
};
const schema_record shop__record_delivery_retry_args = {
    .name = "delivery_retry_args", .fields = delivery_retry_args_fields, .size = sizeof(shop_delivery_retry_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_retry_args) ==
    sizeof(((shop_delivery_retry_args *)0)->struct_size) +
    sizeof(((shop_delivery_retry_args *)0)->timeout_ms) +
    sizeof(((shop_delivery_retry_args *)0)->idempotency_key) +
    sizeof(((shop_delivery_retry_args *)0)->delivery_id),
    "shop_delivery_retry_args has implicit padding");
#endif

const schema_record shop__record_delivery_send_due_args = {
    .name = "delivery_send_due_args", .fields = NULL, .size = sizeof(shop_delivery_send_due_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_send_due_args) ==
    sizeof(((shop_delivery_send_due_args *)0)->struct_size) +
    sizeof(((shop_delivery_send_due_args *)0)->timeout_ms) +
    sizeof(((shop_delivery_send_due_args *)0)->idempotency_key),
    "shop_delivery_send_due_args has implicit padding");
#endif

static const schema_field delivery_claim_due_args_fields[] = {
    {"limit", FIELD_INT, 0, 5, offsetof(shop_delivery_claim_due_args, limit), 0, 1, 100, {.record = NULL}},
};
const schema_record shop__record_delivery_claim_due_args = {
    .name = "delivery_claim_due_args", .fields = delivery_claim_due_args_fields, .size = sizeof(shop_delivery_claim_due_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_claim_due_args) ==
    sizeof(((shop_delivery_claim_due_args *)0)->struct_size) +
    sizeof(((shop_delivery_claim_due_args *)0)->timeout_ms) +
    sizeof(((shop_delivery_claim_due_args *)0)->idempotency_key) +
    sizeof(((shop_delivery_claim_due_args *)0)->limit),
    "shop_delivery_claim_due_args has implicit padding");
#endif

static const schema_field delivery_settle_args_fields[] = {
    {"outcomes", FIELD_LIST, 0, 8, offsetof(shop_delivery_settle_args, outcomes), offsetof(shop_delivery_settle_args, outcome_count), 0, 100, {.record = &shop__record_delivery_outcome}},
};
const schema_record shop__record_delivery_settle_args = {
    .name = "delivery_settle_args", .fields = delivery_settle_args_fields, .size = sizeof(shop_delivery_settle_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_delivery_settle_args) ==
    sizeof(((shop_delivery_settle_args *)0)->struct_size) +
    sizeof(((shop_delivery_settle_args *)0)->timeout_ms) +
    sizeof(((shop_delivery_settle_args *)0)->idempotency_key) +
    sizeof(((shop_delivery_settle_args *)0)->outcomes) +
    sizeof(((shop_delivery_settle_args *)0)->outcome_count),
    "shop_delivery_settle_args has implicit padding");
#endif

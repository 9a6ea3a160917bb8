/* tables_types.c - records and enums of types, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const schema_field attribute_fields[] = {
    {"name", FIELD_STRING, 0, 4, offsetof(shop_attribute, name), 0, 0, 0, {.record = NULL}},
    {"value", FIELD_STRING, 0, 5, offsetof(shop_attribute, value), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_attribute = {
    .name = "attribute", .fields = attribute_fields, .size = sizeof(shop_attribute),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_attribute) ==
    sizeof(((shop_attribute *)0)->name) +
    sizeof(((shop_attribute *)0)->value),
    "shop_attribute has implicit padding");
#endif

static const schema_field job_report_fields[] = {
    {"done", FIELD_INT, 0, 4, offsetof(shop_job_report, done), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"more", FIELD_BOOL, 0, 4, offsetof(shop_job_report, more), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_job_report = {
    .name = "job_report", .fields = job_report_fields, .size = sizeof(shop_job_report),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_job_report) ==
    sizeof(((shop_job_report *)0)->done) +
    sizeof(((shop_job_report *)0)->more) +
    sizeof(((shop_job_report *)0)->reserved_more),
    "shop_job_report has implicit padding");
#endif

static const schema_field address_fields[] = {
    {"name", FIELD_STRING, FIELD_PII, 4, offsetof(shop_address, name), 0, 0, 0, {.record = NULL}},
    {"company", FIELD_STRING, FIELD_PII, 7, offsetof(shop_address, company), 0, 0, 0, {.record = NULL}},
    {"line1", FIELD_STRING, FIELD_PII, 5, offsetof(shop_address, line1), 0, 0, 0, {.record = NULL}},
    {"line2", FIELD_STRING, FIELD_PII, 5, offsetof(shop_address, line2), 0, 0, 0, {.record = NULL}},
    {"postal_code", FIELD_STRING, FIELD_PII, 11, offsetof(shop_address, postal_code), 0, 0, 0, {.record = NULL}},
    {"city", FIELD_STRING, FIELD_PII, 4, offsetof(shop_address, city), 0, 0, 0, {.record = NULL}},
    {"region", FIELD_STRING, FIELD_PII, 6, offsetof(shop_address, region), 0, 0, 0, {.record = NULL}},
    {"country", FIELD_STRING, 0, 7, offsetof(shop_address, country), 0, 0, 0, {.record = NULL}},
    {"phone", FIELD_STRING, FIELD_PII, 5, offsetof(shop_address, phone), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_address = {
    .name = "address", .fields = address_fields, .size = sizeof(shop_address),
    .field_count = 9, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_address) ==
    sizeof(((shop_address *)0)->name) +
    sizeof(((shop_address *)0)->company) +
    sizeof(((shop_address *)0)->line1) +
    sizeof(((shop_address *)0)->line2) +
    sizeof(((shop_address *)0)->postal_code) +
    sizeof(((shop_address *)0)->city) +
    sizeof(((shop_address *)0)->region) +
    sizeof(((shop_address *)0)->country) +
    sizeof(((shop_address *)0)->phone),
    "shop_address has implicit padding");
#endif

static const schema_field rpc_request_fields[] = {
    {"version", FIELD_INT, 0, 7, offsetof(shop_rpc_request, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"call", FIELD_INT, 0, 4, offsetof(shop_rpc_request, call), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"deadline_ms", FIELD_INT, 0, 11, offsetof(shop_rpc_request, deadline_ms), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"by_operator", FIELD_BOOL, 0, 11, offsetof(shop_rpc_request, by_operator), 0, 0, 0, {.record = NULL}},
    {"session", FIELD_STRING, FIELD_SECRET, 7, offsetof(shop_rpc_request, session), 0, 0, 255, {.record = NULL}},
    {"user_id", FIELD_STRING, 0, 7, offsetof(shop_rpc_request, user_id), 0, 0, 255, {.record = NULL}},
    {"guest_id", FIELD_STRING, 0, 8, offsetof(shop_rpc_request, guest_id), 0, 0, 255, {.record = NULL}},
    {"role", FIELD_STRING, 0, 4, offsetof(shop_rpc_request, role), 0, 0, 255, {.record = NULL}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_rpc_request, locale), 0, 0, 255, {.record = NULL}},
    {"traceparent", FIELD_STRING, 0, 11, offsetof(shop_rpc_request, traceparent), 0, 0, 255, {.record = NULL}},
    {"request_id", FIELD_STRING, 0, 10, offsetof(shop_rpc_request, request_id), 0, 0, 31, {.record = NULL}},
    {"idempotency_key", FIELD_STRING, 0, 15, offsetof(shop_rpc_request, idempotency_key), 0, 0, 255, {.record = NULL}},
};
const schema_record shop__record_rpc_request = {
    .name = "rpc_request", .fields = rpc_request_fields, .size = sizeof(shop_rpc_request),
    .field_count = 12, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_rpc_request) ==
    sizeof(((shop_rpc_request *)0)->version) +
    sizeof(((shop_rpc_request *)0)->call) +
    sizeof(((shop_rpc_request *)0)->deadline_ms) +
    sizeof(((shop_rpc_request *)0)->by_operator) +
    sizeof(((shop_rpc_request *)0)->reserved_by_operator) +
    sizeof(((shop_rpc_request *)0)->session) +
    sizeof(((shop_rpc_request *)0)->user_id) +
    sizeof(((shop_rpc_request *)0)->guest_id) +
    sizeof(((shop_rpc_request *)0)->role) +
    sizeof(((shop_rpc_request *)0)->locale) +
    sizeof(((shop_rpc_request *)0)->traceparent) +
    sizeof(((shop_rpc_request *)0)->request_id) +
    sizeof(((shop_rpc_request *)0)->idempotency_key),
    "shop_rpc_request has implicit padding");
#endif

static const schema_field rpc_reply_fields[] = {
    {"version", FIELD_INT, 0, 7, offsetof(shop_rpc_reply, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"call", FIELD_INT, 0, 4, offsetof(shop_rpc_reply, call), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"code", FIELD_INT, 0, 4, offsetof(shop_rpc_reply, code), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"retryable", FIELD_BOOL, 0, 9, offsetof(shop_rpc_reply, retryable), 0, 0, 0, {.record = NULL}},
    {"retry_after_ms", FIELD_INT, 0, 14, offsetof(shop_rpc_reply, retry_after_ms), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"message", FIELD_STRING, 0, 7, offsetof(shop_rpc_reply, message), 0, 0, 255, {.record = NULL}},
    {"field", FIELD_STRING, 0, 5, offsetof(shop_rpc_reply, field), 0, 0, 255, {.record = NULL}},
    {"request_id", FIELD_STRING, 0, 10, offsetof(shop_rpc_reply, request_id), 0, 0, 31, {.record = NULL}},
    {"used_key", FIELD_STRING, 0, 8, offsetof(shop_rpc_reply, used_key), 0, 0, 255, {.record = NULL}},
};
const schema_record shop__record_rpc_reply = {
    .name = "rpc_reply", .fields = rpc_reply_fields, .size = sizeof(shop_rpc_reply),
    .field_count = 9, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_rpc_reply) ==
    sizeof(((shop_rpc_reply *)0)->version) +
    sizeof(((shop_rpc_reply *)0)->call) +
    sizeof(((shop_rpc_reply *)0)->code) +
    sizeof(((shop_rpc_reply *)0)->retryable) +
    sizeof(((shop_rpc_reply *)0)->reserved_retryable) +
    sizeof(((shop_rpc_reply *)0)->retry_after_ms) +
    sizeof(((shop_rpc_reply *)0)->message) +
    sizeof(((shop_rpc_reply *)0)->field) +
    sizeof(((shop_rpc_reply *)0)->request_id) +
    sizeof(((shop_rpc_reply *)0)->used_key),
    "shop_rpc_reply has implicit padding");
#endif

static const schema_field attribute_input_fields[] = {
    {"name", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_attribute_input, name), 0, 0, 64, {.record = NULL}},
    {"value", FIELD_STRING, FIELD_REQUIRED, 5, offsetof(shop_attribute_input, value), 0, 0, 256, {.record = NULL}},
};
const schema_record shop__record_attribute_input = {
    .name = "attribute_input", .fields = attribute_input_fields, .size = sizeof(shop_attribute_input),
    .field_count = 2, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_attribute_input) ==
    sizeof(((shop_attribute_input *)0)->struct_size) +
    sizeof(((shop_attribute_input *)0)->reserved_size) +
    sizeof(((shop_attribute_input *)0)->name) +
    sizeof(((shop_attribute_input *)0)->value),
    "shop_attribute_input has implicit padding");
#endif

static const schema_field address_input_fields[] = {
    {"name", FIELD_STRING, FIELD_REQUIRED | FIELD_PII, 4, offsetof(shop_address_input, name), 0, 0, 200, {.record = NULL}},
    {"company", FIELD_STRING, FIELD_PII, 7, offsetof(shop_address_input, company), 0, 0, 200, {.record = NULL}},
    {"line1", FIELD_STRING, FIELD_REQUIRED | FIELD_PII, 5, offsetof(shop_address_input, line1), 0, 0, 200, {.record = NULL}},
    {"line2", FIELD_STRING, FIELD_PII, 5, offsetof(shop_address_input, line2), 0, 0, 200, {.record = NULL}},
    {"postal_code", FIELD_STRING, FIELD_PII, 11, offsetof(shop_address_input, postal_code), 0, 0, 20, {.record = NULL}},
    {"city", FIELD_STRING, FIELD_REQUIRED | FIELD_PII, 4, offsetof(shop_address_input, city), 0, 0, 100, {.record = NULL}},
    {"region", FIELD_STRING, FIELD_PII, 6, offsetof(shop_address_input, region), 0, 0, 100, {.record = NULL}},
    {"country", FIELD_STRING, FIELD_REQUIRED, 7, offsetof(shop_address_input, country), 0, 2, 2, {.record = NULL}},
    {"phone", FIELD_STRING, FIELD_PII, 5, offsetof(shop_address_input, phone), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_address_input = {
    .name = "address_input", .fields = address_input_fields, .size = sizeof(shop_address_input),
    .field_count = 9, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_address_input) ==
    sizeof(((shop_address_input *)0)->struct_size) +
    sizeof(((shop_address_input *)0)->reserved_size) +
    sizeof(((shop_address_input *)0)->name) +
    sizeof(((shop_address_input *)0)->company) +
    sizeof(((shop_address_input *)0)->line1) +
    sizeof(((shop_address_input *)0)->line2) +
    sizeof(((shop_address_input *)0)->postal_code) +
    sizeof(((shop_address_input *)0)->city) +
    sizeof(((shop_address_input *)0)->region) +
    sizeof(((shop_address_input *)0)->country) +
    sizeof(((shop_address_input *)0)->phone),
    "shop_address_input has implicit padding");
#endif

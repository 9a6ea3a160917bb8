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

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

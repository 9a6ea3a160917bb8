/* tables_search.c - records and enums of search, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const search_match_names[] = {"unknown", "all", "prefix", "any", "browse"};
const schema_enum shop__enum_search_match = {"search_match", search_match_names, 5};

static const schema_field search_hit_fields[] = {
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_search_hit, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"slug", FIELD_STRING, 0, 4, offsetof(shop_search_hit, slug), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_search_hit, title), 0, 0, 0, {.record = NULL}},
    {"brand", FIELD_STRING, 0, 5, offsetof(shop_search_hit, brand), 0, 0, 0, {.record = NULL}},
    {"category", FIELD_STRING, 0, 8, offsetof(shop_search_hit, category), 0, 0, 0, {.record = NULL}},
    {"price", FIELD_MONEY, 0, 5, offsetof(shop_search_hit, price), 0, 0, 0, {.record = NULL}},
    {"image", FIELD_STRING, 0, 5, offsetof(shop_search_hit, image), 0, 0, 0, {.record = NULL}},
    {"score", FIELD_INT, 0, 5, offsetof(shop_search_hit, score), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_search_hit = {
    .name = "search_hit", .fields = search_hit_fields, .size = sizeof(shop_search_hit),
    .field_count = 8, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_hit) ==
    sizeof(((shop_search_hit *)0)->product_id) +
    sizeof(((shop_search_hit *)0)->slug) +
    sizeof(((shop_search_hit *)0)->title) +
    sizeof(((shop_search_hit *)0)->brand) +
    sizeof(((shop_search_hit *)0)->category) +
    sizeof(((shop_search_hit *)0)->price) +
    sizeof(((shop_search_hit *)0)->image) +
    sizeof(((shop_search_hit *)0)->score),
    "shop_search_hit has implicit padding");
#endif

static const schema_field facet_value_fields[] = {
    {"value", FIELD_STRING, 0, 5, offsetof(shop_facet_value, value), 0, 0, 0, {.record = NULL}},
    {"count", FIELD_INT, 0, 5, offsetof(shop_facet_value, count), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_facet_value = {
    .name = "facet_value", .fields = facet_value_fields, .size = sizeof(shop_facet_value),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_facet_value) ==
    sizeof(((shop_facet_value *)0)->value) +
    sizeof(((shop_facet_value *)0)->count),
    "shop_facet_value has implicit padding");
#endif

static const schema_field facet_fields[] = {
    {"name", FIELD_STRING, 0, 4, offsetof(shop_facet, name), 0, 0, 0, {.record = NULL}},
    {"values", FIELD_LIST, 0, 6, offsetof(shop_facet, values), offsetof(shop_facet, value_count), 0, 0, {.record = &shop__record_facet_value}},
};
const schema_record shop__record_facet = {
    .name = "facet", .fields = facet_fields, .size = sizeof(shop_facet),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_facet) ==
    sizeof(((shop_facet *)0)->name) +
    sizeof(((shop_facet *)0)->values) +
    sizeof(((shop_facet *)0)->value_count),
    "shop_facet has implicit padding");
#endif

static const schema_field search_result_fields[] = {
    {"hits", FIELD_LIST, 0, 4, offsetof(shop_search_result, hits), offsetof(shop_search_result, hit_count), 0, 0, {.record = &shop__record_search_hit}},
    {"total", FIELD_INT, 0, 5, offsetof(shop_search_result, total), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"match", FIELD_ENUM, 0, 5, offsetof(shop_search_result, match), 0, 0, 4, {.values = &shop__enum_search_match}},
    {"facets", FIELD_LIST, 0, 6, offsetof(shop_search_result, facets), offsetof(shop_search_result, facet_count), 0, 0, {.record = &shop__record_facet}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_search_result, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_search_result = {
    .name = "search_result", .fields = search_result_fields, .size = sizeof(shop_search_result),
    .field_count = 5, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_result) ==
    sizeof(((shop_search_result *)0)->hits) +
    sizeof(((shop_search_result *)0)->hit_count) +
    sizeof(((shop_search_result *)0)->total) +
    sizeof(((shop_search_result *)0)->match) +
    sizeof(((shop_search_result *)0)->reserved_match) +
    sizeof(((shop_search_result *)0)->facets) +
    sizeof(((shop_search_result *)0)->facet_count) +
    sizeof(((shop_search_result *)0)->next_cursor),
    "shop_search_result has implicit padding");
#endif

static const schema_field search_suggestion_fields[] = {
    {"text", FIELD_STRING, 0, 4, offsetof(shop_search_suggestion, text), 0, 0, 0, {.record = NULL}},
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_search_suggestion, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"slug", FIELD_STRING, 0, 4, offsetof(shop_search_suggestion, slug), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_search_suggestion = {
    .name = "search_suggestion", .fields = search_suggestion_fields, .size = sizeof(shop_search_suggestion),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_suggestion) ==
    sizeof(((shop_search_suggestion *)0)->text) +
    sizeof(((shop_search_suggestion *)0)->product_id) +
    sizeof(((shop_search_suggestion *)0)->slug),
    "shop_search_suggestion has implicit padding");
#endif

static const schema_field search_suggestions_fields[] = {
    {"suggestions", FIELD_LIST, 0, 11, offsetof(shop_search_suggestions, suggestions), offsetof(shop_search_suggestions, suggestion_count), 0, 0, {.record = &shop__record_search_suggestion}},
};
const schema_record shop__record_search_suggestions = {
    .name = "search_suggestions", .fields = search_suggestions_fields, .size = sizeof(shop_search_suggestions),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_suggestions) ==
    sizeof(((shop_search_suggestions *)0)->suggestions) +
    sizeof(((shop_search_suggestions *)0)->suggestion_count),
    "shop_search_suggestions has implicit padding");
#endif

static const schema_field search_progress_fields[] = {
    {"engine", FIELD_STRING, 0, 6, offsetof(shop_search_progress, engine), 0, 0, 0, {.record = NULL}},
    {"documents", FIELD_INT, 0, 9, offsetof(shop_search_progress, documents), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_search_progress, position), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_search_progress = {
    .name = "search_progress", .fields = search_progress_fields, .size = sizeof(shop_search_progress),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_progress) ==
    sizeof(((shop_search_progress *)0)->engine) +
    sizeof(((shop_search_progress *)0)->documents) +
    sizeof(((shop_search_progress *)0)->position),
    "shop_search_progress has implicit padding");
#endif

static const schema_field reindex_report_fields[] = {
    {"products", FIELD_INT, 0, 8, offsetof(shop_reindex_report, products), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"removed", FIELD_INT, 0, 7, offsetof(shop_reindex_report, removed), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_reindex_report, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_reindex_report = {
    .name = "reindex_report", .fields = reindex_report_fields, .size = sizeof(shop_reindex_report),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_reindex_report) ==
    sizeof(((shop_reindex_report *)0)->products) +
    sizeof(((shop_reindex_report *)0)->removed) +
    sizeof(((shop_reindex_report *)0)->next_cursor),
    "shop_reindex_report has implicit padding");
#endif

static const schema_field search_query_args_fields[] = {
    {"q", FIELD_STRING, 0, 1, offsetof(shop_search_query_args, q), 0, 0, 200, {.record = NULL}},
    {"category", FIELD_STRING, 0, 8, offsetof(shop_search_query_args, category), 0, 0, 120, {.record = NULL}},
    {"brand", FIELD_STRING, 0, 5, offsetof(shop_search_query_args, brand), 0, 0, 120, {.record = NULL}},
    {"currency", FIELD_STRING, 0, 8, offsetof(shop_search_query_args, currency), 0, 0, 3, {.record = NULL}},
    {"price_min", FIELD_INT, 0, 9, offsetof(shop_search_query_args, price_min), 0, 0, 9007199254740991, {.record = NULL}},
    {"price_max", FIELD_INT, 0, 9, offsetof(shop_search_query_args, price_max), 0, 0, 9007199254740991, {.record = NULL}},
    {"facets", FIELD_BOOL, 0, 6, offsetof(shop_search_query_args, facets), 0, 0, 0, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_search_query_args, limit), 0, 0, 100, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_search_query_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_search_query_args = {
    .name = "search_query_args", .fields = search_query_args_fields, .size = sizeof(shop_search_query_args),
    .field_count = 9, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_query_args) ==
    sizeof(((shop_search_query_args *)0)->struct_size) +
    sizeof(((shop_search_query_args *)0)->timeout_ms) +
    sizeof(((shop_search_query_args *)0)->idempotency_key) +
    sizeof(((shop_search_query_args *)0)->q) +
    sizeof(((shop_search_query_args *)0)->category) +
    sizeof(((shop_search_query_args *)0)->brand) +
    sizeof(((shop_search_query_args *)0)->currency) +
    sizeof(((shop_search_query_args *)0)->price_min) +
    sizeof(((shop_search_query_args *)0)->price_max) +
    sizeof(((shop_search_query_args *)0)->facets) +
    sizeof(((shop_search_query_args *)0)->reserved_facets) +
    sizeof(((shop_search_query_args *)0)->limit) +
    sizeof(((shop_search_query_args *)0)->cursor),
    "shop_search_query_args has implicit padding");
#endif

static const schema_field search_suggest_args_fields[] = {
    {"q", FIELD_STRING, FIELD_REQUIRED, 1, offsetof(shop_search_suggest_args, q), 0, 0, 200, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_search_suggest_args, limit), 0, 0, 10, {.record = NULL}},
};
const schema_record shop__record_search_suggest_args = {
    .name = "search_suggest_args", .fields = search_suggest_args_fields, .size = sizeof(shop_search_suggest_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_suggest_args) ==
    sizeof(((shop_search_suggest_args *)0)->struct_size) +
    sizeof(((shop_search_suggest_args *)0)->timeout_ms) +
    sizeof(((shop_search_suggest_args *)0)->idempotency_key) +
    sizeof(((shop_search_suggest_args *)0)->q) +
    sizeof(((shop_search_suggest_args *)0)->limit),
    "shop_search_suggest_args has implicit padding");
#endif

const schema_record shop__record_search_status_args = {
    .name = "search_status_args", .fields = NULL, .size = sizeof(shop_search_status_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_status_args) ==
    sizeof(((shop_search_status_args *)0)->struct_size) +
    sizeof(((shop_search_status_args *)0)->timeout_ms) +
    sizeof(((shop_search_status_args *)0)->idempotency_key),
    "shop_search_status_args has implicit padding");
#endif

static const schema_field search_reindex_args_fields[] = {
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_search_reindex_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_search_reindex_args = {
    .name = "search_reindex_args", .fields = search_reindex_args_fields, .size = sizeof(shop_search_reindex_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_search_reindex_args) ==
    sizeof(((shop_search_reindex_args *)0)->struct_size) +
    sizeof(((shop_search_reindex_args *)0)->timeout_ms) +
    sizeof(((shop_search_reindex_args *)0)->idempotency_key) +
    sizeof(((shop_search_reindex_args *)0)->cursor),
    "shop_search_reindex_args has implicit padding");
#endif

/* tables_catalog.c - records and enums of catalog, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const product_status_names[] = {"unknown", "draft", "active", "archived"};
const schema_enum shop__enum_product_status = {"product_status", product_status_names, 4};

static const schema_field category_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_category, id), 0, 0, 0, {.prefix = "cat"}},
    {"slug", FIELD_STRING, 0, 4, offsetof(shop_category, slug), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_category, title), 0, 0, 0, {.record = NULL}},
    {"parent", FIELD_STRING, 0, 6, offsetof(shop_category, parent), 0, 0, 0, {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_category, position), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_category = {
    .name = "category", .fields = category_fields, .size = sizeof(shop_category),
    .field_count = 5, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category) ==
    sizeof(((shop_category *)0)->id) +
    sizeof(((shop_category *)0)->slug) +
    sizeof(((shop_category *)0)->title) +
    sizeof(((shop_category *)0)->parent) +
    sizeof(((shop_category *)0)->position),
    "shop_category has implicit padding");
#endif

static const schema_field media_fields[] = {
    {"url", FIELD_STRING, 0, 3, offsetof(shop_media, url), 0, 0, 0, {.record = NULL}},
    {"alt", FIELD_STRING, 0, 3, offsetof(shop_media, alt), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_media = {
    .name = "media", .fields = media_fields, .size = sizeof(shop_media),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_media) ==
    sizeof(((shop_media *)0)->url) +
    sizeof(((shop_media *)0)->alt),
    "shop_media has implicit padding");
#endif

static const schema_field price_fields[] = {
    {"minor", FIELD_INT, 0, 5, offsetof(shop_price, minor), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"currency", FIELD_STRING, 0, 8, offsetof(shop_price, currency), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_price = {
    .name = "price", .fields = price_fields, .size = sizeof(shop_price),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_price) ==
    sizeof(((shop_price *)0)->minor) +
    sizeof(((shop_price *)0)->currency),
    "shop_price has implicit padding");
#endif

static const schema_field variant_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_variant, id), 0, 0, 0, {.prefix = "var"}},
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_variant, sku), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_variant, title), 0, 0, 0, {.record = NULL}},
    {"options", FIELD_LIST, 0, 7, offsetof(shop_variant, options), offsetof(shop_variant, option_count), 0, 0, {.record = &shop__record_attribute}},
    {"prices", FIELD_LIST, 0, 6, offsetof(shop_variant, prices), offsetof(shop_variant, price_count), 0, 0, {.record = &shop__record_price}},
    {"weight_grams", FIELD_INT, 0, 12, offsetof(shop_variant, weight_grams), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_variant, position), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_variant = {
    .name = "variant", .fields = variant_fields, .size = sizeof(shop_variant),
    .field_count = 7, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_variant) ==
    sizeof(((shop_variant *)0)->id) +
    sizeof(((shop_variant *)0)->sku) +
    sizeof(((shop_variant *)0)->title) +
    sizeof(((shop_variant *)0)->options) +
    sizeof(((shop_variant *)0)->option_count) +
    sizeof(((shop_variant *)0)->prices) +
    sizeof(((shop_variant *)0)->price_count) +
    sizeof(((shop_variant *)0)->weight_grams) +
    sizeof(((shop_variant *)0)->position),
    "shop_variant has implicit padding");
#endif

static const schema_field product_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_product, id), 0, 0, 0, {.prefix = "prd"}},
    {"slug", FIELD_STRING, 0, 4, offsetof(shop_product, slug), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_product, title), 0, 0, 0, {.record = NULL}},
    {"description", FIELD_STRING, 0, 11, offsetof(shop_product, description), 0, 0, 0, {.record = NULL}},
    {"brand", FIELD_STRING, 0, 5, offsetof(shop_product, brand), 0, 0, 0, {.record = NULL}},
    {"category", FIELD_STRING, 0, 8, offsetof(shop_product, category), 0, 0, 0, {.record = NULL}},
    {"status", FIELD_ENUM, 0, 6, offsetof(shop_product, status), 0, 0, 3, {.values = &shop__enum_product_status}},
    {"tax_class", FIELD_STRING, 0, 9, offsetof(shop_product, tax_class), 0, 0, 0, {.record = NULL}},
    {"attributes", FIELD_LIST, 0, 10, offsetof(shop_product, attributes), offsetof(shop_product, attribute_count), 0, 0, {.record = &shop__record_attribute}},
    {"media", FIELD_LIST, 0, 5, offsetof(shop_product, media), offsetof(shop_product, media_count), 0, 0, {.record = &shop__record_media}},
    {"variants", FIELD_LIST, 0, 8, offsetof(shop_product, variants), offsetof(shop_product, variant_count), 0, 0, {.record = &shop__record_variant}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_product, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_product, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_product, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_product = {
    .name = "product", .fields = product_fields, .size = sizeof(shop_product),
    .field_count = 14, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product) ==
    sizeof(((shop_product *)0)->id) +
    sizeof(((shop_product *)0)->slug) +
    sizeof(((shop_product *)0)->title) +
    sizeof(((shop_product *)0)->description) +
    sizeof(((shop_product *)0)->brand) +
    sizeof(((shop_product *)0)->category) +
    sizeof(((shop_product *)0)->status) +
    sizeof(((shop_product *)0)->reserved_status) +
    sizeof(((shop_product *)0)->tax_class) +
    sizeof(((shop_product *)0)->attributes) +
    sizeof(((shop_product *)0)->attribute_count) +
    sizeof(((shop_product *)0)->media) +
    sizeof(((shop_product *)0)->media_count) +
    sizeof(((shop_product *)0)->variants) +
    sizeof(((shop_product *)0)->variant_count) +
    sizeof(((shop_product *)0)->version) +
    sizeof(((shop_product *)0)->created_at_ms) +
    sizeof(((shop_product *)0)->updated_at_ms),
    "shop_product has implicit padding");
#endif

static const schema_field product_variant_fields[] = {
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_product_variant, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_product_variant, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"variant", FIELD_RECORD, 0, 7, offsetof(shop_product_variant, variant), 0, 0, 0, {.record = &shop__record_variant}},
};
const schema_record shop__record_product_variant = {
    .name = "product_variant", .fields = product_variant_fields, .size = sizeof(shop_product_variant),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_variant) ==
    sizeof(((shop_product_variant *)0)->product_id) +
    sizeof(((shop_product_variant *)0)->version) +
    sizeof(((shop_product_variant *)0)->variant),
    "shop_product_variant has implicit padding");
#endif

static const schema_field product_summary_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_product_summary, id), 0, 0, 0, {.prefix = "prd"}},
    {"slug", FIELD_STRING, 0, 4, offsetof(shop_product_summary, slug), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_product_summary, title), 0, 0, 0, {.record = NULL}},
    {"brand", FIELD_STRING, 0, 5, offsetof(shop_product_summary, brand), 0, 0, 0, {.record = NULL}},
    {"category", FIELD_STRING, 0, 8, offsetof(shop_product_summary, category), 0, 0, 0, {.record = NULL}},
    {"status", FIELD_ENUM, 0, 6, offsetof(shop_product_summary, status), 0, 0, 3, {.values = &shop__enum_product_status}},
    {"price", FIELD_MONEY, 0, 5, offsetof(shop_product_summary, price), 0, 0, 0, {.record = NULL}},
    {"image_url", FIELD_STRING, 0, 9, offsetof(shop_product_summary, image_url), 0, 0, 0, {.record = NULL}},
    {"variant_count", FIELD_INT, 0, 13, offsetof(shop_product_summary, variant_count), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_product_summary, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_product_summary, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_product_summary = {
    .name = "product_summary", .fields = product_summary_fields, .size = sizeof(shop_product_summary),
    .field_count = 11, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_summary) ==
    sizeof(((shop_product_summary *)0)->id) +
    sizeof(((shop_product_summary *)0)->slug) +
    sizeof(((shop_product_summary *)0)->title) +
    sizeof(((shop_product_summary *)0)->brand) +
    sizeof(((shop_product_summary *)0)->category) +
    sizeof(((shop_product_summary *)0)->status) +
    sizeof(((shop_product_summary *)0)->reserved_status) +
    sizeof(((shop_product_summary *)0)->price) +
    sizeof(((shop_product_summary *)0)->image_url) +
    sizeof(((shop_product_summary *)0)->variant_count) +
    sizeof(((shop_product_summary *)0)->version) +
    sizeof(((shop_product_summary *)0)->updated_at_ms),
    "shop_product_summary has implicit padding");
#endif

static const schema_field category_tree_fields[] = {
    {"categories", FIELD_LIST, 0, 10, offsetof(shop_category_tree, categories), offsetof(shop_category_tree, category_count), 0, 0, {.record = &shop__record_category}},
};
const schema_record shop__record_category_tree = {
    .name = "category_tree", .fields = category_tree_fields, .size = sizeof(shop_category_tree),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category_tree) ==
    sizeof(((shop_category_tree *)0)->categories) +
    sizeof(((shop_category_tree *)0)->category_count),
    "shop_category_tree has implicit padding");
#endif

static const schema_field offer_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_offer, sku), 0, 0, 0, {.record = NULL}},
    {"variant_id", FIELD_ID, 0, 10, offsetof(shop_offer, variant_id), 0, 0, 0, {.prefix = "var"}},
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_offer, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_offer, title), 0, 0, 0, {.record = NULL}},
    {"categories", FIELD_STRINGS, 0, 10, offsetof(shop_offer, categories), offsetof(shop_offer, category_count), 0, 0, {.record = NULL}},
    {"tax_class", FIELD_STRING, 0, 9, offsetof(shop_offer, tax_class), 0, 0, 0, {.record = NULL}},
    {"weight_grams", FIELD_INT, 0, 12, offsetof(shop_offer, weight_grams), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"price", FIELD_MONEY, 0, 5, offsetof(shop_offer, price), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_offer = {
    .name = "offer", .fields = offer_fields, .size = sizeof(shop_offer),
    .field_count = 8, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_offer) ==
    sizeof(((shop_offer *)0)->sku) +
    sizeof(((shop_offer *)0)->variant_id) +
    sizeof(((shop_offer *)0)->product_id) +
    sizeof(((shop_offer *)0)->title) +
    sizeof(((shop_offer *)0)->categories) +
    sizeof(((shop_offer *)0)->category_count) +
    sizeof(((shop_offer *)0)->tax_class) +
    sizeof(((shop_offer *)0)->weight_grams) +
    sizeof(((shop_offer *)0)->price),
    "shop_offer has implicit padding");
#endif

static const schema_field offer_list_fields[] = {
    {"offers", FIELD_LIST, 0, 6, offsetof(shop_offer_list, offers), offsetof(shop_offer_list, offer_count), 0, 0, {.record = &shop__record_offer}},
};
const schema_record shop__record_offer_list = {
    .name = "offer_list", .fields = offer_list_fields, .size = sizeof(shop_offer_list),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_offer_list) ==
    sizeof(((shop_offer_list *)0)->offers) +
    sizeof(((shop_offer_list *)0)->offer_count),
    "shop_offer_list has implicit padding");
#endif

static const schema_field category_path_fields[] = {
    {"categories", FIELD_STRINGS, 0, 10, offsetof(shop_category_path, categories), offsetof(shop_category_path, category_count), 0, 0, {.record = NULL}},
};
const schema_record shop__record_category_path = {
    .name = "category_path", .fields = category_path_fields, .size = sizeof(shop_category_path),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category_path) ==
    sizeof(((shop_category_path *)0)->categories) +
    sizeof(((shop_category_path *)0)->category_count),
    "shop_category_path has implicit padding");
#endif

static const schema_field category_event_fields[] = {
    {"category", FIELD_STRING, 0, 8, offsetof(shop_category_event, category), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_category_event = {
    .name = "category_event", .fields = category_event_fields, .size = sizeof(shop_category_event),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category_event) ==
    sizeof(((shop_category_event *)0)->category),
    "shop_category_event has implicit padding");
#endif

static const schema_field product_event_fields[] = {
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_product_event, product_id), 0, 0, 0, {.prefix = "prd"}},
};
const schema_record shop__record_product_event = {
    .name = "product_event", .fields = product_event_fields, .size = sizeof(shop_product_event),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_event) ==
    sizeof(((shop_product_event *)0)->product_id),
    "shop_product_event has implicit padding");
#endif

static const schema_field media_input_fields[] = {
    {"url", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_media_input, url), 0, 0, 500, {.record = NULL}},
    {"alt", FIELD_STRING, 0, 3, offsetof(shop_media_input, alt), 0, 0, 300, {.record = NULL}},
};
const schema_record shop__record_media_input = {
    .name = "media_input", .fields = media_input_fields, .size = sizeof(shop_media_input),
    .field_count = 2, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_media_input) ==
    sizeof(((shop_media_input *)0)->struct_size) +
    sizeof(((shop_media_input *)0)->reserved_size) +
    sizeof(((shop_media_input *)0)->url) +
    sizeof(((shop_media_input *)0)->alt),
    "shop_media_input has implicit padding");
#endif

static const schema_field variant_input_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_variant_input, sku), 0, 0, 64, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_variant_input, title), 0, 0, 200, {.record = NULL}},
    {"options", FIELD_LIST, 0, 7, offsetof(shop_variant_input, options), offsetof(shop_variant_input, option_count), 0, 16, {.record = &shop__record_attribute_input}},
    {"prices", FIELD_LIST, 0, 6, offsetof(shop_variant_input, prices), offsetof(shop_variant_input, price_count), 0, 32, {.record = &shop__record_price_input}},
    {"weight_grams", FIELD_INT, 0, 12, offsetof(shop_variant_input, weight_grams), 0, 0, 1000000000, {.record = NULL}},
};
const schema_record shop__record_variant_input = {
    .name = "variant_input", .fields = variant_input_fields, .size = sizeof(shop_variant_input),
    .field_count = 5, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_variant_input) ==
    sizeof(((shop_variant_input *)0)->struct_size) +
    sizeof(((shop_variant_input *)0)->reserved_size) +
    sizeof(((shop_variant_input *)0)->sku) +
    sizeof(((shop_variant_input *)0)->title) +
    sizeof(((shop_variant_input *)0)->options) +
    sizeof(((shop_variant_input *)0)->option_count) +
    sizeof(((shop_variant_input *)0)->prices) +
    sizeof(((shop_variant_input *)0)->price_count) +
    sizeof(((shop_variant_input *)0)->weight_grams),
    "shop_variant_input has implicit padding");
#endif

static const schema_field price_input_fields[] = {
    {"minor", FIELD_INT, 0, 5, offsetof(shop_price_input, minor), 0, 0, 9007199254740991, {.record = NULL}},
    {"currency", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_price_input, currency), 0, 3, 3, {.record = NULL}},
};
const schema_record shop__record_price_input = {
    .name = "price_input", .fields = price_input_fields, .size = sizeof(shop_price_input),
    .field_count = 2, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_price_input) ==
    sizeof(((shop_price_input *)0)->struct_size) +
    sizeof(((shop_price_input *)0)->reserved_size) +
    sizeof(((shop_price_input *)0)->minor) +
    sizeof(((shop_price_input *)0)->currency),
    "shop_price_input has implicit padding");
#endif

static const schema_field product_get_args_fields[] = {
    {"product_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_product_get_args, product_id), 0, 0, 0, {.prefix = "prd"}},
};
const schema_record shop__record_product_get_args = {
    .name = "product_get_args", .fields = product_get_args_fields, .size = sizeof(shop_product_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_get_args) ==
    sizeof(((shop_product_get_args *)0)->struct_size) +
    sizeof(((shop_product_get_args *)0)->timeout_ms) +
    sizeof(((shop_product_get_args *)0)->idempotency_key) +
    sizeof(((shop_product_get_args *)0)->product_id),
    "shop_product_get_args has implicit padding");
#endif

static const schema_field product_put_args_fields[] = {
    {"slug", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_product_put_args, slug), 0, 0, 120, {.record = NULL}},
    {"title", FIELD_STRING, FIELD_REQUIRED, 5, offsetof(shop_product_put_args, title), 0, 0, 300, {.record = NULL}},
    {"description", FIELD_STRING, 0, 11, offsetof(shop_product_put_args, description), 0, 0, 20000, {.record = NULL}},
    {"brand", FIELD_STRING, 0, 5, offsetof(shop_product_put_args, brand), 0, 0, 120, {.record = NULL}},
    {"category", FIELD_STRING, 0, 8, offsetof(shop_product_put_args, category), 0, 0, 120, {.record = NULL}},
    {"status", FIELD_ENUM, 0, 6, offsetof(shop_product_put_args, status), 0, 0, 3, {.values = &shop__enum_product_status}},
    {"tax_class", FIELD_STRING, 0, 9, offsetof(shop_product_put_args, tax_class), 0, 0, 40, {.record = NULL}},
    {"attributes", FIELD_LIST, 0, 10, offsetof(shop_product_put_args, attributes), offsetof(shop_product_put_args, attribute_count), 0, 64, {.record = &shop__record_attribute_input}},
    {"media", FIELD_LIST, 0, 5, offsetof(shop_product_put_args, media), offsetof(shop_product_put_args, media_count), 0, 32, {.record = &shop__record_media_input}},
    {"variants", FIELD_LIST, FIELD_REQUIRED, 8, offsetof(shop_product_put_args, variants), offsetof(shop_product_put_args, variant_count), 0, 250, {.record = &shop__record_variant_input}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_product_put_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_product_put_args = {
    .name = "product_put_args", .fields = product_put_args_fields, .size = sizeof(shop_product_put_args),
    .field_count = 11, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_put_args) ==
    sizeof(((shop_product_put_args *)0)->struct_size) +
    sizeof(((shop_product_put_args *)0)->timeout_ms) +
    sizeof(((shop_product_put_args *)0)->idempotency_key) +
    sizeof(((shop_product_put_args *)0)->slug) +
    sizeof(((shop_product_put_args *)0)->title) +
    sizeof(((shop_product_put_args *)0)->description) +
    sizeof(((shop_product_put_args *)0)->brand) +
    sizeof(((shop_product_put_args *)0)->category) +
    sizeof(((shop_product_put_args *)0)->status) +
    sizeof(((shop_product_put_args *)0)->reserved_status) +
    sizeof(((shop_product_put_args *)0)->tax_class) +
    sizeof(((shop_product_put_args *)0)->attributes) +
    sizeof(((shop_product_put_args *)0)->attribute_count) +
    sizeof(((shop_product_put_args *)0)->media) +
    sizeof(((shop_product_put_args *)0)->media_count) +
    sizeof(((shop_product_put_args *)0)->variants) +
    sizeof(((shop_product_put_args *)0)->variant_count) +
    sizeof(((shop_product_put_args *)0)->if_version),
    "shop_product_put_args has implicit padding");
#endif

static const schema_field product_find_args_fields[] = {
    {"slug", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_product_find_args, slug), 0, 0, 120, {.record = NULL}},
};
const schema_record shop__record_product_find_args = {
    .name = "product_find_args", .fields = product_find_args_fields, .size = sizeof(shop_product_find_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_find_args) ==
    sizeof(((shop_product_find_args *)0)->struct_size) +
    sizeof(((shop_product_find_args *)0)->timeout_ms) +
    sizeof(((shop_product_find_args *)0)->idempotency_key) +
    sizeof(((shop_product_find_args *)0)->slug),
    "shop_product_find_args has implicit padding");
#endif

static const schema_field product_summary_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_product_summary_page, items), offsetof(shop_product_summary_page, item_count), 0, 0, {.record = &shop__record_product_summary}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_product_summary_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_product_summary_page = {
    .name = "product_summary_page", .fields = product_summary_page_fields, .size = sizeof(shop_product_summary_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_summary_page) ==
    sizeof(((shop_product_summary_page *)0)->items) +
    sizeof(((shop_product_summary_page *)0)->item_count) +
    sizeof(((shop_product_summary_page *)0)->next_cursor),
    "shop_product_summary_page has implicit padding");
#endif

static const schema_field product_list_args_fields[] = {
    {"category", FIELD_STRING, 0, 8, offsetof(shop_product_list_args, category), 0, 0, 120, {.record = NULL}},
    {"status", FIELD_ENUM, 0, 6, offsetof(shop_product_list_args, status), 0, 0, 3, {.values = &shop__enum_product_status}},
    {"brand", FIELD_STRING, 0, 5, offsetof(shop_product_list_args, brand), 0, 0, 120, {.record = NULL}},
    {"currency", FIELD_STRING, 0, 8, offsetof(shop_product_list_args, currency), 0, 3, 3, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_product_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_product_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_product_list_args = {
    .name = "product_list_args", .fields = product_list_args_fields, .size = sizeof(shop_product_list_args),
    .field_count = 6, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_list_args) ==
    sizeof(((shop_product_list_args *)0)->struct_size) +
    sizeof(((shop_product_list_args *)0)->timeout_ms) +
    sizeof(((shop_product_list_args *)0)->idempotency_key) +
    sizeof(((shop_product_list_args *)0)->category) +
    sizeof(((shop_product_list_args *)0)->status) +
    sizeof(((shop_product_list_args *)0)->reserved_status) +
    sizeof(((shop_product_list_args *)0)->brand) +
    sizeof(((shop_product_list_args *)0)->currency) +
    sizeof(((shop_product_list_args *)0)->limit) +
    sizeof(((shop_product_list_args *)0)->cursor),
    "shop_product_list_args has implicit padding");
#endif

static const schema_field product_set_status_args_fields[] = {
    {"product_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_product_set_status_args, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"status", FIELD_ENUM, FIELD_REQUIRED, 6, offsetof(shop_product_set_status_args, status), 0, 0, 3, {.values = &shop__enum_product_status}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_product_set_status_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_product_set_status_args = {
    .name = "product_set_status_args", .fields = product_set_status_args_fields, .size = sizeof(shop_product_set_status_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_set_status_args) ==
    sizeof(((shop_product_set_status_args *)0)->struct_size) +
    sizeof(((shop_product_set_status_args *)0)->timeout_ms) +
    sizeof(((shop_product_set_status_args *)0)->idempotency_key) +
    sizeof(((shop_product_set_status_args *)0)->product_id) +
    sizeof(((shop_product_set_status_args *)0)->status) +
    sizeof(((shop_product_set_status_args *)0)->reserved_status) +
    sizeof(((shop_product_set_status_args *)0)->if_version),
    "shop_product_set_status_args has implicit padding");
#endif

static const schema_field product_delete_args_fields[] = {
    {"product_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_product_delete_args, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_product_delete_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_product_delete_args = {
    .name = "product_delete_args", .fields = product_delete_args_fields, .size = sizeof(shop_product_delete_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_product_delete_args) ==
    sizeof(((shop_product_delete_args *)0)->struct_size) +
    sizeof(((shop_product_delete_args *)0)->timeout_ms) +
    sizeof(((shop_product_delete_args *)0)->idempotency_key) +
    sizeof(((shop_product_delete_args *)0)->product_id) +
    sizeof(((shop_product_delete_args *)0)->if_version),
    "shop_product_delete_args has implicit padding");
#endif

static const schema_field variant_get_args_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_variant_get_args, sku), 0, 0, 64, {.record = NULL}},
};
const schema_record shop__record_variant_get_args = {
    .name = "variant_get_args", .fields = variant_get_args_fields, .size = sizeof(shop_variant_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_variant_get_args) ==
    sizeof(((shop_variant_get_args *)0)->struct_size) +
    sizeof(((shop_variant_get_args *)0)->timeout_ms) +
    sizeof(((shop_variant_get_args *)0)->idempotency_key) +
    sizeof(((shop_variant_get_args *)0)->sku),
    "shop_variant_get_args has implicit padding");
#endif

static const schema_field price_set_args_fields[] = {
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_price_set_args, sku), 0, 0, 64, {.record = NULL}},
    {"currency", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_price_set_args, currency), 0, 3, 3, {.record = NULL}},
    {"minor", FIELD_INT, FIELD_OPTIONAL, 5, offsetof(shop_price_set_args, minor), offsetof(shop_price_set_args, has_minor), 0, 9007199254740991, {.record = NULL}},
};
const schema_record shop__record_price_set_args = {
    .name = "price_set_args", .fields = price_set_args_fields, .size = sizeof(shop_price_set_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_price_set_args) ==
    sizeof(((shop_price_set_args *)0)->struct_size) +
    sizeof(((shop_price_set_args *)0)->timeout_ms) +
    sizeof(((shop_price_set_args *)0)->idempotency_key) +
    sizeof(((shop_price_set_args *)0)->sku) +
    sizeof(((shop_price_set_args *)0)->currency) +
    sizeof(((shop_price_set_args *)0)->has_minor) +
    sizeof(((shop_price_set_args *)0)->reserved_minor) +
    sizeof(((shop_price_set_args *)0)->minor),
    "shop_price_set_args has implicit padding");
#endif

static const schema_field category_put_args_fields[] = {
    {"slug", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_category_put_args, slug), 0, 0, 120, {.record = NULL}},
    {"title", FIELD_STRING, FIELD_REQUIRED, 5, offsetof(shop_category_put_args, title), 0, 0, 200, {.record = NULL}},
    {"parent", FIELD_STRING, 0, 6, offsetof(shop_category_put_args, parent), 0, 0, 120, {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_category_put_args, position), 0, -1000000, 1000000, {.record = NULL}},
};
const schema_record shop__record_category_put_args = {
    .name = "category_put_args", .fields = category_put_args_fields, .size = sizeof(shop_category_put_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category_put_args) ==
    sizeof(((shop_category_put_args *)0)->struct_size) +
    sizeof(((shop_category_put_args *)0)->timeout_ms) +
    sizeof(((shop_category_put_args *)0)->idempotency_key) +
    sizeof(((shop_category_put_args *)0)->slug) +
    sizeof(((shop_category_put_args *)0)->title) +
    sizeof(((shop_category_put_args *)0)->parent) +
    sizeof(((shop_category_put_args *)0)->position),
    "shop_category_put_args has implicit padding");
#endif

static const schema_field category_get_args_fields[] = {
    {"slug", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_category_get_args, slug), 0, 0, 120, {.record = NULL}},
};
const schema_record shop__record_category_get_args = {
    .name = "category_get_args", .fields = category_get_args_fields, .size = sizeof(shop_category_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category_get_args) ==
    sizeof(((shop_category_get_args *)0)->struct_size) +
    sizeof(((shop_category_get_args *)0)->timeout_ms) +
    sizeof(((shop_category_get_args *)0)->idempotency_key) +
    sizeof(((shop_category_get_args *)0)->slug),
    "shop_category_get_args has implicit padding");
#endif

const schema_record shop__record_category_list_args = {
    .name = "category_list_args", .fields = NULL, .size = sizeof(shop_category_list_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category_list_args) ==
    sizeof(((shop_category_list_args *)0)->struct_size) +
    sizeof(((shop_category_list_args *)0)->timeout_ms) +
    sizeof(((shop_category_list_args *)0)->idempotency_key),
    "shop_category_list_args has implicit padding");
#endif

static const schema_field category_delete_args_fields[] = {
    {"slug", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_category_delete_args, slug), 0, 0, 120, {.record = NULL}},
};
const schema_record shop__record_category_delete_args = {
    .name = "category_delete_args", .fields = category_delete_args_fields, .size = sizeof(shop_category_delete_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category_delete_args) ==
    sizeof(((shop_category_delete_args *)0)->struct_size) +
    sizeof(((shop_category_delete_args *)0)->timeout_ms) +
    sizeof(((shop_category_delete_args *)0)->idempotency_key) +
    sizeof(((shop_category_delete_args *)0)->slug),
    "shop_category_delete_args has implicit padding");
#endif

static const schema_field variant_offers_args_fields[] = {
    {"skus", FIELD_STRINGS, FIELD_REQUIRED, 4, offsetof(shop_variant_offers_args, skus), offsetof(shop_variant_offers_args, sku_count), 0, 500, {.record = NULL}},
    {"currency", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_variant_offers_args, currency), 0, 3, 3, {.record = NULL}},
    {"prices_only", FIELD_BOOL, 0, 11, offsetof(shop_variant_offers_args, prices_only), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_variant_offers_args = {
    .name = "variant_offers_args", .fields = variant_offers_args_fields, .size = sizeof(shop_variant_offers_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_variant_offers_args) ==
    sizeof(((shop_variant_offers_args *)0)->struct_size) +
    sizeof(((shop_variant_offers_args *)0)->timeout_ms) +
    sizeof(((shop_variant_offers_args *)0)->idempotency_key) +
    sizeof(((shop_variant_offers_args *)0)->skus) +
    sizeof(((shop_variant_offers_args *)0)->sku_count) +
    sizeof(((shop_variant_offers_args *)0)->currency) +
    sizeof(((shop_variant_offers_args *)0)->prices_only) +
    sizeof(((shop_variant_offers_args *)0)->reserved_prices_only),
    "shop_variant_offers_args has implicit padding");
#endif

static const schema_field category_ancestors_args_fields[] = {
    {"slug", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_category_ancestors_args, slug), 0, 0, 120, {.record = NULL}},
};
const schema_record shop__record_category_ancestors_args = {
    .name = "category_ancestors_args", .fields = category_ancestors_args_fields, .size = sizeof(shop_category_ancestors_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_category_ancestors_args) ==
    sizeof(((shop_category_ancestors_args *)0)->struct_size) +
    sizeof(((shop_category_ancestors_args *)0)->timeout_ms) +
    sizeof(((shop_category_ancestors_args *)0)->idempotency_key) +
    sizeof(((shop_category_ancestors_args *)0)->slug),
    "shop_category_ancestors_args has implicit padding");
#endif

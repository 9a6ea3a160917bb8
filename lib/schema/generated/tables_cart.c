/* tables_cart.c - records and enums of cart, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const cart_state_names[] = {"unknown", "open", "checkout", "ordered", "merged"};
const schema_enum shop__enum_cart_state = {"cart_state", cart_state_names, 5};

static const char *const promotion_kind_names[] = {"unknown", "percent", "fixed"};
const schema_enum shop__enum_promotion_kind = {"promotion_kind", promotion_kind_names, 3};

static const schema_field cart_event_fields[] = {
    {"cart_id", FIELD_ID, 0, 7, offsetof(shop_cart_event, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_cart_event, owner), 0, 0, 0, {.record = NULL}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_cart_event, email), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_cart_event = {
    .name = "cart_event", .fields = cart_event_fields, .size = sizeof(shop_cart_event),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_event) ==
    sizeof(((shop_cart_event *)0)->cart_id) +
    sizeof(((shop_cart_event *)0)->owner) +
    sizeof(((shop_cart_event *)0)->email),
    "shop_cart_event has implicit padding");
#endif

static const schema_field cart_line_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_cart_line, sku), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_cart_line, title), 0, 0, 0, {.record = NULL}},
    {"quantity", FIELD_INT, 0, 8, offsetof(shop_cart_line, quantity), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_cart_line, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"variant_id", FIELD_ID, 0, 10, offsetof(shop_cart_line, variant_id), 0, 0, 0, {.prefix = "var"}},
};
const schema_record shop__record_cart_line = {
    .name = "cart_line", .fields = cart_line_fields, .size = sizeof(shop_cart_line),
    .field_count = 5, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_line) ==
    sizeof(((shop_cart_line *)0)->sku) +
    sizeof(((shop_cart_line *)0)->title) +
    sizeof(((shop_cart_line *)0)->quantity) +
    sizeof(((shop_cart_line *)0)->product_id) +
    sizeof(((shop_cart_line *)0)->variant_id),
    "shop_cart_line has implicit padding");
#endif

static const schema_field cart_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_cart, id), 0, 0, 0, {.prefix = "crt"}},
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_cart, owner), 0, 0, 0, {.record = NULL}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_cart, state), 0, 0, 4, {.values = &shop__enum_cart_state}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_cart, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"region", FIELD_STRING, 0, 6, offsetof(shop_cart, region), 0, 0, 0, {.record = NULL}},
    {"currency", FIELD_STRING, 0, 8, offsetof(shop_cart, currency), 0, 0, 0, {.record = NULL}},
    {"country", FIELD_STRING, 0, 7, offsetof(shop_cart, country), 0, 0, 0, {.record = NULL}},
    {"shipping_method", FIELD_STRING, 0, 15, offsetof(shop_cart, shipping_method), 0, 0, 0, {.record = NULL}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_cart, email), 0, 0, 0, {.record = NULL}},
    {"coupons", FIELD_STRINGS, 0, 7, offsetof(shop_cart, coupons), offsetof(shop_cart, coupon_count), 0, 0, {.record = NULL}},
    {"lines", FIELD_LIST, 0, 5, offsetof(shop_cart, lines), offsetof(shop_cart, line_count), 0, 0, {.record = &shop__record_cart_line}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_cart, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"merged_into", FIELD_ID, 0, 11, offsetof(shop_cart, merged_into), 0, 0, 0, {.prefix = "crt"}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_cart, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_cart, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_cart = {
    .name = "cart", .fields = cart_fields, .size = sizeof(shop_cart),
    .field_count = 15, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart) ==
    sizeof(((shop_cart *)0)->id) +
    sizeof(((shop_cart *)0)->owner) +
    sizeof(((shop_cart *)0)->state) +
    sizeof(((shop_cart *)0)->reserved_state) +
    sizeof(((shop_cart *)0)->version) +
    sizeof(((shop_cart *)0)->region) +
    sizeof(((shop_cart *)0)->currency) +
    sizeof(((shop_cart *)0)->country) +
    sizeof(((shop_cart *)0)->shipping_method) +
    sizeof(((shop_cart *)0)->email) +
    sizeof(((shop_cart *)0)->coupons) +
    sizeof(((shop_cart *)0)->coupon_count) +
    sizeof(((shop_cart *)0)->lines) +
    sizeof(((shop_cart *)0)->line_count) +
    sizeof(((shop_cart *)0)->order_id) +
    sizeof(((shop_cart *)0)->merged_into) +
    sizeof(((shop_cart *)0)->created_at_ms) +
    sizeof(((shop_cart *)0)->updated_at_ms),
    "shop_cart has implicit padding");
#endif

static const schema_field quote_line_fields[] = {
    {"sku", FIELD_STRING, 0, 3, offsetof(shop_quote_line, sku), 0, 0, 0, {.record = NULL}},
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_quote_line, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"variant_id", FIELD_ID, 0, 10, offsetof(shop_quote_line, variant_id), 0, 0, 0, {.prefix = "var"}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_quote_line, title), 0, 0, 0, {.record = NULL}},
    {"quantity", FIELD_INT, 0, 8, offsetof(shop_quote_line, quantity), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"unit", FIELD_MONEY, 0, 4, offsetof(shop_quote_line, unit), 0, 0, 0, {.record = NULL}},
    {"subtotal", FIELD_MONEY, 0, 8, offsetof(shop_quote_line, subtotal), 0, 0, 0, {.record = NULL}},
    {"discount", FIELD_MONEY, 0, 8, offsetof(shop_quote_line, discount), 0, 0, 0, {.record = NULL}},
    {"tax", FIELD_MONEY, 0, 3, offsetof(shop_quote_line, tax), 0, 0, 0, {.record = NULL}},
    {"total", FIELD_MONEY, 0, 5, offsetof(shop_quote_line, total), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_quote_line = {
    .name = "quote_line", .fields = quote_line_fields, .size = sizeof(shop_quote_line),
    .field_count = 10, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_quote_line) ==
    sizeof(((shop_quote_line *)0)->sku) +
    sizeof(((shop_quote_line *)0)->product_id) +
    sizeof(((shop_quote_line *)0)->variant_id) +
    sizeof(((shop_quote_line *)0)->title) +
    sizeof(((shop_quote_line *)0)->quantity) +
    sizeof(((shop_quote_line *)0)->unit) +
    sizeof(((shop_quote_line *)0)->subtotal) +
    sizeof(((shop_quote_line *)0)->discount) +
    sizeof(((shop_quote_line *)0)->tax) +
    sizeof(((shop_quote_line *)0)->total),
    "shop_quote_line has implicit padding");
#endif

static const schema_field quote_tax_fields[] = {
    {"title", FIELD_STRING, 0, 5, offsetof(shop_quote_tax, title), 0, 0, 0, {.record = NULL}},
    {"rate_ppm", FIELD_INT, 0, 8, offsetof(shop_quote_tax, rate_ppm), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"base", FIELD_MONEY, 0, 4, offsetof(shop_quote_tax, base), 0, 0, 0, {.record = NULL}},
    {"tax", FIELD_MONEY, 0, 3, offsetof(shop_quote_tax, tax), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_quote_tax = {
    .name = "quote_tax", .fields = quote_tax_fields, .size = sizeof(shop_quote_tax),
    .field_count = 4, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_quote_tax) ==
    sizeof(((shop_quote_tax *)0)->title) +
    sizeof(((shop_quote_tax *)0)->rate_ppm) +
    sizeof(((shop_quote_tax *)0)->base) +
    sizeof(((shop_quote_tax *)0)->tax),
    "shop_quote_tax has implicit padding");
#endif

static const schema_field quote_coupon_fields[] = {
    {"code", FIELD_STRING, 0, 4, offsetof(shop_quote_coupon, code), 0, 0, 0, {.record = NULL}},
    {"state", FIELD_STRING, 0, 5, offsetof(shop_quote_coupon, state), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_quote_coupon, title), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_quote_coupon = {
    .name = "quote_coupon", .fields = quote_coupon_fields, .size = sizeof(shop_quote_coupon),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_quote_coupon) ==
    sizeof(((shop_quote_coupon *)0)->code) +
    sizeof(((shop_quote_coupon *)0)->state) +
    sizeof(((shop_quote_coupon *)0)->title),
    "shop_quote_coupon has implicit padding");
#endif

static const schema_field quote_fields[] = {
    {"cart_id", FIELD_ID, 0, 7, offsetof(shop_quote, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_quote, owner), 0, 0, 0, {.record = NULL}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_quote, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"region", FIELD_STRING, 0, 6, offsetof(shop_quote, region), 0, 0, 0, {.record = NULL}},
    {"currency", FIELD_STRING, 0, 8, offsetof(shop_quote, currency), 0, 0, 0, {.record = NULL}},
    {"country", FIELD_STRING, 0, 7, offsetof(shop_quote, country), 0, 0, 0, {.record = NULL}},
    {"shipping_method", FIELD_STRING, 0, 15, offsetof(shop_quote, shipping_method), 0, 0, 0, {.record = NULL}},
    {"lines", FIELD_LIST, 0, 5, offsetof(shop_quote, lines), offsetof(shop_quote, line_count), 0, 0, {.record = &shop__record_quote_line}},
    {"subtotal", FIELD_MONEY, 0, 8, offsetof(shop_quote, subtotal), 0, 0, 0, {.record = NULL}},
    {"discount", FIELD_MONEY, 0, 8, offsetof(shop_quote, discount), 0, 0, 0, {.record = NULL}},
    {"shipping", FIELD_MONEY, 0, 8, offsetof(shop_quote, shipping), 0, 0, 0, {.record = NULL}},
    {"tax", FIELD_MONEY, 0, 3, offsetof(shop_quote, tax), 0, 0, 0, {.record = NULL}},
    {"total", FIELD_MONEY, 0, 5, offsetof(shop_quote, total), 0, 0, 0, {.record = NULL}},
    {"taxes", FIELD_LIST, 0, 5, offsetof(shop_quote, taxes), offsetof(shop_quote, tax_count), 0, 0, {.record = &shop__record_quote_tax}},
    {"coupons", FIELD_LIST, 0, 7, offsetof(shop_quote, coupons), offsetof(shop_quote, coupon_count), 0, 0, {.record = &shop__record_quote_coupon}},
    {"explanation", FIELD_STRINGS, 0, 11, offsetof(shop_quote, explanation), offsetof(shop_quote, explanation_count), 0, 0, {.record = NULL}},
    {"problems", FIELD_STRINGS, 0, 8, offsetof(shop_quote, problems), offsetof(shop_quote, problem_count), 0, 0, {.record = NULL}},
    {"weight_grams", FIELD_INT, 0, 12, offsetof(shop_quote, weight_grams), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"tax_inclusive", FIELD_BOOL, 0, 13, offsetof(shop_quote, tax_inclusive), 0, 0, 0, {.record = NULL}},
    {"shipping_tax", FIELD_MONEY, 0, 12, offsetof(shop_quote, shipping_tax), 0, 0, 0, {.record = NULL}},
    {"shipping_title", FIELD_STRING, 0, 14, offsetof(shop_quote, shipping_title), 0, 0, 0, {.record = NULL}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_quote, email), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_quote = {
    .name = "quote", .fields = quote_fields, .size = sizeof(shop_quote),
    .field_count = 22, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_quote) ==
    sizeof(((shop_quote *)0)->cart_id) +
    sizeof(((shop_quote *)0)->owner) +
    sizeof(((shop_quote *)0)->version) +
    sizeof(((shop_quote *)0)->region) +
    sizeof(((shop_quote *)0)->currency) +
    sizeof(((shop_quote *)0)->country) +
    sizeof(((shop_quote *)0)->shipping_method) +
    sizeof(((shop_quote *)0)->lines) +
    sizeof(((shop_quote *)0)->line_count) +
    sizeof(((shop_quote *)0)->subtotal) +
    sizeof(((shop_quote *)0)->discount) +
    sizeof(((shop_quote *)0)->shipping) +
    sizeof(((shop_quote *)0)->tax) +
    sizeof(((shop_quote *)0)->total) +
    sizeof(((shop_quote *)0)->taxes) +
    sizeof(((shop_quote *)0)->tax_count) +
    sizeof(((shop_quote *)0)->coupons) +
    sizeof(((shop_quote *)0)->coupon_count) +
    sizeof(((shop_quote *)0)->explanation) +
    sizeof(((shop_quote *)0)->explanation_count) +
    sizeof(((shop_quote *)0)->problems) +
    sizeof(((shop_quote *)0)->problem_count) +
    sizeof(((shop_quote *)0)->weight_grams) +
    sizeof(((shop_quote *)0)->tax_inclusive) +
    sizeof(((shop_quote *)0)->reserved_tax_inclusive) +
    sizeof(((shop_quote *)0)->shipping_tax) +
    sizeof(((shop_quote *)0)->shipping_title) +
    sizeof(((shop_quote *)0)->email),
    "shop_quote has implicit padding");
#endif

static const schema_field region_tax_fields[] = {
    {"tax_class", FIELD_STRING, 0, 9, offsetof(shop_region_tax, tax_class), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_region_tax, title), 0, 0, 0, {.record = NULL}},
    {"rate_ppm", FIELD_INT, 0, 8, offsetof(shop_region_tax, rate_ppm), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_region_tax = {
    .name = "region_tax", .fields = region_tax_fields, .size = sizeof(shop_region_tax),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_region_tax) ==
    sizeof(((shop_region_tax *)0)->tax_class) +
    sizeof(((shop_region_tax *)0)->title) +
    sizeof(((shop_region_tax *)0)->rate_ppm),
    "shop_region_tax has implicit padding");
#endif

static const schema_field region_fields[] = {
    {"code", FIELD_STRING, 0, 4, offsetof(shop_region, code), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_region, title), 0, 0, 0, {.record = NULL}},
    {"currency", FIELD_STRING, 0, 8, offsetof(shop_region, currency), 0, 0, 0, {.record = NULL}},
    {"countries", FIELD_STRINGS, 0, 9, offsetof(shop_region, countries), offsetof(shop_region, country_count), 0, 0, {.record = NULL}},
    {"tax_inclusive", FIELD_BOOL, 0, 13, offsetof(shop_region, tax_inclusive), 0, 0, 0, {.record = NULL}},
    {"taxes", FIELD_LIST, 0, 5, offsetof(shop_region, taxes), offsetof(shop_region, tax_count), 0, 0, {.record = &shop__record_region_tax}},
};
const schema_record shop__record_region = {
    .name = "region", .fields = region_fields, .size = sizeof(shop_region),
    .field_count = 6, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_region) ==
    sizeof(((shop_region *)0)->code) +
    sizeof(((shop_region *)0)->title) +
    sizeof(((shop_region *)0)->currency) +
    sizeof(((shop_region *)0)->countries) +
    sizeof(((shop_region *)0)->country_count) +
    sizeof(((shop_region *)0)->tax_inclusive) +
    sizeof(((shop_region *)0)->reserved_tax_inclusive) +
    sizeof(((shop_region *)0)->taxes) +
    sizeof(((shop_region *)0)->tax_count),
    "shop_region has implicit padding");
#endif

static const schema_field shipping_method_fields[] = {
    {"region", FIELD_STRING, 0, 6, offsetof(shop_shipping_method, region), 0, 0, 0, {.record = NULL}},
    {"code", FIELD_STRING, 0, 4, offsetof(shop_shipping_method, code), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_shipping_method, title), 0, 0, 0, {.record = NULL}},
    {"price", FIELD_MONEY, 0, 5, offsetof(shop_shipping_method, price), 0, 0, 0, {.record = NULL}},
    {"free_from", FIELD_MONEY, 0, 9, offsetof(shop_shipping_method, free_from), 0, 0, 0, {.record = NULL}},
    {"tax_class", FIELD_STRING, 0, 9, offsetof(shop_shipping_method, tax_class), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_shipping_method = {
    .name = "shipping_method", .fields = shipping_method_fields, .size = sizeof(shop_shipping_method),
    .field_count = 6, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_shipping_method) ==
    sizeof(((shop_shipping_method *)0)->region) +
    sizeof(((shop_shipping_method *)0)->code) +
    sizeof(((shop_shipping_method *)0)->title) +
    sizeof(((shop_shipping_method *)0)->price) +
    sizeof(((shop_shipping_method *)0)->free_from) +
    sizeof(((shop_shipping_method *)0)->tax_class),
    "shop_shipping_method has implicit padding");
#endif

static const schema_field promotion_fields[] = {
    {"code", FIELD_STRING, 0, 4, offsetof(shop_promotion, code), 0, 0, 0, {.record = NULL}},
    {"title", FIELD_STRING, 0, 5, offsetof(shop_promotion, title), 0, 0, 0, {.record = NULL}},
    {"kind", FIELD_ENUM, 0, 4, offsetof(shop_promotion, kind), 0, 0, 2, {.values = &shop__enum_promotion_kind}},
    {"percent_ppm", FIELD_INT, 0, 11, offsetof(shop_promotion, percent_ppm), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_promotion, amount), 0, 0, 0, {.record = NULL}},
    {"category", FIELD_STRING, 0, 8, offsetof(shop_promotion, category), 0, 0, 0, {.record = NULL}},
    {"minimum", FIELD_MONEY, 0, 7, offsetof(shop_promotion, minimum), 0, 0, 0, {.record = NULL}},
    {"starts_at", FIELD_TIME, 0, 9, offsetof(shop_promotion, starts_at_ms), 0, 0, 0, {.record = NULL}},
    {"ends_at", FIELD_TIME, 0, 7, offsetof(shop_promotion, ends_at_ms), 0, 0, 0, {.record = NULL}},
    {"automatic", FIELD_BOOL, 0, 9, offsetof(shop_promotion, automatic), 0, 0, 0, {.record = NULL}},
    {"priority", FIELD_INT, 0, 8, offsetof(shop_promotion, priority), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"usage_limit", FIELD_INT, 0, 11, offsetof(shop_promotion, usage_limit), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"used", FIELD_INT, 0, 4, offsetof(shop_promotion, used), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"reserved", FIELD_INT, 0, 8, offsetof(shop_promotion, reserved), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_promotion = {
    .name = "promotion", .fields = promotion_fields, .size = sizeof(shop_promotion),
    .field_count = 14, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_promotion) ==
    sizeof(((shop_promotion *)0)->code) +
    sizeof(((shop_promotion *)0)->title) +
    sizeof(((shop_promotion *)0)->kind) +
    sizeof(((shop_promotion *)0)->reserved_kind) +
    sizeof(((shop_promotion *)0)->percent_ppm) +
    sizeof(((shop_promotion *)0)->amount) +
    sizeof(((shop_promotion *)0)->category) +
    sizeof(((shop_promotion *)0)->minimum) +
    sizeof(((shop_promotion *)0)->starts_at_ms) +
    sizeof(((shop_promotion *)0)->ends_at_ms) +
    sizeof(((shop_promotion *)0)->automatic) +
    sizeof(((shop_promotion *)0)->reserved_automatic) +
    sizeof(((shop_promotion *)0)->priority) +
    sizeof(((shop_promotion *)0)->usage_limit) +
    sizeof(((shop_promotion *)0)->used) +
    sizeof(((shop_promotion *)0)->reserved),
    "shop_promotion has implicit padding");
#endif

static const schema_field region_tax_input_fields[] = {
    {"tax_class", FIELD_STRING, FIELD_REQUIRED, 9, offsetof(shop_region_tax_input, tax_class), 0, 0, 40, {.record = NULL}},
    {"title", FIELD_STRING, FIELD_REQUIRED, 5, offsetof(shop_region_tax_input, title), 0, 0, 100, {.record = NULL}},
    {"rate_ppm", FIELD_INT, 0, 8, offsetof(shop_region_tax_input, rate_ppm), 0, 0, 10000000, {.record = NULL}},
};
const schema_record shop__record_region_tax_input = {
    .name = "region_tax_input", .fields = region_tax_input_fields, .size = sizeof(shop_region_tax_input),
    .field_count = 3, .input = true, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_region_tax_input) ==
    sizeof(((shop_region_tax_input *)0)->struct_size) +
    sizeof(((shop_region_tax_input *)0)->reserved_size) +
    sizeof(((shop_region_tax_input *)0)->tax_class) +
    sizeof(((shop_region_tax_input *)0)->title) +
    sizeof(((shop_region_tax_input *)0)->rate_ppm),
    "shop_region_tax_input has implicit padding");
#endif

static const schema_field cart_create_args_fields[] = {
    {"region", FIELD_STRING, 0, 6, offsetof(shop_cart_create_args, region), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_cart_create_args = {
    .name = "cart_create_args", .fields = cart_create_args_fields, .size = sizeof(shop_cart_create_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_create_args) ==
    sizeof(((shop_cart_create_args *)0)->struct_size) +
    sizeof(((shop_cart_create_args *)0)->timeout_ms) +
    sizeof(((shop_cart_create_args *)0)->idempotency_key) +
    sizeof(((shop_cart_create_args *)0)->region),
    "shop_cart_create_args has implicit padding");
#endif

static const schema_field cart_get_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_get_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
};
const schema_record shop__record_cart_get_args = {
    .name = "cart_get_args", .fields = cart_get_args_fields, .size = sizeof(shop_cart_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_get_args) ==
    sizeof(((shop_cart_get_args *)0)->struct_size) +
    sizeof(((shop_cart_get_args *)0)->timeout_ms) +
    sizeof(((shop_cart_get_args *)0)->idempotency_key) +
    sizeof(((shop_cart_get_args *)0)->cart_id),
    "shop_cart_get_args has implicit padding");
#endif

static const schema_field cart_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_cart_page, items), offsetof(shop_cart_page, item_count), 0, 0, {.record = &shop__record_cart}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_cart_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_cart_page = {
    .name = "cart_page", .fields = cart_page_fields, .size = sizeof(shop_cart_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_page) ==
    sizeof(((shop_cart_page *)0)->items) +
    sizeof(((shop_cart_page *)0)->item_count) +
    sizeof(((shop_cart_page *)0)->next_cursor),
    "shop_cart_page has implicit padding");
#endif

static const schema_field cart_list_args_fields[] = {
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_cart_list_args, owner), 0, 0, 40, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_cart_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_cart_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_cart_list_args = {
    .name = "cart_list_args", .fields = cart_list_args_fields, .size = sizeof(shop_cart_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_list_args) ==
    sizeof(((shop_cart_list_args *)0)->struct_size) +
    sizeof(((shop_cart_list_args *)0)->timeout_ms) +
    sizeof(((shop_cart_list_args *)0)->idempotency_key) +
    sizeof(((shop_cart_list_args *)0)->owner) +
    sizeof(((shop_cart_list_args *)0)->limit) +
    sizeof(((shop_cart_list_args *)0)->cursor),
    "shop_cart_list_args has implicit padding");
#endif

static const schema_field cart_delete_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_delete_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_cart_delete_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cart_delete_args = {
    .name = "cart_delete_args", .fields = cart_delete_args_fields, .size = sizeof(shop_cart_delete_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_delete_args) ==
    sizeof(((shop_cart_delete_args *)0)->struct_size) +
    sizeof(((shop_cart_delete_args *)0)->timeout_ms) +
    sizeof(((shop_cart_delete_args *)0)->idempotency_key) +
    sizeof(((shop_cart_delete_args *)0)->cart_id) +
    sizeof(((shop_cart_delete_args *)0)->if_version),
    "shop_cart_delete_args has implicit padding");
#endif

static const schema_field cart_add_line_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_add_line_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_cart_add_line_args, sku), 0, 0, 64, {.record = NULL}},
    {"quantity", FIELD_INT, FIELD_REQUIRED, 8, offsetof(shop_cart_add_line_args, quantity), 0, 1, 1000, {.record = NULL}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_cart_add_line_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cart_add_line_args = {
    .name = "cart_add_line_args", .fields = cart_add_line_args_fields, .size = sizeof(shop_cart_add_line_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_add_line_args) ==
    sizeof(((shop_cart_add_line_args *)0)->struct_size) +
    sizeof(((shop_cart_add_line_args *)0)->timeout_ms) +
    sizeof(((shop_cart_add_line_args *)0)->idempotency_key) +
    sizeof(((shop_cart_add_line_args *)0)->cart_id) +
    sizeof(((shop_cart_add_line_args *)0)->sku) +
    sizeof(((shop_cart_add_line_args *)0)->quantity) +
    sizeof(((shop_cart_add_line_args *)0)->if_version),
    "shop_cart_add_line_args has implicit padding");
#endif

static const schema_field cart_set_line_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_set_line_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"sku", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_cart_set_line_args, sku), 0, 0, 64, {.record = NULL}},
    {"quantity", FIELD_INT, FIELD_REQUIRED | FIELD_OPTIONAL, 8, offsetof(shop_cart_set_line_args, quantity), offsetof(shop_cart_set_line_args, has_quantity), 0, 1000, {.record = NULL}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_cart_set_line_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cart_set_line_args = {
    .name = "cart_set_line_args", .fields = cart_set_line_args_fields, .size = sizeof(shop_cart_set_line_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_set_line_args) ==
    sizeof(((shop_cart_set_line_args *)0)->struct_size) +
    sizeof(((shop_cart_set_line_args *)0)->timeout_ms) +
    sizeof(((shop_cart_set_line_args *)0)->idempotency_key) +
    sizeof(((shop_cart_set_line_args *)0)->cart_id) +
    sizeof(((shop_cart_set_line_args *)0)->sku) +
    sizeof(((shop_cart_set_line_args *)0)->has_quantity) +
    sizeof(((shop_cart_set_line_args *)0)->reserved_quantity) +
    sizeof(((shop_cart_set_line_args *)0)->quantity) +
    sizeof(((shop_cart_set_line_args *)0)->if_version),
    "shop_cart_set_line_args has implicit padding");
#endif

static const schema_field cart_set_delivery_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_set_delivery_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"region", FIELD_STRING, 0, 6, offsetof(shop_cart_set_delivery_args, region), 0, 0, 40, {.record = NULL}},
    {"country", FIELD_STRING, 0, 7, offsetof(shop_cart_set_delivery_args, country), 0, 0, 2, {.record = NULL}},
    {"shipping_method", FIELD_STRING, 0, 15, offsetof(shop_cart_set_delivery_args, shipping_method), 0, 0, 40, {.record = NULL}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_cart_set_delivery_args, email), 0, 0, 254, {.record = NULL}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_cart_set_delivery_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cart_set_delivery_args = {
    .name = "cart_set_delivery_args", .fields = cart_set_delivery_args_fields, .size = sizeof(shop_cart_set_delivery_args),
    .field_count = 6, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_set_delivery_args) ==
    sizeof(((shop_cart_set_delivery_args *)0)->struct_size) +
    sizeof(((shop_cart_set_delivery_args *)0)->timeout_ms) +
    sizeof(((shop_cart_set_delivery_args *)0)->idempotency_key) +
    sizeof(((shop_cart_set_delivery_args *)0)->cart_id) +
    sizeof(((shop_cart_set_delivery_args *)0)->region) +
    sizeof(((shop_cart_set_delivery_args *)0)->country) +
    sizeof(((shop_cart_set_delivery_args *)0)->shipping_method) +
    sizeof(((shop_cart_set_delivery_args *)0)->email) +
    sizeof(((shop_cart_set_delivery_args *)0)->if_version),
    "shop_cart_set_delivery_args has implicit padding");
#endif

static const schema_field cart_add_coupon_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_add_coupon_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_cart_add_coupon_args, code), 0, 0, 40, {.record = NULL}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_cart_add_coupon_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cart_add_coupon_args = {
    .name = "cart_add_coupon_args", .fields = cart_add_coupon_args_fields, .size = sizeof(shop_cart_add_coupon_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_add_coupon_args) ==
    sizeof(((shop_cart_add_coupon_args *)0)->struct_size) +
    sizeof(((shop_cart_add_coupon_args *)0)->timeout_ms) +
    sizeof(((shop_cart_add_coupon_args *)0)->idempotency_key) +
    sizeof(((shop_cart_add_coupon_args *)0)->cart_id) +
    sizeof(((shop_cart_add_coupon_args *)0)->code) +
    sizeof(((shop_cart_add_coupon_args *)0)->if_version),
    "shop_cart_add_coupon_args has implicit padding");
#endif

static const schema_field cart_remove_coupon_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_remove_coupon_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_cart_remove_coupon_args, code), 0, 0, 40, {.record = NULL}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_cart_remove_coupon_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cart_remove_coupon_args = {
    .name = "cart_remove_coupon_args", .fields = cart_remove_coupon_args_fields, .size = sizeof(shop_cart_remove_coupon_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_remove_coupon_args) ==
    sizeof(((shop_cart_remove_coupon_args *)0)->struct_size) +
    sizeof(((shop_cart_remove_coupon_args *)0)->timeout_ms) +
    sizeof(((shop_cart_remove_coupon_args *)0)->idempotency_key) +
    sizeof(((shop_cart_remove_coupon_args *)0)->cart_id) +
    sizeof(((shop_cart_remove_coupon_args *)0)->code) +
    sizeof(((shop_cart_remove_coupon_args *)0)->if_version),
    "shop_cart_remove_coupon_args has implicit padding");
#endif

static const schema_field cart_merge_args_fields[] = {
    {"guest_cart_id", FIELD_ID, FIELD_REQUIRED, 13, offsetof(shop_cart_merge_args, guest_cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"guest_id", FIELD_ID, FIELD_REQUIRED | FIELD_SECRET, 8, offsetof(shop_cart_merge_args, guest_id), 0, 0, 0, {.prefix = "gst"}},
    {"into_cart_id", FIELD_ID, 0, 12, offsetof(shop_cart_merge_args, into_cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_cart_merge_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cart_merge_args = {
    .name = "cart_merge_args", .fields = cart_merge_args_fields, .size = sizeof(shop_cart_merge_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_merge_args) ==
    sizeof(((shop_cart_merge_args *)0)->struct_size) +
    sizeof(((shop_cart_merge_args *)0)->timeout_ms) +
    sizeof(((shop_cart_merge_args *)0)->idempotency_key) +
    sizeof(((shop_cart_merge_args *)0)->guest_cart_id) +
    sizeof(((shop_cart_merge_args *)0)->guest_id) +
    sizeof(((shop_cart_merge_args *)0)->into_cart_id) +
    sizeof(((shop_cart_merge_args *)0)->if_version),
    "shop_cart_merge_args has implicit padding");
#endif

static const schema_field cart_quote_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_quote_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
};
const schema_record shop__record_cart_quote_args = {
    .name = "cart_quote_args", .fields = cart_quote_args_fields, .size = sizeof(shop_cart_quote_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_quote_args) ==
    sizeof(((shop_cart_quote_args *)0)->struct_size) +
    sizeof(((shop_cart_quote_args *)0)->timeout_ms) +
    sizeof(((shop_cart_quote_args *)0)->idempotency_key) +
    sizeof(((shop_cart_quote_args *)0)->cart_id),
    "shop_cart_quote_args has implicit padding");
#endif

static const schema_field cart_lock_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_lock_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_cart_lock_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_cart_lock_args, version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
    {"expected_total_minor", FIELD_INT, FIELD_OPTIONAL, 20, offsetof(shop_cart_lock_args, expected_total_minor), offsetof(shop_cart_lock_args, has_expected_total_minor), -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cart_lock_args = {
    .name = "cart_lock_args", .fields = cart_lock_args_fields, .size = sizeof(shop_cart_lock_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_lock_args) ==
    sizeof(((shop_cart_lock_args *)0)->struct_size) +
    sizeof(((shop_cart_lock_args *)0)->timeout_ms) +
    sizeof(((shop_cart_lock_args *)0)->idempotency_key) +
    sizeof(((shop_cart_lock_args *)0)->cart_id) +
    sizeof(((shop_cart_lock_args *)0)->order_id) +
    sizeof(((shop_cart_lock_args *)0)->version) +
    sizeof(((shop_cart_lock_args *)0)->has_expected_total_minor) +
    sizeof(((shop_cart_lock_args *)0)->reserved_expected_total_minor) +
    sizeof(((shop_cart_lock_args *)0)->expected_total_minor),
    "shop_cart_lock_args has implicit padding");
#endif

static const schema_field cart_unlock_args_fields[] = {
    {"cart_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_cart_unlock_args, cart_id), 0, 0, 0, {.prefix = "crt"}},
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_cart_unlock_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_cart_unlock_args = {
    .name = "cart_unlock_args", .fields = cart_unlock_args_fields, .size = sizeof(shop_cart_unlock_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_unlock_args) ==
    sizeof(((shop_cart_unlock_args *)0)->struct_size) +
    sizeof(((shop_cart_unlock_args *)0)->timeout_ms) +
    sizeof(((shop_cart_unlock_args *)0)->idempotency_key) +
    sizeof(((shop_cart_unlock_args *)0)->cart_id) +
    sizeof(((shop_cart_unlock_args *)0)->order_id),
    "shop_cart_unlock_args has implicit padding");
#endif

static const schema_field cart_abandon_due_args_fields[] = {
    {"idle_ms", FIELD_INT, 0, 7, offsetof(shop_cart_abandon_due_args, idle_ms), 0, 0, 31536000000, {.record = NULL}},
};
const schema_record shop__record_cart_abandon_due_args = {
    .name = "cart_abandon_due_args", .fields = cart_abandon_due_args_fields, .size = sizeof(shop_cart_abandon_due_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cart_abandon_due_args) ==
    sizeof(((shop_cart_abandon_due_args *)0)->struct_size) +
    sizeof(((shop_cart_abandon_due_args *)0)->timeout_ms) +
    sizeof(((shop_cart_abandon_due_args *)0)->idempotency_key) +
    sizeof(((shop_cart_abandon_due_args *)0)->idle_ms),
    "shop_cart_abandon_due_args has implicit padding");
#endif

static const schema_field region_put_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_region_put_args, code), 0, 0, 40, {.record = NULL}},
    {"title", FIELD_STRING, FIELD_REQUIRED, 5, offsetof(shop_region_put_args, title), 0, 0, 200, {.record = NULL}},
    {"currency", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_region_put_args, currency), 0, 3, 3, {.record = NULL}},
    {"countries", FIELD_STRINGS, FIELD_REQUIRED, 9, offsetof(shop_region_put_args, countries), offsetof(shop_region_put_args, country_count), 0, 250, {.record = NULL}},
    {"tax_inclusive", FIELD_BOOL, 0, 13, offsetof(shop_region_put_args, tax_inclusive), 0, 0, 0, {.record = NULL}},
    {"taxes", FIELD_LIST, 0, 5, offsetof(shop_region_put_args, taxes), offsetof(shop_region_put_args, tax_count), 0, 64, {.record = &shop__record_region_tax_input}},
};
const schema_record shop__record_region_put_args = {
    .name = "region_put_args", .fields = region_put_args_fields, .size = sizeof(shop_region_put_args),
    .field_count = 6, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_region_put_args) ==
    sizeof(((shop_region_put_args *)0)->struct_size) +
    sizeof(((shop_region_put_args *)0)->timeout_ms) +
    sizeof(((shop_region_put_args *)0)->idempotency_key) +
    sizeof(((shop_region_put_args *)0)->code) +
    sizeof(((shop_region_put_args *)0)->title) +
    sizeof(((shop_region_put_args *)0)->currency) +
    sizeof(((shop_region_put_args *)0)->countries) +
    sizeof(((shop_region_put_args *)0)->country_count) +
    sizeof(((shop_region_put_args *)0)->tax_inclusive) +
    sizeof(((shop_region_put_args *)0)->reserved_tax_inclusive) +
    sizeof(((shop_region_put_args *)0)->taxes) +
    sizeof(((shop_region_put_args *)0)->tax_count),
    "shop_region_put_args has implicit padding");
#endif

static const schema_field region_get_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_region_get_args, code), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_region_get_args = {
    .name = "region_get_args", .fields = region_get_args_fields, .size = sizeof(shop_region_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_region_get_args) ==
    sizeof(((shop_region_get_args *)0)->struct_size) +
    sizeof(((shop_region_get_args *)0)->timeout_ms) +
    sizeof(((shop_region_get_args *)0)->idempotency_key) +
    sizeof(((shop_region_get_args *)0)->code),
    "shop_region_get_args has implicit padding");
#endif

static const schema_field region_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_region_page, items), offsetof(shop_region_page, item_count), 0, 0, {.record = &shop__record_region}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_region_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_region_page = {
    .name = "region_page", .fields = region_page_fields, .size = sizeof(shop_region_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_region_page) ==
    sizeof(((shop_region_page *)0)->items) +
    sizeof(((shop_region_page *)0)->item_count) +
    sizeof(((shop_region_page *)0)->next_cursor),
    "shop_region_page has implicit padding");
#endif

static const schema_field region_list_args_fields[] = {
    {"limit", FIELD_INT, 0, 5, offsetof(shop_region_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_region_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_region_list_args = {
    .name = "region_list_args", .fields = region_list_args_fields, .size = sizeof(shop_region_list_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_region_list_args) ==
    sizeof(((shop_region_list_args *)0)->struct_size) +
    sizeof(((shop_region_list_args *)0)->timeout_ms) +
    sizeof(((shop_region_list_args *)0)->idempotency_key) +
    sizeof(((shop_region_list_args *)0)->limit) +
    sizeof(((shop_region_list_args *)0)->cursor),
    "shop_region_list_args has implicit padding");
#endif

static const schema_field region_delete_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_region_delete_args, code), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_region_delete_args = {
    .name = "region_delete_args", .fields = region_delete_args_fields, .size = sizeof(shop_region_delete_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_region_delete_args) ==
    sizeof(((shop_region_delete_args *)0)->struct_size) +
    sizeof(((shop_region_delete_args *)0)->timeout_ms) +
    sizeof(((shop_region_delete_args *)0)->idempotency_key) +
    sizeof(((shop_region_delete_args *)0)->code),
    "shop_region_delete_args has implicit padding");
#endif

static const schema_field shipping_method_put_args_fields[] = {
    {"region", FIELD_STRING, FIELD_REQUIRED, 6, offsetof(shop_shipping_method_put_args, region), 0, 0, 40, {.record = NULL}},
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_shipping_method_put_args, code), 0, 0, 40, {.record = NULL}},
    {"title", FIELD_STRING, FIELD_REQUIRED, 5, offsetof(shop_shipping_method_put_args, title), 0, 0, 200, {.record = NULL}},
    {"price", FIELD_MONEY, FIELD_REQUIRED, 5, offsetof(shop_shipping_method_put_args, price), 0, 0, 0, {.record = NULL}},
    {"free_from", FIELD_MONEY, 0, 9, offsetof(shop_shipping_method_put_args, free_from), 0, 0, 0, {.record = NULL}},
    {"tax_class", FIELD_STRING, 0, 9, offsetof(shop_shipping_method_put_args, tax_class), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_shipping_method_put_args = {
    .name = "shipping_method_put_args", .fields = shipping_method_put_args_fields, .size = sizeof(shop_shipping_method_put_args),
    .field_count = 6, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_shipping_method_put_args) ==
    sizeof(((shop_shipping_method_put_args *)0)->struct_size) +
    sizeof(((shop_shipping_method_put_args *)0)->timeout_ms) +
    sizeof(((shop_shipping_method_put_args *)0)->idempotency_key) +
    sizeof(((shop_shipping_method_put_args *)0)->region) +
    sizeof(((shop_shipping_method_put_args *)0)->code) +
    sizeof(((shop_shipping_method_put_args *)0)->title) +
    sizeof(((shop_shipping_method_put_args *)0)->price) +
    sizeof(((shop_shipping_method_put_args *)0)->free_from) +
    sizeof(((shop_shipping_method_put_args *)0)->tax_class),
    "shop_shipping_method_put_args has implicit padding");
#endif

static const schema_field shipping_method_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_shipping_method_page, items), offsetof(shop_shipping_method_page, item_count), 0, 0, {.record = &shop__record_shipping_method}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_shipping_method_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_shipping_method_page = {
    .name = "shipping_method_page", .fields = shipping_method_page_fields, .size = sizeof(shop_shipping_method_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_shipping_method_page) ==
    sizeof(((shop_shipping_method_page *)0)->items) +
    sizeof(((shop_shipping_method_page *)0)->item_count) +
    sizeof(((shop_shipping_method_page *)0)->next_cursor),
    "shop_shipping_method_page has implicit padding");
#endif

static const schema_field shipping_method_list_args_fields[] = {
    {"region", FIELD_STRING, FIELD_REQUIRED, 6, offsetof(shop_shipping_method_list_args, region), 0, 0, 40, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_shipping_method_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_shipping_method_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_shipping_method_list_args = {
    .name = "shipping_method_list_args", .fields = shipping_method_list_args_fields, .size = sizeof(shop_shipping_method_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_shipping_method_list_args) ==
    sizeof(((shop_shipping_method_list_args *)0)->struct_size) +
    sizeof(((shop_shipping_method_list_args *)0)->timeout_ms) +
    sizeof(((shop_shipping_method_list_args *)0)->idempotency_key) +
    sizeof(((shop_shipping_method_list_args *)0)->region) +
    sizeof(((shop_shipping_method_list_args *)0)->limit) +
    sizeof(((shop_shipping_method_list_args *)0)->cursor),
    "shop_shipping_method_list_args has implicit padding");
#endif

static const schema_field shipping_method_delete_args_fields[] = {
    {"region", FIELD_STRING, FIELD_REQUIRED, 6, offsetof(shop_shipping_method_delete_args, region), 0, 0, 40, {.record = NULL}},
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_shipping_method_delete_args, code), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_shipping_method_delete_args = {
    .name = "shipping_method_delete_args", .fields = shipping_method_delete_args_fields, .size = sizeof(shop_shipping_method_delete_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_shipping_method_delete_args) ==
    sizeof(((shop_shipping_method_delete_args *)0)->struct_size) +
    sizeof(((shop_shipping_method_delete_args *)0)->timeout_ms) +
    sizeof(((shop_shipping_method_delete_args *)0)->idempotency_key) +
    sizeof(((shop_shipping_method_delete_args *)0)->region) +
    sizeof(((shop_shipping_method_delete_args *)0)->code),
    "shop_shipping_method_delete_args has implicit padding");
#endif

static const schema_field promotion_put_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_promotion_put_args, code), 0, 0, 40, {.record = NULL}},
    {"title", FIELD_STRING, FIELD_REQUIRED, 5, offsetof(shop_promotion_put_args, title), 0, 0, 200, {.record = NULL}},
    {"kind", FIELD_ENUM, FIELD_REQUIRED, 4, offsetof(shop_promotion_put_args, kind), 0, 0, 2, {.values = &shop__enum_promotion_kind}},
    {"percent_ppm", FIELD_INT, 0, 11, offsetof(shop_promotion_put_args, percent_ppm), 0, 0, 1000000, {.record = NULL}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_promotion_put_args, amount), 0, 0, 0, {.record = NULL}},
    {"category", FIELD_STRING, 0, 8, offsetof(shop_promotion_put_args, category), 0, 0, 120, {.record = NULL}},
    {"minimum", FIELD_MONEY, 0, 7, offsetof(shop_promotion_put_args, minimum), 0, 0, 0, {.record = NULL}},
    {"starts_at", FIELD_TIME, 0, 9, offsetof(shop_promotion_put_args, starts_at_ms), 0, 0, 0, {.record = NULL}},
    {"ends_at", FIELD_TIME, 0, 7, offsetof(shop_promotion_put_args, ends_at_ms), 0, 0, 0, {.record = NULL}},
    {"automatic", FIELD_BOOL, 0, 9, offsetof(shop_promotion_put_args, automatic), 0, 0, 0, {.record = NULL}},
    {"priority", FIELD_INT, 0, 8, offsetof(shop_promotion_put_args, priority), 0, -1000000, 1000000, {.record = NULL}},
    {"usage_limit", FIELD_INT, 0, 11, offsetof(shop_promotion_put_args, usage_limit), 0, 0, 1000000000, {.record = NULL}},
};
const schema_record shop__record_promotion_put_args = {
    .name = "promotion_put_args", .fields = promotion_put_args_fields, .size = sizeof(shop_promotion_put_args),
    .field_count = 12, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_promotion_put_args) ==
    sizeof(((shop_promotion_put_args *)0)->struct_size) +
    sizeof(((shop_promotion_put_args *)0)->timeout_ms) +
    sizeof(((shop_promotion_put_args *)0)->idempotency_key) +
    sizeof(((shop_promotion_put_args *)0)->code) +
    sizeof(((shop_promotion_put_args *)0)->title) +
    sizeof(((shop_promotion_put_args *)0)->kind) +
    sizeof(((shop_promotion_put_args *)0)->reserved_kind) +
    sizeof(((shop_promotion_put_args *)0)->percent_ppm) +
    sizeof(((shop_promotion_put_args *)0)->amount) +
    sizeof(((shop_promotion_put_args *)0)->category) +
    sizeof(((shop_promotion_put_args *)0)->minimum) +
    sizeof(((shop_promotion_put_args *)0)->starts_at_ms) +
    sizeof(((shop_promotion_put_args *)0)->ends_at_ms) +
    sizeof(((shop_promotion_put_args *)0)->automatic) +
    sizeof(((shop_promotion_put_args *)0)->reserved_automatic) +
    sizeof(((shop_promotion_put_args *)0)->priority) +
    sizeof(((shop_promotion_put_args *)0)->usage_limit),
    "shop_promotion_put_args has implicit padding");
#endif

static const schema_field promotion_get_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_promotion_get_args, code), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_promotion_get_args = {
    .name = "promotion_get_args", .fields = promotion_get_args_fields, .size = sizeof(shop_promotion_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_promotion_get_args) ==
    sizeof(((shop_promotion_get_args *)0)->struct_size) +
    sizeof(((shop_promotion_get_args *)0)->timeout_ms) +
    sizeof(((shop_promotion_get_args *)0)->idempotency_key) +
    sizeof(((shop_promotion_get_args *)0)->code),
    "shop_promotion_get_args has implicit padding");
#endif

static const schema_field promotion_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_promotion_page, items), offsetof(shop_promotion_page, item_count), 0, 0, {.record = &shop__record_promotion}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_promotion_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_promotion_page = {
    .name = "promotion_page", .fields = promotion_page_fields, .size = sizeof(shop_promotion_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_promotion_page) ==
    sizeof(((shop_promotion_page *)0)->items) +
    sizeof(((shop_promotion_page *)0)->item_count) +
    sizeof(((shop_promotion_page *)0)->next_cursor),
    "shop_promotion_page has implicit padding");
#endif

static const schema_field promotion_list_args_fields[] = {
    {"limit", FIELD_INT, 0, 5, offsetof(shop_promotion_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_promotion_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_promotion_list_args = {
    .name = "promotion_list_args", .fields = promotion_list_args_fields, .size = sizeof(shop_promotion_list_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_promotion_list_args) ==
    sizeof(((shop_promotion_list_args *)0)->struct_size) +
    sizeof(((shop_promotion_list_args *)0)->timeout_ms) +
    sizeof(((shop_promotion_list_args *)0)->idempotency_key) +
    sizeof(((shop_promotion_list_args *)0)->limit) +
    sizeof(((shop_promotion_list_args *)0)->cursor),
    "shop_promotion_list_args has implicit padding");
#endif

static const schema_field promotion_delete_args_fields[] = {
    {"code", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_promotion_delete_args, code), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_promotion_delete_args = {
    .name = "promotion_delete_args", .fields = promotion_delete_args_fields, .size = sizeof(shop_promotion_delete_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_promotion_delete_args) ==
    sizeof(((shop_promotion_delete_args *)0)->struct_size) +
    sizeof(((shop_promotion_delete_args *)0)->timeout_ms) +
    sizeof(((shop_promotion_delete_args *)0)->idempotency_key) +
    sizeof(((shop_promotion_delete_args *)0)->code),
    "shop_promotion_delete_args has implicit padding");
#endif

static const schema_field coupon_reserve_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_coupon_reserve_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"codes", FIELD_STRINGS, 0, 5, offsetof(shop_coupon_reserve_args, codes), offsetof(shop_coupon_reserve_args, code_count), 0, 10, {.record = NULL}},
};
const schema_record shop__record_coupon_reserve_args = {
    .name = "coupon_reserve_args", .fields = coupon_reserve_args_fields, .size = sizeof(shop_coupon_reserve_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_coupon_reserve_args) ==
    sizeof(((shop_coupon_reserve_args *)0)->struct_size) +
    sizeof(((shop_coupon_reserve_args *)0)->timeout_ms) +
    sizeof(((shop_coupon_reserve_args *)0)->idempotency_key) +
    sizeof(((shop_coupon_reserve_args *)0)->order_id) +
    sizeof(((shop_coupon_reserve_args *)0)->codes) +
    sizeof(((shop_coupon_reserve_args *)0)->code_count),
    "shop_coupon_reserve_args has implicit padding");
#endif

static const schema_field coupon_claim_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_coupon_claim_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"codes", FIELD_STRINGS, 0, 5, offsetof(shop_coupon_claim_args, codes), offsetof(shop_coupon_claim_args, code_count), 0, 10, {.record = NULL}},
};
const schema_record shop__record_coupon_claim_args = {
    .name = "coupon_claim_args", .fields = coupon_claim_args_fields, .size = sizeof(shop_coupon_claim_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_coupon_claim_args) ==
    sizeof(((shop_coupon_claim_args *)0)->struct_size) +
    sizeof(((shop_coupon_claim_args *)0)->timeout_ms) +
    sizeof(((shop_coupon_claim_args *)0)->idempotency_key) +
    sizeof(((shop_coupon_claim_args *)0)->order_id) +
    sizeof(((shop_coupon_claim_args *)0)->codes) +
    sizeof(((shop_coupon_claim_args *)0)->code_count),
    "shop_coupon_claim_args has implicit padding");
#endif

static const schema_field coupon_release_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_coupon_release_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"codes", FIELD_STRINGS, 0, 5, offsetof(shop_coupon_release_args, codes), offsetof(shop_coupon_release_args, code_count), 0, 10, {.record = NULL}},
};
const schema_record shop__record_coupon_release_args = {
    .name = "coupon_release_args", .fields = coupon_release_args_fields, .size = sizeof(shop_coupon_release_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_coupon_release_args) ==
    sizeof(((shop_coupon_release_args *)0)->struct_size) +
    sizeof(((shop_coupon_release_args *)0)->timeout_ms) +
    sizeof(((shop_coupon_release_args *)0)->idempotency_key) +
    sizeof(((shop_coupon_release_args *)0)->order_id) +
    sizeof(((shop_coupon_release_args *)0)->codes) +
    sizeof(((shop_coupon_release_args *)0)->code_count),
    "shop_coupon_release_args has implicit padding");
#endif

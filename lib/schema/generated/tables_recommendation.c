/* tables_recommendation.c - records and enums of recommendation, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const behaviour_kind_names[] = {"unknown", "view", "add", "like", "buy"};
const schema_enum shop__enum_behaviour_kind = {"behaviour_kind", behaviour_kind_names, 5};

static const char *const recommendation_reason_names[] = {"unknown", "also_bought", "popular"};
const schema_enum shop__enum_recommendation_reason = {"recommendation_reason", recommendation_reason_names, 3};

static const schema_field recommendation_fields[] = {
    {"product_id", FIELD_ID, 0, 10, offsetof(shop_recommendation, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"score", FIELD_INT, 0, 5, offsetof(shop_recommendation, score), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"reason", FIELD_ENUM, 0, 6, offsetof(shop_recommendation, reason), 0, 0, 2, {.values = &shop__enum_recommendation_reason}},
};
const schema_record shop__record_recommendation = {
    .name = "recommendation", .fields = recommendation_fields, .size = sizeof(shop_recommendation),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_recommendation) ==
    sizeof(((shop_recommendation *)0)->product_id) +
    sizeof(((shop_recommendation *)0)->score) +
    sizeof(((shop_recommendation *)0)->reason) +
    sizeof(((shop_recommendation *)0)->reserved_reason),
    "shop_recommendation has implicit padding");
#endif

static const schema_field recommendations_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_recommendations, items), offsetof(shop_recommendations, item_count), 0, 0, {.record = &shop__record_recommendation}},
};
const schema_record shop__record_recommendations = {
    .name = "recommendations", .fields = recommendations_fields, .size = sizeof(shop_recommendations),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_recommendations) ==
    sizeof(((shop_recommendations *)0)->items) +
    sizeof(((shop_recommendations *)0)->item_count),
    "shop_recommendations has implicit padding");
#endif

static const schema_field behaviour_report_args_fields[] = {
    {"product_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_behaviour_report_args, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"kind", FIELD_ENUM, FIELD_REQUIRED, 4, offsetof(shop_behaviour_report_args, kind), 0, 0, 4, {.values = &shop__enum_behaviour_kind}},
};
const schema_record shop__record_behaviour_report_args = {
    .name = "behaviour_report_args", .fields = behaviour_report_args_fields, .size = sizeof(shop_behaviour_report_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_behaviour_report_args) ==
    sizeof(((shop_behaviour_report_args *)0)->struct_size) +
    sizeof(((shop_behaviour_report_args *)0)->timeout_ms) +
    sizeof(((shop_behaviour_report_args *)0)->idempotency_key) +
    sizeof(((shop_behaviour_report_args *)0)->product_id) +
    sizeof(((shop_behaviour_report_args *)0)->kind) +
    sizeof(((shop_behaviour_report_args *)0)->reserved_kind),
    "shop_behaviour_report_args has implicit padding");
#endif

static const schema_field recommendation_for_product_args_fields[] = {
    {"product_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_recommendation_for_product_args, product_id), 0, 0, 0, {.prefix = "prd"}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_recommendation_for_product_args, limit), 0, 0, 50, {.record = NULL}},
};
const schema_record shop__record_recommendation_for_product_args = {
    .name = "recommendation_for_product_args", .fields = recommendation_for_product_args_fields, .size = sizeof(shop_recommendation_for_product_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_recommendation_for_product_args) ==
    sizeof(((shop_recommendation_for_product_args *)0)->struct_size) +
    sizeof(((shop_recommendation_for_product_args *)0)->timeout_ms) +
    sizeof(((shop_recommendation_for_product_args *)0)->idempotency_key) +
    sizeof(((shop_recommendation_for_product_args *)0)->product_id) +
    sizeof(((shop_recommendation_for_product_args *)0)->limit),
    "shop_recommendation_for_product_args has implicit padding");
#endif

static const schema_field recommendation_for_cart_args_fields[] = {
    {"product_ids", FIELD_STRINGS, FIELD_REQUIRED, 11, offsetof(shop_recommendation_for_cart_args, product_ids), offsetof(shop_recommendation_for_cart_args, product_id_count), 0, 50, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_recommendation_for_cart_args, limit), 0, 0, 50, {.record = NULL}},
};
const schema_record shop__record_recommendation_for_cart_args = {
    .name = "recommendation_for_cart_args", .fields = recommendation_for_cart_args_fields, .size = sizeof(shop_recommendation_for_cart_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_recommendation_for_cart_args) ==
    sizeof(((shop_recommendation_for_cart_args *)0)->struct_size) +
    sizeof(((shop_recommendation_for_cart_args *)0)->timeout_ms) +
    sizeof(((shop_recommendation_for_cart_args *)0)->idempotency_key) +
    sizeof(((shop_recommendation_for_cart_args *)0)->product_ids) +
    sizeof(((shop_recommendation_for_cart_args *)0)->product_id_count) +
    sizeof(((shop_recommendation_for_cart_args *)0)->limit),
    "shop_recommendation_for_cart_args has implicit padding");
#endif

static const schema_field recommendation_for_user_args_fields[] = {
    {"limit", FIELD_INT, 0, 5, offsetof(shop_recommendation_for_user_args, limit), 0, 0, 50, {.record = NULL}},
};
const schema_record shop__record_recommendation_for_user_args = {
    .name = "recommendation_for_user_args", .fields = recommendation_for_user_args_fields, .size = sizeof(shop_recommendation_for_user_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_recommendation_for_user_args) ==
    sizeof(((shop_recommendation_for_user_args *)0)->struct_size) +
    sizeof(((shop_recommendation_for_user_args *)0)->timeout_ms) +
    sizeof(((shop_recommendation_for_user_args *)0)->idempotency_key) +
    sizeof(((shop_recommendation_for_user_args *)0)->limit),
    "shop_recommendation_for_user_args has implicit padding");
#endif

static const schema_field recommendation_popular_args_fields[] = {
    {"limit", FIELD_INT, 0, 5, offsetof(shop_recommendation_popular_args, limit), 0, 0, 50, {.record = NULL}},
};
const schema_record shop__record_recommendation_popular_args = {
    .name = "recommendation_popular_args", .fields = recommendation_popular_args_fields, .size = sizeof(shop_recommendation_popular_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_recommendation_popular_args) ==
    sizeof(((shop_recommendation_popular_args *)0)->struct_size) +
    sizeof(((shop_recommendation_popular_args *)0)->timeout_ms) +
    sizeof(((shop_recommendation_popular_args *)0)->idempotency_key) +
    sizeof(((shop_recommendation_popular_args *)0)->limit),
    "shop_recommendation_popular_args has implicit padding");
#endif

const schema_record shop__record_behaviour_prune_args = {
    .name = "behaviour_prune_args", .fields = NULL, .size = sizeof(shop_behaviour_prune_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_behaviour_prune_args) ==
    sizeof(((shop_behaviour_prune_args *)0)->struct_size) +
    sizeof(((shop_behaviour_prune_args *)0)->timeout_ms) +
    sizeof(((shop_behaviour_prune_args *)0)->idempotency_key),
    "shop_behaviour_prune_args has implicit padding");
#endif

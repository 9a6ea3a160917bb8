/* record_validate_test.c - every rule of a table row, with its words and its path. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/codec/json.h"
#include "lib/codec/record.h"
#include "tests/unit/codec/codec_fixture.h"

#define ARGS(...) (fixture_args){.struct_size = sizeof(fixture_args), __VA_ARGS__}

static void assert_code(fixture_args args, int code, const char *field, const char *message)
{
    fault f = {0};

    assert_int_equal(shop__record_validate(&fixture_args_record, &args, &f), code);
    assert_string_equal(f.field, field);
    assert_string_equal(f.message, message);
}

static void assert_invalid(fixture_args args, const char *field, const char *message)
{
    assert_code(args, SHOP_E_INVALID, field, message);
}

static void assert_valid(fixture_args args)
{
    fault f = {0};

    if (shop__record_validate(&fixture_args_record, &args, &f) != 0)
        fail_msg("%s: %s", f.field, f.message);
}

/* `size` times 'x'; free() it. */
static char *long_text(size_t size)
{
    char *text = malloc(size + 1);

    assert_non_null(text);
    memset(text, 'x', size);
    text[size] = '\0';
    return text;
}

/* ---- required, a field of every kind */

typedef struct needs {
    const char *text;
    int64_t number;
    shop_money money;
    const void *record;
    const void *list;
    size_t list_count;
    const char *const *strings;
    size_t string_count;
    const char *json;
    uint32_t value;
    bool has_number;
    bool has_flag;
    bool flag;
} needs;

static const schema_record nothing_record = {.name = "nothing", .size = 8, .input = true};

static const schema_field needs_text[] = {
    ROW(needs, text, FIELD_STRING, FIELD_REQUIRED, 0, 0, 0, NONE)};
static const schema_field needs_id[] = {
    ROW(needs, text, FIELD_ID, FIELD_REQUIRED, 0, 0, 0, .prefix = "ord")};
static const schema_field needs_int[] = {ROW(needs, number, FIELD_INT,
                                             FIELD_REQUIRED | FIELD_OPTIONAL,
                                             offsetof(needs, has_number), 0, 0, NONE)};
static const schema_field needs_bool[] = {ROW(needs, flag, FIELD_BOOL,
                                              FIELD_REQUIRED | FIELD_OPTIONAL,
                                              offsetof(needs, has_flag), 0, 0, NONE)};
static const schema_field needs_time[] = {
    ROW(needs, number, FIELD_TIME, FIELD_REQUIRED, 0, 0, 0, NONE)};
static const schema_field needs_enum[] = {
    ROW(needs, value, FIELD_ENUM, FIELD_REQUIRED, 0, 0, 0, .values = &fixture_states)};
static const schema_field needs_money[] = {
    ROW(needs, money, FIELD_MONEY, FIELD_REQUIRED, 0, 0, 0, NONE)};
static const schema_field needs_record[] = {
    ROW(needs, record, FIELD_RECORD, FIELD_REQUIRED, 0, 0, 0, .record = &nothing_record)};
static const schema_field needs_list[] = {ROW(needs, list, FIELD_LIST, FIELD_REQUIRED,
                                              offsetof(needs, list_count), 0, 0,
                                              .record = &nothing_record)};
static const schema_field needs_strings[] = {ROW(needs, strings, FIELD_STRINGS, FIELD_REQUIRED,
                                                 offsetof(needs, string_count), 0, 0, NONE)};
static const schema_field needs_json[] = {
    ROW(needs, json, FIELD_JSON, FIELD_REQUIRED, 0, 0, 0, NONE)};

static int validate_one(const schema_field *row, const needs *value, fault *f)
{
    const schema_record r = {.name = "needs", .fields = row, .size = sizeof *value,
                             .field_count = 1};

    return shop__record_validate(&r, value, f);
}

static void what_is_required_must_be_there(void **state)
{
    static const schema_field *const rows[] = {
        needs_text, needs_id, needs_int, needs_bool, needs_time, needs_enum,
        needs_money, needs_record, needs_list, needs_strings, needs_json,
    };
    static const needs absent = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        fault f = {0};
        assert_int_equal(validate_one(rows[i], &absent, &f), SHOP_E_INVALID);
        assert_string_equal(f.field, rows[i]->name);
        assert_string_equal(f.message, "is required");
    }
}

static void an_empty_value_is_not_enough(void **state)
{
    static const char *const none[] = {NULL};
    const needs empty = {.text = "", .list = none, .strings = none, .number = 5, .flag = true};

    (void)state;
    assert_int_equal(validate_one(needs_text, &empty, NULL), SHOP_E_INVALID);
    assert_int_equal(validate_one(needs_id, &empty, NULL), SHOP_E_INVALID);
    assert_int_equal(validate_one(needs_list, &empty, NULL), SHOP_E_INVALID);
    assert_int_equal(validate_one(needs_strings, &empty, NULL), SHOP_E_INVALID);
    assert_int_equal(validate_one(needs_int, &empty, NULL), SHOP_E_INVALID);
    assert_int_equal(validate_one(needs_bool, &empty, NULL), SHOP_E_INVALID);
}

static void what_is_there_satisfies_required(void **state)
{
    static const char *const tag[] = {""};
    const uint64_t nothing = 8;
    const needs zero = {.has_number = true, .has_flag = true, .money = {0, "EUR", 2, {0}},
                        .value = 1, .record = &nothing, .list = &nothing, .list_count = 1,
                        .strings = tag, .string_count = 1, .json = "null", .text = "x"};
    static const schema_field *const rows[] = {
        needs_text, needs_int, needs_bool, needs_enum, needs_money,
        needs_record, needs_list, needs_strings, needs_json,
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(validate_one(rows[i], &zero, NULL), 0);
}

/* ---- each kind */

static void texts_are_limited_in_bytes(void **state)
{
    char *text = long_text(80);
    char *over = long_text(RECORD_TEXT_MAX + 1);

    (void)state;
    assert_invalid(ARGS(.name = text), "name", "must be at most 64 bytes, got 80");
    assert_invalid(ARGS(.name = "x"), "name", "must be at least 2 bytes, got 1");
    assert_invalid(ARGS(.token = over), "token", "must be at most 4096 bytes, got 4097");
    over[RECORD_TEXT_MAX] = '\0';
    assert_valid(ARGS(.token = over));
    text[64] = '\0';
    assert_valid(ARGS(.name = text));
    free(over);
    free(text);
}

static void texts_must_be_utf8(void **state)
{
    static const char *const tags[] = {"x", "\xff"};

    (void)state;
    assert_invalid(ARGS(.name = "ab\xff"), "name", "must be valid UTF-8");
    assert_invalid(ARGS(.tags = tags, .tag_count = 2), "tags[1]", "must be valid UTF-8");
}

static void ids_must_be_well_formed_and_of_their_type(void **state)
{
    static const char message[] = "must be an id: \"ord_\" and 26 lower-case base-32 digits";

    (void)state;
    assert_invalid(ARGS(.id = "ord_1"), "id", message);
    assert_invalid(ARGS(.id = "crt_01j9zq4k3v7m2p9w5x6y7z8a9b"), "id", message);
    assert_invalid(ARGS(.id = "ORD_01j9zq4k3v7m2p9w5x6y7z8a9b"), "id", message);
    assert_valid(ARGS(.id = FIXTURE_ID));
}

static void integers_have_a_range(void **state)
{
    fixture_line_input line = {.struct_size = sizeof line, .sku = "a", .quantity = 100};

    (void)state;
    assert_invalid(ARGS(.has_points = true, .points = 1001), "points",
                   "must be from -10 to 1000, got 1001");
    assert_invalid(ARGS(.has_points = true, .points = -11), "points",
                   "must be from -10 to 1000, got -11");
    assert_invalid(ARGS(.lines = &line, .line_count = 1), "lines[0].quantity",
                   "must be from 0 to 99, got 100");
    assert_valid(ARGS(.has_points = true, .points = -10));
    assert_valid(ARGS(.has_points = true, .points = 1000));
    assert_valid(ARGS(.points = 5000)); /* not there */
}

static void integers_beyond_a_double_are_refused_on_every_route(void **state)
{
    static const char message[] = "must be from -9007199254740991 to 9007199254740991, got "
                                  "9007199254740992";
    static const schema_field widest =
        ROW(needs, number, FIELD_INT, 0, 0, INT64_MIN, INT64_MAX, NONE);

    (void)state;
    assert_invalid(ARGS(.version = 9007199254740992), "version", message);
    assert_invalid(ARGS(.total = {9007199254740992, "EUR", 2, {0}}), "total.minor", message);
    assert_int_equal(validate_one(&widest, &(needs){.number = INT64_MIN}, NULL), SHOP_E_INVALID);
    assert_int_equal(validate_one(&widest, &(needs){.number = INT64_MAX}, NULL), SHOP_E_INVALID);
    assert_valid(ARGS(.version = -9007199254740991));
    assert_valid(ARGS(.total = {-9007199254740991, "EUR", 2, {0}}));
}

static void times_have_four_digit_years(void **state)
{
    static const char message[] = "must be a time of the years 0000 to 9999, in Unix milliseconds";

    (void)state;
    assert_invalid(ARGS(.placed_at_ms = 253402300800000), "placed_at_ms", message);
    assert_invalid(ARGS(.placed_at_ms = -62167219200001), "placed_at_ms", message);
    assert_valid(ARGS(.placed_at_ms = 253402300799999));
    assert_valid(ARGS(.placed_at_ms = -62167219200000));
}

static void enum_values_must_be_known(void **state)
{
    fixture_args args = ARGS(.name = NULL);

    (void)state;
    memcpy(&args.state, &(uint32_t){4}, 4);
    assert_invalid(args, "state", "must be one of draft, active, archived");
    memcpy(&args.state, &(int32_t){-1}, 4);
    assert_invalid(args, "state", "must be one of draft, active, archived");
    assert_valid(ARGS(.state = STATE_ARCHIVED));
}

static void currencies_must_be_known(void **state)
{
    static const char message[] = "must be an ISO 4217 code such as \"EUR\"";
    fixture_args args = ARGS(.total = {1, "", 0, {0}});

    (void)state;
    assert_invalid(args, "total.currency", "is required");
    memcpy(args.total.currency, "EURO", 4); /* no NUL */
    assert_invalid(args, "total.currency", message);
    assert_invalid(ARGS(.total = {1, "eur", 2, {0}}), "total.currency", message);
    assert_invalid(ARGS(.total = {1, "ZZZ", 2, {0}}), "total.currency", message);
    assert_valid(ARGS(.total = {0, "", 0, {0}}));
}

static void nested_faults_have_their_path(void **state)
{
    fixture_option_input options[2] = {{.name = "good"}, {.name = "x"}};
    fixture_line_input lines[3] = {{.sku = "a"}, {.sku = "b"}, {.quantity = 1}};
    fixture_address_input address = {.city = "x"};

    (void)state;
    assert_invalid(ARGS(.address = &address), "address.street", "is required");
    assert_invalid(ARGS(.lines = lines, .line_count = 3), "lines[2].sku", "is required");
    lines[1].options = options;
    lines[1].option_count = 2;
    assert_invalid(ARGS(.lines = lines, .line_count = 3), "lines[1].options[1].name",
                   "must be at least 2 bytes, got 1");
}

static void lists_of_results_are_validated_through_their_pointers(void **state)
{
    const fixture_line good = {.sku = "a"}, bad = {.sku = "b", .quantity = -1};
    const fixture_line *const lines[] = {&good, &bad};
    const fixture_order order = {.lines = lines, .line_count = 2};
    fault f = {0};

    (void)state;
    assert_int_equal(shop__record_validate(&fixture_order_record, &order, &f), SHOP_E_INVALID);
    assert_string_equal(f.field, "lines[1].quantity");
}

static void lists_are_limited(void **state)
{
    fixture_line_input lines[4] = {{.sku = "a"}, {.sku = "b"}, {.sku = "c"}, {.sku = "d"}};
    static const char *const tags[] = {"a", "b", "c", "d", "e"};

    (void)state;
    assert_invalid(ARGS(.lines = lines, .line_count = 4), "lines",
                   "must have at most 3 elements, got 4");
    assert_invalid(ARGS(.tags = tags, .tag_count = 5), "tags",
                   "must have at most 4 elements, got 5");
    assert_invalid(ARGS(.tags = tags, .tag_count = 1), "tags",
                   "must have at least 2 elements, got 1");
    assert_valid(ARGS(.lines = lines, .line_count = 3, .tags = tags, .tag_count = 4));
}

static void a_list_without_a_stated_limit_has_the_usual_one(void **state)
{
    static const char *tags[RECORD_LIST_MAX + 1];
    static const schema_field row = ROW(needs, strings, FIELD_STRINGS, 0,
                                        offsetof(needs, string_count), 0, 0, NONE);
    fault f = {0};

    (void)state;
    for (size_t i = 0; i <= RECORD_LIST_MAX; i++)
        tags[i] = "x";
    assert_int_equal(validate_one(&row, &(needs){.strings = tags, .string_count = 1001}, &f),
                     SHOP_E_INVALID);
    assert_string_equal(f.message, "must have at most 1000 elements, got 1001");
    assert_int_equal(validate_one(&row, &(needs){.strings = tags, .string_count = 1000}, NULL), 0);
}

static void texts_in_a_list_must_be_there_and_not_too_long(void **state)
{
    char *over = long_text(RECORD_TEXT_MAX + 1);
    const char *tags[] = {"a", NULL};

    (void)state;
    assert_invalid(ARGS(.tags = tags, .tag_count = 2), "tags[1]", "must not be NULL");
    tags[1] = over;
    assert_invalid(ARGS(.tags = tags, .tag_count = 2), "tags[1]",
                   "must be at most 4096 bytes, got 4097");
    free(over);
}

static void json_must_be_one_value(void **state)
{
    (void)state;
    assert_invalid(ARGS(.extra = "{} {}"), "extra",
                   "must be one JSON value: line 1, column 4: expected nothing behind the value");
    assert_invalid(ARGS(.extra = ""), "extra",
                   "must be one JSON value: line 1, column 1: expected a value: an object, array, "
                   "string, number, true, false or null");
    assert_invalid(ARGS(.extra = "{\"a\":1,\"a\":2}"), "extra",
                   "must be one JSON value: line 1, column 8: a name must not stand twice in one "
                   "object");
    assert_valid(ARGS(.extra = "{\"a\":[1,null]}"));
}

static void json_is_limited(void **state)
{
    char *text = long_text(RECORD_JSON_MAX + 1);
    char deep[JSON_DEPTH_MAX + 2] = "";
    fault f = {0};
    fixture_args args = ARGS(.extra = deep);

    (void)state;
    assert_invalid(ARGS(.extra = text), "extra", "must be at most 65536 bytes, got 65537");
    free(text);
    memset(deep, '[', JSON_DEPTH_MAX + 1);
    assert_int_equal(shop__record_validate(&fixture_args_record, &args, &f), SHOP_E_TOO_LARGE);
    assert_string_equal(f.field, "extra");
}

static void idempotency_keys_are_1_to_255_printable_characters(void **state)
{
    static const char message[] = "must be 1 to 255 printable ASCII characters";
    char *key = long_text(RECORD_KEY_MAX + 1);

    (void)state;
    assert_invalid(ARGS(.idempotency_key = ""), "idempotency_key", message);
    assert_invalid(ARGS(.idempotency_key = "a\nb"), "idempotency_key", message);
    assert_invalid(ARGS(.idempotency_key = "\x7f"), "idempotency_key", message);
    assert_invalid(ARGS(.idempotency_key = "\xc3\xa4"), "idempotency_key", message);
    assert_invalid(ARGS(.idempotency_key = key), "idempotency_key", message);
    key[RECORD_KEY_MAX] = '\0';
    assert_valid(ARGS(.idempotency_key = key));
    assert_valid(ARGS(.idempotency_key = "!~ A"));
    free(key);
}

/* A record that is not args has other members where their key stands. */
static void other_records_have_no_key(void **state)
{
    fixture_line_input line = {.struct_size = sizeof line, .sku = "a\nb"};

    (void)state;
    assert_int_equal(shop__record_validate(&fixture_line_input_record, &line, NULL), 0);
}

static void what_is_absent_or_cleared_is_valid(void **state)
{
    fixture_line_input none = {0};
    const char *const tags[] = {NULL};

    (void)state;
    assert_valid(ARGS(.name = NULL));
    assert_valid(ARGS(.id = "", .name = "", .token = "", .lines = &none, .tags = tags));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_required_must_be_there),
        cmocka_unit_test(an_empty_value_is_not_enough),
        cmocka_unit_test(what_is_there_satisfies_required),
        cmocka_unit_test(texts_are_limited_in_bytes),
        cmocka_unit_test(texts_must_be_utf8),
        cmocka_unit_test(ids_must_be_well_formed_and_of_their_type),
        cmocka_unit_test(integers_have_a_range),
        cmocka_unit_test(integers_beyond_a_double_are_refused_on_every_route),
        cmocka_unit_test(times_have_four_digit_years),
        cmocka_unit_test(enum_values_must_be_known),
        cmocka_unit_test(currencies_must_be_known),
        cmocka_unit_test(nested_faults_have_their_path),
        cmocka_unit_test(lists_of_results_are_validated_through_their_pointers),
        cmocka_unit_test(lists_are_limited),
        cmocka_unit_test(a_list_without_a_stated_limit_has_the_usual_one),
        cmocka_unit_test(texts_in_a_list_must_be_there_and_not_too_long),
        cmocka_unit_test(json_must_be_one_value),
        cmocka_unit_test(json_is_limited),
        cmocka_unit_test(idempotency_keys_are_1_to_255_printable_characters),
        cmocka_unit_test(other_records_have_no_key),
        cmocka_unit_test(what_is_absent_or_cleared_is_valid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

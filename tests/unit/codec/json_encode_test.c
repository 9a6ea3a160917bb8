/* json_encode_test.c - structs to compact JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/codec/json.h"
#include "tests/unit/codec/codec_fixture.h"

enum { OUT_BYTES_MAX = 64 * 1024, LONG_TEXT = 600 };

static void assert_encoded(const schema_record *r, const void *record, unsigned without,
                           const char *expected)
{
    buf out;

    shop__buf_init(&out, shop_env_default(), OUT_BYTES_MAX);
    shop__json_encode_without(r, record, without, &out);
    assert_false(out.failed);
    assert_int_equal(out.size, strlen(expected));
    assert_string_equal(out.data, expected);
    shop__buf_free(&out);
}

static void assert_order(const fixture_order *order, const char *expected)
{
    assert_encoded(&fixture_order_record, order, 0, expected);
}

static void assert_string(const char *text, const char *expected)
{
    buf out;

    shop__buf_init(&out, shop_env_default(), OUT_BYTES_MAX);
    shop__json_string(&out, text);
    assert_false(out.failed);
    assert_int_equal(out.size, strlen(expected));
    assert_string_equal(out.data, expected);
    shop__buf_free(&out);
}

/* One record that fills every field. */
static const fixture_option option = {"gift"};
static const fixture_option *const options[] = {&option};
static const fixture_line lines_of[] = {
    {"a", 2, {1999, "EUR", 2, {0}}, options, 1},
    {"b\"", -1, {-5, "JPY", 0, {0}}, NULL, 0},
};
static const fixture_line *const lines[] = {&lines_of[0], &lines_of[1]};
static const char *const tags[] = {"x", ""};
static const fixture_address address = {"Main St 1", "K\xc3\xb6ln"};
static const fixture_order full = {
    .id = FIXTURE_ID, .name = "a\nb", .version = 9007199254740991, .points = -3,
    .placed_at_ms = 1795359723004, .total = {3998, "EUR", 2, {0}}, .address = &address,
    .lines = lines, .line_count = 2, .tags = tags, .tag_count = 2, .extra = "{\"k\":[1.10]}",
    .token = "secret", .state = STATE_ACTIVE, .has_points = true, .has_gift = true, .gift = false,
    .paid = true,
};

static void a_full_buffer_fails_and_stays_failed(void **state)
{
    static const char expected[] = "{\"version\":0,\"paid\":false}";
    fixture_order order = {0};

    (void)state;
    for (size_t max = 0; max <= strlen(expected); max++) {
        buf out;
        shop__buf_init(&out, shop_env_default(), max);
        shop__json_encode(&fixture_order_record, &order, &out);
        assert_int_equal(out.failed, max < strlen(expected));
        shop__buf_free(&out);
    }
}

static void a_buffer_too_small_for_the_full_record_fails_at_every_size(void **state)
{
    buf whole;

    (void)state;
    shop__buf_init(&whole, shop_env_default(), OUT_BYTES_MAX);
    shop__json_encode(&fixture_order_record, &full, &whole);
    for (size_t max = 0; max <= whole.size; max++) {
        buf out;
        shop__buf_init(&out, shop_env_default(), max);
        shop__json_encode(&fixture_order_record, &full, &out);
        assert_int_equal(out.failed, max < whole.size);
        shop__buf_free(&out);
    }
    shop__buf_free(&whole);
}

static void no_memory_fails_the_buffer(void **state)
{
    fixture_env e;

    (void)state;
    for (int allowed = 0; allowed < 2; allowed++) {
        buf out;
        fixture_env_init(&e, allowed);
        shop__buf_init(&out, &e.env, OUT_BYTES_MAX);
        shop__json_encode(&fixture_order_record, &full, &out);
        assert_true(out.failed);
        shop__buf_free(&out);
        assert_int_equal(e.live, 0);
    }
}

static void a_failed_buffer_is_left_alone(void **state)
{
    buf out;

    (void)state;
    shop__buf_init(&out, shop_env_default(), OUT_BYTES_MAX);
    out.failed = true;
    shop__json_encode(&fixture_order_record, &full, &out);
    shop__json_string(&out, "x");
    assert_true(out.failed);
    assert_int_equal(out.size, 0);
    shop__buf_free(&out);
}

static void flagged_fields_are_left_out_on_demand(void **state)
{
    static const fixture_order order = {.address = &address, .token = "secret"};

    (void)state;
    assert_encoded(&fixture_order_record, &order, FIELD_SECRET | FIELD_PII,
                   "{\"version\":0,\"address\":{\"city\":\"K\xc3\xb6ln\"},\"paid\":false}");
    assert_encoded(&fixture_order_record, &order, FIELD_PII,
                   "{\"version\":0,\"address\":{\"city\":\"K\xc3\xb6ln\"},\"token\":\"secret\","
                   "\"paid\":false}");
}

static void nothing_left_gives_an_empty_object(void **state)
{
    static const fixture_address absent = {0};

    (void)state;
    assert_encoded(&fixture_address_record, &absent, 0, "{}");
    assert_encoded(&fixture_option_record, &option, FIELD_REQUIRED, "{}");
}

static void absent_fields_are_left_out_but_plain_ints_and_bools_are_not(void **state)
{
    static const fixture_order order = {0};

    (void)state;
    assert_order(&order, "{\"version\":0,\"paid\":false}");
}

static void absent_is_decided_by_has_and_not_by_the_value(void **state)
{
    static const fixture_order zero = {.has_points = true, .has_gift = true};
    static const fixture_order garbage = {.points = 5, .gift = true};

    (void)state;
    assert_order(&zero, "{\"version\":0,\"points\":0,\"gift\":false,\"paid\":false}");
    assert_order(&garbage, "{\"version\":0,\"paid\":false}");
}

static void empty_texts_and_lists_are_written(void **state)
{
    static const fixture_order order = {.name = "", .lines = lines, .tags = tags};

    (void)state;
    assert_order(&order, "{\"name\":\"\",\"version\":0,\"lines\":[],\"tags\":[],\"paid\":false}");
}

static void an_empty_json_text_is_left_out(void **state)
{
    static const fixture_order order = {.extra = ""};

    (void)state;
    assert_order(&order, "{\"version\":0,\"paid\":false}");
}

static void an_enum_value_beyond_the_table_is_left_out(void **state)
{
    fixture_order order = {0};
    const uint32_t beyond = 4;

    (void)state;
    memcpy(&order.state, &beyond, sizeof beyond);
    assert_order(&order, "{\"version\":0,\"paid\":false}");
}

static void every_kind_is_written_in_table_order(void **state)
{
    (void)state;
    assert_order(&full,
                 "{\"id\":\"" FIXTURE_ID "\",\"name\":\"a\\nb\",\"version\":9007199254740991,"
                 "\"points\":-3,\"placed_at_ms\":\"2026-11-22T15:02:03.004Z\","
                 "\"total\":{\"minor\":3998,\"currency\":\"EUR\"},"
                 "\"address\":{\"street\":\"Main St 1\",\"city\":\"K\xc3\xb6ln\"},"
                 "\"lines\":[{\"sku\":\"a\",\"quantity\":2,\"price\":{\"minor\":1999,"
                 "\"currency\":\"EUR\"},\"options\":[{\"name\":\"gift\"}]},"
                 "{\"sku\":\"b\\\"\",\"quantity\":-1,\"price\":{\"minor\":-5,"
                 "\"currency\":\"JPY\"}}],"
                 "\"tags\":[\"x\",\"\"],\"extra\":{\"k\":[1.10]},\"token\":\"secret\","
                 "\"state\":\"active\",\"gift\":false,\"paid\":true}");
}

static void inputs_are_written_from_flat_lists_without_their_head(void **state)
{
    static const fixture_line_input flat[] = {
        {.struct_size = sizeof(fixture_line_input), .sku = "a"},
        {.struct_size = sizeof(fixture_line_input), .sku = "b"},
    };
    static const fixture_args args = {.struct_size = sizeof args, .timeout_ms = 5,
                                      .idempotency_key = "k", .lines = flat, .line_count = 2};

    (void)state;
    assert_encoded(&fixture_args_record, &args, 0,
                   "{\"version\":0,\"lines\":[{\"sku\":\"a\",\"quantity\":0},"
                   "{\"sku\":\"b\",\"quantity\":0}],\"paid\":false}");
}

static void integers_are_exact_to_the_ends_of_their_type(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } rows[] = {
        {0, "0"}, {9, "9"}, {10, "10"}, {-1, "-1"}, {99, "99"}, {100, "100"}, {-1000, "-1000"},
        {999999999999999999, "999999999999999999"}, {1000000000000000000, "1000000000000000000"},
        {INT64_MAX, "9223372036854775807"}, {INT64_MIN, "-9223372036854775808"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        fixture_order order = {.version = rows[i].value};
        char expected[64];
        snprintf(expected, sizeof expected, "{\"version\":%s,\"paid\":false}", rows[i].text);
        assert_order(&order, expected);
    }
}

static void what_must_be_escaped_is_escaped(void **state)
{
    (void)state;
    assert_string("\b\f\n\r\t\"\\/", "\"\\b\\f\\n\\r\\t\\\"\\\\/\"");
    assert_string("\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"");
}

static void every_byte_is_escaped_or_kept_wherever_it_stands(void **state)
{
    (void)state;
    for (int byte = 1; byte < 256; byte++) {
        for (size_t at = 0; at < 20; at++) {
            char text[] = "abcdefghijklmnopqrst", expected[32], piece[8];
            const char *letter = strchr("\bb\ff\nn\rr\tt\"\"\\\\", byte);
            bool short_form = letter != NULL && strchr("\b\f\n\r\t\"\\", byte) != NULL;
            text[at] = (char)byte;
            if (short_form)
                snprintf(piece, sizeof piece, "\\%c", letter[1]);
            else
                snprintf(piece, sizeof piece, byte < 0x20 ? "\\u%04x" : "%c", (unsigned)byte);
            snprintf(expected, sizeof expected, "\"%.*s%s%s\"", (int)at, text, piece,
                     text + at + 1);
            assert_string(text, expected);
        }
    }
}

static void texts_of_every_length_are_kept(void **state)
{
    char text[LONG_TEXT + 1] = "", expected[LONG_TEXT + 3];

    (void)state;
    for (size_t size = 0; size < LONG_TEXT; size++) {
        snprintf(expected, sizeof expected, "\"%s\"", text);
        assert_string(text, expected);
        text[size] = (char)('a' + size % 26);
    }
}

static void writing_appends_and_a_buffer_may_be_used_again(void **state)
{
    buf out;

    (void)state;
    shop__buf_init(&out, shop_env_default(), OUT_BYTES_MAX);
    shop__json_encode(&fixture_order_record, &full, &out);
    shop__buf_clear(&out);
    shop__buf_text(&out, "x=");
    shop__json_string(&out, "y");
    assert_string_equal(out.data, "x=\"y\"");
    shop__buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_buffer_fails_and_stays_failed),
        cmocka_unit_test(a_buffer_too_small_for_the_full_record_fails_at_every_size),
        cmocka_unit_test(no_memory_fails_the_buffer),
        cmocka_unit_test(a_failed_buffer_is_left_alone),
        cmocka_unit_test(flagged_fields_are_left_out_on_demand),
        cmocka_unit_test(nothing_left_gives_an_empty_object),
        cmocka_unit_test(absent_fields_are_left_out_but_plain_ints_and_bools_are_not),
        cmocka_unit_test(absent_is_decided_by_has_and_not_by_the_value),
        cmocka_unit_test(empty_texts_and_lists_are_written),
        cmocka_unit_test(an_empty_json_text_is_left_out),
        cmocka_unit_test(an_enum_value_beyond_the_table_is_left_out),
        cmocka_unit_test(every_kind_is_written_in_table_order),
        cmocka_unit_test(inputs_are_written_from_flat_lists_without_their_head),
        cmocka_unit_test(integers_are_exact_to_the_ends_of_their_type),
        cmocka_unit_test(what_must_be_escaped_is_escaped),
        cmocka_unit_test(every_byte_is_escaped_or_kept_wherever_it_stands),
        cmocka_unit_test(texts_of_every_length_are_kept),
        cmocka_unit_test(writing_appends_and_a_buffer_may_be_used_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* json_decode_test.c - documents to structs, by the table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/codec/json.h"
#include "tests/unit/codec/codec_fixture.h"

static arena scratch;

static int setup(void **state)
{
    (void)state;
    shop__arena_init(&scratch, shop_env_default(), NULL, 0, FIXTURE_ARENA_LIMIT_BYTES);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    shop__arena_free(&scratch);
    return 0;
}

static void assert_refused(const char *text, const char *field, const char *message)
{
    fixture_args args;
    fault f = {0};

    assert_int_equal(
        shop__json_decode(&fixture_args_record, text, strlen(text), &scratch, &args, &f),
        SHOP_E_INVALID);
    assert_string_equal(f.field, field);
    assert_string_equal(f.message, message);
}

static fixture_args decode_args(const char *text)
{
    fixture_args args;
    fault f = {0};

    memset(&args, 0xa5, sizeof args);
    if (shop__json_decode(&fixture_args_record, text, strlen(text), &scratch, &args, &f) != 0)
        fail_msg("%s: %s", f.field, f.message);
    return args;
}

static fixture_order decode_order(const char *text)
{
    fixture_order order;
    fault f = {0};

    memset(&order, 0xa5, sizeof order);
    if (shop__json_decode(&fixture_order_record, text, strlen(text), &scratch, &order, &f) != 0)
        fail_msg("%s: %s", f.field, f.message);
    return order;
}

static void what_is_not_json_is_refused_before_all_else(void **state)
{
    (void)state;
    assert_refused("{\"name\":\"x\"", "", "line 1, column 12: expected ',' or '}'");
    assert_refused(" ", "",
                   "line 1, column 2: expected a value: an object, array, string, number, true, "
                   "false or null");
}

static void what_is_no_object_is_refused(void **state)
{
    (void)state;
    assert_refused("[]", "", "must be an object, got an array");
    assert_refused("null", "", "must be an object, got null");
}

static void unknown_names_are_refused_with_their_path(void **state)
{
    (void)state;
    assert_refused("{\"lines\":[{\"sku\":\"a\"},{\"colour\":1}]}", "lines[1].colour",
                   "is not known; use one of sku, quantity, price, options");
    assert_refused("{\"address\":{\"zip\":1}}", "address.zip",
                   "is not known; use one of street, city");
    assert_refused("{\"address\":{\"City\":\"x\"}}", "address.City",
                   "is not known; use one of street, city");
    assert_refused("{\"lines\":[{\"options\":[{\"name\":\"x\"},{\"n\":1}]}]}",
                   "lines[0].options[1].n", "is not known; use one of name");
    assert_refused("{\"address\":{\"struct_size\":1}}", "address.struct_size",
                   "is not known; use one of street, city");
}

static void wrong_types_are_refused(void **state)
{
    (void)state;
    assert_refused("{\"name\":1}", "name", "must be a string, got a number");
    assert_refused("{\"id\":[]}", "id", "must be a string, got an array");
    assert_refused("{\"version\":\"1\"}", "version", "must be a whole number, got a string");
    assert_refused("{\"paid\":1}", "paid", "must be true or false, got a number");
    assert_refused("{\"state\":2}", "state", "must be a string, got a number");
    assert_refused("{\"address\":\"x\"}", "address", "must be an object, got a string");
    assert_refused("{\"lines\":{}}", "lines", "must be an array, got an object");
    assert_refused("{\"lines\":[null]}", "lines[0]", "must be an object, got null");
    assert_refused("{\"tags\":\"x\"}", "tags", "must be an array of strings, got a string");
    assert_refused("{\"tags\":[\"x\",true]}", "tags[1]", "must be a string, got true");
    assert_refused("{\"total\":19.99}", "total",
                   "must be an object with minor and currency, got a number");
}

static void integers_that_a_double_cannot_hold_are_refused(void **state)
{
    static const char range[] = "must be from -9007199254740991 to 9007199254740991";

    (void)state;
    assert_refused("{\"version\":9007199254740992}", "version", range);
    assert_refused("{\"version\":-9007199254740992}", "version", range);
    assert_refused("{\"version\":1e400}", "version", range);
    assert_refused("{\"total\":{\"minor\":9007199254740992,\"currency\":\"EUR\"}}", "total.minor",
                   range);
}

static void fractions_are_refused(void **state)
{
    (void)state;
    assert_refused("{\"version\":1.5}", "version", "must be a whole number");
    assert_refused("{\"total\":{\"minor\":0.1,\"currency\":\"EUR\"}}", "total.minor",
                   "must be a whole number");
}

static void amounts_have_exactly_minor_and_currency(void **state)
{
    static const char iso[] = "must be an ISO 4217 code such as \"EUR\"";

    (void)state;
    assert_refused("{\"total\":{}}", "total.minor", "is required");
    assert_refused("{\"total\":{\"minor\":1}}", "total.currency", "is required");
    assert_refused("{\"total\":{\"minor\":1,\"currency\":\"EURO\"}}", "total.currency", iso);
    assert_refused("{\"total\":{\"minor\":1,\"currency\":\"\"}}", "total.currency", iso);
    assert_refused("{\"total\":{\"minor\":1,\"currency\":null}}", "total.currency", iso);
    assert_refused("{\"total\":{\"minor\":1,\"currency\":\"EUR\",\"exponent\":2}}",
                   "total.exponent", "is not known; an amount has minor and currency");
}

static void times_that_are_not_rfc_3339_are_refused(void **state)
{
    static const char message[] = "must be an RFC 3339 time such as \"2026-11-22T15:02:03Z\"";

    (void)state;
    assert_refused("{\"placed_at_ms\":\"yesterday\"}", "placed_at_ms", message);
    assert_refused("{\"placed_at_ms\":1700000000}", "placed_at_ms", message);
}

static void unknown_enum_values_are_refused_in_an_input(void **state)
{
    static const char message[] = "must be one of draft, active, archived";

    (void)state;
    assert_refused("{\"state\":\"gone\"}", "state", message);
    assert_refused("{\"state\":\"Active\"}", "state", message);
    assert_refused("{\"state\":\"unknown\"}", "state", message);
}

static void a_head_that_is_wrong_is_refused(void **state)
{
    static const char range[] = "must be from 0 to 2147483648, got ";
    char message[80];

    (void)state;
    assert_refused("{\"idempotency_key\":7}", "idempotency_key", "must be a string, got a number");
    assert_refused("{\"timeout_ms\":\"1\"}", "timeout_ms", "must be a whole number, got a string");
    (void)snprintf(message, sizeof message, "%s-1", range);
    assert_refused("{\"timeout_ms\":-1}", "timeout_ms", message);
    (void)snprintf(message, sizeof message, "%s2147483649", range);
    assert_refused("{\"timeout_ms\":2147483649}", "timeout_ms", message);
    assert_refused("{\"timeout_ms\":0.5}", "timeout_ms", "must be a whole number");
}

static void only_args_have_a_head(void **state)
{
    (void)state;
    assert_refused("{\"lines\":[{\"timeout_ms\":1}]}", "lines[0].timeout_ms",
                   "is not known; use one of sku, quantity, price, options");
    assert_refused("{\"address\":{\"idempotency_key\":\"k\"}}", "address.idempotency_key",
                   "is not known; use one of street, city");
    assert_null(decode_order("{\"idempotency_key\":\"k\",\"name\":null}").name);
}

static void duplicate_names_are_refused(void **state)
{
    (void)state;
    assert_refused("{\"name\":\"a\",\"name\":\"b\"}", "",
                   "line 1, column 13: a name must not stand twice in one object");
}

static void every_refused_allocation_is_reported_and_leaks_nothing(void **state)
{
    static const char text[] =
        "{\"id\":\"i\",\"address\":{\"street\":\"s\"},\"tags\":[\"a\"],\"extra\":[1],"
        "\"lines\":[{\"sku\":\"a\",\"options\":[{\"name\":\"o\"}]}]}";
    int code = SHOP_E_NO_MEMORY;
    size_t limit = 0;

    (void)state;
    for (; code != 0; limit += 8) { /* one more piece fits each time */
        fixture_env e;
        arena a;
        fixture_order order;
        fault f = {0};
        fixture_env_init(&e, 100);
        shop__arena_init(&a, &e.env, NULL, 0, limit);
        code = shop__json_decode(&fixture_order_record, text, strlen(text), &a, &order, &f);
        assert_true(code == 0 || code == SHOP_E_NO_MEMORY);
        assert_int_equal(f.code, code);
        shop__arena_free(&a);
        assert_int_equal(e.live, 0);
    }
    assert_true(limit > 100 && limit < 2000);
}

static void an_environment_without_memory_is_reported(void **state)
{
    static const char text[] = "{\"name\":\"x\"}";
    fixture_env e;
    fixture_args args;
    arena a;

    (void)state;
    fixture_env_init(&e, 0);
    shop__arena_init(&a, &e.env, NULL, 0, FIXTURE_ARENA_LIMIT_BYTES);
    assert_int_equal(
        shop__json_decode(&fixture_args_record, text, strlen(text), &a, &args, NULL),
        SHOP_E_NO_MEMORY);
    shop__arena_free(&a);
}

static void an_empty_object_zeroes_the_record(void **state)
{
    static const fixture_args empty = {.struct_size = sizeof(fixture_args)};
    fixture_args args = decode_args(" { } ");

    (void)state;
    assert_memory_equal(&args, &empty, sizeof args);
}

static void the_head_of_arguments_is_read(void **state)
{
    (void)state;
    fixture_args args = decode_args("{\"idempotency_key\":\"k-1\",\"extra\":[1, 2],"
                                    "\"timeout_ms\":2500,\"name\":\"x\"}");
    assert_int_equal(args.struct_size, sizeof args);
    assert_int_equal(args.timeout_ms, 2500);
    assert_string_equal(args.idempotency_key, "k-1");
    assert_string_equal(args.extra, "[1, 2]");
    assert_string_equal(args.name, "x");
    args = decode_args("{\"idempotency_key\":null,\"timeout_ms\":null}");
    assert_null(args.idempotency_key);
    assert_int_equal(args.timeout_ms, 0);
}

static void null_is_absent_for_every_kind(void **state)
{
    static const fixture_args empty = {.struct_size = sizeof(fixture_args)};
    fixture_args args = decode_args(
        "{\"id\":null,\"name\":null,\"version\":null,\"points\":null,\"placed_at_ms\":null,"
        "\"total\":null,\"address\":null,\"lines\":null,\"tags\":null,\"extra\":null,"
        "\"token\":null,\"state\":null,\"gift\":null,\"paid\":null}");

    (void)state;
    assert_memory_equal(&args, &empty, sizeof args);
}

static void scalars_are_read(void **state)
{
    fixture_args args = decode_args(
        "{\"id\":\"" FIXTURE_ID "\",\"name\":\"Gr\\u00fcn \\\"x\\\"\",\"version\":9007199254740991,"
        "\"points\":0,\"placed_at_ms\":\"2026-11-22T15:02:03.004Z\",\"state\":\"archived\","
        "\"gift\":false,\"paid\":true,\"total\":{\"currency\":\"JPY\",\"minor\":-1200}}");

    (void)state;
    assert_string_equal(args.id, FIXTURE_ID);
    assert_string_equal(args.name, "Gr\xc3\xbcn \"x\"");
    assert_int_equal(args.version, 9007199254740991);
    assert_true(args.has_points && args.points == 0);
    assert_int_equal(args.placed_at_ms, 1795359723004);
    assert_int_equal(args.state, STATE_ARCHIVED);
    assert_true(args.has_gift && !args.gift && args.paid);
    assert_int_equal(args.total.minor, -1200);
    assert_string_equal(args.total.currency, "JPY");
    assert_int_equal(args.total.exponent, 0);
}

static void whole_numbers_may_be_written_in_any_way(void **state)
{
    (void)state;
    assert_int_equal(decode_args("{\"version\":1e3}").version, 1000);
    assert_int_equal(decode_args("{\"version\":-2.0}").version, -2);
    assert_int_equal(decode_args("{\"version\":-0}").version, 0);
    assert_int_equal(decode_args("{\"version\":-9007199254740991}").version, -9007199254740991);
}

static void absent_optional_values_are_told_from_zero(void **state)
{
    fixture_args args = decode_args("{\"version\":1}");

    (void)state;
    assert_false(args.has_points || args.has_gift);
}

static void the_head_of_args_is_read_wherever_it_stands(void **state)
{
    fixture_args args = decode_args("{\"name\":\"x\",\"idempotency_key\":\"k-1\","
                                    "\"timeout_ms\":2147483648,\"version\":3,\"extra\":[1]}");

    (void)state;
    assert_string_equal(args.idempotency_key, "k-1");
    assert_int_equal(args.timeout_ms, 2147483648);
    assert_int_equal(args.version, 3);
    assert_string_equal(args.extra, "[1]");
    args = decode_args("{\"idempotency_key\":null,\"timeout_ms\":null}");
    assert_null(args.idempotency_key);
    assert_int_equal(args.timeout_ms, 0);
}

static void lists_of_an_input_are_flat_and_carry_their_size(void **state)
{
    fixture_args args = decode_args("{\"lines\":[{\"sku\":\"a\",\"options\":[{\"name\":\"o1\"},"
                                    "{\"name\":\"o2\"}]},{\"sku\":\"b\",\"quantity\":2}]}");

    (void)state;
    assert_int_equal(args.line_count, 2);
    assert_int_equal(args.lines[1].struct_size, sizeof(fixture_line_input));
    assert_string_equal(args.lines[1].sku, "b");
    assert_int_equal(args.lines[1].quantity, 2);
    assert_int_equal(args.lines[0].option_count, 2);
    assert_int_equal(args.lines[0].options[1].struct_size, sizeof(fixture_option_input));
    assert_string_equal(args.lines[0].options[1].name, "o2");
}

static void lists_of_a_result_are_arrays_of_pointers(void **state)
{
    fixture_order order = decode_order("{\"lines\":[{\"sku\":\"a\",\"options\":[{\"name\":\"o1\"},"
                                       "{\"name\":\"o2\"}]},{\"sku\":\"b\"}]}");

    (void)state;
    assert_int_equal(order.line_count, 2);
    assert_string_equal(order.lines[1]->sku, "b");
    assert_int_equal(order.lines[0]->option_count, 2);
    assert_string_equal(order.lines[0]->options[1]->name, "o2");
}

static void an_empty_list_is_there_and_not_null(void **state)
{
    fixture_args args = decode_args("{\"lines\":[],\"tags\":[]}");
    fixture_order order = decode_order("{\"lines\":[],\"tags\":[]}");

    (void)state;
    assert_non_null(args.lines);
    assert_non_null(args.tags);
    assert_non_null(order.lines);
    assert_non_null(order.tags);
    assert_int_equal(args.line_count + args.tag_count + order.line_count + order.tag_count, 0);
}

static void an_empty_text_is_there_and_not_null(void **state)
{
    (void)state;
    assert_string_equal(decode_args("{\"name\":\"\"}").name, "");
}

static void nested_records_and_strings_are_read(void **state)
{
    fixture_args args =
        decode_args("{\"address\":{\"city\":\"K\xc3\xb6ln\"},\"tags\":[\"a\",\"\"]}");

    (void)state;
    assert_int_equal(args.address->struct_size, sizeof(fixture_address_input));
    assert_string_equal(args.address->city, "K\xc3\xb6ln");
    assert_null(args.address->street);
    assert_int_equal(args.tag_count, 2);
    assert_string_equal(args.tags[0], "a");
    assert_string_equal(args.tags[1], "");
}

static void a_json_field_keeps_its_text(void **state)
{
    (void)state;
    assert_string_equal(decode_args("{\"extra\":1.10}").extra, "1.10");
    assert_string_equal(decode_args("{ \"extra\" : 12345678901234567890 }").extra,
                        "12345678901234567890");
    assert_string_equal(decode_args("{\"extra\":\"\"}").extra, "\"\"");
    assert_string_equal(decode_args("{\"extra\":{\"b\":[1, 2],\"a\":\"}\"}}").extra,
                        "{\"b\":[1, 2],\"a\":\"}\"}");
}

/* Everything before it in the text must have been stepped over rightly. */
static void a_json_field_is_found_behind_every_other_kind(void **state)
{
    fixture_args args = decode_args(
        " { \"tags\" : [ \"]\" , \"\\\"\" ] , \"lines\" : [ { } , { \"sku\" : \"}\" , "
        "\"options\" : [ ] , \"price\" : { \"minor\" : 1 , \"currency\" : \"EUR\" } } , "
        "{ \"options\" : [ { \"name\" : \"\\\\\" } ] , \"quantity\" : 3 } ] , "
        "\"address\" : { \"city\" : null } , \"total\" : null , \"gift\" : true , "
        "\"n\\u0061me\" : \"x\" , \"extra\" : [ true ] , \"version\" : 7 } ");

    (void)state;
    assert_string_equal(args.extra, "[ true ]");
    assert_int_equal(args.version, 7);
    assert_int_equal(args.lines[2].quantity, 3);
}

static void results_of_a_newer_library_are_read(void **state)
{
    fixture_order order = decode_order(
        "{\"colour\":{\"a\":[1]},\"state\":\"gone\",\"total\":{\"minor\":1,\"currency\":\"EUR\","
        "\"rate\":2},\"lines\":[{\"weight\":1,\"sku\":\"a\"}],\"extra\":{}}");

    (void)state;
    assert_int_equal(order.state, STATE_UNKNOWN);
    assert_int_equal(order.total.minor, 1);
    assert_string_equal(order.lines[0]->sku, "a");
    assert_string_equal(order.extra, "{}");
}

static void a_record_without_fields_takes_an_empty_object(void **state)
{
    static const schema_record empty = {.name = "none_args", .size = 16, .input = true};
    uint32_t args[4];
    fault f = {0};

    (void)state;
    assert_int_equal(shop__json_decode(&empty, "{}", 2, &scratch, args, &f), 0);
    assert_int_equal(args[0], 16);
    assert_int_equal(shop__json_decode(&empty, "{\"a\":1}", 7, &scratch, args, &f),
                     SHOP_E_INVALID);
    assert_string_equal(f.message, "is not known; use one of none");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_not_json_is_refused_before_all_else),
        TEST(what_is_no_object_is_refused),
        TEST(unknown_names_are_refused_with_their_path),
        TEST(wrong_types_are_refused),
        TEST(integers_that_a_double_cannot_hold_are_refused),
        TEST(fractions_are_refused),
        TEST(amounts_have_exactly_minor_and_currency),
        TEST(times_that_are_not_rfc_3339_are_refused),
        TEST(unknown_enum_values_are_refused_in_an_input),
        TEST(a_head_that_is_wrong_is_refused),
        TEST(only_args_have_a_head),
        TEST(duplicate_names_are_refused),
        TEST(every_refused_allocation_is_reported_and_leaks_nothing),
        TEST(an_environment_without_memory_is_reported),
        TEST(an_empty_object_zeroes_the_record),
        TEST(the_head_of_arguments_is_read),
        TEST(null_is_absent_for_every_kind),
        TEST(scalars_are_read),
        TEST(whole_numbers_may_be_written_in_any_way),
        TEST(absent_optional_values_are_told_from_zero),
        TEST(the_head_of_args_is_read_wherever_it_stands),
        TEST(lists_of_an_input_are_flat_and_carry_their_size),
        TEST(lists_of_a_result_are_arrays_of_pointers),
        TEST(an_empty_list_is_there_and_not_null),
        TEST(an_empty_text_is_there_and_not_null),
        TEST(nested_records_and_strings_are_read),
        TEST(a_json_field_keeps_its_text),
        TEST(a_json_field_is_found_behind_every_other_kind),
        TEST(results_of_a_newer_library_are_read),
        TEST(a_record_without_fields_takes_an_empty_object),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

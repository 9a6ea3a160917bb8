/* field_test.c - when a field is empty, and how its bounds and names are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/codec/field.h"
#include "tests/unit/codec/codec_fixture.h"

static const schema_field *row(const char *name)
{
    const schema_field *field = shop__schema_field(&fixture_order_record, name, strlen(name), 0);

    assert_non_null(field);
    return field;
}

static void a_wrong_value_is_not_an_empty_one(void **state)
{
    fixture_order order = {.total = {1, "", 0, {0}}, .extra = ""};

    (void)state;
    memcpy(&order.state, &(uint32_t){99}, 4);
    assert_false(shop__field_empty(&order, row("total")));
    assert_false(shop__field_empty(&order, row("extra")));
    assert_false(shop__field_empty(&order, row("state")));
}

static void everything_in_a_zeroed_record_but_plain_ints_and_bools_is_empty(void **state)
{
    static const fixture_order zero = {0};

    (void)state;
    for (size_t i = 0; i < fixture_order_record.field_count; i++) {
        const schema_field *field = &fixture_order_record.fields[i];
        bool plain = strcmp(field->name, "version") == 0 || strcmp(field->name, "paid") == 0;
        assert_int_equal(shop__field_empty(&zero, field), !plain);
    }
}

static void what_clears_a_field_is_empty(void **state)
{
    static const char *const none[] = {NULL};
    const fixture_order order = {.name = "", .tags = none};

    (void)state;
    assert_true(shop__field_empty(&order, row("name")));
    assert_true(shop__field_empty(&order, row("tags")));
}

static void counts_are_held_to_the_bounds(void **state)
{
    static const schema_field between = {.name = "x", .min = 2, .max = 3}, usual = {.name = "x"};

    (void)state;
    assert_int_equal(shop__field_check_count(&between, 4, NULL), SHOP_E_INVALID);
    assert_int_equal(shop__field_check_count(&between, 1, NULL), SHOP_E_INVALID);
    assert_int_equal(shop__field_check_count(&usual, 1001, NULL), SHOP_E_INVALID);
    assert_int_equal(shop__field_check_count(&between, 0, NULL), 0);
    assert_int_equal(shop__field_check_count(&between, 2, NULL), 0);
    assert_int_equal(shop__field_check_count(&between, 3, NULL), 0);
    assert_int_equal(shop__field_check_count(&usual, 1000, NULL), 0);
}

static void a_long_list_of_names_is_cut(void **state)
{
    static const char *const values[] = {"unknown",
                                         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                                         "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                                         "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                                         "c"};
    static const schema_enum many = {"many", values, 4};
    static const schema_field field = {.name = "x", .of.values = &many};
    fault f = {0};

    (void)state;
    assert_int_equal(shop__field_unknown_value(&field, &f), SHOP_E_INVALID);
    assert_non_null(strstr(f.message, "must be one of aaaa"));
    assert_null(strchr(f.message, 'c'));
}

static void names_are_told(void **state)
{
    fault f = {0};

    (void)state;
    assert_int_equal(shop__field_unknown_name(&fixture_address_record, "zip", &f), SHOP_E_INVALID);
    assert_string_equal(f.field, "zip");
    assert_string_equal(f.message, "is not known; use one of street, city");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_value_is_not_an_empty_one),
        cmocka_unit_test(everything_in_a_zeroed_record_but_plain_ints_and_bools_is_empty),
        cmocka_unit_test(what_clears_a_field_is_empty),
        cmocka_unit_test(counts_are_held_to_the_bounds),
        cmocka_unit_test(a_long_list_of_names_is_cut),
        cmocka_unit_test(names_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

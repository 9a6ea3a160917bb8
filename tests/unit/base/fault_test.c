/* fault_test.c - the first failure is kept, texts are cut at code points, fields grow outwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/base/fault.h"
#include "lib/base/text.h"

static void a_null_fault_only_passes_the_code_on(void **state)
{
    (void)state;
    assert_int_equal(shop__fault_set(NULL, SHOP_E_CONFLICT, "x"), SHOP_E_CONFLICT);
    assert_int_equal(shop__fault_field(NULL, SHOP_E_INVALID, "a", "x"), SHOP_E_INVALID);
    shop__fault_prefix(NULL, "lines");
    shop__fault_clear(NULL);
}

static void a_later_failure_does_not_overwrite_the_first(void **state)
{
    fault f = {0};

    (void)state;
    assert_int_equal(shop__fault_field(&f, SHOP_E_INVALID, "sku", "no %s", "sku"), SHOP_E_INVALID);
    assert_int_equal(shop__fault_set(&f, SHOP_E_INTERNAL, "later"), SHOP_E_INVALID);
    assert_int_equal(shop__fault_field(&f, SHOP_E_INTERNAL, "x", "later"), SHOP_E_INVALID);
    assert_int_equal(f.code, SHOP_E_INVALID);
    assert_string_equal(f.field, "sku");
    assert_string_equal(f.message, "no sku");
}

static void a_prefix_leaves_an_unset_fault_alone(void **state)
{
    fault f = {0};

    (void)state;
    shop__fault_prefix(&f, "lines[%d]", 2);
    assert_int_equal(f.code, 0);
    assert_string_equal(f.field, "");
}

static void a_long_message_is_cut_between_code_points(void **state)
{
    char text[2 * FAULT_MESSAGE_MAX + 1];
    fault f = {0};

    (void)state;
    for (size_t i = 0; i < FAULT_MESSAGE_MAX; i++)
        memcpy(text + 2 * i, "\xC3\xA9", 2);
    text[2 * FAULT_MESSAGE_MAX] = '\0';
    shop__fault_set(&f, SHOP_E_INVALID, "%s", text);
    assert_int_equal(strlen(f.message), FAULT_MESSAGE_MAX - 2);
    assert_true(shop__utf8_valid(f.message, strlen(f.message)));
}

static void a_message_that_just_fits_is_whole(void **state)
{
    char text[FAULT_MESSAGE_MAX];
    fault f = {0};

    (void)state;
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    shop__fault_set(&f, SHOP_E_INVALID, "%s", text);
    assert_string_equal(f.message, text);
}

static void a_long_field_is_cut_between_code_points(void **state)
{
    char text[2 * FAULT_FIELD_MAX + 1];
    fault f = {0};

    (void)state;
    for (size_t i = 0; i < FAULT_FIELD_MAX; i++)
        memcpy(text + 2 * i, "\xC3\xA9", 2);
    text[2 * FAULT_FIELD_MAX] = '\0';
    shop__fault_field(&f, SHOP_E_INVALID, text, "x");
    assert_int_equal(strlen(f.field), FAULT_FIELD_MAX - 2);
    shop__fault_prefix(&f, "a");
    assert_true(strlen(f.field) < FAULT_FIELD_MAX);
    assert_true(shop__utf8_valid(f.field, strlen(f.field)));
}

static void set_records_code_and_message(void **state)
{
    fault f = {0};

    (void)state;
    assert_int_equal(shop__fault_set(&f, SHOP_E_CONFLICT, "cart %s is empty", "c1"),
                     SHOP_E_CONFLICT);
    assert_int_equal(f.code, SHOP_E_CONFLICT);
    assert_string_equal(f.field, "");
    assert_string_equal(f.message, "cart c1 is empty");
}

static void prefixes_build_the_path_from_within(void **state)
{
    fault f = {0};

    (void)state;
    shop__fault_field(&f, SHOP_E_INVALID, "sku", "unknown");
    shop__fault_prefix(&f, "lines[%zu]", (size_t)2);
    assert_string_equal(f.field, "lines[2].sku");
    shop__fault_prefix(&f, "cart.");
    assert_string_equal(f.field, "cart.lines[2].sku");
    shop__fault_prefix(&f, "%s", "");
    assert_string_equal(f.field, "cart.lines[2].sku");
}

static void an_index_joins_its_list_without_a_dot(void **state)
{
    fault f = {0};

    (void)state;
    shop__fault_field(&f, SHOP_E_INVALID, "[2].sku", "unknown");
    shop__fault_prefix(&f, "lines");
    assert_string_equal(f.field, "lines[2].sku");
}

static void a_prefix_becomes_the_field_when_there_was_none(void **state)
{
    fault f = {0};

    (void)state;
    shop__fault_set(&f, SHOP_E_INVALID, "unknown");
    shop__fault_prefix(&f, "lines");
    assert_string_equal(f.field, "lines");
}

static void a_cleared_fault_takes_the_next_failure(void **state)
{
    fault f = {0};

    (void)state;
    shop__fault_field(&f, SHOP_E_INVALID, "sku", "unknown");
    shop__fault_clear(&f);
    assert_int_equal(f.code, 0);
    assert_string_equal(f.field, "");
    assert_string_equal(f.message, "");
    assert_int_equal(shop__fault_set(&f, SHOP_E_TIMEOUT, "late"), SHOP_E_TIMEOUT);
    assert_string_equal(f.message, "late");
}

static int tried(int code, bool *after)
{
    TRY(code);
    *after = true;
    return 7;
}

static int ensured(bool condition)
{
    ENSURE(condition, SHOP_E_CONFLICT);
    return 0;
}

static void try_and_ensure_return_early_only_on_failure(void **state)
{
    bool after = false;

    (void)state;
    assert_int_equal(tried(SHOP_E_TIMEOUT, &after), SHOP_E_TIMEOUT);
    assert_false(after);
    assert_int_equal(tried(0, &after), 7);
    assert_true(after);
    assert_int_equal(ensured(false), SHOP_E_CONFLICT);
    assert_int_equal(ensured(true), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_null_fault_only_passes_the_code_on),
        cmocka_unit_test(a_later_failure_does_not_overwrite_the_first),
        cmocka_unit_test(a_prefix_leaves_an_unset_fault_alone),
        cmocka_unit_test(a_long_message_is_cut_between_code_points),
        cmocka_unit_test(a_message_that_just_fits_is_whole),
        cmocka_unit_test(a_long_field_is_cut_between_code_points),
        cmocka_unit_test(set_records_code_and_message),
        cmocka_unit_test(prefixes_build_the_path_from_within),
        cmocka_unit_test(an_index_joins_its_list_without_a_dot),
        cmocka_unit_test(a_prefix_becomes_the_field_when_there_was_none),
        cmocka_unit_test(a_cleared_fault_takes_the_next_failure),
        cmocka_unit_test(try_and_ensure_return_early_only_on_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

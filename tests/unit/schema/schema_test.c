/* schema_test.c - looking up fields by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/schema/schema.h"

static const schema_field rows[] = {
    {.name = "id", .name_length = 2},
    {.name = "idea", .name_length = 4},
    {.name = "name", .name_length = 4},
};
static const schema_record record = {.name = "thing", .fields = rows, .field_count = 3};

static const schema_field *find(const char *name, size_t hint)
{
    return shop__schema_field(&record, name, strlen(name), hint);
}

static void an_unknown_name_gives_null(void **state)
{
    (void)state;
    assert_null(find("sku", 0));
    assert_null(find("", 0));
}

static void a_prefix_of_a_name_or_a_longer_one_is_another_name(void **state)
{
    (void)state;
    assert_null(find("ide", 1));
    assert_null(find("ideas", 1));
    assert_null(find("nam", 2));
}

static void case_matters(void **state)
{
    (void)state;
    assert_null(find("Name", 2));
}

static void a_record_without_fields_has_none(void **state)
{
    static const schema_record empty = {.name = "empty"};

    (void)state;
    assert_null(shop__schema_field(&empty, "id", 2, 0));
}

static void the_hint_is_only_a_guess(void **state)
{
    (void)state;
    for (size_t hint = 0; hint < 5; hint++) {
        assert_ptr_equal(find("id", hint), &rows[0]);
        assert_ptr_equal(find("idea", hint), &rows[1]);
        assert_ptr_equal(find("name", hint), &rows[2]);
    }
    assert_ptr_equal(find("id", SIZE_MAX), &rows[0]);
}

static void the_name_need_not_end_with_nul(void **state)
{
    (void)state;
    assert_ptr_equal(shop__schema_field(&record, "idea\":1", 4, 0), &rows[1]);
    assert_ptr_equal(shop__schema_field(&record, "idea\":1", 2, 0), &rows[0]);
}

/* The first comparison answers: a name that stands twice shows which row was looked at. */
static void the_hint_is_looked_at_first(void **state)
{
    static const schema_field twice[] = {{.name = "a", .name_length = 1},
                                         {.name = "a", .name_length = 1}};
    static const schema_record r = {.name = "twice", .fields = twice, .field_count = 2};

    (void)state;
    assert_ptr_equal(shop__schema_field(&r, "a", 1, 1), &twice[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_name_gives_null),
        cmocka_unit_test(a_prefix_of_a_name_or_a_longer_one_is_another_name),
        cmocka_unit_test(case_matters),
        cmocka_unit_test(a_record_without_fields_has_none),
        cmocka_unit_test(the_hint_is_only_a_guess),
        cmocka_unit_test(the_name_need_not_end_with_nul),
        cmocka_unit_test(the_hint_is_looked_at_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* country_test.c - which two letters are a country. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/country.h"

enum { COUNTRIES = 249 };

static void what_is_no_code_is_unknown(void **state)
{
    static const char *const bad[] = {"",   "A",  "AUT", "at", "At", "XX",
                                      "UK", "EU", "AA",  "ZZ", "DA", "A\xc3\xa4"};
    (void)state;
    assert_false(shop__country_known(NULL));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(shop__country_known(bad[i]));
}

static void codes_are_known(void **state)
{
    static const char *const good[] = {"AD", "AT", "DE", "GB", "JP", "SS", "US", "ZW"};
    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(shop__country_known(good[i]));
}

static void there_are_as_many_as_the_standard_has(void **state)
{
    int count = 0;
    (void)state;
    for (char a = 'A'; a <= 'Z'; a++)
        for (char b = 'A'; b <= 'Z'; b++)
            count += shop__country_known((const char[]){a, b, '\0'});
    assert_int_equal(count, COUNTRIES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_code_is_unknown),
        cmocka_unit_test(codes_are_known),
        cmocka_unit_test(there_are_as_many_as_the_standard_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

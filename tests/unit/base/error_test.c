/* error_test.c - every code of the catalogue has its facts; others have the stated fallback. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>

#include "shop/error.h"

static void codes_outside_the_catalogue_are_unrecognised(void **state)
{
    const int codes[] = {1, INT_MAX, SHOP_E_INTERNAL - 1, -1000, INT_MIN};

    (void)state;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        assert_string_equal(shop_code_name(codes[i]), "UNRECOGNISED");
        assert_int_equal(shop_code_http_status(codes[i]), 500);
        assert_false(shop_code_retryable(codes[i]));
    }
}

static void success_is_ok_and_200(void **state)
{
    (void)state;
    assert_string_equal(shop_code_name(SHOP_OK), "OK");
    assert_int_equal(shop_code_http_status(SHOP_OK), 200);
    assert_false(shop_code_retryable(SHOP_OK));
}

static void every_code_has_the_facts_of_the_catalogue(void **state)
{
    (void)state;
#define EXPECT(name, code, http, retryable, text)                                                  \
    assert_string_equal(shop_code_name(code), #name);                                              \
    assert_int_equal(shop_code_http_status(code), http);                                           \
    assert_int_equal(shop_code_retryable(code), retryable);
    SHOP_ERRORS(EXPECT)
#undef EXPECT
}

static void known_examples_hold(void **state)
{
    (void)state;
    assert_string_equal(shop_code_name(SHOP_E_OUT_OF_STOCK), "OUT_OF_STOCK");
    assert_int_equal(shop_code_http_status(SHOP_E_VERSION_MISMATCH), 412);
    assert_true(shop_code_retryable(SHOP_E_OVERLOADED));
    assert_false(shop_code_retryable(SHOP_E_CONFLICT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_outside_the_catalogue_are_unrecognised),
        cmocka_unit_test(success_is_ok_and_200),
        cmocka_unit_test(every_code_has_the_facts_of_the_catalogue),
        cmocka_unit_test(known_examples_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

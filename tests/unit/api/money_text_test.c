/* money_text_test.c - amounts as text, for applications. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "shop/base.h"
#include "shop/error.h"

static void what_is_no_amount_is_refused_and_changes_nothing(void **state)
{
    static const char *const bad[] = {"", "-", "1.2.3", "1,5", "1e3", " 1", "1 ", "0x1", "19.999",
                                      "99999999999999999999", "."};
    const shop_money before = {7, "EUR", 2, {0}};
    shop_money amount = before;
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_true(shop_money_parse(bad[i], "EUR", &amount) < 0);
    assert_int_equal(shop_money_parse(NULL, "EUR", &amount), SHOP_E_INVALID);
    assert_int_equal(shop_money_parse("1", NULL, &amount), SHOP_E_INVALID);
    assert_int_equal(shop_money_parse("1", "EUR", NULL), SHOP_E_INVALID);
    assert_int_equal(shop_money_parse("1", "XYZ", &amount), SHOP_E_INVALID);
    assert_int_equal(shop_money_parse("1", "eur", &amount), SHOP_E_INVALID);
    assert_int_equal(shop_money_parse("1", "EURO", &amount), SHOP_E_INVALID);
    assert_memory_equal(&amount, &before, sizeof(before));
}

static void an_amount_without_a_currency_is_an_empty_text(void **state)
{
    char text[SHOP_MONEY_TEXT_SIZE] = "before";
    shop_money endless = {.minor = 1, .currency = {'E', 'U', 'R', 'O'}};
    (void)state;
    assert_int_equal(shop_money_format((shop_money){.minor = 5}, text), 0);
    assert_string_equal(text, "");
    assert_int_equal(shop_money_format(endless, text), 0);
}

static void amounts_go_there_and_back(void **state)
{
    static const struct {
        const char *in, *currency, *out;
        int64_t minor;
    } cases[] = {
        {"19.99", "EUR", "19.99 EUR", 1999},  {"-0.05", "EUR", "-0.05 EUR", -5},
        {"1999", "JPY", "1999 JPY", 1999},    {"1.500", "KWD", "1.500 KWD", 1500},
        {"7", "USD", "7.00 USD", 700},        {"19.990", "EUR", "19.99 EUR", 1999},
        {"0", "EUR", "0.00 EUR", 0},
    };
    char text[SHOP_MONEY_TEXT_SIZE];
    shop_money amount;
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(shop_money_parse(cases[i].in, cases[i].currency, &amount), 0);
        assert_int_equal(amount.minor, cases[i].minor);
        assert_string_equal(amount.currency, cases[i].currency);
        assert_int_equal(shop_money_format(amount, text), strlen(cases[i].out));
        assert_string_equal(text, cases[i].out);
    }
}

static void the_largest_amounts_fit_their_text(void **state)
{
    char text[SHOP_MONEY_TEXT_SIZE];
    (void)state;
    assert_true(shop_money_format((shop_money){INT64_MIN, "KWD", 3, {0}}, text) < SHOP_MONEY_TEXT_SIZE);
    assert_string_equal(text, "-9223372036854775.808 KWD");
    assert_true(shop_money_format((shop_money){INT64_MAX, "JPY", 0, {0}}, text) < SHOP_MONEY_TEXT_SIZE);
    assert_string_equal(text, "9223372036854775807 JPY");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_amount_is_refused_and_changes_nothing),
        cmocka_unit_test(an_amount_without_a_currency_is_an_empty_text),
        cmocka_unit_test(amounts_go_there_and_back),
        cmocka_unit_test(the_largest_amounts_fit_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

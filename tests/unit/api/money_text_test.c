/* money_text_test.c - amounts as text through the public functions; lib/base/money_test.c tells the numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "shop/error.h"

static const shop_money untouched = {.minor = 42, .currency = "USD", .exponent = 2};

static void absent_arguments_are_refused(void **state)
{
    shop_money m = untouched;
    (void)state;
    assert_int_equal(shop_money_parse(NULL, "EUR", &m), SHOP_E_INVALID);
    assert_int_equal(shop_money_parse("1", NULL, &m), SHOP_E_INVALID);
    assert_int_equal(shop_money_parse("1", "EUR", NULL), SHOP_E_INVALID);
    assert_memory_equal(&m, &untouched, sizeof(m));
}

static void what_is_no_amount_of_the_currency_is_refused(void **state)
{
    static const struct {
        const char *text;
        const char *currency;
    } bad[] = {{"19.999", "EUR"}, {"19.9", "JPY"}, {"1,99", "EUR"}, {"", "EUR"},    {"1e3", "EUR"},
               {" 1", "EUR"},     {"1", "eur"},    {"1", "XXX"},    {"1", "EURO"}, {"99999999999999999999", "EUR"}};
    shop_money m = untouched;
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (shop_money_parse(bad[i].text, bad[i].currency, &m) != SHOP_E_INVALID)
            fail_msg("%s %s", bad[i].text, bad[i].currency);
    }
    assert_memory_equal(&m, &untouched, sizeof(m));
}

static void an_absent_amount_is_an_empty_text(void **state)
{
    shop_money absent = {0};
    char text[SHOP_MONEY_TEXT_SIZE] = "before";
    (void)state;
    assert_int_equal(shop_money_format(absent, text), 0);
    assert_string_equal(text, "");
}

static void amounts_are_read_in_minor_units(void **state)
{
    shop_money m;
    (void)state;
    assert_int_equal(shop_money_parse("19.99", "EUR", &m), 0);
    assert_int_equal(m.minor, 1999);
    assert_int_equal(m.exponent, 2);
    assert_string_equal(m.currency, "EUR");
    assert_int_equal(shop_money_parse("-1999.00", "JPY", &m), 0);
    assert_int_equal(m.minor, -1999);
    assert_int_equal(m.exponent, 0);
}

/* The exponent is the currency's, whatever the caller left in the struct. */
static void amounts_are_written_with_the_currencys_digits(void **state)
{
    static const struct {
        shop_money amount;
        const char *text;
    } cases[] = {{{.minor = 1999, .currency = "EUR"}, "19.99 EUR"},
                 {{.minor = -5, .currency = "EUR", .exponent = 7}, "-0.05 EUR"},
                 {{.minor = 1999, .currency = "JPY"}, "1999 JPY"},
                 {{.minor = 1500, .currency = "KWD"}, "1.500 KWD"}};
    char text[SHOP_MONEY_TEXT_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(shop_money_format(cases[i].amount, text), strlen(cases[i].text));
        assert_string_equal(text, cases[i].text);
    }
}

static void the_longest_amount_fits(void **state)
{
    shop_money least = {.minor = INT64_MIN, .currency = "KWD"};
    char text[SHOP_MONEY_TEXT_SIZE];
    (void)state;
    assert_true(shop_money_format(least, text) < SHOP_MONEY_TEXT_SIZE);
    assert_string_equal(text, "-9223372036854775.808 KWD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(absent_arguments_are_refused),
        cmocka_unit_test(what_is_no_amount_of_the_currency_is_refused),
        cmocka_unit_test(an_absent_amount_is_an_empty_text),
        cmocka_unit_test(amounts_are_read_in_minor_units),
        cmocka_unit_test(amounts_are_written_with_the_currencys_digits),
        cmocka_unit_test(the_longest_amount_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

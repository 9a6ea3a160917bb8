/* money_test.c - currencies, checked sums, rounding, shares that add up, decimal text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/base/money.h"
#include "shop/error.h"
#include "tests/unit/base/support.h"

enum { SHARES_MAX = 40 };

__extension__ typedef __int128 int128;

static const shop_money untouched = {.minor = 42, .currency = "USD", .exponent = 2};

static void codes_that_are_no_currency_are_unknown(void **state)
{
    static const char *const unknown[] = {
        "",    "E",   "EU",  "EURO", "eur", "EuR", "E R", "123", "AAA", "ZZZ", "\xC3\x89U",
        "XTS", "XAU", "XAG",  "XDR", "XSU", "XUA", "XBA", /* no minor unit */
        "DEM", "HRK", "BGN", "ANG",  "SLL", "ZWL", "CUC", "MRO", /* withdrawn */
    };

    (void)state;
    assert_int_equal(shop__currency_exponent(NULL), -1);
    for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
        if (shop__currency_exponent(unknown[i]) != -1)
            fail_msg("%s", unknown[i]);
    }
}

static void exponents_are_those_of_iso_4217(void **state)
{
    static const struct {
        const char *codes;
        int exponent;
    } rows[] = {
        {"JPY KRW ISK CLP VND PYG UGX XAF XOF XPF VUV BIF DJF GNF KMF RWF UYI", 0},
        {"EUR USD GBP CHF CAD AUD CNY INR BRL ZAR PLN SEK MGA MRU XCG XAD ZWG SLE VED XCD", 2},
        {"BHD IQD JOD KWD LYD OMR TND", 3},
        {"CLF UYW", 4},
    };

    (void)state;
    for (size_t row = 0; row < sizeof(rows) / sizeof(rows[0]); row++) {
        const char *codes = rows[row].codes;

        for (size_t at = 0; at < strlen(codes); at += 4) {
            const char code[4] = {codes[at], codes[at + 1], codes[at + 2], '\0'};

            if (shop__currency_exponent(code) != rows[row].exponent)
                fail_msg("%s", code);
        }
    }
}

/* How many codes the published list has of each exponent. */
static void there_are_as_many_currencies_as_on_the_list(void **state)
{
    int found[6] = {0};

    (void)state;
    for (int i = 0; i < 26 * 26 * 26; i++) {
        const char code[4] = {(char)('A' + i / 676), (char)('A' + i / 26 % 26),
                              (char)('A' + i % 26), '\0'};

        found[shop__currency_exponent(code) + 1]++;
    }
    assert_int_equal(found[1], 17);
    assert_int_equal(found[2], 0);
    assert_int_equal(found[3], 139);
    assert_int_equal(found[4], 7);
    assert_int_equal(found[5], 2);
}

static void different_currencies_do_not_add(void **state)
{
    shop_money ret = untouched;

    (void)state;
    assert_int_equal(shop__money_add(shop__money(1, "EUR"), shop__money(1, "USD"), &ret),
                     SHOP_E_INVALID);
    assert_int_equal(shop__money_sub(shop__money(1, "EUR"), shop__money(1, "GBP"), &ret),
                     SHOP_E_INVALID);
    assert_memory_equal(&ret, &untouched, sizeof(ret));
    assert_false(shop__money_same_currency(shop__money(1, "EUR"), shop__money(1, "ERN")));
    assert_true(shop__money_same_currency(shop__money(1, "EUR"), shop__money(2, "EUR")));
}

static void results_that_overflow_are_refused(void **state)
{
    shop_money most = shop__money(INT64_MAX, "EUR");
    shop_money least = shop__money(INT64_MIN, "EUR");
    shop_money one = shop__money(1, "EUR");
    shop_money ret = untouched;

    (void)state;
    assert_int_equal(shop__money_add(most, one, &ret), SHOP_E_INVALID);
    assert_int_equal(shop__money_sub(least, one, &ret), SHOP_E_INVALID);
    assert_int_equal(shop__money_times(most, 2, &ret), SHOP_E_INVALID);
    assert_int_equal(shop__money_times(least, -1, &ret), SHOP_E_INVALID);
    assert_memory_equal(&ret, &untouched, sizeof(ret));
}

static void sums_and_products_keep_the_currency(void **state)
{
    shop_money ret;

    (void)state;
    assert_int_equal(shop__money_add(shop__money(1999, "KWD"), shop__money(1, "KWD"), &ret), 0);
    assert_int_equal(ret.minor, 2000);
    assert_string_equal(ret.currency, "KWD");
    assert_int_equal(ret.exponent, 3);
    assert_int_equal(shop__money_sub(ret, shop__money(2001, "KWD"), &ret), 0);
    assert_int_equal(ret.minor, -1);
    assert_int_equal(shop__money_times(ret, -7, &ret), 0);
    assert_int_equal(ret.minor, 7);
    assert_string_equal(ret.currency, "KWD");
}

static void scaling_by_nothing_or_out_of_range_is_refused(void **state)
{
    int64_t ret = 42;

    (void)state;
    assert_int_equal(shop__scale(1, 1, 0, &ret), SHOP_E_INVALID);
    assert_int_equal(shop__scale(0, 0, 0, &ret), SHOP_E_INVALID);
    assert_int_equal(shop__scale(INT64_MAX, 2, 1, &ret), SHOP_E_INVALID);
    assert_int_equal(shop__scale(INT64_MIN, INT64_MIN, 1, &ret), SHOP_E_INVALID);
    assert_int_equal(shop__scale(INT64_MIN, 1, -1, &ret), SHOP_E_INVALID);
    assert_int_equal(ret, 42);
}

static void expect_scaled(int64_t value, int64_t numerator, int64_t denominator, int64_t expected)
{
    int64_t ret = ~expected;

    assert_int_equal(shop__scale(value, numerator, denominator, &ret), 0);
    assert_true(ret == expected);
}

static void halves_go_to_the_even_neighbour(void **state)
{
    (void)state;
    expect_scaled(1, 1, 2, 0);
    expect_scaled(3, 1, 2, 2);
    expect_scaled(5, 1, 2, 2);
    expect_scaled(7, 1, 2, 4);
    expect_scaled(-1, 1, 2, 0);
    expect_scaled(-3, 1, 2, -2);
    expect_scaled(5, -1, 2, -2);
    expect_scaled(5, 1, -2, -2);
    expect_scaled(1, 2, 3, 1);
    expect_scaled(1, 1, 3, 0);
    expect_scaled(-2, 1, 3, -1);
}

static void scaling_is_exact_at_the_ends_of_the_range(void **state)
{
    (void)state;
    expect_scaled(INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX);
    expect_scaled(INT64_MIN, INT64_MIN, INT64_MIN, INT64_MIN);
    expect_scaled(INT64_MIN, INT64_MAX, INT64_MAX, INT64_MIN);
    expect_scaled(1, 1, INT64_MIN, 0);
    expect_scaled(INT64_MAX, 1, INT64_MIN, -1);
    expect_scaled(1999, 1900, 10000, 380);
}

/* The quotient q is right when |2 * (n - q * d)| <= |d|, and even where that is an equality. */
static void random_scales_are_nearest(void **state)
{
    uint64_t seed = 11;
    int exact = 0;

    (void)state;
    for (int round = 0; round < 200 * 1000; round++) {
        int64_t value = draw_int(&seed);
        int64_t numerator = draw_int(&seed);
        int64_t denominator = draw_int(&seed);
        int64_t q;

        if (denominator == 0 || shop__scale(value, numerator, denominator, &q) != 0)
            continue;
        int128 divisor = denominator < 0 ? -(int128)denominator : denominator;
        int128 off = 2 * ((int128)value * numerator - (int128)q * denominator);

        off = off < 0 ? -off : off;
        assert_true(off <= divisor);
        assert_true(off < divisor || q % 2 == 0);
        exact += off == divisor;
    }
    assert_true(exact > 100);
}

static void weights_that_cannot_share_are_refused(void **state)
{
    const int64_t negative[] = {1, -1, 3};
    const int64_t huge[] = {INT64_MAX, 1};
    int64_t shares[3] = {42, 42, 42};

    (void)state;
    assert_int_equal(shop__share(10, negative, 3, shares), SHOP_E_INVALID);
    assert_int_equal(shop__share(10, huge, 2, shares), SHOP_E_INVALID);
    assert_int_equal(shop__share(10, NULL, 0, shares), SHOP_E_INVALID);
    for (int i = 0; i < 3; i++)
        assert_int_equal(shares[i], 42);
    assert_int_equal(shop__share(0, NULL, 0, shares), 0);
}

static void expect_shares(int64_t total, const int64_t weights[3], const int64_t expected[3])
{
    int64_t shares[3];

    assert_int_equal(shop__share(total, weights, 3, shares), 0);
    assert_memory_equal(shares, expected, sizeof(shares));
}

static void ties_go_to_the_earlier_share(void **state)
{
    (void)state;
    expect_shares(100, (int64_t[]){1, 1, 1}, (int64_t[]){34, 33, 33});
    expect_shares(101, (int64_t[]){1, 1, 1}, (int64_t[]){34, 34, 33});
    expect_shares(-100, (int64_t[]){1, 1, 1}, (int64_t[]){-34, -33, -33});
    expect_shares(2, (int64_t[]){1, 2, 1}, (int64_t[]){1, 1, 0});
}

static void the_largest_remainder_gets_the_odd_unit(void **state)
{
    (void)state;
    expect_shares(10, (int64_t[]){1, 1, 5}, (int64_t[]){2, 1, 7});
    expect_shares(100, (int64_t[]){1999, 501, 3500}, (int64_t[]){33, 9, 58});
    expect_shares(1, (int64_t[]){1, 2, 3}, (int64_t[]){0, 0, 1});
    expect_shares(7, (int64_t[]){0, 5, 0}, (int64_t[]){0, 7, 0});
}

static void weights_that_are_all_zero_share_equally(void **state)
{
    (void)state;
    expect_shares(10, (int64_t[]){0, 0, 0}, (int64_t[]){4, 3, 3});
}

static void shares_reach_the_ends_of_the_range(void **state)
{
    (void)state;
    expect_shares(INT64_MIN, (int64_t[]){0, INT64_MAX, 0}, (int64_t[]){0, INT64_MIN, 0});
    expect_shares(INT64_MAX, (int64_t[]){0, 0, 1}, (int64_t[]){0, 0, INT64_MAX});
}

/* The same by its definition: give the units left over, one by one, to the largest remainder. */
static void share_slowly(int64_t total, const int64_t *weights, size_t count, int64_t *shares)
{
    int128 magnitude = total < 0 ? -(int128)total : total;
    int128 rests[SHARES_MAX];
    int128 left = magnitude;
    int128 sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    for (size_t i = 0; i < count; i++) {
        int128 product = magnitude * (sum == 0 ? 1 : weights[i]);
        int128 divisor = sum == 0 ? (int128)count : sum;

        shares[i] = (int64_t)((total < 0 ? -1 : 1) * (product / divisor));
        rests[i] = product % divisor;
        left -= product / divisor;
    }
    for (; left > 0; left--) {
        size_t best = 0;

        for (size_t i = 1; i < count; i++)
            best = rests[i] > rests[best] ? i : best;
        shares[best] += total < 0 ? -1 : 1;
        rests[best] = -1;
    }
}

static void random_shares_follow_the_definition_and_add_up(void **state)
{
    uint64_t seed = 12;

    (void)state;
    for (int round = 0; round < 50 * 1000; round++) {
        int64_t weights[SHARES_MAX];
        int64_t expected[SHARES_MAX];
        int64_t shares[SHARES_MAX];
        size_t count = 1 + draw_below(&seed, SHARES_MAX);
        uint64_t bound = UINT64_C(1) << draw_below(&seed, 57);
        int64_t total = draw_int(&seed);
        int128 sum = 0;

        for (size_t i = 0; i < count; i++)
            weights[i] = (int64_t)draw_below(&seed, bound);
        assert_int_equal(shop__share(total, weights, count, shares), 0);
        share_slowly(total, weights, count, expected);
        assert_memory_equal(shares, expected, count * sizeof(shares[0]));
        for (size_t i = 0; i < count; i++)
            sum += shares[i];
        assert_true(sum == total);
    }
}

static void texts_that_are_no_amount_are_refused(void **state)
{
    static const struct {
        const char *text;
        const char *currency;
    } bad[] = {
        {"", "EUR"},      {"-", "EUR"},        {"+1", "EUR"},   {".5", "EUR"},
        {"5.", "EUR"},    {"1,5", "EUR"},      {"1.2.3", "EUR"}, {" 1", "EUR"},
        {"1 ", "EUR"},    {"1e2", "EUR"},      {"--1", "EUR"},  {"0x1", "EUR"},
        {"NaN", "EUR"},   {"19.999", "EUR"},   {"1.5", "JPY"},  {"1.0001", "KWD"},
        {"1.00x", "EUR"}, {"1.000001", "EUR"}, {"1.-5", "EUR"}, {"1", "XTS"},
        {"1", "eur"},     {"1", ""},           {"1", NULL},     {NULL, "EUR"},
        {"92233720368547758.08", "EUR"},       {"-92233720368547758.09", "EUR"},
        {"9223372036854775808", "JPY"},        {"922337203685477580", "EUR"},
    };
    shop_money ret = untouched;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (shop__money_parse(bad[i].text, bad[i].currency, &ret) != SHOP_E_INVALID)
            fail_msg("%s", bad[i].text);
    }
    assert_memory_equal(&ret, &untouched, sizeof(ret));
}

static void expect_parsed(const char *text, const char *currency, int64_t minor)
{
    shop_money ret;

    if (shop__money_parse(text, currency, &ret) != 0 || ret.minor != minor)
        fail_msg("%s %s", text, currency);
    assert_string_equal(ret.currency, currency);
    assert_int_equal(ret.exponent, shop__currency_exponent(currency));
}

static void decimal_texts_are_read_exactly(void **state)
{
    (void)state;
    expect_parsed("19.99", "EUR", 1999);
    expect_parsed("-3", "EUR", -300);
    expect_parsed("1200", "EUR", 120000);
    expect_parsed("1200", "JPY", 1200);
    expect_parsed("1200.00", "JPY", 1200);
    expect_parsed("0.5", "EUR", 50);
    expect_parsed("-0.05", "EUR", -5);
    expect_parsed("-0", "EUR", 0);
    expect_parsed("007.10", "EUR", 710);
    expect_parsed("1.99000", "EUR", 199);
    expect_parsed("1.234", "KWD", 1234);
    expect_parsed("1.2345", "CLF", 12345);
    expect_parsed("92233720368547758.07", "EUR", INT64_MAX);
    expect_parsed("-92233720368547758.08", "EUR", INT64_MIN);
}

static void expect_printed(shop_money m, const char *expected)
{
    char text[40];

    assert_int_equal(shop__money_print(m, text), strlen(expected));
    assert_string_equal(text, expected);
}

static void amounts_are_printed_with_their_digits(void **state)
{
    (void)state;
    expect_printed(shop__money(1999, "EUR"), "19.99 EUR");
    expect_printed(shop__money(-5, "EUR"), "-0.05 EUR");
    expect_printed(shop__money(0, "EUR"), "0.00 EUR");
    expect_printed(shop__money(0, "JPY"), "0 JPY");
    expect_printed(shop__money(1999, "JPY"), "1999 JPY");
    expect_printed(shop__money(1, "CLF"), "0.0001 CLF");
    expect_printed(shop__money(INT64_MIN, "KWD"), "-9223372036854775.808 KWD");
}

static void absent_and_damaged_amounts_print_as_plain_numbers(void **state)
{
    const shop_money absent = {.minor = -12};
    const shop_money damaged = {.minor = 12, .currency = {'E', 'U', 'R', 'O'}, .exponent = 200};

    (void)state;
    expect_printed(absent, "-12");
    expect_printed(damaged, "12");
}

static void amounts_survive_printing_and_reading(void **state)
{
    static const char currencies[][4] = {"JPY", "EUR", "KWD", "CLF"};
    uint64_t seed = 13;

    (void)state;
    for (int round = 0; round < 100 * 1000; round++) {
        shop_money m = shop__money(draw_int(&seed), currencies[round % 4]);
        char text[40];
        shop_money ret;

        text[shop__money_print(m, text) - strlen(" EUR")] = '\0';
        assert_int_equal(shop__money_parse(text, m.currency, &ret), 0);
        assert_memory_equal(&ret, &m, sizeof(m));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_that_are_no_currency_are_unknown),
        cmocka_unit_test(exponents_are_those_of_iso_4217),
        cmocka_unit_test(there_are_as_many_currencies_as_on_the_list),
        cmocka_unit_test(different_currencies_do_not_add),
        cmocka_unit_test(results_that_overflow_are_refused),
        cmocka_unit_test(sums_and_products_keep_the_currency),
        cmocka_unit_test(scaling_by_nothing_or_out_of_range_is_refused),
        cmocka_unit_test(halves_go_to_the_even_neighbour),
        cmocka_unit_test(scaling_is_exact_at_the_ends_of_the_range),
        cmocka_unit_test(random_scales_are_nearest),
        cmocka_unit_test(weights_that_cannot_share_are_refused),
        cmocka_unit_test(ties_go_to_the_earlier_share),
        cmocka_unit_test(the_largest_remainder_gets_the_odd_unit),
        cmocka_unit_test(weights_that_are_all_zero_share_equally),
        cmocka_unit_test(shares_reach_the_ends_of_the_range),
        cmocka_unit_test(random_shares_follow_the_definition_and_add_up),
        cmocka_unit_test(texts_that_are_no_amount_are_refused),
        cmocka_unit_test(decimal_texts_are_read_exactly),
        cmocka_unit_test(amounts_are_printed_with_their_digits),
        cmocka_unit_test(absent_and_damaged_amounts_print_as_plain_numbers),
        cmocka_unit_test(amounts_survive_printing_and_reading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

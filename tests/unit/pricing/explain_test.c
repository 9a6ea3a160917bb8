/* explain_test.c - the sentences that tell how a total came about. */
#include "tests/unit/pricing/till.h"

static void assert_reason(size_t index, price_reason_kind kind, const char *subject,
                          const char *text, int64_t amount_minor)
{
    const price_result *r = till_result();

    assert_true(index < r->reason_count);
    assert_int_equal(r->reasons[index].kind, kind);
    assert_string_equal(r->reasons[index].subject, subject);
    assert_string_equal(r->reasons[index].text, text);
    assert_int_equal(r->reasons[index].amount_minor, amount_minor);
}

static void says_nothing_unasked(void **state)
{
    price_line line = goods("A", "standard", 1, 1000);
    price_input in = { .lines = &line, .line_count = 1, .region = germany() };

    (void)state;
    assert_int_equal(till(&in)->reason_count, 0);
    assert_null(till_result()->reasons);
}

static void tells_prices_discounts_shipping_and_tax_in_this_order(void **state)
{
    static const char *const codes[] = { "SPRING" };
    price_line lines[] = { goods("MUG", "standard", 3, 999), goods("BOOK", "reduced", 1, 2003) };
    price_shipping shipping = { "dhl", "Parcel", 490, -1, NULL };
    price_promotion p[] = { percent_off("SPRING", 10), amount_off(NULL, 500) };
    price_input in = { .lines = lines,
                       .line_count = 2,
                       .region = germany(),
                       .shipping = &shipping,
                       .promotions = p,
                       .promotion_count = 2,
                       .codes = codes,
                       .code_count = 1,
                       .explain = true };

    (void)state;
    till(&in); /* 5000, less 500, less 450: 2427 of mugs and 1623 of books are left */
    assert_int_equal(till_result()->reason_count, 7);
    assert_reason(0, PRICE_REASON_PRICE, "MUG", "3 at 9.99 EUR each.", 2997);
    assert_reason(1, PRICE_REASON_PRICE, "BOOK", "1 at 20.03 EUR.", 2003);
    assert_reason(2, PRICE_REASON_DISCOUNT, "", "Gift: 5.00 EUR off 50.00 EUR.", -500);
    assert_reason(3, PRICE_REASON_DISCOUNT, "SPRING", "Sale: 10 % off 45.00 EUR.", -450);
    assert_reason(4, PRICE_REASON_SHIPPING, "dhl", "Parcel.", 490);
    assert_reason(5, PRICE_REASON_TAX, "standard", "VAT: 19 % of 20.39 EUR, included.", 388);
    assert_reason(6, PRICE_REASON_TAX, "reduced", "VAT: 7 % of 15.17 EUR, included.", 106);
}

static void tells_free_shipping_in_two_steps(void **state)
{
    price_shipping shipping = { "dhl", "Parcel", 490, 0, NULL };
    price_input in = { .region = germany(), .shipping = &shipping, .explain = true };

    (void)state;
    till(&in);
    assert_int_equal(till_result()->reason_count, 2);
    assert_reason(0, PRICE_REASON_SHIPPING, "dhl", "Parcel.", 490);
    assert_reason(1, PRICE_REASON_SHIPPING, "dhl", "Free from 0.00 EUR.", -490);
}

static void tells_a_rounding(void **state)
{
    price_line lines[] = { goods("A", "standard", 1, 5), goods("B", "standard", 1, 5),
                           goods("C", "standard", 1, 5) };
    price_input in = {
        .lines = lines, .line_count = 3, .region = tenth_on_top(), .explain = true
    };

    (void)state;
    till(&in);
    assert_int_equal(till_result()->reason_count, 5);
    assert_reason(3, PRICE_REASON_TAX, "standard", "Tax: 10 % of 0.15 EUR, added.", 2);
    assert_reason(4, PRICE_REASON_ROUNDING, "standard",
                  "Tax is rounded once on the sum, not line by line.", 2);
}

static void writes_percentages_without_needless_zeros(void **state)
{
    static const struct {
        int64_t rate_ppm;
        const char *text;
    } cases[] = {
        { 0, "Tax: 0 % of 1 JPY, added." },          { 1, "Tax: 0.0001 % of 1 JPY, added." },
        { 100, "Tax: 0.01 % of 1 JPY, added." },     { 72500, "Tax: 7.25 % of 1 JPY, added." },
        { 99750, "Tax: 9.975 % of 1 JPY, added." },  { 1000000, "Tax: 100 % of 1 JPY, added." },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        price_tax tax = { "standard", "Tax", cases[i].rate_ppm };
        price_line line = goods("A", "standard", 1, 1);
        price_input in = { .lines = &line,
                           .line_count = 1,
                           .region = { "r", "JPY", false, &tax, 1 },
                           .explain = true };

        assert_string_equal(till(&in)->reasons[1].text, cases[i].text);
    }
}

/* 33 times a letter of three bytes is 99; the next would be cut in two at 100. */
static void cuts_a_long_title_between_letters(void **state)
{
    char title[3 * 60 + 1] = "";
    price_shipping shipping = { "dhl", title, INT64_MAX, -1, NULL };
    price_input in = { .region = germany(), .shipping = &shipping, .explain = true };

    (void)state;
    for (size_t i = 0; i < 60; i++)
        memcpy(title + 3 * i, "\xe2\x82\xac", 4);
    till(&in);
    assert_int_equal(strlen(till_result()->reasons[0].text), 99 + 1);
    assert_memory_equal(till_result()->reasons[0].text, title, 99);
    assert_string_equal(till_result()->reasons[0].text + 99, ".");
}

static void has_room_for_the_longest_sentence(void **state)
{
    char title[PRICING_TITLE_MAX + 2];
    price_line line = goods("A", NULL, 1, INT64_MAX);
    price_promotion p = amount_off(NULL, INT64_MAX);
    price_input in = { .lines = &line,
                       .line_count = 1,
                       .region = { "bh", "BHD", false, NULL, 0 },
                       .promotions = &p,
                       .promotion_count = 1,
                       .explain = true };
    const char *tail = ": 9223372036854775.807 BHD off 9223372036854775.807 BHD.";

    (void)state;
    memset(title, 'x', sizeof(title) - 1);
    title[sizeof(title) - 1] = '\0';
    p.title = title;
    till(&in);
    assert_int_equal(strlen(till_result()->reasons[1].text), PRICING_TITLE_MAX + strlen(tail));
    assert_string_equal(till_result()->reasons[1].text + PRICING_TITLE_MAX, tail);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_nothing_unasked),
        cmocka_unit_test(tells_prices_discounts_shipping_and_tax_in_this_order),
        cmocka_unit_test(tells_free_shipping_in_two_steps),
        cmocka_unit_test(tells_a_rounding),
        cmocka_unit_test(writes_percentages_without_needless_zeros),
        cmocka_unit_test(cuts_a_long_title_between_letters),
        cmocka_unit_test(has_room_for_the_longest_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

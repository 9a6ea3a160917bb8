/* tax_test.c - tax on the sum of a class: its rounding, its sharing and the summary for an
 * invoice. */
#include "tests/unit/pricing/till.h"

static const price_tax whole[] = { { "standard", "Tax", 1000000 } }; /* 100 % */

/* The tax on one article of `unit_minor`. */
static int64_t tax_on(price_region region, int64_t unit_minor)
{
    price_line line = goods("A", "standard", 1, unit_minor);
    price_input in = { .lines = &line, .line_count = 1, .region = region };

    return till(&in)->tax_minor;
}

static void tax_on_top_rounds_half_to_even(void **state)
{
    (void)state;
    assert_int_equal(tax_on(tenth_on_top(), 4), 0);
    assert_int_equal(tax_on(tenth_on_top(), 5), 0);  /* 0.5 */
    assert_int_equal(tax_on(tenth_on_top(), 6), 1);
    assert_int_equal(tax_on(tenth_on_top(), 15), 2); /* 1.5 */
    assert_int_equal(tax_on(tenth_on_top(), 25), 2); /* 2.5 */
    assert_int_equal(tax_on(tenth_on_top(), 35), 4); /* 3.5 */
}

static void tax_included_rounds_half_to_even(void **state)
{
    price_region region = { "r", "EUR", true, whole, 1 };

    (void)state;
    assert_int_equal(tax_on(region, 1), 0); /* 0.5 */
    assert_int_equal(tax_on(region, 3), 2); /* 1.5 */
    assert_int_equal(tax_on(region, 5), 2); /* 2.5 */
}

/* Three times 0.05 at 10 %: line by line nothing, on the sum 1.5, which is 2 cents. */
static void tax_is_rounded_once_on_the_sum(void **state)
{
    price_line lines[] = { goods("B", "standard", 1, 5), goods("C", "standard", 1, 5),
                           goods("A", "standard", 1, 5) };
    price_input in = { .lines = lines, .line_count = 3, .region = tenth_on_top() };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->tax_minor, 2);
    assert_int_equal(r->lines[0].tax_minor, 1);
    assert_int_equal(r->lines[1].tax_minor, 0);
    assert_int_equal(r->lines[2].tax_minor, 1);
}

static void tax_is_due_on_what_discounts_leave(void **state)
{
    price_line lines[] = { goods("A", "standard", 1, 1000), goods("B", "standard", 1, 500) };
    price_promotion p = amount_off(NULL, 600);
    price_input in = { .lines = lines,
                       .line_count = 2,
                       .region = tenth_on_top(),
                       .promotions = &p,
                       .promotion_count = 1 };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->lines[0].net_minor, 600);
    assert_int_equal(r->lines[0].tax_minor, 60);
    assert_int_equal(r->lines[1].net_minor, 300);
    assert_int_equal(r->lines[1].tax_minor, 30);
    assert_int_equal(r->total_minor, 990);
}

static void goods_given_away_bear_no_tax(void **state)
{
    price_line line = goods("A", "standard", 1, 1000);
    price_promotion p = percent_off(NULL, 100);
    price_input in = { .lines = &line,
                       .line_count = 1,
                       .region = germany(),
                       .promotions = &p,
                       .promotion_count = 1 };

    (void)state;
    assert_int_equal(till(&in)->total_minor, 0);
    assert_int_equal(till_result()->tax_minor, 0);
    assert_int_equal(till_result()->tax_count, 1);
}

static void goods_without_class_are_untaxed(void **state)
{
    price_line lines[] = { goods("A", "standard", 1, 1000), goods("VOUCHER", NULL, 1, 5000) };
    price_input in = { .lines = lines, .line_count = 2, .region = tenth_on_top() };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->tax_minor, 100);
    assert_int_equal(r->lines[1].tax_minor, 0);
    assert_int_equal(r->tax_count, 2);
    assert_string_equal(r->taxes[1].tax_class, "");
    assert_string_equal(r->taxes[1].title, "");
    assert_int_equal(r->taxes[1].net_minor, 5000);
}

static void a_region_without_taxes_taxes_nothing(void **state)
{
    price_line line = goods("A", "standard", 1, 1000);
    price_input in = { .lines = &line, .line_count = 1, .region = tax_free() };

    (void)state;
    assert_int_equal(till(&in)->total_minor, 1000);
    assert_int_equal(till_result()->tax_count, 1);
    assert_int_equal(till_result()->taxes[0].net_minor, 1000);
}

static void classes_that_the_cart_lacks_are_not_listed(void **state)
{
    price_line line = goods("A", "reduced", 1, 1070);
    price_input in = { .lines = &line, .line_count = 1, .region = germany() };

    (void)state;
    assert_int_equal(till(&in)->tax_count, 1);
    assert_string_equal(till_result()->taxes[0].tax_class, "reduced");
    assert_string_equal(till_result()->taxes[0].title, "VAT");
    assert_int_equal(till_result()->taxes[0].rate_ppm, 70000);
    assert_int_equal(till_result()->taxes[0].net_minor, 1000);
}

/* 100.00 in Quebec: 5.00 and 9.975 = 9.98 (997.5 to the even 998). */
static void several_taxes_of_a_class_are_all_due_on_the_net(void **state)
{
    price_line line = goods("A", "standard", 1, 10000);
    price_input in = { .lines = &line, .line_count = 1, .region = quebec() };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->tax_count, 2);
    assert_int_equal(r->taxes[0].tax_minor, 500);
    assert_int_equal(r->taxes[1].tax_minor, 998);
    assert_int_equal(r->taxes[1].net_minor, 10000);
    assert_int_equal(r->lines[0].tax_minor, 1498);
    assert_int_equal(r->total_minor, 11498);
}

/* The same with tax included: 114.98 * 14.975 / 114.975 = 14.9757, shared 5.0002 : 9.9756. */
static void several_taxes_of_a_class_are_included_together(void **state)
{
    price_line line = goods("A", "standard", 1, 11498);
    price_region region = quebec();
    price_input in = { .lines = &line, .line_count = 1 };

    (void)state;
    region.tax_inclusive = true;
    in.region = region;
    assert_int_equal(till(&in)->tax_minor, 1498);
    assert_int_equal(till_result()->taxes[0].tax_minor, 500);
    assert_int_equal(till_result()->taxes[1].tax_minor, 998);
    assert_int_equal(till_result()->taxes[0].net_minor, 10000);
    assert_int_equal(till_result()->total_minor, 11498);
}

static void a_zero_rate_is_listed(void **state)
{
    static const price_tax zero[] = { { "standard", "Zero-rated", 0 } };
    price_region inclusive = { "r", "EUR", true, zero, 1 };
    price_region exclusive = { "r", "EUR", false, zero, 1 };

    (void)state;
    assert_int_equal(tax_on(inclusive, 999), 0);
    assert_int_equal(till_result()->taxes[0].net_minor, 999);
    assert_int_equal(tax_on(exclusive, 999), 0);
    assert_string_equal(till_result()->taxes[0].title, "Zero-rated");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tax_on_top_rounds_half_to_even),
        cmocka_unit_test(tax_included_rounds_half_to_even),
        cmocka_unit_test(tax_is_rounded_once_on_the_sum),
        cmocka_unit_test(tax_is_due_on_what_discounts_leave),
        cmocka_unit_test(goods_given_away_bear_no_tax),
        cmocka_unit_test(goods_without_class_are_untaxed),
        cmocka_unit_test(a_region_without_taxes_taxes_nothing),
        cmocka_unit_test(classes_that_the_cart_lacks_are_not_listed),
        cmocka_unit_test(several_taxes_of_a_class_are_all_due_on_the_net),
        cmocka_unit_test(several_taxes_of_a_class_are_included_together),
        cmocka_unit_test(a_zero_rate_is_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* promotions_test.c - which promotions apply, in which order, what they take off, and the answer to
 * each code. Nothing is taxed here. */
#include "tests/unit/pricing/till.h"

enum { NOW_MS = 1000 };

static const char *const sneaker_path[] = { "sneakers", "shoes" };
static const char *const hat_path[] = { "hats" };

/* 50.00 of sneakers and 30.00 of hats, and whatever promotions and codes a test adds. */
typedef struct basket {
    price_line lines[2];
    price_input input;
} basket;

static void fill(basket *b, const price_promotion *promotions, size_t promotion_count,
                 const char *const *codes, size_t code_count)
{
    b->lines[0] = goods("SNEAKER", NULL, 1, 5000);
    b->lines[0].categories = sneaker_path;
    b->lines[0].category_count = COUNT(sneaker_path);
    b->lines[1] = goods("HAT", NULL, 2, 1500);
    b->lines[1].categories = hat_path;
    b->lines[1].category_count = COUNT(hat_path);
    b->input = (price_input){ .lines = b->lines,
                              .line_count = 2,
                              .region = tax_free(),
                              .promotions = promotions,
                              .promotion_count = promotion_count,
                              .codes = codes,
                              .code_count = code_count,
                              .now_ms = NOW_MS,
                              .explain = true };
}

/* The answer to the single code "CODE" when one promotion is on offer. */
static const price_coupon *ask(const price_promotion *promotion)
{
    static const char *const codes[] = { "CODE" };
    static basket b;

    fill(&b, promotion, 1, codes, 1);
    return &till(&b.input)->coupons[0];
}

static void an_unknown_code_changes_nothing(void **state)
{
    price_promotion p = percent_off("code", 10);

    (void)state;
    assert_int_equal(ask(&p)->status, PRICE_COUPON_UNKNOWN);
    assert_int_equal(till_result()->total_minor, 8000);
    assert_string_equal(till_result()->coupons[0].code, "CODE");
}

static void a_code_that_was_not_entered_changes_nothing(void **state)
{
    price_promotion p = percent_off("SECRET", 10);
    basket b;

    (void)state;
    fill(&b, &p, 1, NULL, 0);
    assert_int_equal(till(&b.input)->total_minor, 8000);
    assert_int_equal(till_result()->coupon_count, 0);
}

static void a_promotion_ends_at_its_end(void **state)
{
    price_promotion p = percent_off("CODE", 10);

    (void)state;
    p.ends_at_ms = NOW_MS;
    assert_int_equal(ask(&p)->status, PRICE_COUPON_EXPIRED);
    assert_int_equal(till_result()->total_minor, 8000);
    p.ends_at_ms = NOW_MS + 1;
    assert_int_equal(ask(&p)->status, PRICE_COUPON_APPLIED);
}

static void a_promotion_starts_at_its_start(void **state)
{
    price_promotion p = percent_off("CODE", 10);

    (void)state;
    p.starts_at_ms = NOW_MS + 1;
    assert_int_equal(ask(&p)->status, PRICE_COUPON_NOT_YET_VALID);
    assert_int_equal(till_result()->total_minor, 8000);
    p.starts_at_ms = NOW_MS;
    assert_int_equal(ask(&p)->status, PRICE_COUPON_APPLIED);
}

static void automatic_promotions_keep_their_dates_too(void **state)
{
    price_promotion p = percent_off(NULL, 10);
    basket b;

    (void)state;
    fill(&b, &p, 1, NULL, 0);
    p.ends_at_ms = NOW_MS;
    assert_int_equal(till(&b.input)->total_minor, 8000);
    p.ends_at_ms = 0;
    assert_int_equal(till(&b.input)->total_minor, 7200);
}

static void a_minimum_counts_the_goods_it_is_for(void **state)
{
    price_promotion p = percent_off("CODE", 10);

    (void)state;
    p.category = "hats";
    p.minimum_minor = 3001;
    assert_int_equal(ask(&p)->status, PRICE_COUPON_MINIMUM_NOT_REACHED);
    assert_int_equal(till_result()->total_minor, 8000);
    p.minimum_minor = 3000;
    assert_int_equal(ask(&p)->status, PRICE_COUPON_APPLIED);
    assert_int_equal(till_result()->total_minor, 7700);
}

static void a_minimum_counts_before_discounts(void **state)
{
    price_promotion p[] = { percent_off(NULL, 50), percent_off(NULL, 10) };
    basket b;

    (void)state;
    fill(&b, p, 2, NULL, 0);
    p[1].priority = 1;
    p[1].minimum_minor = 8000;
    assert_int_equal(till(&b.input)->total_minor, 3600);
}

static void a_category_without_goods_does_not_match(void **state)
{
    price_promotion p = amount_off("CODE", 500);

    (void)state;
    p.category = "toys";
    p.minimum_minor = 1;
    assert_int_equal(ask(&p)->status, PRICE_COUPON_NO_MATCHING_GOODS);
    assert_int_equal(till_result()->total_minor, 8000);
}

static void a_code_with_nothing_left_to_reduce_is_not_used_up(void **state)
{
    static const char *const codes[] = { "CODE" };
    price_promotion p[] = { percent_off(NULL, 100), amount_off("CODE", 500) };
    basket b;

    (void)state;
    fill(&b, p, 2, codes, 1);
    assert_int_equal(till(&b.input)->coupons[0].status, PRICE_COUPON_NO_MATCHING_GOODS);
    assert_int_equal(till_result()->total_minor, 0);
}

static void a_code_entered_twice_takes_effect_once(void **state)
{
    static const char *const codes[] = { "CODE", "CODE" };
    price_promotion p = amount_off("CODE", 500);
    basket b;

    (void)state;
    fill(&b, &p, 1, codes, 2);
    assert_int_equal(till(&b.input)->total_minor, 7500);
    assert_int_equal(till_result()->coupons[0].status, PRICE_COUPON_APPLIED);
    assert_int_equal(till_result()->coupons[1].status, PRICE_COUPON_APPLIED);
    assert_int_equal(till_result()->coupons[1].discount_minor, 500);
}

static void the_best_outcome_answers_for_a_shared_code(void **state)
{
    static const char *const codes[] = { "CODE" };
    price_promotion p[] = { percent_off("CODE", 10), percent_off("CODE", 20),
                            percent_off("CODE", 30) };
    basket b;

    (void)state;
    fill(&b, p, 3, codes, 1);
    p[0].ends_at_ms = 1;
    p[1].category = "toys";
    p[2].minimum_minor = 8001;
    assert_int_equal(till(&b.input)->coupons[0].status, PRICE_COUPON_MINIMUM_NOT_REACHED);
    p[2].minimum_minor = 8000;
    assert_int_equal(till(&b.input)->coupons[0].status, PRICE_COUPON_APPLIED);
    assert_int_equal(till_result()->coupons[0].discount_minor, 2400);
}

static void a_category_matches_the_whole_path(void **state)
{
    price_promotion p = percent_off("CODE", 10);

    (void)state;
    p.category = "shoes";
    assert_int_equal(ask(&p)->discount_minor, 500);
    p.category = "sneakers";
    assert_int_equal(ask(&p)->discount_minor, 500);
    assert_int_equal(till_result()->lines[0].discount_minor, 500);
    assert_int_equal(till_result()->lines[1].discount_minor, 0);
}

static void a_fixed_amount_is_never_more_than_the_goods(void **state)
{
    price_promotion p = amount_off("CODE", 3001);

    (void)state;
    p.category = "hats";
    assert_int_equal(ask(&p)->discount_minor, 3000);
    assert_int_equal(till_result()->lines[1].total_minor, 0);
    assert_int_equal(till_result()->lines[0].total_minor, 5000);
}

/* 10.00 over three lines of 10.00: 3.33 each, and the odd cent goes to the first SKU. */
static void a_fixed_amount_is_shared_to_the_cent(void **state)
{
    price_line lines[] = { goods("C", NULL, 1, 1000), goods("B", NULL, 1, 1000),
                           goods("A", NULL, 1, 1000) };
    price_promotion p = amount_off(NULL, 1000);
    price_input in = { .lines = lines,
                       .line_count = 3,
                       .region = tax_free(),
                       .promotions = &p,
                       .promotion_count = 1 };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->lines[0].discount_minor, 333);
    assert_int_equal(r->lines[1].discount_minor, 333);
    assert_int_equal(r->lines[2].discount_minor, 334);
}

static void percentages_round_half_to_even(void **state)
{
    price_line line = goods("A", NULL, 1, 25);
    price_promotion p = percent_off(NULL, 10);
    price_input in = { .lines = &line,
                       .line_count = 1,
                       .region = tax_free(),
                       .promotions = &p,
                       .promotion_count = 1 };

    (void)state;
    assert_int_equal(till(&in)->discount_minor, 2);
    line.unit_minor = 35;
    assert_int_equal(till(&in)->discount_minor, 4);
    line.unit_minor = 36;
    assert_int_equal(till(&in)->discount_minor, 4);
}

/* 80.00: 10 % then 10.00 is 62.00; 10.00 then 10 % is 63.00. */
static void the_lowest_priority_applies_first(void **state)
{
    price_promotion p[] = { amount_off(NULL, 1000), percent_off(NULL, 10) };
    basket b;

    (void)state;
    fill(&b, p, 2, NULL, 0);
    p[0].priority = 2;
    p[1].priority = 1;
    assert_int_equal(till(&b.input)->total_minor, 6200);
    p[1].priority = 3;
    assert_int_equal(till(&b.input)->total_minor, 6300);
}

static void equal_priorities_apply_automatic_first_then_by_code(void **state)
{
    static const char *const codes[] = { "B", "A" };
    price_promotion p[] = { percent_off("B", 50), amount_off("A", 1000), percent_off(NULL, 10) };
    basket b;

    (void)state;
    fill(&b, p, 3, codes, 2); /* 8000, 7200, 6200, 3100 */
    assert_int_equal(till(&b.input)->coupons[0].discount_minor, 3100);
    assert_int_equal(till_result()->coupons[1].discount_minor, 1000);
    assert_int_equal(till_result()->total_minor, 3100);
}

/* 80.00: the gift of 10.00 comes before the sale of 10 % by its title, in whatever order they are
 * listed. */
static void promotions_alike_in_rank_do_not_depend_on_their_position(void **state)
{
    price_promotion p[] = { percent_off(NULL, 10), amount_off(NULL, 1000) };
    price_promotion swapped[] = { p[1], p[0] };
    basket b;

    (void)state;
    fill(&b, p, 2, NULL, 0);
    assert_int_equal(till(&b.input)->total_minor, 6300);
    b.input.promotions = swapped;
    assert_int_equal(till(&b.input)->total_minor, 6300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_code_changes_nothing),
        cmocka_unit_test(a_code_that_was_not_entered_changes_nothing),
        cmocka_unit_test(a_promotion_ends_at_its_end),
        cmocka_unit_test(a_promotion_starts_at_its_start),
        cmocka_unit_test(automatic_promotions_keep_their_dates_too),
        cmocka_unit_test(a_minimum_counts_the_goods_it_is_for),
        cmocka_unit_test(a_minimum_counts_before_discounts),
        cmocka_unit_test(a_category_without_goods_does_not_match),
        cmocka_unit_test(a_code_with_nothing_left_to_reduce_is_not_used_up),
        cmocka_unit_test(a_code_entered_twice_takes_effect_once),
        cmocka_unit_test(the_best_outcome_answers_for_a_shared_code),
        cmocka_unit_test(a_category_matches_the_whole_path),
        cmocka_unit_test(a_fixed_amount_is_never_more_than_the_goods),
        cmocka_unit_test(a_fixed_amount_is_shared_to_the_cent),
        cmocka_unit_test(percentages_round_half_to_even),
        cmocka_unit_test(the_lowest_priority_applies_first),
        cmocka_unit_test(equal_priorities_apply_automatic_first_then_by_code),
        cmocka_unit_test(promotions_alike_in_rank_do_not_depend_on_their_position),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

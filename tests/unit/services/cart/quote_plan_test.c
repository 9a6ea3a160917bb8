/* quote_plan_test.c - from a cart to the input of the pricing function: what is left out and why, what "" and
 * NULL become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/error.h"
#include "tests/unit/services/cart/arena.h"
#include "tests/unit/services/cart/basket.h"

/* A plan points into itself, so it is made where it stays. */
static void make_plan(void **state, const basket *b, quote_plan *ret)
{
    assert_int_equal(shop__quote_plan(&b->source, test_arena(state), ret), 0);
}

static void unsold_lines_are_problems_and_not_priced(void **state)
{
    basket b;
    basket_init(&b);
    b.offer_list[0] = &b.offers[1]; /* nothing is offered for the first line */
    b.offered.offer_count = 1;
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_int_equal(plan.problem_count, 1);
    assert_string_equal(plan.problems[0], "Old Mug (MUG) is no longer sold");
    assert_int_equal(plan.input.line_count, 1);
    assert_string_equal(plan.input.lines[0].sku, "TEA");
    assert_ptr_equal(plan.lines[0], &b.lines[1]);
    assert_ptr_equal(plan.offers[0], &b.offers[1]);
}

static void lines_without_a_price_are_problems(void **state)
{
    basket b;
    basket_init(&b);
    b.offers[1].price = (shop_money){0};
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_int_equal(plan.input.line_count, 1);
    assert_string_equal(plan.problems[0], "Old Tea (TEA) is not sold in EUR");
}

static void lines_of_an_unknown_tax_class_are_problems(void **state)
{
    basket b;
    basket_init(&b);
    b.offers[0].tax_class = "luxury";
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_int_equal(plan.input.line_count, 1);
    assert_string_equal(plan.problems[0],
                        "Old Mug (MUG) is not sold in region eu, which has no tax class luxury");
    b.source.tax_count = 0; /* nothing is taxed: any class will do */
    make_plan(state, &b, &plan);
    assert_int_equal(plan.problem_count, 0);
}

static void shipping_that_is_gone_is_a_problem(void **state)
{
    basket b;
    basket_init(&b);
    b.cart.shipping_title = NULL;
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_null(plan.input.shipping);
    assert_string_equal(plan.problems[0], "shipping method post is no longer offered in region eu");
    b.cart.shipping_title = "Post";
    b.cart.shipping_tax_class = "luxury";
    make_plan(state, &b, &plan);
    assert_int_equal(plan.problem_count, 1);
    b.cart.shipping_method = NULL; /* not chosen yet: no problem of the quote's */
    make_plan(state, &b, &plan);
    assert_int_equal(plan.problem_count, 0);
}

static void promotions_in_another_currency_have_no_part(void **state)
{
    basket b;
    basket_init(&b);
    b.promotions[0].currency = "USD";
    b.source.promotion_count = 1;
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_int_equal(plan.input.promotion_count, 0);
    assert_string_equal(shop__quote_excludes(&b.source, &b.promotions[0]), "other_currency");
}

static void promotions_that_are_used_up_have_no_part(void **state)
{
    basket b;
    basket_init(&b);
    b.promotions[0].used_up = true;
    b.source.promotion_count = 1;
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_int_equal(plan.input.promotion_count, 0);
    assert_string_equal(shop__quote_excludes(&b.source, &b.promotions[0]), "used_up");
}

static void automatic_promotions_have_no_code(void **state)
{
    basket b;
    basket_init(&b);
    b.promotions[1].automatic = true;
    b.source.promotion_count = 2;
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_int_equal(plan.input.promotion_count, 2);
    assert_string_equal(plan.input.promotions[0].code, "TEN");
    assert_null(plan.input.promotions[1].code);
}

static void empty_texts_become_absent(void **state)
{
    basket b;
    basket_init(&b);
    b.offers[0].tax_class = "";
    b.cart.shipping_tax_class = "";
    b.promotions[0].category = "";
    b.source.promotion_count = 1;
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_int_equal(plan.problem_count, 0);
    assert_null(plan.input.lines[0].tax_class);
    assert_null(plan.input.shipping->tax_class);
    assert_null(plan.input.promotions[0].category);
}

static void everything_arrives(void **state)
{
    basket b;
    basket_init(&b);
    b.source.promotion_count = 1;
    quote_plan plan;
    make_plan(state, &b, &plan);
    assert_int_equal(plan.problem_count, 0);
    const price_line *line = &plan.input.lines[0];
    assert_string_equal(line->sku, "MUG");
    assert_int_equal(line->quantity, 2);
    assert_int_equal(line->unit_minor, 1000);
    assert_int_equal(line->weight_grams, 300);
    assert_string_equal(line->categories[0], "kitchen");
    assert_string_equal(plan.input.region.currency, "EUR");
    assert_true(plan.input.region.tax_inclusive);
    assert_string_equal(plan.input.shipping->code, "post");
    assert_int_equal(plan.input.shipping->free_from_minor, -1);
    assert_int_equal(plan.input.promotions[0].percent_ppm, 100000);
    assert_int_equal(plan.input.code_count, 1);
    assert_int_equal(plan.input.now_ms, 5000);
}

static void no_memory_is_told(void **state)
{
    basket b;
    quote_plan plan;
    basket_init(&b);
    assert_int_equal(shop__quote_plan(&b.source, test_full_arena(state), &plan), SHOP_E_NO_MEMORY);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, test_arena_setup, test_arena_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(unsold_lines_are_problems_and_not_priced),
        CASE(lines_without_a_price_are_problems),
        CASE(lines_of_an_unknown_tax_class_are_problems),
        CASE(shipping_that_is_gone_is_a_problem),
        CASE(promotions_in_another_currency_have_no_part),
        CASE(promotions_that_are_used_up_have_no_part),
        CASE(automatic_promotions_have_no_code),
        CASE(empty_texts_become_absent),
        CASE(everything_arrives),
        CASE(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

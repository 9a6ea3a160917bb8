/* quote_record_test.c - from what the pricing function found to the public record: every figure arrives, and
 * the sums that the record promises hold (I15). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "shop/error.h"
#include "tests/unit/services/cart/arena.h"
#include "tests/unit/services/cart/basket.h"

static shop_quote record_of(void **state, const basket *b)
{
    quote_plan plan;
    price_result priced;
    fault f = {0};
    shop_quote quote;
    assert_int_equal(shop__quote_plan(&b->source, test_arena(state), &plan), 0);
    assert_int_equal(shop__price_cart(&plan.input, test_arena(state), &f, &priced), 0);
    assert_int_equal(shop__quote_record(&b->source, &plan, &priced, test_arena(state), &quote), 0);
    return quote;
}

static void expect_sums(const shop_quote *q)
{
    int64_t lines = 0, taxes = 0, added_tax = q->tax_inclusive ? 0 : q->tax.minor;
    int64_t shipping = q->shipping.minor + (q->tax_inclusive ? 0 : q->shipping_tax.minor);
    for (size_t i = 0; i < q->line_count; i++)
        lines += q->lines[i]->total.minor;
    for (size_t i = 0; i < q->tax_count; i++)
        taxes += q->taxes[i]->tax.minor;
    assert_int_equal(q->total.minor, lines + shipping);
    assert_int_equal(q->total.minor, q->subtotal.minor - q->discount.minor + q->shipping.minor + added_tax);
    assert_int_equal(q->tax.minor, taxes);
}

static void every_figure_arrives(void **state)
{
    basket b;
    basket_init(&b);
    b.source.promotion_count = 1;
    shop_quote q = record_of(state, &b);
    assert_string_equal(q.cart_id, "crt_1");
    assert_int_equal(q.version, 7);
    assert_string_equal(q.country, "DE");
    assert_string_equal(q.email, "ann@example.org");
    assert_string_equal(q.shipping_method, "post");
    assert_string_equal(q.shipping_title, "Post");
    assert_int_equal(q.weight_grams, 700);
    assert_int_equal(q.subtotal.minor, 2500);
    assert_int_equal(q.discount.minor, 250);
    assert_int_equal(q.total.minor, 2850);
    assert_string_equal(q.lines[0]->title, "Mug");
    assert_string_equal(q.lines[0]->variant_id, "var_1");
    assert_int_equal(q.lines[0]->quantity, 2);
    assert_int_equal(q.lines[0]->unit.minor, 1000);
    assert_string_equal(q.lines[0]->total.currency, "EUR");
    assert_string_equal(q.taxes[0]->title, "VAT 20 %");
    assert_string_equal(q.coupons[0]->state, "applied");
    assert_string_equal(q.coupons[0]->title, "Ten");
    assert_true(q.explanation_count >= 4);
}

static void free_shipping_costs_nothing(void **state)
{
    basket b;
    basket_init(&b);
    b.cart.shipping_free_from_minor = 2000;
    shop_quote q = record_of(state, &b);
    assert_int_equal(q.shipping.minor, 0);
    assert_int_equal(q.total.minor, 2500);
    expect_sums(&q);
}

static void coupons_say_why_not(void **state)
{
    basket b;
    basket_init(&b);
    assert_string_equal(record_of(state, &b).coupons[0]->state, "unknown");
    assert_null(record_of(state, &b).coupons[0]->title);
    b.source.promotion_count = 1;
    b.promotions[0].used_up = true;
    assert_string_equal(record_of(state, &b).coupons[0]->state, "used_up");
    b.promotions[0].used_up = false;
    b.promotions[0].ends_at_ms = 5000;
    assert_string_equal(record_of(state, &b).coupons[0]->state, "expired");
}

static void untaxed_goods_are_no_tax(void **state)
{
    basket b;
    basket_init(&b);
    b.offers[1].tax_class = NULL;
    shop_quote q = record_of(state, &b);
    assert_int_equal(q.tax_count, 1);
    expect_sums(&q);
}

/* Whatever a cart costs, with tax or without, the sums hold. */
static void sums_always_hold(void **state)
{
    unsigned seed = 15;
    for (int i = 0; i < 2000; i++) {
        basket b;
        basket_init(&b);
        for (int n = 0; n < 2; n++) {
            b.lines[n].quantity = 1 + rand_r(&seed) % 1000;
            b.offers[n].price.minor = rand_r(&seed) % 100000;
        }
        b.tax.rate_ppm = rand_r(&seed) % 300000;
        b.cart.tax_inclusive = rand_r(&seed) % 2 == 0;
        b.cart.shipping_minor = rand_r(&seed) % 2000;
        b.cart.shipping_free_from_minor = rand_r(&seed) % 3 == 0 ? rand_r(&seed) % 100000 : -1;
        b.promotions[0].percent_ppm = rand_r(&seed) % 1000000;
        b.promotions[1].automatic = true;
        b.source.promotion_count = (size_t)(rand_r(&seed) % 3);
        shop_quote q = record_of(state, &b);
        expect_sums(&q);
        if (i % 100 == 0) {
            test_arena_teardown(state);
            assert_int_equal(test_arena_setup(state), 0);
        }
    }
}

static void no_memory_is_told(void **state)
{
    basket b;
    quote_plan plan;
    price_result priced;
    shop_quote quote;
    fault f = {0};
    basket_init(&b);
    assert_int_equal(shop__quote_plan(&b.source, test_arena(state), &plan), 0);
    assert_int_equal(shop__price_cart(&plan.input, test_arena(state), &f, &priced), 0);
    assert_int_equal(shop__quote_record(&b.source, &plan, &priced, test_full_arena(state), &quote),
                     SHOP_E_NO_MEMORY);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, test_arena_setup, test_arena_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(every_figure_arrives),
        CASE(free_shipping_costs_nothing),
        CASE(coupons_say_why_not),
        CASE(untaxed_goods_are_no_tax),
        CASE(sums_always_hold),
        CASE(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

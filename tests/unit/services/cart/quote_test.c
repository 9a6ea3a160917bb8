/* quote_test.c - loading what a quote is made of: as the catalogue, the region and the promotions are at that
 * moment, without touching the cart. The reckoning is in quote_plan_test.c and quote_record_test.c. */
#include "tests/unit/services/cart/cart_shop.h"

#include <string.h>

enum { QUANTITY_MOST = 1000 };

#define PRICE_MOST INT64_C(9007199254740991)

static void expect_total(cart_shop *s, const char *cart, int64_t minor)
{
    const shop_quote *quote = quote_of(s->user, cart);
    assert_int_equal(quote->total.minor, minor);
    shop_free(quote);
}

static int quote(cart_shop *s, const char *cart)
{
    shop_cart_quote_args args = SHOP_CART_QUOTE_INIT;
    const shop_quote *ret = NULL;
    args.cart_id = cart;
    int code = shop_cart_quote(s->user, &args, &ret);
    return drop(code, ret);
}

/* The fault of the pricing function names a field of its own input, which is none of the caller's. */
static void a_sum_beyond_all_reason_is_refused(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    put_goods(s, "GOLD", PRICE_MOST, SHOP_PRODUCT_STATUS_ACTIVE);
    put_goods(s, "MOON", PRICE_MOST, SHOP_PRODUCT_STATUS_ACTIVE);
    new_cart(s->user, cart);
    assert_int_equal(add_line(s->user, cart, "GOLD", QUANTITY_MOST), 0);
    expect_total(s, cart, PRICE_MOST * QUANTITY_MOST);
    assert_int_equal(add_line(s->user, cart, "MOON", QUANTITY_MOST), 0);
    assert_int_equal(quote(s, cart), SHOP_E_CONFLICT);
    assert_non_null(strstr(shop_error_last()->message, "cannot be priced"));
    assert_string_equal(shop_error_last()->field, "");
}

static void a_cart_without_its_region_has_no_price(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    assert_int_equal(delete_region(s, "eu"), 0);
    assert_int_equal(quote(s, cart), SHOP_E_CONFLICT);
    assert_non_null(strstr(shop_error_last()->message, "eu"));
    put_region(s, "eu", "EUR");
    expect_total(s, cart, 1000); /* its shipping method went with the region */
}

static void a_quote_leaves_the_cart_as_it_is(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    const shop_cart *before = cart_of(s->user, cart);
    atomic_fetch_add(&s->now_ms, 5000);
    const shop_quote *quoted = quote_of(s->user, cart);
    assert_int_equal(quoted->version, before->version);
    assert_string_equal(quoted->cart_id, cart);
    assert_string_equal(quoted->owner, s->user_id);
    shop_free(quoted);
    const shop_cart *after = cart_of(s->user, cart);
    assert_int_equal(after->version, before->version);
    assert_int_equal(after->updated_at_ms, before->updated_at_ms);
    shop_free(before);
    shop_free(after);
}

static void prices_are_those_of_the_catalogue_now(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    expect_total(s, cart, 1600);
    put_goods(s, "MUG", 1250, SHOP_PRODUCT_STATUS_ACTIVE);
    expect_total(s, cart, 1850);
    assert_int_equal(quantity_of(s->user, cart, "MUG"), 1);
}

static void a_line_that_is_not_sold_shifts_no_other(void **state)
{
    static const char *const skus[] = {"TEA", "MUG", "ANT"};
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    put_goods(s, "ANT", 7, SHOP_PRODUCT_STATUS_ACTIVE);
    new_cart(s->user, cart);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(add_line(s->user, cart, skus[i], (int64_t)i + 1), 0);
    put_goods(s, "MUG", 1000, SHOP_PRODUCT_STATUS_ARCHIVED);
    const shop_quote *quoted = quote_of(s->user, cart);
    assert_int_equal(quoted->line_count, 2);
    assert_string_equal(quoted->lines[1]->sku, "ANT");
    assert_int_equal(quoted->lines[1]->subtotal.minor, 21);
    assert_int_equal(quoted->total.minor, 521);
    assert_int_equal(quoted->problem_count, 1);
    shop_free(quoted);
    put_goods(s, "MUG", 1000, SHOP_PRODUCT_STATUS_ACTIVE);
    expect_total(s, cart, 2521);
}

static void promotions_begin_and_end_to_the_millisecond(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    shop_promotion_put_args coupon = ten_percent("TEN"), everybodys = ten_percent("ALL");
    coupon.ends_at_ms = CART_SHOP_START_MS + 1000;
    everybodys.automatic = true;
    everybodys.starts_at_ms = CART_SHOP_START_MS + 1000;
    everybodys.percent_ppm = 500000;
    assert_int_equal(put_promotion(s, &coupon), 0);
    assert_int_equal(put_promotion(s, &everybodys), 0);
    ready_cart(s, cart);
    assert_int_equal(add_coupon(s->user, cart, "TEN"), 0);
    atomic_store(&s->now_ms, CART_SHOP_START_MS + 999);
    expect_total(s, cart, 900 + 600);
    atomic_store(&s->now_ms, CART_SHOP_START_MS + 1000);
    const shop_quote *quoted = quote_of(s->user, cart);
    assert_int_equal(quoted->total.minor, 500 + 600);
    assert_string_equal(quoted->coupons[0]->state, "expired");
    shop_free(quoted);
}

static void taxes_are_those_of_the_region_now(void **state)
{
    static const char *const countries[] = {"DE"};
    static const shop_region_tax_input reduced = {sizeof(shop_region_tax_input), 0, "reduced", "VAT 7 %", 70000};
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    shop_region_put_args args = SHOP_REGION_PUT_INIT;
    const shop_region *region = NULL;
    ready_cart(s, cart);
    const shop_quote *quoted = quote_of(s->user, cart);
    assert_int_equal(quoted->tax.minor, 267); /* a sixth of 16.00 */
    shop_free(quoted);
    args.code = args.title = "eu";
    args.currency = "EUR";
    args.countries = countries;
    args.country_count = args.tax_count = 1;
    args.taxes = &reduced;
    assert_int_equal(shop_region_put(s->shop, &args, &region), 0);
    shop_free(region);
    quoted = quote_of(s->user, cart);
    assert_int_equal(quoted->problem_count, 2); /* the class of the mug and of its delivery is not listed any more */
    assert_int_equal(quoted->line_count, 0);
    assert_int_equal(quoted->total.minor, 0);
    assert_false(quoted->tax_inclusive);
    shop_free(quoted);
}

static void delivery_is_free_from_the_threshold_on(void **state)
{
    static const int64_t thresholds[] = {1000, 1001, 0};
    static const int64_t totals[] = {1000, 1600, 1000};
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    for (size_t i = 0; i < 3; i++) {
        shop_shipping_method_put_args args = SHOP_SHIPPING_METHOD_PUT_INIT;
        const shop_shipping_method *made = NULL;
        args.region = "eu";
        args.code = args.title = "post";
        args.price = (shop_money){.minor = 600, .currency = "EUR"};
        args.free_from = (shop_money){.minor = thresholds[i], .currency = "EUR"};
        assert_int_equal(shop_shipping_method_put(s->shop, &args, &made), 0);
        shop_free(made);
        expect_total(s, cart, totals[i]);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_sum_beyond_all_reason_is_refused),
        CASE(a_cart_without_its_region_has_no_price),
        CASE(a_quote_leaves_the_cart_as_it_is),
        CASE(prices_are_those_of_the_catalogue_now),
        CASE(a_line_that_is_not_sold_shifts_no_other),
        CASE(promotions_begin_and_end_to_the_millisecond),
        CASE(taxes_are_those_of_the_region_now),
        CASE(delivery_is_free_from_the_threshold_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

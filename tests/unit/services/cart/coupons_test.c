/* coupons_test.c - coupon codes of a cart: the moment at which one is over, how codes may be typed, and what
 * taking one out leaves. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

enum { COUPONS_MOST = 10, CODE_MOST = 40 };

static int remove_coupon(shop *as, const char *cart, const char *code)
{
    shop_cart_remove_coupon_args args = SHOP_CART_REMOVE_COUPON_INIT;
    const shop_cart *ret = NULL;
    args.cart_id = cart;
    args.code = code;
    int result = shop_cart_remove_coupon(as, &args, &ret);
    return drop(result, ret);
}

/* The codes of a cart, with spaces between them. */
static void expect_codes(shop *as, const char *cart, const char *expected)
{
    char codes[COUPONS_MOST * (CODE_MOST + 1) + 1] = "";
    size_t length = 0;
    const shop_cart *seen = cart_of(as, cart);
    for (size_t i = 0; i < seen->coupon_count; i++)
        length += (size_t)snprintf(codes + length, sizeof(codes) - length, "%s%s", i > 0 ? " " : "",
                                   seen->coupons[i]);
    shop_free(seen);
    assert_string_equal(codes, expected);
}

static void put_coupon_between(cart_shop *s, const char *code, int64_t starts_at_ms, int64_t ends_at_ms)
{
    shop_promotion_put_args args = ten_percent(code);
    args.starts_at_ms = starts_at_ms;
    args.ends_at_ms = ends_at_ms;
    assert_int_equal(put_promotion(s, &args), 0);
}

/* --- entering ------------------------------------------------------------------------------------- */

static void a_refused_code_changes_nothing(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    shop_promotion_put_args everybodys = ten_percent("ALL");
    everybodys.automatic = true;
    assert_int_equal(put_promotion(s, &everybodys), 0);
    put_coupon(s, "TEN", 0);
    new_cart(s->user, cart);
    assert_int_equal(add_coupon(s->user, cart, "TEN"), 0);
    assert_int_equal(add_coupon(s->user, cart, "ALL"), SHOP_E_NOT_FOUND);
    assert_string_equal(shop_error_last()->message, "no such coupon"); /* as for a code that does not exist */
    assert_int_equal(add_coupon(s->user, cart, "NONE"), SHOP_E_NOT_FOUND);
    assert_string_equal(shop_error_last()->message, "no such coupon");
    expect_codes(s->user, cart, "TEN");
    assert_int_equal(version_of(s->user, cart), 2);
}

static void a_coupon_is_over_at_its_end_and_may_be_entered_before_its_start(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    put_coupon_between(s, "TODAY", 0, CART_SHOP_START_MS + 1000);
    put_coupon_between(s, "LAST", 0, CART_SHOP_START_MS + 1000);
    put_coupon_between(s, "LATER", CART_SHOP_START_MS + 5000, 0);
    new_cart(s->user, cart);
    atomic_store(&s->now_ms, CART_SHOP_START_MS + 999);
    assert_int_equal(add_coupon(s->user, cart, "TODAY"), 0);
    assert_int_equal(add_coupon(s->user, cart, "LATER"), 0);
    atomic_store(&s->now_ms, CART_SHOP_START_MS + 1000);
    assert_int_equal(add_coupon(s->user, cart, "LAST"), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message, "coupon LAST is over");
    expect_codes(s->user, cart, "TODAY LATER");
}

static void one_that_is_in_the_cart_may_be_entered_again_whatever_became_of_it(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    put_coupon_between(s, "TODAY", 0, CART_SHOP_START_MS + 1000);
    new_cart(s->user, cart);
    assert_int_equal(add_coupon(s->user, cart, "TODAY"), 0);
    atomic_fetch_add(&s->now_ms, 5000);
    assert_int_equal(add_coupon(s->user, cart, "today"), 0);
    expect_codes(s->user, cart, "TODAY");
    assert_int_equal(version_of(s->user, cart), 2);
}

static void only_plain_letters_become_capitals(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    put_coupon(s, "AZ-0_9", 0);
    new_cart(s->user, cart);
    assert_int_equal(add_coupon(s->user, cart, "\xc3\xa4z-0_9"), SHOP_E_NOT_FOUND);
    assert_int_equal(add_coupon(s->user, cart, "az-0_9 "), SHOP_E_NOT_FOUND);
    assert_int_equal(add_coupon(s->user, cart, "aZ-0_9"), 0);
    expect_codes(s->user, cart, "AZ-0_9");
}

static void the_longest_codes_all_fit(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], code[CODE_MOST + 2], all[COUPONS_MOST * (CODE_MOST + 1) + 1] = "";
    size_t length = 0;
    new_cart(s->user, cart);
    for (int i = 0; i <= COUPONS_MOST; i++) {
        snprintf(code, sizeof(code), "%0*d", CODE_MOST, i);
        put_coupon(s, code, 0);
        assert_int_equal(add_coupon(s->user, cart, code), i < COUPONS_MOST ? 0 : SHOP_E_TOO_LARGE);
        if (i < COUPONS_MOST)
            length += (size_t)snprintf(all + length, sizeof(all) - length, "%s%s", i > 0 ? " " : "", code);
    }
    expect_codes(s->user, cart, all);
    code[CODE_MOST - 1] = code[CODE_MOST - 2] = '0'; /* the first of them: a full cart has it already */
    assert_int_equal(add_coupon(s->user, cart, code), 0);
}

/* --- taking out ----------------------------------------------------------------------------------- */

static void taking_one_out_keeps_the_order_of_the_others(void **state)
{
    static const char *const codes[] = {"TENNER", "TEN", "TE"};
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    for (size_t i = 0; i < 3; i++) {
        put_coupon(s, codes[i], 0);
        assert_int_equal(add_coupon(s->user, cart, codes[i]), 0);
    }
    assert_int_equal(remove_coupon(s->user, cart, "T"), 0);
    expect_codes(s->user, cart, "TENNER TEN TE");
    assert_int_equal(version_of(s->user, cart), 4);
    assert_int_equal(remove_coupon(s->user, cart, "ten"), 0);
    expect_codes(s->user, cart, "TENNER TE");
    assert_int_equal(version_of(s->user, cart), 5);
    assert_int_equal(add_coupon(s->user, cart, "TEN"), 0);
    expect_codes(s->user, cart, "TENNER TE TEN");
}

static void the_last_one_goes_even_when_its_promotion_is_gone(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    shop_promotion_delete_args args = SHOP_PROMOTION_DELETE_INIT;
    put_coupon(s, "TEN", 0);
    new_cart(s->user, cart);
    assert_int_equal(add_coupon(s->user, cart, "TEN"), 0);
    args.code = "TEN";
    assert_int_equal(shop_promotion_delete(s->shop, &args), 0);
    assert_int_equal(remove_coupon(s->user, cart, "TEN"), 0);
    expect_codes(s->user, cart, "");
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(coupons) FROM cart_carts"), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_refused_code_changes_nothing),
        CASE(a_coupon_is_over_at_its_end_and_may_be_entered_before_its_start),
        CASE(one_that_is_in_the_cart_may_be_entered_again_whatever_became_of_it),
        CASE(only_plain_letters_become_capitals),
        CASE(the_longest_codes_all_fit),
        CASE(taking_one_out_keeps_the_order_of_the_others),
        CASE(the_last_one_goes_even_when_its_promotion_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

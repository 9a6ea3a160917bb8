/* delivery_test.c - where a cart is delivered: all of it is checked against the region that the cart will have,
 * before any of it is written. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

enum { EMAIL_MOST = 254 };

static shop_cart_set_delivery_args of(const char *cart)
{
    shop_cart_set_delivery_args args = SHOP_CART_SET_DELIVERY_INIT;
    args.cart_id = cart;
    return args;
}

static int set(cart_shop *s, const shop_cart_set_delivery_args *args)
{
    const shop_cart *ret = NULL;
    int code = shop_cart_set_delivery(s->user, args, &ret);
    return drop(code, ret);
}

static int write_to(cart_shop *s, const char *cart, const char *email)
{
    shop_cart_set_delivery_args args = of(cart);
    args.email = email;
    return set(s, &args);
}

static const char *or_none(const char *text)
{
    return text != NULL ? text : "-";
}

/* "region country method email", with - for what is not there. */
static void expect_delivery(cart_shop *s, const char *cart, const char *expected)
{
    char text[2 * EMAIL_MOST];
    const shop_cart *seen = cart_of(s->user, cart);
    snprintf(text, sizeof(text), "%s %s %s %s", seen->region, or_none(seen->country),
             or_none(seen->shipping_method), or_none(seen->email));
    shop_free(seen);
    assert_string_equal(text, expected);
}

static void an_address_is_one_and_has_two_sides(void **state)
{
    static const char *const bad[] = {"ann@", "@", "ann@x,bob@x", "<ann@x>", "ann@x\n", "ann@x;", "a\tb@x", " a@x",
                                      "ann@@x"};
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], longest[EMAIL_MOST + 2];
    ready_cart(s, cart);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(write_to(s, cart, bad[i]), SHOP_E_INVALID);
    expect_delivery(s, cart, "eu DE post -");
    assert_int_equal(write_to(s, cart, "a@b"), 0);
    expect_delivery(s, cart, "eu DE post a@b");
    memset(longest, 'x', sizeof(longest));
    longest[64] = '@';
    longest[EMAIL_MOST + 1] = '\0';
    assert_int_equal(write_to(s, cart, longest), SHOP_E_INVALID);
    longest[EMAIL_MOST] = '\0';
    assert_int_equal(write_to(s, cart, longest), 0);
}

static void one_bad_part_leaves_all_as_it_was(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    int64_t version = version_of(s->user, cart);
    shop_cart_set_delivery_args args = of(cart);
    args.email = "ann@example.org";
    args.country = "AT";
    args.shipping_method = "air";
    assert_int_equal(set(s, &args), SHOP_E_NOT_FOUND);
    args.shipping_method = "post";
    args.country = "FR";
    assert_int_equal(set(s, &args), SHOP_E_INVALID);
    assert_non_null(strstr(shop_error_last()->message, "FR"));
    expect_delivery(s, cart, "eu DE post -");
    assert_int_equal(version_of(s->user, cart), version);
    args.country = "AT";
    assert_int_equal(set(s, &args), 0);
    expect_delivery(s, cart, "eu AT post ann@example.org");
    assert_int_equal(version_of(s->user, cart), version + 1);
}

static void each_part_is_cleared_by_itself(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    assert_int_equal(write_to(s, cart, "a@b"), 0);
    assert_int_equal(write_to(s, cart, ""), 0);
    expect_delivery(s, cart, "eu DE post -");
    assert_int_equal(deliver_by(s->user, cart, "", NULL), 0);
    expect_delivery(s, cart, "eu - post -");
    assert_int_equal(deliver_by(s->user, cart, "AT", ""), 0);
    expect_delivery(s, cart, "eu AT - -");
}

static void the_same_region_forgets_nothing(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    shop_cart_set_delivery_args args = of(cart);
    args.region = "eu";
    assert_int_equal(set(s, &args), 0);
    expect_delivery(s, cart, "eu DE post -");
}

static void another_region_is_checked_with_its_own_methods(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    put_region(s, "us", "USD");
    assert_int_equal(put_method(s, "us", "mail", (shop_money){.minor = 900, .currency = "USD"}), 0);
    ready_cart(s, cart);
    assert_int_equal(write_to(s, cart, "a@b"), 0);
    shop_cart_set_delivery_args args = of(cart);
    args.shipping_method = "mail";
    assert_int_equal(set(s, &args), SHOP_E_NOT_FOUND);
    args.region = "us";
    args.shipping_method = "post";
    assert_int_equal(set(s, &args), SHOP_E_NOT_FOUND);
    expect_delivery(s, cart, "eu DE post a@b");
    args.shipping_method = "mail";
    assert_int_equal(set(s, &args), 0);
    expect_delivery(s, cart, "us - mail a@b");
    assert_int_equal(quantity_of(s->user, cart, "MUG"), 1);
}

static void a_cart_without_its_region_must_choose_one_first(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    put_region(s, "us", "USD");
    ready_cart(s, cart);
    assert_int_equal(delete_region(s, "eu"), 0);
    assert_int_equal(write_to(s, cart, "a@b"), SHOP_E_NOT_FOUND);
    assert_non_null(strstr(shop_error_last()->message, "eu"));
    shop_cart_set_delivery_args args = of(cart);
    args.region = "us";
    args.email = "a@b";
    assert_int_equal(set(s, &args), 0);
    expect_delivery(s, cart, "us - - a@b");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(an_address_is_one_and_has_two_sides),
        CASE(one_bad_part_leaves_all_as_it_was),
        CASE(each_part_is_cleared_by_itself),
        CASE(the_same_region_forgets_nothing),
        CASE(another_region_is_checked_with_its_own_methods),
        CASE(a_cart_without_its_region_must_choose_one_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* lines_test.c - goods in a cart: the most of one SKU, the places of lines, what may still be done with a line
 * whose goods are not sold any more, and that the answer is what is read afterwards. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

enum { QUANTITY_MOST = 1000, SKU_MOST = 64 };

/* "SKU SKU", in the order of the lines. */
static void expect_lines(cart_shop *s, const char *cart, const char *expected)
{
    char text[256] = "";
    size_t length = 0;
    const shop_cart *seen = cart_of(s->user, cart);
    for (size_t i = 0; i < seen->line_count; i++)
        length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s", i > 0 ? " " : "",
                                   seen->lines[i]->sku);
    shop_free(seen);
    assert_string_equal(text, expected);
}

static void no_sum_is_more_than_the_most(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    assert_int_equal(add_line(s->user, cart, "MUG", QUANTITY_MOST), 0);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), SHOP_E_TOO_LARGE);
    assert_int_equal(add_line(s->user, cart, "MUG", QUANTITY_MOST), SHOP_E_TOO_LARGE);
    assert_int_equal(quantity_of(s->user, cart, "MUG"), QUANTITY_MOST);
    assert_int_equal(version_of(s->user, cart), 2);
    assert_int_equal(add_line(s->user, cart, "TEA", QUANTITY_MOST), 0); /* the limit is of one SKU */
    assert_int_equal(set_line(s->user, cart, "MUG", QUANTITY_MOST - 1), 0);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), 0);
}

static void a_sku_is_taken_to_the_letter(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], longest[SKU_MOST + 1];
    memset(longest, 'X', SKU_MOST);
    longest[SKU_MOST] = '\0';
    new_cart(s->user, cart);
    assert_int_equal(add_line(s->user, cart, "MU", 1), SHOP_E_NOT_FOUND);
    assert_int_equal(add_line(s->user, cart, "mug", 1), SHOP_E_NOT_FOUND);
    assert_int_equal(add_line(s->user, cart, longest, 1), SHOP_E_NOT_FOUND);
    put_goods(s, "MU", 1, SHOP_PRODUCT_STATUS_ACTIVE);
    assert_int_equal(add_line(s->user, cart, "MUG", 2), 0);
    assert_int_equal(add_line(s->user, cart, "MU", 3), 0);
    assert_int_equal(set_line(s->user, cart, "MU", 0), 0);
    expect_lines(s, cart, "MUG");
    assert_int_equal(quantity_of(s->user, cart, "MUG"), 2);
}

static void the_others_keep_their_places(void **state)
{
    static const char *const skus[] = {"TEA", "CAN", "MUG", "ANT"};
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    put_goods(s, "CAN", 100, SHOP_PRODUCT_STATUS_ACTIVE);
    put_goods(s, "ANT", 100, SHOP_PRODUCT_STATUS_ACTIVE);
    new_cart(s->user, cart);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(add_line(s->user, cart, skus[i], (int64_t)i + 1), 0);
    assert_int_equal(set_line(s->user, cart, "CAN", 0), 0);
    expect_lines(s, cart, "TEA MUG ANT");
    assert_int_equal(set_line(s->user, cart, "CAN", 9), 0);
    assert_int_equal(set_line(s->user, cart, "TEA", 9), 0);
    expect_lines(s, cart, "TEA MUG ANT CAN");
    assert_int_equal(set_line(s->user, cart, "CAN", 0), 0); /* the last one, and its place is free again */
    assert_int_equal(add_line(s->user, cart, "CAN", 1), 0);
    expect_lines(s, cart, "TEA MUG ANT CAN");
}

static void what_is_not_sold_any_more_can_be_left_but_not_come_back(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    assert_int_equal(add_line(s->user, cart, "TEA", 5), 0);
    put_goods(s, "TEA", 500, SHOP_PRODUCT_STATUS_ARCHIVED);
    assert_int_equal(add_line(s->user, cart, "TEA", 1), SHOP_E_NOT_FOUND);
    assert_int_equal(quantity_of(s->user, cart, "TEA"), 5);
    assert_int_equal(set_line(s->user, cart, "TEA", 2), 0);
    assert_int_equal(quantity_of(s->user, cart, "TEA"), 2);
    assert_int_equal(set_line(s->user, cart, "TEA", 0), 0);
    assert_int_equal(set_line(s->user, cart, "TEA", 1), SHOP_E_NOT_FOUND);
    expect_lines(s, cart, "MUG");
}

static void without_its_region_a_cart_can_be_emptied_only(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    assert_int_equal(delete_region(s, "eu"), 0);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), SHOP_E_CONFLICT);
    assert_int_equal(set_line(s->user, cart, "TEA", 1), SHOP_E_CONFLICT);
    assert_non_null(strstr(shop_error_last()->message, "eu"));
    assert_int_equal(set_line(s->user, cart, "MUG", 0), 0);
    expect_lines(s, cart, "");
}

static void a_line_is_called_as_when_it_was_added(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    ready_cart(s, cart);
    temp_shop_sql(&s->temp, "UPDATE cart_lines SET title = 'Old mug'");
    assert_int_equal(add_line(s->user, cart, "MUG", 1), 0);
    const shop_cart *seen = cart_of(s->user, cart);
    assert_string_equal(seen->lines[0]->title, "Old mug");
    assert_int_equal(seen->lines[0]->quantity, 2);
    shop_free(seen);
}

/* Nothing is read again for the answer, so that it could differ. */
static void the_answer_is_what_is_read_afterwards(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    const shop_cart *answer;
    shop_cart_set_line_args args = SHOP_CART_SET_LINE_INIT;
    ready_cart(s, cart);
    assert_int_equal(add_line(s->user, cart, "TEA", 2), 0);
    atomic_fetch_add(&s->now_ms, 5000);
    args.cart_id = cart;
    args.sku = "MUG";
    args.has_quantity = true;
    assert_int_equal(shop_cart_set_line(s->user, &args, &answer), 0);
    const shop_cart *seen = cart_of(s->user, cart);
    assert_int_equal(answer->version, seen->version);
    assert_int_equal(answer->updated_at_ms, seen->updated_at_ms);
    assert_int_equal(answer->line_count, 1);
    assert_int_equal(seen->line_count, 1);
    assert_string_equal(answer->lines[0]->sku, seen->lines[0]->sku);
    assert_string_equal(answer->lines[0]->variant_id, seen->lines[0]->variant_id);
    assert_string_equal(answer->shipping_method, seen->shipping_method);
    shop_free(answer);
    shop_free(seen);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(no_sum_is_more_than_the_most),
        CASE(a_sku_is_taken_to_the_letter),
        CASE(the_others_keep_their_places),
        CASE(what_is_not_sold_any_more_can_be_left_but_not_come_back),
        CASE(without_its_region_a_cart_can_be_emptied_only),
        CASE(a_line_is_called_as_when_it_was_added),
        CASE(the_answer_is_what_is_read_afterwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

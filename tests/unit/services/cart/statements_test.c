/* statements_test.c - how many statements the hot paths take. Each costs microseconds and each is a round trip
 * on another store: whoever adds one shall know. */
#include "tests/unit/services/cart/cart_shop.h"

enum {
    ADD_LINE_MOST = 5, /* cart, lines, offer; cart, line */
    QUOTE_MOST = 6,    /* cart, lines, taxes, an offer for each of two lines, automatic promotions */
    LOCK_MOST = QUOTE_MOST + 1,
    UNLOCK_MOST = 1
};

static void adding_takes_five(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), 0);
    int64_t before = atomic_load(&s->statements);
    assert_int_equal(add_line(s->user, cart, "TEA", 1), 0);
    assert_true(atomic_load(&s->statements) - before <= ADD_LINE_MOST);
    before = atomic_load(&s->statements);
    assert_int_equal(add_line(s->user, cart, "TEA", 1), 0);
    assert_true(atomic_load(&s->statements) - before <= ADD_LINE_MOST);
}

static void quoting_two_lines_takes_six(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    shop_cart_quote_args args = SHOP_CART_QUOTE_INIT;
    const shop_quote *quote;
    ready_cart(s, cart);
    assert_int_equal(add_line(s->user, cart, "TEA", 1), 0);
    args.cart_id = cart;
    int64_t before = atomic_load(&s->statements);
    assert_int_equal(shop_cart_quote(s->user, &args, &quote), 0);
    assert_true(atomic_load(&s->statements) - before <= QUOTE_MOST);
    assert_int_equal(quote->line_count, 2);
    shop_free(quote);
}

static void locking_takes_one_more(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    ready_cart(s, cart);
    assert_int_equal(add_line(s->user, cart, "TEA", 1), 0);
    int64_t before = atomic_load(&s->statements);
    assert_int_equal(lock(s, cart, order, NULL), 0);
    assert_true(atomic_load(&s->statements) - before <= LOCK_MOST);
    before = atomic_load(&s->statements);
    assert_int_equal(unlock(s, cart, order), 0);
    assert_true(atomic_load(&s->statements) - before <= UNLOCK_MOST);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(adding_takes_five),
        CASE(quoting_two_lines_takes_six),
        CASE(locking_takes_one_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

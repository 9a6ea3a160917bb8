/* abandon_test.c - carts that were left are told of once each time, young ones and empty ones never; carts of
 * somebody who was erased are gone. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

#define HOUR_MS (INT64_C(3600) * 1000)

static int64_t look(cart_shop *s)
{
    const shop_cart_abandon_due_args args = SHOP_CART_ABANDON_DUE_INIT;
    const shop_job_report *report;
    assert_int_equal(shop_cart_abandon_due(s->shop, &args, &report), 0);
    int64_t done = report->done;
    shop_free(report);
    return done;
}

static int64_t told(cart_shop *s)
{
    return temp_shop_number(&s->temp, "SELECT count(*) FROM events_outbox WHERE type = 'cart.abandoned'");
}

static void hours_pass(cart_shop *s, int64_t hours)
{
    atomic_fetch_add(&s->now_ms, hours * HOUR_MS);
}

static void a_cart_that_is_left_is_told_of_once(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), 0);
    hours_pass(s, 23);
    look(s);
    assert_int_equal(told(s), 0);
    hours_pass(s, 1);
    look(s);
    look(s);
    hours_pass(s, 48);
    assert_int_equal(look(s), 0);
    assert_int_equal(told(s), 1);
}

static void touching_it_puts_it_off(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), 0);
    hours_pass(s, 20);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), 0);
    hours_pass(s, 20);
    assert_int_equal(look(s), 1); /* looked at, and found to be young */
    assert_int_equal(told(s), 0);
    hours_pass(s, 4);
    look(s);
    assert_int_equal(told(s), 1);
}

static void it_can_be_left_again(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    for (int64_t times = 1; times <= 2; times++) {
        assert_int_equal(add_line(s->user, cart, "MUG", 1), 0);
        hours_pass(s, 25);
        look(s);
        assert_int_equal(told(s), times);
    }
}

static void empty_and_merged_carts_are_not_told_of(void **state)
{
    cart_shop *s = *state;
    char empty[SHOP_ID_SIZE], merged[SHOP_ID_SIZE], into[SHOP_ID_SIZE];
    new_cart(s->user, empty);
    assert_int_equal(deliver_by(s->user, empty, "DE", NULL), 0);
    new_cart(s->guest, merged);
    new_cart(s->user, into);
    assert_int_equal(add_line(s->guest, merged, "MUG", 1), 0);
    assert_int_equal(merge(s, merged, into), 0);
    hours_pass(s, 25);
    look(s);
    assert_int_equal(told(s), 1);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_carts WHERE idle_since_ms > 0"), 0);
}

static void a_checkout_is_waited_for(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    ready_cart(s, cart);
    assert_int_equal(lock(s, cart, order, NULL), 0);
    hours_pass(s, 25);
    look(s);
    assert_int_equal(told(s), 0);
    assert_int_equal(unlock(s, cart, order), 0);
    hours_pass(s, 25);
    look(s);
    assert_int_equal(told(s), 1);
}

static void many_are_told_of_in_rounds(void **state)
{
    cart_shop *s = *state;
    for (int i = 0; i < 120; i++) {
        char cart[SHOP_ID_SIZE];
        new_cart(s->user, cart);
        assert_int_equal(add_line(s->user, cart, "MUG", 1), 0);
    }
    hours_pass(s, 25);
    assert_int_equal(look(s), 100);
    assert_int_equal(look(s), 20);
    assert_int_equal(told(s), 120);
}

static void erasing_somebody_erases_their_carts(void **state)
{
    cart_shop *s = *state;
    char open[SHOP_ID_SIZE], ordering[SHOP_ID_SIZE], order[SHOP_ID_SIZE], guests[SHOP_ID_SIZE];
    const shop_user_event data = {.user_id = s->user_id};
    shop_cart_set_delivery_args args = SHOP_CART_SET_DELIVERY_INIT;
    const shop_cart *cart;
    new_id(s, "ord", order);
    ready_cart(s, open);
    ready_cart(s, ordering);
    new_cart(s->guest, guests);
    assert_int_equal(add_line(s->guest, guests, "TEA", 1), 0);
    args.cart_id = ordering;
    args.email = "ann@example.org";
    assert_int_equal(shop_cart_set_delivery(s->user, &args, &cart), 0);
    shop_free(cart);
    assert_int_equal(lock(s, ordering, order, NULL), 0);
    assert_int_equal(internal_emit(s->shop, SHOP__EVENT_USER_ERASED, s->user_id, 1, &data), 0);
    assert_int_equal(shop_run_pending(s->shop, NULL), 0);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_carts"), 2);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_lines"), 2);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(email) FROM cart_carts"), 0);
    assert_int_equal(cart_state_of(s->user, ordering), SHOP_CART_STATE_CHECKOUT);
    assert_int_equal(quantity_of(s->guest, guests, "TEA"), 1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_cart_that_is_left_is_told_of_once),
        CASE(touching_it_puts_it_off),
        CASE(it_can_be_left_again),
        CASE(empty_and_merged_carts_are_not_told_of),
        CASE(a_checkout_is_waited_for),
        CASE(many_are_told_of_in_rounds),
        CASE(erasing_somebody_erases_their_carts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

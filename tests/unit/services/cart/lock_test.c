/* lock_test.c - a cart in the checkout of an order: what may not be ordered, who gets the lock, how it opens
 * again and how it closes. Needs what only the order service may call. */
#include "tests/unit/services/cart/cart_shop.h"

#include <string.h>

static int lock_with(cart_shop *s, const char *cart, const char *order, int64_t version, int64_t total)
{
    shop_cart_lock_args args = SHOP_CART_LOCK_INIT;
    args.cart_id = cart;
    args.order_id = order;
    args.version = version;
    args.has_expected_total_minor = true;
    args.expected_total_minor = total;
    return internal_call(s->shop, SHOP__OP_CART_LOCK, &args, NULL);
}

static void an_empty_cart_is_not_ordered(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    assert_int_equal(lock(s, order, order, NULL), SHOP_E_INVALID);
    new_cart(s->user, cart);
    deliver_by(s->user, cart, "DE", "post");
    assert_int_equal(lock(s, cart, order, NULL), SHOP_E_CONFLICT);
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_OPEN);
}

static void a_cart_without_delivery_is_not_ordered(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    new_cart(s->user, cart);
    add_line(s->user, cart, "MUG", 1);
    assert_int_equal(lock(s, cart, order, NULL), SHOP_E_CONFLICT);
    deliver_by(s->user, cart, "DE", NULL);
    assert_int_equal(lock(s, cart, order, NULL), SHOP_E_CONFLICT);
    assert_non_null(strstr(shop_error_last()->message, "shipping method"));
    deliver_by(s->user, cart, "", "post");
    assert_int_equal(lock(s, cart, order, NULL), SHOP_E_CONFLICT);
    deliver_by(s->user, cart, "DE", NULL);
    assert_int_equal(lock(s, cart, order, NULL), 0);
}

/* Where a region has no shipping methods there is nothing to choose. */
static void without_methods_none_is_needed(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    shop_shipping_method_delete_args args = SHOP_SHIPPING_METHOD_DELETE_INIT;
    new_id(s, "ord", order);
    args.region = "eu";
    args.code = "post";
    assert_int_equal(shop_shipping_method_delete(s->shop, &args), 0);
    new_cart(s->user, cart);
    add_line(s->user, cart, "MUG", 1);
    deliver_by(s->user, cart, "DE", NULL);
    assert_int_equal(lock(s, cart, order, NULL), 0);
}

static void a_line_that_is_not_sold_stops_it(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    ready_cart(s, cart);
    add_line(s->user, cart, "TEA", 1);
    put_goods(s, "TEA", 500, SHOP_PRODUCT_STATUS_ARCHIVED);
    assert_int_equal(lock(s, cart, order, NULL), SHOP_E_CONFLICT);
    assert_non_null(strstr(shop_error_last()->message, "TEA"));
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_OPEN);
}

static void another_total_or_version_is_refused(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    ready_cart(s, cart);
    int64_t version = version_of(s->user, cart);
    assert_int_equal(lock_with(s, cart, order, version, 1599), SHOP_E_PRICE_CHANGED);
    assert_non_null(strstr(shop_error_last()->message, "1600"));
    assert_non_null(strstr(shop_error_last()->message, "1599"));
    assert_int_equal(lock_with(s, cart, order, version - 1, 1600), SHOP_E_VERSION_MISMATCH);
    assert_int_equal(lock_with(s, cart, order, version, 1600), 0);
}

static void one_order_gets_it_and_may_ask_again(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    const shop_quote *first, *again;
    new_id(s, "ord", order);
    new_id(s, "ord", other);
    ready_cart(s, cart);
    int64_t version = version_of(s->user, cart);
    assert_int_equal(lock(s, cart, order, &first), 0);
    assert_int_equal(first->version, version);
    assert_int_equal(first->total.minor, 1600);
    assert_int_equal(lock(s, cart, other, NULL), SHOP_E_CONFLICT);
    assert_int_equal(lock(s, cart, order, &again), 0);
    assert_int_equal(again->total.minor, first->total.minor);
    assert_string_equal(again->lines[0]->sku, "MUG");
    shop_free(first);
    shop_free(again);
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_CHECKOUT);
}

static void nothing_changes_in_checkout(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE], guests[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    ready_cart(s, cart);
    put_coupon(s, "TEN", 0);
    new_cart(s->guest, guests);
    add_line(s->guest, guests, "MUG", 1);
    assert_int_equal(lock(s, cart, order, NULL), 0);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), SHOP_E_CONFLICT);
    assert_int_equal(add_coupon(s->user, cart, "TEN"), SHOP_E_CONFLICT);
    assert_int_equal(deliver_by(s->user, cart, "AT", NULL), SHOP_E_CONFLICT);
    assert_int_equal(merge(s, guests, cart), SHOP_E_CONFLICT);
    assert_int_equal(quantity_of(s->guest, guests, "MUG"), 1);
}

static void a_guests_cart_in_checkout_is_not_merged(void **state)
{
    cart_shop *s = *state;
    char guests[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    new_cart(s->guest, guests);
    add_line(s->guest, guests, "MUG", 1);
    deliver_by(s->guest, guests, "DE", "post");
    assert_int_equal(lock(s, guests, order, NULL), 0);
    assert_int_equal(merge(s, guests, NULL), SHOP_E_CONFLICT);
    assert_int_equal(unlock(s, guests, order), 0);
    assert_int_equal(merge(s, guests, NULL), 0);
}

static void unlock_is_for_the_same_order(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    new_id(s, "ord", other);
    ready_cart(s, cart);
    int64_t version = version_of(s->user, cart);
    assert_int_equal(unlock(s, cart, order), 0); /* never locked */
    assert_int_equal(lock(s, cart, order, NULL), 0);
    assert_int_equal(unlock(s, cart, other), 0);
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_CHECKOUT);
    assert_int_equal(unlock(s, cart, order), 0);
    assert_int_equal(unlock(s, cart, order), 0);
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_OPEN);
    assert_int_equal(version_of(s->user, cart), version);
    assert_int_equal(lock(s, cart, other, NULL), 0);
}

static void tell_created(cart_shop *s, const char *order, const char *cart, int64_t version)
{
    shop_order_event data = {.order_id = order, .cart_id = cart};
    int64_t done = 1;
    assert_int_equal(internal_emit(s->shop, SHOP__EVENT_ORDER_CREATED, order, version, &data), 0);
    while (done > 0)
        assert_int_equal(shop_run_pending(s->shop, &done), 0);
}

static void an_order_that_is_placed_closes_its_cart(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    new_id(s, "ord", other);
    ready_cart(s, cart);
    tell_created(s, order, cart, 1); /* of a cart that it did not lock */
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_OPEN);
    assert_int_equal(lock(s, cart, order, NULL), 0);
    tell_created(s, other, cart, 1);
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_CHECKOUT);
    tell_created(s, order, cart, 2);
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_ORDERED);
    assert_int_equal(unlock(s, cart, order), 0);
    assert_int_equal(cart_state_of(s->user, cart), SHOP_CART_STATE_ORDERED);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), SHOP_E_CONFLICT);
    assert_int_equal(lock(s, cart, other, NULL), SHOP_E_CONFLICT);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(an_empty_cart_is_not_ordered),
        CASE(a_cart_without_delivery_is_not_ordered),
        CASE(without_methods_none_is_needed),
        CASE(a_line_that_is_not_sold_stops_it),
        CASE(another_total_or_version_is_refused),
        CASE(one_order_gets_it_and_may_ask_again),
        CASE(nothing_changes_in_checkout),
        CASE(a_guests_cart_in_checkout_is_not_merged),
        CASE(unlock_is_for_the_same_order),
        CASE(an_order_that_is_placed_closes_its_cart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

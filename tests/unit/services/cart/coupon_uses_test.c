/* coupon_uses_test.c - coupons with a usage limit: one use for one order, whatever is repeated, and what is
 * given back is there again. The teardown holds the counts against the uses. */
#include "tests/unit/services/cart/cart_shop.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { ORDERS = 20 };

static int reserve(cart_shop *s, const char *order, const char *const *codes, size_t count)
{
    shop_coupon_reserve_args args = SHOP_COUPON_RESERVE_INIT;
    args.order_id = order;
    args.codes = codes;
    args.code_count = count;
    return internal_call(s->shop, SHOP__OP_COUPON_RESERVE, &args, NULL);
}

static int reserve_one(cart_shop *s, const char *order, const char *code)
{
    return reserve(s, order, &code, 1);
}

static int claim(cart_shop *s, const char *order)
{
    shop_coupon_claim_args args = SHOP_COUPON_CLAIM_INIT;
    args.order_id = order;
    return internal_call(s->shop, SHOP__OP_COUPON_CLAIM, &args, NULL);
}

static int release(cart_shop *s, const char *order)
{
    shop_coupon_release_args args = SHOP_COUPON_RELEASE_INIT;
    args.order_id = order;
    return internal_call(s->shop, SHOP__OP_COUPON_RELEASE, &args, NULL);
}

static void expect_counts(cart_shop *s, const char *code, int64_t reserved, int64_t used)
{
    shop_promotion_get_args args = SHOP_PROMOTION_GET_INIT;
    const shop_promotion *p;
    args.code = code;
    assert_int_equal(shop_promotion_get(s->shop, &args, &p), 0);
    assert_int_equal(p->reserved, reserved);
    assert_int_equal(p->used, used);
    shop_free(p);
}

static void coupons_without_a_limit_are_not_counted(void **state)
{
    cart_shop *s = *state;
    char order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    put_coupon(s, "FREE", 0);
    assert_int_equal(reserve_one(s, order, "FREE"), 0);
    assert_int_equal(reserve_one(s, order, "NONE"), 0);
    assert_int_equal(claim(s, order), 0);
    expect_counts(s, "FREE", 0, 0);
}

static void one_that_is_used_up_is_refused_by_name(void **state)
{
    cart_shop *s = *state;
    char first[SHOP_ID_SIZE], second[SHOP_ID_SIZE];
    new_id(s, "ord", first);
    new_id(s, "ord", second);
    put_coupon(s, "ONCE", 1);
    assert_int_equal(reserve_one(s, first, "ONCE"), 0);
    assert_int_equal(reserve_one(s, second, "ONCE"), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message, "coupon ONCE is used up");
}

static void all_are_reserved_or_none(void **state)
{
    static const char *const both[] = {"TWICE", "ONCE"};
    cart_shop *s = *state;
    char first[SHOP_ID_SIZE], second[SHOP_ID_SIZE];
    new_id(s, "ord", first);
    new_id(s, "ord", second);
    put_coupon(s, "ONCE", 1);
    put_coupon(s, "TWICE", 2);
    assert_int_equal(reserve(s, first, both, 2), 0);
    assert_int_equal(reserve(s, second, both, 2), SHOP_E_CONFLICT);
    expect_counts(s, "TWICE", 1, 0);
}

static void an_order_repeats_itself_without_effect(void **state)
{
    static const char *const twice[] = {"ONCE", "ONCE"};
    cart_shop *s = *state;
    char order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    put_coupon(s, "ONCE", 1);
    assert_int_equal(claim(s, order), 0); /* nothing is held */
    assert_int_equal(release(s, order), 0);
    assert_int_equal(reserve(s, order, twice, 2), 0);
    assert_int_equal(reserve_one(s, order, "ONCE"), 0);
    expect_counts(s, "ONCE", 1, 0);
    assert_int_equal(claim(s, order), 0);
    assert_int_equal(claim(s, order), 0);
    assert_int_equal(reserve_one(s, order, "ONCE"), 0);
    expect_counts(s, "ONCE", 0, 1);
}

static void what_is_given_back_is_there_again(void **state)
{
    cart_shop *s = *state;
    char first[SHOP_ID_SIZE], second[SHOP_ID_SIZE];
    new_id(s, "ord", first);
    new_id(s, "ord", second);
    put_coupon(s, "ONCE", 1);
    assert_int_equal(reserve_one(s, first, "ONCE"), 0);
    assert_int_equal(release(s, first), 0);
    assert_int_equal(release(s, first), 0);
    expect_counts(s, "ONCE", 0, 0);
    assert_int_equal(reserve_one(s, first, "ONCE"), 0); /* a second attempt of the same order */
    assert_int_equal(claim(s, first), 0);
    assert_int_equal(release(s, first), 0); /* and its cancellation */
    expect_counts(s, "ONCE", 0, 0);
    assert_int_equal(claim(s, first), 0);
    assert_int_equal(reserve_one(s, second, "ONCE"), 0);
}

static void the_limit_cannot_fall_below_what_is_used(void **state)
{
    cart_shop *s = *state;
    char order[SHOP_ID_SIZE];
    shop_promotion_put_args args = SHOP_PROMOTION_PUT_INIT;
    const shop_promotion *p;
    put_coupon(s, "TWICE", 2);
    for (int i = 0; i < 2; i++) {
        new_id(s, "ord", order);
        assert_int_equal(reserve_one(s, order, "TWICE"), 0);
    }
    args.code = args.title = "TWICE";
    args.kind = SHOP_PROMOTION_KIND_PERCENT;
    args.percent_ppm = 1;
    args.usage_limit = 1;
    assert_int_equal(shop_promotion_put(s->shop, &args, &p), SHOP_E_INVALID);
    args.usage_limit = 3;
    assert_int_equal(shop_promotion_put(s->shop, &args, &p), 0);
    assert_int_equal(p->reserved, 2);
    shop_free(p);
}

static void a_later_promotion_of_the_code_starts_at_nothing(void **state)
{
    cart_shop *s = *state;
    char order[SHOP_ID_SIZE];
    shop_promotion_delete_args args = SHOP_PROMOTION_DELETE_INIT;
    new_id(s, "ord", order);
    put_coupon(s, "ONCE", 1);
    assert_int_equal(reserve_one(s, order, "ONCE"), 0);
    args.code = "ONCE";
    assert_int_equal(shop_promotion_delete(s->shop, &args), 0);
    put_coupon(s, "ONCE", 1);
    assert_int_equal(claim(s, order), 0);
    assert_int_equal(release(s, order), 0);
    expect_counts(s, "ONCE", 0, 0);
}

/* The order that holds the last use still gets its price; nobody else does. */
static void the_last_use_counts_for_its_own_order(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], other[SHOP_ID_SIZE], order[SHOP_ID_SIZE], second[SHOP_ID_SIZE];
    const shop_quote *quote;
    new_id(s, "ord", order);
    new_id(s, "ord", second);
    put_coupon(s, "ONCE", 1);
    ready_cart(s, cart);
    ready_cart(s, other);
    assert_int_equal(add_coupon(s->user, cart, "ONCE"), 0);
    assert_int_equal(add_coupon(s->user, other, "ONCE"), 0);
    assert_int_equal(lock(s, cart, order, NULL), 0);
    assert_int_equal(reserve_one(s, order, "ONCE"), 0);
    assert_int_equal(lock(s, cart, order, &quote), 0);
    assert_int_equal(quote->total.minor, 1500);
    shop_free(quote);
    assert_int_equal(lock(s, other, second, &quote), 0);
    assert_int_equal(quote->total.minor, 1600);
    assert_string_equal(quote->coupons[0]->state, "used_up");
    shop_free(quote);
    char third[SHOP_ID_SIZE];
    ready_cart(s, third);
    assert_int_equal(add_coupon(s->user, third, "ONCE"), SHOP_E_CONFLICT);
}

typedef struct buyer {
    cart_shop *shop;
    pthread_barrier_t *start;
    char order[SHOP_ID_SIZE];
    int code;
    pthread_t thread;
} buyer;

static void *take_it(void *argument)
{
    buyer *b = argument;
    pthread_barrier_wait(b->start);
    b->code = reserve_one(b->shop, b->order, "ONCE");
    return NULL;
}

static void one_of_twenty_gets_the_last_use(void **state)
{
    static buyer buyers[ORDERS];
    cart_shop *s = *state;
    pthread_barrier_t start;
    int won = 0, lost = 0;
    put_coupon(s, "ONCE", 1);
    assert_int_equal(pthread_barrier_init(&start, NULL, ORDERS), 0);
    for (int i = 0; i < ORDERS; i++) {
        buyers[i] = (buyer){.shop = s, .start = &start};
        new_id(s, "ord", buyers[i].order);
        assert_int_equal(pthread_create(&buyers[i].thread, NULL, take_it, &buyers[i]), 0);
    }
    for (int i = 0; i < ORDERS; i++) {
        pthread_join(buyers[i].thread, NULL);
        won += buyers[i].code == 0;
        lost += buyers[i].code == SHOP_E_CONFLICT;
    }
    pthread_barrier_destroy(&start);
    assert_int_equal(won, 1);
    assert_int_equal(lost, ORDERS - 1);
    expect_counts(s, "ONCE", 1, 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(coupons_without_a_limit_are_not_counted),
        CASE(one_that_is_used_up_is_refused_by_name),
        CASE(all_are_reserved_or_none),
        CASE(an_order_repeats_itself_without_effect),
        CASE(what_is_given_back_is_there_again),
        CASE(the_limit_cannot_fall_below_what_is_used),
        CASE(a_later_promotion_of_the_code_starts_at_nothing),
        CASE(the_last_use_counts_for_its_own_order),
        CASE(one_of_twenty_gets_the_last_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* race_test.c - many at once on the same carts: sums are right, a merge loses nothing (I10), one order gets
 * the cart. */
#include "tests/unit/services/cart/cart_shop.h"

#include <pthread.h>
#include <stdio.h>

enum { THREADS = 8, STEPS = 100, ROUNDS = 20 };

typedef struct worker {
    cart_shop *shop;
    pthread_barrier_t *start;
    const char *cart;
    const char *into;
    char order[SHOP_ID_SIZE];
    int64_t added; /* successfully */
    int code;      /* of the last call, or the first that no race explains */
    pthread_t thread;
} worker;

static void run(worker *workers, size_t count, void *(*work)(void *))
{
    pthread_barrier_t start;
    assert_int_equal(pthread_barrier_init(&start, NULL, (unsigned)count), 0);
    for (size_t i = 0; i < count; i++) {
        workers[i].start = &start;
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < count; i++)
        pthread_join(workers[i].thread, NULL);
    pthread_barrier_destroy(&start);
}

static void *add_many(void *argument)
{
    worker *w = argument;
    pthread_barrier_wait(w->start);
    for (int i = 0; i < STEPS && w->code == 0; i++)
        w->code = add_line(w->shop->user, w->cart, i % 2 == 0 ? "MUG" : "TEA", 1);
    return NULL;
}

static void eight_threads_add_up(void **state)
{
    cart_shop *s = *state;
    worker workers[THREADS];
    char cart[SHOP_ID_SIZE];
    new_cart(s->user, cart);
    for (int i = 0; i < THREADS; i++)
        workers[i] = (worker){.shop = s, .cart = cart};
    run(workers, THREADS, add_many);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(workers[i].code, 0);
    assert_int_equal(quantity_of(s->user, cart, "MUG"), THREADS * STEPS / 2);
    assert_int_equal(quantity_of(s->user, cart, "TEA"), THREADS * STEPS / 2);
    assert_int_equal(version_of(s->user, cart), 1 + THREADS * STEPS);
}

/* Until the cart is merged; then a line must be refused, not lost. */
static void *add_until_refused(void *argument)
{
    worker *w = argument;
    pthread_barrier_wait(w->start);
    for (int i = 0; i < STEPS; i++) {
        w->code = add_line(w->shop->guest, w->cart, "MUG", 1);
        if (w->code != 0)
            break;
        w->added++;
    }
    return NULL;
}

static void *merge_after_a_while(void *argument)
{
    worker *w = argument;
    pthread_barrier_wait(w->start);
    while (version_of(w->shop->guest, w->cart) < 5)
        continue;
    w->code = merge(w->shop, w->cart, w->into);
    return NULL;
}

static void *guest_or_merger(void *argument)
{
    worker *w = argument;
    return w->into != NULL ? merge_after_a_while(w) : add_until_refused(w);
}

/* Two clients merge while two others still add. */
static void a_merge_loses_nothing(void **state)
{
    cart_shop *s = *state;
    for (int round = 0; round < ROUNDS; round++) {
        char from[SHOP_ID_SIZE], into[SHOP_ID_SIZE];
        worker workers[4];
        new_cart(s->guest, from);
        new_cart(s->user, into);
        assert_int_equal(add_line(s->user, into, "MUG", 7), 0);
        for (int i = 0; i < 4; i++)
            workers[i] = (worker){.shop = s, .cart = from, .into = i < 2 ? into : NULL};
        run(workers, 4, guest_or_merger);
        assert_int_equal(workers[0].code, 0);
        assert_int_equal(workers[1].code, 0);
        for (int i = 2; i < 4; i++)
            assert_true(workers[i].code == 0 || workers[i].code == SHOP_E_CONFLICT);
        assert_int_equal(quantity_of(s->user, into, "MUG"), 7 + workers[2].added + workers[3].added);
        assert_int_equal(quantity_of(s->guest, from, "MUG"), 0);
        assert_int_equal(cart_state_of(s->guest, from), SHOP_CART_STATE_MERGED);
    }
}

static void *merge_into_any(void *argument)
{
    worker *w = argument;
    pthread_barrier_wait(w->start);
    w->code = merge(w->shop, w->cart, NULL);
    return NULL;
}

static void merges_at_once_make_one_cart(void **state)
{
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE];
    worker workers[THREADS];
    new_cart(s->guest, from);
    assert_int_equal(add_line(s->guest, from, "TEA", 3), 0);
    for (int i = 0; i < THREADS; i++)
        workers[i] = (worker){.shop = s, .cart = from};
    run(workers, THREADS, merge_into_any);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(workers[i].code, 0);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_carts WHERE state = 1"), 1);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT sum(quantity) FROM cart_lines"), 3);
}

static void *place(void *argument)
{
    worker *w = argument;
    pthread_barrier_wait(w->start);
    w->code = lock(w->shop, w->cart, w->order, NULL);
    return NULL;
}

static void one_placement_gets_the_cart(void **state)
{
    cart_shop *s = *state;
    for (int round = 0; round < ROUNDS; round++) {
        worker workers[THREADS];
        char cart[SHOP_ID_SIZE];
        int won = 0;
        ready_cart(s, cart);
        for (int i = 0; i < THREADS; i++) {
            workers[i] = (worker){.shop = s, .cart = cart};
            new_id(s, "ord", workers[i].order);
        }
        run(workers, THREADS, place);
        for (int i = 0; i < THREADS; i++) {
            won += workers[i].code == 0;
            assert_true(workers[i].code == 0 || workers[i].code == SHOP_E_CONFLICT);
        }
        assert_int_equal(won, 1);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(eight_threads_add_up),
        CASE(a_merge_loses_nothing),
        CASE(merges_at_once_make_one_cart),
        CASE(one_placement_gets_the_cart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

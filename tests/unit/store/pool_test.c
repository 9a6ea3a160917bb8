/* pool_test.c - who gets a connection, in which order, and who does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <string.h>

#include "lib/store/pool.h"

enum { QUEUE_MAX = 3, SHORT_NS = 1000 * 1000 };

typedef struct place {
    pooled pooled;
    int number;
} place;

typedef struct bath {
    const shop_env *env;
    pool pool;
    place places[2];
    fault fault;
} bath;

static bath b;

static int setup(void **state)
{
    memset(&b, 0, sizeof(b));
    b.env = shop_env_default();
    shop__pool_init(&b.pool, b.env, QUEUE_MAX);
    for (int i = 0; i < 2; i++) {
        b.places[i] = (place){.pooled = {.owner = &b.places[i]}, .number = i};
        shop__pool_give(&b.pool, &b.places[i].pooled);
    }
    *state = &b;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    shop__pool_destroy(&b.pool);
    return 0;
}

static place *take(void)
{
    place *p = NULL;
    assert_int_equal(shop__pool_take(&b.pool, SHOP_WAIT_FOREVER, &p, &b.fault), 0);
    return p;
}

static void who_was_given_back_last_comes_first(void **state)
{
    (void)state;
    place *first = take(), *second = take();
    assert_int_equal(first->number, 1);
    assert_int_equal(second->number, 0);
    shop__pool_give(&b.pool, &second->pooled);
    shop__pool_give(&b.pool, &first->pooled);
    assert_int_equal(take()->number, 1);
}

static void a_deadline_ends_the_wait(void **state)
{
    place *p = NULL;
    (void)state;
    take();
    take();
    assert_int_equal(shop__pool_take(&b.pool, shop__env_monotonic_ns(b.env) + SHORT_NS, &p, &b.fault),
                     SHOP_E_TIMEOUT);
    assert_int_equal(b.fault.code, SHOP_E_TIMEOUT);
    assert_int_equal(b.pool.waiting, 0);
    assert_null(p);
}

/* --- waiting -------------------------------------------------------------------------------------- */

typedef struct waiter {
    place *got;
    int order; /* in which they were served */
    int code;
} waiter;

static _Atomic int served;

static void wait_for_place(void *argument)
{
    waiter *w = argument;
    w->code = shop__pool_take(&b.pool, SHOP_WAIT_FOREVER, &w->got, NULL);
    w->order = atomic_fetch_add(&served, 1);
    if (w->got != NULL)
        shop__pool_give(&b.pool, &w->got->pooled);
}

static void wait_until_queued(uint32_t count)
{
    uint32_t waiting;
    do {
        shop__mutex_lock(b.env, &b.pool.lock);
        waiting = b.pool.waiting;
        shop__mutex_unlock(b.env, &b.pool.lock);
    } while (waiting < count);
}

static void who_waits_longest_is_served_first_and_a_full_queue_refuses(void **state)
{
    waiter w[QUEUE_MAX] = {{0}};
    void *threads[QUEUE_MAX];
    place *last = NULL;
    (void)state;
    served = 0;
    place *mine = take(), *other = take();
    for (uint32_t i = 0; i < QUEUE_MAX; i++) {
        assert_int_equal(shop__thread_start(b.env, wait_for_place, &w[i], &threads[i]), 0);
        wait_until_queued(i + 1);
    }
    assert_int_equal(shop__pool_take(&b.pool, SHOP_WAIT_FOREVER, &last, &b.fault), SHOP_E_OVERLOADED);
    shop__pool_give(&b.pool, &mine->pooled);
    for (uint32_t i = 0; i < QUEUE_MAX; i++)
        shop__thread_join(b.env, threads[i]);
    for (int i = 0; i < QUEUE_MAX; i++) {
        assert_int_equal(w[i].code, 0);
        assert_int_equal(w[i].order, i);
        assert_ptr_equal(w[i].got, mine);
    }
    assert_int_equal(b.pool.longest, QUEUE_MAX);
    shop__pool_give(&b.pool, &other->pooled);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(who_was_given_back_last_comes_first),
        CASE(a_deadline_ends_the_wait),
        CASE(who_waits_longest_is_served_first_and_a_full_queue_refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

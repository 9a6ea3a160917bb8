/* race_test.c - many at once: a hundred who want the last unit, and threads that do everything
 * to the same orders while the clock runs. What must hold is read from the tables at the end. */
#include "tests/unit/services/inventory/stockroom.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    BUYERS = 100,
    WORKERS = 8,
    STEPS = 250, /* of each worker */
    ORDERS = 60, /* that they share */
    SKUS = 4,
    LEVEL = 12 /* of each SKU at each location */
};

/* --- the last unit ---------------------------------------------------------------------------- */

typedef struct buyer {
    stockroom *room;
    pthread_barrier_t *start;
    char order[SHOP_ID_SIZE];
    int code;
    pthread_t thread;
} buyer;

static void *buy(void *argument)
{
    buyer *b = argument;
    pthread_barrier_wait(b->start);
    b->code = reserve_one(b->room, b->order, "LAST", 1);
    return NULL;
}

static void last_unit_has_one_buyer(void **state)
{
    static buyer buyers[BUYERS];
    stockroom *r = *state;
    pthread_barrier_t start;
    int won = 0, lost = 0;
    set_stock(r, "LAST", "NEAR", 1);
    assert_int_equal(pthread_barrier_init(&start, NULL, BUYERS), 0);
    for (int i = 0; i < BUYERS; i++) {
        buyers[i] = (buyer){.room = r, .start = &start};
        new_order(r, buyers[i].order);
        assert_int_equal(pthread_create(&buyers[i].thread, NULL, buy, &buyers[i]), 0);
    }
    for (int i = 0; i < BUYERS; i++) {
        pthread_join(buyers[i].thread, NULL);
        won += buyers[i].code == 0;
        lost += buyers[i].code == SHOP_E_OUT_OF_STOCK;
    }
    pthread_barrier_destroy(&start);
    assert_int_equal(won, 1);
    assert_int_equal(lost, BUYERS - 1);
    assert_int_equal(reserved(r, "LAST", "NEAR"), 1);
    assert_int_equal(temp_shop_number(&r->temp, "SELECT count(*) FROM inventory_reservations"), 1);
}

/* The same order, sent by all at once: one reservation, the same answer to everybody. */
static void one_order_reserves_once(void **state)
{
    static buyer buyers[BUYERS];
    stockroom *r = *state;
    pthread_barrier_t start;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "LAST", "NEAR", 5);
    assert_int_equal(pthread_barrier_init(&start, NULL, BUYERS), 0);
    for (int i = 0; i < BUYERS; i++) {
        buyers[i] = (buyer){.room = r, .start = &start};
        snprintf(buyers[i].order, SHOP_ID_SIZE, "%s", order);
        assert_int_equal(pthread_create(&buyers[i].thread, NULL, buy, &buyers[i]), 0);
    }
    for (int i = 0; i < BUYERS; i++) {
        pthread_join(buyers[i].thread, NULL);
        assert_int_equal(buyers[i].code, 0);
    }
    pthread_barrier_destroy(&start);
    assert_int_equal(available(r, "LAST"), 4);
}

/* --- everything at once ----------------------------------------------------------------------- */

static const char *const skus[SKUS] = {"A", "B", "C", "D"};

typedef struct worker {
    stockroom *room;
    char (*orders)[SHOP_ID_SIZE];
    unsigned seed;
    int64_t expired;
    int unexpected; /* codes that no race explains */
    pthread_t thread;
} worker;

static unsigned draw(worker *w, unsigned below)
{
    return (unsigned)rand_r(&w->seed) % below;
}

static void expect(worker *w, int code, int also)
{
    if (code != 0 && code != also && code != SHOP_E_CONFLICT)
        w->unexpected = code;
}

static void some_reserve(worker *w, const char *order)
{
    want wants[4] = {{NULL, 0}};
    unsigned lines = 1 + draw(w, 3);
    for (unsigned i = 0; i < lines; i++)
        wants[i] = (want){skus[draw(w, SKUS)], 1 + draw(w, 4)};
    expect(w, reserve(w->room, order, 20 + draw(w, 60), wants, NULL), SHOP_E_OUT_OF_STOCK);
}

static void some_extend(worker *w, const char *order)
{
    expect(w, extend(w->room, order, 40), 0);
}

/* Now and then the sale is told; the goods may have been released by then, which the event then
 * finds. */
static void some_take(worker *w, const char *order)
{
    static const want nothing[] = {{NULL, 0}};
    if (take(w->room, order) == SHOP_RESERVATION_STATE_CLAIMED && draw(w, 4) == 0)
        tell_order(w->room, SHOP__EVENT_ORDER_CREATED, order, nothing, false);
}

/* An order of its own from beginning to end: placed, and cancelled or sent back, or neither. */
static void some_sell(worker *w, const char *order)
{
    const want wants[] = {{skus[draw(w, SKUS)], 1 + draw(w, 2)}, {NULL, 0}};
    char own[SHOP_ID_SIZE];
    (void)order;
    new_order(w->room, own);
    if (reserve(w->room, own, 1000, wants, NULL) != 0 ||
        take(w->room, own) != SHOP_RESERVATION_STATE_CLAIMED)
        return;
    tell_order(w->room, SHOP__EVENT_ORDER_CREATED, own, wants, false);
    unsigned then = draw(w, 4);
    if (then == 0)
        tell_order(w->room, SHOP__EVENT_ORDER_CANCELLED, own, wants, false);
    else if (then < 3)
        tell_order(w->room, SHOP__EVENT_ORDER_RETURNED, own, wants, true);
}

static void some_deliver(worker *w, const char *order)
{
    (void)order;
    expect(w, shop_run_pending(w->room->shop, NULL), 0);
}

static void some_release(worker *w, const char *order)
{
    expect(w, release(w->room, order), 0);
}

static void some_expire(worker *w, const char *order)
{
    (void)order;
    atomic_fetch_add(&w->room->now_ms, 10);
    w->expired += expire_due(w->room);
}

static void *work(void *argument)
{
    static void (*const moves[])(worker *, const char *) = {
        some_reserve, some_reserve, some_reserve, some_extend, some_take, some_release,
        some_expire,  some_sell,    some_deliver};
    worker *w = argument;
    for (int i = 0; i < STEPS; i++)
        moves[draw(w, sizeof(moves) / sizeof(moves[0]))](w, w->orders[draw(w, ORDERS)]);
    return NULL;
}

static void stock_up(stockroom *r, char orders[ORDERS][SHOP_ID_SIZE])
{
    for (int i = 0; i < ORDERS; i++)
        new_order(r, orders[i]);
    for (int i = 0; i < SKUS; i++) {
        set_stock(r, skus[i], "NEAR", LEVEL);
        set_stock(r, skus[i], "FAR", LEVEL);
    }
}

static int64_t movements_of(stockroom *r, shop_movement_kind kind)
{
    char sql[80];
    snprintf(sql, sizeof(sql), "SELECT count(*) FROM inventory_movements WHERE kind = %d",
             (int)kind);
    return temp_shop_number(&r->temp, sql);
}

/* The teardown holds the tables against I1 to I3; here it happens in the middle too. */
static void everything_at_once_stays_sound(void **state)
{
    stockroom *r = *state;
    char orders[ORDERS][SHOP_ID_SIZE];
    worker workers[WORKERS];
    int64_t expired = 0;
    stock_up(r, orders);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < WORKERS; i++) {
            unsigned seed = (unsigned)(round * WORKERS + i + 1);
            workers[i] = (worker){.room = r, .orders = orders, .seed = seed};
            assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
        }
        for (int i = 0; i < WORKERS; i++) {
            pthread_join(workers[i].thread, NULL);
            expired += workers[i].expired;
            assert_int_equal(workers[i].unexpected, 0);
        }
        expect_sound(r);
        deliver(r);
        expect_sound(r);
    }
    assert_true(expired > 0);
    assert_true(movements_of(r, SHOP_MOVEMENT_KIND_SALE) > 0);
    assert_true(movements_of(r, SHOP_MOVEMENT_KIND_RETURN) > 0);
    assert_true(temp_shop_number(&r->temp, "SELECT count(*) FROM events_outbox"
                                           " WHERE type = 'reservation.expired'") >= expired);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(last_unit_has_one_buyer),
        CASE(one_order_reserves_once),
        CASE(everything_at_once_stays_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* market.h - a shop full of products and people who fill carts and buy them, for benchmarks of writes. */
#ifndef SHOP_TESTS_BENCH_MARKET_H
#define SHOP_TESTS_BENCH_MARKET_H

#include <pthread.h>
#include <stdatomic.h>

#include "tests/bench/bench.h"

enum { MARKET_CUSTOMERS = 1000, MARKET_PRODUCTS = 1000, MARKET_STOCK = 100 * 1000 * 1000, MARKET_THREADS_MAX = 32 };

typedef struct market {
    shop *shop;
    shop *customers[MARKET_CUSTOMERS]; /* views of it; cart n is of customer n % MARKET_CUSTOMERS */
    bool hot; /* everybody buys the same two SKUs */
    char (*carts)[SHOP_ID_SIZE];
    int64_t cart_count;
    _Atomic int64_t next;
    void (*each)(struct market *m, shop *as, int64_t number);
} market;

/* Open the shop in this file, with products, their stock and a region to deliver to. Its e-mails go to a
 * channel that takes them at once: sending is no part of a checkout. */
void market_open(const bench *b, market *m, const char *file);
void market_close(market *m);

/* Make so many carts of two lines, ready to be ordered, and deliver all events there are. */
void market_fill_carts(market *m, int64_t count);

/* Run each() for every cart as the customer whose it is, by so many threads. */
void market_run(market *m, int threads, void (*each)(market *m, shop *as, int64_t number));

/* Place the order of this cart, and check the answer. */
void market_place(market *m, shop *as, int64_t number);

/* Deliver events until nothing lags; or until there is nothing to do at all, jobs included. */
void market_deliver(market *m);
void market_settle(market *m);

/* A thread that delivers until it is stopped. */
typedef struct market_courier {
    market *market;
    pthread_t thread;
    _Atomic bool stopped;
} market_courier;

void market_courier_start(market *m, market_courier *ret);
void market_courier_stop(market_courier *courier);

/* The SKU of a line of a cart. */
void market_sku(const market *m, int64_t number, int line, char out[24]);

#endif

/* market.h - a shop full of products and people who fill carts and buy them, for benchmarks of writes. */
#ifndef SHOP_TESTS_BENCH_MARKET_H
#define SHOP_TESTS_BENCH_MARKET_H

#include <stdatomic.h>

#include "tests/bench/bench.h"

/* Who fills the carts and buys them. */
#define MARKET_CUSTOMER "usr_01j00000000000000000000001"

enum { MARKET_PRODUCTS = 1000, MARKET_STOCK = 100 * 1000 * 1000, MARKET_THREADS_MAX = 32 };

typedef struct market {
    shop *shop;
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

/* Run each() for every cart, by so many threads that act as a customer. */
void market_run(market *m, int threads, void (*each)(market *m, shop *as, int64_t number));

/* Place the order of this cart, and check the answer. */
void market_place(market *m, shop *as, int64_t number);

/* Deliver events until nothing lags; or until there is nothing to do at all, jobs included. */
void market_deliver(market *m);
void market_settle(market *m);

/* The SKU of a line of a cart. */
void market_sku(const market *m, int64_t number, int line, char out[24]);

#endif

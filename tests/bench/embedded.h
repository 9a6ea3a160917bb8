/* embedded.h - the benchmarks of embedded_bench.c: each prints its figures and returns 0. */
#ifndef SHOP_TESTS_BENCH_EMBEDDED_H
#define SHOP_TESTS_BENCH_EMBEDDED_H

#include "tests/bench/bench.h"

int bench_product(const bench *b);  /* embedded.product, embedded.product.repeated */
int bench_search(const bench *b);  /* embedded.search.two_words, .broad_word, .three_fields, .rare_word */
int bench_cart(const bench *b);     /* embedded.cart_add */
int bench_codec(const bench *b);    /* codec.encode, codec.decode */
int bench_open_fresh(const bench *b); /* embedded.open, embedded.open.memory */
int bench_checkout(const bench *b); /* embedded.checkout.1, .8, .32, embedded.hot.8, .32 */

/* Open the shop, read a product, print how long it took and what memory is held: what the benchmark does when
 * it finds a shop's URL in this variable of the environment. */
#define BENCH_OPEN_ONCE "SHOP_BENCH_OPEN_ONCE"
int bench_open_once(const char *url);

#endif

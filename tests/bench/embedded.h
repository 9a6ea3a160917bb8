/* embedded.h - the benchmarks of embedded_bench.c: each prints its figures and returns 0. */
#ifndef SHOP_TESTS_BENCH_EMBEDDED_H
#define SHOP_TESTS_BENCH_EMBEDDED_H

#include "tests/bench/bench.h"

int bench_product(const bench *b);  /* embedded.product, embedded.product.repeated */
int bench_search(const bench *b);  /* embedded.search.two_words, .broad_word, .three_fields, .rare_word */
int bench_checkout(const bench *b); /* embedded.checkout.1, .8, .32, embedded.hot.8, .32 */

#endif

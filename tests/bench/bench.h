/* bench.h - what the benchmarks share: rounds that alternate between our side and the limit,
 * medians, one JSON object a line, a folder of their own, and answers that are always checked.
 *
 * A benchmark is a function of embedded_bench.c's table; it makes its data, then calls
 * bench_compare() for each figure. Whatever goes wrong ends the program with bench_fail(): a figure
 * over errors is none. */
#ifndef SHOP_TESTS_BENCH_H
#define SHOP_TESTS_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shop/shop.h"

enum { BENCH_PATH_MAX = 512, BENCH_ROUNDS_MAX = 99, BENCH_SIDES_MAX = 3 };

typedef struct bench {
    int rounds;       /* odd, three or more */
    double seconds;   /* of each side in each round */
    bool profile;     /* print what each statement cost as well */
    char folder[256]; /* its own; removed when the program ends */
} bench;

/* One round of one side: work for about so long, answer the rate per second. */
typedef double bench_round(void *subject, double seconds);

typedef struct bench_side {
    bench_round *round;
    void *subject;
} bench_side;

typedef struct bench_figure {
    const char *name;       /* "embedded.product" */
    const char *unit;       /* "1/s" */
    const char *limit_name; /* what the limit is */
    bench_side ours;
    bench_side limit;
} bench_figure;

/* Every side in turn in each round, who begins changes; the median rate of each. */
void bench_measure(const bench *b, const bench_side *sides, size_t count, double *ret_medians);

/* Both sides in turn, then their medians and the ratio as one line of JSON. */
void bench_compare(const bench *b, const bench_figure *f);

/* The line alone, for figures that are measured in another way. */
void bench_report(const char *name, double value, const char *unit, double limit,
                  const char *limit_name);

/* A figure that must stay below a bound: the smaller the ratio, the better. */
void bench_bound(const char *name, double value, const char *unit, double bound);

/* Call `work` with 0, 1, 2, … for about so long; the number of calls per second. */
double bench_rate(void (*work)(void *subject, uint64_t number), void *subject, double seconds);

double bench_now(void); /* monotonic, in seconds */

/* A file in the folder. */
void bench_path(const bench *b, const char *name, char out[BENCH_PATH_MAX]);

/* Open the shop in this file of the folder, without a thread of its own. NULL = every default. */
shop *bench_open(const bench *b, const char *name, const shop_options *options);

/* For what people read beside the figures, as the durability of both sides: on standard error. */
void bench_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

_Noreturn void bench_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* An answer that is not what it must be, or a call that failed. */
#define BENCH_CHECK(condition)                                                                     \
    do {                                                                                           \
        if (!(condition))                                                                          \
            bench_fail("%s:%d: %s is not so (%s)", __FILE__, __LINE__, #condition,                 \
                       shop_error_last()->message);                                                \
    } while (0)

/* Numbers 0 to count - 1, each once, in an order without a pattern; then again. */
static inline size_t bench_shuffled(uint64_t number, size_t count)
{
    const uint64_t prime = 2654435761; /* coprime to any count that is smaller */
    return (size_t)(number % count * prime % count);
}

#endif

/* bench.c - rounds, medians, the folder, the line. */
#define _GNU_SOURCE
#include "tests/bench/bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const double first_batch_seconds = 0.001; /* between two looks at the clock */

void bench_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
}

void bench_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
    exit(1);
}

double bench_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* --- measuring -------------------------------------------------------------------------------- */

double bench_rate(void (*work)(void *subject, uint64_t number), void *subject, double seconds)
{
    double start = bench_now(), now = start;
    uint64_t done = 0, batch = 1;
    while (now - start < seconds) {
        double before = now;
        for (uint64_t i = 0; i < batch; i++)
            work(subject, done++);
        now = bench_now();
        if (now - before < first_batch_seconds)
            batch *= 2;
    }
    return (double)done / (now - start);
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *all, int count)
{
    qsort(all, (size_t)count, sizeof(all[0]), compare);
    return all[count / 2];
}

/* Who goes first changes with each round, so that nobody profits from a warm machine. */
void bench_measure(const bench *b, const bench_side *sides, size_t count, double *ret_medians)
{
    double rates[BENCH_SIDES_MAX][BENCH_ROUNDS_MAX];
    BENCH_CHECK(count <= BENCH_SIDES_MAX);
    for (int i = 0; i < b->rounds; i++)
        for (size_t k = 0; k < count; k++) {
            size_t side = (k + (size_t)i) % count;
            rates[side][i] = sides[side].round(sides[side].subject, b->seconds);
        }
    for (size_t side = 0; side < count; side++)
        ret_medians[side] = median(rates[side], b->rounds);
}

void bench_compare(const bench *b, const bench_figure *f)
{
    const bench_side sides[] = {f->ours, f->limit};
    double medians[2];
    bench_measure(b, sides, 2, medians);
    bench_report(f->name, medians[0], f->unit, medians[1], f->limit_name);
}

void bench_report(const char *name, double value, const char *unit, double limit,
                  const char *limit_name)
{
    printf("{\"bench\":\"%s\",\"value\":%.0f,\"unit\":\"%s\",\"limit\":%.0f,\"limit_name\":\"%s\","
           "\"ratio\":%.3f}\n",
           name, value, unit, limit, limit_name, value / limit);
    (void)fflush(stdout);
}

void bench_bound(const char *name, double value, const char *unit, double bound)
{
    printf("{\"bench\":\"%s\",\"value\":%.2f,\"unit\":\"%s\",\"limit\":%.0f,\"limit_name\":\"at most\","
           "\"ratio\":%.3f}\n",
           name, value, unit, bound, value / bound);
    (void)fflush(stdout);
}

/* --- shops ------------------------------------------------------------------------------------ */

void bench_path(const bench *b, const char *name, char out[BENCH_PATH_MAX])
{
    (void)snprintf(out, BENCH_PATH_MAX, "%s/%s", b->folder, name);
}

shop *bench_open(const bench *b, const char *name, const shop_options *options)
{
    char url[BENCH_PATH_MAX + 8];
    shop_options all = SHOP_OPTIONS_INIT;
    shop *opened = NULL;
    if (options != NULL)
        all = *options;
    all.flags |= SHOP_OPEN_MANUAL;
    (void)snprintf(url, sizeof(url), "sqlite:%s/%s", b->folder, name);
    BENCH_CHECK(shop_open(url, &all, &opened) == 0);
    return opened;
}

/* embedded_open.c - a fresh process from shop_open() of an existing file to its first read, and what memory it
 * holds then. The benchmark runs itself again for each round; the bounds are those of the targets. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shop/catalog.h"
#include "tests/bench/embedded.h"

enum { PRODUCTS = 1000, RUNS_A_ROUND = 5, MS_BOUND = 5, MB_BOUND = 8, KB_PER_MB = 1024 };

static const char file_name[] = "open.db";
static const char slug[] = "product-1";

/* --- the fresh process ------------------------------------------------------------------------ */

/* "VmRSS:     5120 kB" */
static long resident_kb(void)
{
    char line[256];
    long found = 0;
    FILE *status = fopen("/proc/self/status", "r");
    BENCH_CHECK(status != NULL);
    while (fgets(line, sizeof(line), status) != NULL)
        if (strncmp(line, "VmRSS:", 6) == 0)
            found = strtol(line + 6, NULL, 10);
    (void)fclose(status);
    return found;
}

int bench_open_once(const char *url)
{
    shop *s;
    const shop_product *product;
    shop_options options = SHOP_OPTIONS_INIT;
    shop_product_find_args args = SHOP_PRODUCT_FIND_INIT;
    args.slug = slug;
    options.flags = SHOP_OPEN_MANUAL;
    double began = bench_now();
    BENCH_CHECK(shop_open(url, &options, &s) == 0);
    BENCH_CHECK(shop_product_find(s, &args, &product) == 0);
    double ms = (bench_now() - began) * 1e3;
    BENCH_CHECK(strcmp(product->slug, slug) == 0);
    printf("%.3f %ld\n", ms, resident_kb());
    shop_free(product);
    shop_close(s);
    return 0;
}

/* --- the figure ------------------------------------------------------------------------------- */

typedef struct opened {
    double ms;
    double mb;
} opened;

static opened run_once(const char *url)
{
    char text[64] = "";
    int ends[2], status;
    opened o;
    long kb;
    BENCH_CHECK(pipe(ends) == 0);
    pid_t child = fork();
    BENCH_CHECK(child >= 0);
    if (child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)setenv(BENCH_OPEN_ONCE, url, 1);
        (void)execl("/proc/self/exe", "embedded_bench", (char *)NULL);
        _exit(1);
    }
    (void)close(ends[1]);
    BENCH_CHECK(read(ends[0], text, sizeof(text) - 1) > 0);
    (void)close(ends[0]);
    BENCH_CHECK(waitpid(child, &status, 0) == child && status == 0);
    BENCH_CHECK(sscanf(text, "%lf %ld", &o.ms, &kb) == 2);
    o.mb = (double)kb / KB_PER_MB;
    return o;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void fill(const bench *b)
{
    char json[256];
    shop *s = bench_open(b, file_name, NULL);
    for (int i = 0; i < PRODUCTS; i++) {
        (void)snprintf(json, sizeof(json),
                       "{\"slug\":\"product-%d\",\"title\":\"Product %d\",\"variants\":[{\"sku\":"
                       "\"SKU-%d\",\"prices\":[{\"minor\":1990,\"currency\":\"EUR\"}]}]}",
                       i, i, i);
        BENCH_CHECK(shop_call_json(s, "product.put", json, NULL) == 0);
    }
    shop_close(s);
}

int bench_open_fresh(const bench *b)
{
    char url[BENCH_PATH_MAX + 8];
    double ms[BENCH_ROUNDS_MAX * RUNS_A_ROUND], mb[BENCH_ROUNDS_MAX * RUNS_A_ROUND];
    int runs = b->rounds * RUNS_A_ROUND;
    fill(b);
    (void)snprintf(url, sizeof(url), "sqlite:%s/%s", b->folder, file_name);
    for (int i = 0; i < runs; i++) {
        opened o = run_once(url);
        ms[i] = o.ms;
        mb[i] = o.mb;
    }
    qsort(ms, (size_t)runs, sizeof(ms[0]), compare);
    qsort(mb, (size_t)runs, sizeof(mb[0]), compare);
    bench_bound("embedded.open", ms[runs / 2], "ms", MS_BOUND);
    bench_bound("embedded.open.memory", mb[runs / 2], "MB", MB_BOUND);
    return 0;
}

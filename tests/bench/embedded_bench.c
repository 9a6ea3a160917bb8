/* embedded_bench.c - the benchmarks of a shop inside the program: scripts/bench embedded
 * [NAME…]. To add one, write its function, declare it in embedded.h and name it in the table. */
#define _GNU_SOURCE
#include "tests/bench/embedded.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROUNDS = 9 };
static const double round_seconds = 0.5;

static const struct {
    const char *name;
    int (*run)(const bench *b);
} benches[] = {
    {"product", bench_product},
    {"search", bench_search},
    {"cart", bench_cart},
    {"codec", bench_codec},
    {"open", bench_open_fresh},
    {"checkout", bench_checkout},
};
enum { BENCHES = sizeof(benches) / sizeof(benches[0]) };

static bench all = {.rounds = ROUNDS};

static void usage(FILE *to)
{
    (void)fprintf(to, "usage: embedded_bench [-h] [-p] [-r ROUNDS] [-s SECONDS] [NAME...]\n\n"
                      "Measure a shop on one SQLite file against the raw SQLite C API in the same "
                      "run.\n"
                      "  -p  print what each statement of a checkout costs, too\n"
                      "  -r  rounds, odd, three or more (%d)\n"
                      "  -s  seconds of each side in each round (%.1f)\n"
                      "names:",
                  ROUNDS, round_seconds);
    for (size_t i = 0; i < BENCHES; i++)
        (void)fprintf(to, " %s", benches[i].name);
    (void)fputc('\n', to);
}

/* The folder holds files only. */
static void remove_folder(void)
{
    char path[BENCH_PATH_MAX];
    DIR *d = opendir(all.folder);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
        bench_path(&all, e->d_name, path);
        (void)remove(path);
    }
    if (d != NULL)
        (void)closedir(d);
    (void)rmdir(all.folder);
}

static void make_folder(void)
{
    const char *parent = getenv("TMPDIR");
    (void)snprintf(all.folder, sizeof(all.folder), "%s/shop-bench-XXXXXX",
                   parent != NULL ? parent : "/tmp");
    if (mkdtemp(all.folder) == NULL)
        bench_fail("%s cannot be made", all.folder);
    (void)atexit(remove_folder);
}

static bool wanted(const char *name, char **names)
{
    bool any = *names == NULL;
    for (; *names != NULL; names++)
        any = any || strcmp(*names, name) == 0;
    return any;
}

static void check_names(char **names)
{
    for (; *names != NULL; names++) {
        bool known = false;
        for (size_t i = 0; i < BENCHES; i++)
            known = known || strcmp(benches[i].name, *names) == 0;
        if (!known)
            bench_fail("there is no benchmark \"%s\"; embedded_bench -h lists them", *names);
    }
}

static void read_options(int argc, char **argv)
{
    all.seconds = round_seconds;
    for (int option; (option = getopt(argc, argv, "hpr:s:")) != -1;) {
        if (option == 'h') {
            usage(stdout);
            exit(0);
        }
        if (option == 'p')
            all.profile = true;
        else if (option == 'r')
            all.rounds = (int)strtol(optarg, NULL, 10);
        else if (option == 's')
            all.seconds = strtod(optarg, NULL);
        else
            exit((usage(stderr), 2));
    }
    if (all.rounds < 3 || all.rounds > BENCH_ROUNDS_MAX || all.rounds % 2 == 0 ||
        !(all.seconds > 0))
        exit((usage(stderr), 2));
}

int main(int argc, char **argv)
{
    const char *once = getenv(BENCH_OPEN_ONCE);
    int failed = 0;
    if (once != NULL)
        return bench_open_once(once);
    read_options(argc, argv);
    check_names(argv + optind);
    make_folder();
    for (size_t i = 0; i < BENCHES; i++)
        if (wanted(benches[i].name, argv + optind))
            failed |= benches[i].run(&all);
    return failed != 0;
}

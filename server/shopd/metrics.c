/* metrics.c - a table of names with the functions that know their values; what has labels is written behind it. */
#define _GNU_SOURCE
#include "server/shopd/metrics.h"

#include <dirent.h>
#include <inttypes.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

#include "server/shopd/log.h"

typedef struct metric {
    const char *name;
    const char *type;
    const char *help;
    double (*value)(const figures *f);
} metric;

/* --- the process ------------------------------------------------------------------------------ */

static double cpu_seconds(const figures *f)
{
    struct rusage use;
    (void)f;
    if (getrusage(RUSAGE_SELF, &use) != 0)
        return 0;
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
           (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

/* The first two numbers of /proc/self/statm: all pages, and those in memory. */
static double memory_bytes(int which)
{
    long pages[2] = {0, 0};
    FILE *from = fopen("/proc/self/statm", "re");
    if (from == NULL)
        return 0;
    if (fscanf(from, "%ld %ld", &pages[0], &pages[1]) != 2)
        pages[0] = pages[1] = 0;
    fclose(from);
    return (double)pages[which] * (double)sysconf(_SC_PAGESIZE);
}

static double virtual_bytes(const figures *f)
{
    (void)f;
    return memory_bytes(0);
}

static double resident_bytes(const figures *f)
{
    (void)f;
    return memory_bytes(1);
}

static double open_descriptors(const figures *f)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    (void)f;
    if (folder == NULL)
        return 0;
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count - 3; /* ".", ".." and the folder's own */
}

static double max_descriptors(const figures *f)
{
    struct rlimit limit;
    (void)f;
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? (double)limit.rlim_cur : 0;
}

static double start_seconds(const figures *f)
{
    return (double)f->started_ms / 1000;
}

/* --- shopd ------------------------------------------------------------------------------------ */

static double is_ready(const figures *f)
{
    return f->ready;
}

static double answers(const figures *f)
{
    return f->shop != NULL;
}

static double reloads(const figures *f)
{
    return (double)f->reloads;
}

static double failed_reloads(const figures *f)
{
    return (double)f->failed_reloads;
}

static const metric process_metrics[] = {
    {"process_cpu_seconds_total", "counter", "Time on a processor, in user and system mode.", cpu_seconds},
    {"process_resident_memory_bytes", "gauge", "Memory that is in use.", resident_bytes},
    {"process_virtual_memory_bytes", "gauge", "Memory that is mapped.", virtual_bytes},
    {"process_open_fds", "gauge", "Open file descriptors.", open_descriptors},
    {"process_max_fds", "gauge", "File descriptors that may be open.", max_descriptors},
    {"process_start_time_seconds", "gauge", "When the process began, in Unix time.", start_seconds},
    {"shop_ready", "gauge", "1 while the daemon takes work.", is_ready},
    {"shop_answers", "gauge", "1 when the shop answered for this scrape; without it its figures are absent.", answers},
    {"shop_reloads_total", "counter", "Configurations that SIGHUP brought in.", reloads},
    {"shop_failed_reloads_total", "counter", "Configurations that were refused.", failed_reloads},
};

/* --- the shop --------------------------------------------------------------------------------- */

static double commits(const figures *f)
{
    return (double)f->shop->store->commits;
}

static double members(const figures *f)
{
    return (double)f->shop->store->members;
}

static double reruns(const figures *f)
{
    return (double)f->shop->store->reruns;
}

static double longest_queue(const figures *f)
{
    return (double)f->shop->store->longest_queue;
}

static double log_end(const figures *f)
{
    return (double)f->shop->log_end;
}

static double dead_events(const figures *f)
{
    return (double)f->shop->dead;
}

static const metric shop_metrics[] = {
    {"shop_store_commits_total", "counter", "Transactions that reached the store.", commits},
    {"shop_store_committed_calls_total", "counter", "Calls whose work was committed in them.", members},
    {"shop_store_reruns_total", "counter", "Works that ran again.", reruns},
    {"shop_store_longest_queue", "gauge", "The most callers that waited to write at one time.", longest_queue},
    {"shop_event_log_position", "gauge", "Position of the newest event.", log_end},
    {"shop_dead_events", "gauge", "Events that a consumer could not take (shopctl events dead).", dead_events},
};

/* --- writing ---------------------------------------------------------------------------------- */

static void print_head(FILE *to, const char *name, const char *type, const char *help)
{
    fprintf(to, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void print_metrics(FILE *to, const metric *list, size_t count, const figures *f)
{
    for (size_t i = 0; i < count; i++) {
        print_head(to, list[i].name, list[i].type, list[i].help);
        fprintf(to, "%s %.15g\n", list[i].name, list[i].value(f));
    }
}

static void print_consumers(FILE *to, const char *name, const char *help, size_t member, const figures *f)
{
    print_head(to, name, "gauge", help);
    for (size_t i = 0; i < f->shop->consumer_count; i++) {
        const shop_cursor *cursor = f->shop->consumers[i];
        const int64_t *value = (const int64_t *)(const void *)((const char *)cursor + member);
        fprintf(to, "%s{consumer=\"%s\"} %" PRId64 "\n", name, cursor->consumer, *value);
    }
}

static void print_call(FILE *to, const char *operation, const char *outcome, int64_t count)
{
    fprintf(to, "shop_calls_total{operation=\"%s\",outcome=\"%s\"} %" PRId64 "\n", operation, outcome, count);
}

static void print_calls(FILE *to, const figures *f)
{
    print_head(to, "shop_calls_total", "counter",
               "Calls that have ended, of others and jobs: done, refused for the caller's sake, or failed.");
    for (size_t i = 0; i < f->shop->operation_count; i++) {
        const shop_operation_figures *one = f->shop->operations[i];
        print_call(to, one->operation, "done", one->calls - one->refused - one->failed);
        print_call(to, one->operation, "refused", one->refused);
        print_call(to, one->operation, "failed", one->failed);
    }
}

static void print_log_lines(FILE *to)
{
    print_head(to, "shop_log_lines_total", "counter", "Lines of the log.");
    for (log_level level = LEVEL_DEBUG; level < LEVEL_COUNT; level++)
        fprintf(to, "shop_log_lines_total{level=\"%s\"} %" PRId64 "\n", log_level_name(level), log_lines(level));
}

static void print_version(FILE *to)
{
    uint32_t version = shop_version();
    print_head(to, "shop_build_info", "gauge", "The version of the library.");
    fprintf(to, "shop_build_info{version=\"%u.%u.%u\"} 1\n", (unsigned)(version / 1000000),
            (unsigned)(version / 1000 % 1000), (unsigned)(version % 1000));
}

void metrics_print(const figures *f, FILE *to)
{
    print_version(to);
    print_metrics(to, process_metrics, sizeof(process_metrics) / sizeof(process_metrics[0]), f);
    print_log_lines(to);
    if (f->shop == NULL)
        return;
    print_metrics(to, shop_metrics, sizeof(shop_metrics) / sizeof(shop_metrics[0]), f);
    print_calls(to, f);
    print_consumers(to, "shop_consumer_position", "How far a consumer of events has come.",
                    offsetof(shop_cursor, position), f);
    print_consumers(to, "shop_consumer_lag_events", "Events that a consumer has not taken yet.",
                    offsetof(shop_cursor, lag), f);
}

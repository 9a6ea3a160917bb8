/* operate.c - events, figures, the search index, and the doctor. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "shopctl.h"

enum { TAIL_PAGE = 200, FOLLOW_PAUSE_MS = 500, LAG_MUCH = 1000 };

static cJSON *args_number(const char *name, double value)
{
    cJSON *args = cJSON_CreateObject();
    cJSON_AddNumberToObject(args, name, value);
    return args;
}

static double number_of(const cJSON *object, const char *name)
{
    double value = cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(object, name));
    return value == value ? value : 0; /* NaN: not there */
}

/* --- events ----------------------------------------------------------------------------------- */

static const table_column event_columns[] = {
    {"position", "position", true}, {"time", "time", false},        {"event", "type", false},
    {"subject", "subject", false},  {"version", "version", true},
};
static const table_column dead_columns[] = {
    {"consumer", "consumer", false}, {"position", "position", true}, {"subject", "subject", false},
    {"error", "error", false},       {"reason", "reason", false},    {"attempts", "attempts", true},
};

static void pause_ms(long ms)
{
    const struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}

/* One page behind `after`; moves it on. False when the call failed. */
static bool tail_page(app *a, double *after, bool *ret_any)
{
    cJSON *args = args_number("after", *after);
    cJSON_AddNumberToObject(args, "limit", TAIL_PAGE);
    cJSON *log = app_call(a, "event.list", args);
    if (log == NULL)
        return false;
    const cJSON *events = cJSON_GetObjectItemCaseSensitive(log, "events");
    *ret_any = cJSON_GetArraySize(events) > 0;
    if (*ret_any)
        print_table(a, events, event_columns, sizeof(event_columns) / sizeof(event_columns[0]));
    fflush(stdout);
    *after = number_of(log, "next");
    cJSON_Delete(log);
    return true;
}

/* Where the newest events begin. */
static bool tail_start(app *a, double *ret_after)
{
    enum { SHOWN = 20 };
    cJSON *stats = app_call(a, "system.stats", NULL);
    if (stats == NULL)
        return false;
    double end = number_of(stats, "log_end");
    *ret_after = end > SHOWN ? end - SHOWN : 0;
    cJSON_Delete(stats);
    return true;
}

static int tail(app *a, int argc, char **argv)
{
    double after = -1;
    bool follow = false, any = false;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--follow") == 0 || strcmp(argv[i], "-f") == 0)
            follow = true;
        else if (strcmp(argv[i], "--after") == 0 && i + 1 < argc)
            after = strtod(argv[++i], NULL);
        else
            return usage_error("events", "tail does not know '%s'", argv[i]);
    }
    if (after < 0 && !tail_start(a, &after))
        return EXIT_FAILED;
    do {
        if (!tail_page(a, &after, &any))
            return EXIT_FAILED;
        if (!any && follow)
            pause_ms(FOLLOW_PAUSE_MS);
    } while ((any || follow) && !app_interrupted());
    return EXIT_DONE;
}

static int dead(app *a, int argc, char **argv)
{
    cJSON *args = cJSON_CreateObject();
    if (argc > 2)
        cJSON_AddStringToObject(args, "consumer", argv[2]);
    cJSON_AddNumberToObject(args, "limit", TAIL_PAGE);
    cJSON *answer = app_call(a, "event.dead", args);
    if (answer == NULL)
        return EXIT_FAILED;
    const cJSON *items = cJSON_GetObjectItemCaseSensitive(answer, "items");
    if (cJSON_GetArraySize(items) > 0)
        print_table(a, items, dead_columns, sizeof(dead_columns) / sizeof(dead_columns[0]));
    else if (!a->json)
        puts("no dead letters");
    cJSON_Delete(answer);
    return EXIT_DONE;
}

static int replay(app *a, int argc, char **argv)
{
    if (argc != 3)
        return usage_error("events", "replay needs the name of a consumer; `shopctl events dead` lists them");
    cJSON *args = cJSON_CreateObject();
    cJSON_AddStringToObject(args, "consumer", argv[2]);
    cJSON *answer = app_call(a, "event.replay", args);
    if (answer == NULL)
        return EXIT_FAILED;
    double left = number_of(answer, "left");
    if (a->json)
        print_json(a, answer);
    else
        printf("%.0f delivered, %.0f left\n", number_of(answer, "delivered"), left);
    cJSON_Delete(answer);
    return left > 0 ? EXIT_PARTLY : EXIT_DONE;
}

int run_events(app *a, int argc, char **argv)
{
    static const struct {
        const char *name;
        int (*run)(app *a, int argc, char **argv);
    } verbs[] = {{"tail", tail}, {"dead", dead}, {"replay", replay}};
    for (size_t i = 0; argc > 1 && i < sizeof(verbs) / sizeof(verbs[0]); i++)
        if (strcmp(argv[1], verbs[i].name) == 0)
            return verbs[i].run(a, argc, argv);
    return usage_error("events", "say tail, dead or replay");
}

/* --- figures ---------------------------------------------------------------------------------- */

int run_stats(app *a, int argc, char **argv)
{
    static const table_column columns[] = {
        {"consumer", "consumer", false}, {"position", "position", true}, {"lag", "lag", true}};
    (void)argv;
    if (argc != 1)
        return usage_error("stats", "takes no argument");
    cJSON *stats = app_call(a, "system.stats", NULL);
    if (stats == NULL)
        return EXIT_FAILED;
    if (a->json) {
        print_json(a, stats);
    } else {
        const cJSON *store = cJSON_GetObjectItemCaseSensitive(stats, "store");
        printf("commits       %.0f (for %.0f calls)\n", number_of(store, "commits"),
               number_of(store, "members"));
        printf("newest event  %.0f\ndead letters  %.0f\n\n", number_of(stats, "log_end"),
               number_of(stats, "dead"));
        print_table(a, cJSON_GetObjectItemCaseSensitive(stats, "consumers"), columns, 3);
    }
    cJSON_Delete(stats);
    return EXIT_DONE;
}

/* --- the search index ------------------------------------------------------------------------- */

int run_reindex(app *a, int argc, char **argv)
{
    progress p;
    double products = 0;
    (void)argv;
    if (argc != 1)
        return usage_error("reindex", "takes no argument");
    if (!app_open(a))
        return EXIT_FAILED;
    progress_begin(&p, a, "reindexing", 0);
    cJSON *answer = NULL;
    const char *cursor = NULL;
    do {
        cJSON *args = cJSON_CreateObject();
        if (cursor != NULL)
            cJSON_AddStringToObject(args, "cursor", cursor);
        cJSON *next = app_call(a, "search.reindex", args);
        cJSON_Delete(answer);
        answer = next;
        cursor = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(answer, "next_cursor"));
        products += number_of(answer, "products");
        progress_step(&p, (int64_t)products);
    } while (answer != NULL && cursor != NULL && !app_interrupted());
    progress_end(&p);
    if (answer == NULL)
        return EXIT_FAILED;
    cJSON_Delete(answer);
    if (!a->quiet)
        printf("%.0f products indexed\n", products);
    return app_interrupted() ? EXIT_INTERRUPTED : EXIT_DONE;
}

/* --- the doctor ------------------------------------------------------------------------------- */

typedef struct finding {
    const char *what;
    bool good;
    char detail[160];
    const char *mend;
} finding;

static void check_dead(const cJSON *stats, finding *f)
{
    double count = number_of(stats, "dead");
    f->good = count == 0;
    snprintf(f->detail, sizeof(f->detail), "%.0f dead letters", count);
}

static void check_lag(const cJSON *stats, finding *f)
{
    const cJSON *each;
    f->good = true;
    snprintf(f->detail, sizeof(f->detail), "every consumer is near the end of the log");
    cJSON_ArrayForEach(each, cJSON_GetObjectItemCaseSensitive(stats, "consumers"))
    {
        const char *name = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(each, "consumer"));
        if (number_of(each, "lag") <= LAG_MUCH)
            continue;
        f->good = false;
        snprintf(f->detail, sizeof(f->detail), "%s is %.0f events behind", name != NULL ? name : "?",
                 number_of(each, "lag"));
    }
}

int run_doctor(app *a, int argc, char **argv)
{
    static const struct {
        const char *what, *mend;
        void (*check)(const cJSON *stats, finding *f);
    } checks[] = {
        {"events are delivered", "look with `shopctl events dead`, mend, then `shopctl events replay CONSUMER`",
         check_dead},
        {"nobody lags", "is a process running that delivers events (a daemon, or an application)?", check_lag},
    };
    int status = EXIT_DONE;
    (void)argv;
    if (argc != 1)
        return usage_error("doctor", "takes no argument");
    cJSON *stats = app_call(a, "system.stats", NULL);
    if (stats == NULL)
        return EXIT_FAILED;
    printf("ok    the store opens and its schema is up to date\n");
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
        finding f = {.what = checks[i].what, .mend = checks[i].mend};
        checks[i].check(stats, &f);
        printf("%-5s %s: %s\n", f.good ? "ok" : "BAD", f.what, f.detail);
        if (!f.good)
            printf("      %s\n", f.mend);
        status = f.good ? status : EXIT_FAILED;
    }
    cJSON_Delete(stats);
    return status;
}

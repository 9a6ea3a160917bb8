/* events.c - the event log and its dead letters. */
#include <string.h>

#include "shopctl.h"

enum { PAGE = 200, SHOWN = 20, FOLLOW_PAUSE_MS = 500 };

static const table_column event_columns[] = {
    {"position", "position", true, 8}, {"time", "time", false, 24},
    {"event", "type", false, 20},      {"version", "version", true, 0},
    {"subject", "subject", false, 0},
};
static const table_column dead_columns[] = {
    {"consumer", "consumer", false, 0}, {"position", "position", true, 0},
    {"attempts", "attempts", true, 0},  {"subject", "subject", false, 0},
    {"error", "error", false, 0},       {"reason", "reason", false, 0},
};
enum {
    EVENT_COLUMNS = sizeof(event_columns) / sizeof(event_columns[0]),
    DEAD_COLUMNS = sizeof(dead_columns) / sizeof(dead_columns[0])
};

typedef struct tail_state {
    int64_t after;
    bool titled; /* the titles stand above already */
    bool any;    /* the last page had events */
} tail_state;

/* One page behind `after`; moves it on. False when the call failed. */
static bool tail_page(app *a, tail_state *t)
{
    cJSON *args = cJSON_CreateObject();
    cJSON_AddNumberToObject(args, "after", (double)t->after);
    cJSON_AddNumberToObject(args, "limit", PAGE);
    cJSON *log = app_call(a, "event.list", args);
    if (log == NULL)
        return false;
    const cJSON *events = item_at(log, "events");
    t->any = cJSON_GetArraySize(events) > 0;
    if (t->any && !t->titled)
        print_table(a, events, event_columns, EVENT_COLUMNS);
    else if (t->any)
        print_rows(a, events, event_columns, EVENT_COLUMNS);
    t->titled = t->titled || t->any;
    fflush(stdout);
    t->after = (int64_t)number_at(log, "next");
    cJSON_Delete(log);
    return true;
}

/* Where the newest events begin. */
static bool tail_start(app *a, int64_t *ret_after)
{
    cJSON *stats = app_call(a, "system.stats", NULL);
    if (stats == NULL)
        return false;
    int64_t end = (int64_t)number_at(stats, "log_end");
    *ret_after = end > SHOWN ? end - SHOWN : 0;
    cJSON_Delete(stats);
    return true;
}

static int tail(app *a, int argc, char **argv)
{
    tail_state t = {.after = -1};
    bool follow = false;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--follow") == 0 || strcmp(argv[i], "-f") == 0)
            follow = true;
        else if (strcmp(argv[i], "--after") != 0 || i + 1 == argc)
            return usage_error("events", "tail does not know '%s'", argv[i]);
        else if (!parse_count(argv[++i], &t.after))
            return usage_error("events", "--after takes a position, not '%s'", argv[i]);
    }
    if (t.after < 0 && !tail_start(a, &t.after))
        return EXIT_FAILED;
    do {
        if (!tail_page(a, &t))
            return EXIT_FAILED;
        if (!t.any && follow && !app_interrupted())
            app_pause(FOLLOW_PAUSE_MS);
    } while ((t.any || follow) && !app_interrupted());
    if (!t.titled && !a->json && !a->quiet)
        puts("no events");
    return EXIT_DONE;
}

static int dead(app *a, int argc, char **argv)
{
    if (argc > 3)
        return usage_error("events", "dead takes one consumer at most");
    cJSON *args = cJSON_CreateObject();
    if (argc > 2)
        cJSON_AddStringToObject(args, "consumer", argv[2]);
    cJSON_AddNumberToObject(args, "limit", PAGE);
    cJSON *answer = app_call(a, "event.dead", args);
    if (answer == NULL)
        return EXIT_FAILED;
    const cJSON *items = item_at(answer, "items");
    if (cJSON_GetArraySize(items) > 0)
        print_table(a, items, dead_columns, DEAD_COLUMNS);
    else if (!a->json && !a->quiet)
        puts("no dead letters");
    if (cJSON_GetArraySize(items) == PAGE)
        app_error("these are the first %d; there may be more", PAGE);
    cJSON_Delete(answer);
    return EXIT_DONE;
}

/* A call delivers some of them; again while it comes forward. */
static bool replay_all(app *a, const char *consumer, int64_t *ret_delivered, int64_t *ret_left)
{
    int64_t now;
    do {
        cJSON *args = cJSON_CreateObject();
        cJSON_AddStringToObject(args, "consumer", consumer);
        cJSON *answer = app_call(a, "event.replay", args);
        if (answer == NULL)
            return false;
        now = (int64_t)number_at(answer, "delivered");
        *ret_delivered += now;
        *ret_left = (int64_t)number_at(answer, "left");
        cJSON_Delete(answer);
    } while (now > 0 && *ret_left > 0 && !app_interrupted());
    return true;
}

static int replay(app *a, int argc, char **argv)
{
    int64_t delivered = 0, left = 0;
    if (argc != 3)
        return usage_error("events", "replay takes the name of one consumer; "
                                     "`shopctl stats` lists them");
    if (!replay_all(a, argv[2], &delivered, &left))
        return EXIT_FAILED;
    if (a->json)
        printf("{\"delivered\":%lld,\"left\":%lld}\n", (long long)delivered, (long long)left);
    else
        printf("%lld delivered, %lld left\n", (long long)delivered, (long long)left);
    if (left > 0)
        app_error("shopctl events dead %s tells why", argv[2]);
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
    static const table_column columns[] = {{"consumer", "consumer", false, 0},
                                           {"position", "position", true, 0},
                                           {"lag", "lag", true, 0}};
    (void)argv;
    if (argc != 1)
        return usage_error("stats", "takes no argument");
    cJSON *stats = app_call(a, "system.stats", NULL);
    if (stats == NULL)
        return EXIT_FAILED;
    if (a->json) {
        print_json(a, stats);
    } else {
        printf("newest event  %.0f\ndead letters  %.0f\n\n", number_at(stats, "log_end"),
               number_at(stats, "dead"));
        print_table(a, item_at(stats, "consumers"), columns,
                    sizeof(columns) / sizeof(columns[0]));
    }
    cJSON_Delete(stats);
    return EXIT_DONE;
}

/* daemon.c - the life of the process: lock, open, tell that it is ready, listen for signals, drain. The main thread
 * only listens; the library's own thread does the background work, a thread of http.c answers scrapers. */
#define _GNU_SOURCE
#include "server/shopd/daemon.h"

#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "server/shopd/aside.h"
#include "server/shopd/calls.h"
#include "server/shopd/compose.h"
#include "server/shopd/http.h"
#include "server/shopd/limits.h"
#include "server/shopd/log.h"
#include "server/shopd/metrics.h"
#include "server/shopd/notify.h"
#include "server/shopd/place.h"

enum { STATUS_MAX_BYTES = PLACE_MAX_BYTES + 256 };
/* What wait_for() returns beside the number of a signal. */
enum { WAITED = 0, WORK_ENDED = -1 };

typedef enum phase { STARTING, READY, STOPPING } phase;

typedef struct server {
    const config_source *from;
    config now; /* in force */
    shop *shop;
    int lock, signals;
    http_server *http;
    shop_server *calls; /* NULL: nobody may call */
    atomic_int phase;
    atomic_int_fast64_t reloads, failed_reloads;
    int64_t started_ms;
    int64_t dead; /* dead letters when they were last looked at */
    bool silent;  /* the shop did not answer when it was last asked */
} server;

static int64_t clock_ms(clockid_t which)
{
    struct timespec now;
    clock_gettime(which, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- signals ---------------------------------------------------------------------------------- */

static sigset_t signals_of_interest(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}

void daemon_block_signals(void)
{
    sigset_t set = signals_of_interest();
    sigaddset(&set, SIGPIPE); /* a log whose reader has gone is an error of write() */
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

/* Wait for a signal, for a piece of work, or until a time of the monotonic clock (-1 = for ever). */
static int wait_for(server *s, const aside *work, int64_t until_ms)
{
    struct signalfd_siginfo told;
    struct pollfd list[] = {{.fd = s->signals, .events = POLLIN},
                            {.fd = work != NULL ? work->done : -1, .events = POLLIN}};
    for (;;) {
        int64_t left_ms = until_ms >= 0 ? until_ms - clock_ms(CLOCK_MONOTONIC) : -1;
        if (until_ms >= 0 && left_ms <= 0)
            return WAITED;
        if (poll(list, 2, (int)left_ms) <= 0)
            continue;
        if (list[1].revents != 0)
            return WORK_ENDED;
        if (read(s->signals, &told, sizeof(told)) == (ssize_t)sizeof(told))
            return (int)told.ssi_signo;
    }
}

/* --- looking after the shop ------------------------------------------------------------------- */

static const shop_system_figures *ask_figures(server *s)
{
    shop_system_stats_args args = SHOP_SYSTEM_STATS_INIT;
    const shop_system_figures *ret = NULL;
    args.timeout_ms = LOOK_TIMEOUT_MS;
    return shop_system_stats(s->shop, &args, &ret) == 0 ? ret : NULL;
}

/* Says when it stops answering and when it begins again, not every time. */
static void note_silence(server *s, bool silent)
{
    const shop_error *why = shop_error_last();
    if (silent && !s->silent)
        log_write(LEVEL_ERROR, "the shop does not answer",
                  FIELDS(f_text("error", why->name), f_text("reason", why->message),
                         f_text("request_id", why->request_id)));
    if (!silent && s->silent)
        log_write(LEVEL_INFO, "the shop answers again", NULL);
    s->silent = silent;
}

static void look(server *s)
{
    const shop_system_figures *told = ask_figures(s);
    note_silence(s, told == NULL);
    if (told == NULL)
        return;
    if (told->dead > s->dead)
        log_write(LEVEL_WARN, "events could not be delivered; shopctl events dead shows them",
                  FIELDS(f_int("dead_events", told->dead)));
    s->dead = told->dead;
    log_write(LEVEL_DEBUG, "figures",
              FIELDS(f_int("commits", told->store->commits), f_int("log_end", told->log_end),
                     f_int("dead_events", told->dead)));
    shop_free(told);
}

/* --- pages ------------------------------------------------------------------------------------ */

static int write_metrics(void *userdata, FILE *to)
{
    server *s = userdata;
    figures f = {.shop = ask_figures(s),
                 .ready = atomic_load(&s->phase) == READY,
                 .reloads = atomic_load(&s->reloads),
                 .failed_reloads = atomic_load(&s->failed_reloads),
                 .started_ms = s->started_ms};
    metrics_print(&f, to);
    shop_free(f.shop);
    return 200;
}

static int write_health(void *userdata, FILE *to)
{
    server *s = userdata;
    const shop_system_figures *told = ask_figures(s);
    bool good = told != NULL && atomic_load(&s->phase) == READY;
    fprintf(to, "%s\n", good ? "ok" : told == NULL ? shop_error_last()->name : "stopping");
    shop_free(told);
    return good ? 200 : 503;
}

static const http_page pages[] = {
    {"/metrics", METRICS_TYPE, write_metrics},
    {"/healthz", "text/plain; charset=utf-8", write_health},
    {NULL, NULL, NULL},
};

/* Listen where the configuration says; what listened before goes on when that fails. */
static bool listen_at(server *s, const char *address)
{
    char why[ERROR_MAX_BYTES];
    http_server *next = NULL;
    if (address[0] != '\0') {
        next = http_start(address, pages, s, why, sizeof(why));
        if (next == NULL) {
            log_write(LEVEL_ERROR, why, FIELDS(f_text("option", "metrics")));
            return false;
        }
        log_write(LEVEL_INFO, "metrics are served", FIELDS(f_text("address", address), f_int("port", http_port(next))));
    }
    http_stop(s->http);
    s->http = next;
    return true;
}

/* --- configuration ---------------------------------------------------------------------------- */

static void hide_secrets(const config *c)
{
    for (option_id i = 0; i < OPTION_COUNT; i++)
        if (option_table[i].mark == MARK_SECRET)
            place_secrets(config_text(c, i), log_hide);
}

/* What a live option does when it changes; false when it could not. */
static bool apply(server *s, option_id id, const config *next)
{
    if (id == OPTION_METRICS)
        return listen_at(s, config_text(next, id));
    if (id == OPTION_LOG_LEVEL)
        log_set_level((log_level)config_number(next, id));
    return true;
}

/* What is not live stays as it is in force, so that the next reload tells it again. */
static void change(server *s, option_id id, config *next)
{
    log_field fields[] = {f_text("option", option_table[id].name),
                          f_marked("from", config_text(&s->now, id), option_table[id].mark),
                          f_marked("to", config_text(next, id), option_table[id].mark),
                          f_text("origin", next->settings[id].origin),
                          {NULL, NULL, 0, MARK_PLAIN}};
    if (!option_table[id].live) {
        log_write(LEVEL_WARN, "configuration changed; it takes effect after a restart", fields);
        return;
    }
    if (!apply(s, id, next)) {
        log_write(LEVEL_ERROR, "configuration changed, but the change could not be applied", fields);
        return;
    }
    log_write(LEVEL_INFO, "configuration changed; it is in effect", fields);
    setting before = s->now.settings[id];
    s->now.settings[id] = next->settings[id];
    next->settings[id] = before;
}

static size_t change_all(server *s, config *next)
{
    size_t changed = 0;
    log_hide(NULL);
    hide_secrets(&s->now);
    hide_secrets(next);
    for (option_id i = 0; i < OPTION_COUNT; i++)
        if (strcmp(config_text(&s->now, i), config_text(next, i)) != 0) {
            change(s, i, next);
            changed++;
        }
    return changed;
}

/* One that would not start is refused now, and not at the next restart. */
static bool load_again(const server *s, config *ret, config_error *e)
{
    if (!config_load(s->from, ret, e))
        return false;
    if (compose_check(ret, e))
        return true;
    config_free(ret);
    return false;
}

static void reload(server *s)
{
    config next;
    config_error e;
    (void)notify_reloading();
    calls_reload(s->calls);
    if (!load_again(s, &next, &e)) {
        atomic_fetch_add(&s->failed_reloads, 1);
        log_write(LEVEL_ERROR, "the configuration is refused; the one before stays in force",
                  FIELDS(f_text("reason", e.text)));
    } else {
        size_t changed = change_all(s, &next);
        config_free(&next);
        atomic_fetch_add(&s->reloads, 1);
        log_write(LEVEL_INFO, "the configuration was read again", FIELDS(f_int("changed", (int64_t)changed)));
    }
    (void)notify_send("READY=1");
}

/* --- starting --------------------------------------------------------------------------------- */

typedef struct opening {
    const config *config;
    shop *shop;
    bool good;
    config_error error;
} opening;

static void open_aside(void *argument)
{
    opening *o = argument;
    o->good = compose_open(o->config, &o->shop, &o->error);
}

static int fail(int status, const char *why)
{
    log_write(LEVEL_ERROR, why, FIELDS(f_int("exit_status", status)));
    return status;
}

/* Opening may wait for another process that migrates. A store bears that its opener ends. */
static int open_shop(server *s)
{
    opening o = {.config = &s->now};
    aside work;
    int told;
    if (!aside_start(&work, open_aside, &o))
        return fail(EX_OSERR, "no thread could be started");
    while ((told = wait_for(s, &work, -1)) != WORK_ENDED)
        if (told != SIGHUP) {
            log_write(LEVEL_INFO, "stopped while the shop was being opened", FIELDS(f_int("signal", told)));
            _exit(EX_OK);
        }
    aside_join(&work);
    s->shop = o.shop;
    return o.good ? 0 : fail(o.error.status, o.error.text);
}

static void tell_ready(const server *s, const char *place, const char *services)
{
    char lines[STATUS_MAX_BYTES];
    snprintf(lines, sizeof(lines), "READY=1\nSTATUS=%s services on %s", services, place);
    if (!notify_send(lines))
        log_write(LEVEL_WARN, "$NOTIFY_SOCKET cannot be reached", NULL);
    log_write(LEVEL_INFO, "ready",
              FIELDS(f_text("url", place), f_text("services", services),
                     f_int("took_ms", clock_ms(CLOCK_REALTIME) - s->started_ms)));
}

static int start(server *s)
{
    config_error e;
    char place[PLACE_MAX_BYTES], services[SERVICES_TEXT_MAX_BYTES];
    place_shown(config_text(&s->now, OPTION_URL), place);
    compose_services(&s->now, services);
    log_to(STDERR_FILENO, strcmp(services, "all") == 0 ? "shopd" : services);
    log_write(LEVEL_INFO, "starting",
              FIELDS(f_text("url", place), f_text("services", services), f_int("pid", getpid())));
    if (!compose_check(&s->now, &e))
        return fail(e.status, e.text);
    int status = place_lock(config_text(&s->now, OPTION_URL), &s->lock, e.text, sizeof(e.text));
    if (status != 0)
        return fail(status, e.text);
    status = open_shop(s);
    if (status != 0)
        return status;
    if (!listen_at(s, config_text(&s->now, OPTION_METRICS)))
        return EX_UNAVAILABLE;
    if (!calls_start(&s->now, s->shop, &s->calls, &e))
        return fail(e.status, e.text);
    atomic_store(&s->phase, READY);
    tell_ready(s, place, services);
    return 0;
}

/* --- running and stopping --------------------------------------------------------------------- */

/* Until a signal says stop; which one. */
static int listen_for_signals(server *s)
{
    int64_t watchdog_ms = notify_watchdog_ms();
    int64_t tick_ms = watchdog_ms > 0 && watchdog_ms < LOOK_MS ? watchdog_ms : LOOK_MS;
    int64_t next_ms = clock_ms(CLOCK_MONOTONIC);
    for (;;) {
        int told = wait_for(s, NULL, next_ms);
        if (told == SIGHUP)
            reload(s);
        else if (told != WAITED)
            return told;
        if (told != WAITED)
            continue;
        look(s);
        if (watchdog_ms > 0)
            (void)notify_send("WATCHDOG=1");
        next_ms = clock_ms(CLOCK_MONOTONIC) + tick_ms;
    }
}

/* Calls that run still need the shop. */
static void close_aside(void *argument)
{
    server *s = argument;
    shop_server_stop(s->calls);
    shop_close(s->shop);
}

/* Work that is under way ends first. What is given up is not lost: it goes on when the shop is opened again, as
 * after a crash. */
static int stop(server *s, int told)
{
    aside work;
    int64_t until_ms = clock_ms(CLOCK_MONOTONIC) + config_number(&s->now, OPTION_DRAIN_S) * 1000;
    atomic_store(&s->phase, STOPPING);
    log_write(LEVEL_INFO, "stopping", FIELDS(f_int("signal", told)));
    (void)notify_send("STOPPING=1");
    http_stop(s->http);
    s->http = NULL;
    if (!aside_start(&work, close_aside, s)) {
        close_aside(s);
        return 0;
    }
    do
        told = wait_for(s, &work, until_ms);
    while (told == SIGHUP);
    if (told != WORK_ENDED) {
        fail(EX_TEMPFAIL, told == WAITED ? "work under way did not end within drain_s; stopped without it"
                                         : "stopped by a second signal, without the work under way");
        _exit(EX_TEMPFAIL);
    }
    aside_join(&work);
    return 0;
}

static int live(server *s)
{
    int status = start(s);
    if (status != 0) {
        close_aside(s);
        return status;
    }
    status = stop(s, listen_for_signals(s));
    log_write(LEVEL_INFO, "stopped", NULL);
    return status;
}

int daemon_run(const config_source *from, config *c)
{
    sigset_t set = signals_of_interest();
    server s = {.from = from,
                .now = *c,
                .lock = -1,
                .signals = signalfd(-1, &set, SFD_CLOEXEC),
                .started_ms = clock_ms(CLOCK_REALTIME)};
    hide_secrets(c);
    log_set_level((log_level)config_number(c, OPTION_LOG_LEVEL));
    int status = s.signals >= 0 ? live(&s) : fail(EX_OSERR, "signals cannot be received");
    place_unlock(s.lock);
    if (s.signals >= 0)
        close(s.signals);
    config_free(&s.now);
    return status;
}

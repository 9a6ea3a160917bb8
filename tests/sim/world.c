/* world.c - a seed from its first boot to its last look; see world.h. */
#include "tests/sim/world.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/sim/actor.h"
#include "tests/sim/book.h"
#include "tests/sim/cast.h"
#include "tests/sim/look.h"
#include "tests/sim/provider.h"
#include "tests/sim/rng.h"

enum { MESSAGE_MAX = 2000 };

/* A seed that is smaller proves nothing. */
enum { CALLS_LEAST = 2000, ACTORS_LEAST = 50, CRASHES_LEAST = 1, PROVIDER_FAULTS_LEAST = 1 };

_Noreturn void world_fail(const world *w, const char *what, const char *format, ...)
{
    char detail[MESSAGE_MAX];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(detail, sizeof detail, format, arguments);
    va_end(arguments);
    fprintf(stderr, "seed %" PRIu64 "%s%s (%s), step %u, life %u: %s: %s\n", w->seed,
            w->title != NULL ? " " : "", w->title != NULL ? w->title : "", w->plan.theme, w->calls,
            sim_incarnation(w->sim) + 1, what, detail);
    fflush(NULL);
    _exit(1);
}

uint64_t world_draw(world *w, uint64_t n)
{
    return sim_random(w->sim, n);
}

bool world_chance(world *w, uint32_t ppm)
{
    return sim_random(w->sim, SIM_PPM) < ppm;
}

unsigned world_choose(world *w, const unsigned *weights, unsigned count)
{
    uint64_t sum = 0, drawn;

    for (unsigned i = 0; i < count; i++)
        sum += weights[i];
    drawn = sim_random(w->sim, sum);
    for (unsigned i = 0; i < count; i++) {
        if (drawn < weights[i])
            return i;
        drawn -= weights[i];
    }
    return count;
}

void world_sight(world *w, sight s)
{
    w->sights.counts[s]++;
}

void world_know_order(world *w, const char *id)
{
    for (unsigned i = 0; i < w->order_count; i++)
        if (strcmp(w->orders[i], id) == 0)
            return;
    if (w->order_count < WORLD_ORDERS_MAX)
        snprintf(w->orders[w->order_count++], SHOP_ID_SIZE, "%s", id);
}

/* --- lives ------------------------------------------------------------------------------------ */

static void write_trace(void *userdata, const char *line, size_t size)
{
    (void)fwrite(line, 1, size, userdata);
}

static void power_fails(world *w)
{
    for (unsigned i = 0; i < w->actor_count; i++)
        if (w->actors[i]->now.open && strcmp(w->actors[i]->now.op, "order.place") == 0)
            world_sight(w, SIGHT_DIED_IN_CHECKOUT);
    sim_crash(w->sim);
    look_forget(w->look);
    w->look = NULL;
    w->shop = NULL;
    w->at_work = 0;
}

static void live_and_die(world *w)
{
    for (;;) {
        cast_wake_operator(w);
        switch (sim_run(w->sim)) {
        case SIM_DONE: return;
        case SIM_DIED: power_fails(w); break;
        case SIM_DEADLOCK: world_fail(w, "deadlock", "\n%s", sim_report(w->sim));
        case SIM_LIMIT: world_fail(w, "no end", "\n%s", sim_report(w->sim));
        }
    }
}

/* --- the beginning and the end ---------------------------------------------------------------- */

static void begin(world *w, FILE *trace)
{
    if (trace != NULL) {
        w->plan.options.trace = write_trace;
        w->plan.options.userdata = trace;
    }
    w->sim = sim_new(w->seed, &w->plan.options);
    w->book = book_new();
    w->provider = w->sim != NULL ? provider_new(w) : NULL;
    if (w->sim == NULL || w->book == NULL || w->provider == NULL) {
        fprintf(stderr, "sim: no memory\n");
        exit(1);
    }
    cast_make(w);
}

static unsigned count_acted(const world *w)
{
    unsigned acted = 0;

    for (unsigned i = 0; i < w->actor_count; i++)
        acted += w->actors[i]->acted;
    return acted;
}

static void expect_size(const world *w, const world_result *r)
{
    if (r->calls < CALLS_LEAST || r->actors < ACTORS_LEAST || r->crashes < CRASHES_LEAST ||
        r->provider_faults < PROVIDER_FAULTS_LEAST)
        world_fail(w, "too small a seed",
                   "%u calls by %u actors with %u crashes and %u provider faults", r->calls,
                   r->actors, r->crashes, r->provider_faults);
}

static void end(world *w)
{
    for (unsigned i = 0; i < w->actor_count; i++)
        actor_free(w->actors[i]);
    provider_free(w->provider);
    book_free(w->book);
    sim_free(w->sim);
}

void world_run(uint64_t seed, const char *title, const char *theme, FILE *trace, world_result *ret)
{
    world *w = calloc(1, sizeof *w);

    if (w == NULL || !plan_make(seed, theme, &w->plan)) {
        fprintf(stderr, "sim: %s\n", w == NULL ? "no memory" : "there is no such theme");
        exit(1);
    }
    w->seed = seed;
    w->title = title;
    begin(w, trace);
    live_and_die(w);
    *ret = (world_result){.calls = w->calls,
                          .actors = count_acted(w),
                          .crashes = sim_incarnation(w->sim),
                          .provider_faults = provider_faults(w->provider),
                          .orders = w->order_count,
                          .sights = w->sights,
                          .trace_hash = sim_trace_hash(w->sim)};
    expect_size(w, ret);
    end(w);
    free(w);
}

/* fiber.c - see fiber.h. Fibers stand in the order in which they were spawned, so that a draw among
 * them means the same in every run; stacks are kept and used again. */
#include "tests/sim/fiber.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/context.h"
#include "tests/sim/rng.h"

enum {
    RNG_STREAM_FIBERS = 201,
    STEP_NS_MAX = 20000,       /* the clock moves up to this much at each switch */
    STRONG_BEGINS_PPM = 20000, /* at each decision: priorities begin to rule */
    STRONG_STEPS_MAX = 64,     /* for up to so many decisions */
    DEMOTION_PPM = 60000       /* meanwhile, at each decision: the first becomes the last */
};

typedef enum fiber_state { READY, SLEEPING, WAITING, ENDED } fiber_state;

typedef struct fiber {
    sim_context context; /* first: kept when the rest is used again */
    struct fiber *next_spare;
    sim_fibers *owner;
    uint64_t id;
    char name[SIM_NAME_MAX + 1];
    sim_fiber_kind kind;
    fiber_state state;
    int64_t wake_ns; /* SLEEPING, WAITING */
    sim_wait wait;   /* WAITING */
    bool woken;
    uint64_t priority;
    void (*run)(void *argument);
    void *argument;
} fiber;

struct sim_fibers {
    sim_context own;
    fiber *fibers[SIM_FIBERS_MAX];
    size_t count, actor_count;
    fiber *current; /* NULL: main */
    fiber *spare;
    uint64_t last_id;
    int64_t now_ns;
    int64_t next_wake_ns; /* nobody wakes before this */
    uint64_t steps;
    uint64_t strong_steps; /* decisions left in which priorities rule */
    bool stopped;
    bool deadlocked;
    sim_rng rng;
    sim_fibers_tell *tell;
    void *userdata;
};

sim_fibers *sim_fibers_new(uint64_t seed, sim_fibers_tell *tell, void *userdata)
{
    sim_fibers *f = calloc(1, sizeof *f);

    if (f == NULL)
        return NULL;
    f->rng = sim_rng_make(seed, RNG_STREAM_FIBERS);
    f->tell = tell;
    f->userdata = userdata;
    f->last_id = SIM_FIBER_MAIN;
    f->next_wake_ns = SHOP_WAIT_FOREVER;
    return f;
}

void sim_fibers_free(sim_fibers *f)
{
    if (f == NULL)
        return;
    sim_fibers_kill_all(f);
    while (f->spare != NULL) {
        fiber *one = f->spare;

        f->spare = one->next_spare;
        sim_context_close(&one->context);
        free(one);
    }
    free(f);
}

static void tell(sim_fibers *f, const char *event, const char *detail)
{
    if (f->tell != NULL)
        f->tell(f->userdata, event, detail);
}

/* --- spawning and ending ---------------------------------------------------------------------- */

static void enter(void *argument)
{
    fiber *self = argument;
    sim_fibers *f = self->owner;

    sim_context_arrived(&self->context, &f->own);
    self->run(self->argument);
    sim_fibers_abandon(f);
}

static fiber *take_spare(sim_fibers *f)
{
    fiber *one = f->spare;

    if (one != NULL) {
        f->spare = one->next_spare;
        return one;
    }
    one = calloc(1, sizeof *one);
    if (one == NULL || sim_context_open(&one->context))
        return one;
    free(one);
    return NULL;
}

static void put_spare(sim_fibers *f, fiber *one)
{
    one->next_spare = f->spare;
    f->spare = one;
}

bool sim_fibers_spawn(sim_fibers *f, const char *name, sim_fiber_kind kind,
                      void (*run)(void *argument), void *argument)
{
    fiber *one = f->count < SIM_FIBERS_MAX ? take_spare(f) : NULL;

    if (one == NULL)
        return false;
    one->owner = f;
    one->id = ++f->last_id;
    snprintf(one->name, sizeof one->name, "%s", name);
    one->kind = kind;
    one->state = READY;
    one->priority = sim_rng_next(&f->rng);
    one->run = run;
    one->argument = argument;
    sim_context_prepare(&one->context, enter, one);
    f->fibers[f->count++] = one;
    f->actor_count += kind == SIM_FIBER_ACTOR;
    tell(f, "spawn", one->name);
    return true;
}

/* Keeps the order of the others. */
static void remove_ended(sim_fibers *f, fiber *ended)
{
    size_t i = 0;

    while (f->fibers[i] != ended)
        i++;
    memmove(&f->fibers[i], &f->fibers[i + 1], (f->count - i - 1) * sizeof *f->fibers);
    f->count--;
    f->actor_count -= ended->kind == SIM_FIBER_ACTOR;
    put_spare(f, ended);
}

void sim_fibers_stop(sim_fibers *f)
{
    f->stopped = true;
}

bool sim_fibers_stopped(const sim_fibers *f)
{
    return f->stopped;
}

void sim_fibers_kill_all(sim_fibers *f)
{
    assert(f->current == NULL);
    while (f->count > 0)
        put_spare(f, f->fibers[--f->count]);
    f->actor_count = 0;
    f->stopped = f->deadlocked = false;
    f->strong_steps = 0;
    f->next_wake_ns = SHOP_WAIT_FOREVER;
}

/* --- who runs next ---------------------------------------------------------------------------- */

static void ready(fiber *one, bool woken)
{
    one->state = READY;
    one->woken = woken;
}

/* Wake those whose time has come and find out when the next one's comes. */
static void wake_due(sim_fibers *f)
{
    if (f->now_ns < f->next_wake_ns)
        return;
    f->next_wake_ns = SHOP_WAIT_FOREVER;
    for (size_t i = 0; i < f->count; i++) {
        fiber *one = f->fibers[i];

        if (one->state != SLEEPING && one->state != WAITING)
            continue;
        if (one->wake_ns <= f->now_ns)
            ready(one, false);
        else if (one->wake_ns < f->next_wake_ns)
            f->next_wake_ns = one->wake_ns;
    }
}

static fiber *pick_strongest(sim_fibers *f)
{
    fiber *best = NULL;

    for (size_t i = 0; i < f->count; i++)
        if (f->fibers[i]->state == READY &&
            (best == NULL || f->fibers[i]->priority > best->priority))
            best = f->fibers[i];
    if (best != NULL && sim_rng_chance(&f->rng, DEMOTION_PPM))
        best->priority = f->strong_steps; /* falls with time, so below all demoted before */
    f->strong_steps--;
    return best;
}

static fiber *pick_any(sim_fibers *f, size_t ready_count)
{
    uint64_t nth = sim_rng_below(&f->rng, ready_count);

    for (size_t i = 0; i < f->count; i++)
        if (f->fibers[i]->state == READY && nth-- == 0)
            return f->fibers[i];
    return NULL;
}

static void begin_strong(sim_fibers *f)
{
    f->strong_steps = 1 + sim_rng_below(&f->rng, STRONG_STEPS_MAX);
    for (size_t i = 0; i < f->count; i++)
        f->fibers[i]->priority = sim_rng_next(&f->rng);
}

static fiber *pick(sim_fibers *f)
{
    size_t ready_count = 0;

    for (size_t i = 0; i < f->count; i++)
        ready_count += f->fibers[i]->state == READY;
    if (ready_count == 0)
        return NULL;
    if (f->strong_steps == 0 && sim_rng_chance(&f->rng, STRONG_BEGINS_PPM))
        begin_strong(f);
    return f->strong_steps > 0 ? pick_strongest(f) : pick_any(f, ready_count);
}

static void run_one(sim_fibers *f, fiber *one)
{
    f->steps++;
    f->current = one;
    tell(f, "run", "");
    sim_context_enter(&f->own, &one->context);
    f->current = NULL;
    if (one->state == ENDED)
        remove_ended(f, one);
}

sim_outcome sim_fibers_run(sim_fibers *f, uint64_t step_limit)
{
    uint64_t first = f->steps;

    assert(f->current == NULL);
    for (;;) {
        fiber *next;

        if (f->stopped)
            return SIM_DIED;
        if (f->deadlocked)
            return SIM_DEADLOCK;
        if (f->actor_count == 0)
            return SIM_DONE;
        if (f->steps - first >= step_limit)
            return SIM_LIMIT;
        wake_due(f);
        next = pick(f);
        if (next != NULL)
            run_one(f, next);
        else if (f->next_wake_ns != SHOP_WAIT_FOREVER)
            f->now_ns = f->next_wake_ns;
        else
            return SIM_DEADLOCK;
    }
}

/* --- what a fiber may do ---------------------------------------------------------------------- */

uint64_t sim_fibers_self(const sim_fibers *f)
{
    return f->current != NULL ? f->current->id : SIM_FIBER_MAIN;
}

const char *sim_fibers_name(const sim_fibers *f)
{
    return f->current != NULL ? f->current->name : "main";
}

int64_t sim_fibers_now_ns(const sim_fibers *f)
{
    return f->now_ns;
}

void sim_fibers_pass(sim_fibers *f, int64_t duration_ns)
{
    if (duration_ns > 0)
        f->now_ns += duration_ns;
}

static void leave(sim_fibers *f, fiber_state state)
{
    fiber *self = f->current;

    self->state = state;
    f->now_ns += (int64_t)sim_rng_below(&f->rng, STEP_NS_MAX);
    sim_context_leave(&self->context, &f->own, state == ENDED);
}

void sim_fibers_yield(sim_fibers *f)
{
    if (f->current != NULL)
        leave(f, READY);
}

static void wake_at(sim_fibers *f, int64_t until_ns)
{
    f->current->wake_ns = until_ns;
    if (until_ns < f->next_wake_ns)
        f->next_wake_ns = until_ns;
}

void sim_fibers_sleep(sim_fibers *f, int64_t until_ns)
{
    if (f->current == NULL) {
        sim_fibers_pass(f, until_ns - f->now_ns);
        return;
    }
    wake_at(f, until_ns);
    leave(f, SLEEPING);
}

void sim_fibers_abandon(sim_fibers *f)
{
    if (f->current == NULL)
        return;
    tell(f, "end", "");
    leave(f, ENDED);
}

static const fiber *find(const sim_fibers *f, uint64_t id)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->fibers[i]->id == id)
            return f->fibers[i];
    return NULL;
}

/* Whether the one whom this wait is for waits, in the end, for the running fiber. */
static bool closes_circle(const sim_fibers *f, const sim_wait *w)
{
    for (size_t hops = 0; w->holder != NULL && hops <= f->count; hops++) {
        const fiber *holder = find(f, *w->holder);

        if (holder == f->current)
            return true;
        if (holder == NULL || holder->state != WAITING)
            return false;
        w = &holder->wait;
    }
    return false;
}

bool sim_fibers_wait(sim_fibers *f, const sim_wait *w)
{
    fiber *self = f->current;

    assert(self != NULL); /* main cannot wait: nobody would run to wake it */
    self->wait = *w;
    wake_at(f, w->until_ns);
    f->deadlocked |= closes_circle(f, w);
    leave(f, WAITING);
    return self->woken;
}

static size_t count_waiters(const sim_fibers *f, const void *channel)
{
    size_t waiters = 0;

    for (size_t i = 0; i < f->count; i++)
        waiters += f->fibers[i]->state == WAITING && f->fibers[i]->wait.channel == channel;
    return waiters;
}

void sim_fibers_wake(sim_fibers *f, const void *channel, bool all)
{
    size_t waiters = count_waiters(f, channel);
    uint64_t chosen = all || waiters == 0 ? 0 : sim_rng_below(&f->rng, waiters);

    for (size_t i = 0; i < f->count && waiters > 0; i++) {
        fiber *one = f->fibers[i];

        if (one->state != WAITING || one->wait.channel != channel)
            continue;
        if (all || chosen-- == 0)
            ready(one, true);
    }
}

uint64_t sim_fibers_steps(const sim_fibers *f)
{
    return f->steps;
}

void sim_fibers_report(const sim_fibers *f, char *ret, size_t size)
{
    size_t used = 0;

    ret[0] = '\0';
    for (size_t i = 0; i < f->count && used < size; i++) {
        const fiber *one = f->fibers[i];
        const fiber *holder = one->wait.holder != NULL ? find(f, *one->wait.holder) : NULL;
        int n;

        if (one->state != WAITING)
            continue;
        n = snprintf(ret + used, size - used, "%s waits for %s %llu%s%s\n", one->name,
                     one->wait.what, (unsigned long long)one->wait.number,
                     holder != NULL ? " held by " : "", holder != NULL ? holder->name : "");
        used += n > 0 ? (size_t)n : 0;
    }
}

/* sim_env.c - the sim as a shop_env. All state of a mutex or condition lies in the storage that the
 * library gives; waiting itself is the scheduler's, by address. Each function that can wait begins
 * at the gate, where fibers of a dead incarnation end. */
#include "tests/sim/sim_env.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "shop/error.h"

static const uint64_t mutex_magic = UINT64_C(0x73696d206d757478);
static const uint64_t cond_magic = UINT64_C(0x73696d20636f6e64);

enum { CLOCK_READ_NS = 100 }; /* a look at the clock takes time: nobody spins on it for ever */

typedef struct mutex {
    uint64_t magic;
    uint64_t number;
    uint64_t holder; /* a fiber, or 0 */
    uint64_t waiting;
    uint64_t incarnation;
} mutex;

typedef struct cond {
    uint64_t magic;
    uint64_t number;
    uint64_t waiting;
    uint64_t incarnation;
} cond;

_Static_assert(sizeof(mutex) <= sizeof(shop_mutex), "a mutex must fit its storage");
_Static_assert(sizeof(cond) <= sizeof(shop_cond), "a condition must fit its storage");

static mutex *as_mutex(const sim *s, shop_mutex *storage)
{
    mutex *m = (mutex *)(void *)storage;

    (void)s;
    assert(m->magic == mutex_magic);           /* never made, or ended */
    assert(m->incarnation == s->incarnation); /* made before the crash */
    return m;
}

static cond *as_cond(const sim *s, shop_cond *storage)
{
    cond *c = (cond *)(void *)storage;

    (void)s;
    assert(c->magic == cond_magic);
    assert(c->incarnation == s->incarnation);
    return c;
}

static void maybe_yield(sim *s)
{
    if (!s->calm && sim_rng_chance(&s->points, s->options.yield_ppm))
        sim_fibers_yield(s->fibers);
    sim_gate(s);
}

/* --- clock, randomness, memory ---------------------------------------------------------------- */

static int64_t env_now_ms(void *self)
{
    return sim_now(self);
}

static int64_t env_monotonic_ns(void *self)
{
    sim *s = self;

    sim_fibers_pass(s->fibers, CLOCK_READ_NS);
    return sim_fibers_now_ns(s->fibers);
}

static int env_random(void *self, void *bytes, size_t size)
{
    sim_rng_fill(&((sim *)self)->secrets, bytes, size);
    return 0;
}

static void *env_allocate(void *self, size_t size)
{
    return sim_heap_allocate(&((sim *)self)->heap, size);
}

static void env_release(void *self, void *memory)
{
    sim_heap_release(&((sim *)self)->heap, memory);
}

/* --- mutexes ---------------------------------------------------------------------------------- */

static void env_mutex_init(void *self, shop_mutex *storage)
{
    sim *s = self;
    mutex m = {.magic = mutex_magic, .number = ++s->primitives, .incarnation = s->incarnation};

    memcpy(storage, &m, sizeof m);
}

static void env_mutex_destroy(void *self, shop_mutex *storage)
{
    mutex *m = as_mutex(self, storage);

    assert(m->holder == 0 && m->waiting == 0);
    m->magic = 0;
}

/* Take it, waiting if need be. Whoever comes between the release and the woken one may take it
 * first, as with real mutexes. */
static void acquire(sim *s, mutex *m)
{
    while (m->holder != 0) {
        m->waiting++;
        sim_fibers_wait(s->fibers, &(sim_wait){.channel = m,
                                               .what = "mutex",
                                               .number = m->number,
                                               .holder = &m->holder,
                                               .until_ns = SHOP_WAIT_FOREVER});
        m->waiting--;
    }
    m->holder = sim_fibers_self(s->fibers);
}

static void give_back(sim *s, mutex *m)
{
    assert(m->holder == sim_fibers_self(s->fibers));
    m->holder = 0;
    if (m->waiting > 0)
        sim_fibers_wake(s->fibers, m, false);
}

static void env_mutex_lock(void *self, shop_mutex *storage)
{
    sim *s = self;

    sim_gate(s);
    maybe_yield(s);
    acquire(s, as_mutex(s, storage));
    sim_gate(s);
}

static void env_mutex_unlock(void *self, shop_mutex *storage)
{
    sim *s = self;

    sim_gate(s);
    give_back(s, as_mutex(s, storage));
    maybe_yield(s);
}

/* --- conditions ------------------------------------------------------------------------------- */

static void env_cond_init(void *self, shop_cond *storage)
{
    sim *s = self;
    cond c = {.magic = cond_magic, .number = ++s->primitives, .incarnation = s->incarnation};

    memcpy(storage, &c, sizeof c);
}

static void env_cond_destroy(void *self, shop_cond *storage)
{
    cond *c = as_cond(self, storage);

    assert(c->waiting == 0);
    c->magic = 0;
}

/* Wait without the mutex; between giving it back and waiting nobody else runs. */
static bool wait_for_signal(sim *s, cond *c, int64_t until_ns)
{
    bool woken;

    if (!s->calm && sim_rng_chance(&s->points, s->options.spurious_ppm)) {
        sim_fibers_yield(s->fibers);
        return true;
    }
    c->waiting++;
    woken = sim_fibers_wait(s->fibers, &(sim_wait){.channel = c,
                                                   .what = "condition",
                                                   .number = c->number,
                                                   .until_ns = until_ns});
    c->waiting--;
    return woken;
}

static bool env_cond_wait(void *self, shop_cond *storage, shop_mutex *mutex_storage,
                          int64_t until_ns)
{
    sim *s = self;
    mutex *m;
    bool woken;

    sim_gate(s);
    m = as_mutex(s, mutex_storage);
    give_back(s, m);
    woken = wait_for_signal(s, as_cond(s, storage), until_ns);
    acquire(s, m);
    sim_gate(s);
    return woken;
}

static void env_cond_signal(void *self, shop_cond *storage)
{
    sim *s = self;
    cond *c;

    sim_gate(s);
    c = as_cond(s, storage);
    if (c->waiting > 0)
        sim_fibers_wake(s->fibers, c, false);
}

static void env_cond_broadcast(void *self, shop_cond *storage)
{
    sim *s = self;
    cond *c;

    sim_gate(s);
    c = as_cond(s, storage);
    if (c->waiting > 0)
        sim_fibers_wake(s->fibers, c, true);
}

/* --- threads ---------------------------------------------------------------------------------- */

typedef struct thread {
    sim *sim;
    uint64_t number;
    void (*run)(void *argument);
    void *argument;
    bool ended;
} thread;

static void run_thread(void *argument)
{
    thread *t = argument;

    t->run(t->argument);
    t->ended = true;
    sim_fibers_wake(t->sim->fibers, t, true);
}

static int env_thread_start(void *self, void (*run)(void *argument), void *argument,
                            void **out_thread)
{
    sim *s = self;
    char name[SIM_NAME_MAX + 1];
    thread *t;

    sim_gate(s);
    t = sim_heap_allocate(&s->heap, sizeof *t);
    if (t == NULL)
        return SHOP_E_NO_MEMORY;
    *t = (thread){.sim = s, .number = ++s->primitives, .run = run, .argument = argument};
    snprintf(name, sizeof name, "thread-%llu", (unsigned long long)t->number);
    if (!sim_fibers_spawn(s->fibers, name, SIM_FIBER_THREAD, run_thread, t)) {
        sim_heap_release(&s->heap, t);
        return SHOP_E_NO_MEMORY;
    }
    *out_thread = t;
    maybe_yield(s);
    return 0;
}

static void env_thread_join(void *self, void *handle)
{
    sim *s = self;
    thread *t = handle;

    sim_gate(s);
    while (!t->ended)
        sim_fibers_wait(s->fibers, &(sim_wait){.channel = t,
                                               .what = "thread",
                                               .number = t->number,
                                               .until_ns = SHOP_WAIT_FOREVER});
    sim_gate(s);
    sim_heap_release(&s->heap, t);
}

static void env_sleep_ns(void *self, int64_t duration_ns)
{
    sim *s = self;
    int64_t now_ns = sim_fibers_now_ns(s->fibers);

    sim_gate(s);
    if (duration_ns < 0)
        duration_ns = 0;
    if (duration_ns > INT64_MAX - now_ns)
        duration_ns = INT64_MAX - now_ns;
    sim_fibers_sleep(s->fibers, now_ns + duration_ns);
    sim_gate(s);
}

/* --- points ----------------------------------------------------------------------------------- */

typedef enum effect { GO, YIELD, BUSY, DIE, EFFECT_COUNT } effect;

static const char *const effect_names[EFFECT_COUNT] = {"go", "yield", "busy", "die"};

static const struct {
    const char *name;
    bool may_be_busy; /* nothing was done yet, so it may be refused */
} points[SIM_POINT_COUNT] = {
    [SHOP_POINT_BEGIN] = {"begin", true},          [SHOP_POINT_STATEMENT] = {"statement", true},
    [SHOP_POINT_COMMIT] = {"commit", false},       [SHOP_POINT_COMMITTED] = {"committed", false},
    [SHOP_POINT_RETURN] = {"return", false},       [SHOP_POINT_OUTSIDE] = {"outside", false},
};

/* The same number of draws at every point, so that a changed rate shifts nothing else. */
static effect draw_effect(sim *s, shop_env_point point)
{
    uint64_t die = sim_rng_below(&s->points, SIM_PPM);
    uint64_t busy = sim_rng_below(&s->points, SIM_PPM);
    uint64_t yield = sim_rng_below(&s->points, SIM_PPM);
    bool armed = s->die_in != 0 && --s->die_in == 0;

    if (armed || die < s->options.die_ppm[point])
        return DIE;
    if (points[point].may_be_busy && busy < s->options.busy_ppm)
        return BUSY;
    return yield < s->options.yield_ppm ? YIELD : GO;
}

static void trace_point(sim *s, shop_env_point point, const char *detail, effect e)
{
    char text[SIM_TRACE_LINE_MAX + 1];

    snprintf(text, sizeof text, "%s %s", effect_names[e], detail != NULL ? detail : "");
    sim_trace(s, points[point].name, text);
}

static int env_reach(void *self, shop_env_point point, const char *detail)
{
    sim *s = self;
    effect e = GO;

    sim_gate(s);
    assert(point >= SHOP_POINT_BEGIN && point <= SHOP_POINT_OUTSIDE);
    s->point_count++;
    if (!s->calm && sim_fibers_self(s->fibers) != SIM_FIBER_MAIN)
        e = draw_effect(s, point);
    trace_point(s, point, detail, e);
    if (e == DIE)
        sim_die(s);
    if (e == YIELD)
        sim_fibers_yield(s->fibers);
    sim_gate(s);
    return e == BUSY ? SHOP_E_OVERLOADED : 0;
}

void sim_env_init(sim *s)
{
    s->env = (shop_env){
        .struct_size = sizeof(shop_env),
        .self = s,
        .sqlite_vfs = s->logs_name,
        .now_ms = env_now_ms,
        .monotonic_ns = env_monotonic_ns,
        .random = env_random,
        .allocate = env_allocate,
        .release = env_release,
        .mutex_init = env_mutex_init,
        .mutex_destroy = env_mutex_destroy,
        .mutex_lock = env_mutex_lock,
        .mutex_unlock = env_mutex_unlock,
        .cond_init = env_cond_init,
        .cond_destroy = env_cond_destroy,
        .cond_wait = env_cond_wait,
        .cond_signal = env_cond_signal,
        .cond_broadcast = env_cond_broadcast,
        .thread_start = env_thread_start,
        .thread_join = env_thread_join,
        .sleep_ns = env_sleep_ns,
        .reach = env_reach,
    };
}

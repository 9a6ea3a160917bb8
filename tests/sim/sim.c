/* sim.c - see sim.h: puts scheduler, disk, heap and streams of chance together, runs and crashes
 * them, and writes the trace. */
#include "tests/sim/sim.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/sim_env.h"

enum {
    RNG_STREAM_POINTS = 1,
    RNG_STREAM_CRASHES,
    RNG_STREAM_SECRETS,
    RNG_STREAM_ACTORS,
    OUTAGE_MS_MAX = 60000 /* from a crash to the new start */
};

static const int64_t ns_per_ms = 1000000;
static const int64_t ns_per_s = 1000000000;

/* FNV-1a, 64 bits. */
static const uint64_t hash_start = UINT64_C(0xcbf29ce484222325);
static const uint64_t hash_prime = UINT64_C(0x100000001b3);

/* --- the trace -------------------------------------------------------------------------------- */

static uint64_t hash(uint64_t h, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        h = (h ^ (unsigned char)text[i]) * hash_prime;
    return h;
}

void sim_trace(sim *s, const char *event, const char *detail)
{
    char line[SIM_TRACE_LINE_MAX + 1];
    int64_t now_ns = sim_fibers_now_ns(s->fibers);
    int n = snprintf(line, sizeof line, "%lld.%09lld %s %s%s%s", (long long)(now_ns / ns_per_s),
                     (long long)(now_ns % ns_per_s), sim_fibers_name(s->fibers), event,
                     detail[0] != '\0' ? " " : "", detail);
    size_t size = n < SIM_TRACE_LINE_MAX ? (size_t)n : SIM_TRACE_LINE_MAX - 1;

    line[size++] = '\n';
    s->trace_hash = hash(s->trace_hash, line, size);
    if (s->options.trace != NULL)
        s->options.trace(s->options.userdata, line, size);
}

static void tell_decision(void *userdata, const char *event, const char *detail)
{
    sim_trace(userdata, event, detail);
}

static const char *const fault_names[SIM_FAULT_COUNT] = {
    [SIM_FAULT_FULL] = "io-full",   [SIM_FAULT_READ] = "io-read", [SIM_FAULT_WRITE] = "io-write",
    [SIM_FAULT_SYNC] = "io-sync", [SIM_FAULT_DIE] = "io-die",
};

static void tell_fault(void *self, sim_fault fault, const char *path)
{
    sim *s = self;

    sim_trace(s, fault_names[fault], path);
    if (fault == SIM_FAULT_DIE)
        sim_fibers_stop(s->fibers);
}

void sim_note(sim *s, const char *format, ...)
{
    char text[SIM_TRACE_LINE_MAX + 1];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    sim_trace(s, "note", text);
}

/* --- life ------------------------------------------------------------------------------------- */

static int64_t host_now_ms(void *self)
{
    return sim_now(self);
}

static void set_options(sim *s, const sim_options *options)
{
    if (options != NULL)
        s->options = *options;
    if (s->options.step_limit == 0)
        s->options.step_limit = SIM_STEP_LIMIT;
    if (s->options.start_ms == 0)
        s->options.start_ms = SIM_START_MS;
}

/* As on a real disk, so that crashes meet what is gathered and not yet written. */
static bool gather_logs(sim *s)
{
    (void)snprintf(s->logs_name, sizeof s->logs_name, "%s-logs", sim_vfs_name(s->vfs));
    return shop__wal_vfs_register(&s->logs, s->logs_name, sim_vfs_name(s->vfs)) == SQLITE_OK;
}

sim *sim_new(uint64_t seed, const sim_options *options)
{
    sim *s = calloc(1, sizeof *s);

    if (s == NULL)
        return NULL;
    set_options(s, options);
    s->trace_hash = hash_start;
    s->points = sim_rng_make(seed, RNG_STREAM_POINTS);
    s->crashes = sim_rng_make(seed, RNG_STREAM_CRASHES);
    s->secrets = sim_rng_make(seed, RNG_STREAM_SECRETS);
    s->actors = sim_rng_make(seed, RNG_STREAM_ACTORS);
    s->fibers = sim_fibers_new(seed, tell_decision, s);
    s->vfs = sim_vfs_new(seed, &(sim_vfs_host){s, host_now_ms, tell_fault});
    if (s->fibers == NULL || s->vfs == NULL || !gather_logs(s)) {
        sim_free(s);
        return NULL;
    }
    sim_vfs_rates(s->vfs, s->options.fault_ppm);
    sim_env_init(s);
    return s;
}

/* Connections first: closing them may still look at memory and stacks of the dead. */
void sim_free(sim *s)
{
    if (s == NULL)
        return;
    shop__wal_vfs_unregister(&s->logs);
    sim_vfs_free(s->vfs);
    sim_fibers_free(s->fibers);
    sim_heap_clear(&s->heap);
    free(s);
}

void sim_crash(sim *s)
{
    assert(sim_fibers_self(s->fibers) == SIM_FIBER_MAIN);
    sim_trace(s, "crash", "");
    sim_vfs_crash(s->vfs, &s->crashes);
    sim_vfs_reap(s->vfs);
    sim_fibers_kill_all(s->fibers);
    sim_heap_clear(&s->heap);
    s->heap.fail_in = 0;
    s->die_in = 0;
    s->calm = false;
    sim_vfs_calm(s->vfs, false);
    s->incarnation++;
    sim_fibers_pass(s->fibers, (int64_t)sim_rng_below(&s->crashes, OUTAGE_MS_MAX) * ns_per_ms);
}

const shop_env *sim_env(sim *s)
{
    return &s->env;
}

void sim_spawn(sim *s, const char *name, void (*run)(void *argument), void *argument)
{
    if (!sim_fibers_spawn(s->fibers, name, SIM_FIBER_ACTOR, run, argument)) {
        fprintf(stderr, "sim: no memory or more than %d fibers\n", SIM_FIBERS_MAX);
        abort();
    }
}

sim_outcome sim_run(sim *s)
{
    return sim_fibers_run(s->fibers, s->options.step_limit);
}

/* --- for actors and checks -------------------------------------------------------------------- */

uint64_t sim_random(sim *s, uint64_t n)
{
    return sim_rng_below(&s->actors, n);
}

int64_t sim_now(sim *s)
{
    return s->options.start_ms + sim_fibers_now_ns(s->fibers) / ns_per_ms;
}

void sim_gate(sim *s)
{
    if (sim_fibers_stopped(s->fibers))
        sim_fibers_abandon(s->fibers);
}

void sim_yield(sim *s)
{
    sim_gate(s);
    sim_fibers_yield(s->fibers);
    sim_gate(s);
}

void sim_sleep(sim *s, int64_t duration_ms)
{
    s->env.sleep_ns(s, duration_ms * ns_per_ms);
}

void sim_die(sim *s)
{
    sim_vfs_die(s->vfs);
    sim_fibers_stop(s->fibers);
    sim_gate(s);
}

bool sim_dead(const sim *s)
{
    return sim_fibers_stopped(s->fibers);
}

void sim_calm(sim *s, bool calm)
{
    s->calm = calm;
    sim_vfs_calm(s->vfs, calm);
}

void sim_fault_at(sim *s, sim_fault fault, uint64_t n)
{
    sim_vfs_fault_at(s->vfs, fault, n);
}

void sim_die_at(sim *s, uint64_t n)
{
    s->die_in = n;
}

void sim_fail_allocation(sim *s, uint64_t n)
{
    s->heap.fail_in = n;
}

/* --- what happened ---------------------------------------------------------------------------- */

uint64_t sim_trace_hash(const sim *s)
{
    return s->trace_hash;
}

uint64_t sim_steps(const sim *s)
{
    return sim_fibers_steps(s->fibers);
}

uint64_t sim_points(const sim *s)
{
    return s->point_count;
}

uint64_t sim_allocations(const sim *s)
{
    return s->heap.allocations;
}

size_t sim_allocated_bytes(const sim *s)
{
    return s->heap.allocated_bytes;
}

uint32_t sim_incarnation(const sim *s)
{
    return s->incarnation;
}

void sim_stats(const sim *s, sim_disk_stats *ret)
{
    sim_vfs_stats(s->vfs, ret);
}

const char *sim_report(sim *s)
{
    sim_fibers_report(s->fibers, s->report, sizeof s->report);
    return s->report;
}

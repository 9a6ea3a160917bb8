/* sim.h - a deterministic machine to run libshop in: one thread, a seeded scheduler of fibers, a
 * clock that jumps, and a disk that loses power. Everything that happens follows from the seed.
 *
 *     sim *s = sim_new(42, &(sim_options){.yield_ppm = 250000,
 *                                         .die_ppm = {[SHOP_POINT_COMMIT] = 50}});
 *     sim_spawn(s, "operator", open_the_shop, &world); // opens with sim_env(s), spawns customers
 *     while (sim_run(s) == SIM_DIED) {                 // SIM_DEADLOCK, SIM_LIMIT: sim_report(s)
 *         sim_crash(s);                                // the disk forgets, all fibers are gone
 *         sim_spawn(s, "operator", open_the_shop, &world);
 *     }
 *     sim_free(s);
 *
 * Rules for what runs in it:
 * - The library is called from fibers. Only they can wait; main may do what never does.
 * - Fibers change places in functions of the env and in sim_yield(), sim_sleep(), sim_die() only;
 *   none may be called from inside a sqlite3 call (a busy handler, a function, a hook): all
 *   fibers are one thread to SQLite, whose mutexes would let the next fiber pass.
 * - A crash discards the fibers where they stand and takes back what was allocated through the env.
 *   An actor keeps what must survive (what it was promised) in memory that is not its stack.
 * - Fibers share the variables of their one thread, but for errno.
 * - A COMMIT that failed may still have happened: its frames can lie complete in the WAL and be
 *   found after the next crash, unless a later commit wrote over them. */
#ifndef SHOP_TESTS_SIM_SIM_H
#define SHOP_TESTS_SIM_SIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shop/sys/env.h"

typedef struct sim sim;

/* What can go wrong in an I/O call. */
typedef enum sim_fault {
    SIM_FAULT_FULL,  /* a write finds the disk full (SQLITE_FULL), part of it may be done */
    SIM_FAULT_READ,  /* a read fails */
    SIM_FAULT_WRITE, /* a write or truncation fails, part of it may be done */
    SIM_FAULT_SYNC,  /* a sync fails and makes nothing durable */
    SIM_FAULT_DIE,   /* the machine dies before or after this call */
    SIM_FAULT_COUNT
} sim_fault;

enum { SIM_POINT_COUNT = SHOP_POINT_OUTSIDE + 1, SIM_NAME_MAX = 31, SIM_TRACE_LINE_MAX = 255 };

/* Rates in parts per million. Zeroed: nothing is switched, nothing fails. */
typedef struct sim_options {
    uint32_t yield_ppm;                  /* at each point, lock and unlock */
    uint32_t busy_ppm;                   /* at BEGIN and STATEMENT: SHOP_E_OVERLOADED */
    uint32_t spurious_ppm;               /* at each cond_wait: true though nobody signalled */
    uint32_t die_ppm[SIM_POINT_COUNT];   /* by shop_env_point; COMMITTED: commit, then die */
    uint32_t fault_ppm[SIM_FAULT_COUNT]; /* by sim_fault, at each I/O call it can strike */
    uint64_t step_limit;                 /* of one sim_run(); 0 = SIM_STEP_LIMIT */
    int64_t start_ms;                    /* wall clock at the start; 0 = SIM_START_MS */
    /* Gets each line of the trace, '\n' included, not NUL-terminated. May be NULL. */
    void (*trace)(void *userdata, const char *line, size_t size);
    void *userdata;
} sim_options;

#define SIM_STEP_LIMIT UINT64_C(100000000)
#define SIM_START_MS INT64_C(1700000000000)

typedef enum sim_outcome {
    SIM_DONE,     /* every spawned fiber has ended; threads of the library may still wait */
    SIM_DIED,     /* this incarnation is dead: sim_crash(), then go on */
    SIM_DEADLOCK, /* nobody can ever run again; sim_report() says who waits for what */
    SIM_LIMIT     /* step_limit was reached: a livelock, or too small a limit */
} sim_outcome;

/* What the disk did, since the start. */
typedef struct sim_disk_stats {
    uint64_t reads, writes, syncs;
    uint64_t read_bytes, written_bytes;
    uint64_t faults;
    uint64_t crashes, undone_writes, torn_writes, undone_names;
} sim_disk_stats;

/* --- a run ------------------------------------------------------------------------------------ */

/* options NULL: all zero. NULL when memory or the name of the VFS cannot be had. While it lives no
 * other sim may run in this process: SQLite's random numbers are one stream for all. */
sim *sim_new(uint64_t seed, const sim_options *options);
/* Pulls the plug: connections left open are closed, memory left over is given back. NULL is fine.
 * */
void sim_free(sim *s);

/* The environment to open shops with; its sqlite_vfs is the disk. Lives as long as the sim. */
const shop_env *sim_env(sim *s);

/* A new actor. Names need not be unique; longer than SIM_NAME_MAX they are cut. Callable from main
 * and from fibers. Aborts when there are too many (SIM_FIBERS_MAX). */
void sim_spawn(sim *s, const char *name, void (*run)(void *argument), void *argument);

/* Run until every actor has ended, or until what the answer says. Called from main, not from a
 * fiber. */
sim_outcome sim_run(sim *s);

/* Lose power and start anew: unsynced writes are undone from a random point on, all fibers are
 * gone, connections are closed, memory of the env is taken back, and some time has passed. From
 * main only. */
void sim_crash(sim *s);

/* --- for actors and checks -------------------------------------------------------------------- */

/* A number from 0 to n - 1. */
uint64_t sim_random(sim *s, uint64_t n);
/* Wall clock, milliseconds; moves only as fibers run and sleep. */
int64_t sim_now(sim *s);
void sim_yield(sim *s);
void sim_sleep(sim *s, int64_t duration_ms);
/* The machine dies here. Never returns to a fiber; from main it marks the incarnation dead. */
void sim_die(sim *s);
/* Whether this incarnation is dead; what it answers no longer counts. */
bool sim_dead(const sim *s);
/* While calm nothing is drawn: no switches, no faults. For checks between steps. Nests not. */
void sim_calm(sim *s, bool calm);

/* Let the n-th I/O call from now that `fault` can strike fail (1 = the next; 0 = none). */
void sim_fault_at(sim *s, sim_fault fault, uint64_t n);
/* Die at the n-th point that is reached from now (1 = the next; 0 = none). */
void sim_die_at(sim *s, uint64_t n);
/* Let the n-th allocation from now fail (1 = the next; 0 = none). */
void sim_fail_allocation(sim *s, uint64_t n);

/* --- what happened ---------------------------------------------------------------------------- */

/* Add a line to the trace. Only what follows from the seed: no addresses, no real time. */
void sim_note(sim *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A hash of every line of the trace so far: equal for equal seeds. */
uint64_t sim_trace_hash(const sim *s);
/* Scheduling decisions, points and allocations so far. */
uint64_t sim_steps(const sim *s);
uint64_t sim_points(const sim *s);
uint64_t sim_allocations(const sim *s);
/* Bytes that the env gave out and has not got back. */
size_t sim_allocated_bytes(const sim *s);
/* 0 for the first incarnation, one more with each crash. */
uint32_t sim_incarnation(const sim *s);
void sim_stats(const sim *s, sim_disk_stats *ret);
/* Who waits for what, a line each; valid until the next call. */
const char *sim_report(sim *s);

#endif

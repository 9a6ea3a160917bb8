/* fiber.h - many fibers on one thread. Who runs next is drawn: mostly anyone who can, now and then
 * for a while the one of highest priority, which reaches the long one-sided runs that plain chance
 * does not. The clock moves a little at each switch and jumps to the next sleeper when nobody can
 * run. */
#ifndef SHOP_TESTS_SIM_FIBER_H
#define SHOP_TESTS_SIM_FIBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/sim/sim.h"

enum { SIM_FIBERS_MAX = 4096, SIM_FIBER_MAIN = 1 };

typedef struct sim_fibers sim_fibers;

/* Actors are waited for by sim_fibers_run(); threads of the library are not. */
typedef enum sim_fiber_kind { SIM_FIBER_ACTOR, SIM_FIBER_THREAD } sim_fiber_kind;

/* What a fiber waits for. The texts and the holder must last as long as the wait. */
typedef struct sim_wait {
    const void *channel;    /* what sim_fibers_wake() names; only compared */
    const char *what;       /* "mutex", for the report */
    uint64_t number;        /* which one, for the report */
    const uint64_t *holder; /* the fiber that has it now, or NULL when nobody in particular has */
    int64_t until_ns;       /* SHOP_WAIT_FOREVER */
} sim_wait;

/* Gets each decision: "run", "spawn", "end". May be NULL. */
typedef void sim_fibers_tell(void *userdata, const char *event, const char *detail);

sim_fibers *sim_fibers_new(uint64_t seed, sim_fibers_tell *tell, void *userdata);
void sim_fibers_free(sim_fibers *f); /* NULL is fine */

/* False: no memory, or too many. */
bool sim_fibers_spawn(sim_fibers *f, const char *name, sim_fiber_kind kind,
                      void (*run)(void *argument), void *argument);

/* Run until no actor is left, or what else the answer says. From main. */
sim_outcome sim_fibers_run(sim_fibers *f, uint64_t step_limit);

/* Make sim_fibers_run() return SIM_DIED instead of running anybody, until sim_fibers_kill_all(). */
void sim_fibers_stop(sim_fibers *f);
bool sim_fibers_stopped(const sim_fibers *f);
/* Forget all fibers where they stand. From main. */
void sim_fibers_kill_all(sim_fibers *f);

/* The fiber that runs: SIM_FIBER_MAIN or a number that is never used again. */
uint64_t sim_fibers_self(const sim_fibers *f);
const char *sim_fibers_name(const sim_fibers *f); /* "main" outside of fibers */

/* These let others run. From main they do nothing, but sleep moves the clock. */
void sim_fibers_yield(sim_fibers *f);
void sim_fibers_sleep(sim_fibers *f, int64_t until_ns);
/* The running fiber ends here. Does nothing from main. */
void sim_fibers_abandon(sim_fibers *f);
/* False when until_ns passed before anybody woke it. Never from main: nobody could. */
bool sim_fibers_wait(sim_fibers *f, const sim_wait *w);
/* Wake one who waits on the channel, drawn, or all of them. Does not switch. */
void sim_fibers_wake(sim_fibers *f, const void *channel, bool all);

int64_t sim_fibers_now_ns(const sim_fibers *f);
void sim_fibers_pass(sim_fibers *f, int64_t duration_ns);

uint64_t sim_fibers_steps(const sim_fibers *f);
/* A line for each fiber that waits: who, for what, held by whom. Cut at size. */
void sim_fibers_report(const sim_fibers *f, char *ret, size_t size);

#endif

/* saga.h - a saga is a static table of idempotent steps over one aggregate. The engine (saga.c) runs them,
 * commits where it must, tries again, recovers after a crash and turns back; the service only says what
 * each step does.
 *
 * Where steps share a store they share a transaction: neighbouring TX and CALL steps are one commit, which
 * ends before OUTSIDE and around a CALL to another store. Progress (step, epoch, deadline, direction) is
 * columns of the aggregate's row: the engine asks `save` to write them in the commit of the steps. */
#ifndef SHOP_LIB_CORE_SAGA_H
#define SHOP_LIB_CORE_SAGA_H

#include "lib/core/call.h"

typedef enum saga_step_kind {
    SAGA_TX = 1,  /* reads and writes the saga's own service's tables; one re-runnable transaction */
    SAGA_CALL,    /* only call_<service>_<verb>(): commands of others, and at most one saga */
    SAGA_OUTSIDE  /* I/O to another party; no transaction, no calls; keeps its outcome in the state */
} saga_step_kind;

/* `state` is the saga's own struct, which begins with saga_progress. Steps may run twice. */
typedef struct saga_step {
    const char *name;
    saga_step_kind kind;
    int (*run)(call *c, void *state);
    /* NULL = nothing to undo. Same kind as run; OUTSIDE steps have none. May meet a step that did not
     * happen, or not wholly: a step that failed is undone too. */
    int (*undo)(call *c, void *state);
} saga_step;

typedef enum saga_direction { SAGA_FORWARD = 0, SAGA_BACK = 1, SAGA_ENDED = 2 } saga_direction;

/* First member of every saga state; load() fills it in from the row, save() writes it. */
typedef struct saga_progress {
    const char *id;      /* of the aggregate; set by open() or load() */
    bool exists;         /* the row is in the store: set by load(), and by the engine after a commit */
    int64_t step;        /* the next one to run; while turning back: one above the next to undo */
    int64_t direction;   /* saga_direction */
    int64_t epoch;       /* of this runner: whoever has a lower one was replaced; save() writes it */
    int64_t stored_epoch; /* of the row: set by load(); save() guards WHERE epoch = stored_epoch */
    int64_t deadline_ms; /* from then on recovery may take over; 0 once it has ended */
    int64_t outcome;     /* why it turned back, or while it goes forward: what it waits for; a shop_code, or 0 */
    const char *reason;  /* and in words, or NULL */
    const char *claim;   /* name of the idempotency claim that its end answers, or NULL */
    const char *operation; /* which saga is (or was last) at work on the aggregate: "order.place" */
} saga_progress;

typedef struct saga {
    const saga_step *steps;
    size_t step_count;
    size_t state_size;
    int64_t lease_ms; /* how long one runner may take before recovery assumes it dead */
    /* In a transaction. Fill in a new state from the arguments, or load the one that these arguments mean
     * (by their natural key) when it is there already. */
    int (*open)(call *c, const void *args, void *state);
    /* In a transaction. Load by id; SHOP_E_NOT_FOUND. */
    int (*load)(call *c, const char *id, void *state);
    /* In a transaction. Write the whole row with its progress: insert when !exists, else update WHERE epoch =
     * stored_epoch; zero rows (somebody took over) is SHOP_E_CONFLICT, by call_guard(). */
    int (*save)(call *c, void *state);
    /* In a transaction, at the end. From state to the operation's result. NULL without a result. */
    int (*result)(call *c, const void *state, void *ret);
} saga;

/* In a step: refuse for good. The engine undoes this step and those before it, and the caller gets the
 * code. Unlike call_fail() it keeps what this transaction wrote. Returns 0 for the step to return. */
int call_refuse(call *c, void *state, int code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* In a step: stop here until somebody outside has done something (a payer confirms). The caller gets the code,
 * also when it is repeated; nothing is undone, this step runs again when the saga is resumed: by call_continue()
 * or, from deadline_ms on, by recovery. Returns what the step has to return. */
int call_wait(call *c, void *state, int64_t deadline_ms, int code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* In a step: skip everything up to the end of the saga; it ends well. Returns 0. */
int call_finish(call *c, void *state);

/* For recovery jobs (tasks): run the saga that is at work on this aggregate to its end; the row says where it
 * stands. Takes over only when its deadline has passed. 0 also when somebody else is at it. */
int call_resume(call *c, const char *operation, const char *id);

/* In open() of a saga that goes on with what another has begun (after call_wait()): take the loaded state
 * over from whoever waits. */
void call_continue(call *c, void *state);

#endif

/* trip.h - for tests: a saga whose steps do as they are told. It has every kind of step, calls a command
 * and two other sagas, and counts in the store what each step did; what was done outside is appended to a
 * file, which no crash undoes.
 *
 *   trip  a TX · b CALL book · c OUTSIDE · d TX · e CALL two legs · f TX     (order.confirm, order.retry)
 *   leg   x TX · y OUTSIDE · z TX                                            (payment.authorize)
 *
 * A place is "a.run", "a.undo", …; of the command "book" and "unbook". */
#ifndef SHOP_TESTS_SUPPORT_TRIP_H
#define SHOP_TESTS_SUPPORT_TRIP_H

#include "tests/support/engine.h"

enum { TRIP_LEASE_MS = 60 * 1000, TRIP_STEPS = 6, TRIP_LEGS = 2 };

typedef enum trip_act {
    TRIP_PASS = 0,
    TRIP_FAIL,   /* call_fail() */
    TRIP_REFUSE, /* call_refuse() */
    TRIP_WAIT,   /* call_wait() for an hour */
    TRIP_FINISH  /* call_finish() */
} trip_act;

/* Hang the sagas and commands on an engine that is not open yet, and forget all orders. */
void trip_install(engine *e);

/* The next `times` passes through a place do this; it has done its work in the store before. */
void trip_order(const char *place, trip_act act, int code, int times);
/* Or run this there. */
void trip_hook(const char *place, void (*hook)(engine *e, void *userdata), void *userdata);

/* A new id; begin a trip; go on with one that waits. With or without a key. */
void trip_id(engine *e, char out[SHOP_ID_SIZE]);
int trip_begin(engine *e, shop *as, const char *id, const char *key);
int trip_continue(engine *e, const char *id, const char *key);
/* As the recovery job does it. */
int trip_resume(engine *e, const char *id);

/* What is in the store: how often a place had effect, and a column of the trip's row. */
int64_t trip_effects(engine *e, const char *place, const char *id);
int64_t trip_column(engine *e, const char *column, const char *id);
/* How often something was done outside with this key, and with how many keys that begin so. */
int trip_outside(engine *e, const char *key);

#endif

/* cast.h - who takes part: the operator, who opens the shop after each crash, furnishes it, lets
 * everybody in and looks after it at the end; and the roles of the others. */
#ifndef SHOP_TESTS_SIM_CAST_H
#define SHOP_TESTS_SIM_CAST_H

#include "tests/sim/actor.h"

enum { CAST_RESCUERS = 2 };

/* All actors, before the first life. */
void cast_make(world *w);
/* The operator's fiber for this life. */
void cast_wake_operator(world *w);
/* Whether background work goes on: not only until the shop closes, but until the last customer has gone
 * home, who may still wait for an answer while somebody else finishes what became of the order. */
bool cast_is_served(const world *w);

/* operator.c, customer.c, staff.c, jobs.c */
actor *operator_make(world *w);
actor *customer_make(world *w, unsigned number);
actor *twin_make(world *w, unsigned number, actor *sibling);
actor *staff_make(world *w, unsigned number);
actor *jobs_make(world *w, unsigned number);
void rescuers_make(world *w); /* CAST_RESCUERS of them */
actor *messenger_make(world *w); /* the provider's, who brings what it has to tell */

/* operator.c: let time pass and background work be done until nothing is left to do. */
void operator_come_to_rest(world *w);

/* setup.c: furnish the shop; goes on where a crash has interrupted it. */
void setup_run(actor *a);

#endif

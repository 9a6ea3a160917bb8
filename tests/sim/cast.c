/* cast.c - see cast.h. */
#include "tests/sim/cast.h"

void cast_make(world *w)
{
    operator_make(w);
    messenger_make(w);
    for (unsigned i = 0; i < w->plan.jobs; i++)
        jobs_make(w, i);
    rescuers_make(w);
    for (unsigned i = 0; i < w->plan.staff; i++)
        staff_make(w, i);
    for (unsigned i = 0; i < w->plan.customers; i++) {
        actor *a = customer_make(w, i);
        if (i < w->plan.twins)
            twin_make(w, i, a);
    }
}

void cast_wake_operator(world *w)
{
    actor_wake(w->actors[0]);
}

bool cast_is_served(const world *w)
{
    unsigned servants = 2 + CAST_RESCUERS + w->plan.jobs; /* 2: operator, messenger */
    return !w->closing || w->at_work > servants;
}

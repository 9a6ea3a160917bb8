/* invariants.h - what must hold always, each with a name: most are a query that finds what breaks
 * it. Checked over what was touched after every step, over whole tables every hundred, and with
 * those that need quiet at the end. */
#ifndef SHOP_TESTS_SIM_INVARIANTS_H
#define SHOP_TESTS_SIM_INVARIANTS_H

#include "tests/sim/world.h"

enum { INVARIANTS_EVERY = 100 };

typedef enum subject_kind {
    SUBJECT_NONE = 0, /* the invariant is about the whole */
    SUBJECT_SKU,
    SUBJECT_ORDER,
    SUBJECT_PAYMENT,
    SUBJECT_CART,
    SUBJECT_PROMOTION
} subject_kind;

/* Check what is said of one subject: a SKU, a promotion's code, or an id. */
void invariants_touched(world *w, subject_kind kind, const char *subject);
/* Check whole tables. */
void invariants_all(world *w);
/* Everything has settled: check all there is. */
void invariants_end(world *w);

#endif

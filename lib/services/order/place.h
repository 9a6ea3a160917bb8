/* place.h - the checkout's state, shared by placing, confirming and trying again: one table of steps. */
#ifndef SHOP_LIB_SERVICES_ORDER_PLACE_H
#define SHOP_LIB_SERVICES_ORDER_PLACE_H

#include "lib/services/order/order_rows.h"

enum {
    PLACE_LEASE_MS = 60 * 1000,           /* a runner that is silent for so long is dead */
    PLACE_RESERVE_MS = 4 * 60 * 1000,     /* lease, the provider's time-out and a margin */
    PLACE_PAYER_WAIT_MS = 15 * 60 * 1000, /* for a payer to confirm at the provider */
    PLACE_RESERVE_MARGIN_MS = 5 * 60 * 1000
};

/* The order's row comes first: it begins with the saga's progress. */
typedef struct placing {
    order_row row;
    const order_line_row *lines;
    size_t line_count;
} placing;

enum { PLACE_STEP_COUNT = 8 };
extern const saga_step shop__place_steps[PLACE_STEP_COUNT];

enum { PLACE_STEP_LOCK = 1 }; /* where a second attempt begins */

int shop__place_load(call *c, const char *order_id, void *state);
int shop__place_save(call *c, void *state);
int shop__place_result(call *c, const void *state, void *ret);

#endif

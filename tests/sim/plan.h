/* plan.h - what a seed is about: how many take part, what they like to do, what goes wrong and how
 * often. Drawn from the seed around one of a few themes; a named seed fixes its theme. */
#ifndef SHOP_TESTS_SIM_PLAN_H
#define SHOP_TESTS_SIM_PLAN_H

#include <stdint.h>

#include "tests/sim/sim.h"

/* What a customer may choose to do next; a plan weighs them. */
typedef enum wish {
    WISH_BROWSE = 0,
    WISH_ADD,
    WISH_SET,
    WISH_COUPON,
    WISH_DELIVERY,
    WISH_REGISTER, /* a guest registers, signs in and takes the cart along */
    WISH_PLACE,
    WISH_CANCEL,
    WISH_RETRY,
    WISH_CONFIRM,
    WISH_RETURN,
    WISH_REPEAT, /* an earlier call with the same key */
    WISH_COUNT
} wish;

/* What staff may choose. */
typedef enum duty {
    DUTY_ADJUST = 0,
    DUTY_COUNT_STOCK,
    DUTY_PRICE,
    DUTY_PROMOTION,
    DUTY_PUBLISH, /* takes a product off the shelf and puts it back */
    DUTY_FULFIL,
    DUTY_PARCEL,
    DUTY_CAPTURE,
    DUTY_REFUND,
    DUTY_CANCEL,
    DUTY_RETURNS,
    DUTY_LOOK,
    DUTY_REPEAT,
    DUTY_COUNT
} duty;

enum { PLAN_CRASHES_MAX = 6 };

typedef struct plan {
    const char *theme;
    uint32_t calls; /* until everybody goes home */
    unsigned customers, twins, staff, jobs;
    unsigned skus;
    int64_t stock;        /* of each SKU at each location, to begin with */
    int64_t coupon_limit; /* of the coupon that is limited */
    unsigned wishes[WISH_COUNT];
    unsigned duties[DUTY_COUNT];
    uint32_t provider_ppm; /* requests to the provider that go wrong */
    uint32_t webhook_ppm;  /* events that the provider tells */
    uint32_t action_ppm;   /* payers who must confirm */
    uint32_t decline_ppm;
    uint32_t timeout_ms; /* of a call; 0 = the usual. A longer one outlives its lease */
    uint32_t repeat_ppm; /* calls that are repeated at once with the same key */
    uint32_t pause_ppm;  /* pauses that are long */
    unsigned crashes;
    uint32_t crash_at[PLAN_CRASHES_MAX]; /* numbers of calls */
    bool storage_fails;                  /* the disk may fail beside its crashes */
    sim_options options;
} plan;

/* theme NULL: chosen by the seed. False: there is no such theme. */
bool plan_make(uint64_t seed, const char *theme, plan *ret);

/* The name of a theme, or NULL behind the last. */
const char *plan_theme(unsigned index);

#endif

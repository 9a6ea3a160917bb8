/* plan.c - see plan.h. */
#include "tests/sim/plan.h"

#include <string.h>

#include "tests/sim/rng.h"

enum { RNG_STREAM_PLAN = 100, CALLS_MIN = 2200, CALLS_SPREAD = 800, CRASHES_USUAL_MAX = 4 };
enum { PATIENT_MS = 10 * 60 * 1000 };

typedef struct theme {
    const char *name;
    unsigned skus;
    int64_t stock;
    int64_t coupon_limit;
    uint32_t provider_ppm, webhook_ppm, action_ppm, decline_ppm;
    unsigned wishes[WISH_COUNT];
    unsigned duties[DUTY_COUNT];
} theme;

#define USUAL_WISHES                                                                               \
    [WISH_BROWSE] = 4, [WISH_ADD] = 12, [WISH_SET] = 4, [WISH_COUPON] = 3, [WISH_DELIVERY] = 2,    \
    [WISH_REGISTER] = 3, [WISH_PLACE] = 18, [WISH_CANCEL] = 3, [WISH_RETRY] = 2,                   \
    [WISH_CONFIRM] = 3, [WISH_RETURN] = 2, [WISH_REPEAT] = 3
#define USUAL_DUTIES                                                                               \
    [DUTY_ADJUST] = 5, [DUTY_COUNT_STOCK] = 2, [DUTY_PRICE] = 3, [DUTY_PROMOTION] = 1,             \
    [DUTY_PUBLISH] = 1, [DUTY_FULFIL] = 12, [DUTY_PARCEL] = 2, [DUTY_CAPTURE] = 2,                 \
    [DUTY_REFUND] = 3, [DUTY_CANCEL] = 3, [DUTY_RETURNS] = 5, [DUTY_LOOK] = 3, [DUTY_REPEAT] = 2

/* "usual" comes first; the others lean to one side each. */
static const theme themes[] = {
    {"usual", 12, 40, 12, 200000, 600000, 150000, 120000, {USUAL_WISHES}, {USUAL_DUTIES}},
    {"sale", 2, 12, 6, 150000, 500000, 80000, 80000,
     {[WISH_BROWSE] = 2, [WISH_ADD] = 10, [WISH_SET] = 1, [WISH_DELIVERY] = 1, [WISH_PLACE] = 16,
      [WISH_CANCEL] = 5, [WISH_RETRY] = 3, [WISH_CONFIRM] = 5, [WISH_REPEAT] = 3},
     {[DUTY_ADJUST] = 14, [DUTY_COUNT_STOCK] = 4, [DUTY_FULFIL] = 6, [DUTY_CANCEL] = 4,
      [DUTY_RETURNS] = 3, [DUTY_REPEAT] = 2}},
    {"coupons", 6, 400, 3, 200000, 500000, 100000, 150000,
     {[WISH_BROWSE] = 1, [WISH_ADD] = 10, [WISH_SET] = 2, [WISH_COUPON] = 12, [WISH_DELIVERY] = 2,
      [WISH_REGISTER] = 2, [WISH_PLACE] = 14, [WISH_CANCEL] = 4, [WISH_RETRY] = 4,
      [WISH_CONFIRM] = 4, [WISH_REPEAT] = 2},
     {[DUTY_ADJUST] = 3, [DUTY_PROMOTION] = 3, [DUTY_FULFIL] = 4, [DUTY_CANCEL] = 5}},
    {"payments", 8, 300, 40, 550000, 900000, 250000, 150000,
     {[WISH_ADD] = 10, [WISH_DELIVERY] = 1, [WISH_PLACE] = 16, [WISH_CANCEL] = 6, [WISH_RETRY] = 6,
      [WISH_CONFIRM] = 8, [WISH_RETURN] = 4, [WISH_REPEAT] = 3},
     {[DUTY_FULFIL] = 14, [DUTY_CAPTURE] = 8, [DUTY_REFUND] = 8, [DUTY_CANCEL] = 6,
      [DUTY_RETURNS] = 6, [DUTY_REPEAT] = 2}},
    {"carts", 10, 80, 12, 150000, 400000, 80000, 80000,
     {[WISH_BROWSE] = 2, [WISH_ADD] = 16, [WISH_SET] = 10, [WISH_COUPON] = 4, [WISH_DELIVERY] = 4,
      [WISH_REGISTER] = 12, [WISH_PLACE] = 5, [WISH_CANCEL] = 1, [WISH_CONFIRM] = 2,
      [WISH_REPEAT] = 8},
     {[DUTY_ADJUST] = 4, [DUTY_PRICE] = 4, [DUTY_PUBLISH] = 2, [DUTY_FULFIL] = 6, [DUTY_LOOK] = 3}},
    {"edits", 4, 200, 12, 100000, 400000, 80000, 80000,
     {[WISH_BROWSE] = 14, [WISH_ADD] = 8, [WISH_SET] = 2, [WISH_COUPON] = 3, [WISH_DELIVERY] = 2,
      [WISH_PLACE] = 10, [WISH_CANCEL] = 1, [WISH_CONFIRM] = 2, [WISH_REPEAT] = 1},
     {[DUTY_ADJUST] = 4, [DUTY_PRICE] = 16, [DUTY_PROMOTION] = 4, [DUTY_PUBLISH] = 6,
      [DUTY_FULFIL] = 4, [DUTY_LOOK] = 10}},
};
enum { THEME_COUNT = sizeof themes / sizeof themes[0] };

const char *plan_theme(unsigned index)
{
    return index < THEME_COUNT ? themes[index].name : NULL;
}

static const theme *find_theme(sim_rng *rng, const char *name)
{
    if (name == NULL)
        return &themes[sim_rng_below(rng, 2) == 0 ? 0 : sim_rng_below(rng, THEME_COUNT)];
    for (unsigned i = 0; i < THEME_COUNT; i++)
        if (strcmp(themes[i].name, name) == 0)
            return &themes[i];
    return NULL;
}

static uint32_t draw(sim_rng *rng, uint64_t from, uint64_t below)
{
    return (uint32_t)(from + sim_rng_below(rng, below - from));
}

static void draw_faults(sim_rng *rng, plan *p)
{
    static const uint32_t yields_ppm[] = {20000, 80000, 250000, 500000};
    p->options.yield_ppm = yields_ppm[sim_rng_below(rng, 4)];
    p->options.busy_ppm = sim_rng_below(rng, 3) == 0 ? 300 : 0;
    p->options.spurious_ppm = sim_rng_below(rng, 2) == 0 ? 20000 : 0;
    p->storage_fails = sim_rng_below(rng, 5) == 0;
    if (!p->storage_fails)
        return;
    for (int fault = SIM_FAULT_FULL; fault < SIM_FAULT_DIE; fault++)
        p->options.fault_ppm[fault] = sim_rng_below(rng, 2) == 0 ? 60 : 0;
}

static void draw_crashes(sim_rng *rng, plan *p)
{
    p->crashes = 1 + draw(rng, 0, CRASHES_USUAL_MAX);
    for (unsigned i = 0; i < p->crashes; i++) {
        uint32_t at = draw(rng, 0, p->calls * 4 / 5);
        unsigned k = i;
        for (; k > 0 && p->crash_at[k - 1] > at; k--)
            p->crash_at[k] = p->crash_at[k - 1];
        p->crash_at[k] = at;
    }
}

bool plan_make(uint64_t seed, const char *theme_name, plan *ret)
{
    sim_rng rng = sim_rng_make(seed, RNG_STREAM_PLAN);
    const theme *t = find_theme(&rng, theme_name);
    if (t == NULL)
        return false;
    *ret = (plan){.theme = t->name,
                  .calls = draw(&rng, CALLS_MIN, CALLS_MIN + CALLS_SPREAD),
                  .customers = draw(&rng, 36, 48),
                  .twins = draw(&rng, 8, 16),
                  .staff = draw(&rng, 4, 9),
                  .jobs = draw(&rng, 1, 4),
                  .skus = t->skus,
                  .stock = t->stock,
                  .coupon_limit = t->coupon_limit,
                  .provider_ppm = t->provider_ppm,
                  .webhook_ppm = t->webhook_ppm,
                  .action_ppm = t->action_ppm,
                  .decline_ppm = t->decline_ppm,
                  .repeat_ppm = draw(&rng, 20000, 150000),
                  .pause_ppm = draw(&rng, 0, 100000)};
    memcpy(ret->wishes, t->wishes, sizeof ret->wishes);
    memcpy(ret->duties, t->duties, sizeof ret->duties);
    draw_faults(&rng, ret);
    draw_crashes(&rng, ret);
    ret->timeout_ms = sim_rng_below(&rng, 2) == 0 ? PATIENT_MS : 0;
    return true;
}

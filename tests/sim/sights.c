/* sights.c - see sights.h. */
#include "tests/sim/sights.h"

const char *const sight_names[SIGHT_COUNT] = {
    [SIGHT_LAST_UNIT] = "last-unit",
    [SIGHT_SAME_SKU_TWICE] = "same-sku-twice",
    [SIGHT_TOLD_TWICE] = "told-twice",
    [SIGHT_PAID_FOR_NOTHING] = "paid-for-nothing",
    [SIGHT_MERGED_AGAIN] = "merged-again",
    [SIGHT_COUPON_USED_UP] = "coupon-used-up",
    [SIGHT_REFUND_TOO_MUCH] = "refund-too-much",
    [SIGHT_PRICE_CHANGED] = "price-changed",
    [SIGHT_DIED_IN_CHECKOUT] = "died-in-checkout",
    [SIGHT_REPLAYED] = "replayed",
};

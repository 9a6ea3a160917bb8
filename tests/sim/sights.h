/* sights.h - what a seed has come across that shops get wrong. A named seed must show what it is
 * named for; the others are counted, so that one can see what a thousand seeds have tried. */
#ifndef SHOP_TESTS_SIM_SIGHTS_H
#define SHOP_TESTS_SIM_SIGHTS_H

#include <stdint.h>

typedef enum sight {
    SIGHT_LAST_UNIT = 0,   /* placed in vain: somebody else has got the last ones */
    SIGHT_SAME_SKU_TWICE,  /* two lines of one article in one request */
    SIGHT_TOLD_TWICE,      /* the provider told the same thing twice */
    SIGHT_PAID_FOR_NOTHING, /* an authorization was made that the shop was told is declined */
    SIGHT_MERGED_AGAIN,
    SIGHT_COUPON_USED_UP,
    SIGHT_REFUND_TOO_MUCH,
    SIGHT_PRICE_CHANGED,
    SIGHT_DIED_IN_CHECKOUT, /* a crash found somebody between two steps of order.place */
    SIGHT_REPLAYED,         /* a call with a key was answered again */
    SIGHT_COUNT
} sight;

extern const char *const sight_names[SIGHT_COUNT];

typedef struct sights {
    uint32_t counts[SIGHT_COUNT];
} sights;

#endif

/* popularity.h - a count in which older sales weigh less, as one integer that never has to be brought up
 * to date: instead of all old weights shrinking, new ones grow, and order is all that matters
 * (Cormode, Shkapenyuk, Srivastava, Xu: Forward Decay, ICDE 2009).
 *
 * A weight doubles every POPULARITY_HALF_LIFE_MS. It is kept as exponent and fraction, packed so that
 * packed numbers compare as their values do: (1 + fraction / 2^32) * 2^exponent. */
#ifndef SHOP_LIB_SERVICES_RECOMMENDATION_POPULARITY_H
#define SHOP_LIB_SERVICES_RECOMMENDATION_POPULARITY_H

#include <stdint.h>

#define POPULARITY_HALF_LIFE_MS (INT64_C(14) * 24 * 3600 * 1000)

/* The weight of one sale at this time. */
int64_t shop__popularity_weight(int64_t at_ms);

/* The sum of two; 0 is none. */
int64_t shop__popularity_add(int64_t a, int64_t b);

/* How many sales of this moment it is worth, in millionths. */
int64_t shop__popularity_now(int64_t popularity, int64_t now_ms);

#endif

/* affinity.h - how strongly a product that was bought speaks for another one. */
#ifndef SHOP_LIB_SERVICES_RECOMMENDATION_AFFINITY_H
#define SHOP_LIB_SERVICES_RECOMMENDATION_AFFINITY_H

#include <stdint.h>

/* From the orders in which both stood, those with the first one, and those with the second: the score of
 * the second for whoever has the first, in millionths. */
int64_t shop__affinity(int64_t together, int64_t first, int64_t second);

#endif

/* facets.h - counting what the hits of a query have in common. */
#ifndef SHOP_LIB_SERVICES_SEARCH_FACETS_H
#define SHOP_LIB_SERVICES_SEARCH_FACETS_H

#include "lib/services/search/engine.h"

enum {
    FACET_PRODUCTS_MAX = 10 * 1000, /* hits that are looked at */
    FACET_DISTINCT_MAX = 1000,      /* different values that are counted; further ones are not */
    FACET_VALUES_MAX = 30           /* values that are told */
};

/* Fill in ret->facets. */
int shop__facets_count(call *c, const engine_query *q, shop_search_result *ret);

/* The price band of an amount: bounds of the series 1, 2, 5, 10, 20, 50, … in minor units. */
void shop__price_band(int64_t minor, int64_t *ret_low, int64_t *ret_high);

#endif

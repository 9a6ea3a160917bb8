/* behaviour.h - what people did: kept for their own recommendations, bounded, forgotten with them. */
#ifndef SHOP_LIB_SERVICES_RECOMMENDATION_BEHAVIOUR_H
#define SHOP_LIB_SERVICES_RECOMMENDATION_BEHAVIOUR_H

#include "lib/core/call.h"
#include "shop/recommendation.h"

enum { BEHAVIOUR_MAX = 200 }; /* of one person */

typedef struct behaviour_row {
    const char *product_id;
    int32_t kind; /* shop_behaviour_kind */
} behaviour_row;

/* The same was done with some products. Nothing is kept of an owner that is neither "usr_…" nor "gst_…". */
int shop__behaviour_keep(call *c, const char *owner, const char *const *product_ids, size_t count,
                         shop_behaviour_kind kind, int64_t at_ms);

/* Everything of one person, the newest first. */
int shop__behaviour_of(call *c, const char *owner, const behaviour_row **ret_rows, size_t *ret_count);

#endif

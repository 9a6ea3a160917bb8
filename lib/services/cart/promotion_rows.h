/* promotion_rows.h - promotions as they lie in the store, for coupons and quotes. */
#ifndef SHOP_LIB_SERVICES_CART_PROMOTION_ROWS_H
#define SHOP_LIB_SERVICES_CART_PROMOTION_ROWS_H

#include "lib/core/call.h"

enum { PROMOTIONS_AUTOMATIC_MAX = 100 };

typedef struct promotion_row {
    const char *code;
    const char *title;
    int32_t kind; /* shop_promotion_kind */
    int64_t percent_ppm;
    int64_t amount_minor;
    int64_t minimum_minor;
    const char *currency; /* of amount and minimum; NULL = any */
    const char *category; /* NULL = all goods */
    int64_t starts_at_ms;
    int64_t ends_at_ms;
    bool automatic;
    int64_t priority;
    int64_t usage_limit; /* 0 = any number */
    int64_t used;
    int64_t reserved;
    bool used_up; /* for everybody but the order that was asked for */
} promotion_row;

/* SHOP_E_NOT_FOUND */
int shop__promotion_load(call *c, const char *code, promotion_row *ret);

/* What a quote may take off: the automatic ones that run, then those of these codes that exist. A use that
 * this order (NULL = none) holds itself does not make one used up for it. */
int shop__promotions_for(call *c, const char *const *codes, size_t count, const char *order_id,
                         const promotion_row **ret_rows, size_t *ret_count);

#endif

/* region_rows.h - regions and their shipping methods as they lie in the store, for the rest of the service. */
#ifndef SHOP_LIB_SERVICES_CART_REGION_ROWS_H
#define SHOP_LIB_SERVICES_CART_REGION_ROWS_H

#include "lib/core/call.h"
#include "lib/pricing/pricing.h"

typedef struct region_row {
    const char *code;
    int64_t position; /* in the order in which they were first written */
    const char *title;
    const char *currency;
    const char *countries; /* words */
    bool tax_inclusive;
} region_row;

typedef struct shipping_row {
    const char *region;
    const char *code;
    const char *title;
    int64_t price_minor;
    int64_t free_from_minor; /* -1 = never free */
    const char *tax_class;   /* NULL = untaxed */
} shipping_row;

/* SHOP_E_NOT_FOUND */
int shop__region_load(call *c, const char *code, region_row *ret);
int shop__shipping_load(call *c, const char *region, const char *code, shipping_row *ret);

/* The one of carts that name none; SHOP_E_CONFLICT while the shop has none. */
int shop__region_first(call *c, region_row *ret);

bool shop__region_delivers_to(const region_row *region, const char *country);

/* In the region's own order. */
int shop__region_taxes(call *c, const char *code, const price_tax **ret_taxes, size_t *ret_count);

/* Whether a region has any shipping method; and remove all that it has. */
int shop__shipping_offered(call *c, const char *region, bool *ret);
int shop__shipping_drop_all(call *c, const char *region);

#endif

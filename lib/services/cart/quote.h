/* quote.h - from a cart to what it costs. Loading is quote.c's; the way into the pricing function
 * (quote_plan.c) and out of it (quote_record.c) is pure: no store, no clock. */
#ifndef SHOP_LIB_SERVICES_CART_QUOTE_H
#define SHOP_LIB_SERVICES_CART_QUOTE_H

#include "lib/pricing/pricing.h"
#include "lib/schema/generated/records.h"
#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/promotion_rows.h"

/* Everything that a quote is made of. */
typedef struct quote_source {
    const cart_row *cart; /* its region exists */
    const cart_lines *lines;
    const shop_offer_list *offers; /* for the lines' SKUs, in their order, without those not on sale */
    const price_tax *taxes;
    size_t tax_count;
    const promotion_row *promotions;
    size_t promotion_count;
    const char *const *codes; /* as entered */
    size_t code_count;
    int64_t now_ms;
} quote_source;

/* The pricing function's input, and what it was made from: entry i of `lines` and `offers` is line i of
 * the input. What cannot be priced is a problem, in words, and not in the input. */
typedef struct quote_plan {
    price_input input;
    price_line *priced;      /* input.lines */
    price_shipping shipping; /* *input.shipping, when there is any */
    const line_row **lines;
    const shop_offer **offers;
    const char **problems;
    size_t problem_count;
} quote_plan;

/* 0 or SHOP_E_NO_MEMORY. The plan stays where it is: its input points into it. */
int shop__quote_plan(const quote_source *source, arena *a, quote_plan *ret);

/* Why a promotion has no part in this quote although its code was entered, or NULL when it has. */
const char *shop__quote_excludes(const quote_source *source, const promotion_row *p);

/* The public record of a priced plan. 0 or SHOP_E_NO_MEMORY. */
int shop__quote_record(const quote_source *source, const quote_plan *plan, const price_result *priced,
                       arena *a, shop_quote *ret);

/* All of it, for a cart that is loaded; order_id is the order that may hold coupons already, or NULL. */
int shop__cart_make_quote(call *c, const cart_row *cart, const char *order_id, shop_quote *ret);

#endif

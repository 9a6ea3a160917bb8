/* work.h - the state of one pricing run, shared by the files of this folder and by nobody else.
 * Lines are worked on in an order that follows from their content, so that ties in sharing do not
 * depend on the order in which the caller listed them. */
#ifndef SHOP_LIB_PRICING_WORK_H
#define SHOP_LIB_PRICING_WORK_H

#include "lib/pricing/pricing.h"
#include "shop/base.h"

/* A line, or shipping: an amount that is reduced first and taxed then. */
typedef struct pricing_item {
    const price_line *line; /* NULL = shipping */
    const char *tax_class;
    int64_t price_minor;
    int64_t left_minor; /* the price less the discounts so far; never negative */
    int64_t tax_minor;
} pricing_item;

typedef struct pricing_work {
    const price_input *input;
    arena *arena;
    fault *fault;
    shop_money zero;     /* carries the currency */
    pricing_item *items; /* the lines, then shipping if there is any */
    size_t line_count;
    size_t item_count;
    pricing_item **picked; /* the items that a promotion or tax looks at, picked_count of them */
    size_t picked_count;
    int64_t *weights; /* scratch, one for each item or tax */
    int64_t *shares;
    priced_tax *taxes; /* these four are the result's arrays, while they grow */
    price_reason *reasons;
    size_t reasons_max;
    price_coupon *coupons;
    price_result result;
} pricing_work;

/* The steps, in this order. Each: 0 or a code with the fault set. */
int shop__pricing_check(const price_input *input, fault *f);
int shop__pricing_promote(pricing_work *w);
int shop__pricing_tax(pricing_work *w);

/* *sum += amount. SHOP_E_INVALID when it does not fit. */
int shop__pricing_add(pricing_work *w, int64_t *sum, int64_t amount);

int shop__pricing_overflow(fault *f); /* sets the fault; returns SHOP_E_INVALID */
int shop__pricing_no_memory(fault *f);

/* Share `total` over the picked items in proportion to what is left of them, into w->shares. */
int shop__pricing_share(pricing_work *w, int64_t total);

typedef int pricing_compare(const void *a, const void *b);

/* A stable sort of pointers that needs no memory. */
void shop__pricing_sort(const void **pointers, size_t count, pricing_compare *compare);

/* strcmp() for texts that may be NULL, which comes first. */
int shop__pricing_compare_text(const char *a, const char *b);

/* Explanations; nothing happens unless the input asks for them. 0 or a code. */
int shop__pricing_explain_price(pricing_work *w, const price_line *line, int64_t subtotal_minor);
int shop__pricing_explain_discount(pricing_work *w, const price_promotion *p, int64_t of_minor,
                                   int64_t amount_minor);
int shop__pricing_explain_shipping(pricing_work *w);
int shop__pricing_explain_tax(pricing_work *w, const priced_tax *tax);
int shop__pricing_explain_rounding(pricing_work *w, const char *tax_class, int64_t amount_minor);

#endif

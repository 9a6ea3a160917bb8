/* pricing.h - what a cart costs and why: a pure function of the cart, the region's taxes, the
 * shipping method, the promotions and the time. No I/O, no clock, no memory but the given arena, so
 * a server, the SDK and an offline till reach the same totals to the minor unit.
 *
 * The rules:
 *
 *  1. Amounts are minor units of the region's currency. Where region.tax_inclusive holds, every
 *     price, discount and threshold includes tax; elsewhere none does.
 *  2. Discounts come before tax. A promotion takes part when it is automatic or its code was
 *     entered, and starts_at_ms <= now_ms < ends_at_ms. Those that do all apply, in the order of
 *     (priority, code), automatic ones before codes of the same priority.
 *  3. A promotion looks at the lines that have its category in their path (no category: all lines).
 *     Their value before every discount must reach its minimum. It takes its percentage of, or its
 *     fixed amount but never more than, what earlier promotions left of them. The percentage is
 *     rounded half to even once, on the sum.
 *  4. What a promotion takes is shared over those lines in proportion to what was left of each, by
 *     largest remainder. No line becomes negative.
 *  5. Shipping is free when the goods after discounts reach free_from_minor. Promotions leave
 *     shipping alone.
 *  6. Tax is reckoned once per class on the sum of its lines and, if it has that class, shipping,
 *     rounded half to even. Exclusive: sum * rate for each tax of the class. Inclusive: the part
 *     sum - sum / (1 + rate), where rate is the sum of the class's rates and several taxes of a
 *     class share the part in proportion to their rates. The tax of a class is then shared over its
 *     lines and shipping in proportion to their amounts, by largest remainder.
 *  7. A class that the region does not list is refused, so that a misspelt one is not sold untaxed.
 *     Untaxed are goods without a class, and everything in a region that lists no tax at all.
 *  8. Always and exactly: total = sum of line totals + shipping total, and total = subtotal -
 *     discount + shipping price - shipping discount (+ tax, where prices exclude it).
 *
 * Equal remainders are settled by the lines' content (SKU first), shipping last, never by their
 * position: lines in another order give the same results in that order. The order of the promotions
 * does not matter either. */
#ifndef SHOP_LIB_PRICING_PRICING_H
#define SHOP_LIB_PRICING_PRICING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/fault.h"

enum {
    PRICING_LINES_MAX = 500,
    PRICING_QUANTITY_MAX = 1000000,
    PRICING_CATEGORIES_MAX = 32, /* in one line's path */
    PRICING_TAXES_MAX = 64,      /* in one region */
    PRICING_PROMOTIONS_MAX = 200,
    PRICING_CODES_MAX = 20,
    PRICING_WHOLE_PPM = 1000000,     /* 100 % in parts per million */
    PRICING_RATE_MAX_PPM = 10000000, /* of a tax: 1,000 % */
    PRICING_TITLE_MAX = 100          /* bytes of a title that an explanation repeats */
};

typedef struct price_line {
    const char *sku;
    const char *product_id;        /* may be NULL */
    const char *const *categories; /* slugs from the product's own category up to the root */
    size_t category_count;
    const char *tax_class; /* NULL = untaxed */
    int64_t quantity;      /* 1 to PRICING_QUANTITY_MAX */
    int64_t unit_minor;    /* price of one, >= 0 */
    int64_t weight_grams;  /* of one, >= 0; summed up, it does not change a price */
} price_line;

typedef struct price_tax {
    const char *tax_class;
    const char *title; /* "VAT" */
    int64_t rate_ppm;  /* 190000 = 19 % */
} price_tax;

typedef struct price_region {
    const char *code;
    const char *currency; /* ISO 4217 */
    bool tax_inclusive;
    const price_tax *taxes; /* several of one class are all due, each on the net amount */
    size_t tax_count;       /* 0 = nothing is taxed */
} price_region;

typedef struct price_shipping {
    const char *code;
    const char *title;
    int64_t price_minor;
    int64_t free_from_minor; /* -1 = never free */
    const char *tax_class;   /* NULL = untaxed */
} price_shipping;

typedef enum price_promotion_kind {
    PRICE_PROMOTION_PERCENT = 1,
    PRICE_PROMOTION_FIXED = 2
} price_promotion_kind;

/* Codes and categories are compared byte by byte. "" is refused where NULL has a meaning, so that a
 * field lost on the way does not open a promotion to everybody. */
typedef struct price_promotion {
    const char *code; /* NULL = automatic */
    const char *title;
    price_promotion_kind kind;
    int64_t percent_ppm;   /* PERCENT: 0 to PRICING_WHOLE_PPM */
    int64_t amount_minor;  /* FIXED: >= 0 */
    const char *category;  /* NULL = the whole order */
    int64_t minimum_minor; /* 0 = none */
    int64_t starts_at_ms;  /* 0 = open */
    int64_t ends_at_ms;    /* first moment at which it is over; 0 = open */
    int64_t priority;      /* the lowest applies first */
} price_promotion;

typedef struct price_input {
    const price_line *lines;
    size_t line_count;
    price_region region;
    const price_shipping *shipping; /* NULL = not chosen yet, or none needed */
    const price_promotion *promotions;
    size_t promotion_count;
    const char *const *codes; /* as entered; the same one twice takes effect once */
    size_t code_count;
    int64_t now_ms;
    bool explain; /* false: no explanation is made */
} price_input;

/* total = net + tax. net = subtotal - discount where prices exclude tax, else total is. */
typedef struct priced_line {
    int64_t subtotal_minor; /* quantity * unit price */
    int64_t discount_minor;
    int64_t net_minor;
    int64_t tax_minor;
    int64_t total_minor;
} priced_line;

typedef struct priced_shipping {
    int64_t price_minor;
    int64_t discount_minor;
    int64_t net_minor;
    int64_t tax_minor;
    int64_t total_minor;
} priced_shipping;

/* One tax of one class, as an invoice lists it. */
typedef struct priced_tax {
    const char *tax_class; /* "" = untaxed */
    const char *title;     /* "" = untaxed */
    int64_t rate_ppm;
    int64_t net_minor; /* what it was reckoned on, shipping included */
    int64_t tax_minor;
} priced_tax;

typedef enum price_reason_kind {
    PRICE_REASON_PRICE = 1, /* of a line; subject: SKU */
    PRICE_REASON_DISCOUNT,  /* of a promotion, negative; subject: coupon code, "" if automatic */
    PRICE_REASON_SHIPPING,  /* its price, and if free a negative one too; subject: its code */
    PRICE_REASON_TAX,       /* subject: tax class */
    PRICE_REASON_ROUNDING   /* subject: tax class */
} price_reason_kind;

/* One step from the prices to the total. Prices, discounts, shipping and, where prices exclude it,
 * tax add up to the total. A rounding is part of its tax already: it tells by how much the tax on
 * the sum differs from what line by line would have given. */
typedef struct price_reason {
    price_reason_kind kind;
    const char *subject;
    const char *text; /* one English sentence */
    int64_t amount_minor;
} price_reason;

/* Several promotions may share a code: the best outcome counts, and this is the order of them. */
typedef enum price_coupon_status {
    PRICE_COUPON_UNKNOWN = 0,
    PRICE_COUPON_EXPIRED = 1,
    PRICE_COUPON_NOT_YET_VALID = 2,
    PRICE_COUPON_NO_MATCHING_GOODS = 3, /* nothing in the cart that it would (still) reduce */
    PRICE_COUPON_MINIMUM_NOT_REACHED = 4,
    PRICE_COUPON_APPLIED = 5
} price_coupon_status;

typedef struct price_coupon {
    const char *code;
    price_coupon_status status;
    int64_t discount_minor; /* > 0 if and only if applied */
} price_coupon;

/* Texts are the input's own or in the arena; arrays are in the arena. */
typedef struct price_result {
    const priced_line *lines; /* in the order of the input's */
    size_t line_count;
    int64_t subtotal_minor; /* goods before discounts */
    int64_t discount_minor; /* on goods; shipping has its own */
    priced_shipping shipping;
    int64_t tax_minor; /* of goods and shipping, included or added */
    int64_t total_minor;
    int64_t weight_grams;
    const priced_tax *taxes; /* in the region's order, untaxed goods last; their tax adds up */
    size_t tax_count;
    const price_reason *reasons; /* prices, discounts, shipping, taxes, each in order of effect */
    size_t reason_count;
    const price_coupon *coupons; /* in the order of the input's codes */
    size_t coupon_count;
} price_result;

/* Price a cart; an empty one is fine. @return 0, SHOP_E_INVALID (the field at fault, or a sum that
 * does not fit 63 bits), SHOP_E_TOO_LARGE (a limit above), SHOP_E_NO_MEMORY (the arena is full). */
int shop__price_cart(const price_input *input, arena *a, fault *f, price_result *ret);

#endif

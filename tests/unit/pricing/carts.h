/* carts.h - random carts from a seed. Amounts are small often enough for ties, halves and goods
 * that were discounted away to be common, and large now and then. */
#ifndef TESTS_UNIT_PRICING_CARTS_H
#define TESTS_UNIT_PRICING_CARTS_H

#include <stdio.h>

#include "lib/pricing/pricing.h"

enum {
    CART_LINES = 24,
    CART_PROMOTIONS = 6,
    CART_CODES = 4,
    CART_TAXES = 5,
    CART_NOW_MS = 1000000
};

typedef struct cart {
    uint64_t seed;
    price_input input;
    price_line lines[CART_LINES];
    char skus[CART_LINES][40];
    const char *paths[CART_LINES][2];
    price_tax taxes[CART_TAXES];
    price_shipping shipping;
    price_promotion promotions[CART_PROMOTIONS];
    const char *codes[CART_CODES];
} cart;

/* xorshift64: the seed must not be 0. */
static inline int64_t draw(cart *c, int64_t below)
{
    c->seed ^= c->seed << 13;
    c->seed ^= c->seed >> 7;
    c->seed ^= c->seed << 17;
    return (int64_t)((c->seed >> 11) % (uint64_t)below);
}

static inline int64_t draw_amount(cart *c)
{
    static const int64_t below[] = { 4, 40, 3000, 100000, 10000000000 };

    return draw(c, below[draw(c, 5)]);
}

static inline const char *draw_class(cart *c)
{
    size_t count = c->input.region.tax_count;

    if (count == 0 || draw(c, 8) == 0)
        return NULL;
    return c->taxes[draw(c, (int64_t)count)].tax_class;
}

static inline void draw_region(cart *c)
{
    static const char *const classes[] = { "standard", "reduced", "food", "luxury" };
    static const int64_t rates[] = { 0, 70000, 72500, 99750, 100000, 190000, 1000000, 333333 };
    size_t count = (size_t)draw(c, CART_TAXES + 1);

    for (size_t i = 0; i < count; i++)
        c->taxes[i] = (price_tax){ classes[draw(c, 4)], "Tax", rates[draw(c, 8)] };
    c->input.region = (price_region){ "r", "EUR", draw(c, 2) == 0, c->taxes, count };
}

static inline void draw_line(cart *c, size_t index)
{
    static const char *const leaves[] = { "sneakers", "boots", "hats", "books" };
    static const char *const roots[] = { "shoes", "shoes", "clothing", "media" };
    size_t leaf = (size_t)draw(c, 4);
    price_line *line = &c->lines[index];

    snprintf(c->skus[index], sizeof(c->skus[index]), "S%02d-%zu", (int)draw(c, 90), index);
    c->paths[index][0] = leaves[leaf];
    c->paths[index][1] = roots[leaf];
    *line = (price_line){ .sku = c->skus[index],
                          .categories = c->paths[index],
                          .category_count = (size_t)draw(c, 3),
                          .tax_class = draw_class(c),
                          .unit_minor = draw_amount(c),
                          .weight_grams = draw(c, 5000) };
    if (index > 0 && draw(c, 6) == 0) /* one article twice */
        *line = c->lines[draw(c, (int64_t)index)];
    line->quantity = 1 + draw(c, draw(c, 10) == 0 ? PRICING_QUANTITY_MAX : 5);
}

static inline void draw_promotion(cart *c, size_t index)
{
    static const char *const categories[] = { "shoes", "hats", "sneakers", "toys" };
    static const char *const codes[] = { "A", "B", "C", "D" };

    c->promotions[index] = (price_promotion){
        .code = draw(c, 2) == 0 ? NULL : codes[draw(c, 4)],
        .title = "Promotion",
        .kind = draw(c, 2) == 0 ? PRICE_PROMOTION_PERCENT : PRICE_PROMOTION_FIXED,
        .percent_ppm = draw(c, 3) == 0 ? draw(c, 1000001) : 50000 * draw(c, 21),
        .amount_minor = draw_amount(c),
        .category = draw(c, 2) == 0 ? NULL : categories[draw(c, 4)],
        .minimum_minor = draw(c, 3) == 0 ? draw_amount(c) : 0,
        .starts_at_ms = draw(c, 4) == 0 ? CART_NOW_MS - 2 + draw(c, 4) : 0,
        .ends_at_ms = draw(c, 4) == 0 ? CART_NOW_MS - 2 + draw(c, 4) : 0,
        .priority = draw(c, 5) * 100 + (int64_t)index,
    };
}

static inline void draw_rest(cart *c)
{
    static const char *const codes[] = { "A", "B", "C", "NONE" };

    for (size_t i = 0; i < c->input.promotion_count; i++)
        draw_promotion(c, i);
    for (size_t i = 0; i < c->input.code_count; i++)
        c->codes[i] = codes[draw(c, 4)];
    c->shipping = (price_shipping){ .code = "std",
                                    .title = "Standard",
                                    .price_minor = draw(c, 2000),
                                    .free_from_minor = draw(c, 2) == 0 ? -1 : draw_amount(c),
                                    .tax_class = draw_class(c) };
}

/* The same seed, the same cart. The cart points into itself: do not copy it. */
static inline void draw_cart(cart *c, uint64_t seed)
{
    *c = (cart){ .seed = seed * 0x9E3779B97F4A7C15u + 1 };
    draw_region(c);
    c->input.lines = c->lines;
    c->input.line_count = (size_t)draw(c, CART_LINES + 1);
    for (size_t i = 0; i < c->input.line_count; i++)
        draw_line(c, i);
    c->input.promotions = c->promotions;
    c->input.promotion_count = (size_t)draw(c, CART_PROMOTIONS + 1);
    c->input.codes = c->codes;
    c->input.code_count = (size_t)draw(c, CART_CODES + 1);
    draw_rest(c);
    c->input.shipping = draw(c, 3) == 0 ? NULL : &c->shipping;
    c->input.now_ms = CART_NOW_MS;
    c->input.explain = true;
}

#endif

/* oracle.h - the rules of pricing.h once more, long-hand and slowly: exact fractions in 128 bits,
 * shares handed out unit by unit. It shares no code with lib/ and knows no arena, so that a mistake
 * would have to be made twice in two ways to go unseen. */
#ifndef TESTS_UNIT_PRICING_ORACLE_H
#define TESTS_UNIT_PRICING_ORACLE_H

#include <stdbool.h>
#include <string.h>

#include "lib/pricing/pricing.h"

__extension__ typedef __int128 wide;

enum { ORACLE_ITEMS = PRICING_LINES_MAX + 1 };

/* Everything by input position; shipping stands after the lines. */
typedef struct oracle {
    const price_input *in;
    size_t item_count;
    size_t rank[ORACLE_ITEMS]; /* rank[i]: how many items come before i where ties are settled */
    wide price[ORACLE_ITEMS];
    wide left[ORACLE_ITEMS];
    wide tax[ORACLE_ITEMS];
    bool chosen[ORACLE_ITEMS];
    wide discount; /* of goods */
    wide class_tax[PRICING_TAXES_MAX];
    wide total_tax;
    wide total;
} oracle;

/* numerator / denominator to the nearest whole number, halves to the even one. */
static inline wide oracle_round(wide numerator, wide denominator)
{
    wide low = numerator / denominator;
    wide twice = 2 * (numerator - low * denominator);

    if (twice > denominator)
        return low + 1;
    if (twice < denominator)
        return low;
    return low % 2 == 0 ? low : low + 1;
}

static inline bool oracle_same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* The carts of these tests list an article twice only with other quantities. */
static inline bool oracle_before(const oracle *o, size_t a, size_t b)
{
    const price_line *lines = o->in->lines;
    int order = strcmp(lines[a].sku, lines[b].sku);

    if (order != 0)
        return order < 0;
    if (lines[a].quantity != lines[b].quantity)
        return lines[a].quantity < lines[b].quantity;
    return a < b;
}

/* Whole parts first, then one unit at a time to the largest fraction that has had none. */
static inline void oracle_share(const oracle *o, wide total, wide *ret)
{
    bool given[ORACLE_ITEMS] = { false };
    wide sum = 0, rest = total;

    for (size_t i = 0; i < o->item_count; i++)
        sum += o->chosen[i] ? o->left[i] : 0;
    for (size_t i = 0; i < o->item_count; i++) {
        ret[i] = o->chosen[i] && sum > 0 ? total * o->left[i] / sum : 0;
        rest -= ret[i];
    }
    for (; rest > 0; rest--) {
        size_t best = o->item_count;

        for (size_t i = 0; i < o->item_count; i++) {
            if (!o->chosen[i] || given[i])
                continue;
            if (best == o->item_count) {
                best = i;
                continue;
            }
            wide mine = total * o->left[i] % sum, its = total * o->left[best] % sum;

            if (mine > its || (mine == its && o->rank[i] < o->rank[best]))
                best = i;
        }
        given[best] = true;
        ret[best]++;
    }
}

static inline bool oracle_wants(const price_promotion *p, const price_line *line)
{
    bool wanted = p->category == NULL;

    for (size_t i = 0; i < line->category_count; i++)
        wanted = wanted || strcmp(line->categories[i], p->category) == 0;
    return wanted;
}

static inline void oracle_promote(oracle *o, const price_promotion *p)
{
    wide full = 0, left = 0, off, share[ORACLE_ITEMS] = { 0 };

    for (size_t i = 0; i < o->item_count; i++) {
        o->chosen[i] = i < o->in->line_count && oracle_wants(p, &o->in->lines[i]);
        full += o->chosen[i] ? o->price[i] : 0;
        left += o->chosen[i] ? o->left[i] : 0;
    }
    if (full < p->minimum_minor)
        return;
    if (p->kind == PRICE_PROMOTION_PERCENT)
        off = oracle_round(left * p->percent_ppm, 1000000);
    else
        off = p->amount_minor < left ? p->amount_minor : left;
    oracle_share(o, off, share);
    for (size_t i = 0; i < o->item_count; i++)
        o->left[i] -= share[i];
    o->discount += off;
}

static inline bool oracle_runs(const price_input *in, const price_promotion *p)
{
    bool entered = p->code == NULL;

    for (size_t i = 0; i < in->code_count; i++)
        entered = entered || strcmp(in->codes[i], p->code) == 0;
    return entered && (p->starts_at_ms == 0 || p->starts_at_ms <= in->now_ms) &&
           (p->ends_at_ms == 0 || in->now_ms < p->ends_at_ms);
}

/* Promotions of these tests have priorities of their own, so the lowest number is the next. */
static inline void oracle_promotions(oracle *o)
{
    bool done[PRICING_PROMOTIONS_MAX] = { false };

    for (size_t round = 0; round < o->in->promotion_count; round++) {
        size_t next = o->in->promotion_count;

        for (size_t i = 0; i < o->in->promotion_count; i++)
            if (!done[i] && (next == o->in->promotion_count ||
                             o->in->promotions[i].priority < o->in->promotions[next].priority))
                next = i;
        done[next] = true;
        if (oracle_runs(o->in, &o->in->promotions[next]))
            oracle_promote(o, &o->in->promotions[next]);
    }
}

static inline const char *oracle_class_of(const oracle *o, size_t item)
{
    return item < o->in->line_count ? o->in->lines[item].tax_class : o->in->shipping->tax_class;
}

static inline void oracle_tax_class(oracle *o, const char *tax_class)
{
    const price_region *region = &o->in->region;
    wide sum = 0, rates = 0, tax = 0, share[ORACLE_ITEMS] = { 0 };

    for (size_t i = 0; i < o->item_count; i++) {
        o->chosen[i] = oracle_same(oracle_class_of(o, i), tax_class);
        sum += o->chosen[i] ? o->left[i] : 0;
    }
    for (size_t i = 0; i < region->tax_count; i++) {
        if (!oracle_same(region->taxes[i].tax_class, tax_class))
            continue;
        rates += region->taxes[i].rate_ppm;
        tax += oracle_round(sum * region->taxes[i].rate_ppm, 1000000);
    }
    if (region->tax_inclusive)
        tax = oracle_round(sum * rates, 1000000 + rates);
    oracle_share(o, tax, share);
    for (size_t i = 0; i < o->item_count; i++)
        o->tax[i] += share[i];
    o->total_tax += tax;
}

static inline void oracle_taxes(oracle *o)
{
    const price_region *region = &o->in->region;

    for (size_t i = 0; i < region->tax_count; i++) {
        bool first = true;

        for (size_t j = 0; j < i; j++)
            first = first && !oracle_same(region->taxes[j].tax_class, region->taxes[i].tax_class);
        if (first)
            oracle_tax_class(o, region->taxes[i].tax_class);
    }
}

static inline void oracle_ship(oracle *o)
{
    const price_shipping *method = o->in->shipping;
    wide left = 0;

    if (method == NULL)
        return;
    for (size_t i = 0; i < o->item_count; i++)
        left += o->left[i];
    o->price[o->item_count] = method->price_minor;
    if (method->free_from_minor < 0 || left < method->free_from_minor)
        o->left[o->item_count] = method->price_minor;
    o->rank[o->item_count] = o->item_count;
    o->item_count++;
}

static inline void oracle_price(oracle *o, const price_input *in)
{
    *o = (oracle){ .in = in, .item_count = in->line_count };
    for (size_t i = 0; i < in->line_count; i++) {
        o->price[i] = o->left[i] = (wide)in->lines[i].quantity * in->lines[i].unit_minor;
        for (size_t j = 0; j < in->line_count; j++)
            o->rank[i] += j != i && oracle_before(o, j, i);
    }
    oracle_promotions(o);
    oracle_ship(o);
    oracle_taxes(o);
    for (size_t i = 0; i < o->item_count; i++)
        o->total += o->left[i];
    if (!in->region.tax_inclusive)
        o->total += o->total_tax;
}

#endif

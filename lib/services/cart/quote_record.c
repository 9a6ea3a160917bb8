/* quote_record.c - what the pricing function found, as the public record of a quote. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/services/cart/quote.h"

typedef struct record {
    const quote_source *source;
    const quote_plan *plan;
    const price_result *priced;
    arena *arena;
    shop_quote *quote;
} record;

static shop_money money(const record *r, int64_t minor)
{
    return shop__money(minor, r->source->cart->currency);
}

static shop_quote_line line(const record *r, size_t i)
{
    const priced_line *priced = &r->priced->lines[i];
    const shop_offer *offer = r->plan->offers[i];
    return (shop_quote_line){.sku = offer->sku,
                             .product_id = offer->product_id,
                             .variant_id = offer->variant_id,
                             .title = offer->title,
                             .quantity = r->plan->lines[i]->quantity,
                             .unit = offer->price,
                             .subtotal = money(r, priced->subtotal_minor),
                             .discount = money(r, priced->discount_minor),
                             .tax = money(r, priced->tax_minor),
                             .total = money(r, priced->total_minor)};
}

static int put_lines(record *r)
{
    size_t count = r->priced->line_count;
    const shop_quote_line **list = shop__arena_array(r->arena, count + 1, sizeof(*list));
    shop_quote_line *items = shop__arena_array(r->arena, count + 1, sizeof(*items));
    ENSURE(list != NULL && items != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < count; i++) {
        items[i] = line(r, i);
        list[i] = &items[i];
    }
    r->quote->lines = list;
    r->quote->line_count = count;
    return 0;
}

static int put_taxes(record *r)
{
    size_t count = 0;
    const shop_quote_tax **list = shop__arena_array(r->arena, r->priced->tax_count + 1, sizeof(*list));
    shop_quote_tax *items = shop__arena_array(r->arena, r->priced->tax_count + 1, sizeof(*items));
    ENSURE(list != NULL && items != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < r->priced->tax_count; i++) {
        const priced_tax *tax = &r->priced->taxes[i];
        if (tax->tax_class[0] == '\0')
            continue; /* untaxed goods are no tax */
        items[count] = (shop_quote_tax){.title = tax->title,
                                        .rate_ppm = tax->rate_ppm,
                                        .base = money(r, tax->net_minor),
                                        .tax = money(r, tax->tax_minor)};
        list[count] = &items[count];
        count++;
    }
    r->quote->taxes = list;
    r->quote->tax_count = count;
    return 0;
}

static const promotion_row *promotion_of(const quote_source *s, const char *code)
{
    for (size_t i = 0; i < s->promotion_count; i++)
        if (!s->promotions[i].automatic && strcmp(s->promotions[i].code, code) == 0)
            return &s->promotions[i];
    return NULL;
}

static const char *coupon_state(const record *r, size_t i, const promotion_row *p)
{
    static const char *const names[] = {
        [PRICE_COUPON_UNKNOWN] = "unknown",
        [PRICE_COUPON_EXPIRED] = "expired",
        [PRICE_COUPON_NOT_YET_VALID] = "not_yet_valid",
        [PRICE_COUPON_NO_MATCHING_GOODS] = "no_matching_goods",
        [PRICE_COUPON_MINIMUM_NOT_REACHED] = "minimum_not_reached",
        [PRICE_COUPON_APPLIED] = "applied",
    };
    const char *excluded = p != NULL ? shop__quote_excludes(r->source, p) : NULL;
    return excluded != NULL ? excluded : names[r->priced->coupons[i].status];
}

static int put_coupons(record *r)
{
    size_t count = r->priced->coupon_count;
    const shop_quote_coupon **list = shop__arena_array(r->arena, count + 1, sizeof(*list));
    shop_quote_coupon *items = shop__arena_array(r->arena, count + 1, sizeof(*items));
    ENSURE(list != NULL && items != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < count; i++) {
        const char *code = r->priced->coupons[i].code;
        const promotion_row *p = promotion_of(r->source, code);
        items[i] = (shop_quote_coupon){code, coupon_state(r, i, p), p != NULL ? p->title : NULL};
        list[i] = &items[i];
    }
    r->quote->coupons = list;
    r->quote->coupon_count = count;
    return 0;
}

static int put_explanation(record *r)
{
    size_t count = r->priced->reason_count;
    const char **list = shop__arena_array(r->arena, count + 1, sizeof(*list));
    ENSURE(list != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < count; i++)
        list[i] = r->priced->reasons[i].text;
    r->quote->explanation = list;
    r->quote->explanation_count = count;
    return 0;
}

/* What one shipping costs beside its tax: both sums of the record's doc hold with it. */
static int64_t shipping_minor(const record *r)
{
    return r->priced->shipping.price_minor - r->priced->shipping.discount_minor;
}

int shop__quote_record(const quote_source *source, const quote_plan *plan, const price_result *priced,
                       arena *a, shop_quote *ret)
{
    const cart_row *cart = source->cart;
    record r = {source, plan, priced, a, ret};
    bool ships = plan->input.shipping != NULL;
    *ret = (shop_quote){
        .cart_id = cart->id,
        .owner = cart->owner,
        .version = cart->version,
        .region = cart->region,
        .currency = cart->currency,
        .country = cart->country,
        .shipping_method = ships ? cart->shipping_method : NULL,
        .shipping_title = ships ? cart->shipping_title : NULL,
        .email = cart->email,
        .subtotal = money(&r, priced->subtotal_minor),
        .discount = money(&r, priced->discount_minor),
        .shipping = money(&r, shipping_minor(&r)),
        .shipping_tax = money(&r, priced->shipping.tax_minor),
        .tax = money(&r, priced->tax_minor),
        .total = money(&r, priced->total_minor),
        .problems = plan->problems,
        .problem_count = plan->problem_count,
        .weight_grams = priced->weight_grams,
        .tax_inclusive = cart->tax_inclusive,
    };
    TRY(put_lines(&r));
    TRY(put_taxes(&r));
    TRY(put_coupons(&r));
    return put_explanation(&r);
}

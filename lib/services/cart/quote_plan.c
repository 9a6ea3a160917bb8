/* quote_plan.c - a cart and what its service knows, as input of the pricing function. "" becomes NULL where
 * NULL has a meaning, and what pricing would refuse is sorted out first, so that one bad line does not
 * make a whole cart unpriceable. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/services/cart/quote.h"

_Static_assert((int)SHOP_PROMOTION_KIND_PERCENT == (int)PRICE_PROMOTION_PERCENT &&
                   (int)SHOP_PROMOTION_KIND_FIXED == (int)PRICE_PROMOTION_FIXED,
               "kinds of promotions are numbered alike");
_Static_assert((int)CART_LINES_MAX <= (int)PRICING_LINES_MAX &&
                   (int)CART_QUANTITY_MAX <= (int)PRICING_QUANTITY_MAX &&
                   (int)CART_COUPONS_MAX <= (int)PRICING_CODES_MAX &&
                   PROMOTIONS_AUTOMATIC_MAX + CART_COUPONS_MAX <= (int)PRICING_PROMOTIONS_MAX,
               "every cart can be priced");

static const char *null_if_empty(const char *text)
{
    return shop__text_empty(text) ? NULL : text;
}

static int complain(quote_plan *plan, const char *problem)
{
    ENSURE(problem != NULL, SHOP_E_NO_MEMORY);
    plan->problems[plan->problem_count++] = problem;
    return 0;
}

static bool taxes_class(const quote_source *s, const char *tax_class)
{
    if (tax_class == NULL || s->tax_count == 0)
        return true;
    for (size_t i = 0; i < s->tax_count; i++)
        if (strcmp(s->taxes[i].tax_class, tax_class) == 0)
            return true;
    return false;
}

/* --- lines ------------------------------------------------------------------------------------ */

static void add_line(quote_plan *plan, const line_row *line, const shop_offer *offer)
{
    size_t i = plan->input.line_count++;
    plan->lines[i] = line;
    plan->offers[i] = offer;
    plan->priced[i] = (price_line){.sku = line->sku,
                                   .product_id = offer->product_id,
                                   .categories = offer->categories,
                                   .category_count = offer->category_count,
                                   .tax_class = null_if_empty(offer->tax_class),
                                   .quantity = line->quantity,
                                   .unit_minor = offer->price.minor,
                                   .weight_grams = offer->weight_grams};
}

/* A line with what the catalogue offers for it, or NULL. */
static int plan_line(const quote_source *s, arena *a, const line_row *line, const shop_offer *offer,
                     quote_plan *plan)
{
    if (offer == NULL)
        return complain(plan, shop__arena_format(a, "%s (%s) is no longer sold", line->title, line->sku));
    if (offer->price.currency[0] == '\0')
        return complain(plan, shop__arena_format(a, "%s (%s) is not sold in %s", line->title, line->sku,
                                                 s->cart->currency));
    if (!taxes_class(s, null_if_empty(offer->tax_class)))
        return complain(plan, shop__arena_format(a, "%s (%s) is not sold in region %s, which has no tax"
                                                 " class %s",
                                                 line->title, line->sku, s->cart->region,
                                                 offer->tax_class));
    add_line(plan, line, offer);
    return 0;
}

/* Offers come in the order of the lines, with gaps. */
static int plan_lines(const quote_source *s, arena *a, quote_plan *plan)
{
    size_t next = 0;
    for (size_t i = 0; i < s->lines->count; i++) {
        const line_row *line = &s->lines->rows[i];
        const shop_offer *offer = next < s->offers->offer_count ? s->offers->offers[next] : NULL;
        if (offer != NULL && strcmp(offer->sku, line->sku) == 0)
            next++;
        else
            offer = NULL;
        TRY(plan_line(s, a, line, offer, plan));
    }
    return 0;
}

/* --- shipping and promotions ------------------------------------------------------------------ */

static int plan_shipping(const quote_source *s, arena *a, quote_plan *plan)
{
    const cart_row *cart = s->cart;
    const char *tax_class = null_if_empty(cart->shipping_tax_class);
    if (cart->shipping_method == NULL)
        return 0;
    if (cart->shipping_title == NULL || !taxes_class(s, tax_class))
        return complain(plan, shop__arena_format(a, "shipping method %s is no longer offered in region %s",
                                                 cart->shipping_method, cart->region));
    plan->shipping = (price_shipping){.code = cart->shipping_method,
                                      .title = cart->shipping_title,
                                      .price_minor = cart->shipping_minor,
                                      .free_from_minor = cart->shipping_free_from_minor,
                                      .tax_class = tax_class};
    plan->input.shipping = &plan->shipping;
    return 0;
}

const char *shop__quote_excludes(const quote_source *source, const promotion_row *p)
{
    if (p->currency != NULL && strcmp(p->currency, source->cart->currency) != 0)
        return "other_currency";
    return p->used_up ? "used_up" : NULL;
}

static void plan_promotions(const quote_source *s, price_promotion *list, quote_plan *plan)
{
    for (size_t i = 0; i < s->promotion_count; i++) {
        const promotion_row *p = &s->promotions[i];
        if (shop__quote_excludes(s, p) != NULL)
            continue;
        list[plan->input.promotion_count++] = (price_promotion){
            .code = p->automatic ? NULL : p->code,
            .title = p->title,
            .kind = (price_promotion_kind)p->kind,
            .percent_ppm = p->percent_ppm,
            .amount_minor = p->amount_minor,
            .category = null_if_empty(p->category),
            .minimum_minor = p->minimum_minor,
            .starts_at_ms = p->starts_at_ms,
            .ends_at_ms = p->ends_at_ms,
            .priority = p->priority,
        };
    }
}

int shop__quote_plan(const quote_source *source, arena *a, quote_plan *ret)
{
    size_t count = source->lines->count + 1;
    price_line *lines = shop__arena_array(a, count, sizeof(*lines));
    price_promotion *promotions = shop__arena_array(a, source->promotion_count + 1, sizeof(*promotions));
    *ret = (quote_plan){
        .input = {.lines = lines,
                  .region = {.code = source->cart->region,
                             .currency = source->cart->currency,
                             .tax_inclusive = source->cart->tax_inclusive,
                             .taxes = source->taxes,
                             .tax_count = source->tax_count},
                  .promotions = promotions,
                  .codes = source->codes,
                  .code_count = source->code_count,
                  .now_ms = source->now_ms,
                  .explain = true},
        .priced = lines,
        .lines = shop__arena_array(a, count, sizeof(*ret->lines)),
        .offers = shop__arena_array(a, count, sizeof(*ret->offers)),
        .problems = shop__arena_array(a, count + 1, sizeof(*ret->problems)),
    };
    ENSURE(lines != NULL && promotions != NULL && ret->lines != NULL && ret->offers != NULL &&
               ret->problems != NULL,
           SHOP_E_NO_MEMORY);
    plan_promotions(source, promotions, ret);
    TRY(plan_lines(source, a, ret));
    return plan_shipping(source, a, ret);
}

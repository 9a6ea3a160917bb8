/* quote.c - loading what a quote is made of, by few short reads: the cart with its region and shipping
 * method, its lines, the taxes, the offers, the automatic promotions, and one for each coupon. */
#include "lib/services/cart/quote.h"

#include <stddef.h>

#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/region_rows.h"
#include "lib/services/cart/words.h"
#include "lib/services/generated/calls.h"

static int load_offers(call *c, const cart_row *cart, const cart_lines *lines, const shop_offer_list **ret)
{
    static const shop_offer_list none = {0};
    const char **skus;
    shop_variant_offers_args args = SHOP_VARIANT_OFFERS_INIT;
    *ret = &none;
    if (lines->count == 0)
        return 0;
    CALL_ARRAY(c, skus, lines->count);
    for (size_t i = 0; i < lines->count; i++)
        skus[i] = lines->rows[i].sku;
    args.skus = skus;
    args.sku_count = lines->count;
    args.currency = cart->currency;
    return call_catalog_variant_offers(c, &args, ret);
}

/* Pricing names a field of its own input, which would mislead the caller: only its words are passed on. */
static int price(call *c, const quote_plan *plan, price_result *ret)
{
    fault f = {0};
    int code = shop__price_cart(&plan->input, call_arena(c), &f, ret);
    ENSURE(code == 0 || code == SHOP_E_NO_MEMORY,
           call_fail(c, SHOP_E_CONFLICT, "the cart cannot be priced: %s", f.message));
    return code;
}

int shop__cart_make_quote(call *c, const cart_row *cart, const char *order_id, shop_quote *ret)
{
    cart_lines lines;
    quote_plan plan;
    price_result priced;
    quote_source source = {.cart = cart, .lines = &lines, .now_ms = call_now_ms(c)};
    ENSURE(cart->currency != NULL,
           call_fail(c, SHOP_E_CONFLICT, "the cart's region %s is gone; choose another one", cart->region));
    TRY(shop__cart_load_lines(c, cart, 0, &lines));
    TRY(shop__region_taxes(c, cart->region, &source.taxes, &source.tax_count));
    TRY(load_offers(c, cart, &lines, &source.offers));
    TRY(shop__words_split(call_arena(c), cart->coupons, &source.codes, &source.code_count));
    TRY(shop__promotions_for(c, source.codes, source.code_count, order_id, &source.promotions,
                             &source.promotion_count));
    TRY(shop__quote_plan(&source, call_arena(c), &plan));
    TRY(price(c, &plan, &priced));
    return shop__quote_record(&source, &plan, &priced, call_arena(c), ret);
}

int shop__cart_quote(call *c, const shop_cart_quote_args *args, shop_quote *ret)
{
    cart_row cart;
    TRY(shop__cart_load(c, args->cart_id, &cart));
    return shop__cart_make_quote(c, &cart, NULL, ret);
}

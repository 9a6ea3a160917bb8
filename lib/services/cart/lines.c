/* lines.c - putting goods into a cart. This is a hot path: the cart, the offer and the lines are read once,
 * everything is checked in memory, and two statements write; nothing is read again for the answer. */
#include <stddef.h>

#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/generated/calls.h"

/* What the catalogue offers for this SKU in the cart's currency. */
static int find_offer(call *c, const cart_row *cart, const char *sku, const shop_offer **ret)
{
    const shop_offer_list *found;
    shop_variant_offers_args args = SHOP_VARIANT_OFFERS_INIT;
    args.prices_only = true;
    ENSURE(cart->currency != NULL,
           call_fail(c, SHOP_E_CONFLICT, "the cart's region %s is gone; choose another one", cart->region));
    args.skus = &sku;
    args.sku_count = 1;
    args.currency = cart->currency;
    TRY(call_catalog_variant_offers(c, &args, &found));
    ENSURE(found->offer_count == 1, call_fail(c, SHOP_E_NOT_FOUND, "no such SKU on sale: %s", sku));
    ENSURE(found->offers[0]->price.currency[0] != '\0',
           call_fail(c, SHOP_E_CONFLICT, "%s is not sold in %s", sku, cart->currency));
    *ret = found->offers[0];
    return 0;
}

/* A new line, in memory only; there is room for it. */
static int append(call *c, const cart_row *cart, cart_lines *lines, const char *sku, line_row **ret)
{
    const shop_offer *offer;
    ENSURE(lines->count < CART_LINES_MAX,
           call_fail(c, SHOP_E_TOO_LARGE, "a cart has at most %d lines", CART_LINES_MAX));
    TRY(find_offer(c, cart, sku, &offer));
    line_row *line = &lines->rows[lines->count];
    *line = (line_row){.sku = offer->sku,
                       .position = lines->count > 0 ? line[-1].position + 1 : 1,
                       .product_id = offer->product_id,
                       .variant_id = offer->variant_id,
                       .title = offer->title};
    lines->count++;
    *ret = line;
    return 0;
}

static int write(call *c, cart_row *cart, const cart_lines *lines, const line_row *line, shop_cart *ret)
{
    TRY(shop__cart_touch(c, cart));
    TRY(shop__cart_write_line(c, cart, line));
    return shop__cart_project(c, cart, lines, ret);
}

int shop__cart_add_line(call *c, const shop_cart_add_line_args *args, shop_cart *ret)
{
    cart_row cart;
    cart_lines lines;
    const shop_offer *offer;
    TRY(shop__cart_load_open(c, args->cart_id, args->if_version, &cart));
    TRY(shop__cart_load_lines(c, &cart, 1, &lines));
    line_row *line = shop__cart_find_line(&lines, args->sku);
    if (line == NULL)
        TRY(append(c, &cart, &lines, args->sku, &line));
    else
        TRY(find_offer(c, &cart, args->sku, &offer));
    ENSURE(line->quantity + args->quantity <= CART_QUANTITY_MAX,
           call_fail(c, SHOP_E_TOO_LARGE, "%lld and %lld of %s are more than %d",
                     (long long)line->quantity, (long long)args->quantity, args->sku, CART_QUANTITY_MAX));
    line->quantity += args->quantity;
    return write(c, &cart, &lines, line, ret);
}

static int take_out(call *c, cart_row *cart, cart_lines *lines, line_row *line, shop_cart *ret)
{
    const char *sku = line->sku;
    const line_row *end = lines->rows + --lines->count;
    for (; line < end; line++)
        *line = line[1];
    TRY(shop__cart_touch(c, cart));
    TRY(shop__cart_drop_line(c, cart, sku));
    return shop__cart_project(c, cart, lines, ret);
}

int shop__cart_set_line(call *c, const shop_cart_set_line_args *args, shop_cart *ret)
{
    cart_row cart;
    cart_lines lines;
    TRY(shop__cart_load_open(c, args->cart_id, args->if_version, &cart));
    TRY(shop__cart_load_lines(c, &cart, 1, &lines));
    line_row *line = shop__cart_find_line(&lines, args->sku);
    if (args->quantity == 0)
        return line != NULL ? take_out(c, &cart, &lines, line, ret)
                            : shop__cart_project(c, &cart, &lines, ret);
    if (line == NULL)
        TRY(append(c, &cart, &lines, args->sku, &line));
    line->quantity = args->quantity;
    return write(c, &cart, &lines, line, ret);
}

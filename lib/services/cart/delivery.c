/* delivery.c - where and how a cart is delivered. */
#include <stddef.h>
#include <string.h>

#include "lib/base/mail_address.h"
#include "lib/base/text.h"
#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/region_rows.h"

/* NULL leaves, "" clears. */
static void patch(const char **kept, const char *given)
{
    if (given != NULL)
        *kept = given[0] != '\0' ? given : NULL;
}

static void set_region(cart_row *cart, const region_row *region)
{
    if (strcmp(cart->region, region->code) == 0)
        return;
    cart->region = region->code;
    cart->currency = region->currency;
    cart->country = cart->shipping_method = NULL;
}

static int check_country(call *c, const region_row *region, const char *country)
{
    if (shop__text_empty(country) || shop__region_delivers_to(region, country))
        return 0;
    return call_invalid(c, "country", "region %s delivers to %s, not to %s", region->code,
                        region->countries, country);
}

static int check_email(call *c, const char *email)
{
    ENSURE(shop__text_empty(email) || shop__mail_address_ok(email),
           call_invalid(c, "email", "must be one address like name@example.org"));
    return 0;
}

/* Everything is checked against the region that the cart will have. */
static int check(call *c, const shop_cart_set_delivery_args *args, const region_row *region)
{
    shipping_row method;
    TRY(check_country(c, region, args->country));
    TRY(check_email(c, args->email));
    if (shop__text_empty(args->shipping_method))
        return 0;
    return shop__shipping_load(c, region->code, args->shipping_method, &method);
}

int shop__cart_set_delivery(call *c, const shop_cart_set_delivery_args *args, shop_cart *ret)
{
    cart_row cart;
    region_row region;
    ENSURE(args->region == NULL || args->region[0] != '\0',
           call_invalid(c, "region", "a cart always has one; leave it out to keep it"));
    TRY(shop__cart_load_open(c, args->cart_id, args->if_version, &cart));
    TRY(shop__region_load(c, args->region != NULL ? args->region : cart.region, &region));
    TRY(check(c, args, &region));
    set_region(&cart, &region);
    patch(&cart.country, args->country);
    patch(&cart.shipping_method, args->shipping_method);
    patch(&cart.email, args->email);
    TRY(shop__cart_save(c, &cart));
    return shop__cart_read(c, &cart, ret);
}

/* lock.c - a cart in the checkout of an order. From open to checkout by one guarded statement, so that of two
 * placements one wins and no line changes under an order; back when the order came to nothing. */
#include <stddef.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/quote.h"
#include "lib/services/cart/region_rows.h"

static const statement cart_lock = STATEMENT("UPDATE cart_carts SET state = 2, order_id = $2"
                                             " WHERE id = $1 AND state = 1 AND version = $3");
static const statement cart_unlock = STATEMENT("UPDATE cart_carts SET state = 1, order_id = NULL"
                                               " WHERE id = $1 AND state = 2 AND order_id = $2");
static const statement cart_close =
    STATEMENT("UPDATE cart_carts SET state = 3, idle_since_ms = 0"
              " WHERE id = $1 AND state = 2 AND order_id = $2");

/* Without the choice an order would be delivered for nothing. */
static int expect_delivery(call *c, const cart_row *cart)
{
    bool offered = false;
    ENSURE(cart->country != NULL,
           call_fail(c, SHOP_E_CONFLICT, "the cart has no country to deliver to"));
    if (cart->shipping_method == NULL)
        TRY(shop__shipping_offered(c, cart->region, &offered));
    ENSURE(!offered, call_fail(c, SHOP_E_CONFLICT, "the cart has no shipping method"));
    return 0;
}

static int expect_buyable(call *c, const shop_quote *quote)
{
    ENSURE(quote->problem_count == 0,
           call_fail(c, SHOP_E_CONFLICT, "the cart cannot be bought as it is: %s", quote->problems[0]));
    ENSURE(quote->line_count > 0, call_fail(c, SHOP_E_CONFLICT, "the cart is empty"));
    return 0;
}

static int expect_total(call *c, const shop_cart_lock_args *args, const shop_quote *quote)
{
    ENSURE(!args->has_expected_total_minor || args->expected_total_minor == quote->total.minor,
           call_fail(c, SHOP_E_PRICE_CHANGED, "the total is %lld by now and not %lld (minor units of %s)",
                     (long long)quote->total.minor, (long long)args->expected_total_minor,
                     quote->currency));
    return 0;
}

int shop__cart_lock(call *c, const shop_cart_lock_args *args, shop_quote *ret)
{
    cart_row cart;
    TRY(shop__cart_load_to_change(c, args->cart_id, &cart));
    bool again = cart.state == SHOP_CART_STATE_CHECKOUT && strcmp(cart.order_id, args->order_id) == 0;
    if (!again)
        TRY(shop__cart_expect_open(c, &cart, args->version));
    TRY(expect_delivery(c, &cart));
    TRY(shop__cart_make_quote(c, &cart, args->order_id, ret));
    TRY(expect_buyable(c, ret));
    TRY(expect_total(c, args, ret));
    if (again)
        return 0;
    return call_guard(c, &cart_lock,
                      PARAMS(v_id(cart.id), v_id(args->order_id), v_int(cart.version)),
                      "the cart was changed at the same moment; read it again");
}

int shop__cart_unlock(call *c, const shop_cart_unlock_args *args)
{
    return call_run(c, &cart_unlock, PARAMS(v_id(args->cart_id), v_id(args->order_id)));
}

int shop__cart_orders_on_order_created(call *c, const event *e, const shop_order_event *data)
{
    (void)e;
    if (shop__text_empty(data->cart_id))
        return 0;
    return call_run(c, &cart_close, PARAMS(v_id(data->cart_id), v_id(data->order_id)));
}

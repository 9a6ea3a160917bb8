/* stubs.c - each public operation is one line: into the slot that every route shares.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/api/invoke.h"
#include "lib/schema/generated/ops.h"
#include "shop/types.h"
#include "shop/user.h"
#include "shop/catalog.h"
#include "shop/inventory.h"
#include "shop/cart.h"
#include "shop/order.h"
#include "shop/payment.h"

int shop_product_get(shop *s, const shop_product_get_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_GET, args, out);
}

int shop_product_put(shop *s, const shop_product_put_args *args, const shop_product **out)
{
    return shop__invoke(s, SHOP__OP_PRODUCT_PUT, args, out);
}

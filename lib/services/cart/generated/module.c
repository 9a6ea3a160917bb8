/* module.c - cart as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/cart/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_cart_create(call *c, const void *args, void *ret)
{
    return shop__cart_create(c, args, ret);
}

static int run_cart_get(call *c, const void *args, void *ret)
{
    return shop__cart_get(c, args, ret);
}

static int run_cart_list(call *c, const void *args, void *ret)
{
    return shop__cart_list(c, args, ret);
}

static int run_cart_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__cart_delete(c, args);
}

static int run_cart_add_line(call *c, const void *args, void *ret)
{
    return shop__cart_add_line(c, args, ret);
}

static int run_cart_set_line(call *c, const void *args, void *ret)
{
    return shop__cart_set_line(c, args, ret);
}

static int run_cart_set_delivery(call *c, const void *args, void *ret)
{
    return shop__cart_set_delivery(c, args, ret);
}

static int run_cart_add_coupon(call *c, const void *args, void *ret)
{
    return shop__cart_add_coupon(c, args, ret);
}

static int run_cart_remove_coupon(call *c, const void *args, void *ret)
{
    return shop__cart_remove_coupon(c, args, ret);
}

static int run_cart_merge(call *c, const void *args, void *ret)
{
    return shop__cart_merge(c, args, ret);
}

static int run_cart_quote(call *c, const void *args, void *ret)
{
    return shop__cart_quote(c, args, ret);
}

static int run_cart_lock(call *c, const void *args, void *ret)
{
    return shop__cart_lock(c, args, ret);
}

static int run_cart_unlock(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__cart_unlock(c, args);
}

static int run_cart_abandon_due(call *c, const void *args, void *ret)
{
    return shop__cart_abandon_due(c, args, ret);
}

static int run_region_put(call *c, const void *args, void *ret)
{
    return shop__region_put(c, args, ret);
}

static int run_region_get(call *c, const void *args, void *ret)
{
    return shop__region_get(c, args, ret);
}

static int run_region_list(call *c, const void *args, void *ret)
{
    return shop__region_list(c, args, ret);
}

static int run_region_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__region_delete(c, args);
}

static int run_shipping_method_put(call *c, const void *args, void *ret)
{
    return shop__shipping_method_put(c, args, ret);
}

static int run_shipping_method_list(call *c, const void *args, void *ret)
{
    return shop__shipping_method_list(c, args, ret);
}

static int run_shipping_method_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__shipping_method_delete(c, args);
}

static int run_promotion_put(call *c, const void *args, void *ret)
{
    return shop__promotion_put(c, args, ret);
}

static int run_promotion_get(call *c, const void *args, void *ret)
{
    return shop__promotion_get(c, args, ret);
}

static int run_promotion_list(call *c, const void *args, void *ret)
{
    return shop__promotion_list(c, args, ret);
}

static int run_promotion_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__promotion_delete(c, args);
}

static int run_coupon_reserve(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__coupon_reserve(c, args);
}

static int run_coupon_claim(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__coupon_claim(c, args);
}

static int run_coupon_release(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__coupon_release(c, args);
}

static int react_cart_orders_on_order_created(call *c, const event *e, const void *data)
{
    return shop__cart_orders_on_order_created(c, e, data);
}

static int react_cart_people_on_user_erased(call *c, const event *e, const void *data)
{
    return shop__cart_people_on_user_erased(c, e, data);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_CART_CREATE, .run = run_cart_create},
    {.op = SHOP__OP_CART_GET, .run = run_cart_get},
    {.op = SHOP__OP_CART_LIST, .run = run_cart_list},
    {.op = SHOP__OP_CART_DELETE, .run = run_cart_delete},
    {.op = SHOP__OP_CART_ADD_LINE, .run = run_cart_add_line},
    {.op = SHOP__OP_CART_SET_LINE, .run = run_cart_set_line},
    {.op = SHOP__OP_CART_SET_DELIVERY, .run = run_cart_set_delivery},
    {.op = SHOP__OP_CART_ADD_COUPON, .run = run_cart_add_coupon},
    {.op = SHOP__OP_CART_REMOVE_COUPON, .run = run_cart_remove_coupon},
    {.op = SHOP__OP_CART_MERGE, .run = run_cart_merge},
    {.op = SHOP__OP_CART_QUOTE, .run = run_cart_quote},
    {.op = SHOP__OP_CART_LOCK, .run = run_cart_lock},
    {.op = SHOP__OP_CART_UNLOCK, .run = run_cart_unlock},
    {.op = SHOP__OP_CART_ABANDON_DUE, .run = run_cart_abandon_due},
    {.op = SHOP__OP_REGION_PUT, .run = run_region_put},
    {.op = SHOP__OP_REGION_GET, .run = run_region_get},
    {.op = SHOP__OP_REGION_LIST, .run = run_region_list},
    {.op = SHOP__OP_REGION_DELETE, .run = run_region_delete},
    {.op = SHOP__OP_SHIPPING_METHOD_PUT, .run = run_shipping_method_put},
    {.op = SHOP__OP_SHIPPING_METHOD_LIST, .run = run_shipping_method_list},
    {.op = SHOP__OP_SHIPPING_METHOD_DELETE, .run = run_shipping_method_delete},
    {.op = SHOP__OP_PROMOTION_PUT, .run = run_promotion_put},
    {.op = SHOP__OP_PROMOTION_GET, .run = run_promotion_get},
    {.op = SHOP__OP_PROMOTION_LIST, .run = run_promotion_list},
    {.op = SHOP__OP_PROMOTION_DELETE, .run = run_promotion_delete},
    {.op = SHOP__OP_COUPON_RESERVE, .run = run_coupon_reserve},
    {.op = SHOP__OP_COUPON_CLAIM, .run = run_coupon_claim},
    {.op = SHOP__OP_COUPON_RELEASE, .run = run_coupon_release},
};

static const service_reaction orders_reactions[] = {
    {SHOP__EVENT_ORDER_CREATED, react_cart_orders_on_order_created},
};

static const service_reaction people_reactions[] = {
    {SHOP__EVENT_USER_ERASED, react_cart_people_on_user_erased},
};

static const service_consumer consumers[] = {
    {"cart.orders", orders_reactions, 1},
    {"cart.people", people_reactions, 1},
};

const service_module shop__cart_module = {
    .name = "cart",
    .service = SHOP__SERVICE_CART,
    .handlers = handlers,
    .handler_count = 28,
    .consumers = consumers,
    .consumer_count = 2,
    .migrations = shop__cart_migrations,
    .migration_count = &shop__cart_migration_count,
};

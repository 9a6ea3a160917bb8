/* module.c - inventory as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/inventory/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_location_put(call *c, const void *args, void *ret)
{
    return shop__location_put(c, args, ret);
}

static int run_location_get(call *c, const void *args, void *ret)
{
    return shop__location_get(c, args, ret);
}

static int run_location_list(call *c, const void *args, void *ret)
{
    return shop__location_list(c, args, ret);
}

static int run_location_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__location_delete(c, args);
}

static int run_stock_set(call *c, const void *args, void *ret)
{
    return shop__stock_set(c, args, ret);
}

static int run_stock_adjust(call *c, const void *args, void *ret)
{
    return shop__stock_adjust(c, args, ret);
}

static int run_stock_get(call *c, const void *args, void *ret)
{
    return shop__stock_get(c, args, ret);
}

static int run_stock_list(call *c, const void *args, void *ret)
{
    return shop__stock_list(c, args, ret);
}

static int run_stock_check(call *c, const void *args, void *ret)
{
    return shop__stock_check(c, args, ret);
}

static int run_movement_list(call *c, const void *args, void *ret)
{
    return shop__movement_list(c, args, ret);
}

static int run_reservation_get(call *c, const void *args, void *ret)
{
    return shop__reservation_get(c, args, ret);
}

static int run_reservation_list(call *c, const void *args, void *ret)
{
    return shop__reservation_list(c, args, ret);
}

static int run_reservation_reserve(call *c, const void *args, void *ret)
{
    return shop__reservation_reserve(c, args, ret);
}

static int run_reservation_extend(call *c, const void *args, void *ret)
{
    return shop__reservation_extend(c, args, ret);
}

static int run_reservation_take(call *c, const void *args, void *ret)
{
    return shop__reservation_take(c, args, ret);
}

static int run_reservation_release(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__reservation_release(c, args);
}

static int run_reservation_expire_due(call *c, const void *args, void *ret)
{
    return shop__reservation_expire_due(c, args, ret);
}

static int react_inventory_sales_on_order_created(call *c, const event *e, const void *data)
{
    return shop__inventory_sales_on_order_created(c, e, data);
}

static int react_inventory_sales_on_order_cancelled(call *c, const event *e, const void *data)
{
    return shop__inventory_sales_on_order_cancelled(c, e, data);
}

static int react_inventory_sales_on_order_returned(call *c, const event *e, const void *data)
{
    return shop__inventory_sales_on_order_returned(c, e, data);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_LOCATION_PUT, .run = run_location_put},
    {.op = SHOP__OP_LOCATION_GET, .run = run_location_get},
    {.op = SHOP__OP_LOCATION_LIST, .run = run_location_list},
    {.op = SHOP__OP_LOCATION_DELETE, .run = run_location_delete},
    {.op = SHOP__OP_STOCK_SET, .run = run_stock_set},
    {.op = SHOP__OP_STOCK_ADJUST, .run = run_stock_adjust},
    {.op = SHOP__OP_STOCK_GET, .run = run_stock_get},
    {.op = SHOP__OP_STOCK_LIST, .run = run_stock_list},
    {.op = SHOP__OP_STOCK_CHECK, .run = run_stock_check},
    {.op = SHOP__OP_MOVEMENT_LIST, .run = run_movement_list},
    {.op = SHOP__OP_RESERVATION_GET, .run = run_reservation_get},
    {.op = SHOP__OP_RESERVATION_LIST, .run = run_reservation_list},
    {.op = SHOP__OP_RESERVATION_RESERVE, .run = run_reservation_reserve},
    {.op = SHOP__OP_RESERVATION_EXTEND, .run = run_reservation_extend},
    {.op = SHOP__OP_RESERVATION_TAKE, .run = run_reservation_take},
    {.op = SHOP__OP_RESERVATION_RELEASE, .run = run_reservation_release},
    {.op = SHOP__OP_RESERVATION_EXPIRE_DUE, .run = run_reservation_expire_due},
};

static const service_reaction sales_reactions[] = {
    {SHOP__EVENT_ORDER_CREATED, react_inventory_sales_on_order_created},
    {SHOP__EVENT_ORDER_CANCELLED, react_inventory_sales_on_order_cancelled},
    {SHOP__EVENT_ORDER_RETURNED, react_inventory_sales_on_order_returned},
};

static const service_consumer consumers[] = {
    {"inventory.sales", sales_reactions, 3},
};

const service_module shop__inventory_module = {
    .name = "inventory",
    .service = SHOP__SERVICE_INVENTORY,
    .handlers = handlers,
    .handler_count = 17,
    .consumers = consumers,
    .consumer_count = 1,
    .migrations = shop__inventory_migrations,
    .migration_count = &shop__inventory_migration_count,
};

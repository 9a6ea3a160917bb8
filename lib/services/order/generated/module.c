/* module.c - order as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/order/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_order_get(call *c, const void *args, void *ret)
{
    return shop__order_get(c, args, ret);
}

static int run_order_list(call *c, const void *args, void *ret)
{
    return shop__order_list(c, args, ret);
}

static int run_order_history(call *c, const void *args, void *ret)
{
    return shop__order_history(c, args, ret);
}

static int run_order_cancel(call *c, const void *args, void *ret)
{
    return shop__order_cancel(c, args, ret);
}

static int run_order_fulfil(call *c, const void *args, void *ret)
{
    return shop__order_fulfil(c, args, ret);
}

static int run_fulfilment_list(call *c, const void *args, void *ret)
{
    return shop__fulfilment_list(c, args, ret);
}

static int run_fulfilment_update(call *c, const void *args, void *ret)
{
    return shop__fulfilment_update(c, args, ret);
}

static int run_return_request(call *c, const void *args, void *ret)
{
    return shop__return_request(c, args, ret);
}

static int run_return_list(call *c, const void *args, void *ret)
{
    return shop__return_list(c, args, ret);
}

static int run_return_close(call *c, const void *args, void *ret)
{
    return shop__return_close(c, args, ret);
}

static int run_order_summary(call *c, const void *args, void *ret)
{
    return shop__order_summary(c, args, ret);
}

static int run_order_recover_due(call *c, const void *args, void *ret)
{
    return shop__order_recover_due(c, args, ret);
}

static int run_order_due(call *c, const void *args, void *ret)
{
    return shop__order_due(c, args, ret);
}

static int react_order_payments_on_payment_authorized(call *c, const event *e, const void *data)
{
    return shop__order_payments_on_payment_authorized(c, e, data);
}

static int react_order_payments_on_payment_failed(call *c, const event *e, const void *data)
{
    return shop__order_payments_on_payment_failed(c, e, data);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_ORDER_PLACE, .saga = &shop__order_place_saga},
    {.op = SHOP__OP_ORDER_CONFIRM, .saga = &shop__order_confirm_saga},
    {.op = SHOP__OP_ORDER_RETRY, .saga = &shop__order_retry_saga},
    {.op = SHOP__OP_ORDER_GET, .run = run_order_get},
    {.op = SHOP__OP_ORDER_LIST, .run = run_order_list},
    {.op = SHOP__OP_ORDER_HISTORY, .run = run_order_history},
    {.op = SHOP__OP_ORDER_CANCEL, .run = run_order_cancel},
    {.op = SHOP__OP_ORDER_FULFIL, .run = run_order_fulfil},
    {.op = SHOP__OP_FULFILMENT_LIST, .run = run_fulfilment_list},
    {.op = SHOP__OP_FULFILMENT_UPDATE, .run = run_fulfilment_update},
    {.op = SHOP__OP_RETURN_REQUEST, .run = run_return_request},
    {.op = SHOP__OP_RETURN_LIST, .run = run_return_list},
    {.op = SHOP__OP_RETURN_CLOSE, .run = run_return_close},
    {.op = SHOP__OP_ORDER_SUMMARY, .run = run_order_summary},
    {.op = SHOP__OP_ORDER_RECOVER_DUE, .run = run_order_recover_due},
    {.op = SHOP__OP_ORDER_DUE, .run = run_order_due},
};

static const service_reaction payments_reactions[] = {
    {SHOP__EVENT_PAYMENT_AUTHORIZED, react_order_payments_on_payment_authorized},
    {SHOP__EVENT_PAYMENT_FAILED, react_order_payments_on_payment_failed},
};

static const service_consumer consumers[] = {
    {"order.payments", payments_reactions, 2},
};

const service_module shop__order_module = {
    .name = "order",
    .service = SHOP__SERVICE_ORDER,
    .handlers = handlers,
    .handler_count = 16,
    .consumers = consumers,
    .consumer_count = 1,
    .migrations = shop__order_migrations,
    .migration_count = &shop__order_migration_count,
};

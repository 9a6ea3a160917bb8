/* module.c - payment as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/payment/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_payment_get(call *c, const void *args, void *ret)
{
    return shop__payment_get(c, args, ret);
}

static int run_payment_list(call *c, const void *args, void *ret)
{
    return shop__payment_list(c, args, ret);
}

static int run_payment_history(call *c, const void *args, void *ret)
{
    return shop__payment_history(c, args, ret);
}

static int run_payment_confirm(call *c, const void *args, void *ret)
{
    return shop__payment_confirm(c, args, ret);
}

static int run_payment_notify(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__payment_notify(c, args);
}

static int run_refund_list(call *c, const void *args, void *ret)
{
    return shop__refund_list(c, args, ret);
}

static int run_ledger_list(call *c, const void *args, void *ret)
{
    return shop__ledger_list(c, args, ret);
}

static int run_ledger_balance(call *c, const void *args, void *ret)
{
    return shop__ledger_balance(c, args, ret);
}

static int run_provider_list(call *c, const void *args, void *ret)
{
    return shop__provider_list(c, args, ret);
}

static int run_payment_recover_due(call *c, const void *args, void *ret)
{
    return shop__payment_recover_due(c, args, ret);
}

static int run_payment_capture_due(call *c, const void *args, void *ret)
{
    return shop__payment_capture_due(c, args, ret);
}

static int run_payment_prune(call *c, const void *args, void *ret)
{
    return shop__payment_prune(c, args, ret);
}

static int run_payment_due(call *c, const void *args, void *ret)
{
    return shop__payment_due(c, args, ret);
}

static int run_payment_postpone(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__payment_postpone(c, args);
}

static int react_payment_captures_on_order_created(call *c, const event *e, const void *data)
{
    return shop__payment_captures_on_order_created(c, e, data);
}

static int react_payment_captures_on_order_fulfilled(call *c, const event *e, const void *data)
{
    return shop__payment_captures_on_order_fulfilled(c, e, data);
}

static int react_payment_captures_on_order_cancelled(call *c, const event *e, const void *data)
{
    return shop__payment_captures_on_order_cancelled(c, e, data);
}

static int react_payment_captures_on_order_returned(call *c, const event *e, const void *data)
{
    return shop__payment_captures_on_order_returned(c, e, data);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_PAYMENT_AUTHORIZE, .saga = &shop__payment_authorize_saga},
    {.op = SHOP__OP_PAYMENT_CANCEL, .saga = &shop__payment_cancel_saga},
    {.op = SHOP__OP_PAYMENT_GET, .run = run_payment_get},
    {.op = SHOP__OP_PAYMENT_LIST, .run = run_payment_list},
    {.op = SHOP__OP_PAYMENT_HISTORY, .run = run_payment_history},
    {.op = SHOP__OP_PAYMENT_CAPTURE, .saga = &shop__payment_capture_saga},
    {.op = SHOP__OP_PAYMENT_REFUND, .saga = &shop__payment_refund_saga},
    {.op = SHOP__OP_PAYMENT_CONFIRM, .run = run_payment_confirm},
    {.op = SHOP__OP_PAYMENT_NOTIFY, .run = run_payment_notify},
    {.op = SHOP__OP_REFUND_LIST, .run = run_refund_list},
    {.op = SHOP__OP_LEDGER_LIST, .run = run_ledger_list},
    {.op = SHOP__OP_LEDGER_BALANCE, .run = run_ledger_balance},
    {.op = SHOP__OP_PROVIDER_LIST, .run = run_provider_list},
    {.op = SHOP__OP_PAYMENT_RECOVER_DUE, .run = run_payment_recover_due},
    {.op = SHOP__OP_PAYMENT_CAPTURE_DUE, .run = run_payment_capture_due},
    {.op = SHOP__OP_PAYMENT_PRUNE, .run = run_payment_prune},
    {.op = SHOP__OP_PAYMENT_DUE, .run = run_payment_due},
    {.op = SHOP__OP_PAYMENT_POSTPONE, .run = run_payment_postpone},
};

static const service_reaction captures_reactions[] = {
    {SHOP__EVENT_ORDER_CREATED, react_payment_captures_on_order_created},
    {SHOP__EVENT_ORDER_FULFILLED, react_payment_captures_on_order_fulfilled},
    {SHOP__EVENT_ORDER_CANCELLED, react_payment_captures_on_order_cancelled},
    {SHOP__EVENT_ORDER_RETURNED, react_payment_captures_on_order_returned},
};

static const service_consumer consumers[] = {
    {"payment.captures", captures_reactions, 4},
};

const service_module shop__payment_module = {
    .name = "payment",
    .service = SHOP__SERVICE_PAYMENT,
    .handlers = handlers,
    .handler_count = 18,
    .consumers = consumers,
    .consumer_count = 1,
    .migrations = shop__payment_migrations,
    .migration_count = &shop__payment_migration_count,
};

/* module.c - notification as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/notification/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_template_put(call *c, const void *args, void *ret)
{
    return shop__template_put(c, args, ret);
}

static int run_template_get(call *c, const void *args, void *ret)
{
    return shop__template_get(c, args, ret);
}

static int run_template_list(call *c, const void *args, void *ret)
{
    return shop__template_list(c, args, ret);
}

static int run_preference_get(call *c, const void *args, void *ret)
{
    return shop__preference_get(c, args, ret);
}

static int run_preference_set(call *c, const void *args, void *ret)
{
    return shop__preference_set(c, args, ret);
}

static int run_notification_send(call *c, const void *args, void *ret)
{
    return shop__notification_send(c, args, ret);
}

static int run_delivery_list(call *c, const void *args, void *ret)
{
    return shop__delivery_list(c, args, ret);
}

static int run_delivery_get(call *c, const void *args, void *ret)
{
    return shop__delivery_get(c, args, ret);
}

static int run_delivery_retry(call *c, const void *args, void *ret)
{
    return shop__delivery_retry(c, args, ret);
}

static int run_delivery_send_due(call *c, const void *args, void *ret)
{
    return shop__delivery_send_due(c, args, ret);
}

static int run_delivery_claim_due(call *c, const void *args, void *ret)
{
    return shop__delivery_claim_due(c, args, ret);
}

static int run_delivery_settle(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__delivery_settle(c, args);
}

static int react_notification_orders_on_order_created(call *c, const event *e, const void *data)
{
    return shop__notification_orders_on_order_created(c, e, data);
}

static int react_notification_orders_on_order_fulfilled(call *c, const event *e, const void *data)
{
    return shop__notification_orders_on_order_fulfilled(c, e, data);
}

static int react_notification_orders_on_order_cancelled(call *c, const event *e, const void *data)
{
    return shop__notification_orders_on_order_cancelled(c, e, data);
}

static int react_notification_orders_on_order_returned(call *c, const event *e, const void *data)
{
    return shop__notification_orders_on_order_returned(c, e, data);
}

static int react_notification_users_on_user_registered(call *c, const event *e, const void *data)
{
    return shop__notification_users_on_user_registered(c, e, data);
}

static int react_notification_users_on_user_erased(call *c, const event *e, const void *data)
{
    return shop__notification_users_on_user_erased(c, e, data);
}

static int react_notification_payments_on_payment_refunded(call *c, const event *e, const void *data)
{
    return shop__notification_payments_on_payment_refunded(c, e, data);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_TEMPLATE_PUT, .run = run_template_put},
    {.op = SHOP__OP_TEMPLATE_GET, .run = run_template_get},
    {.op = SHOP__OP_TEMPLATE_LIST, .run = run_template_list},
    {.op = SHOP__OP_PREFERENCE_GET, .run = run_preference_get},
    {.op = SHOP__OP_PREFERENCE_SET, .run = run_preference_set},
    {.op = SHOP__OP_NOTIFICATION_SEND, .run = run_notification_send},
    {.op = SHOP__OP_DELIVERY_LIST, .run = run_delivery_list},
    {.op = SHOP__OP_DELIVERY_GET, .run = run_delivery_get},
    {.op = SHOP__OP_DELIVERY_RETRY, .run = run_delivery_retry},
    {.op = SHOP__OP_DELIVERY_SEND_DUE, .run = run_delivery_send_due},
    {.op = SHOP__OP_DELIVERY_CLAIM_DUE, .run = run_delivery_claim_due},
    {.op = SHOP__OP_DELIVERY_SETTLE, .run = run_delivery_settle},
};

static const service_reaction orders_reactions[] = {
    {SHOP__EVENT_ORDER_CREATED, react_notification_orders_on_order_created},
    {SHOP__EVENT_ORDER_FULFILLED, react_notification_orders_on_order_fulfilled},
    {SHOP__EVENT_ORDER_CANCELLED, react_notification_orders_on_order_cancelled},
    {SHOP__EVENT_ORDER_RETURNED, react_notification_orders_on_order_returned},
};

static const service_reaction users_reactions[] = {
    {SHOP__EVENT_USER_REGISTERED, react_notification_users_on_user_registered},
    {SHOP__EVENT_USER_ERASED, react_notification_users_on_user_erased},
};

static const service_reaction payments_reactions[] = {
    {SHOP__EVENT_PAYMENT_REFUNDED, react_notification_payments_on_payment_refunded},
};

static const service_consumer consumers[] = {
    {"notification.orders", orders_reactions, 4},
    {"notification.users", users_reactions, 2},
    {"notification.payments", payments_reactions, 1},
};

const service_module shop__notification_module = {
    .name = "notification",
    .service = SHOP__SERVICE_NOTIFICATION,
    .handlers = handlers,
    .handler_count = 12,
    .consumers = consumers,
    .consumer_count = 3,
    .migrations = shop__notification_migrations,
    .migration_count = &shop__notification_migration_count,
};

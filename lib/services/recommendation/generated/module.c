/* module.c - recommendation as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/recommendation/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_behaviour_report(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__behaviour_report(c, args);
}

static int run_recommendation_for_product(call *c, const void *args, void *ret)
{
    return shop__recommendation_for_product(c, args, ret);
}

static int run_recommendation_for_cart(call *c, const void *args, void *ret)
{
    return shop__recommendation_for_cart(c, args, ret);
}

static int run_recommendation_for_user(call *c, const void *args, void *ret)
{
    return shop__recommendation_for_user(c, args, ret);
}

static int run_recommendation_popular(call *c, const void *args, void *ret)
{
    return shop__recommendation_popular(c, args, ret);
}

static int run_behaviour_prune(call *c, const void *args, void *ret)
{
    return shop__behaviour_prune(c, args, ret);
}

static int react_recommendation_learn_on_order_created(call *c, const event *e, const void *data)
{
    return shop__recommendation_learn_on_order_created(c, e, data);
}

static int react_recommendation_learn_on_user_erased(call *c, const event *e, const void *data)
{
    return shop__recommendation_learn_on_user_erased(c, e, data);
}

static int react_recommendation_catalogue_on_product_updated(call *c, const event *e, const void *data)
{
    return shop__recommendation_catalogue_on_product_updated(c, e, data);
}

static int react_recommendation_catalogue_on_product_deleted(call *c, const event *e, const void *data)
{
    return shop__recommendation_catalogue_on_product_deleted(c, e, data);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_BEHAVIOUR_REPORT, .run = run_behaviour_report},
    {.op = SHOP__OP_RECOMMENDATION_FOR_PRODUCT, .run = run_recommendation_for_product},
    {.op = SHOP__OP_RECOMMENDATION_FOR_CART, .run = run_recommendation_for_cart},
    {.op = SHOP__OP_RECOMMENDATION_FOR_USER, .run = run_recommendation_for_user},
    {.op = SHOP__OP_RECOMMENDATION_POPULAR, .run = run_recommendation_popular},
    {.op = SHOP__OP_BEHAVIOUR_PRUNE, .run = run_behaviour_prune},
};

static const service_reaction learn_reactions[] = {
    {SHOP__EVENT_ORDER_CREATED, react_recommendation_learn_on_order_created},
    {SHOP__EVENT_USER_ERASED, react_recommendation_learn_on_user_erased},
};

static const service_reaction catalogue_reactions[] = {
    {SHOP__EVENT_PRODUCT_UPDATED, react_recommendation_catalogue_on_product_updated},
    {SHOP__EVENT_PRODUCT_DELETED, react_recommendation_catalogue_on_product_deleted},
};

static const service_consumer consumers[] = {
    {"recommendation.learn", learn_reactions, 2},
    {"recommendation.catalogue", catalogue_reactions, 2},
};

const service_module shop__recommendation_module = {
    .name = "recommendation",
    .service = SHOP__SERVICE_RECOMMENDATION,
    .handlers = handlers,
    .handler_count = 6,
    .consumers = consumers,
    .consumer_count = 2,
    .migrations = shop__recommendation_migrations,
    .migration_count = &shop__recommendation_migration_count,
};

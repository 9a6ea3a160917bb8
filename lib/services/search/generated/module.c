/* module.c - search as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/search/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_search_query(call *c, const void *args, void *ret)
{
    return shop__search_query(c, args, ret);
}

static int run_search_suggest(call *c, const void *args, void *ret)
{
    return shop__search_suggest(c, args, ret);
}

static int run_search_status(call *c, const void *args, void *ret)
{
    return shop__search_status(c, args, ret);
}

static int run_search_reindex(call *c, const void *args, void *ret)
{
    return shop__search_reindex(c, args, ret);
}

static int react_search_index_on_product_created(call *c, const event *e, const void *data)
{
    return shop__search_index_on_product_created(c, e, data);
}

static int react_search_index_on_product_updated(call *c, const event *e, const void *data)
{
    return shop__search_index_on_product_updated(c, e, data);
}

static int react_search_index_on_product_deleted(call *c, const event *e, const void *data)
{
    return shop__search_index_on_product_deleted(c, e, data);
}

static int react_search_index_on_category_moved(call *c, const event *e, const void *data)
{
    return shop__search_index_on_category_moved(c, e, data);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_SEARCH_QUERY, .run = run_search_query},
    {.op = SHOP__OP_SEARCH_SUGGEST, .run = run_search_suggest},
    {.op = SHOP__OP_SEARCH_STATUS, .run = run_search_status},
    {.op = SHOP__OP_SEARCH_REINDEX, .run = run_search_reindex},
};

static const service_reaction index_reactions[] = {
    {SHOP__EVENT_PRODUCT_CREATED, react_search_index_on_product_created},
    {SHOP__EVENT_PRODUCT_UPDATED, react_search_index_on_product_updated},
    {SHOP__EVENT_PRODUCT_DELETED, react_search_index_on_product_deleted},
    {SHOP__EVENT_CATEGORY_MOVED, react_search_index_on_category_moved},
};

static const service_consumer consumers[] = {
    {"search.index", index_reactions, 4},
};

const service_module shop__search_module = {
    .name = "search",
    .service = SHOP__SERVICE_SEARCH,
    .handlers = handlers,
    .handler_count = 4,
    .consumers = consumers,
    .consumer_count = 1,
    .migrations = shop__search_migrations,
    .migration_count = &shop__search_migration_count,
};

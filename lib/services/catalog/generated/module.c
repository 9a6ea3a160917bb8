/* module.c - catalog as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/catalog/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_product_get(call *c, const void *args, void *ret)
{
    return shop__product_get(c, args, ret);
}

static int run_product_put(call *c, const void *args, void *ret)
{
    return shop__product_put(c, args, ret);
}

static int run_product_find(call *c, const void *args, void *ret)
{
    return shop__product_find(c, args, ret);
}

static int run_product_list(call *c, const void *args, void *ret)
{
    return shop__product_list(c, args, ret);
}

static int run_product_set_status(call *c, const void *args, void *ret)
{
    return shop__product_set_status(c, args, ret);
}

static int run_product_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__product_delete(c, args);
}

static int run_variant_get(call *c, const void *args, void *ret)
{
    return shop__variant_get(c, args, ret);
}

static int run_price_set(call *c, const void *args, void *ret)
{
    return shop__price_set(c, args, ret);
}

static int run_category_put(call *c, const void *args, void *ret)
{
    return shop__category_put(c, args, ret);
}

static int run_category_get(call *c, const void *args, void *ret)
{
    return shop__category_get(c, args, ret);
}

static int run_category_list(call *c, const void *args, void *ret)
{
    return shop__category_list(c, args, ret);
}

static int run_category_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__category_delete(c, args);
}

static int run_variant_offers(call *c, const void *args, void *ret)
{
    return shop__variant_offers(c, args, ret);
}

static int run_category_ancestors(call *c, const void *args, void *ret)
{
    return shop__category_ancestors(c, args, ret);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_PRODUCT_GET, .run = run_product_get},
    {.op = SHOP__OP_PRODUCT_PUT, .run = run_product_put},
    {.op = SHOP__OP_PRODUCT_FIND, .run = run_product_find},
    {.op = SHOP__OP_PRODUCT_LIST, .run = run_product_list},
    {.op = SHOP__OP_PRODUCT_SET_STATUS, .run = run_product_set_status},
    {.op = SHOP__OP_PRODUCT_DELETE, .run = run_product_delete},
    {.op = SHOP__OP_VARIANT_GET, .run = run_variant_get},
    {.op = SHOP__OP_PRICE_SET, .run = run_price_set},
    {.op = SHOP__OP_CATEGORY_PUT, .run = run_category_put},
    {.op = SHOP__OP_CATEGORY_GET, .run = run_category_get},
    {.op = SHOP__OP_CATEGORY_LIST, .run = run_category_list},
    {.op = SHOP__OP_CATEGORY_DELETE, .run = run_category_delete},
    {.op = SHOP__OP_VARIANT_OFFERS, .run = run_variant_offers},
    {.op = SHOP__OP_CATEGORY_ANCESTORS, .run = run_category_ancestors},
};

const service_module shop__catalog_module = {
    .name = "catalog",
    .service = SHOP__SERVICE_CATALOG,
    .handlers = handlers,
    .handler_count = 14,
    .migrations = shop__catalog_migrations,
    .migration_count = &shop__catalog_migration_count,
};

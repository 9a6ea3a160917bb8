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

static int run_variant_offers(call *c, const void *args, void *ret)
{
    return shop__variant_offers(c, args, ret);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_PRODUCT_GET, .run = run_product_get},
    {.op = SHOP__OP_PRODUCT_PUT, .run = run_product_put},
    {.op = SHOP__OP_VARIANT_OFFERS, .run = run_variant_offers},
};

const service_module shop__catalog_module = {
    .name = "catalog",
    .service = SHOP__SERVICE_CATALOG,
    .handlers = handlers,
    .handler_count = 3,
    .migrations = shop__catalog_migrations,
    .migration_count = &shop__catalog_migration_count,
};

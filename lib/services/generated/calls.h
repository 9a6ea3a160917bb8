/* calls.h - how services call one another, and how they tell what happened.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_CALLS_H
#define SHOP_LIB_SERVICES_CALLS_H

#include "lib/core/call.h"
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static inline int call_catalog_product_get(
    call *c, const shop_product_get_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_GET, args, ret);
}

static inline int call_catalog_product_put(
    call *c, const shop_product_put_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_PUT, args, ret);
}

/* A product was added. */
static inline int emit_product_created(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_CREATED, subject, version, data);
}

/* A product, its variants or prices changed. */
static inline int emit_product_updated(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_UPDATED, subject, version, data);
}

/* A product was removed. */
static inline int emit_product_deleted(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_DELETED, subject, version, data);
}

#endif

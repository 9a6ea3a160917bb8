/* records.h - records that only the services see: arguments of internal operations, event data.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SCHEMA_RECORDS_H
#define SHOP_LIB_SCHEMA_RECORDS_H

#include "shop/error.h"
#include "shop/types.h"
#include "shop/catalog.h"

/**
 * What one run of a background job did. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_job_report {
    int64_t done;             /**< Items worked on. */
    bool more;                /**< There is more to do now; run again. */
    uint8_t reserved_more[7]; /**< Zero. */
} shop_job_report;

/**
 * A node of the category tree. Owned by the library: everything in it lives until shop_free()
 * of what was returned.
 */
typedef struct shop_category {
    const char *id;     /**< Id. "cat_…". */
    const char *slug;   /**< Stable name for addresses. */
    const char *title;  /**< Title. */
    const char *parent; /**< Slug of the category above; NULL at the top. */
    int64_t position;   /**< Order among its siblings. */
} shop_category;

/**
 * What is told when a product changes. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_product_event {
    const char *product_id; /**< Product id. "prd_…". */
} shop_product_event;

#endif

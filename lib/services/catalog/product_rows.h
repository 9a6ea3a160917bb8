/* product_rows.h - a product as it lies in the store: flat rows, and reading and writing all of them. */
#ifndef SHOP_LIB_SERVICES_CATALOG_PRODUCT_ROWS_H
#define SHOP_LIB_SERVICES_CATALOG_PRODUCT_ROWS_H

#include "lib/core/call.h"
#include "shop/catalog.h"

typedef struct product_row {
    const char *id;
    const char *slug;
    const char *title;
    const char *description;
    const char *brand;
    const char *category;
    int32_t status;
    const char *tax_class;
    int64_t version;
    int64_t created_at_ms;
    int64_t updated_at_ms;
} product_row;

/* SHOP_E_NOT_FOUND when there is none, or when it is a draft and the caller may not change products. */
int shop__product_load(call *c, const char *product_id, product_row *ret);

/* The id behind a slug; SHOP_E_NOT_FOUND. */
int shop__product_find(call *c, const char *slug, const char **ret_product_id);

/* The row and everything that belongs to it, as the public record. */
int shop__product_project(call *c, const product_row *row, shop_product *ret);

#endif

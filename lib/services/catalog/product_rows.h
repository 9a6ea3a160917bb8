/* product_rows.h - a product's row as the files of the service share it. */
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

/* Where a SKU belongs. */
typedef struct sku_row {
    const char *product_id;
    const char *variant_id;
    int64_t position; /* of the variant in its product */
} sku_row;

/* SHOP_E_INVALID for the field "slug" unless it may stand in an address. */
int shop__slug_check(call *c, const char *slug);

/* SHOP_E_INVALID for the field "currency" unless it is one. */
int shop__currency_check(call *c, const char *currency);

/* SHOP_E_NOT_FOUND when there is none, or when it is a draft and the caller may not change
 * products. */
int shop__product_load(call *c, const char *product_id, product_row *ret);

/* The same for the product of a SKU, and where in it the SKU is. The words of a refusal do not tell a SKU of a
 * draft from one that does not exist. */
int shop__variant_load(call *c, const char *sku, product_row *ret_row, sku_row *ret_at);

/* The id behind a slug, and the place of a SKU; SHOP_E_NOT_FOUND. */
int shop__product_by_slug(call *c, const char *slug, const char **ret_product_id);
int shop__sku_find(call *c, const char *sku, sku_row *ret);

/* What a cached product.find depends on beside the product: which one the slug names. */
const char *shop__slug_subject(call *c, const char *slug);

/* The row and everything that belongs to it, or to one of its variants, as the public record. */
int shop__product_project(call *c, const product_row *row, shop_product *ret);
int shop__variant_project(call *c, const product_row *row, int64_t position,
                          shop_product_variant *ret);

/* SHOP_E_VERSION_MISMATCH unless the product has this version; 0 = whatever it has. */
int shop__product_expect(call *c, const product_row *row, int64_t version);

/* Write the row's status with its next version and the time, and tell. */
int shop__product_touch(call *c, product_row *row);

/* Remove everything that belongs to a product but its own row and its slug. */
int shop__product_clear(call *c, const char *product_id);

#endif

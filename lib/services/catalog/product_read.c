/* product_read.c - from the rows of a product to its record: five range scans by product id. The
 * child lists come ordered by the variant that they belong to (0 = the product itself) and are
 * dealt out as slices. */
#include <stddef.h>

#include "lib/base/money.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/catalog/generated/handlers.h"
#include "lib/services/catalog/product_rows.h"

enum { CHILDREN_MAX = 10 * 1000 };

typedef struct slug_row {
    const char *product_id;
} slug_row;

typedef struct variant_row {
    int64_t position;
    const char *id;
    const char *sku;
    const char *title;
    int64_t weight_grams;
} variant_row;

typedef struct attribute_row {
    int64_t variant;
    shop_attribute public;
} attribute_row;

typedef struct price_row {
    int64_t variant;
    shop_price public;
} price_row;

static const column product_columns[] = {
    COL_ID(product_row, id, "prd"),       COL_TEXT(product_row, slug),
    COL_TEXT(product_row, title),         COL_TEXT(product_row, description),
    COL_TEXT(product_row, brand),         COL_TEXT(product_row, category),
    COL_ENUM(product_row, status),        COL_TEXT(product_row, tax_class),
    COL_INT(product_row, version),        COL_INT(product_row, created_at_ms),
    COL_INT(product_row, updated_at_ms),
};
static const column variant_columns[] = {
    COL_INT(variant_row, position), COL_ID(variant_row, id, "var"),    COL_TEXT(variant_row, sku),
    COL_TEXT(variant_row, title),   COL_INT(variant_row, weight_grams),
};
static const column attribute_columns[] = {
    COL_INT(attribute_row, variant),
    COL_TEXT(attribute_row, public.name),
    COL_TEXT(attribute_row, public.value),
};
static const column price_columns[] = {
    COL_INT(price_row, variant),
    COL_TEXT(price_row, public.currency),
    COL_INT(price_row, public.minor),
};
static const column media_columns[] = {COL_TEXT(shop_media, url), COL_TEXT(shop_media, alt)};
static const column slug_columns[] = {COL_ID(slug_row, product_id, "prd")};
static const column sku_columns[] = {COL_ID(sku_row, product_id, "prd"),
                                     COL_ID(sku_row, variant_id, "var"),
                                     COL_INT(sku_row, position)};

static const statement product_select =
    SELECT_INTO(product_row, product_columns,
                "SELECT id, slug, title, description, brand, category, status, tax_class, version,"
                " created_at_ms, updated_at_ms FROM catalog_products WHERE id = $1");
static const statement variants_select =
    SELECT_INTO(variant_row, variant_columns,
                "SELECT position, id, sku, title, weight_grams FROM catalog_variants"
                " WHERE product_id = $1 ORDER BY position");
static const statement attributes_select =
    SELECT_INTO(attribute_row, attribute_columns,
                "SELECT variant, name, value FROM catalog_attributes"
                " WHERE product_id = $1 ORDER BY variant, position");
static const statement prices_select =
    SELECT_INTO(price_row, price_columns,
                "SELECT variant, currency, minor FROM catalog_prices"
                " WHERE product_id = $1 ORDER BY variant, currency");
static const statement media_select =
    SELECT_INTO(shop_media, media_columns,
                "SELECT url, alt FROM catalog_media WHERE product_id = $1 ORDER BY position");
static const statement variant_select =
    SELECT_INTO(variant_row, variant_columns,
                "SELECT position, id, sku, title, weight_grams FROM catalog_variants"
                " WHERE product_id = $1 AND position = $2");
static const statement options_select =
    SELECT_INTO(attribute_row, attribute_columns,
                "SELECT variant, name, value FROM catalog_attributes"
                " WHERE product_id = $1 AND variant = $2 ORDER BY position");
static const statement variant_prices_select =
    SELECT_INTO(price_row, price_columns,
                "SELECT variant, currency, minor FROM catalog_prices"
                " WHERE product_id = $1 AND variant = $2 ORDER BY currency");
static const statement slug_select = SELECT_INTO(
    slug_row, slug_columns, "SELECT product_id FROM catalog_slugs WHERE slug = $1");
static const statement sku_select =
    SELECT_INTO(sku_row, sku_columns,
                "SELECT product_id, variant_id, position FROM catalog_skus WHERE sku = $1");

/* --- finding ---------------------------------------------------------------------------------- */

static int load(call *c, const char *product_id, const char *noun, product_row *ret)
{
    product_row row;
    TRY(call_one(c, &product_select, PARAMS(v_id(product_id)), noun, &row));
    ENSURE(row.status != SHOP_PRODUCT_STATUS_DRAFT || call_may(c, SHOP__SCOPE_CATALOG_WRITE),
           call_fail(c, SHOP_E_NOT_FOUND, "no such %s", noun));
    *ret = row;
    return 0;
}

int shop__product_load(call *c, const char *product_id, product_row *ret)
{
    return load(c, product_id, "product", ret);
}

int shop__variant_load(call *c, const char *sku, product_row *ret_row, sku_row *ret_at)
{
    sku_row at;
    TRY(shop__sku_find(c, sku, &at));
    TRY(load(c, at.product_id, "variant", ret_row));
    *ret_at = at;
    return 0;
}

int shop__product_by_slug(call *c, const char *slug, const char **ret_product_id)
{
    slug_row row;
    TRY(call_one(c, &slug_select, PARAMS(v_text(slug)), "product", &row));
    *ret_product_id = row.product_id;
    return 0;
}

int shop__sku_find(call *c, const char *sku, sku_row *ret)
{
    return call_one(c, &sku_select, PARAMS(v_text(sku)), "variant", ret);
}

const char *shop__slug_subject(call *c, const char *slug)
{
    return call_format(c, "catalog/slug/%s", slug);
}

int shop__currency_check(call *c, const char *currency)
{
    return shop__currency_exponent(currency) >= 0
               ? 0
               : call_invalid(c, "currency", "\"%s\" is no ISO 4217 currency", currency);
}

/* --- dealing out children --------------------------------------------------------------------- */

/* Attributes and prices of all variants; slices of them are the variants' lists. */
typedef struct children {
    const attribute_row *attribute_rows;
    const shop_attribute **attributes;
    size_t attribute_count, attributes_taken;
    const price_row *price_rows;
    const shop_price **prices;
    size_t price_count, prices_taken;
} children;

static int point_at_children(call *c, children *of)
{
    CALL_ARRAY(c, of->attributes, of->attribute_count + 1);
    for (size_t i = 0; i < of->attribute_count; i++)
        of->attributes[i] = &of->attribute_rows[i].public;
    CALL_ARRAY(c, of->prices, of->price_count + 1);
    for (size_t i = 0; i < of->price_count; i++)
        of->prices[i] = &of->price_rows[i].public;
    return 0;
}

static int load_children(call *c, const value *id, children *ret)
{
    TRY(call_all(c, &attributes_select, id, 1, CHILDREN_MAX, &ret->attribute_rows,
                 &ret->attribute_count));
    TRY(call_all(c, &prices_select, id, 1, CHILDREN_MAX, &ret->price_rows, &ret->price_count));
    return point_at_children(c, ret);
}

static const shop_attribute *const *take_attributes(children *from, int64_t variant,
                                                    size_t *ret_count)
{
    size_t first = from->attributes_taken, next = first;
    while (next < from->attribute_count && from->attribute_rows[next].variant == variant)
        next++;
    from->attributes_taken = next;
    *ret_count = next - first;
    return from->attributes + first;
}

static const shop_price *const *take_prices(children *from, int64_t variant, size_t *ret_count)
{
    size_t first = from->prices_taken, next = first;
    while (next < from->price_count && from->price_rows[next].variant == variant)
        next++;
    from->prices_taken = next;
    *ret_count = next - first;
    return from->prices + first;
}

static void take_variant(const variant_row *row, children *from, shop_variant *ret)
{
    *ret = (shop_variant){.id = row->id,
                          .sku = row->sku,
                          .title = row->title,
                          .weight_grams = row->weight_grams,
                          .position = row->position};
    ret->options = take_attributes(from, row->position, &ret->option_count);
    ret->prices = take_prices(from, row->position, &ret->price_count);
}

/* --- records ---------------------------------------------------------------------------------- */

static int project_variants(call *c, const value *id, children *from, shop_product *ret)
{
    const variant_row *rows;
    const shop_variant **list;
    shop_variant *variants;
    size_t count;
    TRY(call_all(c, &variants_select, id, 1, CHILDREN_MAX, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, variants, count + 1);
    for (size_t i = 0; i < count; i++) {
        take_variant(&rows[i], from, &variants[i]);
        list[i] = &variants[i];
    }
    ret->variants = list;
    ret->variant_count = count;
    return 0;
}

static int project_media(call *c, const value *id, shop_product *ret)
{
    const shop_media *rows;
    const shop_media **list;
    size_t count;
    TRY(call_all(c, &media_select, id, 1, CHILDREN_MAX, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++)
        list[i] = &rows[i];
    ret->media = list;
    ret->media_count = count;
    return 0;
}

int shop__product_project(call *c, const product_row *row, shop_product *ret)
{
    const value id = v_id(row->id);
    children from = {0};
    *ret = (shop_product){.id = row->id,
                          .slug = row->slug,
                          .title = row->title,
                          .description = row->description,
                          .brand = row->brand,
                          .category = row->category,
                          .status = (shop_product_status)row->status,
                          .tax_class = row->tax_class,
                          .version = row->version,
                          .created_at_ms = row->created_at_ms,
                          .updated_at_ms = row->updated_at_ms};
    TRY(load_children(c, &id, &from));
    ret->attributes = take_attributes(&from, 0, &ret->attribute_count);
    TRY(project_variants(c, &id, &from, ret));
    return project_media(c, &id, ret);
}

int shop__variant_project(call *c, const product_row *row, int64_t position,
                          shop_product_variant *ret)
{
    const value key[] = {v_id(row->id), v_int(position)};
    children from = {0};
    variant_row found;
    shop_variant *variant;
    TRY(call_one(c, &variant_select, key, 2, "variant", &found));
    TRY(call_all(c, &options_select, key, 2, CHILDREN_MAX, &from.attribute_rows,
                 &from.attribute_count));
    TRY(call_all(c, &variant_prices_select, key, 2, CHILDREN_MAX, &from.price_rows,
                 &from.price_count));
    TRY(point_at_children(c, &from));
    CALL_NEW(c, variant);
    take_variant(&found, &from, variant);
    *ret = (shop_product_variant){
        .product_id = row->id, .version = row->version, .variant = variant};
    return 0;
}

/* --- operations ------------------------------------------------------------------------------- */

static int read_product(call *c, const char *product_id, shop_product *ret)
{
    product_row row;
    TRY(call_depends(c, product_id));
    TRY(shop__product_load(c, product_id, &row));
    return shop__product_project(c, &row, ret);
}

int shop__product_get(call *c, const shop_product_get_args *args, shop_product *ret)
{
    return read_product(c, args->product_id, ret);
}

int shop__product_find(call *c, const shop_product_find_args *args, shop_product *ret)
{
    const char *product_id;
    const char *subject = shop__slug_subject(c, args->slug);
    ENSURE(subject != NULL, SHOP_E_NO_MEMORY);
    TRY(call_depends(c, subject));
    TRY(shop__product_by_slug(c, args->slug, &product_id));
    return read_product(c, product_id, ret);
}

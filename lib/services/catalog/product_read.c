/* product_read.c - from the rows of a product to its record: five range scans by product id, each child
 * list grouped by the variant that it belongs to. */
#include <stddef.h>

#include "lib/schema/generated/ops.h"
#include "lib/services/catalog/generated/handlers.h"
#include "lib/services/catalog/product_rows.h"

enum { CHILDREN_MAX = 10 * 1000 };

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

typedef struct slug_row {
    const char *product_id;
} slug_row;

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
static const statement slug_select = SELECT_INTO(
    slug_row, slug_columns, "SELECT product_id FROM catalog_slugs WHERE slug = $1");

int shop__product_load(call *c, const char *product_id, product_row *ret)
{
    product_row row;
    TRY(call_one(c, &product_select, PARAMS(v_id(product_id)), "product", &row));
    ENSURE(row.status != SHOP_PRODUCT_STATUS_DRAFT || call_may(c, SHOP__SCOPE_CATALOG_WRITE),
           call_fail(c, SHOP_E_NOT_FOUND, "no such product"));
    *ret = row;
    return 0;
}

int shop__product_find(call *c, const char *slug, const char **ret_product_id)
{
    slug_row row;
    TRY(call_one(c, &slug_select, PARAMS(v_text(slug)), "product", &row));
    *ret_product_id = row.product_id;
    return 0;
}

/* All children of a product, of all variants, in the order in which they are dealt out. */
typedef struct children {
    const attribute_row *attributes;
    size_t attribute_count, attributes_taken;
    const price_row *prices;
    size_t price_count, prices_taken;
} children;

static int load_children(call *c, const char *product_id, children *ret)
{
    const attribute_row *attributes;
    const price_row *prices;
    TRY(call_all(c, &attributes_select, PARAMS(v_id(product_id)), CHILDREN_MAX, &attributes,
                 &ret->attribute_count));
    TRY(call_all(c, &prices_select, PARAMS(v_id(product_id)), CHILDREN_MAX, &prices,
                 &ret->price_count));
    ret->attributes = attributes;
    ret->prices = prices;
    return 0;
}

static int take_attributes(call *c, children *from, int64_t variant,
                           const shop_attribute *const **ret_list, size_t *ret_count)
{
    const attribute_row *first = from->attributes + from->attributes_taken;
    const shop_attribute **list;
    size_t count = 0;
    while (from->attributes_taken < from->attribute_count && first[count].variant == variant) {
        from->attributes_taken++;
        count++;
    }
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++)
        list[i] = &first[i].public;
    *ret_list = list;
    *ret_count = count;
    return 0;
}

static int take_prices(call *c, children *from, int64_t variant, const shop_price *const **ret_list,
                       size_t *ret_count)
{
    const price_row *first = from->prices + from->prices_taken;
    const shop_price **list;
    size_t count = 0;
    while (from->prices_taken < from->price_count && first[count].variant == variant) {
        from->prices_taken++;
        count++;
    }
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++)
        list[i] = &first[i].public;
    *ret_list = list;
    *ret_count = count;
    return 0;
}

static int project_variants(call *c, const char *product_id, children *from, shop_product *ret)
{
    const variant_row *rows;
    const shop_variant **list;
    shop_variant *variants;
    size_t count;
    TRY(call_all(c, &variants_select, PARAMS(v_id(product_id)), CHILDREN_MAX, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, variants, count + 1);
    for (size_t i = 0; i < count; i++) {
        shop_variant *v = &variants[i];
        *v = (shop_variant){.id = rows[i].id,
                            .sku = rows[i].sku,
                            .title = rows[i].title,
                            .weight_grams = rows[i].weight_grams,
                            .position = rows[i].position};
        TRY(take_attributes(c, from, rows[i].position, &v->options, &v->option_count));
        TRY(take_prices(c, from, rows[i].position, &v->prices, &v->price_count));
        list[i] = v;
    }
    ret->variants = list;
    ret->variant_count = count;
    return 0;
}

static int project_media(call *c, const char *product_id, shop_product *ret)
{
    const shop_media *rows;
    const shop_media **list;
    size_t count;
    TRY(call_all(c, &media_select, PARAMS(v_id(product_id)), CHILDREN_MAX, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++)
        list[i] = &rows[i];
    ret->media = list;
    ret->media_count = count;
    return 0;
}

int shop__product_project(call *c, const product_row *row, shop_product *ret)
{
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
    TRY(load_children(c, row->id, &from));
    TRY(take_attributes(c, &from, 0, &ret->attributes, &ret->attribute_count));
    TRY(project_variants(c, row->id, &from, ret));
    return project_media(c, row->id, ret);
}

int shop__product_get(call *c, const shop_product_get_args *args, shop_product *ret)
{
    product_row row;
    TRY(call_depends(c, args->product_id));
    TRY(shop__product_load(c, args->product_id, &row));
    return shop__product_project(c, &row, ret);
}

/* offers.c - what SKUs cost, for carts: one short read a SKU, by its own key. */
#include <stddef.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/services/catalog/category_rows.h"
#include "lib/services/catalog/generated/handlers.h"
#include "lib/services/catalog/product_rows.h"

typedef struct offer_row {
    const char *sku;
    const char *variant_id;
    const char *product_id;
    const char *product_title;
    const char *variant_title;
    const char *category;
    const char *tax_class;
    int64_t weight_grams;
    bool priced;
    int64_t minor;
} offer_row;

static const column offer_columns[] = {
    COL_TEXT(offer_row, sku),           COL_ID(offer_row, variant_id, "var"),
    COL_ID(offer_row, product_id, "prd"),   COL_TEXT(offer_row, product_title),
    COL_TEXT(offer_row, variant_title), COL_TEXT(offer_row, category),
    COL_TEXT(offer_row, tax_class),     COL_INT(offer_row, weight_grams),
    COL_BOOL(offer_row, priced),        COL_INT(offer_row, minor),
};

static const statement offer_select = SELECT_INTO(
    offer_row, offer_columns,
    "SELECT k.sku, k.variant_id, k.product_id, p.title, v.title, p.category, p.tax_class,"
    " v.weight_grams, m.minor IS NOT NULL, coalesce(m.minor, 0)"
    " FROM catalog_skus k JOIN catalog_products p ON p.id = k.product_id"
    " JOIN catalog_variants v ON v.product_id = k.product_id AND v.position = k.position"
    " LEFT JOIN catalog_prices m ON m.product_id = k.product_id AND m.variant = k.position"
    " AND m.currency = $2"
    " WHERE k.sku = $1 AND p.status = 2");

static int project(call *c, const offer_row *row, const char *currency, shop_offer **ret)
{
    shop_offer *offer;
    CALL_NEW(c, offer);
    *offer = (shop_offer){.sku = row->sku,
                          .variant_id = row->variant_id,
                          .product_id = row->product_id,
                          .title = row->product_title,
                          .tax_class = row->tax_class,
                          .weight_grams = row->weight_grams};
    if (!shop__text_empty(row->variant_title))
        offer->title = call_format(c, "%s, %s", row->product_title, row->variant_title);
    ENSURE(offer->title != NULL, SHOP_E_NO_MEMORY);
    if (row->priced)
        offer->price = shop__money(row->minor, currency);
    *ret = offer;
    return 0;
}

int shop__variant_offers(call *c, const shop_variant_offers_args *args, shop_offer_list *ret)
{
    const shop_offer **offers;
    size_t count = 0;
    TRY(shop__currency_check(c, args->currency));
    CALL_ARRAY(c, offers, args->sku_count);
    for (size_t i = 0; i < args->sku_count; i++) {
        offer_row row;
        shop_offer *offer;
        int code = call_one(c, &offer_select, PARAMS(v_text(args->skus[i]), v_text(args->currency)),
                            NULL, &row);
        if (code == SHOP_E_NOT_FOUND)
            continue;
        TRY(code);
        TRY(project(c, &row, args->currency, &offer));
        if (!args->prices_only)
            TRY(shop__category_path(c, row.category, &offer->categories, &offer->category_count));
        offers[count++] = offer;
    }
    ret->offers = offers;
    ret->offer_count = count;
    return 0;
}

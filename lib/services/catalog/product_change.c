/* product_change.c - changes of one thing about a product: its status, one price, or that it is
 * there at all. Each makes a new version and tells; what is so already stays as it is and nothing
 * is told. */
#include <stddef.h>

#include "lib/services/catalog/generated/handlers.h"
#include "lib/services/catalog/product_rows.h"
#include "lib/services/generated/calls.h"

typedef struct price_row {
    int64_t minor;
} price_row;

static const column price_columns[] = {COL_INT(price_row, minor)};

static const statement product_update =
    STATEMENT("UPDATE catalog_products SET status = $2, version = $3, updated_at_ms = $4"
              " WHERE id = $1 AND version = $3 - 1");
static const statement product_delete =
    STATEMENT("DELETE FROM catalog_products WHERE id = $1 AND version = $2");
static const statement slug_delete = STATEMENT("DELETE FROM catalog_slugs WHERE slug = $1");
static const statement price_select = SELECT_INTO(
    price_row, price_columns,
    "SELECT minor FROM catalog_prices WHERE product_id = $1 AND variant = $2 AND currency = $3");
static const statement price_upsert =
    STATEMENT("INSERT INTO catalog_prices (product_id, variant, currency, minor)"
              " VALUES ($1, $2, $3, $4)"
              " ON CONFLICT (product_id, variant, currency) DO UPDATE SET minor = excluded.minor");
static const statement price_delete = STATEMENT(
    "DELETE FROM catalog_prices WHERE product_id = $1 AND variant = $2 AND currency = $3");

/* SKUs go before the variants that name them. */
static const statement children_delete[] = {
    STATEMENT("DELETE FROM catalog_attributes WHERE product_id = $1"),
    STATEMENT("DELETE FROM catalog_prices WHERE product_id = $1"),
    STATEMENT("DELETE FROM catalog_media WHERE product_id = $1"),
    STATEMENT("DELETE FROM catalog_skus WHERE sku IN"
              " (SELECT sku FROM catalog_variants WHERE product_id = $1)"),
    STATEMENT("DELETE FROM catalog_variants WHERE product_id = $1"),
};
enum { CHILD_TABLES = sizeof(children_delete) / sizeof(children_delete[0]) };

static const char changed_meanwhile[] = "the product was changed meanwhile";

int shop__product_clear(call *c, const char *product_id)
{
    for (size_t i = 0; i < CHILD_TABLES; i++)
        TRY(call_run(c, &children_delete[i], PARAMS(v_id(product_id))));
    return 0;
}

int shop__product_touch(call *c, product_row *row)
{
    const shop_product_event data = {.product_id = row->id};
    row->version++;
    row->updated_at_ms = call_now_ms(c);
    TRY(call_guard(c, &product_update,
                   PARAMS(v_id(row->id), v_int(row->status), v_int(row->version),
                          v_int(row->updated_at_ms)),
                   changed_meanwhile));
    return emit_product_updated(c, row->id, row->version, &data);
}

/* --- status ----------------------------------------------------------------------------------- */

int shop__product_set_status(call *c, const shop_product_set_status_args *args, shop_product *ret)
{
    product_row row;
    TRY(shop__product_load(c, args->product_id, &row));
    TRY(shop__product_expect(c, &row, args->if_version));
    if (row.status != (int32_t)args->status) {
        row.status = (int32_t)args->status;
        TRY(shop__product_touch(c, &row));
    }
    return shop__product_project(c, &row, ret);
}

/* --- removal ---------------------------------------------------------------------------------- */

int shop__product_delete(call *c, const shop_product_delete_args *args)
{
    product_row row;
    const shop_product_event data = {.product_id = args->product_id};
    TRY(shop__product_load(c, args->product_id, &row));
    TRY(shop__product_expect(c, &row, args->if_version));
    const char *subject = shop__slug_subject(c, row.slug);
    ENSURE(subject != NULL, SHOP_E_NO_MEMORY);
    TRY(shop__product_clear(c, row.id));
    TRY(call_run(c, &slug_delete, PARAMS(v_text(row.slug))));
    TRY(call_guard(c, &product_delete, PARAMS(v_id(row.id), v_int(row.version)),
                   changed_meanwhile));
    TRY(call_changes(c, subject));
    return emit_product_deleted(c, row.id, row.version + 1, &data);
}

/* --- prices ----------------------------------------------------------------------------------- */

/* Whether the price is as wanted already. */
static int price_stands(call *c, const shop_price_set_args *args, const value key[3], bool *ret)
{
    price_row now;
    int code = call_one(c, &price_select, key, 3, NULL, &now);
    if (code != SHOP_E_NOT_FOUND)
        TRY(code);
    *ret = code == 0 ? args->has_minor && now.minor == args->minor : !args->has_minor;
    return 0;
}

static int write_price(call *c, const shop_price_set_args *args, const value key[3])
{
    return args->has_minor
               ? call_run(c, &price_upsert, PARAMS(key[0], key[1], key[2], v_int(args->minor)))
               : call_run(c, &price_delete, key, 3);
}

int shop__price_set(call *c, const shop_price_set_args *args, shop_product_variant *ret)
{
    product_row row;
    sku_row at;
    bool stands;
    TRY(shop__currency_check(c, args->currency));
    TRY(shop__variant_load(c, args->sku, &row, &at));
    const value key[] = {v_id(row.id), v_int(at.position), v_text(args->currency)};
    TRY(price_stands(c, args, key, &stands));
    if (!stands) {
        TRY(write_price(c, args, key));
        TRY(shop__product_touch(c, &row));
    }
    return shop__variant_project(c, &row, at.position, ret);
}

int shop__variant_get(call *c, const shop_variant_get_args *args, shop_product_variant *ret)
{
    product_row row;
    sku_row at;
    TRY(shop__variant_load(c, args->sku, &row, &at));
    return shop__variant_project(c, &row, at.position, ret);
}

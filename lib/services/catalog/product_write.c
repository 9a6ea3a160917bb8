/* product_write.c - writing a whole product under its slug. The rows of an existing one are
 * replaced; variants keep their ids by SKU. */
#include <stddef.h>

#include "lib/base/text.h"
#include "lib/services/catalog/category_rows.h"
#include "lib/services/catalog/generated/handlers.h"
#include "lib/services/catalog/product_rows.h"
#include "lib/services/generated/calls.h"

static const statement product_upsert = STATEMENT(
    "INSERT INTO catalog_products (id, slug, title, description, brand, category, status,"
    " tax_class, version, created_at_ms, updated_at_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (id) DO UPDATE SET title = excluded.title, description = excluded.description,"
    " brand = excluded.brand, category = excluded.category, status = excluded.status,"
    " tax_class = excluded.tax_class, version = excluded.version,"
    " updated_at_ms = excluded.updated_at_ms");
static const statement slug_insert =
    STATEMENT("INSERT INTO catalog_slugs (slug, product_id) VALUES ($1, $2)");
static const statement sku_insert = STATEMENT(
    "INSERT INTO catalog_skus (sku, product_id, variant_id, position) VALUES ($1, $2, $3, $4)");
static const statement variant_insert = STATEMENT(
    "INSERT INTO catalog_variants (product_id, position, id, sku, title, weight_grams)"
    " VALUES ($1, $2, $3, $4, $5, $6)");
static const statement attribute_insert = STATEMENT(
    "INSERT INTO catalog_attributes (product_id, variant, position, name, value)"
    " VALUES ($1, $2, $3, $4, $5)");
static const statement price_insert = STATEMENT(
    "INSERT INTO catalog_prices (product_id, variant, currency, minor) VALUES ($1, $2, $3, $4)");
static const statement media_insert = STATEMENT(
    "INSERT INTO catalog_media (product_id, position, url, alt) VALUES ($1, $2, $3, $4)");

/* --- what is refused, before anything is written ---------------------------------------------- */

int shop__slug_check(call *c, const char *slug)
{
    for (const char *p = slug; *p != '\0'; p++)
        ENSURE((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-',
               call_invalid(c, "slug", "may hold a to z, 0 to 9 and '-' only, got \"%s\"", slug));
    return 0;
}

static int check_prices(call *c, const shop_variant_input *v)
{
    for (size_t i = 0; i < v->price_count; i++) {
        const char *currency = v->prices[i].currency;
        TRY(shop__currency_check(c, currency));
        for (size_t j = 0; j < i; j++)
            ENSURE(!shop__text_equal(currency, v->prices[j].currency),
                   call_invalid(c, "prices", "SKU %s has two prices in %s", v->sku, currency));
    }
    return 0;
}

static int check_variants(call *c, const shop_product_put_args *args)
{
    for (size_t i = 0; i < args->variant_count; i++) {
        TRY(check_prices(c, &args->variants[i]));
        for (size_t j = 0; j < i; j++)
            ENSURE(!shop__text_equal(args->variants[i].sku, args->variants[j].sku),
                   call_invalid(c, "variants", "SKU %s is named twice", args->variants[i].sku));
    }
    return 0;
}

static int check(call *c, const shop_product_put_args *args)
{
    TRY(shop__slug_check(c, args->slug));
    TRY(check_variants(c, args));
    return shop__text_empty(args->category) ? 0 : shop__category_expect(c, args->category);
}

int shop__product_expect(call *c, const product_row *row, int64_t version)
{
    return version == 0 || version == row->version
               ? 0
               : call_fail(c, SHOP_E_VERSION_MISMATCH, "the product has version %lld by now",
                           (long long)row->version);
}

/* --- what is written -------------------------------------------------------------------------- */

/* The row that these arguments make: a new one, or the next version of the one that is there. */
static int next_row(call *c, const shop_product_put_args *args, product_row *ret)
{
    product_row old = {0};
    const char *id = NULL;
    int code = shop__product_by_slug(c, args->slug, &id);
    if (code == SHOP_E_NOT_FOUND)
        call_forgive(c);
    else
        TRY(code);
    if (id != NULL)
        TRY(shop__product_load(c, id, &old));
    else
        TRY(call_new_id(c, "prd", &id));
    TRY(shop__product_expect(c, &old, args->if_version));
    *ret = (product_row){
        .id = id,
        .slug = args->slug,
        .title = args->title,
        .description = args->description,
        .brand = args->brand,
        .category = shop__text_empty(args->category) ? NULL : args->category,
        .status = args->status != 0 ? (int32_t)args->status : SHOP_PRODUCT_STATUS_ACTIVE,
        .tax_class = shop__text_empty(args->tax_class) ? "standard" : args->tax_class,
        .version = old.version + 1,
        .created_at_ms = old.version != 0 ? old.created_at_ms : call_now_ms(c),
        .updated_at_ms = call_now_ms(c),
    };
    return 0;
}

/* The ids of the variants: kept where the SKU is known, new otherwise. */
static int variant_ids(call *c, const product_row *p, const shop_product_put_args *args,
                       const char ***ret_ids)
{
    const char **ids;
    CALL_ARRAY(c, ids, args->variant_count);
    for (size_t i = 0; i < args->variant_count; i++) {
        sku_row row = {0};
        int code = shop__sku_find(c, args->variants[i].sku, &row);
        if (code == SHOP_E_NOT_FOUND)
            call_forgive(c);
        else
            TRY(code);
        ENSURE(row.product_id == NULL || shop__text_equal(row.product_id, p->id),
               call_fail(c, SHOP_E_ALREADY_EXISTS, "SKU %s belongs to another product",
                         args->variants[i].sku));
        if (row.variant_id != NULL)
            ids[i] = row.variant_id;
        else
            TRY(call_new_id(c, "var", &ids[i]));
    }
    *ret_ids = ids;
    return 0;
}

static int write_product(call *c, const product_row *p)
{
    TRY(call_run(c, &product_upsert,
                 PARAMS(v_id(p->id), v_text(p->slug), v_text(p->title), v_text(p->description),
                        v_text(p->brand), v_text(p->category), v_int(p->status),
                        v_text(p->tax_class), v_int(p->version), v_int(p->created_at_ms),
                        v_int(p->updated_at_ms))));
    if (p->version > 1)
        return shop__product_clear(c, p->id);
    const char *subject = shop__slug_subject(c, p->slug);
    ENSURE(subject != NULL, SHOP_E_NO_MEMORY);
    TRY(call_changes(c, subject));
    return call_run(c, &slug_insert, PARAMS(v_text(p->slug), v_id(p->id)));
}

static int write_attributes(call *c, const char *product_id, int64_t variant,
                            const shop_attribute_input *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        TRY(call_run(c, &attribute_insert,
                     PARAMS(v_id(product_id), v_int(variant), v_int((int64_t)i),
                            v_text(list[i].name), v_text(list[i].value))));
    return 0;
}

static int write_prices(call *c, const char *product_id, int64_t variant,
                        const shop_variant_input *v)
{
    for (size_t i = 0; i < v->price_count; i++)
        TRY(call_run(c, &price_insert,
                     PARAMS(v_id(product_id), v_int(variant), v_text(v->prices[i].currency),
                            v_int(v->prices[i].minor))));
    return 0;
}

static int write_variant(call *c, const char *product_id, int64_t position, const char *id,
                         const shop_variant_input *v)
{
    TRY(call_run(c, &sku_insert,
                 PARAMS(v_text(v->sku), v_id(product_id), v_id(id), v_int(position))));
    TRY(call_run(c, &variant_insert,
                 PARAMS(v_id(product_id), v_int(position), v_id(id), v_text(v->sku),
                        v_text(v->title), v_int(v->weight_grams))));
    TRY(write_attributes(c, product_id, position, v->options, v->option_count));
    return write_prices(c, product_id, position, v);
}

static int write_media(call *c, const char *product_id, const shop_media_input *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        TRY(call_run(c, &media_insert,
                     PARAMS(v_id(product_id), v_int((int64_t)i), v_text(list[i].url),
                            v_text(list[i].alt))));
    return 0;
}

static int tell(call *c, const product_row *p)
{
    const shop_product_event data = {.product_id = p->id};
    return p->version == 1 ? emit_product_created(c, p->id, p->version, &data)
                           : emit_product_updated(c, p->id, p->version, &data);
}

int shop__product_put(call *c, const shop_product_put_args *args, shop_product *ret)
{
    product_row row;
    const char **ids = NULL;
    TRY(check(c, args));
    TRY(next_row(c, args, &row));
    TRY(variant_ids(c, &row, args, &ids));
    TRY(write_product(c, &row));
    TRY(write_attributes(c, row.id, 0, args->attributes, args->attribute_count));
    for (size_t i = 0; i < args->variant_count; i++)
        TRY(write_variant(c, row.id, (int64_t)i + 1, ids[i], &args->variants[i]));
    TRY(write_media(c, row.id, args->media, args->media_count));
    TRY(tell(c, &row));
    return shop__product_project(c, &row, ret);
}

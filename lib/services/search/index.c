/* index.c - keeping the index like the catalogue. An event only says which product to look at: the index
 * takes the product as it is now, so that it comes out right whatever was missed, repeated or late. */
#include <stddef.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/services/generated/calls.h"
#include "lib/services/search/engine.h"
#include "lib/services/search/generated/handlers.h"
#include "lib/services/search/index.h"

enum {
    TEXT_MAX_BYTES = 32 * 1024, /* of one kind of words of a product; the rest is not indexed */
    DISTINCT_MAX = 256          /* different attribute values; further ones are not indexed */
};

typedef struct document_row {
    int64_t document;
} document_row;

static const column document_columns[] = {COL_INT(document_row, document)};

static const statement document_select = SELECT_INTO(
    document_row, document_columns, "SELECT document FROM search_documents WHERE product_id = $1");
static const statement document_put = SELECT_INTO(
    document_row, document_columns,
    "INSERT INTO search_documents (document, product_id, slug, title, brand, category, image, minor, currency)"
    " VALUES ((SELECT coalesce(max(document), 0) + 1 FROM search_documents), $1, $2, $3, $4, $5, $6, $7, $8)"
    " ON CONFLICT (product_id) DO UPDATE SET slug = excluded.slug, title = excluded.title,"
    " brand = excluded.brand, category = excluded.category, image = excluded.image,"
    " minor = excluded.minor, currency = excluded.currency RETURNING document");
static const statement document_delete = STATEMENT("DELETE FROM search_documents WHERE document = $1");
static const statement prices_delete = STATEMENT("DELETE FROM search_prices WHERE document = $1");
static const statement price_lower = STATEMENT(
    "INSERT INTO search_prices (document, currency, minor) VALUES ($1, $2, $3)"
    " ON CONFLICT (document, currency) DO UPDATE SET minor = excluded.minor"
    " WHERE excluded.minor < search_prices.minor");
static const statement categories_delete = STATEMENT("DELETE FROM search_categories WHERE document = $1");
static const statement category_insert =
    STATEMENT("INSERT INTO search_categories (category, document, height) VALUES ($1, $2, $3)");
/* Of all products in $1: what is above it, out; and $2 in, so many levels above it as $3 says. A product may
 * stand in $2 already, below $1: $2 has moved from there, which is told later, and then its path is mended. */
static const statement above_delete = STATEMENT(
    "DELETE FROM search_categories WHERE (category, document) IN (SELECT a.category, a.document"
    " FROM search_categories k JOIN search_categories a ON a.document = k.document AND a.height > k.height"
    " WHERE k.category = $1)");
static const statement above_insert = STATEMENT(
    "INSERT INTO search_categories (category, document, height)"
    " SELECT $2, document, height + $3 FROM search_categories WHERE category = $1"
    " ON CONFLICT (category, document) DO NOTHING");
static const statement progress_set =
    STATEMENT("UPDATE search_progress SET position = $1 WHERE id = 1 AND position < $1");

/* --- what is indexed of a product --------------------------------------------------------------- */

/* Different texts of one kind, to be joined. */
typedef struct collection {
    const char *list[DISTINCT_MAX];
    size_t count, size;
} collection;

/* Each text once: a size that every variant has says no more than once. */
static void collect(collection *k, const char *text)
{
    size_t size = text != NULL ? strlen(text) + 1 : 0;
    if (size <= 1 || k->count == DISTINCT_MAX || k->size + size > TEXT_MAX_BYTES)
        return;
    for (size_t i = 0; i < k->count; i++)
        if (strcmp(k->list[i], text) == 0)
            return;
    k->list[k->count++] = text;
    k->size += size;
}

static int join(call *c, const collection *k, const char **ret)
{
    char *text = call_alloc(c, k->size + 1), *at = text;
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < k->count; i++) {
        at = stpcpy(at, k->list[i]);
        *at++ = ' ';
    }
    *ret = text;
    return 0;
}

static void collect_attributes(collection *k, const shop_attribute *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        collect(k, list[i]->value);
}

static int texts_of(call *c, const shop_product *p, engine_texts *ret)
{
    collection skus = {.count = 0}, attributes = {.count = 0};
    collect_attributes(&attributes, p->attributes, p->attribute_count);
    for (size_t i = 0; i < p->variant_count; i++) {
        collect(&skus, p->variants[i]->sku);
        collect(&attributes, p->variants[i]->title);
        collect_attributes(&attributes, p->variants[i]->options, p->variants[i]->option_count);
    }
    *ret = (engine_texts){.title = p->title,
                          .brand = p->brand,
                          .category = p->category,
                          .description = p->description};
    TRY(join(c, &skus, &ret->skus));
    return join(c, &attributes, &ret->attributes);
}

/* --- writing ------------------------------------------------------------------------------------ */

static int write_prices(call *c, int64_t document, const shop_product *p)
{
    TRY(call_run(c, &prices_delete, PARAMS(v_int(document))));
    for (size_t i = 0; i < p->variant_count; i++) {
        const shop_variant *v = p->variants[i];
        for (size_t k = 0; k < v->price_count; k++)
            TRY(call_run(c, &price_lower,
                         PARAMS(v_int(document), v_text(v->prices[k]->currency),
                                v_int(v->prices[k]->minor))));
    }
    return 0;
}

static int write_categories(call *c, int64_t document, const shop_category_path *path)
{
    TRY(call_run(c, &categories_delete, PARAMS(v_int(document))));
    for (size_t i = 0; path != NULL && i < path->category_count; i++)
        TRY(call_run(c, &category_insert,
                     PARAMS(v_text(path->categories[i]), v_int(document), v_int((int64_t)i))));
    return 0;
}

/* What a product costs for somebody who asks for no currency: its cheapest variant in that of its first
 * price. */
static shop_money own_price(const shop_product *p)
{
    const shop_price *lowest = NULL;
    for (size_t i = 0; i < p->variant_count; i++)
        for (size_t k = 0; k < p->variants[i]->price_count; k++) {
            const shop_price *each = p->variants[i]->prices[k];
            if (lowest == NULL || (shop__text_equal(each->currency, lowest->currency) &&
                                   each->minor < lowest->minor))
                lowest = each;
        }
    return lowest != NULL ? shop__money(lowest->minor, lowest->currency) : (shop_money){.minor = 0};
}

/* The number of a product's document; 0 when it has none. */
static int find(call *c, const char *product_id, int64_t *ret_document)
{
    document_row row = {0};
    int code = call_one(c, &document_select, PARAMS(v_id(product_id)), NULL, &row);
    *ret_document = row.document;
    return code != SHOP_E_NOT_FOUND ? code : 0;
}

static int put(call *c, const source *s)
{
    const shop_product *p = s->product;
    const search_engine *engine = shop__search_engine(c);
    const char *image = p->media_count > 0 ? p->media[0]->url : NULL;
    shop_money price = own_price(p);
    bool priced = price.currency[0] != '\0';
    document_row row;
    engine_texts texts;
    TRY(find(c, p->id, &row.document));
    if (row.document != 0)
        TRY(engine->drop(c, row.document));
    TRY(call_one(c, &document_put,
                 PARAMS(v_id(p->id), v_text(p->slug), v_text(p->title), v_text(p->brand), v_text(p->category),
                        v_text(image), priced ? v_int(price.minor) : v_null(),
                        v_text(priced ? price.currency : NULL)),
                 NULL, &row));
    TRY(write_prices(c, row.document, p));
    TRY(write_categories(c, row.document, s->categories));
    TRY(texts_of(c, p, &texts));
    return engine->put(c, row.document, &texts);
}

static int drop(call *c, const char *product_id)
{
    int64_t document;
    TRY(find(c, product_id, &document));
    if (document == 0)
        return 0;
    TRY(shop__search_engine(c)->drop(c, document));
    TRY(call_run(c, &prices_delete, PARAMS(v_int(document))));
    TRY(call_run(c, &categories_delete, PARAMS(v_int(document))));
    return call_run(c, &document_delete, PARAMS(v_int(document)));
}

static int read_path(call *c, const char *category, const shop_category_path **ret)
{
    shop_category_ancestors_args args = SHOP_CATEGORY_ANCESTORS_INIT;
    args.slug = category;
    return call_catalog_category_ancestors(c, &args, ret);
}

/* That no row was found spoils no transaction, so the failure is
 * forgotten even though others may have written in this one. */
int shop__search_read(call *c, const char *product_id, source *ret)
{
    shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
    *ret = (source){.product_id = product_id};
    args.product_id = product_id;
    int code = call_catalog_product_get(c, &args, &ret->product);
    if (code == SHOP_E_NOT_FOUND) {
        shop__fault_clear(call_fault(c));
        return 0;
    }
    TRY(code);
    return shop__text_empty(ret->product->category) ? 0
                                                    : read_path(c, ret->product->category, &ret->categories);
}

int shop__search_take(call *c, const source *s)
{
    return shop__search_on_sale(s) ? put(c, s) : drop(c, s->product_id);
}

static int follow(call *c, const event *e, const char *product_id)
{
    source s;
    TRY(shop__search_read(c, product_id, &s));
    TRY(shop__search_take(c, &s));
    return call_run(c, &progress_set, PARAMS(v_int(e->position)));
}

/* Where the category stands now; of one that is gone nothing is indexed. */
int shop__search_index_on_category_moved(call *c, const event *e, const shop_category_event *data)
{
    const shop_category_path *path;
    (void)e;
    TRY(read_path(c, data->category, &path));
    TRY(call_run(c, &above_delete, PARAMS(v_text(data->category))));
    for (size_t i = 1; i < path->category_count; i++)
        TRY(call_run(c, &above_insert,
                     PARAMS(v_text(data->category), v_text(path->categories[i]), v_int((int64_t)i))));
    return 0;
}

int shop__search_index_on_product_created(call *c, const event *e, const shop_product_event *data)
{
    return follow(c, e, data->product_id);
}

int shop__search_index_on_product_updated(call *c, const event *e, const shop_product_event *data)
{
    return follow(c, e, data->product_id);
}

int shop__search_index_on_product_deleted(call *c, const event *e, const shop_product_event *data)
{
    return follow(c, e, data->product_id);
}

/* product_list.c - lists of products, from new to old. A list is one or more ranges of an index
 * that is in id order already (one for each status and category wanted), merged: each range is
 * asked for no more than one page, and only above what the page so far would keep. */
#include <stddef.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/catalog/category_rows.h"
#include "lib/services/catalog/generated/handlers.h"
#include "lib/services/catalog/product_rows.h"

/* Before the newest and behind the oldest id that there can be; ids as texts have the order of the
 * bytes. */
#define ID_NEWEST "prd_7zzzzzzzzzzzzzzzzzzzzzzzzz"
#define ID_OLDEST "prd_00000000000000000000000000"

typedef struct found_row {
    const char *id;
} found_row;

typedef struct summary_row {
    const char *id;
    const char *slug;
    const char *title;
    const char *brand;
    const char *category;
    int32_t status;
    int64_t version;
    int64_t updated_at_ms;
    int64_t variant_count;
    const char *image_url;
    int64_t minor; /* -1 = not sold in the currency */
} summary_row;

static const column found_columns[] = {COL_ID(found_row, id, "prd")};
static const column summary_columns[] = {
    COL_ID(summary_row, id, "prd"),      COL_TEXT(summary_row, slug),
    COL_TEXT(summary_row, title),        COL_TEXT(summary_row, brand),
    COL_TEXT(summary_row, category),     COL_ENUM(summary_row, status),
    COL_INT(summary_row, version),       COL_INT(summary_row, updated_at_ms),
    COL_INT(summary_row, variant_count), COL_TEXT(summary_row, image_url),
    COL_INT(summary_row, minor),
};

/* $1 status, $2 and $3 the bounds, $4 how many, $5 brand, $6 category. */
#define WITHIN " AND status = $1 AND id < $2 AND id > $3"
#define NEWEST_FIRST " ORDER BY id DESC LIMIT $4"
static const statement in_category =
    SELECT_INTO(found_row, found_columns,
                "SELECT id FROM catalog_products WHERE category = $6" WITHIN
                " AND (CAST($5 AS TEXT) IS NULL OR brand = $5)" NEWEST_FIRST);
static const statement of_brand =
    SELECT_INTO(found_row, found_columns,
                "SELECT id FROM catalog_products WHERE brand = $5" WITHIN NEWEST_FIRST);
static const statement of_status = SELECT_INTO(
    found_row, found_columns,
    "SELECT id FROM catalog_products WHERE status = $1 AND id < $2 AND id > $3" NEWEST_FIRST);

/* Without anything, of a brand, in a category. */
typedef struct range_kind {
    const statement *select;
    size_t param_count;
} range_kind;

static const range_kind range_kinds[] = {{&of_status, 4}, {&of_brand, 5}, {&in_category, 6}};

static const statement summary_select = SELECT_INTO(
    summary_row, summary_columns,
    "SELECT p.id, p.slug, p.title, p.brand, p.category, p.status, p.version, p.updated_at_ms,"
    " (SELECT count(*) FROM catalog_variants v WHERE v.product_id = p.id),"
    " (SELECT m.url FROM catalog_media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1),"
    " coalesce((SELECT min(c.minor) FROM catalog_prices c"
    " WHERE c.product_id = p.id AND c.currency = $2), -1)"
    " FROM catalog_products p WHERE p.id = $1");

/* What is wanted, and the newest of it that were found so far. */
typedef struct listing {
    const char *brand;
    const char *before; /* the list goes on behind this id */
    size_t room;        /* one more than the page, to know whether there is another */
    const found_row *found;
    size_t count;
} listing;

/* --- finding ---------------------------------------------------------------------------------- */

/* Both lists go from new to old; keep the newest of both. */
static int merge(call *c, listing *l, const found_row *more, size_t more_count)
{
    found_row *both;
    size_t i = 0, j = 0, count = 0;
    CALL_ARRAY(c, both, l->room);
    while (count < l->room && (i < l->count || j < more_count)) {
        bool old = j == more_count || (i < l->count && strcmp(l->found[i].id, more[j].id) > 0);
        both[count++] = old ? l->found[i++] : more[j++];
    }
    l->found = both;
    l->count = count;
    return 0;
}

static int find_range(call *c, listing *l, int32_t status, const char *category)
{
    const char *after = l->count == l->room ? l->found[l->count - 1].id : ID_OLDEST;
    const found_row *more;
    size_t count;
    const value params[] = {v_int(status), v_id(l->before), v_id(after), v_int((int64_t)l->room),
                            v_text(l->brand), v_text(category)};
    const range_kind *k = &range_kinds[category != NULL ? 2 : l->brand != NULL];
    TRY(call_all(c, k->select, params, k->param_count, l->room, &more, &count));
    return count > 0 ? merge(c, l, more, count) : 0;
}

static int find_status(call *c, listing *l, int32_t status, const char *category)
{
    const category_node *nodes;
    size_t count;
    if (category == NULL)
        return find_range(c, l, status, NULL);
    TRY(shop__category_below(c, category, &nodes, &count));
    for (size_t i = 0; i < count; i++)
        TRY(find_range(c, l, status, nodes[i].slug));
    return 0;
}

static int find(call *c, listing *l, const shop_product_list_args *args)
{
    const char *category = shop__text_empty(args->category) ? NULL : args->category;
    bool staff = call_may(c, SHOP__SCOPE_CATALOG_WRITE);
    ENSURE(staff || args->status == 0 || args->status == SHOP_PRODUCT_STATUS_ACTIVE,
           call_fail(c, SHOP_E_FORBIDDEN,
                     "only who may change the catalogue lists what is not on sale"));
    if (category != NULL)
        TRY(shop__category_expect(c, category));
    if (args->status != 0)
        return find_status(c, l, (int32_t)args->status, category);
    if (!staff)
        return find_status(c, l, SHOP_PRODUCT_STATUS_ACTIVE, category);
    for (int32_t s = SHOP_PRODUCT_STATUS_DRAFT; s <= SHOP_PRODUCT_STATUS_ARCHIVED; s++)
        TRY(find_status(c, l, s, category));
    return 0;
}

/* --- showing ---------------------------------------------------------------------------------- */

static int summarize(call *c, const char *id, const char *currency,
                     const shop_product_summary **ret)
{
    shop_product_summary *item;
    summary_row row;
    TRY(call_one(c, &summary_select, PARAMS(v_id(id), v_text(currency)), "product", &row));
    CALL_NEW(c, item);
    *item = (shop_product_summary){.id = row.id,
                                   .slug = row.slug,
                                   .title = row.title,
                                   .brand = row.brand,
                                   .category = row.category,
                                   .status = (shop_product_status)row.status,
                                   .image_url = row.image_url,
                                   .variant_count = row.variant_count,
                                   .version = row.version,
                                   .updated_at_ms = row.updated_at_ms};
    if (row.minor >= 0)
        item->price = shop__money(row.minor, currency);
    *ret = item;
    return 0;
}

static int begin(call *c, const shop_product_list_args *args, listing *ret)
{
    uint8_t id[ID_BYTES];
    bool from_start = shop__text_empty(args->cursor);
    ENSURE(from_start || shop__id_parse(args->cursor, "prd", id),
           call_invalid(c, "cursor", "is not one that a page of this list gave"));
    if (!shop__text_empty(args->currency))
        TRY(shop__currency_check(c, args->currency));
    *ret = (listing){.brand = shop__text_empty(args->brand) ? NULL : args->brand,
                     .before = from_start ? ID_NEWEST : args->cursor,
                     .room = (args->limit != 0 ? (size_t)args->limit : PAGE_DEFAULT) + 1};
    return 0;
}

int shop__product_list(call *c, const shop_product_list_args *args, shop_product_summary_page *ret)
{
    const shop_product_summary **items;
    listing l;
    TRY(begin(c, args, &l));
    TRY(find(c, &l, args));
    bool more = l.count == l.room;
    size_t count = more ? l.count - 1 : l.count;
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++)
        TRY(summarize(c, l.found[i].id, args->currency, &items[i]));
    ret->items = items;
    ret->item_count = count;
    ret->next_cursor = more ? items[count - 1]->id : NULL;
    return 0;
}

/* category_write.c - writing and removing a category. The tree stays a tree: no circles, no
 * orphans, no more levels than every walk through it allows for. */
#include <stddef.h>

#include "lib/base/text.h"
#include "lib/services/catalog/category_rows.h"
#include "lib/services/catalog/generated/handlers.h"
#include "lib/services/catalog/product_rows.h"
#include "lib/services/generated/calls.h"

typedef struct number_row {
    int64_t number;
} number_row;

typedef struct written_row {
    const char *id;
    int64_t version;
} written_row;

typedef struct place_row {
    const char *parent;
} place_row;

static const column number_columns[] = {COL_INT(number_row, number)};
static const column written_columns[] = {COL_ID(written_row, id, "cat"), COL_INT(written_row, version)};
static const column place_columns[] = {COL_TEXT(place_row, parent)};

static const statement categories_count =
    SELECT_INTO(number_row, number_columns, "SELECT count(*) FROM catalog_categories");
static const statement category_upsert =
    SELECT_INTO(written_row, written_columns,
                "INSERT INTO catalog_categories (slug, id, title, parent, position)"
                " VALUES ($1, $2, $3, $4, $5)"
                " ON CONFLICT (slug) DO UPDATE SET title = excluded.title, "
                " parent = excluded.parent, position = excluded.position,"
                " version = catalog_categories.version + 1 RETURNING id, version");
static const statement place_select =
    SELECT_INTO(place_row, place_columns, "SELECT parent FROM catalog_categories WHERE slug = $1");
static const statement users_count = SELECT_INTO(
    number_row, number_columns,
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM catalog_categories WHERE parent = $1) THEN 2"
    " WHEN EXISTS (SELECT 1 FROM catalog_products WHERE category = $1) THEN 1 ELSE 0 END");
static const statement category_delete =
    STATEMENT("DELETE FROM catalog_categories WHERE slug = $1");

/* Levels from this category to the lowest one below it; 1 when there is nothing below, 0 when it is
 * new. */
static int height_of(call *c, const char *slug, int64_t *ret)
{
    const category_node *nodes;
    size_t count;
    int64_t height = 0;
    TRY(shop__category_below(c, slug, &nodes, &count));
    for (size_t i = 0; i < count; i++)
        if (nodes[i].depth > height)
            height = nodes[i].depth;
    *ret = height;
    return 0;
}

static int check_parent(call *c, const shop_category_put_args *args, int64_t height)
{
    const char *const *path;
    size_t above;
    if (shop__text_empty(args->parent))
        return 0;
    TRY(shop__category_expect(c, args->parent));
    TRY(shop__category_path(c, args->parent, &path, &above));
    for (size_t i = 0; i < above; i++)
        ENSURE(!shop__text_equal(path[i], args->slug),
               call_fail(c, SHOP_E_CONFLICT, "%s stands below %s itself", args->parent,
                         args->slug));
    int64_t levels = (int64_t)above + (height > 0 ? height : 1);
    return levels <= CATEGORY_DEPTH_MAX
               ? 0
               : call_fail(c, SHOP_E_CONFLICT,
                           "the tree would have %lld levels; at most %d are allowed",
                           (long long)levels, CATEGORY_DEPTH_MAX);
}

static int check_room(call *c)
{
    number_row all;
    TRY(call_one(c, &categories_count, NO_PARAMS, NULL, &all));
    return all.number < CATEGORIES_MAX
               ? 0
               : call_fail(c, SHOP_E_TOO_LARGE, "a shop has at most %d categories", CATEGORIES_MAX);
}

static int tell_moved(call *c, const written_row *row, const char *slug)
{
    return emit_category_moved(c, row->id, row->version, &(shop_category_event){.category = slug});
}

int shop__category_put(call *c, const shop_category_put_args *args, shop_category *ret)
{
    const char *id;
    written_row row;
    place_row before = {.parent = NULL};
    int64_t height;
    TRY(shop__slug_check(c, args->slug));
    TRY(height_of(c, args->slug, &height));
    TRY(check_parent(c, args, height));
    if (height == 0)
        TRY(check_room(c));
    else
        TRY(call_one(c, &place_select, PARAMS(v_text(args->slug)), NULL, &before));
    TRY(call_new_id(c, "cat", &id));
    const char *parent = shop__text_empty(args->parent) ? NULL : args->parent;
    TRY(call_one(c, &category_upsert,
                 PARAMS(v_text(args->slug), v_id(id), v_text(args->title), v_text(parent),
                        v_int(args->position)),
                 NULL, &row));
    if (height > 0 && !shop__text_equal(before.parent, parent)) /* a new one has nothing in it to be found */
        TRY(tell_moved(c, &row, args->slug));
    *ret = (shop_category){.id = row.id,
                           .slug = args->slug,
                           .title = args->title,
                           .parent = parent,
                           .position = args->position};
    return 0;
}

int shop__category_delete(call *c, const shop_category_delete_args *args)
{
    static const char *const users[] = {"", "products stand in it",
                                        "other categories stand below it"};
    number_row use;
    TRY(shop__category_expect(c, args->slug));
    TRY(call_one(c, &users_count, PARAMS(v_text(args->slug)), NULL, &use));
    ENSURE(use.number == 0,
           call_fail(c, SHOP_E_CONFLICT, "%s cannot be removed: %s", args->slug,
                     users[use.number]));
    return call_guard(c, &category_delete, PARAMS(v_text(args->slug)),
                      "the category was changed meanwhile");
}

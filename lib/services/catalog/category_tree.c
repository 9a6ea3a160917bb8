/* category_tree.c - reading the category tree: upwards from a leaf, downwards from any node, and as
 * a whole. Slugs are its keys; the depth limit bounds every walk, whatever a damaged store may
 * hold. */
#include <stdlib.h>
#include <string.h>

#include "lib/services/catalog/category_rows.h"
#include "lib/services/catalog/generated/handlers.h"

typedef struct parent_row {
    const char *parent;
} parent_row;

static const column parent_columns[] = {COL_TEXT(parent_row, parent)};
static const column node_columns[] = {COL_TEXT(category_node, slug), COL_INT(category_node, depth)};
static const column category_columns[] = {
    COL_ID(shop_category, id, "cat"), COL_TEXT(shop_category, slug), COL_TEXT(shop_category, title),
    COL_TEXT(shop_category, parent),  COL_INT(shop_category, position),
};

static const statement parent_select = SELECT_INTO(
    parent_row, parent_columns, "SELECT parent FROM catalog_categories WHERE slug = $1");
static const statement below_select = SELECT_INTO(
    category_node, node_columns,
    "WITH RECURSIVE below (slug, depth) AS ("
    "SELECT slug, 1 FROM catalog_categories WHERE slug = $1"
    " UNION ALL SELECT k.slug, b.depth + 1 FROM catalog_categories k"
    " JOIN below b ON k.parent = b.slug WHERE b.depth < $2) SELECT slug, depth FROM below");
static const statement category_select =
    SELECT_INTO(shop_category, category_columns,
                "SELECT id, slug, title, parent, position FROM catalog_categories WHERE slug = $1");
static const statement categories_select =
    SELECT_INTO(shop_category, category_columns,
                "SELECT id, slug, title, parent, position FROM catalog_categories");

/* --- up and down ------------------------------------------------------------------------------ */

int shop__category_expect(call *c, const char *slug)
{
    parent_row row;
    int code = call_one(c, &parent_select, PARAMS(v_text(slug)), NULL, &row);
    return code == SHOP_E_NOT_FOUND ? call_fail(c, code, "no such category: %s", slug) : code;
}

int shop__category_path(call *c, const char *slug, const char *const **ret_slugs,
                        size_t *ret_count)
{
    const char **path;
    size_t depth = 0;
    CALL_ARRAY(c, path, CATEGORY_DEPTH_MAX);
    while (slug != NULL && depth < CATEGORY_DEPTH_MAX) {
        parent_row row = {0};
        int code = call_one(c, &parent_select, PARAMS(v_text(slug)), NULL, &row);
        if (code == SHOP_E_NOT_FOUND)
            break;
        TRY(code);
        path[depth++] = slug;
        slug = row.parent;
    }
    *ret_slugs = path;
    *ret_count = depth;
    return 0;
}

int shop__category_ancestors(call *c, const shop_category_ancestors_args *args, shop_category_path *ret)
{
    return shop__category_path(c, args->slug, &ret->categories, &ret->category_count);
}

int shop__category_below(call *c, const char *slug, const category_node **ret_nodes,
                         size_t *ret_count)
{
    return call_all(c, &below_select, PARAMS(v_text(slug), v_int(CATEGORY_DEPTH_MAX)),
                    CATEGORIES_MAX, ret_nodes, ret_count);
}

/* --- one, and all ----------------------------------------------------------------------------- */

int shop__category_get(call *c, const shop_category_get_args *args, shop_category *ret)
{
    return call_one(c, &category_select, PARAMS(v_text(args->slug)), "category", ret);
}

static const char *text_or_empty(const char *text)
{
    return text != NULL ? text : "";
}

/* By parent, so that siblings stand together in their order. Sorted here: stores sort texts by
 * their own rules. */
static int compare(const void *a, const void *b)
{
    const shop_category *left = a, *right = b;
    int order = strcmp(text_or_empty(left->parent), text_or_empty(right->parent));
    if (order == 0)
        order = (left->position > right->position) - (left->position < right->position);
    return order != 0 ? order : strcmp(left->slug, right->slug);
}

typedef struct tree {
    const shop_category *rows; /* sorted by compare() */
    size_t count;
    const shop_category **placed;
    size_t placed_count;
} tree;

/* The first row whose parent is not before this one. */
static size_t first_child(const tree *t, const char *parent)
{
    size_t low = 0, high = t->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(text_or_empty(t->rows[middle].parent), parent) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void place_children(tree *t, const char *parent, int level)
{
    if (level > CATEGORY_DEPTH_MAX)
        return;
    for (size_t i = first_child(t, parent); i < t->count; i++) {
        const shop_category *row = &t->rows[i];
        if (strcmp(text_or_empty(row->parent), parent) != 0)
            break;
        t->placed[t->placed_count++] = row;
        place_children(t, row->slug, level + 1);
    }
}

int shop__category_list(call *c, const shop_category_list_args *args, shop_category_tree *ret)
{
    shop_category *rows;
    tree t = {0};
    (void)args;
    TRY(call_all(c, &categories_select, NO_PARAMS, CATEGORIES_MAX, &rows, &t.count));
    if (t.count > 0)
        qsort(rows, t.count, sizeof(rows[0]), compare);
    t.rows = rows;
    CALL_ARRAY(c, t.placed, t.count + 1);
    place_children(&t, "", 1);
    ret->categories = t.placed;
    ret->category_count = t.placed_count;
    return 0;
}

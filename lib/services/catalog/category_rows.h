/* category_rows.h - the category tree as other files of the service see it. */
#ifndef SHOP_LIB_SERVICES_CATALOG_CATEGORY_ROWS_H
#define SHOP_LIB_SERVICES_CATALOG_CATEGORY_ROWS_H

#include "lib/core/call.h"
#include "shop/catalog.h"

enum {
    CATEGORY_DEPTH_MAX = 8, /* levels of the tree */
    CATEGORIES_MAX = 5000   /* in one shop */
};

/* A category and how far it stands below the one that was asked for: 1 = that one itself. */
typedef struct category_node {
    const char *slug;
    int64_t depth;
} category_node;

/* SHOP_E_NOT_FOUND with the slug, unless there is such a category. */
int shop__category_expect(call *c, const char *slug);

/* Its slug and those above it, up to the top; as far as they are there. NULL: none. */
int shop__category_path(call *c, const char *slug, const char *const **ret_slugs,
                        size_t *ret_count);

/* The category and everything below it. */
int shop__category_below(call *c, const char *slug, const category_node **ret_nodes,
                         size_t *ret_count);

#endif

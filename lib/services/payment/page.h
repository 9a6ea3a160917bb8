/* page.h - pages of rows whose ids are in time order, the newest first. The cursor is the last id. */
#ifndef SHOP_LIB_SERVICES_PAYMENT_PAGE_H
#define SHOP_LIB_SERVICES_PAYMENT_PAGE_H

#include "lib/core/call.h"
#include "lib/core/limits.h"

typedef struct page {
    value before; /* parameter: only ids below it */
    value fetch;  /* parameter: how many rows, one more than the page has */
    size_t limit;
    const void *rows; /* to be filled in by call_all() */
    size_t count;
} page;

/* The cursor must be an id with this prefix, or absent; SHOP_E_INVALID. */
int shop__page_begin(call *c, const char *prefix, int64_t limit, const char *cursor, page *ret);

/* From rows, which begin with their id, to the records of a page. ret_items is a `const T *const **`. */
int shop__page_end(call *c, const page *p, size_t row_size, void (*project)(const void *row, void *ret),
                   size_t item_size, void *ret_items, size_t *ret_count, const char **ret_cursor);

#endif

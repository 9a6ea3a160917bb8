/* page.h - a page of a list in the order of ids; the cursor is the last id of the page before. */
#ifndef SHOP_LIB_SERVICES_USER_PAGE_H
#define SHOP_LIB_SERVICES_USER_PAGE_H

#include "lib/core/call.h"

typedef struct page {
    const char *after; /* an id below those of the page */
    size_t limit;      /* items on it; read one more to know whether there is another page */
} page;

/* SHOP_E_INVALID when the cursor is none of this list's. */
int shop__user_page(call *c, const char *cursor, const char *prefix, int64_t limit, page *ret);

#endif

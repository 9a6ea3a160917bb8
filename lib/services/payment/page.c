/* page.c - see page.h: one row more than the page has says whether there is another page. */
#include "lib/services/payment/page.h"

#include <string.h>

#include "lib/base/text.h"

static const uint8_t last_id[ID_BYTES] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                          0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

int shop__page_begin(call *c, const char *prefix, int64_t limit, const char *cursor, page *ret)
{
    uint8_t id[ID_BYTES];
    bool first = shop__text_empty(cursor);
    ENSURE(first || shop__id_parse(cursor, prefix, id),
           call_invalid(c, "cursor", "is not one that this list gave"));
    *ret = (page){.before = first ? v_blob(last_id, sizeof(last_id)) : v_id(cursor),
                  .limit = limit > 0 ? (size_t)limit : PAGE_DEFAULT};
    ret->fetch = v_int((int64_t)ret->limit + 1);
    return 0;
}

int shop__page_end(call *c, const page *p, size_t row_size, void (*project)(const void *row, void *ret),
                   size_t item_size, void *ret_items, size_t *ret_count, const char **ret_cursor)
{
    size_t count = p->count > p->limit ? p->limit : p->count;
    const void **items;
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        const char *row = (const char *)p->rows + i * row_size;
        void *item = call_alloc(c, item_size);
        ENSURE(item != NULL, SHOP_E_NO_MEMORY);
        project(row, item);
        items[i] = item;
        if (i + 1 == count && p->count > p->limit)
            memcpy(ret_cursor, row, sizeof(*ret_cursor));
    }
    memcpy(ret_items, &items, sizeof(items));
    *ret_count = count;
    return 0;
}

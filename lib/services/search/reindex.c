/* reindex.c - building the index anew, a piece a call: first the products on sale, page by page, then
 * the index's own entries, of which those go whose product is not on sale. What a piece needs of the
 * catalogue is read before it writes. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/services/generated/calls.h"
#include "lib/services/search/generated/handlers.h"
#include "lib/services/search/index.h"

enum { PIECE = 50 };

/* Cursors of the second part; those of the first are the catalogue's. */
#define ENTRIES "entries:"

typedef struct entry_row {
    int64_t document;
    const char *product_id;
} entry_row;

static const column entry_columns[] = {
    COL_INT(entry_row, document),
    COL_ID(entry_row, product_id, "prd"),
};

static const statement entries_behind =
    SELECT_INTO(entry_row, entry_columns,
                "SELECT document, product_id FROM search_documents WHERE document > $1"
                " ORDER BY document LIMIT $2");

static int take_products(call *c, const char *cursor, shop_reindex_report *ret)
{
    shop_product_list_args args = SHOP_PRODUCT_LIST_INIT;
    const shop_product_summary_page *page;
    source sources[PIECE];
    args.status = SHOP_PRODUCT_STATUS_ACTIVE;
    args.limit = PIECE;
    args.cursor = cursor;
    TRY(call_catalog_product_list(c, &args, &page));
    for (size_t i = 0; i < page->item_count; i++)
        TRY(shop__search_read(c, page->items[i]->id, &sources[i]));
    for (size_t i = 0; i < page->item_count; i++)
        TRY(shop__search_take(c, &sources[i]));
    ret->products = (int64_t)page->item_count;
    ret->next_cursor = page->next_cursor != NULL ? page->next_cursor : ENTRIES "0";
    return 0;
}

static int check_entries(call *c, int64_t behind, shop_reindex_report *ret)
{
    const entry_row *rows;
    source sources[PIECE];
    size_t count;
    TRY(call_all(c, &entries_behind, PARAMS(v_int(behind), v_int(PIECE)), PIECE, &rows, &count));
    for (size_t i = 0; i < count; i++)
        TRY(shop__search_read(c, rows[i].product_id, &sources[i]));
    for (size_t i = 0; i < count; i++) {
        if (shop__search_on_sale(&sources[i]))
            continue;
        TRY(shop__search_take(c, &sources[i]));
        ret->removed++;
    }
    if (count < PIECE)
        return 0;
    ret->next_cursor = call_format(c, ENTRIES "%lld", (long long)rows[count - 1].document);
    return ret->next_cursor != NULL ? 0 : SHOP_E_NO_MEMORY;
}

int shop__search_reindex(call *c, const shop_search_reindex_args *args, shop_reindex_report *ret)
{
    const char *cursor = args->cursor;
    int64_t behind;
    if (cursor == NULL || strncmp(cursor, ENTRIES, strlen(ENTRIES)) != 0)
        return take_products(c, cursor, ret);
    ENSURE(shop__text_int(cursor + strlen(ENTRIES), &behind) && behind >= 0,
           call_invalid(c, "cursor", "is not one that a piece before gave"));
    return check_entries(c, behind, ret);
}

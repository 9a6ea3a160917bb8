/* read.c - reading orders: one, a page, its history. */
#include <stdio.h>
#include <string.h>

#include "lib/base/id.h"
#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/services/order/generated/handlers.h"
#include "lib/services/order/order_rows.h"

extern const column shop__order_columns[];

typedef struct id_row {
    const char *id;
} id_row;

static const column id_columns[] = {COL_ID(id_row, id, "ord")};
static const column change_columns[] = {
    COL_ENUM(shop_order_change, from), COL_ENUM(shop_order_change, to),
    COL_TEXT(shop_order_change, actor), COL_TEXT(shop_order_change, note),
    COL_INT(shop_order_change, at_ms),
};

/* Newest first: ids are in time order. Each list has its own index. */
static const statement list_of_owner = SELECT_INTO(
    id_row, id_columns,
    "SELECT id FROM order_orders WHERE owner = $1 AND id < $2 AND ($3 = 0 OR state = $3)"
    " ORDER BY id DESC LIMIT $4");
static const statement list_of_all =
    SELECT_INTO(id_row, id_columns,
                "SELECT id FROM order_orders WHERE id < $1 AND ($2 = 0 OR state = $2)"
                " ORDER BY id DESC LIMIT $3");
static const statement history_select = SELECT_INTO(
    shop_order_change, change_columns,
    "SELECT \"from\", \"to\", actor, note, at_ms FROM order_history WHERE order_id = $1"
    " ORDER BY version");

int shop__order_get(call *c, const shop_order_get_args *args, shop_order *ret)
{
    order_row row = {0};
    TRY(shop__order_load_own(c, args->order_id, &row));
    return shop__order_project(c, &row, ret);
}

int shop__order_summary(call *c, const shop_order_summary_args *args, shop_order *ret)
{
    order_row row = {0};
    TRY(shop__order_load(c, args->order_id, &row));
    return shop__order_project(c, &row, ret);
}

static int select_ids(call *c, const shop_order_list_args *args, const char *owner, int64_t limit,
                      const id_row **ret_ids, size_t *ret_count)
{
    uint8_t cursor[ID_BYTES];
    memset(cursor, 0xff, sizeof(cursor)); /* behind every id */
    const value from = v_blob(cursor, sizeof(cursor));
    if (!shop__text_empty(args->cursor))
        ENSURE(shop__id_parse(args->cursor, "ord", cursor),
               call_invalid(c, "cursor", "is not one that this list has given"));
    if (owner != NULL)
        return call_all(c, &list_of_owner,
                        PARAMS(v_text(owner), from, v_int(args->state), v_int(limit)), ROWS_MAX, ret_ids,
                        ret_count);
    return call_all(c, &list_of_all, PARAMS(from, v_int(args->state), v_int(limit)), ROWS_MAX, ret_ids,
                    ret_count);
}

int shop__order_list(call *c, const shop_order_list_args *args, shop_order_page *ret)
{
    const id_row *ids = NULL;
    const shop_order **items;
    size_t count = 0;
    int64_t limit = args->limit > 0 ? args->limit : PAGE_DEFAULT;
    const char *owner = shop__text_empty(args->owner) ? NULL : args->owner;
    if (!call_is_staff(c)) {
        ENSURE(owner == NULL || strcmp(owner, call_principal(c)->id) == 0,
               call_fail(c, SHOP_E_FORBIDDEN, "only staff may list other people's orders"));
        owner = call_principal(c)->id;
    }
    TRY(select_ids(c, args, owner, limit + 1, &ids, &count));
    bool more = count > (size_t)limit;
    count = more ? (size_t)limit : count;
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        order_row row = {0};
        shop_order *item;
        CALL_NEW(c, item);
        TRY(shop__order_load(c, ids[i].id, &row));
        TRY(shop__order_project_header(c, &row, item));
        items[i] = item;
    }
    ret->items = items;
    ret->item_count = count;
    ret->next_cursor = more ? ids[count - 1].id : NULL;
    return 0;
}

int shop__order_history(call *c, const shop_order_history_args *args, shop_order_timeline *ret)
{
    order_row row = {0};
    const shop_order_change *rows = NULL;
    const shop_order_change **list;
    size_t count = 0;
    TRY(shop__order_load_own(c, args->order_id, &row));
    TRY(call_all(c, &history_select, PARAMS(v_id(args->order_id)), ORDER_HISTORY_MAX, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++)
        list[i] = &rows[i];
    ret->changes = list;
    ret->change_count = count;
    return 0;
}

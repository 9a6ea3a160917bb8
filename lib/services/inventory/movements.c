/* movements.c - the ledger: every change of a level as a line of its own, never changed, never
 * deleted. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/id.h"
#include "lib/core/limits.h"
#include "lib/services/inventory/generated/handlers.h"
#include "lib/services/inventory/stock.h"

/* "mov_01j…/BER": where a page ended. */
enum { MOVEMENT_ID_CHARS = 4 + ID_BASE32 };

static const column movement_columns[] = {
    COL_ID(shop_movement, id, "mov"),     COL_TEXT(shop_movement, sku),
    COL_TEXT(shop_movement, location),    COL_INT(shop_movement, quantity),
    COL_ENUM(shop_movement, kind),        COL_TEXT(shop_movement, reason),
    COL_ID(shop_movement, order_id, "ord"), COL_INT(shop_movement, created_at_ms),
};

static const statement movement_upsert = STATEMENT(
    "INSERT INTO inventory_movements (sku, id, location, quantity, kind, reason, order_id,"
    " created_at_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    " ON CONFLICT (sku, id, location) DO UPDATE"
    " SET quantity = inventory_movements.quantity + excluded.quantity");
static const statement movements_select =
    SELECT_INTO(shop_movement, movement_columns,
                "SELECT id, sku, location, quantity, kind, reason, order_id, created_at_ms"
                " FROM inventory_movements WHERE sku = $1 AND (id, location) < ($2, $3)"
                " ORDER BY id DESC, location DESC LIMIT $4");

int shop__movement_write(call *c, const shop_movement *m)
{
    return call_run(c, &movement_upsert,
                    PARAMS(v_text(m->sku), v_id(m->id), v_text(m->location), v_int(m->quantity),
                           v_int(m->kind), v_text(m->reason), v_id(m->order_id),
                           v_int(call_now_ms(c))));
}

/* The key behind a cursor; without one, a key above all others. */
static int read_cursor(call *c, const char *cursor, uint8_t ret_id[ID_BYTES],
                       const char **ret_location)
{
    char id[ID_TEXT_MAX] = "";
    memset(ret_id, 0xff, ID_BYTES);
    *ret_location = "";
    if (cursor == NULL)
        return 0;
    snprintf(id, sizeof(id), "%.*s", MOVEMENT_ID_CHARS, cursor);
    ENSURE(shop__id_parse(id, "mov", ret_id) && cursor[MOVEMENT_ID_CHARS] == '/',
           call_invalid(c, "cursor", "is not one that this list gave"));
    *ret_location = cursor + MOVEMENT_ID_CHARS + 1;
    return 0;
}

int shop__movement_list(call *c, const shop_movement_list_args *args, shop_movement_page *ret)
{
    size_t limit = args->limit > 0 ? (size_t)args->limit : PAGE_DEFAULT;
    const shop_movement *rows;
    const shop_movement **items;
    const char *location;
    uint8_t id[ID_BYTES];
    size_t count;
    TRY(read_cursor(c, args->cursor, id, &location));
    TRY(call_all(c, &movements_select,
                 PARAMS(v_text(args->sku), v_blob(id, sizeof(id)), v_text(location),
                        v_int((int64_t)limit + 1)),
                 limit + 1, &rows, &count));
    bool more = count > limit;
    count = more ? limit : count;
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++)
        items[i] = &rows[i];
    *ret = (shop_movement_page){.items = items, .item_count = count};
    if (!more)
        return 0;
    ret->next_cursor = call_format(c, "%s/%s", rows[count - 1].id, rows[count - 1].location);
    return ret->next_cursor != NULL ? 0 : SHOP_E_NO_MEMORY;
}

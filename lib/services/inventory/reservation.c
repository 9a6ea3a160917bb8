/* reservation.c - the life of a reservation behind the moment in which it was made: extended,
 * taken, released, looked at. Whoever comes too late changes no row, and reads again before it
 * says anything. */
#include "lib/services/inventory/reservation.h"

#include <stddef.h>
#include <string.h>

#include "lib/base/id.h"
#include "lib/core/limits.h"
#include "lib/services/inventory/generated/handlers.h"

const column shop__reservation_columns[5] = {
    COL_ID(shop_reservation, order_id, "ord"),
    COL_ENUM(shop_reservation, state),
    COL_BOOL(shop_reservation, sold),
    COL_INT(shop_reservation, expires_at_ms),
    COL_INT(shop_reservation, version),
};
static const column line_columns[] = {
    COL_TEXT(shop_reservation_line, sku),
    COL_TEXT(shop_reservation_line, location),
    COL_INT(shop_reservation_line, quantity),
};

static const statement reservation_select =
    SELECT_INTO(shop_reservation, shop__reservation_columns,
                "SELECT order_id, state, sold, expires_at_ms, version"
                " FROM inventory_reservations WHERE order_id = $1");
static const statement reservations_select =
    SELECT_INTO(shop_reservation, shop__reservation_columns,
                "SELECT order_id, state, sold, expires_at_ms, version FROM inventory_reservations"
                " WHERE order_id < $1 AND ($2 = 0 OR state = $2) ORDER BY order_id DESC LIMIT $3");
static const statement lines_select =
    SELECT_INTO(shop_reservation_line, line_columns,
                "SELECT sku, location, quantity FROM inventory_reservation_lines"
                " WHERE order_id = $1 ORDER BY sku, location");
static const statement extend =
    SELECT_INTO(shop_reservation, shop__reservation_columns,
                "UPDATE inventory_reservations SET version = version + 1, expires_at_ms ="
                " CASE WHEN expires_at_ms > $2 THEN expires_at_ms ELSE $2 END"
                " WHERE order_id = $1 AND state = 1 AND expires_at_ms > $3"
                " RETURNING order_id, state, sold, expires_at_ms, version");
static const statement take =
    STATEMENT("UPDATE inventory_reservations SET state = 2, version = version + 1"
              " WHERE order_id = $1 AND state = 1");
static const statement release =
    STATEMENT("UPDATE inventory_reservations SET state = 3, version = version + 1"
              " WHERE order_id = $1 AND state IN (1, 2) AND sold = 0");
static const statement stock_free =
    STATEMENT("UPDATE inventory_stock AS s SET reserved = s.reserved - l.quantity"
              " FROM inventory_reservation_lines AS l"
              " WHERE l.order_id = $1 AND s.sku = l.sku AND s.location = l.location");

int shop__reservation_load(call *c, const char *order_id, shop_reservation *ret)
{
    return call_one(c, &reservation_select, PARAMS(v_id(order_id)), NULL, ret);
}

int shop__reservation_load_lines(call *c, shop_reservation *r)
{
    const shop_reservation_line *rows;
    const shop_reservation_line **lines;
    size_t count;
    TRY(call_all(c, &lines_select, PARAMS(v_id(r->order_id)), RESERVATION_PARTS_MAX, &rows,
                 &count));
    CALL_ARRAY(c, lines, count + 1);
    for (size_t i = 0; i < count; i++)
        lines[i] = &rows[i];
    r->lines = lines;
    r->line_count = count;
    return 0;
}

int shop__reservation_free(call *c, const char *order_id)
{
    return call_run(c, &stock_free, PARAMS(v_id(order_id)));
}

int shop__reservation_extend(call *c, const shop_reservation_extend_args *args,
                             shop_reservation *ret)
{
    const value params[] = {v_id(args->order_id), v_int(args->expires_at_ms),
                            v_int(call_now_ms(c))};
    int code = call_one(c, &extend, params, 3, NULL, ret);
    if (code == SHOP_E_NOT_FOUND)
        return call_fail(c, SHOP_E_CONFLICT, "the reservation of %s is not held any more",
                         args->order_id);
    return code;
}

/* Whoever took it, and when: what is read behind it is the answer. An UPDATE that returned its row would put
 * it aside in a table of its own, at twice the cost of both. */
int shop__reservation_take(call *c, const shop_reservation_take_args *args, shop_reservation *ret)
{
    TRY(call_run(c, &take, PARAMS(v_id(args->order_id))));
    int code = shop__reservation_load(c, args->order_id, ret);
    if (code != SHOP_E_NOT_FOUND)
        return code;
    *ret = (shop_reservation){.order_id = args->order_id, .state = SHOP_RESERVATION_STATE_RELEASED};
    return 0;
}

int shop__reservation_release(call *c, const shop_reservation_release_args *args)
{
    int64_t changed = 0;
    TRY(call_changed(c, &release, PARAMS(v_id(args->order_id)), &changed));
    return changed == 1 ? shop__reservation_free(c, args->order_id) : 0;
}

/* --- looking at them -------------------------------------------------------------------------- */

int shop__reservation_get(call *c, const shop_reservation_get_args *args, shop_reservation *ret)
{
    TRY(call_one(c, &reservation_select, PARAMS(v_id(args->order_id)), "reservation", ret));
    return shop__reservation_load_lines(c, ret);
}

/* The id behind which the next page begins; without a cursor, one above all others. */
static int read_cursor(call *c, const char *cursor, uint8_t ret_id[ID_BYTES])
{
    memset(ret_id, 0xff, ID_BYTES);
    ENSURE(cursor == NULL || shop__id_parse(cursor, "ord", ret_id),
           call_invalid(c, "cursor", "is not one that this list gave"));
    return 0;
}

int shop__reservation_list(call *c, const shop_reservation_list_args *args,
                           shop_reservation_page *ret)
{
    size_t limit = args->limit > 0 ? (size_t)args->limit : PAGE_DEFAULT;
    const shop_reservation **items;
    shop_reservation *rows;
    uint8_t id[ID_BYTES];
    size_t count;
    TRY(read_cursor(c, args->cursor, id));
    TRY(call_all(c, &reservations_select,
                 PARAMS(v_blob(id, sizeof(id)), v_int(args->state), v_int((int64_t)limit + 1)),
                 limit + 1, &rows, &count));
    bool more = count > limit;
    count = more ? limit : count;
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        TRY(shop__reservation_load_lines(c, &rows[i]));
        items[i] = &rows[i];
    }
    *ret = (shop_reservation_page){.items = items,
                                   .item_count = count,
                                   .next_cursor = more ? rows[count - 1].order_id : NULL};
    return 0;
}

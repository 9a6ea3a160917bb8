/* sales.c - what orders do to the stock, told by their events: a sale takes what was claimed out
 * of the stock, a cancellation or a return puts goods back. An event may come twice; its effect
 * comes once, by the reservation's state and by the ledger's key, which holds the event's id. */
#include <stddef.h>
#include <string.h>

#include "lib/services/inventory/generated/handlers.h"
#include "lib/services/inventory/reservation.h"
#include "lib/services/inventory/stock.h"

typedef struct sold_row {
    const char *sku;
    const char *location;
    int64_t quantity; /* sold and not yet returned */
} sold_row;

typedef struct place_row {
    const char *code;
} place_row;

typedef struct count_row {
    int64_t count;
} count_row;

static const column sold_columns[] = {
    COL_TEXT(sold_row, sku),
    COL_TEXT(sold_row, location),
    COL_INT(sold_row, quantity),
};
static const column place_columns[] = {COL_TEXT(place_row, code)};
static const column count_columns[] = {COL_INT(count_row, count)};

static const statement reservation_sell =
    STATEMENT("UPDATE inventory_reservations SET sold = 1, version = version + 1"
              " WHERE order_id = $1 AND state = 2 AND sold = 0");
static const statement reservation_unsell =
    STATEMENT("UPDATE inventory_reservations SET state = 3, version = version + 1"
              " WHERE order_id = $1 AND state = 2 AND sold = 1");
static const statement stock_sell =
    STATEMENT("UPDATE inventory_stock SET on_hand = on_hand - $3, reserved = reserved - $3"
              " WHERE sku = $1 AND location = $2");
static const statement sold_select =
    SELECT_INTO(sold_row, sold_columns,
                "SELECT sku, location, quantity - returned FROM inventory_reservation_lines"
                " WHERE order_id = $1 AND quantity > returned ORDER BY sku, location");
static const statement line_return =
    STATEMENT("UPDATE inventory_reservation_lines SET returned = returned + $4"
              " WHERE order_id = $1 AND sku = $2 AND location = $3 AND quantity - returned >= $4");
static const statement place_select = SELECT_INTO(
    place_row, place_columns,
    "SELECT code FROM inventory_locations ORDER BY code <> $1, position, code LIMIT 1");
static const statement stock_return =
    STATEMENT("INSERT INTO inventory_stock (sku, location, on_hand, reserved)"
              " VALUES ($1, $2, $3, 0)"
              " ON CONFLICT (sku, location) DO UPDATE"
              " SET on_hand = inventory_stock.on_hand + excluded.on_hand");
static const statement effects_count =
    SELECT_INTO(count_row, count_columns,
                "SELECT count(*) FROM inventory_movements WHERE sku = $1 AND id = $2");

static int sold_lines(call *c, const char *order_id, const sold_row **ret_lines, size_t *ret_count)
{
    return call_all(c, &sold_select, PARAMS(v_id(order_id)), RESERVATION_PARTS_MAX, ret_lines,
                    ret_count);
}

/* --- out -------------------------------------------------------------------------------------- */

/* The ledger and the stock, line by line: one statement that joins the lines of the reservation costs SQLite
 * a table of its own. */
static int sell(call *c, const event *e, const char *order_id)
{
    const sold_row *lines;
    size_t count;
    TRY(sold_lines(c, order_id, &lines, &count));
    for (size_t i = 0; i < count; i++) {
        const shop_movement m = {.id = e->id,
                                 .sku = lines[i].sku,
                                 .location = lines[i].location,
                                 .quantity = -lines[i].quantity,
                                 .kind = SHOP_MOVEMENT_KIND_SALE,
                                 .order_id = order_id};
        TRY(shop__movement_write(c, &m));
        TRY(call_run(c, &stock_sell,
                     PARAMS(v_text(m.sku), v_text(m.location), v_int(lines[i].quantity))));
    }
    return 0;
}

int shop__inventory_sales_on_order_created(call *c, const event *e, const shop_order_event *data)
{
    int64_t sold = 0;
    shop_reservation r = {0};
    TRY(call_changed(c, &reservation_sell, PARAMS(v_id(data->order_id)), &sold));
    if (sold == 0) {
        int code = shop__reservation_load(c, data->order_id, &r);
        if (code != SHOP_E_NOT_FOUND)
            TRY(code);
        return r.sold ? 0
                      : call_fail(c, SHOP_E_CONFLICT, "%s was placed without claiming its stock",
                                  data->order_id);
    }
    return sell(c, e, data->order_id);
}

/* --- back in ---------------------------------------------------------------------------------- */

/* So many goods of a sold line come back: to where they were, or to the first location when that
 * is gone. */
static int put_back(call *c, const event *e, const char *order_id, const sold_row *line,
                    int64_t quantity)
{
    place_row place;
    TRY(call_one(c, &place_select, PARAMS(v_text(line->location)), "location", &place));
    const shop_movement m = {.id = e->id,
                             .sku = line->sku,
                             .location = place.code,
                             .quantity = quantity,
                             .kind = SHOP_MOVEMENT_KIND_RETURN,
                             .order_id = order_id};
    TRY(call_guard(c, &line_return,
                   PARAMS(v_id(order_id), v_text(line->sku), v_text(line->location),
                          v_int(quantity)),
                   "more came back than was sold"));
    TRY(shop__movement_write(c, &m));
    return call_run(c, &stock_return, PARAMS(v_text(m.sku), v_text(m.location), v_int(quantity)));
}

/* Sold goods come back as a whole; goods that are only claimed are released. */
int shop__inventory_sales_on_order_cancelled(call *c, const event *e, const shop_order_event *data)
{
    const sold_row *lines;
    size_t count;
    int64_t changed = 0;
    TRY(call_changed(c, &reservation_unsell, PARAMS(v_id(data->order_id)), &changed));
    if (changed == 0) {
        const shop_reservation_release_args args = {.order_id = data->order_id};
        return shop__reservation_release(c, &args);
    }
    TRY(sold_lines(c, data->order_id, &lines, &count));
    for (size_t i = 0; i < count; i++) {
        TRY(put_back(c, e, data->order_id, &lines[i], lines[i].quantity));
        if (i + 1 == count || strcmp(lines[i].sku, lines[i + 1].sku) != 0)
            TRY(shop__stock_tell(c, lines[i].sku));
    }
    return 0;
}

/* Deal what came back of a SKU out to the sold lines of it. */
static int return_sku(call *c, const event *e, const char *order_id, const char *sku,
                      int64_t quantity)
{
    const sold_row *lines;
    size_t count;
    int64_t left = quantity;
    TRY(sold_lines(c, order_id, &lines, &count));
    for (size_t i = 0; i < count && left > 0; i++) {
        int64_t part = lines[i].quantity < left ? lines[i].quantity : left;
        if (strcmp(lines[i].sku, sku) != 0)
            continue;
        TRY(put_back(c, e, order_id, &lines[i], part));
        left -= part;
    }
    ENSURE(left == 0,
           call_fail(c, SHOP_E_CONFLICT, "%lld more of SKU %s came back from %s than were sold",
                     (long long)left, sku, order_id));
    return shop__stock_tell(c, sku);
}

static int64_t quantity_of(const shop_order_event *data, const char *sku)
{
    int64_t quantity = 0;
    for (size_t i = 0; i < data->line_count; i++)
        if (strcmp(data->lines[i]->sku, sku) == 0)
            quantity += data->lines[i]->quantity;
    return quantity;
}

static int check_sold(call *c, const char *order_id)
{
    shop_reservation r = {0};
    int code = shop__reservation_load(c, order_id, &r);
    if (code != SHOP_E_NOT_FOUND)
        TRY(code);
    return r.sold ? 0
                  : call_fail(c, SHOP_E_CONFLICT, "goods came back from %s that were not sold",
                              order_id);
}

/* A SKU of which the ledger has this event is done: by an earlier line, or when the event comes
 * twice. */
int shop__inventory_sales_on_order_returned(call *c, const event *e, const shop_order_event *data)
{
    if (!data->restock)
        return 0;
    TRY(check_sold(c, data->order_id));
    for (size_t i = 0; i < data->line_count; i++) {
        const char *sku = data->lines[i]->sku;
        count_row before;
        TRY(call_one(c, &effects_count, PARAMS(v_text(sku), v_id(e->id)), NULL, &before));
        if (before.count == 0)
            TRY(return_sku(c, e, data->order_id, sku, quantity_of(data, sku)));
    }
    return 0;
}

/* reserve.c - setting stock aside for an order, all lines or none. What it costs, when nothing is odd: one
 * insert for the reservation, and for each SKU one insert that chooses a location and one guarded update.
 *
 * The updates come last, in the order of SKUs, so that a hot row is locked as shortly as can be and two
 * orders never wait for each other. An update that changes nothing means that the choice was wrong by then:
 * the levels are read, and the line is split when no location has enough by itself. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "lib/services/inventory/generated/handlers.h"
#include "lib/services/inventory/reservation.h"

/* What is asked for: a line a SKU, in the order of SKUs; `location` once one was chosen. */
typedef struct plan {
    const char *order_id;
    shop_reservation_line *lines;
    size_t count;
    bool split; /* some line lies at several locations */
} plan;

typedef struct place_row {
    const char *location;
    int64_t available;
} place_row;

static const column choice_columns[] = {COL_TEXT(place_row, location)};
static const column place_columns[] = {COL_TEXT(place_row, location), COL_INT(place_row, available)};

static const statement reservation_insert = STATEMENT(
    "INSERT INTO inventory_reservations (order_id, state, sold, expires_at_ms, version)"
    " VALUES ($1, 1, 0, $2, 1) ON CONFLICT (order_id) DO NOTHING");
static const statement reservation_renew = STATEMENT(
    "UPDATE inventory_reservations SET state = 1, expires_at_ms = $3, version = version + 1"
    " WHERE order_id = $1 AND version = $2 AND state IN (3, 4) AND sold = 0");
static const statement lines_delete =
    STATEMENT("DELETE FROM inventory_reservation_lines WHERE order_id = $1");
static const statement line_choose = SELECT_INTO(
    place_row, choice_columns,
    "INSERT INTO inventory_reservation_lines (order_id, sku, location, quantity, returned)"
    " SELECT $1, s.sku, s.location, $3, 0 FROM inventory_stock s"
    " JOIN inventory_locations l ON l.code = s.location"
    " WHERE s.sku = $2 AND s.on_hand - s.reserved >= $3 ORDER BY l.position, l.code LIMIT 1"
    " RETURNING location");
static const statement line_insert = STATEMENT(
    "INSERT INTO inventory_reservation_lines (order_id, sku, location, quantity, returned)"
    " VALUES ($1, $2, $3, $4, 0)");
static const statement line_delete =
    STATEMENT("DELETE FROM inventory_reservation_lines WHERE order_id = $1 AND sku = $2");
static const statement stock_hold =
    STATEMENT("UPDATE inventory_stock SET reserved = reserved + $3"
              " WHERE sku = $1 AND location = $2 AND on_hand - reserved >= $3");
static const statement places_select =
    SELECT_INTO(place_row, place_columns,
                "SELECT s.location, s.on_hand - s.reserved FROM inventory_stock s"
                " JOIN inventory_locations l ON l.code = s.location"
                " WHERE s.sku = $1 AND s.on_hand > s.reserved"
                " ORDER BY s.on_hand - s.reserved DESC, l.position, l.code");

/* --- the plan --------------------------------------------------------------------------------- */

static int by_sku(const void *left, const void *right)
{
    const shop_reservation_line *a = left, *b = right;
    return strcmp(a->sku, b->sku);
}

/* Add up the lines of each SKU, which stand together. */
static void merge(plan *p)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->count; i++) {
        if (kept > 0 && strcmp(p->lines[kept - 1].sku, p->lines[i].sku) == 0)
            p->lines[kept - 1].quantity += p->lines[i].quantity;
        else
            p->lines[kept++] = p->lines[i];
    }
    p->count = kept;
}

static int make_plan(call *c, const shop_reservation_reserve_args *args, plan *ret)
{
    shop_reservation_line *lines;
    ENSURE(args->line_count > 0 && args->line_count <= RESERVATION_LINES_MAX,
           call_invalid(c, "lines", "must be 1 to %d", RESERVATION_LINES_MAX));
    CALL_ARRAY(c, lines, args->line_count);
    for (size_t i = 0; i < args->line_count; i++) {
        ENSURE(args->lines[i].quantity > 0, call_invalid(c, "quantity", "must be at least 1"));
        lines[i] = (shop_reservation_line){.sku = args->lines[i].sku, .quantity = args->lines[i].quantity};
    }
    qsort(lines, args->line_count, sizeof(*lines), by_sku);
    *ret = (plan){.order_id = args->order_id, .lines = lines, .count = args->line_count};
    merge(ret);
    return 0;
}

/* --- what the order has already --------------------------------------------------------------- */

/* Whether a reservation holds what the plan asks for; its lines stand in the order of SKUs too. */
static bool holds(const shop_reservation *r, const plan *p)
{
    size_t taken = 0;
    for (size_t i = 0; i < p->count; i++) {
        int64_t quantity = 0;
        while (taken < r->line_count && strcmp(r->lines[taken]->sku, p->lines[i].sku) == 0)
            quantity += r->lines[taken++]->quantity;
        if (quantity != p->lines[i].quantity)
            return false;
    }
    return taken == r->line_count;
}

/* The reservation stands: the same answer to the same lines. */
static int answer_again(call *c, const plan *p, shop_reservation *r)
{
    TRY(shop__reservation_load_lines(c, r));
    return holds(r, p) ? 0
                       : call_fail(c, SHOP_E_CONFLICT, "%s has a reservation of other lines", p->order_id);
}

/* Begin anew where one was released or expired. */
static int renew(call *c, const plan *p, int64_t expires_at_ms, const shop_reservation *old)
{
    TRY(call_guard(c, &reservation_renew,
                   PARAMS(v_id(p->order_id), v_int(old->version), v_int(expires_at_ms)),
                   "the order's goods were sold and came back, or its reservation was just changed"));
    return call_run(c, &lines_delete, PARAMS(v_id(p->order_id)));
}

/* --- stock ------------------------------------------------------------------------------------ */

/* The first location that has enough, or none. */
static int choose(call *c, const plan *p, shop_reservation_line *line)
{
    place_row row = {0};
    int code = call_one(c, &line_choose,
                        PARAMS(v_id(p->order_id), v_text(line->sku), v_int(line->quantity)), NULL, &row);
    line->location = row.location;
    return code == SHOP_E_NOT_FOUND ? 0 : code;
}

static int hold_at(call *c, const char *sku, const char *location, int64_t quantity, bool *ret_held)
{
    int64_t changed = 0;
    TRY(call_changed(c, &stock_hold, PARAMS(v_text(sku), v_text(location), v_int(quantity)), &changed));
    *ret_held = changed == 1;
    return 0;
}

static int hold_part(call *c, const plan *p, const shop_reservation_line *part)
{
    bool held;
    TRY(call_run(c, &line_insert,
                 PARAMS(v_id(p->order_id), v_text(part->sku), v_text(part->location), v_int(part->quantity))));
    TRY(hold_at(c, part->sku, part->location, part->quantity, &held));
    return held ? 0
                : call_fail(c, SHOP_E_OVERLOADED, "the stock of SKU %s changes at this moment; try again",
                            part->sku);
}

/* Take from as few locations as will do, beginning with those that have most. */
static int split(call *c, plan *p, const shop_reservation_line *line)
{
    const place_row *places;
    size_t count;
    int64_t available = 0, missing = line->quantity;
    p->split = true;
    TRY(call_all(c, &places_select, PARAMS(v_text(line->sku)), RESERVATION_SPLIT_MAX, &places, &count));
    for (size_t i = 0; i < count; i++)
        available += places[i].available;
    ENSURE(available >= missing,
           call_fail(c, SHOP_E_OUT_OF_STOCK, "SKU %s: %lld available, %lld asked for", line->sku,
                     (long long)available, (long long)missing));
    TRY(call_run(c, &line_delete, PARAMS(v_id(p->order_id), v_text(line->sku))));
    for (size_t i = 0; missing > 0; i++) {
        int64_t quantity = places[i].available < missing ? places[i].available : missing;
        const shop_reservation_line part = {line->sku, places[i].location, quantity};
        TRY(hold_part(c, p, &part));
        missing -= quantity;
    }
    return 0;
}

static int hold(call *c, plan *p, const shop_reservation_line *line)
{
    bool held = false;
    if (line->location != NULL)
        TRY(hold_at(c, line->sku, line->location, line->quantity, &held));
    return held ? 0 : split(c, p, line);
}

static int hold_all(call *c, plan *p)
{
    for (size_t i = 0; i < p->count; i++)
        TRY(choose(c, p, &p->lines[i]));
    for (size_t i = 0; i < p->count; i++)
        TRY(hold(c, p, &p->lines[i]));
    return 0;
}

/* --- the operation ---------------------------------------------------------------------------- */

static int project(call *c, const plan *p, shop_reservation *ret)
{
    const shop_reservation_line **lines;
    if (p->split)
        return shop__reservation_load_lines(c, ret);
    CALL_ARRAY(c, lines, p->count);
    for (size_t i = 0; i < p->count; i++)
        lines[i] = &p->lines[i];
    ret->lines = lines;
    ret->line_count = p->count;
    return 0;
}

int shop__reservation_reserve(call *c, const shop_reservation_reserve_args *args, shop_reservation *ret)
{
    plan p = {0};
    int64_t inserted = 0;
    shop_reservation old = {0};
    TRY(make_plan(c, args, &p));
    TRY(call_changed(c, &reservation_insert, PARAMS(v_id(args->order_id), v_int(args->expires_at_ms)),
                     &inserted));
    if (inserted == 0) {
        TRY(shop__reservation_load(c, args->order_id, &old));
        if (old.state == SHOP_RESERVATION_STATE_HELD || old.state == SHOP_RESERVATION_STATE_CLAIMED) {
            *ret = old;
            return answer_again(c, &p, ret);
        }
        TRY(renew(c, &p, args->expires_at_ms, &old));
    }
    TRY(hold_all(c, &p));
    *ret = (shop_reservation){.order_id = args->order_id,
                              .state = SHOP_RESERVATION_STATE_HELD,
                              .expires_at_ms = args->expires_at_ms,
                              .version = old.version + 1};
    return project(c, &p, ret);
}

/* reserve.c - setting stock aside for an order, all lines or none. First everything is read and chosen, so
 * that an order which cannot be served has written nothing; then the reservation claims the order's id; the
 * guarded updates of stock come last, by SKU and location, so that a hot row is locked as shortly as can be
 * and two orders never wait for each other.
 *
 * One statement for the reservation and three a SKU, each of them small: where a statement chooses,
 * writes and returns at once, SQLite puts the rows aside in a table of its own, at ten times the cost. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "lib/services/inventory/generated/handlers.h"
#include "lib/services/inventory/reservation.h"
#include "lib/services/inventory/stock.h"

/* What is asked for of one SKU, and the parts that serve it, each at one location. */
typedef struct plan_line {
    const char *sku;
    int64_t quantity;
    int64_t available; /* what the locations that could serve it have */
    shop_reservation_line *parts;
    size_t part_count;
} plan_line;

typedef struct plan {
    const char *order_id;
    plan_line *lines; /* one a SKU, in the order of SKUs */
    size_t count;
    size_t part_count;          /* of all lines */
    const plan_line *shortfall; /* the first that cannot be served, or NULL */
} plan;

typedef struct place_row {
    const char *location;
    int64_t position;
    int64_t available;
} place_row;

static const column place_columns[] = {
    COL_TEXT(place_row, location),
    COL_INT(place_row, position),
    COL_INT(place_row, available),
};

static const statement places_select =
    SELECT_INTO(place_row, place_columns,
                "SELECT s.location, l.position, s.on_hand - s.reserved FROM inventory_stock s"
                " JOIN inventory_locations l ON l.code = s.location"
                " WHERE s.sku = $1 AND s.on_hand > s.reserved");
static const statement reservation_insert = STATEMENT(
    "INSERT INTO inventory_reservations (order_id, state, sold, expires_at_ms, version)"
    " VALUES ($1, 1, 0, $2, 1) ON CONFLICT (order_id) DO NOTHING");
static const statement reservation_renew = STATEMENT(
    "UPDATE inventory_reservations SET state = 1, expires_at_ms = $3, version = version + 1"
    " WHERE order_id = $1 AND version = $2 AND state IN (3, 4) AND sold = 0");
static const statement lines_delete =
    STATEMENT("DELETE FROM inventory_reservation_lines WHERE order_id = $1");
static const statement line_insert = STATEMENT(
    "INSERT INTO inventory_reservation_lines (order_id, sku, location, quantity, returned)"
    " VALUES ($1, $2, $3, $4, 0)");
static const statement stock_hold =
    STATEMENT("UPDATE inventory_stock SET reserved = reserved + $3"
              " WHERE sku = $1 AND location = $2 AND on_hand - reserved >= $3");

/* --- what is asked for ------------------------------------------------------------------------ */

static int by_sku(const void *left, const void *right)
{
    const plan_line *a = left, *b = right;
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
    plan_line *lines;
    ENSURE(args->line_count > 0 && args->line_count <= RESERVATION_LINES_MAX,
           call_invalid(c, "lines", "must be 1 to %d", RESERVATION_LINES_MAX));
    CALL_ARRAY(c, lines, args->line_count);
    for (size_t i = 0; i < args->line_count; i++) {
        ENSURE(args->lines[i].quantity > 0, call_invalid(c, "quantity", "must be at least 1"));
        lines[i] = (plan_line){.sku = args->lines[i].sku, .quantity = args->lines[i].quantity};
    }
    qsort(lines, args->line_count, sizeof(*lines), by_sku);
    *ret = (plan){.order_id = args->order_id, .lines = lines, .count = args->line_count};
    merge(ret);
    return 0;
}

/* --- from where ------------------------------------------------------------------------------- */

static int by_position(const void *left, const void *right)
{
    const place_row *a = left, *b = right;
    if (a->position != b->position)
        return a->position < b->position ? -1 : 1;
    return strcmp(a->location, b->location);
}

static int by_most(const void *left, const void *right)
{
    const place_row *a = left, *b = right;
    if (a->available != b->available)
        return a->available > b->available ? -1 : 1;
    return by_position(left, right);
}

static int by_location(const void *left, const void *right)
{
    const shop_reservation_line *a = left, *b = right;
    return strcmp(a->location, b->location);
}

/* The location with the lowest position that has enough by itself, or NULL. */
static const place_row *choose(const place_row *places, size_t count, int64_t quantity)
{
    const place_row *best = NULL;
    for (size_t i = 0; i < count; i++)
        if (places[i].available >= quantity &&
            (best == NULL || by_position(&places[i], best) < 0))
            best = &places[i];
    return best;
}

/* As few locations as will do: those that have most. */
static void split(plan_line *line, place_row *places, size_t count)
{
    int64_t missing = line->quantity;
    if (count == 0) /* then there is no array either */
        return;
    qsort(places, count, sizeof(*places), by_most);
    for (size_t i = 0; i < count && i < RESERVATION_SPLIT_MAX && missing > 0; i++) {
        int64_t quantity = places[i].available < missing ? places[i].available : missing;
        line->parts[line->part_count++] =
            (shop_reservation_line){line->sku, places[i].location, quantity};
        line->available += places[i].available;
        missing -= quantity;
    }
    qsort(line->parts, line->part_count, sizeof(*line->parts), by_location);
}

static int place(call *c, plan *p, plan_line *line)
{
    place_row *places;
    size_t count;
    TRY(call_all(c, &places_select, PARAMS(v_text(line->sku)), LOCATIONS_MAX, &places, &count));
    const place_row *best = choose(places, count, line->quantity);
    CALL_ARRAY(c, line->parts, best != NULL ? 1 : RESERVATION_SPLIT_MAX);
    if (best != NULL) {
        line->parts[line->part_count++] =
            (shop_reservation_line){line->sku, best->location, line->quantity};
        line->available = best->available;
    } else {
        split(line, places, count);
    }
    p->part_count += line->part_count;
    if (line->available < line->quantity && p->shortfall == NULL)
        p->shortfall = line;
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
static int answer_again(call *c, const plan *p, const shop_reservation *old, shop_reservation *ret)
{
    *ret = *old;
    TRY(shop__reservation_load_lines(c, ret));
    return holds(ret, p) ? 0
                         : call_fail(c, SHOP_E_CONFLICT, "%s has a reservation of other lines",
                                     p->order_id);
}

static bool stands(const shop_reservation *r)
{
    return r->state == SHOP_RESERVATION_STATE_HELD || r->state == SHOP_RESERVATION_STATE_CLAIMED;
}

/* Begin anew where one was released or expired. */
static int renew(call *c, const plan *p, int64_t expires_at_ms, const shop_reservation *old)
{
    TRY(call_guard(c, &reservation_renew,
                   PARAMS(v_id(p->order_id), v_int(old->version), v_int(expires_at_ms)),
                   "the goods of this order were sold and came back: it cannot reserve again"));
    return call_run(c, &lines_delete, PARAMS(v_id(p->order_id)));
}

/* --- holding it ------------------------------------------------------------------------------- */

static int write_part(call *c, const plan *p, const shop_reservation_line *part)
{
    return call_run(c, &line_insert,
                    PARAMS(v_id(p->order_id), v_text(part->sku), v_text(part->location),
                           v_int(part->quantity)));
}

/* No row: others were quicker since it was read. Who asks again gets what is true by then. */
static int hold_part(call *c, const plan *p, const shop_reservation_line *part)
{
    int64_t changed = 0;
    TRY(call_changed(c, &stock_hold,
                     PARAMS(v_text(part->sku), v_text(part->location), v_int(part->quantity)),
                     &changed));
    return changed == 1 ? 0
                        : call_fail(c, SHOP_E_OVERLOADED,
                                    "the stock of SKU %s is changing; try %s again", part->sku,
                                    p->order_id);
}

static int each_part(call *c, const plan *p,
                     int (*act)(call *c, const plan *p, const shop_reservation_line *part))
{
    for (size_t i = 0; i < p->count; i++)
        for (size_t n = 0; n < p->lines[i].part_count; n++)
            TRY(act(c, p, &p->lines[i].parts[n]));
    return 0;
}

static int list_parts(call *c, const plan *p, shop_reservation *ret)
{
    const shop_reservation_line **list;
    CALL_ARRAY(c, list, p->part_count);
    for (size_t i = 0; i < p->count; i++)
        for (size_t n = 0; n < p->lines[i].part_count; n++)
            list[ret->line_count++] = &p->lines[i].parts[n];
    ret->lines = list;
    return 0;
}

/* --- the operation ---------------------------------------------------------------------------- */

static int hold(call *c, const plan *p, int64_t expires_at_ms, int64_t version,
                shop_reservation *ret)
{
    TRY(each_part(c, p, write_part));
    TRY(each_part(c, p, hold_part));
    *ret = (shop_reservation){.order_id = p->order_id,
                              .state = SHOP_RESERVATION_STATE_HELD,
                              .expires_at_ms = expires_at_ms,
                              .version = version};
    return list_parts(c, p, ret);
}

static int out_of_stock(call *c, const plan_line *line)
{
    return call_fail(c, SHOP_E_OUT_OF_STOCK, "SKU %s: %lld available, %lld asked for", line->sku,
                     (long long)line->available, (long long)line->quantity);
}

int shop__reservation_reserve(call *c, const shop_reservation_reserve_args *args,
                              shop_reservation *ret)
{
    shop_reservation old = {0};
    plan p = {0};
    int64_t inserted = 0;
    TRY(make_plan(c, args, &p));
    for (size_t i = 0; i < p.count; i++)
        TRY(place(c, &p, &p.lines[i]));
    if (p.shortfall == NULL)
        TRY(call_changed(c, &reservation_insert,
                         PARAMS(v_id(args->order_id), v_int(args->expires_at_ms)), &inserted));
    if (inserted == 1)
        return hold(c, &p, args->expires_at_ms, 1, ret);
    int code = shop__reservation_load(c, args->order_id, &old);
    if (code != SHOP_E_NOT_FOUND)
        TRY(code);
    if (stands(&old))
        return answer_again(c, &p, &old, ret);
    ENSURE(p.shortfall == NULL, out_of_stock(c, p.shortfall));
    TRY(renew(c, &p, args->expires_at_ms, &old));
    return hold(c, &p, args->expires_at_ms, old.version + 1, ret);
}

/* fulfil.c - parcels: the fulfilment state machine, and how an order becomes fulfilled. */
#include <stddef.h>

#include "lib/base/text.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/calls.h"
#include "lib/services/order/generated/handlers.h"
#include "lib/services/order/parts.h"

typedef struct fulfilment_row {
    const char *id;
    const char *order_id;
    int32_t state;
    const char *carrier;
    const char *tracking;
    int64_t created_at_ms;
    int64_t updated_at_ms;
} fulfilment_row;

static const column fulfilment_columns[] = {
    COL_ID(fulfilment_row, id, "ful"),      COL_ID(fulfilment_row, order_id, "ord"),
    COL_ENUM(fulfilment_row, state),        COL_TEXT(fulfilment_row, carrier),
    COL_TEXT(fulfilment_row, tracking),     COL_INT(fulfilment_row, created_at_ms),
    COL_INT(fulfilment_row, updated_at_ms),
};

#define FULFILMENT_SELECT                                                                          \
    "SELECT id, order_id, state, carrier, tracking, created_at_ms, updated_at_ms"                  \
    " FROM order_fulfilments WHERE order_id = $1"

static const statement fulfilments_select =
    SELECT_INTO(fulfilment_row, fulfilment_columns, FULFILMENT_SELECT " ORDER BY id");
static const statement fulfilment_select =
    SELECT_INTO(fulfilment_row, fulfilment_columns, FULFILMENT_SELECT " AND id = $2");
static const statement fulfilment_insert = STATEMENT(
    "INSERT INTO order_fulfilments (order_id, id, state, carrier, tracking, created_at_ms,"
    " updated_at_ms) SELECT $1, $2, $3, $4, $5, $6, $6"
    " WHERE (SELECT count(*) FROM order_fulfilments WHERE order_id = $1) < $7");
static const statement fulfilment_move = STATEMENT(
    "UPDATE order_fulfilments SET state = $4, tracking = coalesce($5, tracking), updated_at_ms = $6"
    " WHERE order_id = $1 AND id = $2 AND state = $3");
static const statement line_fulfil = STATEMENT(
    "UPDATE order_lines SET fulfilled = fulfilled + $3"
    " WHERE order_id = $1 AND position = $2 AND fulfilled + $3 <= quantity");

/* Legal changes of a parcel. What arrived may still turn out to be somebody else's: lost is final, too. */
static const struct {
    shop_fulfilment_state from, to;
} parcel_moves[] = {
    {SHOP_FULFILMENT_STATE_SHIPPED, SHOP_FULFILMENT_STATE_DELIVERED},
    {SHOP_FULFILMENT_STATE_SHIPPED, SHOP_FULFILMENT_STATE_LOST},
};

static bool parcel_may_move(int32_t from, shop_fulfilment_state to)
{
    for (size_t i = 0; i < sizeof(parcel_moves) / sizeof(parcel_moves[0]); i++)
        if ((int32_t)parcel_moves[i].from == from && parcel_moves[i].to == to)
            return true;
    return false;
}

static int project(call *c, const fulfilment_row *row, shop_fulfilment *ret)
{
    *ret = (shop_fulfilment){.id = row->id,
                             .order_id = row->order_id,
                             .state = (shop_fulfilment_state)row->state,
                             .carrier = row->carrier,
                             .tracking = row->tracking,
                             .created_at_ms = row->created_at_ms,
                             .updated_at_ms = row->updated_at_ms};
    return shop__part_read(c, row->order_id, row->id, &ret->lines, &ret->line_count);
}

static int64_t not_sent(const order_line_row *line)
{
    return line->quantity - line->fulfilled;
}

static int64_t sent(const order_line_row *line)
{
    return line->fulfilled;
}

static const part_kind parcel_kind = {sent, not_sent};

static int send_lines(call *c, const char *order_id, const char *part, const order_line_row *taken,
                      size_t count)
{
    part_line *lines;
    CALL_ARRAY(c, lines, count);
    for (size_t i = 0; i < count; i++) {
        lines[i] = (part_line){taken[i].sku, taken[i].quantity};
        TRY(call_guard(c, &line_fulfil,
                       PARAMS(v_id(order_id), v_int(taken[i].position), v_int(taken[i].quantity)),
                       "the order was changed meanwhile; read it again"));
    }
    return shop__part_write(c, order_id, part, lines, count);
}

static bool completes(const order_line_row *lines, size_t count, const order_line_row *taken,
                      size_t taken_count)
{
    int64_t open = 0;
    for (size_t i = 0; i < count; i++)
        open += not_sent(&lines[i]);
    for (size_t i = 0; i < taken_count; i++)
        open -= taken[i].quantity;
    return open == 0;
}

static int tell_fulfilled(call *c, const order_row *order, const fulfilment_row *parcel,
                          const order_line_row *taken, size_t count)
{
    shop_order_event told;
    TRY(shop__order_event(c, order, taken, count, &told));
    told.fulfilment_id = parcel->id;
    told.tracking = parcel->tracking;
    return emit_order_fulfilled(c, order->progress.id, order->version, &told);
}

int shop__order_fulfil(call *c, const shop_order_fulfil_args *args, shop_fulfilment *ret)
{
    order_row order = {0};
    const order_line_row *lines = NULL;
    order_line_row *taken = NULL;
    size_t count = 0, taken_count = 0;
    fulfilment_row parcel = {.order_id = args->order_id,
                             .state = SHOP_FULFILMENT_STATE_SHIPPED,
                             .carrier = args->carrier,
                             .tracking = args->tracking,
                             .created_at_ms = call_now_ms(c),
                             .updated_at_ms = call_now_ms(c)};
    TRY(shop__order_load_own(c, args->order_id, &order));
    TRY(shop__order_load_lines(c, args->order_id, &lines, &count));
    ENSURE(shop__order_may_move(order.state, SHOP_ORDER_STATE_FULFILLED),
           call_fail(c, SHOP_E_CONFLICT, "nothing can be sent: the order is %s",
                     shop__order_state_name(order.state)));
    TRY(shop__part_allot(c, lines, count, &parcel_kind, args->lines, args->line_count, &taken,
                         &taken_count));
    TRY(call_new_id(c, "ful", &parcel.id));
    bool all = completes(lines, count, taken, taken_count);
    TRY(shop__order_move(c, &order, all ? SHOP_ORDER_STATE_FULFILLED : SHOP_ORDER_STATE_PARTLY_FULFILLED,
                         args->tracking));
    TRY(call_guard(c, &fulfilment_insert,
                   PARAMS(v_id(args->order_id), v_id(parcel.id), v_int(parcel.state), v_text(parcel.carrier),
                          v_text(parcel.tracking), v_int(parcel.created_at_ms), v_int(ORDER_PARTS_MAX)),
                   "an order has at most 1000 parcels"));
    TRY(send_lines(c, args->order_id, parcel.id, taken, taken_count));
    TRY(tell_fulfilled(c, &order, &parcel, taken, taken_count));
    return project(c, &parcel, ret);
}

int shop__fulfilment_list(call *c, const shop_fulfilment_list_args *args, shop_fulfilments *ret)
{
    order_row order = {0};
    const fulfilment_row *rows = NULL;
    const shop_fulfilment **list;
    size_t count = 0;
    TRY(shop__order_load_own(c, args->order_id, &order));
    TRY(call_all(c, &fulfilments_select, PARAMS(v_id(args->order_id)), ORDER_PARTS_MAX, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++) {
        shop_fulfilment *item;
        CALL_NEW(c, item);
        TRY(project(c, &rows[i], item));
        list[i] = item;
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}

int shop__fulfilment_update(call *c, const shop_fulfilment_update_args *args, shop_fulfilment *ret)
{
    fulfilment_row row;
    TRY(call_one(c, &fulfilment_select, PARAMS(v_id(args->order_id), v_id(args->fulfilment_id)),
                 "fulfilment", &row));
    ENSURE(parcel_may_move(row.state, args->state),
           call_fail(c, SHOP_E_CONFLICT, "the parcel is %s",
                     shop__enum_fulfilment_state.values[row.state]));
    const char *tracking = shop__text_empty(args->tracking) ? NULL : args->tracking;
    TRY(call_guard(c, &fulfilment_move,
                   PARAMS(v_id(row.order_id), v_id(row.id), v_int(row.state), v_int(args->state),
                          v_text(tracking), v_int(call_now_ms(c))),
                   "the parcel was changed meanwhile; read it again"));
    row.state = (int32_t)args->state;
    row.tracking = tracking != NULL ? tracking : row.tracking;
    row.updated_at_ms = call_now_ms(c);
    return project(c, &row, ret);
}

/* returns.c - goods that come back: asked for by the customer, taken in or refused by the shop. What is paid
 * back is the goods' share of what was paid for their line: all pieces of a line give back exactly its total. */
#include <stddef.h>

#include "lib/base/money.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/calls.h"
#include "lib/services/order/generated/handlers.h"
#include "lib/services/order/parts.h"

typedef struct return_row {
    const char *id;
    const char *order_id;
    int32_t state;
    const char *reason;
    bool restock;
    shop_money refund;
    int64_t created_at_ms;
    int64_t updated_at_ms;
} return_row;

static const column return_columns[] = {
    COL_ID(return_row, id, "ret"),       COL_ID(return_row, order_id, "ord"),
    COL_ENUM(return_row, state),         COL_TEXT(return_row, reason),
    COL_BOOL(return_row, restock),       COL_MONEY(return_row, refund),
    COL_INT(return_row, created_at_ms),  COL_INT(return_row, updated_at_ms),
};

#define RETURN_SELECT                                                                              \
    "SELECT id, order_id, state, reason, restock, refund_minor, currency, created_at_ms,"          \
    " updated_at_ms FROM order_returns WHERE order_id = $1"

static const statement returns_select =
    SELECT_INTO(return_row, return_columns, RETURN_SELECT " ORDER BY id");
static const statement return_select =
    SELECT_INTO(return_row, return_columns, RETURN_SELECT " AND id = $2");
static const statement return_insert = STATEMENT(
    "INSERT INTO order_returns (order_id, id, state, reason, restock, refund_minor, currency,"
    " created_at_ms, updated_at_ms) SELECT $1, $2, 1, $3, 0, 0, $4, $5, $5"
    " WHERE (SELECT count(*) FROM order_returns WHERE order_id = $1) < $6");
static const statement return_close = STATEMENT(
    "UPDATE order_returns SET state = $3, restock = $4, refund_minor = $5, updated_at_ms = $6"
    " WHERE order_id = $1 AND id = $2 AND state = 1");
static const statement line_return = STATEMENT(
    "UPDATE order_lines SET returned = returned + $3"
    " WHERE order_id = $1 AND position = $2 AND returned + $3 <= fulfilled");
static const statement order_touch = STATEMENT(
    "UPDATE order_orders SET version = version + 1, updated_at_ms = $3 WHERE id = $1 AND version = $2");

static int project(call *c, const return_row *row, shop_goods_return *ret)
{
    *ret = (shop_goods_return){.id = row->id,
                               .order_id = row->order_id,
                               .state = (shop_return_state)row->state,
                               .reason = row->reason,
                               .restock = row->restock,
                               .refund = row->refund,
                               .created_at_ms = row->created_at_ms,
                               .updated_at_ms = row->updated_at_ms};
    return shop__part_read(c, row->order_id, row->id, &ret->lines, &ret->line_count);
}

static int64_t can_come_back(const order_line_row *line)
{
    return line->fulfilled - line->returned;
}

static int64_t came_back(const order_line_row *line)
{
    return line->returned;
}

static const part_kind return_kind = {came_back, can_come_back};

int shop__return_request(call *c, const shop_return_request_args *args, shop_goods_return *ret)
{
    order_row order = {0};
    const order_line_row *lines = NULL;
    order_line_row *taken = NULL;
    part_line *goods;
    size_t count = 0, taken_count = 0;
    TRY(shop__order_load_own(c, args->order_id, &order));
    TRY(shop__order_load_lines(c, args->order_id, &lines, &count));
    TRY(shop__part_allot(c, lines, count, &return_kind, args->lines, args->line_count, &taken,
                         &taken_count));
    return_row row = {.order_id = args->order_id,
                      .state = SHOP_RETURN_STATE_REQUESTED,
                      .reason = args->reason,
                      .refund = shop__money(0, order.currency),
                      .created_at_ms = call_now_ms(c),
                      .updated_at_ms = call_now_ms(c)};
    TRY(call_new_id(c, "ret", &row.id));
    TRY(call_guard(c, &return_insert,
                   PARAMS(v_id(row.order_id), v_id(row.id), v_text(row.reason), v_text(order.currency),
                          v_int(row.created_at_ms), v_int(ORDER_PARTS_MAX)),
                   "an order has at most 1000 returns"));
    CALL_ARRAY(c, goods, taken_count);
    for (size_t i = 0; i < taken_count; i++)
        goods[i] = (part_line){taken[i].sku, taken[i].quantity};
    TRY(shop__part_write(c, row.order_id, row.id, goods, taken_count));
    return project(c, &row, ret);
}

int shop__return_list(call *c, const shop_return_list_args *args, shop_goods_returns *ret)
{
    order_row order = {0};
    const return_row *rows = NULL;
    const shop_goods_return **list;
    size_t count = 0;
    TRY(shop__order_load_own(c, args->order_id, &order));
    TRY(call_all(c, &returns_select, PARAMS(v_id(args->order_id)), ORDER_PARTS_MAX, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++) {
        shop_goods_return *item;
        CALL_NEW(c, item);
        TRY(project(c, &rows[i], item));
        list[i] = item;
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}

/* --- closing ---------------------------------------------------------------------------------- */

static int take_in(call *c, const char *order_id, const order_line_row *taken, size_t count, int64_t *ret_refund)
{
    int64_t refund = 0;
    for (size_t i = 0; i < count; i++) {
        TRY(call_guard(c, &line_return,
                       PARAMS(v_id(order_id), v_int(taken[i].position), v_int(taken[i].quantity)),
                       "more would come back than was sent"));
        refund += taken[i].total_minor;
    }
    *ret_refund = refund;
    return 0;
}

/* The order's lines that these goods belong to; quantity and total of each are those that come back. */
static int allot_goods(call *c, const return_row *row, order_line_row **ret_taken, size_t *ret_count,
                       bool *ret_everything)
{
    const order_line_row *lines = NULL;
    const shop_fulfilment_line *const *goods = NULL;
    shop_fulfilment_line_input *inputs;
    size_t count = 0, goods_count = 0;
    int64_t open = 0;
    TRY(shop__order_load_lines(c, row->order_id, &lines, &count));
    TRY(shop__part_read(c, row->order_id, row->id, &goods, &goods_count));
    CALL_ARRAY(c, inputs, goods_count);
    for (size_t i = 0; i < goods_count; i++) {
        inputs[i].sku = goods[i]->sku;
        inputs[i].quantity = goods[i]->quantity;
    }
    TRY(shop__part_allot(c, lines, count, &return_kind, inputs, goods_count, ret_taken, ret_count));
    for (size_t i = 0; i < *ret_count; i++)
        open -= (*ret_taken)[i].quantity;
    for (size_t i = 0; i < count; i++)
        open += lines[i].quantity - lines[i].returned;
    *ret_everything = open == 0;
    return 0;
}

static int tell_returned(call *c, const order_row *order, const return_row *row,
                         const order_line_row *taken, size_t count)
{
    shop_order_event told;
    TRY(shop__order_event(c, order, taken, count, &told));
    told.total = row->refund;
    told.return_id = row->id;
    told.restock = row->restock;
    told.reason = row->reason;
    return emit_order_returned(c, order->progress.id, order->version, &told);
}

static int accept(call *c, const shop_return_close_args *args, return_row *row)
{
    order_row order = {0};
    order_line_row *taken = NULL;
    size_t count = 0;
    bool everything = false;
    TRY(shop__order_load_own(c, args->order_id, &order));
    TRY(allot_goods(c, row, &taken, &count, &everything));
    TRY(take_in(c, args->order_id, taken, count, &row->refund.minor));
    row->restock = args->restock;
    if (everything && shop__order_may_move(order.state, SHOP_ORDER_STATE_RETURNED)) {
        TRY(shop__order_move(c, &order, SHOP_ORDER_STATE_RETURNED, row->reason));
    } else {
        TRY(call_guard(c, &order_touch,
                       PARAMS(v_id(args->order_id), v_int(order.version), v_int(call_now_ms(c))),
                       "the order was changed meanwhile; read it again"));
        order.version++;
    }
    return tell_returned(c, &order, row, taken, count);
}

int shop__return_close(call *c, const shop_return_close_args *args, shop_goods_return *ret)
{
    return_row row;
    TRY(call_one(c, &return_select, PARAMS(v_id(args->order_id), v_id(args->return_id)), "return", &row));
    ENSURE(row.state == SHOP_RETURN_STATE_REQUESTED,
           call_fail(c, SHOP_E_CONFLICT, "the return is %s", shop__enum_return_state.values[row.state]));
    if (args->accept)
        TRY(accept(c, args, &row));
    row.state = args->accept ? SHOP_RETURN_STATE_RECEIVED : SHOP_RETURN_STATE_REJECTED;
    row.updated_at_ms = call_now_ms(c);
    TRY(call_guard(c, &return_close,
                   PARAMS(v_id(row.order_id), v_id(row.id), v_int(row.state), v_int(row.restock),
                          v_int(row.refund.minor), v_int(row.updated_at_ms)),
                   "the return was changed meanwhile; read it again"));
    return project(c, &row, ret);
}

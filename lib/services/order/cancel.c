/* cancel.c - calling an order off, and going on with what a crash or a payer left behind. Who cancels and who
 * fulfils at the same moment both change the row WHERE state and version are what they read. */
#include <stddef.h>

#include "lib/core/limits.h"
#include "lib/services/generated/calls.h"
#include "lib/services/order/generated/handlers.h"
#include "lib/services/order/order_rows.h"

typedef struct due_row {
    const char *id;
    const char *operation;
} due_row;

static const column due_columns[] = {COL_ID(due_row, id, "ord"), COL_TEXT(due_row, operation)};

static const statement request_cancel = STATEMENT(
    "UPDATE order_orders SET cancel_requested = 1, cancel_reason = $2 WHERE id = $1 AND state = 1");
static const statement due_select = SELECT_INTO(
    due_row, due_columns,
    "SELECT id, operation FROM order_orders WHERE deadline_ms > 0 AND deadline_ms < $1"
    " ORDER BY deadline_ms LIMIT $2");
static const statement wake_waiting = STATEMENT(
    "UPDATE order_orders SET deadline_ms = 1 WHERE id = $1 AND state = 1 AND direction = 0"
    " AND outcome <> 0");

static int tell_cancelled(call *c, const order_row *row)
{
    const order_line_row *lines = NULL;
    size_t count = 0;
    shop_order_event told;
    TRY(shop__order_load_lines(c, row->progress.id, &lines, &count));
    TRY(shop__order_event(c, row, lines, count, &told));
    return emit_order_cancelled(c, row->progress.id, row->version, &told);
}

/* Its checkout still runs: leave word; the last step looks for it. An order that waits for its payer is
 * woken, so that its saga turns back now. */
static int cancel_pending(call *c, order_row *row, const char *reason)
{
    TRY(call_guard(c, &request_cancel, PARAMS(v_id(row->progress.id), v_text(reason)),
                   "the order was changed meanwhile; read it again"));
    row->cause = reason;
    return call_run(c, &wake_waiting, PARAMS(v_id(row->progress.id)));
}

int shop__order_cancel(call *c, const shop_order_cancel_args *args, shop_order *ret)
{
    order_row row = {0};
    TRY(shop__order_load_own(c, args->order_id, &row));
    bool was_placed = row.state == SHOP_ORDER_STATE_PLACED;
    if (row.state == SHOP_ORDER_STATE_PENDING) {
        TRY(cancel_pending(c, &row, args->reason));
        return shop__order_project(c, &row, ret);
    }
    row.cause = args->reason;
    TRY(shop__order_move(c, &row, SHOP_ORDER_STATE_CANCELLED, args->reason));
    if (was_placed)
        TRY(tell_cancelled(c, &row));
    return shop__order_project(c, &row, ret);
}

/* --- recovery --------------------------------------------------------------------------------- */

int shop__order_due(call *c, const shop_order_due_args *args, shop_due_orders *ret)
{
    const due_row *rows = NULL;
    const shop_due_order **list;
    shop_due_order *items;
    size_t count = 0;
    (void)args;
    TRY(call_all(c, &due_select, PARAMS(v_int(call_now_ms(c)), v_int(JOB_BATCH)), JOB_BATCH, &rows,
                 &count));
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = (shop_due_order){.order_id = rows[i].id, .operation = rows[i].operation};
        list[i] = &items[i];
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}

int shop__order_recover_due(call *c, const shop_order_recover_due_args *args, shop_job_report *ret)
{
    const shop_due_orders *found;
    shop_order_due_args none = SHOP_ORDER_DUE_INIT;
    (void)args;
    TRY(call_order_due(c, &none, &found));
    for (size_t i = 0; i < found->item_count; i++)
        if (call_resume(c, found->items[i]->operation, found->items[i]->order_id) != 0)
            call_forgive(c); /* its row says when to try again */
    ret->done = (int64_t)found->item_count;
    ret->more = found->item_count == JOB_BATCH;
    return 0;
}

/* The provider has told: whoever waits for its payer can go on. */
static int wake(call *c, const char *order_id)
{
    return call_run(c, &wake_waiting, PARAMS(v_id(order_id)));
}

int shop__order_payments_on_payment_authorized(call *c, const event *e, const shop_payment_event *data)
{
    (void)e;
    return wake(c, data->order_id);
}

int shop__order_payments_on_payment_failed(call *c, const event *e, const shop_payment_event *data)
{
    (void)e;
    return wake(c, data->order_id);
}

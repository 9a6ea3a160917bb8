/* states.c - the order's state machine: one table, one guarded way to change, each change in the history. */
#include <stddef.h>

#include "lib/schema/generated/ops.h"
#include "lib/services/order/order_rows.h"

typedef struct transition {
    shop_order_state from, to;
} transition;

/* Everything that is legal; what is not here does not happen. */
static const transition transitions[] = {
    {SHOP_ORDER_STATE_UNKNOWN, SHOP_ORDER_STATE_PENDING},
    {SHOP_ORDER_STATE_PENDING, SHOP_ORDER_STATE_PLACED},
    {SHOP_ORDER_STATE_PENDING, SHOP_ORDER_STATE_PAYMENT_FAILED},
    {SHOP_ORDER_STATE_PENDING, SHOP_ORDER_STATE_CANCELLED},
    {SHOP_ORDER_STATE_PAYMENT_FAILED, SHOP_ORDER_STATE_PENDING},
    {SHOP_ORDER_STATE_PAYMENT_FAILED, SHOP_ORDER_STATE_CANCELLED},
    {SHOP_ORDER_STATE_PLACED, SHOP_ORDER_STATE_PARTLY_FULFILLED},
    {SHOP_ORDER_STATE_PLACED, SHOP_ORDER_STATE_FULFILLED},
    {SHOP_ORDER_STATE_PLACED, SHOP_ORDER_STATE_CANCELLED},
    {SHOP_ORDER_STATE_PARTLY_FULFILLED, SHOP_ORDER_STATE_PARTLY_FULFILLED},
    {SHOP_ORDER_STATE_PARTLY_FULFILLED, SHOP_ORDER_STATE_FULFILLED},
    {SHOP_ORDER_STATE_FULFILLED, SHOP_ORDER_STATE_RETURNED},
};

static const statement order_move = STATEMENT(
    "UPDATE order_orders SET state = $3, version = $4 + 1, cause = $5, updated_at_ms = $6"
    " WHERE id = $1 AND state = $2 AND version = $4");
static const statement history_insert = STATEMENT(
    "INSERT INTO order_history (order_id, version, \"from\", \"to\", actor, note, at_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)");

const char *shop__order_state_name(int32_t state)
{
    const schema_enum *e = &shop__enum_order_state;
    return state >= 0 && (uint32_t)state < e->count ? e->values[state] : "unknown";
}

bool shop__order_may_move(int32_t from, int32_t to)
{
    for (size_t i = 0; i < sizeof(transitions) / sizeof(transitions[0]); i++)
        if ((int32_t)transitions[i].from == from && (int32_t)transitions[i].to == to)
            return true;
    return false;
}

/* For the saga, which writes the row itself: the change in memory and in the history. */
int shop__order_record_move(call *c, order_row *row, shop_order_state to, const char *note)
{
    ENSURE(shop__order_may_move(row->state, (int32_t)to),
           call_fail(c, SHOP_E_CONFLICT, "the order is %s", shop__order_state_name(row->state)));
    row->version++;
    TRY(call_run(c, &history_insert,
                 PARAMS(v_id(row->progress.id), v_int(row->version), v_int(row->state), v_int(to),
                        v_text(call_principal(c)->id), v_text(note), v_int(call_now_ms(c)))));
    row->state = (int32_t)to;
    return 0;
}

int shop__order_move(call *c, order_row *row, shop_order_state to, const char *note)
{
    ENSURE(shop__order_may_move(row->state, (int32_t)to),
           call_fail(c, SHOP_E_CONFLICT, "the order is %s", shop__order_state_name(row->state)));
    TRY(call_guard(c, &order_move,
                   PARAMS(v_id(row->progress.id), v_int(row->state), v_int(to), v_int(row->version),
                          v_text(row->cause), v_int(call_now_ms(c))),
                   "the order was changed meanwhile; read it again"));
    return shop__order_record_move(c, row, to, note);
}

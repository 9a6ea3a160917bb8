/* refunds.c - paying captured money back, and the list of who got what back why. */
#include <stddef.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/page.h"
#include "lib/services/payment/requests.h"

typedef struct refund_row {
    const char *id;
    const char *payment_id;
    const char *order_id;
    const char *owner;
    int64_t minor;
    const char *currency;
    const char *reason;
    int32_t state;
    int64_t created_at_ms;
    int64_t updated_at_ms;
} refund_row;

static const column refund_columns[] = {
    COL_ID(refund_row, id, "rfd"),       COL_ID(refund_row, payment_id, "pay"),
    COL_ID(refund_row, order_id, "ord"), COL_TEXT(refund_row, owner),
    COL_INT(refund_row, minor),          COL_TEXT(refund_row, currency),
    COL_TEXT(refund_row, reason),        COL_ENUM(refund_row, state),
    COL_INT(refund_row, created_at_ms),  COL_INT(refund_row, updated_at_ms),
};

#define REFUND_COLUMN_LIST                                                                         \
    "id, payment_id, order_id, owner, amount_minor, currency, reason, state, created_at_ms, updated_at_ms"

static const statement insert = STATEMENT("INSERT INTO payment_refunds (" REFUND_COLUMN_LIST ")"
                                          " VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)");
static const statement settle = STATEMENT(
    "UPDATE payment_refunds SET state = $2, updated_at_ms = $3 WHERE id = $1 AND state = 1");
static const statement select_one = SELECT_INTO(
    refund_row, refund_columns, "SELECT " REFUND_COLUMN_LIST " FROM payment_refunds WHERE id = $1");
static const statement select_all = SELECT_INTO(
    refund_row, refund_columns,
    "SELECT " REFUND_COLUMN_LIST " FROM payment_refunds WHERE id < $1"
    " AND (CAST($2 AS TEXT) IS NULL OR owner = $2) ORDER BY id DESC LIMIT $3");
static const statement select_of_payment = SELECT_INTO(
    refund_row, refund_columns,
    "SELECT " REFUND_COLUMN_LIST " FROM payment_refunds WHERE payment_id = $4 AND id < $1"
    " AND (CAST($2 AS TEXT) IS NULL OR owner = $2) ORDER BY id DESC LIMIT $3");

/* --- the saga --------------------------------------------------------------------------------- */

static int refund_open(call *c, const void *arguments, void *state)
{
    const shop_payment_refund_args *args = arguments;
    request *r = state;
    const char *key, *refund_id;
    TRY(shop__payment_load(c, args->payment_id, &r->payment));
    if (args->amount.currency[0] != '\0')
        ENSURE(strcmp(args->amount.currency, r->payment.currency) == 0 && args->amount.minor > 0,
               call_invalid(c, "amount", "must be more than nothing, in %s", r->payment.currency));
    TRY(call_new_id(c, "rfd", &refund_id));
    TRY(shop__request_key(c, &r->payment, REQUEST_REFUND, refund_id, &key));
    TRY(shop__request_fill(c, r, REQUEST_REFUND, key, args->amount.minor, args->reason));
    r->row.refund_id = refund_id;
    return 0;
}

static int refund_refused(call *c, const request *r)
{
    if (r->payment.captured_minor == 0)
        return call_fail(c, SHOP_E_CONFLICT, "nothing can be paid back: the payment is %s",
                         shop__payment_state_name(r->payment.state));
    return call_fail(c, SHOP_E_CONFLICT, "only %lld of %lld (minor units) captured are left to pay back",
                     (long long)shop__payment_refundable(&r->payment),
                     (long long)r->payment.captured_minor);
}

/* Whether a capture is to come from which this refund could be paid. */
static int capture_pending(call *c, const payment_row *payment, bool *ret)
{
    request_row *captures;
    size_t count;
    *ret = false;
    TRY(shop__request_list(c, payment, REQUEST_CAPTURE, &captures, &count));
    for (size_t i = 0; i < count; i++)
        *ret = *ret || captures[i].phase < REQUEST_DONE;
    return 0;
}

/* A refund that an order asked for takes what there is; where the capture is not there yet, it waits. */
static int fit_queued(call *c, request *r)
{
    int64_t left = shop__payment_refundable(&r->payment);
    bool pending = false;
    if (r->row.phase != REQUEST_QUEUED || (r->row.minor != 0 && r->row.minor <= left))
        return 0;
    TRY(capture_pending(c, &r->payment, &pending));
    ENSURE(!pending, call_fail(c, SHOP_E_UNAVAILABLE, "the money was not captured yet"));
    r->row.minor = left;
    if (left > 0)
        return 0;
    r->row.phase = REQUEST_DONE;
    return call_finish(c, r);
}

int shop__refund_begin(call *c, request *r)
{
    bool moved;
    TRY(fit_queued(c, r));
    if (r->row.progress.direction == SAGA_ENDED)
        return 0;
    if (r->row.refund_id == NULL)
        TRY(call_new_id(c, "rfd", &r->row.refund_id));
    if (r->row.minor == 0)
        r->row.minor = shop__payment_refundable(&r->payment);
    const payment_change change = {.move = MOVE_REFUND, .minor = r->row.minor, .reason = r->row.note};
    ENSURE(r->row.minor > 0, refund_refused(c, r));
    TRY(shop__payment_move(c, &r->payment, &change, &moved));
    ENSURE(moved, refund_refused(c, r));
    return shop__refund_insert(c, r);
}

int shop__refund_conclude(call *c, request *r)
{
    return shop__request_conclude(c, r, "refund");
}

/* --- rows ------------------------------------------------------------------------------------- */

int shop__refund_insert(call *c, const request *r)
{
    const payment_row *p = &r->payment;
    return call_run(c, &insert,
                    PARAMS(v_id(r->row.refund_id), v_id(p->id), v_id(p->order_id), v_text(p->owner),
                           v_int(r->row.minor), v_text(p->currency), v_text(r->row.note),
                           v_int(call_now_ms(c))));
}

int shop__refund_settle(call *c, const char *refund_id, shop_refund_state state)
{
    return call_guard(c, &settle, PARAMS(v_id(refund_id), v_int(state), v_int(call_now_ms(c))),
                      "the refund was settled before");
}

static void project(const void *from, void *to)
{
    const refund_row *row = from;
    *(shop_refund *)to = (shop_refund){.id = row->id,
                                       .payment_id = row->payment_id,
                                       .order_id = row->order_id,
                                       .state = (shop_refund_state)row->state,
                                       .amount = shop__money(row->minor, row->currency),
                                       .reason = row->reason,
                                       .created_at_ms = row->created_at_ms,
                                       .updated_at_ms = row->updated_at_ms};
}

static int refund_result(call *c, const void *state, void *ret)
{
    const request *r = state;
    refund_row row;
    if (r->row.refund_id == NULL)
        return 0; /* there was nothing to pay back */
    TRY(call_one(c, &select_one, PARAMS(v_id(r->row.refund_id)), "refund", &row));
    project(&row, ret);
    return 0;
}

const saga shop__payment_refund_saga = REQUEST_SAGA(refund_open, refund_result);

int shop__refund_list(call *c, const shop_refund_list_args *args, shop_refund_page *ret)
{
    page p;
    const value owner = call_is_staff(c) ? v_null() : v_text(call_principal(c)->id);
    TRY(shop__page_begin(c, "rfd", args->limit, args->cursor, &p));
    if (args->payment_id == NULL)
        TRY(call_all(c, &select_all, PARAMS(p.before, owner, p.fetch), PAGE_MAX + 1, &p.rows, &p.count));
    else
        TRY(call_all(c, &select_of_payment, PARAMS(p.before, owner, p.fetch, v_id(args->payment_id)),
                     PAGE_MAX + 1, &p.rows, &p.count));
    return shop__page_end(c, &p, sizeof(refund_row), project, sizeof(shop_refund), &ret->items,
                          &ret->item_count, &ret->next_cursor);
}

/* requests.c - rows of requests. A phase only grows, the progress is guarded by the epoch: whoever comes late
 * finds that it is done, or that somebody else does it. */
#include "lib/services/payment/requests.h"

#include <stddef.h>
#include <string.h>

enum { REQUESTS_MAX = 1000 /* of one payment */ };

static const char *const kind_names[REQUEST_KIND_COUNT] = {NULL, "authorize", "capture", "void", "refund"};
static const char *const operations[REQUEST_KIND_COUNT] = {NULL, "payment.authorize", "payment.capture",
                                                           "payment.cancel", "payment.refund"};

static const column row_columns[] = {
    COL_TEXT(request_row, progress.id),
    COL_ID(request_row, payment_id, "pay"),
    COL_INT(request_row, kind),
    COL_INT(request_row, minor),
    COL_INT(request_row, phase),
    COL_INT(request_row, answer),
    COL_TEXT(request_row, answer_reason),
    COL_TEXT(request_row, token),
    COL_ID(request_row, refund_id, "rfd"),
    COL_TEXT(request_row, note),
    COL_INT(request_row, progress.step),
    COL_INT(request_row, progress.direction),
    COL_INT(request_row, progress.epoch),
    COL_INT(request_row, progress.deadline_ms),
    COL_INT(request_row, progress.outcome),
    COL_TEXT(request_row, progress.reason),
    COL_TEXT(request_row, progress.claim),
    COL_TEXT(request_row, progress.operation),
    COL_INT(request_row, created_at_ms),
};

#define ROW_COLUMN_LIST                                                                            \
    "key, payment_id, kind, amount_minor, state, answer, answer_reason, token, refund_id, note,"   \
    " step, direction, epoch, deadline_ms, outcome, reason, claim, operation, created_at_ms"

static const statement select_row = SELECT_INTO(
    request_row, row_columns, "SELECT " ROW_COLUMN_LIST " FROM payment_requests WHERE key = $1");
static const statement select_range = SELECT_INTO(
    request_row, row_columns,
    "SELECT " ROW_COLUMN_LIST " FROM payment_requests WHERE key >= $1 AND key < $2 ORDER BY key");
static const statement insert = STATEMENT(
    "INSERT INTO payment_requests (" ROW_COLUMN_LIST ")"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"
    " ON CONFLICT (key) DO NOTHING");
static const statement save_progress = STATEMENT(
    "UPDATE payment_requests SET step = $2, direction = $3, epoch = $4, deadline_ms = $5, outcome = $6,"
    " reason = $7, claim = $8, operation = $9, state = CASE WHEN state = 1 AND $3 = 2 THEN 4 ELSE state END"
    " WHERE key = $1 AND epoch = $10");
static const statement begin_queued = STATEMENT(
    "UPDATE payment_requests SET state = 2, amount_minor = $2, refund_id = $3"
    " WHERE key = $1 AND state = 1");
static const statement settle = STATEMENT(
    "UPDATE payment_requests SET state = 3, answer = $2, answer_reason = $3, token = NULL"
    " WHERE key = $1 AND state < 3");

int shop__request_key(call *c, const payment_row *payment, request_kind kind, const char *reference,
                      const char **ret_key)
{
    *ret_key = kind == REQUEST_AUTHORIZE
                   ? call_format(c, "%s/%lld", payment->order_id, (long long)payment->attempt)
                   : call_format(c, "%s/%lld/%s/%s", payment->order_id, (long long)payment->attempt,
                                 kind_names[kind], reference);
    return *ret_key != NULL ? 0 : SHOP_E_NO_MEMORY;
}

/* A queued request has no runner, whatever its deadline says. */
static void found(request_row *row)
{
    row->progress.exists = true;
    row->progress.stored_epoch = row->progress.epoch;
    if (row->phase == REQUEST_QUEUED && row->progress.direction != SAGA_ENDED)
        row->progress.deadline_ms = 1;
}

int shop__request_find(call *c, const char *key, request_row *ret)
{
    memset(ret, 0, sizeof(*ret));
    TRY(call_one(c, &select_row, PARAMS(v_text(key)), NULL, ret));
    found(ret);
    return 0;
}

int shop__request_list(call *c, const payment_row *payment, request_kind kind, request_row **ret_rows,
                       size_t *ret_count)
{
    const char *first, *last;
    TRY(shop__request_key(c, payment, kind, "", &first));
    TRY(shop__request_key(c, payment, kind, "~", &last)); /* behind every reference */
    TRY(call_all(c, &select_range, PARAMS(v_text(first), v_text(last)), REQUESTS_MAX, ret_rows, ret_count));
    for (size_t i = 0; i < *ret_count; i++)
        found(&(*ret_rows)[i]);
    return 0;
}

int shop__request_fill(call *c, request *r, request_kind kind, const char *key, int64_t minor,
                       const char *note)
{
    r->row = (request_row){.payment_id = r->payment.id,
                           .kind = kind,
                           .minor = minor,
                           .phase = REQUEST_SENDING,
                           .note = note,
                           .created_at_ms = call_now_ms(c)};
    r->row.progress.id = key;
    r->row.progress.operation = operations[kind];
    return 0;
}

static int write_new(call *c, const request_row *row, int64_t *ret_changed)
{
    const saga_progress *p = &row->progress;
    return call_changed(
        c, &insert,
        PARAMS(v_text(p->id), v_id(row->payment_id), v_int(row->kind), v_int(row->minor), v_int(row->phase),
               v_int(row->answer), v_text(row->answer_reason), v_text(row->token), v_id(row->refund_id),
               v_text(row->note), v_int(p->step), v_int(p->direction), v_int(p->epoch),
               v_int(p->deadline_ms), v_int(p->outcome), v_text(p->reason), v_text(p->claim),
               v_text(p->operation), v_int(row->created_at_ms)),
        ret_changed);
}

int shop__request_begin(call *c, request *r)
{
    int64_t changed = 1;
    if (r->row.phase != REQUEST_QUEUED)
        return 0;
    TRY(call_changed(c, &begin_queued,
                     PARAMS(v_text(r->row.progress.id), v_int(r->row.minor), v_id(r->row.refund_id)),
                     &changed));
    ENSURE(changed == 1, call_fail(c, SHOP_E_IN_PROGRESS, "somebody else has begun this request"));
    r->row.phase = REQUEST_SENDING;
    return 0;
}

int shop__request_settle(call *c, request_row *row, const shop_provider_answer *answer, bool *ret_first)
{
    int64_t changed = 0;
    const char *reason = answer->reason[0] != '\0' ? answer->reason : NULL;
    TRY(call_changed(c, &settle,
                     PARAMS(v_text(row->progress.id), v_int(answer->state), v_text(reason)), &changed));
    *ret_first = changed == 1;
    if (changed != 1)
        return 0;
    row->phase = REQUEST_DONE;
    row->answer = answer->state;
    row->answer_reason = reason;
    row->token = NULL;
    return 0;
}

int shop__request_queue(call *c, const payment_row *payment, request_kind kind, const char *reference,
                        int64_t minor, int64_t due_ms, const char *note)
{
    const char *key;
    TRY(shop__request_key(c, payment, kind, reference, &key));
    const request_row row = {.progress = {.id = key, .deadline_ms = due_ms, .operation = operations[kind]},
                             .payment_id = payment->id,
                             .kind = kind,
                             .minor = minor,
                             .phase = REQUEST_QUEUED,
                             .note = note,
                             .created_at_ms = call_now_ms(c)};
    return write_new(c, &row, NULL);
}

int shop__request_queue_void(call *c, const payment_row *payment, int64_t due_ms, const char *note)
{
    request_row *rows;
    size_t count;
    TRY(shop__request_list(c, payment, REQUEST_VOID, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (rows[i].phase == REQUEST_QUEUED)
            return 0; /* it will be sent later than now, which is what is wanted */
    const char *number = call_format(c, "%04zu", count + 1);
    ENSURE(number != NULL, SHOP_E_NO_MEMORY);
    return shop__request_queue(c, payment, REQUEST_VOID, number, 0, due_ms, note);
}

/* --- as a saga's aggregate -------------------------------------------------------------------- */

int shop__request_load(call *c, const char *key, void *state)
{
    request *r = state;
    int code = shop__request_find(c, key, &r->row);
    ENSURE(code != SHOP_E_NOT_FOUND, call_fail(c, code, "no such request: %s", key));
    TRY(code);
    TRY(shop__payment_load(c, r->row.payment_id, &r->payment));
    r->repeated = r->row.progress.step == REQUEST_STEP_SEND;
    return 0;
}

int shop__request_save(call *c, void *state)
{
    request *r = state;
    const saga_progress *p = &r->row.progress;
    int64_t changed = 0;
    if (r->nothing)
        return 0;
    if (!p->exists) {
        TRY(write_new(c, &r->row, &changed));
        return changed == 1 ? 0 : call_fail(c, SHOP_E_CONFLICT, "the same request was made meanwhile");
    }
    return call_guard(c, &save_progress,
                      PARAMS(v_text(p->id), v_int(p->step), v_int(p->direction), v_int(p->epoch),
                             v_int(p->deadline_ms), v_int(p->outcome), v_text(p->reason),
                             v_text(p->claim), v_text(p->operation), v_int(p->stored_epoch)),
                      "somebody else goes on with this request");
}

int shop__request_payment(call *c, const void *state, void *ret)
{
    const request *r = state;
    (void)c;
    if (r->payment.id != NULL)
        shop__payment_project(&r->payment, ret);
    return 0;
}

/* due.c - the two jobs: going on with requests whose runner died or got no answer, and beginning those that
 * are only written down. Both resume sagas; whoever is alive is left alone. */
#include <stddef.h>

#include "lib/core/limits.h"
#include "lib/services/generated/calls.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/requests.h"

typedef struct due_row {
    const char *key;
    const char *operation;
} due_row;

static const column due_columns[] = {COL_TEXT(due_row, key), COL_TEXT(due_row, operation)};

static const statement due_queued =
    SELECT_INTO(due_row, due_columns,
                "SELECT key, operation FROM payment_requests WHERE deadline_ms > 0 AND deadline_ms <= $1"
                " AND state = 1 ORDER BY deadline_ms LIMIT $2");
static const statement due_begun =
    SELECT_INTO(due_row, due_columns,
                "SELECT key, operation FROM payment_requests WHERE deadline_ms > 0 AND deadline_ms <= $1"
                " AND state > 1 ORDER BY deadline_ms LIMIT $2");
static const statement postpone = STATEMENT(
    "UPDATE payment_requests SET deadline_ms = $2 WHERE key = $1 AND deadline_ms > 0 AND deadline_ms <= $3");

int shop__payment_due(call *c, const shop_payment_due_args *args, shop_due_requests *ret)
{
    const due_row *rows;
    const shop_due_request **list;
    size_t count;
    TRY(call_all(c, args->queued ? &due_queued : &due_begun, PARAMS(v_int(call_now_ms(c)), v_int(JOB_BATCH)),
                 JOB_BATCH, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++) {
        shop_due_request *item;
        CALL_NEW(c, item);
        item->key = rows[i].key;
        item->operation = rows[i].operation;
        list[i] = item;
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}

/* Only one that is still due: whoever went on with it has moved its deadline. */
int shop__payment_postpone(call *c, const shop_payment_postpone_args *args)
{
    int64_t now_ms = call_now_ms(c);
    return call_run(c, &postpone, PARAMS(v_text(args->key), v_int(now_ms + REQUEST_AGAIN_MS), v_int(now_ms)));
}

/* What cannot be gone on with now does not stand in the way of the others. */
static int go_on(call *c, const shop_due_request *due)
{
    shop_payment_postpone_args args = SHOP_PAYMENT_POSTPONE_INIT;
    if (call_resume(c, due->operation, due->key) == 0)
        return 0;
    call_forgive(c);
    args.key = due->key;
    return call_payment_postpone(c, &args);
}

static int run_due(call *c, bool queued, shop_job_report *ret)
{
    shop_payment_due_args args = SHOP_PAYMENT_DUE_INIT;
    const shop_due_requests *due;
    args.queued = queued;
    TRY(call_payment_due(c, &args, &due));
    for (size_t i = 0; i < due->item_count; i++)
        TRY(go_on(c, due->items[i]));
    ret->done = (int64_t)due->item_count;
    ret->more = due->item_count == JOB_BATCH;
    return 0;
}

int shop__payment_recover_due(call *c, const shop_payment_recover_due_args *args, shop_job_report *ret)
{
    (void)args;
    return run_due(c, false, ret);
}

int shop__payment_capture_due(call *c, const shop_payment_capture_due_args *args, shop_job_report *ret)
{
    (void)args;
    return run_due(c, true, ret);
}

/* sender.c - driving messages to their end: taken by one sender for the time of a lease, handed to the
 * channel outside of every transaction, settled. After a crash in between the same message is handed over
 * again under the same key, once the lease is over. */
#include <stddef.h>

#include "lib/core/limits.h"
#include "lib/services/generated/calls.h"
#include "lib/services/notification/channels.h"
#include "lib/services/notification/deliveries.h"
#include "lib/services/notification/generated/handlers.h"

enum {
    CLAIM_BATCH = 10,              /* messages taken at once */
    LEASE_MS = 5 * 60 * 1000,      /* how long a sender may take for them */
    RETRY_FIRST_MS = 60 * 1000     /* before the second attempt; doubles each time */
};

typedef struct due_row {
    const char *id;
} due_row;

static const column due_columns[] = {COL_ID(due_row, id, "dlv")};

static const statement due_select =
    SELECT_INTO(due_row, due_columns,
                "SELECT id FROM notification_deliveries WHERE due_ms <= $1 ORDER BY due_ms, id LIMIT $2");
static const statement delivery_take = STATEMENT(
    "UPDATE notification_deliveries SET state = $2, attempts = attempts + 1, due_ms = $3,"
    " version = version + 1, updated_at_ms = $4 WHERE id = $1");
static const statement delivery_settle = STATEMENT(
    "UPDATE notification_deliveries SET state = $2, reason = $3, due_ms = $4, version = $5,"
    " updated_at_ms = $6 WHERE id = $1 AND version = $5 - 1");

/* --- one message, in a transaction ---------------------------------------------------------------- */

typedef struct verdict {
    shop_delivery_state state;
    const char *reason;
    int64_t due_ms; /* 0 = never again */
} verdict;

/* Note it, and tell when it is the end. */
static int settle(call *c, const shop_delivery *d, const verdict *v)
{
    const shop_delivery_event told = {.delivery_id = d->id,
                                      .template_name = d->template_name,
                                      .channel = d->channel,
                                      .order_id = d->order_id};
    int64_t version = d->version + 1;
    TRY(call_guard(c, &delivery_settle,
                   PARAMS(v_id(d->id), v_int((int64_t)v->state), v_text(v->reason),
                          v->due_ms != 0 ? v_int(v->due_ms) : v_null(), v_int(version),
                          v_int(call_now_ms(c))),
                   "the message was changed meanwhile"));
    if (v->state == SHOP_DELIVERY_STATE_SENT)
        return emit_notification_delivered(c, d->id, version, &told);
    if (v->state == SHOP_DELIVERY_STATE_DEAD)
        return emit_notification_failed(c, d->id, version, &told);
    return 0;
}

static verdict judge(const call *c, const shop_delivery *d, int outcome, const char *reason)
{
    if (outcome == 0)
        return (verdict){SHOP_DELIVERY_STATE_SENT, NULL, 0};
    if (!shop_code_retryable(outcome) || d->attempts >= DELIVERY_ATTEMPTS)
        return (verdict){SHOP_DELIVERY_STATE_DEAD, reason, 0};
    int64_t pause_ms = (int64_t)RETRY_FIRST_MS << (d->attempts - 1);
    return (verdict){SHOP_DELIVERY_STATE_FAILED, reason, call_now_ms(c) + pause_ms};
}

/* A message that its senders never came back from, time after time, is given up. */
static int take(call *c, const char *id, const shop_delivery **ret)
{
    static const verdict lost = {SHOP_DELIVERY_STATE_DEAD, "its senders did not come back", 0};
    shop_delivery *d;
    CALL_NEW(c, d);
    *ret = NULL;
    TRY(shop__delivery_load(c, id, d));
    if (d->attempts >= DELIVERY_ATTEMPTS)
        return settle(c, d, &lost);
    TRY(call_run(c, &delivery_take,
                 PARAMS(v_id(id), v_int(SHOP_DELIVERY_STATE_SENDING), v_int(call_now_ms(c) + LEASE_MS),
                        v_int(call_now_ms(c)))));
    d->state = SHOP_DELIVERY_STATE_SENDING;
    d->attempts++;
    d->version++;
    *ret = d;
    return 0;
}

int shop__delivery_claim_due(call *c, const shop_delivery_claim_due_args *args, shop_delivery_batch *ret)
{
    size_t max = (size_t)args->limit, count = 0;
    const shop_delivery **list;
    const due_row *rows = NULL;
    TRY(call_all(c, &due_select, PARAMS(v_int(call_now_ms(c)), v_int(args->limit)), max, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++) {
        TRY(take(c, rows[i].id, &list[ret->item_count]));
        ret->item_count += list[ret->item_count] != NULL;
    }
    ret->items = list;
    return 0;
}

int shop__delivery_settle(call *c, const shop_delivery_settle_args *args)
{
    shop_delivery d;
    TRY(shop__delivery_load(c, args->delivery_id, &d));
    if (d.state != SHOP_DELIVERY_STATE_SENDING || d.attempts != args->attempt)
        return 0;
    const verdict v = judge(c, &d, (int)args->outcome, args->reason);
    return settle(c, &d, &v);
}

/* --- the job -------------------------------------------------------------------------------------- */

static int send_one(call *c, const shop_delivery *d)
{
    shop_delivery_settle_args args = SHOP_DELIVERY_SETTLE_INIT;
    int outcome = shop__channel_send(c, d);
    args.delivery_id = d->id;
    args.attempt = d->attempts;
    args.outcome = outcome;
    args.reason = call_format(c, "%s said %s", d->channel, shop_code_name(outcome));
    ENSURE(args.reason != NULL, SHOP_E_NO_MEMORY);
    return call_notification_delivery_settle(c, &args);
}

int shop__delivery_send_due(call *c, const shop_delivery_send_due_args *args, shop_job_report *ret)
{
    shop_delivery_claim_due_args claim = SHOP_DELIVERY_CLAIM_DUE_INIT;
    (void)args;
    claim.limit = CLAIM_BATCH;
    do {
        const shop_delivery_batch *batch = NULL;
        TRY(call_notification_delivery_claim_due(c, &claim, &batch));
        for (size_t i = 0; i < batch->item_count; i++)
            TRY(send_one(c, batch->items[i]));
        ret->done += (int64_t)batch->item_count;
        ret->more = batch->item_count == CLAIM_BATCH;
    } while (ret->more && ret->done < JOB_BATCH);
    return 0;
}

/* sender.c - driving messages to their end: taken by one sender for the time of a lease, handed to the channel
 * outside of every transaction, settled. A batch is taken in one transaction and settled in one, or in several
 * when the channel is slow. After a crash in between the same messages are handed over again under the same
 * keys, once the lease is over. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/core/limits.h"
#include "lib/services/generated/calls.h"
#include "lib/services/notification/channels.h"
#include "lib/services/notification/deliveries.h"
#include "lib/services/notification/generated/handlers.h"

enum {
    CLAIM_BATCH = 25,              /* messages taken at once */
    LEASE_MS = 5 * 60 * 1000,      /* how long a sender may take for them */
    RETRY_FIRST_MS = 60 * 1000     /* before the second attempt; doubles each time */
};
static const int64_t SETTLE_AFTER_NS = 1000 * 1000 * 1000;

/* --- taking --------------------------------------------------------------------------------------- */

/* A message that its senders never came back from, time after time, is given up. */
static const statement take_due = SELECT_INTO(
    shop_delivery, shop__delivery_columns,
    "UPDATE notification_deliveries SET state = CASE WHEN attempts < $4 THEN 2 ELSE 5 END,"
    " attempts = CASE WHEN attempts < $4 THEN attempts + 1 ELSE attempts END,"
    " due_ms = CASE WHEN attempts < $4 THEN $3 END,"
    " reason = CASE WHEN attempts < $4 THEN reason ELSE 'its senders did not come back' END,"
    " version = version + 1, updated_at_ms = $1 WHERE due_ms <= $1 AND id IN"
    " (SELECT id FROM notification_deliveries WHERE due_ms <= $1 ORDER BY due_ms, id LIMIT $2)"
    " RETURNING " DELIVERY_COLUMN_LIST("recipient", "subject", "text"));

_Static_assert(SHOP_DELIVERY_STATE_SENDING == 2 && SHOP_DELIVERY_STATE_DEAD == 5,
               "the statement above names states by number");

static int older_first(const void *a, const void *b)
{
    const shop_delivery *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static int tell_end(call *c, const shop_delivery *d)
{
    const shop_delivery_event told = {.delivery_id = d->id,
                                      .template_name = d->template_name,
                                      .channel = d->channel,
                                      .order_id = d->order_id};
    if (d->state == SHOP_DELIVERY_STATE_SENT)
        return emit_notification_delivered(c, d->id, d->version, &told);
    if (d->state == SHOP_DELIVERY_STATE_DEAD)
        return emit_notification_failed(c, d->id, d->version, &told);
    return 0;
}

int shop__delivery_claim_due(call *c, const shop_delivery_claim_due_args *args, shop_delivery_batch *ret)
{
    size_t count = 0;
    const shop_delivery **list;
    shop_delivery *rows = NULL;
    TRY(call_all(c, &take_due,
                 PARAMS(v_int(call_now_ms(c)), v_int(args->limit), v_int(call_now_ms(c) + LEASE_MS),
                        v_int(DELIVERY_ATTEMPTS)),
                 (size_t)args->limit, &rows, &count));
    if (count > 1)
        qsort(rows, count, sizeof(*rows), older_first);
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++) {
        TRY(tell_end(c, &rows[i]));
        if (rows[i].state == SHOP_DELIVERY_STATE_SENDING)
            list[ret->item_count++] = &rows[i];
    }
    ret->items = list;
    return 0;
}

/* --- settling ------------------------------------------------------------------------------------- */

/* Nobody else has taken it meanwhile. */
static const statement settle_one = SELECT_INTO(
    shop_delivery, shop__delivery_columns,
    "UPDATE notification_deliveries SET state = $3, reason = $4, due_ms = $5, version = version + 1,"
    " updated_at_ms = $6 WHERE id = $1 AND state = 2 AND attempts = $2"
    " RETURNING " DELIVERY_COLUMN_LIST("NULL", "NULL", "NULL"));

typedef struct verdict {
    shop_delivery_state state;
    const char *reason;
    int64_t due_ms; /* 0 = never again */
} verdict;

static verdict judge(const call *c, const shop_delivery_outcome *o)
{
    if (o->code == 0)
        return (verdict){SHOP_DELIVERY_STATE_SENT, NULL, 0};
    if (!shop_code_retryable((int)o->code) || o->attempt >= DELIVERY_ATTEMPTS)
        return (verdict){SHOP_DELIVERY_STATE_DEAD, o->reason, 0};
    int64_t pause_ms = (int64_t)RETRY_FIRST_MS << (o->attempt - 1);
    return (verdict){SHOP_DELIVERY_STATE_FAILED, o->reason, call_now_ms(c) + pause_ms};
}

static int settle(call *c, const shop_delivery_outcome *o)
{
    const verdict v = judge(c, o);
    const shop_delivery *d = NULL;
    size_t count = 0;
    TRY(call_all(c, &settle_one,
                 PARAMS(v_id(o->delivery_id), v_int(o->attempt), v_int((int64_t)v.state), v_text(v.reason),
                        v.due_ms != 0 ? v_int(v.due_ms) : v_null(), v_int(call_now_ms(c))),
                 1, &d, &count));
    return count == 1 ? tell_end(c, d) : 0;
}

int shop__delivery_settle(call *c, const shop_delivery_settle_args *args)
{
    for (size_t i = 0; i < args->outcome_count; i++)
        TRY(settle(c, &args->outcomes[i]));
    return 0;
}

/* --- the job -------------------------------------------------------------------------------------- */

/* What a channel said, not yet settled. */
typedef struct said {
    shop_delivery_outcome outcomes[CLAIM_BATCH];
    size_t count;
    int64_t since_ns;
} said;

static int64_t clock_ns(const call *c)
{
    return shop__env_monotonic_ns(call_env(c));
}

static int settle_said(call *c, said *s)
{
    shop_delivery_settle_args args = SHOP_DELIVERY_SETTLE_INIT;
    if (s->count == 0)
        return 0;
    args.outcomes = s->outcomes;
    args.outcome_count = s->count;
    TRY(call_notification_delivery_settle(c, &args));
    s->count = 0;
    s->since_ns = clock_ns(c);
    return 0;
}

static int send_one(call *c, const shop_delivery *d, said *s)
{
    shop_delivery_outcome *o = &s->outcomes[s->count];
    int code = shop__channel_send(c, d);
    *o = (shop_delivery_outcome)SHOP_DELIVERY_OUTCOME_INIT;
    o->delivery_id = d->id;
    o->attempt = d->attempts;
    o->code = code;
    if (code != 0) {
        o->reason = call_format(c, "%s said %s", d->channel, shop_code_name(code));
        ENSURE(o->reason != NULL, SHOP_E_NO_MEMORY);
    }
    s->count++;
    if (clock_ns(c) - s->since_ns < SETTLE_AFTER_NS)
        return 0;
    return settle_said(c, s);
}

int shop__delivery_send_due(call *c, const shop_delivery_send_due_args *args, shop_job_report *ret)
{
    shop_delivery_claim_due_args claim = SHOP_DELIVERY_CLAIM_DUE_INIT;
    (void)args;
    claim.limit = CLAIM_BATCH;
    do {
        const shop_delivery_batch *batch = NULL;
        said s = {.since_ns = clock_ns(c)};
        TRY(call_notification_delivery_claim_due(c, &claim, &batch));
        for (size_t i = 0; i < batch->item_count; i++)
            TRY(send_one(c, batch->items[i], &s));
        TRY(settle_said(c, &s));
        ret->done += (int64_t)batch->item_count;
        ret->more = batch->item_count == CLAIM_BATCH;
    } while (ret->more && ret->done < JOB_BATCH);
    return 0;
}

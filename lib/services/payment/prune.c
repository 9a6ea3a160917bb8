/* prune.c - forgetting messages of providers. They are kept to know a repeated one; nothing else depends on
 * them, since what a message says is asked of the provider and applied once, whoever tells it. */
#include "lib/core/limits.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/requests.h"

static const statement inbox_prune = STATEMENT(
    "DELETE FROM payment_inbox WHERE (provider, event_id) IN (SELECT provider, event_id FROM payment_inbox"
    " WHERE received_at_ms < $1 ORDER BY received_at_ms LIMIT $2)");

int shop__payment_prune(call *c, const shop_payment_prune_args *args, shop_job_report *ret)
{
    (void)args;
    TRY(call_changed(c, &inbox_prune, PARAMS(v_int(call_now_ms(c) - INBOX_KEEP_MS), v_int(JOB_BATCH)), &ret->done));
    ret->more = ret->done == JOB_BATCH;
    return 0;
}

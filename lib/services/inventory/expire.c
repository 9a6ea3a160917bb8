/* expire.c - the job that ends reservations which nobody claimed in time. The guard stands in
 * the UPDATE itself: whoever claims at the same moment wins or loses as a whole. */
#include <stddef.h>

#include "lib/core/limits.h"
#include "lib/services/generated/calls.h"
#include "lib/services/inventory/generated/handlers.h"
#include "lib/services/inventory/reservation.h"

static const statement expire_due =
    SELECT_INTO(shop_reservation, shop__reservation_columns,
                "UPDATE inventory_reservations SET state = 4, version = version + 1"
                " WHERE state = 1 AND expires_at_ms < $1 AND order_id IN"
                " (SELECT order_id FROM inventory_reservations"
                " WHERE state = 1 AND expires_at_ms < $1 ORDER BY expires_at_ms LIMIT $2)"
                " RETURNING order_id, state, sold, expires_at_ms, version");

static int let_go(call *c, const shop_reservation *r)
{
    const shop_reservation_event data = {.order_id = r->order_id};
    const char *subject = call_format(c, "reservation/%s", r->order_id);
    ENSURE(subject != NULL, SHOP_E_NO_MEMORY);
    TRY(emit_reservation_expired(c, subject, r->version, &data));
    return shop__reservation_free(c, r->order_id);
}

int shop__reservation_expire_due(call *c, const shop_reservation_expire_due_args *args,
                                 shop_job_report *ret)
{
    const shop_reservation *expired;
    size_t count;
    (void)args;
    TRY(call_all(c, &expire_due, PARAMS(v_int(call_now_ms(c)), v_int(JOB_BATCH)), JOB_BATCH,
                 &expired, &count));
    for (size_t i = 0; i < count; i++)
        TRY(let_go(c, &expired[i]));
    *ret = (shop_job_report){.done = (int64_t)count, .more = count == JOB_BATCH};
    return 0;
}

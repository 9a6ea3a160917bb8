/* figures.c - what an operator wants to see at a glance, and forgetting what is old. */
#include <stddef.h>

#include "lib/core/limits.h"
#include "lib/core/operate.h"
#include "lib/services/system/generated/handlers.h"

enum { DEAD_COUNT_MAX = 1000 };

static int list_cursors(call *c, shop_system_figures *ret)
{
    const cursor_row *rows = NULL;
    const shop_cursor **list;
    shop_cursor *items;
    size_t count = 0;
    TRY(shop__cursor_all(call_tx(c), &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = (shop_cursor){.consumer = rows[i].consumer,
                                 .position = rows[i].position,
                                 .lag = ret->log_end - rows[i].position};
        list[i] = &items[i];
    }
    ret->consumers = list;
    ret->consumer_count = count;
    return 0;
}

int shop__system_stats(call *c, const shop_system_stats_args *args, shop_system_figures *ret)
{
    const dead_row *dead = NULL;
    store_stats stats;
    shop_store_figures *figures;
    size_t count = 0;
    (void)args;
    CALL_NEW(c, figures);
    call_store_stats(c, &stats);
    *figures = (shop_store_figures){.commits = stats.commits,
                                    .members = stats.members,
                                    .reruns = stats.reruns,
                                    .longest_queue = stats.longest_queue};
    ret->store = figures;
    TRY(shop__outbox_end(call_tx(c), &ret->log_end));
    TRY(shop__dead_list(call_tx(c), NULL, DEAD_COUNT_MAX, &dead, &count));
    ret->dead = (int64_t)count;
    return list_cursors(c, ret);
}

/* Events go when they are old and every consumer has passed them. */
static int prune_events(call *c, int64_t *ret_done)
{
    const cursor_row *rows = NULL;
    size_t count = 0;
    int64_t slowest = INT64_MAX;
    TRY(shop__cursor_all(call_tx(c), &rows, &count));
    for (size_t i = 0; i < count; i++)
        slowest = rows[i].position < slowest ? rows[i].position : slowest;
    if (count == 0)
        return 0;
    return shop__outbox_prune(call_tx(c), slowest, call_now_ms(c) - EVENT_KEEP_MS, ret_done);
}

int shop__system_prune(call *c, const shop_system_prune_args *args, shop_job_report *ret)
{
    int64_t claims = 0, events = 0;
    (void)args;
    TRY(call_prune_claims(c, &claims));
    TRY(prune_events(c, &events));
    ret->done = claims + events;
    ret->more = claims == JOB_BATCH;
    return 0;
}

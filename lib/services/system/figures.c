/* figures.c - what an operator wants to see at a glance, and forgetting what is old. */
#include <stddef.h>

#include "lib/core/limits.h"
#include "lib/core/operate.h"
#include "lib/services/system/generated/handlers.h"

/* Every consumer, also one that has not taken its first event yet. */
static int list_cursors(call *c, shop_system_figures *ret)
{
    const shop_cursor **list;
    shop_cursor *items;
    size_t count = 0;
    while (call_consumer_name(c, count) != NULL)
        count++;
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i].consumer = call_consumer_name(c, i);
        TRY(shop__cursor_read(call_tx(c), items[i].consumer, &items[i].position));
        items[i].lag = ret->log_end - items[i].position;
        list[i] = &items[i];
    }
    ret->consumers = list;
    ret->consumer_count = count;
    return 0;
}

static size_t count_called(call *c)
{
    tally_counts counts;
    size_t called = 0;
    for (size_t i = 0; call_tally(c, i, &counts) != NULL; i++)
        called += counts.calls > 0;
    return called;
}

/* Those that were called. Another may be called meanwhile: it is told the next time. */
static int list_operations(call *c, shop_system_figures *ret)
{
    const shop_operation_figures **list;
    shop_operation_figures *items;
    tally_counts counts;
    const char *name;
    size_t room = count_called(c), count = 0;
    CALL_ARRAY(c, list, room + 1);
    CALL_ARRAY(c, items, room + 1);
    for (size_t i = 0; count < room && (name = call_tally(c, i, &counts)) != NULL; i++) {
        if (counts.calls == 0)
            continue;
        items[count] = (shop_operation_figures){
            .operation = name, .calls = counts.calls, .refused = counts.refused, .failed = counts.failed};
        list[count] = &items[count];
        count++;
    }
    ret->operations = list;
    ret->operation_count = count;
    return 0;
}

int shop__system_stats(call *c, const shop_system_stats_args *args, shop_system_figures *ret)
{
    store_stats stats;
    shop_store_figures *figures;
    int64_t oldest;
    (void)args;
    CALL_NEW(c, figures);
    call_store_stats(c, &stats);
    *figures = (shop_store_figures){.commits = stats.commits,
                                    .members = stats.members,
                                    .reruns = stats.reruns,
                                    .longest_queue = stats.longest_queue};
    ret->store = figures;
    TRY(shop__outbox_end(call_tx(c), &ret->log_end));
    TRY(shop__dead_count(call_tx(c), NULL, &ret->dead, &oldest));
    TRY(list_operations(c, ret));
    return list_cursors(c, ret);
}

/* Up to where every consumer has come, and short of what dead letters still need. */
static int passed_by_all(call *c, int64_t *ret)
{
    const char *name;
    int64_t slowest = INT64_MAX, dead, oldest;
    for (size_t i = 0; (name = call_consumer_name(c, i)) != NULL; i++) {
        int64_t position;
        TRY(shop__cursor_read(call_tx(c), name, &position));
        slowest = position < slowest ? position : slowest;
    }
    TRY(shop__dead_count(call_tx(c), NULL, &dead, &oldest));
    *ret = dead > 0 && oldest <= slowest ? oldest - 1 : slowest;
    return 0;
}

static int prune_events(call *c, int64_t *ret_done)
{
    int64_t passed;
    TRY(passed_by_all(c, &passed));
    return shop__outbox_prune(call_tx(c), passed, call_now_ms(c) - EVENT_KEEP_MS, ret_done);
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

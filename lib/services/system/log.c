/* log.c - the event log and its dead letters, for operators. */
#include <stddef.h>

#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/core/operate.h"
#include "lib/services/system/generated/handlers.h"

static size_t page_of(int64_t limit)
{
    return limit > 0 ? (size_t)limit : PAGE_DEFAULT;
}

int shop__event_list(call *c, const shop_event_list_args *args, shop_event_log *ret)
{
    const outbox_row *rows = NULL;
    const shop_logged_event **list;
    shop_logged_event *events;
    size_t count = 0;
    TRY(shop__outbox_after(call_tx(c), args->after, page_of(args->limit), &rows, &count));
    TRY(shop__outbox_end(call_tx(c), &ret->end));
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, events, count + 1);
    for (size_t i = 0; i < count; i++) {
        events[i] = (shop_logged_event){.position = rows[i].position,
                                        .id = rows[i].id,
                                        .service = rows[i].service,
                                        .type = rows[i].type,
                                        .subject = rows[i].subject,
                                        .version = rows[i].version,
                                        .time_ms = rows[i].time_ms,
                                        .data = rows[i].data,
                                        .traceparent = rows[i].traceparent};
        list[i] = &events[i];
    }
    ret->events = list;
    ret->event_count = count;
    ret->next = count > 0 ? rows[count - 1].position : args->after;
    return 0;
}

int shop__event_dead(call *c, const shop_event_dead_args *args, shop_dead_events *ret)
{
    const dead_row *rows = NULL;
    const shop_dead_event **list;
    shop_dead_event *items;
    size_t count = 0;
    const char *consumer = shop__text_empty(args->consumer) ? NULL : args->consumer;
    TRY(shop__dead_list(call_tx(c), consumer, page_of(args->limit), &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = (shop_dead_event){.consumer = rows[i].consumer,
                                     .position = rows[i].position,
                                     .subject = rows[i].subject,
                                     .error = shop_code_name((int)rows[i].code),
                                     .reason = rows[i].reason,
                                     .attempts = rows[i].attempts,
                                     .since_ms = rows[i].since_ms};
        list[i] = &items[i];
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}

static int expect_consumer(call *c, const char *name)
{
    ENSURE(call_knows_consumer(c, name),
           call_fail(c, SHOP_E_NOT_FOUND, "there is no consumer %s", name));
    return 0;
}

/* The dead letters of one consumer: the oldest of them, and how many there are. */
typedef struct letters {
    const char *consumer;
    const dead_row *rows;
    size_t count;
    int64_t all;
} letters;

static int read_letters(call *c, void *userdata)
{
    letters *l = userdata;
    int64_t oldest;
    TRY(shop__dead_list(call_tx(c), l->consumer, PAGE_MAX, &l->rows, &l->count));
    return shop__dead_count(call_tx(c), l->consumer, &l->all, &oldest);
}

int shop__event_replay(call *c, const shop_event_replay_args *args, shop_replay_report *ret)
{
    letters l = {.consumer = args->consumer};
    TRY(expect_consumer(c, args->consumer));
    TRY(call_look(c, read_letters, &l));
    for (size_t i = 0; i < l.count; i++) {
        if (call_redeliver(c, args->consumer, l.rows[i].position) != 0)
            break; /* those behind it wait, too */
        ret->delivered++;
    }
    call_forgive(c);
    TRY(call_look(c, read_letters, &l));
    ret->left = l.all;
    return 0;
}

int shop__event_rewind(call *c, const shop_event_rewind_args *args, shop_cursor *ret)
{
    int64_t end;
    TRY(expect_consumer(c, args->consumer));
    TRY(shop__outbox_end(call_tx(c), &end));
    ENSURE(args->position <= end,
           call_invalid(c, "position", "is behind the end of the log, %lld", (long long)end));
    TRY(shop__cursor_write(call_tx(c), args->consumer, args->position));
    *ret = (shop_cursor){.consumer = args->consumer,
                         .position = args->position,
                         .lag = end - args->position};
    return 0;
}

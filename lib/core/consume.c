/* consume.c - delivering events to the services that asked for them.
 *
 * All consumers that stand at the same place are served in one transaction, together with their cursors:
 * an event's effect and the knowledge that it had one are one commit. When a consumer fails, that
 * transaction is rolled back and repeated up to the failing event; then the event is tried alone, some
 * times with a growing pause, and put aside as dead, with all later events of the same subject, for that
 * consumer only. */
#include <assert.h>
#include <string.h>

#include "lib/codec/json.h"
#include "lib/core/core.h"
#include "lib/events/cursors.h"
#include "lib/events/dead.h"
#include "lib/events/outbox.h"

typedef struct pass {
    consumers *all;
    const consumer *only;    /* this one alone, or NULL */
    int64_t stop_before;     /* do not touch events from this position on; 0 = no such */
    int64_t began_ns;
    bool any_dead;           /* some consumer has events put aside */
    int64_t passed;          /* out: events that this pass put behind */
    consumer *failed;        /* out: who could not take which */
    int64_t failed_position;
} pass;

int shop__consumers_new(local *l, consumers *ret)
{
    size_t count = 0;
    for (size_t m = 0; m < l->module_count; m++)
        count += l->modules[m]->consumer_count;
    consumer *list = shop__env_alloc(l->env, (count + 1) * sizeof(*list));
    ENSURE(list != NULL, SHOP_E_NO_MEMORY);
    *ret = (consumers){.l = l, .list = list};
    for (size_t m = 0; m < l->module_count; m++)
        for (size_t i = 0; i < l->modules[m]->consumer_count; i++)
            list[ret->count++] = (consumer){.spec = &l->modules[m]->consumers[i],
                                            .service = l->modules[m]->service};
    return 0;
}

void shop__consumers_free(consumers *all)
{
    if (all->l != NULL)
        shop__env_release(all->l->env, all->list);
}

static bool takes_part(const pass *p, const consumer *each)
{
    if (p->only != NULL)
        return each == p->only;
    return each->failing_position == 0;
}

static int64_t position_of(const consumer *who, const cursor_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].consumer, who->spec->name) == 0)
            return rows[i].position;
    return 0;
}

static int read_cursors(call *c, pass *p, int64_t *ret_lowest)
{
    const cursor_row *rows = NULL;
    size_t count = 0;
    int64_t lowest = INT64_MAX;
    TRY(shop__cursor_all(c->root->tx, &rows, &count));
    for (size_t i = 0; i < p->all->count; i++) {
        consumer *each = &p->all->list[i];
        each->moved = false;
        if (!takes_part(p, each))
            continue;
        each->position = position_of(each, rows, count);
        if (each->position < lowest)
            lowest = each->position;
    }
    *ret_lowest = lowest;
    return 0;
}

static const service_reaction *reaction_to(const consumer *who, const outbox_row *row)
{
    for (size_t i = 0; i < who->spec->reaction_count; i++) {
        const service_reaction *r = &who->spec->reactions[i];
        if (strcmp(shop__events[r->event].name, row->type) == 0)
            return r;
    }
    return NULL;
}

int shop__event_decode(call *c, unsigned number, const outbox_row *row, const void **ret_data)
{
    const schema_record *r = shop__events[number].data;
    void *data = call_alloc(c, r->size);
    ENSURE(data != NULL, SHOP_E_NO_MEMORY);
    TRY(shop__json_decode(r, row->data, strlen(row->data), call_arena(c), data, call_fault(c)));
    *ret_data = data;
    return 0;
}

int shop__event_deliver(call *c, const service_reaction *r, unsigned service, const outbox_row *row,
                        const void *data)
{
    const event e = {row->position, row->id, row->type, row->subject, row->version, row->time_ms};
    call child = {.root = c->root, .service = service, .parent = NULL};
    c->root->traceparent = row->traceparent;
    return r->run(&child, &e, data);
}

/* One event to one consumer: nothing to do, parked behind a dead one, or taken. */
static int offer(call *c, pass *p, const consumer *to, const outbox_row *row, const void **data)
{
    const service_reaction *r = reaction_to(to, row);
    bool parked = false;
    if (r == NULL)
        return 0;
    if (p->any_dead)
        TRY(shop__dead_has(c->root->tx, to->spec->name, row->subject, &parked));
    if (parked)
        return shop__dead_add(c->root->tx, to->spec->name, row, SHOP_E_CONFLICT,
                              "waits for an earlier event of the same subject", c->root->now_ms);
    if (*data == NULL)
        TRY(shop__event_decode(c, r->event, row, data));
    p->all->served |= 1u << to->service;
    return shop__event_deliver(c, r, to->service, row, *data);
}

static int offer_to_all(call *c, pass *p, const outbox_row *row)
{
    const void *data = NULL;
    for (size_t i = 0; i < p->all->count; i++) {
        consumer *each = &p->all->list[i];
        if (!takes_part(p, each) || each->position >= row->position)
            continue;
        int code = offer(c, p, each, row, &data);
        if (code != 0) {
            p->failed = each;
            p->failed_position = row->position;
            return code;
        }
        each->position = row->position;
        each->moved = true;
    }
    return 0;
}

static int write_cursors(call *c, pass *p)
{
    for (size_t i = 0; i < p->all->count; i++)
        if (p->all->list[i].moved)
            TRY(shop__cursor_write(c->root->tx, p->all->list[i].spec->name, p->all->list[i].position));
    return 0;
}

static int run_pass(call *c, void *userdata)
{
    pass *p = userdata;
    const outbox_row *rows;
    size_t count;
    int64_t lowest;
    const shop_env *env = c->root->l->env;
    p->passed = 0;
    p->failed = NULL;
    TRY(read_cursors(c, p, &lowest));
    if (lowest == INT64_MAX)
        return 0;
    TRY(shop__dead_any(c->root->tx, &p->any_dead));
    TRY(shop__outbox_after(c->root->tx, lowest, EVENT_BATCH, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        if (p->stop_before != 0 && rows[i].position >= p->stop_before)
            break;
        if (i > 0 && shop__env_monotonic_ns(env) - p->began_ns > EVENT_BATCH_MS * INT64_C(1000000))
            break;
        TRY(offer_to_all(c, p, &rows[i]));
        p->passed++;
    }
    return write_cursors(c, p);
}

/* A consumer could not take an event. The same event once more is another attempt. */
static void note_failure(const pass *p, const fault *f)
{
    consumer *who = p->failed;
    who->attempts = p->failed_position == who->failing_position ? who->attempts + 1 : 1;
    who->failing_position = p->failed_position;
    who->fault = *f;
}

/* A pass as a root of its own, with the shop's own authority. */
static int transact_pass(local *l, pass *p)
{
    root r;
    call_header header = {0};
    _Alignas(max_align_t) char first[CALL_STACK_BYTES];
    p->began_ns = shop__env_monotonic_ns(l->env);
    shop__root_begin(&r, l, &header, first, sizeof(first));
    shop__root_as_service(&r);
    r.deadline_ns = SHOP_WAIT_FOREVER;
    call c = {.root = &r, .service = SHOP__SERVICE_SYSTEM};
    int code = shop__transact(&(transaction){&c, run_pass, p}, true);
    if (code == 0)
        p->failed = NULL;
    else if (p->failed != NULL)
        note_failure(p, &r.fault);
    shop__root_end(&r);
    return code;
}

/* --- when one fails --------------------------------------------------------------------------- */

typedef struct burial {
    const consumer *who;
    int code;
} burial;

static int bury(call *c, void *userdata)
{
    const burial *b = userdata;
    const outbox_row *rows;
    size_t count;
    TRY(shop__outbox_after(c->root->tx, b->who->failing_position - 1, 1, &rows, &count));
    if (count == 1 && rows[0].position == b->who->failing_position)
        TRY(shop__dead_add(c->root->tx, b->who->spec->name, &rows[0], b->code, b->who->fault.message,
                           c->root->now_ms));
    return shop__cursor_write(c->root->tx, b->who->spec->name, b->who->failing_position);
}

static int bury_event(local *l, consumer *who, int code)
{
    root r;
    call_header header = {0};
    burial b = {who, code};
    shop__root_begin(&r, l, &header, NULL, 0);
    shop__root_as_service(&r);
    call c = {.root = &r, .service = SHOP__SERVICE_SYSTEM};
    int result = shop__transact(&(transaction){&c, bury, &b}, true);
    shop__root_end(&r);
    if (result == 0)
        who->failing_position = who->attempts = 0;
    return result;
}

static int64_t monotonic_ms(const local *l)
{
    return shop__env_monotonic_ns(l->env) / 1000000;
}

/* A refusal stays one. What the store could not do it may be able to do later. */
static bool refuses(int code)
{
    return !shop_code_retryable(code) && code != SHOP_E_STORAGE;
}

/* What stood before the failing event was rolled back with it: first that, once more, without it. */
static int catch_up(consumers *all, consumer *who, bool *ret_there, int64_t *ret_done)
{
    pass before = {.all = all, .only = who, .stop_before = who->failing_position};
    int code = transact_pass(all->l, &before);
    *ret_there = code == 0 && before.passed == 0;
    *ret_done += code == 0 ? before.passed : 0;
    return before.failed != NULL ? 0 : code;
}

static void rest_after(const consumers *all, consumer *who, int code)
{
    int64_t pause_ms = refuses(code) ? 0 : (int64_t)EVENT_RETRY_MS << (who->attempts - 1);
    who->retry_at_ms = monotonic_ms(all->l) + pause_ms;
}

/* Try the failing event of a consumer alone; bury it when it will not go. */
static int retry_failing(consumers *all, consumer *who, int64_t *ret_done)
{
    bool there = false;
    TRY(catch_up(all, who, &there, ret_done));
    if (!there)
        return 0;
    pass alone = {.all = all, .only = who, .stop_before = who->failing_position + 1};
    int code = transact_pass(all->l, &alone);
    if (code == 0)
        who->failing_position = who->attempts = 0;
    *ret_done += code == 0;
    if (code == 0 || alone.failed == NULL)
        return code;
    if (!refuses(code) && who->attempts < EVENT_ATTEMPTS) {
        rest_after(all, who, code);
        return 0;
    }
    *ret_done += 1;
    return bury_event(all->l, who, code);
}

static int retry_all_failing(consumers *all, int64_t *ret_done)
{
    int64_t now_ms = monotonic_ms(all->l);
    for (size_t i = 0; i < all->count; i++) {
        consumer *each = &all->list[i];
        if (each->failing_position != 0 && each->retry_at_ms <= now_ms)
            TRY(retry_failing(all, each, ret_done));
    }
    return 0;
}

/* Whether any consumer that takes part has something to read: a snapshot, not a write transaction. */
static int look(call *c, void *userdata)
{
    pass *p = userdata;
    int64_t lowest, end;
    TRY(read_cursors(c, p, &lowest));
    TRY(shop__outbox_end(c->root->tx, &end));
    p->passed = lowest < end ? end - lowest : 0;
    return 0;
}

static int anything_new(consumers *all, bool *ret)
{
    root r;
    call_header header = {0};
    _Alignas(max_align_t) char first[CALL_STACK_BYTES];
    pass p = {.all = all};
    shop__root_begin(&r, all->l, &header, first, sizeof(first));
    call c = {.root = &r, .service = SHOP__SERVICE_SYSTEM};
    int code = shop__transact(&(transaction){&c, look, &p}, false);
    shop__root_end(&r);
    *ret = p.passed > 0;
    return code;
}

static int run_relay(tx *t, void *userdata)
{
    (void)userdata;
    return shop__outbox_relay(t);
}

/* Events that wait for their place in the log. SQLite gives it to them as they are written. */
static int relay(local *l)
{
    root r;
    call_header header = {0};
    if (shop__store_kind(l->store) == STORE_SQLITE)
        return 0;
    shop__root_begin(&r, l, &header, NULL, 0);
    const work w = {.run = run_relay, .scratch = &r.scratch, .fault = &r.fault, .read_committed = true};
    int code = shop__store_write(l->store, &w, SHOP_WAIT_FOREVER);
    shop__root_end(&r);
    return code;
}

int shop__consume(consumers *all, int64_t *ret_done)
{
    bool anything = false;
    *ret_done = 0;
    TRY(relay(all->l));
    TRY(retry_all_failing(all, ret_done));
    TRY(anything_new(all, &anything));
    if (!anything)
        return 0;
    pass p = {.all = all};
    int code = transact_pass(all->l, &p);
    if (code != 0 && p.failed != NULL) {
        pass before = {.all = all, .stop_before = p.failed_position};
        rest_after(all, p.failed, code);
        code = transact_pass(all->l, &before);
        *ret_done += before.passed + 1;
        return before.failed != NULL ? 0 : code;
    }
    *ret_done += p.passed;
    return code;
}

int64_t shop__consumers_rest_ms(const consumers *all)
{
    int64_t now_ms = monotonic_ms(all->l);
    int64_t rest_ms = BACKGROUND_POLL_MS;
    for (size_t i = 0; i < all->count; i++) {
        const consumer *each = &all->list[i];
        if (each->failing_position != 0 && each->retry_at_ms - now_ms < rest_ms)
            rest_ms = each->retry_at_ms > now_ms ? each->retry_at_ms - now_ms : 0;
    }
    return rest_ms;
}

/* operate.c - the engine's side of the system service. */
#include "lib/core/operate.h"

#include <string.h>

#include "lib/core/core.h"

tx *call_tx(call *c)
{
    return c->root->tx;
}

void call_store_stats(call *c, store_stats *ret)
{
    shop__store_stats(c->root->l->store, ret);
}

const char *call_tally(call *c, size_t index, tally_counts *ret)
{
    if (index >= SHOP__OP_COUNT)
        return NULL;
    *ret = shop__tally_read(&c->root->l->tallies[index]);
    return shop__ops[index].name;
}

int call_prune_claims(call *c, int64_t *ret_done)
{
    return shop__claim_prune(c, ret_done);
}

static const service_consumer *find_consumer(const local *l, const char *name, unsigned *ret_service)
{
    for (size_t m = 0; m < l->module_count; m++)
        for (size_t i = 0; i < l->modules[m]->consumer_count; i++)
            if (strcmp(l->modules[m]->consumers[i].name, name) == 0) {
                *ret_service = l->modules[m]->service;
                return &l->modules[m]->consumers[i];
            }
    return NULL;
}

bool call_knows_consumer(call *c, const char *name)
{
    unsigned service;
    return find_consumer(c->root->l, name, &service) != NULL;
}

const char *call_consumer_name(call *c, size_t index)
{
    const local *l = c->root->l;
    for (size_t m = 0; m < l->module_count; index -= l->modules[m++]->consumer_count)
        if (index < l->modules[m]->consumer_count)
            return l->modules[m]->consumers[index].name;
    return NULL;
}

int call_look(call *c, int (*body)(call *c, void *userdata), void *userdata)
{
    return shop__transact(&(transaction){c, body, userdata}, false);
}

typedef struct redelivery {
    const service_consumer *to;
    unsigned service;
    int64_t position;
} redelivery;

static int deliver(call *c, const redelivery *r, const outbox_row *row)
{
    for (size_t i = 0; i < r->to->reaction_count; i++) {
        const service_reaction *reaction = &r->to->reactions[i];
        const void *data;
        if (strcmp(shop__events[reaction->event].name, row->type) != 0)
            continue;
        TRY(shop__event_decode(c, reaction->event, row, &data));
        TRY(shop__event_deliver(c, reaction, r->service, row, data));
    }
    return 0;
}

static int redeliver(call *c, void *userdata)
{
    const redelivery *r = userdata;
    const outbox_row *rows = NULL;
    size_t count = 0;
    int64_t removed = 0;
    TRY(shop__dead_remove(c->root->tx, r->to->name, r->position, &removed));
    if (removed == 0)
        return 0; /* somebody else has just delivered it */
    TRY(shop__outbox_after(c->root->tx, r->position - 1, 1, &rows, &count));
    if (count == 1 && rows[0].position == r->position)
        return deliver(c, r, &rows[0]);
    return 0;
}

int call_redeliver(call *c, const char *name, int64_t position)
{
    redelivery r = {.position = position};
    r.to = find_consumer(c->root->l, name, &r.service);
    ENSURE(r.to != NULL, call_fail(c, SHOP_E_NOT_FOUND, "there is no consumer %s", name));
    return shop__transact(&(transaction){c, redeliver, &r}, true);
}

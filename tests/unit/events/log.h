/* log.h - what the tests of lib/events share: an open store, and works that run in a transaction. */
#ifndef SHOP_TESTS_UNIT_EVENTS_LOG_H
#define SHOP_TESTS_UNIT_EVENTS_LOG_H

#include "lib/events/cursors.h"
#include "lib/events/dead.h"
#include "lib/events/outbox.h"
#include "tests/support/engine.h"

typedef struct log_work {
    int (*body)(tx *t);
} log_work;

static inline int run_log_work(call *c, void *userdata)
{
    const log_work *w = userdata;
    return w->body(c->root->tx);
}

static inline int log_write(engine *e, int (*body)(tx *t))
{
    log_work w = {body};
    return engine_transact(e, run_log_work, &w, true);
}

static inline int append(tx *t, const char *about, int64_t version, int64_t time_ms)
{
    uint8_t id[ID_BYTES];
    const outbox_row row = {.service = "catalog",
                            .type = "product.updated",
                            .subject = about,
                            .version = version,
                            .time_ms = time_ms,
                            .data = "{}",
                            .traceparent = version == 1 ? "00-trace" : NULL};
    TRY(shop__id_new(shop_env_default(), id));
    return shop__outbox_append(t, id, &row);
}

#endif

/* outbox.h - events are rows in the store, appended by the transaction in which they happened. */
#ifndef SHOP_LIB_EVENTS_OUTBOX_H
#define SHOP_LIB_EVENTS_OUTBOX_H

#include "lib/store/store.h"
#include "shop/sys/env.h"

/* One event of the log, as it is stored. */
typedef struct outbox_row {
    int64_t position;
    const char *id; /* "evt_…" */
    const char *service;
    const char *type;
    const char *subject;
    int64_t version;
    int64_t time_ms;
    const char *data; /* JSON */
    const char *traceparent;
} outbox_row;

/* Append to the log. Of the row everything but position and id is given. */
int shop__outbox_append(tx *t, const uint8_t id[ID_BYTES], const outbox_row *row);

/* Events behind a position, oldest first. */
int shop__outbox_after(tx *t, int64_t position, size_t max, const outbox_row **ret_rows,
                       size_t *ret_count);

/* The position of the newest event, also of those that wait for theirs; 0 when there is none. */
int shop__outbox_end(tx *t, int64_t *ret_position);

/* Delete events older than before_ms up to a position (but never the newest). */
int shop__outbox_prune(tx *t, int64_t up_to_position, int64_t before_ms, int64_t *ret_count);

/* On PostgreSQL, where commits overtake each other: give what was committed since the last time its positions
 * in the log. For a transaction that sees others' commits (read_committed). Whoever finds another one at it
 * leaves it alone. Nothing to do on SQLite. */
int shop__outbox_relay(tx *t);

#endif

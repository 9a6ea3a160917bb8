/* dead.h - events that a consumer could not take, and those of the same subject behind them. */
#ifndef SHOP_LIB_EVENTS_DEAD_H
#define SHOP_LIB_EVENTS_DEAD_H

#include "lib/events/outbox.h"

typedef struct dead_row {
    const char *consumer;
    int64_t position;
    const char *subject;
    int64_t code;
    const char *reason;
    int64_t attempts;
    int64_t since_ms;
} dead_row;

/* Whether there are any at all, of any consumer. */
int shop__dead_any(tx *t, bool *ret);
int shop__dead_has(tx *t, const char *consumer, const char *subject, bool *ret);
int shop__dead_add(tx *t, const char *consumer, const outbox_row *event, int code, const char *reason,
                   int64_t now_ms);
/* The oldest first; NULL = of every consumer. */
int shop__dead_list(tx *t, const char *consumer, size_t max, const dead_row **ret_rows,
                    size_t *ret_count);
/* How many there are (NULL = of every consumer), and the position of the oldest; 0 = there is none. */
int shop__dead_count(tx *t, const char *consumer, int64_t *ret_count, int64_t *ret_oldest);
/* *ret_removed is 0 when it is not there (any more). */
int shop__dead_remove(tx *t, const char *consumer, int64_t position, int64_t *ret_removed);

#endif

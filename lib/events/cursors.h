/* cursors.h - how far each consumer of events has come. */
#ifndef SHOP_LIB_EVENTS_CURSORS_H
#define SHOP_LIB_EVENTS_CURSORS_H

#include "lib/store/store.h"

typedef struct cursor_row {
    const char *consumer;
    int64_t position;
} cursor_row;

/* 0 for a consumer that never moved. */
int shop__cursor_read(tx *t, const char *consumer, int64_t *ret_position);
int shop__cursor_write(tx *t, const char *consumer, int64_t position);
int shop__cursor_all(tx *t, const cursor_row **ret_rows, size_t *ret_count);

#endif

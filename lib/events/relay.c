/* relay.c - from the outbox to the log, in the order of commits. One at a time, who holds the counter's row;
 * all that it sees gets the next positions, so that whatever is committed later stands behind. Of one subject
 * the versions decide, whatever the clocks of those who wrote them said. */
#include <stddef.h>

#include "lib/events/outbox.h"

typedef struct counter_row {
    int64_t position;
} counter_row;

static const column counter_columns[] = {COL_INT(counter_row, position)};

static const statement waiting = SELECT_INTO(counter_row, counter_columns,
                                             "SELECT count(*) FROM (SELECT 1 FROM events_outbox LIMIT 1) AS first");
static const statement counter_lock =
    SELECT_INTO(counter_row, counter_columns,
                "SELECT position FROM events_relay WHERE id = 1 FOR UPDATE SKIP LOCKED");
static const statement move = STATEMENT(
    "WITH moved AS (DELETE FROM events_outbox RETURNING *),"
    " timed AS (SELECT moved.*, max(time_ms) OVER (PARTITION BY subject ORDER BY version) AS since FROM moved)"
    " INSERT INTO events_log (position, id, service, type, subject, version, time_ms, data, traceparent)"
    " SELECT $1 + row_number() OVER (ORDER BY since, subject, version),"
    " id, service, type, subject, version, time_ms, data, traceparent FROM timed");
static const statement counter_move =
    STATEMENT("UPDATE events_relay SET position = position + $1 WHERE id = 1");

int shop__outbox_relay(tx *t)
{
    counter_row row;
    int64_t moved = 0;
    if (shop__tx_kind(t) != STORE_POSTGRES)
        return 0;
    TRY(shop__tx_one(t, &waiting, NO_PARAMS, &row));
    if (row.position == 0)
        return 0;
    int code = shop__tx_one(t, &counter_lock, NO_PARAMS, &row);
    if (code == SHOP_E_NOT_FOUND)
        return 0;
    TRY(code);
    TRY(shop__tx_run(t, &move, PARAMS(v_int(row.position)), &moved));
    return shop__tx_run(t, &counter_move, PARAMS(v_int(moved)), NULL);
}

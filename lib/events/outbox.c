/* outbox.c - SQL of the event log. */
#include "lib/events/outbox.h"

#include <stddef.h>

static const column outbox_columns[] = {
    COL_INT(outbox_row, position), COL_ID(outbox_row, id, "evt"), COL_TEXT(outbox_row, service),
    COL_TEXT(outbox_row, type),    COL_TEXT(outbox_row, subject), COL_INT(outbox_row, version),
    COL_INT(outbox_row, time_ms),  COL_TEXT(outbox_row, data),    COL_TEXT(outbox_row, traceparent),
};

typedef struct position_row {
    int64_t position;
} position_row;

static const column position_columns[] = {COL_INT(position_row, position)};

static const statement append = STATEMENT(
    "INSERT INTO events_outbox (id, service, type, subject, version, time_ms, data, traceparent)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
#define AFTER(table)                                                                               \
    "SELECT position, id, service, type, subject, version, time_ms, data, traceparent FROM " table \
    " WHERE position > $1 ORDER BY position LIMIT $2"
#define END(table) "SELECT (SELECT coalesce(max(position), 0) FROM " table ")"
#define PRUNE(table)                                                                               \
    "DELETE FROM " table " WHERE position <= $1 AND time_ms < $2"                                  \
    " AND position < (SELECT max(position) FROM " table ")"

static const statement after =
    SELECT_INTO_BOTH(outbox_row, outbox_columns, AFTER("events_outbox"), AFTER("events_log"));
static const statement end = SELECT_INTO_BOTH(position_row, position_columns, END("events_outbox"),
                                              END("events_log") " + (SELECT count(*) FROM events_outbox)");
static const statement prune = {.sql = PRUNE("events_outbox"), .postgres = PRUNE("events_log")};

int shop__outbox_append(tx *t, const uint8_t id[ID_BYTES], const outbox_row *row)
{
    return shop__tx_run(t, &append,
                        PARAMS(v_blob(id, ID_BYTES), v_text(row->service), v_text(row->type),
                               v_text(row->subject), v_int(row->version), v_int(row->time_ms),
                               v_text(row->data), v_text(row->traceparent)),
                        NULL);
}

int shop__outbox_after(tx *t, int64_t position, size_t max, const outbox_row **ret_rows, size_t *ret_count)
{
    return shop__tx_all(t, &after, PARAMS(v_int(position), v_int((int64_t)max)), max, ret_rows, ret_count);
}

int shop__outbox_end(tx *t, int64_t *ret_position)
{
    position_row row;
    TRY(shop__tx_one(t, &end, NO_PARAMS, &row));
    *ret_position = row.position;
    return 0;
}

int shop__outbox_prune(tx *t, int64_t up_to_position, int64_t before_ms, int64_t *ret_count)
{
    return shop__tx_run(t, &prune, PARAMS(v_int(up_to_position), v_int(before_ms)), ret_count);
}

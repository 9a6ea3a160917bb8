/* dead.c - SQL of the dead letters. */
#include "lib/events/dead.h"

#include <stddef.h>

typedef struct count_row {
    int64_t count;
} count_row;

typedef struct extent_row {
    int64_t count;
    int64_t oldest;
} extent_row;

static const column count_columns[] = {COL_INT(count_row, count)};
static const column extent_columns[] = {COL_INT(extent_row, count), COL_INT(extent_row, oldest)};
static const column dead_columns[] = {
    COL_TEXT(dead_row, consumer), COL_INT(dead_row, position), COL_TEXT(dead_row, subject),
    COL_INT(dead_row, code),      COL_TEXT(dead_row, reason),  COL_INT(dead_row, attempts),
    COL_INT(dead_row, since_ms),
};

static const statement dead_any =
    SELECT_INTO(count_row, count_columns,
                "SELECT count(*) FROM (SELECT 1 FROM events_dead LIMIT 1) AS first");
static const statement dead_has = SELECT_INTO(
    count_row, count_columns, "SELECT count(*) FROM events_dead WHERE consumer = $1 AND subject = $2");
static const statement dead_add = STATEMENT(
    "INSERT INTO events_dead (consumer, position, subject, code, reason, attempts, since_ms)"
    " VALUES ($1, $2, $3, $4, $5, 1, $6)"
    " ON CONFLICT (consumer, position) DO UPDATE SET code = excluded.code, reason = excluded.reason,"
    " attempts = events_dead.attempts + 1");
static const statement dead_list = SELECT_INTO(
    dead_row, dead_columns,
    "SELECT consumer, position, subject, code, reason, attempts, since_ms FROM events_dead"
    " WHERE (CAST($1 AS TEXT) IS NULL OR consumer = $1) ORDER BY consumer, position LIMIT $2");
static const statement dead_extent =
    SELECT_INTO(extent_row, extent_columns,
                "SELECT count(*), coalesce(min(position), 0) FROM events_dead"
                " WHERE CAST($1 AS TEXT) IS NULL OR consumer = $1");
static const statement dead_remove =
    STATEMENT("DELETE FROM events_dead WHERE consumer = $1 AND position = $2");

int shop__dead_any(tx *t, bool *ret)
{
    count_row row;
    TRY(shop__tx_one(t, &dead_any, NO_PARAMS, &row));
    *ret = row.count > 0;
    return 0;
}

int shop__dead_has(tx *t, const char *consumer, const char *subject, bool *ret)
{
    count_row row;
    TRY(shop__tx_one(t, &dead_has, PARAMS(v_text(consumer), v_text(subject)), &row));
    *ret = row.count > 0;
    return 0;
}

int shop__dead_add(tx *t, const char *consumer, const outbox_row *event, int code, const char *reason,
                   int64_t now_ms)
{
    return shop__tx_run(t, &dead_add,
                        PARAMS(v_text(consumer), v_int(event->position), v_text(event->subject),
                               v_int(code), v_text(reason), v_int(now_ms)),
                        NULL);
}

int shop__dead_list(tx *t, const char *consumer, size_t max, const dead_row **ret_rows, size_t *ret_count)
{
    return shop__tx_all(t, &dead_list, PARAMS(v_text(consumer), v_int((int64_t)max)), max, ret_rows,
                        ret_count);
}

int shop__dead_count(tx *t, const char *consumer, int64_t *ret_count, int64_t *ret_oldest)
{
    extent_row row;
    TRY(shop__tx_one(t, &dead_extent, PARAMS(v_text(consumer)), &row));
    *ret_count = row.count;
    *ret_oldest = row.oldest;
    return 0;
}

int shop__dead_remove(tx *t, const char *consumer, int64_t position, int64_t *ret_removed)
{
    return shop__tx_run(t, &dead_remove, PARAMS(v_text(consumer), v_int(position)), ret_removed);
}

/* cursors.c - SQL of the consumers' cursors. */
#include "lib/events/cursors.h"

#include <stddef.h>

enum { CURSORS_MAX = 1000 };

static const column cursor_columns[] = {COL_TEXT(cursor_row, consumer), COL_INT(cursor_row, position)};

static const statement cursor_one = SELECT_INTO(
    cursor_row, cursor_columns, "SELECT consumer, position FROM events_cursors WHERE consumer = $1");
static const statement cursor_all = SELECT_INTO(
    cursor_row, cursor_columns, "SELECT consumer, position FROM events_cursors ORDER BY consumer");
static const statement cursor_put = STATEMENT(
    "INSERT INTO events_cursors (consumer, position) VALUES ($1, $2)"
    " ON CONFLICT (consumer) DO UPDATE SET position = excluded.position");

int shop__cursor_read(tx *t, const char *consumer, int64_t *ret_position)
{
    cursor_row row;
    int code = shop__tx_one(t, &cursor_one, PARAMS(v_text(consumer)), &row);
    if (code != 0 && code != SHOP_E_NOT_FOUND)
        return code;
    *ret_position = code == 0 ? row.position : 0;
    return 0;
}

int shop__cursor_write(tx *t, const char *consumer, int64_t position)
{
    return shop__tx_run(t, &cursor_put, PARAMS(v_text(consumer), v_int(position)), NULL);
}

int shop__cursor_all(tx *t, const cursor_row **ret_rows, size_t *ret_count)
{
    return shop__tx_all(t, &cursor_all, NO_PARAMS, CURSORS_MAX, ret_rows, ret_count);
}

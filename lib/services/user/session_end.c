/* session_end.c - sessions that end: one by its id, those of an account, those that have expired.
 * The row is deleted; one that ended before its time is told, which also ends what the cache knows
 * of it. */
#include <stddef.h>
#include <string.h>

#include "lib/core/limits.h"
#include "lib/services/generated/calls.h"
#include "lib/services/user/accounts.h"
#include "lib/services/user/generated/handlers.h"
#include "lib/services/user/limits.h"

/* Of one account; more than the limit, since two that sign in at the same time may both find room.
 */
enum { SESSIONS_READ_MAX = 2 * SESSIONS_MAX };

typedef struct session_row {
    const char *id;
    const char *user_id;
    int64_t expires_at_ms;
} session_row;

static const column session_columns[] = {
    COL_ID(session_row, id, "ses"),
    COL_ID(session_row, user_id, "usr"),
    COL_INT(session_row, expires_at_ms),
};

static const statement session_select = SELECT_INTO(
    session_row, session_columns,
    "SELECT id, user_id, expires_at_ms FROM user_sessions WHERE id = $1");
static const statement sessions_of = SELECT_INTO(
    session_row, session_columns,
    "SELECT id, user_id, expires_at_ms FROM user_sessions WHERE user_id = $1"
    " ORDER BY id LIMIT $2");
static const statement session_delete = STATEMENT("DELETE FROM user_sessions WHERE id = $1");
static const statement sessions_prune = STATEMENT(
    "DELETE FROM user_sessions WHERE id IN (SELECT id FROM user_sessions ORDER BY id LIMIT $2)"
    " AND expires_at_ms <= $1");

static int end(call *c, const session_row *s)
{
    const shop_session_event data = {.session_id = s->id, .user_id = s->user_id};
    int64_t changed = 0;
    TRY(call_changed(c, &session_delete, PARAMS(v_id(s->id)), &changed));
    if (changed == 0 || s->expires_at_ms <= call_now_ms(c))
        return 0;
    return emit_session_revoked(c, s->id, 1, &data);
}

static int read_sessions(call *c, const char *user_id, const session_row **ret, size_t *ret_count)
{
    return call_all(c, &sessions_of, PARAMS(v_id(user_id), v_int(SESSIONS_READ_MAX)),
                    SESSIONS_READ_MAX, ret, ret_count);
}

int shop__sessions_end(call *c, const char *user_id, const char *spared_id)
{
    const session_row *rows;
    size_t count;
    TRY(read_sessions(c, user_id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (spared_id == NULL || strcmp(rows[i].id, spared_id) != 0)
            TRY(end(c, &rows[i]));
    return 0;
}

int shop__sessions_make_room(call *c, const char *user_id)
{
    const session_row *rows;
    size_t count;
    TRY(read_sessions(c, user_id, &rows, &count));
    for (size_t i = 0; i + SESSIONS_MAX <= count; i++)
        TRY(end(c, &rows[i]));
    return 0;
}

int shop__session_delete(call *c, const shop_session_delete_args *args)
{
    session_row row;
    TRY(call_one(c, &session_select, PARAMS(v_id(args->session_id)), "session", &row));
    TRY(call_check_owner(c, row.user_id, "session"));
    return end(c, &row);
}

int shop__session_prune(call *c, const shop_session_prune_args *args, shop_job_report *ret)
{
    int64_t sessions = 0, attempts = 0;
    (void)args;
    TRY(call_changed(c, &sessions_prune, PARAMS(v_int(call_now_ms(c)), v_int(JOB_BATCH)),
                     &sessions));
    TRY(shop__attempts_prune(c, &attempts));
    ret->done = sessions + attempts;
    ret->more = sessions == JOB_BATCH || attempts == JOB_BATCH;
    return 0;
}

/* attempts.c - failures to sign in, and the growing locks that they lead to. By e-mail, whether
 * somebody has it or not, so that a lock says nothing about who has an account. */
#include <stddef.h>
#include <string.h>

#include "lib/core/limits.h"
#include "lib/crypto/digest.h"
#include "lib/services/user/accounts.h"
#include "lib/services/user/limits.h"

static const column attempt_columns[] = {
    COL_INT(attempt_row, failures),
    COL_INT(attempt_row, locked_until_ms),
    COL_INT(attempt_row, last_at_ms),
};

static const statement attempt_select = SELECT_INTO(
    attempt_row, attempt_columns,
    "SELECT failures, locked_until_ms, last_at_ms FROM user_attempts WHERE email_digest = $1");
static const statement attempt_upsert = STATEMENT(
    "INSERT INTO user_attempts (email_digest, failures, locked_until_ms, last_at_ms)"
    " VALUES ($1, $2, $3, $4) ON CONFLICT (email_digest) DO UPDATE SET failures = "
    "excluded.failures,"
    " locked_until_ms = excluded.locked_until_ms, last_at_ms = excluded.last_at_ms");
static const statement attempt_delete = STATEMENT(
    "DELETE FROM user_attempts WHERE email_digest = $1");
static const statement attempts_prune = STATEMENT(
    "DELETE FROM user_attempts WHERE email_digest IN (SELECT email_digest FROM user_attempts"
    " WHERE last_at_ms < $1 ORDER BY last_at_ms LIMIT $2)");

typedef struct email_digest {
    uint8_t bytes[SHA256_BYTES];
} email_digest;

static email_digest digest_of(const char *email)
{
    email_digest d;
    shop__sha256(email, strlen(email), d.bytes);
    return d;
}

int shop__attempts_read(call *c, const char *email, attempt_row *ret)
{
    const email_digest d = digest_of(email);
    attempt_row row = {0};
    int code = call_one(c, &attempt_select, PARAMS(v_blob(d.bytes, sizeof(d.bytes))), NULL, &row);
    if (code != SHOP_E_NOT_FOUND)
        TRY(code);
    bool forgotten = row.last_at_ms < call_now_ms(c) - LOGIN_FORGET_MS;
    *ret = forgotten ? (attempt_row){0} : row;
    return 0;
}

static int64_t lock_ms(int64_t failures)
{
    int64_t doublings = failures - LOGIN_FREE_FAILURES;
    if (doublings < 0)
        return 0;
    return (int64_t)LOGIN_LOCK_MS << (doublings < LOGIN_LOCK_DOUBLINGS ? doublings
                                                                       : LOGIN_LOCK_DOUBLINGS);
}

int shop__attempts_count(call *c, const char *email, const attempt_row *before)
{
    const email_digest d = digest_of(email);
    int64_t failures = before->failures + 1, now_ms = call_now_ms(c);
    return call_run(c, &attempt_upsert,
                    PARAMS(v_blob(d.bytes, sizeof(d.bytes)), v_int(failures),
                           v_int(now_ms + lock_ms(failures)), v_int(now_ms)));
}

int shop__attempts_forget(call *c, const char *email)
{
    const email_digest d = digest_of(email);
    return call_run(c, &attempt_delete, PARAMS(v_blob(d.bytes, sizeof(d.bytes))));
}

int shop__attempts_prune(call *c, int64_t *ret_done)
{
    return call_changed(c, &attempts_prune,
                        PARAMS(v_int(call_now_ms(c) - LOGIN_FORGET_MS), v_int(JOB_BATCH)),
                        ret_done);
}

int shop__attempts_refuse(call *c, int64_t locked_until_ms)
{
    enum { MS_IN_SECOND = 1000 };
    int64_t left_ms = locked_until_ms - call_now_ms(c);
    int64_t seconds = left_ms > 0 ? (left_ms + MS_IN_SECOND - 1) / MS_IN_SECOND : 1;
    return call_fail(c, SHOP_E_RATE_LIMITED, "too many failures to sign in; wait for %lld s",
                     (long long)seconds);
}

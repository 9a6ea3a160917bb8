/* session_create.c - signing in: read, check the password without a transaction, enter the outcome.
 *
 * The work is the same whether anybody has the e-mail or not, and so is the answer. Attempts that
 * run at the same time all see the lock as it was; each asks again when it enters its outcome, so
 * that no right password is told once the lock has fallen. */
#include <stddef.h>
#include <string.h>

#include "lib/crypto/token.h"
#include "lib/services/generated/calls.h"
#include "lib/services/user/accounts.h"
#include "lib/services/user/generated/handlers.h"
#include "lib/services/user/profile.h"

static const statement session_insert = STATEMENT(
    "INSERT INTO user_sessions (id, user_id, digest, device, created_at_ms, expires_at_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6)");
static const statement hash_update = STATEMENT(
    "UPDATE user_accounts SET password_hash = $3 WHERE id = $1 AND password_hash = $2");

static int refuse(call *c)
{
    return call_fail(c, SHOP_E_UNAUTHENTICATED, "the e-mail or the password is wrong");
}

/* --- entering the outcome --------------------------------------------------------------------- */

static int load_proven(call *c, const shop_session_settle_args *args, account_row *ret)
{
    account_row row;
    TRY(shop__account_find(c, args->user_id, &row));
    if (row.state != SHOP_ACCOUNT_STATE_ACTIVE ||
        strcmp(row.password_hash, args->password_hash) != 0)
        return refuse(c);
    *ret = row;
    return 0;
}

static int open_session(call *c, const account_row *row, const char *device, shop_session *ret)
{
    uint8_t digest[SHA256_BYTES];
    char *token = call_alloc(c, TOKEN_TEXT_SIZE);
    ENSURE(token != NULL, SHOP_E_NO_MEMORY);
    TRY(shop__token_new(call_env(c), token));
    shop__token_digest(token, digest);
    *ret = (shop_session){.user_id = row->id,
                          .token = token,
                          .role = row->role,
                          .device = device,
                          .created_at_ms = call_now_ms(c),
                          .expires_at_ms = call_now_ms(c) + SESSION_KEEP_MS};
    TRY(call_new_id(c, "ses", &ret->id));
    return call_run(c, &session_insert,
                    PARAMS(v_id(ret->id), v_id(row->id), v_blob(digest, sizeof(digest)),
                           v_text(device), v_int(ret->created_at_ms), v_int(ret->expires_at_ms)));
}

int shop__session_settle(call *c, const shop_session_settle_args *args, shop_session *ret)
{
    attempt_row attempts;
    account_row row = {0};
    TRY(shop__attempts_read(c, args->email, &attempts));
    if (attempts.locked_until_ms > call_now_ms(c))
        return shop__attempts_refuse(c, attempts.locked_until_ms);
    if (args->user_id == NULL)
        return shop__attempts_count(c, args->email, &attempts);
    TRY(load_proven(c, args, &row));
    if (attempts.failures > 0)
        TRY(shop__attempts_forget(c, args->email));
    if (args->new_hash != NULL)
        TRY(call_run(c, &hash_update,
                     PARAMS(v_id(row.id), v_text(args->password_hash), v_text(args->new_hash))));
    TRY(shop__sessions_make_room(c, row.id));
    return open_session(c, &row, args->device, ret);
}

/* --- signing in ------------------------------------------------------------------------------- */

static int check_password(call *c, const char *password, const shop_credential *known,
                          shop_session_settle_args *outcome)
{
    password_pool *pool = call_passwords(c);
    bool right = false;
    TRY(shop__password_verify(pool, known->password_hash, password, call_deadline_ns(c), &right));
    if (!right)
        return 0;
    outcome->user_id = known->user_id;
    outcome->password_hash = known->password_hash;
    if (!shop__password_outdated(pool, known->password_hash))
        return 0;
    char *again = call_alloc(c, PASSWORD_TEXT_SIZE);
    ENSURE(again != NULL, SHOP_E_NO_MEMORY);
    outcome->new_hash = again;
    return shop__password_hash(pool, password, call_deadline_ns(c), again);
}

/* From reading what is known to entering the outcome; whether the password was right on the way. */
static int attempt(call *c, const shop_session_create_args *args, const char *email,
                   const shop_session **ret, bool *ret_right)
{
    const shop_credential *known;
    const shop_account_credential_args ask = {.struct_size = sizeof(ask), .email = email};
    shop_session_settle_args outcome = {
        .struct_size = sizeof(outcome), .email = email, .device = args->device};
    *ret_right = false;
    TRY(call_user_account_credential(c, &ask, &known));
    if (known->locked_until_ms > call_now_ms(c))
        return shop__attempts_refuse(c, known->locked_until_ms);
    TRY(check_password(c, args->password, known, &outcome));
    *ret_right = outcome.user_id != NULL;
    return call_user_session_settle(c, &outcome, ret);
}

/* A right password that is refused was right for a hash that is another by now: of another password,
 * or of the same at another cost, because its owner signed in elsewhere meanwhile. The second look
 * tells. */
int shop__session_create(call *c, const shop_session_create_args *args, shop_session *ret)
{
    const shop_session *made;
    const char *email;
    bool right;
    TRY(shop__profile_email(c, args->email, &email));
    int code = attempt(c, args, email, &made, &right);
    if (code == SHOP_E_UNAUTHENTICATED && right) {
        call_forgive(c);
        code = attempt(c, args, email, &made, &right);
    }
    TRY(code);
    if (made->id == NULL)
        return refuse(c);
    *ret = *made;
    return 0;
}

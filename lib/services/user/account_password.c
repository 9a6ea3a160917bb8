/* account_password.c - passwords of accounts. Every hash is made or checked outside of the
 * transaction: the handler is given up, runs again and finds the outcome. */
#include <stddef.h>
#include <string.h>

#include "lib/services/generated/calls.h"
#include "lib/services/user/accounts.h"
#include "lib/services/user/generated/handlers.h"
#include "lib/services/user/profile.h"

int shop__password_check(call *c, const char *field, const char *email, const char *password)
{
    char as_email[MAIL_ADDRESS_MAX_BYTES + 1];
    ENSURE(!shop__email_normalise(password, as_email) || strcmp(as_email, email) != 0,
           call_invalid(c, field, "must not be the e-mail"));
    return 0;
}

/* --- a new one -------------------------------------------------------------------------------- */

typedef struct made {
    char hash[PASSWORD_TEXT_SIZE];
} made;

static int make(call *c, const void *in, void *ret)
{
    made *out = ret;
    return shop__password_hash(call_passwords(c), in, call_deadline_ns(c), out->hash);
}

static int keep_hash(call *c, const char *hash, const char **ret)
{
    *ret = call_format(c, "%s", hash);
    return *ret != NULL ? 0 : SHOP_E_NO_MEMORY;
}

int shop__password_make(call *c, const char *password, const char **ret_hash)
{
    made out;
    TRY(call_outside(c, "password.make", make, password, &out, sizeof(out)));
    return keep_hash(c, out.hash, ret_hash);
}

/* --- proving the present one ------------------------------------------------------------------ */

typedef struct claimed {
    const char *email;
    const char *hash;
    const char *password;
    const char *new_password; /* or NULL */
} claimed;

typedef enum verdict { VERDICT_RIGHT = 1, VERDICT_WRONG, VERDICT_LOCKED } verdict;

typedef struct proof {
    verdict verdict;
    int64_t locked_until_ms;
    char new_hash[PASSWORD_TEXT_SIZE];
} proof;

/* A wrong password is counted by a transaction of its own: the one around will be given up. */
static int count_failure(call *c, const claimed *in, proof *ret)
{
    int code = call_user_session_settle(
        c,
        &(shop_session_settle_args){.struct_size = sizeof(shop_session_settle_args),
                                    .email = in->email},
        NULL);
    ret->verdict = VERDICT_WRONG;
    if (code != SHOP_E_RATE_LIMITED)
        return code;
    call_forgive(c);
    ret->verdict = VERDICT_LOCKED;
    return 0;
}

static int examine(call *c, const void *in, void *ret)
{
    const claimed *what = in;
    proof *out = ret;
    const shop_credential *now;
    const shop_account_credential_args ask = {.struct_size = sizeof(ask), .email = what->email};
    bool right = false;
    TRY(call_user_account_credential(c, &ask, &now));
    out->locked_until_ms = now->locked_until_ms;
    out->verdict = VERDICT_LOCKED;
    if (now->locked_until_ms > call_now_ms(c))
        return 0;
    TRY(shop__password_verify(call_passwords(c), what->hash, what->password, call_deadline_ns(c),
                              &right));
    if (!right)
        return count_failure(c, what, out);
    out->verdict = VERDICT_RIGHT;
    if (what->new_password == NULL)
        return 0;
    return shop__password_hash(call_passwords(c), what->new_password, call_deadline_ns(c),
                               out->new_hash);
}

int shop__password_prove(call *c, const account_row *row, const char *password,
                         const char *new_password, const char **ret_new_hash)
{
    claimed *in;
    proof out;
    const char *key = call_format(c, "password.prove %s", row->password_hash);
    ENSURE(key != NULL, SHOP_E_NO_MEMORY);
    CALL_NEW(c, in);
    *in = (claimed){row->email, row->password_hash, password, new_password};
    TRY(call_outside(c, key, examine, in, &out, sizeof(out)));
    if (out.verdict == VERDICT_LOCKED)
        return shop__attempts_refuse(c, out.locked_until_ms);
    ENSURE(out.verdict == VERDICT_RIGHT,
           call_fail(c, SHOP_E_FORBIDDEN, "the present password is wrong"));
    return new_password != NULL ? keep_hash(c, out.new_hash, ret_new_hash) : 0;
}

int shop__account_change_password(call *c, const shop_account_change_password_args *args)
{
    account_row row;
    const principal *who = call_principal(c);
    TRY(shop__account_load(c, args->user_id, &row));
    TRY(shop__account_expect(c, &row, 0));
    TRY(shop__password_check(c, "new_password", row.email, args->new_password));
    TRY(shop__password_prove(c, &row, args->old_password, args->new_password, &row.password_hash));
    TRY(shop__account_save_changed(c, &row));
    return shop__sessions_end(c, row.id, strcmp(who->id, row.id) == 0 ? who->session_id : NULL);
}

/* accounts.h - an account as it lies in the store, and what the files of this service share about
 * it. */
#ifndef SHOP_LIB_SERVICES_USER_ACCOUNTS_H
#define SHOP_LIB_SERVICES_USER_ACCOUNTS_H

#include "lib/core/call.h"
#include "shop/user.h"

typedef struct account_row {
    const char *id;
    const char *email; /* this, the next two and the hash are NULL once erased */
    const char *name;
    const char *locale;
    const char *password_hash;
    const char *role;
    int32_t state;
    int64_t version;
    int64_t created_at_ms;
    int64_t updated_at_ms;
} account_row;

/* By id, whoever asks, erased or not; SHOP_E_NOT_FOUND. */
int shop__account_find(call *c, const char *user_id, account_row *ret);

/* By id, for the owner or staff, erased or not; SHOP_E_NOT_FOUND. */
int shop__account_load(call *c, const char *user_id, account_row *ret);

/* SHOP_E_NOT_FOUND when it is erased, SHOP_E_VERSION_MISMATCH unless it has this version (0 = any).
 */
int shop__account_expect(call *c, const account_row *row, int64_t if_version);

/* The account with a normalised e-mail. SHOP_E_NOT_FOUND, without a message. */
int shop__account_by_email(call *c, const char *email, account_row *ret);

/* Write the changed row as its next version. */
int shop__account_save(call *c, account_row *row);

/* Save, and tell that the account changed. */
int shop__account_save_changed(call *c, account_row *row);

void shop__account_project(const account_row *row, shop_account *ret);

/* --- passwords -------------------------------------------------------------------------------- */

/* SHOP_E_INVALID, naming the field, for a password that this account must not have. */
int shop__password_check(call *c, const char *field, const char *email, const char *password);

/* The hash of a new password, made outside of the transaction; `hash` in the call's memory. */
int shop__password_make(call *c, const char *password, const char **ret_hash);

/* Prove that the caller knows the account's password, and hash a new one (NULL = none).
 * SHOP_E_FORBIDDEN when it is wrong, which counts as a failure to sign in; SHOP_E_RATE_LIMITED. */
int shop__password_prove(call *c, const account_row *row, const char *password,
                         const char *new_password, const char **ret_new_hash);

/* --- sessions --------------------------------------------------------------------------------- */

/* End all sessions of an account but one (NULL = none is spared). */
int shop__sessions_end(call *c, const char *user_id, const char *spared_id);

/* End the oldest sessions so that there is room for one more. */
int shop__sessions_make_room(call *c, const char *user_id);

/* --- failures to sign in ---------------------------------------------------------------------- */

typedef struct attempt_row {
    int64_t failures;
    int64_t locked_until_ms;
    int64_t last_at_ms;
} attempt_row;

/* What is remembered for this normalised e-mail; zeros when nothing is. */
int shop__attempts_read(call *c, const char *email, attempt_row *ret);

/* One more failure after those. */
int shop__attempts_count(call *c, const char *email, const attempt_row *before);

int shop__attempts_forget(call *c, const char *email);

/* Failures that were long ago. */
int shop__attempts_prune(call *c, int64_t *ret_done);

/* SHOP_E_RATE_LIMITED, saying for how long. */
int shop__attempts_refuse(call *c, int64_t locked_until_ms);

#endif

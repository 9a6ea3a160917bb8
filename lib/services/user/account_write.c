/* account_write.c - making, changing and erasing accounts. Each change is a version of its own, and
 * an event. */
#include <stddef.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/calls.h"
#include "lib/services/user/accounts.h"
#include "lib/services/user/generated/handlers.h"
#include "lib/services/user/profile.h"

static const char role_of_new_accounts[] = "customer";

static const statement account_insert = STATEMENT(
    "INSERT INTO user_accounts (id, email, name, locale, password_hash, role, state, version,"
    " created_at_ms, updated_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
static const statement account_update = STATEMENT(
    "UPDATE user_accounts SET email = $2, name = $3, locale = $4, password_hash = $5, role = $6,"
    " state = $7, version = $8, updated_at_ms = $9 WHERE id = $1 AND version = $8 - 1");
static const statement email_insert = STATEMENT(
    "INSERT INTO user_emails (email, user_id) VALUES ($1, $2)");
static const statement email_delete = STATEMENT(
    "DELETE FROM user_emails WHERE email = $1 AND user_id = $2");
static const statement addresses_delete = STATEMENT(
    "DELETE FROM user_addresses WHERE user_id = $1");

/* --- saving ----------------------------------------------------------------------------------- */

int shop__account_save(call *c, account_row *row)
{
    row->version++;
    row->updated_at_ms = call_now_ms(c);
    return call_guard(c, &account_update,
                      PARAMS(v_id(row->id), v_text(row->email), v_text(row->name),
                             v_text(row->locale), v_text(row->password_hash), v_text(row->role),
                             v_int(row->state), v_int(row->version), v_int(row->updated_at_ms)),
                      "the account was changed meanwhile");
}

int shop__account_save_changed(call *c, account_row *row)
{
    TRY(shop__account_save(c, row));
    return emit_user_updated(c, row->id, row->version, &(shop_user_event){.user_id = row->id});
}

/* --- who may work on whose -------------------------------------------------------------------- */

static const schema_role *role_by_name(const char *name)
{
    for (size_t i = 0; i < SHOP__ROLE_COUNT; i++)
        if (strcmp(shop__roles[i].name, name) == 0)
            return &shop__roles[i];
    return NULL;
}

/* Whoever's account it is: nobody gives themselves more than they have. */
static int check_role(call *c, const char *role)
{
    const principal *who = call_principal(c);
    const schema_role *r = role_by_name(role);
    bool above = r != NULL && ((r->scopes & ~who->scopes) != 0 || (r->any & ~who->any) != 0);
    ENSURE(!above, call_fail(c, SHOP_E_FORBIDDEN, "the role %s may do more than the caller", role));
    return 0;
}

static int check_rank(call *c, const account_row *row)
{
    return strcmp(call_principal(c)->id, row->id) == 0 ? 0 : check_role(c, row->role);
}

/* --- making ----------------------------------------------------------------------------------- */

static int expect_free(call *c, const char *email)
{
    account_row row;
    int code = shop__account_by_email(c, email, &row);
    if (code == SHOP_E_NOT_FOUND) {
        call_forgive(c);
        return 0;
    }
    TRY(code);
    return call_fail(c, SHOP_E_ALREADY_EXISTS, "somebody has this e-mail already");
}

static int insert(call *c, const account_row *row)
{
    TRY(call_run(c, &email_insert, PARAMS(v_text(row->email), v_id(row->id))));
    return call_run(c, &account_insert,
                    PARAMS(v_id(row->id), v_text(row->email), v_text(row->name),
                           v_text(row->locale), v_text(row->password_hash), v_text(row->role),
                           v_int(row->state), v_int(row->version), v_int(row->created_at_ms),
                           v_int(row->updated_at_ms)));
}

int shop__account_register(call *c, const shop_account_register_args *args, shop_account *ret)
{
    const char *of_caller = shop__locale_valid(call_locale(c)) ? call_locale(c) : "en";
    account_row row = {.name = shop__text_empty(args->name) ? NULL : args->name,
                       .role = role_of_new_accounts,
                       .state = SHOP_ACCOUNT_STATE_ACTIVE,
                       .version = 1,
                       .created_at_ms = call_now_ms(c),
                       .updated_at_ms = call_now_ms(c)};
    TRY(shop__profile_email(c, args->email, &row.email));
    TRY(shop__profile_locale(c, args->locale, of_caller, &row.locale));
    TRY(shop__password_check(c, "password", row.email, args->password));
    TRY(expect_free(c, row.email));
    TRY(shop__password_make(c, args->password, &row.password_hash));
    TRY(call_new_id(c, "usr", &row.id));
    TRY(insert(c, &row));
    TRY(emit_user_registered(c, row.id, row.version, &(shop_user_event){.user_id = row.id}));
    shop__account_project(&row, ret);
    return 0;
}

/* --- changing --------------------------------------------------------------------------------- */

/* The e-mail is how somebody signs in: who only found an open session must not take the account
 * over. */
static int change_email(call *c, const shop_account_update_args *args, account_row *row)
{
    const char *email;
    TRY(shop__profile_email(c, args->email, &email));
    if (strcmp(email, row->email) == 0)
        return 0;
    TRY(expect_free(c, email));
    if (strcmp(call_principal(c)->id, row->id) == 0) {
        ENSURE(args->password != NULL,
               call_invalid(c, "password", "is needed for changing one's own e-mail"));
        TRY(shop__password_prove(c, row, args->password, NULL, NULL));
    }
    TRY(call_run(c, &email_delete, PARAMS(v_text(row->email), v_id(row->id))));
    TRY(call_run(c, &email_insert, PARAMS(v_text(email), v_id(row->id))));
    row->email = email;
    return 0;
}

int shop__account_update(call *c, const shop_account_update_args *args, shop_account *ret)
{
    account_row row;
    TRY(shop__account_load(c, args->user_id, &row));
    TRY(shop__account_expect(c, &row, args->if_version));
    TRY(check_rank(c, &row));
    if (args->name != NULL)
        row.name = args->name[0] != '\0' ? args->name : NULL;
    if (args->locale != NULL)
        TRY(shop__profile_locale(c, args->locale, "en", &row.locale));
    if (args->email != NULL)
        TRY(change_email(c, args, &row));
    TRY(shop__account_save_changed(c, &row));
    shop__account_project(&row, ret);
    return 0;
}

int shop__account_set_role(call *c, const shop_account_set_role_args *args, shop_account *ret)
{
    account_row row;
    const schema_role *role = role_by_name(args->role);
    ENSURE(role != NULL && strcmp(role->name, "guest") != 0,
           call_invalid(c, "role", "no account can be a \"%s\"", args->role));
    TRY(shop__account_find(c, args->user_id, &row));
    TRY(shop__account_expect(c, &row, args->if_version));
    TRY(check_role(c, row.role));
    TRY(check_role(c, role->name));
    row.role = role->name;
    TRY(shop__account_save_changed(c, &row));
    TRY(shop__sessions_end(c, row.id, NULL));
    shop__account_project(&row, ret);
    return 0;
}

/* --- erasing ---------------------------------------------------------------------------------- */

/* What lies outside of the account's own row. */
static int erase_around(call *c, const account_row *row)
{
    TRY(call_run(c, &email_delete, PARAMS(v_text(row->email), v_id(row->id))));
    TRY(call_run(c, &addresses_delete, PARAMS(v_id(row->id))));
    TRY(shop__attempts_forget(c, row->email));
    TRY(shop__sessions_end(c, row->id, NULL));
    return call_forget_answers(c, row->id);
}

int shop__account_erase(call *c, const shop_account_erase_args *args)
{
    account_row row;
    TRY(shop__account_load(c, args->user_id, &row));
    if (row.state == SHOP_ACCOUNT_STATE_ERASED)
        return 0;
    TRY(check_rank(c, &row));
    TRY(erase_around(c, &row));
    row.email = row.name = row.locale = row.password_hash = NULL;
    row.role = role_of_new_accounts;
    row.state = SHOP_ACCOUNT_STATE_ERASED;
    TRY(shop__account_save(c, &row));
    return emit_user_erased(c, row.id, row.version, &(shop_user_event){.user_id = row.id});
}

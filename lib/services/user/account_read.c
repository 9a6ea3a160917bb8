/* account_read.c - reading accounts: one, a page of them, and what other services may know. */
#include <stddef.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/user/accounts.h"
#include "lib/services/user/generated/handlers.h"
#include "lib/services/user/page.h"
#include "lib/services/user/profile.h"

#define ACCOUNT_COLUMNS                                                                            \
    "a.id, a.email, a.name, a.locale, a.password_hash, a.role, a.state, a.version,"                \
    " a.created_at_ms, a.updated_at_ms"

static const column account_columns[] = {
    COL_ID(account_row, id, "usr"),       COL_TEXT(account_row, email),
    COL_TEXT(account_row, name),          COL_TEXT(account_row, locale),
    COL_TEXT(account_row, password_hash), COL_TEXT(account_row, role),
    COL_ENUM(account_row, state),         COL_INT(account_row, version),
    COL_INT(account_row, created_at_ms),  COL_INT(account_row, updated_at_ms),
};

static const statement account_select = SELECT_INTO(account_row, account_columns,
                                                    "SELECT " ACCOUNT_COLUMNS
                                                    " FROM user_accounts a WHERE a.id = $1");
static const statement account_by_email = SELECT_INTO(
    account_row, account_columns,
    "SELECT " ACCOUNT_COLUMNS " FROM user_emails e JOIN user_accounts a ON a.id = e.user_id"
    " WHERE e.email = $1");
static const statement accounts_after = SELECT_INTO(
    account_row, account_columns,
    "SELECT " ACCOUNT_COLUMNS " FROM user_accounts a WHERE a.id > $1 ORDER BY a.id LIMIT $2");

/* --- one -------------------------------------------------------------------------------------- */

int shop__account_find(call *c, const char *user_id, account_row *ret)
{
    return call_one(c, &account_select, PARAMS(v_id(user_id)), "account", ret);
}

int shop__account_load(call *c, const char *user_id, account_row *ret)
{
    TRY(call_check_owner(c, user_id, "account"));
    return shop__account_find(c, user_id, ret);
}

int shop__account_expect(call *c, const account_row *row, int64_t if_version)
{
    ENSURE(row->state == SHOP_ACCOUNT_STATE_ACTIVE,
           call_fail(c, SHOP_E_NOT_FOUND, "no such account: it was erased"));
    ENSURE(if_version == 0 || if_version == row->version,
           call_fail(c, SHOP_E_VERSION_MISMATCH, "the account has version %lld by now",
                     (long long)row->version));
    return 0;
}

int shop__account_by_email(call *c, const char *email, account_row *ret)
{
    return call_one(c, &account_by_email, PARAMS(v_text(email)), NULL, ret);
}

void shop__account_project(const account_row *row, shop_account *ret)
{
    *ret = (shop_account){.id = row->id,
                          .email = row->email,
                          .name = row->name,
                          .locale = row->locale,
                          .role = row->role,
                          .state = (shop_account_state)row->state,
                          .version = row->version,
                          .created_at_ms = row->created_at_ms,
                          .updated_at_ms = row->updated_at_ms};
}

int shop__account_get(call *c, const shop_account_get_args *args, shop_account *ret)
{
    account_row row;
    TRY(shop__account_load(c, args->user_id, &row));
    shop__account_project(&row, ret);
    return 0;
}

/* --- a page ----------------------------------------------------------------------------------- */

static int project_page(call *c, const account_row *rows, size_t count, size_t limit,
                        shop_account_page *ret)
{
    size_t shown = count < limit ? count : limit;
    const shop_account **items;
    shop_account *accounts;
    CALL_ARRAY(c, items, shown + 1);
    CALL_ARRAY(c, accounts, shown + 1);
    for (size_t i = 0; i < shown; i++) {
        shop__account_project(&rows[i], &accounts[i]);
        items[i] = &accounts[i];
    }
    ret->items = items;
    ret->item_count = shown;
    ret->next_cursor = count > limit ? rows[shown - 1].id : NULL;
    return 0;
}

static int list_one(call *c, const char *email, shop_account_page *ret)
{
    account_row row;
    const char *normalised;
    TRY(shop__profile_email(c, email, &normalised));
    int code = shop__account_by_email(c, normalised, &row);
    if (code == SHOP_E_NOT_FOUND) {
        call_forgive(c);
        return project_page(c, NULL, 0, 1, ret);
    }
    TRY(code);
    return project_page(c, &row, 1, 1, ret);
}

int shop__account_list(call *c, const shop_account_list_args *args, shop_account_page *ret)
{
    const account_row *rows;
    size_t count;
    page p;
    if (!shop__text_empty(args->email))
        return list_one(c, args->email, ret);
    TRY(shop__user_page(c, args->cursor, "usr", args->limit, &p));
    TRY(call_all(c, &accounts_after, PARAMS(v_id(p.after), v_int((int64_t)p.limit + 1)),
                 p.limit + 1, &rows, &count));
    return project_page(c, rows, count, p.limit, ret);
}

/* --- for other services ----------------------------------------------------------------------- */

int shop__account_contact(call *c, const shop_account_contact_args *args, shop_contact *ret)
{
    account_row row;
    TRY(shop__account_find(c, args->user_id, &row));
    TRY(shop__account_expect(c, &row, 0));
    *ret = (shop_contact){
        .user_id = row.id, .email = row.email, .name = row.name, .locale = row.locale};
    return 0;
}

int shop__account_credential(call *c, const shop_account_credential_args *args,
                             shop_credential *ret)
{
    account_row row = {0};
    attempt_row attempts;
    int code = shop__account_by_email(c, args->email, &row);
    if (code == SHOP_E_NOT_FOUND)
        call_forgive(c);
    else
        TRY(code);
    TRY(shop__attempts_read(c, args->email, &attempts));
    *ret = (shop_credential){.user_id = row.id,
                             .password_hash = row.password_hash,
                             .locked_until_ms = attempts.locked_until_ms};
    return 0;
}

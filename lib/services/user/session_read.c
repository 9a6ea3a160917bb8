/* session_read.c - whose a token is, and where somebody is signed in. */
#include <stddef.h>

#include "lib/crypto/token.h"
#include "lib/services/user/accounts.h"
#include "lib/services/user/generated/handlers.h"
#include "lib/services/user/page.h"

static const column principal_columns[] = {
    COL_ID(shop_session_principal, user_id, "usr"),
    COL_ID(shop_session_principal, session_id, "ses"),
    COL_TEXT(shop_session_principal, role),
    COL_INT(shop_session_principal, expires_at_ms),
};
static const column session_columns[] = {
    COL_ID(shop_session, id, "ses"),      COL_ID(shop_session, user_id, "usr"),
    COL_TEXT(shop_session, role),         COL_TEXT(shop_session, device),
    COL_INT(shop_session, created_at_ms), COL_INT(shop_session, expires_at_ms),
};

static const statement principal_select = SELECT_INTO(
    shop_session_principal, principal_columns,
    "SELECT s.user_id, s.id, a.role, s.expires_at_ms"
    " FROM user_sessions s JOIN user_accounts a ON a.id = s.user_id"
    " WHERE s.digest = $1 AND s.expires_at_ms > $2 AND a.state = 1");
static const statement sessions_after = SELECT_INTO(
    shop_session, session_columns,
    "SELECT s.id, s.user_id, a.role, s.device, s.created_at_ms, s.expires_at_ms"
    " FROM user_sessions s JOIN user_accounts a ON a.id = s.user_id"
    " WHERE s.user_id = $1 AND s.id > $2 AND s.expires_at_ms > $3 ORDER BY s.id LIMIT $4");

static int refuse(call *c)
{
    return call_fail(c, SHOP_E_UNAUTHENTICATED,
                     "this session is unknown, has expired or was ended; sign in again");
}

int shop__session_resolve(call *c, const shop_session_resolve_args *args,
                          shop_session_principal *ret)
{
    uint8_t digest[SHA256_BYTES];
    shop_session_principal row;
    if (!shop__token_valid(args->token))
        return refuse(c);
    shop__token_digest(args->token, digest);
    int code = call_one(c, &principal_select,
                        PARAMS(v_blob(digest, sizeof(digest)), v_int(call_now_ms(c))), NULL, &row);
    if (code == SHOP_E_NOT_FOUND)
        return refuse(c);
    TRY(code);
    TRY(call_depends(c, row.session_id));
    TRY(call_depends(c, row.user_id));
    *ret = row;
    ret->read_at_ms = call_now_ms(c);
    return 0;
}

int shop__session_list(call *c, const shop_session_list_args *args, shop_session_page *ret)
{
    const shop_session *rows;
    const shop_session **items;
    size_t count;
    page p;
    TRY(call_check_owner(c, args->user_id, "account"));
    TRY(shop__user_page(c, args->cursor, "ses", args->limit, &p));
    TRY(call_all(c, &sessions_after,
                 PARAMS(v_id(args->user_id), v_id(p.after), v_int(call_now_ms(c)),
                        v_int((int64_t)p.limit + 1)),
                 p.limit + 1, &rows, &count));
    size_t shown = count < p.limit ? count : p.limit;
    CALL_ARRAY(c, items, shown + 1);
    for (size_t i = 0; i < shown; i++)
        items[i] = &rows[i];
    ret->items = items;
    ret->item_count = shown;
    ret->next_cursor = count > p.limit ? rows[shown - 1].id : NULL;
    return 0;
}

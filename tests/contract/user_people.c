/* user_people.c - accounts and views for the cases about users. */
#include "user_people.h"

#include <stdlib.h>

#include "harness.h"

enum { VIEWS_MAX = 16 };

static shop *views[VIEWS_MAX];
static size_t view_count;

static shop *keep_view(fixture *f, const shop_identity *who)
{
    assert_true(view_count < VIEWS_MAX);
    assert_int_equal(shop_as(f->shop, who, &views[view_count]), 0);
    return views[view_count++];
}

/* A shop closes with its last view: before it is opened again, and at the end of a case. */
void user_close_views(void)
{
    while (view_count > 0)
        shop_close(views[--view_count]);
}

shop *user_by_session(fixture *f, const char *session)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.session = contract_text(f, session, "token");
    return keep_view(f, &who);
}

shop *user_by_token(fixture *f, const char *token)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.session = token;
    return keep_view(f, &who);
}

shop *user_by_id(fixture *f, const char *user_id)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = user_id;
    return keep_view(f, &who);
}

const char *user_someone(fixture *f, const char *email)
{
    const char *account = contract_call(f, f->nobody, "account.register",
                                        "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Ada\"}",
                                        email, USER_PASSWORD);
    return contract_text(f, account, "id");
}

const char *user_sign_in(fixture *f, const char *email)
{
    return contract_call(f, f->nobody, "session.create", "{\"email\":\"%s\",\"password\":\"%s\"}",
                         email, USER_PASSWORD);
}

void user_refuse_sign_in(fixture *f, int code, const char *email, const char *with)
{
    contract_refused(f, f->nobody, code, "session.create", "{\"email\":\"%s\",\"password\":\"%s\"}",
                     email, with);
}

const char *user_account(fixture *f, const char *id)
{
    return contract_call(f, f->shop, "account.get", "{\"user_id\":\"%s\"}", id);
}

const char *user_args(char text[USER_ARGS_MAX], const char *user_id, const char *rest)
{
    snprintf(text, USER_ARGS_MAX, "{\"user_id\":\"%s\"%s}", user_id, rest);
    return text;
}

void user_put_address(fixture *f, shop *as, const char *user_id)
{
    contract_call(f, as, "address.put", "{\"user_id\":\"%s\",\"address\":%s}", user_id,
                  USER_ADDRESS);
}

bool user_store_holds(const fixture *f, const char *bytes)
{
    return contract_backend->holds(f->url, bytes);
}

/* Closing the last handle of an SQLite file checkpoints and removes its log. */
void user_reopen(fixture *f)
{
    user_close_views();
    contract_reopen(f);
}

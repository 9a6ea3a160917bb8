/* lobby.c - see lobby.h. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>
#include <stdlib.h>

enum { CHEAP_KIB = 8 };

/* --- the environment ---------------------------------------------------------------------------- */

static int64_t stopped_clock_ms(void *self)
{
    return atomic_load(&((lobby *)self)->now_ms);
}

static int reach(void *self, shop_env_point point, const char *detail)
{
    lobby *l = self;
    (void)detail;
    if (point == SHOP_POINT_BEGIN && l->meanwhile != NULL && --l->begins == 0) {
        void (*act)(lobby *) = l->meanwhile;
        l->meanwhile = NULL;
        act(l);
    }
    return 0;
}

static shop *open_with(lobby *l, uint32_t password_memory_kib)
{
    shop *s = NULL;
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL;
    options.env = &l->env;
    options.password_memory_kib = password_memory_kib;
    options.password_passes = 1;
    assert_int_equal(shop_open(l->temp.url, &options, &s), 0);
    return s;
}

/* The functions of the default environment do not look at `self`. */
int lobby_setup(void **state)
{
    lobby *l = calloc(1, sizeof(*l));
    if (l == NULL)
        return -1;
    l->env = *shop_env_default();
    l->env.self = l;
    l->env.now_ms = stopped_clock_ms;
    l->env.reach = reach;
    atomic_store(&l->now_ms, LOBBY_START_MS);
    temp_shop_open(&l->temp, &l->env);
    shop_close(l->temp.shop);
    l->temp.shop = NULL;
    l->shop = open_with(l, CHEAP_KIB);
    *state = l;
    return 0;
}

int lobby_teardown(void **state)
{
    lobby *l = *state;
    while (l->handle_count > 0)
        shop_close(l->handles[--l->handle_count]);
    shop_close(l->shop);
    temp_shop_close(&l->temp);
    free(l);
    return 0;
}

/* --- handles ------------------------------------------------------------------------------------ */

static shop *keep(lobby *l, shop *s)
{
    assert_true(l->handle_count < LOBBY_HANDLES_MOST);
    return l->handles[l->handle_count++] = s;
}

shop *lobby_open_other(lobby *l, uint32_t password_memory_kib)
{
    return keep(l, open_with(l, password_memory_kib));
}

static shop *view(lobby *l, shop *of, const shop_identity *who)
{
    shop *made = NULL;
    assert_int_equal(shop_as(of, who, &made), 0);
    return keep(l, made);
}

shop *lobby_as(lobby *l, const char *user_id, const char *role)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = user_id;
    who.role = role;
    return view(l, l->shop, &who);
}

shop *lobby_by_token(lobby *l, shop *of, const char *token)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.session = token;
    return view(l, of, &who);
}

/* --- people ------------------------------------------------------------------------------------- */

void lobby_register(lobby *l, const char *email, char *out_id)
{
    shop_account_register_args args = SHOP_ACCOUNT_REGISTER_INIT;
    const shop_account *made = NULL;
    args.email = email;
    args.password = LOBBY_PASSWORD;
    assert_int_equal(shop_account_register(l->shop, &args, &made), 0);
    (void)snprintf(out_id, SHOP_ID_SIZE, "%s", made->id);
    shop_free(made);
}

int lobby_try(shop *s, const char *email, const char *password, const shop_session **out)
{
    shop_session_create_args args = SHOP_SESSION_CREATE_INIT;
    const shop_session *made = NULL;
    args.email = email;
    args.password = password;
    int code = shop_session_create(s, &args, &made);
    if (out != NULL && code == 0)
        *out = made;
    else
        shop_free(made);
    return code;
}

shop *lobby_sign_in(lobby *l, shop *of, const char *email, char *out_session_id)
{
    const shop_session *made = NULL;
    assert_int_equal(lobby_try(of, email, LOBBY_PASSWORD, &made), 0);
    shop *as = lobby_by_token(l, of, made->token);
    if (out_session_id != NULL)
        (void)snprintf(out_session_id, SHOP_ID_SIZE, "%s", made->id);
    shop_free(made);
    return as;
}

static int get(shop *as, const char *user_id, const shop_account **out)
{
    shop_account_get_args args = SHOP_ACCOUNT_GET_INIT;
    args.user_id = user_id;
    return shop_account_get(as, &args, out);
}

int lobby_use(shop *as, const char *user_id)
{
    const shop_account *account = NULL;
    int code = get(as, user_id, &account);
    shop_free(account);
    return code;
}

const shop_account *lobby_account(lobby *l, const char *user_id)
{
    const shop_account *account = NULL;
    assert_int_equal(get(l->shop, user_id, &account), 0);
    return account;
}

int lobby_erase(shop *as, const char *user_id)
{
    shop_account_erase_args args = SHOP_ACCOUNT_ERASE_INIT;
    args.user_id = user_id;
    return shop_account_erase(as, &args);
}

int lobby_change_password(shop *as, const char *user_id, const char *from, const char *to)
{
    shop_account_change_password_args args = SHOP_ACCOUNT_CHANGE_PASSWORD_INIT;
    args.user_id = user_id;
    args.old_password = from;
    args.new_password = to;
    return shop_account_change_password(as, &args);
}

/* --- looking ------------------------------------------------------------------------------------ */

int64_t lobby_told(lobby *l, const char *event)
{
    char sql[128];
    (void)snprintf(sql, sizeof(sql), "SELECT count(*) FROM events_outbox WHERE type = '%s'", event);
    return temp_shop_number(&l->temp, sql);
}

void lobby_prune(lobby *l, int64_t done, bool more)
{
    const shop_session_prune_args args = SHOP_SESSION_PRUNE_INIT;
    const shop_job_report *report = NULL;
    assert_int_equal(shop_session_prune(l->shop, &args, &report), 0);
    assert_int_equal(report->done, done);
    assert_int_equal(report->more, more);
    shop_free(report);
}

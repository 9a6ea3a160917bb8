/* module.c - user as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/user/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_account_register(call *c, const void *args, void *ret)
{
    return shop__account_register(c, args, ret);
}

static int run_account_get(call *c, const void *args, void *ret)
{
    return shop__account_get(c, args, ret);
}

static int run_account_list(call *c, const void *args, void *ret)
{
    return shop__account_list(c, args, ret);
}

static int run_account_update(call *c, const void *args, void *ret)
{
    return shop__account_update(c, args, ret);
}

static int run_account_set_role(call *c, const void *args, void *ret)
{
    return shop__account_set_role(c, args, ret);
}

static int run_account_change_password(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__account_change_password(c, args);
}

static int run_account_erase(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__account_erase(c, args);
}

static int run_account_contact(call *c, const void *args, void *ret)
{
    return shop__account_contact(c, args, ret);
}

static int run_account_credential(call *c, const void *args, void *ret)
{
    return shop__account_credential(c, args, ret);
}

static int run_session_create(call *c, const void *args, void *ret)
{
    return shop__session_create(c, args, ret);
}

static int run_session_settle(call *c, const void *args, void *ret)
{
    return shop__session_settle(c, args, ret);
}

static int run_session_list(call *c, const void *args, void *ret)
{
    return shop__session_list(c, args, ret);
}

static int run_session_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__session_delete(c, args);
}

static int run_session_resolve(call *c, const void *args, void *ret)
{
    return shop__session_resolve(c, args, ret);
}

static int run_session_prune(call *c, const void *args, void *ret)
{
    return shop__session_prune(c, args, ret);
}

static int run_address_put(call *c, const void *args, void *ret)
{
    return shop__address_put(c, args, ret);
}

static int run_address_get(call *c, const void *args, void *ret)
{
    return shop__address_get(c, args, ret);
}

static int run_address_list(call *c, const void *args, void *ret)
{
    return shop__address_list(c, args, ret);
}

static int run_address_delete(call *c, const void *args, void *ret)
{
    (void)ret;
    return shop__address_delete(c, args);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_ACCOUNT_REGISTER, .run = run_account_register},
    {.op = SHOP__OP_ACCOUNT_GET, .run = run_account_get},
    {.op = SHOP__OP_ACCOUNT_LIST, .run = run_account_list},
    {.op = SHOP__OP_ACCOUNT_UPDATE, .run = run_account_update},
    {.op = SHOP__OP_ACCOUNT_SET_ROLE, .run = run_account_set_role},
    {.op = SHOP__OP_ACCOUNT_CHANGE_PASSWORD, .run = run_account_change_password},
    {.op = SHOP__OP_ACCOUNT_ERASE, .run = run_account_erase},
    {.op = SHOP__OP_ACCOUNT_CONTACT, .run = run_account_contact},
    {.op = SHOP__OP_ACCOUNT_CREDENTIAL, .run = run_account_credential},
    {.op = SHOP__OP_SESSION_CREATE, .run = run_session_create},
    {.op = SHOP__OP_SESSION_SETTLE, .run = run_session_settle},
    {.op = SHOP__OP_SESSION_LIST, .run = run_session_list},
    {.op = SHOP__OP_SESSION_DELETE, .run = run_session_delete},
    {.op = SHOP__OP_SESSION_RESOLVE, .run = run_session_resolve},
    {.op = SHOP__OP_SESSION_PRUNE, .run = run_session_prune},
    {.op = SHOP__OP_ADDRESS_PUT, .run = run_address_put},
    {.op = SHOP__OP_ADDRESS_GET, .run = run_address_get},
    {.op = SHOP__OP_ADDRESS_LIST, .run = run_address_list},
    {.op = SHOP__OP_ADDRESS_DELETE, .run = run_address_delete},
};

const service_module shop__user_module = {
    .name = "user",
    .service = SHOP__SERVICE_USER,
    .handlers = handlers,
    .handler_count = 19,
    .migrations = shop__user_migrations,
    .migration_count = &shop__user_migration_count,
};

/* module.c - system as one constant: handlers behind one signature, consumers, migrations.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/services/system/generated/handlers.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/modules.h"

static int run_event_list(call *c, const void *args, void *ret)
{
    return shop__event_list(c, args, ret);
}

static int run_event_dead(call *c, const void *args, void *ret)
{
    return shop__event_dead(c, args, ret);
}

static int run_event_replay(call *c, const void *args, void *ret)
{
    return shop__event_replay(c, args, ret);
}

static int run_event_rewind(call *c, const void *args, void *ret)
{
    return shop__event_rewind(c, args, ret);
}

static int run_system_stats(call *c, const void *args, void *ret)
{
    return shop__system_stats(c, args, ret);
}

static int run_system_check(call *c, const void *args, void *ret)
{
    return shop__system_check(c, args, ret);
}

static int run_system_prune(call *c, const void *args, void *ret)
{
    return shop__system_prune(c, args, ret);
}

static const service_handler handlers[] = {
    {.op = SHOP__OP_EVENT_LIST, .run = run_event_list},
    {.op = SHOP__OP_EVENT_DEAD, .run = run_event_dead},
    {.op = SHOP__OP_EVENT_REPLAY, .run = run_event_replay},
    {.op = SHOP__OP_EVENT_REWIND, .run = run_event_rewind},
    {.op = SHOP__OP_SYSTEM_STATS, .run = run_system_stats},
    {.op = SHOP__OP_SYSTEM_CHECK, .run = run_system_check},
    {.op = SHOP__OP_SYSTEM_PRUNE, .run = run_system_prune},
};

const service_module shop__system_module = {
    .name = "system",
    .service = SHOP__SERVICE_SYSTEM,
    .handlers = handlers,
    .handler_count = 7,
    .migrations = shop__system_migrations,
    .migration_count = &shop__system_migration_count,
};

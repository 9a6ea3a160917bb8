/* handlers.h - what system has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_SYSTEM_HANDLERS_H
#define SHOP_LIB_SERVICES_SYSTEM_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__event_list(call *c, const shop_event_list_args *args, shop_event_log *ret);
int shop__event_dead(call *c, const shop_event_dead_args *args, shop_dead_events *ret);
int shop__event_replay(call *c, const shop_event_replay_args *args, shop_replay_report *ret);
int shop__event_rewind(call *c, const shop_event_rewind_args *args, shop_cursor *ret);
int shop__system_stats(call *c, const shop_system_stats_args *args, shop_system_figures *ret);
int shop__system_check(call *c, const shop_system_check_args *args, shop_check_report *ret);
int shop__system_prune(call *c, const shop_system_prune_args *args, shop_job_report *ret);

extern const migration shop__system_migrations[];
extern const size_t shop__system_migration_count;

#endif

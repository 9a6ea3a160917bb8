/* handlers.h - what search has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_SEARCH_HANDLERS_H
#define SHOP_LIB_SERVICES_SEARCH_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__search_query(call *c, const shop_search_query_args *args, shop_search_result *ret);
int shop__search_suggest(call *c, const shop_search_suggest_args *args, shop_search_suggestions *ret);
int shop__search_status(call *c, const shop_search_status_args *args, shop_search_progress *ret);
int shop__search_reindex(call *c, const shop_search_reindex_args *args, shop_reindex_report *ret);
int shop__search_index_on_product_created(call *c, const event *e, const shop_product_event *data);
int shop__search_index_on_product_updated(call *c, const event *e, const shop_product_event *data);
int shop__search_index_on_product_deleted(call *c, const event *e, const shop_product_event *data);
int shop__search_index_on_category_moved(call *c, const event *e, const shop_category_event *data);

extern const migration shop__search_migrations[];
extern const size_t shop__search_migration_count;

#endif

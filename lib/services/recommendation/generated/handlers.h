/* handlers.h - what recommendation has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_RECOMMENDATION_HANDLERS_H
#define SHOP_LIB_SERVICES_RECOMMENDATION_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__behaviour_report(call *c, const shop_behaviour_report_args *args);
int shop__recommendation_for_product(call *c, const shop_recommendation_for_product_args *args, shop_recommendations *ret);
int shop__recommendation_for_cart(call *c, const shop_recommendation_for_cart_args *args, shop_recommendations *ret);
int shop__recommendation_for_user(call *c, const shop_recommendation_for_user_args *args, shop_recommendations *ret);
int shop__recommendation_popular(call *c, const shop_recommendation_popular_args *args, shop_recommendations *ret);
int shop__behaviour_prune(call *c, const shop_behaviour_prune_args *args, shop_job_report *ret);
int shop__recommendation_learn_on_order_created(call *c, const event *e, const shop_order_event *data);
int shop__recommendation_learn_on_user_erased(call *c, const event *e, const shop_user_event *data);
int shop__recommendation_catalogue_on_product_updated(call *c, const event *e, const shop_product_event *data);
int shop__recommendation_catalogue_on_product_deleted(call *c, const event *e, const shop_product_event *data);

extern const migration shop__recommendation_migrations[];
extern const size_t shop__recommendation_migration_count;

#endif

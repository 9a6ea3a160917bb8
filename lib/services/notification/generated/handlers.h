/* handlers.h - what notification has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_NOTIFICATION_HANDLERS_H
#define SHOP_LIB_SERVICES_NOTIFICATION_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__template_put(call *c, const shop_template_put_args *args, shop_template *ret);
int shop__template_get(call *c, const shop_template_get_args *args, shop_template *ret);
int shop__template_list(call *c, const shop_template_list_args *args, shop_template_page *ret);
int shop__preference_get(call *c, const shop_preference_get_args *args, shop_preferences *ret);
int shop__preference_set(call *c, const shop_preference_set_args *args, shop_preferences *ret);
int shop__notification_send(call *c, const shop_notification_send_args *args, shop_delivery *ret);
int shop__delivery_list(call *c, const shop_delivery_list_args *args, shop_delivery_page *ret);
int shop__delivery_get(call *c, const shop_delivery_get_args *args, shop_delivery *ret);
int shop__delivery_retry(call *c, const shop_delivery_retry_args *args, shop_delivery *ret);
int shop__delivery_send_due(call *c, const shop_delivery_send_due_args *args, shop_job_report *ret);
int shop__delivery_claim_due(call *c, const shop_delivery_claim_due_args *args, shop_delivery_batch *ret);
int shop__delivery_settle(call *c, const shop_delivery_settle_args *args);
int shop__notification_orders_on_order_created(call *c, const event *e, const shop_order_event *data);
int shop__notification_orders_on_order_fulfilled(call *c, const event *e, const shop_order_event *data);
int shop__notification_orders_on_order_cancelled(call *c, const event *e, const shop_order_event *data);
int shop__notification_orders_on_order_returned(call *c, const event *e, const shop_order_event *data);
int shop__notification_users_on_user_registered(call *c, const event *e, const shop_user_event *data);
int shop__notification_users_on_user_erased(call *c, const event *e, const shop_user_event *data);
int shop__notification_payments_on_payment_refunded(call *c, const event *e, const shop_payment_event *data);

extern const migration shop__notification_migrations[];
extern const size_t shop__notification_migration_count;

#endif

/* handlers.h - what order has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_ORDER_HANDLERS_H
#define SHOP_LIB_SERVICES_ORDER_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

extern const saga shop__order_place_saga;
extern const saga shop__order_confirm_saga;
extern const saga shop__order_retry_saga;
int shop__order_get(call *c, const shop_order_get_args *args, shop_order *ret);
int shop__order_list(call *c, const shop_order_list_args *args, shop_order_page *ret);
int shop__order_history(call *c, const shop_order_history_args *args, shop_order_timeline *ret);
int shop__order_cancel(call *c, const shop_order_cancel_args *args, shop_order *ret);
int shop__order_fulfil(call *c, const shop_order_fulfil_args *args, shop_fulfilment *ret);
int shop__fulfilment_list(call *c, const shop_fulfilment_list_args *args, shop_fulfilments *ret);
int shop__fulfilment_update(call *c, const shop_fulfilment_update_args *args, shop_fulfilment *ret);
int shop__return_request(call *c, const shop_return_request_args *args, shop_goods_return *ret);
int shop__return_list(call *c, const shop_return_list_args *args, shop_goods_returns *ret);
int shop__return_close(call *c, const shop_return_close_args *args, shop_goods_return *ret);
int shop__order_summary(call *c, const shop_order_summary_args *args, shop_order *ret);
int shop__order_recover_due(call *c, const shop_order_recover_due_args *args, shop_job_report *ret);
int shop__order_due(call *c, const shop_order_due_args *args, shop_due_orders *ret);
int shop__order_payments_on_payment_authorized(call *c, const event *e, const shop_payment_event *data);
int shop__order_payments_on_payment_failed(call *c, const event *e, const shop_payment_event *data);

extern const migration shop__order_migrations[];
extern const size_t shop__order_migration_count;

#endif

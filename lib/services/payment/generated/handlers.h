/* handlers.h - what payment has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_PAYMENT_HANDLERS_H
#define SHOP_LIB_SERVICES_PAYMENT_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

extern const saga shop__payment_authorize_saga;
extern const saga shop__payment_cancel_saga;
int shop__payment_get(call *c, const shop_payment_get_args *args, shop_payment *ret);
int shop__payment_list(call *c, const shop_payment_list_args *args, shop_payment_page *ret);
int shop__payment_history(call *c, const shop_payment_history_args *args, shop_payment_change_page *ret);
extern const saga shop__payment_capture_saga;
extern const saga shop__payment_refund_saga;
int shop__payment_confirm(call *c, const shop_payment_confirm_args *args, shop_payment *ret);
int shop__payment_notify(call *c, const shop_payment_notify_args *args);
int shop__refund_list(call *c, const shop_refund_list_args *args, shop_refund_page *ret);
int shop__ledger_list(call *c, const shop_ledger_list_args *args, shop_ledger_entry_page *ret);
int shop__ledger_balance(call *c, const shop_ledger_balance_args *args, shop_balance_sheet *ret);
int shop__provider_list(call *c, const shop_provider_list_args *args, shop_provider_directory *ret);
int shop__payment_recover_due(call *c, const shop_payment_recover_due_args *args, shop_job_report *ret);
int shop__payment_capture_due(call *c, const shop_payment_capture_due_args *args, shop_job_report *ret);
int shop__payment_prune(call *c, const shop_payment_prune_args *args, shop_job_report *ret);
int shop__payment_due(call *c, const shop_payment_due_args *args, shop_due_requests *ret);
int shop__payment_postpone(call *c, const shop_payment_postpone_args *args);
int shop__payment_captures_on_order_created(call *c, const event *e, const shop_order_event *data);
int shop__payment_captures_on_order_fulfilled(call *c, const event *e, const shop_order_event *data);
int shop__payment_captures_on_order_cancelled(call *c, const event *e, const shop_order_event *data);
int shop__payment_captures_on_order_returned(call *c, const event *e, const shop_order_event *data);

extern const migration shop__payment_migrations[];
extern const size_t shop__payment_migration_count;

#endif

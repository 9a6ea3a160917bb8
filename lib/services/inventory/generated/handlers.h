/* handlers.h - what inventory has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_INVENTORY_HANDLERS_H
#define SHOP_LIB_SERVICES_INVENTORY_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__location_put(call *c, const shop_location_put_args *args, shop_location *ret);
int shop__location_get(call *c, const shop_location_get_args *args, shop_location *ret);
int shop__location_list(call *c, const shop_location_list_args *args, shop_location_page *ret);
int shop__location_delete(call *c, const shop_location_delete_args *args);
int shop__stock_set(call *c, const shop_stock_set_args *args, shop_stock *ret);
int shop__stock_adjust(call *c, const shop_stock_adjust_args *args, shop_stock *ret);
int shop__stock_get(call *c, const shop_stock_get_args *args, shop_stock *ret);
int shop__stock_list(call *c, const shop_stock_list_args *args, shop_stock_page *ret);
int shop__stock_check(call *c, const shop_stock_check_args *args, shop_availability_list *ret);
int shop__movement_list(call *c, const shop_movement_list_args *args, shop_movement_page *ret);
int shop__reservation_get(call *c, const shop_reservation_get_args *args, shop_reservation *ret);
int shop__reservation_list(call *c, const shop_reservation_list_args *args, shop_reservation_page *ret);
int shop__reservation_reserve(call *c, const shop_reservation_reserve_args *args, shop_reservation *ret);
int shop__reservation_extend(call *c, const shop_reservation_extend_args *args, shop_reservation *ret);
int shop__reservation_take(call *c, const shop_reservation_take_args *args, shop_reservation *ret);
int shop__reservation_release(call *c, const shop_reservation_release_args *args);
int shop__reservation_expire_due(call *c, const shop_reservation_expire_due_args *args, shop_job_report *ret);
int shop__inventory_sales_on_order_created(call *c, const event *e, const shop_order_event *data);
int shop__inventory_sales_on_order_cancelled(call *c, const event *e, const shop_order_event *data);
int shop__inventory_sales_on_order_returned(call *c, const event *e, const shop_order_event *data);

extern const migration shop__inventory_migrations[];
extern const size_t shop__inventory_migration_count;

#endif

/* modules.h - the services, each one constant.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_MODULES_H
#define SHOP_LIB_SERVICES_MODULES_H

#include "lib/core/service.h"

extern const service_module shop__user_module;
extern const service_module shop__catalog_module;
extern const service_module shop__inventory_module;
extern const service_module shop__cart_module;
extern const service_module shop__order_module;
extern const service_module shop__payment_module;
extern const service_module shop__search_module;
extern const service_module shop__recommendation_module;
extern const service_module shop__notification_module;
extern const service_module shop__system_module;

#define SHOP__MODULES &shop__user_module, &shop__catalog_module, &shop__inventory_module, &shop__cart_module, &shop__order_module, &shop__payment_module, &shop__search_module, &shop__recommendation_module, &shop__notification_module, &shop__system_module

#endif

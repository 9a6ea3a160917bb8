/* compose.h - what one daemon is: which services run here, where the others are, and the shop that is opened of it. */
#ifndef SHOP_SERVER_SHOPD_COMPOSE_H
#define SHOP_SERVER_SHOPD_COMPOSE_H

#include "server/shopd/config.h"
#include "shop/shop.h"

enum { SERVICES_TEXT_MAX_BYTES = 160 };

/* "all", or the services that run here with commas between them. */
void compose_services(const config *c, char out[SERVICES_TEXT_MAX_BYTES]);

/* Whether the configuration says where every service is. */
bool compose_check(const config *c, config_error *e);

/* Open the shop. False with the reason, which may hold parts of the URL. */
bool compose_open(const config *c, shop **ret, config_error *e);

#endif

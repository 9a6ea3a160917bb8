/* calls.h - answering the calls of other processes, where the configuration says. */
#ifndef SHOP_SERVER_SHOPD_CALLS_H
#define SHOP_SERVER_SHOPD_CALLS_H

#include "server/shopd/config.h"
#include "shop/serve.h"

/* *ret stays NULL where nobody is to call. The shop must stay open until the server has stopped. */
bool calls_start(const config *c, shop *s, shop_server **ret, config_error *e);

/* Read the folder of keys again, and log what is wrong with it; what counted before still does then. */
void calls_reload(shop_server *server);

#endif

/**
 * @file order.h
 * @brief Orders: the checkout saga, history, fulfilments and returns.
 *
 * Written by lib/schema/generate.py from lib/schema/order.toml; change that file.
 */
#ifndef SHOP_ORDER_H
#define SHOP_ORDER_H

#include "shop/base.h"
#include "shop/error.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif

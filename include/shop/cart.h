/**
 * @file cart.h
 * @brief Carts of guests and users, coupons, and the quote: what a cart costs, and why.
 *
 * Written by lib/schema/generate.py from lib/schema/cart.toml; change that file.
 */
#ifndef SHOP_CART_H
#define SHOP_CART_H

#include "shop/base.h"
#include "shop/error.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif

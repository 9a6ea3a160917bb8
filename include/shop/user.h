/**
 * @file user.h
 * @brief People: accounts, signing in, sessions, addresses.
 *
 * Written by lib/schema/generate.py from lib/schema/user.toml; change that file.
 */
#ifndef SHOP_USER_H
#define SHOP_USER_H

#include "shop/base.h"
#include "shop/error.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif

/**
 * @file inventory.h
 * @brief Stock: locations, levels, movements, and reservations with expiry.
 *
 * Written by lib/schema/generate.py from lib/schema/inventory.toml; change that file.
 */
#ifndef SHOP_INVENTORY_H
#define SHOP_INVENTORY_H

#include "shop/base.h"
#include "shop/error.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif

/* stock.h - what the files about stock share: the levels of a SKU, the ledger, and telling that
 * stock changed. on_hand of a location changes only together with a movement. */
#ifndef SHOP_LIB_SERVICES_INVENTORY_STOCK_H
#define SHOP_LIB_SERVICES_INVENTORY_STOCK_H

#include "lib/core/call.h"
#include "shop/inventory.h"

enum {
    LOCATIONS_MAX = 500,            /* of one shop */
    ON_HAND_MAX = 1000 * 1000 * 1000 /* of a SKU at one location, when set by hand */
};

/* The levels of a SKU and their sums; without levels when it never had any stock. */
int shop__stock_load(call *c, const char *sku, shop_stock *ret);

/* Tell everybody how much of a SKU can be ordered after a change. */
int shop__stock_tell(call *c, const char *sku);

/* Write a line of the ledger; created_at_ms is filled in. A second line of the same change at
 * the same place adds to the first. */
int shop__movement_write(call *c, const shop_movement *m);

#endif

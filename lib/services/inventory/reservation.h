/* reservation.h - a reservation as it lies in the store, for the files that change it. Its state
 * says whether its lines hold stock: held and claimed ones do, until the goods are sold.
 *
 * The states stand in SQL as numbers, because an index and constraints name them: 1 held, 2
 * claimed, 3 released, 4 expired. Every change is one UPDATE that names the states it may start
 * from. */
#ifndef SHOP_LIB_SERVICES_INVENTORY_RESERVATION_H
#define SHOP_LIB_SERVICES_INVENTORY_RESERVATION_H

#include "lib/core/call.h"
#include "shop/inventory.h"

_Static_assert(SHOP_RESERVATION_STATE_HELD == 1 && SHOP_RESERVATION_STATE_CLAIMED == 2 &&
                   SHOP_RESERVATION_STATE_RELEASED == 3 && SHOP_RESERVATION_STATE_EXPIRED == 4,
               "SQL names the states by number");

enum {
    RESERVATION_LINES_MAX = 500, /* as reserve takes them */
    RESERVATION_SPLIT_MAX = 16,  /* locations that serve one line */
    RESERVATION_PARTS_MAX = RESERVATION_LINES_MAX * RESERVATION_SPLIT_MAX
};

/* Columns of a shop_reservation without its lines: order_id, state, sold, expires_at_ms,
 * version. */
extern const column shop__reservation_columns[5];

/* Without its lines. SHOP_E_NOT_FOUND, without a message, when the order has none. */
int shop__reservation_load(call *c, const char *order_id, shop_reservation *ret);

/* Add the lines, by SKU and location. */
int shop__reservation_load_lines(call *c, shop_reservation *r);

/* What its lines hold is free again. The caller has just moved it out of the states that hold
 * stock. */
int shop__reservation_free(call *c, const char *order_id);

#endif

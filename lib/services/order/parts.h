/* parts.h - goods of an order that travel together: a parcel or a return, as lines of SKU and quantity. */
#ifndef SHOP_LIB_SERVICES_ORDER_PARTS_H
#define SHOP_LIB_SERVICES_ORDER_PARTS_H

#include "lib/services/order/order_rows.h"

typedef struct part_line {
    const char *sku;
    int64_t quantity;
} part_line;

int shop__part_write(call *c, const char *order_id, const char *part, const part_line *lines, size_t count);
int shop__part_read(call *c, const char *order_id, const char *part,
                    const shop_fulfilment_line *const **ret_lines, size_t *ret_count);

/* Which of the order's lines a part with these goods takes how much of. `open` says how much of a line is free
 * for it. No goods named = all that is open. INVALID for a SKU that the order has not, CONFLICT for more than is
 * open, or when nothing is. The result has one entry a line of the order that is touched. */
int shop__part_allot(call *c, const order_line_row *lines, size_t count,
                     int64_t (*open)(const order_line_row *line), const shop_fulfilment_line_input *goods,
                     size_t goods_count, order_line_row **ret_taken, size_t *ret_count);

/* What this many pieces of a whole line are worth, given how many went before: the difference of two exact
 * shares, so that all pieces together are worth exactly what was paid. 0 or SHOP_E_INVALID. */
int shop__part_worth(const order_line_row *line, int64_t before, int64_t pieces, int64_t *ret);

#endif

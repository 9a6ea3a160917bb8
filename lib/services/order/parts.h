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

/* What kind of part it is: how many pieces of a line went the same way before, and how many still can. */
typedef struct part_kind {
    int64_t (*before)(const order_line_row *line);
    int64_t (*open)(const order_line_row *line);
} part_kind;

/* Which of the order's lines a part with these goods takes how much of, and what these pieces cost. No goods
 * named = all that is open. INVALID for a SKU that the order has not, CONFLICT for more than is open, or when
 * nothing is. The result has one entry a line of the order that is touched: quantity and total are the part's. */
int shop__part_allot(call *c, const order_line_row *lines, size_t count,
                     const part_kind *kind, const shop_fulfilment_line_input *goods, size_t goods_count,
                     order_line_row **ret_taken, size_t *ret_count);

#endif

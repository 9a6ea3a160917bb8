/* tell.c - an order as its subscribers see it. */
#include "lib/base/money.h"
#include "lib/services/order/order_rows.h"

int shop__order_event(call *c, const order_row *row, const order_line_row *lines, size_t count,
                      shop_order_event *ret)
{
    const shop_order_event_line **list;
    shop_order_event_line *told;
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, told, count + 1);
    for (size_t i = 0; i < count; i++) {
        told[i] = (shop_order_event_line){.sku = lines[i].sku,
                                          .product_id = lines[i].product_id,
                                          .title = lines[i].title,
                                          .quantity = lines[i].quantity,
                                          .total = shop__money(lines[i].total_minor, row->currency)};
        list[i] = &told[i];
    }
    *ret = (shop_order_event){.order_id = row->progress.id,
                              .number = row->number,
                              .cart_id = row->cart_id,
                              .owner = row->owner,
                              .email = row->email,
                              .total = shop__money(row->total_minor, row->currency),
                              .lines = list,
                              .line_count = count,
                              .reason = row->cause};
    return 0;
}

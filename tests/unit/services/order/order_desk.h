/* order_desk.h - for tests of orders that exist: a market with plenty in stock and two guests who buy there, short
 * names for what they do all the time, and a row of an order with a value of its own in every field. */
#ifndef SHOP_TESTS_UNIT_SERVICES_ORDER_ORDER_DESK_H
#define SHOP_TESTS_UNIT_SERVICES_ORDER_ORDER_DESK_H

#include "lib/services/order/order_rows.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"
#include "tests/unit/services/order/order_market.h"

enum { ORDER_DESK_STOCK = 1000 };

typedef struct order_desk {
    order_market *market;
    temp_shop temp; /* where the file is, for temp_shop_number() and temp_shop_sql(); never opened */
    shop *shop;     /* the operator */
    shop *ann, *bob;
} order_desk;

/* cmocka's setup and teardown: the market's goods, ORDER_DESK_STOCK of SKU0 (10.00) and SKU1 (11.00) each. */
int order_desk_setup(void **state);
int order_desk_teardown(void **state);

/* Place an order of so much of SKU0 and SKU1, paid with a token of the sandbox. Returns the code; `id` is the order's,
 * of SHOP_ID_SIZE, also when it is not placed. */
int order_desk_place(order_desk *d, shop *as, int first, int second, const char *token, char *id);

/* Ann's order, which must succeed: placed; or all of it is sent, too. */
void order_desk_buy(order_desk *d, int first, int second, char *id);
void order_desk_sent(order_desk *d, int first, int second, char *id);

/* Send, or ask to send back, so much of SKU0, which must succeed; the id of the parcel or of the return. */
void order_desk_send(order_desk *d, const char *order, int quantity, char *id);
void order_desk_return(order_desk *d, const char *order, int quantity, char *id);

/* Call by name with JSON: it must be refused with this code, with this in its message. */
void order_desk_refused(shop *as, int code, const char *message, const char *op, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The order as its operator sees it. Free it. */
const shop_order *order_desk_read(order_desk *d, const char *id);
void order_desk_expect(order_desk *d, const char *id, shop_order_state state, int64_t version);

/* How often an event was told. */
int64_t order_desk_told(order_desk *d, const char *event);

/* Run a function of the order service; see internal_transact(). */
int order_desk_within(order_desk *d, int (*body)(call *c, void *userdata), void *userdata);

/* Rows as they could lie in the store; no two fields have the same value. Texts are constants; it has no id yet. */
order_row order_desk_row(void);
order_line_row order_desk_line(int64_t position);

/* Put such an order and its lines into the store, under a new id. */
void order_desk_put(order_desk *d, order_row *row, const order_line_row *lines, size_t count, char *id);

#endif

/* order_shop.h - what the tests of orders do all the time: a shop with goods in stock, filled carts, placed
 * and sent orders. */
#ifndef SHOP_TESTS_CONTRACT_ORDER_SHOP_H
#define SHOP_TESTS_CONTRACT_ORDER_SHOP_H

#include "contract.h"
#include "shop/order.h"

/* Region de (EUR, 19 % included, delivery "post" for 4.90) and us (USD, 7.25 % on top, also on its delivery
 * for 9.90); MUG for 19.99 (10 in stock), PEN for 3.33 (100), BOX for 5.00 (5). In USD each is 1.00 more. */
void order_world(fixture *f);

/* An open cart of the region with a country, a delivery and these goods: "MUG:2 PEN:3". */
const char *order_cart_in(fixture *f, shop *as, const char *region, const char *goods);
const char *order_cart(fixture *f, shop *as, const char *goods); /* in de */

/* Place a cart with a token of the sandbox: the order's JSON. */
const char *order_place(fixture *f, shop *as, const char *cart, const char *token);

/* A new placed order of these goods: its id. */
const char *order_placed(fixture *f, shop *as, const char *goods);
/* The same, sent as a whole. */
const char *order_sent(fixture *f, shop *as, const char *goods);
/* An order whose payment was declined, and one that waits for its payer (with this token). */
const char *order_declined(fixture *f, shop *as, const char *goods);
const char *order_waiting(fixture *f, shop *as, const char *goods, const char *token);

/* Deliver events and do what they ask of the payment provider, until nothing is left. */
void order_settle(fixture *f);

/* The newest order of a caller: its id. */
const char *order_newest(fixture *f, shop *as);

void order_expect_state(fixture *f, const char *order, const char *state);
void order_expect_cart(fixture *f, const char *cart, const char *state);
void order_expect_stock(fixture *f, const char *sku, int64_t on_hand, int64_t reserved);

/* I15: the total is the sum of its lines and the delivery, and of the taxes where they come on top. */
void order_expect_sums(fixture *f, const char *order_json, bool tax_included);

#endif

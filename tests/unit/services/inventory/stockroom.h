/* stockroom.h - a shop with a clock that only the test moves, and short names for what the tests of
 * inventory do all the time. */
#ifndef SHOP_TESTS_UNIT_SERVICES_INVENTORY_STOCKROOM_H
#define SHOP_TESTS_UNIT_SERVICES_INVENTORY_STOCKROOM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdatomic.h>

#include "shop/inventory.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

enum { STOCKROOM_LINES_MAX = 8, STOCKROOM_START_MS = 1800 * 1000 };

typedef struct stockroom {
    temp_shop temp; /* first: temp_shop_number() and its like take it */
    shop *shop;
    shop_env env;
    _Atomic int64_t now_ms;
    _Atomic int64_t statements;   /* that ran so far */
    _Atomic int64_t stock_writes; /* of these on levels and the ledger */
    _Atomic int64_t order_version;
} stockroom;

/* What an order wants of a SKU. */
typedef struct want {
    const char *sku;
    int64_t quantity;
} want;

/* cmocka's setup and teardown: locations NEAR (position 1) and FAR (position 2). Teardown checks
 * that all is sound. */
int stockroom_setup(void **state);
int stockroom_teardown(void **state);

void put_location(stockroom *r, const char *code, int64_t position);

/* So much time passes. */
void pass(stockroom *r, int64_t ms);

/* An order's id, into a buffer of SHOP_ID_SIZE. */
void new_order(stockroom *r, char *out);

void set_stock(stockroom *r, const char *sku, const char *location, int64_t on_hand);
int64_t available(stockroom *r, const char *sku);
int64_t on_hand(stockroom *r, const char *sku, const char *location);
int64_t reserved(stockroom *r, const char *sku, const char *location);

/* Codes of the operations. Wants end with a SKU of NULL. `out` may be NULL. */
int reserve(stockroom *r, const char *order, int64_t ms, const want *wants,
            const shop_reservation **out);
int reserve_one(stockroom *r, const char *order, const char *sku, int64_t quantity);
int extend(stockroom *r, const char *order, int64_t ms);
int release(stockroom *r, const char *order);
/* The state after it; the operation itself must succeed. */
shop_reservation_state take(stockroom *r, const char *order);
/* How many the job expired. */
int64_t expire_due(stockroom *r);

/* SHOP_RESERVATION_STATE_UNKNOWN when there is none. */
shop_reservation_state state_of(stockroom *r, const char *order);

/* Tell of an order, as the order service would. Each gets the next version. */
void tell_order(stockroom *r, unsigned event, const char *order, const want *wants, bool restock);
void deliver(stockroom *r);
/* A new order that claimed its goods; one whose goods have left, too. Its id goes into `order`. */
void claim(stockroom *r, char *order, const want *wants);
void sell(stockroom *r, char *order, const want *wants);
/* How many such events there are: 0 or 1. */
int64_t told(stockroom *r, const char *type, const char *subject, int64_t version);
/* Events that inventory could not take. */
int64_t dead_events(stockroom *r);

/* 0 <= reserved <= on hand, and reserved is what reservations hold; the sum of movements is the
 * stock; a reservation is in exactly one state. From the tables themselves. */
void expect_sound(stockroom *r);

#endif

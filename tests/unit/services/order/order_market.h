/* order_market.h - for tests of the checkout: a shop on a file with goods in stock, a clock that jumps and an
 * environment that may die at a chosen point; and the invariants, read from the tables past the library. */
#ifndef SHOP_TESTS_UNIT_SERVICES_ORDER_MARKET_H
#define SHOP_TESTS_UNIT_SERVICES_ORDER_MARKET_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdatomic.h>

#include "shop/order.h"
#include "shop/shop.h"

enum { MARKET_SKUS = 10, MARKET_TEXT_MAX = 4096, MARKET_MINUTE_MS = 60 * 1000 };

typedef struct order_market order_market;

struct order_market {
    char folder[128];
    char url[192];
    char path[160];
    char template_path[176];
    shop_env env;
    _Atomic int64_t ahead_ms;   /* of the true time */
    _Atomic int64_t points_left; /* until the process dies; 0 = never */
    void (*meanwhile)(order_market *m); /* done once, when a payment provider is about to be asked */
    shop *shop;                  /* the operator, or NULL while it is closed */
};

/* cmocka's setup and teardown. SKU0 to SKU9 (10.00 + 1.00 each), `on_hand` of each; region eu, delivery 5.00. */
int market_setup(void **state);
int market_teardown(void **state);

void market_open(order_market *m, unsigned flags);
void market_close(order_market *m);

/* Remember the closed shop's file as it is; and go back to it. */
void market_keep(order_market *m);
void market_restore(order_market *m);

/* Call by name with JSON; the answer is cut to MARKET_TEXT_MAX. Returns the code. */
int market_call(shop *as, const char *op, char *answer, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same, but it must succeed; copies the answer's id. */
void market_make(shop *as, const char *op, char id[SHOP_ID_SIZE], const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A view of a new guest. Close it. */
shop *market_guest(order_market *m);

void market_stock(order_market *m, int sku, int on_hand);
/* An open cart with so much of a SKU, ready to be placed. */
void market_cart(shop *as, int sku, int quantity, char id[SHOP_ID_SIZE]);

/* Deliver events and run the jobs of the checkout, once; and with a clock that jumps, until nothing is due. */
void market_jobs(order_market *m);
void market_recover(order_market *m);

int64_t market_number(const order_market *m, const char *sql);
/* Lines of the sandbox's log with this effect. */
int market_effects(const order_market *m, const char *effect);

/* I1 to I6 and I15 over all tables and the log of the provider, after market_recover(). */
void market_expect_sound(const order_market *m);
/* The first of their queries that finds something, or NULL. */
const char *market_violation(const order_market *m);

/* SHOP_FULL=true in the environment: the long run. */
bool market_full(void);

#endif

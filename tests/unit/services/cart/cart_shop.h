/* cart_shop.h - for tests: a shop with regions, goods and a clock that only the test moves, and short names
 * for what the tests of carts do all the time. */
#ifndef SHOP_TESTS_UNIT_SERVICES_CART_CART_SHOP_H
#define SHOP_TESTS_UNIT_SERVICES_CART_CART_SHOP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdatomic.h>

#include "shop/cart.h"
#include "shop/catalog.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

enum { CART_SHOP_START_MS = 1800 * 1000 };

typedef struct cart_shop {
    temp_shop temp;
    shop *shop;  /* the operator */
    shop *user;  /* user_id */
    shop *guest; /* guest_id */
    char user_id[SHOP_ID_SIZE];
    char guest_id[SHOP_ID_SIZE];
    shop_env env;
    _Atomic int64_t now_ms;
    _Atomic int64_t statements; /* that ran so far */
} cart_shop;

/* cmocka's setup and teardown: region eu (EUR, 20 % included, post for 6.00), MUG at 10.00, TEA at 5.00.
 * Teardown checks that coupons are counted right. */
int cart_shop_setup(void **state);
int cart_shop_teardown(void **state);

/* An id, into a buffer of SHOP_ID_SIZE. */
void new_id(cart_shop *s, const char *prefix, char *out);

/* The code of a call; what it answered is freed. */
int drop(int code, const void *result);

/* A region for DE and AT with 20 % of class standard included; a method named as its code, taxed with it. */
void put_region(cart_shop *s, const char *code, const char *currency);
int delete_region(cart_shop *s, const char *code);
int put_method(cart_shop *s, const char *region, const char *code, shop_money price);

void put_goods(cart_shop *s, const char *sku, int64_t minor, shop_product_status status);

/* A percent promotion of 10 %, named as its code; limit 0 = any number of uses. */
shop_promotion_put_args ten_percent(const char *code);
int put_promotion(cart_shop *s, const shop_promotion_put_args *args);
void put_coupon(cart_shop *s, const char *code, int64_t limit);

/* A cart's id, into a buffer of SHOP_ID_SIZE. */
void new_cart(shop *as, char *out);

/* Codes of the operations. */
int add_line(shop *as, const char *cart, const char *sku, int64_t quantity);
int set_line(shop *as, const char *cart, const char *sku, int64_t quantity);
int merge(cart_shop *s, const char *from, const char *into);
int add_coupon(shop *as, const char *cart, const char *code);
int deliver_by(shop *as, const char *cart, const char *country, const char *method);
int lock(cart_shop *s, const char *cart, const char *order, const shop_quote **out);
int unlock(cart_shop *s, const char *cart, const char *order);

/* A cart with one MUG that can be ordered. */
void ready_cart(cart_shop *s, char *out);

/* As they are now, or the test fails; free with shop_free(). */
const shop_cart *cart_of(shop *as, const char *cart);
const shop_quote *quote_of(shop *as, const char *cart);

shop_cart_state cart_state_of(shop *as, const char *cart);
int64_t version_of(shop *as, const char *cart);
int64_t quantity_of(shop *as, const char *cart, const char *sku); /* 0 = no such line */

#endif

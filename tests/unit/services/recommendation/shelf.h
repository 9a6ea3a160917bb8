/* shelf.h - a shop with five products, people who look and buy, and a clock that only the test moves. Orders
 * are told as events, without being placed. */
#ifndef SHOP_TESTS_UNIT_SERVICES_RECOMMENDATION_SHELF_H
#define SHOP_TESTS_UNIT_SERVICES_RECOMMENDATION_SHELF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/catalog.h"
#include "shop/recommendation.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

enum { SHELF_PRODUCTS = 5, SHELF_LINES_MAX = 40 };
#define SHELF_START_MS INT64_C(1700000000000)

typedef struct shelf {
    temp_shop temp;
    shop *shop;
    shop *user, *guest, *nobody; /* views: user_id, guest_id, neither */
    char user_id[SHOP_ID_SIZE];
    char guest_id[SHOP_ID_SIZE];
    char ids[SHELF_PRODUCTS][SHOP_ID_SIZE];
    shop_env env;
    int64_t now_ms;
} shelf;

/* cmocka's setup and teardown: products 0 to 4, all on sale. */
int shelf_setup(void **state);
int shelf_teardown(void **state);

/* Write a product anew. */
void put(shelf *s, size_t product, shop_product_status status);

/* Deliver all events. */
void settle(shelf *s);

/* An order of these products: "013" are 0, 1 and 3. */
void order(shelf *s, const char *products, const char *owner);

/* The code of the operation. */
int report(shop *as, const char *product_id, shop_behaviour_kind kind);

/* The answer as text, for example "31" for products 3 and 1, "31|2" when 2 only fills up. */
void expect_for_product(shelf *s, size_t product, const char *wanted);
void expect_for_cart(shelf *s, const char *products, int64_t limit, const char *wanted);
void expect_for_user(shelf *s, const char *wanted);
void expect_popular(shelf *s, const char *wanted);

#endif

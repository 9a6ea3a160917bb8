/* stall.h - a shop with five products, people who look and buy, and a clock that only the test moves. Orders
 * are told as events, without being placed. */
#ifndef SHOP_TESTS_UNIT_SERVICES_RECOMMENDATION_STALL_H
#define SHOP_TESTS_UNIT_SERVICES_RECOMMENDATION_STALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/catalog.h"
#include "shop/recommendation.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

enum { STALL_PRODUCTS = 5, STALL_LINES_MAX = 40 };
#define STALL_START_MS INT64_C(1700000000000)

typedef struct stall {
    temp_shop temp;
    shop *shop;
    shop *user, *guest, *nobody; /* views: user_id, guest_id, neither */
    char user_id[SHOP_ID_SIZE];
    char guest_id[SHOP_ID_SIZE];
    char ids[STALL_PRODUCTS][SHOP_ID_SIZE];
    shop_env env;
    int64_t now_ms;
} stall;

/* cmocka's setup and teardown: products 0 to 4, all on sale. */
int stall_setup(void **state);
int stall_teardown(void **state);

/* Write a product anew. */
void put(stall *s, size_t product, shop_product_status status);

/* Deliver all events. */
void settle(stall *s);

/* An order of these products: "013" are 0, 1 and 3. */
void order(stall *s, const char *products, const char *owner);

/* The code of the operation. */
int report(shop *as, const char *product_id, shop_behaviour_kind kind);

/* The answer as text, for example "31" for products 3 and 1, "31|2" when 2 only fills up. */
void expect_for_product(stall *s, size_t product, const char *wanted);
void expect_for_cart(stall *s, const char *products, int64_t limit, const char *wanted);
void expect_for_user(stall *s, const char *wanted);
void expect_popular(stall *s, const char *wanted);

#endif

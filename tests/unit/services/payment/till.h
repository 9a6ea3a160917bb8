/* till.h - what the tests of single files of the payment service share: a desk (desk.h) on which functions can
 * be called that no operation names, and rows that are looked at past the library. */
#ifndef SHOP_TESTS_UNIT_SERVICES_PAYMENT_TILL_H
#define SHOP_TESTS_UNIT_SERVICES_PAYMENT_TILL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/money.h"
#include "lib/services/payment/requests.h"
#include "tests/unit/services/payment/desk.h"

enum { TILL_AMOUNT_MINOR = 5000, TILL_KEY_MAX = 128 };

/* An order, its payment of 50.00 EUR, and the key of the authorization. */
typedef struct sale {
    char order[SHOP_ID_SIZE];
    char payment[SHOP_ID_SIZE];
    char key[TILL_KEY_MAX];
} sale;

/* Whatever the token leads to; provider NULL = the default. */
void till_sale(desk *d, const char *provider, const char *token, sale *out);

/* With all of it captured. */
void till_sold(desk *d, const char *provider, const char *token, sale *out);

/* Make the payment with this key of an authorization somebody's own; and the shop as somebody sees it, role NULL =
 * customer. Close it. */
void till_give(const desk *d, const char *key, const char *user_id);
shop *till_view(desk *d, const char *user_id, const char *role);

/* Run a function of the payment service for the shop itself: in a transaction, which stays when it returns 0; or
 * without one. On failure shop_error_last() says why. */
int till_transact(desk *d, int (*body)(call *c, void *userdata), void *userdata);
int till_within(desk *d, int (*body)(call *c, void *userdata), void *userdata);

/* A provider says this of the request with this key; reason may be NULL. */
int till_hear(desk *d, const char *key, shop_provider_state state, const char *reason);

/* Write a request down, due at once; and "order/1/kind/reference" into a buffer of TILL_KEY_MAX. */
int till_queue(desk *d, const sale *s, request_kind kind, const char *reference, int64_t minor);
void till_key(const sale *s, const char *kind, const char *reference, char *out);

/* The one number that a query answers; SQL that the library knows nothing of. */
int64_t till_number(const desk *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
void till_sql(const desk *d, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* How often this text stands in this field of a table. */
int64_t till_count(const desk *d, const char *table, const char *field, const char *text);

/* The last error's text has this in it. */
void till_expect_said(const char *text);

#define TILL_CASE(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

#endif

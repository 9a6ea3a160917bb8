/* contract.h - the harness of the contract suite: the same tests on every route (sqlite, postgresql, zmq,
 * https), through the public API only. A file <service>_test.c ends with CONTRACT_SUITE(service, cases);
 * nothing is registered by hand. The harness watches which operations were called with which outcome, and
 * fails when an operation or an error that it documents has no case.
 *
 * Each test gets a fresh, empty shop of its own backend; the helpers below make what many tests need.
 * Beside the sandbox it has the payment provider "patient", whose payers never come back. */
#ifndef SHOP_TESTS_CONTRACT_H
#define SHOP_TESTS_CONTRACT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/catalog.h"
#include "shop/shop.h"

typedef struct fixture {
    shop *shop;          /* the operator */
    shop *guest;         /* a guest with an id of its own */
    shop *customer;      /* a customer; customer_id */
    shop *other;         /* another customer; other_id */
    shop *nobody;        /* anonymous */
    const char *backend; /* "sqlite" */
    char customer_id[SHOP_ID_SIZE];
    char other_id[SHOP_ID_SIZE];
    char guest_id[SHOP_ID_SIZE];
    char url[512]; /* CONTRACT_URL_MAX */
    const char *mail_dir;
} fixture;

typedef struct contract_case {
    const char *name; /* "product.get: another customer's draft is NOT_FOUND": begins with the operation */
    void (*run)(fixture *f);
} contract_case;

typedef struct contract_suite {
    const char *service;
    const contract_case *cases;
    size_t count;
} contract_suite;

void contract_register(const contract_suite *suite);

#define CONTRACT_SUITE(service, table)                                                             \
    __attribute__((constructor)) static void register_##service(void)                              \
    {                                                                                              \
        static const contract_suite suite = {#service, (table), sizeof(table) / sizeof((table)[0])}; \
        contract_register(&suite);                                                                 \
    }                                                                                              \
    _Static_assert(sizeof(table) > 0, "a suite has cases")

/* Close everything and open the same shop again: nothing but the store survives. */
void contract_reopen(fixture *f);

/* Deliver all events and run all due jobs until nothing is left. */
void contract_settle(fixture *f);

/* Let the shop's wall clock jump; it goes back to the true time when the test ends. */
void contract_advance(fixture *f, int64_t ms);

/* A view with a staff role ("support", "finance", …), closed by the harness. */
shop *contract_staff(fixture *f, const char *role);

/* Call by name with JSON (printf format) and expect success; the answer lives until the test ends. */
const char *contract_call(fixture *f, shop *as, const char *op, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same, expecting exactly this code. */
void contract_refused(fixture *f, shop *as, int code, const char *op, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* A text or integer out of a JSON answer by path: "lines[0].sku", "total.minor". Fails the test when it is
 * not there. Texts live until the test ends. */
const char *contract_text(fixture *f, const char *json, const char *path);
int64_t contract_int(fixture *f, const char *json, const char *path);
bool contract_has(fixture *f, const char *json, const char *path);
size_t contract_length(fixture *f, const char *json, const char *path); /* of an array */

/* Call twice with the same idempotency key (the JSON must not hold one): the same answer both times; then with
 * other arguments: IDEMPOTENCY_MISMATCH. Returns the answer. */
const char *contract_replays(fixture *f, shop *as, const char *op, const char *json,
                             const char *other_json);

/* A category, and an active product with one variant of this SKU at minor EUR (and USD, JPY); returns its id. */
const char *contract_product(fixture *f, const char *sku, int64_t minor);

#endif

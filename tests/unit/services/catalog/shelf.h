/* shelf.h - for tests: a shop with a clock that only the test moves, and short names for what the tests of
 * the catalogue do all the time. Arguments of operations are JSON, with places to fill in as printf() has. */
#ifndef SHOP_TESTS_UNIT_SERVICES_CATALOG_SHELF_H
#define SHOP_TESTS_UNIT_SERVICES_CATALOG_SHELF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>

#include "shop/catalog.h"
#include "tests/support/internal_call.h"
#include "tests/support/stopped_clock.h"
#include "tests/support/temp_shop.h"

enum { SHELF_START_MS = 1800 * 1000, SHELF_TEXT_MAX = 32 * 1024 };

typedef struct shelf {
    temp_shop temp;
    shop *shop;  /* the operator */
    shop *guest; /* who sees no drafts */
    stopped_clock clock;
} shelf;

/* cmocka's setup and teardown: nothing is in the catalogue. */
int shelf_setup(void **state);
int shelf_teardown(void **state);
#define SHELF_CASE(name) cmocka_unit_test_setup_teardown(name, shelf_setup, shelf_teardown)

/* The code of an operation. */
int shelf_try(shop *as, const char *op, const char *json, ...) __attribute__((format(printf, 3, 4)));
/* By the operator, or the test fails. */
void shelf_call(shelf *s, const char *op, const char *json, ...) __attribute__((format(printf, 3, 4)));
/* It is refused with this code, in words that hold `words`. */
void shelf_refused(shop *as, int code, const char *words, const char *op, const char *json, ...)
    __attribute__((format(printf, 5, 6)));

/* A category of which slug and title are the same; parent NULL = at the top. */
void shelf_category(shelf *s, const char *slug, const char *parent);
/* A product with one variant; slug, title and SKU are the same. `more` is JSON of other members that begins
 * with a comma, or "". */
void shelf_product(shelf *s, const char *slug, const char *more);

/* Found by its slug, or the test fails; shop_free(). */
const shop_product *shelf_find(shop *as, const char *slug);
/* Its id, into a buffer of SHOP_ID_SIZE. */
void shelf_id(shelf *s, const char *slug, char *out);

/* The one number that a query answers; and events of this type so far. */
int64_t shelf_number(shelf *s, const char *sql, ...) __attribute__((format(printf, 2, 3)));
int64_t shelf_told(shelf *s, const char *type);

/* The slugs of the whole tree, or of a page of the products that JSON arguments ask for: "a b c", until the
 * next call of either. */
const char *shelf_tree(shelf *s);
const char *shelf_list(shop *as, const char *json, ...) __attribute__((format(printf, 2, 3)));

#endif

/* search_shop.h - for tests: a shop whose catalogue and index are filled by short words. The teardown holds
 * that the index is sound: words, titles, prices and categories are those of its documents. */
#ifndef SHOP_TESTS_UNIT_SERVICES_SEARCH_SEARCH_SHOP_H
#define SHOP_TESTS_UNIT_SERVICES_SEARCH_SEARCH_SHOP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/catalog.h"
#include "shop/search.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

/* cmocka's setup and teardown; the state is a temp_shop. */
int search_shop_setup(void **state);
int search_shop_teardown(void **state);

/* Write a product. Where it states no variants it gets one, with its slug as SKU, for 19.99 EUR. */
void put_product(temp_shop *t, const shop_product_put_args *args);
/* The same of a slug and a title; and as a draft, so that it is not on sale. */
void put_titled(temp_shop *t, const char *slug, const char *title);
void put_draft(temp_shop *t, const char *slug, const char *title);

/* `parent` is NULL at the top. */
void put_category(temp_shop *t, const char *slug, const char *parent);

/* Deliver events until there are none. */
void settle(temp_shop *t);

/* Search; an answer is to be given to shop_free(). */
const shop_search_result *ask(temp_shop *t, const shop_search_query_args *args);
/* How many a text finds, in all. */
int64_t found(temp_shop *t, const char *q);

/* The number that a query answers, and whether it is this one. */
void expect_number(temp_shop *t, const char *sql, int64_t wanted);

/* As many documents as the catalogue never had, numbered from 1, all with this title. */
void put_documents(temp_shop *t, int count, const char *title);

#endif

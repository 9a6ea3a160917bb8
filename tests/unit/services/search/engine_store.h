/* engine_store.h - for tests: an engine by itself, on a store with this service's tables and nothing that fills
 * them. A test writes rows and words of its own, and asks past the service. */
#ifndef SHOP_TESTS_UNIT_SERVICES_SEARCH_ENGINE_STORE_H
#define SHOP_TESTS_UNIT_SERVICES_SEARCH_ENGINE_STORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/services/search/engine.h"
#include "tests/support/engine.h"

enum { ANSWER_MAX = 512, ALL = 100 };

/* cmocka's setup, of each engine on its store, and teardown, which holds that the index is sound. */
int open_on_sqlite(void **state);
int open_on_postgres(void **state);
int close_engine(void **state);

/* A document with its number as slug: its row and its words. */
void put_texts(int64_t number, engine_texts texts);
void put(int64_t number, const char *title);
void drop(int64_t number);
/* Lamps 1 to 4: brands and categories, prices in two currencies, one that has none. */
void put_lamps(void);

/* What is asked, and the answer to it. Words that are NULL browse; a limit or max of 0 is ALL. */
typedef struct question {
    const char *words;
    engine_query query;
    int64_t limit, offset, max;
    char got[ANSWER_MAX]; /* slugs, each behind a blank */
    size_t size;
    engine_hit first;
    int64_t total;
    int answer; /* of the function that gets the traits */
} question;

question find(question ask);
/* The hits, the best one first. */
void expect(question ask, const char *wanted);
/* "category/brand/price" of what matches; and the code that each_trait() ends with. */
void expect_traits(question ask, const char *wanted);
int find_traits(question *ask);
/* The slugs of titles with these words. */
void expect_titles(const char *words, int64_t max, const char *wanted);
bool goes_on(const char *word);

#endif

/* postgres.h - for tests: a database of their own on the server that SHOP_TEST_POSTGRES names (the suites start
 * it; by hand: export SHOP_TEST_POSTGRES=$(tests/support/postgres-server start FOLDER)), and a look into it past
 * the library. */
#ifndef SHOP_TESTS_SUPPORT_POSTGRES_H
#define SHOP_TESTS_SUPPORT_POSTGRES_H

#include <stdint.h>

enum { POSTGRES_URL_MAX = 512 };

/* Make an empty database and print its URL. Without a server the running test fails. */
void postgres_make(char url[POSTGRES_URL_MAX]);

/* Drop it, whoever is still connected. */
void postgres_drop(const char *url);

/* The one number that a query answers; SQL that the library knows nothing of. */
int64_t postgres_number(const char *url, const char *sql);
char *postgres_text(const char *url, const char *sql); /* the same as a text; free() it */
void postgres_sql(const char *url, const char *sql);

#endif

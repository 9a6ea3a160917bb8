/* temp_shop.h - for tests: a shop on an SQLite file in a folder of its own, without a thread
 * (events and jobs run in shop_run_pending()), and a look at its tables past the library. */
#ifndef SHOP_TESTS_SUPPORT_TEMP_SHOP_H
#define SHOP_TESTS_SUPPORT_TEMP_SHOP_H

#include "shop/shop.h"

typedef struct temp_shop {
    char folder[128];
    char path[160];
    char url[192];
    shop *shop;
} temp_shop;

/* `env` must outlive the shop; NULL = the operating system's. A failure fails the running test. */
void temp_shop_open(temp_shop *t, const shop_env *env);

/* Close it and remove its folder. */
void temp_shop_close(temp_shop *t);

/* The one number that a query answers. */
int64_t temp_shop_number(const temp_shop *t, const char *sql);

/* Run SQL that the library knows nothing of. */
void temp_shop_sql(const temp_shop *t, const char *sql);

#endif

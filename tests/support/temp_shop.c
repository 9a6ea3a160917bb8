/* temp_shop.c - a shop for one test; see temp_shop.h. */
#include "tests/support/temp_shop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/support/folder.h"

enum { BUSY_MS = 5000 };

void temp_shop_open(temp_shop *t, const shop_env *env)
{
    shop_options options = SHOP_OPTIONS_INIT;
    const char *parent = getenv("TMPDIR");
    options.flags = SHOP_OPEN_MANUAL;
    options.env = env;
    t->shop = NULL;
    snprintf(t->folder, sizeof(t->folder), "%.90s/shop-XXXXXX", parent != NULL ? parent : "/tmp");
    assert_non_null(mkdtemp(t->folder));
    snprintf(t->path, sizeof(t->path), "%s/shop.db", t->folder);
    snprintf(t->url, sizeof(t->url), "sqlite:%s", t->path);
    if (shop_open(t->url, &options, &t->shop) != 0)
        fail_msg("cannot open %s: %s", t->url, shop_error_last()->message);
}

void temp_shop_close(temp_shop *t)
{
    shop_close(t->shop);
    folder_remove(t->folder);
}

static sqlite3 *connect(const temp_shop *t)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(t->path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, BUSY_MS);
    return db;
}

int64_t temp_shop_number(const temp_shop *t, const char *sql)
{
    sqlite3 *db = connect(t);
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

void temp_shop_sql(const temp_shop *t, const char *sql)
{
    sqlite3 *db = connect(t);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_close(db);
}

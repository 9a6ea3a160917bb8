/* embedded_cart.c - adding a line to a cart, on one thread. The limit is one guarded insert and its commit
 * through SQLite's C API: the line, if the cart is open. Both sides: WAL, synchronous=FULL. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "lib/store/limits.h"
#include "shop/cart.h"
#include "tests/bench/embedded.h"
#include "tests/bench/market.h"

enum { CARTS = 2000 };

/* --- ours ------------------------------------------------------------------------------------- */

typedef struct ours {
    market market;
    shop *as;
    uint64_t added; /* over all rounds: each time round the carts brings another SKU */
} ours;

static void add(void *subject, uint64_t number)
{
    ours *o = subject;
    char sku[24];
    const shop_cart *cart;
    shop_cart_add_line_args args = SHOP_CART_ADD_LINE_INIT;
    int64_t n = (int64_t)o->added++;
    (void)number;
    market_sku(&o->market, n, (int)(2 + n / CARTS), sku);
    args.cart_id = o->market.carts[n % CARTS];
    args.sku = sku;
    args.quantity = 1;
    BENCH_CHECK(shop_cart_add_line(o->as, &args, &cart) == 0);
    BENCH_CHECK(cart->line_count > 0 && strcmp(cart->id, args.cart_id) == 0);
    shop_free(cart);
}

static double our_round(void *subject, double seconds)
{
    return bench_rate(add, subject, seconds);
}

/* --- the limit -------------------------------------------------------------------------------- */

typedef struct raw {
    sqlite3 *db;
    sqlite3_stmt *insert;
    uint64_t added;
} raw;

static const char raw_schema[] =
    "CREATE TABLE carts (id INTEGER PRIMARY KEY, state INTEGER NOT NULL) STRICT;"
    "CREATE TABLE lines (cart INTEGER NOT NULL, sku TEXT NOT NULL, quantity INTEGER NOT NULL,"
    " PRIMARY KEY (cart, sku)) STRICT, WITHOUT ROWID;"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)"
    " INSERT INTO carts SELECT i, 1 FROM n;";
_Static_assert(CARTS == 2000, "the schema makes as many");

static const char raw_insert[] =
    "INSERT INTO lines SELECT id, ?2, 1 FROM carts WHERE id = ?1 AND state = 1";

static void raw_add(void *subject, uint64_t number)
{
    raw *r = subject;
    char sku[24];
    uint64_t n = r->added++;
    (void)number;
    (void)snprintf(sku, sizeof(sku), "SKU-%05d", (int)(n / CARTS));
    sqlite3_bind_int64(r->insert, 1, (sqlite3_int64)(n % CARTS));
    sqlite3_bind_text(r->insert, 2, sku, -1, SQLITE_STATIC);
    BENCH_CHECK(sqlite3_step(r->insert) == SQLITE_DONE && sqlite3_changes(r->db) == 1);
    (void)sqlite3_reset(r->insert);
}

static double raw_round(void *subject, double seconds)
{
    return bench_rate(raw_add, subject, seconds);
}

static void raw_open(const bench *b, raw *r)
{
    char path[BENCH_PATH_MAX], sql[160];
    bench_path(b, "limit-cart.db", path);
    *r = (raw){.added = 0};
    (void)snprintf(sql, sizeof(sql),
                   "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=%d",
                   STORE_CHECKPOINT_PAGES);
    BENCH_CHECK(sqlite3_open(path, &r->db) == SQLITE_OK);
    BENCH_CHECK(sqlite3_exec(r->db, sql, NULL, NULL, NULL) == SQLITE_OK);
    BENCH_CHECK(sqlite3_exec(r->db, raw_schema, NULL, NULL, NULL) == SQLITE_OK);
    BENCH_CHECK(sqlite3_prepare_v3(r->db, raw_insert, -1, SQLITE_PREPARE_PERSISTENT, &r->insert,
                                   NULL) == SQLITE_OK);
}

/* --- the figure ------------------------------------------------------------------------------- */

int bench_cart(const bench *b)
{
    ours o = {.added = 0};
    raw r;
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = MARKET_CUSTOMER;
    market_open(b, &o.market, "cart.db");
    market_fill_carts(&o.market, CARTS);
    BENCH_CHECK(shop_as(o.market.shop, &who, &o.as) == 0);
    raw_open(b, &r);
    bench_note("cart_add: one thread; both sides WAL, synchronous=FULL");
    bench_compare(b, &(bench_figure){.name = "embedded.cart_add",
                                     .unit = "1/s",
                                     .limit_name = "SQLite, one guarded insert, 1 commit, FULL",
                                     .ours = {our_round, &o},
                                     .limit = {raw_round, &r}});
    sqlite3_finalize(r.insert);
    BENCH_CHECK(sqlite3_close(r.db) == SQLITE_OK);
    shop_close(o.as);
    market_close(&o.market);
    return 0;
}

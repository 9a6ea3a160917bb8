/* embedded_checkout.c - whole checkouts against the least SQLite work that could record one.
 *
 * Ours is order.place, from a cart to a placed order, with its payment at the sandbox and an idempotency key; a
 * round ends when all its events are delivered. The limit is one transaction of seven statements through
 * SQLite's C API on one thread: guarded stock update, order, two lines, payment, event, commit. The other limit,
 * "…/replay", is the statements that ours ran, with their values and commits, through the C API alone. */
#define _GNU_SOURCE
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "lib/store/limits.h"
#include "shop/system.h"
#include "tests/bench/embedded.h"
#include "tests/bench/market.h"
#include "tests/bench/replay.h"

enum { BATCH_MIN = 200, RAW_COUNT = 7 };

static const char file_name[] = "checkout.db";

/* --- the limit -------------------------------------------------------------------------------- */

typedef struct raw {
    sqlite3 *db;
    sqlite3_stmt *statements[RAW_COUNT];
    uint64_t number;
    bool hot;
} raw;

static const char raw_schema[] =
    "CREATE TABLE stock (sku TEXT PRIMARY KEY, on_hand INTEGER, reserved INTEGER)"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE orders (id BLOB PRIMARY KEY, owner TEXT, total INTEGER, at INTEGER)"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE lines (id BLOB, n INTEGER, sku TEXT, quantity INTEGER, price INTEGER,"
    " PRIMARY KEY (id, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE payments (id BLOB PRIMARY KEY, amount INTEGER, token TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE events (n INTEGER PRIMARY KEY, data TEXT) STRICT;";

static const char *const raw_sql[RAW_COUNT] = {
    "BEGIN IMMEDIATE",
    "UPDATE stock SET reserved = reserved + 1 WHERE sku = ?1 AND on_hand - reserved >= 1",
    "INSERT INTO orders VALUES (?1, 'usr', 1000, 1)",
    "INSERT INTO lines VALUES (?1, ?2, ?3, 1, 500)",
    "INSERT INTO payments VALUES (?1, 1000, 'tok')",
    "INSERT INTO events (data) VALUES ('{\"type\":\"order.created\",\"total\":1000}')",
    "COMMIT",
};

static void raw_run(raw *r, int which)
{
    BENCH_CHECK(sqlite3_step(r->statements[which]) == SQLITE_DONE);
    (void)sqlite3_reset(r->statements[which]);
}

static void raw_checkout(void *subject, uint64_t number)
{
    raw *r = subject;
    char sku[24];
    const uint64_t id[2] = {__builtin_bswap64(r->number), __builtin_bswap64(r->number * 7919)};
    (void)number;
    r->number++;
    (void)snprintf(sku, sizeof(sku), "SKU-%05d",
                   r->hot ? 0 : (int)(r->number * 7919 % MARKET_PRODUCTS));
    raw_run(r, 0);
    for (int i = 2; i <= 4; i++)
        sqlite3_bind_blob(r->statements[i], 1, id, sizeof(id), SQLITE_STATIC);
    raw_run(r, 2);
    for (int line = 1; line <= 2; line++) {
        sqlite3_bind_int(r->statements[3], 2, line);
        sqlite3_bind_text(r->statements[3], 3, sku, -1, SQLITE_STATIC);
        raw_run(r, 3);
    }
    raw_run(r, 4);
    raw_run(r, 5);
    sqlite3_bind_text(r->statements[1], 1, sku, -1, SQLITE_STATIC);
    raw_run(r, 1);
    BENCH_CHECK(sqlite3_changes(r->db) == 1);
    raw_run(r, 6);
}

static void raw_exec(raw *r, const char *sql)
{
    BENCH_CHECK(sqlite3_exec(r->db, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static void raw_open(const bench *b, raw *r, const char *name, bool hot)
{
    char path[BENCH_PATH_MAX], sql[160];
    bench_path(b, name, path);
    *r = (raw){.number = 1, .hot = hot};
    BENCH_CHECK(sqlite3_open(path, &r->db) == SQLITE_OK);
    (void)snprintf(sql, sizeof(sql),
                   "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=%d",
                   STORE_CHECKPOINT_PAGES);
    raw_exec(r, sql);
    raw_exec(r, raw_schema);
    raw_exec(r, "BEGIN");
    for (int i = 0; i < MARKET_PRODUCTS; i++) {
        (void)snprintf(sql, sizeof(sql), "INSERT INTO stock VALUES ('SKU-%05d', %d, 0)", i,
                       MARKET_STOCK);
        raw_exec(r, sql);
    }
    raw_exec(r, "COMMIT");
    for (int i = 0; i < RAW_COUNT; i++)
        BENCH_CHECK(sqlite3_prepare_v3(r->db, raw_sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                       &r->statements[i], NULL) == SQLITE_OK);
}

static void raw_close(raw *r)
{
    for (int i = 0; i < RAW_COUNT; i++)
        sqlite3_finalize(r->statements[i]);
    BENCH_CHECK(sqlite3_close(r->db) == SQLITE_OK);
}

static double raw_round(void *subject, double seconds)
{
    return bench_rate(raw_checkout, subject, seconds);
}

/* --- ours ------------------------------------------------------------------------------------- */

typedef struct ours {
    const bench *bench;
    market *market;
    int threads;
    double rate; /* of the last round, to make as many carts as one will place */
    int64_t commits, members; /* of the store, while orders were placed */
} ours;

static void fill_carts(const ours *o, double seconds)
{
    int64_t count = (int64_t)(o->rate * seconds);
    market_fill_carts(o->market, count > BATCH_MIN ? count : BATCH_MIN);
}

static void count_commits(ours *o, int sign)
{
    const shop_system_figures *figures;
    shop_system_stats_args args = SHOP_SYSTEM_STATS_INIT;
    BENCH_CHECK(shop_system_stats(o->market->shop, &args, &figures) == 0);
    o->commits += sign * (int64_t)figures->store->commits;
    o->members += sign * (int64_t)figures->store->members;
    shop_free(figures);
}

/* Events are delivered while orders are placed, as by the thread that a shop has of its own. */
static void buy(const ours *o)
{
    market_courier courier;
    market_courier_start(o->market, &courier);
    market_run(o->market, o->threads, market_place);
    market_courier_stop(&courier);
    market_deliver(o->market);
}

static double our_round(void *subject, double seconds)
{
    ours *o = subject;
    fill_carts(o, seconds);
    count_commits(o, -1);
    double began = bench_now();
    buy(o);
    o->rate = (double)o->market->cart_count / (bench_now() - began);
    count_commits(o, 1);
    market_settle(o->market);
    return o->rate;
}

static double replay_round(void *subject, double seconds)
{
    const ours *o = subject;
    char path[BENCH_PATH_MAX], copy[BENCH_PATH_MAX];
    bench_path(o->bench, file_name, path);
    bench_path(o->bench, "replay.db", copy);
    fill_carts(o, seconds);
    replay_copy(path, copy);
    replay_start();
    buy(o);
    replay_stop();
    market_settle(o->market);
    return (double)o->market->cart_count / replay_run(copy);
}

/* --- figures ---------------------------------------------------------------------------------- */

typedef struct figure {
    const char *name;
    const char *replay; /* name of the ratio to our own statements, or NULL */
    int threads;
    bool hot;
} figure;

static const figure figures[] = {
    {"embedded.checkout.1", "embedded.checkout.1/replay", 1, false},
    {"embedded.checkout.8", "embedded.checkout.8/replay", 8, false},
    {"embedded.checkout.32", "embedded.checkout.32/replay", 32, false},
    {"embedded.hot.8", NULL, 8, true},
    {"embedded.hot.32", NULL, 32, true},
};

static void compare(const bench *b, market *m, const figure *f)
{
    char file[80];
    double medians[3];
    raw limit;
    ours o = {.bench = b, .market = m, .threads = f->threads, .rate = BATCH_MIN};
    const bench_side sides[] = {{our_round, &o}, {raw_round, &limit}, {replay_round, &o}};
    m->hot = f->hot;
    (void)snprintf(file, sizeof(file), "limit-%s.db", f->name);
    raw_open(b, &limit, file, f->hot);
    (void)our_round(&o, 1.0); /* finds the rate */
    o.commits = o.members = 0;
    bench_measure(b, sides, f->replay != NULL ? 3 : 2, medians);
    if (b->profile && f->replay != NULL)
        replay_profile(m->cart_count);
    raw_close(&limit);
    bench_report(f->name, medians[0], "1/s", medians[1],
                 "SQLite, 7 statements, 1 commit, FULL, one thread");
    if (f->replay != NULL)
        bench_report(f->replay, medians[0], "1/s", medians[2], "the same statements by SQLite's C API");
    bench_note("%s: %.1f transactions in a commit", f->name, (double)o.members / (double)o.commits);
}

int bench_checkout(const bench *b)
{
    market m;
    replay_watch();
    market_open(b, &m, file_name);
    bench_note("checkout: all sides WAL, synchronous=FULL, checkpoint at %d pages; ours with an "
               "idempotency key and all events delivered", STORE_CHECKPOINT_PAGES);
    for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++)
        compare(b, &m, &figures[i]);
    market_close(&m);
    return 0;
}

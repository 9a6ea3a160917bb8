/* embedded_checkout.c - whole checkouts against the least SQLite work that could record one.
 *
 * Ours is order.place, from a locked cart to a placed order, with its payment at the sandbox, and all the events
 * it makes delivered: a round ends when nothing lags. The limit is one transaction of seven statements through
 * SQLite's C API on one thread: guarded stock update, order, two lines, payment, event, commit. Both sides: WAL,
 * synchronous=FULL. */
#define _GNU_SOURCE
#include <inttypes.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shop/cart.h"
#include "shop/catalog.h"
#include "shop/inventory.h"
#include "shop/order.h"
#include "tests/bench/embedded.h"

enum { PRODUCTS = 1000, THREADS_MAX = 32, STOCK = 100 * 1000 * 1000, BATCH_MIN = 200 };

/* --- the limit -------------------------------------------------------------------------------------- */

typedef struct raw {
    sqlite3 *db;
    sqlite3_stmt *statements[7];
    uint64_t number;
    bool hot;
} raw;

static const char raw_schema[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;"
    "CREATE TABLE stock (sku TEXT PRIMARY KEY, on_hand INTEGER, reserved INTEGER) STRICT, WITHOUT ROWID;"
    "CREATE TABLE orders (id BLOB PRIMARY KEY, owner TEXT, total INTEGER, at INTEGER) STRICT, WITHOUT ROWID;"
    "CREATE TABLE lines (id BLOB, n INTEGER, sku TEXT, quantity INTEGER, price INTEGER,"
    " PRIMARY KEY (id, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE payments (id BLOB PRIMARY KEY, amount INTEGER, token TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE events (n INTEGER PRIMARY KEY, data TEXT) STRICT;";

static const char *const raw_sql[7] = {
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
    sqlite3_stmt *s = r->statements[which];
    BENCH_CHECK(sqlite3_step(s) == SQLITE_DONE);
    sqlite3_reset(s);
}

static void raw_checkout(void *subject, uint64_t number)
{
    raw *r = subject;
    char sku[24];
    uint64_t id[2] = {__builtin_bswap64(r->number), __builtin_bswap64(r->number * 7919)};
    (void)number;
    r->number++;
    (void)snprintf(sku, sizeof(sku), "SKU-%05d", r->hot ? 0 : (int)(r->number * 7919 % PRODUCTS));
    raw_run(r, 0);
    for (int i = 1; i <= 4; i++)
        if (i != 1)
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

static void raw_open(const bench *b, raw *r, const char *name, bool hot)
{
    char path[BENCH_PATH_MAX], sql[160];
    bench_path(b, name, path);
    *r = (raw){.number = 1, .hot = hot};
    BENCH_CHECK(sqlite3_open(path, &r->db) == SQLITE_OK);
    BENCH_CHECK(sqlite3_exec(r->db, raw_schema, NULL, NULL, NULL) == SQLITE_OK);
    BENCH_CHECK(sqlite3_exec(r->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK);
    for (int i = 0; i < PRODUCTS; i++) {
        (void)snprintf(sql, sizeof(sql), "INSERT INTO stock VALUES ('SKU-%05d', %d, 0)", i, STOCK);
        BENCH_CHECK(sqlite3_exec(r->db, sql, NULL, NULL, NULL) == SQLITE_OK);
    }
    BENCH_CHECK(sqlite3_exec(r->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
    for (int i = 0; i < 7; i++)
        BENCH_CHECK(sqlite3_prepare_v3(r->db, raw_sql[i], -1, SQLITE_PREPARE_PERSISTENT, &r->statements[i],
                                       NULL) == SQLITE_OK);
}

static void raw_close(raw *r)
{
    for (int i = 0; i < 7; i++)
        sqlite3_finalize(r->statements[i]);
    sqlite3_close(r->db);
}

static double raw_round(void *subject, double seconds)
{
    return bench_rate(raw_checkout, subject, seconds);
}

/* --- ours ------------------------------------------------------------------------------------------- */

typedef struct market {
    shop *shop;
    int threads;
    bool hot;
    double rate; /* of the last round, to make as many carts as one will place */
    char (*carts)[SHOP_ID_SIZE];
    int64_t cart_count;
    _Atomic int64_t next;
    void (*each)(struct market *m, shop *as, int64_t number);
} market;

static void sku_of(const market *m, int64_t number, int line, char out[24])
{
    int64_t product = m->hot ? line : (number * 7919 + line * 13) % PRODUCTS;
    (void)snprintf(out, 24, "SKU-%05d", (int)product);
}

static void add_line(const market *m, shop *as, const char *cart_id, int64_t number, int line)
{
    char sku[24];
    const shop_cart *cart;
    shop_cart_add_line_args args = SHOP_CART_ADD_LINE_INIT;
    sku_of(m, number, line, sku);
    args.cart_id = cart_id;
    args.sku = sku;
    args.quantity = 1;
    BENCH_CHECK(shop_cart_add_line(as, &args, &cart) == 0);
    shop_free(cart);
}

static void make_cart(market *m, shop *as, int64_t number)
{
    const shop_cart *cart;
    shop_cart_create_args create = SHOP_CART_CREATE_INIT;
    shop_cart_set_delivery_args delivery = SHOP_CART_SET_DELIVERY_INIT;
    create.region = "de";
    BENCH_CHECK(shop_cart_create(as, &create, &cart) == 0);
    memcpy(m->carts[number], cart->id, strlen(cart->id) + 1);
    shop_free(cart);
    add_line(m, as, m->carts[number], number, 0);
    add_line(m, as, m->carts[number], number, 1);
    delivery.cart_id = m->carts[number];
    delivery.country = "DE";
    delivery.shipping_method = "standard";
    BENCH_CHECK(shop_cart_set_delivery(as, &delivery, &cart) == 0);
    shop_free(cart);
}

static void place(market *m, shop *as, int64_t number)
{
    const shop_order *order;
    shop_order_place_args args = SHOP_ORDER_PLACE_INIT;
    args.cart_id = m->carts[number];
    args.payment_token = "tok_approve";
    args.email = "somebody@shop.example";
    args.idempotency_key = m->carts[number];
    BENCH_CHECK(shop_order_place(as, &args, &order) == 0);
    BENCH_CHECK(order->state == SHOP_ORDER_STATE_PLACED && order->line_count == 2);
    shop_free(order);
}

static void *worker(void *argument)
{
    market *m = argument;
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *as;
    who.user_id = "usr_01j00000000000000000000001";
    BENCH_CHECK(shop_as(m->shop, &who, &as) == 0);
    for (int64_t n; (n = atomic_fetch_add(&m->next, 1)) < m->cart_count;)
        m->each(m, as, n);
    shop_close(as);
    return NULL;
}

static void run_threads(market *m, int threads, void (*each)(market *m, shop *as, int64_t number))
{
    pthread_t ids[THREADS_MAX];
    m->each = each;
    atomic_store(&m->next, 0);
    for (int i = 0; i < threads; i++)
        BENCH_CHECK(pthread_create(&ids[i], NULL, worker, m) == 0);
    for (int i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
}

static void deliver_everything(shop *s)
{
    int64_t done = 1;
    while (done > 0)
        BENCH_CHECK(shop_run_pending(s, &done) == 0);
}

static double our_round(void *subject, double seconds)
{
    market *m = subject;
    m->cart_count = (int64_t)(m->rate * seconds);
    if (m->cart_count < BATCH_MIN)
        m->cart_count = BATCH_MIN;
    m->carts = calloc((size_t)m->cart_count, sizeof(*m->carts));
    BENCH_CHECK(m->carts != NULL);
    run_threads(m, 8, make_cart);
    deliver_everything(m->shop);
    double began = bench_now();
    run_threads(m, m->threads, place);
    deliver_everything(m->shop);
    double rate = (double)m->cart_count / (bench_now() - began);
    free(m->carts);
    m->rate = rate;
    return rate;
}

/* --- a shop to buy in --------------------------------------------------------------------------------- */

static void call(shop *s, const char *op, const char *json)
{
    BENCH_CHECK(shop_call_json(s, op, json, NULL) == 0);
}

static void fill(shop *s)
{
    char json[512];
    call(s, "location.put", "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\"}");
    call(s, "region.put",
         "{\"code\":\"de\",\"title\":\"Germany\",\"currency\":\"EUR\",\"countries\":[\"DE\"],\"tax_inclusive\":true,"
         "\"taxes\":[{\"tax_class\":\"standard\",\"rate_ppm\":190000,\"title\":\"VAT 19 %\"}]}");
    call(s, "shipping_method.put",
         "{\"region\":\"de\",\"code\":\"standard\",\"title\":\"Standard\",\"tax_class\":\"standard\","
         "\"price\":{\"minor\":490,\"currency\":\"EUR\"}}");
    for (int i = 0; i < PRODUCTS; i++) {
        (void)snprintf(json, sizeof(json),
                       "{\"slug\":\"product-%d\",\"title\":\"Product %d\",\"variants\":[{\"sku\":\"SKU-%05d\","
                       "\"weight_grams\":250,\"prices\":[{\"minor\":1990,\"currency\":\"EUR\"}]}]}",
                       i, i, i);
        call(s, "product.put", json);
        (void)snprintf(json, sizeof(json), "{\"sku\":\"SKU-%05d\",\"location\":\"BER\",\"on_hand\":%d}", i, STOCK);
        call(s, "stock.set", json);
    }
}

static void compare(const bench *b, market *m, const char *name, int threads, bool hot)
{
    char file[80];
    raw limit;
    (void)snprintf(file, sizeof(file), "limit-%s.db", name);
    raw_open(b, &limit, file, hot);
    m->threads = threads;
    m->hot = hot;
    m->rate = BATCH_MIN;
    (void)our_round(m, 1.0); /* finds the rate */
    bench_compare(b, &(bench_figure){.name = name,
                                     .unit = "1/s",
                                     .limit_name = "SQLite, 7 statements, 1 commit, FULL, one thread",
                                     .ours = {our_round, m},
                                     .limit = {raw_round, &limit}});
    raw_close(&limit);
}

int bench_checkout(const bench *b)
{
    market m = {.shop = bench_open(b, "checkout.db", NULL)};
    fill(m.shop);
    deliver_everything(m.shop);
    bench_note("checkout: both sides WAL, synchronous=FULL; ours with an idempotency key and all events delivered");
    compare(b, &m, "embedded.checkout.1", 1, false);
    compare(b, &m, "embedded.checkout.8", 8, false);
    compare(b, &m, "embedded.checkout.32", 32, false);
    compare(b, &m, "embedded.hot.8", 8, true);
    compare(b, &m, "embedded.hot.32", 32, true);
    shop_close(m.shop);
    return 0;
}

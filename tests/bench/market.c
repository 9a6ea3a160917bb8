/* market.c - filling the shop by JSON, filling carts and buying by the typed functions. */
#define _GNU_SOURCE
#include "tests/bench/market.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "shop/cart.h"
#include "shop/order.h"
#include "shop/system.h"
#include "shop/sys/channel.h"

enum { CART_THREADS = 8, CART_LINES = 2, COURIER_PAUSE_NS = 20 * 1000 * 1000 };

static const char region[] =
    "{\"code\":\"de\",\"title\":\"Germany\",\"currency\":\"EUR\",\"countries\":[\"DE\"],"
    "\"tax_inclusive\":true,\"taxes\":[{\"tax_class\":\"standard\",\"rate_ppm\":190000,"
    "\"title\":\"VAT 19 %\"}]}";
static const char shipping[] =
    "{\"region\":\"de\",\"code\":\"standard\",\"title\":\"Standard\",\"tax_class\":\"standard\","
    "\"price\":{\"minor\":490,\"currency\":\"EUR\"}}";

/* --- the shop --------------------------------------------------------------------------------- */

static int take_message(void *self, const shop_message *message)
{
    (void)self;
    (void)message;
    return 0;
}

static void call(market *m, const char *op, const char *json)
{
    BENCH_CHECK(shop_call_json(m->shop, op, json, NULL) == 0);
}

static void put_product(market *m, int number)
{
    char json[512];
    (void)snprintf(json, sizeof(json),
                   "{\"slug\":\"product-%d\",\"title\":\"Product %d\",\"variants\":[{\"sku\":"
                   "\"SKU-%05d\",\"weight_grams\":250,\"prices\":[{\"minor\":1990,\"currency\":"
                   "\"EUR\"}]}]}",
                   number, number, number);
    call(m, "product.put", json);
    (void)snprintf(json, sizeof(json), "{\"sku\":\"SKU-%05d\",\"location\":\"BER\",\"on_hand\":%d}",
                   number, MARKET_STOCK);
    call(m, "stock.set", json);
}

static void invite_customer(market *m, int number)
{
    char id[SHOP_ID_SIZE];
    shop_identity who = SHOP_IDENTITY_INIT;
    BENCH_CHECK(shop_id_new(m->shop, "usr", id) == 0);
    who.user_id = id;
    BENCH_CHECK(shop_as(m->shop, &who, &m->customers[number]) == 0);
}

void market_open(const bench *b, market *m, const char *file)
{
    static const shop_channel mailer = {sizeof(mailer), 0, "email", NULL, take_message};
    static const shop_channel *const channels[] = {&mailer};
    shop_options options = SHOP_OPTIONS_INIT;
    options.channels = channels;
    options.channel_count = 1;
    memset(m, 0, sizeof(*m));
    m->shop = bench_open(b, file, &options);
    call(m, "location.put", "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\"}");
    call(m, "region.put", region);
    call(m, "shipping_method.put", shipping);
    for (int i = 0; i < MARKET_PRODUCTS; i++)
        put_product(m, i);
    for (int i = 0; i < MARKET_CUSTOMERS; i++)
        invite_customer(m, i);
    market_settle(m);
}

void market_close(market *m)
{
    for (int i = 0; i < MARKET_CUSTOMERS; i++)
        shop_close(m->customers[i]);
    shop_close(m->shop);
    free(m->carts);
}

static int64_t longest_lag(const market *m)
{
    const shop_system_figures *figures;
    shop_system_stats_args args = SHOP_SYSTEM_STATS_INIT;
    int64_t lag = 0;
    BENCH_CHECK(shop_system_stats(m->shop, &args, &figures) == 0);
    BENCH_CHECK(figures->dead == 0);
    for (size_t i = 0; i < figures->consumer_count; i++)
        if (figures->consumers[i]->lag > lag)
            lag = figures->consumers[i]->lag;
    shop_free(figures);
    return lag;
}

void market_deliver(market *m)
{
    int64_t done;
    do
        BENCH_CHECK(shop_run_pending(m->shop, &done) == 0);
    while (longest_lag(m) > 0);
}

void market_settle(market *m)
{
    int64_t done = 1;
    while (done > 0)
        BENCH_CHECK(shop_run_pending(m->shop, &done) == 0);
}

static void *carry(void *argument)
{
    const struct timespec pause = {.tv_nsec = COURIER_PAUSE_NS};
    market_courier *c = argument;
    int64_t done;
    while (!atomic_load(&c->stopped)) {
        BENCH_CHECK(shop_run_pending(c->market->shop, &done) == 0);
        (void)nanosleep(&pause, NULL);
    }
    return NULL;
}

void market_courier_start(market *m, market_courier *ret)
{
    ret->market = m;
    atomic_init(&ret->stopped, false);
    BENCH_CHECK(pthread_create(&ret->thread, NULL, carry, ret) == 0);
}

void market_courier_stop(market_courier *courier)
{
    atomic_store(&courier->stopped, true);
    BENCH_CHECK(pthread_join(courier->thread, NULL) == 0);
}

/* --- its customers ---------------------------------------------------------------------------- */

static void *work(void *argument)
{
    market *m = argument;
    for (int64_t n; (n = atomic_fetch_add(&m->next, 1)) < m->cart_count;)
        m->each(m, m->customers[n % MARKET_CUSTOMERS], n);
    return NULL;
}

void market_run(market *m, int threads, void (*each)(market *m, shop *as, int64_t number))
{
    pthread_t ids[MARKET_THREADS_MAX];
    m->each = each;
    atomic_store(&m->next, 0);
    for (int i = 0; i < threads; i++)
        BENCH_CHECK(pthread_create(&ids[i], NULL, work, m) == 0);
    for (int i = 0; i < threads; i++)
        BENCH_CHECK(pthread_join(ids[i], NULL) == 0);
}

void market_sku(const market *m, int64_t number, int line, char out[24])
{
    int64_t product = m->hot ? line : (number * 7919 + line * 13) % MARKET_PRODUCTS;
    (void)snprintf(out, 24, "SKU-%05d", (int)product);
}

static void add_line(const market *m, shop *as, int64_t number, int line)
{
    char sku[24];
    const shop_cart *cart;
    shop_cart_add_line_args args = SHOP_CART_ADD_LINE_INIT;
    market_sku(m, number, line, sku);
    args.cart_id = m->carts[number];
    args.sku = sku;
    args.quantity = 1;
    BENCH_CHECK(shop_cart_add_line(as, &args, &cart) == 0);
    shop_free(cart);
}

static void fill_cart(market *m, shop *as, int64_t number)
{
    const shop_cart *cart;
    shop_cart_create_args create = SHOP_CART_CREATE_INIT;
    shop_cart_set_delivery_args delivery = SHOP_CART_SET_DELIVERY_INIT;
    create.region = "de";
    BENCH_CHECK(shop_cart_create(as, &create, &cart) == 0);
    (void)snprintf(m->carts[number], sizeof(m->carts[number]), "%s", cart->id);
    shop_free(cart);
    for (int line = 0; line < CART_LINES; line++)
        add_line(m, as, number, line);
    delivery.cart_id = m->carts[number];
    delivery.country = "DE";
    delivery.shipping_method = "standard";
    BENCH_CHECK(shop_cart_set_delivery(as, &delivery, &cart) == 0);
    shop_free(cart);
}

void market_fill_carts(market *m, int64_t count)
{
    free(m->carts);
    m->carts = calloc((size_t)count, sizeof(*m->carts));
    BENCH_CHECK(m->carts != NULL);
    m->cart_count = count;
    market_run(m, CART_THREADS, fill_cart);
    market_settle(m);
}

void market_place(market *m, shop *as, int64_t number)
{
    const shop_order *order;
    shop_order_place_args args = SHOP_ORDER_PLACE_INIT;
    args.cart_id = m->carts[number];
    args.payment_token = "tok_approve";
    args.email = "somebody@shop.example";
    args.idempotency_key = m->carts[number];
    BENCH_CHECK(shop_order_place(as, &args, &order) == 0);
    BENCH_CHECK(order->state == SHOP_ORDER_STATE_PLACED && order->line_count == CART_LINES);
    shop_free(order);
}

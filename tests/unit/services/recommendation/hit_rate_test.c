/* hit_rate_test.c - how good recommendations are, on 9,835 real baskets: the first 80 % are learned as
 * orders, one product of each later basket of two or more is hidden, and recommendation.for_cart is asked
 * for ten products that go with the rest. The baseline recommends the ten most popular ones that are not in
 * the basket. Everything goes through events and public operations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shop/catalog.h"
#include "shop/recommendation.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

enum {
    PRODUCTS_MAX = 400,
    BASKETS_MAX = 20000,
    BASKET_MAX = 64,
    LEARNED_PERCENT = 80,
    ASKED_FOR = 10,
    BUYERS = 16,
    FOLDER_MAX = 400
};

typedef struct basket {
    uint16_t products[BASKET_MAX]; /* indexes of data.ids, each once */
    size_t count;
} basket;

static struct {
    temp_shop shop;
    char skus[PRODUCTS_MAX][32];
    char ids[PRODUCTS_MAX][SHOP_ID_SIZE];
    size_t product_count;
    basket *baskets;
    size_t basket_count;
} data;

/* --- reading ---------------------------------------------------------------------------------- */

static uint16_t product_of(const char *sku)
{
    for (size_t i = 0; i < data.product_count; i++)
        if (strcmp(data.skus[i], sku) == 0)
            return (uint16_t)i;
    assert_true(data.product_count < PRODUCTS_MAX);
    (void)snprintf(data.skus[data.product_count], sizeof(data.skus[0]), "%s", sku);
    return (uint16_t)data.product_count++;
}

static void add_to(basket *b, uint16_t product)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->products[i] == product)
            return;
    if (b->count < BASKET_MAX)
        b->products[b->count++] = product;
}

/* Lines "basket,sku", those of a basket beside one another. */
static void read_baskets(FILE *from)
{
    char line[128], last[32] = "";
    data.baskets = calloc(BASKETS_MAX, sizeof(basket));
    assert_non_null(data.baskets);
    assert_non_null(fgets(line, sizeof(line), from)); /* the heading */
    while (fgets(line, sizeof(line), from) != NULL) {
        char *sku = strchr(line, ',');
        assert_non_null(sku);
        *sku++ = '\0';
        sku[strcspn(sku, "\r\n")] = '\0';
        if (strcmp(last, line) != 0) {
            assert_true(data.basket_count < BASKETS_MAX);
            data.basket_count++;
            (void)snprintf(last, sizeof(last), "%.31s", line);
        }
        add_to(&data.baskets[data.basket_count - 1], product_of(sku));
    }
}

/* --- learning --------------------------------------------------------------------------------- */

static void put_products(void)
{
    for (size_t i = 0; i < data.product_count; i++) {
        shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
        shop_variant_input variant = SHOP_VARIANT_INPUT_INIT;
        const shop_product *p = NULL;
        char slug[32];
        (void)snprintf(slug, sizeof(slug), "product-%zu", i);
        variant.sku = data.skus[i];
        args.slug = slug;
        args.title = data.skus[i];
        args.variants = &variant;
        args.variant_count = 1;
        assert_int_equal(shop_product_put(data.shop.shop, &args, &p), 0);
        (void)snprintf(data.ids[i], sizeof(data.ids[i]), "%s", p->id);
        shop_free(p);
    }
}

static void order(const basket *b)
{
    shop_order_event_line lines[BASKET_MAX];
    const shop_order_event_line *list[BASKET_MAX];
    shop_order_event event = {.line_count = b->count, .lines = list};
    char id[SHOP_ID_SIZE];
    for (size_t i = 0; i < b->count; i++) {
        lines[i] = (shop_order_event_line){.product_id = data.ids[b->products[i]], .quantity = 1};
        list[i] = &lines[i];
    }
    assert_int_equal(shop_id_new(data.shop.shop, "ord", id), 0);
    event.order_id = id;
    assert_int_equal(internal_emit(data.shop.shop, SHOP__EVENT_ORDER_CREATED, id, 1, &event), 0);
}

typedef struct buyer {
    size_t first, learned;
} buyer;

static void *order_some(void *argument)
{
    const buyer *who = argument;
    for (size_t i = who->first; i < who->learned; i += BUYERS)
        order(&data.baskets[i]);
    return NULL;
}

/* Several buyers at once share commits. */
static void order_all(size_t learned)
{
    pthread_t threads[BUYERS];
    buyer buyers[BUYERS];
    for (size_t i = 0; i < BUYERS; i++) {
        buyers[i] = (buyer){i, learned};
        assert_int_equal(pthread_create(&threads[i], NULL, order_some, &buyers[i]), 0);
    }
    for (size_t i = 0; i < BUYERS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
}

static void deliver(void)
{
    int64_t done = 1;
    while (done > 0)
        assert_int_equal(shop_run_pending(data.shop.shop, &done), 0);
}

/* --- measuring -------------------------------------------------------------------------------- */

/* Which one is hidden depends on nothing but the basket's number. */
static size_t hidden_of(size_t number, const basket *b)
{
    return (size_t)(number * UINT64_C(2654435761) >> 7) % b->count;
}

static bool is_in(const basket *b, const char *id, size_t hidden)
{
    for (size_t i = 0; i < b->count; i++)
        if (i != hidden && strcmp(data.ids[b->products[i]], id) == 0)
            return true;
    return false;
}

static bool recommended(const basket *b, size_t hidden)
{
    const char *ids[BASKET_MAX];
    shop_recommendation_for_cart_args args = SHOP_RECOMMENDATION_FOR_CART_INIT;
    const shop_recommendations *r = NULL;
    const char *wanted = data.ids[b->products[hidden]];
    bool found = false;
    args.limit = ASKED_FOR;
    args.product_ids = ids;
    for (size_t i = 0; i < b->count; i++)
        if (i != hidden)
            ids[args.product_id_count++] = data.ids[b->products[i]];
    assert_int_equal(shop_recommendation_for_cart(data.shop.shop, &args, &r), 0);
    assert_true(r->item_count <= ASKED_FOR);
    for (size_t i = 0; i < r->item_count; i++) {
        assert_false(is_in(b, r->items[i]->product_id, hidden));
        found = found || strcmp(r->items[i]->product_id, wanted) == 0;
    }
    shop_free(r);
    return found;
}

static bool is_popular(const shop_recommendations *popular, const basket *b, size_t hidden)
{
    const char *wanted = data.ids[b->products[hidden]];
    size_t place = 0;
    for (size_t i = 0; i < popular->item_count && place < ASKED_FOR; i++) {
        if (strcmp(popular->items[i]->product_id, wanted) == 0)
            return true;
        place += !is_in(b, popular->items[i]->product_id, hidden);
    }
    return false;
}

static void recommendations_beat_popularity(void **state)
{
    enum { POPULAR_MAX = 50 };
    shop_recommendation_popular_args args = SHOP_RECOMMENDATION_POPULAR_INIT;
    const shop_recommendations *popular = NULL;
    size_t learned = data.basket_count * LEARNED_PERCENT / 100, asked = 0, hits = 0, baseline = 0;
    (void)state;
    put_products();
    order_all(learned);
    deliver();
    args.limit = POPULAR_MAX;
    assert_int_equal(shop_recommendation_popular(data.shop.shop, &args, &popular), 0);
    for (size_t i = learned; i < data.basket_count; i++) {
        const basket *b = &data.baskets[i];
        if (b->count < 2)
            continue;
        size_t hidden = hidden_of(i, b);
        asked++;
        hits += recommended(b, hidden);
        baseline += is_popular(popular, b, hidden);
    }
    shop_free(popular);
    assert_true(asked > 0);
    printf("hit rate at 10: %.4f (popularity baseline: %.4f), %zu baskets\n",
           (double)hits / (double)asked, (double)baseline / (double)asked, asked);
    assert_true(hits > baseline);
}

static int open_shop(void **state)
{
    (void)state;
    temp_shop_open(&data.shop, NULL);
    return 0;
}

static int close_shop(void **state)
{
    (void)state;
    temp_shop_close(&data.shop);
    free(data.baskets);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(recommendations_beat_popularity)};
    const char *folder = getenv("SHOP_SHARED_DATA"), *in_ci = getenv("CI");
    char path[FOLDER_MAX];
    (void)snprintf(path, sizeof(path), "%s/groceries-baskets.csv",
                   folder != NULL ? folder : "../shared/data");
    FILE *from = fopen(path, "r");
    if (from == NULL) {
        printf("1..1\nok 1 - recommendations_beat_popularity # SKIP there is no %s; SHOP_SHARED_DATA names its"
               " folder\n",
               path);
        return in_ci != NULL && strcmp(in_ci, "true") == 0;
    }
    read_baskets(from);
    (void)fclose(from);
    return cmocka_run_group_tests(tests, open_shop, close_shop);
}

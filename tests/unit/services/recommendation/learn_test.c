/* learn_test.c - what orders teach, seen through the public operations; orders are told as events. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "shop/catalog.h"
#include "shop/recommendation.h"
#include "tests/support/internal_call.h"
#include "tests/support/temp_shop.h"

enum { PRODUCTS = 5, LINES_MAX = 40 };

static temp_shop t;
static char ids[PRODUCTS][SHOP_ID_SIZE];
static char user_id[SHOP_ID_SIZE];
static shop *user;

static void put(size_t i, shop_product_status status)
{
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    shop_variant_input variant = SHOP_VARIANT_INPUT_INIT;
    const shop_product *p = NULL;
    char slug[32];
    (void)snprintf(slug, sizeof(slug), "product-%zu", i);
    variant.sku = slug;
    args.slug = args.title = slug;
    args.status = status;
    args.variants = &variant;
    args.variant_count = 1;
    assert_int_equal(shop_product_put(t.shop, &args, &p), 0);
    (void)snprintf(ids[i], sizeof(ids[i]), "%s", p->id);
    shop_free(p);
}

static int open_shop(void **state)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    (void)state;
    temp_shop_open(&t, NULL);
    assert_int_equal(shop_id_new(t.shop, "usr", user_id), 0);
    who.user_id = user_id;
    assert_int_equal(shop_as(t.shop, &who, &user), 0);
    for (size_t i = 0; i < PRODUCTS; i++)
        put(i, SHOP_PRODUCT_STATUS_ACTIVE);
    return 0;
}

static int close_shop(void **state)
{
    (void)state;
    shop_close(user);
    temp_shop_close(&t);
    return 0;
}

static void settle(void)
{
    int64_t done = 1;
    while (done > 0)
        assert_int_equal(shop_run_pending(t.shop, &done), 0);
}

/* An order of these products: "013" are 0, 1 and 3. */
static void order(const char *products, const char *owner)
{
    shop_order_event_line lines[LINES_MAX];
    const shop_order_event_line *list[LINES_MAX];
    shop_order_event event = {.owner = owner, .lines = list, .line_count = strlen(products)};
    char id[SHOP_ID_SIZE];
    for (size_t i = 0; i < event.line_count; i++) {
        lines[i] = (shop_order_event_line){.product_id = ids[products[i] - '0'], .quantity = 2};
        list[i] = &lines[i];
    }
    assert_int_equal(shop_id_new(t.shop, "ord", id), 0);
    event.order_id = id;
    assert_int_equal(internal_emit(t.shop, SHOP__EVENT_ORDER_CREATED, id, 1, &event), 0);
    settle();
}

/* The answer as text, for example "31" for products 3 and 1, "31|2" when 2 only fills up. */
static void expect(const shop_recommendations *r, const char *wanted)
{
    char got[64] = "";
    size_t at = 0;
    bool popular = false;
    for (size_t i = 0; i < r->item_count; i++) {
        if (!popular && r->items[i]->reason == SHOP_RECOMMENDATION_REASON_POPULAR) {
            popular = true;
            got[at++] = '|';
        }
        for (size_t k = 0; k < PRODUCTS; k++)
            if (strcmp(ids[k], r->items[i]->product_id) == 0)
                got[at++] = (char)('0' + k);
        assert_true(r->items[i]->score > 0);
    }
    shop_free(r);
    assert_string_equal(got, wanted);
}

static void expect_for_product(size_t product, const char *wanted)
{
    shop_recommendation_for_product_args args = SHOP_RECOMMENDATION_FOR_PRODUCT_INIT;
    const shop_recommendations *r = NULL;
    args.product_id = ids[product];
    assert_int_equal(shop_recommendation_for_product(user, &args, &r), 0);
    expect(r, wanted);
}

static void expect_for_cart(const char *products, int64_t limit, const char *wanted)
{
    shop_recommendation_for_cart_args args = SHOP_RECOMMENDATION_FOR_CART_INIT;
    const shop_recommendations *r = NULL;
    const char *list[LINES_MAX];
    for (size_t i = 0; products[i] != '\0'; i++)
        list[args.product_id_count++] = ids[products[i] - '0'];
    args.product_ids = list;
    args.limit = limit;
    assert_int_equal(shop_recommendation_for_cart(user, &args, &r), 0);
    expect(r, wanted);
}

static void expect_for_user(const char *wanted)
{
    shop_recommendation_for_user_args args = SHOP_RECOMMENDATION_FOR_USER_INIT;
    const shop_recommendations *r = NULL;
    assert_int_equal(shop_recommendation_for_user(user, &args, &r), 0);
    expect(r, wanted);
}

static void expect_popular(const char *wanted)
{
    shop_recommendation_popular_args args = SHOP_RECOMMENDATION_POPULAR_INIT;
    const shop_recommendations *r = NULL;
    assert_int_equal(shop_recommendation_popular(user, &args, &r), 0);
    expect(r, wanted);
}

static void report(size_t product, shop_behaviour_kind kind)
{
    shop_behaviour_report_args args = SHOP_BEHAVIOUR_REPORT_INIT;
    args.product_id = ids[product];
    args.kind = kind;
    assert_int_equal(shop_behaviour_report(user, &args), 0);
}

static void what_was_never_sold_has_no_company(void **state)
{
    (void)state;
    order("01", NULL);
    expect_for_product(4, "");
}

static void what_was_bought_together_goes_together(void **state)
{
    (void)state;
    order("01", NULL);
    order("01", NULL);
    order("02", NULL);
    order("3", NULL);
    expect_for_product(0, "12");
    expect_for_product(1, "0");
    expect_for_product(3, "");
}

static void a_line_twice_counts_once(void **state)
{
    (void)state;
    order("0110", NULL);
    assert_int_equal(temp_shop_number(&t, "SELECT max(orders) FROM recommendation_pairs"), 1);
    assert_int_equal(temp_shop_number(&t, "SELECT max(orders) FROM recommendation_products"), 1);
}

static void a_cart_adds_up_and_is_filled_up(void **state)
{
    (void)state;
    order("02", NULL);
    order("12", NULL);
    order("13", NULL);
    order("4", NULL);
    expect_for_cart("01", 0, "23|4");
    expect_for_cart("0110", 0, "23|4");
    expect_for_cart("01", 1, "2");
    expect_for_cart("012", 0, "3|4");
}

static void popular_is_what_sold_most(void **state)
{
    (void)state;
    order("0", NULL);
    order("12", NULL);
    order("2", NULL);
    order("2", NULL);
    order("1", NULL);
    expect_popular("|210");
}

static void only_what_is_on_sale_is_recommended(void **state)
{
    (void)state;
    order("01", NULL);
    put(1, SHOP_PRODUCT_STATUS_ARCHIVED);
    settle();
    expect_for_product(0, "");
    expect_popular("|0");
    put(1, SHOP_PRODUCT_STATUS_ACTIVE);
    settle();
    expect_for_product(0, "1");
}

static void a_draft_that_was_sold_is_not_recommended(void **state)
{
    (void)state;
    put(1, SHOP_PRODUCT_STATUS_ARCHIVED);
    order("01", NULL);
    expect_for_product(0, "");
}

static void own_history_leads(void **state)
{
    (void)state;
    order("01", NULL);
    order("23", NULL);
    order("23", NULL);
    for (int i = 0; i < 3; i++)
        order("4", NULL);
    report(0, SHOP_BEHAVIOUR_KIND_VIEW);
    expect_for_user("1|423");
    report(2, SHOP_BEHAVIOUR_KIND_LIKE);
    expect_for_user("31|4");
}

static void what_somebody_bought_is_remembered_until_erased(void **state)
{
    shop_user_event erased = {.user_id = user_id};
    (void)state;
    order("01", NULL);
    order("0", user_id);
    expect_for_user("1");
    assert_int_equal(internal_emit(t.shop, SHOP__EVENT_USER_ERASED, user_id, 1, &erased), 0);
    settle();
    expect_for_user("|01");
    assert_int_equal(temp_shop_number(&t, "SELECT count(*) FROM recommendation_behaviour"), 0);
}

static void history_is_bounded_and_forgotten(void **state)
{
    (void)state;
    report(0, SHOP_BEHAVIOUR_KIND_VIEW);
    report(0, SHOP_BEHAVIOUR_KIND_VIEW);
    assert_int_equal(temp_shop_number(&t, "SELECT count(*) FROM recommendation_behaviour"), 1);
    temp_shop_sql(&t, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                      " INSERT INTO recommendation_behaviour (owner, product_id, kind, at_ms)"
                      " SELECT b.owner, randomblob(16), 1, b.at_ms - i * 86400000"
                      " FROM recommendation_behaviour b, n");
    report(1, SHOP_BEHAVIOUR_KIND_VIEW);
    assert_int_equal(temp_shop_number(&t, "SELECT count(*) FROM recommendation_behaviour"), 200);
    settle();
    assert_int_equal(temp_shop_number(&t, "SELECT count(*) FROM recommendation_behaviour"), 184);
}

static void a_large_order_teaches_in_bounds(void **state)
{
    enum { MANY = LINES_MAX };
    shop_order_event_line lines[MANY];
    const shop_order_event_line *list[MANY];
    char many[MANY][SHOP_ID_SIZE], id[SHOP_ID_SIZE];
    shop_order_event event = {.lines = list, .line_count = MANY};
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        assert_int_equal(shop_id_new(t.shop, "prd", many[i]), 0);
        lines[i] = (shop_order_event_line){.product_id = many[i]};
        list[i] = &lines[i];
    }
    assert_int_equal(shop_id_new(t.shop, "ord", id), 0);
    event.order_id = id;
    assert_int_equal(internal_emit(t.shop, SHOP__EVENT_ORDER_CREATED, id, 1, &event), 0);
    settle();
    assert_int_equal(temp_shop_number(&t, "SELECT count(*) FROM recommendation_pairs"), 30 * 29);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_shop)
    const struct CMUnitTest tests[] = {
        TEST(what_was_never_sold_has_no_company),
        TEST(what_was_bought_together_goes_together),
        TEST(a_line_twice_counts_once),
        TEST(a_cart_adds_up_and_is_filled_up),
        TEST(popular_is_what_sold_most),
        TEST(only_what_is_on_sale_is_recommended),
        TEST(a_draft_that_was_sold_is_not_recommended),
        TEST(own_history_leads),
        TEST(what_somebody_bought_is_remembered_until_erased),
        TEST(history_is_bounded_and_forgotten),
        TEST(a_large_order_teaches_in_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

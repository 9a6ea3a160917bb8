/* recommend_test.c - from some products to those that go with them: which count, how much, in which order,
 * and what fills up. */
#include "tests/unit/services/recommendation/shelf.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/recommendation/popularity.h"

enum { WITHOUT_LIMIT = 10, LIMIT_MOST = 50, SEEDS_MOST = 50, NEIGHBOURS_MOST = 200, SQL_SIZE = 1024 };

static const shop_recommendations *of_product(shelf *s, size_t product, int64_t limit)
{
    shop_recommendation_for_product_args args = SHOP_RECOMMENDATION_FOR_PRODUCT_INIT;
    const shop_recommendations *r;
    args.product_id = s->ids[product];
    args.limit = limit;
    assert_int_equal(shop_recommendation_for_product(s->nobody, &args, &r), 0);
    return r;
}

static const shop_recommendations *of_user(shop *as, int64_t limit)
{
    shop_recommendation_for_user_args args = SHOP_RECOMMENDATION_FOR_USER_INIT;
    const shop_recommendations *r;
    args.limit = limit;
    assert_int_equal(shop_recommendation_for_user(as, &args, &r), 0);
    return r;
}

static const shop_recommendations *popular(shelf *s, int64_t limit)
{
    shop_recommendation_popular_args args = SHOP_RECOMMENDATION_POPULAR_INIT;
    const shop_recommendations *r;
    args.limit = limit;
    assert_int_equal(shop_recommendation_popular(s->nobody, &args, &r), 0);
    return r;
}

static int of_cart(shelf *s, const char *const *ids, size_t count, const shop_recommendations **out)
{
    shop_recommendation_for_cart_args args = SHOP_RECOMMENDATION_FOR_CART_INIT;
    args.product_ids = ids;
    args.product_id_count = count;
    args.limit = LIMIT_MOST;
    return shop_recommendation_for_cart(s->nobody, &args, out);
}

/* Of the first that is recommended, which there must be. */
static int64_t first_score(const shop_recommendations *r)
{
    assert_true(r->item_count > 0);
    int64_t score = r->items[0]->score;
    shop_free(r);
    return score;
}

/* So many further products on sale, the lower their number, the more popular. Their ids begin with a zero digit,
 * those of others with a byte below it. */
static void put_sold(shelf *s, int count)
{
    char sql[SQL_SIZE];
    (void)snprintf(sql, sizeof(sql),
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                   " INSERT INTO recommendation_products (product_id, orders, popularity, on_sale)"
                   " SELECT CAST(printf('%%016d', i) AS BLOB), 1, %lld - i, 1 FROM n",
                   count, (long long)shop__popularity_weight(s->now_ms));
    temp_shop_sql(&s->temp, sql);
}

/* --- how many ----------------------------------------------------------------------------------- */

static void ten_unless_another_number_is_asked_for(void **state)
{
    static const int64_t limits[][2] = {{0, WITHOUT_LIMIT}, {1, 1}, {LIMIT_MOST, LIMIT_MOST}};
    shelf *s = *state;
    put_sold(s, LIMIT_MOST + 1);
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        const shop_recommendations *r = popular(s, limits[i][0]);
        assert_int_equal(r->item_count, limits[i][1]);
        shop_free(r);
    }
}

static void a_cart_names_products_and_no_more_than_fifty(void **state)
{
    static const char *const wrong[] = {"usr_01h455vb4pex5vsknk084sn02q", "prd_01h455vb4pex5vsknk084sn02", ""};
    shelf *s = *state;
    const char *ids[SEEDS_MOST + 1] = {s->ids[0]};
    const shop_recommendations *r;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        ids[1] = wrong[i];
        assert_int_equal(of_cart(s, ids, 2, &r), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "product_ids");
    }
    for (size_t i = 0; i <= SEEDS_MOST; i++)
        ids[i] = s->ids[i % SHELF_PRODUCTS];
    assert_int_equal(of_cart(s, ids, SEEDS_MOST + 1, &r), SHOP_E_INVALID);
    assert_int_equal(of_cart(s, ids, SEEDS_MOST, &r), 0);
    shop_free(r);
}

/* Fifty products that sell best are in the cart: what is recommended are the next ones. */
static void the_fullest_cart_is_filled_up_from_behind_it(void **state)
{
    shelf *s = *state;
    const char *ids[SEEDS_MOST];
    const shop_recommendations *r;
    put_sold(s, SEEDS_MOST + 2);
    const shop_recommendations *best = popular(s, LIMIT_MOST);
    assert_int_equal(best->item_count, SEEDS_MOST);
    for (size_t i = 0; i < SEEDS_MOST; i++)
        ids[i] = best->items[i]->product_id;
    assert_int_equal(of_cart(s, ids, SEEDS_MOST, &r), 0);
    shop_free(best);
    assert_int_equal(r->item_count, 2);
    assert_int_equal(r->items[0]->reason, SHOP_RECOMMENDATION_REASON_POPULAR);
    shop_free(r);
}

/* --- how much ----------------------------------------------------------------------------------- */

static void a_cart_adds_up_and_is_filled_up(void **state)
{
    shelf *s = *state;
    order(s, "02", NULL);
    order(s, "12", NULL);
    order(s, "13", NULL);
    order(s, "4", NULL);
    expect_for_cart(s, "01", 0, "23|4");
    expect_for_cart(s, "0110", 0, "23|4");
    expect_for_cart(s, "01", 1, "2");
    expect_for_cart(s, "012", 0, "3|4");
}

static void own_history_leads(void **state)
{
    shelf *s = *state;
    order(s, "01", NULL);
    order(s, "23", NULL);
    order(s, "23", NULL);
    for (int i = 0; i < 3; i++)
        order(s, "4", NULL);
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    expect_for_user(s, "1|423");
    assert_int_equal(report(s->user, s->ids[2], SHOP_BEHAVIOUR_KIND_LIKE), 0);
    expect_for_user(s, "31|4");
}

static void of_equal_scores_the_lower_id_leads(void **state)
{
    shelf *s = *state;
    order(s, "03", NULL);
    order(s, "01", NULL);
    order(s, "02", NULL);
    const shop_recommendations *r = of_product(s, 0, 0);
    assert_int_equal(r->item_count, 3);
    for (size_t i = 1; i < r->item_count; i++) {
        assert_int_equal(r->items[i]->score, r->items[0]->score);
        assert_true(strcmp(r->items[i - 1]->product_id, r->items[i]->product_id) < 0);
    }
    shop_free(r);
}

static void products_of_a_cart_add_their_scores(void **state)
{
    shelf *s = *state;
    const char *ids[] = {s->ids[0], s->ids[1], s->ids[0]};
    const shop_recommendations *r;
    order(s, "02", NULL);
    order(s, "12", NULL);
    order(s, "12", NULL);
    int64_t sum = first_score(of_product(s, 0, 1)) + first_score(of_product(s, 1, 1));
    assert_int_equal(of_cart(s, ids, 3, &r), 0);
    assert_string_equal(r->items[0]->product_id, s->ids[2]);
    assert_int_equal(first_score(r), sum);
}

/* What somebody did last with a product says how much it counts. */
static void deeds_have_their_weight(void **state)
{
    static const struct {
        shop_behaviour_kind kind;
        int64_t weight;
    } deeds[] = {{SHOP_BEHAVIOUR_KIND_LIKE, 4}, {SHOP_BEHAVIOUR_KIND_ADD, 3}, {SHOP_BEHAVIOUR_KIND_VIEW, 1}};
    shelf *s = *state;
    order(s, "01", NULL);
    int64_t score = first_score(of_product(s, 0, 1));
    for (size_t i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++) {
        s->now_ms += 1000;
        assert_int_equal(report(s->user, s->ids[0], deeds[i].kind), 0);
        assert_int_equal(first_score(of_user(s->user, 1)), deeds[i].weight * score);
    }
}

static void what_was_bought_weighs_as_what_is_liked(void **state)
{
    shelf *s = *state;
    order(s, "01", NULL);
    order(s, "0", s->guest_id);
    assert_int_equal(first_score(of_user(s->guest, 1)), 4 * first_score(of_product(s, 0, 1)));
}

static void a_sale_is_worth_half_after_two_weeks(void **state)
{
    shelf *s = *state;
    order(s, "0", NULL);
    assert_int_equal(first_score(popular(s, 0)), 1000000);
    s->now_ms += POPULARITY_HALF_LIFE_MS;
    assert_int_equal(first_score(popular(s, 0)), 500000);
}

/* Product 1 stood with 0 only once, and never without it: the closest of all, were it looked at. */
static void neighbours_are_those_bought_together_most(void **state)
{
    shelf *s = *state;
    order(s, "01", NULL);
    put_sold(s, NEIGHBOURS_MOST);
    temp_shop_sql(&s->temp, "INSERT INTO recommendation_pairs (product_id, other_id, orders)"
                            " SELECT p.product_id, o.product_id, 2 FROM recommendation_products o,"
                            " (SELECT DISTINCT product_id FROM recommendation_pairs) p"
                            " WHERE o.product_id >= CAST('0' AS BLOB);"
                            "UPDATE recommendation_products SET orders = 1000000"
                            " WHERE product_id >= CAST('0' AS BLOB)");
    const shop_recommendations *r = of_product(s, 0, LIMIT_MOST);
    assert_int_equal(r->item_count, LIMIT_MOST);
    for (size_t i = 0; i < r->item_count; i++)
        assert_string_not_equal(r->items[i]->product_id, s->ids[1]);
    shop_free(r);
}

/* --- whose -------------------------------------------------------------------------------------- */

static void one_persons_history_is_nobody_elses(void **state)
{
    shelf *s = *state;
    order(s, "01", NULL);
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_LIKE), 0);
    shop *others[] = {s->guest, s->nobody, s->shop};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        const shop_recommendations *r = of_user(others[i], 0);
        assert_int_equal(r->item_count, 2);
        assert_int_equal(r->items[0]->reason, SHOP_RECOMMENDATION_REASON_POPULAR);
        shop_free(r);
    }
    expect_for_user(s, "1");
}

/* Fifty products speak for others; what came before them is still known, and not recommended. */
static void what_is_known_is_left_out_however_long_ago(void **state)
{
    shelf *s = *state;
    char sql[SQL_SIZE];
    order(s, "01", NULL);
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_LIKE), 0);
    expect_for_user(s, "1");
    put_sold(s, SEEDS_MOST);
    (void)snprintf(sql, sizeof(sql),
                   "INSERT INTO recommendation_behaviour (owner, product_id, kind, at_ms)"
                   " SELECT '%s', product_id, 1, %lld FROM recommendation_products"
                   " WHERE product_id >= CAST('0' AS BLOB)",
                   s->user_id, (long long)s->now_ms + 1);
    temp_shop_sql(&s->temp, sql);
    expect_for_user(s, "|1");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shelf_setup, shelf_teardown)
    const struct CMUnitTest tests[] = {
        TEST(ten_unless_another_number_is_asked_for),
        TEST(a_cart_names_products_and_no_more_than_fifty),
        TEST(the_fullest_cart_is_filled_up_from_behind_it),
        TEST(a_cart_adds_up_and_is_filled_up),
        TEST(own_history_leads),
        TEST(of_equal_scores_the_lower_id_leads),
        TEST(products_of_a_cart_add_their_scores),
        TEST(deeds_have_their_weight),
        TEST(what_was_bought_weighs_as_what_is_liked),
        TEST(a_sale_is_worth_half_after_two_weeks),
        TEST(neighbours_are_those_bought_together_most),
        TEST(one_persons_history_is_nobody_elses),
        TEST(what_is_known_is_left_out_however_long_ago),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* learn_test.c - what orders teach, seen through the public operations; orders are told as events. */
#include "tests/unit/services/recommendation/shelf.h"

static void what_was_never_sold_has_no_company(void **state)
{
    shelf *s = *state;
    order(s, "01", NULL);
    expect_for_product(s, 4, "");
}

static void what_was_bought_together_goes_together(void **state)
{
    shelf *s = *state;
    order(s, "01", NULL);
    order(s, "01", NULL);
    order(s, "02", NULL);
    order(s, "3", NULL);
    expect_for_product(s, 0, "12");
    expect_for_product(s, 1, "0");
    expect_for_product(s, 3, "");
}

static void a_line_twice_counts_once(void **state)
{
    shelf *s = *state;
    order(s, "0110", NULL);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT max(orders) FROM recommendation_pairs"), 1);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT max(orders) FROM recommendation_products"), 1);
}

static void popular_is_what_sold_most(void **state)
{
    shelf *s = *state;
    order(s, "0", NULL);
    order(s, "12", NULL);
    order(s, "2", NULL);
    order(s, "2", NULL);
    order(s, "1", NULL);
    expect_popular(s, "|210");
}

static void only_what_is_on_sale_is_recommended(void **state)
{
    shelf *s = *state;
    order(s, "01", NULL);
    put(s, 1, SHOP_PRODUCT_STATUS_ARCHIVED);
    settle(s);
    expect_for_product(s, 0, "");
    expect_popular(s, "|0");
    put(s, 1, SHOP_PRODUCT_STATUS_ACTIVE);
    settle(s);
    expect_for_product(s, 0, "1");
}

static void a_draft_that_was_sold_is_not_recommended(void **state)
{
    shelf *s = *state;
    put(s, 1, SHOP_PRODUCT_STATUS_ARCHIVED);
    order(s, "01", NULL);
    expect_for_product(s, 0, "");
}

static void what_somebody_bought_is_remembered_until_erased(void **state)
{
    shelf *s = *state;
    shop_user_event erased = {.user_id = s->user_id};
    order(s, "01", NULL);
    order(s, "0", s->user_id);
    expect_for_user(s, "1");
    assert_int_equal(internal_emit(s->shop, SHOP__EVENT_USER_ERASED, s->user_id, 1, &erased), 0);
    settle(s);
    expect_for_user(s, "|01");
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM recommendation_behaviour"), 0);
}

static void a_large_order_teaches_in_bounds(void **state)
{
    enum { MANY = SHELF_LINES_MAX };
    shop_order_event_line lines[MANY];
    const shop_order_event_line *list[MANY];
    char many[MANY][SHOP_ID_SIZE], id[SHOP_ID_SIZE];
    shop_order_event event = {.lines = list, .line_count = MANY};
    shelf *s = *state;
    for (size_t i = 0; i < MANY; i++) {
        assert_int_equal(shop_id_new(s->shop, "prd", many[i]), 0);
        lines[i] = (shop_order_event_line){.product_id = many[i]};
        list[i] = &lines[i];
    }
    assert_int_equal(shop_id_new(s->shop, "ord", id), 0);
    event.order_id = id;
    assert_int_equal(internal_emit(s->shop, SHOP__EVENT_ORDER_CREATED, id, 1, &event), 0);
    settle(s);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM recommendation_pairs"), 30 * 29);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shelf_setup, shelf_teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_was_never_sold_has_no_company),
        TEST(what_was_bought_together_goes_together),
        TEST(a_line_twice_counts_once),
        TEST(popular_is_what_sold_most),
        TEST(only_what_is_on_sale_is_recommended),
        TEST(a_draft_that_was_sold_is_not_recommended),
        TEST(what_somebody_bought_is_remembered_until_erased),
        TEST(a_large_order_teaches_in_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

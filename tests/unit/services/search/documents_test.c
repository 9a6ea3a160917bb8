/* documents_test.c - browsing, the same on every engine: which rows there are, how many, and what they have. */
#include "tests/unit/services/search/engine_cases.h"

#include "lib/services/search/documents.h"

static void an_empty_index_has_none(void **state)
{
    (void)state;
    expect((question){.words = NULL}, "");
    assert_int_equal(find((question){.words = NULL}).total, 0);
    expect_traits((question){.words = NULL}, "");
}

static void a_category_has_its_own_order(void **state)
{
    (void)state;
    put_lamps();
    expect((question){.query = {.category = "desk"}, .limit = 1}, " 3");
    expect((question){.query = {.category = "desk"}, .limit = 1, .offset = 1}, " 2");
    expect((question){.query = {.category = "desk"}, .limit = 1, .offset = 2}, "");
}

static void traits_end_at_the_limit(void **state)
{
    engine_query desk = {.category = "desk", .currency = "EUR"};
    (void)state;
    put_lamps();
    question all = {.query = desk}, one = {.query = desk, .max = 1};
    assert_int_equal(find_traits(&all), 0);
    assert_int_equal(all.total, 2);
    assert_int_equal(find_traits(&one), 0);
    assert_int_equal(one.total, 1);
}

/* Each of them alone keeps somebody out; a currency does not. */
static void filtered_is_what_keeps_somebody_out(void **state)
{
    (void)state;
    assert_false(shop__documents_filtered(&(engine_query){.currency = "EUR"}));
    assert_true(shop__documents_filtered(&(engine_query){.category = "desk"}));
    assert_true(shop__documents_filtered(&(engine_query){.brand = "Alba"}));
    assert_true(shop__documents_filtered(&(engine_query){.currency = "EUR", .price_min = 1}));
    assert_true(shop__documents_filtered(&(engine_query){.currency = "EUR", .price_max = 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ENGINE_CASE(an_empty_index_has_none, open_on_sqlite),
        ENGINE_CASE(a_category_has_its_own_order, open_on_sqlite),
        ENGINE_CASE(traits_end_at_the_limit, open_on_sqlite),
        cmocka_unit_test(filtered_is_what_keeps_somebody_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

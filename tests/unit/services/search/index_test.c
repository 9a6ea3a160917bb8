/* index_test.c - what of a product gets into the index, and what is left of it when it changes or goes.
 * Rows are counted past the library; the teardown holds that none stands alone. */
#include "tests/unit/services/search/search_shop.h"

#include <stdio.h>
#include <string.h>

enum {
    ATTRIBUTES = 64, /* the most that a product may have */
    VARIANTS = 250,
    NAME_MAX = 16,
    VALUE_BYTES = 256,
    SQL_MAX = 512
};

static void tell_updated(temp_shop *t, const char *product_id, int64_t version)
{
    shop_product_event data = {.product_id = product_id};
    assert_int_equal(internal_emit(t->shop, SHOP__EVENT_PRODUCT_UPDATED, product_id, version, &data), 0);
}

static void nothing_is_dead(temp_shop *t)
{
    expect_number(t, "SELECT count(*) FROM events_dead", 0);
}

/* --- what an event may be about --------------------------------------------------------------------- */

static void a_product_that_is_not_there_is_passed_over(void **state)
{
    temp_shop *t = *state;
    char id[SHOP_ID_SIZE];
    assert_int_equal(shop_id_new(t->shop, "prd", id), 0);
    tell_updated(t, id, 1);
    put_draft(t, "draft", "Kettle");
    settle(t);
    nothing_is_dead(t);
    expect_number(t, "SELECT count(*) FROM search_documents", 0);
    expect_number(t, "SELECT position > 0 FROM search_progress", 1);
}

static void the_position_never_goes_back(void **state)
{
    temp_shop *t = *state;
    temp_shop_sql(t, "UPDATE search_progress SET position = 1000000");
    put_titled(t, "mug", "Mug");
    settle(t);
    assert_int_equal(found(t, "mug"), 1);
    expect_number(t, "SELECT position FROM search_progress", 1000000);
}

static void an_event_that_is_told_again_changes_nothing(void **state)
{
    temp_shop *t = *state;
    shop_product_find_args args = SHOP_PRODUCT_FIND_INIT;
    const shop_product *p;
    put_titled(t, "mug", "Mug");
    settle(t);
    args.slug = "mug";
    assert_int_equal(shop_product_find(t->shop, &args, &p), 0);
    tell_updated(t, p->id, 100);
    tell_updated(t, p->id, 101);
    shop_free(p);
    settle(t);
    assert_int_equal(found(t, "mug"), 1);
    expect_number(t, "SELECT count(*) FROM search_words", 1);
    expect_number(t, "SELECT count(*) FROM search_prices", 1);
}

/* --- words ------------------------------------------------------------------------------------------ */

/* A product of as many variants as there may be, SKUs and titles "v0", "v1", …, each with one of the options. */
static void put_variants(temp_shop *t, shop_product_put_args args, const shop_attribute_input *options)
{
    char names[VARIANTS][NAME_MAX];
    shop_variant_input variants[VARIANTS];
    for (size_t i = 0; i < VARIANTS; i++) {
        variants[i] = (shop_variant_input)SHOP_VARIANT_INPUT_INIT;
        snprintf(names[i], sizeof(names[i]), "v%zu", i);
        variants[i].sku = variants[i].title = names[i];
        variants[i].options = options != NULL ? &options[i] : NULL;
        variants[i].option_count = options != NULL;
    }
    args.slug = args.title = "many";
    args.variants = variants;
    args.variant_count = VARIANTS;
    put_product(t, &args);
    settle(t);
    nothing_is_dead(t);
}

static void expect_indexed(temp_shop *t, const char *column, const char *word, int64_t wanted)
{
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql), "SELECT count(*) FROM search_words WHERE search_words MATCH '%s : %s'", column, word);
    expect_number(t, sql, wanted);
}

/* Attributes come before titles; one that says the same as another takes no room. */
static void different_values_are_indexed_up_to_the_limit(void **state)
{
    temp_shop *t = *state;
    char values[ATTRIBUTES][NAME_MAX];
    shop_attribute_input attributes[ATTRIBUTES];
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    args.attributes = attributes;
    args.attribute_count = ATTRIBUTES;
    for (size_t i = 0; i < ATTRIBUTES; i++) {
        snprintf(values[i], sizeof(values[i]), "a%zu", i);
        attributes[i] = (shop_attribute_input){sizeof(attributes[i]), 0, values[i], values[i]};
    }
    put_variants(t, args, NULL);
    expect_indexed(t, "skus", "v249", 1);
    expect_indexed(t, "attributes", "a63", 1);
    expect_indexed(t, "attributes", "v191", 1); /* the 256th */
    expect_indexed(t, "attributes", "v192", 0);
    for (size_t i = 0; i < ATTRIBUTES; i++)
        attributes[i].value = "a0";
    put_variants(t, args, NULL);
    expect_indexed(t, "attributes", "v249", 1);
    expect_indexed(t, "attributes", "a63", 0);
}

/* 125 options of 256 bytes and the titles before them leave room for no other, but for some titles. */
static void values_are_indexed_up_to_their_size(void **state)
{
    static char values[VARIANTS][VALUE_BYTES + 1];
    static const shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    temp_shop *t = *state;
    shop_attribute_input options[VARIANTS];
    for (size_t i = 0; i < VARIANTS; i++) {
        memset(values[i], 'x', VALUE_BYTES);
        values[i][snprintf(values[i], NAME_MAX, "w%zu", i)] = ' ';
        options[i] = (shop_attribute_input){sizeof(options[i]), 0, "finish", values[i]};
    }
    put_variants(t, args, options);
    expect_indexed(t, "attributes", "w124", 1);
    expect_indexed(t, "attributes", "w125", 0);
    expect_indexed(t, "attributes", "v130", 1);
}

/* --- rows ------------------------------------------------------------------------------------------- */

/* A lamp of two variants. */
static void put_priced(temp_shop *t, const shop_price_input *first, size_t first_count,
                       const shop_price_input *second, size_t second_count)
{
    shop_variant_input variants[2] = {SHOP_VARIANT_INPUT_INIT, SHOP_VARIANT_INPUT_INIT};
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    variants[0].sku = "ONE";
    variants[0].prices = first;
    variants[0].price_count = first_count;
    variants[1].sku = "TWO";
    variants[1].prices = second;
    variants[1].price_count = second_count;
    args.slug = args.title = "lamp";
    args.variants = variants;
    args.variant_count = 2;
    put_product(t, &args);
    settle(t);
}

static void the_cheapest_variant_is_its_price(void **state)
{
    static const shop_price_input dear[] = {{sizeof(dear[0]), 0, 900, "EUR"}, {sizeof(dear[0]), 0, 3, "USD"}},
                                  cheap[] = {{sizeof(cheap[0]), 0, 7, "USD"}, {sizeof(cheap[0]), 0, 10, "EUR"}},
                                  free_of_charge = {sizeof(free_of_charge), 0, 0, "USD"};
    temp_shop *t = *state;
    put_priced(t, dear, 2, cheap, 2);
    expect_number(t, "SELECT count(*) FROM search_prices", 2);
    expect_number(t, "SELECT minor FROM search_prices WHERE currency = 'USD'", 3);
    expect_number(t, "SELECT minor FROM search_prices WHERE currency = 'EUR'", 10);
    expect_number(t, "SELECT count(*) FROM search_documents WHERE minor = 10 AND currency = 'EUR'", 1);
    put_priced(t, NULL, 0, &free_of_charge, 1);
    expect_number(t, "SELECT count(*) FROM search_prices", 1);
    expect_number(t, "SELECT count(*) FROM search_documents WHERE minor = 0 AND currency = 'USD'", 1);
    put_priced(t, NULL, 0, NULL, 0);
    expect_number(t, "SELECT count(*) FROM search_prices", 0);
    expect_number(t, "SELECT count(*) FROM search_documents WHERE minor IS NULL AND currency IS NULL", 1);
}

static void a_change_keeps_the_place_and_what_goes_leaves_nothing(void **state)
{
    temp_shop *t = *state;
    put_titled(t, "mug", "Mug");
    put_titled(t, "cup", "Cup");
    settle(t);
    put_titled(t, "mug", "Beaker");
    settle(t);
    expect_number(t, "SELECT document FROM search_documents WHERE slug = 'mug'", 1);
    put_draft(t, "mug", "Beaker");
    settle(t);
    expect_number(t, "SELECT count(*) FROM search_documents", 1);
    expect_number(t, "SELECT count(*) FROM search_prices", 1);
    put_titled(t, "mug", "Mug"); /* a newcomer */
    settle(t);
    expect_number(t, "SELECT document FROM search_documents WHERE slug = 'mug'", 3);
}

/* --- categories ------------------------------------------------------------------------------------- */

static void put_in(temp_shop *t, const char *slug, const char *category)
{
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    args.slug = args.title = slug;
    args.category = category;
    put_product(t, &args);
}

/* The categories of a product, its own first, each behind a blank. */
static void expect_path(temp_shop *t, const char *slug, const char *wanted)
{
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql),
             "SELECT '%s' = coalesce((SELECT group_concat(' ' || category, '') FROM (SELECT category"
             " FROM search_categories WHERE document = (SELECT document FROM search_documents"
             " WHERE slug = '%s') ORDER BY height)), '')",
             wanted, slug);
    expect_number(t, sql, 1);
}

/* home > kitchen > cups, with a pot in the kitchen and a mug in the cups. */
static void put_kitchen(temp_shop *t)
{
    put_category(t, "home", NULL);
    put_category(t, "kitchen", "home");
    put_category(t, "cups", "kitchen");
    put_in(t, "pot", "kitchen");
    put_in(t, "mug", "cups");
    put_in(t, "pen", NULL);
    settle(t);
}

static void a_path_goes_up_from_its_own_category(void **state)
{
    temp_shop *t = *state;
    put_kitchen(t);
    expect_path(t, "mug", " cups kitchen home");
    expect_path(t, "pot", " kitchen home");
    expect_path(t, "pen", "");
    put_in(t, "mug", "home");
    put_in(t, "pot", NULL);
    settle(t);
    expect_path(t, "mug", " home");
    expect_path(t, "pot", "");
}

static void what_stands_above_a_moved_category_changes(void **state)
{
    temp_shop *t = *state;
    put_kitchen(t);
    put_category(t, "house", NULL);
    put_category(t, "cellar", "house");
    put_category(t, "kitchen", "cellar");
    settle(t);
    expect_path(t, "mug", " cups kitchen cellar house");
    expect_path(t, "pot", " kitchen cellar house");
    put_category(t, "kitchen", NULL);
    settle(t);
    expect_path(t, "mug", " cups kitchen");
    nothing_is_dead(t);
}

/* When the first move is told, the kitchen stands in the cups already, of which the index knows that they
 * stand in the kitchen. */
static void moves_that_are_told_late_come_out_right(void **state)
{
    temp_shop *t = *state;
    put_kitchen(t);
    put_category(t, "kitchen", NULL);
    put_category(t, "cups", NULL);
    put_category(t, "kitchen", "cups");
    put_category(t, "cups", "home");
    settle(t);
    nothing_is_dead(t);
    expect_path(t, "mug", " cups home");
    expect_path(t, "pot", " kitchen cups home");
}

/* A category whose products have left may go while its move is still to be told. */
static void a_category_that_is_gone_has_nothing_above(void **state)
{
    temp_shop *t = *state;
    shop_category_delete_args args = SHOP_CATEGORY_DELETE_INIT;
    put_kitchen(t);
    put_category(t, "cups", "home");
    put_in(t, "mug", "home");
    args.slug = "cups";
    assert_int_equal(shop_category_delete(t->shop, &args), 0);
    settle(t);
    nothing_is_dead(t);
    expect_path(t, "mug", " home");
    expect_number(t, "SELECT count(*) FROM search_categories WHERE category = 'cups'", 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, search_shop_setup, search_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_product_that_is_not_there_is_passed_over),
        CASE(the_position_never_goes_back),
        CASE(an_event_that_is_told_again_changes_nothing),
        CASE(different_values_are_indexed_up_to_the_limit),
        CASE(values_are_indexed_up_to_their_size),
        CASE(the_cheapest_variant_is_its_price),
        CASE(a_change_keeps_the_place_and_what_goes_leaves_nothing),
        CASE(a_path_goes_up_from_its_own_category),
        CASE(what_stands_above_a_moved_category_changes),
        CASE(moves_that_are_told_late_come_out_right),
        CASE(a_category_that_is_gone_has_nothing_above),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

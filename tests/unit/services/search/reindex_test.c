/* reindex_test.c - building the index anew, piece by piece: where pieces begin and end, what comes back, and
 * what is taken out. No event is delivered unless a test says so. */
#include "tests/unit/services/search/search_shop.h"

#include <stdio.h>
#include <string.h>

enum { PIECE = 50, NAME_MAX = 32, CURSOR_MAX = 400 };

/* One piece; what it says is where to go on, "" at the end. */
static void expect_piece(temp_shop *t, char cursor[CURSOR_MAX], int64_t products, int64_t removed)
{
    shop_search_reindex_args args = SHOP_SEARCH_REINDEX_INIT;
    const shop_reindex_report *report;
    args.cursor = cursor[0] != '\0' ? cursor : NULL;
    assert_int_equal(shop_search_reindex(t->shop, &args, &report), 0);
    assert_int_equal(report->products, products);
    assert_int_equal(report->removed, removed);
    snprintf(cursor, CURSOR_MAX, "%s", report->next_cursor != NULL ? report->next_cursor : "");
    shop_free(report);
}

static void put_lamps(temp_shop *t, int count)
{
    char slug[NAME_MAX];
    for (int i = 1; i <= count; i++) {
        snprintf(slug, sizeof(slug), "lamp-%d", i);
        put_titled(t, slug, "Lamp");
    }
}

static void a_cursor_that_no_piece_gave_is_refused(void **state)
{
    static const char *const bad[] = {"entries:5x", "entries: 5", "entries:+5", "entries:99999999999999999999",
                                      "entries:0 ", "ENTRIES:0"};
    temp_shop *t = *state;
    shop_search_reindex_args args = SHOP_SEARCH_REINDEX_INIT;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        const shop_reindex_report *report = NULL;
        args.cursor = bad[i];
        if (shop_search_reindex(t->shop, &args, &report) != SHOP_E_INVALID)
            fail_msg("\"%s\" was taken", bad[i]);
        assert_string_equal(shop_error_last()->field, "cursor");
    }
}

static void an_empty_catalogue_takes_two_pieces(void **state)
{
    temp_shop *t = *state;
    char cursor[CURSOR_MAX] = "";
    put_draft(t, "draft", "Lamp");
    expect_piece(t, cursor, 0, 0);
    assert_string_equal(cursor, "entries:0");
    expect_piece(t, cursor, 0, 0);
    assert_string_equal(cursor, "");
}

/* A full piece cannot know that it was the last one; of the catalogue it does. */
static void pieces_end_where_they_are_full(void **state)
{
    temp_shop *t = *state;
    char cursor[CURSOR_MAX] = "";
    put_lamps(t, PIECE);
    expect_piece(t, cursor, PIECE, 0);
    assert_string_equal(cursor, "entries:0");
    expect_piece(t, cursor, 0, 0);
    assert_string_equal(cursor, "entries:50");
    expect_piece(t, cursor, 0, 0);
    assert_string_equal(cursor, "");
    put_titled(t, "another", "Lamp");
    expect_piece(t, cursor, PIECE, 0);
    assert_null(strstr(cursor, "entries:"));
    expect_piece(t, cursor, 1, 0);
    assert_string_equal(cursor, "entries:0");
    assert_int_equal(found(t, "lamp"), PIECE + 1);
}

/* What a piece takes out shifts nothing for the next one. */
static void all_that_is_not_on_sale_goes(void **state)
{
    temp_shop *t = *state;
    char cursor[CURSOR_MAX] = "entries:0";
    put_documents(t, 2 * PIECE + 1, "Lamp");
    expect_piece(t, cursor, 0, PIECE);
    assert_int_equal(found(t, "lamp"), PIECE + 1);
    expect_piece(t, cursor, 0, PIECE);
    assert_string_equal(cursor, "entries:100");
    expect_piece(t, cursor, 0, 1);
    assert_string_equal(cursor, "");
    assert_int_equal(found(t, "lamp"), 0);
}

static void delete_product(temp_shop *t, const char *slug)
{
    shop_product_find_args find = SHOP_PRODUCT_FIND_INIT;
    shop_product_delete_args args = SHOP_PRODUCT_DELETE_INIT;
    const shop_product *p;
    find.slug = slug;
    assert_int_equal(shop_product_find(t->shop, &find, &p), 0);
    args.product_id = p->id;
    assert_int_equal(shop_product_delete(t->shop, &args), 0);
    shop_free(p);
}

static void what_was_deleted_or_withdrawn_goes(void **state)
{
    temp_shop *t = *state;
    char cursor[CURSOR_MAX] = "entries:0";
    put_lamps(t, 3);
    settle(t);
    delete_product(t, "lamp-1");
    put_draft(t, "lamp-2", "Lamp");
    assert_int_equal(found(t, "lamp"), 3);
    expect_piece(t, cursor, 0, 2);
    assert_int_equal(found(t, "lamp"), 1);
    settle(t);
    assert_int_equal(found(t, "lamp"), 1);
}

static void a_repeat_leaves_the_index_as_it_is(void **state)
{
    temp_shop *t = *state;
    put_lamps(t, 3);
    settle(t);
    int64_t position = temp_shop_number(t, "SELECT position FROM search_progress");
    for (int i = 0; i < 2; i++) {
        char cursor[CURSOR_MAX] = "";
        expect_piece(t, cursor, 3, 0);
        expect_piece(t, cursor, 0, 0);
    }
    expect_number(t, "SELECT group_concat(document, '') = '123' FROM search_documents", 1);
    expect_number(t, "SELECT position FROM search_progress", position);
    assert_int_equal(found(t, "lamp"), 3);
}

/* An index of an earlier version has only a product's own category, and no rows of what it missed. */
static void what_is_missing_comes_back(void **state)
{
    temp_shop *t = *state;
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    char cursor[CURSOR_MAX] = "";
    put_category(t, "home", NULL);
    put_category(t, "lamps", "home");
    args.slug = args.title = "lamp";
    args.category = "lamps";
    put_product(t, &args);
    settle(t);
    temp_shop_sql(t, "DELETE FROM search_categories WHERE height > 0; DELETE FROM search_prices;"
                     "DELETE FROM search_words");
    expect_piece(t, cursor, 1, 0);
    assert_int_equal(found(t, "lamp"), 1);
    expect_number(t, "SELECT height FROM search_categories WHERE category = 'home'", 1);
    expect_number(t, "SELECT minor FROM search_prices", 1999);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, search_shop_setup, search_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_cursor_that_no_piece_gave_is_refused),
        CASE(an_empty_catalogue_takes_two_pieces),
        CASE(pieces_end_where_they_are_full),
        CASE(all_that_is_not_on_sale_goes),
        CASE(what_was_deleted_or_withdrawn_goes),
        CASE(a_repeat_leaves_the_index_as_it_is),
        CASE(what_is_missing_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* query_test.c - how a query is understood: which cursors and bounds it takes, when the last word counts as a
 * beginning, when any word will do, and where paging ends. */
#include "tests/unit/services/search/search_shop.h"

#include <string.h>

enum { HITS_MAX = 1000, PAGE_DEFAULT_HITS = 20, QUERY_BYTES = 200 };

static void expect_refused(temp_shop *t, const shop_search_query_args *args, const char *field)
{
    const shop_search_result *answer = NULL;
    assert_int_equal(shop_search_query(t->shop, args, &answer), SHOP_E_INVALID);
    assert_null(answer);
    assert_string_equal(shop_error_last()->field, field);
}

/* One page, with what it says of the whole. `next` is NULL when it is the last one. */
static void expect_page(temp_shop *t, const shop_search_query_args *args, shop_search_match match, size_t hits,
                        int64_t total, const char *next)
{
    const shop_search_result *answer = ask(t, args);
    assert_int_equal(answer->match, match);
    assert_int_equal(answer->hit_count, hits);
    assert_int_equal(answer->total, total);
    if (next == NULL)
        assert_null(answer->next_cursor);
    else
        assert_string_equal(answer->next_cursor, next);
    shop_free(answer);
}

static shop_search_query_args query(const char *q, int64_t limit, const char *cursor)
{
    shop_search_query_args args = SHOP_SEARCH_QUERY_INIT;
    args.q = q;
    args.limit = limit;
    args.cursor = cursor;
    return args;
}

/* --- refusals --------------------------------------------------------------------------------------- */

static void a_cursor_is_one_that_this_query_gave(void **state)
{
    static const char *const bad[] = {"a",    "a0",  "a5x",    "a 5", "5",
                                      "entries:5", "a+5", "\xc3\xa9", "a99999999999999999999"};
    temp_shop *t = *state;
    shop_search_query_args args;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        args = query("mug", 0, bad[i]);
        expect_refused(t, &args, "cursor");
    }
    args = query(" \t\r\n", 0, "a5");
    expect_refused(t, &args, "cursor");
    args = query("mug", 0, "");
    expect_page(t, &args, SHOP_SEARCH_MATCH_ALL, 0, 0, NULL);
}

static void a_bound_needs_a_currency_that_there_is(void **state)
{
    static const char *const bad[] = {"EU", "eur", "€", "XXQ"};
    temp_shop *t = *state;
    shop_search_query_args args = SHOP_SEARCH_QUERY_INIT;
    args.price_max = 1;
    expect_refused(t, &args, "currency");
    args.currency = "";
    expect_refused(t, &args, "currency");
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        args.currency = bad[i];
        expect_refused(t, &args, "currency");
    }
}

/* --- what there is nothing to look for in ----------------------------------------------------------- */

static void signs_find_nothing_but_blanks_everything(void **state)
{
    temp_shop *t = *state;
    shop_search_query_args args = query("!?", 0, NULL);
    put_titled(t, "mug", "Mug");
    settle(t);
    args.facets = true;
    const shop_search_result *answer = ask(t, &args);
    assert_int_equal(answer->match, SHOP_SEARCH_MATCH_ALL);
    assert_int_equal(answer->total, 0);
    assert_int_equal(answer->facet_count, 0);
    shop_free(answer);
    args = query(" \t\r\n", 0, NULL);
    args.category = args.brand = args.currency = ""; /* no filters either */
    expect_page(t, &args, SHOP_SEARCH_MATCH_BROWSE, 1, 1, NULL);
}

/* --- how it is understood --------------------------------------------------------------------------- */

static void put_lamps(temp_shop *t)
{
    put_titled(t, "one", "Lamp");
    put_titled(t, "two", "Floor lamp");
    put_titled(t, "three", "Lampshade");
    settle(t);
}

static void a_single_word_that_fills_a_page_is_a_whole_word(void **state)
{
    temp_shop *t = *state;
    shop_search_query_args args = query("lamp", 2, NULL);
    put_lamps(t);
    expect_page(t, &args, SHOP_SEARCH_MATCH_ALL, 2, 2, NULL);
    args.limit = 3;
    expect_page(t, &args, SHOP_SEARCH_MATCH_PREFIX, 3, 3, NULL);
}

/* Beginnings that add nothing are not spoken of. */
static void a_beginning_that_finds_no_more_is_no_beginning(void **state)
{
    temp_shop *t = *state;
    shop_search_query_args args = query("shade", 0, NULL);
    put_titled(t, "one", "Shade with shades");
    settle(t);
    expect_page(t, &args, SHOP_SEARCH_MATCH_ALL, 1, 1, NULL);
    args.q = "shadow";
    expect_page(t, &args, SHOP_SEARCH_MATCH_ALL, 0, 0, NULL);
}

static void several_words_are_tried_in_three_ways(void **state)
{
    temp_shop *t = *state;
    shop_search_query_args args = query("floor lamp", 0, NULL);
    put_lamps(t);
    put_titled(t, "four", "Floor lampion");
    settle(t);
    expect_page(t, &args, SHOP_SEARCH_MATCH_ALL, 1, 1, NULL);
    args.q = "floor lam";
    expect_page(t, &args, SHOP_SEARCH_MATCH_PREFIX, 2, 2, NULL);
    args.q = "floor shade";
    expect_page(t, &args, SHOP_SEARCH_MATCH_ANY, 2, 2, NULL);
    args.q = "shade tray";
    expect_page(t, &args, SHOP_SEARCH_MATCH_ANY, 0, 0, NULL);
}

static void later_pages_are_understood_as_the_first(void **state)
{
    temp_shop *t = *state;
    shop_search_query_args args = query("lam", 2, NULL);
    put_lamps(t);
    expect_page(t, &args, SHOP_SEARCH_MATCH_PREFIX, 2, 3, "p2");
    args.cursor = "p2";
    expect_page(t, &args, SHOP_SEARCH_MATCH_PREFIX, 1, 3, NULL);
    args = query("shade lamp", 1, NULL);
    expect_page(t, &args, SHOP_SEARCH_MATCH_ANY, 1, 3, "o1");
    args.cursor = "o1";
    expect_page(t, &args, SHOP_SEARCH_MATCH_ANY, 1, 3, "o2");
    args = query("lam", 2, "a1"); /* the index has changed since, and no word is there any more */
    expect_page(t, &args, SHOP_SEARCH_MATCH_ALL, 0, 0, NULL);
    args.cursor = "p9";
    expect_page(t, &args, SHOP_SEARCH_MATCH_PREFIX, 0, 3, NULL);
}

static void the_longest_text_is_found_by_its_beginning(void **state)
{
    temp_shop *t = *state;
    char text[QUERY_BYTES + 1];
    shop_search_query_args args = query(text, 0, NULL);
    memset(text, 'z', QUERY_BYTES);
    text[QUERY_BYTES] = '\0';
    put_titled(t, "one", text);
    settle(t);
    expect_page(t, &args, SHOP_SEARCH_MATCH_PREFIX, 1, 1, NULL);
    for (size_t i = 1; i < QUERY_BYTES; i += 2)
        text[i] = ' '; /* a hundred words, of which the document has none */
    expect_page(t, &args, SHOP_SEARCH_MATCH_ANY, 0, 0, NULL);
}

/* --- pages ------------------------------------------------------------------------------------------ */

static void facets_are_of_all_pages(void **state)
{
    temp_shop *t = *state;
    shop_search_query_args args = query("lam", 1, "p2");
    put_lamps(t);
    args.facets = true;
    args.currency = "EUR";
    const shop_search_result *answer = ask(t, &args);
    assert_int_equal(answer->hit_count, 1);
    assert_int_equal(answer->facet_count, 3);
    assert_int_equal(answer->facets[2]->values[0]->count, 3);
    shop_free(answer);
}

static void paging_ends_at_a_thousand(void **state)
{
    temp_shop *t = *state;
    shop_search_query_args browse = query(NULL, 100, "b950"), words = query("lamp", 100, "a950");
    put_documents(t, HITS_MAX + 3, "Lamp");
    expect_page(t, &browse, SHOP_SEARCH_MATCH_BROWSE, 50, HITS_MAX, NULL);
    expect_page(t, &words, SHOP_SEARCH_MATCH_ALL, 50, HITS_MAX, NULL);
    browse = query("", 49, "b950");
    expect_page(t, &browse, SHOP_SEARCH_MATCH_BROWSE, 49, HITS_MAX, "b999");
    browse.cursor = "b999";
    expect_page(t, &browse, SHOP_SEARCH_MATCH_BROWSE, 1, HITS_MAX, NULL);
    browse.cursor = "b1000";
    expect_refused(t, &browse, "cursor");
    words = query("lamp", 0, NULL);
    expect_page(t, &words, SHOP_SEARCH_MATCH_ALL, PAGE_DEFAULT_HITS, HITS_MAX, "a20");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, search_shop_setup, search_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_cursor_is_one_that_this_query_gave),
        CASE(a_bound_needs_a_currency_that_there_is),
        CASE(signs_find_nothing_but_blanks_everything),
        CASE(a_single_word_that_fills_a_page_is_a_whole_word),
        CASE(a_beginning_that_finds_no_more_is_no_beginning),
        CASE(several_words_are_tried_in_three_ways),
        CASE(later_pages_are_understood_as_the_first),
        CASE(the_longest_text_is_found_by_its_beginning),
        CASE(facets_are_of_all_pages),
        CASE(paging_ends_at_a_thousand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* engine_cases.c - what holds for each engine: which of the matches are the best, what a beginning is, which
 * filters hold, and what is forgotten with a document. */
#include "tests/unit/services/search/engine_cases.h"

#include <stdio.h>
#include <string.h>

/* --- ranking ---------------------------------------------------------------------------------------- */

void an_offset_behind_the_last_match_gives_no_hits(void **state)
{
    (void)state;
    assert_int_equal(find((question){.words = "lamp", .offset = 7}).total, 0);
    put_lamps();
    expect((question){.words = "lamp", .offset = 3}, " 4");
    expect((question){.words = "lamp", .offset = 4}, "");
    expect((question){.words = "lamp", .offset = 7}, "");
    assert_int_equal(find((question){.words = "lamp", .offset = 7}).total, 4);
    expect((question){.offset = 4}, "");
    assert_int_equal(find((question){.offset = 4}).total, 4);
}

static void put_one_in_each_place(void)
{
    put_texts(1, (engine_texts){"a", "a", "a", "a", "a", "oak"});
    put_texts(2, (engine_texts){"oak", "a", "a", "a", "a", "a"});
    put_texts(3, (engine_texts){"a", "a", "oak", "a", "a", "a"});
    put_texts(4, (engine_texts){"a", "a", "a", "a", "oak", "a"});
    put_texts(5, (engine_texts){"a", "a", "a", "oak", "a", "a"});
    put_texts(6, (engine_texts){"a", "oak", "a", "a", "a", "a"});
}

/* However many have the word: title, SKUs, brand, category, attributes, description. */
void where_a_word_stands_decides(void **state)
{
    (void)state;
    put_one_in_each_place();
    expect((question){.words = "oak"}, " 2 5 6 3 4 1");
    for (int64_t i = 7; i <= 20; i++)
        put(i, "Elm");
    expect((question){.words = "oak"}, " 2 5 6 3 4 1");
    assert_true(find((question){.words = "oak"}).first.public.score > 0);
}

/* Whatever is kept of the best so far, a page is the same piece of the whole. */
void a_page_is_a_piece_of_the_whole(void **state)
{
    char wanted[ANSWER_MAX];
    (void)state;
    put_one_in_each_place();
    for (int64_t i = 7; i <= 12; i++)
        put(i, i % 2 != 0 ? "Oak oak elm" : "Oak elm");
    question whole = find((question){.words = "oak"});
    const char *at = whole.got;
    for (int64_t offset = 0; offset < whole.total; offset++) {
        const char *end = at + 1 + strcspn(at + 1, " ");
        snprintf(wanted, sizeof(wanted), "%.*s", (int)(end - at), at);
        expect((question){.words = "oak", .limit = 1, .offset = offset}, wanted);
        at = end;
    }
    assert_int_equal(whole.total, 12);
    assert_int_equal(*at, '\0');
}

void equal_ones_stand_in_the_order_of_their_documents(void **state)
{
    (void)state;
    for (int64_t i = 9; i > 0; i -= 2)
        put(i, "Lamp");
    put(2, "Lamp");
    expect((question){.words = "lamp", .limit = 4}, " 1 2 3 5");
    expect((question){.limit = 4}, " 9 7 5 3"); /* without words: the newest first */
}

/* --- words ------------------------------------------------------------------------------------------ */

void one_letter_is_no_beginning(void **state)
{
    engine_query prefix = {.match = SHOP_SEARCH_MATCH_PREFIX}, any = {.match = SHOP_SEARCH_MATCH_ANY};
    (void)state;
    put(1, "Lamp");
    put(2, "Type L");
    put(3, "Éclair");
    expect((question){.words = "l", .query = prefix}, " 2");
    expect((question){.words = "la", .query = prefix}, " 1");
    expect((question){.words = "é", .query = prefix}, "");
    expect((question){.words = "la"}, "");
    expect((question){.words = "typ la", .query = any}, " 1"); /* only the last word is one */
}

void what_is_dropped_is_forgotten(void **state)
{
    (void)state;
    put_texts(1, (engine_texts){.title = "Kettle", .skus = "K-1", .description = "Whistling"});
    put(2, "Kettle");
    drop(1);
    put(1, "Teapot");
    expect((question){.words = "kettle"}, " 2");
    expect((question){.words = "whistling"}, "");
    expect_titles("kettle", ALL, " 2");
    expect_titles("teapot", ALL, " 1");
    drop(3); /* there is none */
}

/* --- filters and prices ----------------------------------------------------------------------------- */

void filters_hold_with_words_and_without(void **state)
{
    static const struct {
        engine_query query;
        const char *wanted, *newest;
    } each[] = {
        {{.brand = "Alba"}, " 1 2", " 2 1"},
        {{.brand = "alba"}, "", ""},
        {{.category = "desk"}, " 2 3", " 3 2"},
        {{.category = "desk", .brand = "Alba"}, " 2", " 2"},
        {{.category = "none"}, "", ""},
        {{.currency = "EUR", .price_min = 200}, " 2 3", " 3 2"},
        {{.currency = "EUR", .price_max = 200}, " 1 2", " 2 1"},
        {{.currency = "EUR", .price_min = 201, .price_max = 299}, "", ""},
        {{.currency = "JPY", .price_max = INT64_MAX}, " 2", " 2"},
        {{.currency = "JPY", .category = "desk", .price_min = 10}, "", ""},
        {{.currency = "JPY"}, " 1 2 3 4", " 4 3 2 1"}, /* a currency alone keeps nobody out */
    };
    (void)state;
    put_lamps();
    for (size_t i = 0; i < sizeof(each) / sizeof(each[0]); i++) {
        question words = find((question){.words = "lamp", .query = each[i].query});
        question browse = find((question){.query = each[i].query});
        assert_string_equal(words.got, each[i].wanted);
        assert_string_equal(browse.got, each[i].newest);
        assert_int_equal(words.total, browse.total);
    }
}

void browsing_counts_no_further_than_it_must(void **state)
{
    (void)state;
    put_lamps();
    assert_int_equal(find((question){.limit = 1, .max = 3}).total, 3);
    assert_int_equal(find((question){.limit = 1, .max = 5}).total, 4);
    assert_int_equal(find((question){.query = {.category = "desk"}, .limit = 1, .max = 1}).total, 1);
}

void a_price_is_of_the_currency_asked_for(void **state)
{
    engine_query yen = {.currency = "JPY"}, alba = {.brand = "Alba"};
    (void)state;
    put_lamps();
    question own = find((question){.words = "lamp", .query = alba, .offset = 1});
    assert_int_equal(own.first.public.price.minor, 200);
    assert_string_equal(own.first.public.price.currency, "EUR");
    question other = find((question){.words = "lamp", .query = yen, .offset = 1});
    assert_int_equal(other.first.public.price.minor, 9);
    assert_string_equal(other.first.public.price.currency, "JPY");
    question none = find((question){.words = "lamp", .query = yen});
    assert_string_equal(none.first.public.price.currency, "");
    question newest = find((question){.query = yen, .offset = 2});
    assert_int_equal(newest.first.public.price.minor, 9);
}

void traits_are_of_what_matches(void **state)
{
    engine_query euro = {.currency = "EUR"}, yen = {.currency = "JPY", .category = "desk"};
    (void)state;
    put_lamps();
    put(5, "Mug");
    expect_traits((question){.words = "lamp", .query = euro}, " /Alba/100 desk/Alba/200 desk//300 //");
    expect_traits((question){.words = "lamp", .query = euro, .max = 2}, " /Alba/100 desk/Alba/200");
    expect_traits((question){.words = "lamp", .query = yen}, " desk/Alba/9 desk//");
    expect_traits((question){.query = yen, .max = 1}, " desk/Alba/9");
    expect_traits((question){.words = "mug bowl"}, "");
    question stop = {.words = "lamp", .answer = SHOP_E_NO_MEMORY};
    assert_int_equal(find_traits(&stop), SHOP_E_NO_MEMORY);
    assert_int_equal(stop.total, 1);
}

/* --- titles ----------------------------------------------------------------------------------------- */

void titles_come_from_short_to_long(void **state)
{
    (void)state;
    expect_titles("lamp", ALL, "");
    put(1, "A lampshade of linen");
    put(2, "Lamp B");
    put(3, "Lamp A");
    put(4, "Lamp A");
    put_texts(5, (engine_texts){"Bulb", "Lampion", "Lamps", "LAMP-1", "lamp", "For a lamp"});
    expect_titles("lamp", ALL, " 3 4 2 1");
    expect_titles("lamp", 2, " 3 4");
    expect_titles("linen lamp", ALL, " 1");
    expect_titles("lin lamp", ALL, ""); /* only the last word may be a beginning */
    expect_titles("lamp b", ALL, "");   /* and needs two letters */
    expect_titles("", ALL, "");
}


/* fts5_test.c - the engine by itself: a store with this service's tables and nothing that fills them. A test
 * writes rows and words of its own, and asks past the service. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/services/generated/modules.h"
#include "lib/services/search/engine.h"
#include "tests/support/engine.h"

enum { SQL_MAX = 1024, ANSWER_MAX = 512, ALL = 100 };

static engine e;

static int open_engine(void **state)
{
    (void)state;
    engine_init(&e);
    e.modules[SHOP__SERVICE_SEARCH].migrations = shop__search_module.migrations;
    e.modules[SHOP__SERVICE_SEARCH].migration_count = shop__search_module.migration_count;
    engine_open(&e, SHOP_OPEN_MANUAL);
    return 0;
}

/* An index of outside content is sound while it was told each title that it has to forget. */
static int close_engine(void **state)
{
    (void)state;
    engine_sql(&e, "INSERT INTO search_words (search_words) VALUES ('integrity-check');"
                   "INSERT INTO search_titles (search_titles, rank) VALUES ('integrity-check', 1)");
    engine_end(&e);
    return 0;
}

/* --- documents -------------------------------------------------------------------------------------- */

typedef struct document {
    int64_t number;
    engine_texts texts;
} document;

static int put_words(call *c, void *userdata)
{
    const document *d = userdata;
    return shop__search_fts5.put(c, d->number, &d->texts);
}

static int drop_words(call *c, void *userdata)
{
    const int64_t *number = userdata;
    return shop__search_fts5.drop(c, *number);
}

static void put_texts(int64_t number, engine_texts texts)
{
    document d = {number, texts};
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql),
             "INSERT INTO search_documents (document, product_id, slug, title)"
             " VALUES (%lld, randomblob(16), '%lld', '%s')",
             (long long)number, (long long)number, texts.title);
    engine_sql(&e, sql);
    assert_int_equal(engine_transact(&e, put_words, &d, true), 0);
}

static void put(int64_t number, const char *title)
{
    put_texts(number, (engine_texts){.title = title});
}

static void drop(int64_t number)
{
    char sql[SQL_MAX];
    assert_int_equal(engine_transact(&e, drop_words, &number, true), 0);
    snprintf(sql, sizeof(sql), "DELETE FROM search_documents WHERE document = %lld", (long long)number);
    engine_sql(&e, sql);
}

/* Lamps 1 to 4: brands and categories, prices in two currencies, one that has none. */
static void put_lamps(void)
{
    for (int64_t i = 1; i <= 4; i++)
        put(i, "Lamp");
    engine_sql(&e, "UPDATE search_documents SET brand = 'Alba' WHERE document IN (1, 2);"
                   "UPDATE search_documents SET category = 'desk' WHERE document IN (2, 3);"
                   "UPDATE search_documents SET minor = 100 * document, currency = 'EUR' WHERE document < 4;"
                   "INSERT INTO search_prices SELECT document, 'EUR', minor FROM search_documents WHERE document < 4;"
                   "INSERT INTO search_prices VALUES (2, 'JPY', 9);"
                   "INSERT INTO search_categories SELECT category, document, 0 FROM search_documents"
                   " WHERE category IS NOT NULL");
}

/* --- questions -------------------------------------------------------------------------------------- */

typedef struct question {
    const char *words;
    engine_query query;
    int64_t limit, offset, max;
    char got[ANSWER_MAX]; /* slugs, each behind a blank */
    size_t size;
    engine_hit first;
    int64_t total;
    int answer; /* of the function that gets the traits */
} question;

static void tell(question *ask, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void tell(question *ask, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    ask->size += (size_t)vsnprintf(ask->got + ask->size, sizeof(ask->got) - ask->size, format, args);
    va_end(args);
    assert_true(ask->size < sizeof(ask->got));
}

static void prepare(question *ask, engine_query *ret)
{
    *ret = ask->query;
    shop__terms_split(ask->words, &ret->words);
    if (ret->match == SHOP_SEARCH_MATCH_UNKNOWN)
        ret->match = ask->words != NULL ? SHOP_SEARCH_MATCH_ALL : SHOP_SEARCH_MATCH_BROWSE;
    if (ask->limit == 0)
        ask->limit = ALL;
    if (ask->max == 0)
        ask->max = ALL;
}

static int find_hits(call *c, void *userdata)
{
    question *ask = userdata;
    engine_query q;
    engine_found found = {.count = 0};
    prepare(ask, &q);
    TRY(shop__search_fts5.find(c, &q, ask->limit, ask->offset, ask->max, &found));
    for (size_t i = 0; i < found.count; i++)
        tell(ask, " %s", found.hits[i].public.slug);
    if (found.count > 0)
        ask->first = found.hits[0];
    ask->total = found.total;
    return 0;
}

static question find(question ask)
{
    assert_int_equal(engine_transact(&e, find_hits, &ask, false), 0);
    return ask;
}

/* The hits, the best one first. */
static void expect(question ask, const char *wanted)
{
    assert_string_equal(find(ask).got, wanted);
}

static int add_trait(void *userdata, const void *row)
{
    question *ask = userdata;
    const engine_trait *trait = row;
    tell(ask, " %s/%s/", trait->category != NULL ? trait->category : "",
         trait->brand != NULL ? trait->brand : "");
    if (trait->priced)
        tell(ask, "%lld", (long long)trait->minor);
    ask->total++;
    return ask->answer;
}

static int find_traits(call *c, void *userdata)
{
    question *ask = userdata;
    engine_query q;
    prepare(ask, &q);
    return shop__search_fts5.each_trait(c, &q, ask->max, add_trait, ask);
}

static void expect_traits(question ask, const char *wanted)
{
    assert_int_equal(engine_transact(&e, find_traits, &ask, false), 0);
    assert_string_equal(ask.got, wanted);
}

static int find_titles(call *c, void *userdata)
{
    question *ask = userdata;
    const engine_title *titles;
    size_t count;
    terms w;
    shop__terms_split(ask->words, &w);
    TRY(shop__search_fts5.titles(c, &w, ask->limit, &titles, &count));
    for (size_t i = 0; i < count; i++)
        tell(ask, " %s", titles[i].slug);
    return 0;
}

static void expect_titles(const char *words, int64_t max, const char *wanted)
{
    question ask = {.words = words, .limit = max};
    assert_int_equal(engine_transact(&e, find_titles, &ask, false), 0);
    assert_string_equal(ask.got, wanted);
}

static int ask_goes_on(call *c, void *userdata)
{
    question *ask = userdata;
    bool more = false;
    TRY(shop__search_fts5.goes_on(c, (term){ask->words, strlen(ask->words)}, &more));
    ask->total = more;
    return 0;
}

static bool goes_on(const char *word)
{
    question ask = {.words = word};
    assert_int_equal(engine_transact(&e, ask_goes_on, &ask, false), 0);
    return ask.total != 0;
}

/* --- ranking ---------------------------------------------------------------------------------------- */

static void an_offset_behind_the_last_match_gives_no_hits(void **state)
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
static void where_a_word_stands_decides(void **state)
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
static void a_page_is_a_piece_of_the_whole(void **state)
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

static void equal_ones_stand_in_the_order_of_their_documents(void **state)
{
    (void)state;
    for (int64_t i = 9; i > 0; i -= 2)
        put(i, "Lamp");
    put(2, "Lamp");
    expect((question){.words = "lamp", .limit = 4}, " 1 2 3 5");
    expect((question){.limit = 4}, " 9 7 5 3"); /* without words: the newest first */
}

/* --- words ------------------------------------------------------------------------------------------ */

static void one_letter_is_no_beginning(void **state)
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

static void what_is_dropped_is_forgotten(void **state)
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
    assert_false(goes_on("whist"));
    drop(3); /* there is none */
}

static void a_word_goes_on_when_a_longer_one_is_there(void **state)
{
    char word[TERM_MAX_BYTES + 2];
    (void)state;
    assert_false(goes_on("jack"));
    put(1, "JACK0 кружка");
    assert_true(goes_on("jack"));
    put(2, "Jacket");
    assert_true(goes_on("JACKE"));
    assert_false(goes_on("jacket"));
    assert_false(goes_on("jacks"));
    assert_false(goes_on("jac0"));
    assert_true(goes_on("кружка")); /* not known, so it may */
    memset(word, 'z', sizeof(word));
    word[TERM_MAX_BYTES] = '\0';
    put(3, word);
    assert_false(goes_on(word));
    word[TERM_MAX_BYTES] = 'z';
    word[TERM_MAX_BYTES + 1] = '\0';
    put(4, word);
    word[TERM_MAX_BYTES] = '\0';
    assert_true(goes_on(word));
}

/* --- filters and prices ----------------------------------------------------------------------------- */

static void filters_hold_with_words_and_without(void **state)
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

static void browsing_counts_no_further_than_it_must(void **state)
{
    (void)state;
    put_lamps();
    assert_int_equal(find((question){.limit = 1, .max = 3}).total, 3);
    assert_int_equal(find((question){.limit = 1, .max = 5}).total, 4);
    assert_int_equal(find((question){.query = {.category = "desk"}, .limit = 1, .max = 1}).total, 1);
}

static void a_price_is_of_the_currency_asked_for(void **state)
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

static void traits_are_of_what_matches(void **state)
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
    assert_int_equal(engine_transact(&e, find_traits, &stop, false), SHOP_E_NO_MEMORY);
    assert_int_equal(stop.total, 1);
}

/* --- titles ----------------------------------------------------------------------------------------- */

static void titles_come_from_short_to_long(void **state)
{
    (void)state;
    expect_titles("lamp", ALL, "");
    put(1, "A lampshade of linen");
    put(2, "Lamp B");
    put(3, "Lamp A");
    put(4, "Lamp A");
    put_texts(5, (engine_texts){.title = "Bulb", .brand = "Lampion", .description = "For a lamp"});
    expect_titles("lamp", ALL, " 3 4 2 1");
    expect_titles("lamp", 2, " 3 4");
    expect_titles("linen lamp", ALL, " 1");
    expect_titles("lin lamp", ALL, ""); /* only the last word may be a beginning */
    expect_titles("lamp b", ALL, "");   /* and needs two letters */
    expect_titles("", ALL, "");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_engine, close_engine)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(an_offset_behind_the_last_match_gives_no_hits),
        CASE(where_a_word_stands_decides),
        CASE(a_page_is_a_piece_of_the_whole),
        CASE(equal_ones_stand_in_the_order_of_their_documents),
        CASE(one_letter_is_no_beginning),
        CASE(what_is_dropped_is_forgotten),
        CASE(a_word_goes_on_when_a_longer_one_is_there),
        CASE(filters_hold_with_words_and_without),
        CASE(browsing_counts_no_further_than_it_must),
        CASE(a_price_is_of_the_currency_asked_for),
        CASE(traits_are_of_what_matches),
        CASE(titles_come_from_short_to_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* tsvector_test.c - PostgreSQL's engine: what holds for each, and that letters, accents and odd signs mean on a
 * server what they mean in a file. */
#include "tests/unit/services/search/engine_cases.h"

#include <stdlib.h>
#include <string.h>

static void accents_and_case_do_not_matter(void **state)
{
    (void)state;
    put_texts(1, (engine_texts){.title = "Café Größe", .brand = "Ångström", .description = "КРУЖКА, ΚΎΠΕΛΛΟ"});
    expect((question){.words = "CAFE"}, " 1");
    expect((question){.words = "cafe\u0301 angstrom"}, " 1");
    expect((question){.words = "GRÖSSE größe", .query = {.match = SHOP_SEARCH_MATCH_ANY}}, " 1");
    expect((question){.words = "кружка"}, " 1");
    expect((question){.words = "κύπελλο"}, " 1");
    expect_titles("CAFÉ gro", ALL, " 1");
}

/* What is left of it on the server is nothing, which there is no query for. */
static void accents_alone_are_no_word(void **state)
{
    engine_query prefix = {.match = SHOP_SEARCH_MATCH_PREFIX};
    (void)state;
    put(1, "Lamp \u0301 \u0340\u036f");
    expect((question){.words = "\u0301"}, "");
    expect((question){.words = "\u0301 lamp \u0344"}, " 1");
    expect((question){.words = "lam \u0301\u0302", .query = prefix}, " 1");
    expect_titles("\u0301\u0302", ALL, "");
    expect_titles("lam \u0301", ALL, " 1");
    expect_traits((question){.words = "\u0340"}, "");
}

/* The server's own parser would take these for hosts, paths, numbers and compounds. */
static void words_are_taken_apart_as_queries_are(void **state)
{
    (void)state;
    put_texts(1, (engine_texts){.title = "Lamp",
                                .attributes = "lamp.example.org/desk x-ray 1.5e3 -7 rock'n'roll a\\b"});
    expect((question){.words = "example"}, " 1");
    expect((question){.words = "desk"}, " 1");
    expect((question){.words = "ray x"}, " 1");
    expect((question){.words = "5e3 7"}, " 1");
    expect((question){.words = "rock'n'roll b:* | !a"}, " 1");
    expect((question){.words = "lamp.exa", .query = {.match = SHOP_SEARCH_MATCH_PREFIX}}, " 1");
}

static void texts_may_be_long_or_empty(void **state)
{
    static char text[32 * 1024];
    char longest[TERM_MAX_BYTES + 1];
    (void)state;
    memset(text, 'z', sizeof(text) - 1); /* one word, of which the server would take two kilobytes */
    put_texts(1, (engine_texts){.title = "Lamp", .brand = "", .skus = " - ", .description = text});
    for (size_t i = 1; i < sizeof(text); i += 2)
        text[i] = ' ';
    text[sizeof(text) - 1] = '\0';
    put_texts(2, (engine_texts){.title = "Lamp", .description = text}); /* more places than it counts */
    memset(longest, 'z', TERM_MAX_BYTES);
    longest[TERM_MAX_BYTES] = '\0';
    expect((question){.words = longest}, " 1");
    expect((question){.words = "z"}, " 2");
    expect((question){.words = "lamp"}, " 1 2");
}

static void more_of_the_words_are_better(void **state)
{
    engine_query any = {.match = SHOP_SEARCH_MATCH_ANY};
    (void)state;
    put(1, "Rain boots");
    put(2, "Rain jacket");
    put_texts(3, (engine_texts){.title = "Umbrella", .description = "For rain, against rain, in rain."});
    expect((question){.words = "jacket rain", .query = any}, " 2 1 3");
}

static void every_word_may_go_on(void **state)
{
    (void)state;
    assert_true(goes_on("jack"));
}

static void needs_a_server(void **state)
{
    (void)state;
    skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ENGINE_CASES(open_on_postgres),
        ENGINE_CASE(accents_and_case_do_not_matter, open_on_postgres),
        ENGINE_CASE(accents_alone_are_no_word, open_on_postgres),
        ENGINE_CASE(words_are_taken_apart_as_queries_are, open_on_postgres),
        ENGINE_CASE(texts_may_be_long_or_empty, open_on_postgres),
        ENGINE_CASE(more_of_the_words_are_better, open_on_postgres),
        ENGINE_CASE(every_word_may_go_on, open_on_postgres),
    };
    const struct CMUnitTest none[] = {cmocka_unit_test(needs_a_server)};
    if (getenv("SHOP_TEST_POSTGRES") == NULL)
        return cmocka_run_group_tests(none, NULL, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* terms_test.c - words out of what somebody typed. */
#include "lib/services/search/terms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "shop/shop.h"

/* The words with one '/' between them. */
static void expect(const char *text, const char *wanted)
{
    terms t;
    char got[2048] = "";
    size_t at = 0;
    shop__terms_split(text, &t);
    for (size_t i = 0; i < t.count; i++)
        at += (size_t)snprintf(got + at, sizeof(got) - at, "%s%.*s", i > 0 ? "/" : "",
                               (int)t.list[i].size, t.list[i].text);
    if (strcmp(got, wanted) != 0)
        fail_msg("\"%s\" gave \"%s\", not \"%s\"", text, got, wanted);
}

static void nothing_gives_no_words(void **state)
{
    (void)state;
    expect(NULL, "");
    expect("", "");
    expect("  \t\n ", "");
}

static void punctuation_and_pictures_give_no_words(void **state)
{
    (void)state;
    expect("\"'*()^-+:;.,!?{}[]|\\/<>=&%$#@~`_", "");
    expect("–—…„“”‚‘’«»€£™®©°·×÷", "");
    expect("👟🇩🇪🏳️‍🌈", "");
    expect("\xe2\x80\x8b\xef\xbb\xbf", ""); /* zero-width space, byte order mark */
}

static void operators_are_words(void **state)
{
    (void)state;
    expect("a AND NOT (b NEAR/5 c*)", "a/AND/NOT/b/NEAR/5/c");
    expect("title:\"blue\"", "title/blue");
}

static void letters_of_all_alphabets_are_kept(void **state)
{
    (void)state;
    expect("Größe café Ærø", "Größe/café/Ærø");
    expect("кружка 杯子 κούπα", "кружка/杯子/κούπα");
    expect("cafe\xcc\x81s", "cafe\xcc\x81s"); /* a combining accent belongs to its letter */
}

static void words_end_at_what_separates_them(void **state)
{
    (void)state;
    expect("t-shirt,blue…red", "t/shirt/blue/red");
    expect("SKU-12.5", "SKU/12/5");
    expect("👟shoe", "shoe");
}

static void there_are_no_more_words_than_the_limit(void **state)
{
    char text[4 * TERMS_MAX + 8] = "";
    terms t;
    (void)state;
    for (size_t i = 0; i < TERMS_MAX + 1; i++)
        memcpy(text + 2 * i, "a ", 3);
    shop__terms_split(text, &t);
    assert_int_equal(t.count, TERMS_MAX);
}

static void a_long_word_is_cut_between_letters(void **state)
{
    char text[2 * TERM_MAX_BYTES + 4] = "x";
    terms t;
    (void)state;
    for (size_t i = 0; i < TERM_MAX_BYTES; i++)
        memcpy(text + 1 + 2 * i, "ä", 3);
    shop__terms_split(text, &t);
    assert_int_equal(t.count, 1);
    assert_int_equal(t.list[0].size, TERM_MAX_BYTES - 1);
    assert_int_equal(shop__term_letters(t.list[0]), TERM_MAX_BYTES / 2);
}

static void a_text_of_any_length_gives_its_words_one_by_one(void **state)
{
    char text[4 * TERMS_MAX + 1];
    const char *at = text;
    size_t count = 0;
    term w;
    (void)state;
    for (size_t i = 0; i < 2 * TERMS_MAX; i++)
        memcpy(text + 2 * i, "a,", 2);
    text[4 * TERMS_MAX] = '\0';
    while (shop__terms_next(&at, &w)) {
        assert_int_equal(w.size, 1);
        count++;
    }
    assert_int_equal(count, 2 * TERMS_MAX);
    assert_false(shop__terms_next(&at, &w));
    assert_ptr_equal(at, text + 4 * TERMS_MAX);
}

static void expect_written(const char *text, const term_style *style, const char *wanted)
{
    char first[1024];
    arena a;
    terms t;
    const char *got;
    shop__arena_init(&a, shop_env_default(), first, sizeof(first), sizeof(first));
    shop__terms_split(text, &t);
    assert_int_equal(shop__terms_write(&t, style, &a, &got), 0);
    assert_string_equal(got, wanted);
    shop__arena_free(&a);
}

static void words_are_written_as_an_engine_has_them(void **state)
{
    static const term_style every = {.quote = '"', .between = " ", .last = ""};
    static const term_style beginning = {.quote = '\'', .between = ":A & ", .last = ":*A"};
    (void)state;
    expect_written("", &beginning, "");
    expect_written("blue", &every, "\"blue\"");
    expect_written("blue", &beginning, "'blue':*A");
    expect_written("blue' \"mug", &every, "\"blue\" \"mug\"");
    expect_written("blue mug größe", &beginning, "'blue':A & 'mug':A & 'größe':*A");
}

static void no_memory_for_an_expression_is_told(void **state)
{
    static const term_style style = {.quote = '"', .between = " ", .last = ""};
    char first[8];
    arena a;
    terms t;
    const char *got = NULL;
    (void)state;
    shop__arena_init(&a, shop_env_default(), first, sizeof(first), sizeof(first));
    shop__terms_split("a word that is too long", &t);
    assert_int_equal(shop__terms_write(&t, &style, &a, &got), SHOP_E_NO_MEMORY);
    assert_null(got);
    shop__arena_free(&a);
}

static void only_the_last_word_counts_as_a_beginning(void **state)
{
    terms t;
    (void)state;
    shop__terms_split("", &t);
    assert_false(shop__terms_begin(&t));
    shop__terms_split("lamp b", &t);
    assert_false(shop__terms_begin(&t));
    shop__terms_split("b la", &t);
    assert_true(shop__terms_begin(&t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_gives_no_words),
        cmocka_unit_test(punctuation_and_pictures_give_no_words),
        cmocka_unit_test(operators_are_words),
        cmocka_unit_test(letters_of_all_alphabets_are_kept),
        cmocka_unit_test(words_end_at_what_separates_them),
        cmocka_unit_test(there_are_no_more_words_than_the_limit),
        cmocka_unit_test(a_long_word_is_cut_between_letters),
        cmocka_unit_test(a_text_of_any_length_gives_its_words_one_by_one),
        cmocka_unit_test(words_are_written_as_an_engine_has_them),
        cmocka_unit_test(no_memory_for_an_expression_is_told),
        cmocka_unit_test(only_the_last_word_counts_as_a_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* words_test.c - short lists in one column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/services/cart/words.h"
#include "shop/error.h"
#include "tests/unit/services/cart/arena.h"

static void nothing_has_no_words(void **state)
{
    const char *const *words;
    size_t count = 9;
    assert_int_equal(shop__words_split(test_arena(state), NULL, &words, &count), 0);
    assert_int_equal(count, 0);
    assert_int_equal(shop__words_split(test_arena(state), "", &words, &count), 0);
    assert_int_equal(count, 0);
}

static void words_are_split(void **state)
{
    const char *const *words;
    size_t count;
    assert_int_equal(shop__words_split(test_arena(state), "DE AT CH", &words, &count), 0);
    assert_int_equal(count, 3);
    assert_string_equal(words[0], "DE");
    assert_string_equal(words[1], "AT");
    assert_string_equal(words[2], "CH");
}

static void joined_words_split_into_the_same(void **state)
{
    static const char *const three[] = {"WINTER10", "A", "B_C"};
    const char *text;
    const char *const *words;
    size_t count;
    assert_int_equal(shop__words_join(test_arena(state), three, 3, &text), 0);
    assert_string_equal(text, "WINTER10 A B_C");
    assert_int_equal(shop__words_split(test_arena(state), text, &words, &count), 0);
    assert_int_equal(count, 3);
    assert_string_equal(words[2], "B_C");
}

static void no_words_join_to_nothing(void **state)
{
    const char *text = "x";
    assert_int_equal(shop__words_join(test_arena(state), NULL, 0, &text), 0);
    assert_null(text);
}

static void no_memory_is_told(void **state)
{
    static const char *const one[] = {"WORD"};
    const char *text;
    const char *const *words;
    size_t count;
    arena *full = test_full_arena(state);
    assert_int_equal(shop__words_join(full, one, 1, &text), SHOP_E_NO_MEMORY);
    assert_int_equal(shop__words_split(full, "A B", &words, &count), SHOP_E_NO_MEMORY);
}

static void words_are_found_whole(void **state)
{
    static const char *const words[] = {"AB", "CD"};
    (void)state;
    assert_true(shop__words_have(words, 2, "CD"));
    assert_false(shop__words_have(words, 2, "C"));
    assert_false(shop__words_have(words, 2, "CDE"));
    assert_false(shop__words_have(NULL, 0, "AB"));
}

static void words_of_other_characters_are_refused(void **state)
{
    (void)state;
    assert_false(shop__word_valid("", true, "-"));
    assert_false(shop__word_valid("A B", true, "-"));
    assert_false(shop__word_valid("a", true, "-"));
    assert_false(shop__word_valid("A", false, "-"));
    assert_false(shop__word_valid("A_B", true, "-"));
    assert_false(shop__word_valid("\xc3\x84", true, "-"));
    assert_true(shop__word_valid("WINTER-10", true, "-_"));
    assert_true(shop__word_valid("next-day-2", false, "-"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_has_no_words, test_arena_setup, test_arena_teardown),
        cmocka_unit_test_setup_teardown(words_are_split, test_arena_setup, test_arena_teardown),
        cmocka_unit_test_setup_teardown(joined_words_split_into_the_same, test_arena_setup,
                                        test_arena_teardown),
        cmocka_unit_test_setup_teardown(no_words_join_to_nothing, test_arena_setup, test_arena_teardown),
        cmocka_unit_test_setup_teardown(no_memory_is_told, test_arena_setup, test_arena_teardown),
        cmocka_unit_test(words_are_found_whole),
        cmocka_unit_test(words_of_other_characters_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

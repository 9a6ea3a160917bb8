/* fts5_test.c - SQLite's engine: what holds for each, and whether it knows that a word goes on. */
#include "tests/unit/services/search/engine_cases.h"

#include <string.h>

static void no_word_goes_on_that_was_dropped(void **state)
{
    (void)state;
    put_texts(1, (engine_texts){.title = "Kettle", .description = "Whistling"});
    assert_true(goes_on("whist"));
    drop(1);
    assert_false(goes_on("whist"));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        ENGINE_CASES(open_on_sqlite),
        ENGINE_CASE(no_word_goes_on_that_was_dropped, open_on_sqlite),
        ENGINE_CASE(a_word_goes_on_when_a_longer_one_is_there, open_on_sqlite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

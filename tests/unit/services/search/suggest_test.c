/* suggest_test.c - titles while somebody is typing: how much has to be typed, which come first, which are told
 * once; and the figures of the index. */
#include "tests/unit/services/search/search_shop.h"

#include <stdio.h>
#include <string.h>

enum { NAME_MAX = 32, SUGGESTIONS_MAX = 10, QUERY_BYTES = 200 };

/* The slugs of what is suggested, each behind a blank. */
static void expect(temp_shop *t, const char *q, int64_t limit, const char *wanted)
{
    shop_search_suggest_args args = SHOP_SEARCH_SUGGEST_INIT;
    const shop_search_suggestions *answer;
    char got[512] = "";
    size_t size = 0;
    args.q = q;
    args.limit = limit;
    assert_int_equal(shop_search_suggest(t->shop, &args, &answer), 0);
    for (size_t i = 0; i < answer->suggestion_count; i++)
        size += (size_t)snprintf(got + size, sizeof(got) - size, " %s", answer->suggestions[i]->slug);
    shop_free(answer);
    assert_string_equal(got, wanted);
}

static void too_little_suggests_nothing(void **state)
{
    static const char *const texts[] = {"m", " m ", "é", "!?", "   ", "mug m"};
    temp_shop *t = *state;
    put_titled(t, "mug", "Mug");
    put_titled(t, "eclair", "Éclair");
    settle(t);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        expect(t, texts[i], 0, "");
    expect(t, "mu", 0, " mug");
    expect(t, "éc", 0, " eclair");
    expect(t, "EC!", 0, " eclair");
}

static void the_longest_text_suggests_what_begins_so(void **state)
{
    temp_shop *t = *state;
    char text[QUERY_BYTES + 1];
    memset(text, 'z', QUERY_BYTES);
    text[QUERY_BYTES] = '\0';
    put_titled(t, "long", text);
    settle(t);
    expect(t, text, 0, " long");
    text[0] = 'y';
    expect(t, text, 0, "");
}

/* Equal lengths go by the alphabet; the case tells titles apart. */
static void short_titles_come_first(void **state)
{
    temp_shop *t = *state;
    put_titled(t, "one", "Merino sweater");
    put_titled(t, "two", "Merino socks");
    put_titled(t, "three", "Merino scarf");
    put_titled(t, "four", "merino scarf");
    put_titled(t, "five", "Sweater of merino and silk");
    settle(t);
    expect(t, "mer", 0, " three two four one five");
    expect(t, "mer", 2, " three two");
    expect(t, "sweater mer", 0, " one five");
}

static void equal_titles_are_told_once(void **state)
{
    temp_shop *t = *state;
    char slug[NAME_MAX];
    for (int i = 0; i < 2 * SUGGESTIONS_MAX; i++) {
        snprintf(slug, sizeof(slug), "lamp-%d", i);
        put_titled(t, slug, "Lamp");
    }
    put_titled(t, "tall", "Lamp, tall");
    put_titled(t, "other", "Lamp, tall");
    put_draft(t, "secret", "Lamp");
    settle(t);
    expect(t, "lamp", 0, " lamp-0 tall");
    expect(t, "lamp", 2, " lamp-0 tall");
    put_draft(t, "lamp-0", "Lamp"); /* the next one stands for it */
    settle(t);
    expect(t, "lamp", 1, " lamp-1");
}

static void there_are_no_more_than_ten(void **state)
{
    temp_shop *t = *state;
    char slug[NAME_MAX];
    for (int i = 10; i <= 20; i++) {
        snprintf(slug, sizeof(slug), "mug%d", i);
        put_titled(t, slug, slug);
    }
    settle(t);
    expect(t, "mug", 0, " mug10 mug11 mug12 mug13 mug14 mug15 mug16 mug17 mug18 mug19");
    expect(t, "mug", 10, " mug10 mug11 mug12 mug13 mug14 mug15 mug16 mug17 mug18 mug19");
    expect(t, "mug", 1, " mug10");
}

/* --- how far the index is --------------------------------------------------------------------------- */

static void expect_status(temp_shop *t, int64_t documents)
{
    static const shop_search_status_args args = SHOP_SEARCH_STATUS_INIT;
    const shop_search_progress *status;
    assert_int_equal(shop_search_status(t->shop, &args, &status), 0);
    assert_string_equal(status->engine, "fts5");
    assert_int_equal(status->documents, documents);
    expect_number(t, "SELECT max(position) FROM events_outbox WHERE version > 0", status->position);
    shop_free(status);
}

static void documents_are_what_is_on_sale(void **state)
{
    temp_shop *t = *state;
    put_titled(t, "mug", "Mug");
    put_titled(t, "cup", "Cup");
    put_draft(t, "pot", "Pot");
    settle(t);
    expect_status(t, 2);
    put_draft(t, "mug", "Mug");
    settle(t);
    expect_status(t, 1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, search_shop_setup, search_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(too_little_suggests_nothing),
        CASE(the_longest_text_suggests_what_begins_so),
        CASE(short_titles_come_first),
        CASE(equal_titles_are_told_once),
        CASE(there_are_no_more_than_ten),
        CASE(documents_are_what_is_on_sale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* templates_test.c - names and their limits, the two lists that are shown as one, the nearest language. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <string.h>

#include "shop/error.h"

enum { NAME_MAX = 60, CHANNEL_MAX = 32, LOCALE_MAX = 35, BUILT_IN = 12, LIST_MAX = 32, KEY_SIZE = 160 };

typedef struct listing {
    char keys[LIST_MAX][KEY_SIZE]; /* "name/channel/locale version" */
    size_t count;
} listing;

static int put_version(post_office *p, const char *name, const char *channel, const char *locale,
                       int64_t if_version)
{
    shop_template_put_args args = SHOP_TEMPLATE_PUT_INIT;
    const shop_template *t = NULL;
    args.name = name;
    args.channel = channel;
    args.locale = locale;
    args.subject = locale; /* shows which was taken */
    args.text = "x";
    args.has_if_version = if_version >= 0;
    args.if_version = if_version;
    int code = shop_template_put(p->shop, &args, &t);
    if (code == 0) {
        assert_false(t->built_in);
        assert_int_equal(t->updated_at_ms, p->now_ms);
    }
    shop_free(t);
    return code;
}

static int put(post_office *p, const char *name, const char *channel, const char *locale)
{
    return put_version(p, name, channel, locale, -1);
}

static void expect_version(post_office *p, const char *name, const char *locale, int64_t version)
{
    shop_template_get_args args = SHOP_TEMPLATE_GET_INIT;
    const shop_template *t = NULL;
    args.name = name;
    args.channel = "email";
    args.locale = locale;
    assert_int_equal(shop_template_get(p->shop, &args, &t), 0);
    assert_int_equal(t->version, version);
    assert_int_equal(t->built_in, version == 0);
    shop_free(t);
}

/* --- writing ------------------------------------------------------------------------------------------ */

static void names_are_plain(void **state)
{
    static const char *const bad[] = {"Hello", "a b", "a/b", "a-b", "a.b", "h\xc3\xa4", "a\n"};
    static const char *const bad_locales[] = {"de_AT", "de/AT", "de.AT", " de", "d\xc3\xa4"};
    post_office *p = *state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(put(p, bad[i], "email", "en"), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "name");
        assert_int_equal(put(p, "hello", bad[i], "en"), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "channel");
    }
    for (size_t i = 0; i < sizeof(bad_locales) / sizeof(bad_locales[0]); i++) {
        assert_int_equal(put(p, "hello", "email", bad_locales[i]), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "locale");
    }
    assert_int_equal(put(p, "az_09", "az_09", "az-AZ-09"), 0);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_templates"), 1);
}

static void another_version_is_refused_and_changes_nothing(void **state)
{
    post_office *p = *state;
    assert_int_equal(put_version(p, "welcome", "email", "en", 1), SHOP_E_VERSION_MISMATCH);
    expect_version(p, "welcome", "en", 0);
    assert_int_equal(put_version(p, "welcome", "email", "en", 0), 0);
    assert_int_equal(put_version(p, "welcome", "email", "en", 0), SHOP_E_VERSION_MISMATCH);
    assert_non_null(strstr(shop_error_last()->message, "version 1"));
    expect_version(p, "welcome", "en", 1);
    expect_version(p, "welcome", "de", 0);
}

/* --- listing ------------------------------------------------------------------------------------------ */

static const shop_template_page *read_page(post_office *p, int64_t limit, const char *cursor)
{
    shop_template_list_args args = SHOP_TEMPLATE_LIST_INIT;
    const shop_template_page *page = NULL;
    args.limit = limit;
    args.cursor = cursor;
    assert_int_equal(shop_template_list(p->shop, &args, &page), 0);
    return page;
}

/* Every page but the last is full, and the last one is not empty. */
static void list_all(post_office *p, int64_t limit, listing *ret)
{
    char cursor[KEY_SIZE] = "";
    bool more = true;
    ret->count = 0;
    while (more) {
        const shop_template_page *page = read_page(p, limit, cursor);
        more = page->next_cursor != NULL;
        assert_in_range(page->item_count, more ? (uint64_t)limit : 1, (uint64_t)limit);
        for (size_t i = 0; i < page->item_count; i++) {
            const shop_template *t = page->items[i];
            assert_true(ret->count < LIST_MAX);
            (void)snprintf(ret->keys[ret->count++], KEY_SIZE, "%s/%s/%s %d", t->name, t->channel, t->locale,
                           (int)t->version);
        }
        (void)snprintf(cursor, sizeof(cursor), "%s", more ? page->next_cursor : "");
        shop_free(page);
    }
}

static void cursors_that_it_did_not_give_are_refused(void **state)
{
    static const char *const bad[] = {"welcome", "welcome/email", "/"};
    post_office *p = *state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        shop_template_list_args args = SHOP_TEMPLATE_LIST_INIT;
        const shop_template_page *page = NULL;
        args.cursor = bad[i];
        assert_int_equal(shop_template_list(p->shop, &args, &page), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "cursor");
    }
    const shop_template_page *behind = read_page(p, 5, "welcome/email/en");
    assert_int_equal(behind->item_count, 0);
    assert_null(behind->next_cursor);
    shop_free(behind);
}

/* Written ones before, between and behind the built-in ones, and in place of the first and the last. */
static void pages_of_any_size_show_the_same(void **state)
{
    static const char *const written[][3] = {
        {"aaa", "email", "en"},           {"order_cancelled", "email", "de"}, {"order_cancelled", "app", "de"},
        {"order_cancelled", "sms", "de"}, {"order_returned", "email", "dd"},  {"welcome", "email", "en"},
        {"welcome", "email", "fr"},       {"zzz", "email", "de"}};
    enum { WRITTEN = sizeof(written) / sizeof(written[0]), REPLACED = 2 };
    post_office *p = *state;
    listing whole, paged;
    for (size_t i = 0; i < WRITTEN; i++)
        assert_int_equal(put(p, written[i][0], written[i][1], written[i][2]), 0);
    list_all(p, LIST_MAX, &whole);
    assert_int_equal(whole.count, BUILT_IN + WRITTEN - REPLACED);
    assert_string_equal(whole.keys[0], "aaa/email/en 1");
    assert_string_equal(whole.keys[1], "order_cancelled/app/de 1");
    assert_string_equal(whole.keys[2], "order_cancelled/email/de 1");
    assert_string_equal(whole.keys[3], "order_cancelled/email/en 0");
    for (size_t limit = 1; limit <= whole.count; limit++) {
        list_all(p, (int64_t)limit, &paged);
        assert_int_equal(paged.count, whole.count);
        for (size_t i = 0; i < whole.count; i++)
            assert_string_equal(paged.keys[i], whole.keys[i]);
    }
}

static void the_longest_names_can_be_listed(void **state)
{
    post_office *p = *state;
    char name[NAME_MAX + 1] = "", channel[CHANNEL_MAX + 1] = "", locale[LOCALE_MAX + 1] = "";
    listing all;
    memset(name, 'z', NAME_MAX);
    memset(channel, 'z', CHANNEL_MAX);
    memset(locale, 'z', LOCALE_MAX);
    assert_int_equal(put(p, name, channel, locale), 0);
    locale[LOCALE_MAX - 1] = 'y';
    assert_int_equal(put(p, name, channel, locale), 0);
    list_all(p, 1, &all);
    assert_int_equal(all.count, BUILT_IN + 2);
    assert_int_equal(strlen(all.keys[BUILT_IN + 1]), NAME_MAX + 1 + CHANNEL_MAX + 1 + LOCALE_MAX + 2);
}

/* --- the nearest language ------------------------------------------------------------------------------ */

static int send_in(post_office *p, const char *name, const char *locale, char subject[KEY_SIZE])
{
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    const shop_delivery *d = NULL;
    args.recipient = "ada@example.org";
    args.template_name = name;
    args.locale = locale;
    int code = shop_notification_send(p->shop, &args, &d);
    (void)snprintf(subject, KEY_SIZE, "%s", code == 0 ? d->subject : "");
    shop_free(d);
    return code;
}

static void the_nearest_language_is_taken(void **state)
{
    static const char *const cases[][2] = {
        {"de-AT", "de-AT"}, {"de-AT-wien", "de"}, {"de-CH", "de"}, {"de", "de"},   {"de-", "de"},
        {"d", "en"},        {"den", "en"},        {"-de", "en"},   {"sv-SE", "en"}, {"en-GB", "en"}};
    post_office *p = *state;
    char subject[KEY_SIZE], longest[LOCALE_MAX + 1] = "";
    assert_int_equal(put(p, "hello", "email", "en"), 0);
    assert_int_equal(put(p, "hello", "email", "de"), 0);
    assert_int_equal(put(p, "hello", "email", "de-AT"), 0);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(send_in(p, "hello", cases[i][0], subject), 0);
        assert_string_equal(subject, cases[i][1]);
    }
    memset(longest, 'd', LOCALE_MAX);
    assert_int_equal(send_in(p, "hello", longest, subject), 0);
    assert_string_equal(subject, "en");
}

static void without_a_near_language_there_is_none(void **state)
{
    post_office *p = *state;
    char subject[KEY_SIZE];
    assert_int_equal(put(p, "hello", "email", "fr"), 0);
    assert_int_equal(send_in(p, "hello", "de", subject), SHOP_E_NOT_FOUND);
    assert_non_null(strstr(shop_error_last()->message, "hello"));
    assert_int_equal(send_in(p, "hello", "fr-CA", subject), 0);
    assert_string_equal(subject, "fr");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, post_office_setup, post_office_teardown)
    const struct CMUnitTest tests[] = {
        TEST(names_are_plain),
        TEST(another_version_is_refused_and_changes_nothing),
        TEST(cursors_that_it_did_not_give_are_refused),
        TEST(pages_of_any_size_show_the_same),
        TEST(the_longest_names_can_be_listed),
        TEST(the_nearest_language_is_taken),
        TEST(without_a_near_language_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

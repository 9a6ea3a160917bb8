/* profile_test.c - which texts are e-mail addresses and locales, and what becomes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/services/user/profile.h"

static void these_are_no_emails(void **state)
{
    static const char *const bad[] = {
        "",      " ",      "@",       "a",       "a@",    "@b",     "a@b@c", "a b@c",   "a@b c",
        ".a@b",  "a.@b",   "a..b@c",  "a@.b",    "a@b.",  "a@b..c", "a,b@c", "\"a\"@b", "<a@b>",
        "a@[1]", "a\nb@c", "a@b\x01", "a@b\x7f", "a:b@c", "a;b@c",  "a\\b@c"};
    char out[MAIL_ADDRESS_MAX_BYTES + 1] = "untouched";
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(shop__email_normalise(bad[i], out));
    assert_string_equal(out, "untouched");
}

static void emails_have_limits(void **state)
{
    char text[MAIL_ADDRESS_MAX_BYTES + 2], out[MAIL_ADDRESS_MAX_BYTES + 1];
    (void)state;
    memset(text, 'a', sizeof(text));
    text[MAIL_LOCAL_MAX_BYTES] = '@';
    text[MAIL_ADDRESS_MAX_BYTES] = '\0';
    assert_true(shop__email_normalise(text, out));
    text[MAIL_ADDRESS_MAX_BYTES] = 'a';
    text[MAIL_ADDRESS_MAX_BYTES + 1] = '\0';
    assert_false(shop__email_normalise(text, out));
    memset(text, 'a', MAIL_LOCAL_MAX_BYTES + 1);
    memcpy(text + MAIL_LOCAL_MAX_BYTES + 1, "@b", 3);
    assert_false(shop__email_normalise(text, out));
}

static void emails_are_trimmed_and_in_lower_case(void **state)
{
    static const char *const pairs[][2] = {
        {"a@b", "a@b"},
        {"\t Ada.Lovelace+Shop@Example.ORG \r\n", "ada.lovelace+shop@example.org"},
        {"o'Neil_1@x-y.example", "o'neil_1@x-y.example"},
        {"J\xc3\x96RG@M\xc3\xbcnchen.example", "j\xc3\x96rg@m\xc3\xbcnchen.example"},
    };
    char out[MAIL_ADDRESS_MAX_BYTES + 1];
    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        assert_true(shop__email_normalise(pairs[i][0], out));
        assert_string_equal(out, pairs[i][1]);
    }
}

static void these_are_no_locales(void **state)
{
    static const char *const bad[] = {
        "",      "d",  "-de",       "de-",          "de--AT",   "de_AT",           "1e-AT",
        "de AT", "d1", "abcdefghi", "de-abcdefghi", "de.UTF-8", "\xc3\xa4\xc3\xa4"};
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(shop__locale_valid(bad[i]));
}

static void these_are_locales(void **state)
{
    static const char *const good[] = {"de",         "de-AT",         "gsw",
                                       "zh-Hant-TW", "sl-rozaj-1994", "de-CH-x-phonebk"};
    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(shop__locale_valid(good[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(these_are_no_emails),
        cmocka_unit_test(emails_have_limits),
        cmocka_unit_test(emails_are_trimmed_and_in_lower_case),
        cmocka_unit_test(these_are_no_locales),
        cmocka_unit_test(these_are_locales),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

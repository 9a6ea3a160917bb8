/* sqlite_url_test.c - which file a URL names, and what is refused with a mend. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/store/sqlite.h"

static void refused(const char *url, const char *mend)
{
    char path[STORE_PATH_MAX] = "untouched";
    fault f = {.code = 0};

    assert_int_equal(shop__sqlite_path(url, path, &f), SHOP_E_INVALID);
    assert_string_equal(f.field, "url");
    assert_non_null(strstr(f.message, mend));
    assert_string_equal(path, "untouched");
}

static void becomes(const char *url, const char *expected)
{
    char path[STORE_PATH_MAX];
    fault f = {.code = 0};

    assert_int_equal(shop__sqlite_path(url, path, &f), 0);
    assert_string_equal(path, expected);
}

static void bad_urls_are_refused(void **state)
{
    char longest[STORE_PATH_MAX + 16];

    (void)state;
    refused("sqlite::memory:", "name a file");
    refused("sqlite:%3amemory:", "name a file");
    refused("sqlite:", "sqlite:PATH");
    refused("sqlite://host/shop.db", "three slashes");
    refused("sqlite:shop.db?mode=ro", "%3F");
    refused("sqlite:shop.db#x", "%23");
    refused("sqlite:shop%2.db", "%25");
    refused("sqlite:shop%", "%25");
    refused("sqlite:shop%zz", "%25");
    refused("sqlite:shop%00.db", "%00");
    memset(longest, 'x', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    memcpy(longest, "sqlite:", 7);
    refused(longest, "too long");
}

static void good_urls_name_a_file(void **state)
{
    (void)state;
    becomes("sqlite:shop.db", "./shop.db");
    becomes("sqlite:data/shop.db", "./data/shop.db");
    becomes("sqlite:/srv/shop.db", "/srv/shop.db");
    becomes("sqlite:///srv/shop.db", "/srv/shop.db");
    becomes("sqlite:a%20b%3F.db", "./a b?.db");
    becomes("sqlite:%2Fsrv/shop.db", "/srv/shop.db");
    becomes("sqlite:%e2%82%AC.db", "./\xe2\x82\xac.db");
    becomes("sqlite:file:x", "./file:x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_urls_are_refused),
        cmocka_unit_test(good_urls_name_a_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

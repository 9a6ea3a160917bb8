/* place_test.c - what of a URL may be seen, and that a file has one daemon. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "server/shopd/place.h"

static void only_the_place_is_shown(void **state)
{
    static const struct {
        const char *url, *shown;
    } rows[] = {{"sqlite:shop.db", "sqlite:shop.db"},
                {"sqlite:///srv/a@b?.db", "sqlite:///srv/a@b?.db"},
                {"postgresql://db.example/shop", "postgresql://db.example/shop"},
                {"postgresql://u:canary@db.example:5433/shop?password=canary", "postgresql://db.example:5433/shop"},
                {"postgresql://u:can@ary@db/shop", "postgresql://db/shop"},
                {"postgresql://u:can:a/ry@db/shop", "postgresql://db/shop"},
                {"postgresql://u:can?ary@db/shop", "postgresql://(secret)"},
                {"postgresql://db/shop?password=can@ary", "postgresql://(secret)"},
                {"canary", "://(secret)"},
                {"postgresql:canary", "://(secret)"}};
    char shown[PLACE_MAX_BYTES];
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        place_shown(rows[i].url, shown);
        assert_string_equal(shown, rows[i].shown);
    }
}

static char hidden[256];

static void note(const char *secret)
{
    size_t used = strlen(hidden);
    snprintf(hidden + used, sizeof(hidden) - used, "[%s]", secret);
}

static void secrets_are_found(void **state)
{
    static const struct {
        const char *url, *secrets;
    } rows[] = {{"sqlite:a:b@c?d", ""},
                {"postgresql://db/shop", ""},
                {"pg:u", "[pg:u]"},
                {"pg://u@db/s", "[pg://u@db/s]"},
                {"pg://u:pw@db/s", "[pg://u:pw@db/s][pw]"},
                {"pg://u:p:w@x@db/s", "[pg://u:p:w@x@db/s][p:w@x]"},
                {"pg://db/s?password=pw", "[pg://db/s?password=pw][password=pw]"}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        hidden[0] = '\0';
        place_secrets(rows[i].url, note);
        assert_string_equal(hidden, rows[i].secrets);
    }
}

static void files_of_urls(void **state)
{
    char file[PLACE_MAX_BYTES];
    static char long_url[2 * PLACE_MAX_BYTES] = "sqlite:";
    (void)state;
    assert_true(place_file("sqlite:a%3Fb%zz.db", file));
    assert_string_equal(file, "a?b%zz.db");
    assert_true(place_file("sqlite:///a/b.db", file));
    assert_string_equal(file, "/a/b.db");
    assert_false(place_file("sqlite:", file));
    assert_false(place_file("postgresql://a/b", file));
    memset(long_url + 7, 'a', sizeof(long_url) - 8);
    assert_false(place_file(long_url, file));
}

static void a_file_has_one_daemon(void **state)
{
    char why[256], told[64];
    int first, second;
    (void)state;
    assert_int_equal(place_lock("sqlite:shop.db", &first, why, sizeof(why)), 0);
    assert_true(first >= 0);
    assert_int_equal(place_lock("sqlite:./shop.db", &second, why, sizeof(why)), EX_TEMPFAIL);
    assert_int_equal(second, -1);
    snprintf(told, sizeof(told), "another shopd (process %ld) has", (long)getpid());
    assert_non_null(strstr(why, told));
    assert_int_equal(place_lock("sqlite:other.db", &second, why, sizeof(why)), 0);
    place_unlock(second);
    place_unlock(first);
    assert_int_equal(place_lock("sqlite:shop.db", &first, why, sizeof(why)), 0);
    place_unlock(first);
}

static void a_server_has_many(void **state)
{
    char why[256];
    int lock;
    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(place_lock("postgresql://db/shop", &lock, why, sizeof(why)), 0);
        assert_int_equal(lock, -1);
        place_unlock(lock);
    }
}

static void a_lock_that_cannot_be_made(void **state)
{
    char why[256];
    int lock;
    (void)state;
    assert_int_equal(place_lock("sqlite:no/such/shop.db", &lock, why, sizeof(why)), EX_IOERR);
    assert_non_null(strstr(why, "make the folder first"));
    assert_int_equal(symlink("elsewhere", "link.db.shopd"), 0);
    assert_int_equal(place_lock("sqlite:link.db", &lock, why, sizeof(why)), EX_IOERR);
    assert_int_equal(access("elsewhere", F_OK), -1);
}

/* In a folder of its own, which is left again. */
static char *before, folder[512];

static int enter(void **state)
{
    const char *parent = getenv("TMPDIR");
    (void)state;
    before = getcwd(NULL, 0);
    snprintf(folder, sizeof(folder), "%s/shopd-place.XXXXXX", parent != NULL ? parent : "/tmp");
    return before == NULL || mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int leave(void **state)
{
    static const char *const files[] = {"shop.db.shopd", "other.db.shopd", "link.db.shopd"};
    (void)state;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        unlink(files[i]);
    int code = chdir(before);
    free(before);
    return code != 0 || rmdir(folder) != 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_place_is_shown), cmocka_unit_test(secrets_are_found),
        cmocka_unit_test(files_of_urls),           cmocka_unit_test(a_file_has_one_daemon),
        cmocka_unit_test(a_server_has_many),       cmocka_unit_test(a_lock_that_cannot_be_made),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}

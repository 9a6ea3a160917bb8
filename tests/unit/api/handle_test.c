/* handle_test.c - opening, viewing, closing; callers that are older, newer or mistaken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/api/handle.h"
#include "lib/base/id.h"
#include "tests/support/temp_shop.h"

#define USER "usr_01jz0000000000000000000000"
#define GUEST "gst_01jz0000000000000000000000"

static temp_shop t;

static int setup(void **state)
{
    (void)state;
    temp_shop_open(&t, NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    temp_shop_close(&t);
    return 0;
}

static int stats_of(shop *s)
{
    const char *out = NULL;
    int code = shop_call_json(s, "category.list", "{}", &out);
    shop_free(out);
    return code;
}

/* --- opening ---------------------------------------------------------------------------------- */

static void expect_refused(const char *url, const shop_options *options, int code)
{
    shop *s = t.shop;
    assert_int_equal(shop_open(url, options, &s), code);
    assert_ptr_equal(s, t.shop); /* untouched */
    assert_true(shop_error_last()->message[0] != '\0');
}

static void what_is_no_store_is_refused(void **state)
{
    (void)state;
    expect_refused(NULL, NULL, SHOP_E_INVALID);
    expect_refused("", NULL, SHOP_E_INVALID);
    expect_refused("sqlite", NULL, SHOP_E_INVALID);
    expect_refused("sqlite3:x", NULL, SHOP_E_INVALID);
    expect_refused("mysql://x", NULL, SHOP_E_INVALID);
    expect_refused("sqlite::memory:", NULL, SHOP_E_INVALID);
    assert_int_equal(shop_open(t.url, NULL, NULL), SHOP_E_USAGE);
}

static void newer_headers_are_refused(void **state)
{
    shop *s = NULL;
    (void)state;
    assert_int_equal(shop_open_version(SHOP_VERSION_NUMBER + 1, t.url, NULL, &s), SHOP_E_USAGE);
    assert_null(s);
}

static void options_of_a_strange_size_are_refused(void **state)
{
    static const uint32_t sizes[] = {0, 4, 12, 20, sizeof(shop_options) - 4, sizeof(shop_options) + 8};
    shop_options options = SHOP_OPTIONS_INIT;
    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        options.struct_size = sizes[i];
        expect_refused(t.url, &options, SHOP_E_USAGE);
    }
}

/* A caller of an older version has a shorter struct; what is behind it is not read. */
static void older_options_are_taken(void **state)
{
    volatile uint32_t size = 16; /* not for the compiler to see */
    shop *s = NULL;
    shop_options *options = calloc(1, size);
    (void)state;
    options->struct_size = size;
    options->flags = SHOP_OPEN_MANUAL;
    assert_int_equal(shop_open(t.url, options, &s), 0);
    free(options);
    shop_close(s);
}

/* --- handles ---------------------------------------------------------------------------------- */

static void what_is_no_shop_is_refused(void **state)
{
    shop strange = {.magic = HANDLE_MAGIC, .library = HANDLE_LIBRARY + 1};
    shop rubbish = {.magic = 1};
    (void)state;
    assert_int_equal(stats_of(NULL), SHOP_E_USAGE);
    assert_int_equal(stats_of(&rubbish), SHOP_E_USAGE);
    assert_int_equal(stats_of(&strange), SHOP_E_USAGE);
    shop_close(&rubbish); /* harmless */
    shop_close(&strange);
    assert_int_equal(strange.magic, HANDLE_MAGIC);
    shop_close(NULL);
}

static shop *view_of(const shop_identity *who)
{
    shop *view = NULL;
    assert_int_equal(shop_as(t.shop, who, &view), 0);
    return view;
}

static void expect_nobody(const shop_identity *who, int code)
{
    shop *view = NULL;
    assert_int_equal(shop_as(t.shop, who, &view), code);
    assert_null(view);
}

static void identities_that_cannot_be_are_refused(void **state)
{
    static char long_text[300];
    shop_identity who = SHOP_IDENTITY_INIT;
    (void)state;
    memset(long_text, 'x', sizeof(long_text) - 1);
    expect_nobody(NULL, SHOP_E_USAGE);
    who.struct_size = 12;
    expect_nobody(&who, SHOP_E_USAGE);
    who = (shop_identity)SHOP_IDENTITY_INIT;
    who.user_id = USER;
    who.guest_id = GUEST;
    expect_nobody(&who, SHOP_E_USAGE);
    who = (shop_identity)SHOP_IDENTITY_INIT;
    who.user_id = GUEST;
    expect_nobody(&who, SHOP_E_INVALID);
    who.user_id = "usr_01JZ0000000000000000000000";
    expect_nobody(&who, SHOP_E_INVALID);
    who = (shop_identity)SHOP_IDENTITY_INIT;
    who.guest_id = "operator";
    expect_nobody(&who, SHOP_E_INVALID);
    who = (shop_identity)SHOP_IDENTITY_INIT;
    who.role = "admin"; /* whose? */
    expect_nobody(&who, SHOP_E_INVALID);
    who.user_id = USER;
    who.role = "emperor";
    expect_nobody(&who, SHOP_E_INVALID);
    who = (shop_identity)SHOP_IDENTITY_INIT;
    who.locale = long_text;
    expect_nobody(&who, SHOP_E_INVALID);
    who.locale = "\xff";
    expect_nobody(&who, SHOP_E_INVALID);
}

static void a_view_is_of_the_operator_only(void **state)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *second = NULL;
    int64_t done;
    (void)state;
    who.guest_id = GUEST;
    shop *first = view_of(&who);
    who.user_id = USER;
    who.guest_id = NULL;
    assert_int_equal(shop_as(first, &who, &second), SHOP_E_USAGE);
    assert_null(second);
    assert_int_equal(shop_run_pending(first, &done), SHOP_E_USAGE);
    shop_close(first);
}

static void a_view_keeps_texts_of_its_own(void **state)
{
    char user[] = USER, role[] = "support", locale[] = "de-AT";
    shop_identity who = SHOP_IDENTITY_INIT;
    (void)state;
    who.user_id = user;
    who.role = role;
    who.locale = locale;
    shop *view = view_of(&who);
    memset(user, 'x', 4);
    memset(role, 'x', 4);
    memset(locale, 'x', 4);
    assert_string_equal(view->identity->user_id, USER);
    assert_string_equal(view->identity->role, "support");
    assert_string_equal(view->identity->locale, "de-AT");
    assert_null(view->identity->guest_id);
    assert_int_equal(stats_of(view), 0);
    shop_close(view);
}

static void a_view_outlives_the_handle_it_was_made_from(void **state)
{
    shop *s = NULL, *view = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    const char *result = NULL;
    (void)state;
    who.guest_id = GUEST;
    assert_int_equal(shop_open(t.url, NULL, &s), 0);
    assert_int_equal(shop_as(s, &who, &view), 0);
    shop_close(s);
    assert_int_equal(shop_call_json(view, "category.list", "{}", &result), 0);
    shop_close(view);
    assert_int_equal(result[0], '{'); /* and a result outlives both */
    shop_free(result);
}

static void a_child_process_has_no_shop(void **state)
{
    int status;
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        bool refused = stats_of(t.shop) == SHOP_E_USAGE;
        shop_close(t.shop);
        /* What the parent owns is left alone, so a memory checker must not judge the child's end. */
        execl(refused ? "/bin/true" : "/bin/false", "child", (char *)NULL);
        _exit(1);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(stats_of(t.shop), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_no_store_is_refused),
        TEST(newer_headers_are_refused),
        TEST(options_of_a_strange_size_are_refused),
        TEST(older_options_are_taken),
        TEST(what_is_no_shop_is_refused),
        TEST(identities_that_cannot_be_are_refused),
        TEST(a_view_is_of_the_operator_only),
        TEST(a_view_keeps_texts_of_its_own),
        TEST(a_view_outlives_the_handle_it_was_made_from),
        TEST(a_child_process_has_no_shop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

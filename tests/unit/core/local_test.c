/* local_test.c - opening and closing: what an open that fails leaves, what is remembered of the options,
 * what a child process may do with its parent's shop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/core/local.h"
#include "tests/support/engine.h"

enum { ALLOCATIONS_MAX = 500, FORKS = 10, BUSY_THREADS = 3 };

static engine e;

static int find(call *c, const void *arguments, void *ret)
{
    const shop_product_find_args *args = arguments;
    shop_product *out = ret;
    TRY(call_depends(c, args->slug));
    out->slug = args->slug;
    return 0;
}

static int setup(void **state)
{
    *state = &e;
    engine_init(&e);
    engine_handle(&e, SHOP__OP_PRODUCT_FIND, find);
    return 0;
}

static int find_once(shop *s, const char *slug)
{
    const shop_product *found = NULL;
    shop_product_find_args args = SHOP_PRODUCT_FIND_INIT;
    args.slug = slug;
    int code = shop_product_find(s, &args, &found);
    shop_free(found);
    return code;
}

static void an_open_without_memory_leaves_nothing(void **state)
{
    fault f = {0};
    int code = SHOP_E_NO_MEMORY;
    (void)state;
    for (long n = 1; code != 0; n++) {
        assert_int_equal(e.live, 0);
        e.fail_at = e.allocations + n;
        f = (fault){0};
        code = engine_try_open(&e, 0, &f);
        bool struck = e.allocations >= e.fail_at;
        e.fail_at = 0;
        assert_int_equal(code, struck ? SHOP_E_NO_MEMORY : 0);
        if (struck && code == 0)
            engine_close(&e);
        assert_true(n < ALLOCATIONS_MAX);
    }
    assert_int_equal(find_once(e.shop, "a"), 0);
}

static void a_store_that_cannot_be_opened_leaves_nothing(void **state)
{
    fault f = {0};
    (void)state;
    snprintf(e.url, sizeof(e.url), "sqlite:/nowhere/at/all/shop.db");
    assert_int_equal(engine_try_open(&e, 0, &f), SHOP_E_INVALID);
    assert_true(strstr(f.message, "directory") != NULL);
    assert_int_equal(e.live, 0);
}

static void a_path_that_is_too_long_is_refused(void **state)
{
    static char long_path[5000];
    fault f = {0};
    shop_options options = SHOP_OPTIONS_INIT;
    shop_base base = {.references = 1, .opened_by = getpid(), .env = &e.env};
    (void)state;
    memset(long_path, 'x', sizeof(long_path) - 1);
    options.env = &e.env;
    options.mail_dir = long_path;
    assert_int_equal(shop__local_open(e.url, &options, e.list, SHOP__SERVICE_COUNT, &base, &f),
                     SHOP_E_TOO_LARGE);
    assert_null(base.owner.driver);
    assert_int_equal(e.live, 0);
}

static int open_from(const char *mail_from, fault *f)
{
    shop_options options = SHOP_OPTIONS_INIT;
    shop_base base = {.references = 1, .opened_by = getpid(), .env = &e.env};
    options.env = &e.env;
    options.flags = SHOP_OPEN_MANUAL;
    options.mail_from = mail_from;
    int code = shop__local_open(e.url, &options, e.list, SHOP__SERVICE_COUNT, &base, f);
    if (code == 0)
        base.owner.driver->close(base.owner.state);
    return code;
}

static void a_sender_that_is_no_address_is_refused(void **state)
{
    static const char *const bad[] = {"", "shop", "Shop <shop@example.org>", "a@b\nBcc: c@d", "\xff@b"};
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        fault f = {0};
        assert_int_equal(open_from(bad[i], &f), SHOP_E_INVALID);
        assert_string_equal(f.field, "mail_from");
        assert_int_equal(e.live, 0);
    }
    assert_int_equal(open_from("shop@example.org", NULL), 0);
}

static void without_a_sender_there_is_a_default(void **state)
{
    (void)state;
    engine_open(&e, SHOP_OPEN_MANUAL);
    assert_string_equal(engine_local(&e)->options.mail_from, "noreply@localhost");
}

static void what_writes_by_itself_lies_beside_the_store(void **state)
{
    char expected[ENGINE_PATH_MAX + 32];
    (void)state;
    engine_open(&e, SHOP_OPEN_MANUAL);
    const shop_options *options = &engine_local(&e)->options;
    snprintf(expected, sizeof(expected), "%s.mail", e.path);
    assert_string_equal(options->mail_dir, expected);
    snprintf(expected, sizeof(expected), "%s.sandbox", e.path);
    assert_string_equal(options->sandbox_log, expected);
}

static void a_missing_handler_is_no_crash(void **state)
{
    const shop_category *out = NULL;
    shop_category_get_args args = SHOP_CATEGORY_GET_INIT;
    (void)state;
    args.slug = "slug";
    engine_open(&e, SHOP_OPEN_MANUAL);
    assert_int_equal(shop_category_get(e.shop, &args, &out), SHOP_E_UNSUPPORTED);
}

/* --- fork ------------------------------------------------------------------------------------- */

/* What the parent owns a child leaves alone: a memory checker must not judge a child that ends well. */
static int in_a_child(int (*run)(void))
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        int wrong = run();
        if (wrong == 0)
            (void)execl("/bin/true", "true", (char *)NULL);
        _exit(wrong);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* What the background thread holds at the moment of a fork the child cannot give back: then try another moment. */
static int in_a_child_at_rest(int (*body)(void))
{
    enum { MOMENTS = 20, PAUSE_US = 20 * 1000 };
    int wrong = in_a_child(body);
    for (int i = 1; i < MOMENTS && wrong != 0; i++) {
        (void)usleep(PAUSE_US);
        wrong = in_a_child(body);
    }
    return wrong;
}

static shop *view;

static int use_and_close(void)
{
    int64_t done;
    char id[SHOP_ID_SIZE];
    int wrong = find_once(e.shop, "a") != SHOP_E_USAGE;
    wrong += strstr(shop_error_last()->message, "fork") == NULL;
    wrong += find_once(view, "a") != SHOP_E_USAGE;
    wrong += shop_run_pending(e.shop, &done) != SHOP_E_USAGE;
    wrong += shop_id_new(e.shop, "ord", id) != SHOP_E_USAGE;
    shop_close(view);
    shop_close(e.shop);
    return wrong + (e.live != 0);
}

static void a_child_may_only_close_its_parents_shop(void **state)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    (void)state;
    engine_open(&e, 0); /* with its thread, which the child does not have */
    assert_int_equal(shop_as(e.shop, &who, &view), 0);
    assert_int_equal(find_once(e.shop, "a"), 0);
    assert_int_equal(in_a_child_at_rest(use_and_close), 0);
    assert_int_equal(find_once(e.shop, "a"), 0);
    assert_int_equal(find_once(view, "b"), 0);
    shop_close(view);
}

#ifndef __SANITIZE_THREAD__
static atomic_bool busy;

static void keep_busy(void *argument)
{
    char slug[32];
    for (unsigned i = 0; busy; i++) {
        snprintf(slug, sizeof(slug), "slug-%u-%u", (unsigned)(uintptr_t)argument, i % 3000);
        (void)find_once(e.shop, slug);
    }
}

static int only_close(void)
{
    shop_close(e.shop);
    return 0;
}

/* Locks that other threads hold at the fork are held for ever in the child. */
static void a_child_of_a_busy_process_can_close_too(void **state)
{
    void *threads[BUSY_THREADS];
    (void)state;
    busy = true;
    engine_open(&e, 0);
    for (uintptr_t i = 0; i < BUSY_THREADS; i++)
        assert_int_equal(shop__thread_start(&e.env, keep_busy, (void *)i, &threads[i]), 0);
    for (int i = 0; i < FORKS; i++)
        assert_int_equal(in_a_child(only_close), 0);
    busy = false;
    for (size_t i = 0; i < BUSY_THREADS; i++)
        shop__thread_join(&e.env, threads[i]);
}
#endif

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_open_without_memory_leaves_nothing),
        TEST(a_store_that_cannot_be_opened_leaves_nothing),
        TEST(a_path_that_is_too_long_is_refused),
        TEST(a_sender_that_is_no_address_is_refused),
        TEST(without_a_sender_there_is_a_default),
        TEST(what_writes_by_itself_lies_beside_the_store),
        TEST(a_missing_handler_is_no_crash),
        TEST(a_child_may_only_close_its_parents_shop),
#ifndef __SANITIZE_THREAD__ /* whose own allocator a child of a busy process finds locked */
        TEST(a_child_of_a_busy_process_can_close_too),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

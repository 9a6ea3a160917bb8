/* handle_test.c - handles: opening, views, misuse, fork(). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

#include "shop/catalog.h"
#include "shop/shop.h"

static char folder[64], url[128];
static shop *s;

static int open_one(void **state)
{
    shop_options options = SHOP_OPTIONS_INIT;
    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/shop-handle-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(url, sizeof(url), "sqlite:%s/shop.db", folder);
    options.flags = SHOP_OPEN_MANUAL;
    return shop_open(url, &options, &s);
}

static int close_one(void **state)
{
    char path[160];
    (void)state;
    shop_close(s);
    snprintf(path, sizeof(path), "%s/shop.db", folder);
    unlink(path);
    rmdir(folder);
    return 0;
}

static int list(shop *as)
{
    const shop_category_tree *tree;
    shop_category_list_args args = SHOP_CATEGORY_LIST_INIT;
    int code = shop_category_list(as, &args, &tree);
    if (code == 0)
        shop_free(tree);
    return code;
}

static void options_of_another_size_are_refused(void **state)
{
    shop *other = NULL;
    shop_options options = SHOP_OPTIONS_INIT;
    (void)state;
    options.struct_size = sizeof(options) + 8;
    assert_int_equal(shop_open(url, &options, &other), SHOP_E_USAGE);
    options.struct_size = 0;
    assert_int_equal(shop_open(url, &options, &other), SHOP_E_USAGE);
    assert_null(other);
}

static void who_one_may_be(void **state)
{
    shop *view = NULL, *second = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    char guest[SHOP_ID_SIZE];
    (void)state;
    who.user_id = "usr_nonsense";
    assert_int_equal(shop_as(s, &who, &view), SHOP_E_INVALID);
    who.user_id = NULL;
    who.role = "admin";
    assert_int_equal(shop_as(s, &who, &view), SHOP_E_INVALID);
    who.role = NULL;
    assert_int_equal(shop_id_new(s, "gst", guest), 0);
    who.guest_id = guest;
    who.session = "x";
    assert_int_equal(shop_as(s, &who, &view), SHOP_E_USAGE);
    who.session = NULL;
    assert_int_equal(shop_as(s, &who, &view), 0);
    assert_int_equal(shop_as(view, &who, &second), SHOP_E_USAGE);
    assert_int_equal(list(view), 0);
    shop_close(view);
}

static void a_view_keeps_its_shop_open(void **state)
{
    shop *view = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    (void)state;
    assert_int_equal(shop_as(s, &who, &view), 0);
    shop_close(s);
    s = NULL;
    assert_int_equal(list(view), 0);
    shop_close(view);
}

static void a_child_must_open_its_own(void **state)
{
    int status = 0;
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        int code = list(s);
        shop_close(s);
        _exit(code == SHOP_E_USAGE ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_int_equal(list(s), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(options_of_another_size_are_refused, open_one, close_one),
        cmocka_unit_test_setup_teardown(who_one_may_be, open_one, close_one),
        cmocka_unit_test_setup_teardown(a_view_keeps_its_shop_open, open_one, close_one),
        cmocka_unit_test_setup_teardown(a_child_must_open_its_own, open_one, close_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* attach_test.c - what a service keeps in memory is made once, and given up when the shop closes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/api/handle.h"
#include "lib/core/core.h"
#include "tests/support/temp_shop.h"

static int made, released;
static bool refuse;

static void *make(const shop_env *env, const shop_options *options)
{
    (void)env;
    assert_non_null(options->sandbox_log);
    if (refuse)
        return NULL;
    made++;
    return &made;
}

static void release(void *what, bool forked)
{
    assert_ptr_equal(what, &made);
    assert_false(forked);
    released++;
}

static const attachment first = {make, release};
static const attachment second = {make, release};

static int ask(temp_shop *t, const attachment *what, void **ret)
{
    root r;
    call_header header = {0};
    shop__root_begin(&r, t->shop->base->owner.state, &header, NULL, 0);
    call c = {.root = &r};
    int code = call_attached(&c, what, ret);
    shop__root_end(&r);
    return code;
}

static void what_cannot_be_made_is_tried_again(void **state)
{
    temp_shop t;
    void *got = NULL;
    (void)state;
    made = released = 0;
    temp_shop_open(&t, NULL);
    refuse = true;
    assert_int_equal(ask(&t, &first, &got), SHOP_E_NO_MEMORY);
    assert_null(got);
    refuse = false;
    assert_int_equal(ask(&t, &first, &got), 0);
    temp_shop_close(&t);
    assert_int_equal(released, 1);
}

static void each_is_made_once_and_given_up_at_close(void **state)
{
    temp_shop t;
    void *got;
    (void)state;
    made = released = 0;
    temp_shop_open(&t, NULL);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ask(&t, &first, &got), 0);
        assert_ptr_equal(got, &made);
    }
    assert_int_equal(made, 1);
    assert_int_equal(ask(&t, &second, &got), 0);
    assert_int_equal(made, 2);
    assert_int_equal(released, 0);
    temp_shop_close(&t);
    assert_int_equal(released, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_made_is_tried_again),
        cmocka_unit_test(each_is_made_once_and_given_up_at_close),
    };
    return cmocka_run_group_tests_name("core.attach", tests, NULL, NULL);
}

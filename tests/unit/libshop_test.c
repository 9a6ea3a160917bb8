/* libshop_test.c - what the library is composed of: every service is routed, every scheme is known or refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/api/handle.h"

static void urls_that_name_no_store_are_refused(void **state)
{
    static const char *const urls[] = {"", "shop.db", "sqlit:x", "sqlite", "oracle:x", "SQLITE:x"};
    shop *s = NULL;
    (void)state;
    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        assert_int_equal(shop_open(urls[i], NULL, &s), SHOP_E_INVALID);
        assert_non_null(strstr(shop_error_last()->message, "sqlite:FILE"));
    }
    assert_int_equal(shop_open(NULL, NULL, &s), SHOP_E_INVALID);
    assert_null(s);
}

static void headers_of_the_future_are_refused(void **state)
{
    shop *s = NULL;
    (void)state;
    assert_int_equal(shop_open_version(SHOP_VERSION_NUMBER + 1, "sqlite:x.db", NULL, &s), SHOP_E_USAGE);
    assert_null(s);
    assert_true(shop_version() == SHOP_VERSION_NUMBER);
}

static void every_service_with_operations_has_a_route(void **state)
{
    char folder[] = "/tmp/shop-libshop-XXXXXX", url[64];
    shop_options options = SHOP_OPTIONS_INIT;
    shop *s = NULL;
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    options.flags = SHOP_OPEN_MANUAL;
    snprintf(url, sizeof(url), "sqlite:%s/shop.db", folder);
    assert_int_equal(shop_open(url, &options, &s), 0);
    for (size_t i = 0; i < SHOP__OP_COUNT; i++)
        assert_non_null(s->base->routes[shop__ops[i].service].driver);
    shop_close(s);
    unlink("shop.db");
    assert_int_equal(chdir("/"), 0);
    rmdir(folder);
}

/* A result outlives its shop, and each reference to it is dropped by itself. */
static void a_retained_result_lives_until_its_last_reference(void **state)
{
    char folder[] = "/tmp/shop-libshop-XXXXXX", url[64];
    shop_options options = SHOP_OPTIONS_INIT;
    shop *s = NULL;
    const char *json = NULL;
    (void)state;
    assert_null(shop_retain(NULL));
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    options.flags = SHOP_OPEN_MANUAL;
    snprintf(url, sizeof(url), "sqlite:%s/shop.db", folder);
    assert_int_equal(shop_open(url, &options, &s), 0);
    assert_int_equal(shop_call_json(s, "region.list", NULL, &json), 0);
    assert_ptr_equal(shop_retain(json), json);
    shop_free(json);
    shop_close(s);
    assert_non_null(strstr(json, "items"));
    shop_free(json);
    unlink("shop.db");
    assert_int_equal(chdir("/"), 0);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urls_that_name_no_store_are_refused),
        cmocka_unit_test(headers_of_the_future_are_refused),
        cmocka_unit_test(every_service_with_operations_has_a_route),
        cmocka_unit_test(a_retained_result_lives_until_its_last_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* calls_test.c - where a daemon answers calls: nowhere unless told, and not without keys on tcp. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sysexits.h>

#include "server/shopd/calls.h"
#include "tests/support/temp_shop.h"

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

static config listening(char *where)
{
    static char program[] = "shopd", flag[] = "--listen";
    char *argv[] = {program, flag, where, NULL}, *nothing[] = {NULL};
    const config_source from = {.argc = where != NULL ? 3 : 1, .argv = argv, .environment = nothing};
    config c;
    config_error e;
    if (!config_load(&from, &c, &e))
        fail_msg("%s", e.text);
    return c;
}

static void nobody_may_call_unless_told(void **state)
{
    config_error e;
    shop_server *server = NULL;
    config c = listening(NULL);
    (void)state;
    assert_true(calls_start(&c, t.shop, &server, &e));
    assert_null(server);
    calls_reload(server);
    config_free(&c);
}

static void every_place_is_answered(void **state)
{
    char where[512];
    config_error e;
    shop_server *server = NULL;
    shop *there;
    (void)state;
    snprintf(where, sizeof(where), "ipc://%s/a,ipc://%s/b", t.folder, t.folder);
    config c = listening(where);
    assert_true(calls_start(&c, t.shop, &server, &e));
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(shop_open(shop_server_endpoint(server, i), NULL, &there), 0);
        const char *answer = NULL;
        assert_int_equal(shop_call_json(there, "product.list", "{}", &answer), 0);
        shop_free(answer);
        shop_close(there);
    }
    shop_server_stop(server);
    config_free(&c);
}

static void network_needs_keys(void **state)
{
    static char where[] = "tcp://127.0.0.1:*";
    config_error e;
    shop_server *server = NULL;
    config c = listening(where);
    (void)state;
    assert_false(calls_start(&c, t.shop, &server, &e));
    assert_int_equal(e.status, EX_CONFIG);
    assert_non_null(strstr(e.text, "needs pki"));
    assert_null(server);
    config_free(&c);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(nobody_may_call_unless_told),
        CASE(every_place_is_answered),
        CASE(network_needs_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

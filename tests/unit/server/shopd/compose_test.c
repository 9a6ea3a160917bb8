/* compose_test.c - which services run here, and what is said when the others are nowhere. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sysexits.h>

#include "server/shopd/compose.h"

#define ALL "user", "catalog", "inventory", "cart", "order", "payment", "search", "recommendation", "notification"

/* From the words of a command line behind "shopd", which end with NULL. */
static config of_words(const char *const *words)
{
    char texts[24][64] = {"shopd"}, *argv[25] = {texts[0]}, *nothing[] = {NULL};
    int argc = 1;
    config c;
    config_error e;
    for (; words[argc - 1] != NULL; argc++) {
        snprintf(texts[argc], sizeof(texts[argc]), "%s", words[argc - 1]);
        argv[argc] = texts[argc];
    }
    const config_source from = {.argc = argc, .argv = argv, .environment = nothing};
    if (!config_load(&from, &c, &e))
        fail_msg("%s", e.text);
    return c;
}

#define WORDS(...) ((const char *[]){__VA_ARGS__, NULL})

static void expect_services(const char *const *words, const char *services)
{
    char text[SERVICES_TEXT_MAX_BYTES];
    config c = of_words(words);
    compose_services(&c, text);
    assert_string_equal(text, services);
    config_free(&c);
}

static void the_services_of_a_process(void **state)
{
    (void)state;
    expect_services(WORDS(NULL), "all");
    expect_services(WORDS(ALL), "all");
    expect_services(WORDS("order", "cart", "order"), "cart,order");
    expect_services(WORDS("user", "catalog", "inventory", "cart", "order", "payment", "search", "recommendation"),
                    "user,catalog,inventory,cart,order,payment,search,recommendation");
}

static void missing_services_are_named(void **state)
{
    config_error e;
    (void)state;
    config c = of_words(WORDS("order", "--route-cart", "ipc:cart"));
    assert_false(compose_check(&c, &e));
    assert_int_equal(e.status, EX_CONFIG);
    assert_non_null(strstr(e.text, "the command line"));
    assert_non_null(strstr(e.text, "route_user, route_catalog, route_inventory, route_payment"));
    assert_null(strstr(e.text, "route_cart"));
    assert_null(strstr(e.text, "route_order"));
    config_free(&c);
}

static void all_here_need_no_route(void **state)
{
    config_error e;
    (void)state;
    config c = of_words(WORDS(ALL));
    assert_true(compose_check(&c, &e));
    config_free(&c);
}

static void a_url_that_is_none_is_told(void **state)
{
    config_error e;
    shop *s = NULL;
    (void)state;
    config c = of_words(WORDS("--url", "nothing:x"));
    assert_false(compose_open(&c, &s, &e));
    assert_int_equal(e.status, EX_CONFIG);
    assert_non_null(strstr(e.text, "INVALID: url"));
    assert_null(s);
    config_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_services_of_a_process),
        cmocka_unit_test(missing_services_are_named),
        cmocka_unit_test(all_here_need_no_route),
        cmocka_unit_test(a_url_that_is_none_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

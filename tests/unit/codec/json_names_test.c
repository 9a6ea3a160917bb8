/* json_names_test.c - duplicate names: exact, after unescaping, few and many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/codec/json_scan.h"
#include "tests/unit/codec/codec_fixture.h"

enum { MANY = 1000, SLOT_BYTES = 16 };

static bool is_escaped(const char *name)
{
    return strchr(name, '\\') != NULL;
}

/* Whether two names of one object pass. */
static bool differ(const char *a, const char *b)
{
    char text[128];
    size_t start = 99, second = strlen(a) + 1;
    json_names names;
    bool unique;

    snprintf(text, sizeof text, "%s,%s", a, b);
    shop__json_names_init(&names, shop_env_default(), text);
    assert_true(shop__json_names_add(&names, 0, strlen(a), is_escaped(a)));
    assert_true(shop__json_names_add(&names, second, strlen(b), is_escaped(b)));
    unique = shop__json_names_close(&names, 0, &start);
    assert_int_equal(start, unique ? 99 : second);
    shop__json_names_free(&names);
    return unique;
}

static void equal_names_are_found(void **state)
{
    (void)state;
    assert_false(differ("", ""));
    assert_false(differ("sku", "sku"));
}

static void names_that_are_equal_once_unescaped_are_found(void **state)
{
    (void)state;
    assert_false(differ("a/b", "a\\/b"));
    assert_false(differ("\\n", "\\u000a"));
    assert_false(differ("\\b\\f\\r\\t", "\\u0008\\u000C\\u000d\\u0009"));
    assert_false(differ("\\\\", "\\u005c"));
    assert_false(differ("\\\"", "\\u0022"));
    assert_false(differ("\xc3\xa4", "\\u00e4"));
    assert_false(differ("\xe2\x82\xac", "\\u20AC"));
    assert_false(differ("\xf0\x9d\x84\x9e", "\\ud834\\udd1e"));
    assert_false(differ("\\u0061\\u0062", "ab"));
}

static void names_that_only_look_alike_differ(void **state)
{
    (void)state;
    assert_true(differ("sku", "SKU"));
    assert_true(differ("sku", "skus"));
    assert_true(differ("a", "\\u0062"));
    assert_true(differ("\\u0061", "\\u0061b"));
    assert_true(differ("n", "\\n"));
    assert_true(differ("\xc3\xa4", "a\xcc\x88")); /* not normalised: other bytes, another name */
}

/* Pairs with the same 32-bit FNV-1a. */
static void names_with_one_hash_are_still_compared(void **state)
{
    (void)state;
    assert_true(differ("costarring", "liquid"));
    assert_true(differ("declinate", "macallums"));
    assert_true(differ("altarage", "zinke"));
    assert_true(differ("costarrin\\u0067", "liqui\\u0064"));
}

/* Names 0, 1, 2, … in slots of one size; the text lives as long as the names. */
static bool add_many(json_names *names, char *text, int count)
{
    for (int i = 0; i < count; i++) {
        size_t start = (size_t)i * SLOT_BYTES;
        int length = snprintf(text + start, SLOT_BYTES, "name%d", i);
        if (!shop__json_names_add(names, start, (size_t)length, false))
            return false;
    }
    return true;
}

static void every_duplicate_among_many_is_found(void **state)
{
    static char text[(MANY + 1) * SLOT_BYTES];
    const size_t last = (size_t)MANY * SLOT_BYTES;

    (void)state;
    for (int twin = 0; twin < MANY; twin += 37) {
        json_names names;
        size_t start = 0;
        shop__json_names_init(&names, shop_env_default(), text);
        assert_true(add_many(&names, text, MANY));
        int length = snprintf(text + last, SLOT_BYTES, "name%d", twin);
        assert_true(shop__json_names_add(&names, last, (size_t)length, false));
        assert_false(shop__json_names_close(&names, 0, &start));
        assert_int_equal(start, last);
        shop__json_names_free(&names);
    }
}

static void many_different_names_pass(void **state)
{
    static char text[MANY * SLOT_BYTES];

    (void)state;
    for (int count = 0; count < MANY; count += count < 40 ? 1 : 97) {
        json_names names;
        size_t start;
        shop__json_names_init(&names, shop_env_default(), text);
        assert_true(add_many(&names, text, count));
        assert_true(shop__json_names_close(&names, 0, &start));
        assert_int_equal(names.count, 0);
        shop__json_names_free(&names);
    }
}

static void closing_an_inner_object_keeps_the_outer_names(void **state)
{
    static const char text[] = "a,b,a";
    json_names names;
    size_t start = 0;

    (void)state;
    shop__json_names_init(&names, shop_env_default(), text);
    assert_true(shop__json_names_add(&names, 0, 1, false));
    assert_true(shop__json_names_add(&names, 2, 1, false));
    assert_true(shop__json_names_add(&names, 4, 1, false));
    assert_true(shop__json_names_close(&names, 1, &start)); /* b and a */
    assert_int_equal(names.count, 1);
    assert_true(shop__json_names_add(&names, 4, 1, false));
    assert_false(shop__json_names_close(&names, 0, &start));
    shop__json_names_free(&names);
}

static void without_memory_the_stack_stops_growing_and_stays_whole(void **state)
{
    static char text[MANY * SLOT_BYTES];
    fixture_env e;
    json_names names;
    size_t start;

    (void)state;
    fixture_env_init(&e, 1);
    shop__json_names_init(&names, &e.env, text);
    assert_false(add_many(&names, text, MANY));
    assert_int_equal(names.count, 2 * JSON_NAMES_FEW);
    assert_true(shop__json_names_close(&names, 0, &start));
    shop__json_names_free(&names);
    assert_int_equal(e.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_names_are_found),
        cmocka_unit_test(names_that_are_equal_once_unescaped_are_found),
        cmocka_unit_test(names_that_only_look_alike_differ),
        cmocka_unit_test(names_with_one_hash_are_still_compared),
        cmocka_unit_test(every_duplicate_among_many_is_found),
        cmocka_unit_test(many_different_names_pass),
        cmocka_unit_test(closing_an_inner_object_keeps_the_outer_names),
        cmocka_unit_test(without_memory_the_stack_stops_growing_and_stays_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

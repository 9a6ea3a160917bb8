/* json_parse_test.c - cJSON behind the check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cjson/cJSON.h>
#include <cmocka.h>
#include <string.h>

#include "lib/codec/json.h"

static void what_cjson_alone_would_take_is_refused(void **state)
{
    static const char *const texts[] = {"{} x", "{\"a\":1,\"a\":2}", "[\"\\u0000\"]", "[01]"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        cJSON *tree = NULL;
        fault f = {0};
        assert_int_equal(shop__json_parse(texts[i], strlen(texts[i]), &tree, &f), SHOP_E_INVALID);
        assert_null(tree);
        assert_int_equal(f.code, SHOP_E_INVALID);
    }
}

static void a_document_becomes_a_tree(void **state)
{
    static const char text[] = "{\"a\":[1,\"x\"]} and more";
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(shop__json_parse(text, 13, &tree, NULL), 0);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(tree, "a")), 2);
    cJSON_Delete(tree);
}

static void long_numbers_are_parsed(void **state)
{
    static const char text[] =
        "[0.00000000000000000000000000000000000000000000000000000000000000000001"
        ",100000000000000000000000000000000000000000000000000000000000000000000]";
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(shop__json_parse(text, strlen(text), &tree, NULL), 0);
    assert_true(tree->child->valuedouble > 0.9e-68 && tree->child->valuedouble < 1.1e-68);
    assert_true(tree->child->next->valuedouble > 0.9e68);
    cJSON_Delete(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cjson_alone_would_take_is_refused),
        cmocka_unit_test(a_document_becomes_a_tree),
        cmocka_unit_test(long_numbers_are_parsed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* json_skip_test.c - stepping over values of checked text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/codec/json_scan.h"

static void assert_skips(const char *text, const char *rest)
{
    assert_string_equal(shop__json_skip_value(text), rest);
}

static void space_is_what_rfc_8259_calls_space(void **state)
{
    (void)state;
    assert_string_equal(shop__json_skip_space(" \t\r\n1"), "1");
    assert_string_equal(shop__json_skip_space("\v1"), "\v1");
}

static void brackets_and_escaped_quotes_within_strings_do_not_count(void **state)
{
    (void)state;
    assert_skips("[\"]\\\"]\", \"}\"]]", "]");
    assert_skips("{\"}\":\"\\\\\"},1", ",1");
}

static void scalars_end_before_what_separates(void **state)
{
    (void)state;
    assert_skips("-1.5e3,2", ",2");
    assert_skips("true]", "]");
    assert_skips("null }", " }");
    assert_skips("1\n}", "\n}");
    assert_skips("\"\",1", ",1");
    assert_skips("\"a\\\"b\"}", "}");
}

static void containers_are_skipped_whole(void **state)
{
    (void)state;
    assert_skips("{},1", ",1");
    assert_skips("[]]", "]");
    assert_skips("[[1,[2]],{\"a\":[]}] }", " }");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(space_is_what_rfc_8259_calls_space),
        cmocka_unit_test(brackets_and_escaped_quotes_within_strings_do_not_count),
        cmocka_unit_test(scalars_end_before_what_separates),
        cmocka_unit_test(containers_are_skipped_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

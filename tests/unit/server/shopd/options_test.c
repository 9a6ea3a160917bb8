/* options_test.c - the table of options is whole, and its types take what is good and nothing else. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "server/shopd/options.h"
#include "shop/shop.h"

static bool parses(option_id id, const char *text)
{
    char why[REASON_MAX_BYTES] = "";
    int64_t number;
    bool good = option_table[id].type->parse(&option_table[id], text, &number, why);
    assert_true(good || why[0] != '\0');
    return good;
}

static void every_default_is_a_value(void **state)
{
    (void)state;
    for (option_id i = 0; i < OPTION_COUNT; i++) {
        const option_row *o = &option_table[i];
        assert_non_null(o->doc);
        assert_non_null(o->since);
        assert_int_equal(o->doc[strlen(o->doc) - 1], '.');
        assert_true(parses(i, o->value));
        assert_true(o->min <= o->max);
    }
}

/* A name is a flag, a variable and a key: it needs to be the only one in each. */
static void every_name_is_its_own(void **state)
{
    bool is_file;
    (void)state;
    for (option_id i = 0; i < OPTION_COUNT; i++) {
        const char *name = option_table[i].name;
        assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz_"), strlen(name));
        assert_int_equal(option_find(name, strlen(name), &is_file), i);
        assert_false(is_file);
    }
}

static void only_secrets_have_files(void **state)
{
    bool is_file;
    (void)state;
    assert_int_equal(option_find("url_file", 8, &is_file), OPTION_URL);
    assert_true(is_file);
    assert_int_equal(option_find("drain_s_file", 12, &is_file), OPTION_COUNT);
    assert_int_equal(option_find("_file", 5, &is_file), OPTION_COUNT);
    assert_int_equal(option_find("ur", 2, &is_file), OPTION_COUNT);
    assert_int_equal(option_find("", 0, &is_file), OPTION_COUNT);
}

static void numbers_have_bounds(void **state)
{
    static const char *const wrong[] = {"", "0", "3601", "-1", "+5", " 5", "5 ", "5s", "0x5", "1e2", "5.0",
                                        "99999999999999999999"};
    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_false(parses(OPTION_DRAIN_S, wrong[i]));
    assert_true(parses(OPTION_DRAIN_S, "1"));
    assert_true(parses(OPTION_DRAIN_S, "3600"));
}

static void choices_are_whole_words(void **state)
{
    static const char list[] = "debug info warn error";
    static const char *const wrong[] = {"", "inf", "infos", "debug info", " info", "INFO"};
    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_int_equal(choice_index(list, wrong[i]), -1);
    assert_int_equal(choice_index(list, "debug"), 0);
    assert_int_equal(choice_index(list, "error"), 3);
}

static void addresses_are_of_this_machine(void **state)
{
    static const char *const wrong[] = {
        "127.0.0.1",      "127.0.0.1:",  "127.0.0.1:x", "127.0.0.1:65536", ":9464",     "0.0.0.0:9464",
        "192.0.2.1:9464", "[::]:9464",   "::1:9464",    "[::1:9464",       "127.1:9464", "localhost:9464",
        "[]:9464",        "[127.0.0.1]x:1", "::1]:9464", "9464",           "[fe80::1]:9464"};
    char host[64];
    uint16_t port;
    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        if (loopback_address(wrong[i], host, &port))
            fail_msg("%s was taken", wrong[i]);
    assert_true(loopback_address("127.0.0.1:9464", host, &port));
    assert_string_equal(host, "127.0.0.1");
    assert_int_equal(port, 9464);
    assert_true(loopback_address("127.1.2.3:0", host, &port));
    assert_true(loopback_address("[::1]:65535", host, &port));
    assert_string_equal(host, "::1");
    assert_int_equal(port, 65535);
}

static void lists_may_be_loose(void **state)
{
    const char *at = ", order,,cart , search,", *word;
    (void)state;
    assert_int_equal(next_word(&at, &word), 5);
    assert_memory_equal(word, "order", 5);
    assert_int_equal(next_word(&at, &word), 4);
    assert_int_equal(next_word(&at, &word), 6);
    assert_int_equal(next_word(&at, &word), 0);
}

static void services_are_known(void **state)
{
    (void)state;
    assert_true(parses(OPTION_SERVICES, "order, cart"));
    assert_false(parses(OPTION_SERVICES, "order, carts"));
    assert_false(parses(OPTION_SERVICES, "system"));
    assert_false(parses(OPTION_SERVICES,
                        "a_name_that_is_so_long_that_the_message_about_it_could_overflow_what_there_is_for_it_if_it_"
                        "were_not_cut_somewhere_on_its_way_into_the_text"));
}

/* A service that the library gains needs its route here. */
static void every_service_has_its_route(void **state)
{
    shop_operation_info info;
    size_t count = 0;
    (void)state;
    for (; shop_operation(count, &info); count++)
        if (strcmp(info.service, "system") != 0 && route_of(info.service, strlen(info.service)) == OPTION_COUNT)
            fail_msg("%s has no route", info.service);
    assert_true(count > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_default_is_a_value),      cmocka_unit_test(every_name_is_its_own),
        cmocka_unit_test(only_secrets_have_files),       cmocka_unit_test(numbers_have_bounds),
        cmocka_unit_test(choices_are_whole_words),       cmocka_unit_test(addresses_are_of_this_machine),
        cmocka_unit_test(lists_may_be_loose),            cmocka_unit_test(services_are_known),
        cmocka_unit_test(every_service_has_its_route),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

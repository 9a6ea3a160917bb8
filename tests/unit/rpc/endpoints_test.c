/* endpoints_test.c - which URLs name places, and which do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/rpc/endpoints.h"

static endpoint_list list;

static void assert_refused(const char *url)
{
    fault f = {0};
    if (shop__endpoints_parse(url, &list, &f) != SHOP_E_INVALID)
        fail_msg("taken: %s", url);
    assert_string_equal(f.field, "url");
    assert_true(f.message[0] != '\0');
}

static void refuses_what_is_no_place(void **state)
{
    static const char *const urls[] = {
        "", "ipc:", "ipc://", "tcp:", "tcp://", "tcp://host", "tcp://host:", "tcp://host:0", "tcp://host:65536",
        "tcp://host:1x", "tcp://host:+1", "tcp://:5000", "tcp://*:5000", "tcp://host:*", "tcp://eth0;10.0.0.1:5000",
        "tcp://ho st:1", "tcp://a:1,", "tcp://a:1,,b:2", "tcp://a:1,ipc:///b", "udp://a:1", "tcp://a:1000000",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++)
        assert_refused(urls[i]);
}

static void refuses_what_is_too_long(void **state)
{
    char url[2 * RPC_ENDPOINT_SIZE];
    (void)state;
    memset(url, 'a', sizeof(url));
    memcpy(url, "ipc://", 6);
    url[6 + 108] = '\0'; /* one more than the address of a socket holds */
    assert_refused(url);
    memset(url, 'a', sizeof(url));
    memcpy(url, "tcp://", 6);
    memcpy(url + sizeof(url) - 3, ":1", 3);
    assert_refused(url);
}

static void refuses_too_many(void **state)
{
    char url[8 * (RPC_ENDPOINTS_MAX + 2)] = "tcp://a:1";
    size_t length = strlen(url);
    fault f = {0};
    (void)state;
    for (int i = 1; i < RPC_ENDPOINTS_MAX; i++)
        length += (size_t)snprintf(url + length, sizeof(url) - length, ",a:%d", i + 1);
    assert_int_equal(shop__endpoints_parse(url, &list, &f), 0);
    assert_int_equal(list.count, RPC_ENDPOINTS_MAX);
    snprintf(url + length, sizeof(url) - length, ",a:99");
    assert_refused(url);
}

static void reads_files(void **state)
{
    fault f = {0};
    (void)state;
    assert_int_equal(shop__endpoints_parse("ipc:///run/shop/order", &list, &f), 0);
    assert_string_equal(list.at[0], "ipc:///run/shop/order");
    assert_false(list.network);
    assert_int_equal(shop__endpoints_parse("ipc:order.sock", &list, &f), 0);
    assert_string_equal(list.at[0], "ipc://order.sock");
    assert_int_equal(list.count, 1);
}

static void reads_several_instances(void **state)
{
    fault f = {0};
    (void)state;
    assert_int_equal(shop__endpoints_parse("tcp://a.example:5000,tcp://127.0.0.1:1,[::1]:65535", &list, &f), 0);
    assert_int_equal(list.count, 3);
    assert_true(list.network);
    assert_string_equal(list.at[0], "tcp://a.example:5000");
    assert_string_equal(list.at[1], "tcp://127.0.0.1:1");
    assert_string_equal(list.at[2], "tcp://[::1]:65535");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_is_no_place), cmocka_unit_test(refuses_what_is_too_long),
        cmocka_unit_test(refuses_too_many),         cmocka_unit_test(reads_files),
        cmocka_unit_test(reads_several_instances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

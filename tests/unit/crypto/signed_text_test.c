/* signed_text_test.c - lines of "name: value": each value has one spelling, and its line's number is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/crypto/curve.h"
#include "lib/crypto/signed_text.h"

/* Whether a reader takes a text of one line named "x". */
typedef int taker(text_reader *r);

static int take_value(text_reader *r)
{
    char out[TEXT_VALUE_SIZE];
    return shop__text_value(r, "x", out);
}

static int take_service(text_reader *r)
{
    char out[SERVICE_NAME_SIZE];
    return shop__text_service(r, "x", out);
}

static int take_raw(text_reader *r)
{
    uint8_t out[4];
    return shop__text_raw(r, "x", out, sizeof(out));
}

static int take_serial(text_reader *r)
{
    uint64_t out = 0;
    return shop__text_serial(r, "x", &out);
}

static int take_number(text_reader *r)
{
    int64_t out = 0;
    return shop__text_number(r, "x", &out);
}

static int take_time(text_reader *r)
{
    int64_t out = 0;
    return shop__text_time(r, "x", &out);
}

static const struct {
    taker *take;
    const char *good;
    const char *bad[16];
} cases[] = {
    {take_value, "x: v\n", {"", "x", "x:", "x: ", "x: \n", "x:v\n", "x: v", "X: v\n", " x: v\n", "x: v w\n", "x: v\r\n",
                            "x : v\n", "y: v\n", "x: \tv\n", "\n", "x: \xc3\xa4\n"}},
    {take_service, "x: order\n", {"x: Order\n", "x: ca\n", "x: ../a\n", "x: order-\n"}},
    {take_raw, "x: AAAA_w\n", {"x: AAAA/w\n", "x: AAAA_w=\n", "x: AAAA_x\n", "x: AAAA\n", "x: AAAA_wAA\n"}},
    {take_serial, "x: 0123456789abcdef\n", {"x: 0123456789abcde\n", "x: 0123456789abcdef0\n", "x: 0123456789ABCDEF\n",
                                            "x: 0000000000000000\n", "x: 8000000000000000\n", "x: +123456789abcdef\n"}},
    {take_number, "x: 12\n", {"x: 0\n", "x: -1\n", "x: 012\n", "x: +12\n", "x: 1.0\n", "x: 9223372036854775808\n",
                              "x: twelve\n"}},
    {take_time, "x: 2026-11-22T12:00:00.000Z\n", {"x: 2026-11-22T12:00:00Z\n", "x: 2026-11-22T12:00:00.500Z\n",
                                                   "x: 2026-11-22T13:00:00.000+01:00\n",
                                                   "x: 2026-11-31T12:00:00.000Z\n",
                                                   "x: now\n"}},
};

static int take(taker *by, const char *text, fault *f, size_t *ret_left)
{
    text_reader r = shop__text_reader(text, strlen(text), f);
    int code = by(&r);
    *ret_left = (size_t)(r.end - r.at);
    return code;
}

static void other_spellings_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        for (size_t n = 0; n < 16 && cases[i].bad[n] != NULL; n++) {
            size_t left;
            fault f = {.code = 0};
            assert_int_equal(take(cases[i].take, cases[i].bad[n], &f, &left), SHOP_E_CORRUPT);
            assert_non_null(strstr(f.message, "line 1: x: and "));
        }
}

static void the_one_spelling_is_taken(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t left;
        assert_int_equal(take(cases[i].take, cases[i].good, NULL, &left), 0);
        assert_int_equal(left, 0);
    }
}

static void a_value_has_a_bound(void **state)
{
    char text[TEXT_VALUE_SIZE + 8] = "x: ";
    fault f = {.code = 0};
    size_t left;
    (void)state;
    memset(text + 3, 'v', TEXT_VALUE_SIZE - 1);
    memcpy(text + 3 + TEXT_VALUE_SIZE - 1, "\n", 2);
    assert_int_equal(take(take_value, text, NULL, &left), 0);
    memcpy(text + 3 + TEXT_VALUE_SIZE - 1, "v\n", 3);
    assert_int_equal(take(take_value, text, &f, &left), SHOP_E_CORRUPT);
}

static void a_nul_is_no_end(void **state)
{
    static const char text[] = "x: v\0w\n";
    char out[TEXT_VALUE_SIZE];
    (void)state;
    text_reader r = shop__text_reader(text, sizeof(text) - 1, NULL);
    assert_int_equal(shop__text_value(&r, "x", out), SHOP_E_CORRUPT);
}

static void the_line_at_fault_is_told(void **state)
{
    static const char text[] = "head 1\nx: v\nn: zero\n";
    char out[TEXT_VALUE_SIZE];
    int64_t number = 0;
    fault f = {.code = 0};
    (void)state;
    text_reader r = shop__text_reader(text, strlen(text), &f);
    assert_int_equal(shop__text_head(&r, "head 1"), 0);
    assert_true(shop__text_next_is(&r, "x"));
    assert_false(shop__text_next_is(&r, "n"));
    assert_int_equal(shop__text_value(&r, "x", out), 0);
    assert_string_equal(out, "v");
    assert_int_equal(shop__text_number(&r, "n", &number), SHOP_E_CORRUPT);
    assert_non_null(strstr(f.message, "line 3: n"));
}

static void the_headline_is_exact(void **state)
{
    static const char *const bad[] = {"", "head 1", "head 2\n", "head 1 \n", "head 11\n", "Head 1\n"};
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        text_reader r = shop__text_reader(bad[i], strlen(bad[i]), NULL);
        assert_int_equal(shop__text_head(&r, "head 1"), SHOP_E_CORRUPT);
    }
}

static void nothing_follows_the_end(void **state)
{
    text_reader r = shop__text_reader("\n", 1, NULL);
    (void)state;
    assert_int_equal(shop__text_end(&r), SHOP_E_CORRUPT);
    r = shop__text_reader("", 0, NULL);
    assert_int_equal(shop__text_end(&r), 0);
}

static void what_is_written_can_be_read(void **state)
{
    buf b;
    uint64_t serial = 0;
    int64_t time = 0;
    uint8_t raw[4];
    (void)state;
    shop__buf_init(&b, shop_env_default(), 1024);
    shop__text_write_serial(&b, "serial", 0x1234);
    shop__text_write_time(&b, "time", 1795348800000);
    shop__text_write_raw(&b, "raw", (const uint8_t *)"abcd", 4);
    shop__text_write(&b, "x", "v");
    assert_string_equal(b.data, "serial: 0000000000001234\ntime: 2026-11-22T12:00:00.000Z\nraw: YWJjZA\nx: v\n");
    text_reader r = shop__text_reader(b.data, b.size, NULL);
    assert_int_equal(shop__text_serial(&r, "serial", &serial), 0);
    assert_int_equal(shop__text_time(&r, "time", &time), 0);
    assert_int_equal(shop__text_raw(&r, "raw", raw, 4), 0);
    assert_int_equal(serial, 0x1234);
    assert_int_equal(time, 1795348800000);
    assert_memory_equal(raw, "abcd", 4);
    shop__buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_spellings_are_refused), cmocka_unit_test(the_one_spelling_is_taken),
        cmocka_unit_test(a_value_has_a_bound),         cmocka_unit_test(a_nul_is_no_end),
        cmocka_unit_test(the_line_at_fault_is_told),   cmocka_unit_test(the_headline_is_exact),
        cmocka_unit_test(nothing_follows_the_end),     cmocka_unit_test(what_is_written_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

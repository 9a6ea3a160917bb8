/* text_test.c - UTF-8 against a decoder written the long way, cutting, hex, integers, hashes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "tests/unit/base/support.h"

enum { CODE_POINT_MAX = 0x10FFFF, SURROGATE_FIRST = 0xD800, SURROGATE_LAST = 0xDFFF };

static size_t encode(uint32_t c, char *out)
{
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (char)(leads[size] | c);
    return size;
}

/* Decode as the lead byte says, encode the result, and see whether the same bytes come out. */
static bool is_one_code_point(const char *t, size_t size)
{
    static const uint32_t masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t c = (unsigned char)t[0] & masks[size];
    char again[4];

    for (size_t i = 1; i < size; i++)
        c = c << 6 | ((unsigned char)t[i] & 0x3F);
    if (c == 0 || c > CODE_POINT_MAX || (c >= SURROGATE_FIRST && c <= SURROGATE_LAST))
        return false;
    return encode(c, again) == size && memcmp(again, t, size) == 0;
}

static bool is_valid(const char *t, size_t size)
{
    size_t i = 0;

    while (i < size) {
        size_t step = 0;

        for (size_t n = 1; n <= 4 && n <= size - i && step == 0; n++)
            step = is_one_code_point(t + i, n) ? n : 0;
        if (step == 0)
            return false;
        i += step;
    }
    return true;
}

static void nul_bytes_are_refused_anywhere(void **state)
{
    char text[32];

    (void)state;
    for (size_t at = 0; at < sizeof(text); at++) {
        memset(text, 'a', sizeof(text));
        text[at] = '\0';
        assert_false(shop__utf8_valid(text, sizeof(text)));
    }
}

static void known_bad_forms_are_refused(void **state)
{
    static const char *const bad[] = {
        "\x80",             "\xBF",         "\xC0\x80",         "\xC1\xBF",
        "\xE0\x9F\xBF",     "\xED\xA0\x80", "\xED\xBF\xBF",     "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",         "\xC3",
        "\xE2\x82",         "\xF0\x9F\x98", "abcdefgh\xE2\x82", "\xE2\x28\xA1",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(shop__utf8_valid(bad[i], strlen(bad[i])));
}

static void every_code_point_is_taken_and_no_surrogate(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= CODE_POINT_MAX; c++) {
        char text[4];
        size_t size = encode(c, text);
        bool surrogate = c >= SURROGATE_FIRST && c <= SURROGATE_LAST;

        if (shop__utf8_valid(text, size) == surrogate)
            fail_msg("U+%04" PRIX32, c);
    }
}

static void all_texts_of_up_to_three_bytes_agree_with_the_reference(void **state)
{
    (void)state;
    for (uint32_t bits = 0; bits < 1U << 24; bits++) {
        const char text[3] = {(char)(bits >> 16), (char)(bits >> 8), (char)bits};

        if ((bits & 0x80) == 0 && (bits & 0xFF) != 'a')
            continue; /* one ASCII byte stands for all of them in the last place */
        if (shop__utf8_valid(text, 3) != is_valid(text, 3))
            fail_msg("%06" PRIX32, bits);
    }
}

static void damaged_texts_agree_with_the_reference(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (int round = 0; round < 200 * 1000; round++) {
        char text[64];
        size_t size = 0;

        while (size < 40) {
            uint32_t c = (uint32_t)draw_below(&seed, 3) != 0 ? 0x20 : 1;

            size += encode(c + (uint32_t)draw_below(&seed, c == 1 ? CODE_POINT_MAX : 90),
                           text + size);
        }
        if (draw_below(&seed, 2) == 0)
            text[draw_below(&seed, size)] = (char)draw(&seed);
        size -= draw_below(&seed, 5);
        assert_int_equal(shop__utf8_valid(text, size), is_valid(text, size));
    }
}

static void nothing_is_valid_text(void **state)
{
    (void)state;
    assert_true(shop__utf8_valid("", 0));
}

static void a_cut_never_splits_a_code_point(void **state)
{
    uint64_t seed = 2;

    (void)state;
    for (int round = 0; round < 20 * 1000; round++) {
        char text[64];
        size_t size = 0;

        while (size < 48) {
            uint32_t c = 1 + (uint32_t)draw_below(&seed, UINT64_C(1) << draw_below(&seed, 21));

            if (c < SURROGATE_FIRST || c > SURROGATE_LAST)
                size += encode(c, text + size);
        }
        size_t wanted = draw_below(&seed, size + 1);
        size_t cut = shop__utf8_cut(text, wanted);

        assert_true(cut <= wanted && wanted - cut < 4);
        assert_true(shop__utf8_valid(text, cut));
        for (size_t longer = cut + 1; longer <= wanted; longer++)
            assert_false(shop__utf8_valid(text, longer));
    }
}

static void a_cut_of_broken_text_stays_within_it(void **state)
{
    (void)state;
    assert_int_equal(shop__utf8_cut("", 0), 0);
    assert_int_equal(shop__utf8_cut("\x80\x80", 2), 2);
    assert_int_equal(shop__utf8_cut("a\x80\x80\x80\x80", 5), 5);
    assert_int_equal(shop__utf8_cut("a\xF0\x9F\x98", 4), 1);
}

static void null_texts_are_empty_and_equal_only_each_other(void **state)
{
    (void)state;
    assert_false(shop__text_equal(NULL, ""));
    assert_false(shop__text_equal("", NULL));
    assert_false(shop__text_equal("a", "A"));
    assert_false(shop__text_equal("a", "ab"));
    assert_true(shop__text_equal(NULL, NULL));
    assert_true(shop__text_equal("sku", "sku"));
    assert_true(shop__text_empty(NULL));
    assert_true(shop__text_empty(""));
    assert_false(shop__text_empty(" "));
}

static void hashes_are_fnv_1a(void **state)
{
    (void)state;
    assert_true(shop__text_hash("", 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(shop__text_hash("a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(shop__text_hash("foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void hex_is_lower_case_and_terminated(void **state)
{
    const unsigned char bytes[] = {0x00, 0x0F, 0xA0, 0xFF, 0x12};
    char out[11];

    (void)state;
    memset(out, 'x', sizeof(out));
    shop__hex(bytes, sizeof(bytes), out);
    assert_string_equal(out, "000fa0ff12");
    shop__hex(bytes, 0, out);
    assert_string_equal(out, "");
}

static void texts_that_are_no_int64_are_refused(void **state)
{
    static const char *const bad[] = {
        "",      "-",    "+1",  " 1", "1 ", "1.0", "0x1", "--1", "1-", "a", "1e3",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999",
    };
    int64_t value = 42;

    (void)state;
    assert_false(shop__text_int(NULL, &value));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(shop__text_int(bad[i], &value));
    assert_int_equal(value, 42);
}

static void integers_survive_printing_and_reading(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (int round = 0; round < 100 * 1000; round++) {
        int64_t value = round == 0 ? INT64_MIN : round == 1 ? INT64_MAX : draw_int(&seed);
        int64_t read = 0;
        char text[24];

        snprintf(text, sizeof(text), "%" PRId64, value);
        assert_true(shop__text_int(text, &read));
        assert_true(read == value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nul_bytes_are_refused_anywhere),
        cmocka_unit_test(known_bad_forms_are_refused),
        cmocka_unit_test(every_code_point_is_taken_and_no_surrogate),
        cmocka_unit_test(all_texts_of_up_to_three_bytes_agree_with_the_reference),
        cmocka_unit_test(damaged_texts_agree_with_the_reference),
        cmocka_unit_test(nothing_is_valid_text),
        cmocka_unit_test(a_cut_never_splits_a_code_point),
        cmocka_unit_test(a_cut_of_broken_text_stays_within_it),
        cmocka_unit_test(null_texts_are_empty_and_equal_only_each_other),
        cmocka_unit_test(hashes_are_fnv_1a),
        cmocka_unit_test(hex_is_lower_case_and_terminated),
        cmocka_unit_test(texts_that_are_no_int64_are_refused),
        cmocka_unit_test(integers_survive_printing_and_reading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

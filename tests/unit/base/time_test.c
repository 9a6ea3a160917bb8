/* time_test.c - the calendar against the C library's, and every rule of RFC 3339's grammar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lib/base/time.h"
#include "tests/unit/base/support.h"

#define MS_MIN INT64_C(-62167219200000)
#define MS_MAX INT64_C(253402300799999)
#define MS_PER_DAY INT64_C(86400000)

static void texts_that_are_no_date_time_are_refused(void **state)
{
    static const char *const bad[] = {
        "",
        "2026",
        "2026-11-22",
        "2026-11-22T15:02:03",
        "2026-11-22 15:02:03Z",
        "2026-11-22T15:02Z",
        "2026-11-22T15:02:03ZZ",
        "2026-11-22T15:02:03Z ",
        " 2026-11-22T15:02:03Z",
        "26-11-22T15:02:03Z",
        "+2026-11-22T15:02:03Z",
        "2026-1-22T15:02:03Z",
        "2026-00-22T15:02:03Z",
        "2026-13-22T15:02:03Z",
        "2026-11-00T15:02:03Z",
        "2026-11-31T15:02:03Z",
        "2026-02-29T15:02:03Z",
        "1900-02-29T15:02:03Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T15:60:03Z",
        "2026-11-22T15:02:61Z",
        "2026-11-22T15:02:03.Z",
        "2026-11-22T15:02:03,5Z",
        "2026-11-22T15:02:03+01",
        "2026-11-22T15:02:03+0100",
        "2026-11-22T15:02:03+24:00",
        "2026-11-22T15:02:03+01:60",
        "2026-11-22T15:02:03 01:00",
        "2026-11-22T-5:02:03Z",
        "2026-11-22T15:02:03Z\n",
    };
    int64_t ms = 42;

    (void)state;
    assert_false(shop__time_parse(NULL, &ms));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (shop__time_parse(bad[i], &ms))
            fail_msg("%s", bad[i]);
    }
    assert_int_equal(ms, 42);
}

static void every_cut_of_a_date_time_is_refused(void **state)
{
    const char *whole = "2026-11-22T15:02:03.004+01:00";
    int64_t ms;

    (void)state;
    for (size_t size = 0; size < strlen(whole); size++) {
        char text[TIME_TEXT_MAX] = "";

        memcpy(text, whole, size);
        assert_false(shop__time_parse(text, &ms));
    }
    assert_true(shop__time_parse(whole, &ms));
}

static void a_leap_second_elsewhere_than_at_the_end_of_a_month_is_refused(void **state)
{
    int64_t ms;

    (void)state;
    assert_false(shop__time_parse("2016-12-31T23:58:60Z", &ms));
    assert_false(shop__time_parse("2016-12-30T23:59:60Z", &ms));
    assert_false(shop__time_parse("2016-12-31T23:59:60+01:00", &ms));
}

static void a_leap_second_counts_as_the_next_second(void **state)
{
    static const char *const texts[] = {"2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00",
                                        "2016-12-31T15:59:60-08:00"};
    int64_t next;
    int64_t ms;

    (void)state;
    assert_true(shop__time_parse("2017-01-01T00:00:00Z", &next));
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_true(shop__time_parse(texts[i], &ms));
        assert_true(ms == next);
    }
    assert_true(shop__time_parse("2016-12-31T23:59:60.25Z", &ms));
    assert_true(ms == next + 250);
}

static void expect(const char *text, int64_t expected)
{
    int64_t ms = 0;

    if (!shop__time_parse(text, &ms) || ms != expected)
        fail_msg("%s gives %lld", text, (long long)ms);
}

static void the_grammar_of_rfc_3339_is_accepted(void **state)
{
    (void)state;
    expect("1970-01-01T00:00:00Z", 0);
    expect("1970-01-01t00:00:00z", 0);
    expect("1985-04-12T23:20:50.52Z", INT64_C(482196050520));
    expect("1996-12-19T16:39:57-08:00", INT64_C(851042397000));
    expect("1937-01-01T12:00:27.87+00:20", INT64_C(-1041337172130));
    expect("1970-01-01T00:00:00-00:00", 0);
    expect("1970-01-01T23:59:00+23:59", 0);
    expect("1970-01-01T00:00:00.1Z", 100);
    expect("1970-01-01T00:00:00.0019999999999999999999999999999999Z", 1);
    expect("1969-12-31T23:59:59.9999Z", -1);
    expect("2000-02-29T00:00:00Z", INT64_C(951782400000));
    expect("0000-01-01T00:00:00Z", MS_MIN);
    expect("9999-12-31T23:59:59.999Z", MS_MAX);
}

static void expect_print(int64_t ms, const char *expected)
{
    char text[TIME_TEXT_MAX];

    assert_int_equal(shop__time_print(ms, text), strlen(expected));
    assert_string_equal(text, expected);
}

static void times_without_a_text_are_printed_as_the_nearest(void **state)
{
    (void)state;
    expect_print(MS_MIN - 1, "0000-01-01T00:00:00.000Z");
    expect_print(INT64_MIN, "0000-01-01T00:00:00.000Z");
    expect_print(MS_MAX + 1, "9999-12-31T23:59:59.999Z");
    expect_print(INT64_MAX, "9999-12-31T23:59:59.999Z");
}

static void milliseconds_are_always_printed(void **state)
{
    (void)state;
    expect_print(0, "1970-01-01T00:00:00.000Z");
    expect_print(-1, "1969-12-31T23:59:59.999Z");
    expect_print(INT64_C(1795359723004), "2026-11-22T15:02:03.004Z");
}

/* What strftime() makes of it; %Y does not pad years below 1000, so the year is printed here. */
static void print_by_libc(int64_t ms, char *out, size_t size)
{
    int64_t part = ((ms % 1000) + 1000) % 1000;
    time_t seconds = (time_t)((ms - part) / 1000);
    char rest[24];
    struct tm t;

    assert_non_null(gmtime_r(&seconds, &t));
    assert_true(strftime(rest, sizeof(rest), "-%m-%dT%H:%M:%S", &t) > 0);
    snprintf(out, size, "%04d%s.%03dZ", t.tm_year + 1900, rest, (int)part);
}

static void expect_like_libc(int64_t ms)
{
    char expected[64];
    char text[TIME_TEXT_MAX];
    int64_t again = ~ms;

    print_by_libc(ms, expected, sizeof(expected));
    assert_int_equal(shop__time_print(ms, text), strlen(expected));
    assert_string_equal(text, expected);
    assert_true(shop__time_parse(text, &again));
    assert_true(again == ms);
}

static void random_times_agree_with_the_c_library(void **state)
{
    uint64_t seed = 4;

    (void)state;
    for (int round = 0; round < 200 * 1000; round++)
        expect_like_libc(MS_MIN + (int64_t)draw_below(&seed, (uint64_t)(MS_MAX - MS_MIN + 1)));
}

static void every_day_of_four_centuries_agrees_with_the_c_library(void **state)
{
    int64_t first = INT64_C(-11676096000000); /* 1600-01-01 */

    (void)state;
    for (int64_t day = -1; day <= 146097; day++)
        expect_like_libc(first + day * MS_PER_DAY + 86399999 * (day & 1));
}

static void the_ends_of_february_are_right_in_every_year(void **state)
{
    (void)state;
    for (int year = 0; year <= 9999; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        int64_t february;
        int64_t march;
        int64_t ms;
        char text[48];

        snprintf(text, sizeof(text), "%04d-02-28T00:00:00Z", year);
        assert_true(shop__time_parse(text, &february));
        snprintf(text, sizeof(text), "%04d-03-01T00:00:00Z", year);
        assert_true(shop__time_parse(text, &march));
        assert_true(march - february == (leap ? 2 : 1) * MS_PER_DAY);
        snprintf(text, sizeof(text), "%04d-02-29T00:00:00Z", year);
        assert_int_equal(shop__time_parse(text, &ms), leap);
    }
}

static void an_offset_moves_the_time_by_itself(void **state)
{
    uint64_t seed = 5;

    (void)state;
    for (int round = 0; round < 20 * 1000; round++) {
        int64_t local = (int64_t)draw_below(&seed, 4102444800) * 1000;
        int minutes = (int)draw_below(&seed, 24 * 60);
        bool west = draw_below(&seed, 2) == 0;
        char text[64];
        int64_t ms;

        size_t length = shop__time_print(local, text);
        snprintf(text + length - 1, sizeof(text) - length + 1, "%c%02d:%02d", west ? '-' : '+',
                 minutes / 60, minutes % 60);
        assert_true(shop__time_parse(text, &ms));
        assert_true(ms == local + (west ? 1 : -1) * INT64_C(60000) * minutes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_that_are_no_date_time_are_refused),
        cmocka_unit_test(every_cut_of_a_date_time_is_refused),
        cmocka_unit_test(a_leap_second_elsewhere_than_at_the_end_of_a_month_is_refused),
        cmocka_unit_test(a_leap_second_counts_as_the_next_second),
        cmocka_unit_test(the_grammar_of_rfc_3339_is_accepted),
        cmocka_unit_test(times_without_a_text_are_printed_as_the_nearest),
        cmocka_unit_test(milliseconds_are_always_printed),
        cmocka_unit_test(random_times_agree_with_the_c_library),
        cmocka_unit_test(every_day_of_four_centuries_agrees_with_the_c_library),
        cmocka_unit_test(the_ends_of_february_are_right_in_every_year),
        cmocka_unit_test(an_offset_moves_the_time_by_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

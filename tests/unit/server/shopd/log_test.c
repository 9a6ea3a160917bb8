/* log_test.c - every line is one JSON object, whatever is put into it, and secrets are not in it. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cjson/cJSON.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "server/shopd/log.h"

static int ends[2];

/* What was written since the last call, as an object; NULL when nothing was. */
static cJSON *line_of(void)
{
    char text[LOG_LINE_MAX_BYTES + 1];
    ssize_t size = read(ends[0], text, sizeof(text) - 1);
    if (size <= 0)
        return NULL;
    text[size] = '\0';
    assert_true(size <= LOG_LINE_MAX_BYTES);
    assert_ptr_equal(strchr(text, '\n'), text + size - 1);
    cJSON *ret = cJSON_Parse(text);
    if (ret == NULL)
        fail_msg("no JSON: %s", text);
    return ret;
}

static void expect_field(const cJSON *line, const char *name, const char *value)
{
    const char *found = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(line, name));
    assert_non_null(found);
    assert_string_equal(found, value);
}

static void a_line_has_its_parts(void **state)
{
    (void)state;
    log_write(LEVEL_WARN, "it happened", FIELDS(f_text("who", "me"), f_int("count", -5), f_text("none", NULL)));
    cJSON *line = line_of();
    expect_field(line, "level", "warn");
    expect_field(line, "service", "tests");
    expect_field(line, "msg", "it happened");
    expect_field(line, "who", "me");
    expect_field(line, "none", "");
    assert_true(cJSON_GetObjectItem(line, "count")->valuedouble == -5);
    const char *ts = cJSON_GetStringValue(cJSON_GetObjectItem(line, "ts"));
    assert_int_equal(strlen(ts), strlen("2026-01-02T03:04:05.678Z"));
    assert_int_equal(ts[10], 'T');
    assert_int_equal(ts[23], 'Z');
    cJSON_Delete(line);
}

static void texts_are_escaped(void **state)
{
    static const struct {
        const char *text, *read;
    } rows[] = {{"a\"b\\c\n\t\x01", "a\"b\\c\n\t\x01"},
                {"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80", "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80"},
                {"\xC3", "\xEF\xBF\xBD"},
                {"a\xFF\x62", "a\xEF\xBF\xBD\x62"},
                {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
                {"\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD"},
                {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
                {"\xE2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD"}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        log_write(LEVEL_INFO, rows[i].text, FIELDS(f_text("field", rows[i].text)));
        cJSON *line = line_of();
        expect_field(line, "msg", rows[i].read);
        expect_field(line, "field", rows[i].read);
        cJSON_Delete(line);
    }
}

static void marked_values_are_left_out(void **state)
{
    (void)state;
    log_write(LEVEL_INFO, "m",
              FIELDS(f_marked("a", "canary", MARK_SECRET), f_marked("b", "canary", MARK_PII),
                     f_marked("c", "shown", MARK_PLAIN)));
    cJSON *line = line_of();
    expect_field(line, "a", "(secret)");
    expect_field(line, "b", "(personal)");
    expect_field(line, "c", "shown");
    cJSON_Delete(line);
}

static void known_secrets_are_cut_out(void **state)
{
    (void)state;
    log_hide("canary");
    log_hide("abc"); /* too short to be told from a word */
    log_write(LEVEL_INFO, "abc canary.", FIELDS(f_text("a", "xcanarycanary"), f_text("b", "canar")));
    cJSON *line = line_of();
    expect_field(line, "msg", "abc (secret).");
    expect_field(line, "a", "x(secret)(secret)");
    expect_field(line, "b", "canar");
    cJSON_Delete(line);
    log_hide(NULL);
    log_write(LEVEL_INFO, "canary", NULL);
    line = line_of();
    expect_field(line, "msg", "canary");
    cJSON_Delete(line);
}

static void so_many_secrets_are_kept(void **state)
{
    char secret[32];
    (void)state;
    for (int i = 0; i <= LOG_SECRETS_MAX; i++) {
        snprintf(secret, sizeof(secret), "canary-%02d", i);
        log_hide(secret);
    }
    log_write(LEVEL_INFO, "canary-00 canary-15 canary-16", NULL);
    cJSON *line = line_of();
    expect_field(line, "msg", "(secret) (secret) canary-16");
    cJSON_Delete(line);
    log_hide(NULL);
}

/* What has no room is left out as a whole, so that the line is an object at every length. */
static void long_lines_are_cut(void **state)
{
    static char text[LOG_TEXT_MAX_BYTES];
    size_t cut = 0;
    (void)state;
    for (size_t size = 0; size + 1 < sizeof(text); size++) {
        memset(text, 'x', size);
        text[size] = '\0';
        log_write(LEVEL_INFO, text, FIELDS(f_text("a", text), f_text("b", text), f_text("c", text), f_text("d", text)));
        cJSON *line = line_of();
        expect_field(line, "msg", text);
        bool whole = cJSON_GetObjectItem(line, "d") != NULL;
        assert_int_equal(cJSON_IsTrue(cJSON_GetObjectItem(line, "cut")), !whole);
        cut += !whole;
        cJSON_Delete(line);
    }
    assert_in_range(cut, 1, sizeof(text) / 2);
}

static void long_texts_end_with_an_ellipsis(void **state)
{
    static char text[2 * LOG_LINE_MAX_BYTES];
    (void)state;
    memset(text, '\x01', sizeof(text) - 1);
    log_write(LEVEL_INFO, text, FIELDS(f_text("after", "there")));
    cJSON *line = line_of();
    const char *found = cJSON_GetStringValue(cJSON_GetObjectItem(line, "msg"));
    assert_string_equal(found + strlen(found) - 3, "\xE2\x80\xA6");
    expect_field(line, "after", "there");
    cJSON_Delete(line);
}

static void levels_are_counted_when_written(void **state)
{
    int64_t before = log_lines(LEVEL_DEBUG);
    (void)state;
    log_write(LEVEL_DEBUG, "m", NULL);
    assert_null(line_of());
    assert_int_equal(log_lines(LEVEL_DEBUG), before);
    log_set_level(LEVEL_DEBUG);
    log_write(LEVEL_DEBUG, "m", NULL);
    log_set_level(LEVEL_INFO);
    cJSON_Delete(line_of());
    assert_int_equal(log_lines(LEVEL_DEBUG), before + 1);
}

static int open_pipe(void **state)
{
    (void)state;
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    log_to(ends[1], "tests");
    return 0;
}

static int close_pipe(void **state)
{
    (void)state;
    log_to(STDERR_FILENO, "shopd");
    close(ends[0]);
    close(ends[1]);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_its_parts),       cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(marked_values_are_left_out), cmocka_unit_test(known_secrets_are_cut_out),
        cmocka_unit_test(long_lines_are_cut),         cmocka_unit_test(long_texts_end_with_an_ellipsis),
        cmocka_unit_test(so_many_secrets_are_kept),
        cmocka_unit_test(levels_are_counted_when_written),
    };
    return cmocka_run_group_tests(tests, open_pipe, close_pipe);
}

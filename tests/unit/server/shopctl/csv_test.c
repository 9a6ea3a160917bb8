/* csv_test.c - what is a row, what is none, and that a bad row costs no other. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "server/shopctl/csv.h"

static csv_reader open_text(const char *text, size_t size)
{
    csv_reader r;
    FILE *from = fmemopen((void *)(uintptr_t)text, size, "r");
    assert_non_null(from);
    assert_true(csv_open(&r, from));
    return r;
}

static void close_text(csv_reader *r)
{
    fclose(r->from);
    csv_close(r);
}

/* The next row has these fields, joined by '|'. */
static void expect_row(csv_reader *r, long line, const char *joined)
{
    char got[4096] = "";
    assert_true(csv_next(r));
    if (r->error != NULL)
        fail_msg("line %ld: %s", r->line, r->error);
    for (size_t i = 0, used = 0; i < r->count; i++)
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s%s", i > 0 ? "|" : "",
                                 r->fields[i]);
    assert_string_equal(got, joined);
    assert_int_equal(r->line, line);
}

static void expect_wrong(csv_reader *r, long line, const char *why)
{
    assert_true(csv_next(r));
    assert_non_null(r->error);
    assert_non_null(strstr(r->error, why));
    assert_int_equal(r->line, line);
}

static void expect_end(csv_reader *r)
{
    assert_false(csv_next(r));
}

static void wrong_rows_cost_no_other(void **state)
{
    static const char text[] = "a,b\"c\nd,\"e\"f\ng,h\n\"i,\n";
    csv_reader r = open_text(text, sizeof(text) - 1);
    (void)state;
    expect_wrong(&r, 1, "inside an unquoted field");
    expect_wrong(&r, 2, "behind a closing quote");
    expect_row(&r, 3, "g|h");
    expect_wrong(&r, 4, "not closed");
    expect_end(&r);
    close_text(&r);
}

static void nul_is_refused(void **state)
{
    static const char text[] = "a,b\0c\nd,\"\0\"\ne,f\n";
    csv_reader r = open_text(text, sizeof(text) - 1);
    (void)state;
    expect_wrong(&r, 1, "NUL");
    expect_wrong(&r, 2, "NUL");
    expect_row(&r, 3, "e|f");
    close_text(&r);
}

static void fields_have_a_limit(void **state)
{
    char text[2 * CSV_FIELDS_MAX + 2];
    (void)state;
    memset(text, ',', sizeof(text));
    text[CSV_FIELDS_MAX - 1] = '\n'; /* as many as there may be */
    text[2 * CSV_FIELDS_MAX] = '\n'; /* one more */
    text[2 * CSV_FIELDS_MAX + 1] = 'x';
    csv_reader r = open_text(text, sizeof(text));
    assert_true(csv_next(&r));
    assert_null(r.error);
    assert_int_equal(r.count, CSV_FIELDS_MAX);
    expect_wrong(&r, 2, "too many fields");
    expect_row(&r, 3, "x");
    close_text(&r);
}

static void rows_have_a_limit(void **state)
{
    size_t size = 2 * CSV_ROW_MAX_BYTES + 3;
    char *text = malloc(size);
    (void)state;
    assert_non_null(text);
    memset(text, 'x', size);
    text[CSV_ROW_MAX_BYTES - 1] = '\n'; /* with its terminator it just fits */
    text[2 * CSV_ROW_MAX_BYTES] = '\n';
    csv_reader r = open_text(text, size);
    assert_true(csv_next(&r));
    assert_null(r.error);
    assert_int_equal(strlen(r.fields[0]), CSV_ROW_MAX_BYTES - 1);
    expect_wrong(&r, 2, "too long");
    expect_row(&r, 3, "xx");
    close_text(&r);
    free(text);
}

static void rows_as_spreadsheets_write_them(void **state)
{
    static const char text[] = "\xef\xbb\xbf\"name\",price\r\n\"a \"\"big\"\" one, red\",\"1.00\"\r\n"
                               "\"two\r\nlines\",2\r\n,\r\n\"\",last";
    csv_reader r = open_text(text, sizeof(text) - 1);
    (void)state;
    expect_row(&r, 1, "name|price");
    expect_row(&r, 2, "a \"big\" one, red|1.00");
    expect_row(&r, 3, "two\r\nlines|2");
    expect_row(&r, 5, "|");
    expect_row(&r, 6, "|last");
    expect_end(&r);
    close_text(&r);
}

static void only_a_whole_mark_is_one(void **state)
{
    static const char *const texts[] = {"\xef", "\xef\xbb", "\xef\xbb\xbe", "\xef\xbc\x81", "x\xef"};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        csv_reader r = open_text(texts[i], strlen(texts[i]));
        expect_row(&r, 1, texts[i]);
        expect_end(&r);
        close_text(&r);
    }
}

static void empty_lines_are_told_from_empty_fields(void **state)
{
    static const char text[] = "\n\r\n\"\"\n,\nx\n";
    static const bool blank[] = {true, true, false, false, false};
    csv_reader r = open_text(text, sizeof(text) - 1);
    (void)state;
    for (size_t i = 0; i < sizeof(blank) / sizeof(blank[0]); i++) {
        assert_true(csv_next(&r));
        assert_null(r.error);
        assert_int_equal(r.blank, blank[i]);
    }
    expect_end(&r);
    close_text(&r);
}

static void a_mark_alone_is_an_empty_file(void **state)
{
    csv_reader r = open_text("\xef\xbb\xbf", 3);
    (void)state;
    expect_end(&r);
    close_text(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_rows_cost_no_other),
        cmocka_unit_test(nul_is_refused),
        cmocka_unit_test(fields_have_a_limit),
        cmocka_unit_test(rows_have_a_limit),
        cmocka_unit_test(rows_as_spreadsheets_write_them),
        cmocka_unit_test(only_a_whole_mark_is_one),
        cmocka_unit_test(empty_lines_are_told_from_empty_fields),
        cmocka_unit_test(a_mark_alone_is_an_empty_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

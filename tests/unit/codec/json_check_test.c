/* json_check_test.c - what the strict scanner refuses, and that it says where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/codec/json.h"
#include "lib/codec/json_scan.h"
#include "tests/unit/codec/codec_fixture.h"

#ifndef SHOP_SOURCE_DIR
#define SHOP_SOURCE_DIR "."
#endif

enum { PATH_TEXT_MAX = 4096, FILE_BYTES_MAX = 1024 * 1024, LARGE_OBJECT = 5000 };

/* The check over a block of exactly that size, so that a sanitizer sees a read behind it. */
static int check(const char *text, size_t size, fault *f)
{
    char *exact = malloc(size > 0 ? size : 1);
    int code;

    assert_non_null(exact);
    memcpy(exact, text, size);
    code = shop__json_check(exact, size, f);
    free(exact);
    return code;
}

static void assert_refused(const char *text, const char *message)
{
    fault f = {0};

    assert_int_equal(check(text, strlen(text), &f), SHOP_E_INVALID);
    assert_string_equal(f.message, message);
}

static void assert_accepted(const char *text)
{
    fault f = {0};

    if (check(text, strlen(text), &f) != 0)
        fail_msg("%s: %s", text, f.message);
}

static void structure_faults_say_what_was_expected_and_where(void **state)
{
    static const char value[] = "expected a value: an object, array, string, number, true, false "
                                "or null";
    static const struct {
        const char *text;
        const char *where;
        const char *what;
    } rows[] = {
        {"", "line 1, column 1", value},
        {" \n ", "line 2, column 2", value},
        {"[1,]", "line 1, column 4", value},
        {"[\n  1\n  2]", "line 3, column 3", "expected ',' or ']'"},
        {"{\"a\":1 \"b\":2}", "line 1, column 8", "expected ',' or '}'"},
        {"{\"a\" 1}", "line 1, column 6", "expected ':' behind the name"},
        {"{a:1}", "line 1, column 2", "expected a name in double quotes"},
        {"{\"a\":1,}", "line 1, column 8", "expected a name in double quotes"},
        {"[1]]", "line 1, column 4", "expected nothing behind the value"},
        {"1 2", "line 1, column 3", "expected nothing behind the value"},
        {"[1}", "line 1, column 3", "expected ',' or ']'"},
        {"[", "line 1, column 2", value},
        {"{", "line 1, column 2", "expected a name in double quotes"},
        {"nul", "line 1, column 1", value},
        {"True", "line 1, column 1", value},
        {"\xef\xbb\xbf{}", "line 1, column 1", value},
        {"// note\n1", "line 1, column 1", value},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char message[200];
        snprintf(message, sizeof message, "%s: %s", rows[i].where, rows[i].what);
        assert_refused(rows[i].text, message);
    }
}

static void number_faults_are_refused(void **state)
{
    (void)state;
    assert_refused("01", "line 1, column 2: a number must not begin with 0");
    assert_refused("-01", "line 1, column 3: a number must not begin with 0");
    assert_refused("-", "line 1, column 2: expected a digit");
    assert_refused("1.", "line 1, column 3: expected a digit");
    assert_refused("[1.e1]", "line 1, column 4: expected a digit");
    assert_refused("1e", "line 1, column 3: expected a digit");
    assert_refused("1e+-1", "line 1, column 4: expected a digit");
    assert_refused("-Infinity", "line 1, column 2: expected a digit");
}

static void string_faults_are_refused(void **state)
{
    (void)state;
    assert_refused("\"a", "line 1, column 3: the text ends within a string; expected '\"'");
    assert_refused("\"a\\", "line 1, column 4: the text ends within an escape");
    assert_refused("\"\\x\"", "line 1, column 2: expected one of \" \\ / b f n r t u behind a "
                              "backslash");
    assert_refused("\"a\tb\"", "line 1, column 3: a control character in a string must be escaped");
    assert_refused("\"\\u12g4\"", "line 1, column 2: expected four hexadecimal digits behind \\u");
    assert_refused("\"\\u12", "line 1, column 2: expected four hexadecimal digits behind \\u");
    assert_refused("\"\\ud800\"", "line 1, column 2: a high surrogate without the low one behind "
                                  "it");
    assert_refused("\"\\ud800\\ud800\"", "line 1, column 2: a high surrogate without the low one "
                                         "behind it");
    assert_refused("\"\\udc00\"", "line 1, column 2: a low surrogate without the high one before "
                                  "it");
}

static void nul_is_refused_raw_and_escaped(void **state)
{
    fault f = {0};

    (void)state;
    assert_refused("\"\\u0000\"", "line 1, column 2: \\u0000 is not allowed in a text");
    assert_refused("{\"a\\u0000\":1}", "line 1, column 4: \\u0000 is not allowed in a text");
    assert_int_equal(check("\"a\0b\"", 5, &f), SHOP_E_INVALID);
    assert_string_equal(f.message, "line 1, column 3: a control character in a string must be "
                                   "escaped");
    assert_int_equal(check("1\0", 2, NULL), SHOP_E_INVALID);
    assert_int_equal(check("\"\\\0\"", 4, NULL), SHOP_E_INVALID);
}

static void malformed_utf8_is_refused(void **state)
{
    static const char *const texts[] = {
        "\"\x80\"", "\"\xc0\x80\"", "\"\xc1\xbf\"", "\"\xe0\x9f\xbf\"", "\"\xed\xa0\x80\"",
        "\"\xf0\x8f\xbf\xbf\"", "\"\xf4\x90\x80\x80\"", "\"\xf5\x80\x80\x80\"", "\"\xff\"",
        "\"\xe2\x82\"", "\"\xc3", "\"\xf0\x9f\x98",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_refused(texts[i], "line 1, column 2: not valid UTF-8");
}

static void a_name_that_stands_twice_is_refused(void **state)
{
    (void)state;
    assert_refused("{\"a\":1,\n \"a\":2}",
                   "line 2, column 2: a name must not stand twice in one object");
    assert_refused("{\"a\":1,\"\\u0061\":2}",
                   "line 1, column 8: a name must not stand twice in one object");
    assert_refused("[{\"x\":{\"\":1,\"b\":2,\"\":3}}]",
                   "line 1, column 19: a name must not stand twice in one object");
}

static void the_same_name_in_other_objects_is_accepted(void **state)
{
    (void)state;
    assert_accepted("{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]},\"b\":{\"a\":1},\"A\":3}");
}

/* {"n0":0,"n1":0,…} and one more member, whose name is given. */
static char *large_object(const char *last)
{
    size_t capacity = LARGE_OBJECT * 16 + 64, used = 1;
    char *text = malloc(capacity);

    assert_non_null(text);
    text[0] = '{';
    for (int i = 0; i < LARGE_OBJECT; i++)
        used += (size_t)snprintf(text + used, capacity - used, "\"n%d\":0,", i);
    snprintf(text + used, capacity - used, "\"%s\":0}", last);
    return text;
}

static void duplicates_in_a_large_object_are_found(void **state)
{
    static const char *const last[] = {"n0", "n4999", "n2500", "\\u006e77"};

    (void)state;
    for (size_t i = 0; i < sizeof last / sizeof last[0]; i++) {
        char *text = large_object(last[i]);
        fault f = {0};
        assert_int_equal(check(text, strlen(text), &f), SHOP_E_INVALID);
        assert_non_null(strstr(f.message, "stand twice"));
        free(text);
    }
}

static void a_large_object_without_memory_for_its_names_is_refused_and_leaks_nothing(void **state)
{
    char *text = large_object("other");

    (void)state;
    for (int allowed = 0; allowed < 6; allowed++) {
        fixture_env e;
        fault f = {0};
        fixture_env_init(&e, allowed);
        assert_int_equal(shop__json_check_in(&e.env, text, strlen(text), &f), SHOP_E_NO_MEMORY);
        assert_int_equal(f.code, SHOP_E_NO_MEMORY);
        assert_int_equal(e.live, 0);
    }
    free(text);
}

static void a_large_object_needs_memory_only_while_it_is_checked(void **state)
{
    char *text = large_object("other");
    fixture_env e;

    (void)state;
    fixture_env_init(&e, 6); /* 128 names, doubled six times */
    assert_int_equal(shop__json_check_in(&e.env, text, strlen(text), NULL), 0);
    assert_int_equal(e.allowed, 0);
    assert_int_equal(e.live, 0);
    free(text);
}

static void a_document_without_large_objects_allocates_nothing(void **state)
{
    static const char text[] = "[{\"a\":1,\"b\":[{\"c\":{}},{\"c\":[]}]},{\"a\":\"\\u00e4\"}]";
    fixture_env e;

    (void)state;
    fixture_env_init(&e, 0);
    assert_int_equal(shop__json_check_in(&e.env, text, strlen(text), NULL), 0);
}

/* `depth` times the opening, the middle, and `depth` times the closing. */
static int check_nested(int depth, const char *opening, const char *middle, const char *closing,
                        fault *f)
{
    char text[8 * (JSON_DEPTH_MAX + 2)];
    size_t used = 0;

    for (int i = 0; i < depth; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s", opening);
    used += (size_t)snprintf(text + used, sizeof text - used, "%s", middle);
    for (int i = 0; i < depth; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s", closing);
    assert_true(used < sizeof text);
    return check(text, used, f);
}

static void nesting_is_limited(void **state)
{
    fault f = {0};

    (void)state;
    assert_int_equal(check_nested(JSON_DEPTH_MAX + 1, "[", "", "]", &f), SHOP_E_TOO_LARGE);
    assert_string_equal(f.message, "line 1, column 65: nested too deeply; at most 64");
    assert_int_equal(check_nested(JSON_DEPTH_MAX + 1, "{\"a\":", "1", "}", NULL), SHOP_E_TOO_LARGE);
    assert_int_equal(check_nested(JSON_DEPTH_MAX, "[", "", "]", NULL), 0);
    assert_int_equal(check_nested(JSON_DEPTH_MAX, "{\"a\":", "1", "}", NULL), 0);
    assert_int_equal(check_nested(JSON_DEPTH_MAX / 2, "[{\"a\":", "1", "}]", NULL), 0);
}

static int check_zeros(size_t count)
{
    size_t size = 2 * count + 1;
    char *text = malloc(size);
    int code;

    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + 2 * i, ",0", 2);
    text[0] = '[';
    text[size - 1] = ']';
    code = shop__json_check(text, size, NULL);
    free(text);
    return code;
}

static void the_number_of_values_is_limited(void **state)
{
    (void)state;
    assert_int_equal(check_zeros(JSON_MEMBERS_MAX), SHOP_E_TOO_LARGE); /* and the array itself */
    assert_int_equal(check_zeros(JSON_MEMBERS_MAX - 1), 0);
}

static int check_string_of(size_t size)
{
    char *text = malloc(size);
    int code;

    assert_non_null(text);
    memset(text, 'x', size);
    text[0] = text[size - 1] = '"';
    code = shop__json_check(text, size, NULL);
    free(text);
    return code;
}

static void the_size_is_limited(void **state)
{
    (void)state;
    assert_int_equal(check_string_of(JSON_SIZE_MAX + 1), SHOP_E_TOO_LARGE);
    assert_int_equal(check_string_of(JSON_SIZE_MAX), 0);
}

static void every_cut_of_a_document_is_refused(void **state)
{
    static const char text[] = "{\"a\":[1.5e+3,true,null,\"\\u00e4\\n\xc3\xa4\"],\"b\":{\"c\":-0}}";

    (void)state;
    for (size_t size = 0; size < sizeof text - 1; size++)
        assert_int_equal(check(text, size, NULL), SHOP_E_INVALID);
    assert_int_equal(check(text, sizeof text - 1, NULL), 0);
}

static void every_kind_of_value_is_accepted(void **state)
{
    static const char *const texts[] = {
        "0", "-0", "1", "-10.25", "1e5", "1E+5", "0.5e-5", "true", " false ", "null\n", "\"\"",
        "[]", "{}", "[ ]", "{ }", "[[],{}]", "{\"a\":{}, \"b\" : [ ] }", "\t1\r\n",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\uD834\\uDd1e\"", "\"\x7f\"", "\"\xc2\x80\"",
        "\"\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf\"",
        "\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_accepted(texts[i]);
}

/* ---- the public conformance suite, where its folder is at hand */

/* RFC 8259 leaves these to the reader; two values for one name and NUL in a text we refuse. */
static const char *const refused_although_well_formed[] = {
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
    "y_object_escaped_null_in_key.json",
    "y_string_null_escape.json",
};

static bool is_refused_by_choice(const char *name)
{
    for (size_t i = 0; i < 4; i++) {
        if (strcmp(refused_although_well_formed[i], name) == 0)
            return true;
    }
    return false;
}

static void json_folder(char *out, size_t capacity)
{
    const char *shared = getenv("SHOP_SHARED_DATA");

    if (shared != NULL)
        snprintf(out, capacity, "%s/json", shared);
    else
        snprintf(out, capacity, "%s/../shared/data/json", SHOP_SOURCE_DIR);
}

static int check_file(const char *folder, const char *name)
{
    char path[PATH_TEXT_MAX];
    char *text = malloc(FILE_BYTES_MAX);
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file;
    size_t size;
    int code;

    assert_true(length > 0 && (size_t)length < sizeof path);
    file = fopen(path, "rb");
    assert_non_null(text);
    assert_non_null(file);
    size = fread(text, 1, FILE_BYTES_MAX, file);
    assert_true(size < FILE_BYTES_MAX);
    fclose(file);
    code = check(text, size, NULL);
    free(text);
    return code;
}

static void assert_conforms(const char *folder, const char *name)
{
    bool accepted = check_file(folder, name) == 0;

    if (name[0] == 'y' && accepted == is_refused_by_choice(name))
        fail_msg("%s is %s", name, accepted ? "accepted" : "refused");
    if (name[0] == 'n' && accepted)
        fail_msg("%s is accepted", name);
}

static void the_public_suite_is_kept(void **state)
{
    const char *ci = getenv("CI");
    char folder[PATH_TEXT_MAX];
    size_t count = 0;
    DIR *dir;

    (void)state;
    json_folder(folder, sizeof folder);
    dir = opendir(folder);
    if (dir == NULL) {
        print_message("no JSON files in %s: set SHOP_SHARED_DATA to the shared data's folder\n",
                      folder);
        if (ci != NULL && strcmp(ci, "true") == 0)
            fail();
        skip();
    }
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (strstr(entry->d_name, ".json") == NULL)
            continue;
        assert_conforms(folder, entry->d_name);
        count++;
    }
    closedir(dir);
    assert_true(count > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure_faults_say_what_was_expected_and_where),
        cmocka_unit_test(number_faults_are_refused),
        cmocka_unit_test(string_faults_are_refused),
        cmocka_unit_test(nul_is_refused_raw_and_escaped),
        cmocka_unit_test(malformed_utf8_is_refused),
        cmocka_unit_test(a_name_that_stands_twice_is_refused),
        cmocka_unit_test(the_same_name_in_other_objects_is_accepted),
        cmocka_unit_test(duplicates_in_a_large_object_are_found),
        cmocka_unit_test(a_large_object_without_memory_for_its_names_is_refused_and_leaks_nothing),
        cmocka_unit_test(a_large_object_needs_memory_only_while_it_is_checked),
        cmocka_unit_test(a_document_without_large_objects_allocates_nothing),
        cmocka_unit_test(nesting_is_limited),
        cmocka_unit_test(the_number_of_values_is_limited),
        cmocka_unit_test(the_size_is_limited),
        cmocka_unit_test(every_cut_of_a_document_is_refused),
        cmocka_unit_test(every_kind_of_value_is_accepted),
        cmocka_unit_test(the_public_suite_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

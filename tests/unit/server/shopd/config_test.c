/* config_test.c - the layers, one above another; what is refused is refused with its place. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "server/shopd/config.h"
#include "server/shopd/help.h"

enum { WORDS_MAX = 16 };

/* The words behind "shopd", and the environment, both ended by NULL. */
static bool load(char *const *words, char **environment, config *c, config_error *e)
{
    char *argv[WORDS_MAX] = {(char[]){"shopd"}};
    int argc = 1;
    for (; words[argc - 1] != NULL; argc++)
        argv[argc] = words[argc - 1];
    const config_source from = {.argc = argc, .argv = argv, .environment = environment};
    return config_load(&from, c, e);
}

#define WORDS(...) ((char *[]){__VA_ARGS__, NULL})
#define NOTHING ((char *[]){NULL})
#define W(text) ((char[]){text})

static config loaded(char *const *words, char **environment)
{
    config c;
    config_error e;
    if (!load(words, environment, &c, &e))
        fail_msg("%s", e.text);
    return c;
}

static void expect_refused(char *const *words, char **environment, int status, const char *told)
{
    config c;
    config_error e;
    assert_false(load(words, environment, &c, &e));
    assert_int_equal(e.status, status);
    if (strstr(e.text, told) == NULL)
        fail_msg("\"%s\" is not in \"%s\"", told, e.text);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        assert_null(c.settings[i].text);
}

/* A file of its own in the test's folder; freed by forget(). */
static char *write_file(const char *content, size_t size)
{
    const char *folder = getenv("TMPDIR");
    char *name = NULL;
    assert_true(asprintf(&name, "%s/shopd-config.XXXXXX", folder != NULL ? folder : "/tmp") > 0);
    int file = mkstemp(name);
    assert_true(file >= 0);
    assert_int_equal(write(file, content, size), (ssize_t)size);
    close(file);
    return name;
}

static void forget(char *name)
{
    unlink(name);
    free(name);
}

static void wrong_words_are_refused(void **state)
{
    (void)state;
    expect_refused(WORDS(W("--nothing")), NOTHING, EX_USAGE, "no flag --nothing;");
    expect_refused(WORDS(W("--drain-s")), NOTHING, EX_USAGE, "--drain-s needs a value");
    expect_refused(WORDS(W("--drain-s=0")), NOTHING, EX_USAGE, "--drain-s: drain_s = 0 must be a whole number from 1");
    expect_refused(WORDS(W("orders")), NOTHING, EX_USAGE, "the command line: services = orders must be");
    expect_refused(WORDS(W("order"), W("--services"), W("cart")), NOTHING, EX_USAGE, "is given already");
    expect_refused(NOTHING, WORDS(W("SHOP_DRAIN_S=x")), EX_CONFIG, "$SHOP_DRAIN_S: drain_s = x");
}

static void secrets_are_not_repeated(void **state)
{
    config c;
    config_error e;
    (void)state;
    assert_false(load(WORDS(W("--urk=canary")), NOTHING, &c, &e));
    assert_null(strstr(e.text, "canary"));
    assert_false(load(WORDS(W("--url=canary"), W("--url=canary")), NOTHING, &c, &e));
    assert_null(strstr(e.text, "canary"));
    c = loaded(WORDS(W("--url=postgresql://u:canary@h/d"), W("--mail-from=canary@example.org")), NOTHING);
    assert_string_equal(config_text(&c, OPTION_URL), "postgresql://u:canary@h/d");
    assert_string_equal(config_shown(&c, OPTION_URL), "(secret)");
    assert_string_equal(config_shown(&c, OPTION_MAIL_FROM), "(personal)");
    assert_string_equal(config_shown(&c, OPTION_DRAIN_S), "30");
    config_free(&c);
}

static void values_remember_their_place(void **state)
{
    static const char content[] = "[process]\ndrain_s = 5\n[log]\nlog_level: warn ; a comment\n[shop]\ntimeout_ms = 7";
    char *name = write_file(content, sizeof(content) - 1), *flag = NULL;
    (void)state;
    assert_true(asprintf(&flag, "--config=%s", name) > 0);
    config c = loaded(WORDS(flag, W("--cache-mib"), W("8")), WORDS(W("SHOP_DRAIN_S=6"), W("SHOP_TIMEOUT_MS=")));
    assert_int_equal(config_number(&c, OPTION_DRAIN_S), 6);
    assert_string_equal(c.settings[OPTION_DRAIN_S].origin, "$SHOP_DRAIN_S");
    assert_int_equal(config_number(&c, OPTION_LOG_LEVEL), 2);
    assert_non_null(strstr(c.settings[OPTION_LOG_LEVEL].origin, ":4"));
    assert_int_equal(config_number(&c, OPTION_TIMEOUT_MS), 7);
    assert_int_equal(config_number(&c, OPTION_CACHE_MIB), 8);
    assert_string_equal(c.settings[OPTION_CACHE_MIB].origin, "--cache-mib");
    assert_string_equal(c.settings[OPTION_METRICS].origin, "default");
    config_free(&c);
    free(flag);
    forget(name);
}

static void words_name_services(void **state)
{
    (void)state;
    config c = loaded(WORDS(W("order"), W("--drain-s"), W("5"), W("cart")), NOTHING);
    assert_string_equal(config_text(&c, OPTION_SERVICES), "order,cart");
    assert_int_equal(config_number(&c, OPTION_DRAIN_S), 5);
    config_free(&c);
}

/* getopt() moves words about; a reload reads the same ones. */
static void words_can_be_read_again(void **state)
{
    char *argv[] = {W("shopd"), W("order"), W("--drain-s"), W("5"), NULL};
    const config_source from = {.argc = 4, .argv = argv, .environment = NOTHING};
    (void)state;
    for (int i = 0; i < 3; i++) {
        config c;
        config_error e;
        assert_true(config_load(&from, &c, &e));
        assert_string_equal(config_text(&c, OPTION_SERVICES), "order");
        assert_int_equal(config_number(&c, OPTION_DRAIN_S), 5);
        config_free(&c);
    }
}

static void printing_needs_no_configuration(void **state)
{
    static const struct {
        const char *word;
        action action;
    } rows[] = {{"-h", ACTION_HELP}, {"--help", ACTION_HELP}, {"--help-config", ACTION_HELP_CONFIG},
                {"--help-manual", ACTION_HELP_MANUAL}, {"--version", ACTION_VERSION}};
    char word[32];
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        snprintf(word, sizeof(word), "%s", rows[i].word);
        config c = loaded(WORDS(W("--config=no/such/file"), word), WORDS(W("SHOP_DRAIN_S=x")));
        assert_int_equal(c.action, rows[i].action);
        config_free(&c);
    }
}

static void secrets_come_from_files(void **state)
{
    static const struct {
        const char *content, *value;
    } good[] = {{"sqlite:a.db", "sqlite:a.db"}, {"sqlite:a.db\n", "sqlite:a.db"}, {"sqlite:a.db\r\n", "sqlite:a.db"}};
    static const char *const wrong[] = {"", "\n", "a\nb\n", "a\n\n"};
    char variable[512];
    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        char *name = write_file(good[i].content, strlen(good[i].content));
        snprintf(variable, sizeof(variable), "SHOP_URL_FILE=%s", name);
        config c = loaded(NOTHING, WORDS(variable));
        assert_string_equal(config_text(&c, OPTION_URL), good[i].value);
        config_free(&c);
        forget(name);
    }
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        char *name = write_file(wrong[i], strlen(wrong[i]));
        snprintf(variable, sizeof(variable), "SHOP_URL_FILE=%s", name);
        expect_refused(NOTHING, WORDS(variable), EX_CONFIG, "$SHOP_URL_FILE: ");
        forget(name);
    }
    expect_refused(NOTHING, WORDS(W("SHOP_URL=a"), W("SHOP_URL_FILE=/nowhere")), EX_CONFIG, "is given already");
}

static void long_values_are_refused(void **state)
{
    static char variable[CONFIG_VALUE_MAX_BYTES + 16] = "SHOP_URL=";
    (void)state;
    memset(variable + 9, 'a', CONFIG_VALUE_MAX_BYTES);
    config c = loaded(NOTHING, WORDS(variable));
    assert_int_equal(strlen(config_text(&c, OPTION_URL)), CONFIG_VALUE_MAX_BYTES);
    config_free(&c);
    variable[9 + CONFIG_VALUE_MAX_BYTES] = 'a';
    expect_refused(NOTHING, WORDS(variable), EX_CONFIG, "$SHOP_URL: url has more than 4096 bytes");
}

/* The bounds of a line and of a file: what is at them is taken, what is beyond is not. */
static void long_files_are_refused(void **state)
{
    static char text[CONFIG_FILE_MAX_BYTES + 1];
    (void)state;
    for (size_t size = CONFIG_FILE_MAX_BYTES; size <= CONFIG_FILE_MAX_BYTES + 1; size++) {
        config c = {.action = ACTION_RUN};
        config_error e = {0};
        memset(text, '\n', size);
        FILE *from = fmemopen(text, size, "r");
        assert_non_null(from);
        assert_int_equal(config_read_stream(&c, from, "long", &e), size == CONFIG_FILE_MAX_BYTES);
        assert_int_equal(e.status, size == CONFIG_FILE_MAX_BYTES ? 0 : EX_CONFIG);
        fclose(from);
        config_free(&c);
    }
}

/* What --help-config prints sets every option of the file to its default. */
static void the_printed_file_is_the_defaults(void **state)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    config c = {.action = ACTION_RUN};
    config_error e = {0};
    (void)state;
    help_print_config(to);
    assert_int_equal(fclose(to), 0);
    FILE *from = fmemopen(text, size, "r");
    assert_non_null(from);
    if (!config_read_stream(&c, from, "printed", &e))
        fail_msg("%s", e.text);
    fclose(from);
    for (option_id i = 0; i < OPTION_COUNT; i++)
        if (option_table[i].section != NULL)
            assert_string_equal(config_text(&c, i), option_table[i].value);
    config_free(&c);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_words_are_refused),     cmocka_unit_test(secrets_are_not_repeated),
        cmocka_unit_test(values_remember_their_place), cmocka_unit_test(words_name_services),
        cmocka_unit_test(words_can_be_read_again),     cmocka_unit_test(printing_needs_no_configuration),
        cmocka_unit_test(secrets_come_from_files),     cmocka_unit_test(long_values_are_refused),
        cmocka_unit_test(long_files_are_refused),      cmocka_unit_test(the_printed_file_is_the_defaults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* help_test.c - every option and every exit status is told wherever people look for it. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server/shopd/exits.h"
#include "server/shopd/help.h"
#include "server/shopd/options.h"

enum { COLUMNS_MAX = 100 };

static char *printed(void (*print)(FILE *to))
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    print(to);
    assert_int_equal(fclose(to), 0);
    return text;
}

/* The option's name between two texts, with '-' for '_' if that is wanted. */
static void expect_name(const char *text, const char *before, const char *name, const char *after, bool dashes)
{
    char wanted[128];
    snprintf(wanted, sizeof(wanted), "%s%s%s", before, name, after);
    for (char *c = wanted; dashes && *c != '\0'; c++)
        *c = *c == '_' ? '-' : *c;
    if (strstr(text, wanted) == NULL)
        fail_msg("\"%s\" is not told", wanted);
}

static void every_option_is_told(void **state)
{
    char *help = printed(help_print), *file = printed(help_print_config), *manual = printed(help_print_manual);
    (void)state;
    for (option_id i = 0; i < OPTION_COUNT; i++) {
        expect_name(help, "\n  --", option_table[i].name, " ", true);
        expect_name(manual, "\n.It Fl -", option_table[i].name, " Ar ", true);
        if (option_table[i].section != NULL)
            expect_name(file, "\n", option_table[i].name, " =", false);
        if (option_table[i].mark == MARK_SECRET)
            expect_name(file, "\n# ", option_table[i].name, "_file = PATH", false);
    }
    free(help);
    free(file);
    free(manual);
}

static void every_exit_status_is_told(void **state)
{
    char *help = printed(help_print), *manual = printed(help_print_manual);
    (void)state;
    for (const exit_row *row = exits; row->meaning != NULL; row++) {
        assert_non_null(strstr(help, row->meaning));
        assert_non_null(strstr(manual, row->meaning + 1));
    }
    free(help);
    free(manual);
}

static void lines_fit_a_terminal(void **state)
{
    char *help = printed(help_print), *rest;
    (void)state;
    for (char *line = strtok_r(help, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
        assert_true(strlen(line) <= COLUMNS_MAX);
    free(help);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_is_told),
        cmocka_unit_test(every_exit_status_is_told),
        cmocka_unit_test(lines_fit_a_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* metrics_test.c - the text that Prometheus reads: every figure once, behind what it means. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server/shopd/metrics.h"

static char *printed(const figures *f)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    metrics_print(f, to);
    assert_int_equal(fclose(to), 0);
    return text;
}

static bool has_line(const char *text, const char *line)
{
    size_t length = strlen(line);
    for (const char *at = strstr(text, line); at != NULL; at = strstr(at + 1, line))
        if ((at == text || at[-1] == '\n') && at[length] == '\n')
            return true;
    return false;
}

static void a_silent_shop_has_no_figures(void **state)
{
    const figures f = {.ready = true, .reloads = 3, .failed_reloads = 1, .started_ms = 1500};
    (void)state;
    char *text = printed(&f);
    assert_true(has_line(text, "shop_answers 0"));
    assert_true(has_line(text, "shop_ready 1"));
    assert_true(has_line(text, "shop_reloads_total 3"));
    assert_true(has_line(text, "shop_failed_reloads_total 1"));
    assert_true(has_line(text, "process_start_time_seconds 1.5"));
    assert_null(strstr(text, "shop_store_"));
    assert_null(strstr(text, "shop_consumer_"));
    free(text);
}

static void figures_of_a_shop(void **state)
{
    const shop_store_figures store = {.commits = 5, .members = 9007199254740991, .reruns = 1, .longest_queue = 7};
    const shop_cursor one = {.consumer = "search.index", .position = 8, .lag = 2};
    const shop_cursor *const cursors[] = {&one};
    const shop_operation_figures place = {.operation = "order.place", .calls = 9, .refused = 2, .failed = 1};
    const shop_operation_figures *const operations[] = {&place};
    const shop_system_figures told = {.store = &store,
                                      .log_end = 10,
                                      .consumers = cursors,
                                      .consumer_count = 1,
                                      .operations = operations,
                                      .operation_count = 1};
    const figures f = {.shop = &told};
    (void)state;
    char *text = printed(&f);
    assert_true(has_line(text, "shop_answers 1"));
    assert_true(has_line(text, "shop_ready 0"));
    assert_true(has_line(text, "shop_store_commits_total 5"));
    assert_true(has_line(text, "shop_store_longest_queue 7"));
    assert_true(has_line(text, "shop_event_log_position 10"));
    assert_true(has_line(text, "shop_dead_events 0"));
    assert_true(has_line(text, "shop_calls_total{operation=\"order.place\",outcome=\"done\"} 6"));
    assert_true(has_line(text, "shop_calls_total{operation=\"order.place\",outcome=\"refused\"} 2"));
    assert_true(has_line(text, "shop_calls_total{operation=\"order.place\",outcome=\"failed\"} 1"));
    assert_true(has_line(text, "shop_consumer_position{consumer=\"search.index\"} 8"));
    assert_true(has_line(text, "shop_consumer_lag_events{consumer=\"search.index\"} 2"));
    free(text);
}

/* Every name is introduced once, before its values. */
static void every_figure_is_introduced(void **state)
{
    const shop_store_figures store = {.commits = 5};
    const shop_system_figures told = {.store = &store};
    const figures f = {.shop = &told};
    char help[128], *rest;
    (void)state;
    char *text = printed(&f), *copy = strdup(text);
    for (char *line = strtok_r(copy, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        if (line[0] == '#')
            continue;
        snprintf(help, sizeof(help), "# HELP %.*s ", (int)strcspn(line, " {"), line);
        const char *at = strstr(text, help);
        assert_non_null(at);
        assert_null(strstr(at + 1, help));
        assert_true(at < strstr(text, line));
    }
    free(copy);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_silent_shop_has_no_figures),
        cmocka_unit_test(figures_of_a_shop),
        cmocka_unit_test(every_figure_is_introduced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* figures_test.c - how far consumers have come, as an operator sees it; and what is forgotten when: events that
 * everybody has taken, claims that ran out, to the millisecond. Dead letters of real events are in log_test.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/core/limits.h"
#include "shop/system.h"
#include "tests/support/stopped_clock.h"
#include "tests/support/temp_shop.h"

enum { START_MS = 1800 * 1000, EVENTS = 4, ROUNDS = 50 };

typedef struct office {
    temp_shop temp;
    stopped_clock clock;
} office;

static office own;

static int setup(void **state)
{
    stopped_clock_init(&own.clock, START_MS);
    temp_shop_open(&own.temp, &own.clock.env);
    *state = &own;
    return 0;
}

static int teardown(void **state)
{
    temp_shop_close(&((office *)*state)->temp);
    return 0;
}

static int64_t number(office *o, const char *sql)
{
    return temp_shop_number(&o->temp, sql);
}

static void tell_events(office *o)
{
    char json[128];
    for (int i = 1; i <= EVENTS; i++) {
        snprintf(json, sizeof(json), "{\"slug\":\"p%d\",\"title\":\"P\",\"variants\":[{\"sku\":\"P%d\"}]}", i, i);
        assert_int_equal(shop_call_json(o->temp.shop, "product.put", json, NULL), 0);
    }
    assert_int_equal(number(o, "SELECT max(position) FROM events_outbox"), EVENTS);
}

/* Whatever consumers do and jobs are due. */
static void settle(office *o)
{
    int64_t done = 1;
    for (int i = 0; i < ROUNDS && done > 0; i++)
        assert_int_equal(shop_run_pending(o->temp.shop, &done), 0);
}

static void open_claims(office *o, int count, int state, int64_t since_ms)
{
    char sql[512];
    snprintf(sql, sizeof(sql),
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
             " INSERT INTO core_claims (name, hash, state, code, answer, created_at_ms)"
             " SELECT '%d/%" PRId64 "/' || i, x'00', %d, 0, '{}', %" PRId64 " FROM n",
             count, state, since_ms, state, since_ms);
    temp_shop_sql(&o->temp, sql);
}

static void prune(office *o, int64_t want_done, bool want_more)
{
    shop_system_prune_args args = SHOP_SYSTEM_PRUNE_INIT;
    const shop_job_report *report;
    assert_int_equal(shop_system_prune(o->temp.shop, &args, &report), 0);
    assert_int_equal(report->done, want_done);
    assert_int_equal(report->more, want_more);
    shop_free(report);
}

static const shop_system_figures *stats(office *o)
{
    shop_system_stats_args args = SHOP_SYSTEM_STATS_INIT;
    const shop_system_figures *figures;
    assert_int_equal(shop_system_stats(o->temp.shop, &args, &figures), 0);
    return figures;
}

static const shop_cursor *cursor_of(const shop_system_figures *figures, const char *consumer)
{
    for (size_t i = 0; i < figures->consumer_count; i++)
        if (strcmp(figures->consumers[i]->consumer, consumer) == 0)
            return figures->consumers[i];
    fail_msg("%s is not among the consumers", consumer);
    return NULL;
}

static void expect_calls(office *o, const char *operation, int64_t calls, int64_t refused)
{
    const shop_system_figures *figures = stats(o);
    int64_t found = 0;
    for (size_t i = 0; i < figures->operation_count; i++) {
        const shop_operation_figures *one = figures->operations[i];
        assert_true(one->calls > 0);
        assert_int_equal(one->failed, 0);
        if (strcmp(one->operation, operation) != 0)
            continue;
        assert_int_equal(one->refused, refused);
        found = one->calls;
    }
    assert_int_equal(found, calls);
    shop_free(figures);
}

static void calls_are_counted_by_operation(void **state)
{
    office *o = *state;
    expect_calls(o, "product.put", 0, 0);
    tell_events(o);
    expect_calls(o, "product.put", EVENTS, 0);
    assert_int_not_equal(shop_call_json(o->temp.shop, "product.put", "{}", NULL), 0);
    assert_int_not_equal(shop_call_json(o->temp.shop, "product.put", "no JSON", NULL), 0);
    expect_calls(o, "product.put", EVENTS + 2, 2);
    expect_calls(o, "system.stats", 3, 0); /* and this one, which has not ended */
}

/* By the background as by a caller. */
static void jobs_are_counted(void **state)
{
    office *o = *state;
    assert_int_equal(shop_run_pending(o->temp.shop, NULL), 0);
    expect_calls(o, "system.prune", 1, 0);
    prune(o, 0, false);
    expect_calls(o, "system.prune", 2, 0);
}

static void claims_are_kept_for_a_day(void **state)
{
    office *o = *state;
    open_claims(o, 2, 2, START_MS);
    open_claims(o, 1, 2, START_MS + 1);
    stopped_clock_advance(&o->clock, CLAIM_KEEP_MS);
    prune(o, 0, false);
    stopped_clock_advance(&o->clock, 1);
    prune(o, 2, false);
    assert_int_equal(number(o, "SELECT count(*) FROM core_claims"), 1);
}

/* It is the only thing that says how far the work has come. */
static void a_claim_whose_work_goes_on_is_never_forgotten(void **state)
{
    office *o = *state;
    open_claims(o, 3, 1, 1);
    open_claims(o, 1, 2, 1);
    stopped_clock_advance(&o->clock, 100 * (int64_t)CLAIM_KEEP_MS);
    prune(o, 1, false);
    assert_int_equal(number(o, "SELECT count(*) FROM core_claims WHERE state = 1"), 3);
}

static void a_full_batch_of_claims_asks_for_another_run(void **state)
{
    office *o = *state;
    open_claims(o, JOB_BATCH + 1, 2, 1);
    stopped_clock_advance(&o->clock, 2 * (int64_t)CLAIM_KEEP_MS);
    prune(o, JOB_BATCH, true);
    prune(o, 1, false);
    prune(o, 0, false);
}

static void events_are_kept_for_a_week_and_the_newest_for_good(void **state)
{
    office *o = *state;
    tell_events(o);
    settle(o);
    stopped_clock_advance(&o->clock, EVENT_KEEP_MS);
    prune(o, 0, false);
    stopped_clock_advance(&o->clock, 1);
    open_claims(o, 1, 2, 1);
    prune(o, EVENTS - 1 + 1, false);
    assert_int_equal(number(o, "SELECT min(position) FROM events_outbox"), EVENTS);
    stopped_clock_advance(&o->clock, EVENT_KEEP_MS);
    prune(o, 0, false);
    const shop_system_figures *figures = stats(o);
    assert_int_equal(figures->log_end, EVENTS);
    assert_int_equal(cursor_of(figures, "search.index")->lag, 0);
    shop_free(figures);
}

static void what_a_consumer_has_before_it_is_kept(void **state)
{
    office *o = *state;
    tell_events(o);
    settle(o);
    temp_shop_sql(&o->temp, "UPDATE events_cursors SET position = 1 WHERE consumer = 'search.index'");
    stopped_clock_advance(&o->clock, 2 * (int64_t)EVENT_KEEP_MS);
    prune(o, 1, false);
    assert_int_equal(number(o, "SELECT min(position) FROM events_outbox"), 2);
    assert_int_equal(number(o, "SELECT count(*) FROM events_outbox"), EVENTS - 1);
}

/* Whichever is further back, the dead letter or the slowest consumer. */
static void a_dead_letter_keeps_itself_and_what_follows(void **state)
{
    office *o = *state;
    tell_events(o);
    settle(o);
    temp_shop_sql(&o->temp, "INSERT INTO events_dead VALUES ('search.index', 3, 's', -1, 'r', 1, 1);"
                            " UPDATE events_cursors SET position = 1 WHERE consumer = 'search.index'");
    stopped_clock_advance(&o->clock, 2 * (int64_t)EVENT_KEEP_MS);
    prune(o, 1, false);
    temp_shop_sql(&o->temp, "UPDATE events_cursors SET position = 4 WHERE consumer = 'search.index'");
    prune(o, 1, false);
    assert_int_equal(number(o, "SELECT min(position) FROM events_outbox"), 3);
    assert_int_equal(number(o, "SELECT count(*) FROM events_outbox"), 2);
    temp_shop_sql(&o->temp, "DELETE FROM events_dead");
    prune(o, 1, false);
}

static void each_consumer_has_a_lag_of_its_own(void **state)
{
    office *o = *state;
    tell_events(o);
    settle(o);
    temp_shop_sql(&o->temp, "UPDATE events_cursors SET position = 1 WHERE consumer = 'search.index';"
                            " DELETE FROM events_cursors WHERE consumer = 'cart.orders';"
                            " INSERT INTO events_cursors VALUES ('nobody.any_more', 2)");
    const shop_system_figures *figures = stats(o);
    int64_t behind = 0;
    assert_int_equal(cursor_of(figures, "search.index")->position, 1);
    assert_int_equal(cursor_of(figures, "search.index")->lag, EVENTS - 1);
    assert_int_equal(cursor_of(figures, "cart.orders")->position, 0);
    assert_int_equal(cursor_of(figures, "cart.orders")->lag, EVENTS);
    for (size_t i = 0; i < figures->consumer_count; i++) {
        behind += figures->consumers[i]->lag != 0;
        assert_string_not_equal(figures->consumers[i]->consumer, "nobody.any_more");
    }
    assert_int_equal(behind, 2);
    shop_free(figures);
}

static void dead_letters_of_all_consumers_are_counted(void **state)
{
    office *o = *state;
    const shop_system_figures *figures = stats(o);
    assert_int_equal(figures->dead, 0);
    shop_free(figures);
    temp_shop_sql(&o->temp, "INSERT INTO events_dead VALUES ('a', 1, 's', -1, 'r', 1, 1),"
                            " ('a', 2, 's', -1, 'r', 1, 1), ('b', 2, 's', -1, 'r', 1, 1)");
    figures = stats(o);
    assert_int_equal(figures->dead, 3);
    shop_free(figures);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(calls_are_counted_by_operation),
        CASE(jobs_are_counted),
        CASE(claims_are_kept_for_a_day),
        CASE(a_claim_whose_work_goes_on_is_never_forgotten),
        CASE(a_full_batch_of_claims_asks_for_another_run),
        CASE(events_are_kept_for_a_week_and_the_newest_for_good),
        CASE(what_a_consumer_has_before_it_is_kept),
        CASE(a_dead_letter_keeps_itself_and_what_follows),
        CASE(each_consumer_has_a_lag_of_its_own),
        CASE(dead_letters_of_all_consumers_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

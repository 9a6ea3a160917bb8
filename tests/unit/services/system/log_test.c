/* log_test.c - an event that a consumer cannot take: it is put aside with those of the same subject
 * behind it, delivered again in order, and kept in the log until then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "shop/catalog.h"
#include "shop/system.h"
#include "tests/support/temp_shop.h"

static const char consumer[] = "search.index";

enum { ROUNDS = 50, EVENTS = 3 };

static void call(const temp_shop *t, const char *op, const char *json)
{
    if (shop_call_json(t->shop, op, json, NULL) != 0)
        fail_msg("%s: %s", op, shop_error_last()->message);
}

static void settle(const temp_shop *t)
{
    int64_t done = 1;
    for (int i = 0; i < ROUNDS && done > 0; i++)
        assert_int_equal(shop_run_pending(t->shop, &done), 0);
}

/* Two events of one product, of which the first cannot be read, and one of another product. */
static void open_with_dead_letters(temp_shop *t)
{
    temp_shop_open(t, NULL);
    call(t, "product.put",
         "{\"slug\":\"a\",\"title\":\"A\",\"variants\":[{\"sku\":\"A\"}]}");
    call(t, "product.put",
         "{\"slug\":\"a\",\"title\":\"AA\",\"variants\":[{\"sku\":\"A\"}]}");
    call(t, "product.put",
         "{\"slug\":\"b\",\"title\":\"B\",\"variants\":[{\"sku\":\"B\"}]}");
    assert_int_equal(temp_shop_number(t, "SELECT count(*) FROM events_outbox"), EVENTS);
    temp_shop_sql(t, "UPDATE events_outbox SET data = '[]' WHERE position = 1");
    settle(t);
}

static void mend(const temp_shop *t)
{
    temp_shop_sql(t, "UPDATE events_outbox SET data = (SELECT data FROM events_outbox"
                     " WHERE position = 2) WHERE position = 1");
}

static const shop_replay_report *replay(const temp_shop *t)
{
    shop_event_replay_args args = SHOP_EVENT_REPLAY_INIT;
    const shop_replay_report *report;
    args.consumer = consumer;
    assert_int_equal(shop_event_replay(t->shop, &args, &report), 0);
    return report;
}

static void dead_letters_wait_in_order(void **state)
{
    temp_shop t;
    shop_event_dead_args args = SHOP_EVENT_DEAD_INIT;
    const shop_dead_events *dead;
    (void)state;
    open_with_dead_letters(&t);
    args.consumer = consumer;
    assert_int_equal(shop_event_dead(t.shop, &args, &dead), 0);
    assert_int_equal(dead->item_count, 2);
    assert_int_equal(dead->items[0]->position, 1);
    assert_string_equal(dead->items[0]->error, "INVALID");
    assert_int_equal(dead->items[1]->position, 2);
    assert_string_equal(dead->items[1]->subject, dead->items[0]->subject);
    assert_non_null(strstr(dead->items[1]->reason, "earlier event"));
    shop_free(dead);
    args.consumer = "cart.orders";
    assert_int_equal(shop_event_dead(t.shop, &args, &dead), 0);
    assert_int_equal(dead->item_count, 0);
    shop_free(dead);
    temp_shop_close(&t);
}

static void a_replay_stops_at_what_fails_again(void **state)
{
    temp_shop t;
    (void)state;
    open_with_dead_letters(&t);
    const shop_replay_report *report = replay(&t);
    assert_int_equal(report->delivered, 0);
    assert_int_equal(report->left, 2);
    shop_free(report);
    temp_shop_close(&t);
}

static void a_replay_delivers_what_was_mended(void **state)
{
    temp_shop t;
    shop_system_stats_args args = SHOP_SYSTEM_STATS_INIT;
    const shop_system_figures *figures;
    (void)state;
    open_with_dead_letters(&t);
    assert_int_equal(shop_system_stats(t.shop, &args, &figures), 0);
    assert_int_equal(figures->dead, 2);
    shop_free(figures);
    mend(&t);
    const shop_replay_report *report = replay(&t);
    assert_int_equal(report->delivered, 2);
    assert_int_equal(report->left, 0);
    shop_free(report);
    assert_int_equal(shop_system_stats(t.shop, &args, &figures), 0);
    assert_int_equal(figures->dead, 0);
    shop_free(figures);
    temp_shop_close(&t);
}

static void prune(const temp_shop *t)
{
    shop_system_prune_args args = SHOP_SYSTEM_PRUNE_INIT;
    const shop_job_report *report;
    assert_int_equal(shop_system_prune(t->shop, &args, &report), 0);
    shop_free(report);
}

/* Everything is older than a week and was passed by all. */
static void pruning_keeps_what_dead_letters_need(void **state)
{
    temp_shop t;
    (void)state;
    open_with_dead_letters(&t);
    temp_shop_sql(&t, "UPDATE events_outbox SET time_ms = 1");
    prune(&t);
    assert_int_equal(temp_shop_number(&t, "SELECT count(*) FROM events_outbox"), EVENTS);
    mend(&t);
    shop_free(replay(&t));
    prune(&t);
    assert_int_equal(temp_shop_number(&t, "SELECT min(position) FROM events_outbox"), EVENTS);
    temp_shop_close(&t);
}

static void pruning_waits_for_every_consumer(void **state)
{
    temp_shop t;
    (void)state;
    open_with_dead_letters(&t);
    mend(&t);
    shop_free(replay(&t));
    temp_shop_sql(&t, "UPDATE events_outbox SET time_ms = 1;"
                      " DELETE FROM events_cursors WHERE consumer = 'search.index'");
    prune(&t);
    assert_int_equal(temp_shop_number(&t, "SELECT count(*) FROM events_outbox"), EVENTS);
    temp_shop_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dead_letters_wait_in_order),
        cmocka_unit_test(a_replay_stops_at_what_fails_again),
        cmocka_unit_test(a_replay_delivers_what_was_mended),
        cmocka_unit_test(pruning_keeps_what_dead_letters_need),
        cmocka_unit_test(pruning_waits_for_every_consumer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

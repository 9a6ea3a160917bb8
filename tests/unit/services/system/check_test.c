/* check_test.c - what a check of the store finds: a damaged page, and event logs as no shop writes
 * them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "shop/system.h"
#include "tests/support/temp_shop.h"

enum { PAGES_DAMAGED_BYTES = 64, PIECES_MAX = 100 };

static void open_with_products(temp_shop *t)
{
    char json[160];
    temp_shop_open(t, NULL);
    for (int i = 0; i < 20; i++) {
        snprintf(json, sizeof(json),
                 "{\"slug\":\"p%d\",\"title\":\"P\",\"variants\":[{\"sku\":\"P%d\"}]}", i, i);
        assert_int_equal(shop_call_json(t->shop, "product.put", json, NULL), 0);
    }
}

/* The whole check; how many problems it found in a part. */
static int problems_in(const temp_shop *t, const char *part)
{
    char after[256] = "";
    int found = 0;
    bool more = true;
    for (int i = 0; more && i < PIECES_MAX; i++) {
        shop_system_check_args args = SHOP_SYSTEM_CHECK_INIT;
        const shop_check_report *report;
        args.after = after[0] != '\0' ? after : NULL;
        if (shop_system_check(t->shop, &args, &report) != 0)
            fail_msg("%s", shop_error_last()->message);
        for (size_t p = 0; p < report->problem_count; p++)
            found += strcmp(report->problems[p]->part, part) == 0;
        assert_int_equal(report->unchecked_count, 0);
        more = report->next != NULL;
        snprintf(after, sizeof(after), "%s", more ? report->next : "");
        shop_free(report);
    }
    assert_false(more);
    return found;
}

/* Nothing of the closed file's page stays but its header. */
static void damage(const temp_shop *t, const char *table_or_index)
{
    static const char noise[PAGES_DAMAGED_BYTES] = "damaged";
    char sql[160];
    snprintf(sql, sizeof(sql), "SELECT rootpage FROM sqlite_schema WHERE name = '%s'",
             table_or_index);
    long page = (long)temp_shop_number(t, sql);
    long size = (long)temp_shop_number(t, "PRAGMA page_size");
    FILE *f = fopen(t->path, "r+");
    assert_non_null(f);
    assert_int_equal(fseek(f, page * size - PAGES_DAMAGED_BYTES, SEEK_SET), 0);
    assert_int_equal(fwrite(noise, 1, sizeof(noise), f), sizeof(noise));
    assert_int_equal(fclose(f), 0);
}

static void reopen_after_damage(temp_shop *t, const char *table_or_index)
{
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL;
    shop_close(t->shop);
    t->shop = NULL;
    damage(t, table_or_index);
    assert_int_equal(shop_open(t->url, &options, &t->shop), 0);
}

static void a_damaged_index_is_found_in_its_table(void **state)
{
    temp_shop t;
    (void)state;
    open_with_products(&t);
    assert_int_equal(problems_in(&t, "events_outbox"), 0);
    reopen_after_damage(&t, "events_outbox_subject");
    assert_true(problems_in(&t, "events_outbox") > 0);
    assert_int_equal(problems_in(&t, "catalog_products"), 0);
    temp_shop_close(&t);
}

static void a_cursor_behind_the_end_is_found(void **state)
{
    temp_shop t;
    (void)state;
    open_with_products(&t);
    assert_int_equal(problems_in(&t, "cursors"), 0);
    temp_shop_sql(&t, "INSERT INTO events_cursors VALUES ('some.consumer', 20)");
    assert_int_equal(problems_in(&t, "cursors"), 0);
    temp_shop_sql(&t, "UPDATE events_cursors SET position = 21");
    assert_int_equal(problems_in(&t, "cursors"), 1);
    temp_shop_close(&t);
}

static void a_dead_letter_without_its_event_is_found(void **state)
{
    temp_shop t;
    (void)state;
    open_with_products(&t);
    temp_shop_sql(&t, "INSERT INTO events_dead VALUES ('some.consumer', 3, 's', -1, 'r', 1, 1)");
    assert_int_equal(problems_in(&t, "dead letters"), 0);
    temp_shop_sql(&t, "DELETE FROM events_outbox WHERE position = 3");
    assert_int_equal(problems_in(&t, "dead letters"), 1);
    temp_shop_close(&t);
}

static void a_wrong_clock_is_found(void **state)
{
    temp_shop t;
    (void)state;
    open_with_products(&t);
    assert_int_equal(problems_in(&t, "clock"), 0);
    temp_shop_sql(&t, "UPDATE events_outbox SET time_ms = time_ms + 3600000 WHERE position = 20");
    assert_int_equal(problems_in(&t, "clock"), 1);
    temp_shop_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_damaged_index_is_found_in_its_table),
        cmocka_unit_test(a_cursor_behind_the_end_is_found),
        cmocka_unit_test(a_dead_letter_without_its_event_is_found),
        cmocka_unit_test(a_wrong_clock_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

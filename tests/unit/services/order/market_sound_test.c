/* market_sound_test.c - the check that other tests end with is worth something: it finds money that moved at the
 * provider and not in the tables, and goods that moved by themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "tests/unit/services/order/order_market.h"

enum { STOCK = 3 };

/* One order is sent and paid, one is placed, and one was called off. */
static int setup(void **state)
{
    static const char *const then[] = {"order.fulfil", NULL, "order.cancel"};
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    if (market_setup(state) != 0)
        return -1;
    order_market *m = *state;
    shop *as = market_guest(m);
    market_stock(m, 0, STOCK);
    for (size_t i = 0; i < sizeof(then) / sizeof(then[0]); i++) {
        market_cart(as, 0, 1, cart);
        market_make(as, "order.place", order, "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", cart);
        if (then[i] != NULL)
            market_make(m->shop, then[i], cart, "{\"order_id\":\"%s\"}", order);
    }
    shop_close(as);
    market_recover(m);
    return 0;
}

static void what_is_sound_is_not_complained_of(void **state)
{
    order_market *m = *state;
    assert_int_equal(market_effects(m, "captured"), 1);
    assert_int_equal(market_effects(m, "voided"), 1);
    assert_null(market_violation(m));
}

/* The first line of this effect again, with other words in it. */
static void add_line(const order_market *m, const char *effect, const char *from, const char *to)
{
    char path[200], line[MARKET_TEXT_MAX] = "", wanted[64];
    snprintf(path, sizeof(path), "%s.sandbox", m->path);
    snprintf(wanted, sizeof(wanted), "\"effect\":\"%s\"", effect);
    FILE *log = fopen(path, "r+");
    assert_non_null(log);
    while (strstr(line, wanted) == NULL)
        assert_non_null(fgets(line, sizeof(line), log));
    const char *at = strstr(line, from);
    assert_non_null(at);
    fseek(log, 0, SEEK_END);
    fprintf(log, "%.*s%s%s", (int)(at - line), line, to, at + strlen(from));
    fclose(log);
}

static void a_second_capture_is_found(void **state)
{
    add_line(*state, "captured", "\"effect\"", "\"effect\"");
    assert_non_null(market_violation(*state));
}

static void a_capture_under_another_key_is_found(void **state)
{
    add_line(*state, "captured", "\"key\":\"", "\"key\":\"x");
    assert_non_null(market_violation(*state));
}

static void money_of_an_attempt_that_nobody_knows_is_found(void **state)
{
    add_line(*state, "authorized", "\"attempt\":\"", "\"attempt\":\"x");
    assert_non_null(market_violation(*state));
}

static void an_authorization_that_was_given_up_under_an_order_is_found(void **state)
{
    add_line(*state, "authorized", "\"effect\":\"authorized\"", "\"effect\":\"voided\"");
    assert_non_null(market_violation(*state));
}

static void a_refund_that_the_tables_do_not_know_is_found(void **state)
{
    add_line(*state, "captured", "\"effect\":\"captured\"", "\"effect\":\"refunded\"");
    assert_non_null(market_violation(*state));
}

static void change(const order_market *m, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(m->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_changes(db), 1);
    sqlite3_close(db);
}

static void goods_that_move_by_themselves_are_found(void **state)
{
    change(*state, "UPDATE inventory_stock SET on_hand = on_hand + 1");
    assert_non_null(market_violation(*state));
}

static void money_that_is_held_for_an_order_that_came_to_nothing_is_found(void **state)
{
    change(*state, "UPDATE order_orders SET state = 5 WHERE state = 2");
    assert_non_null(market_violation(*state));
}

#define TEST(body) cmocka_unit_test_setup_teardown(body, setup, market_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_sound_is_not_complained_of),
        TEST(a_second_capture_is_found),
        TEST(a_capture_under_another_key_is_found),
        TEST(money_of_an_attempt_that_nobody_knows_is_found),
        TEST(an_authorization_that_was_given_up_under_an_order_is_found),
        TEST(a_refund_that_the_tables_do_not_know_is_found),
        TEST(goods_that_move_by_themselves_are_found),
        TEST(money_that_is_held_for_an_order_that_came_to_nothing_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

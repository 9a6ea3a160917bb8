/* read_test.c - reading orders: how a list is cut into pages and what narrows it, whose orders it shows, what the
 * history tells and in which order, and that another service reads an order whoever owns it. */
#include "tests/unit/services/order/order_desk.h"

#include <stdio.h>
#include <string.h>

#include "lib/core/limits.h"

static const char nobodys_order[] = "ord_01h455vb4pex5vsknk084sn02q";

/* A guest whose id the test knows. Close the view. */
static shop *known_guest(order_desk *d, char id[SHOP_ID_SIZE])
{
    shop *view = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    assert_int_equal(shop_id_new(d->shop, "gst", id), 0);
    who.guest_id = id;
    assert_int_equal(shop_as(d->shop, &who, &view), 0);
    return view;
}

static void put(order_desk *d, const char *owner, shop_order_state in, char *id)
{
    order_row row = order_desk_row();
    row.owner = owner;
    row.state = (int32_t)in;
    order_desk_put(d, &row, NULL, 0, id);
}

static const shop_order_page *list(shop *as, const char *owner, shop_order_state in, int64_t limit, const char *cursor)
{
    const shop_order_page *page = NULL;
    shop_order_list_args args = SHOP_ORDER_LIST_INIT;
    args.owner = owner;
    args.state = in;
    args.limit = limit;
    args.cursor = cursor;
    if (shop_order_list(as, &args, &page) != 0)
        fail_msg("cannot list: %s", shop_error_last()->message);
    return page;
}

/* How many there are on the first page of so many, and whether there is another. */
static void expect_page(shop *as, int64_t limit, size_t count, bool more)
{
    const shop_order_page *page = list(as, NULL, SHOP_ORDER_STATE_UNKNOWN, limit, NULL);
    assert_int_equal(page->item_count, count);
    assert_int_equal(page->next_cursor != NULL, more);
    shop_free(page);
}

/* --- lists ---------------------------------------------------------------------------------------- */

static void what_no_list_gave_is_no_cursor(void **state)
{
    static const char *const cursors[] = {
        "crt_01h455vb4pex5vsknk084sn02q",  "ord_",
        "ord_01h455vb4pex5vsknk084sn02",   "ord_01h455vb4pex5vsknk084sn02qq",
        "ord_81h455vb4pex5vsknk084sn02q",  "01h455vb4pex5vsknk084sn02q",
    };
    order_desk *d = *state;
    for (size_t i = 0; i < sizeof(cursors) / sizeof(cursors[0]); i++) {
        order_desk_refused(d->ann, SHOP_E_INVALID, "", "order.list", "{\"cursor\":\"%s\"}", cursors[i]);
        assert_string_equal(shop_error_last()->field, "cursor");
    }
    assert_int_equal(market_call(d->ann, "order.list", NULL, "{\"cursor\":\"%s\"}", nobodys_order), 0);
    assert_int_equal(market_call(d->ann, "order.list", NULL, "{\"cursor\":\"\"}"), 0);
}

static void a_page_has_its_limits(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    expect_page(d->shop, 0, 0, false);
    for (int i = 0; i < PAGE_DEFAULT; i++)
        put(d, "gst_owner", SHOP_ORDER_STATE_PLACED, id);
    expect_page(d->shop, 0, PAGE_DEFAULT, false);
    for (int i = PAGE_DEFAULT; i <= PAGE_MAX; i++)
        put(d, "gst_owner", SHOP_ORDER_STATE_PLACED, id);
    expect_page(d->shop, 0, PAGE_DEFAULT, true);
    expect_page(d->shop, 1, 1, true);
    expect_page(d->shop, PAGE_MAX, PAGE_MAX, true);
    order_desk_refused(d->shop, SHOP_E_INVALID, "", "order.list", "{\"limit\":%d}", PAGE_MAX + 1);
    order_desk_refused(d->shop, SHOP_E_INVALID, "", "order.list", "{\"limit\":-1}");
}

/* Also one that is placed while somebody turns the pages moves none of the others. */
static void page_by_page_each_order_comes_once_and_the_newest_first(void **state)
{
    enum { ORDERS = 5 };
    order_desk *d = *state;
    char ids[ORDERS][SHOP_ID_SIZE], cursor[SHOP_ID_SIZE] = "", later[SHOP_ID_SIZE];
    for (size_t i = 0; i < ORDERS; i++)
        put(d, i % 2 == 0 ? "gst_one" : "gst_two", SHOP_ORDER_STATE_PLACED, ids[i]);
    for (size_t seen = 0; seen < ORDERS;) {
        const shop_order_page *page = list(d->shop, NULL, SHOP_ORDER_STATE_UNKNOWN, 2, cursor);
        assert_in_range(page->item_count, 1, 2);
        for (size_t i = 0; i < page->item_count; i++, seen++)
            assert_string_equal(page->items[i]->id, ids[ORDERS - 1 - seen]);
        assert_int_equal(page->next_cursor != NULL, seen < ORDERS);
        snprintf(cursor, sizeof(cursor), "%s", page->next_cursor != NULL ? page->next_cursor : "");
        shop_free(page);
        put(d, "gst_one", SHOP_ORDER_STATE_PLACED, later);
    }
}

static void expect_only(const shop_order_page *page, const char *id, bool more)
{
    assert_int_equal(page->item_count, 1);
    assert_string_equal(page->items[0]->id, id);
    assert_int_equal(page->next_cursor != NULL, more);
    shop_free(page);
}

/* For one owner and for all; and the other states do not make the pages shorter. */
static void a_state_narrows_every_list(void **state)
{
    static const char *const owners[] = {"gst_one", NULL};
    order_desk *d = *state;
    char first[SHOP_ID_SIZE], second[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    put(d, "gst_one", SHOP_ORDER_STATE_RETURNED, first);
    put(d, "gst_one", SHOP_ORDER_STATE_PLACED, other);
    put(d, "gst_one", SHOP_ORDER_STATE_RETURNED, second);
    put(d, "gst_one", SHOP_ORDER_STATE_PENDING, other);
    for (size_t i = 0; i < 2; i++) {
        expect_only(list(d->shop, owners[i], SHOP_ORDER_STATE_RETURNED, 1, NULL), second, true);
        expect_only(list(d->shop, owners[i], SHOP_ORDER_STATE_RETURNED, 1, second), first, false);
        expect_only(list(d->shop, owners[i], SHOP_ORDER_STATE_PENDING, 0, ""), other, false);
    }
}

static void who_buys_lists_nothing_but_what_is_theirs(void **state)
{
    order_desk *d = *state;
    char me[SHOP_ID_SIZE], mine[SHOP_ID_SIZE], before[SHOP_ID_SIZE], after[SHOP_ID_SIZE];
    shop *buyer = known_guest(d, me);
    put(d, "gst_two", SHOP_ORDER_STATE_PLACED, before);
    put(d, me, SHOP_ORDER_STATE_PLACED, mine);
    put(d, "gst_two", SHOP_ORDER_STATE_PLACED, after);
    order_desk_refused(buyer, SHOP_E_FORBIDDEN, "only staff", "order.list", "{\"owner\":\"gst_two\"}");
    expect_only(list(buyer, NULL, SHOP_ORDER_STATE_UNKNOWN, 0, NULL), mine, false);
    expect_only(list(buyer, "", SHOP_ORDER_STATE_UNKNOWN, 0, NULL), mine, false);
    expect_only(list(buyer, me, SHOP_ORDER_STATE_UNKNOWN, 1, NULL), mine, false);
    expect_only(list(buyer, NULL, SHOP_ORDER_STATE_UNKNOWN, 0, after), mine, false);
    const shop_order_page *all = list(d->shop, "", SHOP_ORDER_STATE_UNKNOWN, 0, NULL);
    assert_int_equal(all->item_count, 3);
    shop_free(all);
    shop_close(buyer);
}

/* --- for other services --------------------------------------------------------------------------- */

static void another_service_reads_an_order_with_its_lines(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    const shop_order *order = NULL;
    shop_order_summary_args args = SHOP_ORDER_SUMMARY_INIT;
    args.order_id = nobodys_order;
    assert_int_equal(internal_call(d->shop, SHOP__OP_ORDER_SUMMARY, &args, &order), SHOP_E_NOT_FOUND);
    assert_string_equal(shop_error_last()->message, "no such order");
    order_desk_buy(d, 2, 1, id);
    args.order_id = id;
    assert_int_equal(internal_call(d->shop, SHOP__OP_ORDER_SUMMARY, &args, &order), 0);
    assert_string_equal(order->id, id);
    assert_int_equal(order->line_count, 2);
    assert_int_equal(order->lines[0]->quantity, 2);
    shop_free(order);
}

/* --- the history ---------------------------------------------------------------------------------- */

static const shop_order_timeline *history(order_desk *d, const char *id)
{
    const shop_order_timeline *told = NULL;
    shop_order_history_args args = SHOP_ORDER_HISTORY_INIT;
    args.order_id = id;
    assert_int_equal(shop_order_history(d->shop, &args, &told), 0);
    return told;
}

/* By version: steps may bear the same time, and may lie in the store in any order. */
static void steps_are_told_in_the_order_they_were_taken(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    put(d, "gst_owner", SHOP_ORDER_STATE_PLACED, other);
    temp_shop_sql(&d->temp, "INSERT INTO order_history SELECT id, 5, 1, 5, 'gst_x', 'not his', 1 FROM order_orders");
    put(d, "gst_owner", SHOP_ORDER_STATE_FULFILLED, id);
    const shop_order_timeline *told = history(d, id);
    assert_int_equal(told->change_count, 0);
    shop_free(told);
    temp_shop_sql(&d->temp, "INSERT INTO order_history SELECT max(id), 9, 2, 4, 'operator', 'T9', 70"
                            " FROM order_orders");
    temp_shop_sql(&d->temp, "INSERT INTO order_history SELECT max(id), 1, 0, 1, 'gst_a', NULL, 70 FROM order_orders");
    temp_shop_sql(&d->temp, "INSERT INTO order_history SELECT max(id), 2, 1, 2, 'service', '', 60 FROM order_orders");
    told = history(d, id);
    assert_int_equal(told->change_count, 3);
    assert_int_equal(told->changes[0]->from, SHOP_ORDER_STATE_UNKNOWN);
    assert_string_equal(told->changes[0]->actor, "gst_a");
    assert_null(told->changes[0]->note);
    assert_int_equal(told->changes[1]->at_ms, 60);
    assert_int_equal(told->changes[2]->from, SHOP_ORDER_STATE_PLACED);
    assert_int_equal(told->changes[2]->to, SHOP_ORDER_STATE_FULFILLED);
    assert_string_equal(told->changes[2]->note, "T9");
    shop_free(told);
}

static void of_a_very_long_history_the_beginning_is_told(void **state)
{
    static const char fill[] =
        "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v <= %d)"
        " INSERT INTO order_history SELECT id, v, 3, 3, 'operator', NULL, v FROM n, order_orders";
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], sql[sizeof(fill) + 16];
    put(d, "gst_owner", SHOP_ORDER_STATE_PARTLY_FULFILLED, id);
    snprintf(sql, sizeof(sql), fill, ORDER_HISTORY_MAX);
    temp_shop_sql(&d->temp, sql);
    const shop_order_timeline *told = history(d, id);
    assert_int_equal(told->change_count, ORDER_HISTORY_MAX);
    assert_int_equal(told->changes[0]->at_ms, 1);
    assert_int_equal(told->changes[ORDER_HISTORY_MAX - 1]->at_ms, ORDER_HISTORY_MAX);
    shop_free(told);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, order_desk_setup, order_desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_no_list_gave_is_no_cursor),
        CASE(a_page_has_its_limits),
        CASE(page_by_page_each_order_comes_once_and_the_newest_first),
        CASE(a_state_narrows_every_list),
        CASE(who_buys_lists_nothing_but_what_is_theirs),
        CASE(another_service_reads_an_order_with_its_lines),
        CASE(steps_are_told_in_the_order_they_were_taken),
        CASE(of_a_very_long_history_the_beginning_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

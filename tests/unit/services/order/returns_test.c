/* returns_test.c - goods that come back: what asking for it changes (nothing yet), what a return that is taken in does
 * to its order and tells of it, and that a return is closed once, wholly or not at all. */
#include "tests/unit/services/order/order_desk.h"

#include <string.h>

enum { REASON_BYTES = 200 };

static const shop_goods_returns *returns(order_desk *d, const char *order)
{
    const shop_goods_returns *list = NULL;
    shop_return_list_args args = SHOP_RETURN_LIST_INIT;
    args.order_id = order;
    assert_int_equal(shop_return_list(d->shop, &args, &list), 0);
    return list;
}

static int close_as(order_desk *d, const char *order, const char *back, bool accept, const shop_goods_return **out)
{
    const shop_goods_return *unused = NULL;
    shop_return_close_args args = SHOP_RETURN_CLOSE_INIT;
    args.order_id = order;
    args.return_id = back;
    args.accept = accept;
    args.restock = true;
    int code = shop_return_close(d->shop, &args, out != NULL ? out : &unused);
    shop_free(unused);
    return code;
}

static void take_in(order_desk *d, const char *order, const char *back, int64_t refund_minor)
{
    const shop_goods_return *now = NULL;
    if (close_as(d, order, back, true, &now) != 0)
        fail_msg("not taken in: %s", shop_error_last()->message);
    assert_int_equal(now->state, SHOP_RETURN_STATE_RECEIVED);
    assert_int_equal(now->refund.minor, refund_minor);
    assert_string_equal(now->refund.currency, "EUR");
    shop_free(now);
}

static int64_t came_back(order_desk *d)
{
    return temp_shop_number(&d->temp, "SELECT sum(returned) FROM order_lines");
}

/* --- asking --------------------------------------------------------------------------------------- */

static void nothing_cannot_be_sent_back(void **state)
{
    static const char *const lines[] = {"", "{\"sku\":\"SKU0\",\"quantity\":0}", "{\"sku\":\"SKU0\",\"quantity\":-1}"};
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_sent(d, 2, 0, id);
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        order_desk_refused(d->ann, SHOP_E_INVALID, "", "return.request", "{\"order_id\":\"%s\",\"lines\":[%s]}", id,
                           lines[i]);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_returns"), 0);
}

static void who_asks_changes_nothing_of_the_order(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    order_desk_sent(d, 2, 0, id);
    order_desk_return(d, id, 2, back);
    order_desk_expect(d, id, SHOP_ORDER_STATE_FULFILLED, 3);
    assert_int_equal(came_back(d), 0);
    assert_int_equal(order_desk_told(d, "order.returned"), 0);
    const shop_goods_returns *list = returns(d, id);
    assert_int_equal(list->items[0]->state, SHOP_RETURN_STATE_REQUESTED);
    assert_int_equal(list->items[0]->refund.minor, 0);
    assert_string_equal(list->items[0]->refund.currency, "EUR");
    assert_false(list->items[0]->restock);
    shop_free(list);
}

static int ask_with(order_desk *d, const char *order, const char *reason)
{
    return market_call(d->ann, "return.request", NULL,
                       "{\"order_id\":\"%s\",\"reason\":\"%s\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":1}]}", order,
                       reason);
}

static void a_reason_has_its_limit_and_may_be_absent(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE], reason[REASON_BYTES + 2];
    memset(reason, 'r', sizeof(reason));
    reason[REASON_BYTES + 1] = '\0';
    order_desk_sent(d, 1, 0, id);
    assert_int_equal(ask_with(d, id, reason), SHOP_E_INVALID);
    reason[REASON_BYTES] = '\0';
    assert_int_equal(ask_with(d, id, reason), 0);
    order_desk_return(d, id, 1, back);
    const shop_goods_returns *list = returns(d, id);
    assert_int_equal(list->item_count, 2);
    assert_string_equal(list->items[0]->reason, reason);
    assert_null(list->items[1]->reason);
    shop_free(list);
}

static void returns_are_listed_under_their_order_in_the_order_they_were_asked_for(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], other[SHOP_ID_SIZE], back[3][SHOP_ID_SIZE], not_listed[SHOP_ID_SIZE];
    order_desk_sent(d, 3, 0, id);
    order_desk_sent(d, 3, 0, other);
    for (int i = 0; i < 3; i++) {
        order_desk_return(d, id, 3 - i, back[i]);
        order_desk_return(d, other, 1, not_listed);
    }
    assert_int_equal(close_as(d, id, back[1], false, NULL), 0);
    const shop_goods_returns *list = returns(d, id);
    assert_int_equal(list->item_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(list->items[i]->id, back[i]);
        assert_string_equal(list->items[i]->order_id, id);
        assert_int_equal(list->items[i]->lines[0]->quantity, 3 - i);
    }
    shop_free(list);
    order_desk_buy(d, 1, 0, id);
    list = returns(d, id);
    assert_int_equal(list->item_count, 0);
    shop_free(list);
}

/* One of the goods is on its way to the payer, the other is not. */
static void a_request_that_is_refused_asks_for_none_of_its_goods(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
    order_desk_buy(d, 2, 1, id);
    order_desk_send(d, id, 2, parcel);
    order_desk_refused(d->ann, SHOP_E_CONFLICT, "only 0 of SKU SKU1", "return.request",
                       "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":1},"
                       "{\"sku\":\"SKU1\",\"quantity\":1}]}",
                       id);
    const shop_goods_returns *list = returns(d, id);
    assert_int_equal(list->item_count, 0);
    shop_free(list);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_parts"), 1); /* of the parcel */
}

/* --- closing -------------------------------------------------------------------------------------- */

static void a_return_is_found_under_its_own_order_only(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], other[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    order_desk_sent(d, 1, 0, other);
    order_desk_sent(d, 1, 0, id);
    order_desk_return(d, id, 1, back);
    assert_int_equal(close_as(d, other, back, true, NULL), SHOP_E_NOT_FOUND);
    assert_string_equal(shop_error_last()->message, "no such return");
    assert_int_equal(close_as(d, other, back, false, NULL), SHOP_E_NOT_FOUND);
    assert_int_equal(came_back(d), 0);
    take_in(d, id, back, 1000);
}

static void a_return_is_closed_once(void **state)
{
    static const char *const names[] = {"the return is rejected", "the return is received"};
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    order_desk_sent(d, 3, 0, id);
    for (size_t i = 0; i < 2; i++) {
        order_desk_return(d, id, 1, back);
        assert_int_equal(close_as(d, id, back, i == 1, NULL), 0);
        for (size_t again = 0; again < 2; again++) {
            assert_int_equal(close_as(d, id, back, again == 1, NULL), SHOP_E_CONFLICT);
            assert_string_equal(shop_error_last()->message, names[i]);
        }
    }
    assert_int_equal(came_back(d), 1);
    assert_int_equal(order_desk_told(d, "order.returned"), 1);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT sum(refund_minor) FROM order_returns"), 1000);
}

/* Whatever is said of its goods: they stay with the payer. */
static void a_return_that_is_rejected_changes_only_itself(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    const shop_goods_return *now = NULL;
    order_desk_sent(d, 1, 0, id);
    order_desk_return(d, id, 1, back);
    atomic_fetch_add(&d->market->ahead_ms, MARKET_MINUTE_MS);
    assert_int_equal(close_as(d, id, back, false, &now), 0);
    assert_int_equal(now->state, SHOP_RETURN_STATE_REJECTED);
    assert_int_equal(now->refund.minor, 0);
    assert_false(now->restock);
    assert_true(now->updated_at_ms >= now->created_at_ms + MARKET_MINUTE_MS);
    const shop_goods_returns *list = returns(d, id);
    assert_int_equal(list->items[0]->state, SHOP_RETURN_STATE_REJECTED);
    assert_int_equal(list->items[0]->updated_at_ms, now->updated_at_ms);
    shop_free(now);
    shop_free(list);
    order_desk_expect(d, id, SHOP_ORDER_STATE_FULFILLED, 3);
    assert_int_equal(order_desk_told(d, "order.returned"), 0);
}

/* What was asked for twice comes back once; the second can still be rejected. */
static void a_return_that_cannot_be_taken_in_stays_open(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], both[SHOP_ID_SIZE], one[SHOP_ID_SIZE];
    order_desk_sent(d, 2, 1, id);
    market_make(d->ann, "return.request", both,
                "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"SKU1\",\"quantity\":1},{\"sku\":\"SKU0\",\"quantity\":2}]}",
                id);
    order_desk_return(d, id, 1, one);
    take_in(d, id, one, 1000);
    assert_int_equal(close_as(d, id, both, true, NULL), SHOP_E_CONFLICT);
    assert_non_null(strstr(shop_error_last()->message, "only 1 of SKU SKU0"));
    order_desk_expect(d, id, SHOP_ORDER_STATE_FULFILLED, 4);
    assert_int_equal(came_back(d), 1);
    assert_int_equal(order_desk_told(d, "order.returned"), 1);
    assert_int_equal(close_as(d, id, both, false, NULL), 0);
}

/* The version grows with each return, the history with each state. */
static void only_the_last_piece_of_all_makes_an_order_returned(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
    order_desk_buy(d, 3, 0, id);
    order_desk_send(d, id, 2, parcel);
    order_desk_return(d, id, 2, back);
    take_in(d, id, back, 2000);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PARTLY_FULFILLED, 4);
    order_desk_send(d, id, 1, parcel);
    order_desk_expect(d, id, SHOP_ORDER_STATE_FULFILLED, 5);
    market_make(d->ann, "return.request", back,
                "{\"order_id\":\"%s\",\"reason\":\"too big\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":1}]}", id);
    take_in(d, id, back, 1000);
    order_desk_expect(d, id, SHOP_ORDER_STATE_RETURNED, 6);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_history"), 5);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_history WHERE version = 6"
                                                " AND \"from\" = 4 AND \"to\" = 7 AND note = 'too big'"),
                     1);
}

static void a_return_tells_of_its_own_goods_and_what_is_paid_back(void **state)
{
    static const char told[] =
        "SELECT count(*) FROM events_outbox e JOIN order_orders o JOIN order_returns r"
        " WHERE e.type = 'order.returned' AND e.version = o.version AND r.refund_minor = 2000 AND r.restock = 1"
        " AND json_extract(e.data, '$.return_id') LIKE 'ret_%' AND json_extract(e.data, '$.restock') = 1"
        " AND json_extract(e.data, '$.reason') = 'broken' AND json_extract(e.data, '$.total.minor') = 2000"
        " AND json_array_length(e.data, '$.lines') = 1 AND json_extract(e.data, '$.lines[0].sku') = 'SKU0'"
        " AND json_extract(e.data, '$.lines[0].quantity') = 2"
        " AND json_extract(e.data, '$.lines[0].total.minor') = 2000";
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    order_desk_sent(d, 3, 1, id);
    market_make(d->ann, "return.request", back,
                "{\"order_id\":\"%s\",\"reason\":\"broken\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":2}]}", id);
    take_in(d, id, back, 2000);
    assert_int_equal(temp_shop_number(&d->temp, told), 1);
}

/* 966 for 9 pieces, twice: all of the first line and a third of the second, then the rest, then nothing is left. */
static void goods_of_two_lines_give_back_what_each_line_cost(void **state)
{
    static const char ask[] = "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":%d}]}";
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    const order_line_row lines[] = {order_desk_line(1), order_desk_line(2)};
    row.state = SHOP_ORDER_STATE_FULFILLED;
    order_desk_put(d, &row, lines, 2, id);
    temp_shop_sql(&d->temp, "UPDATE order_lines SET fulfilled = quantity");
    market_make(d->shop, "return.request", back, ask, id, 12);
    take_in(d, id, back, 966 + 322);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_lines WHERE returned = 9 * (2 - position)"
                                                " + 3 * (position - 1)"),
                     2);
    market_make(d->shop, "return.request", back, ask, id, 6);
    take_in(d, id, back, 644);
    order_desk_expect(d, id, SHOP_ORDER_STATE_RETURNED, row.version + 2);
    order_desk_refused(d->shop, SHOP_E_CONFLICT, "only 0 of SKU SKU0", "return.request", ask, id, 1);
}

static void a_return_beyond_those_that_are_listed_is_refused(void **state)
{
    static const char ask[] = "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":1}]}";
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    order_desk_sent(d, 3, 1, id);
    market_make(d->shop, "return.request", back, ask, id);
    temp_shop_sql(&d->temp, "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 998)"
                            " INSERT INTO order_returns SELECT order_id, randomblob(16), 2, NULL, 0, 0, currency, 1, 1"
                            " FROM order_returns, n");
    market_make(d->shop, "return.request", back, ask, id);
    order_desk_refused(d->shop, SHOP_E_CONFLICT, "at most 1000 returns", "return.request", ask, id);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_returns"), 1000);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, order_desk_setup, order_desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(nothing_cannot_be_sent_back),
        CASE(a_request_that_is_refused_asks_for_none_of_its_goods),
        CASE(who_asks_changes_nothing_of_the_order),
        CASE(a_reason_has_its_limit_and_may_be_absent),
        CASE(returns_are_listed_under_their_order_in_the_order_they_were_asked_for),
        CASE(a_return_is_found_under_its_own_order_only),
        CASE(a_return_is_closed_once),
        CASE(a_return_that_is_rejected_changes_only_itself),
        CASE(a_return_that_cannot_be_taken_in_stays_open),
        CASE(only_the_last_piece_of_all_makes_an_order_returned),
        CASE(a_return_tells_of_its_own_goods_and_what_is_paid_back),
        CASE(goods_of_two_lines_give_back_what_each_line_cost),
        CASE(a_return_beyond_those_that_are_listed_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

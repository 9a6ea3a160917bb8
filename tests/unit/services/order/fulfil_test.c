/* fulfil_test.c - parcels: what can be sent, what a parcel tells and costs, and how it moves. */
#include "tests/unit/services/order/order_desk.h"

#include <string.h>

static const shop_fulfilments *parcels(order_desk *d, const char *order)
{
    const shop_fulfilments *list = NULL;
    shop_fulfilment_list_args args = SHOP_FULFILMENT_LIST_INIT;
    args.order_id = order;
    assert_int_equal(shop_fulfilment_list(d->ann, &args, &list), 0);
    return list;
}

static int64_t rows_of_parcels(order_desk *d)
{
    return temp_shop_number(&d->temp, "SELECT (SELECT count(*) FROM order_fulfilments) + (SELECT count(*)"
                                      " FROM order_parts) + (SELECT sum(fulfilled) FROM order_lines)");
}

static void only_what_is_placed_can_be_sent(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    assert_int_equal(market_call(d->ann, "order.cancel", NULL, "{\"order_id\":\"%s\"}", id), 0);
    order_desk_refused(d->shop, SHOP_E_CONFLICT, "the order is cancelled", "order.fulfil", "{\"order_id\":\"%s\"}", id);
    assert_int_equal(order_desk_place(d, d->ann, 1, 0, "tok_3ds", id), SHOP_E_PAYMENT_ACTION);
    order_desk_refused(d->shop, SHOP_E_CONFLICT, "the order is pending", "order.fulfil", "{\"order_id\":\"%s\"}", id);
    assert_int_equal(rows_of_parcels(d), 0);
}

static void a_parcel_that_is_refused_sends_none_of_its_goods(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 2, 1, id);
    order_desk_refused(d->shop, SHOP_E_CONFLICT, "only 1 of SKU SKU1 are left", "order.fulfil",
                       "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":1},"
                       "{\"sku\":\"SKU1\",\"quantity\":2}]}",
                       id);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PLACED, 2);
    assert_int_equal(rows_of_parcels(d), 0);
    assert_int_equal(order_desk_told(d, "order.fulfilled"), 0);
}

static void parcels_are_listed_in_the_order_they_were_sent(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], sent[3][SHOP_ID_SIZE];
    order_desk_buy(d, 6, 0, id);
    const shop_fulfilments *list = parcels(d, id);
    assert_int_equal(list->item_count, 0);
    shop_free(list);
    for (int i = 0; i < 3; i++)
        order_desk_send(d, id, i + 1, sent[i]);
    list = parcels(d, id);
    assert_int_equal(list->item_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(list->items[i]->id, sent[i]);
        assert_int_equal(list->items[i]->state, SHOP_FULFILMENT_STATE_SHIPPED);
        assert_int_equal(list->items[i]->lines[0]->quantity, i + 1);
    }
    shop_free(list);
    order_desk_expect(d, id, SHOP_ORDER_STATE_FULFILLED, 5);
}

static void goods_named_twice_are_one_line_of_the_parcel(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
    order_desk_buy(d, 4, 1, id);
    market_make(d->shop, "order.fulfil", parcel,
                "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":1},{\"sku\":\"SKU1\",\"quantity\":1},"
                "{\"sku\":\"SKU0\",\"quantity\":2}]}",
                id);
    const shop_fulfilments *list = parcels(d, id);
    assert_int_equal(list->items[0]->line_count, 2);
    assert_string_equal(list->items[0]->lines[0]->sku, "SKU0");
    assert_int_equal(list->items[0]->lines[0]->quantity, 3);
    assert_string_equal(list->items[0]->lines[1]->sku, "SKU1");
    shop_free(list);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PARTLY_FULFILLED, 3);
}

/* Whoever pays for it or counts it needs no more than this. */
static void a_parcel_tells_of_its_own_goods_only(void **state)
{
    static const char told[] =
        "SELECT count(*) FROM events_outbox e JOIN order_orders o WHERE e.type = 'order.fulfilled'"
        " AND e.version = o.version AND json_extract(e.data, '$.tracking') = 'T7'"
        " AND json_extract(e.data, '$.fulfilment_id') LIKE 'ful_%' AND json_array_length(e.data, '$.lines') = 1"
        " AND json_extract(e.data, '$.lines[0].sku') = 'SKU0' AND json_extract(e.data, '$.lines[0].quantity') = 2"
        " AND json_extract(e.data, '$.lines[0].total.minor') = 2000";
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
    order_desk_buy(d, 3, 1, id);
    market_make(d->shop, "order.fulfil", parcel,
                "{\"order_id\":\"%s\",\"tracking\":\"T7\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":2}]}", id);
    assert_int_equal(temp_shop_number(&d->temp, told), 1);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_history WHERE version = 3 AND note = 'T7'"),
                     1);
}

/* --- moving --------------------------------------------------------------------------------------- */

static int update(order_desk *d, const char *order, const char *parcel, shop_fulfilment_state to, const char *tracking,
                  const shop_fulfilment **out)
{
    const shop_fulfilment *unused = NULL;
    shop_fulfilment_update_args args = SHOP_FULFILMENT_UPDATE_INIT;
    args.order_id = order;
    args.fulfilment_id = parcel;
    args.state = to;
    args.tracking = tracking;
    int code = shop_fulfilment_update(d->shop, &args, out != NULL ? out : &unused);
    shop_free(unused);
    return code;
}

static void a_parcel_arrives_or_is_lost_once(void **state)
{
    static const shop_fulfilment_state ends[] = {SHOP_FULFILMENT_STATE_DELIVERED, SHOP_FULFILMENT_STATE_LOST};
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
    order_desk_buy(d, 2, 0, id);
    for (size_t i = 0; i < 2; i++) {
        const shop_fulfilment *now = NULL;
        order_desk_send(d, id, 1, parcel);
        assert_int_equal(update(d, id, parcel, SHOP_FULFILMENT_STATE_SHIPPED, NULL, NULL), SHOP_E_CONFLICT);
        assert_int_equal(update(d, id, parcel, ends[i], NULL, &now), 0);
        assert_int_equal(now->state, ends[i]);
        shop_free(now);
        for (shop_fulfilment_state to = SHOP_FULFILMENT_STATE_SHIPPED; to <= SHOP_FULFILMENT_STATE_LOST; to++)
            assert_int_equal(update(d, id, parcel, to, "late", NULL), SHOP_E_CONFLICT);
        const shop_fulfilments *list = parcels(d, id);
        assert_int_equal(list->items[i]->state, ends[i]);
        shop_free(list);
    }
}

static void the_carrier_s_number_is_kept_unless_another_is_given(void **state)
{
    static const struct {
        const char *given, *kept;
    } cases[] = {{NULL, "T1"}, {"", "T1"}, {"T2", "T2"}};
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const shop_fulfilment *now = NULL;
        order_desk_buy(d, 1, 0, id);
        market_make(d->shop, "order.fulfil", parcel,
                    "{\"order_id\":\"%s\",\"carrier\":\"DHL\",\"tracking\":\"T1\"}", id);
        assert_int_equal(update(d, id, parcel, SHOP_FULFILMENT_STATE_DELIVERED, cases[i].given, &now), 0);
        assert_string_equal(now->tracking, cases[i].kept);
        assert_string_equal(now->carrier, "DHL");
        shop_free(now);
        const shop_fulfilments *list = parcels(d, id);
        assert_string_equal(list->items[0]->tracking, cases[i].kept);
        shop_free(list);
    }
}

static void a_parcel_is_found_under_its_own_order_only(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], other[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
    order_desk_sent(d, 1, 0, other);
    order_desk_buy(d, 1, 0, id);
    order_desk_send(d, id, 1, parcel);
    assert_int_equal(update(d, other, parcel, SHOP_FULFILMENT_STATE_LOST, NULL, NULL), SHOP_E_NOT_FOUND);
    assert_string_equal(shop_error_last()->message, "no such fulfilment");
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_fulfilments WHERE state = 1"), 2);
}

static void a_parcel_beyond_those_that_are_listed_is_refused(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], parcel[SHOP_ID_SIZE];
    order_desk_buy(d, 3, 0, id);
    order_desk_send(d, id, 1, parcel);
    temp_shop_sql(&d->temp, "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 998)"
                            " INSERT INTO order_fulfilments SELECT order_id, randomblob(16), 1, NULL, NULL, 1, 1"
                            " FROM order_fulfilments, n");
    order_desk_send(d, id, 1, parcel);
    order_desk_refused(d->shop, SHOP_E_CONFLICT, "at most 1000 parcels", "order.fulfil", "{\"order_id\":\"%s\"}", id);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT sum(fulfilled) FROM order_lines"), 2);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, order_desk_setup, order_desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(only_what_is_placed_can_be_sent),
        CASE(a_parcel_that_is_refused_sends_none_of_its_goods),
        CASE(parcels_are_listed_in_the_order_they_were_sent),
        CASE(goods_named_twice_are_one_line_of_the_parcel),
        CASE(a_parcel_tells_of_its_own_goods_only),
        CASE(a_parcel_arrives_or_is_lost_once),
        CASE(the_carrier_s_number_is_kept_unless_another_is_given),
        CASE(a_parcel_is_found_under_its_own_order_only),
        CASE(a_parcel_beyond_those_that_are_listed_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* tell_test.c - what is told of an order is taken by everybody who listens, also of one that says no more than
 * it must: without a cart, an owner, an e-mail or products, as an order from elsewhere may be. */
#include "tests/unit/services/inventory/stockroom.h"

static const want two_a[] = {{"A", 2}, {NULL, 0}};

static int64_t dead_letters(stockroom *r)
{
    return temp_shop_number(&r->temp, "SELECT count(*) FROM events_dead");
}

/* A shop with two of A claimed for a new order. */
static void claim_two(stockroom *r, char *order)
{
    set_stock(r, "A", "NEAR", 5);
    claim(r, order, two_a);
}

static void tell(stockroom *r, unsigned event, int64_t version, const shop_order_event *data)
{
    assert_int_equal(internal_emit(r->shop, event, data->order_id, version, data), 0);
    deliver(r);
}

static void an_order_without_a_cart_is_taken_by_all(void **state)
{
    static const unsigned events[] = {SHOP__EVENT_ORDER_CREATED, SHOP__EVENT_ORDER_FULFILLED,
                                      SHOP__EVENT_ORDER_RETURNED};
    const shop_order_event_line line = {.sku = "A", .title = "A thing", .quantity = 2};
    const shop_order_event_line *const lines[] = {&line};
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    claim_two(r, order);
    const shop_order_event data = {
        .order_id = order, .number = "100", .lines = lines, .line_count = 1, .restock = true};
    for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
        tell(r, events[i], (int64_t)i + 1, &data);
    assert_int_equal(dead_letters(r), 0);
    assert_int_equal(on_hand(r, "A", "NEAR"), 5);
}

/* What there is of it goes on as always. */
static void its_cancellation_is_taken_by_all(void **state)
{
    const shop_order_event_line line = {.sku = "A", .quantity = 2};
    const shop_order_event_line *const lines[] = {&line};
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    claim_two(r, order);
    const shop_order_event data = {.order_id = order, .cart_id = "", .owner = "", .email = "", .lines = lines,
                                   .line_count = 1};
    tell(r, SHOP__EVENT_ORDER_CREATED, 1, &data);
    assert_int_equal(on_hand(r, "A", "NEAR"), 3);
    tell(r, SHOP__EVENT_ORDER_CANCELLED, 2, &data);
    assert_int_equal(dead_letters(r), 0);
    assert_int_equal(on_hand(r, "A", "NEAR"), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_order_without_a_cart_is_taken_by_all, stockroom_setup, stockroom_teardown),
        cmocka_unit_test_setup_teardown(its_cancellation_is_taken_by_all, stockroom_setup, stockroom_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

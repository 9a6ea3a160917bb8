/* order_return_test.c - the contract of goods that come back, and of what is paid back for them. */
#include <stdio.h>
#include <string.h>

#include "order_shop.h"

static const char nobodys_order[] = "ord_01h455vb4pex5vsknk084sn02q";
static const char nobodys_return[] = "ret_01h455vb4pex5vsknk084sn02q";

static const char *ask(fixture *f, const char *order, const char *sku, int quantity)
{
    const char *json = contract_call(
        f, f->customer, "return.request",
        "{\"order_id\":\"%s\",\"reason\":\"broken\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}", order, sku,
        quantity);
    return contract_text(f, json, "id");
}

static const char *take_back(fixture *f, const char *order, const char *sku, int quantity)
{
    return contract_call(f, f->shop, "return.close",
                         "{\"order_id\":\"%s\",\"return_id\":\"%s\",\"accept\":true,\"restock\":true}", order,
                         ask(f, order, sku, quantity));
}

static void request_is_for_the_owner(fixture *f)
{
    const char *json = "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}]}";
    order_world(f);
    const char *order = order_sent(f, f->customer, "MUG:1");
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "return.request", json, order);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "return.request", json, nobodys_order);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "return.request", json, order);
    contract_call(f, f->customer, "return.request", json, order);
}

static void request_takes_only_what_was_sent(fixture *f)
{
    order_world(f);
    const char *order = order_placed(f, f->customer, "PEN:3");
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "return.request",
                     "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"PEN\",\"quantity\":1}]}", order);
    contract_call(f, f->shop, "order.fulfil",
                  "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"PEN\",\"quantity\":2}]}", order);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "return.request",
                     "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"PEN\",\"quantity\":3}]}", order);
    contract_refused(f, f->customer, SHOP_E_INVALID, "return.request",
                     "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}]}", order);
    contract_refused(f, f->customer, SHOP_E_INVALID, "return.request", "{\"order_id\":\"%s\"}", order);
    ask(f, order, "PEN", 2);
}

static void request_replays(fixture *f)
{
    char json[160], other[160];
    order_world(f);
    const char *order = order_sent(f, f->customer, "PEN:2");
    const char *format = "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"PEN\",\"quantity\":%d}]}";
    snprintf(json, sizeof(json), format, order, 1);
    snprintf(other, sizeof(other), format, order, 2);
    contract_replays(f, f->customer, "return.request", json, other);
    const char *list = contract_call(f, f->customer, "return.list", "{\"order_id\":\"%s\"}", order);
    assert_int_equal(contract_length(f, list, "items"), 1);
}

static void list_is_for_the_owner(fixture *f)
{
    order_world(f);
    const char *order = order_sent(f, f->customer, "PEN:2");
    ask(f, order, "PEN", 1);
    ask(f, order, "PEN", 2);
    contract_reopen(f);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "return.list", "{\"order_id\":\"%s\"}", order);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "return.list", "{\"order_id\":\"%s\"}", nobodys_order);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "return.list",
                     "{\"order_id\":\"%s\"}", order);
    const char *json = contract_call(f, f->customer, "return.list", "{\"order_id\":\"%s\"}", order);
    assert_int_equal(contract_length(f, json, "items"), 2);
    assert_string_equal(contract_text(f, json, "items[0].reason"), "broken");
    assert_int_equal(contract_int(f, json, "items[1].lines[0].quantity"), 2);
}

static void close_is_for_those_who_unpack(fixture *f)
{
    const char *json = "{\"order_id\":\"%s\",\"return_id\":\"%s\",\"accept\":true}";
    order_world(f);
    const char *order = order_sent(f, f->customer, "MUG:1");
    const char *back = ask(f, order, "MUG", 1);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "return.close", json, order, back);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "return.close", json, order, nobodys_return);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "return.close", json, nobodys_order, back);
    contract_call(f, contract_staff(f, "fulfilment"), "return.close", json, order, back);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "return.close", json, order, back);
}

static void close_may_reject(fixture *f)
{
    order_world(f);
    const char *order = order_sent(f, f->customer, "MUG:1");
    const char *json = contract_call(f, f->shop, "return.close", "{\"order_id\":\"%s\",\"return_id\":\"%s\"}",
                                     order, ask(f, order, "MUG", 1));
    assert_string_equal(contract_text(f, json, "state"), "rejected");
    assert_int_equal(contract_int(f, json, "refund.minor"), 0);
    order_expect_state(f, order, "fulfilled");
    order_settle(f);
    order_expect_stock(f, "MUG", 9, 0);
}

static void close_takes_no_piece_back_twice(fixture *f)
{
    order_world(f);
    const char *order = order_sent(f, f->customer, "MUG:1");
    const char *first = ask(f, order, "MUG", 1), *second = ask(f, order, "MUG", 1);
    contract_call(f, f->shop, "return.close", "{\"order_id\":\"%s\",\"return_id\":\"%s\",\"accept\":true}", order,
                  first);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "return.close",
                     "{\"order_id\":\"%s\",\"return_id\":\"%s\",\"accept\":true}", order, second);
}

static void close_replays(fixture *f)
{
    char json[200], other[200];
    order_world(f);
    const char *order = order_sent(f, f->customer, "PEN:2");
    const char *back = ask(f, order, "PEN", 2);
    const char *format = "{\"order_id\":\"%s\",\"return_id\":\"%s\",\"accept\":%s}";
    snprintf(json, sizeof(json), format, order, back, "true");
    snprintf(other, sizeof(other), format, order, back, "false");
    contract_replays(f, f->shop, "return.close", json, other);
    order_settle(f);
    const char *payments = contract_call(f, f->shop, "payment.list", "{\"order_id\":\"%s\"}", order);
    assert_int_equal(contract_int(f, payments, "items[0].refunded.minor"), 2 * 333);
}

/* A discount that does not divide by the pieces: each gets its share, together exactly what was paid. */
static void pieces_give_back_what_was_paid(fixture *f)
{
    int64_t refunds = 0;
    order_world(f);
    contract_call(f, f->shop, "promotion.put",
                  "{\"code\":\"TEN\",\"title\":\"Ten\",\"kind\":\"percent\",\"percent_ppm\":100000}");
    const char *cart = order_cart(f, f->customer, "PEN:7 MUG:1");
    contract_call(f, f->customer, "cart.add_coupon", "{\"cart_id\":\"%s\",\"code\":\"TEN\"}", cart);
    const char *json = order_place(f, f->customer, cart, "tok_approve");
    const char *order = contract_text(f, json, "id");
    bool pen_first = strcmp(contract_text(f, json, "lines[0].sku"), "PEN") == 0;
    int64_t paid = contract_int(f, json, pen_first ? "lines[0].total.minor" : "lines[1].total.minor");
    assert_int_not_equal(paid % 7, 0);
    order_settle(f);
    contract_call(f, f->shop, "order.fulfil", "{\"order_id\":\"%s\"}", order);
    for (int i = 0; i < 5; i++)
        refunds += contract_int(f, take_back(f, order, "PEN", i < 4 ? 1 : 3), "refund.minor");
    assert_int_equal(refunds, paid);
    order_expect_state(f, order, "fulfilled");
    take_back(f, order, "MUG", 1);
    order_expect_state(f, order, "returned");
    order_settle(f);
    const char *payments = contract_call(f, f->shop, "payment.list", "{\"order_id\":\"%s\"}", order);
    assert_int_equal(contract_int(f, payments, "items[0].captured.minor"), contract_int(f, json, "total.minor"));
    assert_int_equal(contract_int(f, payments, "items[0].refunded.minor"),
                     contract_int(f, json, "total.minor") - 490);
    order_expect_stock(f, "PEN", 100, 0);
    order_expect_stock(f, "MUG", 10, 0);
}

static const contract_case cases[] = {
    {"return.request: is for the owner", request_is_for_the_owner},
    {"return.request: takes only what was sent", request_takes_only_what_was_sent},
    {"return.request: replays", request_replays},
    {"return.list: is for the owner", list_is_for_the_owner},
    {"return.close: is for those who unpack", close_is_for_those_who_unpack},
    {"return.close: may reject", close_may_reject},
    {"return.close: takes no piece back twice", close_takes_no_piece_back_twice},
    {"return.close: replays", close_replays},
    {"return.close: pieces give back what was paid", pieces_give_back_what_was_paid},
};

CONTRACT_SUITE(order_return, cases);

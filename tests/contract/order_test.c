/* order_test.c - the contract of orders once they exist: reading, calling off, sending, and recovery. */
#include <stdio.h>
#include <string.h>

#include "order_shop.h"

enum { MINUTE_MS = 60 * 1000 };

static const char nobodys_order[] = "ord_01h455vb4pex5vsknk084sn02q";
static const char nobodys_parcel[] = "ful_01h455vb4pex5vsknk084sn02q";

/* Its owner and staff reach an order; others are told that there is none. */
static void for_its_owner_only(fixture *f, const char *op, const char *order)
{
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, op, "{\"order_id\":\"%s\"}", nobodys_order);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, op, "{\"order_id\":\"%s\"}", order);
    contract_refused(f, f->guest, SHOP_E_NOT_FOUND, op, "{\"order_id\":\"%s\"}", order);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, op, "{\"order_id\":\"%s\"}",
                     order);
    contract_call(f, contract_staff(f, "support"), op, "{\"order_id\":\"%s\"}", order);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void get_is_for_the_owner(fixture *f)
{
    order_world(f);
    for_its_owner_only(f, "order.get", order_placed(f, f->customer, "MUG:1"));
}

static void history_is_for_the_owner(fixture *f)
{
    order_world(f);
    for_its_owner_only(f, "order.history", order_placed(f, f->customer, "MUG:1"));
}

static void history_tells_every_step(fixture *f)
{
    order_world(f);
    const char *order = order_declined(f, f->customer, "MUG:1");
    contract_call(f, f->customer, "order.retry", "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", order);
    contract_call(f, f->shop, "order.fulfil", "{\"order_id\":\"%s\",\"tracking\":\"T1\"}", order);
    contract_reopen(f);
    static const char *const states[] = {"pending", "payment_failed", "pending", "placed", "fulfilled"};
    const char *json = contract_call(f, f->customer, "order.history", "{\"order_id\":\"%s\"}", order);
    assert_int_equal(contract_length(f, json, "changes"), 5);
    for (size_t i = 0; i < 5; i++) {
        char path[32];
        snprintf(path, sizeof(path), "changes[%zu].to", i);
        assert_string_equal(contract_text(f, json, path), states[i]);
        snprintf(path, sizeof(path), "changes[%zu].from", i);
        assert_int_equal(contract_has(f, json, path), i > 0);
        if (i > 0)
            assert_string_equal(contract_text(f, json, path), states[i - 1]);
    }
    assert_string_equal(contract_text(f, json, "changes[0].actor"), f->customer_id);
    assert_string_equal(contract_text(f, json, "changes[4].actor"), "operator");
}

static void list_shows_the_callers_own(fixture *f)
{
    char path[32];
    order_world(f);
    order_placed(f, f->other, "PEN:1");
    for (int i = 0; i < 5; i++)
        order_placed(f, f->customer, "PEN:1");
    const char *first = contract_call(f, f->customer, "order.list", "{\"limit\":3}");
    const char *second = contract_call(f, f->customer, "order.list", "{\"limit\":3,\"cursor\":\"%s\"}",
                                       contract_text(f, first, "next_cursor"));
    assert_int_equal(contract_length(f, first, "items"), 3);
    assert_int_equal(contract_length(f, second, "items"), 2);
    assert_false(contract_has(f, second, "next_cursor"));
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof(path), "items[%zu].owner", i);
        assert_string_equal(contract_text(f, first, path), f->customer_id);
    }
    assert_true(strcmp(contract_text(f, first, "items[0].id"), contract_text(f, first, "items[1].id")) > 0);
    assert_int_equal(contract_length(f, contract_call(f, f->shop, "order.list", "{}"), "items"), 6);
    assert_int_equal(
        contract_length(f, contract_call(f, f->shop, "order.list", "{\"owner\":\"%s\"}", f->other_id), "items"),
        1);
    assert_int_equal(contract_length(f, contract_call(f, f->shop, "order.list", "{\"state\":\"cancelled\"}"),
                                     "items"),
                     0);
}

static void list_of_others_is_for_staff(fixture *f)
{
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "order.list", "{\"owner\":\"%s\"}", f->other_id);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "order.list", "{}");
    contract_refused(f, f->customer, SHOP_E_INVALID, "order.list", "{\"cursor\":\"x\"}");
    contract_call(f, contract_staff(f, "support"), "order.list", "{\"owner\":\"%s\"}", f->other_id);
}

/* --- calling off ------------------------------------------------------------------------------ */

static void cancel_is_for_the_owner(fixture *f)
{
    order_world(f);
    for_its_owner_only(f, "order.cancel", order_placed(f, f->customer, "MUG:1"));
}

static void cancel_gives_stock_and_money_back(fixture *f)
{
    order_world(f);
    const char *order = order_placed(f, f->customer, "MUG:2");
    order_settle(f);
    order_expect_stock(f, "MUG", 8, 0);
    const char *json =
        contract_call(f, f->customer, "order.cancel", "{\"order_id\":\"%s\",\"reason\":\"too late\"}", order);
    assert_string_equal(contract_text(f, json, "state"), "cancelled");
    assert_string_equal(contract_text(f, json, "reason"), "too late");
    order_settle(f);
    order_expect_stock(f, "MUG", 10, 0);
    const char *payments = contract_call(f, f->shop, "payment.list", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, payments, "items[0].state"), "voided");
    contract_reopen(f);
    order_expect_state(f, order, "cancelled");
}

static void cancel_before_the_stock_has_moved(fixture *f)
{
    order_world(f);
    const char *order = order_placed(f, f->customer, "MUG:2");
    contract_call(f, f->customer, "order.cancel", "{\"order_id\":\"%s\"}", order);
    order_settle(f);
    order_expect_stock(f, "MUG", 10, 0);
}

static void cancel_ends_an_order_that_waits(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:2");
    contract_refused(f, f->customer, SHOP_E_PAYMENT_ACTION, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"t\",\"payment_provider\":\"patient\"}", cart);
    const char *order = order_newest(f, f->customer);
    contract_call(f, f->customer, "order.cancel", "{\"order_id\":\"%s\",\"reason\":\"no\"}", order);
    contract_call(f, f->shop, "order.recover_due", "{}");
    const char *json = contract_call(f, f->customer, "order.get", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, json, "state"), "cancelled");
    assert_string_equal(contract_text(f, json, "reason"), "no");
    order_expect_cart(f, cart, "open");
    order_expect_stock(f, "MUG", 10, 0);
}

static void cancel_ends_a_failed_payment(fixture *f)
{
    order_world(f);
    const char *order = order_declined(f, f->customer, "MUG:2");
    contract_call(f, f->customer, "order.cancel", "{\"order_id\":\"%s\"}", order);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "order.retry",
                     "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", order);
}

static void cancel_is_too_late_once_something_was_sent(fixture *f)
{
    order_world(f);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "order.cancel", "{\"order_id\":\"%s\"}",
                     order_sent(f, f->customer, "MUG:1"));
    const char *order = order_placed(f, f->customer, "MUG:2");
    contract_call(f, f->shop, "order.fulfil",
                  "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}]}", order);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "order.cancel", "{\"order_id\":\"%s\"}", order);
}

static void cancel_replays(fixture *f)
{
    char json[128], other[128];
    order_world(f);
    const char *order = order_placed(f, f->customer, "MUG:2");
    snprintf(json, sizeof(json), "{\"order_id\":\"%s\",\"reason\":\"a\"}", order);
    snprintf(other, sizeof(other), "{\"order_id\":\"%s\",\"reason\":\"b\"}", order);
    contract_replays(f, f->customer, "order.cancel", json, other);
    order_settle(f);
    order_expect_stock(f, "MUG", 10, 0);
}

/* --- sending ---------------------------------------------------------------------------------- */

static void fulfil_is_for_those_who_pack(fixture *f)
{
    order_world(f);
    const char *order = order_placed(f, f->customer, "MUG:1");
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "order.fulfil", "{\"order_id\":\"%s\"}", order);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "order.fulfil", "{\"order_id\":\"%s\"}", order);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "order.fulfil", "{\"order_id\":\"%s\"}", nobodys_order);
    contract_call(f, contract_staff(f, "fulfilment"), "order.fulfil", "{\"order_id\":\"%s\"}", order);
}

static void fulfil_refuses_what_the_order_has_not(fixture *f)
{
    order_world(f);
    const char *order = order_placed(f, f->customer, "MUG:2");
    contract_refused(f, f->shop, SHOP_E_INVALID, "order.fulfil",
                     "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"PEN\",\"quantity\":1}]}", order);
    contract_refused(f, f->shop, SHOP_E_INVALID, "order.fulfil",
                     "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":0}]}", order);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "order.fulfil",
                     "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":3}]}", order);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "order.fulfil",
                     "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":1},"
                     "{\"sku\":\"MUG\",\"quantity\":2}]}",
                     order);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "order.fulfil", "{\"order_id\":\"%s\"}",
                     order_declined(f, f->customer, "MUG:1"));
    order_expect_state(f, order, "placed");
}

/* Each parcel takes the price of what is in it, the first one the delivery too; together exactly the total. */
static void fulfil_in_parts_captures_the_total(fixture *f)
{
    static const int64_t captured[] = {333 * 2 + 490, 333 * 3 + 490, 333 * 3 + 490 + 1999};
    static const char *const states[] = {"partly_fulfilled", "partly_fulfilled", "fulfilled"};
    static const char *const parts[] = {"{\"sku\":\"PEN\",\"quantity\":2}", "{\"sku\":\"PEN\",\"quantity\":1}",
                                        "{\"sku\":\"MUG\",\"quantity\":1}"};
    order_world(f);
    const char *order = order_placed(f, f->customer, "PEN:3 MUG:1");
    order_settle(f);
    for (size_t i = 0; i < 3; i++) {
        contract_call(f, f->shop, "order.fulfil", "{\"order_id\":\"%s\",\"lines\":[%s]}", order, parts[i]);
        order_expect_state(f, order, states[i]);
        order_settle(f);
        const char *json = contract_call(f, f->shop, "payment.list", "{\"order_id\":\"%s\"}", order);
        assert_int_equal(contract_int(f, json, "items[0].captured.minor"), captured[i]);
    }
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "order.fulfil", "{\"order_id\":\"%s\"}", order);
}

static void fulfil_replays(fixture *f)
{
    char json[160], other[160];
    order_world(f);
    const char *order = order_placed(f, f->customer, "MUG:2");
    snprintf(json, sizeof(json), "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}]}", order);
    snprintf(other, sizeof(other), "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":2}]}", order);
    contract_replays(f, f->shop, "order.fulfil", json, other);
    order_expect_state(f, order, "partly_fulfilled");
}

static void parcels_are_listed_for_the_owner(fixture *f)
{
    order_world(f);
    const char *order = order_placed(f, f->customer, "MUG:2 PEN:1");
    contract_call(f, f->shop, "order.fulfil",
                  "{\"order_id\":\"%s\",\"carrier\":\"DHL\",\"tracking\":\"T1\","
                  "\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}]}",
                  order);
    contract_call(f, f->shop, "order.fulfil", "{\"order_id\":\"%s\"}", order);
    contract_reopen(f);
    for_its_owner_only(f, "fulfilment.list", order);
    const char *json = contract_call(f, f->customer, "fulfilment.list", "{\"order_id\":\"%s\"}", order);
    assert_int_equal(contract_length(f, json, "items"), 2);
    assert_string_equal(contract_text(f, json, "items[0].tracking"), "T1");
    assert_int_equal(contract_int(f, json, "items[0].lines[0].quantity"), 1);
    assert_int_equal(contract_length(f, json, "items[1].lines"), 2);
}

static void parcel_update_moves_a_parcel(fixture *f)
{
    order_world(f);
    const char *order = order_placed(f, f->customer, "MUG:1");
    const char *parcel = contract_text(
        f, contract_call(f, f->shop, "order.fulfil", "{\"order_id\":\"%s\",\"tracking\":\"T\"}", order), "id");
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "fulfilment.update",
                     "{\"order_id\":\"%s\",\"fulfilment_id\":\"%s\",\"state\":\"lost\"}", order, parcel);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "fulfilment.update",
                     "{\"order_id\":\"%s\",\"fulfilment_id\":\"%s\",\"state\":\"lost\"}", order, nobodys_parcel);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "fulfilment.update",
                     "{\"order_id\":\"%s\",\"fulfilment_id\":\"%s\",\"state\":\"lost\"}", nobodys_order, parcel);
    const char *json = contract_call(f, f->shop, "fulfilment.update",
                                     "{\"order_id\":\"%s\",\"fulfilment_id\":\"%s\",\"state\":\"delivered\"}",
                                     order, parcel);
    assert_string_equal(contract_text(f, json, "tracking"), "T");
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "fulfilment.update",
                     "{\"order_id\":\"%s\",\"fulfilment_id\":\"%s\",\"state\":\"lost\"}", order, parcel);
    contract_reopen(f);
    json = contract_call(f, f->customer, "fulfilment.list", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, json, "items[0].state"), "delivered");
}

static void parcel_update_replays(fixture *f)
{
    char json[200], other[200];
    order_world(f);
    const char *order = order_sent(f, f->customer, "MUG:1");
    const char *list = contract_call(f, f->shop, "fulfilment.list", "{\"order_id\":\"%s\"}", order);
    const char *parcel = contract_text(f, list, "items[0].id");
    const char *format = "{\"order_id\":\"%s\",\"fulfilment_id\":\"%s\",\"state\":\"%s\"}";
    snprintf(json, sizeof(json), format, order, parcel, "delivered");
    snprintf(other, sizeof(other), format, order, parcel, "lost");
    contract_replays(f, f->shop, "fulfilment.update", json, other);
}

/* --- recovery --------------------------------------------------------------------------------- */

static void recovery_is_a_job(fixture *f)
{
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "order.recover_due", "{}");
    contract_refused(f, contract_staff(f, "support"), SHOP_E_FORBIDDEN, "order.recover_due", "{}");
    assert_int_equal(contract_int(f, contract_call(f, f->shop, "order.recover_due", "{}"), "done"), 0);
}

static void recovery_places_what_the_provider_has_authorized(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    contract_refused(f, f->customer, SHOP_E_UNKNOWN, "order.place",
                     "{\"idempotency_key\":\"k\",\"cart_id\":\"%s\",\"payment_token\":\"tok_charged_timeout\"}",
                     cart);
    contract_reopen(f);
    for (int i = 0; i < 5; i++) {
        contract_advance(f, MINUTE_MS);
        contract_call(f, f->shop, "order.recover_due", "{}");
    }
    const char *json = contract_call(
        f, f->customer, "order.place",
        "{\"idempotency_key\":\"k\",\"cart_id\":\"%s\",\"payment_token\":\"tok_charged_timeout\"}", cart);
    assert_string_equal(contract_text(f, json, "state"), "placed");
    const char *payments = contract_call(f, f->shop, "payment.list", "{\"order_id\":\"%s\"}",
                                         contract_text(f, json, "id"));
    assert_int_equal(contract_length(f, payments, "items"), 1);
}

static const contract_case cases[] = {
    {"order.get: is for the owner", get_is_for_the_owner},
    {"order.history: is for the owner", history_is_for_the_owner},
    {"order.history: tells every step", history_tells_every_step},
    {"order.list: shows the caller's own", list_shows_the_callers_own},
    {"order.list: of others is for staff", list_of_others_is_for_staff},
    {"order.cancel: is for the owner", cancel_is_for_the_owner},
    {"order.cancel: gives stock and money back", cancel_gives_stock_and_money_back},
    {"order.cancel: before the stock has moved", cancel_before_the_stock_has_moved},
    {"order.cancel: ends an order that waits", cancel_ends_an_order_that_waits},
    {"order.cancel: ends a failed payment", cancel_ends_a_failed_payment},
    {"order.cancel: is too late once something was sent", cancel_is_too_late_once_something_was_sent},
    {"order.cancel: replays", cancel_replays},
    {"order.fulfil: is for those who pack", fulfil_is_for_those_who_pack},
    {"order.fulfil: refuses what the order has not", fulfil_refuses_what_the_order_has_not},
    {"order.fulfil: in parts captures the total", fulfil_in_parts_captures_the_total},
    {"order.fulfil: replays", fulfil_replays},
    {"fulfilment.list: for the owner", parcels_are_listed_for_the_owner},
    {"fulfilment.update: moves a parcel", parcel_update_moves_a_parcel},
    {"fulfilment.update: replays", parcel_update_replays},
    {"order.recover_due: is a job", recovery_is_a_job},
    {"order.recover_due: places what the provider has authorized",
     recovery_places_what_the_provider_has_authorized},
};

CONTRACT_SUITE(order, cases);

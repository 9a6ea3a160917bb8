/* order_place_test.c - the contract of the checkout: placing a cart, going on with an order that waits for its
 * payer, and trying a payment again. */
#include <stdio.h>
#include <string.h>

#include "order_shop.h"

enum { HOUR_MS = 3600 * 1000 };

static const char nobodys_cart[] = "crt_01h455vb4pex5vsknk084sn02q";
static const char nobodys_order[] = "ord_01h455vb4pex5vsknk084sn02q";

static void recover(fixture *f)
{
    contract_call(f, f->shop, "order.recover_due", "{}");
}

/* --- placing ---------------------------------------------------------------------------------- */

static void place_refuses_what_is_malformed(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    contract_refused(f, f->customer, SHOP_E_INVALID, "order.place", "{\"cart_id\":\"%s\"}", cart);
    contract_refused(f, f->customer, SHOP_E_INVALID, "order.place", "{\"payment_token\":\"tok_approve\"}");
    contract_refused(f, f->customer, SHOP_E_INVALID, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"4111 1111 1111 1111\"}", cart);
    contract_refused(f, f->customer, SHOP_E_INVALID, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\",\"payment_provider\":\"none\"}",
                     cart);
    contract_refused(f, f->customer, SHOP_E_INVALID, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\",\"email\":\"a@b.example, c@b\"}",
                     cart);
    order_expect_cart(f, cart, "open");
    order_expect_stock(f, "MUG", 10, 0);
}

static void place_needs_its_scope(fixture *f)
{
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", nobodys_cart);
}

static void place_finds_the_callers_carts_only(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", nobodys_cart);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", cart);
    contract_refused(f, f->guest, SHOP_E_NOT_FOUND, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", cart);
    order_expect_cart(f, cart, "open");
}

static void place_refuses_a_cart_that_cannot_be_bought(fixture *f)
{
    order_world(f);
    const char *empty = contract_text(f, contract_call(f, f->customer, "cart.create", "{}"), "id");
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", empty);
    const char *sold = order_cart(f, f->customer, "MUG:1");
    order_place(f, f->customer, sold, "tok_approve");
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", sold);
}

static void place_refuses_a_cart_that_changed(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    int64_t seen = contract_int(
        f, contract_call(f, f->customer, "cart.get", "{\"cart_id\":\"%s\"}", cart), "version");
    contract_call(f, f->customer, "cart.add_line", "{\"cart_id\":\"%s\",\"sku\":\"PEN\",\"quantity\":1}", cart);
    contract_refused(f, f->customer, SHOP_E_VERSION_MISMATCH, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\",\"cart_version\":%lld}", cart,
                     (long long)seen);
    order_expect_cart(f, cart, "open");
}

static void place_refuses_another_total_than_the_caller_saw(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    static const char *const wrong[] = {"{\"minor\":2488,\"currency\":\"EUR\"}",
                                        "{\"minor\":0,\"currency\":\"EUR\"}",
                                        "{\"minor\":2489,\"currency\":\"USD\"}"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        contract_refused(f, f->customer, SHOP_E_PRICE_CHANGED, "order.place",
                         "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\",\"total\":%s}", cart, wrong[i]);
    order_expect_cart(f, cart, "open");
    order_expect_stock(f, "MUG", 10, 0);
    contract_call(f, f->customer, "order.place",
                  "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\",\"total\":{\"minor\":2489,"
                  "\"currency\":\"EUR\"}}",
                  cart);
}

static void place_takes_all_lines_or_none(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:2 BOX:6");
    contract_refused(f, f->customer, SHOP_E_OUT_OF_STOCK, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", cart);
    assert_non_null(strstr(shop_error_last()->message, "BOX"));
    order_expect_cart(f, cart, "open");
    order_expect_stock(f, "MUG", 10, 0);
    order_expect_stock(f, "BOX", 5, 0);
}

static void place_that_is_declined_leaves_nothing_behind(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:2");
    contract_refused(f, f->customer, SHOP_E_PAYMENT_DECLINED, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_decline\"}", cart);
    order_expect_cart(f, cart, "open");
    order_expect_stock(f, "MUG", 10, 0);
    const char *order = order_newest(f, f->customer);
    order_expect_state(f, order, "payment_failed");
    const char *json = contract_call(f, f->customer, "order.get", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, json, "reason"), "the card was declined");
}

static void place_sells_the_cart(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:2 PEN:3");
    const char *order = contract_call(
        f, f->customer, "order.place",
        "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\",\"email\":\"me@example.com\","
        "\"shipping_address\":{\"name\":\"Ada\",\"line1\":\"Ring 1\",\"city\":\"Berlin\",\"country\":\"DE\"}}",
        cart);
    assert_string_equal(contract_text(f, order, "state"), "placed");
    assert_string_equal(contract_text(f, order, "owner"), f->customer_id);
    assert_string_equal(contract_text(f, order, "email"), "me@example.com");
    assert_string_equal(contract_text(f, order, "cart_id"), cart);
    assert_string_equal(contract_text(f, order, "shipping_address.name"), "Ada");
    assert_string_equal(contract_text(f, order, "country"), "DE");
    assert_int_equal(contract_length(f, order, "lines"), 2);
    assert_int_equal(contract_int(f, order, "total.minor"), 2 * 1999 + 3 * 333 + 490);
    assert_int_equal(strlen(contract_text(f, order, "number")), 14);
    order_expect_stock(f, "MUG", 10, 2);
    order_settle(f);
    order_expect_stock(f, "MUG", 8, 0);
    order_expect_cart(f, cart, "ordered");
    contract_reopen(f);
    const char *again =
        contract_call(f, f->customer, "order.get", "{\"order_id\":\"%s\"}", contract_text(f, order, "id"));
    assert_string_equal(contract_text(f, again, "number"), contract_text(f, order, "number"));
    order_expect_sums(f, again, true);
}

static void place_works_for_guests(fixture *f)
{
    order_world(f);
    const char *order = order_place(f, f->guest, order_cart(f, f->guest, "PEN:1"), "tok_approve");
    assert_string_equal(contract_text(f, order, "owner"), f->guest_id);
}

/* I15, with both kinds of tax, discounts and odd quantities. */
static void place_adds_up_to_the_minor_unit(fixture *f)
{
    order_world(f);
    contract_call(f, f->shop, "promotion.put",
                  "{\"code\":\"ODD\",\"title\":\"Odd\",\"kind\":\"percent\",\"percent_ppm\":133333}");
    static const char *const goods[] = {"MUG:1", "PEN:7", "MUG:2 PEN:11 BOX:1", "BOX:1 PEN:1"};
    for (size_t i = 0; i < sizeof(goods) / sizeof(goods[0]); i++)
        for (int us = 0; us < 2; us++) {
            const char *cart = order_cart_in(f, f->customer, us ? "us" : "de", goods[i]);
            if (i % 2 == 1)
                contract_call(f, f->customer, "cart.add_coupon", "{\"cart_id\":\"%s\",\"code\":\"ODD\"}", cart);
            const char *quote = contract_call(f, f->customer, "cart.quote", "{\"cart_id\":\"%s\"}", cart);
            const char *order = order_place(f, f->customer, cart, "tok_approve");
            assert_int_equal(contract_int(f, order, "total.minor"), contract_int(f, quote, "total.minor"));
            assert_int_equal(contract_int(f, order, "tax.minor"), contract_int(f, quote, "tax.minor"));
            order_expect_sums(f, order, us == 0);
        }
}

static void place_replays(fixture *f)
{
    char json[256], other[256];
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    snprintf(json, sizeof(json), "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", cart);
    snprintf(other, sizeof(other), "{\"cart_id\":\"%s\",\"payment_token\":\"tok_slow\"}", cart);
    contract_replays(f, f->customer, "order.place", json, other);
    assert_int_equal(
        contract_length(f, contract_call(f, f->customer, "order.list", "{}"), "items"), 1);
    order_expect_stock(f, "MUG", 10, 1);
}

static void place_replays_a_refusal(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    for (int i = 0; i < 2; i++)
        contract_refused(f, f->customer, SHOP_E_PAYMENT_DECLINED, "order.place",
                         "{\"idempotency_key\":\"k\",\"cart_id\":\"%s\",\"payment_token\":\"tok_decline\"}", cart);
    assert_int_equal(
        contract_length(f, contract_call(f, f->customer, "order.list", "{}"), "items"), 1);
}

static void place_replays_that_it_waits(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    for (int i = 0; i < 3; i++)
        contract_refused(f, f->customer, SHOP_E_PAYMENT_ACTION, "order.place",
                         "{\"idempotency_key\":\"k\",\"cart_id\":\"%s\",\"payment_token\":\"tok_3ds\"}", cart);
    const char *order = order_newest(f, f->customer);
    contract_call(f, f->customer, "order.confirm", "{\"order_id\":\"%s\"}", order);
    const char *again = contract_call(
        f, f->customer, "order.place",
        "{\"idempotency_key\":\"k\",\"cart_id\":\"%s\",\"payment_token\":\"tok_3ds\"}", cart);
    assert_string_equal(contract_text(f, again, "id"), order);
    assert_string_equal(contract_text(f, again, "state"), "placed");
}

static void place_has_one_key_a_caller(fixture *f)
{
    order_world(f);
    const char *json = "{\"idempotency_key\":\"same\",\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}";
    const char *mine = order_cart(f, f->customer, "PEN:1"), *theirs = order_cart(f, f->other, "PEN:1");
    const char *first = contract_call(f, f->customer, "order.place", json, mine);
    const char *second = contract_call(f, f->other, "order.place", json, theirs);
    assert_string_not_equal(contract_text(f, first, "id"), contract_text(f, second, "id"));
}

/* --- confirming ------------------------------------------------------------------------------- */

static void confirm_finds_the_callers_orders_only(fixture *f)
{
    order_world(f);
    const char *order = order_waiting(f, f->customer, "MUG:1", "tok_3ds");
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "order.confirm", "{\"order_id\":\"%s\"}", nobodys_order);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "order.confirm", "{\"order_id\":\"%s\"}", order);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "order.confirm",
                     "{\"order_id\":\"%s\"}", order);
    order_expect_state(f, order, "pending");
}

static void confirm_needs_an_order_that_waits(fixture *f)
{
    order_world(f);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "order.confirm", "{\"order_id\":\"%s\"}",
                     order_declined(f, f->customer, "MUG:1"));
}

static void confirm_places_the_order(fixture *f)
{
    order_world(f);
    const char *order = order_waiting(f, f->customer, "MUG:1", "tok_3ds");
    order_expect_stock(f, "MUG", 10, 1);
    contract_reopen(f);
    const char *json = contract_call(f, f->customer, "order.confirm", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, json, "state"), "placed");
    json = contract_call(f, f->customer, "order.confirm", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, json, "state"), "placed");
}

static void confirm_replays(fixture *f)
{
    char json[128], other[128];
    order_world(f);
    snprintf(other, sizeof(other), "{\"order_id\":\"%s\"}", order_waiting(f, f->customer, "PEN:1", "tok_3ds"));
    snprintf(json, sizeof(json), "{\"order_id\":\"%s\"}", order_waiting(f, f->customer, "MUG:1", "tok_3ds"));
    contract_replays(f, f->customer, "order.confirm", json, other);
}

static void confirm_tells_that_the_payer_refused(fixture *f)
{
    order_world(f);
    const char *order = order_waiting(f, f->customer, "MUG:1", "tok_3ds_decline");
    contract_refused(f, f->customer, SHOP_E_PAYMENT_DECLINED, "order.confirm", "{\"order_id\":\"%s\"}", order);
    order_expect_state(f, order, "payment_failed");
    order_expect_stock(f, "MUG", 10, 0);
}

static const char *wait_at_patient(fixture *f, const char *cart)
{
    contract_refused(f, f->customer, SHOP_E_PAYMENT_ACTION, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"t\",\"payment_provider\":\"patient\"}", cart);
    return order_newest(f, f->customer);
}

static void confirm_waits_on_while_the_provider_does(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    const char *order = wait_at_patient(f, cart);
    for (int i = 0; i < 2; i++)
        contract_refused(f, f->customer, SHOP_E_PAYMENT_ACTION, "order.confirm", "{\"order_id\":\"%s\"}", order);
    assert_non_null(strstr(shop_error_last()->message, "https://patient.invalid/"));
    order_expect_stock(f, "MUG", 10, 1);
    order_expect_cart(f, cart, "checkout");
    contract_advance(f, HOUR_MS);
    recover(f);
    order_expect_state(f, order, "payment_failed");
    order_expect_stock(f, "MUG", 10, 0);
    order_expect_cart(f, cart, "open");
}

static void confirm_is_out_of_stock_after_the_reservation(fixture *f)
{
    order_world(f);
    const char *order = order_waiting(f, f->customer, "BOX:3", "tok_3ds");
    contract_advance(f, HOUR_MS);
    contract_call(f, f->shop, "reservation.expire_due", "{}");
    order_expect_stock(f, "BOX", 5, 0);
    order_placed(f, f->other, "BOX:4");
    contract_refused(f, f->customer, SHOP_E_OUT_OF_STOCK, "order.confirm", "{\"order_id\":\"%s\"}", order);
    order_expect_state(f, order, "cancelled");
    order_settle(f);
    const char *payments = contract_call(f, f->shop, "payment.list", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, payments, "items[0].state"), "voided");
}

/* --- trying again ----------------------------------------------------------------------------- */

static void retry_finds_the_callers_orders_only(fixture *f)
{
    order_world(f);
    const char *order = order_declined(f, f->customer, "MUG:1");
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "order.retry",
                     "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", nobodys_order);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "order.retry",
                     "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", order);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "order.retry",
                     "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", order);
    order_expect_state(f, order, "payment_failed");
}

static void retry_needs_a_failed_payment(fixture *f)
{
    order_world(f);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "order.retry",
                     "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}",
                     order_placed(f, f->customer, "MUG:1"));
}

static void retry_places_the_order(fixture *f)
{
    order_world(f);
    const char *order = order_declined(f, f->customer, "MUG:2");
    contract_product(f, "CUP", 100);
    const char *json = contract_call(f, f->customer, "order.retry",
                                     "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", order);
    assert_string_equal(contract_text(f, json, "state"), "placed");
    assert_int_equal(contract_int(f, json, "attempt"), 2);
    assert_int_equal(contract_int(f, json, "total.minor"), 2 * 1999 + 490);
    assert_false(contract_has(f, json, "reason"));
    order_expect_stock(f, "MUG", 10, 2);
    order_settle(f);
    order_expect_cart(f, contract_text(f, json, "cart_id"), "ordered");
    const char *payments = contract_call(f, f->shop, "payment.list", "{\"order_id\":\"%s\"}", order);
    assert_int_equal(contract_length(f, payments, "items"), 2);
}

static void retry_may_be_declined_again(fixture *f)
{
    order_world(f);
    const char *order = order_declined(f, f->customer, "MUG:2");
    for (int i = 0; i < 2; i++)
        contract_refused(f, f->customer, SHOP_E_PAYMENT_DECLINED, "order.retry",
                         "{\"order_id\":\"%s\",\"payment_token\":\"tok_insufficient\"}", order);
    order_expect_state(f, order, "payment_failed");
    order_expect_stock(f, "MUG", 10, 0);
}

static void retry_may_wait_for_the_payer(fixture *f)
{
    order_world(f);
    const char *order = order_declined(f, f->customer, "MUG:2");
    for (int i = 0; i < 2; i++)
        contract_refused(f, f->customer, SHOP_E_PAYMENT_ACTION, "order.retry",
                         "{\"idempotency_key\":\"r\",\"order_id\":\"%s\",\"payment_token\":\"tok_3ds\"}", order);
    contract_call(f, f->customer, "order.confirm", "{\"order_id\":\"%s\"}", order);
    const char *json = contract_call(
        f, f->customer, "order.retry",
        "{\"idempotency_key\":\"r\",\"order_id\":\"%s\",\"payment_token\":\"tok_3ds\"}", order);
    assert_string_equal(contract_text(f, json, "state"), "placed");
}

static void retry_reserves_again(fixture *f)
{
    order_world(f);
    const char *order = order_declined(f, f->customer, "BOX:3");
    order_placed(f, f->other, "BOX:4");
    contract_refused(f, f->customer, SHOP_E_OUT_OF_STOCK, "order.retry",
                     "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", order);
    order_expect_state(f, order, "payment_failed");
    order_expect_stock(f, "BOX", 5, 4);
}

/* Prices stay as they were placed, so the goods must, too. */
static void retry_needs_the_cart_as_it_was(fixture *f)
{
    order_world(f);
    const char *cart = order_cart(f, f->customer, "MUG:1");
    contract_refused(f, f->customer, SHOP_E_PAYMENT_DECLINED, "order.place",
                     "{\"cart_id\":\"%s\",\"payment_token\":\"tok_decline\"}", cart);
    contract_call(f, f->customer, "cart.add_line", "{\"cart_id\":\"%s\",\"sku\":\"PEN\",\"quantity\":1}", cart);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "order.retry",
                     "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", order_newest(f, f->customer));
    order_expect_cart(f, cart, "open");
    order_expect_stock(f, "MUG", 10, 0);
}

static void retry_replays(fixture *f)
{
    char json[160], other[160];
    order_world(f);
    const char *order = order_declined(f, f->customer, "MUG:2");
    snprintf(json, sizeof(json), "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", order);
    snprintf(other, sizeof(other), "{\"order_id\":\"%s\",\"payment_token\":\"tok_slow\"}", order);
    contract_replays(f, f->customer, "order.retry", json, other);
    order_expect_stock(f, "MUG", 10, 2);
}

static const contract_case cases[] = {
    {"order.place: refuses what is malformed", place_refuses_what_is_malformed},
    {"order.place: needs its scope", place_needs_its_scope},
    {"order.place: finds the caller's carts only", place_finds_the_callers_carts_only},
    {"order.place: refuses a cart that cannot be bought", place_refuses_a_cart_that_cannot_be_bought},
    {"order.place: refuses a cart that changed", place_refuses_a_cart_that_changed},
    {"order.place: refuses another total than the caller saw", place_refuses_another_total_than_the_caller_saw},
    {"order.place: takes all lines or none", place_takes_all_lines_or_none},
    {"order.place: what is declined leaves nothing behind", place_that_is_declined_leaves_nothing_behind},
    {"order.place: sells the cart", place_sells_the_cart},
    {"order.place: works for guests", place_works_for_guests},
    {"order.place: adds up to the minor unit", place_adds_up_to_the_minor_unit},
    {"order.place: replays", place_replays},
    {"order.place: replays a refusal", place_replays_a_refusal},
    {"order.place: replays that it waits for the payer", place_replays_that_it_waits},
    {"order.place: has one key a caller", place_has_one_key_a_caller},
    {"order.confirm: finds the caller's orders only", confirm_finds_the_callers_orders_only},
    {"order.confirm: needs an order that waits", confirm_needs_an_order_that_waits},
    {"order.confirm: places the order", confirm_places_the_order},
    {"order.confirm: replays", confirm_replays},
    {"order.confirm: tells that the payer refused", confirm_tells_that_the_payer_refused},
    {"order.confirm: waits on while the provider does", confirm_waits_on_while_the_provider_does},
    {"order.confirm: is out of stock after the reservation", confirm_is_out_of_stock_after_the_reservation},
    {"order.retry: finds the caller's orders only", retry_finds_the_callers_orders_only},
    {"order.retry: needs a failed payment", retry_needs_a_failed_payment},
    {"order.retry: places the order", retry_places_the_order},
    {"order.retry: may be declined again", retry_may_be_declined_again},
    {"order.retry: may wait for the payer", retry_may_wait_for_the_payer},
    {"order.retry: reserves again", retry_reserves_again},
    {"order.retry: needs the cart as it was", retry_needs_the_cart_as_it_was},
    {"order.retry: replays", retry_replays},
};

CONTRACT_SUITE(order_place, cases);

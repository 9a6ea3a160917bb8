/* begin_test.c - the three ways into a checkout: what an order is begun with (number, e-mail, addresses), and from
 * which states it can be confirmed or its payment tried again. */
#include "tests/unit/services/order/order_desk.h"

#include <ctype.h>
#include <string.h>

enum { NAME_BYTES = 200, CITY_BYTES = 100, CODE_BYTES = 20, PHONE_BYTES = 40 };

/* Place a cart with what an order may be begun with; the order. */
static const shop_order *place_with(shop *as, const char *email, const shop_address_input *to)
{
    char cart[SHOP_ID_SIZE];
    const shop_order *order = NULL;
    shop_order_place_args args = SHOP_ORDER_PLACE_INIT;
    market_cart(as, 0, 1, cart);
    args.cart_id = cart;
    args.payment_token = "tok_approve";
    args.email = email;
    args.billing_address = to;
    if (shop_order_place(as, &args, &order) != 0)
        fail_msg("%s", shop_error_last()->message);
    return order;
}

static shop *as_user(order_desk *d, const char *user_id)
{
    shop *view = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = user_id;
    assert_int_equal(shop_as(d->shop, &who, &view), 0);
    return view;
}

/* --- placing -------------------------------------------------------------------------------------- */

static void the_number_is_the_end_of_the_id_in_groups(void **state)
{
    order_desk *d = *state;
    const shop_order *order = place_with(d->ann, NULL, NULL);
    const char *end = order->id + strlen(order->id) - 12;
    assert_int_equal(strlen(order->number), 14);
    for (size_t i = 0, digit = 0; i < 14; i++) {
        if (i == 4 || i == 9)
            assert_int_equal(order->number[i], '-');
        else
            assert_int_equal(order->number[i], toupper((unsigned char)end[digit++]));
    }
    shop_free(order);
}

static void expect_email(shop *as, const char *given, const char *wanted)
{
    const shop_order *order = place_with(as, given, NULL);
    if (wanted == NULL)
        assert_null(order->email);
    else
        assert_string_equal(order->email, wanted);
    shop_free(order);
}

static void who_gives_no_email_has_that_of_the_account(void **state)
{
    order_desk *d = *state;
    char known[SHOP_ID_SIZE], unknown[SHOP_ID_SIZE];
    market_make(d->shop, "account.register", known, "{\"email\":\"eve@example.org\",\"password\":\"correct horse\"}");
    assert_int_equal(shop_id_new(d->shop, "usr", unknown), 0);
    shop *eve = as_user(d, known), *elsewhere = as_user(d, unknown);
    expect_email(eve, NULL, "eve@example.org");
    expect_email(eve, "", "eve@example.org");
    expect_email(eve, "gift@example.org", "gift@example.org");
    expect_email(elsewhere, NULL, NULL); /* an account that the application keeps itself */
    expect_email(d->ann, NULL, NULL);
    expect_email(d->ann, "ann@example.org", "ann@example.org");
    shop_close(eve);
    shop_close(elsewhere);
}

/* Quotes and backslashes become two bytes each in the store. */
static const char *fill(char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        text[i] = i % 2 == 0 ? '"' : '\\';
    text[size] = '\0';
    return text;
}

static void the_longest_address_is_read_as_it_was_given(void **state)
{
    char name[NAME_BYTES + 1], city[CITY_BYTES + 1], code[CODE_BYTES + 1], phone[PHONE_BYTES + 1];
    order_desk *d = *state;
    shop_address_input to = SHOP_ADDRESS_INPUT_INIT;
    to.name = to.company = to.line1 = to.line2 = fill(name, NAME_BYTES);
    to.city = to.region = fill(city, CITY_BYTES);
    to.postal_code = fill(code, CODE_BYTES);
    to.phone = fill(phone, PHONE_BYTES);
    to.country = "DE";
    const shop_order *order = place_with(d->ann, NULL, &to);
    const shop_address *read = order->billing_address;
    assert_null(order->shipping_address);
    assert_string_equal(read->name, name);
    assert_string_equal(read->line2, name);
    assert_string_equal(read->company, name);
    assert_string_equal(read->region, city);
    assert_string_equal(read->postal_code, code);
    assert_string_equal(read->phone, phone);
    assert_string_equal(read->country, "DE");
    shop_free(order);
}

/* Also where somebody of the shop places it for them. */
static void an_order_belongs_to_the_owner_of_its_cart(void **state)
{
    order_desk *d = *state;
    char cart[SHOP_ID_SIZE], id[SHOP_ID_SIZE];
    market_cart(d->ann, 0, 1, cart);
    market_make(d->shop, "order.place", id, "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", cart);
    const shop_order *order = order_desk_read(d, id);
    assert_true(strncmp(order->owner, "gst_", 4) == 0);
    shop_free(order);
    order_desk_refused(d->bob, SHOP_E_NOT_FOUND, "", "order.get", "{\"order_id\":\"%s\"}", id);
    assert_int_equal(market_call(d->ann, "order.get", NULL, "{\"order_id\":\"%s\"}", id), 0);
}

/* --- going on ------------------------------------------------------------------------------------- */

static void only_an_order_that_waits_can_be_confirmed(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    assert_int_equal(order_desk_place(d, d->ann, 1, 0, "tok_decline", id), SHOP_E_PAYMENT_DECLINED);
    order_desk_refused(d->ann, SHOP_E_CONFLICT, "it is payment_failed", "order.confirm", "{\"order_id\":\"%s\"}", id);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PAYMENT_FAILED, 2);
    order_desk_sent(d, 1, 0, id);
    order_desk_refused(d->ann, SHOP_E_CONFLICT, "it is fulfilled", "order.confirm", "{\"order_id\":\"%s\"}", id);
    order_desk_expect(d, id, SHOP_ORDER_STATE_FULFILLED, 3);
}

static void an_order_that_is_placed_is_confirmed_without_effect(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    assert_int_equal(market_call(d->ann, "order.confirm", NULL, "{\"order_id\":\"%s\"}", id), 0);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PLACED, 2);
    assert_int_equal(order_desk_told(d, "order.created"), 1);
    assert_int_equal(market_effects(d->market, "authorized"), 1);
}

static void retry(order_desk *d, int code, const char *message, const char *id)
{
    order_desk_refused(d->ann, code, message, "order.retry", "{\"order_id\":\"%s\",\"payment_token\":\"tok_decline\"}",
                       id);
}

static void only_a_failed_payment_is_tried_again(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    retry(d, SHOP_E_CONFLICT, "the order is placed", id);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PLACED, 2);
    assert_int_equal(order_desk_place(d, d->ann, 1, 0, "tok_3ds", id), SHOP_E_PAYMENT_ACTION);
    retry(d, SHOP_E_CONFLICT, "the order is pending", id);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PENDING, 1);
}

static void each_attempt_is_counted_and_begins_without_the_last_one_s_reason(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    assert_int_equal(order_desk_place(d, d->ann, 2, 1, "tok_insufficient", id), SHOP_E_PAYMENT_DECLINED);
    retry(d, SHOP_E_PAYMENT_DECLINED, "the card was declined", id);
    const shop_order *order = order_desk_read(d, id);
    assert_int_equal(order->attempt, 2);
    assert_string_equal(order->reason, "the card was declined");
    shop_free(order);
    assert_int_equal(market_call(d->ann, "order.retry", NULL,
                                 "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", id),
                     0);
    order = order_desk_read(d, id);
    assert_int_equal(order->state, SHOP_ORDER_STATE_PLACED);
    assert_int_equal(order->attempt, 3);
    assert_int_equal(order->version, 6);
    assert_null(order->reason);
    assert_int_equal(order->total.minor, 2 * 1000 + 1100 + 500);
    shop_free(order);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_orders WHERE token IS NOT NULL"), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, order_desk_setup, order_desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_number_is_the_end_of_the_id_in_groups),
        CASE(who_gives_no_email_has_that_of_the_account),
        CASE(the_longest_address_is_read_as_it_was_given),
        CASE(an_order_belongs_to_the_owner_of_its_cart),
        CASE(only_an_order_that_waits_can_be_confirmed),
        CASE(an_order_that_is_placed_is_confirmed_without_effect),
        CASE(only_a_failed_payment_is_tried_again),
        CASE(each_attempt_is_counted_and_begins_without_the_last_one_s_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* orders_test.c - which messages orders and refunds write, to whom, in which language, and that an event
 * writes its message once. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <string.h>

#include "shop/error.h"

enum { HOUR_MS = 3600 * 1000 };

static char order_id[SHOP_ID_SIZE];
static char payment_id[SHOP_ID_SIZE];
static char user_id[SHOP_ID_SIZE];

static int setup(void **state)
{
    if (post_office_setup(state) != 0)
        return -1;
    const post_office *p = *state;
    return shop_id_new(p->shop, "ord", order_id) != 0 || shop_id_new(p->shop, "pay", payment_id) != 0 ||
           shop_id_new(p->shop, "usr", user_id) != 0;
}

static void tell_order(post_office *p, unsigned number, int64_t version, const char *owner)
{
    const shop_order_event_line lines[] = {
        {.sku = "A", .title = "Merino Sweater, Navy", .quantity = 2, .total = {15980, "EUR", 2, {0}}},
        {.sku = "B", .quantity = 1, .total = {500, "EUR", 2, {0}}},
    };
    const shop_order_event_line *list[] = {&lines[0], &lines[1]};
    const shop_order_event event = {.order_id = order_id,
                                    .number = "1001",
                                    .owner = owner,
                                    .email = "ada@example.org",
                                    .total = {16480, "EUR", 2, {0}},
                                    .lines = list,
                                    .line_count = 2,
                                    .tracking = version == 2 ? "DHL 1" : NULL,
                                    .reason = "changed my mind"};
    assert_int_equal(internal_emit(p->shop, number, order_id, version, &event), 0);
}

static void tell_refund(post_office *p)
{
    const shop_payment_event event = {
        .payment_id = payment_id, .order_id = order_id, .amount = {500, "EUR", 2, {0}}};
    assert_int_equal(internal_emit(p->shop, SHOP__EVENT_PAYMENT_REFUNDED, payment_id, 1, &event), 0);
}

static void an_order_without_an_address_writes_nothing(void **state)
{
    post_office *p = *state;
    const shop_order_event event = {.order_id = order_id, .number = "1"};
    assert_int_equal(internal_emit(p->shop, SHOP__EVENT_ORDER_CREATED, order_id, 1, &event), 0);
    tell_refund(p);
    post_office_work(p);
    assert_int_equal(p->sent, 0);
    assert_int_equal(post_office_dead_letters(p), 0);
}

static void who_does_not_want_it_gets_nothing(void **state)
{
    post_office *p = *state;
    post_office_choose(p, user_id, NULL, SHOP_NOTIFICATION_TOPIC_ORDERS, false);
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, user_id);
    tell_refund(p);
    post_office_work(p);
    assert_int_equal(p->sent, 0);
}

/* The consumer of orders may be behind that of people. */
static void who_was_erased_gets_nothing_and_is_not_noted(void **state)
{
    post_office *p = *state;
    post_office_erase(p, user_id, 1);
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, user_id);
    tell_order(p, SHOP__EVENT_ORDER_FULFILLED, 2, user_id);
    tell_refund(p);
    post_office_work(p);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"), 0);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_orders"), 1);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_orders WHERE email <> ''"), 0);
    assert_int_equal(post_office_dead_letters(p), 0);
}

static void an_order_is_confirmed(void **state)
{
    post_office *p = *state;
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, "gst_01j00000000000000000000000");
    post_office_work(p);
    assert_int_equal(p->sent, 1);
    assert_string_equal(p->subject, "Your order 1001");
    assert_non_null(strstr(p->text, "2 × Merino Sweater, Navy: 159.80 EUR\n1 × B: 5.00 EUR\n"));
    assert_non_null(strstr(p->text, "Total: 164.80 EUR"));
    assert_null(strstr(p->text, "{{"));
}

static void each_step_of_an_order_has_its_message(void **state)
{
    static const struct {
        unsigned event;
        const char *subject, *text;
    } steps[] = {
        {SHOP__EVENT_ORDER_CREATED, "Your order 1001", "Total"},
        {SHOP__EVENT_ORDER_FULFILLED, "Your order 1001 is on its way", "Tracking: DHL 1"},
        {SHOP__EVENT_ORDER_RETURNED, "Your return for 1001 has arrived", "2 × Merino"},
        {SHOP__EVENT_ORDER_CANCELLED, "Your order 1001 was cancelled", "Reason: changed my mind"},
    };
    post_office *p = *state;
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        tell_order(p, steps[i].event, (int64_t)i + 1, NULL);
        post_office_work(p);
        assert_int_equal(p->sent, i + 1);
        assert_string_equal(p->subject, steps[i].subject);
        assert_non_null(strstr(p->text, steps[i].text));
    }
}

static void a_refund_is_told(void **state)
{
    post_office *p = *state;
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, NULL);
    tell_refund(p);
    post_office_work(p);
    assert_int_equal(p->sent, 2);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"
                                           " WHERE template = 'payment_refunded'"
                                           " AND text LIKE '%5.00 EUR%1001%'"), 1);
}

static void a_refund_waits_for_its_order(void **state)
{
    post_office *p = *state;
    tell_refund(p);
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, NULL);
    post_office_work(p);
    assert_int_equal(p->sent, 1);
    p->now_ms += HOUR_MS;
    post_office_work(p);
    assert_int_equal(p->sent, 2);
    assert_string_equal(p->subject, "A refund for your order 1001");
    assert_int_equal(post_office_dead_letters(p), 0);
}

static void what_an_order_does_not_say_has_a_substitute(void **state)
{
    static const shop_order_event_line nameless = {.sku = "TEA", .quantity = 3};
    static const shop_order_event_line *const lines[] = {&nameless};
    const shop_order_event event = {.order_id = order_id, .email = "ada@example.org", .lines = lines,
                                    .line_count = 1};
    post_office *p = *state;
    assert_int_equal(internal_emit(p->shop, SHOP__EVENT_ORDER_FULFILLED, order_id, 1, &event), 0);
    post_office_work(p);
    assert_non_null(strstr(p->subject, order_id));
    assert_non_null(strstr(p->text, "\n3 × TEA\n"));
    assert_non_null(strstr(p->text, "Tracking: –\n"));
}

static void of_a_long_order_the_last_lines_are_left_out(void **state)
{
    enum { LINES = 500 };
    static char title[301];
    static shop_order_event_line lines[LINES];
    static const shop_order_event_line *list[LINES];
    post_office *p = *state;
    memset(title, 'x', sizeof(title) - 1);
    for (size_t i = 0; i < LINES; i++) {
        lines[i] = (shop_order_event_line){.title = title, .quantity = 1, .total = {500, "EUR", 2, {0}}};
        list[i] = &lines[i];
    }
    const shop_order_event event = {.order_id = order_id, .number = "1001", .email = "ada@example.org",
                                    .total = {250000, "EUR", 2, {0}}, .lines = list, .line_count = LINES};
    assert_int_equal(internal_emit(p->shop, SHOP__EVENT_ORDER_CREATED, order_id, 1, &event), 0);
    post_office_work(p);
    const shop_delivery *d = post_office_read(p, p->key);
    assert_in_range(strlen(d->text), 64 * 1024, 65 * 1024);
    assert_non_null(strstr(d->text, "xxx: 5.00 EUR\n\nTotal: 2500.00 EUR\n"));
    shop_free(d);
}

static void only_people_with_an_account_are_named(void **state)
{
    post_office *p = *state;
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, "gst_01j00000000000000000000000");
    tell_order(p, SHOP__EVENT_ORDER_FULFILLED, 2, user_id);
    post_office_work(p);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"
                                           " WHERE order_id IS NOT NULL AND topic = 1"), 2);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"
                                           " WHERE template = 'order_shipped' AND user_id IS NOT NULL"), 1);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"
                                           " WHERE user_id IS NOT NULL"), 1);
}

static void people_are_written_to_in_their_language(void **state)
{
    post_office *p = *state;
    post_office_choose(p, user_id, "de-AT", 0, false);
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, user_id);
    post_office_work(p);
    assert_string_equal(p->subject, "Ihre Bestellung 1001");
}

static void an_own_template_replaces_the_built_in_one(void **state)
{
    post_office *p = *state;
    shop_template_put_args args = SHOP_TEMPLATE_PUT_INIT;
    const shop_template *t = NULL;
    args.name = "order_confirmed";
    args.channel = "email";
    args.locale = "en";
    args.subject = "Got it: {{number}}";
    args.text = "{{total}}";
    assert_int_equal(shop_template_put(p->shop, &args, &t), 0);
    shop_free(t);
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, NULL);
    post_office_work(p);
    assert_string_equal(p->subject, "Got it: 1001");
    assert_string_equal(p->text, "164.80 EUR");
}

static void an_event_seen_twice_writes_one_message(void **state)
{
    post_office *p = *state;
    tell_order(p, SHOP__EVENT_ORDER_CREATED, 1, NULL);
    post_office_work(p);
    temp_shop_sql(&p->temp, "UPDATE events_cursors SET position = 0 WHERE consumer LIKE 'notification.%'");
    post_office_work(p);
    assert_int_equal(p->sent, 1);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, post_office_teardown)
    const struct CMUnitTest tests[] = {
        TEST(an_order_without_an_address_writes_nothing),
        TEST(who_does_not_want_it_gets_nothing),
        TEST(who_was_erased_gets_nothing_and_is_not_noted),
        TEST(an_order_is_confirmed),
        TEST(each_step_of_an_order_has_its_message),
        TEST(a_refund_is_told),
        TEST(a_refund_waits_for_its_order),
        TEST(what_an_order_does_not_say_has_a_substitute),
        TEST(of_a_long_order_the_last_lines_are_left_out),
        TEST(only_people_with_an_account_are_named),
        TEST(people_are_written_to_in_their_language),
        TEST(an_own_template_replaces_the_built_in_one),
        TEST(an_event_seen_twice_writes_one_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

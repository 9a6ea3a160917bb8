/* users_test.c - who is welcomed, and what an erasure leaves of messages. */
#include "tests/unit/services/notification/post_office.h"

#include <string.h>

#include "shop/error.h"
#include "shop/user.h"

static void tell_registered(post_office *p, const char *user_id)
{
    const shop_user_event event = {.user_id = user_id};
    assert_int_equal(internal_emit(p->shop, SHOP__EVENT_USER_REGISTERED, user_id, 1, &event), 0);
    post_office_work(p);
}

static void tell_order(post_office *p, const char *order_id, const char *owner)
{
    const shop_order_event event = {
        .order_id = order_id, .number = "1001", .owner = owner, .email = "ada@example.org"};
    assert_int_equal(internal_emit(p->shop, SHOP__EVENT_ORDER_CREATED, order_id, 1, &event), 0);
}

static void who_has_no_account_is_not_welcomed(void **state)
{
    post_office *p = *state;
    char nobody[SHOP_ID_SIZE];
    assert_int_equal(shop_id_new(p->shop, "usr", nobody), 0);
    tell_registered(p, nobody);
    assert_int_equal(p->sent, 0);
    assert_int_equal(post_office_dead_letters(p), 0);
}

static void who_wants_nothing_about_the_account_is_not_welcomed(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE];
    post_office_account(p, NULL, ada);
    post_office_choose(p, ada, NULL, SHOP_NOTIFICATION_TOPIC_ACCOUNT, false);
    post_office_work(p);
    assert_int_equal(p->sent, 0);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"), 0);
}

static void who_was_erased_meanwhile_is_not_welcomed(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE];
    shop_account_erase_args args = SHOP_ACCOUNT_ERASE_INIT;
    post_office_account(p, NULL, ada);
    args.user_id = ada;
    assert_int_equal(shop_account_erase(p->shop, &args), 0);
    post_office_work(p);
    assert_int_equal(p->sent, 0);
    assert_int_equal(post_office_dead_letters(p), 0);
}

static void the_welcome_is_in_the_language_that_was_chosen(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE];
    post_office_account(p, "en", ada);
    post_office_choose(p, ada, "de-CH", 0, false);
    post_office_work(p);
    assert_int_equal(p->sent, 1);
    assert_string_equal(p->recipient, "ada@example.org");
    assert_string_equal(p->subject, "Willkommen");
    assert_string_equal(p->text,
                        "Guten Tag Ada,\n\nIhr Konto mit der Adresse ada@example.org ist eingerichtet.\n");
}

static void an_erasure_makes_messages_and_orders_unreadable(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    post_office_account(p, NULL, ada);
    assert_int_equal(shop_id_new(p->shop, "ord", order), 0);
    tell_order(p, order, ada);
    post_office_work(p);
    assert_int_equal(p->sent, 2);
    post_office_erase(p, ada, 100);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"), 2);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"
                                           " WHERE recipient <> '' OR subject <> '' OR text <> ''"), 0);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_orders WHERE email <> ''"), 0);
}

static void what_waits_is_stopped_by_the_erasure(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    assert_int_equal(shop_id_new(p->shop, "usr", ada), 0);
    assert_int_equal(shop_id_new(p->shop, "ord", order), 0);
    p->answer = SHOP_E_UNAVAILABLE;
    tell_order(p, order, ada);
    post_office_work(p);
    assert_int_equal(p->sent, 1);
    post_office_erase(p, ada, 1);
    p->answer = 0;
    post_office_later(p, INT64_C(24) * 3600 * 1000);
    assert_int_equal(p->sent, 1);
}

static void an_erasure_touches_nobody_else(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE], bob[SHOP_ID_SIZE], order[SHOP_ID_SIZE], guests[SHOP_ID_SIZE];
    assert_int_equal(shop_id_new(p->shop, "usr", ada), 0);
    assert_int_equal(shop_id_new(p->shop, "usr", bob), 0);
    assert_int_equal(shop_id_new(p->shop, "ord", order), 0);
    assert_int_equal(shop_id_new(p->shop, "ord", guests), 0);
    post_office_choose(p, bob, "de", SHOP_NOTIFICATION_TOPIC_MARKETING, true);
    tell_order(p, order, bob);
    tell_order(p, guests, NULL);
    post_office_work(p);
    post_office_erase(p, ada, 1);
    post_office_erase(p, ada, 2); /* once more */
    assert_int_equal(post_office_dead_letters(p), 0);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"
                                           " WHERE recipient = 'ada@example.org' AND version = 3"), 2);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_orders WHERE email <> ''"), 2);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_choices"), 1);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_people WHERE locale = 'de'"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, post_office_setup, post_office_teardown)
    const struct CMUnitTest tests[] = {
        TEST(who_has_no_account_is_not_welcomed),
        TEST(who_wants_nothing_about_the_account_is_not_welcomed),
        TEST(who_was_erased_meanwhile_is_not_welcomed),
        TEST(the_welcome_is_in_the_language_that_was_chosen),
        TEST(an_erasure_makes_messages_and_orders_unreadable),
        TEST(what_waits_is_stopped_by_the_erasure),
        TEST(an_erasure_touches_nobody_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* send_test.c - a message that staff writes: what is refused, to whom it goes, and what it says. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <string.h>

#include "shop/error.h"
#include "shop/user.h"

enum { SUBJECT_MAX = 300, TEXT_MAX = 20000 };

/* "Hello", "There" to an address; what a test changes. */
static shop_notification_send_args plain(void)
{
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    args.recipient = "ada@example.org";
    args.subject = "Hello";
    args.text = "There";
    return args;
}

static const shop_delivery *written(post_office *p, const shop_notification_send_args *args)
{
    const shop_delivery *d = NULL;
    assert_int_equal(shop_notification_send(p->shop, args, &d), 0);
    return d;
}

static void refused(post_office *p, const shop_notification_send_args *args, int code, const char *field)
{
    const shop_delivery *d = NULL;
    assert_int_equal(shop_notification_send(p->shop, args, &d), code);
    assert_string_equal(shop_error_last()->field, field);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_deliveries"), 0);
}

/* --- content ------------------------------------------------------------------------------------------ */

static void a_template_goes_without_any_other_text(void **state)
{
    post_office *p = *state;
    shop_notification_send_args args = plain();
    args.template_name = "welcome";
    args.text = "";
    refused(p, &args, SHOP_E_INVALID, "template_name");
    args.subject = NULL;
    args.text = "There";
    refused(p, &args, SHOP_E_INVALID, "template_name");
    args.text = "";
    shop_free(written(p, &args));
}

static void empty_texts_are_absent(void **state)
{
    post_office *p = *state;
    shop_notification_send_args args = plain();
    args.text = "";
    refused(p, &args, SHOP_E_INVALID, "template_name");
    args.text = "There";
    args.template_name = args.channel = args.locale = "";
    const shop_delivery *d = written(p, &args);
    assert_null(d->template_name);
    assert_string_equal(d->channel, "email");
    assert_int_equal(d->topic, SHOP_NOTIFICATION_TOPIC_ACCOUNT);
    shop_free(d);
}

static void own_texts_stay_as_they_are(void **state)
{
    static char subject[SUBJECT_MAX + 1], text[TEXT_MAX + 1];
    const shop_template_value_input value = {.struct_size = sizeof(value), .name = "name", .value = "Ada"};
    post_office *p = *state;
    shop_notification_send_args args = plain();
    memset(subject, 's', SUBJECT_MAX);
    memset(text, 't', TEXT_MAX);
    memcpy(subject, "{{name}}", 8);
    memcpy(text + TEXT_MAX - 8, "{{name}}", 8);
    args.subject = subject;
    args.text = text;
    args.values = &value;
    args.value_count = 1;
    const shop_delivery *d = written(p, &args);
    assert_string_equal(d->subject, subject);
    assert_string_equal(d->text, text);
    shop_free(d);
}

static void the_first_of_two_values_counts_and_none_is_empty(void **state)
{
    static const shop_template_value_input values[] = {
        {.struct_size = sizeof(values[0]), .name = "email"},
        {.struct_size = sizeof(values[0]), .name = "name", .value = "Ada"},
        {.struct_size = sizeof(values[0]), .name = "name", .value = "Bob"},
    };
    post_office *p = *state;
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    args.recipient = "ada@example.org";
    args.template_name = "welcome";
    args.values = values;
    args.value_count = 3;
    const shop_delivery *d = written(p, &args);
    assert_string_equal(d->text, "Hello Ada,\n\nyour account with the address  is ready.\n");
    shop_free(d);
}

static void the_language_asked_for_goes_first(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE];
    post_office_account(p, "en", ada);
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    args.user_id = ada;
    args.template_name = "welcome";
    args.locale = "de";
    const shop_delivery *d = written(p, &args);
    assert_string_equal(d->subject, "Willkommen");
    shop_free(d);
    args.locale = NULL;
    d = written(p, &args);
    assert_string_equal(d->subject, "Welcome");
    shop_free(d);
}

/* --- to whom ------------------------------------------------------------------------------------------ */

static void another_channel_needs_an_address_of_its_kind(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE];
    shop_notification_send_args args = plain();
    post_office_account(p, NULL, ada);
    post_office_reopen(p, "sms");
    args.channel = "sms";
    args.user_id = ada;
    args.recipient = NULL; /* that of the account is for e-mail */
    refused(p, &args, SHOP_E_INVALID, "recipient");
    args.recipient = "+43 660\n1";
    refused(p, &args, SHOP_E_INVALID, "recipient");
    args.recipient = "+43 660 1";
    const shop_delivery *d = written(p, &args);
    assert_string_equal(d->recipient, "+43 660 1");
    assert_string_equal(d->user_id, ada);
    shop_free(d);
}

static void a_choice_counts_for_its_topic_and_channel(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE];
    shop_notification_send_args args = plain();
    assert_int_equal(shop_id_new(p->shop, "usr", ada), 0);
    post_office_choose(p, ada, NULL, SHOP_NOTIFICATION_TOPIC_ACCOUNT, false);
    post_office_reopen(p, "sms");
    args.user_id = ada;
    refused(p, &args, SHOP_E_CONFLICT, "");
    args.topic = SHOP_NOTIFICATION_TOPIC_MARKETING;
    refused(p, &args, SHOP_E_CONFLICT, "");
    args.topic = SHOP_NOTIFICATION_TOPIC_ORDERS;
    shop_free(written(p, &args));
    args.topic = SHOP_NOTIFICATION_TOPIC_ACCOUNT;
    args.channel = "sms";
    shop_free(written(p, &args));
    args.user_id = NULL; /* nobody's choices */
    args.channel = NULL;
    args.topic = SHOP_NOTIFICATION_TOPIC_MARKETING;
    shop_free(written(p, &args));
}

/* First the account is gone, then this service hears of it. */
static void who_is_being_erased_gets_nothing_more(void **state)
{
    post_office *p = *state;
    char ada[SHOP_ID_SIZE];
    shop_account_erase_args erase = SHOP_ACCOUNT_ERASE_INIT;
    shop_notification_send_args args = plain();
    post_office_account(p, NULL, ada);
    erase.user_id = args.user_id = ada;
    args.recipient = NULL;
    assert_int_equal(shop_account_erase(p->shop, &erase), 0);
    refused(p, &args, SHOP_E_NOT_FOUND, "");
    post_office_work(p);
    refused(p, &args, SHOP_E_CONFLICT, "");
    args.recipient = "ada@example.org";
    refused(p, &args, SHOP_E_CONFLICT, "");
}

static void without_a_key_the_same_message_is_written_again(void **state)
{
    post_office *p = *state;
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    args.recipient = "ada@example.org";
    args.template_name = "welcome";
    const shop_delivery *first = written(p, &args), *second = written(p, &args);
    assert_string_not_equal(first->id, second->id);
    post_office_work(p);
    assert_int_equal(p->sent, 2);
    shop_free(first);
    shop_free(second);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, post_office_setup, post_office_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_template_goes_without_any_other_text),
        TEST(empty_texts_are_absent),
        TEST(own_texts_stay_as_they_are),
        TEST(the_first_of_two_values_counts_and_none_is_empty),
        TEST(the_language_asked_for_goes_first),
        TEST(another_channel_needs_an_address_of_its_kind),
        TEST(a_choice_counts_for_its_topic_and_channel),
        TEST(who_is_being_erased_gets_nothing_more),
        TEST(without_a_key_the_same_message_is_written_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

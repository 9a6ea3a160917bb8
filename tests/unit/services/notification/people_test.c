/* people_test.c - what people chose: order and limits of choices, which language counts, what is left of whom. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <string.h>

#include "shop/error.h"

enum { CHOICES_MAX = 200, A_CALL = 32, LOCALE_MAX = 35 };

static char ada[SHOP_ID_SIZE];

static int setup(void **state)
{
    if (post_office_setup(state) != 0)
        return -1;
    const post_office *p = *state;
    return shop_id_new(p->shop, "usr", ada);
}

static shop_preference_input choice(shop_notification_topic topic, const char *channel, bool wanted)
{
    shop_preference_input c = SHOP_PREFERENCE_INPUT_INIT;
    c.topic = topic;
    c.channel = channel;
    c.wanted = wanted;
    return c;
}

static int set(post_office *p, const char *locale, const shop_preference_input *choices, size_t count)
{
    shop_preference_set_args args = SHOP_PREFERENCE_SET_INIT;
    const shop_preferences *answer = NULL;
    args.user_id = ada;
    args.locale = locale;
    args.choices = choices;
    args.choice_count = count;
    int code = shop_preference_set(p->shop, &args, &answer);
    shop_free(answer);
    return code;
}

static const shop_preferences *get(post_office *p)
{
    shop_preference_get_args args = SHOP_PREFERENCE_GET_INIT;
    const shop_preferences *answer = NULL;
    args.user_id = ada;
    assert_int_equal(shop_preference_get(p->shop, &args, &answer), 0);
    return answer;
}

static void expect_choice(const shop_preference *c, shop_notification_topic topic, const char *channel,
                          bool wanted)
{
    assert_int_equal(c->topic, topic);
    assert_string_equal(c->channel, channel);
    assert_int_equal(c->wanted, wanted);
}

/* --- choices ---------------------------------------------------------------------------------------- */

static void a_refused_call_keeps_nothing(void **state)
{
    post_office *p = *state;
    const shop_preference_input no_orders = choice(SHOP_NOTIFICATION_TOPIC_ORDERS, "email", false);
    assert_int_equal(set(p, "de_AT", &no_orders, 1), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "locale");
    const shop_preferences *kept = get(p);
    expect_choice(kept->choices[0], SHOP_NOTIFICATION_TOPIC_ORDERS, "email", true);
    shop_free(kept);
}

static void choices_for_channels_have_a_limit(void **state)
{
    static char names[CHOICES_MAX + 1][16];
    static shop_preference_input choices[CHOICES_MAX + 1];
    post_office *p = *state;
    for (size_t i = 0; i <= CHOICES_MAX; i++) {
        (void)snprintf(names[i], sizeof(names[i]), "c%03zu", i);
        choices[i] = choice(SHOP_NOTIFICATION_TOPIC_ORDERS, names[i], true);
    }
    for (size_t i = 0; i < CHOICES_MAX; i += A_CALL) {
        size_t rest = CHOICES_MAX - i;
        assert_int_equal(set(p, NULL, &choices[i], rest < A_CALL ? rest : A_CALL), 0);
    }
    assert_int_equal(set(p, "de", &choices[CHOICES_MAX], 1), SHOP_E_TOO_LARGE);
    assert_int_equal(set(p, NULL, &choices[0], A_CALL), 0); /* those that are there may change */
    const shop_preferences *kept = get(p);
    assert_int_equal(kept->choice_count, 3 + CHOICES_MAX);
    assert_string_equal(kept->choices[2 + CHOICES_MAX]->channel, "c199");
    assert_null(kept->locale);
    shop_free(kept);
}

static void the_last_of_two_choices_counts(void **state)
{
    post_office *p = *state;
    const shop_preference_input twice[] = {choice(SHOP_NOTIFICATION_TOPIC_MARKETING, "email", true),
                                           choice(SHOP_NOTIFICATION_TOPIC_MARKETING, "email", false)};
    const shop_preference_input yes = choice(SHOP_NOTIFICATION_TOPIC_MARKETING, "email", true);
    assert_int_equal(set(p, NULL, &yes, 1), 0);
    assert_int_equal(set(p, NULL, twice, 2), 0);
    const shop_preferences *kept = get(p);
    assert_int_equal(kept->choice_count, 3);
    expect_choice(kept->choices[2], SHOP_NOTIFICATION_TOPIC_MARKETING, "email", false);
    shop_free(kept);
}

static void email_stands_first_and_others_by_name_and_topic(void **state)
{
    post_office *p = *state;
    const shop_preference_input mixed[] = {
        choice(SHOP_NOTIFICATION_TOPIC_MARKETING, "sms", true),
        choice(SHOP_NOTIFICATION_TOPIC_ORDERS, "sms", false),
        choice(SHOP_NOTIFICATION_TOPIC_ACCOUNT, "app", false),
        choice(SHOP_NOTIFICATION_TOPIC_ACCOUNT, "email", false),
    };
    assert_int_equal(set(p, NULL, mixed, 4), 0);
    const shop_preferences *kept = get(p);
    assert_int_equal(kept->choice_count, 6);
    expect_choice(kept->choices[0], SHOP_NOTIFICATION_TOPIC_ORDERS, "email", true);
    expect_choice(kept->choices[1], SHOP_NOTIFICATION_TOPIC_ACCOUNT, "email", false);
    expect_choice(kept->choices[2], SHOP_NOTIFICATION_TOPIC_MARKETING, "email", false);
    expect_choice(kept->choices[3], SHOP_NOTIFICATION_TOPIC_ACCOUNT, "app", false);
    expect_choice(kept->choices[4], SHOP_NOTIFICATION_TOPIC_ORDERS, "sms", false);
    expect_choice(kept->choices[5], SHOP_NOTIFICATION_TOPIC_MARKETING, "sms", true);
    shop_free(kept);
}

/* --- languages --------------------------------------------------------------------------------------- */

static void a_language_has_a_limit(void **state)
{
    post_office *p = *state;
    char longest[LOCALE_MAX + 2] = "de-";
    memset(longest + 3, 'x', LOCALE_MAX - 3);
    assert_int_equal(set(p, longest, NULL, 0), 0);
    const shop_preferences *kept = get(p);
    assert_string_equal(kept->locale, longest);
    shop_free(kept);
    longest[LOCALE_MAX] = 'x';
    assert_int_equal(set(p, longest, NULL, 0), SHOP_E_INVALID);
}

static const char *language_of_a_welcome(post_office *p, const char *user_id)
{
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    const shop_delivery *d = NULL;
    args.user_id = user_id;
    args.recipient = "ada@example.org";
    args.template_name = "welcome";
    assert_int_equal(shop_notification_send(p->shop, &args, &d), 0);
    bool german = strcmp(d->subject, "Willkommen") == 0;
    shop_free(d);
    return german ? "de" : "en";
}

static void the_chosen_language_goes_before_the_accounts(void **state)
{
    post_office *p = *state;
    char account[SHOP_ID_SIZE];
    post_office_account(p, "de-AT", account);
    assert_string_equal(language_of_a_welcome(p, account), "de");
    post_office_choose(p, account, "en-GB", 0, false);
    assert_string_equal(language_of_a_welcome(p, account), "en");
    post_office_choose(p, account, NULL, SHOP_NOTIFICATION_TOPIC_ORDERS, true);
    assert_string_equal(language_of_a_welcome(p, account), "en");
    post_office_choose(p, account, "", 0, false);
    assert_string_equal(language_of_a_welcome(p, account), "de");
}

static void without_an_account_it_is_english_until_chosen(void **state)
{
    post_office *p = *state;
    assert_string_equal(language_of_a_welcome(p, NULL), "en");
    assert_string_equal(language_of_a_welcome(p, ada), "en");
    assert_int_equal(set(p, "de", NULL, 0), 0);
    assert_string_equal(language_of_a_welcome(p, ada), "de");
}

/* --- erasing ------------------------------------------------------------------------------------------ */

static void who_was_erased_has_the_defaults_and_chooses_no_more(void **state)
{
    post_office *p = *state;
    const shop_preference_input mine[] = {choice(SHOP_NOTIFICATION_TOPIC_MARKETING, "email", true),
                                          choice(SHOP_NOTIFICATION_TOPIC_ORDERS, "sms", true)};
    assert_int_equal(set(p, "de", mine, 2), 0);
    post_office_erase(p, ada, 1);
    assert_int_equal(set(p, "de", mine, 2), SHOP_E_NOT_FOUND);
    const shop_preferences *left = get(p);
    assert_null(left->locale);
    assert_int_equal(left->choice_count, 3);
    expect_choice(left->choices[2], SHOP_NOTIFICATION_TOPIC_MARKETING, "email", false);
    shop_free(left);
    assert_int_equal(post_office_number(p, "SELECT count(*) FROM notification_choices"), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, post_office_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_refused_call_keeps_nothing),
        TEST(choices_for_channels_have_a_limit),
        TEST(the_last_of_two_choices_counts),
        TEST(email_stands_first_and_others_by_name_and_topic),
        TEST(a_language_has_a_limit),
        TEST(the_chosen_language_goes_before_the_accounts),
        TEST(without_an_account_it_is_english_until_chosen),
        TEST(who_was_erased_has_the_defaults_and_chooses_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* channels_test.c - which channel a message goes by, what it is given, and trouble around it. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shop/error.h"

enum { MINUTE_MS = 60 * 1000, PATH_SIZE = 300 };

static int try_channel(post_office *p, const char *name)
{
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    const shop_delivery *d = NULL;
    args.channel = name;
    args.recipient = "ada@example.org";
    args.subject = args.text = "x";
    int code = shop_notification_send(p->shop, &args, &d);
    shop_free(d);
    return code;
}

static void expect_reason(post_office *p, const char *id, const char *reason)
{
    const shop_delivery *d = post_office_read(p, id);
    assert_string_equal(d->reason, reason);
    shop_free(d);
}

/* --- the built-in channel ------------------------------------------------------------------------- */

static void mail_path(const post_office *p, const char *rest, char out[PATH_SIZE])
{
    (void)snprintf(out, PATH_SIZE, "%s.mail%s", p->temp.path, rest);
}

static bool mail_is_there(const post_office *p, const char *rest)
{
    char path[PATH_SIZE];
    struct stat s;
    mail_path(p, rest, path);
    return stat(path, &s) == 0;
}

static void remove_mail(const post_office *p, const char *message)
{
    static const char *const folders[] = {"/new", "/tmp", "/cur", ""};
    char path[PATH_SIZE];
    mail_path(p, message, path);
    assert_int_equal(unlink(path), 0);
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        mail_path(p, folders[i], path);
        assert_int_equal(rmdir(path), 0);
    }
}

/* --- tests ---------------------------------------------------------------------------------------- */

static void only_whole_names_are_known(void **state)
{
    static const char *const unknown[] = {"em", "emails", "Email", "smss", "sm", "SMS", " sms"};
    post_office *p = *state;
    post_office_reopen(p, "sms");
    for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
        assert_int_equal(try_channel(p, unknown[i]), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "channel");
    }
    assert_int_equal(try_channel(p, "sms"), 0);
    assert_int_equal(try_channel(p, "email"), 0);
}

static void a_given_email_replaces_the_built_in_one(void **state)
{
    post_office *p = *state;
    char id[SHOP_ID_SIZE];
    post_office_write(p, "email", NULL, id);
    post_office_work(p);
    assert_int_equal(p->sent, 1);
    assert_false(mail_is_there(p, ""));
}

static void beside_another_channel_email_is_built_in(void **state)
{
    post_office *p = *state;
    char by_mail[SHOP_ID_SIZE], by_sms[SHOP_ID_SIZE], file[64];
    post_office_reopen(p, "sms");
    post_office_write(p, NULL, NULL, by_mail);
    post_office_write(p, "sms", NULL, by_sms);
    post_office_work(p);
    post_office_expect(p, by_mail, SHOP_DELIVERY_STATE_SENT, 1);
    assert_int_equal(p->sent, 1);
    assert_string_equal(p->key, by_sms);
    (void)snprintf(file, sizeof(file), "/new/%s.shop", by_mail);
    assert_true(mail_is_there(p, file));
    remove_mail(p, file);
}

static void a_channel_that_is_gone_may_come_back(void **state)
{
    post_office *p = *state;
    char id[SHOP_ID_SIZE];
    post_office_reopen(p, "sms");
    post_office_write(p, "sms", NULL, id);
    post_office_reopen(p, NULL);
    post_office_work(p);
    post_office_expect(p, id, SHOP_DELIVERY_STATE_FAILED, 1);
    expect_reason(p, id, "sms said UNAVAILABLE");
    post_office_reopen(p, "sms");
    post_office_later(p, MINUTE_MS);
    post_office_expect(p, id, SHOP_DELIVERY_STATE_SENT, 2);
}

static void the_channel_gets_all_of_the_message(void **state)
{
    post_office *p = *state;
    char id[SHOP_ID_SIZE];
    int64_t written_ms = p->now_ms;
    post_office_write(p, NULL, NULL, id);
    post_office_later(p, MINUTE_MS);
    assert_string_equal(p->key, id);
    assert_string_equal(p->recipient, "ada@example.org");
    assert_string_equal(p->subject, "Hello");
    assert_string_equal(p->text, "There");
    assert_int_equal(p->created_at_ms, written_ms);
}

static void an_answer_that_is_no_code_gives_up(void **state)
{
    static const int odd[] = {1, -999};
    post_office *p = *state;
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
        char id[SHOP_ID_SIZE];
        p->answer = odd[i];
        post_office_write(p, NULL, NULL, id);
        post_office_work(p);
        post_office_expect(p, id, SHOP_DELIVERY_STATE_DEAD, 1);
        expect_reason(p, id, "email said UNRECOGNISED");
    }
}

/* --- trouble on the way to the channel and back ---------------------------------------------------- */

static int outside_left; /* points until one fails */

static int fail_outside(void *self, shop_env_point point, const char *detail)
{
    (void)self;
    if (point != SHOP_POINT_OUTSIDE || detail == NULL || strcmp(detail, "email") != 0)
        return 0;
    return --outside_left == 0 ? SHOP_E_UNAVAILABLE : 0;
}

static void send_with_trouble(post_office *p, int at, char id[SHOP_ID_SIZE])
{
    outside_left = at;
    p->env.reach = fail_outside;
    post_office_reopen(p, "email");
    post_office_write(p, NULL, NULL, id);
    post_office_later(p, 0);
    post_office_expect(p, id, SHOP_DELIVERY_STATE_FAILED, 1);
}

static void trouble_before_hands_nothing_over(void **state)
{
    post_office *p = *state;
    char id[SHOP_ID_SIZE];
    send_with_trouble(p, 1, id);
    assert_int_equal(p->sent, 0);
    post_office_later(p, MINUTE_MS);
    assert_int_equal(p->sent, 1);
    post_office_expect(p, id, SHOP_DELIVERY_STATE_SENT, 2);
}

/* The answer is lost: nobody knows whether it was sent, so it is, under the same key. */
static void trouble_behind_hands_it_over_again(void **state)
{
    post_office *p = *state;
    char id[SHOP_ID_SIZE];
    send_with_trouble(p, 2, id);
    assert_int_equal(p->sent, 1);
    p->key[0] = '\0';
    post_office_later(p, MINUTE_MS);
    assert_int_equal(p->sent, 2);
    assert_string_equal(p->key, id);
    post_office_expect(p, id, SHOP_DELIVERY_STATE_SENT, 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, post_office_setup, post_office_teardown)
    const struct CMUnitTest tests[] = {
        TEST(only_whole_names_are_known),
        TEST(a_given_email_replaces_the_built_in_one),
        TEST(beside_another_channel_email_is_built_in),
        TEST(a_channel_that_is_gone_may_come_back),
        TEST(the_channel_gets_all_of_the_message),
        TEST(an_answer_that_is_no_code_gives_up),
        TEST(trouble_before_hands_nothing_over),
        TEST(trouble_behind_hands_it_over_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

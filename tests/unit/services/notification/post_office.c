/* post_office.c - see post_office.h. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shop/user.h"

#define START_MS INT64_C(1800000000000)

enum { PASSWORD_MEMORY_KIB = 64 }; /* nobody attacks these */

static int64_t stopped_clock_ms(void *self)
{
    return ((post_office *)self)->now_ms;
}

/* Goes on by itself, and with the other clock. */
static int64_t shifted_clock_ns(void *self)
{
    const shop_env *real = shop_env_default();
    return real->monotonic_ns(real->self) + (((post_office *)self)->now_ms - START_MS) * 1000 * 1000;
}

static int take(void *self, const shop_message *m)
{
    post_office *p = self;
    p->sent++;
    p->created_at_ms = m->created_at_ms;
    (void)snprintf(p->recipient, sizeof(p->recipient), "%s", m->recipient);
    (void)snprintf(p->key, sizeof(p->key), "%s", m->key);
    (void)snprintf(p->subject, sizeof(p->subject), "%s", m->subject);
    (void)snprintf(p->text, sizeof(p->text), "%s", m->text);
    return p->answer;
}

void post_office_reopen(post_office *p, const char *channel)
{
    const shop_channel *list[] = {&p->channel};
    shop_options options = SHOP_OPTIONS_INIT;
    shop_close(p->shop);
    p->shop = NULL;
    p->channel = (shop_channel){.struct_size = sizeof(p->channel), .name = channel, .self = p, .send = take};
    options.flags = SHOP_OPEN_MANUAL;
    options.env = &p->env;
    options.channels = list;
    options.channel_count = channel != NULL;
    options.password_memory_kib = PASSWORD_MEMORY_KIB;
    options.password_passes = 1;
    assert_int_equal(shop_open(p->temp.url, &options, &p->shop), 0);
}

/* The functions of the default environment do not look at `self`. */
int post_office_setup(void **state)
{
    post_office *p = calloc(1, sizeof(*p));
    if (p == NULL)
        return -1;
    p->env = *shop_env_default();
    p->env.self = p;
    p->env.now_ms = stopped_clock_ms;
    p->env.monotonic_ns = shifted_clock_ns;
    p->now_ms = START_MS;
    temp_shop_open(&p->temp, &p->env);
    shop_close(p->temp.shop);
    p->temp.shop = NULL;
    post_office_reopen(p, "email");
    *state = p;
    return 0;
}

int post_office_teardown(void **state)
{
    post_office *p = *state;
    shop_close(p->shop);
    temp_shop_close(&p->temp);
    free(p);
    return 0;
}

void post_office_work(post_office *p)
{
    int64_t done = 1;
    while (done > 0)
        assert_int_equal(shop_run_pending(p->shop, &done), 0);
    post_office_later(p, 0);
}

void post_office_later(post_office *p, int64_t ms)
{
    shop_delivery_send_due_args args = SHOP_DELIVERY_SEND_DUE_INIT;
    const shop_job_report *report = NULL;
    p->now_ms += ms;
    assert_int_equal(shop_delivery_send_due(p->shop, &args, &report), 0);
    shop_free(report);
}

int64_t post_office_number(post_office *p, const char *sql)
{
    return temp_shop_number(&p->temp, sql);
}

int64_t post_office_dead_letters(post_office *p)
{
    return post_office_number(p, "SELECT count(*) FROM events_dead WHERE consumer LIKE 'notification.%'");
}

void post_office_write(post_office *p, const char *channel, const char *user_id, char id[SHOP_ID_SIZE])
{
    shop_notification_send_args args = SHOP_NOTIFICATION_SEND_INIT;
    const shop_delivery *d = NULL;
    args.channel = channel;
    args.user_id = user_id;
    args.recipient = "ada@example.org";
    args.subject = "Hello";
    args.text = "There";
    assert_int_equal(shop_notification_send(p->shop, &args, &d), 0);
    (void)snprintf(id, SHOP_ID_SIZE, "%s", d->id);
    shop_free(d);
}

const shop_delivery *post_office_read(post_office *p, const char *id)
{
    shop_delivery_get_args args = SHOP_DELIVERY_GET_INIT;
    const shop_delivery *d = NULL;
    args.delivery_id = id;
    assert_int_equal(shop_delivery_get(p->shop, &args, &d), 0);
    return d;
}

void post_office_expect(post_office *p, const char *id, shop_delivery_state state, int64_t attempts)
{
    const shop_delivery *d = post_office_read(p, id);
    assert_int_equal(d->state, state);
    assert_int_equal(d->attempts, attempts);
    shop_free(d);
}

const shop_delivery_batch *post_office_claim(post_office *p)
{
    shop_delivery_claim_due_args args = SHOP_DELIVERY_CLAIM_DUE_INIT;
    const shop_delivery_batch *batch = NULL;
    args.limit = 10;
    assert_int_equal(internal_call(p->shop, SHOP__OP_DELIVERY_CLAIM_DUE, &args, &batch), 0);
    return batch;
}

void post_office_settle(post_office *p, const char *id, int64_t attempt, int outcome)
{
    shop_delivery_settle_args args = SHOP_DELIVERY_SETTLE_INIT;
    shop_delivery_outcome said = SHOP_DELIVERY_OUTCOME_INIT;
    said.delivery_id = id;
    said.attempt = attempt;
    said.code = outcome;
    said.reason = "because";
    args.outcomes = &said;
    args.outcome_count = 1;
    assert_int_equal(internal_call(p->shop, SHOP__OP_DELIVERY_SETTLE, &args, NULL), 0);
}

void post_office_account(post_office *p, const char *locale, char user_id[SHOP_ID_SIZE])
{
    shop_account_register_args args = SHOP_ACCOUNT_REGISTER_INIT;
    const shop_account *account = NULL;
    args.email = "ada@example.org";
    args.password = "correct horse";
    args.name = "Ada";
    args.locale = locale;
    assert_int_equal(shop_account_register(p->shop, &args, &account), 0);
    (void)snprintf(user_id, SHOP_ID_SIZE, "%s", account->id);
    shop_free(account);
}

void post_office_choose(post_office *p, const char *user_id, const char *locale,
                        shop_notification_topic topic, bool wanted)
{
    shop_preference_set_args args = SHOP_PREFERENCE_SET_INIT;
    shop_preference_input choice = SHOP_PREFERENCE_INPUT_INIT;
    const shop_preferences *set = NULL;
    choice.topic = topic;
    choice.channel = "email";
    choice.wanted = wanted;
    args.user_id = user_id;
    args.locale = locale;
    args.choices = &choice;
    args.choice_count = topic != 0;
    assert_int_equal(shop_preference_set(p->shop, &args, &set), 0);
    shop_free(set);
}

void post_office_erase(post_office *p, const char *user_id, int64_t version)
{
    const shop_user_event event = {.user_id = user_id};
    assert_int_equal(internal_emit(p->shop, SHOP__EVENT_USER_ERASED, user_id, version, &event), 0);
    post_office_work(p);
}

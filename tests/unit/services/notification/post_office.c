/* post_office.c - see post_office.h. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t stopped_clock_ms(void *self)
{
    return ((post_office *)self)->now_ms;
}

static int take(void *self, const shop_message *m)
{
    post_office *p = self;
    p->sent++;
    (void)snprintf(p->key, sizeof(p->key), "%s", m->key);
    (void)snprintf(p->subject, sizeof(p->subject), "%s", m->subject);
    (void)snprintf(p->text, sizeof(p->text), "%s", m->text);
    return p->answer;
}

/* The shop's own copies of these outlive this function; what they point to is static. */
static void open_with_channel(post_office *p)
{
    static shop_channel channel = {.struct_size = sizeof(channel), .name = "email", .send = take};
    const shop_channel *list[] = {&channel};
    shop_options options = SHOP_OPTIONS_INIT;
    channel.self = p;
    options.flags = SHOP_OPEN_MANUAL;
    options.env = &p->env;
    options.channels = list;
    options.channel_count = 1;
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
    p->now_ms = INT64_C(1800000000000);
    temp_shop_open(&p->temp, &p->env);
    shop_close(p->temp.shop);
    p->temp.shop = NULL;
    open_with_channel(p);
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

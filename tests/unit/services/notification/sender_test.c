/* sender_test.c - from pending to sent or dead: pauses, attempts, leases of senders that died. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <string.h>

enum { MINUTE_MS = 60 * 1000 };

static char id[SHOP_ID_SIZE];

static void write_message(post_office *p)
{
    post_office_write(p, NULL, NULL, id);
}

static void expect(post_office *p, shop_delivery_state state, int64_t attempts)
{
    post_office_expect(p, id, state, attempts);
}

static int64_t told(post_office *p, const char *event)
{
    char sql[128];
    (void)snprintf(sql, sizeof(sql), "SELECT count(*) FROM events_outbox WHERE type = '%s'", event);
    return post_office_number(p, sql);
}

static void refused_for_good_is_given_up_at_once(void **state)
{
    post_office *p = *state;
    p->answer = SHOP_E_INVALID;
    write_message(p);
    post_office_work(p);
    expect(p, SHOP_DELIVERY_STATE_DEAD, 1);
    assert_int_equal(told(p, "notification.failed"), 1);
    post_office_later(p, 1000 * MINUTE_MS);
    assert_int_equal(p->sent, 1);
}

static void trouble_is_tried_again_with_growing_pauses(void **state)
{
    post_office *p = *state;
    p->answer = SHOP_E_UNAVAILABLE;
    write_message(p);
    post_office_work(p);
    expect(p, SHOP_DELIVERY_STATE_FAILED, 1);
    for (int attempt = 1; attempt < 8; attempt++) {
        post_office_later(p, ((int64_t)MINUTE_MS << (attempt - 1)) - 1);
        assert_int_equal(p->sent, attempt);
        post_office_later(p, 1);
        assert_int_equal(p->sent, attempt + 1);
    }
    expect(p, SHOP_DELIVERY_STATE_DEAD, 8);
    assert_int_equal(told(p, "notification.failed"), 1);
    assert_int_equal(told(p, "notification.delivered"), 0);
}

static void every_attempt_has_the_same_key(void **state)
{
    post_office *p = *state;
    p->answer = SHOP_E_TIMEOUT;
    write_message(p);
    post_office_work(p);
    assert_string_equal(p->key, id);
    p->key[0] = '\0';
    p->answer = 0;
    post_office_later(p, MINUTE_MS);
    assert_string_equal(p->key, id);
    expect(p, SHOP_DELIVERY_STATE_SENT, 2);
    assert_int_equal(told(p, "notification.delivered"), 1);
}

static void a_claimed_message_is_nobody_else_s(void **state)
{
    post_office *p = *state;
    write_message(p);
    const shop_delivery_batch *batch = post_office_claim(p);
    assert_int_equal(batch->item_count, 1);
    assert_string_equal(batch->items[0]->text, "There");
    shop_free(batch);
    post_office_work(p);
    post_office_later(p, 4 * MINUTE_MS);
    assert_int_equal(p->sent, 0);
    expect(p, SHOP_DELIVERY_STATE_SENDING, 1);
}

static void a_sender_that_died_is_replaced(void **state)
{
    post_office *p = *state;
    write_message(p);
    shop_free(post_office_claim(p));
    post_office_later(p, 5 * MINUTE_MS);
    expect(p, SHOP_DELIVERY_STATE_SENT, 2);
    post_office_settle(p, id, 1, SHOP_E_INVALID); /* the first one was only slow: too late */
    expect(p, SHOP_DELIVERY_STATE_SENT, 2);
    assert_int_equal(told(p, "notification.delivered") + told(p, "notification.failed"), 1);
}

static void senders_that_always_die_are_given_up(void **state)
{
    post_office *p = *state;
    write_message(p);
    for (int i = 0; i < 8; i++) {
        const shop_delivery_batch *batch = post_office_claim(p);
        assert_int_equal(batch->item_count, 1);
        shop_free(batch);
        p->now_ms += 5 * MINUTE_MS;
    }
    const shop_delivery_batch *none = post_office_claim(p);
    assert_int_equal(none->item_count, 0);
    shop_free(none);
    expect(p, SHOP_DELIVERY_STATE_DEAD, 8);
    assert_int_equal(told(p, "notification.failed"), 1);
}

static void one_run_sends_a_hundred(void **state)
{
    post_office *p = *state;
    for (int i = 0; i < 105; i++)
        write_message(p);
    post_office_later(p, 0);
    assert_int_equal(p->sent, 100);
    post_office_later(p, 0);
    assert_int_equal(p->sent, 105);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, post_office_setup, post_office_teardown)
    const struct CMUnitTest tests[] = {
        TEST(refused_for_good_is_given_up_at_once),
        TEST(trouble_is_tried_again_with_growing_pauses),
        TEST(every_attempt_has_the_same_key),
        TEST(a_claimed_message_is_nobody_else_s),
        TEST(a_sender_that_died_is_replaced),
        TEST(senders_that_always_die_are_given_up),
        TEST(one_run_sends_a_hundred),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

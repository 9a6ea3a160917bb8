/* cancel_test.c - calling orders off in each of their states, what is told of it, and which orders recovery has to
 * look after: those whose time is up, the oldest first, not too many at a time. */
#include "tests/unit/services/order/order_desk.h"

#include <stdio.h>
#include <string.h>

#include "lib/core/limits.h"

enum { REASON_BYTES = 200, WAIT_MS = 15 * MARKET_MINUTE_MS };

static void wait_for_payer(order_desk *d, char *id)
{
    assert_int_equal(order_desk_place(d, d->ann, 1, 0, "tok_3ds", id), SHOP_E_PAYMENT_ACTION);
}

static int cancel(shop *as, const char *id, const char *reason)
{
    return market_call(as, "order.cancel", NULL, "{\"order_id\":\"%s\",\"reason\":\"%s\"}", id, reason);
}

static void expect_reason(order_desk *d, const char *id, const char *reason)
{
    const shop_order *order = order_desk_read(d, id);
    assert_int_equal(order->state, SHOP_ORDER_STATE_CANCELLED);
    if (reason == NULL)
        assert_null(order->reason);
    else
        assert_string_equal(order->reason, reason);
    shop_free(order);
}

static int64_t recovered(order_desk *d)
{
    shop_order_recover_due_args args = SHOP_ORDER_RECOVER_DUE_INIT;
    const shop_job_report *report = NULL;
    assert_int_equal(shop_order_recover_due(d->shop, &args, &report), 0);
    int64_t done = report->done;
    assert_int_equal(report->more, done == JOB_BATCH);
    shop_free(report);
    return done;
}

/* --- calling off ---------------------------------------------------------------------------------- */

static void what_was_called_off_stays_as_it_is(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    assert_int_equal(cancel(d->ann, id, "first"), 0);
    order_desk_refused(d->ann, SHOP_E_CONFLICT, "the order is cancelled", "order.cancel",
                       "{\"order_id\":\"%s\",\"reason\":\"second\"}", id);
    expect_reason(d, id, "first");
    assert_int_equal(order_desk_told(d, "order.cancelled"), 1);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_history"), 3);
}

static void what_came_back_cannot_be_called_off(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], back[SHOP_ID_SIZE];
    order_desk_sent(d, 1, 0, id);
    order_desk_return(d, id, 1, back);
    assert_int_equal(market_call(d->shop, "return.close", NULL,
                                 "{\"order_id\":\"%s\",\"return_id\":\"%s\",\"accept\":true}", id, back),
                     0);
    order_desk_refused(d->shop, SHOP_E_CONFLICT, "the order is returned", "order.cancel", "{\"order_id\":\"%s\"}", id);
}

static void a_reason_has_its_limit_and_may_be_absent(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE], reason[REASON_BYTES + 2];
    memset(reason, 'r', sizeof(reason));
    reason[REASON_BYTES + 1] = '\0';
    order_desk_buy(d, 1, 0, id);
    assert_int_equal(cancel(d->ann, id, reason), SHOP_E_INVALID);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PLACED, 2);
    reason[REASON_BYTES] = '\0';
    assert_int_equal(cancel(d->ann, id, reason), 0);
    expect_reason(d, id, reason);
    order_desk_buy(d, 1, 0, id);
    assert_int_equal(market_call(d->ann, "order.cancel", NULL, "{\"order_id\":\"%s\"}", id), 0);
    expect_reason(d, id, NULL);
}

/* Nobody has heard of it: there is nothing to take back. */
static void of_an_order_that_was_never_placed_nothing_is_told(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    assert_int_equal(order_desk_place(d, d->ann, 1, 0, "tok_decline", id), SHOP_E_PAYMENT_DECLINED);
    assert_int_equal(cancel(d->ann, id, "no"), 0);
    expect_reason(d, id, "no");
    assert_int_equal(order_desk_told(d, "order.cancelled"), 0);
}

static void a_cancellation_tells_why_and_of_what(void **state)
{
    static const char told[] =
        "SELECT count(*) FROM events_outbox e, order_orders o WHERE e.type = 'order.cancelled'"
        " AND e.version = o.version AND json_extract(e.data, '$.reason') = 'too late'"
        " AND json_array_length(e.data, '$.lines') = 2 AND json_extract(e.data, '$.lines[0].quantity') = 2"
        " AND json_extract(e.data, '$.total.minor') = 3600";
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 2, 1, id);
    assert_int_equal(cancel(d->ann, id, "too late"), 0);
    assert_int_equal(temp_shop_number(&d->temp, told), 1);
}

/* Its checkout ends it; until then it is asked as often as one likes, and the last word counts. */
static void an_order_that_is_being_placed_is_called_off_by_its_checkout(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    wait_for_payer(d, id);
    assert_int_equal(recovered(d), 0);
    assert_int_equal(cancel(d->ann, id, "first"), 0);
    assert_int_equal(cancel(d->ann, id, "second"), 0);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PENDING, 1);
    assert_int_equal(recovered(d), 1);
    expect_reason(d, id, "second");
    assert_int_equal(recovered(d), 0);
}

/* --- recovery ------------------------------------------------------------------------------------- */

static const shop_due_orders *due(order_desk *d)
{
    const shop_due_orders *found = NULL;
    shop_order_due_args args = SHOP_ORDER_DUE_INIT;
    assert_int_equal(internal_call(d->shop, SHOP__OP_ORDER_DUE, &args, &found), 0);
    return found;
}

static void who_waits_is_left_alone_until_the_time_is_up(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    wait_for_payer(d, id);
    atomic_fetch_add(&d->market->ahead_ms, WAIT_MS - MARKET_MINUTE_MS);
    assert_int_equal(recovered(d), 0);
    atomic_fetch_add(&d->market->ahead_ms, 2 * MARKET_MINUTE_MS);
    assert_int_equal(recovered(d), 1);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PLACED, 2); /* the payer had confirmed, and not come back */
}

static void the_oldest_are_due_first(void **state)
{
    order_desk *d = *state;
    char ids[3][SHOP_ID_SIZE];
    static const int64_t deadlines[] = {30, 10, 0};
    for (size_t i = 0; i < 3; i++) {
        order_row row = order_desk_row();
        row.progress.deadline_ms = deadlines[i];
        row.progress.operation = i == 0 ? "order.place" : "order.retry";
        order_desk_put(d, &row, NULL, 0, ids[i]);
    }
    const shop_due_orders *found = due(d);
    assert_int_equal(found->item_count, 2);
    assert_string_equal(found->items[0]->order_id, ids[1]);
    assert_string_equal(found->items[0]->operation, "order.retry");
    assert_string_equal(found->items[1]->order_id, ids[0]);
    assert_string_equal(found->items[1]->operation, "order.place");
    shop_free(found);
}

/* What cannot be helped is tried later, and does not keep the others from being tried. */
static void one_run_looks_after_so_many_and_says_that_there_are_more(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    for (int i = 0; i <= JOB_BATCH; i++) {
        order_row row = order_desk_row();
        row.progress.deadline_ms = 1 + i;
        order_desk_put(d, &row, NULL, 0, id);
    }
    assert_int_equal(recovered(d), JOB_BATCH);
    assert_int_equal(recovered(d), 1);
    assert_int_equal(recovered(d), 0);
}

static void tell(order_desk *d, unsigned event, const char *order, int64_t version)
{
    const shop_payment_event data = {.payment_id = "pay_01h455vb4pex5vsknk084sn02q", .order_id = order};
    assert_int_equal(internal_emit(d->shop, event, "pay_01h455vb4pex5vsknk084sn02q", version, &data), 0);
    assert_int_equal(shop_run_pending(d->shop, NULL), 0);
}

static void the_provider_s_word_wakes_only_who_waits(void **state)
{
    static const unsigned events[] = {SHOP__EVENT_PAYMENT_AUTHORIZED, SHOP__EVENT_PAYMENT_FAILED};
    order_desk *d = *state;
    for (size_t i = 0; i < 2; i++) {
        char waiting[SHOP_ID_SIZE], placed[SHOP_ID_SIZE];
        order_desk_buy(d, 1, 0, placed);
        wait_for_payer(d, waiting);
        tell(d, events[i], placed, (int64_t)(2 * i + 1));
        assert_int_equal(recovered(d), 0);
        order_desk_expect(d, waiting, SHOP_ORDER_STATE_PENDING, 1);
        tell(d, events[i], waiting, (int64_t)(2 * i + 2));
        (void)recovered(d); /* or the job has been at it already */
        order_desk_expect(d, waiting, SHOP_ORDER_STATE_PLACED, 2);
        order_desk_expect(d, placed, SHOP_ORDER_STATE_PLACED, 2);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, order_desk_setup, order_desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_was_called_off_stays_as_it_is),
        CASE(what_came_back_cannot_be_called_off),
        CASE(a_reason_has_its_limit_and_may_be_absent),
        CASE(of_an_order_that_was_never_placed_nothing_is_told),
        CASE(a_cancellation_tells_why_and_of_what),
        CASE(an_order_that_is_being_placed_is_called_off_by_its_checkout),
        CASE(who_waits_is_left_alone_until_the_time_is_up),
        CASE(the_oldest_are_due_first),
        CASE(one_run_looks_after_so_many_and_says_that_there_are_more),
        CASE(the_provider_s_word_wakes_only_who_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

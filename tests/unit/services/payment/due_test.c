/* due_test.c - which requests a job goes on with: those whose time has come, the longest due first, and one that
 * cannot be gone on with stands in nobody's way. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <string.h>

#include "lib/core/limits.h"
#include "tests/support/internal_call.h"

enum { MINUTE_MS = 60 * 1000 };

static const shop_due_requests *due(desk *d, bool queued)
{
    shop_payment_due_args args = SHOP_PAYMENT_DUE_INIT;
    const shop_due_requests *list = NULL;
    args.queued = queued;
    assert_int_equal(internal_call(d->shop, SHOP__OP_PAYMENT_DUE, &args, &list), 0);
    return list;
}

static size_t due_count(desk *d, bool queued)
{
    const shop_due_requests *list = due(d, queued);
    size_t count = list->item_count;
    shop_free(list);
    return count;
}

static int64_t deadline(desk *d, const char *key)
{
    return till_number(d, "SELECT deadline_ms FROM payment_requests WHERE key = '%s'", key);
}

static int64_t state_of(desk *d, const char *key)
{
    return till_number(d, "SELECT state FROM payment_requests WHERE key = '%s'", key);
}

static void postpone(desk *d, const char *key)
{
    shop_payment_postpone_args args = SHOP_PAYMENT_POSTPONE_INIT;
    args.key = key;
    assert_int_equal(internal_call(d->shop, SHOP__OP_PAYMENT_POSTPONE, &args, NULL), 0);
}

static shop_job_report capture_due(desk *d)
{
    shop_payment_capture_due_args args = SHOP_PAYMENT_CAPTURE_DUE_INIT;
    const shop_job_report *report = NULL;
    assert_int_equal(shop_payment_capture_due(d->shop, &args, &report), 0);
    shop_job_report copy = *report;
    shop_free(report);
    return copy;
}

static void what_has_ended_or_lies_ahead_is_not_due(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s);
    assert_int_equal(deadline(d, s.key), 0);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "a", 100), 0);
    till_sql(d, "UPDATE payment_requests SET deadline_ms = deadline_ms + %d WHERE state = 1", MINUTE_MS);
    assert_int_equal(due_count(d, true), 0);
    assert_int_equal(due_count(d, false), 0);
    d->ahead_ms += MINUTE_MS;
    assert_int_equal(due_count(d, true), 1);
}

static void begun_and_queued_are_two_lists_by_deadline(void **state)
{
    static const char *const references[] = {"b", "c", "a"};
    desk *d = *state;
    sale s, sent;
    till_sale(d, NULL, "tok_approve", &s);
    till_sale(d, NULL, "tok_timeout", &sent);
    till_sql(d, "UPDATE payment_requests SET deadline_ms = 1 WHERE key = '%s'", sent.key);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, references[i], 100), 0);
        till_sql(d, "UPDATE payment_requests SET deadline_ms = %d WHERE key LIKE '%%/%s'", i + 1, references[i]);
    }
    const shop_due_requests *list = due(d, true);
    assert_int_equal(list->item_count, 3);
    for (size_t i = 0; i < list->item_count; i++) {
        assert_string_equal(strrchr(list->items[i]->key, '/') + 1, references[i]);
        assert_string_equal(list->items[i]->operation, "payment.capture");
    }
    shop_free(list);
    list = due(d, false);
    assert_int_equal(list->item_count, 1);
    assert_string_equal(list->items[0]->key, sent.key);
    shop_free(list);
}

static void only_what_is_still_due_is_postponed(void **state)
{
    desk *d = *state;
    sale s;
    char due_key[TILL_KEY_MAX], later_key[TILL_KEY_MAX];
    till_sale(d, NULL, "tok_approve", &s);
    till_key(&s, "capture", "due", due_key);
    till_key(&s, "capture", "later", later_key);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "due", 100), 0);
    assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, "later", 100), 0);
    till_sql(d, "UPDATE payment_requests SET deadline_ms = deadline_ms + %d WHERE key = '%s'", MINUTE_MS,
             later_key);
    int64_t was_due = deadline(d, due_key), later = deadline(d, later_key);
    postpone(d, due_key);
    postpone(d, later_key);
    postpone(d, s.key);
    postpone(d, "no such request");
    assert_true(deadline(d, due_key) >= was_due + REQUEST_AGAIN_MS);
    assert_int_equal(deadline(d, later_key), later);
    assert_int_equal(deadline(d, s.key), 0);
    assert_int_equal(due_count(d, true), 0);
}

/* The first payment has a capture under way, so that its second one cannot begin. */
static void one_that_cannot_go_on_does_not_stop_the_others(void **state)
{
    desk *d = *state;
    sale busy, idle;
    char stuck[TILL_KEY_MAX], other[TILL_KEY_MAX];
    till_sale(d, NULL, "tok_capture_timeout", &busy);
    till_sale(d, NULL, "tok_approve", &idle);
    assert_int_equal(desk_capture(d, busy.payment, 1000, NULL), SHOP_E_UNKNOWN);
    assert_int_equal(till_queue(d, &busy, REQUEST_CAPTURE, "stuck", 100), 0);
    assert_int_equal(till_queue(d, &idle, REQUEST_CAPTURE, "other", 100), 0);
    till_key(&busy, "capture", "stuck", stuck);
    till_key(&idle, "capture", "other", other);
    till_sql(d, "UPDATE payment_requests SET deadline_ms = 1 WHERE key = '%s'", stuck); /* is tried first */
    shop_job_report report = capture_due(d);
    assert_int_equal(report.done, 2);
    assert_false(report.more);
    assert_int_equal(state_of(d, stuck), REQUEST_QUEUED);
    assert_true(deadline(d, stuck) > 1);
    assert_int_equal(state_of(d, other), REQUEST_DONE);
    assert_int_equal(capture_due(d).done, 0);
}

/* Nothing is left to capture, so each ends without the provider. */
static void a_job_takes_a_batch_and_says_that_there_is_more(void **state)
{
    desk *d = *state;
    sale s;
    till_sold(d, NULL, "tok_approve", &s);
    for (int i = 0; i <= JOB_BATCH; i++) {
        char reference[16];
        snprintf(reference, sizeof(reference), "%03d", i);
        assert_int_equal(till_queue(d, &s, REQUEST_CAPTURE, reference, 1), 0);
    }
    shop_job_report report = capture_due(d);
    assert_int_equal(report.done, JOB_BATCH);
    assert_true(report.more);
    report = capture_due(d);
    assert_int_equal(report.done, 1);
    assert_false(report.more);
    assert_int_equal(desk_effects(d->log, "captured", s.order), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(what_has_ended_or_lies_ahead_is_not_due),
        TILL_CASE(begun_and_queued_are_two_lists_by_deadline),
        TILL_CASE(only_what_is_still_due_is_postponed),
        TILL_CASE(one_that_cannot_go_on_does_not_stop_the_others),
        TILL_CASE(a_job_takes_a_batch_and_says_that_there_is_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

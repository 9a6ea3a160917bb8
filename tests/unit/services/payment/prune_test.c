/* prune_test.c - which messages of providers are forgotten: those that are older than they are kept, the oldest
 * first, and no others. */
#include "tests/unit/services/payment/till.h"

#include "lib/core/limits.h"
#include "lib/services/payment/generated/handlers.h"

static const statement insert = STATEMENT(
    "INSERT INTO payment_inbox (provider, event_id, attempt, kind, received_at_ms) VALUES ($1, $2, 'o/1', 1, $3)");

/* Messages that came so long ago, one after the other, and what a run of the job says of them. */
typedef struct post {
    const char *provider;
    int64_t count;
    int64_t oldest_ms;
    shop_job_report report;
} post;

static int receive(call *c, void *userdata)
{
    const post *p = userdata;
    for (int64_t i = 0; i < p->count; i++)
        TRY(call_run(c, &insert,
                     PARAMS(v_text(p->provider), v_text(call_format(c, "e%03d", (int)i)),
                            v_int(call_now_ms(c) - p->oldest_ms + i))));
    return 0;
}

static int receive_and_prune(call *c, void *userdata)
{
    post *p = userdata;
    const shop_payment_prune_args args = SHOP_PAYMENT_PRUNE_INIT;
    TRY(receive(c, p));
    return shop__payment_prune(c, &args, &p->report);
}

static void nothing_to_forget_is_nothing_done(void **state)
{
    desk *d = *state;
    post p = {.provider = "sandbox"};
    assert_int_equal(till_transact(d, receive_and_prune, &p), 0);
    assert_int_equal(p.report.done, 0);
    assert_false(p.report.more);
}

/* The first is a millisecond too old, the second as old as may be. */
static void what_is_just_old_enough_stays(void **state)
{
    desk *d = *state;
    post p = {.provider = "sandbox", .count = 2, .oldest_ms = INBOX_KEEP_MS + 1};
    assert_int_equal(till_transact(d, receive_and_prune, &p), 0);
    assert_int_equal(p.report.done, 1);
    assert_int_equal(till_count(d, "payment_inbox", "event_id", "e000"), 0);
    assert_int_equal(till_count(d, "payment_inbox", "event_id", "e001"), 1);
}

static void a_run_forgets_a_batch_of_the_oldest(void **state)
{
    desk *d = *state;
    post p = {.provider = "sandbox", .count = JOB_BATCH + 2, .oldest_ms = 2 * INBOX_KEEP_MS};
    assert_int_equal(till_transact(d, receive_and_prune, &p), 0);
    assert_int_equal(p.report.done, JOB_BATCH);
    assert_true(p.report.more);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_inbox WHERE event_id IN ('e100', 'e101')"), 2);
    p.count = 0;
    assert_int_equal(till_transact(d, receive_and_prune, &p), 0);
    assert_int_equal(p.report.done, 2);
    assert_false(p.report.more);
}

/* Two providers may give their messages the same names. */
static void one_providers_age_is_not_anothers(void **state)
{
    desk *d = *state;
    post young = {.provider = "relay", .count = 1};
    post old = {.provider = "sandbox", .count = 1, .oldest_ms = 2 * INBOX_KEEP_MS};
    assert_int_equal(till_transact(d, receive, &young), 0);
    assert_int_equal(till_transact(d, receive_and_prune, &old), 0);
    assert_int_equal(old.report.done, 1);
    assert_int_equal(till_count(d, "payment_inbox", "provider", "relay"), 1);
    assert_int_equal(till_count(d, "payment_inbox", "provider", "sandbox"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(nothing_to_forget_is_nothing_done),
        TILL_CASE(what_is_just_old_enough_stays),
        TILL_CASE(a_run_forgets_a_batch_of_the_oldest),
        TILL_CASE(one_providers_age_is_not_anothers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

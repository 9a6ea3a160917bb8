/* expire_test.c - the job that lets reservations go whose time has passed: which ones, how many at a time,
 * what becomes free and what is told. Against takers and releasers it runs in reservation_test.c. */
#include "tests/unit/services/inventory/stockroom.h"

#include <stdio.h>

enum { BATCH = 100, SUBJECT_SIZE = 64 };

static void run_job(stockroom *r, int64_t done, bool more)
{
    shop_reservation_expire_due_args args = SHOP_RESERVATION_EXPIRE_DUE_INIT;
    const shop_job_report *report;
    assert_int_equal(shop_reservation_expire_due(r->shop, &args, &report), 0);
    assert_int_equal(report->done, done);
    assert_int_equal(report->more, more);
    shop_free(report);
}

/* One of a SKU that there is enough of, which expires after so long. */
static void hold_one(stockroom *r, char *order, int64_t ms)
{
    static const want one[] = {{"A", 1}, {NULL, 0}};
    new_order(r, order);
    assert_int_equal(reserve(r, order, ms, one, NULL), 0);
}

static void held_until_its_time_has_passed(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 3);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    pass(r, 1000);
    assert_int_equal(expire_due(r), 0);
    pass(r, 1);
    assert_int_equal(expire_due(r), 1);
    assert_int_equal(expire_due(r), 0);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_EXPIRED);
    assert_int_equal(available(r, "A"), 3);
    assert_int_equal(temp_shop_number(&r->temp, "SELECT count(*) FROM events_outbox WHERE"
                                                " type = 'reservation.expired'"),
                     1);
}

static void job_takes_a_hundred_at_a_time(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 2 * BATCH);
    for (int i = 0; i < 2 * BATCH; i++)
        hold_one(r, order, 1000);
    pass(r, 5000);
    run_job(r, BATCH, true);
    assert_int_equal(available(r, "A"), BATCH);
    run_job(r, BATCH, true); /* whether there are others it would have to look for */
    run_job(r, 0, false);
    assert_int_equal(available(r, "A"), 2 * BATCH);
}

static void the_longest_due_go_first(void **state)
{
    stockroom *r = *state;
    char orders[BATCH + 1][SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", BATCH + 1);
    for (int i = 0; i <= BATCH; i++)
        hold_one(r, orders[i], 1000 - i);
    pass(r, 5000);
    run_job(r, BATCH, true);
    assert_int_equal(state_of(r, orders[0]), SHOP_RESERVATION_STATE_HELD);
    assert_int_equal(state_of(r, orders[1]), SHOP_RESERVATION_STATE_EXPIRED);
    assert_int_equal(state_of(r, orders[BATCH]), SHOP_RESERVATION_STATE_EXPIRED);
    run_job(r, 1, false);
}

static void all_that_it_held_is_free_and_nothing_else(void **state)
{
    stockroom *r = *state;
    const want many[] = {{"A", 7}, {"B", 1}, {NULL, 0}};
    char due[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 6);
    set_stock(r, "A", "FAR", 6);
    set_stock(r, "B", "FAR", 3);
    new_order(r, due);
    assert_int_equal(reserve(r, due, 1000, many, NULL), 0);
    hold_one(r, other, 1001);
    pass(r, 1001);
    run_job(r, 1, false);
    assert_int_equal(available(r, "A"), 11);
    assert_int_equal(available(r, "B"), 3);
    assert_int_equal(state_of(r, other), SHOP_RESERVATION_STATE_HELD);
}

static void each_expiry_is_told_under_a_version_of_its_own(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE], subject[SUBJECT_SIZE];
    set_stock(r, "A", "NEAR", 1);
    hold_one(r, order, 1000);
    snprintf(subject, sizeof(subject), "reservation/%s", order);
    for (int64_t version = 2; version <= 4; version += 2) {
        assert_int_equal(told(r, "reservation.expired", subject, version), 0);
        pass(r, 1001);
        run_job(r, 1, false);
        assert_int_equal(told(r, "reservation.expired", subject, version), 1);
        assert_int_equal(reserve_one(r, order, "A", 1), 0); /* a second attempt of the same order */
    }
}

static void claimed_and_sold_ones_stay(void **state)
{
    stockroom *r = *state;
    const want one[] = {{"A", 1}, {NULL, 0}};
    char claimed[SHOP_ID_SIZE], sold[SHOP_ID_SIZE];
    set_stock(r, "A", "NEAR", 3);
    claim(r, claimed, one);
    sell(r, sold, one);
    pass(r, 5000);
    run_job(r, 0, false);
    assert_int_equal(state_of(r, claimed), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(state_of(r, sold), SHOP_RESERVATION_STATE_CLAIMED);
    assert_int_equal(available(r, "A"), 1);
}

static void background_work_runs_the_job(void **state)
{
    stockroom *r = *state;
    char order[SHOP_ID_SIZE];
    new_order(r, order);
    set_stock(r, "A", "NEAR", 1);
    assert_int_equal(reserve_one(r, order, "A", 1), 0);
    pass(r, 5000);
    deliver(r);
    assert_int_equal(state_of(r, order), SHOP_RESERVATION_STATE_EXPIRED);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(held_until_its_time_has_passed),
        CASE(job_takes_a_hundred_at_a_time),
        CASE(the_longest_due_go_first),
        CASE(all_that_it_held_is_free_and_nothing_else),
        CASE(each_expiry_is_told_under_a_version_of_its_own),
        CASE(claimed_and_sold_ones_stay),
        CASE(background_work_runs_the_job),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

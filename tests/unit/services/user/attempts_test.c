/* attempts_test.c - how long each failure to sign in locks an e-mail, what the refusal says, and when failures
 * are forgotten, to the millisecond. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>
#include <string.h>

#include "lib/core/limits.h"
#include "lib/services/user/limits.h"

/* What a failure counts for does not need a password: the outcome is entered as sign-in would. */
static int miss(lobby *l, const char *email)
{
    shop_session_settle_args args = SHOP_SESSION_SETTLE_INIT;
    args.email = email;
    return internal_call(l->shop, SHOP__OP_SESSION_SETTLE, &args, NULL);
}

static void miss_often(lobby *l, int times)
{
    for (int i = 0; i < times; i++)
        assert_int_equal(miss(l, LOBBY_ADA), 0);
}

static int64_t failures(lobby *l)
{
    return temp_shop_number(&l->temp, "SELECT coalesce(sum(failures), 0) FROM user_attempts");
}

static void the_free_failures_lock_nothing_and_the_next_does(void **state)
{
    lobby *l = *state;
    miss_often(l, LOGIN_FREE_FAILURES);
    assert_int_equal(miss(l, LOBBY_ADA), SHOP_E_RATE_LIMITED);
    assert_int_equal(failures(l), LOGIN_FREE_FAILURES); /* those in a lock do not count */
    assert_int_equal(miss(l, LOBBY_BOB), 0);
}

static void each_further_lock_is_twice_as_long_up_to_a_limit(void **state)
{
    static const int64_t seconds[] = {30, 60, 120, 240, 480, 960, 1920, 3840, 3840, 3840};
    lobby *l = *state;
    miss_often(l, LOGIN_FREE_FAILURES - 1);
    for (size_t i = 0; i < sizeof(seconds) / sizeof(seconds[0]); i++) {
        miss_often(l, 1);
        l->now_ms += seconds[i] * LOBBY_SECOND_MS - 1;
        assert_int_equal(miss(l, LOBBY_ADA), SHOP_E_RATE_LIMITED);
        l->now_ms += 1;
    }
    miss_often(l, 1);
}

static void the_refusal_says_how_many_seconds_are_left_rounded_up(void **state)
{
    static const struct {
        int64_t after_ms;
        const char *said;
    } cases[] = {{0, "wait for 30 s"}, {1, "wait for 30 s"}, {1000, "wait for 29 s"}, {29999, "wait for 1 s"}};
    lobby *l = *state;
    miss_often(l, LOGIN_FREE_FAILURES);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        l->now_ms = LOBBY_START_MS + cases[i].after_ms;
        assert_int_equal(miss(l, LOBBY_ADA), SHOP_E_RATE_LIMITED);
        assert_non_null(strstr(shop_error_last()->message, cases[i].said));
    }
}

static void failures_are_forgotten_a_day_after_the_last(void **state)
{
    lobby *l = *state;
    miss_often(l, 2);
    l->now_ms += LOBBY_DAY_MS;
    miss_often(l, 1);
    assert_int_equal(failures(l), 3);
    l->now_ms += LOBBY_DAY_MS + 1;
    miss_often(l, 1);
    assert_int_equal(failures(l), 1);
}

static void the_job_removes_what_is_forgotten_and_nothing_else(void **state)
{
    lobby *l = *state;
    miss_often(l, 1);
    l->now_ms += 1;
    assert_int_equal(miss(l, LOBBY_BOB), 0);
    l->now_ms += LOBBY_DAY_MS - 1;
    lobby_prune(l, 0, false);
    l->now_ms += 1;
    lobby_prune(l, 1, false);
    assert_int_equal(failures(l), 1);
    assert_int_equal(miss(l, LOBBY_BOB), 0);
    assert_int_equal(failures(l), 2);
}

static void the_job_takes_the_oldest_and_says_that_there_are_more(void **state)
{
    lobby *l = *state;
    char email[64];
    for (int i = 0; i <= JOB_BATCH; i++) {
        (void)snprintf(email, sizeof(email), "p%d@example.org", i);
        assert_int_equal(miss(l, email), 0);
        l->now_ms += 1;
    }
    l->now_ms += LOBBY_DAY_MS;
    int64_t last = temp_shop_number(&l->temp, "SELECT max(last_at_ms) FROM user_attempts");
    lobby_prune(l, JOB_BATCH, true);
    assert_int_equal(temp_shop_number(&l->temp, "SELECT last_at_ms FROM user_attempts"), last);
    lobby_prune(l, 1, false);
}

static void no_email_is_kept(void **state)
{
    lobby *l = *state;
    miss_often(l, 1);
    assert_int_equal(temp_shop_number(&l->temp, "SELECT count(*) FROM user_attempts WHERE length(email_digest) = 32"
                                                " AND instr(email_digest, 'ada') = 0"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOBBY_CASE(the_free_failures_lock_nothing_and_the_next_does),
        LOBBY_CASE(each_further_lock_is_twice_as_long_up_to_a_limit),
        LOBBY_CASE(the_refusal_says_how_many_seconds_are_left_rounded_up),
        LOBBY_CASE(failures_are_forgotten_a_day_after_the_last),
        LOBBY_CASE(the_job_removes_what_is_forgotten_and_nothing_else),
        LOBBY_CASE(the_job_takes_the_oldest_and_says_that_there_are_more),
        LOBBY_CASE(no_email_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

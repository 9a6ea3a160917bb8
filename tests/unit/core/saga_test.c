/* saga_test.c - what becomes of a saga that is refused, fails, waits, is overtaken or asked for twice:
 * fused, where all share transactions, and split, where each CALL step is a commit of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/api/invoke.h"
#include "lib/core/local.h"
#include "tests/support/trip.h"

static engine e;
static char id[SHOP_ID_SIZE];

static int setup(bool split)
{
    engine_init(&e);
    trip_install(&e);
    engine_open(&e, SHOP_OPEN_MANUAL);
    shop__local_split_sagas(e.shop, split);
    trip_id(&e, id);
    return 0;
}

static int setup_fused(void **state)
{
    *state = &e;
    return setup(false);
}

static int setup_split(void **state)
{
    *state = &e;
    return setup(true);
}

/* --- what the store must say ------------------------------------------------------------------ */

static void expect_effects(const char *places, int64_t count)
{
    char place[16];
    for (const char *at = places; *at != '\0'; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        snprintf(place, sizeof(place), "%.*s", (int)length, at);
        int64_t found = trip_effects(&e, place, id);
        if (found != count)
            fail_msg("%s happened %lld times, not %lld", place, (long long)found, (long long)count);
        at += length;
    }
}

static void expect_leg(int leg, const char *place, int64_t count)
{
    char name[64];
    snprintf(name, sizeof(name), "%s/%d", id, leg);
    assert_int_equal(trip_effects(&e, place, name), count);
}

static int outside_calls(const char *place, int leg)
{
    char key[80];
    if (leg == 0)
        snprintf(key, sizeof(key), "%s/%s", place, id);
    else
        snprintf(key, sizeof(key), "%s/%s/%d", place, id, leg);
    return trip_outside(&e, key);
}

static void expect_ended(int outcome)
{
    assert_int_equal(trip_column(&e, "direction", id), SAGA_ENDED);
    assert_int_equal(trip_column(&e, "deadline_ms", id), 0);
    assert_int_equal(trip_column(&e, "outcome", id), outcome);
}

static void expect_arrived(void)
{
    expect_effects("a.run book d.run f.run", 1);
    expect_effects("a.undo unbook d.undo e.undo", 0);
    for (int leg = 1; leg <= TRIP_LEGS; leg++) {
        expect_leg(leg, "x.run", 1);
        expect_leg(leg, "z.run", 1);
        expect_leg(leg, "x.undo", 0);
    }
    expect_ended(0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM sagas WHERE direction <> 2"), 0);
}

static int64_t claims(int state)
{
    return engine_number(&e, "SELECT count(*) FROM core_claims WHERE state = %d AND name NOT LIKE 'saga/%%'",
                         state);
}

static void pass_leases(void)
{
    engine_advance(&e, TRIP_LEASE_MS + 1);
}

/* --- refusals before anything is stored ------------------------------------------------------- */

static void a_refused_first_group_leaves_nothing(void **state)
{
    (void)state;
    trip_order("b.run", TRIP_FAIL, SHOP_E_OUT_OF_STOCK, 1);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_OUT_OF_STOCK);
    assert_string_equal(shop_error_last()->message, "told to fail at b.run");
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM sagas"), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM effects"), 0);
    assert_int_equal(claims(1) + claims(2), 0);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    expect_arrived();
}

static void a_saga_outside_of_a_saga_step_is_refused(void **state)
{
    const shop_payment *paid;
    shop_payment_authorize_args args = SHOP_PAYMENT_AUTHORIZE_INIT;
    (void)state;
    args.order_id = id;
    assert_int_equal(shop__invoke(e.shop, SHOP__OP_PAYMENT_AUTHORIZE, &args, &paid),
                     SHOP_E_INVALID);
}

static void a_trip_of_somebody_else_is_not_found(void **state)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *view;
    (void)state;
    who.guest_id = "gst_01jz0000000000000000000000";
    assert_int_equal(shop_as(e.shop, &who, &view), 0);
    trip_order("c.run", TRIP_FAIL, SHOP_E_UNAVAILABLE, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_UNKNOWN);
    pass_leases();
    assert_int_equal(trip_begin(&e, view, id, NULL), SHOP_E_NOT_FOUND);
    assert_int_equal(trip_column(&e, "epoch", id), 0);
    shop_close(view);
}

/* --- the way there ---------------------------------------------------------------------------- */

static void every_step_happens_once(void **state)
{
    (void)state;
    assert_int_equal(trip_begin(&e, NULL, id, NULL), 0);
    expect_arrived();
    assert_int_equal(outside_calls("c.run", 0), 1);
    assert_int_equal(outside_calls("y.run", 1), 1);
    assert_int_equal(outside_calls("y.run", 2), 1);
    assert_int_equal(trip_column(&e, "answer", id), 1);
}

/* One commit before each I/O, one at the end. */
static void neighbours_share_commits(void **state)
{
    store_stats before, after;
    (void)state;
    shop__store_stats(engine_local(&e)->store, &before);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), 0);
    shop__store_stats(engine_local(&e)->store, &after);
    assert_int_equal(after.commits - before.commits, 4);
}

static void a_finished_saga_skips_the_rest(void **state)
{
    (void)state;
    trip_order("b.run", TRIP_FINISH, 0, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), 0);
    expect_effects("a.run book", 1);
    expect_effects("d.run f.run a.undo unbook", 0);
    expect_ended(0);
}

/* --- turning back ----------------------------------------------------------------------------- */

static void expect_turned(int code, const char *undone, const char *not_undone)
{
    expect_effects(undone, 1);
    expect_effects(not_undone, 0);
    expect_ended(code);
    assert_int_equal(shop_error_last()->code, code);
}

static void a_failing_step_and_those_before_it_are_undone(void **state)
{
    (void)state;
    trip_order("d.run", TRIP_FAIL, SHOP_E_CONFLICT, 100);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message, "told to fail at d.run");
    expect_effects("a.run book", 1);
    expect_effects("d.run", 0);
    expect_turned(SHOP_E_CONFLICT, "d.undo unbook a.undo", "e.undo f.run");
    assert_int_equal(outside_calls("c.run", 0), 1);
}

/* The last step of a group fails: what came before it in the group, and what it was told outside, stays
 * known, and is undone as what it is. */
static void a_late_failure_does_not_forget_what_was_done(void **state)
{
    (void)state;
    trip_order("f.run", TRIP_FAIL, SHOP_E_OUT_OF_STOCK, 100);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_OUT_OF_STOCK);
    expect_effects("a.run book d.run", 1);
    expect_turned(SHOP_E_OUT_OF_STOCK, "e.undo d.undo unbook a.undo", "f.run");
    for (int leg = 1; leg <= TRIP_LEGS; leg++) {
        expect_leg(leg, "z.run", 1);
        assert_int_equal(outside_calls("y.run", leg), 1);
    }
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM sagas WHERE direction = 2"), 3);
}

static void a_refusal_keeps_what_its_step_wrote(void **state)
{
    (void)state;
    trip_order("d.run", TRIP_REFUSE, SHOP_E_PAYMENT_DECLINED, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_PAYMENT_DECLINED);
    assert_string_equal(shop_error_last()->message, "told to refuse at d.run");
    expect_effects("d.run", 1);
    expect_turned(SHOP_E_PAYMENT_DECLINED, "d.undo unbook a.undo", "e.undo f.run");
}

static void a_refusal_outside_turns_back(void **state)
{
    (void)state;
    trip_order("c.run", TRIP_REFUSE, SHOP_E_PAYMENT_DECLINED, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_PAYMENT_DECLINED);
    expect_turned(SHOP_E_PAYMENT_DECLINED, "unbook a.undo", "d.run d.undo e.undo");
}

static void a_lasting_failure_outside_turns_back(void **state)
{
    (void)state;
    trip_order("c.run", TRIP_FAIL, SHOP_E_UNSUPPORTED, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_UNSUPPORTED);
    expect_turned(SHOP_E_UNSUPPORTED, "unbook a.undo", "d.run d.undo e.undo");
}

/* The called saga's end is stored with its caller's turn, not rolled back by it. */
static void a_refused_leg_is_kept_and_turns_the_trip(void **state)
{
    (void)state;
    trip_order("z.run", TRIP_PASS, 0, 1); /* the first leg arrives */
    trip_order("z.run", TRIP_REFUSE, SHOP_E_PAYMENT_DECLINED, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_PAYMENT_DECLINED);
    assert_string_equal(shop_error_last()->message, "told to refuse at z.run");
    expect_leg(1, "z.run", 1);
    expect_leg(2, "z.run", 1);
    expect_leg(2, "x.undo", 1);
    assert_int_equal(outside_calls("y.run", 2), 1);
    assert_int_equal(engine_number(&e, "SELECT outcome FROM sagas WHERE id = '%s/2'", id),
                     SHOP_E_PAYMENT_DECLINED);
    expect_turned(SHOP_E_PAYMENT_DECLINED, "e.undo d.undo unbook a.undo", "f.run");
}

static void a_leg_that_fails_outside_is_undone_with_the_trip(void **state)
{
    (void)state;
    trip_order("y.run", TRIP_FAIL, SHOP_E_UNSUPPORTED, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_UNSUPPORTED);
    expect_leg(1, "x.undo", 1);
    expect_turned(SHOP_E_UNSUPPORTED, "e.undo d.undo unbook a.undo", "f.run");
}

static void a_failing_undo_is_tried_until_it_goes(void **state)
{
    (void)state;
    trip_order("d.run", TRIP_FAIL, SHOP_E_CONFLICT, 100);
    trip_order("unbook", TRIP_FAIL, SHOP_E_INVALID, 2);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_UNKNOWN);
    assert_int_equal(trip_column(&e, "direction", id), SAGA_BACK);
    for (int i = 0; i < 2; i++) {
        pass_leases();
        (void)trip_resume(&e, id);
    }
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_CONFLICT);
    expect_turned(SHOP_E_CONFLICT, "d.undo unbook a.undo", "e.undo f.run");
}

/* --- in doubt --------------------------------------------------------------------------------- */

static void doubt_with(int code, const char *place)
{
    trip_order(place, TRIP_FAIL, code, 1);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_UNKNOWN);
    assert_true(trip_column(&e, "direction", id) == SAGA_FORWARD);
    assert_true(trip_column(&e, "deadline_ms", id) > 0);
    assert_int_equal(trip_resume(&e, id), 0); /* it may still be alive */
    expect_effects("f.run", 0);
    pass_leases();
    assert_int_equal(trip_resume(&e, id), 0);
    expect_arrived();
    assert_int_equal(claims(1), 0);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    expect_arrived();
}

static void what_may_pass_leaves_the_trip_to_recovery(void **state)
{
    (void)state;
    doubt_with(SHOP_E_UNAVAILABLE, "d.run");
}

static void a_store_that_failed_leaves_the_trip_to_recovery(void **state)
{
    (void)state;
    doubt_with(SHOP_E_STORAGE, "f.run");
}

static void doubt_outside_leaves_the_trip_to_recovery(void **state)
{
    (void)state;
    doubt_with(SHOP_E_TIMEOUT, "c.run");
}

static void doubt_in_a_leg_leaves_the_trip_to_recovery(void **state)
{
    (void)state;
    doubt_with(SHOP_E_UNKNOWN, "y.run");
}

static void the_same_call_goes_on_with_what_was_left(void **state)
{
    (void)state;
    trip_order("d.run", TRIP_FAIL, SHOP_E_UNAVAILABLE, 1);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_UNKNOWN);
    pass_leases();
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    expect_arrived();
    assert_int_equal(claims(2), 1);
    assert_int_equal(trip_column(&e, "epoch", id), 1);
}

/* Recovery finds that it cannot go on for good, in the very first group that it runs. */
static void recovery_turns_back_too(void **state)
{
    (void)state;
    trip_order("d.run", TRIP_FAIL, SHOP_E_UNAVAILABLE, 1);
    trip_order("f.run", TRIP_FAIL, SHOP_E_OUT_OF_STOCK, 100);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_UNKNOWN);
    engine_sql(&e, "UPDATE sagas SET step = 5, note = 0, answer = 1"); /* it was further than it seemed */
    pass_leases();
    assert_int_equal(trip_resume(&e, id), 0);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_OUT_OF_STOCK);
    expect_turned(SHOP_E_OUT_OF_STOCK, "e.undo d.undo unbook a.undo", "f.run");
}

/* --- waiting ---------------------------------------------------------------------------------- */

static void wait_at(const char *place)
{
    trip_order(place, TRIP_WAIT, SHOP_E_PAYMENT_ACTION, 1);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_PAYMENT_ACTION);
    assert_int_equal(trip_column(&e, "direction", id), SAGA_FORWARD);
    pass_leases();
    assert_int_equal(trip_resume(&e, id), 0); /* its deadline is an hour away */
    expect_effects("f.run", 0);
    assert_int_equal(claims(1), 1);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_PAYMENT_ACTION); /* told again, at once */
    expect_effects("f.run", 0);
}

static void a_waiting_trip_is_continued(void **state)
{
    (void)state;
    wait_at("b.run");
    assert_int_equal(trip_continue(&e, id, "other key"), 0);
    expect_ended(0);
    expect_effects("a.run book d.run f.run", 1);
    assert_int_equal(claims(2), 2);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    assert_int_equal(trip_continue(&e, id, "other key"), 0);
    expect_effects("d.run f.run", 1);
}

static void a_waiting_trip_is_taken_up_at_its_deadline(void **state)
{
    (void)state;
    wait_at("b.run");
    engine_advance(&e, 3600 * 1000);
    assert_int_equal(trip_resume(&e, id), 0);
    expect_arrived();
}

static void a_leg_must_not_wait(void **state)
{
    (void)state;
    trip_order("z.run", TRIP_WAIT, SHOP_E_PAYMENT_ACTION, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_UNKNOWN);
    pass_leases();
    assert_int_equal(trip_resume(&e, id), 0);
    expect_arrived();
}

/* --- take-over -------------------------------------------------------------------------------- */

/* While somebody is outside his lease runs out and another goes all the way. */
static void overtake(engine *at, void *userdata)
{
    (void)userdata;
    engine_advance(at, TRIP_LEASE_MS + 1);
    int code = trip_resume(at, id);
    assert_true(code == 0 || code == SHOP_E_UNKNOWN); /* who is overtaken itself */
}

static void overtaken_at(const char *place)
{
    trip_hook(place, overtake, NULL);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_UNKNOWN);
    expect_arrived();
    assert_int_equal(trip_column(&e, "epoch", id), 1);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    expect_arrived();
}

static void a_slow_runner_changes_nothing(void **state)
{
    (void)state;
    overtaken_at("c.run");
}

static void a_runner_that_is_slow_in_a_leg_changes_nothing(void **state)
{
    (void)state;
    overtaken_at("y.run");
}

static void a_slow_runner_that_fails_turns_nothing_back(void **state)
{
    (void)state;
    trip_hook("c.run", overtake, NULL);
    trip_order("d.run", TRIP_PASS, 0, 1); /* of whoever overtakes */
    trip_order("d.run", TRIP_FAIL, SHOP_E_CONFLICT, 100);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_UNKNOWN);
    expect_arrived();
}

static void a_recovery_that_is_overtaken_changes_nothing(void **state)
{
    (void)state;
    trip_hook("c.run", overtake, NULL);
    trip_hook("c.run", overtake, NULL);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_UNKNOWN);
    expect_arrived();
    assert_int_equal(trip_column(&e, "epoch", id), 2);
    assert_int_equal(outside_calls("c.run", 0), 3);
}

static void the_row_of_another_saga_is_left_alone(void **state)
{
    (void)state;
    trip_order("d.run", TRIP_FAIL, SHOP_E_UNAVAILABLE, 1);
    assert_int_equal(trip_begin(&e, NULL, id, NULL), SHOP_E_UNKNOWN);
    engine_sql(&e, "UPDATE sagas SET operation = 'payment.authorize'");
    pass_leases();
    assert_int_equal(trip_resume(&e, id), 0);
    expect_effects("f.run", 0);
    assert_int_equal(trip_column(&e, "epoch", id), 0);
}

static void a_leg_that_somebody_else_runs_is_waited_for(void **state)
{
    (void)state;
    trip_order("y.run", TRIP_FAIL, SHOP_E_UNAVAILABLE, 1);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_UNKNOWN);
    engine_advance(&e, TRIP_LEASE_MS + 1);
    engine_sql(&e, "UPDATE sagas SET deadline_ms = deadline_ms * 2 WHERE id LIKE '%/1'");
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_UNKNOWN);
    expect_leg(1, "z.run", 0);
    engine_sql(&e, "UPDATE sagas SET deadline_ms = 1 WHERE deadline_ms > 0");
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    expect_arrived();
}

/* --- the same key ----------------------------------------------------------------------------- */

static void the_same_key_gets_the_same_answer(void **state)
{
    (void)state;
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    expect_arrived();
    assert_int_equal(outside_calls("c.run", 0), 1);
}

static void the_same_key_with_other_arguments_is_a_mismatch(void **state)
{
    char other[SHOP_ID_SIZE];
    (void)state;
    trip_id(&e, other);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    assert_int_equal(trip_begin(&e, NULL, other, "key"), SHOP_E_IDEMPOTENCY_MISMATCH);
    assert_int_equal(trip_effects(&e, "a.run", other), 0);
}

static void the_same_key_of_somebody_else_is_another_key(void **state)
{
    char other[SHOP_ID_SIZE];
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *view;
    (void)state;
    who.guest_id = "gst_01jz0000000000000000000000";
    assert_int_equal(shop_as(e.shop, &who, &view), 0);
    trip_id(&e, other);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    assert_int_equal(trip_begin(&e, view, other, "key"), 0);
    assert_int_equal(trip_effects(&e, "f.run", other), 1);
    assert_int_equal(claims(2), 2);
    shop_close(view);
}

static void a_refusal_is_answered_again(void **state)
{
    (void)state;
    trip_order("d.run", TRIP_REFUSE, SHOP_E_PAYMENT_DECLINED, 1);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_PAYMENT_DECLINED);
    assert_int_equal(trip_begin(&e, NULL, id, "key"), SHOP_E_PAYMENT_DECLINED);
    assert_string_equal(shop_error_last()->message, "told to refuse at d.run");
    expect_effects("a.run d.run a.undo", 1);
}

static int while_running;

static void ask_again(engine *at, void *userdata)
{
    while_running = trip_begin(at, NULL, id, userdata);
}

static void the_same_key_while_it_runs_is_in_progress(void **state)
{
    (void)state;
    trip_hook("c.run", ask_again, "key");
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    assert_int_equal(while_running, SHOP_E_IN_PROGRESS);
    expect_arrived();
}

static void another_key_while_it_runs_is_in_progress(void **state)
{
    (void)state;
    trip_hook("c.run", ask_again, "other key");
    assert_int_equal(trip_begin(&e, NULL, id, "key"), 0);
    assert_int_equal(while_running, SHOP_E_IN_PROGRESS);
    expect_arrived();
    assert_int_equal(trip_begin(&e, NULL, id, "other key"), 0);
    expect_arrived();
    assert_int_equal(claims(2), 2);
}

#define FUSED(name) {"fused: " #name, name, setup_fused, engine_teardown, NULL}
#define SPLIT(name) {"split: " #name, name, setup_split, engine_teardown, NULL}
#define BOTH(name) FUSED(name), SPLIT(name)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FUSED(a_refused_first_group_leaves_nothing),
        FUSED(a_saga_outside_of_a_saga_step_is_refused),
        BOTH(a_trip_of_somebody_else_is_not_found),
        BOTH(every_step_happens_once),
        FUSED(neighbours_share_commits),
        BOTH(a_finished_saga_skips_the_rest),
        BOTH(a_failing_step_and_those_before_it_are_undone),
        BOTH(a_late_failure_does_not_forget_what_was_done),
        BOTH(a_refusal_keeps_what_its_step_wrote),
        BOTH(a_refusal_outside_turns_back),
        BOTH(a_lasting_failure_outside_turns_back),
        BOTH(a_refused_leg_is_kept_and_turns_the_trip),
        BOTH(a_leg_that_fails_outside_is_undone_with_the_trip),
        BOTH(a_failing_undo_is_tried_until_it_goes),
        BOTH(what_may_pass_leaves_the_trip_to_recovery),
        BOTH(a_store_that_failed_leaves_the_trip_to_recovery),
        BOTH(doubt_outside_leaves_the_trip_to_recovery),
        BOTH(doubt_in_a_leg_leaves_the_trip_to_recovery),
        BOTH(the_same_call_goes_on_with_what_was_left),
        BOTH(recovery_turns_back_too),
        BOTH(a_waiting_trip_is_continued),
        BOTH(a_waiting_trip_is_taken_up_at_its_deadline),
        BOTH(a_leg_must_not_wait),
        BOTH(a_slow_runner_changes_nothing),
        FUSED(a_runner_that_is_slow_in_a_leg_changes_nothing),
        BOTH(a_slow_runner_that_fails_turns_nothing_back),
        BOTH(a_recovery_that_is_overtaken_changes_nothing),
        BOTH(the_row_of_another_saga_is_left_alone),
        BOTH(a_leg_that_somebody_else_runs_is_waited_for),
        BOTH(the_same_key_gets_the_same_answer),
        BOTH(the_same_key_with_other_arguments_is_a_mismatch),
        BOTH(the_same_key_of_somebody_else_is_another_key),
        BOTH(a_refusal_is_answered_again),
        BOTH(the_same_key_while_it_runs_is_in_progress),
        BOTH(another_key_while_it_runs_is_in_progress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* session_end_test.c - sessions that end: whose business it is, what is told of it, room for one more, and what
 * has expired. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>

#include "lib/core/limits.h"
#include "lib/services/user/limits.h"

static int end(shop *as, const char *session_id)
{
    shop_session_delete_args args = SHOP_SESSION_DELETE_INIT;
    args.session_id = session_id;
    return shop_session_delete(as, &args);
}

static int64_t sessions(lobby *l)
{
    return temp_shop_number(&l->temp, "SELECT count(*) FROM user_sessions");
}

static void sign_in_often(lobby *l, int times)
{
    for (int i = 0; i < times; i++)
        assert_int_equal(lobby_try(l->shop, LOBBY_ADA, LOBBY_PASSWORD, NULL), 0);
}

static void a_session_is_its_owners_and_staffs_to_end(void **state)
{
    lobby *l = *state;
    char ada[SHOP_ID_SIZE], bob[SHOP_ID_SIZE], session[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, ada);
    lobby_register(l, LOBBY_BOB, bob);
    lobby_sign_in(l, l->shop, LOBBY_ADA, session);
    assert_int_equal(end(lobby_as(l, bob, NULL), session), SHOP_E_NOT_FOUND);
    assert_int_equal(end(lobby_as(l, bob, "finance"), session), SHOP_E_FORBIDDEN);
    assert_int_equal(lobby_told(l, "session.revoked"), 0);
    assert_int_equal(end(lobby_as(l, bob, "support"), session), 0);
    assert_int_equal(end(lobby_as(l, ada, NULL), session), SHOP_E_NOT_FOUND);
    assert_int_equal(lobby_told(l, "session.revoked"), 1);
}

static void one_of_two_devices_stays_signed_in(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE], phone[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    shop *by_phone = lobby_sign_in(l, l->shop, LOBBY_ADA, phone);
    shop *by_desk = lobby_sign_in(l, l->shop, LOBBY_ADA, NULL);
    assert_int_equal(lobby_use(by_phone, id), 0);
    assert_int_equal(end(by_desk, phone), 0);
    assert_int_equal(lobby_use(by_phone, id), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(lobby_use(by_desk, id), 0);
}

static void the_end_of_an_expired_session_is_not_told(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE], first[SHOP_ID_SIZE], second[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    lobby_sign_in(l, l->shop, LOBBY_ADA, first);
    lobby_sign_in(l, l->shop, LOBBY_ADA, second);
    l->now_ms += SESSION_KEEP_MS - 1;
    assert_int_equal(end(l->shop, first), 0);
    assert_int_equal(lobby_told(l, "session.revoked"), 1);
    l->now_ms += 1;
    assert_int_equal(end(l->shop, second), 0);
    assert_int_equal(lobby_told(l, "session.revoked"), 1);
    assert_int_equal(sessions(l), 0);
}

static void one_too_many_ends_the_oldest_and_no_other(void **state)
{
    lobby *l = *state;
    char ada[SHOP_ID_SIZE], bob[SHOP_ID_SIZE], oldest[SHOP_ID_SIZE], second[SHOP_ID_SIZE], bobs[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, ada);
    lobby_register(l, LOBBY_BOB, bob);
    lobby_sign_in(l, l->shop, LOBBY_BOB, bobs);
    lobby_sign_in(l, l->shop, LOBBY_ADA, oldest);
    lobby_sign_in(l, l->shop, LOBBY_ADA, second);
    sign_in_often(l, SESSIONS_MAX - 2);
    assert_int_equal(lobby_told(l, "session.revoked"), 0);
    sign_in_often(l, 1);
    assert_int_equal(lobby_told(l, "session.revoked"), 1);
    assert_int_equal(sessions(l), SESSIONS_MAX + 1);
    assert_int_equal(end(l->shop, oldest), SHOP_E_NOT_FOUND);
    assert_int_equal(end(l->shop, second), 0);
    assert_int_equal(end(l->shop, bobs), 0);
}

static void what_has_expired_makes_room_without_a_word(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    sign_in_often(l, SESSIONS_MAX);
    l->now_ms += SESSION_KEEP_MS;
    sign_in_often(l, 1);
    assert_int_equal(sessions(l), SESSIONS_MAX);
    assert_int_equal(lobby_told(l, "session.revoked"), 0);
}

static void the_job_removes_what_has_expired_and_spares_the_living(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE], living[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    sign_in_often(l, 2);
    l->now_ms += 1;
    lobby_sign_in(l, l->shop, LOBBY_ADA, living);
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, "wrong", NULL), SHOP_E_UNAUTHENTICATED);
    l->now_ms += SESSION_KEEP_MS - 2;
    lobby_prune(l, 1, false); /* the failure */
    l->now_ms += 1;
    lobby_prune(l, 2, false);
    assert_int_equal(end(l->shop, living), 0);
    assert_int_equal(lobby_told(l, "session.revoked"), 1);
}

static void the_job_says_that_there_are_more(void **state)
{
    lobby *l = *state;
    char email[64], id[SHOP_ID_SIZE];
    for (int i = 0; i <= JOB_BATCH; i++) {
        if (i % SESSIONS_MAX == 0) {
            (void)snprintf(email, sizeof(email), "p%d@example.org", i);
            lobby_register(l, email, id);
        }
        assert_int_equal(lobby_try(l->shop, email, LOBBY_PASSWORD, NULL), 0);
    }
    assert_int_equal(sessions(l), JOB_BATCH + 1);
    l->now_ms += SESSION_KEEP_MS;
    lobby_prune(l, JOB_BATCH, true);
    lobby_prune(l, 1, false);
    lobby_prune(l, 0, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOBBY_CASE(a_session_is_its_owners_and_staffs_to_end),
        LOBBY_CASE(one_of_two_devices_stays_signed_in),
        LOBBY_CASE(the_end_of_an_expired_session_is_not_told),
        LOBBY_CASE(one_too_many_ends_the_oldest_and_no_other),
        LOBBY_CASE(what_has_expired_makes_room_without_a_word),
        LOBBY_CASE(the_job_removes_what_has_expired_and_spares_the_living),
        LOBBY_CASE(the_job_says_that_there_are_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

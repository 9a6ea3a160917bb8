/* session_create_test.c - signing in: what happens between checking the password and entering the outcome, what
 * a session is made of, and what becomes of hashes of another cost. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/services/user/limits.h"

/* Sign in while somebody else acts just before the outcome is entered: reading is the first transaction. */
static int sign_in_while(lobby *l, void (*act)(lobby *l))
{
    l->begins = 2;
    l->meanwhile = act;
    int code = lobby_try(l->shop, LOBBY_ADA, LOBBY_PASSWORD, NULL);
    assert_null(l->meanwhile);
    return code;
}

static int64_t sessions(lobby *l)
{
    return temp_shop_number(&l->temp, "SELECT count(*) FROM user_sessions");
}

/* --- refusals ----------------------------------------------------------------------------------- */

static void what_is_no_email_is_no_failure(void **state)
{
    lobby *l = *state;
    assert_int_equal(lobby_try(l->shop, "ada", LOBBY_PASSWORD, NULL), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "email");
    assert_int_equal(temp_shop_number(&l->temp, "SELECT count(*) FROM user_attempts"), 0);
}

static void proof_of_another_hash_opens_nothing(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    shop_session_settle_args args = SHOP_SESSION_SETTLE_INIT;
    lobby_register(l, LOBBY_ADA, id);
    args.email = LOBBY_ADA;
    args.user_id = id;
    args.password_hash = "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA";
    assert_int_equal(internal_call(l->shop, SHOP__OP_SESSION_SETTLE, &args, NULL), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(sessions(l), 0);
}

static shop *elsewhere; /* the same file, as another process has it */
static char adas[SHOP_ID_SIZE];

static void change_the_password(lobby *l)
{
    (void)l;
    assert_int_equal(lobby_change_password(elsewhere, adas, LOBBY_PASSWORD, "battery staple"), 0);
}

static void a_password_that_was_changed_meanwhile_is_wrong(void **state)
{
    lobby *l = *state;
    lobby_register(l, LOBBY_ADA, adas);
    elsewhere = lobby_open_other(l, 8);
    assert_int_equal(sign_in_while(l, change_the_password), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(sessions(l), 0);
}

static void erase_everybody(lobby *l)
{
    temp_shop_sql(&l->temp, "UPDATE user_accounts SET state = 2, email = NULL, password_hash = NULL");
}

static void whoever_was_erased_meanwhile_does_not_get_in(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE], refusal[256];
    lobby_register(l, LOBBY_ADA, id);
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, "wrong", NULL), SHOP_E_UNAUTHENTICATED);
    (void)snprintf(refusal, sizeof(refusal), "%s", shop_error_last()->message);
    assert_int_equal(sign_in_while(l, erase_everybody), SHOP_E_UNAUTHENTICATED);
    assert_string_equal(shop_error_last()->message, refusal);
    assert_int_equal(sessions(l), 0);
}

static void guess_elsewhere(lobby *l)
{
    (void)l;
    for (int i = 0; i < LOGIN_FREE_FAILURES; i++)
        assert_int_equal(lobby_try(elsewhere, LOBBY_ADA, "wrong", NULL), SHOP_E_UNAUTHENTICATED);
}

static void a_lock_that_fell_meanwhile_holds_for_the_right_password(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    elsewhere = lobby_open_other(l, 8);
    assert_int_equal(sign_in_while(l, guess_elsewhere), SHOP_E_RATE_LIMITED);
    assert_int_equal(sessions(l), 0);
}

typedef struct guesses {
    lobby *l;
    atomic_int answered;
} guesses;

static void guess(void *userdata)
{
    guesses *g = userdata;
    if (lobby_try(g->l->shop, LOBBY_ADA, "wrong", NULL) == SHOP_E_UNAUTHENTICATED)
        atomic_fetch_add(&g->answered, 1);
}

static void guesses_at_the_same_time_get_no_more_answers(void **state)
{
    enum { THREADS = 16 };
    void *threads[THREADS];
    char id[SHOP_ID_SIZE];
    guesses g = {.l = *state};
    lobby_register(g.l, LOBBY_ADA, id);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), guess, &g, &threads[i]), 0);
    for (int i = 0; i < THREADS; i++)
        shop__thread_join(shop_env_default(), threads[i]);
    assert_int_equal(atomic_load(&g.answered), LOGIN_FREE_FAILURES);
}

/* --- a session ---------------------------------------------------------------------------------- */

static void a_session_lives_for_thirty_days_and_its_token_is_not_kept(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE], device[200 + 1], sql[256];
    shop_session_create_args args = SHOP_SESSION_CREATE_INIT;
    const shop_session *made = NULL;
    lobby_register(l, LOBBY_ADA, id);
    memset(device, 'd', sizeof(device) - 1);
    device[sizeof(device) - 1] = '\0';
    args.email = " ADA@example.org ";
    args.password = LOBBY_PASSWORD;
    args.device = device;
    assert_int_equal(shop_session_create(l->shop, &args, &made), 0);
    assert_string_equal(made->user_id, id);
    assert_string_equal(made->role, "customer");
    assert_string_equal(made->device, device);
    assert_int_equal(made->created_at_ms, LOBBY_START_MS);
    assert_int_equal(made->expires_at_ms, LOBBY_START_MS + 30 * LOBBY_DAY_MS);
    (void)snprintf(sql, sizeof(sql),
                   "SELECT count(*) FROM user_sessions WHERE length(digest) = 32 AND instr(digest, '%s') = 0",
                   made->token);
    assert_int_equal(temp_shop_number(&l->temp, sql), 1);
    shop_free(made);
}

/* --- cost --------------------------------------------------------------------------------------- */

static int64_t hashes_of(lobby *l, const char *cost)
{
    char sql[128];
    (void)snprintf(sql, sizeof(sql), "SELECT count(*) FROM user_accounts WHERE instr(password_hash, '%s') = 11",
                   cost);
    return temp_shop_number(&l->temp, sql);
}

static void signing_in_brings_an_old_hash_up_to_the_present_cost(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    shop *costly = lobby_open_other(l, 16);
    assert_int_equal(hashes_of(l, "v=19$m=8,t=1,p=1$"), 1);
    assert_int_equal(lobby_try(costly, LOBBY_ADA, "wrong", NULL), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(hashes_of(l, "v=19$m=8,t=1,p=1$"), 1);
    lobby_sign_in(l, costly, LOBBY_ADA, NULL);
    assert_int_equal(hashes_of(l, "v=19$m=16,t=1,p=1$"), 1);
    assert_int_equal(lobby_use(lobby_sign_in(l, costly, LOBBY_ADA, NULL), id), 0);
    const shop_account *ada = lobby_account(l, id);
    assert_int_equal(ada->version, 1);
    shop_free(ada);
}

static void sign_in_elsewhere(lobby *l)
{
    assert_int_equal(lobby_try(elsewhere, LOBBY_ADA, LOBBY_PASSWORD, NULL), 0);
    assert_int_equal(hashes_of(l, "v=19$m=16,t=1,p=1$"), 1);
}

static void two_who_sign_in_when_the_cost_was_raised_both_get_in(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    elsewhere = lobby_open_other(l, 16);
    assert_int_equal(sign_in_while(l, sign_in_elsewhere), 0);
    assert_int_equal(sessions(l), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOBBY_CASE(what_is_no_email_is_no_failure),
        LOBBY_CASE(proof_of_another_hash_opens_nothing),
        LOBBY_CASE(a_password_that_was_changed_meanwhile_is_wrong),
        LOBBY_CASE(whoever_was_erased_meanwhile_does_not_get_in),
        LOBBY_CASE(a_lock_that_fell_meanwhile_holds_for_the_right_password),
        LOBBY_CASE(guesses_at_the_same_time_get_no_more_answers),
        LOBBY_CASE(a_session_lives_for_thirty_days_and_its_token_is_not_kept),
        LOBBY_CASE(signing_in_brings_an_old_hash_up_to_the_present_cost),
        LOBBY_CASE(two_who_sign_in_when_the_cost_was_raised_both_get_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

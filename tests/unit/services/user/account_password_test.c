/* account_password_test.c - proving the present password and choosing another: what is refused before anything is
 * hashed, what wrong ones count for, and what others do while a hash is made. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/user/limits.h"

#define NEW_PASSWORD "battery staple"

static char id[SHOP_ID_SIZE]; /* whose password it is */

static int change(lobby *l, const char *from, const char *to)
{
    return lobby_change_password(l->shop, id, from, to);
}

/* Change it while somebody else acts, before the transaction that runs with the proof. */
static int change_while(lobby *l, void (*act)(lobby *l))
{
    l->begins = 3; /* the change, what is known of the account, the change again */
    l->meanwhile = act;
    int code = change(l, LOBBY_PASSWORD, NEW_PASSWORD);
    assert_null(l->meanwhile);
    return code;
}

static int64_t failures(lobby *l)
{
    return temp_shop_number(&l->temp, "SELECT coalesce(sum(failures), 0) FROM user_attempts");
}

/* --- refusals ----------------------------------------------------------------------------------- */

static void the_email_is_no_password_however_it_is_written(void **state)
{
    static const char *const bad[] = {LOBBY_ADA, "ADA@Example.ORG", "  ada@example.org "};
    lobby *l = *state;
    lobby_register(l, LOBBY_ADA, id);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(change(l, "wrong", bad[i]), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "new_password");
    }
    assert_int_equal(failures(l), 0);
    assert_int_equal(change(l, LOBBY_PASSWORD, LOBBY_BOB), 0); /* somebody else's e-mail is one */
}

static void passwords_have_a_least_and_a_greatest_length(void **state)
{
    enum { LEAST = 8, MOST = 200 };
    lobby *l = *state;
    char text[MOST + 2];
    lobby_register(l, LOBBY_ADA, id);
    memset(text, 'p', sizeof(text));
    text[MOST + 1] = '\0';
    assert_int_equal(change(l, LOBBY_PASSWORD, text), SHOP_E_INVALID);
    assert_int_equal(change(l, LOBBY_PASSWORD, text + MOST + 1 - (LEAST - 1)), SHOP_E_INVALID);
    text[MOST] = '\0';
    assert_int_equal(change(l, LOBBY_PASSWORD, text), 0);
    text[MOST - 1] = 'q'; /* the last byte counts */
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, text, NULL), SHOP_E_UNAUTHENTICATED);
    text[MOST - 1] = 'p';
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, text, NULL), 0);
}

static void nobody_without_an_account_has_a_password(void **state)
{
    lobby *l = *state;
    assert_int_equal(shop_id_new(l->shop, "usr", id), 0);
    assert_int_equal(change(l, LOBBY_PASSWORD, NEW_PASSWORD), SHOP_E_NOT_FOUND);
    lobby_register(l, LOBBY_ADA, id);
    assert_int_equal(lobby_erase(l->shop, id), 0);
    assert_int_equal(change(l, LOBBY_PASSWORD, NEW_PASSWORD), SHOP_E_NOT_FOUND);
}

static void wrong_passwords_count_with_those_of_signing_in(void **state)
{
    lobby *l = *state;
    lobby_register(l, LOBBY_ADA, id);
    for (int i = 1; i < LOGIN_FREE_FAILURES; i++)
        assert_int_equal(lobby_try(l->shop, LOBBY_ADA, "wrong", NULL), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(change(l, "wrong", NEW_PASSWORD), SHOP_E_FORBIDDEN);
    assert_int_equal(failures(l), LOGIN_FREE_FAILURES);
    assert_int_equal(change(l, LOBBY_PASSWORD, NEW_PASSWORD), SHOP_E_RATE_LIMITED);
    assert_non_null(strstr(shop_error_last()->message, "wait for 30 s"));
    assert_int_equal(failures(l), LOGIN_FREE_FAILURES);
    l->now_ms += LOGIN_LOCK_MS;
    assert_int_equal(change(l, LOBBY_PASSWORD, NEW_PASSWORD), 0);
}

/* --- what is written ---------------------------------------------------------------------------- */

static void a_change_is_a_version_and_told(void **state)
{
    lobby *l = *state;
    lobby_register(l, LOBBY_ADA, id);
    l->now_ms += 5;
    assert_int_equal(change(l, "wrong", NEW_PASSWORD), SHOP_E_FORBIDDEN);
    assert_int_equal(lobby_told(l, "user.updated"), 0);
    assert_int_equal(change(l, LOBBY_PASSWORD, NEW_PASSWORD), 0);
    assert_int_equal(lobby_told(l, "user.updated"), 1);
    const shop_account *ada = lobby_account(l, id);
    assert_int_equal(ada->version, 2);
    assert_int_equal(ada->updated_at_ms, LOBBY_START_MS + 5);
    shop_free(ada);
}

static void who_changes_it_by_a_session_keeps_that_one_only(void **state)
{
    lobby *l = *state;
    lobby_register(l, LOBBY_ADA, id);
    shop *here = lobby_sign_in(l, l->shop, LOBBY_ADA, NULL);
    shop *there = lobby_sign_in(l, l->shop, LOBBY_ADA, NULL);
    assert_int_equal(lobby_change_password(here, id, LOBBY_PASSWORD, NEW_PASSWORD), 0);
    assert_int_equal(lobby_use(here, id), 0);
    assert_int_equal(lobby_use(there, id), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(lobby_change_password(lobby_as(l, id, NULL), id, NEW_PASSWORD, LOBBY_PASSWORD), 0);
    assert_int_equal(lobby_use(here, id), SHOP_E_UNAUTHENTICATED);
}

/* --- meanwhile ---------------------------------------------------------------------------------- */

static shop *elsewhere; /* the same file, as another process has it */

static void change_elsewhere(lobby *l)
{
    (void)l;
    assert_int_equal(lobby_change_password(elsewhere, id, LOBBY_PASSWORD, "something else"), 0);
}

static void of_two_changes_at_a_time_the_second_is_refused(void **state)
{
    lobby *l = *state;
    lobby_register(l, LOBBY_ADA, id);
    elsewhere = lobby_open_other(l, 8);
    assert_int_equal(change_while(l, change_elsewhere), SHOP_E_FORBIDDEN);
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, NEW_PASSWORD, NULL), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, "something else", NULL), 0);
}

static void sign_in_elsewhere(lobby *l)
{
    (void)l;
    assert_int_equal(lobby_try(elsewhere, LOBBY_ADA, LOBBY_PASSWORD, NULL), 0);
}

static void the_same_password_at_another_cost_is_proven_again(void **state)
{
    lobby *l = *state;
    lobby_register(l, LOBBY_ADA, id);
    elsewhere = lobby_open_other(l, 16);
    assert_int_equal(change_while(l, sign_in_elsewhere), 0);
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, NEW_PASSWORD, NULL), 0);
    assert_int_equal(temp_shop_number(&l->temp, "SELECT count(*) FROM user_sessions"), 1);
}

static void erase_elsewhere(lobby *l)
{
    (void)l;
    assert_int_equal(lobby_erase(elsewhere, id), 0);
}

static void whoever_is_erased_meanwhile_gets_no_new_password(void **state)
{
    lobby *l = *state;
    lobby_register(l, LOBBY_ADA, id);
    elsewhere = lobby_open_other(l, 8);
    assert_int_equal(change_while(l, erase_elsewhere), SHOP_E_NOT_FOUND);
    assert_int_equal(
        temp_shop_number(&l->temp, "SELECT count(*) FROM user_accounts WHERE password_hash IS NOT NULL"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOBBY_CASE(the_email_is_no_password_however_it_is_written),
        LOBBY_CASE(passwords_have_a_least_and_a_greatest_length),
        LOBBY_CASE(nobody_without_an_account_has_a_password),
        LOBBY_CASE(wrong_passwords_count_with_those_of_signing_in),
        LOBBY_CASE(a_change_is_a_version_and_told),
        LOBBY_CASE(who_changes_it_by_a_session_keeps_that_one_only),
        LOBBY_CASE(of_two_changes_at_a_time_the_second_is_refused),
        LOBBY_CASE(the_same_password_at_another_cost_is_proven_again),
        LOBBY_CASE(whoever_is_erased_meanwhile_gets_no_new_password),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* account_write_test.c - making, changing and erasing accounts: who may, which e-mails are taken and which come
 * free, the versions and events of it, and what somebody else does at the same time. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/user/limits.h"

static int set_role(shop *as, const char *user_id, const char *role)
{
    shop_account_set_role_args args = SHOP_ACCOUNT_SET_ROLE_INIT;
    const shop_account *changed = NULL;
    args.user_id = user_id;
    args.role = role;
    int code = shop_account_set_role(as, &args, &changed);
    shop_free(changed);
    return code;
}

static int set_email(shop *as, const char *user_id, const char *email, const char *password)
{
    shop_account_update_args args = SHOP_ACCOUNT_UPDATE_INIT;
    const shop_account *changed = NULL;
    args.user_id = user_id;
    args.email = email;
    args.password = password;
    int code = shop_account_update(as, &args, &changed);
    shop_free(changed);
    return code;
}

static void expect(lobby *l, const char *user_id, const char *email, const char *role, int64_t version)
{
    const shop_account *now = lobby_account(l, user_id);
    if (email != NULL)
        assert_string_equal(now->email, email);
    else
        assert_null(now->email);
    assert_string_equal(now->role, role);
    assert_int_equal(now->version, version);
    shop_free(now);
}

static int64_t emails(lobby *l)
{
    return temp_shop_number(&l->temp, "SELECT count(*) FROM user_emails e JOIN user_accounts a ON a.id = e.user_id"
                                      " AND a.email = e.email");
}

/* --- who may ------------------------------------------------------------------------------------ */

static void nobody_raises_themselves(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    assert_int_equal(set_role(l->shop, id, "support"), 0);
    shop *ada = lobby_sign_in(l, l->shop, LOBBY_ADA, NULL);
    assert_int_equal(set_role(ada, id, "admin"), SHOP_E_FORBIDDEN);
    assert_int_equal(set_role(ada, id, "finance"), SHOP_E_FORBIDDEN);
    expect(l, id, LOBBY_ADA, "support", 2);
    assert_int_equal(set_role(ada, id, "customer"), 0);
    expect(l, id, LOBBY_ADA, "customer", 3);
}

static void staff_does_not_touch_who_may_do_more(void **state)
{
    lobby *l = *state;
    char chief[SHOP_ID_SIZE], clerk[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, chief);
    lobby_register(l, LOBBY_BOB, clerk);
    assert_int_equal(set_role(l->shop, chief, "admin"), 0);
    shop *support = lobby_as(l, clerk, "support");
    assert_int_equal(set_email(support, chief, "eve@example.org", NULL), SHOP_E_FORBIDDEN);
    assert_int_equal(set_role(support, chief, "customer"), SHOP_E_FORBIDDEN);
    assert_int_equal(lobby_erase(support, chief), SHOP_E_FORBIDDEN);
    expect(l, chief, LOBBY_ADA, "admin", 2);
    assert_int_equal(lobby_erase(lobby_as(l, chief, NULL), chief), 0); /* their own, whatever they act as */
    assert_int_equal(set_role(support, clerk, "support"), 0);
}

/* --- making ------------------------------------------------------------------------------------- */

static int register_as(lobby *l, const char *callers_locale, const char *locale, const shop_account **out)
{
    shop_account_register_args args = SHOP_ACCOUNT_REGISTER_INIT;
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *guest = NULL;
    who.locale = callers_locale;
    args.email = LOBBY_ADA;
    args.password = LOBBY_PASSWORD;
    args.locale = locale;
    args.name = "";
    assert_int_equal(shop_as(l->shop, &who, &guest), 0);
    int code = shop_account_register(guest, &args, out);
    shop_close(guest);
    return code;
}

static void the_locale_is_the_given_one_or_the_callers(void **state)
{
    static const struct {
        const char *callers, *given, *expected;
    } cases[] = {{NULL, NULL, "en"}, {"de-AT", NULL, "de-AT"}, {"de-AT", "", "de-AT"}, {"de-AT", "fr", "fr"}};
    lobby *l = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const shop_account *made = NULL;
        assert_int_equal(register_as(l, cases[i].callers, cases[i].given, &made), 0);
        assert_string_equal(made->locale, cases[i].expected);
        assert_null(made->name);
        assert_int_equal(lobby_erase(l->shop, made->id), 0);
        shop_free(made);
    }
}

static char elsewheres[SHOP_ID_SIZE];

static void register_elsewhere(lobby *l)
{
    shop *own = l->shop;
    l->shop = lobby_open_other(l, 8);
    lobby_register(l, LOBBY_ADA, elsewheres);
    l->shop = own;
}

static void of_two_who_register_one_email_one_gets_it(void **state)
{
    lobby *l = *state;
    const shop_account *made = NULL;
    l->begins = 2; /* the e-mail is free, the password is hashed, the account is made */
    l->meanwhile = register_elsewhere;
    assert_int_equal(register_as(l, NULL, NULL, &made), SHOP_E_ALREADY_EXISTS);
    assert_null(l->meanwhile);
    assert_int_equal(temp_shop_number(&l->temp, "SELECT count(*) FROM user_accounts"), 1);
    assert_int_equal(lobby_told(l, "user.registered"), 1);
    expect(l, elsewheres, LOBBY_ADA, "customer", 1);
}

/* --- changing ----------------------------------------------------------------------------------- */

static void ones_own_email_in_another_form_is_no_change_of_it(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    assert_int_equal(set_email(lobby_as(l, id, NULL), id, " ADA@example.org", NULL), 0);
    expect(l, id, LOBBY_ADA, "customer", 2);
    assert_int_equal(lobby_told(l, "user.updated"), 1);
    assert_int_equal(emails(l), 1);
}

static void an_email_that_was_given_up_is_free(void **state)
{
    lobby *l = *state;
    char ada[SHOP_ID_SIZE], bob[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, ada);
    lobby_register(l, LOBBY_BOB, bob);
    shop *as_ada = lobby_as(l, ada, NULL);
    assert_int_equal(set_email(as_ada, ada, LOBBY_BOB, LOBBY_PASSWORD), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(set_email(as_ada, ada, "lovelace@example.org", LOBBY_PASSWORD), 0);
    assert_int_equal(set_email(l->shop, bob, LOBBY_ADA, NULL), 0);
    assert_int_equal(set_email(l->shop, ada, LOBBY_BOB, NULL), 0);
    expect(l, ada, LOBBY_BOB, "customer", 3);
    expect(l, bob, LOBBY_ADA, "customer", 2);
    assert_int_equal(emails(l), 2);
}

static void the_same_role_again_is_a_version_and_ends_sessions(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    shop *ada = lobby_sign_in(l, l->shop, LOBBY_ADA, NULL);
    assert_int_equal(set_role(l->shop, id, "customer"), 0);
    expect(l, id, LOBBY_ADA, "customer", 2);
    assert_int_equal(lobby_use(ada, id), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(lobby_told(l, "session.revoked"), 1);
}

/* --- erasing ------------------------------------------------------------------------------------ */

static void what_was_erased_does_not_change_again(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    assert_int_equal(set_role(l->shop, id, "support"), 0);
    assert_int_equal(lobby_erase(l->shop, id), 0);
    assert_int_equal(lobby_erase(l->shop, id), 0);
    assert_int_equal(lobby_erase(lobby_as(l, id, NULL), id), 0);
    assert_int_equal(set_role(l->shop, id, "admin"), SHOP_E_NOT_FOUND);
    assert_int_equal(set_email(l->shop, id, LOBBY_BOB, NULL), SHOP_E_NOT_FOUND);
    assert_int_equal(lobby_told(l, "user.erased"), 1);
    assert_int_equal(emails(l), 0);
    expect(l, id, NULL, "customer", 3);
}

static void who_comes_after_inherits_neither_lock_nor_session(void **state)
{
    lobby *l = *state;
    char before[SHOP_ID_SIZE], after[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, before);
    shop *ada = lobby_sign_in(l, l->shop, LOBBY_ADA, NULL);
    for (int i = 0; i < LOGIN_FREE_FAILURES; i++)
        assert_int_equal(lobby_try(l->shop, LOBBY_ADA, "wrong", NULL), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(lobby_erase(ada, before), 0);
    assert_int_equal(lobby_use(ada, before), SHOP_E_UNAUTHENTICATED);
    lobby_register(l, LOBBY_ADA, after);
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, LOBBY_PASSWORD, NULL), 0);
    assert_int_equal(lobby_use(lobby_as(l, after, NULL), before), SHOP_E_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOBBY_CASE(nobody_raises_themselves),
        LOBBY_CASE(staff_does_not_touch_who_may_do_more),
        LOBBY_CASE(the_locale_is_the_given_one_or_the_callers),
        LOBBY_CASE(of_two_who_register_one_email_one_gets_it),
        LOBBY_CASE(ones_own_email_in_another_form_is_no_change_of_it),
        LOBBY_CASE(an_email_that_was_given_up_is_free),
        LOBBY_CASE(the_same_role_again_is_a_version_and_ends_sessions),
        LOBBY_CASE(what_was_erased_does_not_change_again),
        LOBBY_CASE(who_comes_after_inherits_neither_lock_nor_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* user_erase_test.c - erased means erased; and nothing secret is in the store to begin with. */
#include "user_people.h"

/* --- account.erase ---------------------------------------------------------------------------- */

static void erase_refuses_strangers(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "account.erase", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "account.erase", "{\"user_id\":\"%s\"}",
                     id);
    contract_call(f, f->shop, "account.set_role", "{\"user_id\":\"%s\",\"role\":\"admin\"}", id);
    contract_refused(f, contract_staff(f, "support"), SHOP_E_FORBIDDEN, "account.erase",
                     "{\"user_id\":\"%s\"}", id);
    assert_string_equal(contract_text(f, user_account(f, id), "state"), "active");
}

static void erase_leaves_a_pseudonym(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *ada = user_by_session(f, user_sign_in(f, "ada@example.org"));
    user_put_address(f, ada, id);
    contract_call(f, ada, "account.erase", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, ada, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    user_refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", USER_PASSWORD);
    const char *left = user_account(f, id);
    assert_string_equal(contract_text(f, left, "state"), "erased");
    assert_false(contract_has(f, left, "email") || contract_has(f, left, "name"));
    const char *book = contract_call(f, f->shop, "address.list", "{\"user_id\":\"%s\"}", id);
    assert_false(contract_has(f, book, "items[0]"));
    shop *again = user_by_id(f, id);
    contract_refused(f, again, SHOP_E_NOT_FOUND, "account.update", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, again, SHOP_E_NOT_FOUND, "address.put",
                     "{\"user_id\":\"%s\",\"address\":%s}", id, USER_ADDRESS);
    contract_call(f, again, "account.erase", "{\"user_id\":\"%s\"}", id);
    assert_string_equal(user_account(f, id), left);
    user_someone(f, "ada@example.org");
}

static void erase_replays(fixture *f)
{
    char text[USER_ARGS_MAX], other[USER_ARGS_MAX];
    const char *ada = user_someone(f, "ada@example.org"), *bob = user_someone(f, "bob@example.org");
    contract_replays(f, f->shop, "account.erase", user_args(text, ada, ""),
                     user_args(other, bob, ""));
    assert_string_equal(contract_text(f, user_account(f, bob), "state"), "active");
}

static void erase_is_unreadable_in_the_file(fixture *f)
{
    static const char *const personal[] = {"ada.lovelace@example.org",
                                           "Augusta Ada",
                                           "Ringgasse 77",
                                           "Analytical Ltd",
                                           "+43 1 5550199",
                                           "Ada's engine",
                                           "argon2id"};
    enum { COUNT = sizeof(personal) / sizeof(personal[0]) };
    const char *made = contract_call(
        f, f->nobody, "account.register",
        "{\"idempotency_key\":\"k1\",\"email\":\"%s\",\"password\":\"%s\","
        "\"name\":\"%s\"}",
        personal[0], USER_PASSWORD, personal[1]);
    const char *id = contract_text(f, made, "id");
    contract_call(f, f->nobody, "session.create",
                  "{\"email\":\"%s\",\"password\":\"%s\",\"device\":\"%s\"}", personal[0],
                  USER_PASSWORD, personal[5]);
    shop *ada = user_by_id(f, id);
    contract_call(f, ada, "account.update",
                  "{\"idempotency_key\":\"k2\",\"user_id\":\"%s\",\"locale\":\"de\"}", id);
    contract_call(f, ada, "address.put",
                  "{\"idempotency_key\":\"k3\",\"user_id\":\"%s\",\"address\":{\"name\":\"%s\","
                  "\"company\":\"%s\",\"line1\":\"%s\",\"city\":\"Wien\",\"country\":\"AT\","
                  "\"phone\":\"%s\"}}",
                  id, personal[1], personal[3], personal[2], personal[4]);
    contract_settle(f);
    user_reopen(f);
    for (size_t i = 0; i < COUNT; i++)
        if (!user_store_holds(f, personal[i]))
            fail_msg("the test looks for the wrong thing: %s", personal[i]);
    contract_call(f, f->shop, "account.erase", "{\"user_id\":\"%s\"}", id);
    contract_settle(f);
    user_reopen(f);
    for (size_t i = 0; i < COUNT; i++)
        if (user_store_holds(f, personal[i]))
            fail_msg("still readable: %s", personal[i]);
}

static void nothing_secret_is_told_or_kept(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    const char *session = contract_call(
        f, f->nobody, "session.create",
        "{\"idempotency_key\":\"k\",\"email\":\"ada@example.org\",\"password\":\"%s\"}",
        USER_PASSWORD);
    contract_call(f, user_by_session(f, session), "account.change_password",
                  "{\"idempotency_key\":\"k\",\"user_id\":\"%s\",\"old_password\":\"%s\","
                  "\"new_password\":\"battery staple\"}",
                  id, USER_PASSWORD);
    assert_null(strstr(session, "argon2"));
    const char *list = contract_call(f, f->shop, "session.list", "{\"user_id\":\"%s\"}", id);
    assert_false(contract_has(f, list, "items[0].token"));
    const char *token = contract_text(f, session, "token");
    user_reopen(f);
    assert_false(user_store_holds(f, token));
    assert_false(user_store_holds(f, USER_PASSWORD));
    assert_false(user_store_holds(f, "battery staple"));
}

/* --- the suite -------------------------------------------------------------------------------- */

USER_CASE(erase_refuses_strangers)
USER_CASE(erase_leaves_a_pseudonym)
USER_CASE(erase_replays)
USER_CASE(erase_is_unreadable_in_the_file)
USER_CASE(nothing_secret_is_told_or_kept)

static const contract_case cases[] = {
    {"account.erase: refuses strangers", run_erase_refuses_strangers},
    {"account.erase: leaves a pseudonym", run_erase_leaves_a_pseudonym},
    {"account.erase: replays", run_erase_replays},
    {"account.erase: is unreadable in the file", run_erase_is_unreadable_in_the_file},
    {"session.create: no secret is told twice or kept", run_nothing_secret_is_told_or_kept},
};

CONTRACT_SUITE(user_erase, cases);

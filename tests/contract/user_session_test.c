/* user_session_test.c - signing in, sessions as identities, and how they end. */
#include "user_people.h"

enum { SESSIONS_MAX = 50 };

/* --- session.create --------------------------------------------------------------------------- */

static void create_says_the_same_for_every_failure(fixture *f)
{
    char known[256];
    user_someone(f, "ada@example.org");
    user_refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", "wrong password");
    snprintf(known, sizeof(known), "%s", shop_error_last()->message);
    user_refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "nobody@example.org", "wrong password");
    assert_string_equal(shop_error_last()->message, known);
    contract_refused(f, f->nobody, SHOP_E_INVALID, "session.create",
                     "{\"email\":\"nonsense\",\"password\":\"x\"}");
}

static void create_locks_after_too_many_failures(fixture *f)
{
    static const char *const emails[] = {"ada@example.org", "nobody@example.org"};
    user_someone(f, "ada@example.org");
    for (size_t e = 0; e < 2; e++) {
        for (int i = 0; i < USER_FREE_FAILURES; i++)
            contract_refused(
                f, f->nobody, SHOP_E_UNAUTHENTICATED, "session.create",
                "{\"idempotency_key\":\"same\",\"email\":\"%s\",\"password\":\"wrong\"}",
                emails[e]);
        user_refuse_sign_in(f, SHOP_E_RATE_LIMITED, emails[e], USER_PASSWORD);
    }
    contract_reopen(f);
    user_refuse_sign_in(f, SHOP_E_RATE_LIMITED, "ada@example.org", USER_PASSWORD);
    user_someone(f, "bob@example.org");
    user_sign_in(f, "bob@example.org");
}

static void create_forgets_failures_when_it_succeeds(fixture *f)
{
    user_someone(f, "ada@example.org");
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < USER_FREE_FAILURES - 1; i++)
            user_refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", "wrong");
        user_sign_in(f, "ADA@example.org");
    }
}

static void create_makes_an_identity(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    const char *session = user_sign_in(f, "ada@example.org");
    assert_string_equal(contract_text(f, session, "user_id"), id);
    assert_int_equal(strlen(contract_text(f, session, "token")), 43);
    shop *ada = user_by_session(f, session);
    contract_call(f, ada, "account.get", "{\"user_id\":\"%s\"}", id);
    user_put_address(f, ada, id);
    contract_refused(f, ada, SHOP_E_NOT_FOUND, "account.get", "{\"user_id\":\"%s\"}", f->other_id);
    contract_refused(f, ada, SHOP_E_FORBIDDEN, "account.list", "{}");
}

static void create_ends_the_oldest_of_too_many(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *first = user_by_session(f, user_sign_in(f, "ada@example.org"));
    shop *second = user_by_session(f, user_sign_in(f, "ada@example.org"));
    contract_call(f, first, "account.get", "{\"user_id\":\"%s\"}", id);
    for (int i = 2; i <= SESSIONS_MAX; i++)
        user_sign_in(f, "ada@example.org");
    contract_refused(f, first, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_call(f, second, "account.get", "{\"user_id\":\"%s\"}", id);
}

static void tokens_that_are_none_are_refused(fixture *f)
{
    static const char *const bad[] = {"", "x", "0123456789012345678901234567890123456789012",
                                      "01234567890123456789012345678901234567890 2",
                                      "0123456789012345678901234567890123456789012345"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        contract_refused(f, user_by_token(f, bad[i]), SHOP_E_UNAUTHENTICATED, "account.get",
                         "{\"user_id\":\"%s\"}", f->customer_id);
        assert_non_null(strstr(shop_error_last()->message, "sign in again"));
    }
}

static void sessions_survive_reopening(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    const char *session = user_sign_in(f, "ada@example.org");
    contract_call(f, user_by_session(f, session), "account.get", "{\"user_id\":\"%s\"}", id);
    user_reopen(f);
    contract_call(f, user_by_session(f, session), "account.get", "{\"user_id\":\"%s\"}", id);
}

/* --- session.list, session.delete, session.prune ---------------------------------------------- */

static void session_list_shows_the_owners(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *ada = user_by_id(f, id);
    for (int i = 0; i < 3; i++)
        contract_call(f, f->nobody, "session.create",
                      "{\"email\":\"ada@example.org\",\"password\":\"%s\",\"device\":\"phone %d\"}",
                      USER_PASSWORD, i);
    const char *one = contract_call(f, ada, "session.list", "{\"user_id\":\"%s\",\"limit\":2}", id);
    assert_int_equal(contract_length(f, one, "items"), 2);
    assert_string_equal(contract_text(f, one, "items[0].device"), "phone 0");
    assert_false(contract_has(f, one, "items[0].token"));
    const char *two = contract_call(f, ada, "session.list",
                                    "{\"user_id\":\"%s\",\"limit\":2,\"cursor\":\"%s\"}", id,
                                    contract_text(f, one, "next_cursor"));
    assert_int_equal(contract_length(f, two, "items"), 1);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "session.list", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "session.list", "{\"user_id\":\"%s\"}",
                     id);
}

static void session_delete_revokes_at_once(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    const char *session = user_sign_in(f, "ada@example.org");
    const char *session_id = contract_text(f, session, "id");
    shop *ada = user_by_session(f, session);
    contract_call(f, ada, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "session.delete", "{\"session_id\":\"%s\"}",
                     session_id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "session.delete",
                     "{\"session_id\":\"%s\"}", session_id);
    contract_call(f, ada, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_call(f, ada, "session.delete", "{\"session_id\":\"%s\"}", session_id);
    contract_refused(f, ada, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "session.delete", "{\"session_id\":\"%s\"}",
                     session_id);
    user_reopen(f);
    contract_refused(f, user_by_session(f, session), SHOP_E_UNAUTHENTICATED, "account.get",
                     "{\"user_id\":\"%s\"}", id);
}

static void session_delete_replays(fixture *f)
{
    char text[128], other[128];
    const char *id = user_someone(f, "ada@example.org");
    const char *one = user_sign_in(f, "ada@example.org"), *two = user_sign_in(f, "ada@example.org");
    snprintf(text, sizeof(text), "{\"session_id\":\"%s\"}", contract_text(f, one, "id"));
    snprintf(other, sizeof(other), "{\"session_id\":\"%s\"}", contract_text(f, two, "id"));
    contract_replays(f, user_by_id(f, id), "session.delete", text, other);
    contract_call(f, user_by_session(f, two), "account.get", "{\"user_id\":\"%s\"}", id);
}

static void session_prune_leaves_the_living(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *ada = user_by_session(f, user_sign_in(f, "ada@example.org"));
    const char *report = contract_call(f, f->shop, "session.prune", "{}");
    assert_int_equal(contract_int(f, report, "done"), 0);
    contract_call(f, ada, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, ada, SHOP_E_FORBIDDEN, "session.prune", "{}");
}

/* --- the suite -------------------------------------------------------------------------------- */

USER_CASE(create_says_the_same_for_every_failure)
USER_CASE(create_locks_after_too_many_failures)
USER_CASE(create_forgets_failures_when_it_succeeds)
USER_CASE(create_makes_an_identity)
USER_CASE(create_ends_the_oldest_of_too_many)
USER_CASE(tokens_that_are_none_are_refused)
USER_CASE(sessions_survive_reopening)
USER_CASE(session_list_shows_the_owners)
USER_CASE(session_delete_revokes_at_once)
USER_CASE(session_delete_replays)
USER_CASE(session_prune_leaves_the_living)

static const contract_case cases[] = {
    {"session.create: says the same for every failure", run_create_says_the_same_for_every_failure},
    {"session.create: locks after too many failures", run_create_locks_after_too_many_failures},
    {"session.create: forgets failures when it succeeds",
     run_create_forgets_failures_when_it_succeeds},
    {"session.create: makes an identity", run_create_makes_an_identity},
    {"session.create: ends the oldest of too many", run_create_ends_the_oldest_of_too_many},
    {"session.create: tokens that are none are refused", run_tokens_that_are_none_are_refused},
    {"session.create: sessions survive reopening", run_sessions_survive_reopening},
    {"session.list: shows the owner's", run_session_list_shows_the_owners},
    {"session.delete: revokes at once", run_session_delete_revokes_at_once},
    {"session.delete: replays", run_session_delete_replays},
    {"session.prune: leaves the living", run_session_prune_leaves_the_living},
};

CONTRACT_SUITE(user_session, cases);

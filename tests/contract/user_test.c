/* user_test.c - accounts: making, reading, changing them. */
#include "user_people.h"

/* --- account.register ------------------------------------------------------------------------- */

static void register_refuses_bad_emails(fixture *f)
{
    static const char *const bad[] = {"",
                                      "ada",
                                      "@example.org",
                                      "ada@",
                                      "a da@example.org",
                                      "a@b@c",
                                      ".a@example.org",
                                      "a..b@example.org",
                                      "a@example..org",
                                      "a@example.org, b@example.org",
                                      "<a@example.org>"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        contract_refused(f, f->nobody, SHOP_E_INVALID, "account.register",
                         "{\"email\":\"%s\",\"password\":\"%s\"}", bad[i], USER_PASSWORD);
        assert_string_equal(shop_error_last()->field, "email");
    }
}

static void register_refuses_weak_passwords(fixture *f)
{
    char long_one[202];
    memset(long_one, 'x', sizeof(long_one) - 1);
    long_one[sizeof(long_one) - 1] = '\0';
    const char *const bad[] = {"1234567", "Ada@Example.org", long_one};
    for (size_t i = 0; i < 3; i++) {
        contract_refused(f, f->nobody, SHOP_E_INVALID, "account.register",
                         "{\"email\":\"ada@example.org\",\"password\":\"%s\"}", bad[i]);
        assert_string_equal(shop_error_last()->field, "password");
    }
}

static void register_refuses_a_bad_locale(fixture *f)
{
    contract_refused(f, f->nobody, SHOP_E_INVALID, "account.register",
                     "{\"email\":\"ada@example.org\",\"password\":\"%s\",\"locale\":\"d_AT\"}",
                     USER_PASSWORD);
}

static void register_knows_an_email_in_every_case(fixture *f)
{
    user_someone(f, "ada@example.org");
    contract_refused(f, f->nobody, SHOP_E_ALREADY_EXISTS, "account.register",
                     "{\"email\":\" ADA@Example.ORG \",\"password\":\"%s\"}", USER_PASSWORD);
}

static void register_makes_a_customer(fixture *f)
{
    const char *made = contract_call(
        f, f->nobody, "account.register",
        "{\"email\":\" Ada@Example.org\",\"password\":\"%s\",\"name\":\"Ada\","
        "\"locale\":\"de-AT\"}",
        USER_PASSWORD);
    assert_string_equal(contract_text(f, made, "email"), "ada@example.org");
    assert_string_equal(contract_text(f, made, "role"), "customer");
    assert_string_equal(contract_text(f, made, "state"), "active");
    assert_string_equal(contract_text(f, made, "locale"), "de-AT");
    assert_int_equal(contract_int(f, made, "version"), 1);
    assert_null(strstr(made, "argon2"));
    contract_reopen(f);
    assert_string_equal(user_account(f, contract_text(f, made, "id")), made);
}

static void register_replays(fixture *f)
{
    contract_replays(f, f->nobody, "account.register",
                     "{\"email\":\"ada@example.org\",\"password\":\"first password\"}",
                     "{\"email\":\"ada@example.org\",\"password\":\"other password\"}");
    assert_int_equal(contract_length(f, contract_call(f, f->shop, "account.list", "{}"), "items"),
                     1);
}

/* --- account.get, account.list ---------------------------------------------------------------- */

static void get_is_for_the_owner_and_staff(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    contract_call(f, user_by_id(f, id), "account.get", "{\"user_id\":\"%s\"}", id);
    contract_call(f, contract_staff(f, "support"), "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}",
                     id);
    contract_refused(f, contract_staff(f, "finance"), SHOP_E_FORBIDDEN, "account.get",
                     "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "account.get", "{\"user_id\":\"%s\"}",
                     f->customer_id);
}

static void list_is_for_staff(fixture *f)
{
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "account.list", "{}");
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "account.list", "{}");
}

static void list_pages_by_id(fixture *f)
{
    char email[64];
    for (int i = 0; i < 5; i++) {
        snprintf(email, sizeof(email), "p%d@example.org", i);
        user_someone(f, email);
    }
    shop *support = contract_staff(f, "support");
    const char *one = contract_call(f, support, "account.list", "{\"limit\":3}");
    assert_int_equal(contract_length(f, one, "items"), 3);
    assert_string_equal(contract_text(f, one, "items[0].email"), "p0@example.org");
    const char *two = contract_call(f, support, "account.list", "{\"limit\":3,\"cursor\":\"%s\"}",
                                    contract_text(f, one, "next_cursor"));
    assert_int_equal(contract_length(f, two, "items"), 2);
    assert_string_equal(contract_text(f, two, "items[1].email"), "p4@example.org");
    assert_false(contract_has(f, two, "next_cursor"));
    contract_refused(f, support, SHOP_E_INVALID, "account.list", "{\"cursor\":\"7\"}");
}

static void list_finds_by_email(fixture *f)
{
    user_someone(f, "ada@example.org");
    user_someone(f, "bob@example.org");
    const char *found = contract_call(f, f->shop, "account.list",
                                      "{\"email\":\"Bob@example.org\"}");
    assert_int_equal(contract_length(f, found, "items"), 1);
    assert_string_equal(contract_text(f, found, "items[0].email"), "bob@example.org");
    const char *none = contract_call(f, f->shop, "account.list", "{\"email\":\"eve@example.org\"}");
    assert_false(contract_has(f, none, "items[0]"));
}

/* --- account.update --------------------------------------------------------------------------- */

static void update_leaves_clears_and_sets(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *ada = user_by_id(f, id);
    const char *same = contract_call(f, ada, "account.update", "{\"user_id\":\"%s\"}", id);
    assert_string_equal(contract_text(f, same, "name"), "Ada");
    const char *changed = contract_call(f, ada, "account.update",
                                        "{\"user_id\":\"%s\",\"name\":\"\",\"locale\":\"fr\"}", id);
    assert_false(contract_has(f, changed, "name"));
    assert_string_equal(contract_text(f, changed, "locale"), "fr");
    assert_int_equal(contract_int(f, changed, "version"), 3);
    assert_string_equal(user_account(f, id), changed);
}

static void update_refuses_old_versions_and_strangers(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    contract_refused(f, user_by_id(f, id), SHOP_E_VERSION_MISMATCH, "account.update",
                     "{\"user_id\":\"%s\",\"name\":\"A\",\"if_version\":2}", id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "account.update", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "account.update", "{\"user_id\":\"%s\"}",
                     id);
    contract_refused(f, user_by_id(f, id), SHOP_E_INVALID, "account.update",
                     "{\"user_id\":\"%s\",\"email\":\"\"}", id);
    assert_int_equal(contract_int(f, user_account(f, id), "version"), 1);
}

static void update_of_the_email_needs_the_password(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    user_someone(f, "bob@example.org");
    shop *ada = user_by_id(f, id);
    const char *const refused[] = {
        "{\"user_id\":\"%s\",\"email\":\"eve@example.org\"}",
        "{\"user_id\":\"%s\",\"email\":\"eve@example.org\",\"password\":\"wrong one\"}",
        "{\"user_id\":\"%s\",\"email\":\"bob@example.org\",\"password\":\"correct horse\"}",
    };
    const int codes[] = {SHOP_E_INVALID, SHOP_E_FORBIDDEN, SHOP_E_ALREADY_EXISTS};
    for (size_t i = 0; i < 3; i++) {
        char text[USER_ARGS_MAX];
        snprintf(text, sizeof(text), refused[i], id);
        contract_refused(f, ada, codes[i], "account.update", "%s", text);
    }
    contract_call(f, ada, "account.update",
                  "{\"user_id\":\"%s\",\"email\":\"Eve@example.org\",\"password\":\"%s\"}", id,
                  USER_PASSWORD);
    user_sign_in(f, "eve@example.org");
    user_refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", USER_PASSWORD);
    user_someone(f, "ada@example.org");
}

static void update_by_staff_needs_no_password_but_rank(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *support = contract_staff(f, "support");
    contract_call(f, support, "account.update", "{\"user_id\":\"%s\",\"email\":\"a@example.org\"}",
                  id);
    contract_call(f, f->shop, "account.set_role", "{\"user_id\":\"%s\",\"role\":\"admin\"}", id);
    contract_refused(f, support, SHOP_E_FORBIDDEN, "account.update",
                     "{\"user_id\":\"%s\",\"email\":\"mine@example.org\"}", id);
}

static void update_counts_wrong_passwords(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *ada = user_by_id(f, id);
    for (int i = 0; i < USER_FREE_FAILURES; i++)
        contract_refused(
            f, ada, SHOP_E_FORBIDDEN, "account.update",
            "{\"user_id\":\"%s\",\"email\":\"e@example.org\",\"password\":\"wrong %d\"}", id, i);
    contract_refused(f, ada, SHOP_E_RATE_LIMITED, "account.update",
                     "{\"user_id\":\"%s\",\"email\":\"e@example.org\",\"password\":\"%s\"}", id,
                     USER_PASSWORD);
    user_refuse_sign_in(f, SHOP_E_RATE_LIMITED, "ada@example.org", USER_PASSWORD);
}

static void update_replays(fixture *f)
{
    char text[USER_ARGS_MAX], other[USER_ARGS_MAX];
    const char *id = user_someone(f, "ada@example.org");
    contract_replays(f, user_by_id(f, id), "account.update",
                     user_args(text, id, ",\"name\":\"Lady Ada\""),
                     user_args(other, id, ",\"name\":\"Eve\""));
    assert_int_equal(contract_int(f, user_account(f, id), "version"), 2);
}

/* --- account.set_role ------------------------------------------------------------------------- */

static void set_role_gives_scopes_and_ends_sessions(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *before = user_by_session(f, user_sign_in(f, "ada@example.org"));
    contract_refused(f, before, SHOP_E_FORBIDDEN, "account.list", "{}");
    contract_call(f, contract_staff(f, "admin"), "account.set_role",
                  "{\"user_id\":\"%s\",\"role\":\"support\"}", id);
    contract_refused(f, before, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    const char *session = user_sign_in(f, "ada@example.org");
    assert_string_equal(contract_text(f, session, "role"), "support");
    contract_call(f, user_by_session(f, session), "account.list", "{}");
}

static void set_role_refuses(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *support = contract_staff(f, "support");
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "account.set_role",
                     "{\"user_id\":\"%s\",\"role\":\"admin\"}", id);
    contract_refused(f, support, SHOP_E_FORBIDDEN, "account.set_role",
                     "{\"user_id\":\"%s\",\"role\":\"admin\"}", id);
    contract_refused(f, f->shop, SHOP_E_INVALID, "account.set_role",
                     "{\"user_id\":\"%s\",\"role\":\"king\"}", id);
    contract_refused(f, f->shop, SHOP_E_INVALID, "account.set_role",
                     "{\"user_id\":\"%s\",\"role\":\"guest\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "account.set_role",
                     "{\"user_id\":\"%s\",\"role\":\"support\"}", f->other_id);
    contract_refused(f, f->shop, SHOP_E_VERSION_MISMATCH, "account.set_role",
                     "{\"user_id\":\"%s\",\"role\":\"support\",\"if_version\":9}", id);
    contract_call(f, f->shop, "account.set_role", "{\"user_id\":\"%s\",\"role\":\"admin\"}", id);
    contract_refused(f, support, SHOP_E_FORBIDDEN, "account.set_role",
                     "{\"user_id\":\"%s\",\"role\":\"customer\"}", id);
}

static void set_role_replays(fixture *f)
{
    char text[USER_ARGS_MAX], other[USER_ARGS_MAX];
    const char *id = user_someone(f, "ada@example.org");
    contract_replays(f, f->shop, "account.set_role", user_args(text, id, ",\"role\":\"support\""),
                     user_args(other, id, ",\"role\":\"finance\""));
    assert_int_equal(contract_int(f, user_account(f, id), "version"), 2);
}

/* --- account.change_password ------------------------------------------------------------------ */

static void change_password_ends_the_other_sessions(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *here = user_by_session(f, user_sign_in(f, "ada@example.org"));
    shop *there = user_by_session(f, user_sign_in(f, "ada@example.org"));
    contract_call(f, there, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_call(
        f, here, "account.change_password",
        "{\"user_id\":\"%s\",\"old_password\":\"%s\",\"new_password\":\"battery staple\"}", id,
        USER_PASSWORD);
    contract_call(f, here, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, there, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    user_refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", USER_PASSWORD);
    contract_call(f, f->nobody, "session.create",
                  "{\"email\":\"ada@example.org\",\"password\":\"battery staple\"}");
}

static void change_password_refuses(fixture *f)
{
    const char *id = user_someone(f, "ada@example.org");
    shop *ada = user_by_id(f, id);
    const char *const right = "{\"user_id\":\"%s\",\"old_password\":\"correct horse\","
                              "\"new_password\":\"battery staple\"}";
    char text[USER_ARGS_MAX];
    snprintf(text, sizeof(text), right, id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "account.change_password", "%s", text);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "account.change_password", "%s", text);
    contract_refused(
        f, ada, SHOP_E_INVALID, "account.change_password",
        "{\"user_id\":\"%s\",\"old_password\":\"%s\",\"new_password\":\"ADA@example.org\"}", id,
        USER_PASSWORD);
    for (int i = 0; i < USER_FREE_FAILURES; i++)
        contract_refused(
            f, ada, SHOP_E_FORBIDDEN, "account.change_password",
            "{\"user_id\":\"%s\",\"old_password\":\"wrong\",\"new_password\":\"battery staple\","
            "\"idempotency_key\":\"the same\"}",
            id);
    contract_refused(f, ada, SHOP_E_RATE_LIMITED, "account.change_password", "%s", text);
}

static void change_password_replays(fixture *f)
{
    char text[USER_ARGS_MAX], other[USER_ARGS_MAX];
    const char *id = user_someone(f, "ada@example.org");
    contract_replays(
        f, user_by_id(f, id), "account.change_password",
        user_args(text, id,
                  ",\"old_password\":\"correct horse\",\"new_password\":\"battery staple\""),
        user_args(other, id,
                  ",\"old_password\":\"correct horse\",\"new_password\":\"battery stable\""));
    assert_int_equal(contract_int(f, user_account(f, id), "version"), 2);
}

/* --- the suite -------------------------------------------------------------------------------- */

USER_CASE(register_refuses_bad_emails)
USER_CASE(register_refuses_weak_passwords)
USER_CASE(register_refuses_a_bad_locale)
USER_CASE(register_knows_an_email_in_every_case)
USER_CASE(register_makes_a_customer)
USER_CASE(register_replays)
USER_CASE(get_is_for_the_owner_and_staff)
USER_CASE(list_is_for_staff)
USER_CASE(list_pages_by_id)
USER_CASE(list_finds_by_email)
USER_CASE(update_leaves_clears_and_sets)
USER_CASE(update_refuses_old_versions_and_strangers)
USER_CASE(update_of_the_email_needs_the_password)
USER_CASE(update_by_staff_needs_no_password_but_rank)
USER_CASE(update_counts_wrong_passwords)
USER_CASE(update_replays)
USER_CASE(set_role_gives_scopes_and_ends_sessions)
USER_CASE(set_role_refuses)
USER_CASE(set_role_replays)
USER_CASE(change_password_ends_the_other_sessions)
USER_CASE(change_password_refuses)
USER_CASE(change_password_replays)

static const contract_case cases[] = {
    {"account.register: refuses what is no e-mail", run_register_refuses_bad_emails},
    {"account.register: refuses weak passwords", run_register_refuses_weak_passwords},
    {"account.register: refuses what is no locale", run_register_refuses_a_bad_locale},
    {"account.register: an e-mail is one in every case", run_register_knows_an_email_in_every_case},
    {"account.register: makes a customer", run_register_makes_a_customer},
    {"account.register: replays, also telling passwords apart", run_register_replays},
    {"account.get: is for the owner and staff", run_get_is_for_the_owner_and_staff},
    {"account.list: is for staff", run_list_is_for_staff},
    {"account.list: pages by id", run_list_pages_by_id},
    {"account.list: finds by e-mail", run_list_finds_by_email},
    {"account.update: leaves, clears and sets", run_update_leaves_clears_and_sets},
    {"account.update: refuses old versions and strangers",
     run_update_refuses_old_versions_and_strangers},
    {"account.update: another e-mail needs the password",
     run_update_of_the_email_needs_the_password},
    {"account.update: staff needs no password but rank",
     run_update_by_staff_needs_no_password_but_rank},
    {"account.update: counts wrong passwords", run_update_counts_wrong_passwords},
    {"account.update: replays", run_update_replays},
    {"account.set_role: gives scopes and ends sessions",
     run_set_role_gives_scopes_and_ends_sessions},
    {"account.set_role: refuses", run_set_role_refuses},
    {"account.set_role: replays", run_set_role_replays},
    {"account.change_password: ends the other sessions",
     run_change_password_ends_the_other_sessions},
    {"account.change_password: refuses, and counts", run_change_password_refuses},
    {"account.change_password: replays", run_change_password_replays},
};

CONTRACT_SUITE(user, cases);

/* user_test.c - accounts, signing in, sessions as identities, addresses, and that erased means erased. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "contract.h"
#include "shop/user.h"

enum { FREE_FAILURES = 5, SESSIONS_MAX = 50, ADDRESSES_MAX = 50, VIEWS_MAX = 16 };

static const char password[] = "correct horse";
static const char address_json[] =
    "{\"name\":\"Ada\",\"line1\":\"Ring 1\",\"city\":\"Wien\",\"postal_code\":\"1010\",\"country\":\"AT\"}";

/* --- people ----------------------------------------------------------------------------------- */

static shop *views[VIEWS_MAX];
static size_t view_count;

static shop *keep_view(fixture *f, const shop_identity *who)
{
    assert_true(view_count < VIEWS_MAX);
    assert_int_equal(shop_as(f->shop, who, &views[view_count]), 0);
    return views[view_count++];
}

/* A shop closes with its last view: before it is opened again, and at the end of a case. */
static void close_views(void)
{
    while (view_count > 0)
        shop_close(views[--view_count]);
}

static shop *by_session(fixture *f, const char *session)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.session = contract_text(f, session, "token");
    return keep_view(f, &who);
}

static shop *by_token(fixture *f, const char *token)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.session = token;
    return keep_view(f, &who);
}

static shop *by_id(fixture *f, const char *user_id)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = user_id;
    return keep_view(f, &who);
}

/* An account with the password above; its id. */
static const char *someone(fixture *f, const char *email)
{
    const char *account = contract_call(f, f->nobody, "account.register",
                                        "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Ada\"}", email,
                                        password);
    return contract_text(f, account, "id");
}

static const char *sign_in(fixture *f, const char *email)
{
    return contract_call(f, f->nobody, "session.create", "{\"email\":\"%s\",\"password\":\"%s\"}", email,
                         password);
}

static void refuse_sign_in(fixture *f, int code, const char *email, const char *with)
{
    contract_refused(f, f->nobody, code, "session.create", "{\"email\":\"%s\",\"password\":\"%s\"}", email,
                     with);
}

static const char *account_of(fixture *f, const char *id)
{
    return contract_call(f, f->shop, "account.get", "{\"user_id\":\"%s\"}", id);
}

/* {"user_id":"…"} and what follows, for contract_replays(). */
static const char *args_of(char text[512], const char *user_id, const char *rest)
{
    snprintf(text, 512, "{\"user_id\":\"%s\"%s}", user_id, rest);
    return text;
}

/* --- account.register ------------------------------------------------------------------------- */

static void register_refuses_bad_emails(fixture *f)
{
    static const char *const bad[] = {"", "ada", "@example.org", "ada@", "a da@example.org", "a@b@c",
                                      ".a@example.org", "a..b@example.org", "a@example..org",
                                      "a@example.org, b@example.org", "<a@example.org>"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        contract_refused(f, f->nobody, SHOP_E_INVALID, "account.register",
                         "{\"email\":\"%s\",\"password\":\"%s\"}", bad[i], password);
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
                     "{\"email\":\"ada@example.org\",\"password\":\"%s\",\"locale\":\"d_AT\"}", password);
}

static void register_knows_an_email_in_every_case(fixture *f)
{
    someone(f, "ada@example.org");
    contract_refused(f, f->nobody, SHOP_E_ALREADY_EXISTS, "account.register",
                     "{\"email\":\" ADA@Example.ORG \",\"password\":\"%s\"}", password);
}

static void register_makes_a_customer(fixture *f)
{
    const char *made = contract_call(f, f->nobody, "account.register",
                                     "{\"email\":\" Ada@Example.org\",\"password\":\"%s\",\"name\":\"Ada\","
                                     "\"locale\":\"de-AT\"}",
                                     password);
    assert_string_equal(contract_text(f, made, "email"), "ada@example.org");
    assert_string_equal(contract_text(f, made, "role"), "customer");
    assert_string_equal(contract_text(f, made, "state"), "active");
    assert_string_equal(contract_text(f, made, "locale"), "de-AT");
    assert_int_equal(contract_int(f, made, "version"), 1);
    assert_null(strstr(made, "argon2"));
    contract_reopen(f);
    assert_string_equal(account_of(f, contract_text(f, made, "id")), made);
}

static void register_replays(fixture *f)
{
    contract_replays(f, f->nobody, "account.register",
                     "{\"email\":\"ada@example.org\",\"password\":\"first password\"}",
                     "{\"email\":\"ada@example.org\",\"password\":\"other password\"}");
    assert_int_equal(contract_length(f, contract_call(f, f->shop, "account.list", "{}"), "items"), 1);
}

/* --- account.get, account.list ---------------------------------------------------------------- */

static void get_is_for_the_owner_and_staff(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    contract_call(f, by_id(f, id), "account.get", "{\"user_id\":\"%s\"}", id);
    contract_call(f, contract_staff(f, "support"), "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, contract_staff(f, "finance"), SHOP_E_FORBIDDEN, "account.get",
                     "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "account.get", "{\"user_id\":\"%s\"}", f->customer_id);
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
        someone(f, email);
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
    someone(f, "ada@example.org");
    someone(f, "bob@example.org");
    const char *found = contract_call(f, f->shop, "account.list", "{\"email\":\"Bob@example.org\"}");
    assert_int_equal(contract_length(f, found, "items"), 1);
    assert_string_equal(contract_text(f, found, "items[0].email"), "bob@example.org");
    const char *none = contract_call(f, f->shop, "account.list", "{\"email\":\"eve@example.org\"}");
    assert_false(contract_has(f, none, "items[0]"));
}

/* --- account.update --------------------------------------------------------------------------- */

static void update_leaves_clears_and_sets(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *ada = by_id(f, id);
    const char *same = contract_call(f, ada, "account.update", "{\"user_id\":\"%s\"}", id);
    assert_string_equal(contract_text(f, same, "name"), "Ada");
    const char *changed = contract_call(f, ada, "account.update",
                                        "{\"user_id\":\"%s\",\"name\":\"\",\"locale\":\"fr\"}", id);
    assert_false(contract_has(f, changed, "name"));
    assert_string_equal(contract_text(f, changed, "locale"), "fr");
    assert_int_equal(contract_int(f, changed, "version"), 3);
    assert_string_equal(account_of(f, id), changed);
}

static void update_refuses_old_versions_and_strangers(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    contract_refused(f, by_id(f, id), SHOP_E_VERSION_MISMATCH, "account.update",
                     "{\"user_id\":\"%s\",\"name\":\"A\",\"if_version\":2}", id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "account.update", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "account.update", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, by_id(f, id), SHOP_E_INVALID, "account.update",
                     "{\"user_id\":\"%s\",\"email\":\"\"}", id);
    assert_int_equal(contract_int(f, account_of(f, id), "version"), 1);
}

static void update_of_the_email_needs_the_password(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    someone(f, "bob@example.org");
    shop *ada = by_id(f, id);
    const char *const refused[] = {
        "{\"user_id\":\"%s\",\"email\":\"eve@example.org\"}",
        "{\"user_id\":\"%s\",\"email\":\"eve@example.org\",\"password\":\"wrong one\"}",
        "{\"user_id\":\"%s\",\"email\":\"bob@example.org\",\"password\":\"correct horse\"}",
    };
    const int codes[] = {SHOP_E_INVALID, SHOP_E_FORBIDDEN, SHOP_E_ALREADY_EXISTS};
    for (size_t i = 0; i < 3; i++) {
        char text[512];
        snprintf(text, sizeof(text), refused[i], id);
        contract_refused(f, ada, codes[i], "account.update", "%s", text);
    }
    contract_call(f, ada, "account.update",
                  "{\"user_id\":\"%s\",\"email\":\"Eve@example.org\",\"password\":\"%s\"}", id, password);
    sign_in(f, "eve@example.org");
    refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", password);
    someone(f, "ada@example.org");
}

static void update_by_staff_needs_no_password_but_rank(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *support = contract_staff(f, "support");
    contract_call(f, support, "account.update", "{\"user_id\":\"%s\",\"email\":\"a@example.org\"}", id);
    contract_call(f, f->shop, "account.set_role", "{\"user_id\":\"%s\",\"role\":\"admin\"}", id);
    contract_refused(f, support, SHOP_E_FORBIDDEN, "account.update",
                     "{\"user_id\":\"%s\",\"email\":\"mine@example.org\"}", id);
}

static void update_counts_wrong_passwords(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *ada = by_id(f, id);
    for (int i = 0; i < FREE_FAILURES; i++)
        contract_refused(f, ada, SHOP_E_FORBIDDEN, "account.update",
                         "{\"user_id\":\"%s\",\"email\":\"e@example.org\",\"password\":\"wrong %d\"}", id, i);
    contract_refused(f, ada, SHOP_E_RATE_LIMITED, "account.update",
                     "{\"user_id\":\"%s\",\"email\":\"e@example.org\",\"password\":\"%s\"}", id, password);
    refuse_sign_in(f, SHOP_E_RATE_LIMITED, "ada@example.org", password);
}

static void update_replays(fixture *f)
{
    char text[512], other[512];
    const char *id = someone(f, "ada@example.org");
    contract_replays(f, by_id(f, id), "account.update", args_of(text, id, ",\"name\":\"Lady Ada\""),
                     args_of(other, id, ",\"name\":\"Eve\""));
    assert_int_equal(contract_int(f, account_of(f, id), "version"), 2);
}

/* --- account.set_role ------------------------------------------------------------------------- */

static void set_role_gives_scopes_and_ends_sessions(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *before = by_session(f, sign_in(f, "ada@example.org"));
    contract_refused(f, before, SHOP_E_FORBIDDEN, "account.list", "{}");
    contract_call(f, contract_staff(f, "admin"), "account.set_role",
                  "{\"user_id\":\"%s\",\"role\":\"support\"}", id);
    contract_refused(f, before, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    const char *session = sign_in(f, "ada@example.org");
    assert_string_equal(contract_text(f, session, "role"), "support");
    contract_call(f, by_session(f, session), "account.list", "{}");
}

static void set_role_refuses(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
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
    char text[512], other[512];
    const char *id = someone(f, "ada@example.org");
    contract_replays(f, f->shop, "account.set_role", args_of(text, id, ",\"role\":\"support\""),
                     args_of(other, id, ",\"role\":\"finance\""));
    assert_int_equal(contract_int(f, account_of(f, id), "version"), 2);
}

/* --- account.change_password ------------------------------------------------------------------ */

static void change_password_ends_the_other_sessions(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *here = by_session(f, sign_in(f, "ada@example.org"));
    shop *there = by_session(f, sign_in(f, "ada@example.org"));
    contract_call(f, there, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_call(f, here, "account.change_password",
                  "{\"user_id\":\"%s\",\"old_password\":\"%s\",\"new_password\":\"battery staple\"}", id,
                  password);
    contract_call(f, here, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, there, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", password);
    contract_call(f, f->nobody, "session.create",
                  "{\"email\":\"ada@example.org\",\"password\":\"battery staple\"}");
}

static void change_password_refuses(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *ada = by_id(f, id);
    const char *const right = "{\"user_id\":\"%s\",\"old_password\":\"correct horse\","
                              "\"new_password\":\"battery staple\"}";
    char text[512];
    snprintf(text, sizeof(text), right, id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "account.change_password", "%s", text);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "account.change_password", "%s", text);
    contract_refused(f, ada, SHOP_E_INVALID, "account.change_password",
                     "{\"user_id\":\"%s\",\"old_password\":\"%s\",\"new_password\":\"ADA@example.org\"}", id,
                     password);
    for (int i = 0; i < FREE_FAILURES; i++)
        contract_refused(f, ada, SHOP_E_FORBIDDEN, "account.change_password",
                         "{\"user_id\":\"%s\",\"old_password\":\"wrong\",\"new_password\":\"battery staple\","
                         "\"idempotency_key\":\"the same\"}",
                         id);
    contract_refused(f, ada, SHOP_E_RATE_LIMITED, "account.change_password", "%s", text);
}

static void change_password_replays(fixture *f)
{
    char text[512], other[512];
    const char *id = someone(f, "ada@example.org");
    contract_replays(
        f, by_id(f, id), "account.change_password",
        args_of(text, id, ",\"old_password\":\"correct horse\",\"new_password\":\"battery staple\""),
        args_of(other, id, ",\"old_password\":\"correct horse\",\"new_password\":\"battery stable\""));
    assert_int_equal(contract_int(f, account_of(f, id), "version"), 2);
}

/* --- account.erase ---------------------------------------------------------------------------- */

static void put_address(fixture *f, shop *as, const char *user_id)
{
    contract_call(f, as, "address.put", "{\"user_id\":\"%s\",\"address\":%s}", user_id, address_json);
}

static void erase_refuses_strangers(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "account.erase", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "account.erase", "{\"user_id\":\"%s\"}", id);
    contract_call(f, f->shop, "account.set_role", "{\"user_id\":\"%s\",\"role\":\"admin\"}", id);
    contract_refused(f, contract_staff(f, "support"), SHOP_E_FORBIDDEN, "account.erase",
                     "{\"user_id\":\"%s\"}", id);
    assert_string_equal(contract_text(f, account_of(f, id), "state"), "active");
}

static void erase_leaves_a_pseudonym(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *ada = by_session(f, sign_in(f, "ada@example.org"));
    put_address(f, ada, id);
    contract_call(f, ada, "account.erase", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, ada, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", password);
    const char *left = account_of(f, id);
    assert_string_equal(contract_text(f, left, "state"), "erased");
    assert_false(contract_has(f, left, "email") || contract_has(f, left, "name"));
    const char *book = contract_call(f, f->shop, "address.list", "{\"user_id\":\"%s\"}", id);
    assert_false(contract_has(f, book, "items[0]"));
    shop *again = by_id(f, id);
    contract_refused(f, again, SHOP_E_NOT_FOUND, "account.update", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, again, SHOP_E_NOT_FOUND, "address.put", "{\"user_id\":\"%s\",\"address\":%s}", id,
                     address_json);
    contract_call(f, again, "account.erase", "{\"user_id\":\"%s\"}", id);
    assert_string_equal(account_of(f, id), left);
    someone(f, "ada@example.org");
}

static void erase_replays(fixture *f)
{
    char text[512], other[512];
    const char *ada = someone(f, "ada@example.org"), *bob = someone(f, "bob@example.org");
    contract_replays(f, f->shop, "account.erase", args_of(text, ada, ""), args_of(other, bob, ""));
    assert_string_equal(contract_text(f, account_of(f, bob), "state"), "active");
}

/* Whether the store's file, or what lies beside it, holds these bytes. */
static bool file_holds(const char *path, const char *bytes)
{
    FILE *file = fopen(path, "rb");
    size_t length = strlen(bytes);
    bool found = false;
    if (file == NULL)
        return false;
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(file);
    char *all = malloc(size + 1);
    assert_non_null(all);
    rewind(file);
    assert_int_equal(fread(all, 1, size, file), size);
    fclose(file);
    for (size_t i = 0; i + length <= size && !found; i++)
        found = memcmp(all + i, bytes, length) == 0;
    free(all);
    return found;
}

static bool store_holds(const fixture *f, const char *bytes)
{
    char log[sizeof(f->url) + 8];
    const char *path = strchr(f->url, ':') + 1;
    snprintf(log, sizeof(log), "%s-wal", path);
    return file_holds(path, bytes) || file_holds(log, bytes);
}

/* Closing the last handle of an SQLite file checkpoints and removes its log. */
static void reopen(fixture *f)
{
    close_views();
    contract_reopen(f);
}

static void erase_is_unreadable_in_the_file(fixture *f)
{
    static const char *const personal[] = {"ada.lovelace@example.org", "Augusta Ada", "Ringgasse 77",
                                           "Analytical Ltd", "+43 1 5550199", "Ada's engine", "argon2id"};
    enum { COUNT = sizeof(personal) / sizeof(personal[0]) };
    if (strcmp(f->backend, "sqlite") != 0)
        return;
    const char *made = contract_call(f, f->nobody, "account.register",
                                     "{\"idempotency_key\":\"k1\",\"email\":\"%s\",\"password\":\"%s\","
                                     "\"name\":\"%s\"}",
                                     personal[0], password, personal[1]);
    const char *id = contract_text(f, made, "id");
    contract_call(f, f->nobody, "session.create",
                  "{\"email\":\"%s\",\"password\":\"%s\",\"device\":\"%s\"}", personal[0], password,
                  personal[5]);
    shop *ada = by_id(f, id);
    contract_call(f, ada, "account.update",
                  "{\"idempotency_key\":\"k2\",\"user_id\":\"%s\",\"locale\":\"de\"}", id);
    contract_call(f, ada, "address.put",
                  "{\"idempotency_key\":\"k3\",\"user_id\":\"%s\",\"address\":{\"name\":\"%s\","
                  "\"company\":\"%s\",\"line1\":\"%s\",\"city\":\"Wien\",\"country\":\"AT\","
                  "\"phone\":\"%s\"}}",
                  id, personal[1], personal[3], personal[2], personal[4]);
    contract_settle(f);
    reopen(f);
    for (size_t i = 0; i < COUNT; i++)
        if (!store_holds(f, personal[i]))
            fail_msg("the test looks for the wrong thing: %s", personal[i]);
    contract_call(f, f->shop, "account.erase", "{\"user_id\":\"%s\"}", id);
    contract_settle(f);
    reopen(f);
    for (size_t i = 0; i < COUNT; i++)
        if (store_holds(f, personal[i]))
            fail_msg("still readable: %s", personal[i]);
}

static void nothing_secret_is_told_or_kept(fixture *f)
{
    if (strcmp(f->backend, "sqlite") != 0)
        return;
    const char *id = someone(f, "ada@example.org");
    const char *session =
        contract_call(f, f->nobody, "session.create",
                      "{\"idempotency_key\":\"k\",\"email\":\"ada@example.org\",\"password\":\"%s\"}",
                      password);
    contract_call(f, by_session(f, session), "account.change_password",
                  "{\"idempotency_key\":\"k\",\"user_id\":\"%s\",\"old_password\":\"%s\","
                  "\"new_password\":\"battery staple\"}",
                  id, password);
    assert_null(strstr(session, "argon2"));
    const char *list = contract_call(f, f->shop, "session.list", "{\"user_id\":\"%s\"}", id);
    assert_false(contract_has(f, list, "items[0].token"));
    const char *token = contract_text(f, session, "token");
    reopen(f);
    assert_false(store_holds(f, token));
    assert_false(store_holds(f, password));
    assert_false(store_holds(f, "battery staple"));
}

/* --- session.create --------------------------------------------------------------------------- */

static void create_says_the_same_for_every_failure(fixture *f)
{
    char known[256];
    someone(f, "ada@example.org");
    refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", "wrong password");
    snprintf(known, sizeof(known), "%s", shop_error_last()->message);
    refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "nobody@example.org", "wrong password");
    assert_string_equal(shop_error_last()->message, known);
    contract_refused(f, f->nobody, SHOP_E_INVALID, "session.create",
                     "{\"email\":\"nonsense\",\"password\":\"x\"}");
}

static void create_locks_after_too_many_failures(fixture *f)
{
    static const char *const emails[] = {"ada@example.org", "nobody@example.org"};
    someone(f, "ada@example.org");
    for (size_t e = 0; e < 2; e++) {
        for (int i = 0; i < FREE_FAILURES; i++)
            contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "session.create",
                             "{\"idempotency_key\":\"same\",\"email\":\"%s\",\"password\":\"wrong\"}",
                             emails[e]);
        refuse_sign_in(f, SHOP_E_RATE_LIMITED, emails[e], password);
    }
    contract_reopen(f);
    refuse_sign_in(f, SHOP_E_RATE_LIMITED, "ada@example.org", password);
    someone(f, "bob@example.org");
    sign_in(f, "bob@example.org");
}

static void create_forgets_failures_when_it_succeeds(fixture *f)
{
    someone(f, "ada@example.org");
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < FREE_FAILURES - 1; i++)
            refuse_sign_in(f, SHOP_E_UNAUTHENTICATED, "ada@example.org", "wrong");
        sign_in(f, "ADA@example.org");
    }
}

static void create_makes_an_identity(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    const char *session = sign_in(f, "ada@example.org");
    assert_string_equal(contract_text(f, session, "user_id"), id);
    assert_int_equal(strlen(contract_text(f, session, "token")), 43);
    shop *ada = by_session(f, session);
    contract_call(f, ada, "account.get", "{\"user_id\":\"%s\"}", id);
    put_address(f, ada, id);
    contract_refused(f, ada, SHOP_E_NOT_FOUND, "account.get", "{\"user_id\":\"%s\"}", f->other_id);
    contract_refused(f, ada, SHOP_E_FORBIDDEN, "account.list", "{}");
}

static void create_ends_the_oldest_of_too_many(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *first = by_session(f, sign_in(f, "ada@example.org"));
    shop *second = by_session(f, sign_in(f, "ada@example.org"));
    contract_call(f, first, "account.get", "{\"user_id\":\"%s\"}", id);
    for (int i = 2; i <= SESSIONS_MAX; i++)
        sign_in(f, "ada@example.org");
    contract_refused(f, first, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_call(f, second, "account.get", "{\"user_id\":\"%s\"}", id);
}

static void tokens_that_are_none_are_refused(fixture *f)
{
    static const char *const bad[] = {"", "x", "0123456789012345678901234567890123456789012",
                                      "01234567890123456789012345678901234567890 2",
                                      "0123456789012345678901234567890123456789012345"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        contract_refused(f, by_token(f, bad[i]), SHOP_E_UNAUTHENTICATED, "account.get",
                         "{\"user_id\":\"%s\"}", f->customer_id);
        assert_non_null(strstr(shop_error_last()->message, "sign in again"));
    }
}

static void sessions_survive_reopening(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    const char *session = sign_in(f, "ada@example.org");
    contract_call(f, by_session(f, session), "account.get", "{\"user_id\":\"%s\"}", id);
    reopen(f);
    contract_call(f, by_session(f, session), "account.get", "{\"user_id\":\"%s\"}", id);
}

/* --- session.list, session.delete, session.prune ----------------------------------------------- */

static void session_list_shows_the_owners(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *ada = by_id(f, id);
    for (int i = 0; i < 3; i++)
        contract_call(f, f->nobody, "session.create",
                      "{\"email\":\"ada@example.org\",\"password\":\"%s\",\"device\":\"phone %d\"}", password,
                      i);
    const char *one = contract_call(f, ada, "session.list", "{\"user_id\":\"%s\",\"limit\":2}", id);
    assert_int_equal(contract_length(f, one, "items"), 2);
    assert_string_equal(contract_text(f, one, "items[0].device"), "phone 0");
    assert_false(contract_has(f, one, "items[0].token"));
    const char *two = contract_call(f, ada, "session.list",
                                    "{\"user_id\":\"%s\",\"limit\":2,\"cursor\":\"%s\"}", id,
                                    contract_text(f, one, "next_cursor"));
    assert_int_equal(contract_length(f, two, "items"), 1);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "session.list", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "session.list", "{\"user_id\":\"%s\"}", id);
}

static void session_delete_revokes_at_once(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    const char *session = sign_in(f, "ada@example.org");
    const char *session_id = contract_text(f, session, "id");
    shop *ada = by_session(f, session);
    contract_call(f, ada, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "session.delete", "{\"session_id\":\"%s\"}", session_id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "session.delete", "{\"session_id\":\"%s\"}",
                     session_id);
    contract_call(f, ada, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_call(f, ada, "session.delete", "{\"session_id\":\"%s\"}", session_id);
    contract_refused(f, ada, SHOP_E_UNAUTHENTICATED, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "session.delete", "{\"session_id\":\"%s\"}", session_id);
    reopen(f);
    contract_refused(f, by_session(f, session), SHOP_E_UNAUTHENTICATED, "account.get",
                     "{\"user_id\":\"%s\"}", id);
}

static void session_delete_replays(fixture *f)
{
    char text[128], other[128];
    const char *id = someone(f, "ada@example.org");
    const char *one = sign_in(f, "ada@example.org"), *two = sign_in(f, "ada@example.org");
    snprintf(text, sizeof(text), "{\"session_id\":\"%s\"}", contract_text(f, one, "id"));
    snprintf(other, sizeof(other), "{\"session_id\":\"%s\"}", contract_text(f, two, "id"));
    contract_replays(f, by_id(f, id), "session.delete", text, other);
    contract_call(f, by_session(f, two), "account.get", "{\"user_id\":\"%s\"}", id);
}

static void session_prune_leaves_the_living(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    shop *ada = by_session(f, sign_in(f, "ada@example.org"));
    const char *report = contract_call(f, f->shop, "session.prune", "{}");
    assert_int_equal(contract_int(f, report, "done"), 0);
    contract_call(f, ada, "account.get", "{\"user_id\":\"%s\"}", id);
    contract_refused(f, ada, SHOP_E_FORBIDDEN, "session.prune", "{}");
}

/* --- addresses -------------------------------------------------------------------------------- */

static const char *new_address(fixture *f, const char *flags)
{
    return contract_call(f, f->customer, "address.put", "{\"user_id\":\"%s\",\"address\":%s%s}",
                         f->customer_id, address_json, flags);
}

static const char *get_address(fixture *f, const char *id)
{
    return contract_call(f, f->customer, "address.get", "{\"user_id\":\"%s\",\"address_id\":\"%s\"}",
                         f->customer_id, id);
}

static void address_put_writes_and_overwrites(fixture *f)
{
    const char *made = new_address(f, ",\"default_billing\":true");
    const char *id = contract_text(f, made, "id");
    assert_string_equal(contract_text(f, made, "address.line1"), "Ring 1");
    assert_int_equal(contract_int(f, made, "default_billing"), 1);
    assert_int_equal(contract_int(f, made, "default_shipping"), 0);
    assert_string_equal(get_address(f, id), made);
    contract_call(f, f->customer, "address.put",
                  "{\"user_id\":\"%s\",\"address_id\":\"%s\",\"address\":{\"name\":\"Bob\",\"line1\":\"2\","
                  "\"city\":\"Graz\",\"country\":\"AT\"}}",
                  f->customer_id, id);
    contract_reopen(f);
    const char *now = get_address(f, id);
    assert_string_equal(contract_text(f, now, "address.name"), "Bob");
    assert_false(contract_has(f, now, "address.postal_code"));
    assert_int_equal(contract_int(f, now, "default_billing"), 0);
}

static void address_put_keeps_one_default_a_kind(fixture *f)
{
    const char *one = new_address(f, ",\"default_shipping\":true,\"default_billing\":true");
    const char *two = new_address(f, ",\"default_shipping\":true");
    const char *first = get_address(f, contract_text(f, one, "id"));
    assert_int_equal(contract_int(f, first, "default_shipping"), 0);
    assert_int_equal(contract_int(f, first, "default_billing"), 1);
    assert_int_equal(contract_int(f, get_address(f, contract_text(f, two, "id")), "default_shipping"), 1);
}

static void address_put_refuses(fixture *f)
{
    const char *id = contract_text(f, new_address(f, ""), "id");
    contract_refused(f, f->customer, SHOP_E_INVALID, "address.put",
                     "{\"user_id\":\"%s\",\"address\":{\"name\":\"A\",\"line1\":\"1\",\"city\":\"C\","
                     "\"country\":\"XX\"}}",
                     f->customer_id);
    assert_string_equal(shop_error_last()->field, "address.country");
    contract_refused(f, f->customer, SHOP_E_INVALID, "address.put",
                     "{\"user_id\":\"%s\",\"address\":{\"name\":\"A\",\"city\":\"C\",\"country\":\"AT\"}}",
                     f->customer_id);
    contract_refused(f, f->customer, SHOP_E_INVALID, "address.put", "{\"user_id\":\"%s\"}", f->customer_id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "address.put", "{\"user_id\":\"%s\",\"address\":%s}",
                     f->customer_id, address_json);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "address.put",
                     "{\"user_id\":\"%s\",\"address_id\":\"%s\",\"address\":%s}", f->other_id, id,
                     address_json);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "address.put",
                     "{\"user_id\":\"%s\",\"address\":%s}", f->customer_id, address_json);
}

static void address_put_is_bounded(fixture *f)
{
    for (int i = 0; i < ADDRESSES_MAX; i++)
        new_address(f, "");
    contract_refused(f, f->customer, SHOP_E_TOO_LARGE, "address.put", "{\"user_id\":\"%s\",\"address\":%s}",
                     f->customer_id, address_json);
}

static void address_put_replays(fixture *f)
{
    char rest[512], text[512], other[512];
    snprintf(rest, sizeof(rest), ",\"address\":%s", address_json);
    args_of(text, f->customer_id, rest);
    snprintf(rest, sizeof(rest), ",\"default_billing\":true,\"address\":%s", address_json);
    args_of(other, f->customer_id, rest);
    contract_replays(f, f->customer, "address.put", text, other);
    const char *book = contract_call(f, f->customer, "address.list", "{\"user_id\":\"%s\"}", f->customer_id);
    assert_int_equal(contract_length(f, book, "items"), 1);
}

static void address_list_pages(fixture *f)
{
    for (int i = 0; i < 3; i++)
        new_address(f, "");
    const char *one = contract_call(f, f->customer, "address.list", "{\"user_id\":\"%s\",\"limit\":2}",
                                    f->customer_id);
    assert_int_equal(contract_length(f, one, "items"), 2);
    const char *two = contract_call(f, f->customer, "address.list",
                                    "{\"user_id\":\"%s\",\"limit\":2,\"cursor\":\"%s\"}", f->customer_id,
                                    contract_text(f, one, "next_cursor"));
    assert_int_equal(contract_length(f, two, "items"), 1);
    contract_call(f, contract_staff(f, "support"), "address.list", "{\"user_id\":\"%s\"}", f->customer_id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "address.list", "{\"user_id\":\"%s\"}", f->customer_id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "address.list", "{\"user_id\":\"%s\"}",
                     f->customer_id);
}

static void address_get_and_delete(fixture *f)
{
    const char *id = contract_text(f, new_address(f, ""), "id");
    static const char *const ops[] = {"address.get", "address.delete"};
    for (size_t i = 0; i < 2; i++) {
        contract_refused(f, f->other, SHOP_E_NOT_FOUND, ops[i],
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->customer_id, id);
        contract_refused(f, f->other, SHOP_E_NOT_FOUND, ops[i],
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->other_id, id);
        contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, ops[i],
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->customer_id, id);
    }
    contract_call(f, f->customer, "address.delete", "{\"user_id\":\"%s\",\"address_id\":\"%s\"}",
                  f->customer_id, id);
    for (size_t i = 0; i < 2; i++)
        contract_refused(f, f->customer, SHOP_E_NOT_FOUND, ops[i],
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->customer_id, id);
}

static void address_delete_replays(fixture *f)
{
    char rest[128], text[512], other[512];
    const char *one = contract_text(f, new_address(f, ""), "id");
    const char *two = contract_text(f, new_address(f, ""), "id");
    snprintf(rest, sizeof(rest), ",\"address_id\":\"%s\"", one);
    args_of(text, f->customer_id, rest);
    snprintf(rest, sizeof(rest), ",\"address_id\":\"%s\"", two);
    args_of(other, f->customer_id, rest);
    contract_replays(f, f->customer, "address.delete", text, other);
    get_address(f, two);
}

/* --- the suite -------------------------------------------------------------------------------- */

/* Each case closes the views that it made. */
#define CASE(function)                                                                             \
    static void run_##function(fixture *f)                                                         \
    {                                                                                              \
        function(f);                                                                               \
        close_views();                                                                             \
    }

CASE(register_refuses_bad_emails)
CASE(register_refuses_weak_passwords)
CASE(register_refuses_a_bad_locale)
CASE(register_knows_an_email_in_every_case)
CASE(register_makes_a_customer)
CASE(register_replays)
CASE(get_is_for_the_owner_and_staff)
CASE(list_is_for_staff)
CASE(list_pages_by_id)
CASE(list_finds_by_email)
CASE(update_leaves_clears_and_sets)
CASE(update_refuses_old_versions_and_strangers)
CASE(update_of_the_email_needs_the_password)
CASE(update_by_staff_needs_no_password_but_rank)
CASE(update_counts_wrong_passwords)
CASE(update_replays)
CASE(set_role_gives_scopes_and_ends_sessions)
CASE(set_role_refuses)
CASE(set_role_replays)
CASE(change_password_ends_the_other_sessions)
CASE(change_password_refuses)
CASE(change_password_replays)
CASE(erase_refuses_strangers)
CASE(erase_leaves_a_pseudonym)
CASE(erase_replays)
CASE(erase_is_unreadable_in_the_file)
CASE(nothing_secret_is_told_or_kept)
CASE(create_says_the_same_for_every_failure)
CASE(create_locks_after_too_many_failures)
CASE(create_forgets_failures_when_it_succeeds)
CASE(create_makes_an_identity)
CASE(create_ends_the_oldest_of_too_many)
CASE(tokens_that_are_none_are_refused)
CASE(sessions_survive_reopening)
CASE(session_list_shows_the_owners)
CASE(session_delete_revokes_at_once)
CASE(session_delete_replays)
CASE(session_prune_leaves_the_living)
CASE(address_put_writes_and_overwrites)
CASE(address_put_keeps_one_default_a_kind)
CASE(address_put_refuses)
CASE(address_put_is_bounded)
CASE(address_put_replays)
CASE(address_list_pages)
CASE(address_get_and_delete)
CASE(address_delete_replays)

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
    {"account.update: refuses old versions and strangers", run_update_refuses_old_versions_and_strangers},
    {"account.update: another e-mail needs the password", run_update_of_the_email_needs_the_password},
    {"account.update: staff needs no password but rank", run_update_by_staff_needs_no_password_but_rank},
    {"account.update: counts wrong passwords", run_update_counts_wrong_passwords},
    {"account.update: replays", run_update_replays},
    {"account.set_role: gives scopes and ends sessions", run_set_role_gives_scopes_and_ends_sessions},
    {"account.set_role: refuses", run_set_role_refuses},
    {"account.set_role: replays", run_set_role_replays},
    {"account.change_password: ends the other sessions", run_change_password_ends_the_other_sessions},
    {"account.change_password: refuses, and counts", run_change_password_refuses},
    {"account.change_password: replays", run_change_password_replays},
    {"account.erase: refuses strangers", run_erase_refuses_strangers},
    {"account.erase: leaves a pseudonym", run_erase_leaves_a_pseudonym},
    {"account.erase: replays", run_erase_replays},
    {"account.erase: is unreadable in the file", run_erase_is_unreadable_in_the_file},
    {"session.create: no secret is told twice or kept", run_nothing_secret_is_told_or_kept},
    {"session.create: says the same for every failure", run_create_says_the_same_for_every_failure},
    {"session.create: locks after too many failures", run_create_locks_after_too_many_failures},
    {"session.create: forgets failures when it succeeds", run_create_forgets_failures_when_it_succeeds},
    {"session.create: makes an identity", run_create_makes_an_identity},
    {"session.create: ends the oldest of too many", run_create_ends_the_oldest_of_too_many},
    {"session.create: tokens that are none are refused", run_tokens_that_are_none_are_refused},
    {"session.create: sessions survive reopening", run_sessions_survive_reopening},
    {"session.list: shows the owner's", run_session_list_shows_the_owners},
    {"session.delete: revokes at once", run_session_delete_revokes_at_once},
    {"session.delete: replays", run_session_delete_replays},
    {"session.prune: leaves the living", run_session_prune_leaves_the_living},
    {"address.put: writes and overwrites", run_address_put_writes_and_overwrites},
    {"address.put: keeps one default a kind", run_address_put_keeps_one_default_a_kind},
    {"address.put: refuses", run_address_put_refuses},
    {"address.put: is bounded", run_address_put_is_bounded},
    {"address.put: replays", run_address_put_replays},
    {"address.list: pages", run_address_list_pages},
    {"address.get, address.delete: of the owner only", run_address_get_and_delete},
    {"address.delete: replays", run_address_delete_replays},
};

CONTRACT_SUITE(user, cases);

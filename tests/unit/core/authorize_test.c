/* authorize_test.c - who may do what: by role, by scope, by session. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/api/invoke.h"
#include "lib/core/local.h"
#include "lib/crypto/token.h"
#include "tests/support/engine.h"

#define USER "usr_01jz0000000000000000000000"
#define SESSION "ses_01jz0000000000000000000000"

static engine e;
static char token[TOKEN_TEXT_SIZE];
static int resolved, resolve_code;
static int64_t expires_at_ms;
static char role[32];
static principal seen;
static char seen_id[64], seen_session[64];

/* category.put needs catalog:write, category.get catalog:read. */
static int look(call *c, const void *args, void *ret)
{
    (void)args;
    (void)ret;
    seen = *call_principal(c);
    snprintf(seen_id, sizeof(seen_id), "%s", seen.id);
    snprintf(seen_session, sizeof(seen_session), "%s", seen.session_id != NULL ? seen.session_id : "");
    return 0;
}

static int resolve(call *c, const void *arguments, void *ret)
{
    const shop_session_resolve_args *args = arguments;
    resolved++;
    assert_int_equal(call_principal(c)->kind, PRINCIPAL_SERVICE);
    if (resolve_code != 0 || strcmp(args->token, token) != 0)
        return call_fail(c, SHOP_E_UNAUTHENTICATED, "no such session");
    TRY(call_depends(c, SESSION));
    *(shop_session_principal *)ret = (shop_session_principal){.user_id = USER,
                                                              .session_id = SESSION,
                                                              .role = role,
                                                              .expires_at_ms = expires_at_ms,
                                                              .read_at_ms = call_now_ms(c)};
    return 0;
}

static int setup(void **state)
{
    *state = &e;
    resolved = resolve_code = 0;
    memset(&seen, 0, sizeof(seen));
    snprintf(role, sizeof(role), "customer");
    engine_init(&e);
    engine_handle(&e, SHOP__OP_CATEGORY_PUT, look);
    engine_handle(&e, SHOP__OP_CATEGORY_GET, look);
    engine_handle(&e, SHOP__OP_PAYMENT_NOTIFY, look);
    engine_handle(&e, SHOP__OP_SESSION_RESOLVE, resolve);
    engine_open(&e, SHOP_OPEN_MANUAL);
    assert_int_equal(shop__token_new(&e.env, token), 0);
    expires_at_ms = shop__env_now_ms(&e.env) + 60 * 1000;
    return 0;
}

static int write_as(shop *s)
{
    const char *out = NULL;
    int code = shop_call_json(s, "category.put", "{\"slug\":\"a\",\"title\":\"t\"}", &out);
    shop_free(out);
    return code;
}

static int read_as(shop *s)
{
    const char *out = NULL;
    int code = shop_call_json(s, "category.get", "{\"slug\":\"a\"}", &out);
    shop_free(out);
    return code;
}

static shop *view(const char *user_id, const char *guest_id, const char *as, const char *session)
{
    shop *made = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = user_id;
    who.guest_id = guest_id;
    who.role = as;
    who.session = session;
    assert_int_equal(shop_as(e.shop, &who, &made), 0);
    return made;
}

static void strangers_and_roles_are_told_apart(void **state)
{
    (void)state;
    shop *nobody = view(NULL, NULL, NULL, NULL);
    shop *guest = view(NULL, "gst_01jz0000000000000000000000", NULL, NULL);
    shop *customer = view(USER, NULL, NULL, NULL);
    shop *staff = view(USER, NULL, "merchandiser", NULL);
    assert_int_equal(write_as(nobody), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(write_as(guest), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(write_as(customer), SHOP_E_FORBIDDEN);
    assert_int_equal(seen.kind, 0);
    assert_int_equal(write_as(staff), 0);
    assert_int_equal(seen.kind, PRINCIPAL_USER);
    assert_int_equal(write_as(e.shop), 0);
    assert_int_equal(seen.kind, PRINCIPAL_OPERATOR);
    assert_int_equal(read_as(guest), 0);
    assert_int_equal(seen.kind, PRINCIPAL_GUEST);
    shop_close(nobody);
    shop_close(guest);
    shop_close(customer);
    shop_close(staff);
}

static void internal_operations_are_refused_even_to_the_operator(void **state)
{
    const shop_session_principal *out = NULL;
    shop_session_resolve_args args = SHOP_SESSION_RESOLVE_INIT;
    (void)state;
    args.token = token;
    assert_int_equal(shop__invoke(e.shop, SHOP__OP_SESSION_RESOLVE, &args, &out), SHOP_E_FORBIDDEN);
    assert_null(out);
}

/* --- sessions --------------------------------------------------------------------------------- */

static void a_token_that_is_none_asks_nobody(void **state)
{
    (void)state;
    shop *bad = view(NULL, NULL, NULL, "not a token");
    assert_int_equal(read_as(bad), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(resolved, 0);
    shop_close(bad);
}

static void a_session_is_its_user(void **state)
{
    (void)state;
    shop *s = view(NULL, NULL, NULL, token);
    assert_int_equal(read_as(s), 0);
    assert_int_equal(seen.kind, PRINCIPAL_USER);
    assert_string_equal(seen_id, USER);
    assert_string_equal(seen_session, SESSION);
    assert_int_equal(write_as(s), SHOP_E_FORBIDDEN);
    shop_close(s);
}

static void a_session_is_read_once_a_second(void **state)
{
    (void)state;
    shop *s = view(NULL, NULL, NULL, token);
    for (int i = 0; i < 5; i++)
        assert_int_equal(read_as(s), 0);
    assert_int_equal(resolved, 1);
    engine_advance(&e, SESSION_TRUST_MS);
    assert_int_equal(read_as(s), 0);
    assert_int_equal(resolved, 2);
    resolve_code = SHOP_E_UNAUTHENTICATED;
    engine_advance(&e, SESSION_TRUST_MS);
    assert_int_equal(read_as(s), SHOP_E_UNAUTHENTICATED);
    shop_close(s);
}

static int end_session(call *c, void *userdata)
{
    const shop_session_event data = {.session_id = SESSION, .user_id = USER};
    (void)userdata;
    c->service = SHOP__SERVICE_USER;
    return call_emit(c, SHOP__EVENT_SESSION_REVOKED, SESSION, 1, &data);
}

static void a_session_that_ends_is_refused_at_once(void **state)
{
    (void)state;
    shop *s = view(NULL, NULL, NULL, token);
    assert_int_equal(read_as(s), 0);
    resolve_code = SHOP_E_UNAUTHENTICATED;
    assert_int_equal(engine_transact(&e, end_session, NULL, true), 0);
    assert_int_equal(read_as(s), SHOP_E_UNAUTHENTICATED);
    shop_close(s);
}

static void a_session_that_expired_is_refused_though_it_is_kept(void **state)
{
    (void)state;
    shop *s = view(NULL, NULL, NULL, token);
    expires_at_ms = shop__env_now_ms(&e.env) + SESSION_TRUST_MS / 2;
    assert_int_equal(read_as(s), 0);
    engine_advance(&e, SESSION_TRUST_MS / 2);
    assert_int_equal(read_as(s), SHOP_E_UNAUTHENTICATED);
    shop_close(s);
}

static void a_session_with_a_role_that_is_none_is_refused(void **state)
{
    (void)state;
    snprintf(role, sizeof(role), "emperor");
    shop *s = view(NULL, NULL, NULL, token);
    assert_int_equal(read_as(s), SHOP_E_FORBIDDEN);
    shop_close(s);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(strangers_and_roles_are_told_apart),
        TEST(internal_operations_are_refused_even_to_the_operator),
        TEST(a_token_that_is_none_asks_nobody),
        TEST(a_session_is_its_user),
        TEST(a_session_is_read_once_a_second),
        TEST(a_session_that_ends_is_refused_at_once),
        TEST(a_session_that_expired_is_refused_though_it_is_kept),
        TEST(a_session_with_a_role_that_is_none_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

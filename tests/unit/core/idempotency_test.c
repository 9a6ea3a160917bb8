/* idempotency_test.c - same key, same answer: for commands, for each caller by himself, for a day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/core/local.h"
#include "lib/core/operate.h"
#include "tests/support/engine.h"

enum { THREADS = 8 };

#define USER "usr_01jz0000000000000000000000"
#define OTHER "usr_01jz0000000000000000000001"

static engine e;
static int handler_code;
static shop *user, *other;

static int put(call *c, const void *arguments, void *ret)
{
    const shop_category_put_args *args = arguments;
    shop_category *out = ret;
    TRY(engine_effect(c, args->slug));
    ENSURE(handler_code == 0, call_fail(c, handler_code, "told to fail"));
    *out = (shop_category){.slug = args->slug, .title = "as it was", .position = args->position};
    return 0;
}

/* account.update: its answer holds a person's data. */
static int update(call *c, const void *arguments, void *ret)
{
    const shop_account_update_args *args = arguments;
    TRY(call_check_owner(c, args->user_id, "thing"));
    *(shop_account *)ret = (shop_account){.id = args->user_id, .email = "a@example.org"};
    return engine_effect(c, "updated");
}

/* session.settle answers with a secret. */
static int settle(call *c, const void *args, void *ret)
{
    (void)args;
    (void)ret;
    return engine_effect(c, "settled");
}

static shop *view(const char *id, const char *role)
{
    shop *made = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = id;
    who.role = role;
    assert_int_equal(shop_as(e.shop, &who, &made), 0);
    return made;
}

static int setup(void **state)
{
    (void)state;
    handler_code = 0;
    engine_init(&e);
    engine_handle(&e, SHOP__OP_CATEGORY_PUT, put);
    engine_handle(&e, SHOP__OP_ACCOUNT_UPDATE, update);
    engine_handle(&e, SHOP__OP_SESSION_SETTLE, settle);
    engine_open(&e, SHOP_OPEN_MANUAL);
    user = view(USER, "admin");
    other = view(OTHER, "admin");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    shop_close(user);
    shop_close(other);
    engine_end(&e);
    return 0;
}

static int put_as(shop *as, const char *slug, int64_t position, const char *key)
{
    const shop_category *out = NULL;
    shop_category_put_args args = SHOP_CATEGORY_PUT_INIT;
    args.slug = slug;
    args.title = "title";
    args.position = position;
    args.idempotency_key = key;
    int code = shop_category_put(as, &args, &out);
    if (code == 0)
        assert_int_equal(out->position, position);
    shop_free(out);
    return code;
}

static int64_t claims(void)
{
    return engine_number(&e, "SELECT count(*) FROM core_claims");
}

static void other_arguments_are_a_mismatch(void **state)
{
    (void)state;
    assert_int_equal(put_as(user, "a", 1, "key"), 0);
    assert_int_equal(put_as(user, "a", 2, "key"), SHOP_E_IDEMPOTENCY_MISMATCH);
    assert_int_equal(put_as(user, "b", 1, "key"), SHOP_E_IDEMPOTENCY_MISMATCH);
    assert_int_equal(engine_effects(&e, "a") + engine_effects(&e, "b"), 1);
}

static void a_failed_command_keeps_no_claim(void **state)
{
    (void)state;
    handler_code = SHOP_E_CONFLICT;
    assert_int_equal(put_as(user, "a", 1, "key"), SHOP_E_CONFLICT);
    handler_code = 0;
    assert_int_equal(put_as(user, "a", 2, "key"), 0);
    assert_int_equal(engine_effects(&e, "a"), 1);
}

static void an_answer_with_a_secret_is_not_stored(void **state)
{
    const schema_op *op = &shop__ops[SHOP__OP_SESSION_SETTLE];
    root r = {.idempotency_key = "key"};
    (void)state;
    assert_false(shop__claim_wanted(&r, op));
    assert_true(shop__claim_wanted(&r, &shop__ops[SHOP__OP_CATEGORY_PUT]));
    r.idempotency_key = NULL;
    assert_false(shop__claim_wanted(&r, &shop__ops[SHOP__OP_CATEGORY_PUT]));
}

static void the_same_key_has_its_effect_once(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(put_as(user, "a", 1, "key"), 0);
    assert_int_equal(put_as(other, "a", 1, "key"), 0);
    assert_int_equal(put_as(e.shop, "a", 1, "key"), 0);
    assert_int_equal(engine_effects(&e, "a"), 3);
    assert_int_equal(put_as(user, "a", 1, NULL), 0);
    assert_int_equal(engine_effects(&e, "a"), 4);
}

static atomic_int failures;

static void put_at_once(void *argument)
{
    (void)argument;
    failures += put_as(user, "a", 1, "key") != 0;
}

static void callers_that_meet_share_one_effect(void **state)
{
    void *threads[THREADS];
    (void)state;
    failures = 0;
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(&e.env, put_at_once, NULL, &threads[i]), 0);
    for (size_t i = 0; i < THREADS; i++)
        shop__thread_join(&e.env, threads[i]);
    assert_int_equal(failures, 0);
    assert_int_equal(engine_effects(&e, "a"), 1);
}

static int prune(call *c, void *userdata)
{
    return call_prune_claims(c, userdata);
}

static void a_key_is_remembered_for_a_day(void **state)
{
    int64_t done = -1;
    (void)state;
    assert_int_equal(put_as(user, "a", 1, "key"), 0);
    engine_advance(&e, CLAIM_KEEP_MS - 1000);
    assert_int_equal(engine_transact(&e, prune, &done, true), 0);
    assert_int_equal(done, 0);
    engine_sql(&e, "INSERT INTO core_claims (name, hash, state, code, answer, created_at_ms)"
                   " VALUES ('running', x'00', 1, 0, '', 0)");
    engine_advance(&e, 2000);
    assert_int_equal(engine_transact(&e, prune, &done, true), 0);
    assert_int_equal(done, 1);
    assert_int_equal(claims(), 1); /* a saga that still runs keeps its claim */
    assert_int_equal(put_as(user, "a", 2, "key"), 0);
}

static int forget(call *c, void *userdata)
{
    return call_forget_answers(c, userdata);
}

static void answers_are_forgotten_with_the_person(void **state)
{
    static char person[] = USER;
    const shop_account *out = NULL;
    shop_account_update_args args = SHOP_ACCOUNT_UPDATE_INIT;
    (void)state;
    args.user_id = USER;
    args.idempotency_key = "key";
    assert_int_equal(shop_account_update(user, &args, &out), 0);
    shop_free(out);
    assert_int_equal(put_as(user, "a", 1, "key"), 0); /* holds nothing of anybody */
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM core_claims WHERE answer LIKE '%%@%%'"), 1);
    assert_int_equal(engine_transact(&e, forget, person, true), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM core_claims WHERE answer LIKE '%%@%%'"), 0);
    assert_int_equal(claims(), 2);
}

static void a_forgotten_answer_is_refused_and_not_done_again(void **state)
{
    static char person[] = USER;
    const shop_account *out = NULL;
    shop_account_update_args args = SHOP_ACCOUNT_UPDATE_INIT;
    (void)state;
    args.user_id = USER;
    args.idempotency_key = "key";
    assert_int_equal(shop_account_update(e.shop, &args, &out), 0); /* the operator's claim, of the user's data */
    shop_free(out);
    assert_int_equal(engine_transact(&e, forget, person, true), 0);
    assert_int_equal(shop_account_update(e.shop, &args, &out), SHOP_E_IDEMPOTENCY_MISMATCH);
    assert_non_null(strstr(shop_error_last()->message, "erased"));
    assert_int_equal(engine_effects(&e, "updated"), 1);
}

/* The claim of a saga that runs, as its first commit leaves it, ends after its person was erased. */
static int finish(call *c, void *userdata)
{
    return shop__claim_finish(c, "running", 0, "{\"email\":\"a@example.org\"}", userdata);
}

static void a_saga_that_ends_after_the_erasure_leaves_no_answer(void **state)
{
    static char person[] = USER;
    (void)state;
    engine_sql(&e, "INSERT INTO core_claims (name, hash, state, code, answer, created_at_ms, person)"
                   " VALUES ('running', x'00', 1, 0, '', 0, '" USER "')");
    assert_int_equal(engine_transact(&e, forget, person, true), 0);
    assert_int_equal(engine_transact(&e, finish, person, true), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM core_claims WHERE answer = '' AND state = 2"), 1);
    engine_sql(&e, "UPDATE core_claims SET hash = x'00', state = 1");
    assert_int_equal(engine_transact(&e, finish, person, true), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM core_claims WHERE person = '" USER "'"), 1);
    assert_int_equal(engine_transact(&e, forget, person, true), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM core_claims WHERE answer = ''"), 1);
}

static void what_a_step_remembers_goes_altogether(void **state)
{
    static char person[] = USER;
    (void)state;
    engine_sql(&e, "INSERT INTO core_claims (name, hash, state, code, answer, created_at_ms, person)"
                   " VALUES ('saga/cart.lock/x/0', x'00', 2, 0, 'a@example.org', 0, '" USER "')");
    assert_int_equal(engine_transact(&e, forget, person, true), 0);
    assert_int_equal(claims(), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(other_arguments_are_a_mismatch),
        TEST(a_failed_command_keeps_no_claim),
        TEST(an_answer_with_a_secret_is_not_stored),
        TEST(the_same_key_has_its_effect_once),
        TEST(callers_that_meet_share_one_effect),
        TEST(a_key_is_remembered_for_a_day),
        TEST(answers_are_forgotten_with_the_person),
        TEST(a_forgotten_answer_is_refused_and_not_done_again),
        TEST(a_saga_that_ends_after_the_erasure_leaves_no_answer),
        TEST(what_a_step_remembers_goes_altogether),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

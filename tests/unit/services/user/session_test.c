/* session_test.c - what time does to sessions and locks, on a clock that the test moves; and what
 * another process sees. The contract suite holds the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/env.h"
#include "shop/shop.h"
#include "shop/user.h"

enum { SECOND_MS = 1000, FIRST_LOCK_MS = 30 * SECOND_MS, FREE_FAILURES = 5 };

#define DAY_MS (INT64_C(24) * 3600 * SECOND_MS)

static const char email[] = "ada@example.org";
static const char password[] = "correct horse";

static struct {
    char folder[64];
    char url[96];
    shop_env env;
    int64_t shift_ms;
    shop *shop;
    shop *views[8];
    size_t view_count;
} world;

static int64_t shifted_now(void *self)
{
    const shop_env *real = shop_env_default();
    (void)self;
    return real->now_ms(real->self) + world.shift_ms;
}

static shop *open_with(uint32_t memory_kib)
{
    shop *s = NULL;
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL;
    options.env = &world.env;
    options.password_memory_kib = memory_kib;
    options.password_passes = 1;
    assert_int_equal(shop_open(world.url, &options, &s), 0);
    return s;
}

static int setup(void **state)
{
    (void)state;
    memset(&world, 0, sizeof(world));
    snprintf(world.folder, sizeof(world.folder), "/tmp/shop-session-XXXXXX");
    if (mkdtemp(world.folder) == NULL)
        return -1;
    snprintf(world.url, sizeof(world.url), "sqlite:%s/shop.db", world.folder);
    world.env = *shop_env_default();
    world.env.now_ms = shifted_now;
    world.shop = open_with(8);
    return 0;
}

static void close_all(void)
{
    while (world.view_count > 0)
        shop_close(world.views[--world.view_count]);
    shop_close(world.shop);
    world.shop = NULL;
}

static int teardown(void **state)
{
    char path[128];
    (void)state;
    close_all();
    snprintf(path, sizeof(path), "%s/shop.db", world.folder);
    unlink(path);
    return rmdir(world.folder);
}

static void add_account(char out_id[SHOP_ID_SIZE])
{
    shop_account_register_args args = SHOP_ACCOUNT_REGISTER_INIT;
    const shop_account *account;
    args.email = email;
    args.password = password;
    assert_int_equal(shop_account_register(world.shop, &args, &account), 0);
    snprintf(out_id, SHOP_ID_SIZE, "%s", account->id);
    shop_free(account);
}

static int try_sign_in(const char *with, const shop_session **out)
{
    shop_session_create_args args = SHOP_SESSION_CREATE_INIT;
    args.email = email;
    args.password = with;
    return shop_session_create(world.shop, &args, out);
}

static shop *view_of(shop *s, const char *token)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.session = token;
    assert_int_equal(shop_as(s, &who, &world.views[world.view_count]), 0);
    return world.views[world.view_count++];
}

/* Sign in, and view the shop by that session; its id on the way. */
static shop *sign_in(shop *s, char out_session_id[SHOP_ID_SIZE])
{
    const shop_session *session;
    assert_int_equal(try_sign_in(password, &session), 0);
    shop *view = view_of(s, session->token);
    snprintf(out_session_id, SHOP_ID_SIZE, "%s", session->id);
    shop_free(session);
    return view;
}

static int use(shop *view, const char *user_id)
{
    shop_account_get_args args = SHOP_ACCOUNT_GET_INIT;
    const shop_account *account = NULL;
    args.user_id = user_id;
    int code = shop_account_get(view, &args, &account);
    shop_free(account);
    return code;
}

static void end_session(shop *s, const char *session_id)
{
    shop_session_delete_args args = SHOP_SESSION_DELETE_INIT;
    args.session_id = session_id;
    assert_int_equal(shop_session_delete(s, &args), 0);
}

/* --- sessions --------------------------------------------------------------------------------- */

static void an_expired_session_is_refused_though_it_was_used(void **state)
{
    char id[SHOP_ID_SIZE], session_id[SHOP_ID_SIZE];
    (void)state;
    add_account(id);
    shop *ada = sign_in(world.shop, session_id);
    world.shift_ms = 30 * DAY_MS - 500;
    assert_int_equal(use(ada, id), 0);
    world.shift_ms += 500;
    assert_int_equal(use(ada, id), SHOP_E_UNAUTHENTICATED);
}

static void the_job_removes_what_has_expired(void **state)
{
    char id[SHOP_ID_SIZE], session_id[SHOP_ID_SIZE];
    const char *report;
    (void)state;
    add_account(id);
    sign_in(world.shop, session_id);
    const shop_session *none;
    assert_int_equal(try_sign_in("wrong", &none), SHOP_E_UNAUTHENTICATED);
    world.shift_ms = 31 * DAY_MS;
    assert_int_equal(shop_call_json(world.shop, "session.prune", "{}", &report), 0);
    assert_string_equal(report, "{\"done\":2,\"more\":false}");
    shop_free(report);
    shop_session_delete_args args = SHOP_SESSION_DELETE_INIT;
    args.session_id = session_id;
    assert_int_equal(shop_session_delete(world.shop, &args), SHOP_E_NOT_FOUND);
}

static void another_process_notices_within_a_second(void **state)
{
    char id[SHOP_ID_SIZE], session_id[SHOP_ID_SIZE];
    (void)state;
    add_account(id);
    shop *other = open_with(8);
    shop *ada = sign_in(other, session_id);
    assert_int_equal(use(ada, id), 0);
    end_session(world.shop, session_id);
    world.shift_ms = SECOND_MS;
    assert_int_equal(use(ada, id), SHOP_E_UNAUTHENTICATED);
    shop_close(other);
}

static void a_clock_set_back_does_not_prolong_trust(void **state)
{
    char id[SHOP_ID_SIZE], session_id[SHOP_ID_SIZE];
    (void)state;
    add_account(id);
    shop *other = open_with(8);
    shop *ada = sign_in(other, session_id);
    assert_int_equal(use(ada, id), 0);
    end_session(world.shop, session_id);
    world.shift_ms = -DAY_MS;
    assert_int_equal(use(ada, id), SHOP_E_UNAUTHENTICATED);
    shop_close(other);
}

/* --- locks ------------------------------------------------------------------------------------ */

static void fail_until_locked(int free_failures)
{
    const shop_session *none;
    for (int i = 0; i < free_failures; i++)
        assert_int_equal(try_sign_in("wrong", &none), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(try_sign_in(password, &none), SHOP_E_RATE_LIMITED);
}

static void a_lock_ends_and_the_next_is_longer(void **state)
{
    char id[SHOP_ID_SIZE];
    const shop_session *none;
    (void)state;
    add_account(id);
    fail_until_locked(FREE_FAILURES);
    world.shift_ms += FIRST_LOCK_MS;
    fail_until_locked(1);
    world.shift_ms += FIRST_LOCK_MS;
    assert_int_equal(try_sign_in(password, &none), SHOP_E_RATE_LIMITED);
    world.shift_ms += FIRST_LOCK_MS;
    assert_int_equal(try_sign_in(password, &none), 0);
    shop_free(none);
}

static void failures_are_forgotten_after_a_day(void **state)
{
    char id[SHOP_ID_SIZE];
    (void)state;
    add_account(id);
    fail_until_locked(FREE_FAILURES);
    world.shift_ms += DAY_MS + SECOND_MS;
    fail_until_locked(FREE_FAILURES);
}

static void guess(void *answered)
{
    const shop_session *none;
    if (try_sign_in("wrong", &none) == SHOP_E_UNAUTHENTICATED)
        atomic_fetch_add((atomic_int *)answered, 1);
}

static void guesses_at_the_same_time_get_no_more_answers(void **state)
{
    enum { THREADS = 16 };
    void *threads[THREADS];
    char id[SHOP_ID_SIZE];
    atomic_int answered;
    (void)state;
    add_account(id);
    atomic_init(&answered, 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), guess, &answered, &threads[i]), 0);
    for (int i = 0; i < THREADS; i++)
        shop__thread_join(shop_env_default(), threads[i]);
    assert_int_equal(atomic_load(&answered), FREE_FAILURES);
}

/* --- cost ------------------------------------------------------------------------------------- */

static bool stored(const char *bytes)
{
    char path[128], all[512 * 1024];
    bool found = false;
    snprintf(path, sizeof(path), "%s/shop.db", world.folder);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(all, 1, sizeof(all), file), length = strlen(bytes);
    fclose(file);
    for (size_t i = 0; i + length <= size && !found; i++)
        found = memcmp(all + i, bytes, length) == 0;
    return found;
}

static void signing_in_brings_an_old_hash_up_to_the_present_cost(void **state)
{
    char id[SHOP_ID_SIZE], session_id[SHOP_ID_SIZE];
    (void)state;
    add_account(id);
    close_all();
    assert_true(stored("$argon2id$v=19$m=8,t=1,p=1$"));
    world.shop = open_with(16);
    sign_in(world.shop, session_id);
    close_all();
    assert_false(stored("$argon2id$v=19$m=8,t=1,p=1$"));
    assert_true(stored("$argon2id$v=19$m=16,t=1,p=1$"));
    world.shop = open_with(16);
    assert_int_equal(use(sign_in(world.shop, session_id), id), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_expired_session_is_refused_though_it_was_used, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_job_removes_what_has_expired, setup, teardown),
        cmocka_unit_test_setup_teardown(another_process_notices_within_a_second, setup, teardown),
        cmocka_unit_test_setup_teardown(a_clock_set_back_does_not_prolong_trust, setup, teardown),
        cmocka_unit_test_setup_teardown(a_lock_ends_and_the_next_is_longer, setup, teardown),
        cmocka_unit_test_setup_teardown(failures_are_forgotten_after_a_day, setup, teardown),
        cmocka_unit_test_setup_teardown(guesses_at_the_same_time_get_no_more_answers, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(signing_in_brings_an_old_hash_up_to_the_present_cost, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

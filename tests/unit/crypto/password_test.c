/* password_test.c - hashing and checking at a low cost, the cost itself, and the gate in front. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/crypto/password.h"
#include "shop/error.h"

enum { MEMORY_KIB = 8, PASSES = 1, THREADS = 6, ROUNDS = 20 };

static password_pool pool;

static int make_pool(void **state)
{
    (void)state;
    shop__password_pool_init(&pool, shop_env_default(), MEMORY_KIB, PASSES);
    return 0;
}

static int end_pool(void **state)
{
    (void)state;
    shop__password_pool_destroy(&pool);
    return 0;
}

static bool right(const char *hash, const char *password)
{
    bool answer = false;
    assert_int_equal(shop__password_verify(&pool, hash, password, SHOP_WAIT_FOREVER, &answer), 0);
    return answer;
}

/* --- checking --------------------------------------------------------------------------------- */

static void another_password_is_wrong(void **state)
{
    char hash[PASSWORD_TEXT_SIZE];
    (void)state;
    assert_int_equal(shop__password_hash(&pool, "correct horse", SHOP_WAIT_FOREVER, hash), 0);
    assert_false(right(hash, "correct horsf"));
    assert_false(right(hash, ""));
    assert_false(right(hash, "correct horse "));
}

static void nobodys_hash_is_wrong_for_every_password(void **state)
{
    (void)state;
    assert_false(right(NULL, "correct horse"));
    assert_string_not_equal(pool.decoy, "");
    assert_false(right(NULL, "nobody's password"));
}

static void what_is_no_hash_is_corrupt(void **state)
{
    char too_long[PASSWORD_TEXT_SIZE + 1];
    bool answer = false;
    (void)state;
    memset(too_long, 'x', sizeof(too_long) - 1);
    too_long[sizeof(too_long) - 1] = '\0';
    const char *const bad[] = {"", "plain text", "$argon2id$v=19$m=8", too_long};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(shop__password_verify(&pool, bad[i], "x", SHOP_WAIT_FOREVER, &answer),
                         SHOP_E_CORRUPT);
}

static void the_right_password_is_right(void **state)
{
    char one[PASSWORD_TEXT_SIZE], two[PASSWORD_TEXT_SIZE];
    (void)state;
    assert_int_equal(shop__password_hash(&pool, "correct horse", SHOP_WAIT_FOREVER, one), 0);
    assert_int_equal(shop__password_hash(&pool, "correct horse", SHOP_WAIT_FOREVER, two), 0);
    assert_string_not_equal(one, two);
    assert_true(right(one, "correct horse"));
    assert_true(right(two, "correct horse"));
}

/* --- cost ------------------------------------------------------------------------------------- */

static void the_default_cost_is_the_documented_one(void **state)
{
    password_pool usual;
    char hash[PASSWORD_TEXT_SIZE];
    (void)state;
    shop__password_pool_init(&usual, shop_env_default(), 0, 0);
    assert_int_equal(shop__password_hash(&usual, "correct horse", SHOP_WAIT_FOREVER, hash), 0);
    assert_memory_equal(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31);
    assert_true(shop__password_outdated(&pool, hash));
    assert_false(shop__password_outdated(&usual, hash));
    assert_true(right(hash, "correct horse")); /* a hash carries its own cost */
    shop__password_pool_destroy(&usual);
}

static void a_digest_depends_on_password_and_salt(void **state)
{
    static const uint8_t salt[PASSWORD_SALT_BYTES] = {1}, other_salt[PASSWORD_SALT_BYTES] = {2};
    uint8_t one[PASSWORD_DIGEST_BYTES], two[PASSWORD_DIGEST_BYTES];
    (void)state;
    assert_int_equal(shop__password_digest(&pool, "a", salt, SHOP_WAIT_FOREVER, one), 0);
    assert_int_equal(shop__password_digest(&pool, "a", salt, SHOP_WAIT_FOREVER, two), 0);
    assert_memory_equal(one, two, sizeof(one));
    assert_int_equal(shop__password_digest(&pool, "b", salt, SHOP_WAIT_FOREVER, two), 0);
    assert_memory_not_equal(one, two, sizeof(one));
    assert_int_equal(shop__password_digest(&pool, "a", other_salt, SHOP_WAIT_FOREVER, two), 0);
    assert_memory_not_equal(one, two, sizeof(one));
}

/* --- the gate --------------------------------------------------------------------------------- */

static void no_turn_before_the_deadline_is_a_timeout(void **state)
{
    char hash[PASSWORD_TEXT_SIZE] = "untouched";
    (void)state;
    pool.running = PASSWORDS_AT_ONCE;
    int64_t soon_ns = shop__env_monotonic_ns(shop_env_default()) + 1000000;
    assert_int_equal(shop__password_hash(&pool, "x", soon_ns, hash), SHOP_E_TIMEOUT);
    assert_string_equal(hash, "untouched");
    assert_int_equal(pool.waiting, 0);
    pool.running = 0;
}

static void too_many_that_wait_are_refused(void **state)
{
    char hash[PASSWORD_TEXT_SIZE];
    (void)state;
    pool.running = PASSWORDS_AT_ONCE;
    pool.waiting = PASSWORDS_WAITING_MAX;
    assert_int_equal(shop__password_hash(&pool, "x", SHOP_WAIT_FOREVER, hash), SHOP_E_OVERLOADED);
    assert_int_equal(pool.waiting, PASSWORDS_WAITING_MAX);
    pool.running = pool.waiting = 0;
}

typedef struct crowd {
    atomic_int wrong;
} crowd;

static void hash_some(void *argument)
{
    crowd *c = argument;
    for (int i = 0; i < ROUNDS; i++) {
        char hash[PASSWORD_TEXT_SIZE];
        bool answer = false;
        int code = shop__password_hash(&pool, "correct horse", SHOP_WAIT_FOREVER, hash);
        if (code == 0)
            code = shop__password_verify(&pool, hash, "correct horse", SHOP_WAIT_FOREVER, &answer);
        shop__mutex_lock(pool.env, &pool.lock);
        bool crowded = pool.running > PASSWORDS_AT_ONCE;
        shop__mutex_unlock(pool.env, &pool.lock);
        if (code != 0 || !answer || crowded)
            atomic_fetch_add(&c->wrong, 1);
    }
}

static void many_threads_take_turns(void **state)
{
    void *threads[THREADS];
    crowd c;
    (void)state;
    atomic_init(&c.wrong, 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), hash_some, &c, &threads[i]), 0);
    for (int i = 0; i < THREADS; i++)
        shop__thread_join(shop_env_default(), threads[i]);
    assert_int_equal(atomic_load(&c.wrong), 0);
    assert_int_equal(pool.running, 0);
    assert_int_equal(pool.waiting, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(another_password_is_wrong, make_pool, end_pool),
        cmocka_unit_test_setup_teardown(nobodys_hash_is_wrong_for_every_password, make_pool,
                                        end_pool),
        cmocka_unit_test_setup_teardown(what_is_no_hash_is_corrupt, make_pool, end_pool),
        cmocka_unit_test_setup_teardown(the_right_password_is_right, make_pool, end_pool),
        cmocka_unit_test_setup_teardown(the_default_cost_is_the_documented_one, make_pool,
                                        end_pool),
        cmocka_unit_test_setup_teardown(a_digest_depends_on_password_and_salt, make_pool, end_pool),
        cmocka_unit_test_setup_teardown(no_turn_before_the_deadline_is_a_timeout, make_pool,
                                        end_pool),
        cmocka_unit_test_setup_teardown(too_many_that_wait_are_refused, make_pool, end_pool),
        cmocka_unit_test_setup_teardown(many_threads_take_turns, make_pool, end_pool),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

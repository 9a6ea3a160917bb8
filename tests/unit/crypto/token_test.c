/* token_test.c - tokens: their form, that they differ, and what is kept of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/crypto/token.h"
#include "shop/error.h"

static int no_randomness(void *self, void *bytes, size_t size)
{
    (void)self;
    (void)bytes;
    (void)size;
    return SHOP_E_INTERNAL;
}

static int all_ones(void *self, void *bytes, size_t size)
{
    (void)self;
    memset(bytes, 0xff, size);
    return 0;
}

static void other_forms_are_no_tokens(void **state)
{
    static const char *const bad[] = {
        "",
        "abc",
        "012345678901234567890123456789012345678901",   /* 42 */
        "01234567890123456789012345678901234567890123", /* 44 */
        "012345678901234567890123456789012345678901+",
        "012345678901234567890123456789012345678901=",
        "01234567890123456789012345678901234567890 1",
    };
    (void)state;
    assert_false(shop__token_valid(NULL));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(shop__token_valid(bad[i]));
}

static void without_randomness_there_is_no_token(void **state)
{
    char text[TOKEN_TEXT_SIZE] = "untouched";
    shop_env env = *shop_env_default();
    (void)state;
    env.random = no_randomness;
    assert_int_equal(shop__token_new(&env, text), SHOP_E_INTERNAL);
    assert_string_equal(text, "untouched");
}

static void a_token_is_base64url_of_random_bytes(void **state)
{
    char text[TOKEN_TEXT_SIZE];
    shop_env env = *shop_env_default();
    (void)state;
    env.random = all_ones;
    assert_int_equal(shop__token_new(&env, text), 0);
    assert_string_equal(text, "__________________________________________8");
    assert_true(shop__token_valid(text));
}

static void two_tokens_and_their_digests_differ(void **state)
{
    char one[TOKEN_TEXT_SIZE], two[TOKEN_TEXT_SIZE];
    uint8_t first[SHA256_BYTES], second[SHA256_BYTES], again[SHA256_BYTES];
    (void)state;
    assert_int_equal(shop__token_new(shop_env_default(), one), 0);
    assert_int_equal(shop__token_new(shop_env_default(), two), 0);
    assert_string_not_equal(one, two);
    shop__token_digest(one, first);
    shop__token_digest(two, second);
    shop__token_digest(one, again);
    assert_memory_not_equal(first, second, sizeof(first));
    assert_memory_equal(first, again, sizeof(first));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_forms_are_no_tokens),
        cmocka_unit_test(without_randomness_there_is_no_token),
        cmocka_unit_test(a_token_is_base64url_of_random_bytes),
        cmocka_unit_test(two_tokens_and_their_digests_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

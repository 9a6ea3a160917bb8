/* raw_key_test.c - keys of Curve25519: another implementation agrees, and what is not taken for a key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sodium.h>
#include <string.h>

#include "lib/crypto/raw_key.h"
#include "tests/support/authority.h"

static void without_randomness_there_is_no_key(void **state)
{
    static authority a;
    raw_pair p;
    (void)state;
    authority_open_empty(&a);
    a.no_randomness = true;
    memset(&p, 7, sizeof(p));
    assert_int_equal(shop__raw_pair_new(&a.clock.env, EVP_PKEY_X25519, &p, &a.f), SHOP_E_INTERNAL);
    assert_int_equal(p.secret_key[0], 7); /* untouched */
    authority_close(&a);
}

/* libzmq makes its keys with libsodium. */
static void a_curve_key_is_one_of_libsodium(void **state)
{
    uint8_t expected[crypto_scalarmult_BYTES];
    raw_pair one, two;
    (void)state;
    assert_int_equal(shop__raw_pair_new(shop_env_default(), EVP_PKEY_X25519, &one, NULL), 0);
    assert_int_equal(shop__raw_pair_new(shop_env_default(), EVP_PKEY_X25519, &two, NULL), 0);
    assert_memory_not_equal(one.secret_key, two.secret_key, RAW_KEY_BYTES);
    assert_int_equal(crypto_scalarmult_base(expected, one.secret_key), 0);
    assert_memory_equal(one.public_key, expected, RAW_KEY_BYTES);
}

static void a_signature_is_one_of_libsodium(void **state)
{
    uint8_t public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];
    uint8_t expected[crypto_sign_BYTES], got[SIGNATURE_BYTES];
    raw_pair p;
    (void)state;
    assert_int_equal(shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &p, NULL), 0);
    assert_int_equal(crypto_sign_seed_keypair(public_key, secret_key, p.secret_key), 0);
    assert_memory_equal(p.public_key, public_key, RAW_KEY_BYTES);
    assert_int_equal(crypto_sign_detached(expected, NULL, (const uint8_t *)"order", 5, secret_key), 0);
    assert_int_equal(shop__sign(&p, "order", 5, got, NULL), 0);
    assert_memory_equal(got, expected, SIGNATURE_BYTES);
}

static void another_text_key_or_signature_is_refused(void **state)
{
    uint8_t signature[SIGNATURE_BYTES];
    raw_pair p, other;
    (void)state;
    assert_int_equal(shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &p, NULL), 0);
    assert_int_equal(shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &other, NULL), 0);
    assert_int_equal(shop__sign(&p, "order", 5, signature, NULL), 0);
    assert_true(shop__signed_by(p.public_key, "order", 5, signature));
    assert_false(shop__signed_by(p.public_key, "Order", 5, signature));
    assert_false(shop__signed_by(p.public_key, "order", 4, signature));
    assert_false(shop__signed_by(other.public_key, "order", 5, signature));
    for (size_t i = 0; i < SIGNATURE_BYTES; i++) {
        signature[i] ^= 1;
        assert_false(shop__signed_by(p.public_key, "order", 5, signature));
        signature[i] ^= 1;
    }
}

static void bytes_have_one_spelling(void **state)
{
    static const char *const bad[] = {"",        "AA",      "AAAAAAA",  "AAAAA=", "AAAAB",   "AAAA+A",
                                      "AAA AAA", " AAAAAA", "AAAAAA\n", "AAAAAB", "AAAAAA=="};
    uint8_t bytes[4] = {9};
    char text[8];
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(shop__raw_parse(bad[i], bytes, sizeof(bytes)));
    assert_true(shop__raw_parse("AAAA_w", bytes, sizeof(bytes)));
    assert_int_equal(bytes[3], 0xff);
    shop__raw_print(bytes, sizeof(bytes), text, sizeof(text));
    assert_string_equal(text, "AAAA_w");
}

static void a_pair_is_wiped(void **state)
{
    raw_pair p;
    static const raw_pair nothing;
    (void)state;
    memset(&p, 7, sizeof(p));
    shop__raw_pair_wipe(&p);
    assert_memory_equal(&p, &nothing, sizeof(p));
}

static void a_failure_of_openssl_is_told(void **state)
{
    fault f = {.code = 0};
    (void)state;
    assert_int_equal(shop__raw_public(-1, (const uint8_t[RAW_KEY_BYTES]){0}, (uint8_t[RAW_KEY_BYTES]){0}, &f),
                     SHOP_E_INTERNAL);
    assert_non_null(strstr(f.message, "a key could not be made: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_randomness_there_is_no_key),
        cmocka_unit_test(a_curve_key_is_one_of_libsodium),
        cmocka_unit_test(a_signature_is_one_of_libsodium),
        cmocka_unit_test(another_text_key_or_signature_is_refused),
        cmocka_unit_test(bytes_have_one_spelling),
        cmocka_unit_test(a_pair_is_wiped),
        cmocka_unit_test(a_failure_of_openssl_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

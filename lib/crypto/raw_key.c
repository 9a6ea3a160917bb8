/* raw_key.c - Curve25519 by OpenSSL's EVP. */
#include "lib/crypto/raw_key.h"

#include <openssl/err.h>
#include <sodium.h>
#include <string.h>

#include "lib/base/env.h"

int shop__openssl_failed(fault *f, const char *what)
{
    char reason[120];
    ERR_error_string_n(ERR_peek_last_error(), reason, sizeof(reason));
    ERR_clear_error();
    return shop__fault_set(f, SHOP_E_INTERNAL, "%s: %s", what, reason);
}

int shop__raw_public(int type, const uint8_t secret_key[RAW_KEY_BYTES], uint8_t out[RAW_KEY_BYTES], fault *f)
{
    size_t size = RAW_KEY_BYTES;
    EVP_PKEY *key = EVP_PKEY_new_raw_private_key(type, NULL, secret_key, RAW_KEY_BYTES);
    bool done = key != NULL && EVP_PKEY_get_raw_public_key(key, out, &size) == 1 && size == RAW_KEY_BYTES;
    EVP_PKEY_free(key);
    return done ? 0 : shop__openssl_failed(f, "a key could not be made");
}

int shop__raw_pair_new(const shop_env *env, int type, raw_pair *ret, fault *f)
{
    raw_pair made;
    int code = shop__env_random(env, made.secret_key, sizeof(made.secret_key));
    if (code != 0)
        return shop__fault_set(f, code, "there is no randomness for a key");
    code = shop__raw_public(type, made.secret_key, made.public_key, f);
    if (code == 0)
        *ret = made;
    shop__raw_pair_wipe(&made);
    return code;
}

void shop__raw_pair_wipe(raw_pair *p)
{
    sodium_memzero(p, sizeof(*p));
}

void shop__raw_print(const uint8_t *bytes, size_t size, char *out, size_t out_size)
{
    sodium_bin2base64(out, out_size, bytes, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool shop__raw_parse(const char *text, uint8_t *out, size_t size)
{
    size_t got = 0;
    const char *end = NULL;
    return sodium_base642bin(out, size, text, strlen(text), NULL, &got, &end,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
           got == size && *end == '\0';
}

int shop__sign(const raw_pair *key, const void *bytes, size_t size, uint8_t out[SIGNATURE_BYTES], fault *f)
{
    size_t made = SIGNATURE_BYTES;
    EVP_PKEY *secret = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, key->secret_key, RAW_KEY_BYTES);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = secret != NULL && context != NULL &&
                EVP_DigestSignInit(context, NULL, NULL, NULL, secret) == 1 &&
                EVP_DigestSign(context, out, &made, bytes, size) == 1 && made == SIGNATURE_BYTES;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(secret);
    return done ? 0 : shop__openssl_failed(f, "nothing could be signed");
}

bool shop__signed_by(const uint8_t public_key[RAW_KEY_BYTES], const void *bytes, size_t size,
                     const uint8_t signature[SIGNATURE_BYTES])
{
    EVP_PKEY *key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public_key, RAW_KEY_BYTES);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool good = key != NULL && context != NULL &&
                EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1 &&
                EVP_DigestVerify(context, signature, SIGNATURE_BYTES, bytes, size) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    ERR_clear_error(); /* a wrong signature leaves one that would be told at the next failure */
    return good;
}

/* raw_key.h - keys of Curve25519 as 32 bytes each: Ed25519 signs (RFC 8032), X25519 agrees on secrets (RFC 7748).
 * Secret bytes come from the environment; OpenSSL does the arithmetic. */
#ifndef SHOP_LIB_CRYPTO_RAW_KEY_H
#define SHOP_LIB_CRYPTO_RAW_KEY_H

#include <openssl/evp.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/fault.h"
#include "shop/sys/env.h"

enum {
    RAW_KEY_BYTES = 32,
    RAW_KEY_TEXT_SIZE = 44, /* base64url without padding, with its NUL */
    SIGNATURE_BYTES = 64,
    SIGNATURE_TEXT_SIZE = 87
};

typedef struct raw_pair {
    uint8_t public_key[RAW_KEY_BYTES];
    uint8_t secret_key[RAW_KEY_BYTES];
} raw_pair;

/* `type` is EVP_PKEY_ED25519 or EVP_PKEY_X25519. */
int shop__raw_pair_new(const shop_env *env, int type, raw_pair *ret, fault *f);

/* The public key that belongs to a secret one. */
int shop__raw_public(int type, const uint8_t secret_key[RAW_KEY_BYTES], uint8_t out[RAW_KEY_BYTES], fault *f);

void shop__raw_pair_wipe(raw_pair *p);

/* Bytes to base64url, and back: exactly `size` bytes, in the one spelling that they have. */
void shop__raw_print(const uint8_t *bytes, size_t size, char *out, size_t out_size);
bool shop__raw_parse(const char *text, uint8_t *out, size_t size);

int shop__sign(const raw_pair *key, const void *bytes, size_t size, uint8_t out[SIGNATURE_BYTES], fault *f);
bool shop__signed_by(const uint8_t public_key[RAW_KEY_BYTES], const void *bytes, size_t size,
                     const uint8_t signature[SIGNATURE_BYTES]);

/* The last failure of OpenSSL, as SHOP_E_INTERNAL. */
int shop__openssl_failed(fault *f, const char *what);

#endif

/* token.h - secrets that stand for somebody who has signed in: 32 random bytes, as base64url text.
 * The store keeps the SHA-256 of that text only; 256 random bits need no slow hash. */
#ifndef SHOP_LIB_CRYPTO_TOKEN_H
#define SHOP_LIB_CRYPTO_TOKEN_H

#include <stdbool.h>

#include "lib/crypto/digest.h"
#include "shop/sys/env.h"

enum {
    TOKEN_BYTES = 32,
    TOKEN_TEXT_LENGTH = 43, /* base64url without padding */
    TOKEN_TEXT_SIZE = TOKEN_TEXT_LENGTH + 1
};

/* A new token. @return 0 or a shop_code. */
int shop__token_new(const shop_env *env, char out[TOKEN_TEXT_SIZE]);

/* Whether `text` has a token's form: exactly so long, of that alphabet. NULL has not. */
bool shop__token_valid(const char *text);

/* What the store keeps of a valid token. */
void shop__token_digest(const char *text, uint8_t out[SHA256_BYTES]);

#endif

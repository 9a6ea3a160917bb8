/* token.c - random bytes to base64url (RFC 4648, section 5) and to their digest. */
#include "lib/crypto/token.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/base/fault.h"

_Static_assert(TOKEN_TEXT_SIZE ==
                   sodium_base64_ENCODED_LEN(TOKEN_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING),
               "a token's text has another length");

int shop__token_new(const shop_env *env, char out[TOKEN_TEXT_SIZE])
{
    uint8_t bytes[TOKEN_BYTES];
    TRY(shop__env_random(env, bytes, sizeof(bytes)));
    sodium_bin2base64(out, TOKEN_TEXT_SIZE, bytes, sizeof(bytes),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof(bytes));
    return 0;
}

bool shop__token_valid(const char *text)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return text != NULL && strnlen(text, TOKEN_TEXT_SIZE) == TOKEN_TEXT_LENGTH &&
           strspn(text, alphabet) == TOKEN_TEXT_LENGTH;
}

void shop__token_digest(const char *text, uint8_t out[SHA256_BYTES])
{
    shop__sha256(text, TOKEN_TEXT_LENGTH, out);
}

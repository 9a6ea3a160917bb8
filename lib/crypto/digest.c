/* digest.c - SHA-256 by libsodium: one call without the algorithm look-up that OpenSSL 3 does each time. */
#include "lib/crypto/digest.h"

#include <sodium.h>

void shop__sha256(const void *bytes, size_t size, uint8_t out[SHA256_BYTES])
{
    crypto_hash_sha256(out, bytes, size);
}

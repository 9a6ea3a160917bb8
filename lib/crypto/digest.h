/* digest.h - SHA-256 (FIPS 180-4), for tokens and idempotency. */
#ifndef SHOP_LIB_CRYPTO_DIGEST_H
#define SHOP_LIB_CRYPTO_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BYTES = 32 };

void shop__sha256(const void *bytes, size_t size, uint8_t out[SHA256_BYTES]);

#endif

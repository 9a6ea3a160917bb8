/* certificate.h - who a CURVE key belongs to, until when, signed by the authority's Ed25519 key; and the authority's
 * own certificate, signed by itself. The two differ in their headline, so that neither can stand for the other.
 * What is signed begins with that headline: no X.509 certificate, which the same key signs, begins like it. */
#ifndef SHOP_LIB_CRYPTO_CERTIFICATE_H
#define SHOP_LIB_CRYPTO_CERTIFICATE_H

#include "lib/crypto/curve.h"
#include "lib/crypto/signed_text.h"

enum { CERTIFICATE_FILE_MAX = 512 }; /* bytes of a certificate with its NUL */

typedef struct certificate {
    bool authority;                  /* of the authority itself: its key is Ed25519 and its service "" */
    char service[SERVICE_NAME_SIZE]; /* whose key it is */
    uint64_t serial;
    uint8_t key[RAW_KEY_BYTES];
    int64_t not_before_ms, not_after_ms; /* whole seconds; valid from the first to the last */
    uint8_t signature[SIGNATURE_BYTES];
} certificate;

/* Fill in the signature. */
int shop__certificate_sign(certificate *c, const raw_pair *authority, fault *f);

/* The whole text, signature included; its length. */
size_t shop__certificate_print(const certificate *c, char out[CERTIFICATE_FILE_MAX]);

/* Read the text. SHOP_E_CORRUPT unless it is the one text of its facts. Nothing is believed before
 * shop__certificate_verify(). */
int shop__certificate_parse(const char *text, size_t size, certificate *ret, fault *f);

/* SHOP_E_FORBIDDEN when this authority has not signed it. */
int shop__certificate_verify(const certificate *c, const uint8_t authority[RAW_KEY_BYTES], fault *f);

#endif

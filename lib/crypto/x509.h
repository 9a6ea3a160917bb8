/* x509.h - the same authority in X.509, for mutual TLS 1.3 around the CURVE sockets: its own certificate, those of
 * services (EC P-256; the service's name as DNS name; both ends of a connection), and the list of what is revoked. */
#ifndef SHOP_LIB_CRYPTO_X509_H
#define SHOP_LIB_CRYPTO_X509_H

#include "lib/crypto/folder.h"

enum { PEM_MAX = 4096 }; /* bytes of one PEM text with its NUL */

typedef struct pem {
    char text[PEM_MAX];
    size_t size;
} pem;

/* The authority's secret key as PKCS #8, and back. */
int shop__x509_key_print(const raw_pair *authority, pem *ret, fault *f);
int shop__x509_key_parse(const pem *text, raw_pair *ret, fault *f);

/* The authority's certificate, signed by itself, with the serial and the time of the other one. */
int shop__x509_authority(const raw_pair *authority, const certificate *c, pem *ret, fault *f);

/* A new key for a service and its certificate, with the serial and the time of the other one. */
int shop__x509_service(const raw_pair *authority, const certificate *of_authority, const certificate *c, pem *ret,
                       pem *ret_key, fault *f);

/* The list of what is revoked (RFC 5280), good from `from_ms` to `until_ms`. */
int shop__x509_revoked(const raw_pair *authority, const certificate *of_authority, const revocations *l,
                       int64_t from_ms, int64_t until_ms, buf *out, fault *f);

#endif

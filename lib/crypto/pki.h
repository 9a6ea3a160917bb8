/* pki.h - the authority at work: it is made, issues, replaces and revokes. One of these at a time changes a folder.
 * A certificate is written before its key, so that a crash never leaves a key that nobody trusts in the place of one
 * that is trusted. */
#ifndef SHOP_LIB_CRYPTO_PKI_H
#define SHOP_LIB_CRYPTO_PKI_H

#include "lib/crypto/trust.h"

#define PKI_AUTHORITY_VALID_MS (INT64_C(86400000) * 3650) /* when nobody says */
#define PKI_SERVICE_VALID_MS (INT64_C(86400000) * 90)
#define PKI_SKEW_MS (INT64_C(300000)) /* certificates begin so long ago, for clocks that are behind */

typedef struct pki {
    const shop_env *env;
    const char *folder;
    int64_t valid_ms;   /* of what is made; 0 = the defaults above. No certificate outlives the authority's */
    int64_t overlap_ms; /* for which a replaced certificate still counts */
    bool replace;       /* keys that are there already */
} pki;

/* Make the folder, an authority and an empty list. SHOP_E_ALREADY_EXISTS, SHOP_E_STORAGE. */
int shop__pki_init(const pki *p, fault *f);

/* A key and a certificate for a service. SHOP_E_NOT_FOUND (no authority), SHOP_E_ALREADY_EXISTS, SHOP_E_INVALID,
 * SHOP_E_CONFLICT (the authority has ended, or ca.key is of another one). */
int shop__pki_issue(const pki *p, const char *service, certificate *ret, fault *f);

/* A new key for a service that has one; the certificate of the old one ends with the overlap. SHOP_E_NOT_FOUND and as
 * above. */
int shop__pki_rotate(const pki *p, const char *service, certificate *ret, fault *f);

/* A serial, or every certificate of a service. SHOP_E_NOT_FOUND, SHOP_E_ALREADY_EXISTS, SHOP_E_INVALID. */
int shop__pki_revoke(const pki *p, const char *what, size_t *ret_count, fault *f);

#endif

/* trust.h - whose CURVE keys count: the certificates of a folder that its authority has signed, less what is revoked.
 * A server asks for every message, for a key that is revoked does not end a connection that is open. Safe to share
 * between threads. */
#ifndef SHOP_LIB_CRYPTO_TRUST_H
#define SHOP_LIB_CRYPTO_TRUST_H

#include "lib/crypto/folder.h"

enum { TRUST_KEYS_MAX = 8 }; /* of one service at a time */

typedef enum trust_verdict {
    TRUST_GOOD = 0,
    TRUST_UNKNOWN, /* no certificate of this authority has this key */
    TRUST_NOT_YET,
    TRUST_EXPIRED, /* its certificate has ended, or that of the authority */
    TRUST_REVOKED,
    TRUST_VERDICT_COUNT
} trust_verdict;

typedef struct trust trust;

/* Read ca.crt, revoked and every SERVICE….crt of a folder. A certificate that is no good is left out (its key is
 * then unknown) and told by shop__trust_problems(); without a good ca.crt and a good list nothing is trusted.
 * SHOP_E_NOT_FOUND, SHOP_E_CORRUPT, SHOP_E_FORBIDDEN, SHOP_E_TOO_LARGE, SHOP_E_STORAGE, SHOP_E_NO_MEMORY. */
int shop__trust_load(const shop_env *env, const char *folder, trust **ret, fault *f);
void shop__trust_free(trust *t);

/* Read the folder again. On failure, and for a list of what is revoked that is older than the one that was read
 * before (SHOP_E_CONFLICT), everything stays as it was. */
int shop__trust_reload(trust *t, fault *f);

/* Whose key this is. `ret_service` is filled in when it is good. Of several certificates of a key a good one counts,
 * but one that is revoked spoils them all. */
trust_verdict shop__trust_check(trust *t, const uint8_t key[RAW_KEY_BYTES], int64_t now_ms,
                                char ret_service[SERVICE_NAME_SIZE]);

/* The keys of a service to which one connects, those that are good now, the newest certificate first; how many.
 * While an old and a new key overlap, the server may still have the old one. */
size_t shop__trust_keys_of(trust *t, const char *service, int64_t now_ms, uint8_t ret_keys[][RAW_KEY_BYTES],
                           size_t max);

/* What one certificate counts for. */
trust_verdict shop__trust_judge(const certificate *c, const certificate *authority, const revocations *revoked,
                                int64_t now_ms);

/* "unknown", "expired", …: for logs and metrics. */
const char *shop__trust_word(trust_verdict verdict);

/* How many certificates were left out at the last reading, and why the first one was. */
size_t shop__trust_problems(trust *t, fault *ret_first);

#endif

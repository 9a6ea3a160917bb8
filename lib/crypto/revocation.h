/* revocation.h - the authority's list of serials that count no more. Its number grows with every change; whoever has
 * seen a number refuses an older list, so that putting one back gives nobody his key back. */
#ifndef SHOP_LIB_CRYPTO_REVOCATION_H
#define SHOP_LIB_CRYPTO_REVOCATION_H

#include "lib/base/buf.h"
#include "lib/crypto/signed_text.h"

enum {
    REVOKED_MAX = 2000,          /* serials, in the life of an authority */
    REVOKED_FILE_MAX = 64 * 1024 /* bytes of the list with its NUL */
};

typedef struct revocations {
    int64_t number;    /* from 1 on */
    int64_t issued_ms; /* whole seconds */
    size_t count;
    uint64_t serials[REVOKED_MAX]; /* ascending */
} revocations;

bool shop__revoked(const revocations *l, uint64_t serial);

/* Put a serial in its place; the number grows. SHOP_E_ALREADY_EXISTS, SHOP_E_TOO_LARGE. */
int shop__revoke(revocations *l, uint64_t serial, int64_t now_ms, fault *f);

/* The whole text, signed. */
int shop__revocations_print(const revocations *l, const raw_pair *authority, buf *out, fault *f);

/* SHOP_E_CORRUPT, SHOP_E_FORBIDDEN (signed by somebody else). What is in `ret` after a failure counts for nothing. */
int shop__revocations_parse(const char *text, size_t size, const uint8_t authority[RAW_KEY_BYTES], revocations *ret,
                            fault *f);

#endif

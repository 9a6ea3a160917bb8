/* office.h - an authority while one command works with it: its folder is locked, and its key is in memory, from which
 * it is wiped at the end. */
#ifndef SHOP_LIB_CRYPTO_OFFICE_H
#define SHOP_LIB_CRYPTO_OFFICE_H

#include "lib/crypto/pki.h"

typedef struct office {
    const pki *pki;
    fault *f;
    int lock; /* of the folder; -1 = not locked */
    int64_t now_ms;
    raw_pair key;
    certificate authority;
    revocations revoked;
} office;

/* Run one command: `enter` makes the office ready, `run` works in it; whatever happens, it is closed. */
int shop__office_run(const pki *p, int (*enter)(office *o), int (*run)(office *o, void *userdata), void *userdata,
                     fault *f);

/* Wait for those who work in the folder, and keep others out. SHOP_E_NOT_FOUND. */
int shop__office_lock(office *o);

/* An `enter`: lock the folder, read the authority, its list and its key. SHOP_E_CONFLICT when the key is of another
 * authority or its time has ended. */
int shop__office_open(office *o);

/* Files of the folder; flags as in shop__file_write(). The second is named SERVICE and an ending. */
int shop__office_write(const office *o, const char *name, const void *bytes, size_t size, unsigned flags);
int shop__office_write_of(const office *o, const char *service, const char *ending, const void *bytes, size_t size,
                          unsigned flags);
bool shop__office_has(const office *o, const char *service, const char *ending);
int shop__office_certificate(const office *o, const char *ending, const certificate *c);

/* The list of what is revoked in both forms; ours first, for it is asked for every message. */
int shop__office_revoked(const office *o);

#endif

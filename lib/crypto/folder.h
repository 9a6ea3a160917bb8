/* folder.h - the files of an authority: ca.key, ca.crt, ca.pem, revoked, revoked.pem; and for each service
 * SERVICE.key, SERVICE.crt, SERVICE.pem, SERVICE-key.pem. A certificate that a newer one has replaced is
 * SERVICE.SERIAL.crt. */
#ifndef SHOP_LIB_CRYPTO_FOLDER_H
#define SHOP_LIB_CRYPTO_FOLDER_H

#include "lib/crypto/certificate.h"
#include "lib/crypto/revocation.h"
#include "shop/sys/env.h"

enum {
    FOLDER_CERTIFICATES_MAX = 1024, /* files of certificates; more are refused */
    FOLDER_NAME_SIZE = 64
};

/* A certificate's file as it was found. */
typedef struct folder_entry {
    char file[FOLDER_NAME_SIZE];
    fault fault; /* why it counts for nothing; code 0 = it is good */
    certificate certificate;
} folder_entry;

/* The authority's certificate, checked against itself. */
int shop__folder_authority(const char *folder, certificate *ret, fault *f);

/* The list of what is revoked, checked. */
int shop__folder_revoked(const shop_env *env, const char *folder, const certificate *authority, revocations *ret,
                         fault *f);

/* Every certificate of a service, by its file's name; also those that are no good. Free `ret` with
 * shop__env_release(). */
int shop__folder_certificates(const shop_env *env, const char *folder, const certificate *authority,
                              folder_entry **ret, size_t *ret_count, fault *f);

#endif

/* curve.h - a service's CURVE key pair and the file that keeps it. libzmq's CURVE keys are X25519 keys; its options
 * take the 32 bytes. The file holds a secret: it is refused when others can read it. */
#ifndef SHOP_LIB_CRYPTO_CURVE_H
#define SHOP_LIB_CRYPTO_CURVE_H

#include "lib/crypto/raw_key.h"

enum {
    SERVICE_NAME_MAX = 32,
    SERVICE_NAME_SIZE = SERVICE_NAME_MAX + 1,
    CURVE_FILE_MAX = 256 /* bytes of a key file with its NUL */
};

typedef struct curve_key {
    char service[SERVICE_NAME_SIZE];
    raw_pair pair;
} curve_key;

/* Lower-case letters, digits and inner hyphens, beginning with a letter; not "ca" and not "revoked", which are
 * names of other files. */
bool shop__service_name_valid(const char *name);

/* SHOP_E_INVALID with what a name looks like. */
int shop__service_name_check(const char *name, fault *f);

int shop__curve_new(const shop_env *env, const char *service, curve_key *ret, fault *f);
void shop__curve_wipe(curve_key *k);

/* The text of a key file; returns its length. */
size_t shop__curve_print(const curve_key *k, char out[CURVE_FILE_MAX]);

/* SHOP_E_CORRUPT: not in the one form that a key has, or its two halves do not belong together. */
int shop__curve_parse(const char *text, size_t size, curve_key *ret, fault *f);

/* FOLDER/SERVICE.key. SHOP_E_NOT_FOUND, SHOP_E_FORBIDDEN, SHOP_E_CORRUPT, SHOP_E_STORAGE. */
int shop__curve_load(const char *folder, const char *service, curve_key *ret, fault *f);

#endif

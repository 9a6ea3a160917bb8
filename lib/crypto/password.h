/* password.h - argon2id, a bounded number at a time. A hash takes tens of milliseconds of a core
 * and 19 MiB, so that without a bound a burst of logins would starve everything else in the
 * process. Never call these inside of a transaction. */
#ifndef SHOP_LIB_CRYPTO_PASSWORD_H
#define SHOP_LIB_CRYPTO_PASSWORD_H

#include <stdbool.h>

#include "shop/sys/env.h"

enum {
    PASSWORDS_AT_ONCE = 2,       /* hashes that run at the same time */
    PASSWORDS_WAITING_MAX = 64,  /* callers that wait for their turn; more are SHOP_E_OVERLOADED */
    PASSWORD_MEMORY_KIB = 19456, /* OWASP's first choice, with PASSWORD_PASSES and one lane */
    PASSWORD_PASSES = 2,
    PASSWORD_TEXT_SIZE = 128, /* "$argon2id$v=19$m=…", with its NUL */
    PASSWORD_SALT_BYTES = 16,
    PASSWORD_DIGEST_BYTES = 32
};

typedef struct password_pool {
    const shop_env *env;
    uint32_t memory_kib;
    uint32_t passes;
    shop_mutex lock; /* of the fields below */
    shop_cond freed;
    unsigned running;
    unsigned waiting;
    char decoy[PASSWORD_TEXT_SIZE]; /* nobody's hash; "" until it is first needed */
} password_pool;

/* 0 KiB or 0 passes mean the defaults. */
void shop__password_pool_init(password_pool *p, const shop_env *env, uint32_t memory_kib,
                              uint32_t passes);
void shop__password_pool_destroy(password_pool *p);

/* Hash a password with a new salt at the pool's cost. deadline_ns is monotonic. SHOP_E_OVERLOADED,
 * SHOP_E_TIMEOUT (no turn came), SHOP_E_NO_MEMORY. */
int shop__password_hash(password_pool *p, const char *password, int64_t deadline_ns,
                        char out[PASSWORD_TEXT_SIZE]);

/* Whether this is the password behind a hash. A NULL hash is nobody's: the same work, and false.
 * SHOP_E_CORRUPT when the hash is none; else as above. */
int shop__password_verify(password_pool *p, const char *hash, const char *password,
                          int64_t deadline_ns, bool *ret_right);

/* Whether a valid hash was made at another cost than the pool's. */
bool shop__password_outdated(const password_pool *p, const char *hash);

/* The same slow function with a given salt, for telling two passwords apart without keeping either.
 */
int shop__password_digest(password_pool *p, const char *password,
                          const uint8_t salt[PASSWORD_SALT_BYTES], int64_t deadline_ns,
                          uint8_t out[PASSWORD_DIGEST_BYTES]);

#endif

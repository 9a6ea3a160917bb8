/* password.c - libsodium's argon2id behind a gate. Salts come from the environment, so that a
 * simulator can replay them; libsodium would draw its own. */
#include "lib/crypto/password.h"

#include <assert.h>
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/base/fault.h"

_Static_assert(PASSWORD_TEXT_SIZE == crypto_pwhash_argon2id_STRBYTES,
               "libsodium's texts have another size");
_Static_assert(PASSWORD_SALT_BYTES == crypto_pwhash_argon2id_SALTBYTES, "salts have another size");

enum {
    BYTES_IN_KIB = 1024,
    BASE64 = sodium_base64_VARIANT_ORIGINAL_NO_PADDING,
    SALT_TEXT_SIZE = sodium_base64_ENCODED_LEN(PASSWORD_SALT_BYTES, BASE64),
    DIGEST_TEXT_SIZE = sodium_base64_ENCODED_LEN(PASSWORD_DIGEST_BYTES, BASE64)
};

void shop__password_pool_init(password_pool *p, const shop_env *env, uint32_t memory_kib,
                              uint32_t passes)
{
    *p = (password_pool){.env = env,
                         .memory_kib = memory_kib != 0 ? memory_kib : PASSWORD_MEMORY_KIB,
                         .passes = passes != 0 ? passes : PASSWORD_PASSES};
    shop__mutex_init(env, &p->lock);
    shop__cond_init(env, &p->freed);
}

void shop__password_pool_destroy(password_pool *p)
{
    assert(p->running == 0 && p->waiting == 0);
    shop__cond_destroy(p->env, &p->freed);
    shop__mutex_destroy(p->env, &p->lock);
}

/* --- the gate --------------------------------------------------------------------------------- */

static int enter(password_pool *p, int64_t deadline_ns)
{
    int code = 0;
    shop__mutex_lock(p->env, &p->lock);
    if (p->running >= PASSWORDS_AT_ONCE && p->waiting >= PASSWORDS_WAITING_MAX)
        code = SHOP_E_OVERLOADED;
    p->waiting++;
    while (code == 0 && p->running >= PASSWORDS_AT_ONCE)
        if (!shop__cond_wait(p->env, &p->freed, &p->lock, deadline_ns) &&
            p->running >= PASSWORDS_AT_ONCE)
            code = SHOP_E_TIMEOUT;
    p->waiting--;
    if (code == 0)
        p->running++;
    shop__mutex_unlock(p->env, &p->lock);
    return code;
}

static void leave(password_pool *p)
{
    shop__mutex_lock(p->env, &p->lock);
    p->running--;
    shop__mutex_unlock(p->env, &p->lock);
    shop__cond_signal(p->env, &p->freed);
}

/* --- argon2id --------------------------------------------------------------------------------- */

int shop__password_digest(password_pool *p, const char *password,
                          const uint8_t salt[PASSWORD_SALT_BYTES], int64_t deadline_ns,
                          uint8_t out[PASSWORD_DIGEST_BYTES])
{
    ENSURE(sodium_init() >= 0, SHOP_E_INTERNAL);
    TRY(enter(p, deadline_ns));
    int failed = crypto_pwhash(out, PASSWORD_DIGEST_BYTES, password, strlen(password), salt,
                               p->passes, (size_t)p->memory_kib * BYTES_IN_KIB,
                               crypto_pwhash_ALG_ARGON2ID13);
    leave(p);
    return failed == 0 ? 0 : SHOP_E_NO_MEMORY;
}

int shop__password_hash(password_pool *p, const char *password, int64_t deadline_ns,
                        char out[PASSWORD_TEXT_SIZE])
{
    uint8_t salt[PASSWORD_SALT_BYTES], digest[PASSWORD_DIGEST_BYTES];
    char salt_text[SALT_TEXT_SIZE], digest_text[DIGEST_TEXT_SIZE], text[PASSWORD_TEXT_SIZE] = "";
    TRY(shop__env_random(p->env, salt, sizeof(salt)));
    TRY(shop__password_digest(p, password, salt, deadline_ns, digest));
    sodium_bin2base64(salt_text, sizeof(salt_text), salt, sizeof(salt), BASE64);
    sodium_bin2base64(digest_text, sizeof(digest_text), digest, sizeof(digest), BASE64);
    snprintf(text, sizeof(text), "$argon2id$v=19$m=%u,t=%u,p=1$%s$%s", (unsigned)p->memory_kib,
             (unsigned)p->passes, salt_text, digest_text);
    memcpy(out, text, sizeof(text)); /* whole, as libsodium reads it */
    return 0;
}

/* Nobody's hash, made before the first check of all, so that later checks take the same time
 * whether there is somebody or not. */
static int ensure_decoy(password_pool *p, int64_t deadline_ns)
{
    char made[PASSWORD_TEXT_SIZE];
    shop__mutex_lock(p->env, &p->lock);
    bool there = p->decoy[0] != '\0';
    shop__mutex_unlock(p->env, &p->lock);
    if (there)
        return 0;
    TRY(shop__password_hash(p, "nobody's password", deadline_ns, made));
    shop__mutex_lock(p->env, &p->lock);
    if (p->decoy[0] == '\0')
        memcpy(p->decoy, made, sizeof(made));
    shop__mutex_unlock(p->env, &p->lock);
    return 0;
}

/* libsodium reads all of PASSWORD_TEXT_SIZE bytes; texts from a store may be shorter. */
static bool widen(const char *hash, char out[PASSWORD_TEXT_SIZE])
{
    size_t length = strnlen(hash, PASSWORD_TEXT_SIZE);
    memset(out, 0, PASSWORD_TEXT_SIZE);
    if (length == PASSWORD_TEXT_SIZE)
        return false;
    memcpy(out, hash, length);
    return true;
}

static int compare_cost(const password_pool *p, const char text[PASSWORD_TEXT_SIZE])
{
    return crypto_pwhash_argon2id_str_needs_rehash(text, p->passes,
                                                   (size_t)p->memory_kib * BYTES_IN_KIB);
}

bool shop__password_outdated(const password_pool *p, const char *hash)
{
    char text[PASSWORD_TEXT_SIZE];
    return widen(hash, text) && compare_cost(p, text) == 1;
}

int shop__password_verify(password_pool *p, const char *hash, const char *password,
                          int64_t deadline_ns, bool *ret_right)
{
    char text[PASSWORD_TEXT_SIZE];
    ENSURE(sodium_init() >= 0, SHOP_E_INTERNAL);
    TRY(ensure_decoy(p, deadline_ns));
    ENSURE(widen(hash != NULL ? hash : p->decoy, text) && compare_cost(p, text) >= 0,
           SHOP_E_CORRUPT);
    TRY(enter(p, deadline_ns));
    errno = 0;
    int failed = crypto_pwhash_str_verify(text, password, strlen(password));
    int why = errno;
    leave(p);
    /* EINVAL is libsodium's word for another password; anything else did not come so far. */
    ENSURE(failed == 0 || why == EINVAL, SHOP_E_NO_MEMORY);
    *ret_right = failed == 0 && hash != NULL;
    return 0;
}

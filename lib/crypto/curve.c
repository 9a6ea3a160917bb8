/* curve.c - CURVE keys of services: made, written, read. */
#include "lib/crypto/curve.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/file.h"
#include "lib/crypto/signed_text.h"

static const char head[] = "libshop key 1";

bool shop__service_name_valid(const char *name)
{
    static const char first[] = "abcdefghijklmnopqrstuvwxyz";
    static const char rest[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = strnlen(name, SERVICE_NAME_SIZE);
    return length > 0 && length <= SERVICE_NAME_MAX && strchr(first, name[0]) != NULL &&
           strspn(name, rest) == length && name[length - 1] != '-' && strcmp(name, "ca") != 0 &&
           strcmp(name, "revoked") != 0;
}

int shop__service_name_check(const char *name, fault *f)
{
    ENSURE(shop__service_name_valid(name),
           shop__fault_field(f, SHOP_E_INVALID, "service",
                             "a service's name has at most %d lower-case letters, digits and inner hyphens, and "
                             "begins with a letter; ca and revoked are taken",
                             SERVICE_NAME_MAX));
    return 0;
}

int shop__curve_new(const shop_env *env, const char *service, curve_key *ret, fault *f)
{
    curve_key made = {.service = ""};
    TRY(shop__service_name_check(service, f));
    (void)snprintf(made.service, sizeof(made.service), "%s", service);
    TRY(shop__raw_pair_new(env, EVP_PKEY_X25519, &made.pair, f));
    *ret = made;
    shop__curve_wipe(&made);
    return 0;
}

void shop__curve_wipe(curve_key *k)
{
    sodium_memzero(k, sizeof(*k));
}

size_t shop__curve_print(const curve_key *k, char out[CURVE_FILE_MAX])
{
    char public_key[RAW_KEY_TEXT_SIZE], secret_key[RAW_KEY_TEXT_SIZE];
    shop__raw_print(k->pair.public_key, RAW_KEY_BYTES, public_key, sizeof(public_key));
    shop__raw_print(k->pair.secret_key, RAW_KEY_BYTES, secret_key, sizeof(secret_key));
    int size = snprintf(out, CURVE_FILE_MAX, "%s\nservice: %s\npublic: %s\nsecret: %s\n", head, k->service, public_key,
                        secret_key);
    sodium_memzero(secret_key, sizeof(secret_key));
    return (size_t)size;
}

static int parse(text_reader *r, curve_key *k)
{
    uint8_t expected[RAW_KEY_BYTES];
    TRY(shop__text_head(r, head));
    TRY(shop__text_service(r, "service", k->service));
    TRY(shop__text_raw(r, "public", k->pair.public_key, RAW_KEY_BYTES));
    TRY(shop__text_raw(r, "secret", k->pair.secret_key, RAW_KEY_BYTES));
    TRY(shop__text_end(r));
    TRY(shop__raw_public(EVP_PKEY_X25519, k->pair.secret_key, expected, r->fault));
    ENSURE(memcmp(expected, k->pair.public_key, RAW_KEY_BYTES) == 0,
           shop__fault_set(r->fault, SHOP_E_CORRUPT, "the public key is not that of the secret one"));
    return 0;
}

int shop__curve_parse(const char *text, size_t size, curve_key *ret, fault *f)
{
    curve_key k = {.service = ""};
    text_reader r = shop__text_reader(text, size, f);
    int code = parse(&r, &k);
    if (code == 0)
        *ret = k;
    shop__curve_wipe(&k);
    return code;
}

int shop__curve_load(const char *folder, const char *service, curve_key *ret, fault *f)
{
    char name[SERVICE_NAME_SIZE + sizeof(".key")], path[FILE_PATH_MAX], text[CURVE_FILE_MAX];
    curve_key k = {.service = ""};
    size_t size = 0;
    TRY(shop__service_name_check(service, f));
    (void)snprintf(name, sizeof(name), "%s.key", service);
    TRY(shop__file_path(folder, name, path, f));
    TRY(shop__file_read(path, FILE_SECRET, text, sizeof(text), &size, f));
    int code = shop__curve_parse(text, size, &k, f);
    sodium_memzero(text, sizeof(text));
    TRY(code);
    code = strcmp(k.service, service) == 0
               ? 0
               : shop__fault_set(f, SHOP_E_CORRUPT, "%s is the key of %s", path, k.service);
    if (code == 0)
        *ret = k;
    shop__curve_wipe(&k);
    return code;
}

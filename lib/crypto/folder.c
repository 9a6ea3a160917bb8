/* folder.c - what is in an authority's folder, and which of it is good. */
#define _GNU_SOURCE
#include "lib/crypto/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/base/file.h"

static const char ending[] = ".crt";

int shop__folder_authority(const char *folder, certificate *ret, fault *f)
{
    char path[FILE_PATH_MAX], text[CERTIFICATE_FILE_MAX];
    certificate c;
    size_t size = 0;
    TRY(shop__file_path(folder, "ca.crt", path, f));
    TRY(shop__file_read(path, 0, text, sizeof(text), &size, f));
    TRY(shop__certificate_parse(text, size, &c, f));
    ENSURE(c.authority, shop__fault_set(f, SHOP_E_CORRUPT, "%s is a service's certificate", path));
    TRY(shop__certificate_verify(&c, c.key, f));
    *ret = c;
    return 0;
}

int shop__folder_revoked(const shop_env *env, const char *folder, const certificate *authority, revocations *ret,
                         fault *f)
{
    char path[FILE_PATH_MAX];
    size_t size = 0;
    TRY(shop__file_path(folder, "revoked", path, f));
    char *text = shop__env_alloc(env, REVOKED_FILE_MAX);
    ENSURE(text != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for the list of what is revoked"));
    int code = shop__file_read(path, 0, text, REVOKED_FILE_MAX, &size, f);
    if (code == 0)
        code = shop__revocations_parse(text, size, authority->key, ret, f);
    shop__env_release(env, text);
    return code;
}

/* --- certificates ----------------------------------------------------------------------------- */

static bool is_certificate(const char *name)
{
    size_t length = strlen(name);
    return length > strlen(ending) && length < FOLDER_NAME_SIZE && name[0] != '.' && strcmp(name, "ca.crt") != 0 &&
           strcmp(name + length - strlen(ending), ending) == 0;
}

/* SERVICE.crt or SERVICE.SERIAL.crt. */
static bool is_named_well(const char *file, const certificate *c)
{
    char expected[FOLDER_NAME_SIZE], serial[SERIAL_TEXT_SIZE];
    shop__serial_print(c->serial, serial);
    (void)snprintf(expected, sizeof(expected), "%s%s", c->service, ending);
    if (strcmp(file, expected) == 0)
        return true;
    (void)snprintf(expected, sizeof(expected), "%s.%s%s", c->service, serial, ending);
    return strcmp(file, expected) == 0;
}

static int read_certificate(const char *folder, const certificate *authority, const char *file, certificate *ret,
                            fault *f)
{
    char path[FILE_PATH_MAX], text[CERTIFICATE_FILE_MAX];
    size_t size = 0;
    TRY(shop__file_path(folder, file, path, f));
    TRY(shop__file_read(path, 0, text, sizeof(text), &size, f));
    TRY(shop__certificate_parse(text, size, ret, f));
    ENSURE(!ret->authority, shop__fault_set(f, SHOP_E_FORBIDDEN, "%s is an authority's certificate", file));
    TRY(shop__certificate_verify(ret, authority->key, f));
    ENSURE(is_named_well(file, ret), shop__fault_set(f, SHOP_E_FORBIDDEN, "%s is the certificate of %s; name it so",
                                                     file, ret->service));
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const folder_entry *)a)->file, ((const folder_entry *)b)->file);
}

static int list(const char *folder, folder_entry *entries, size_t *ret_count, fault *f)
{
    size_t count = 0;
    DIR *found = opendir(folder);
    ENSURE(found != NULL, shop__fault_set(f, errno == ENOENT ? SHOP_E_NOT_FOUND : SHOP_E_STORAGE, "%s: %s", folder,
                                          strerror(errno)));
    for (const struct dirent *e; (e = readdir(found)) != NULL && count <= FOLDER_CERTIFICATES_MAX;)
        if (is_certificate(e->d_name)) {
            if (count < FOLDER_CERTIFICATES_MAX)
                memcpy(entries[count].file, e->d_name, strlen(e->d_name) + 1);
            count++;
        }
    (void)closedir(found);
    ENSURE(count <= FOLDER_CERTIFICATES_MAX,
           shop__fault_set(f, SHOP_E_TOO_LARGE, "%s has more than %d certificates; remove those that have ended",
                           folder, FOLDER_CERTIFICATES_MAX));
    qsort(entries, count, sizeof(entries[0]), by_name);
    *ret_count = count;
    return 0;
}

int shop__folder_certificates(const shop_env *env, const char *folder, const certificate *authority,
                              folder_entry **ret, size_t *ret_count, fault *f)
{
    size_t count = 0;
    folder_entry *entries = shop__env_alloc(env, FOLDER_CERTIFICATES_MAX * sizeof(*entries));
    ENSURE(entries != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for the certificates"));
    int code = list(folder, entries, &count, f);
    if (code != 0) {
        shop__env_release(env, entries);
        return code;
    }
    for (size_t i = 0; i < count; i++)
        (void)read_certificate(folder, authority, entries[i].file, &entries[i].certificate, &entries[i].fault);
    *ret = entries;
    *ret_count = count;
    return 0;
}

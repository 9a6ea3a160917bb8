/* office.c - opening and closing an authority's folder, and the files that every command writes. */
#include "lib/crypto/office.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "lib/base/env.h"
#include "lib/base/file.h"
#include "lib/crypto/x509.h"

enum { REVOKED_PEM_MAX = 256 * 1024 };

int shop__office_write(const office *o, const char *name, const void *bytes, size_t size, unsigned flags)
{
    char path[FILE_PATH_MAX];
    TRY(shop__file_path(o->pki->folder, name, path, o->f));
    return shop__file_write(path, bytes, size, flags, o->f);
}

int shop__office_write_of(const office *o, const char *service, const char *ending, const void *bytes, size_t size,
                          unsigned flags)
{
    char name[FOLDER_NAME_SIZE];
    (void)snprintf(name, sizeof(name), "%s%s", service, ending);
    return shop__office_write(o, name, bytes, size, flags);
}

bool shop__office_has(const office *o, const char *service, const char *ending)
{
    char path[FILE_PATH_MAX + FOLDER_NAME_SIZE];
    (void)snprintf(path, sizeof(path), "%s/%s%s", o->pki->folder, service, ending);
    return access(path, F_OK) == 0;
}

/* --- the office opens ------------------------------------------------------------------------- */

int shop__office_lock(office *o)
{
    o->lock = open(o->pki->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ENSURE(o->lock >= 0 && flock(o->lock, LOCK_EX) == 0,
           shop__fault_set(o->f, errno == ENOENT ? SHOP_E_NOT_FOUND : SHOP_E_STORAGE,
                           "%s: %s; shopctl pki init makes it", o->pki->folder, strerror(errno)));
    return 0;
}

static int read_key(office *o)
{
    char path[FILE_PATH_MAX];
    pem text;
    TRY(shop__file_path(o->pki->folder, "ca.key", path, o->f));
    int code = shop__file_read(path, FILE_SECRET, text.text, sizeof(text.text), &text.size, o->f);
    if (code == 0)
        code = shop__x509_key_parse(&text, &o->key, o->f);
    sodium_memzero(&text, sizeof(text));
    return code;
}

int shop__office_open(office *o)
{
    TRY(shop__office_lock(o));
    TRY(shop__folder_authority(o->pki->folder, &o->authority, o->f));
    TRY(shop__folder_revoked(o->pki->env, o->pki->folder, &o->authority, &o->revoked, o->f));
    TRY(read_key(o));
    ENSURE(memcmp(o->key.public_key, o->authority.key, RAW_KEY_BYTES) == 0,
           shop__fault_set(o->f, SHOP_E_CONFLICT, "ca.key is not the key of ca.crt; bring the one that belongs to it"));
    ENSURE(o->now_ms <= o->authority.not_after_ms,
           shop__fault_set(o->f, SHOP_E_CONFLICT,
                           "the authority has ended; shopctl pki init --force makes a new one, for which everything "
                           "is to be issued anew"));
    return 0;
}

static void leave(office *o)
{
    shop__raw_pair_wipe(&o->key);
    if (o->lock >= 0)
        (void)close(o->lock); /* which unlocks it */
}

int shop__office_run(const pki *p, int (*enter)(office *o), int (*run)(office *o, void *userdata), void *userdata,
                     fault *f)
{
    office *o = shop__env_alloc(p->env, sizeof(*o));
    ENSURE(o != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for the authority"));
    o->pki = p;
    o->f = f;
    o->lock = -1;
    o->now_ms = shop__env_now_ms(p->env);
    int code = enter(o);
    if (code == 0)
        code = run(o, userdata);
    leave(o);
    shop__env_release(p->env, o);
    return code;
}

/* --- what it writes --------------------------------------------------------------------------- */

int shop__office_certificate(const office *o, const char *ending, const certificate *c)
{
    char text[CERTIFICATE_FILE_MAX];
    size_t size = shop__certificate_print(c, text);
    return shop__office_write_of(o, c->authority ? "ca" : c->service, ending, text, size, 0);
}

static int write_revoked_pem(const office *o, buf *text)
{
    const certificate *c = &o->authority;
    int64_t from_ms = o->revoked.issued_ms - PKI_SKEW_MS;
    TRY(shop__x509_revoked(&o->key, c, &o->revoked, from_ms, c->not_after_ms, text, o->f));
    return shop__office_write(o, "revoked.pem", text->data, text->size, 0);
}

int shop__office_revoked(const office *o)
{
    buf text;
    shop__buf_init(&text, o->pki->env, REVOKED_PEM_MAX);
    int code = shop__revocations_print(&o->revoked, &o->key, &text, o->f);
    if (code == 0)
        code = shop__office_write(o, "revoked", text.data, text.size, 0);
    shop__buf_clear(&text);
    if (code == 0)
        code = write_revoked_pem(o, &text);
    shop__buf_free(&text);
    return code;
}

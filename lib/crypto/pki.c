/* pki.c - what `shopctl pki` does. */
#include "lib/crypto/pki.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/env.h"
#include "lib/base/file.h"
#include "lib/crypto/x509.h"

enum { SECOND_MS = 1000, REVOKED_PEM_MAX = 256 * 1024 };

/* The authority while a command runs. */
typedef struct office {
    const pki *pki;
    fault *f;
    int lock; /* of the folder */
    int64_t now_ms;
    raw_pair key;
    certificate authority;
    revocations revoked;
} office;

static int64_t whole_seconds(int64_t ms)
{
    return ms - ms % SECOND_MS;
}

static int write_file(const office *o, const char *name, const void *bytes, size_t size, unsigned flags)
{
    char path[FILE_PATH_MAX];
    TRY(shop__file_path(o->pki->folder, name, path, o->f));
    return shop__file_write(path, bytes, size, flags, o->f);
}

/* SERVICE and an ending. */
static int write_of(const office *o, const char *service, const char *ending, const void *bytes, size_t size,
                    unsigned flags)
{
    char name[FOLDER_NAME_SIZE];
    (void)snprintf(name, sizeof(name), "%s%s", service, ending);
    return write_file(o, name, bytes, size, flags);
}

static bool is_there(const office *o, const char *service, const char *ending)
{
    char path[FILE_PATH_MAX + FOLDER_NAME_SIZE];
    (void)snprintf(path, sizeof(path), "%s/%s%s", o->pki->folder, service, ending);
    return access(path, F_OK) == 0;
}

/* --- the office opens ------------------------------------------------------------------------- */

static int lock(office *o)
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

static int read_office(office *o)
{
    TRY(lock(o));
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

/* Run one command with the office open. */
static int within(const pki *p, int (*enter)(office *o), int (*run)(office *o, void *userdata), void *userdata,
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

/* --- what is made ----------------------------------------------------------------------------- */

static int new_serial(const office *o, uint64_t *ret)
{
    uint64_t serial = 0;
    while (serial == 0) {
        int code = shop__env_random(o->pki->env, &serial, sizeof(serial));
        ENSURE(code == 0, shop__fault_set(o->f, code, "there is no randomness for a serial"));
        serial &= (uint64_t)INT64_MAX;
    }
    *ret = serial;
    return 0;
}

static int64_t valid_for(const office *o, int64_t otherwise_ms)
{
    return o->pki->valid_ms > 0 ? o->pki->valid_ms : otherwise_ms;
}

static int write_certificate(const office *o, const char *ending, const certificate *c)
{
    char text[CERTIFICATE_FILE_MAX];
    size_t size = shop__certificate_print(c, text);
    return write_of(o, c->authority ? "ca" : c->service, ending, text, size, 0);
}

static int write_revoked_pem(const office *o, buf *text)
{
    const certificate *c = &o->authority;
    int64_t from_ms = o->revoked.issued_ms - PKI_SKEW_MS;
    TRY(shop__x509_revoked(&o->key, c, &o->revoked, from_ms, c->not_after_ms, text, o->f));
    return write_file(o, "revoked.pem", text->data, text->size, 0);
}

/* The list in both forms; ours first, for it is checked for every message. */
static int write_revoked(const office *o)
{
    buf text;
    shop__buf_init(&text, o->pki->env, REVOKED_PEM_MAX);
    int code = shop__revocations_print(&o->revoked, &o->key, &text, o->f);
    if (code == 0)
        code = write_file(o, "revoked", text.data, text.size, 0);
    shop__buf_clear(&text);
    if (code == 0)
        code = write_revoked_pem(o, &text);
    shop__buf_free(&text);
    return code;
}

/* --- init ------------------------------------------------------------------------------------- */

static int enter_new(office *o)
{
    const char *folder = o->pki->folder;
    ENSURE(mkdir(folder, S_IRWXU) == 0 || errno == EEXIST,
           shop__fault_set(o->f, SHOP_E_STORAGE, "%s: %s", folder, strerror(errno)));
    TRY(lock(o));
    ENSURE(o->pki->replace || (!is_there(o, "ca", ".key") && !is_there(o, "ca", ".crt")),
           shop__fault_set(o->f, SHOP_E_ALREADY_EXISTS,
                           "%s has an authority already; --force replaces it, and everything is to be issued anew",
                           folder));
    return 0;
}

static int make_authority(office *o)
{
    certificate *c = &o->authority;
    c->authority = true;
    c->not_before_ms = whole_seconds(o->now_ms - PKI_SKEW_MS);
    c->not_after_ms = whole_seconds(o->now_ms + valid_for(o, PKI_AUTHORITY_VALID_MS));
    TRY(new_serial(o, &c->serial));
    TRY(shop__raw_pair_new(o->pki->env, EVP_PKEY_ED25519, &o->key, o->f));
    memcpy(c->key, o->key.public_key, RAW_KEY_BYTES);
    return shop__certificate_sign(c, &o->key, o->f);
}

static int write_authority_key(const office *o)
{
    pem text;
    int code = shop__x509_key_print(&o->key, &text, o->f);
    if (code == 0)
        code = write_file(o, "ca.key", text.text, text.size, FILE_SECRET | (o->pki->replace ? 0U : FILE_NEW));
    sodium_memzero(&text, sizeof(text));
    return code;
}

static int init(office *o, void *userdata)
{
    pem text;
    (void)userdata;
    TRY(make_authority(o));
    o->revoked.number = 1;
    o->revoked.issued_ms = whole_seconds(o->now_ms);
    TRY(shop__x509_authority(&o->key, &o->authority, &text, o->f));
    TRY(write_authority_key(o));
    TRY(write_revoked(o));
    TRY(write_file(o, "ca.pem", text.text, text.size, 0));
    return write_certificate(o, ".crt", &o->authority);
}

int shop__pki_init(const pki *p, fault *f)
{
    return within(p, enter_new, init, NULL, f);
}

/* --- issue and rotate ------------------------------------------------------------------------- */

typedef struct order_of_key {
    const char *service;
    certificate *ret;
} order_of_key;

static int make_certificate(office *o, const curve_key *k, certificate *c)
{
    int64_t ends_ms = o->now_ms + valid_for(o, PKI_SERVICE_VALID_MS);
    int64_t begins_ms = whole_seconds(o->now_ms - PKI_SKEW_MS);
    memcpy(c->service, k->service, sizeof(c->service));
    memcpy(c->key, k->pair.public_key, RAW_KEY_BYTES);
    c->not_before_ms = begins_ms > o->authority.not_before_ms ? begins_ms : o->authority.not_before_ms;
    c->not_after_ms = whole_seconds(ends_ms < o->authority.not_after_ms ? ends_ms : o->authority.not_after_ms);
    TRY(new_serial(o, &c->serial));
    return shop__certificate_sign(c, &o->key, o->f);
}

static int write_tls(office *o, const certificate *c)
{
    pem text, key;
    int code = shop__x509_service(&o->key, &o->authority, c, &text, &key, o->f);
    if (code == 0)
        code = write_of(o, c->service, "-key.pem", key.text, key.size, FILE_SECRET);
    if (code == 0)
        code = write_of(o, c->service, ".pem", text.text, text.size, 0);
    sodium_memzero(&key, sizeof(key));
    return code;
}

static int write_key(office *o, const curve_key *k, unsigned flags)
{
    char text[CURVE_FILE_MAX];
    size_t size = shop__curve_print(k, text);
    int code = write_of(o, k->service, ".key", text, size, FILE_SECRET | flags);
    sodium_memzero(text, sizeof(text));
    return code;
}

static int make_and_write(office *o, const char *service, unsigned flags, certificate *ret)
{
    curve_key k;
    certificate c = {.authority = false};
    TRY(shop__curve_new(o->pki->env, service, &k, o->f));
    int code = make_certificate(o, &k, &c);
    if (code == 0)
        code = write_certificate(o, ".crt", &c);
    if (code == 0)
        code = write_tls(o, &c);
    if (code == 0)
        code = write_key(o, &k, flags);
    shop__curve_wipe(&k);
    if (code == 0)
        *ret = c;
    return code;
}

static int issue(office *o, void *userdata)
{
    const order_of_key *what = userdata;
    TRY(shop__service_name_check(what->service, o->f));
    ENSURE(o->pki->replace || !is_there(o, what->service, ".key"),
           shop__fault_set(o->f, SHOP_E_ALREADY_EXISTS,
                           "%s has a key already; shopctl pki rotate makes a new one while the old one still counts, "
                           "--force replaces it at once",
                           what->service));
    return make_and_write(o, what->service, o->pki->replace ? 0 : FILE_NEW, what->ret);
}

int shop__pki_issue(const pki *p, const char *service, certificate *ret, fault *f)
{
    return within(p, read_office, issue, &(order_of_key){service, ret}, f);
}

/* Take away what has ended of a service, and its certificate that is replaced. */
static void sweep(const office *o, const char *service, const folder_entry *entries, size_t count)
{
    char path[FILE_PATH_MAX];
    for (size_t i = 0; i < count; i++) {
        const folder_entry *e = &entries[i];
        if (e->fault.code == 0 && strcmp(e->certificate.service, service) == 0 &&
            e->certificate.not_after_ms < o->now_ms && shop__file_path(o->pki->folder, e->file, path, o->f) == 0)
            (void)unlink(path);
    }
}

/* The certificate in SERVICE.crt. */
static const certificate *current(const char *service, const folder_entry *entries, size_t count)
{
    char file[FOLDER_NAME_SIZE];
    (void)snprintf(file, sizeof(file), "%s.crt", service);
    for (size_t i = 0; i < count; i++)
        if (entries[i].fault.code == 0 && strcmp(entries[i].file, file) == 0)
            return &entries[i].certificate;
    return NULL;
}

/* The same certificate under its serial's name, ending with the overlap. */
static int keep_for_overlap(office *o, const certificate *old)
{
    char ending[FOLDER_NAME_SIZE], serial[SERIAL_TEXT_SIZE];
    certificate c = *old;
    int64_t ends_ms = whole_seconds(o->now_ms + o->pki->overlap_ms);
    if (ends_ms < c.not_after_ms)
        c.not_after_ms = ends_ms;
    if (o->pki->overlap_ms == 0 || c.not_after_ms < o->now_ms || shop__revoked(&o->revoked, c.serial))
        return 0;
    shop__serial_print(c.serial, serial);
    (void)snprintf(ending, sizeof(ending), ".%s.crt", serial);
    TRY(shop__certificate_sign(&c, &o->key, o->f));
    return write_certificate(o, ending, &c);
}

static int rotate_among(office *o, const order_of_key *what, const folder_entry *entries, size_t count)
{
    const certificate *old = current(what->service, entries, count);
    ENSURE(old != NULL, shop__fault_set(o->f, SHOP_E_NOT_FOUND,
                                        "%s has no certificate of this authority; shopctl pki issue %s makes the first",
                                        what->service, what->service));
    TRY(keep_for_overlap(o, old));
    TRY(make_and_write(o, what->service, 0, what->ret));
    sweep(o, what->service, entries, count);
    return 0;
}

static int rotate(office *o, void *userdata)
{
    const order_of_key *what = userdata;
    folder_entry *entries = NULL;
    size_t count = 0;
    TRY(shop__service_name_check(what->service, o->f));
    TRY(shop__folder_certificates(o->pki->env, o->pki->folder, &o->authority, &entries, &count, o->f));
    int code = rotate_among(o, what, entries, count);
    shop__env_release(o->pki->env, entries);
    return code;
}

int shop__pki_rotate(const pki *p, const char *service, certificate *ret, fault *f)
{
    return within(p, read_office, rotate, &(order_of_key){service, ret}, f);
}

/* --- revoke ----------------------------------------------------------------------------------- */

typedef struct order_to_revoke {
    const char *what;
    uint64_t serial; /* 0 = `what` is a service */
    size_t found;    /* certificates */
    size_t revoked;  /* of them, now */
} order_to_revoke;

static int revoke_one(office *o, order_to_revoke *what, uint64_t serial)
{
    what->found++;
    if (shop__revoked(&o->revoked, serial))
        return 0;
    TRY(shop__revoke(&o->revoked, serial, o->now_ms, o->f));
    what->revoked++;
    return 0;
}

static int revoke_among(office *o, order_to_revoke *what, const folder_entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const certificate *c = &entries[i].certificate;
        bool meant = what->serial != 0 ? c->serial == what->serial : strcmp(c->service, what->what) == 0;
        if (entries[i].fault.code == 0 && meant)
            TRY(revoke_one(o, what, c->serial));
    }
    if (what->found == 0 && what->serial != 0) /* its file is lost; its key may not be */
        TRY(revoke_one(o, what, what->serial));
    ENSURE(what->found > 0,
           shop__fault_set(o->f, SHOP_E_NOT_FOUND, "%s has no certificate here; shopctl pki status lists them",
                           what->what));
    ENSURE(what->revoked > 0, shop__fault_set(o->f, SHOP_E_ALREADY_EXISTS, "%s is revoked already", what->what));
    return write_revoked(o);
}

static int revoke_what(office *o, void *userdata)
{
    order_to_revoke *what = userdata;
    folder_entry *entries = NULL;
    size_t count = 0;
    if (!shop__serial_parse(what->what, &what->serial)) /* no name is a serial: serials begin with a digit */
        TRY(shop__service_name_check(what->what, o->f));
    TRY(shop__folder_certificates(o->pki->env, o->pki->folder, &o->authority, &entries, &count, o->f));
    int code = revoke_among(o, what, entries, count);
    shop__env_release(o->pki->env, entries);
    return code;
}

int shop__pki_revoke(const pki *p, const char *what, size_t *ret_count, fault *f)
{
    order_to_revoke o = {.what = what};
    TRY(within(p, read_office, revoke_what, &o, f));
    *ret_count = o.revoked;
    return 0;
}

/* pki.c - what `shopctl pki` does. */
#include "lib/crypto/pki.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/env.h"
#include "lib/base/file.h"
#include "lib/crypto/office.h"
#include "lib/crypto/x509.h"

enum { SECOND_MS = 1000 };

/* --- what is made ----------------------------------------------------------------------------- */

static int64_t whole_seconds(int64_t ms)
{
    return ms - ms % SECOND_MS;
}

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

/* --- init ------------------------------------------------------------------------------------- */

static int enter_new(office *o)
{
    const char *folder = o->pki->folder;
    ENSURE(mkdir(folder, S_IRWXU) == 0 || errno == EEXIST,
           shop__fault_set(o->f, SHOP_E_STORAGE, "%s: %s", folder, strerror(errno)));
    TRY(shop__office_lock(o));
    ENSURE(o->pki->replace || (!shop__office_has(o, "ca", ".key") && !shop__office_has(o, "ca", ".crt")),
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
        code = shop__office_write(o, "ca.key", text.text, text.size, FILE_SECRET | (o->pki->replace ? 0U : FILE_NEW));
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
    TRY(shop__office_revoked(o));
    TRY(shop__office_write(o, "ca.pem", text.text, text.size, 0));
    return shop__office_certificate(o, ".crt", &o->authority);
}

int shop__pki_init(const pki *p, fault *f)
{
    return shop__office_run(p, enter_new, init, NULL, f);
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
        code = shop__office_write_of(o, c->service, "-key.pem", key.text, key.size, FILE_SECRET);
    if (code == 0)
        code = shop__office_write_of(o, c->service, ".pem", text.text, text.size, 0);
    sodium_memzero(&key, sizeof(key));
    return code;
}

static int write_key(office *o, const curve_key *k, unsigned flags)
{
    char text[CURVE_FILE_MAX];
    size_t size = shop__curve_print(k, text);
    int code = shop__office_write_of(o, k->service, ".key", text, size, FILE_SECRET | flags);
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
        code = shop__office_certificate(o, ".crt", &c);
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
    ENSURE(o->pki->replace || !shop__office_has(o, what->service, ".key"),
           shop__fault_set(o->f, SHOP_E_ALREADY_EXISTS,
                           "%s has a key already; shopctl pki rotate makes a new one while the old one still counts, "
                           "--force replaces it at once",
                           what->service));
    return make_and_write(o, what->service, o->pki->replace ? 0 : FILE_NEW, what->ret);
}

int shop__pki_issue(const pki *p, const char *service, certificate *ret, fault *f)
{
    return shop__office_run(p, shop__office_open, issue, &(order_of_key){service, ret}, f);
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
    return shop__office_certificate(o, ending, &c);
}

static int rotate_among(office *o, const order_of_key *what, const folder_entry *entries, size_t count)
{
    const certificate *old = current(what->service, entries, count);
    ENSURE(old != NULL, shop__fault_set(o->f, SHOP_E_NOT_FOUND,
                                        "%s has no certificate of this authority; shopctl pki issue %s makes one, with "
                                        "--force also where there is a key",
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
    return shop__office_run(p, shop__office_open, rotate, &(order_of_key){service, ret}, f);
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
    TRY(shop__office_revoked(o)); /* also when nothing changed: the last command may have written one form only */
    return what->revoked > 0 ? 0
                             : shop__fault_set(o->f, SHOP_E_ALREADY_EXISTS, "%s is revoked already", what->what);
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
    TRY(shop__office_run(p, shop__office_open, revoke_what, &o, f));
    *ret_count = o.revoked;
    return 0;
}

/* pki.c - include/shop/pki.h: the authority of lib/crypto with the last error of the API. */
#include "shop/pki.h"

#include <string.h>

#include "lib/api/last_error.h"
#include "lib/base/env.h"
#include "lib/crypto/pki.h"
#include "lib/schema/peers.h"

_Static_assert((int)SHOP_PKI_SERIAL_SIZE == (int)SERIAL_TEXT_SIZE, "a serial's text has another length");

#define VALID_MAX_MS (INT64_C(86400000) * 36525)

/* A caller's struct may be of an older header, and shorter. */
static int import(const shop_pki *from, pki *ret, fault *f)
{
    shop_pki p = SHOP_PKI_INIT;
    if (from != NULL) {
        ENSURE(from->struct_size >= 2 * sizeof(uint32_t) && from->struct_size <= sizeof(p) &&
                   from->struct_size % sizeof(void *) == 0,
               shop__fault_field(f, SHOP_E_USAGE, "p",
                                 "start from SHOP_PKI_INIT, of headers not newer than the library"));
        memcpy(&p, from, from->struct_size);
    }
    ENSURE((p.flags & ~(uint32_t)SHOP_PKI_REPLACE) == 0,
           shop__fault_field(f, SHOP_E_USAGE, "flags", "has a flag that this library does not know"));
    ENSURE(p.valid_ms >= 0 && p.valid_ms <= VALID_MAX_MS,
           shop__fault_field(f, SHOP_E_INVALID, "valid_ms", "is from 0 to 100 years"));
    ENSURE(p.overlap_ms >= 0 && p.overlap_ms <= VALID_MAX_MS,
           shop__fault_field(f, SHOP_E_INVALID, "overlap_ms", "is from 0 to 100 years"));
    *ret = (pki){.env = p.env != NULL ? p.env : shop_env_default(),
                 .folder = p.folder != NULL ? p.folder : "pki",
                 .valid_ms = p.valid_ms,
                 .overlap_ms = p.overlap_ms,
                 .replace = (p.flags & SHOP_PKI_REPLACE) != 0};
    return 0;
}

int shop_pki_init(const shop_pki *p)
{
    fault f = {.code = 0};
    pki request;
    int code = import(p, &request, &f);
    if (code == 0)
        code = shop__pki_init(&request, &f);
    return shop__error_keep(code, &f, NULL);
}

/* --- issue, rotate, revoke -------------------------------------------------------------------- */

typedef int maker(const pki *p, const char *service, certificate *ret, fault *f);

static int make(const shop_pki *p, const char *service, char *out_serial, maker *by)
{
    fault f = {.code = 0};
    certificate made;
    pki request;
    int code = import(p, &request, &f);
    if (code == 0 && service == NULL)
        code = shop__fault_field(&f, SHOP_E_USAGE, "service", "is NULL");
    if (code == 0)
        code = by(&request, service, &made, &f);
    if (code == 0 && out_serial != NULL)
        shop__serial_print(made.serial, out_serial);
    return shop__error_keep(code, &f, NULL);
}

int shop_pki_issue(const shop_pki *p, const char *service, char *out_serial)
{
    return make(p, service, out_serial, shop__pki_issue);
}

int shop_pki_rotate(const shop_pki *p, const char *service, char *out_serial)
{
    return make(p, service, out_serial, shop__pki_rotate);
}

int shop_pki_revoke(const shop_pki *p, const char *what, size_t *out_count)
{
    fault f = {.code = 0};
    size_t count = 0;
    pki request;
    int code = import(p, &request, &f);
    if (code == 0 && what == NULL)
        code = shop__fault_field(&f, SHOP_E_USAGE, "what", "is NULL");
    if (code == 0)
        code = shop__pki_revoke(&request, what, &count, &f);
    if (code == 0 && out_count != NULL)
        *out_count = count;
    return shop__error_keep(code, &f, NULL);
}

/* --- list ------------------------------------------------------------------------------------- */

typedef int visitor(void *userdata, const shop_pki_certificate *certificate);

/* What the folder holds, read once. */
typedef struct inventory {
    certificate authority;
    folder_entry *entries;
    size_t count;
    revocations *revoked;
    int64_t now_ms;
} inventory;

static shop_pki_state state_of(const inventory *i, const certificate *c)
{
    static const shop_pki_state states[TRUST_VERDICT_COUNT] = {
        [TRUST_GOOD] = SHOP_PKI_GOOD,         [TRUST_UNKNOWN] = SHOP_PKI_BROKEN,
        [TRUST_NOT_YET] = SHOP_PKI_NOT_YET,   [TRUST_EXPIRED] = SHOP_PKI_EXPIRED,
        [TRUST_REVOKED] = SHOP_PKI_REVOKED,
    };
    return states[shop__trust_judge(c, &i->authority, i->revoked, i->now_ms)];
}

static int tell(const inventory *i, const char *file, const certificate *c, const fault *why, visitor *each,
                void *userdata)
{
    char serial[SERIAL_TEXT_SIZE] = "";
    bool broken = why != NULL && why->code != 0;
    shop_pki_certificate told = {.file = file, .service = "", .serial = serial, .problem = ""};
    if (broken) {
        told.state = SHOP_PKI_BROKEN;
        told.problem = why->message;
        return each(userdata, &told);
    }
    shop__serial_print(c->serial, serial);
    told.service = c->service;
    told.state = state_of(i, c);
    told.authority = c->authority;
    told.peer = !c->authority && shop__peer(c->service) != PEER_NONE;
    told.not_before_ms = c->not_before_ms;
    told.not_after_ms = c->not_after_ms;
    return each(userdata, &told);
}

static int tell_all(const inventory *i, visitor *each, void *userdata)
{
    TRY(tell(i, "ca.crt", &i->authority, NULL, each, userdata));
    for (size_t n = 0; n < i->count; n++) {
        const folder_entry *e = &i->entries[n];
        TRY(tell(i, e->file, &e->certificate, &e->fault, each, userdata));
    }
    return 0;
}

static int read_inventory(const pki *p, inventory *i, fault *f)
{
    i->now_ms = shop__env_now_ms(p->env);
    i->revoked = shop__env_alloc(p->env, sizeof(*i->revoked));
    ENSURE(i->revoked != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for the list of what is revoked"));
    TRY(shop__folder_authority(p->folder, &i->authority, f));
    TRY(shop__folder_revoked(p->env, p->folder, &i->authority, i->revoked, f));
    return shop__folder_certificates(p->env, p->folder, &i->authority, &i->entries, &i->count, f);
}

int shop_pki_list(const shop_pki *p, int (*each)(void *userdata, const shop_pki_certificate *certificate),
                  void *userdata)
{
    fault f = {.code = 0};
    inventory i = {.count = 0};
    pki request = {.env = NULL};
    int code = import(p, &request, &f);
    if (code == 0 && each == NULL)
        code = shop__fault_field(&f, SHOP_E_USAGE, "each", "is NULL");
    if (code == 0)
        code = read_inventory(&request, &i, &f);
    shop__error_keep(code, &f, NULL);
    if (code == 0)
        code = tell_all(&i, each, userdata);
    if (request.env != NULL) {
        shop__env_release(request.env, i.entries);
        shop__env_release(request.env, i.revoked);
    }
    return code;
}

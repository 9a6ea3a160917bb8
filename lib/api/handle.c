/* handle.c - opening, closing and viewing a shop. A view is one allocation: the struct, the identity and
 * its texts; it holds a reference to the routing table and nothing else. */
#include "lib/api/handle.h"

#include <string.h>

#include "lib/api/last_error.h"
#include "lib/base/env.h"
#include "lib/base/id.h"
#include "lib/base/process.h"
#include "lib/base/text.h"

int shop__handle_check(const shop *s, fault *f)
{
    ENSURE(s != NULL, shop__fault_set(f, SHOP_E_USAGE, "the shop is NULL; open one with shop_open()"));
    ENSURE(s->magic == HANDLE_MAGIC && s->library == HANDLE_LIBRARY,
           shop__fault_set(f, SHOP_E_USAGE,
                           "not an open shop of this library (closed already, or of the other one)"));
    ENSURE(s->base->opened_by == shop__process_id(),
           shop__fault_set(f, SHOP_E_USAGE,
                           "a shop does not survive fork(); open one in the child process"));
    return 0;
}

static void base_release(shop_base *base)
{
    if (atomic_fetch_sub_explicit(&base->references, 1, memory_order_acq_rel) != 1)
        return;
    if (base->owner.driver != NULL) {
        if (base->opened_by == shop__process_id())
            base->owner.driver->close(base->owner.state);
        else
            base->owner.driver->forget(base->owner.state);
    }
    shop__env_release(base->env, base);
}

static shop *handle_new(shop_base *base, size_t extra)
{
    shop *s = shop__env_alloc(base->env, sizeof(shop) + extra);
    if (s == NULL)
        return NULL;
    s->magic = HANDLE_MAGIC;
    s->library = HANDLE_LIBRARY;
    s->base = base;
    return s;
}

/* Of a struct that begins with its size: never ending in the middle of a pointer. */
static bool size_plausible(uint32_t size, size_t whole)
{
    return size >= 2 * sizeof(uint32_t) && size <= whole && size % sizeof(void *) == 0;
}

/* The caller's options, which may be older and shorter than ours. */
static int import_options(const shop_options *from, shop_options *ret, fault *f)
{
    *ret = (shop_options)SHOP_OPTIONS_INIT;
    if (from != NULL) {
        ENSURE(size_plausible(from->struct_size, sizeof(*ret)),
               shop__fault_field(f, SHOP_E_USAGE, "options",
                                 "start from SHOP_OPTIONS_INIT, of headers not newer than the library"));
        memcpy(ret, from, from->struct_size);
    }
    ret->struct_size = sizeof(*ret);
    if (ret->env == NULL)
        ret->env = shop_env_default();
    return 0;
}

static const driver_factory *find_driver(const char *url)
{
    for (const driver_factory *d = shop__drivers; d->scheme != NULL; d++) {
        size_t length = strlen(d->scheme);
        if (strncmp(url, d->scheme, length) == 0 && url[length] == ':')
            return d;
    }
    return NULL;
}

static int open_base(const char *url, const shop_options *options, shop_base **ret, fault *f)
{
    const driver_factory *factory = url != NULL ? find_driver(url) : NULL;
    ENSURE(factory != NULL,
           shop__fault_field(f, SHOP_E_INVALID, "url",
                             "\"%s\" names no shop; write sqlite:FILE, postgresql://HOST/DATABASE, ipc:///PATH or "
                             "tcp://HOST:PORT",
                             url != NULL ? url : ""));
    shop_base *base = shop__env_alloc(options->env, sizeof(*base));
    ENSURE(base != NULL, SHOP_E_NO_MEMORY);
    atomic_init(&base->references, 1);
    base->opened_by = shop__process_id();
    base->env = options->env;
    int code = factory->open(url, options, base, f);
    if (code != 0) {
        shop__env_release(options->env, base);
        return code;
    }
    *ret = base;
    return 0;
}

static int open_shop(uint32_t header_version, const char *url, const shop_options *options, shop **out,
                     fault *f)
{
    shop_options all;
    shop_base *base = NULL;
    ENSURE(out != NULL, shop__fault_set(f, SHOP_E_USAGE, "out is NULL"));
    ENSURE(header_version <= SHOP_VERSION_NUMBER,
           shop__fault_set(f, SHOP_E_USAGE,
                           "compiled with headers %u, newer than this library (%u); update the library",
                           (unsigned)header_version, (unsigned)SHOP_VERSION_NUMBER));
    TRY(import_options(options, &all, f));
    TRY(open_base(url, &all, &base, f));
    shop *s = handle_new(base, 0);
    if (s == NULL) {
        base_release(base);
        return SHOP_E_NO_MEMORY;
    }
    *out = s;
    return 0;
}

int shop_open_version(uint32_t header_version, const char *url, const shop_options *options, shop **out)
{
    fault f = {0};
    return shop__error_keep(open_shop(header_version, url, options, out, &f), &f, NULL);
}

void shop_close(shop *s)
{
    if (s == NULL || s->magic != HANDLE_MAGIC || s->library != HANDLE_LIBRARY)
        return;
    shop_base *base = s->base;
    s->magic = 0;
    const shop_env *env = base->env;
    base_release(base);
    shop__env_release(env, s);
}

/* --- views ------------------------------------------------------------------------------------ */

enum { IDENTITY_TEXT_MAX = 255 };

static const size_t identity_texts[] = {
    offsetof(shop_identity, session), offsetof(shop_identity, user_id), offsetof(shop_identity, guest_id),
    offsetof(shop_identity, role),    offsetof(shop_identity, locale),  offsetof(shop_identity, traceparent),
};
enum { IDENTITY_TEXTS = sizeof(identity_texts) / sizeof(identity_texts[0]) };

static const char **identity_text(shop_identity *who, size_t i)
{
    return (const char **)(void *)((char *)who + identity_texts[i]);
}

static bool role_known(const char *name)
{
    for (size_t i = 0; i < SHOP__ROLE_COUNT; i++)
        if (strcmp(shop__roles[i].name, name) == 0)
            return true;
    return false;
}

static int check_identity(shop_identity *who, size_t *ret_bytes, fault *f)
{
    uint8_t id[ID_BYTES];
    size_t bytes = 0;
    for (size_t i = 0; i < IDENTITY_TEXTS; i++) {
        const char *text = *identity_text(who, i);
        size_t length = text != NULL ? strnlen(text, IDENTITY_TEXT_MAX + 1) : 0;
        ENSURE(length <= IDENTITY_TEXT_MAX && shop__utf8_valid(text != NULL ? text : "", length),
               shop__fault_field(f, SHOP_E_INVALID, "identity", "a text is too long or not UTF-8"));
        bytes += text != NULL ? length + 1 : 0;
    }
    ENSURE((who->session != NULL) + (who->user_id != NULL) + (who->guest_id != NULL) <= 1,
           shop__fault_field(f, SHOP_E_USAGE, "identity", "give one of session, user_id and guest_id"));
    ENSURE(who->user_id == NULL || shop__id_parse(who->user_id, "usr", id),
           shop__fault_field(f, SHOP_E_INVALID, "user_id", "is not of the form usr_…"));
    ENSURE(who->guest_id == NULL || shop__id_parse(who->guest_id, "gst", id),
           shop__fault_field(f, SHOP_E_INVALID, "guest_id", "is not of the form gst_…"));
    ENSURE(who->role == NULL || (who->user_id != NULL && role_known(who->role)),
           shop__fault_field(f, SHOP_E_INVALID, "role", "no such role, or a role without a user_id"));
    *ret_bytes = bytes;
    return 0;
}

/* Lay the identity and its texts out behind the handle. */
static void bind_identity(shop *view, const shop_identity *who)
{
    shop_identity *own = (shop_identity *)(void *)(view + 1);
    char *next = (char *)(own + 1);
    *own = *who;
    for (size_t i = 0; i < IDENTITY_TEXTS; i++) {
        const char **text = identity_text(own, i);
        if (*text == NULL)
            continue;
        size_t size = strlen(*text) + 1;
        memcpy(next, *text, size);
        *text = next;
        next += size;
    }
    view->identity = own;
}

static int make_view(shop *s, const shop_identity *identity, shop **out, fault *f)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    size_t bytes = 0;
    TRY(shop__handle_check(s, f));
    ENSURE(out != NULL && identity != NULL, shop__fault_set(f, SHOP_E_USAGE, "identity or out is NULL"));
    ENSURE(s->identity == NULL, shop__fault_set(f, SHOP_E_USAGE, "a view cannot be viewed as somebody else"));
    ENSURE(size_plausible(identity->struct_size, sizeof(who)),
           shop__fault_field(f, SHOP_E_USAGE, "identity", "start from SHOP_IDENTITY_INIT"));
    memcpy(&who, identity, identity->struct_size);
    TRY(check_identity(&who, &bytes, f));
    shop *view = handle_new(s->base, sizeof(who) + bytes);
    ENSURE(view != NULL, SHOP_E_NO_MEMORY);
    bind_identity(view, &who);
    atomic_fetch_add_explicit(&s->base->references, 1, memory_order_relaxed);
    *out = view;
    return 0;
}

int shop_as(shop *s, const shop_identity *identity, shop **out)
{
    fault f = {0};
    return shop__error_keep(make_view(s, identity, out, &f), &f, NULL);
}

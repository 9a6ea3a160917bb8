/* store.c - the public face of the store: finds the engine by the URL's scheme, opens and migrates,
 * and hands transactions on. */
#include <assert.h>
#include <string.h>

#include "lib/store/engine.h"

static const engine *const engines[] = {&shop__engine_sqlite, &shop__engine_postgres};

static const engine *engine_of(const char *url)
{
    for (size_t i = 0; i < sizeof(engines) / sizeof(engines[0]); i++) {
        size_t length = strlen(engines[i]->scheme);

        if (strncmp(url, engines[i]->scheme, length) == 0 && url[length] == ':')
            return engines[i];
    }
    return NULL;
}

/* --- one call within another ------------------------------------------------------------------ */

/* A transaction within a transaction function would wait for itself. It is known by its arena or
 * its fault, which belong to one call at a time; a thread says nothing, since works run on the
 * leader's and fibers share one. */
typedef struct store_call {
    const arena *scratch;
    const fault *fault;
    struct store_call *next;
} store_call;

#ifndef NDEBUG
static void enter(store *s, store_call *call, const work *w)
{
    *call = (store_call){.scratch = w->scratch, .fault = w->fault};
    shop__mutex_lock(s->env, &s->calls_lock);
    for (const store_call *other = s->calls; other != NULL; other = other->next) {
        assert(other->scratch != call->scratch);
        assert(other->fault != call->fault || call->fault == NULL);
    }
    call->next = s->calls;
    s->calls = call;
    shop__mutex_unlock(s->env, &s->calls_lock);
}

static void leave(store *s, const store_call *call)
{
    store_call **at = &s->calls;

    shop__mutex_lock(s->env, &s->calls_lock);
    while (*at != call)
        at = &(*at)->next;
    *at = call->next;
    shop__mutex_unlock(s->env, &s->calls_lock);
}
#else
static void enter(store *s, store_call *call, const work *w)
{
    (void)s;
    (void)call;
    (void)w;
}

static void leave(store *s, const store_call *call)
{
    (void)s;
    (void)call;
}
#endif

/* --- transactions ----------------------------------------------------------------------------- */

int shop__store_write(store *s, const work *w, int64_t deadline_ns)
{
    store_call call;
    int code;

    assert(w->run != NULL && w->scratch != NULL);
    ENSURE(!s->read_only,
           shop__fault_set(w->fault, SHOP_E_USAGE, "the store was opened for reading only"));
    enter(s, &call, w);
    code = s->engine->write(s, w, deadline_ns);
    leave(s, &call);
    return code;
}

int shop__store_read(store *s, const work *w, int64_t deadline_ns)
{
    store_call call;
    int code;

    assert(w->run != NULL && w->scratch != NULL);
    enter(s, &call, w);
    code = s->engine->read(s, w, deadline_ns);
    leave(s, &call);
    return code;
}

store_kind shop__store_kind(const store *s)
{
    return s->engine->kind;
}

bool shop__store_tells(const store *s)
{
    return s->engine->generation != NULL && s->engine->foreign != NULL;
}

int shop__store_generation(store *s, uint64_t *ret)
{
    ENSURE(shop__store_tells(s), SHOP_E_UNSUPPORTED);
    return s->engine->generation(s, ret);
}

int shop__store_foreign(store *s, uint64_t *ret)
{
    ENSURE(shop__store_tells(s), SHOP_E_UNSUPPORTED);
    return s->engine->foreign(s, ret);
}

void shop__store_stats(store *s, store_stats *ret)
{
    s->engine->stats(s, ret);
}

/* --- opening ---------------------------------------------------------------------------------- */

int shop__store_open(const store_options *o, const migration *const *migrations, size_t count,
                     store **ret, fault *f)
{
    fault unwanted = {.code = 0};
    fault *say = f != NULL ? f : &unwanted;
    const engine *e = engine_of(o->url);
    store *s;

    shop__fault_clear(say);
    ENSURE(e != NULL, shop__fault_field(say, SHOP_E_INVALID, "url",
                                        "a store's URL begins with \"sqlite:\" or \"postgresql:\""));
    TRY(e->open(o, &s, say));
    shop__mutex_init(s->env, &s->calls_lock);
    int code = shop__migrate(s, migrations, count, o->no_migrate, say);

    if (code != 0) {
        shop__store_close(s);
        return code;
    }
    *ret = s;
    return 0;
}

void shop__store_close(store *s)
{
    if (s == NULL)
        return;
    assert(s->calls == NULL); /* closed while somebody uses it */
    shop__mutex_destroy(s->env, &s->calls_lock);
    s->engine->close(s);
}

void shop__store_forget(store *s)
{
    if (s != NULL)
        s->engine->forget(s);
}

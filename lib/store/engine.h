/* engine.h - what one store engine (SQLite, PostgreSQL) does for store.c; for lib/store only.
 * store.c finds the engine by the URL's scheme; tx.c, row.c, combine.c and migrate.c are shared. */
#ifndef SHOP_LIB_STORE_ENGINE_H
#define SHOP_LIB_STORE_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/env.h"
#include "lib/store/limits.h"
#include "lib/store/row.h"
#include "lib/store/store.h"

typedef struct engine engine;

/* A transaction in progress. Engines put it first in their connection. */
struct tx {
    store *store;
    arena *scratch;
    fault *fault;
    int broken;    /* a statement failed with this code: as on PostgreSQL nothing more runs */
    bool writable;
    bool wrote;    /* this run has changed something, also when it was undone within a statement */
    bool busy;     /* broken because others hold the store: run the whole again */
    bool lost;     /* the engine has rolled back by itself */
};

/* A statement that gives rows. */
typedef struct cursor {
    const statement *statement;
    void *handle; /* the engine's prepared statement */
    uint8_t effect;
    bool kept;              /* by the cache; otherwise finish() drops it */
    int64_t changes_before; /* of the connection, when the statement began */
} cursor;

/* Functions that fail have set the fault of the transaction and its `busy` and `lost`. */
struct engine {
    const char *scheme; /* "sqlite" */
    store_kind kind;

    /* SQL that makes an empty store ours: marks it and creates store_migrations. May run again. */
    const char *preamble;

    int (*open)(const store_options *o, store **ret, fault *f);
    void (*close)(store *s);
    void (*forget)(store *s);
    int (*write)(store *s, const work *w, int64_t deadline_ns);
    int (*read)(store *s, const work *w, int64_t deadline_ns);
    int (*generation)(store *s, uint64_t *ret); /* these two NULL: it cannot tell */
    int (*foreign)(store *s, uint64_t *ret);
    void (*stats)(store *s, store_stats *ret);

    int (*run)(tx *t, const statement *s, const value *params, size_t count, int64_t *ret_changed);
    int (*script)(tx *t, const char *sql); /* several statements, none kept */
    int (*start)(tx *t, const statement *s, const value *params, size_t count, cursor *ret);
    int (*next)(tx *t, cursor *c, bool *ret_more);
    void (*finish)(tx *t, cursor *c);
    const row_cells *cells; /* of a cursor's handle */
};

/* What every engine's store begins with. */
struct store {
    const engine *engine;
    const shop_env *env;
    bool read_only;
    bool fresh;            /* it was empty when it was opened: not even the preamble has run */
    shop_mutex calls_lock; /* of `calls` */
    struct store_call *calls; /* in progress, to find one within another; debug builds only */
};

extern const engine shop__engine_sqlite;
extern const engine shop__engine_postgres;

/* tx.c: run several statements in a transaction. */
int shop__tx_script(tx *t, const char *sql);

/* migrate.c: check what was applied, and apply what is missing. */
int shop__migrate(store *s, const migration *const *migrations, size_t count, bool no_migrate,
                  fault *f);

/* backoff.c: sleep before attempt 1, 2, …; false when the deadline is reached first. */
bool shop__backoff(const shop_env *env, uint32_t attempt, int64_t deadline_ns);

/* Whether a deadline has passed; no clock is read when there is none. */
static inline bool shop__expired(const shop_env *env, int64_t deadline_ns)
{
    return deadline_ns != SHOP_WAIT_FOREVER && shop__env_monotonic_ns(env) >= deadline_ns;
}

#endif

/* postgres.h - the parts of the PostgreSQL engine among each other; for lib/store only.
 *
 * A connection is used by one thread at a time, the one that took it from the pool. It is always in
 * pipeline mode: what needs no answer at once (BEGIN) goes out with what comes next. */
#ifndef SHOP_LIB_STORE_POSTGRES_H
#define SHOP_LIB_STORE_POSTGRES_H

#include <libpq-fe.h>

#include "lib/store/engine.h"
#include "lib/store/pool.h"
#include "lib/store/statement_map.h"

/* Types that statements may use for parameters and results: pg_type.oid, fixed for ever. */
enum {
    PG_BOOL = 16,
    PG_BYTEA = 17,
    PG_INT8 = 20,
    PG_INT2 = 21,
    PG_INT4 = 23,
    PG_TEXT = 25,
    PG_VARCHAR = 1043,
    PG_NUMERIC = 1700
};

/* One statement that the connection keeps prepared, and what the server says of it. */
typedef struct pg_prepared {
    const statement *key;
    uint32_t number; /* its name there is "s<number>" */
    uint8_t count;   /* of parameters */
    Oid *types;      /* of them; NULL without any */
} pg_prepared;

typedef struct pg_connection {
    tx tx;
    const shop_env *env;
    PGconn *conn; /* NULL = not connected */
    statement_map statements;
    uint32_t named;    /* statements prepared so far */
    uint32_t pending;  /* commands sent whose results nobody has read yet */
    bool trailing;     /* they are the end of a read, with a sync behind it */
    int64_t end_ns;    /* no answer later than this is waited for; monotonic */
    pooled pooled;
} pg_connection;

typedef struct pg_store {
    store base;
    char *url;
    pg_connection connections[STORE_POSTGRES_CONNECTIONS];
    pool pool;
    shop_mutex stats_lock;
    store_stats stats;
} pg_store;

static inline pg_store *shop__postgres(store *s)
{
    return (pg_store *)(void *)s;
}

static inline pg_connection *shop__postgres_of(tx *t)
{
    return (pg_connection *)(void *)t;
}

/* --- postgres_error.c ------------------------------------------------------------------------- */

/* The code that stands for an SQLSTATE ("23505"; NULL or "" = the connection was lost).
 * SHOP_E_OVERLOADED: others were in the way, run again. */
int shop__postgres_code(const char *state);

/* Set the fault from a failed result and return the code. */
int shop__postgres_fault(const PGresult *failed, fault *f);

/* --- postgres_connection.c -------------------------------------------------------------------- */

/* Connect unless connected. SHOP_E_UNAVAILABLE when nobody answers (again later), other codes when
 * it makes no sense to ask again. */
int shop__postgres_connect(pg_store *s, pg_connection *c, fault *f);
void shop__postgres_disconnect(pg_connection *c);

/* Whether the server can still be asked; false after a loss. */
bool shop__postgres_alive(const pg_connection *c);

/* Queue a command without parameters and results, as BEGIN. Nothing is sent yet. */
int shop__postgres_queue(pg_connection *c, const char *sql);

/* Send all that is queued and have it answered. */
int shop__postgres_flush(pg_connection *c);

/* The next result, NULL when the command has no further one; waits until the connection's end. A loss
 * sets the transaction's fault, `busy` and `lost`. */
int shop__postgres_result(pg_connection *c, PGresult **ret);

/* Read the results of the commands that are pending: each must be there and without error. */
int shop__postgres_settle(pg_connection *c);

/* Mark the end of a segment, behind which errors are forgotten, and read up to it. Returns the first error
 * among the results. */
int shop__postgres_sync(pg_connection *c);

/* The same in two halves: leave without reading, and read when the connection is used again. */
int shop__postgres_leave(pg_connection *c);
int shop__postgres_return(pg_connection *c);

/* Note in the transaction what a failed result did to it, set its fault, return the code. */
int shop__postgres_failed(pg_connection *c, const PGresult *failed);

/* --- postgres_statement.c --------------------------------------------------------------------- */

int shop__postgres_run(tx *t, const statement *s, const value *params, size_t count,
                       int64_t *ret_changed);
int shop__postgres_script(tx *t, const char *sql);
int shop__postgres_start(tx *t, const statement *s, const value *params, size_t count, cursor *ret);
int shop__postgres_next(tx *t, cursor *c, bool *ret_more);
void shop__postgres_finish(tx *t, cursor *c);
extern const row_cells shop__postgres_cells;

/* Forget what the map keeps; the server forgets its part with the connection. */
void shop__postgres_statements_free(pg_connection *c);

#endif

/* sqlite.h - the parts of the SQLite engine among each other; for lib/store only.
 *
 * A connection is used by one thread at a time (the writer's leader, or the reader that took it
 * from the pool), so SQLite is opened without its own mutexes. */
#ifndef SHOP_LIB_STORE_SQLITE_H
#define SHOP_LIB_STORE_SQLITE_H

#include <sqlite3.h>

#include "lib/store/combine.h"
#include "lib/store/engine.h"
#include "lib/store/pool.h"
#include "lib/store/statement_map.h"

/* --- sqlite_error.c --------------------------------------------------------------------------- */

/* The code that stands for a result of SQLite. SHOP_E_OVERLOADED: busy, run again. */
int shop__sqlite_code(int result);

/* Set the fault from the last error of a connection (db may be NULL) and return the code. */
int shop__sqlite_fault(sqlite3 *db, int result, fault *f);

/* The same for a COMMIT: SHOP_E_UNKNOWN unless it is certain that nothing will come of it. */
int shop__sqlite_commit_fault(sqlite3 *db, int result, fault *f);

/* --- sqlite_url.c ----------------------------------------------------------------------------- */

/* The file that a "sqlite:" URL names, percent-decoded. */
int shop__sqlite_path(const char *url, char out[STORE_PATH_MAX], fault *f);

/* --- sqlite_connection.c ---------------------------------------------------------------------- */

typedef struct prepared {
    const statement *key;
    sqlite3_stmt *handle;
    uint8_t *order; /* SQLite's number of parameter $1, $2, …; NULL when it is the same */
    uint8_t highest; /* n of the last $n */
    uint8_t effect;
} prepared;

typedef enum control {
    CONTROL_BEGIN_READ,
    CONTROL_BEGIN_WRITE,
    CONTROL_COMMIT,
    CONTROL_ROLLBACK,
    CONTROL_SAVEPOINT,
    CONTROL_ROLLBACK_TO,
    CONTROL_RELEASE,
    CONTROL_DATA_VERSION,
    CONTROL_COUNT
} control;

typedef struct connection {
    tx tx;
    const shop_env *env;
    sqlite3 *db; /* NULL = not opened yet */
    sqlite3_stmt *controls[CONTROL_COUNT];
    statement_map statements;
    int64_t end_ns; /* a read must be over by then */
    pooled pooled;
} connection;

/* --- the store -------------------------------------------------------------------------------- */

/* The header of the WAL index, and its word iChange, as SQLite's file format has them. */
enum { INDEX_WORDS = 12, INDEX_COMMITS = 2 };

typedef struct sqlite_store {
    store base;
    char path[STORE_PATH_MAX];
    combiner writes;
    connection writer;

    connection readers[STORE_READERS_MAX];
    pool pool; /* of the readers */

    shop_mutex look_lock;
    const volatile uint32_t *index; /* the WAL index's header, in shared memory */
    uint32_t seen[INDEX_WORDS];
    uint32_t accounted; /* commits of the header's count that are known to be ours or foreign */
    bool writing;       /* our writer holds the file: nobody else can commit */
    uint64_t generation;
    uint64_t foreign;
} sqlite_store;

static inline sqlite_store *shop__sqlite(store *s)
{
    return (sqlite_store *)(void *)s;
}

static inline connection *shop__sqlite_of(tx *t)
{
    return (connection *)(void *)t;
}

/* Open unless it is open. SHOP_E_OVERLOADED: others hold the file, again later. */
int shop__sqlite_connect(sqlite_store *s, connection *c, bool writer, bool *ret_fresh, fault *f);
void shop__sqlite_disconnect(connection *c);

/* Run one of the fixed statements; a result code of SQLite. */
int shop__sqlite_control(connection *c, control which);

/* --- sqlite_statement.c ----------------------------------------------------------------------- */

/* What a statement does to the store. */
typedef enum effect {
    EFFECT_READS,
    EFFECT_COUNTED, /* INSERT, UPDATE, DELETE: the count of changes says whether it wrote */
    EFFECT_WRITES   /* anything else, as CREATE */
} effect;

int shop__sqlite_run(tx *t, const statement *s, const value *params, size_t count,
                     int64_t *ret_changed);
int shop__sqlite_script(tx *t, const char *sql);
int shop__sqlite_start(tx *t, const statement *s, const value *params, size_t count, cursor *ret);
int shop__sqlite_next(tx *t, cursor *c, bool *ret_more);
void shop__sqlite_finish(tx *t, cursor *c);
extern const row_cells shop__sqlite_cells;

/* Note in the transaction what a failed call of SQLite did to it, set its fault, return the
 * code. */
int shop__sqlite_failed(connection *c, int result);

/* Finalize the statements that are kept; or, without touching SQLite, only free their memory. */
void shop__sqlite_statements_drop(connection *c);
void shop__sqlite_statements_forget(connection *c);

/* --- sqlite_read.c ---------------------------------------------------------------------------- */

void shop__sqlite_readers_init(sqlite_store *s);
int shop__sqlite_read(store *base, const work *w, int64_t deadline_ns);
int shop__sqlite_generation(store *base, uint64_t *ret);
int shop__sqlite_foreign(store *base, uint64_t *ret);

/* Around each transaction of the writer: between these two a commit is ours. */
void shop__sqlite_write_began(sqlite_store *s);
void shop__sqlite_write_ended(sqlite_store *s, bool committed);

#endif

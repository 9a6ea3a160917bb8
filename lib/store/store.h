/* store.h - one interface over the stores. SQL is a constant, parameters are values, rows land in
 * flat structs by a column table, transactions are functions that may run again.
 *
 * A transaction function must keep nothing but what it writes through the tx: it may run several
 * times and, under group commit, on another caller's thread. Nothing it learned may be released
 * before shop__store_write() or shop__store_read() has returned 0. */
#ifndef SHOP_LIB_STORE_STORE_H
#define SHOP_LIB_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/fault.h"
#include "lib/base/id.h"
#include "shop/base.h"

typedef struct store store;
typedef struct tx tx;

/* --- statements ------------------------------------------------------------------------------- */

typedef enum column_kind {
    COLUMN_INT = 1, /* int64_t */
    COLUMN_BOOL,    /* bool, INTEGER in the store */
    COLUMN_ENUM,    /* int32_t, INTEGER in the store */
    COLUMN_TEXT,    /* const char *; NULL stays NULL */
    COLUMN_ID,      /* const char *, 16 bytes in the store; needs a prefix; NULL stays NULL */
    COLUMN_MONEY,   /* shop_money; takes two columns, minor INTEGER and currency TEXT */
    COLUMN_BLOB     /* blob */
} column_kind;

typedef struct blob {
    const void *data;
    size_t size;
} blob;

typedef struct column {
    uint8_t kind; /* column_kind */
    char prefix[ID_PREFIX_MAX + 1];
    uint16_t offset;
} column;

#define COL_INT(row, member) {COLUMN_INT, "", offsetof(row, member)}
#define COL_BOOL(row, member) {COLUMN_BOOL, "", offsetof(row, member)}
#define COL_ENUM(row, member) {COLUMN_ENUM, "", offsetof(row, member)}
#define COL_TEXT(row, member) {COLUMN_TEXT, "", offsetof(row, member)}
#define COL_ID(row, member, id_prefix) {COLUMN_ID, id_prefix, offsetof(row, member)}
#define COL_MONEY(row, member) {COLUMN_MONEY, "", offsetof(row, member)}
#define COL_BLOB(row, member) {COLUMN_BLOB, "", offsetof(row, member)}

/* One SQL statement, a static constant: its address is the key under which each connection keeps it
 * prepared. Parameters are $1, $2, …; `postgres` replaces `sql` there where the two must differ. */
typedef struct statement {
    const char *sql;
    const char *postgres;
    const column *columns; /* of its result; NULL when it has none */
    uint16_t column_count;
    uint16_t row_size;
} statement;

#define STATEMENT(text) {.sql = (text)}
#define SELECT_INTO(row, column_table, text)                                                       \
    {.sql = (text),                                                                                \
     .columns = (column_table),                                                                    \
     .column_count = sizeof(column_table) / sizeof((column_table)[0]),                             \
     .row_size = sizeof(row)}

/* The same where the two engines need different texts. */
#define SELECT_INTO_BOTH(row, column_table, sqlite_text, postgres_text)                            \
    {.sql = (sqlite_text),                                                                          \
     .postgres = (postgres_text),                                                                   \
     .columns = (column_table),                                                                     \
     .column_count = sizeof(column_table) / sizeof((column_table)[0]),                              \
     .row_size = sizeof(row)}

typedef enum value_kind { VALUE_NULL, VALUE_INT, VALUE_TEXT, VALUE_BLOB, VALUE_ID } value_kind;

typedef struct value {
    uint8_t kind; /* value_kind */
    uint8_t id[ID_BYTES];
    int64_t integer;
    const char *bytes; /* text or blob; borrowed until the statement has run */
    size_t size;
} value;

static inline value v_null(void) { return (value){.kind = VALUE_NULL}; }
static inline value v_int(int64_t i) { return (value){.kind = VALUE_INT, .integer = i}; }

/* NULL gives SQL NULL. An id is "ord_…" of any prefix and was validated before. */
value v_text(const char *text);
value v_blob(const void *bytes, size_t size);
value v_id(const char *id);

/* The parameters of a statement: PARAMS(v_id(id), v_int(now)). */
#define PARAMS(...)                                                                                \
    (const value[]){__VA_ARGS__}, sizeof((const value[]){__VA_ARGS__}) / sizeof(value)
#define NO_PARAMS NULL, 0

/* --- in a transaction ------------------------------------------------------------------------- */

/* Run a statement without a result. ret_changed (may be NULL) gets the number of rows changed. */
int shop__tx_run(tx *t, const statement *s, const value *params, size_t count,
                 int64_t *ret_changed);

/* The one row of a result into ret_row, texts into the tx's arena. SHOP_E_NOT_FOUND (without a
 * message) when there is none; assert that there are not two. */
int shop__tx_one(tx *t, const statement *s, const value *params, size_t count, void *ret_row);

/* All rows, as one array of row_size structs in the tx's arena. At most `max` rows. */
int shop__tx_all(tx *t, const statement *s, const value *params, size_t count, size_t max,
                 void *ret_rows, size_t *ret_count);

/* Call `each` with one row struct after another, all at the same place, texts valid only during the
 * call: for results of any size. A non-zero answer of `each` ends the loop and is returned. */
int shop__tx_each(tx *t, const statement *s, const value *params, size_t count,
                  int (*each)(void *userdata, const void *row), void *userdata);

/* True once a statement of this run has written. */
bool shop__tx_wrote(const tx *t);

/* Whether this is a write transaction. */
bool shop__tx_writable(const tx *t);

/* The arena and fault that the transaction's owner gave. */
arena *shop__tx_arena(tx *t);
fault *shop__tx_fault(tx *t);

/* --- transactions ----------------------------------------------------------------------------- */

typedef struct work {
    /* May run again. 0 commits; anything else rolls back and is returned by shop__store_write(). */
    int (*run)(tx *t, void *userdata);
    void *userdata;
    arena *scratch; /* reset to where it stood before each run */
    fault *fault;   /* cleared before each run */
    /* Only where it must see what others commit while it runs, as a queue's reader must: each statement has
     * a snapshot of its own. Without it transactions come out as if they had run one after another. */
    bool read_committed;
} work;

/* One transaction, durable when this returns 0. Waits for its turn; SHOP_E_TIMEOUT when
 * deadline_ns (monotonic, SHOP_WAIT_FOREVER for none) passes before the work began;
 * SHOP_E_STORAGE, SHOP_E_CORRUPT, SHOP_E_NO_MEMORY. Never a busy error: the function runs again
 * instead. */
int shop__store_write(store *s, const work *w, int64_t deadline_ns);

/* One snapshot, read only: every statement sees the same commit. */
int shop__store_read(store *s, const work *w, int64_t deadline_ns);

/* Grows with each commit that changed something, by this handle or (SQLite) by another process
 * since the last look. Equal numbers: nothing was committed in between. */
int shop__store_generation(store *s, uint64_t *ret);

/* Whether it knows: on PostgreSQL nothing cheaper than a question would tell, and the two functions here answer
 * SHOP_E_UNSUPPORTED. */
bool shop__store_tells(const store *s);

/* The part of it that is not of this handle: grows when somebody else, in another process or through
 * another handle, has committed since the last look. May grow without need, after a crash of others;
 * never fails to. Costs nanoseconds. */
int shop__store_foreign(store *s, uint64_t *ret);

/* --- opening ---------------------------------------------------------------------------------- */

typedef struct migration {
    const char *service; /* "catalog" */
    int32_t number;      /* 1, 2, 3, … */
    const char *name;    /* "products" */
    const char *sql;     /* several statements, from lib/services/<name>/migrations/NNN_name.sql */
    const char *postgres; /* the same there: translated, or from NNN_name.postgres.sql */
} migration;

/* What differs between engines and cannot be hidden: ask only where it must. */
typedef enum store_kind { STORE_SQLITE = 1, STORE_POSTGRES } store_kind;
store_kind shop__store_kind(const store *s);
store_kind shop__tx_kind(const tx *t);

typedef struct store_options {
    const shop_env *env;
    const char *url; /* "sqlite:path" (":memory:" is refused: it would not last), "postgresql://…" */
    bool read_only;
    bool no_migrate; /* SHOP_E_CONFLICT instead of migrating, when something is missing */
} store_options;

/* Open and bring the schema up to date. Concurrent openers wait for each other. A migration
 * whose text differs from the one that was applied is SHOP_E_CORRUPT; a store newer than the
 * library is SHOP_E_UNSUPPORTED. */
int shop__store_open(const store_options *o, const migration *const *migrations, size_t count,
                     store **ret, fault *f);
void shop__store_close(store *s);
/* After fork(): free memory, touch no descriptor. */
void shop__store_forget(store *s);

typedef struct store_stats {
    int64_t commits;      /* transactions that reached the disk */
    int64_t members;      /* works committed in them */
    int64_t reruns;       /* works that ran again */
    int64_t longest_queue;
} store_stats;
void shop__store_stats(store *s, store_stats *ret);

#endif

/* limits.h - every bound of the store in one place. Reaching one is an answer (SHOP_E_OVERLOADED,
 * SHOP_E_TIMEOUT, SHOP_E_TOO_LARGE), never a surprise. */
#ifndef SHOP_LIB_STORE_LIMITS_H
#define SHOP_LIB_STORE_LIMITS_H

enum {
    /* one transaction of several callers */
    STORE_GROUP_MAX = 64,     /* members */
    STORE_GROUP_US = 2000,    /* after this long it takes no more members */
    STORE_LINGER_US = 100,    /* it waits as long for the next one of those who were there last time */
    STORE_LINGER_LOSS = 4,    /* groups for which it does not, after one that waited in vain */
    STORE_QUEUE_MAX = 1024,   /* callers waiting to write; the next one is SHOP_E_OVERLOADED */

    /* reads */
    STORE_READERS_MAX = 8,            /* connections, opened when first needed */
    STORE_READ_QUEUE_MAX = 1024,      /* callers waiting for one */
    STORE_READ_MAX_MS = 1000,         /* a longer read stops checkpoints, so it is ended */
    STORE_READ_CHECK_STEPS = 100000,  /* of SQLite's machine, between two looks at the clock */

    /* a store that is busy is tried again after a random time up to a bound that doubles */
    STORE_BACKOFF_FIRST_US = 100,
    STORE_BACKOFF_MAX_US = 10000,

    /* opening waits this long for another opener that is migrating */
    STORE_OPEN_MAX_MS = 60000,
    STORE_PATH_MAX = 512,
    STORE_MIGRATIONS_MAX = 4096, /* rows of store_migrations that are read */
    STORE_MIGRATION_ARENA_BYTES = 4 * 1024 * 1024,

    /* statements */
    STORE_PARAMS_MAX = 64,
    STORE_COLUMNS_MAX = 64,     /* rows of a column table */
    STORE_ROW_MAX_BYTES = 2048, /* of a row struct */
    STORE_ROWS_FIRST = 16,      /* room for so many rows is made first, then twice as many, … */
    STORE_STATEMENTS_FIRST = 64, /* slots of a statement cache, a power of two; it doubles */
    STORE_WORDS_MAX = 40,       /* of a statement that are told to the environment */

    /* PostgreSQL: more connections are slower */
    STORE_POSTGRES_CONNECTIONS = 8,     /* of one store, made when first needed */
    STORE_POSTGRES_QUEUE_MAX = 1024,    /* callers waiting for one; the next one is SHOP_E_OVERLOADED */
    STORE_CONNECT_MAX_MS = 5000,        /* for a connection to be made */
    STORE_STATEMENT_MAX_MS = 30000,     /* a statement that runs longer is ended */
    STORE_LOCK_MAX_MS = 2000,           /* a wait for a row that is longer is given up, and run again */
    STORE_IDLE_MAX_MS = 10000,          /* a transaction whose program stands still is ended */
    STORE_TRANSACTION_MAX_MS = 60000,   /* no answer is waited for any longer */

    /* SQLite's settings, see docs of its pragmas */
    STORE_CHECKPOINT_PAGES = 4000,
    STORE_WAL_BUFFER_BYTES = 120 * 1024, /* of a commit, written at once */
    STORE_JOURNAL_MAX_BYTES = 64 * 1024 * 1024, /* a longer WAL is cut after a checkpoint */
    STORE_MMAP_BYTES = 1024 * 1024 * 1024, /* address space; behind it pages are copied */
    STORE_WRITER_CACHE_KIB = 8 * 1024,
    STORE_READER_CACHE_KIB = 2 * 1024
};

#endif

/* sqlite_connection.c - one connection to the file: how it is opened and set, whose file it is,
 * and the fixed statements that begin and end transactions. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "lib/store/sqlite.h"
#include "lib/store/sqlite_wal.h"

enum {
    STORE_APPLICATION_ID = 0x53486f70, /* "SHop", the file's mark: PRAGMA application_id */
    STORE_FORMAT = 1,                  /* user_version: how the library uses the file at all */
    MODE_MAX = 16                      /* "wal", "delete", … */
};

static const char *const control_sql[CONTROL_COUNT] = {
    [CONTROL_BEGIN_READ] = "BEGIN",
    [CONTROL_BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [CONTROL_COMMIT] = "COMMIT",
    [CONTROL_ROLLBACK] = "ROLLBACK",
    [CONTROL_SAVEPOINT] = "SAVEPOINT member",
    [CONTROL_ROLLBACK_TO] = "ROLLBACK TO member",
    [CONTROL_RELEASE] = "RELEASE member",
    [CONTROL_DATA_VERSION] = "PRAGMA data_version",
};

/* Safety first: no SQL from a tampered schema, no double-quoted strings, no plan that changes
 * with a parameter's value (each such change would prepare the statement again). */
static int secure(sqlite3 *db)
{
    static const struct {
        int option;
        int on;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},     {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},       {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_QPSG, 1},   {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    int result = SQLITE_OK;

    for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]) && result == SQLITE_OK; i++)
        result = sqlite3_db_config(db, settings[i].option, settings[i].on, NULL);
    return result;
}

static int pragma(sqlite3 *db, const char *name, int64_t number)
{
    char sql[96];

    (void)snprintf(sql, sizeof(sql), "PRAGMA %s=%lld", name, (long long)number);
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* The writer looks at every cell of a page before it changes it. For readers, who meet each mapped
 * page anew in every snapshot, that alone would be a sixth of the read. */
static int configure(sqlite3 *db, bool writer)
{
    const struct {
        const char *name;
        int64_t number;
    } settings[] = {
        {"synchronous", 2 /* FULL: an acknowledged write survives a power cut */},
        {"cell_size_check", writer},
        {"secure_delete", 1}, /* erased is unreadable in the file, too */
        {"temp_store", 2 /* MEMORY */},
        {"mmap_size", STORE_MMAP_BYTES},
        {"cache_size", writer ? -STORE_WRITER_CACHE_KIB : -STORE_READER_CACHE_KIB},
        {"journal_size_limit", STORE_JOURNAL_MAX_BYTES},
        {"query_only", !writer},
    };
    int result = SQLITE_OK;

    for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]) && result == SQLITE_OK; i++)
        result = pragma(db, settings[i].name, settings[i].number);
    return result;
}

/* The one number that a statement answers. */
static int ask(sqlite3 *db, const char *sql, int64_t *ret)
{
    sqlite3_stmt *handle;
    int result = sqlite3_prepare_v2(db, sql, -1, &handle, NULL);

    if (result != SQLITE_OK)
        return result;
    if (sqlite3_step(handle) == SQLITE_ROW)
        *ret = sqlite3_column_int64(handle, 0);
    return sqlite3_finalize(handle);
}

typedef struct marks {
    int64_t application;
    int64_t format;
    int64_t objects; /* tables, indexes, … */
} marks;

/* In one snapshot: another opener may be making the shop just now, and half of it looks foreign. */
static int read_marks(sqlite3 *db, marks *ret)
{
    int result = sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);

    if (result == SQLITE_OK)
        result = ask(db, "PRAGMA application_id", &ret->application);
    if (result == SQLITE_OK)
        result = ask(db, "PRAGMA user_version", &ret->format);
    if (result == SQLITE_OK && ret->application == 0)
        result = ask(db, "SELECT count(*) FROM sqlite_schema", &ret->objects);
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    return result; /* after a failure the connection is closed, which ends the transaction */
}

/* Before anything is changed in the file: is it ours, or empty? */
static int identify(sqlite3 *db, bool *ret_fresh, fault *f)
{
    marks m = {0, 0, 0};
    int result = read_marks(db, &m);

    if (result != SQLITE_OK)
        return shop__sqlite_fault(db, result, f);
    *ret_fresh = m.application == 0 && m.objects == 0;
    if (*ret_fresh)
        return 0;
    ENSURE(m.application == STORE_APPLICATION_ID,
           shop__fault_field(f, SHOP_E_INVALID, "url",
                             "the file is another program's database: name another file"));
    ENSURE(m.format <= STORE_FORMAT,
           shop__fault_set(f, SHOP_E_UNSUPPORTED,
                           "the file was written by a newer version of the library (format %lld)",
                           (long long)m.format));
    return 0;
}

static int take_text(void *userdata, int count, char **values, char **names)
{
    (void)names;
    (void)snprintf(userdata, MODE_MAX, "%s", count > 0 && values[0] != NULL ? values[0] : "");
    return 0;
}

/* A store for reading only must be in WAL already: without it readers would stop the writer. */
static int use_wal(sqlite3 *db, bool read_only, fault *f)
{
    char mode[MODE_MAX] = "";
    const char *sql = read_only ? "PRAGMA journal_mode" : "PRAGMA journal_mode=WAL";
    int result = sqlite3_exec(db, sql, take_text, mode, NULL);

    if (result == SQLITE_OK)
        result = sqlite3_wal_autocheckpoint(db, STORE_CHECKPOINT_PAGES);
    if (result != SQLITE_OK)
        return shop__sqlite_fault(db, result, f);
    ENSURE(strcmp(mode, "wal") == 0,
           shop__fault_set(f, SHOP_E_UNSUPPORTED, "the file is not in WAL mode: open it once for "
                                                  "writing, on a file system of this machine"));
    return 0;
}

static int prepare_controls(connection *c, fault *f)
{
    int result = SQLITE_OK;

    for (int i = 0; i < CONTROL_COUNT && result == SQLITE_OK; i++)
        result = sqlite3_prepare_v3(c->db, control_sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                    &c->controls[i], NULL);
    return result == SQLITE_OK ? 0 : shop__sqlite_fault(c->db, result, f);
}

/* Ends a read that runs for too long inside one statement; see check_time() for the others. */
static int out_of_time(void *userdata)
{
    const connection *c = userdata;

    return shop__env_monotonic_ns(c->env) >= c->end_ns;
}

static int set_up(connection *c, bool writer, bool read_only, bool *ret_fresh, fault *f)
{
    int result = secure(c->db);

    if (result == SQLITE_OK)
        result = sqlite3_busy_timeout(c->db, 0); /* waiting is ours, see backoff.c */
    if (result != SQLITE_OK)
        return shop__sqlite_fault(c->db, result, f);
    TRY(identify(c->db, ret_fresh, f));
    if (writer || !*ret_fresh) /* an empty file stays as it is until somebody writes */
        TRY(use_wal(c->db, read_only, f));
    result = configure(c->db, writer);
    if (result != SQLITE_OK)
        return shop__sqlite_fault(c->db, result, f);
    /* An environment that switches fibers must not be entered from inside SQLite. */
    if (!writer && c->env->reach == NULL)
        sqlite3_progress_handler(c->db, STORE_READ_CHECK_STEPS, out_of_time, c);
    return prepare_controls(c, f);
}

/* Files that SQLite's own VFS opens were made by create_private(); another VFS makes its own. */
static int open_flags(const sqlite_store *s)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

    if (s->base.read_only)
        return flags | SQLITE_OPEN_READONLY;
    flags |= SQLITE_OPEN_READWRITE;
    return s->base.env->sqlite_vfs != NULL ? flags | SQLITE_OPEN_CREATE : flags;
}

/* An environment that brings a disk of its own decides by itself how its logs are written. */
static const char *vfs_name(const sqlite_store *s)
{
    return s->base.env->sqlite_vfs != NULL ? s->base.env->sqlite_vfs : shop__wal_vfs_default();
}

int shop__sqlite_connect(sqlite_store *s, connection *c, bool writer, bool *ret_fresh, fault *f)
{
    bool fresh = false;
    int result;
    int code;

    if (c->db != NULL)
        return 0;
    result = sqlite3_open_v2(s->path, &c->db, open_flags(s), vfs_name(s));
    if (result != SQLITE_OK)
        code = shop__sqlite_fault(c->db, result, f);
    else
        code = set_up(c, writer, s->base.read_only, &fresh, f);
    if (code != 0) {
        shop__sqlite_disconnect(c);
        return code;
    }
    if (ret_fresh != NULL)
        *ret_fresh = fresh;
    return 0;
}

void shop__sqlite_disconnect(connection *c)
{
    if (c->db == NULL)
        return;
    shop__sqlite_statements_drop(c);
    for (int i = 0; i < CONTROL_COUNT; i++) {
        sqlite3_finalize(c->controls[i]);
        c->controls[i] = NULL;
    }
    int result = sqlite3_close(c->db);

    assert(result == SQLITE_OK); /* a statement was left running */
    (void)result;
    c->db = NULL;
}

int shop__sqlite_control(connection *c, control which)
{
    int result = sqlite3_step(c->controls[which]);

    (void)sqlite3_reset(c->controls[which]);
    return result == SQLITE_DONE || result == SQLITE_ROW ? SQLITE_OK : result;
}

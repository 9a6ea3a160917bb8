/* sqlite.c - the SQLite engine: one writer connection behind the combiner, a pool of readers.
 *
 * Both are opened when first needed. After fork() nothing of SQLite may be touched in the child:
 * to close a connection would roll a transaction of the parent back in the memory that they
 * share. What is forgotten stays open until the child ends or calls exec(), which closes it
 * without harm: a process's end drops its own file locks only. The child must not open the same
 * file before exec(): SQLite would believe that the parent's locks, of which it has a copy, are
 * the child's. */
#include "lib/store/sqlite.h"

#include <assert.h>
#include <errno.h>
#include <sys/stat.h>

/* The mark makes `file` say what it is and keeps other programs' files from being taken for ours:
 * STORE_APPLICATION_ID and STORE_FORMAT of sqlite_connection.c. */
static const char preamble[] =
    "PRAGMA application_id=0x53486f70;"
    "PRAGMA user_version=1;"
    "CREATE TABLE IF NOT EXISTS store_migrations("
    "service TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,"
    "checksum INTEGER NOT NULL, applied_at_ms INTEGER NOT NULL,"
    "PRIMARY KEY(service, number)) STRICT;";

/* --- the writer, for the combiner ------------------------------------------------------------- */

/* Whether pages went to the log since this was last asked; a commit that changed nothing writes none. */
static bool wrote_pages(connection *c)
{
    int pages = 0;
    int highest;

    (void)sqlite3_db_status(c->db, SQLITE_DBSTATUS_CACHE_WRITE, &pages, &highest, 1);
    return pages > 0;
}

static int writer_begin(tx *t, fault *f)
{
    connection *c = shop__sqlite_of(t);
    int result;

    TRY(shop__sqlite_connect(shop__sqlite(t->store), c, true, NULL, f));
    result = shop__sqlite_control(c, CONTROL_BEGIN_WRITE);
    if (result != SQLITE_OK)
        return shop__sqlite_fault(c->db, result, f);
    (void)wrote_pages(c);
    shop__sqlite_write_began(shop__sqlite(t->store));
    return 0;
}

static void writer_rollback(tx *t)
{
    connection *c = shop__sqlite_of(t);

    shop__sqlite_write_ended(shop__sqlite(t->store), false);
    if (c->db != NULL && !sqlite3_get_autocommit(c->db))
        (void)shop__sqlite_control(c, CONTROL_ROLLBACK);
}

static int writer_commit(tx *t, fault *f)
{
    connection *c = shop__sqlite_of(t);
    int result = shop__sqlite_control(c, CONTROL_COMMIT);

    shop__sqlite_write_ended(shop__sqlite(t->store), result == SQLITE_OK && wrote_pages(c));
    if (result == SQLITE_OK)
        return 0;
    int code = shop__sqlite_commit_fault(c->db, result, f);

    writer_rollback(t);
    return code;
}

/* A deferred foreign key would else fail the COMMIT of everybody in the group. */
static int writer_check(tx *t)
{
    int unresolved = 0;
    int highest;

    (void)sqlite3_db_status(shop__sqlite_of(t)->db, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved,
                            &highest, 0);
    ENSURE(unresolved == 0,
           shop__fault_set(t->fault, SHOP_E_CONFLICT, "FOREIGN KEY constraint failed"));
    return 0;
}

static int writer_control(tx *t, control which)
{
    connection *c = shop__sqlite_of(t);
    int result = shop__sqlite_control(c, which);

    return result == SQLITE_OK ? 0 : shop__sqlite_failed(c, result);
}

static int writer_save(tx *t)
{
    return writer_control(t, CONTROL_SAVEPOINT);
}

static int writer_release(tx *t, bool keep)
{
    if (!keep)
        TRY(writer_control(t, CONTROL_ROLLBACK_TO));
    return writer_control(t, CONTROL_RELEASE);
}

static const combine_ops writer_ops = {
    .begin = writer_begin,
    .commit = writer_commit,
    .rollback = writer_rollback,
    .check = writer_check,
    .save = writer_save,
    .release = writer_release,
};

static int sqlite_write(store *base, const work *w, int64_t deadline_ns)
{
    return shop__combine(&shop__sqlite(base)->writes, w, deadline_ns);
}

static void sqlite_stats(store *base, store_stats *ret)
{
    shop__combine_stats(&shop__sqlite(base)->writes, ret);
}

/* --- opening ---------------------------------------------------------------------------------- */

/* The file holds personal data, so only its owner may read it; SQLite gives its WAL the same mode.
 * mknod() makes it without a descriptor: to close one of a file that SQLite has open, here or in
 * another thread, would drop SQLite's locks on it. */
static int create_private(const sqlite_store *s, const store_options *o, fault *f)
{
    if (o->read_only || o->no_migrate || s->base.env->sqlite_vfs != NULL)
        return 0;
    if (mknod(s->path, S_IFREG | S_IRUSR | S_IWUSR, 0) == 0 || errno == EEXIST)
        return 0;
    ENSURE(errno != ENOENT,
           shop__fault_field(f, SHOP_E_INVALID, "url",
                             "there is no directory for %s: create it first", s->path));
    ENSURE(errno != ENOSPC && errno != EDQUOT, shop__sqlite_fault(NULL, SQLITE_FULL, f));
    return shop__fault_set(f, SHOP_E_STORAGE, "%s cannot be created: check the permissions of its "
                           "directory (error %d)", s->path, errno);
}

static void connection_init(sqlite_store *s, connection *c, bool writer)
{
    c->env = s->base.env;
    c->tx.store = &s->base;
    c->tx.writable = writer;
    c->pooled.owner = c;
    shop__statement_map_init(&c->statements, c->env, sizeof(prepared));
}

/* The first reader finds out whose file it is; another opener may hold it just now. */
static int look_at(sqlite_store *s, fault *f)
{
    int64_t give_up_ns = shop__env_monotonic_ns(s->base.env) +
                         (int64_t)STORE_OPEN_MAX_MS * 1000 * 1000;
    uint32_t attempt = 0;
    int code;

    do {
        shop__fault_clear(f);
        code = shop__sqlite_connect(s, &s->readers[0], false, &s->base.fresh, f);
    } while (code == SHOP_E_OVERLOADED && shop__backoff(s->base.env, attempt++, give_up_ns));
    return code;
}

static void sqlite_forget(store *base)
{
    sqlite_store *s = shop__sqlite(base);

    shop__sqlite_statements_forget(&s->writer);
    for (size_t i = 0; i < STORE_READERS_MAX; i++)
        shop__sqlite_statements_forget(&s->readers[i]);
    shop__env_release(base->env, s);
}

/* The writer goes last: the last connection to a file brings the WAL into it. */
static void sqlite_close(store *base)
{
    sqlite_store *s = shop__sqlite(base);
    const shop_env *env = base->env;

    for (size_t i = 0; i < STORE_READERS_MAX; i++)
        shop__sqlite_disconnect(&s->readers[i]);
    shop__sqlite_disconnect(&s->writer);
    shop__combine_destroy(&s->writes);
    shop__pool_destroy(&s->pool);
    shop__mutex_destroy(env, &s->look_lock);
    shop__env_release(env, s);
}

static int sqlite_open(const store_options *o, store **ret, fault *f)
{
    sqlite_store *s = shop__env_alloc(o->env, sizeof(*s));

    ENSURE(s != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory"));
    s->base = (store){.engine = &shop__engine_sqlite, .env = o->env, .read_only = o->read_only};
    connection_init(s, &s->writer, true);
    for (size_t i = 0; i < STORE_READERS_MAX; i++)
        connection_init(s, &s->readers[i], false);
    shop__combine_init(&s->writes, o->env, &writer_ops, &s->writer.tx);
    shop__sqlite_readers_init(s);
    int code = shop__sqlite_path(o->url, s->path, f);

    if (code == 0)
        code = create_private(s, o, f);
    if (code == 0)
        code = look_at(s, f);
    if (code != 0) {
        sqlite_close(&s->base);
        return code;
    }
    *ret = &s->base;
    return 0;
}

const engine shop__engine_sqlite = {
    .scheme = "sqlite",
    .kind = STORE_SQLITE,
    .preamble = preamble,
    .open = sqlite_open,
    .close = sqlite_close,
    .forget = sqlite_forget,
    .write = sqlite_write,
    .read = shop__sqlite_read,
    .generation = shop__sqlite_generation,
    .foreign = shop__sqlite_foreign,
    .stats = sqlite_stats,
    .run = shop__sqlite_run,
    .script = shop__sqlite_script,
    .start = shop__sqlite_start,
    .next = shop__sqlite_next,
    .finish = shop__sqlite_finish,
    .cells = &shop__sqlite_cells,
};

/* sqlite_read.c - readers: a pool of connections, each read one snapshot; and the generation, which
 * says without a read whether anything was committed. */
#include <assert.h>

#include "lib/store/sqlite.h"

enum { NS_PER_MS = 1000 * 1000, INDEX_REGION_BYTES = 32768 };

void shop__sqlite_readers_init(sqlite_store *s)
{
    shop__pool_init(&s->pool, s->base.env, STORE_READ_QUEUE_MAX);
    shop__mutex_init(s->base.env, &s->look_lock);
    for (size_t i = STORE_READERS_MAX; i-- > 0;)
        shop__pool_give(&s->pool, &s->readers[i].pooled);
}

/* --- a read ----------------------------------------------------------------------------------- */

static void prepare(connection *c, const work *w, arena_mark mark)
{
    shop__arena_reset(w->scratch, mark);
    if (w->fault != NULL)
        shop__fault_clear(w->fault);
    c->tx.scratch = w->scratch;
    c->tx.fault = w->fault;
    c->tx.broken = 0;
    c->tx.wrote = c->tx.busy = c->tx.lost = false;
    c->end_ns = shop__env_monotonic_ns(c->env) + (int64_t)STORE_READ_MAX_MS * NS_PER_MS;
}

static int read_begin(sqlite_store *s, connection *c, fault *f)
{
    int code = shop__env_reach(c->env, SHOP_POINT_BEGIN, "read");
    int result;

    if (code != 0)
        return shop__fault_set(f, code, "the store failed to begin a read");
    TRY(shop__sqlite_connect(s, c, false, NULL, f));
    result = shop__sqlite_control(c, CONTROL_BEGIN_READ);
    return result == SQLITE_OK ? 0 : shop__sqlite_fault(c->db, result, f);
}

/* COMMIT only gives the snapshot back; there is nothing in it that could fail to be stored. */
static void read_end(connection *c)
{
    if (c->db != NULL && !sqlite3_get_autocommit(c->db) &&
        shop__sqlite_control(c, CONTROL_COMMIT) != SQLITE_OK)
        (void)shop__sqlite_control(c, CONTROL_ROLLBACK);
}

static int read_once(sqlite_store *s, connection *c, const work *w, arena_mark mark)
{
    int code;

    prepare(c, w, mark);
    code = read_begin(s, c, w->fault);
    if (code != 0) {
        c->tx.busy = code == SHOP_E_OVERLOADED;
        read_end(c);
        return code;
    }
    code = w->run(&c->tx, w->userdata);
    read_end(c);
    return code == 0 ? c->tx.broken : code;
}

static int time_out(fault *f)
{
    if (f != NULL)
        shop__fault_clear(f);
    return shop__fault_set(f, SHOP_E_TIMEOUT, "the deadline passed while waiting for the store");
}

int shop__sqlite_read(store *base, const work *w, int64_t deadline_ns)
{
    sqlite_store *s = shop__sqlite(base);
    arena_mark mark = shop__arena_mark(w->scratch);
    uint32_t attempt = 0;
    connection *c;
    int code;

    if (shop__expired(base->env, deadline_ns))
        return time_out(w->fault);
    TRY(shop__pool_take(&s->pool, deadline_ns, &c, w->fault));
    do
        code = read_once(s, c, w, mark);
    while (c->tx.busy && shop__backoff(base->env, attempt++, deadline_ns));
    bool gave_up = c->tx.busy;

    shop__pool_give(&s->pool, &c->pooled);
    return gave_up ? time_out(w->fault) : code;
}

/* --- the generation --------------------------------------------------------------------------- */

/* The WAL index begins with a header that every commit changes, of this process and of others;
 * it is what SQLite itself compares when a transaction begins. Reading it where it lies, in
 * shared memory, costs nanoseconds; PRAGMA data_version takes and drops file locks to learn the
 * same. A header that is just being written looks changed, which is never wrong: equal means
 * equal. */
static int find_index(sqlite_store *s, connection *c)
{
    sqlite3_file *file = NULL;
    void volatile *region = NULL;
    int result = shop__sqlite_control(c, CONTROL_DATA_VERSION); /* opens the WAL, if not yet open */

    if (result == SQLITE_OK)
        result = sqlite3_file_control(c->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (result == SQLITE_OK)
        result = file->pMethods->xShmMap(file, 0, INDEX_REGION_BYTES, 0, &region);
    if (result == SQLITE_OK && region == NULL)
        result = SQLITE_BUSY;
    if (result == SQLITE_OK)
        s->index = region;
    return result;
}

/* The pool's connections stay open as long as the store, and with them what they have mapped. */
static int open_index(sqlite_store *s)
{
    connection *c;
    fault f = {.code = 0};
    int code;

    TRY(shop__pool_take(&s->pool, SHOP_WAIT_FOREVER, &c, &f));
    code = shop__sqlite_connect(s, c, false, NULL, &f);
    if (code == 0)
        code = shop__sqlite_code(find_index(s, c));
    shop__pool_give(&s->pool, &c->pooled);
    return code;
}

/* Unlocked by nature, as SQLite's own look at it is. */
__attribute__((no_sanitize("thread"))) static bool index_changed(sqlite_store *s)
{
    bool changed = false;

    for (size_t i = 0; i < INDEX_WORDS; i++) {
        uint32_t word = s->index[i];

        changed = changed || word != s->seen[i];
        s->seen[i] = word;
    }
    return changed;
}

/* Under the look's lock. The header counts commits (iChange), so that what the count grew by and we
 * did not commit was committed by others. While our writer holds the file one more can only be ours;
 * two more are ours and, after it, somebody else's. */
static void look(sqlite_store *s)
{
    if (!index_changed(s))
        return;
    uint32_t count = s->seen[INDEX_COMMITS];
    uint32_t unknown = count - s->accounted;

    s->generation++;
    if (s->writing && unknown <= 1)
        return;
    s->foreign++;
    s->accounted = s->writing ? count - 1 : count;
}

static int look_at_index(sqlite_store *s)
{
    if (s->index == NULL)
        TRY(open_index(s));
    look(s);
    return 0;
}

int shop__sqlite_generation(store *base, uint64_t *ret)
{
    sqlite_store *s = shop__sqlite(base);
    int code;

    shop__mutex_lock(base->env, &s->look_lock);
    code = look_at_index(s);
    if (code == 0)
        *ret = s->generation;
    shop__mutex_unlock(base->env, &s->look_lock);
    return code;
}

int shop__sqlite_foreign(store *base, uint64_t *ret)
{
    sqlite_store *s = shop__sqlite(base);
    int code;

    shop__mutex_lock(base->env, &s->look_lock);
    code = look_at_index(s);
    if (code == 0)
        *ret = s->foreign;
    shop__mutex_unlock(base->env, &s->look_lock);
    return code;
}

/* Until somebody has looked nothing needs to be told apart. */
void shop__sqlite_write_began(sqlite_store *s)
{
    shop__mutex_lock(s->base.env, &s->look_lock);
    if (s->index != NULL) {
        look(s);
        s->writing = true;
    }
    shop__mutex_unlock(s->base.env, &s->look_lock);
}

void shop__sqlite_write_ended(sqlite_store *s, bool committed)
{
    shop__mutex_lock(s->base.env, &s->look_lock);
    if (s->writing) {
        look(s);
        s->writing = false;
        s->accounted += committed;
        if (s->seen[INDEX_COMMITS] != s->accounted)
            s->foreign++;
        s->accounted = s->seen[INDEX_COMMITS];
    }
    shop__mutex_unlock(s->base.env, &s->look_lock);
}

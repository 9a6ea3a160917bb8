/* postgres.c - the PostgreSQL engine: each transaction on a connection of its own from a small pool.
 *
 * Writers are SERIALIZABLE: what a handler may rely on with SQLite's one writer holds here too, and who was
 * in the way of others is run again. Readers see one snapshot. After fork() a connection must not be touched
 * in the child, not even closed: to close it would end the parent's session. It is left behind. */
#include "lib/store/postgres.h"

#include <assert.h>
#include <string.h>

enum { NS_PER_MS = 1000 * 1000 };

/* The lock keeps those apart who migrate at the same time, until they commit. */
static const char preamble[] =
    "SELECT pg_advisory_xact_lock(1397256048);" /* "SHop" */
    "CREATE TABLE IF NOT EXISTS store_migrations("
    "service TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL,"
    "checksum BIGINT NOT NULL, applied_at_ms BIGINT NOT NULL,"
    "PRIMARY KEY(service, number));";

/* --- a transaction ---------------------------------------------------------------------------- */

static void prepare(pg_connection *c, const work *w, arena_mark mark, bool writable, int64_t deadline_ns)
{
    int64_t end_ns = shop__env_monotonic_ns(c->env) + (int64_t)STORE_TRANSACTION_MAX_MS * NS_PER_MS;

    shop__arena_reset(w->scratch, mark);
    if (w->fault != NULL)
        shop__fault_clear(w->fault);
    c->tx.scratch = w->scratch;
    c->tx.fault = w->fault;
    c->tx.broken = 0;
    c->tx.writable = writable;
    c->tx.wrote = c->tx.busy = c->tx.lost = false;
    c->end_ns = deadline_ns != SHOP_WAIT_FOREVER && deadline_ns < end_ns ? deadline_ns : end_ns;
}

/* What an earlier reader left behind was its COMMIT: when that failed, the connection did. */
static int begin(pg_store *s, pg_connection *c, const work *w, const char *sql)
{
    int64_t end_ns = c->end_ns;
    int code = shop__env_reach(c->env, SHOP_POINT_BEGIN, c->tx.writable ? "write" : "read");

    if (code != 0)
        return shop__fault_set(w->fault, code, "the store failed to begin a transaction");
    if (c->conn != NULL && shop__postgres_return(c) != 0) {
        shop__postgres_disconnect(c);
        if (w->fault != NULL)
            shop__fault_clear(w->fault);
        c->tx.busy = c->tx.lost = false;
    }
    code = shop__postgres_connect(s, c, w->fault);
    c->tx.busy = code == SHOP_E_UNAVAILABLE;
    TRY(code);
    c->end_ns = end_ns;
    return shop__postgres_queue(c, sql);
}

static void rollback(pg_connection *c)
{
    fault unwanted = {.code = 0};
    fault *told = c->tx.fault;
    bool busy = c->tx.busy, lost = c->tx.lost;

    c->tx.fault = &unwanted;
    if (lost || !shop__postgres_alive(c) || shop__postgres_sync(c) == SHOP_E_UNAVAILABLE ||
        shop__postgres_queue(c, "ROLLBACK") != 0 || shop__postgres_sync(c) != 0)
        shop__postgres_disconnect(c);
    c->tx.fault = told;
    c->tx.busy = busy;
    c->tx.lost = lost;
}

/* Once COMMIT is on its way a lost connection leaves open whether it happened. */
static int commit(pg_connection *c)
{
    int code = shop__env_reach(c->env, SHOP_POINT_COMMIT, "commit");

    if (code != 0)
        return shop__fault_set(c->tx.fault, code, "the store failed to commit");
    TRY(shop__postgres_queue(c, "COMMIT"));
    code = shop__postgres_sync(c);
    if (code == 0 || !c->tx.wrote || !(c->tx.lost || code == SHOP_E_UNAVAILABLE))
        return code;
    c->tx.busy = false;
    c->tx.lost = true;
    if (c->tx.fault != NULL)
        shop__fault_clear(c->tx.fault);
    return shop__fault_set(c->tx.fault, SHOP_E_UNKNOWN,
                           "the connection was lost while it committed: it is not known whether it happened");
}

static int write_once(pg_store *s, pg_connection *c, const work *w)
{
    const char *sql = w->read_committed ? "BEGIN ISOLATION LEVEL READ COMMITTED"
                                        : "BEGIN ISOLATION LEVEL SERIALIZABLE";

    TRY(begin(s, c, w, sql));
    TRY(w->run(&c->tx, w->userdata));
    TRY(c->tx.broken);
    return commit(c);
}

static int read_once(pg_store *s, pg_connection *c, const work *w)
{
    TRY(begin(s, c, w, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    TRY(w->run(&c->tx, w->userdata));
    TRY(c->tx.broken);
    TRY(shop__postgres_queue(c, "COMMIT"));
    return shop__postgres_leave(c);
}

static int time_out(fault *f)
{
    if (f != NULL)
        shop__fault_clear(f);
    return shop__fault_set(f, SHOP_E_TIMEOUT, "the deadline passed while waiting for the store");
}

/* Nobody is kept for ever from a database that does not answer: without a deadline it is asked for so long. */
static int64_t patience_ns(const pg_connection *c, int64_t deadline_ns)
{
    int64_t end_ns = shop__env_monotonic_ns(c->env) + (int64_t)STORE_CONNECT_MAX_MS * NS_PER_MS;

    return deadline_ns != SHOP_WAIT_FOREVER && deadline_ns < end_ns ? deadline_ns : end_ns;
}

typedef int (*once)(pg_store *s, pg_connection *c, const work *w);

/* Again while others were in the way or the database was away; its own refusals count at once. */
static int repeat(pg_store *s, pg_connection *c, const work *w, once run, bool writable, int64_t deadline_ns,
                  uint32_t *ret_runs)
{
    arena_mark mark = shop__arena_mark(w->scratch);
    int64_t away_ns = patience_ns(c, deadline_ns);
    int code;

    do {
        ++*ret_runs;
        prepare(c, w, mark, writable, deadline_ns);
        code = run(s, c, w);
        if (code == 0)
            return 0;
        rollback(c);
        if (!c->tx.busy)
            return code;
    } while (shop__backoff(c->env, *ret_runs - 1, c->tx.lost || c->conn == NULL ? away_ns : deadline_ns));
    return c->tx.lost || c->conn == NULL ? code : time_out(w->fault);
}

/* --- the engine ------------------------------------------------------------------------------- */

static void count(pg_store *s, int code, uint32_t runs)
{
    shop__mutex_lock(s->base.env, &s->stats_lock);
    s->stats.commits += code == 0;
    s->stats.members += code == 0;
    s->stats.reruns += runs - 1;
    shop__mutex_unlock(s->base.env, &s->stats_lock);
}

static int transact(pg_store *s, const work *w, once run, bool writable, int64_t deadline_ns)
{
    uint32_t runs = 0;
    pg_connection *c;

    if (shop__expired(s->base.env, deadline_ns))
        return time_out(w->fault);
    TRY(shop__pool_take(&s->pool, deadline_ns, &c, w->fault));
    int code = repeat(s, c, w, run, writable, deadline_ns, &runs);

    shop__pool_give(&s->pool, &c->pooled);
    if (writable)
        count(s, code, runs);
    return code;
}

static int postgres_write(store *base, const work *w, int64_t deadline_ns)
{
    return transact(shop__postgres(base), w, write_once, true, deadline_ns);
}

static int postgres_read(store *base, const work *w, int64_t deadline_ns)
{
    return transact(shop__postgres(base), w, read_once, false, deadline_ns);
}

static void postgres_stats(store *base, store_stats *ret)
{
    pg_store *s = shop__postgres(base);

    shop__mutex_lock(base->env, &s->stats_lock);
    *ret = s->stats;
    shop__mutex_unlock(base->env, &s->stats_lock);
    shop__mutex_lock(base->env, &s->pool.lock);
    ret->longest_queue = s->pool.longest;
    shop__mutex_unlock(base->env, &s->pool.lock);
}

/* --- opening ---------------------------------------------------------------------------------- */

typedef struct number_row {
    int64_t number;
} number_row;

static const column number_columns[] = {COL_INT(number_row, number)};
static const statement is_fresh =
    SELECT_INTO(number_row, number_columns, "SELECT to_regclass('store_migrations') IS NULL");

static int look_at(tx *t, void *userdata)
{
    number_row row;

    TRY(shop__tx_one(t, &is_fresh, NO_PARAMS, &row));
    *(bool *)userdata = row.number != 0;
    return 0;
}

/* Once: whoever opens wants to know at once that nobody answers. */
static int find_fresh(pg_store *s, fault *f)
{
    pg_connection *c = &s->connections[0];
    _Alignas(max_align_t) char first[256];
    arena scratch;

    shop__arena_init(&scratch, s->base.env, first, sizeof(first), 64 * 1024);
    const work w = {.run = look_at, .userdata = &s->base.fresh, .scratch = &scratch, .fault = f};

    prepare(c, &w, shop__arena_mark(&scratch), false, SHOP_WAIT_FOREVER);
    int code = read_once(s, c, &w);

    if (code != 0)
        rollback(c);
    shop__arena_free(&scratch);
    return code;
}

static void free_store(pg_store *s)
{
    shop__env_release(s->base.env, s->url);
    shop__env_release(s->base.env, s);
}

static void postgres_forget(store *base)
{
    pg_store *s = shop__postgres(base);

    for (size_t i = 0; i < STORE_POSTGRES_CONNECTIONS; i++)
        shop__postgres_statements_free(&s->connections[i]);
    free_store(s);
}

static void postgres_close(store *base)
{
    pg_store *s = shop__postgres(base);

    for (size_t i = 0; i < STORE_POSTGRES_CONNECTIONS; i++)
        shop__postgres_disconnect(&s->connections[i]);
    shop__pool_destroy(&s->pool);
    shop__mutex_destroy(base->env, &s->stats_lock);
    free_store(s);
}

static void connection_init(pg_store *s, pg_connection *c)
{
    c->env = s->base.env;
    c->tx.store = &s->base;
    c->pooled.owner = c;
    shop__statement_map_init(&c->statements, c->env, sizeof(pg_prepared));
}

static int keep_url(pg_store *s, const char *url, fault *f)
{
    size_t size = strlen(url) + 1;

    s->url = shop__env_alloc(s->base.env, size);
    ENSURE(s->url != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory"));
    memcpy(s->url, url, size);
    return 0;
}

static int postgres_open(const store_options *o, store **ret, fault *f)
{
    pg_store *s = shop__env_alloc(o->env, sizeof(*s));

    ENSURE(s != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory"));
    s->base = (store){.engine = &shop__engine_postgres, .env = o->env, .read_only = o->read_only};
    shop__mutex_init(o->env, &s->stats_lock);
    shop__pool_init(&s->pool, o->env, STORE_POSTGRES_QUEUE_MAX);
    for (size_t i = STORE_POSTGRES_CONNECTIONS; i-- > 0;) {
        connection_init(s, &s->connections[i]);
        shop__pool_give(&s->pool, &s->connections[i].pooled);
    }
    int code = keep_url(s, o->url, f);

    if (code == 0)
        code = find_fresh(s, f);
    if (code != 0) {
        postgres_close(&s->base);
        return code;
    }
    *ret = &s->base;
    return 0;
}

const engine shop__engine_postgres = {
    .scheme = "postgresql",
    .kind = STORE_POSTGRES,
    .preamble = preamble,
    .open = postgres_open,
    .close = postgres_close,
    .forget = postgres_forget,
    .write = postgres_write,
    .read = postgres_read,
    .stats = postgres_stats,
    .run = shop__postgres_run,
    .script = shop__postgres_script,
    .start = shop__postgres_start,
    .next = shop__postgres_next,
    .finish = shop__postgres_finish,
    .cells = &shop__postgres_cells,
};

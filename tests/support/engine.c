/* engine.c - the engine by itself; see engine.h. */
#include "tests/support/engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/core/local.h"
#include "tests/support/folder.h"

enum { BUSY_MS = 5000, SQL_MAX = 512 };

static const migration engine_migrations[] = {
    {"engine_test", 1, "tables",
     .sql = "CREATE TABLE effects (name TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;\n"
     "CREATE TABLE things (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;\n"
     "CREATE TABLE sagas (id TEXT PRIMARY KEY, owner TEXT, note INTEGER NOT NULL, answer INTEGER NOT NULL,"
     " step INTEGER NOT NULL, direction INTEGER NOT NULL, epoch INTEGER NOT NULL,"
     " deadline_ms INTEGER NOT NULL, outcome INTEGER NOT NULL, reason TEXT, claim TEXT, operation TEXT"
     ") STRICT, WITHOUT ROWID;\n"},
};
static const size_t migration_counts[] = {0, 1};

/* --- the environment -------------------------------------------------------------------------- */

static const shop_env *os(void)
{
    return shop_env_default();
}

static int64_t now_ms(void *self)
{
    engine *e = self;
    return os()->now_ms(os()->self) + e->shift_ms;
}

static int64_t monotonic_ns(void *self)
{
    engine *e = self;
    return os()->monotonic_ns(os()->self) + e->shift_ms * 1000000;
}

static int draw(void *self, void *bytes, size_t size)
{
    engine *e = self;
    e->draws++;
    return os()->random(os()->self, bytes, size);
}

static void *allocate(void *self, size_t size)
{
    engine *e = self;
    if (++e->allocations == e->fail_at)
        return NULL;
    e->live++;
    return os()->allocate(os()->self, size);
}

static void release(void *self, void *memory)
{
    engine *e = self;
    if (memory != NULL)
        e->live--;
    os()->release(os()->self, memory);
}

/* Waits are until a moment of our clock. */
static bool cond_wait(void *self, shop_cond *cond, shop_mutex *mutex, int64_t until_ns)
{
    engine *e = self;
    int64_t shift_ns = e->shift_ms * 1000000;
    return os()->cond_wait(os()->self, cond, mutex,
                           until_ns == SHOP_WAIT_FOREVER ? until_ns : until_ns - shift_ns);
}

static int thread_start(void *self, void (*run)(void *argument), void *argument, void **out_thread)
{
    engine *e = self;
    if (e->no_threads)
        return SHOP_E_UNAVAILABLE;
    return os()->thread_start(os()->self, run, argument, out_thread);
}

/* Sleeping takes no time, it only passes. */
static void sleep_ns(void *self, int64_t duration_ns)
{
    engine *e = self;
    e->shift_ms += duration_ns / 1000000;
    os()->sleep_ns(os()->self, duration_ns % 1000000);
}

static int reach(void *self, shop_env_point point, const char *detail)
{
    engine *e = self;
    e->points++;
    return e->reach != NULL ? e->reach(e, point, detail) : 0;
}

void engine_init(engine *e)
{
    memset(e, 0, sizeof(*e));
    e->env = *os();
    e->env.self = e;
    e->env.now_ms = now_ms;
    e->env.monotonic_ns = monotonic_ns;
    e->env.random = draw;
    e->env.allocate = allocate;
    e->env.release = release;
    e->env.cond_wait = cond_wait;
    e->env.thread_start = thread_start;
    e->env.sleep_ns = sleep_ns;
    e->env.reach = reach;
    for (unsigned s = 0; s < SHOP__SERVICE_COUNT; s++) {
        e->modules[s] = (service_module){.name = shop__services[s],
                                         .service = s,
                                         .handlers = e->handlers[s],
                                         .migrations = engine_migrations,
                                         .migration_count = &migration_counts[s == 0]};
        e->list[s] = &e->modules[s];
    }
    const char *parent = getenv("TMPDIR");
    snprintf(e->folder, sizeof(e->folder), "%.90s/shop-engine-XXXXXX", parent != NULL ? parent : "/tmp");
    assert_non_null(mkdtemp(e->folder));
    snprintf(e->path, sizeof(e->path), "%s/shop.db", e->folder);
    snprintf(e->url, sizeof(e->url), "sqlite:%s", e->path);
}

void engine_end(engine *e)
{
    engine_close(e);
    folder_remove(e->folder);
    assert_int_equal(e->live, 0);
}

int engine_setup(void **state, engine *e)
{
    *state = e;
    engine_init(e);
    engine_open(e, SHOP_OPEN_MANUAL);
    return 0;
}

int engine_teardown(void **state)
{
    engine_end(*state);
    return 0;
}

/* --- what is in it ---------------------------------------------------------------------------- */

static service_handler *handler_of(engine *e, unsigned op)
{
    service_module *m = &e->modules[shop__ops[op].service];
    service_handler *list = e->handlers[shop__ops[op].service];
    for (size_t i = 0; i < m->handler_count; i++)
        if (list[i].op == op)
            return &list[i];
    list[m->handler_count].op = op;
    return &list[m->handler_count++];
}

void engine_handle(engine *e, unsigned op, int (*run)(call *c, const void *args, void *ret))
{
    handler_of(e, op)->run = run;
}

void engine_saga(engine *e, unsigned op, const saga *g)
{
    handler_of(e, op)->saga = g;
}

void engine_consumers(engine *e, unsigned service, const service_consumer *list, size_t count)
{
    e->modules[service].consumers = list;
    e->modules[service].consumer_count = count;
}

/* --- opening ---------------------------------------------------------------------------------- */

int engine_try_open(engine *e, uint32_t flags, fault *f)
{
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = flags;
    options.env = &e->env;
    options.timeout_ms = 60 * 1000;
    options.password_memory_kib = 8;
    options.password_passes = 1;
    shop_base *base = shop__env_alloc(&e->env, sizeof(*base));
    shop *s = base != NULL ? shop__env_alloc(&e->env, sizeof(*s)) : NULL;
    int code = SHOP_E_NO_MEMORY;
    if (s != NULL) {
        *base = (shop_base){.references = 1, .opened_by = getpid(), .env = &e->env};
        *s = (shop){.magic = HANDLE_MAGIC, .library = HANDLE_LIBRARY, .base = base};
        code = shop__local_open(e->url, &options, e->list, SHOP__SERVICE_COUNT, base, f);
    }
    if (code == 0) {
        e->shop = s;
    } else {
        shop__env_release(&e->env, s);
        shop__env_release(&e->env, base);
    }
    return code;
}

void engine_open(engine *e, uint32_t flags)
{
    fault f = {0};
    if (engine_try_open(e, flags, &f) != 0)
        fail_msg("cannot open %s: %s", e->url, f.message);
}

void engine_close(engine *e)
{
    shop_close(e->shop);
    e->shop = NULL;
}

local *engine_local(engine *e)
{
    return e->shop->base->owner.state;
}

void engine_advance(engine *e, int64_t ms)
{
    e->shift_ms += ms;
}

/* --- looking ---------------------------------------------------------------------------------- */

static sqlite3 *connect(const engine *e)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(e->path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, BUSY_MS);
    return db;
}

int64_t engine_number(engine *e, const char *format, ...)
{
    char sql[SQL_MAX];
    va_list args;
    sqlite3_stmt *ask = NULL;
    va_start(args, format);
    vsnprintf(sql, sizeof(sql), format, args);
    va_end(args);
    sqlite3 *db = connect(e);
    if (sqlite3_prepare_v2(db, sql, -1, &ask, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    int64_t number = sqlite3_step(ask) == SQLITE_ROW ? sqlite3_column_int64(ask, 0) : 0;
    sqlite3_finalize(ask);
    sqlite3_close(db);
    return number;
}

void engine_sql(engine *e, const char *sql)
{
    sqlite3 *db = connect(e);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_close(db);
}

typedef struct number_row {
    int64_t number;
} number_row;

static const column number_columns[] = {COL_INT(number_row, number)};
static const statement effect_add = STATEMENT("INSERT INTO effects (name, n) VALUES ($1, 1)"
                                              " ON CONFLICT (name) DO UPDATE SET n = n + 1");
static const statement thing_put = STATEMENT("INSERT INTO things (name, value) VALUES ($1, $2)"
                                             " ON CONFLICT (name) DO UPDATE SET value = $2");
static const statement thing_get =
    SELECT_INTO(number_row, number_columns, "SELECT value FROM things WHERE name = $1");

int engine_effect(call *c, const char *name)
{
    return call_run(c, &effect_add, PARAMS(v_text(name)));
}

int engine_put(call *c, const char *name, int64_t number)
{
    return call_run(c, &thing_put, PARAMS(v_text(name), v_int(number)));
}

int engine_get(call *c, const char *name, int64_t *ret_value)
{
    number_row row = {0};
    int code = call_one(c, &thing_get, PARAMS(v_text(name)), NULL, &row);
    if (code != SHOP_E_NOT_FOUND)
        TRY(code);
    *ret_value = row.number;
    return 0;
}

int64_t engine_effects(engine *e, const char *name)
{
    return engine_number(e, "SELECT n FROM effects WHERE name = '%s'", name);
}

int engine_within(engine *e, unsigned service, int (*body)(call *c, void *userdata), void *userdata)
{
    root r;
    call_header header = {0};
    shop__root_begin(&r, engine_local(e), &header, NULL, 0);
    shop__root_as_service(&r);
    call c = {.root = &r, .service = service};
    int code = body(&c, userdata);
    shop__root_end(&r);
    return code;
}

typedef struct transacted {
    int (*body)(call *c, void *userdata);
    void *userdata;
    bool write;
} transacted;

static int transact(call *c, void *userdata)
{
    const transacted *t = userdata;
    return shop__transact(&(transaction){c, t->body, t->userdata}, t->write);
}

int engine_transact(engine *e, int (*body)(call *c, void *userdata), void *userdata, bool write)
{
    transacted t = {body, userdata, write};
    return engine_within(e, SHOP__SERVICE_CATALOG, transact, &t);
}

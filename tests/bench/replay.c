/* replay.c - SQLite gives no way to read a bound value, but it prints a statement with its values: what stands
 * there in the place of "$n" is read back. */
#define _GNU_SOURCE
#include "tests/bench/replay.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/store/limits.h"

enum { STATEMENTS_MAX = 1000 };

typedef struct bound {
    int index;    /* SQLite's number of the parameter */
    int type;     /* SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL */
    int64_t number;
    size_t bytes; /* where in the recorder's bytes, and how many */
    size_t size;
} bound;

typedef struct step {
    int statement;
    size_t first; /* of its values */
    size_t count;
} step;

/* An array that doubles. */
typedef struct list {
    void *items;
    size_t count, room;
} list;

static struct {
    _Atomic bool on;
    _Atomic(sqlite3 *) writer;
    char *sql[STATEMENTS_MAX];
    int64_t runs[STATEMENTS_MAX]; /* of the last replay_run() */
    double seconds[STATEMENTS_MAX];
    int pages; /* that the last replay_run() wrote */
    int statement_count;
    list steps, values, bytes;
} recorder;

static void *push(list *l, size_t size, size_t count)
{
    if (l->count + count > l->room) {
        l->room = l->room * 2 + count + 1024;
        l->items = realloc(l->items, l->room * size);
        BENCH_CHECK(l->items != NULL);
    }
    void *at = (char *)l->items + l->count * size;
    l->count += count;
    return at;
}

static void push_byte(char byte)
{
    *(char *)push(&recorder.bytes, 1, 1) = byte;
}

/* --- reading values back ---------------------------------------------------------------------- */

/* 'it''s' */
static const char *read_text(const char *p, bound *v)
{
    v->type = SQLITE_TEXT;
    for (p++; *p != '\'' || p[1] == '\''; p++) {
        p += *p == '\'';
        push_byte(*p);
        v->size++;
    }
    return p + 1;
}

static int nibble(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/* x'0a1b' */
static const char *read_blob(const char *p, bound *v)
{
    v->type = SQLITE_BLOB;
    for (p += 2; *p != '\''; p += 2) {
        push_byte((char)(nibble(p[0]) * 16 + nibble(p[1])));
        v->size++;
    }
    return p + 1;
}

static const char *read_value(const char *p, bound *v)
{
    char *end;
    v->bytes = recorder.bytes.count;
    if (*p == '\'')
        return read_text(p, v);
    if (*p == 'x')
        return read_blob(p, v);
    if (*p == 'N') {
        v->type = SQLITE_NULL;
        return p + strlen("NULL");
    }
    v->type = SQLITE_INTEGER;
    v->number = strtoll(p, &end, 10);
    BENCH_CHECK(end != p);
    return end;
}

/* Both texts side by side: where the one says "$n" the other has the value; the same "$n" may come again. */
static void read_values(sqlite3_stmt *handle, const char *sql, const char *expanded, step *s)
{
    bool quoted = false;
    s->first = recorder.values.count;
    while (*sql != '\0') {
        quoted = quoted != (*sql == '\'');
        if (*sql != '$' || quoted) {
            BENCH_CHECK(*sql == *expanded);
            sql++;
            expanded++;
            continue;
        }
        char name[16];
        size_t length = 1 + strspn(sql + 1, "0123456789");
        (void)snprintf(name, sizeof(name), "%.*s", (int)length, sql);
        bound v = {.index = sqlite3_bind_parameter_index(handle, name)};
        expanded = read_value(expanded, &v);
        sql += length;
        *(bound *)push(&recorder.values, sizeof(v), 1) = v;
    }
    s->count = recorder.values.count - s->first;
}

/* --- recording -------------------------------------------------------------------------------- */

static int number_of(const char *sql)
{
    for (int i = 0; i < recorder.statement_count; i++)
        if (strcmp(recorder.sql[i], sql) == 0)
            return i;
    BENCH_CHECK(recorder.statement_count < STATEMENTS_MAX);
    recorder.sql[recorder.statement_count] = strdup(sql);
    BENCH_CHECK(recorder.sql[recorder.statement_count] != NULL);
    return recorder.statement_count++;
}

/* Only the writer begins with BEGIN IMMEDIATE. Statements with "?" are those of the full-text index, which
 * belong to the statement that set them off. */
static int see(unsigned what, void *context, void *statement, void *text)
{
    sqlite3_stmt *handle = statement;
    const char *sql = sqlite3_sql(handle);
    (void)what;
    (void)context;
    (void)text;
    if (!recorder.on || sql == NULL)
        return 0;
    if (strcmp(sql, "BEGIN IMMEDIATE") == 0)
        recorder.writer = sqlite3_db_handle(handle);
    if (recorder.writer != sqlite3_db_handle(handle) || strchr(sql, '?') != NULL)
        return 0;
    step s = {.statement = number_of(sql)};
    char *expanded = sqlite3_expanded_sql(handle);
    BENCH_CHECK(expanded != NULL);
    read_values(handle, sql, expanded, &s);
    sqlite3_free(expanded);
    *(step *)push(&recorder.steps, sizeof(s), 1) = s;
    return 0;
}

static int watch(sqlite3 *db, char **error, const void *api)
{
    (void)error;
    (void)api;
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, see, NULL);
}

void replay_watch(void)
{
    BENCH_CHECK(sqlite3_auto_extension((void (*)(void))watch) == SQLITE_OK);
}

void replay_start(void)
{
    recorder.steps.count = recorder.values.count = recorder.bytes.count = 0;
    recorder.on = true;
}

void replay_stop(void)
{
    recorder.on = false;
    recorder.writer = NULL;
}

/* --- running again ---------------------------------------------------------------------------- */

static sqlite3 *open_file(const char *path)
{
    sqlite3 *db;
    BENCH_CHECK(sqlite3_open_v2(path, &db,
                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                NULL) == SQLITE_OK);
    BENCH_CHECK(sqlite3_trace_v2(db, 0, NULL, NULL) == SQLITE_OK);
    return db;
}

void replay_copy(const char *from, const char *to)
{
    sqlite3 *source = open_file(from);
    (void)remove(to);
    sqlite3 *copy = open_file(to);
    sqlite3_backup *b = sqlite3_backup_init(copy, "main", source, "main");
    BENCH_CHECK(b != NULL && sqlite3_backup_step(b, -1) == SQLITE_DONE);
    BENCH_CHECK(sqlite3_backup_finish(b) == SQLITE_OK);
    BENCH_CHECK(sqlite3_close(copy) == SQLITE_OK && sqlite3_close(source) == SQLITE_OK);
}

/* As the store's writer; see lib/store/sqlite_connection.c. */
static sqlite3 *open_copy(const char *path)
{
    char sql[400];
    sqlite3 *db = open_file(path);
    (void)snprintf(sql, sizeof(sql),
                   "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=%d; PRAGMA synchronous=FULL;"
                   "PRAGMA cell_size_check=1; PRAGMA secure_delete=1; PRAGMA temp_store=MEMORY;"
                   "PRAGMA mmap_size=%d; PRAGMA cache_size=-%d; PRAGMA foreign_keys=1",
                   STORE_CHECKPOINT_PAGES, STORE_MMAP_BYTES, STORE_WRITER_CACHE_KIB);
    BENCH_CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
    return db;
}

static void bind(sqlite3_stmt *handle, const bound *v)
{
    const char *bytes = (const char *)recorder.bytes.items + v->bytes;
    if (v->type == SQLITE_INTEGER)
        sqlite3_bind_int64(handle, v->index, v->number);
    else if (v->type == SQLITE_TEXT)
        sqlite3_bind_text(handle, v->index, bytes, (int)v->size, SQLITE_STATIC);
    else if (v->type == SQLITE_BLOB)
        sqlite3_bind_blob(handle, v->index, bytes, (int)v->size, SQLITE_STATIC);
    else
        sqlite3_bind_null(handle, v->index);
}

static void run_steps(sqlite3_stmt *const *handles)
{
    const step *steps = recorder.steps.items;
    const bound *values = recorder.values.items;
    for (size_t i = 0; i < recorder.steps.count; i++) {
        sqlite3_stmt *handle = handles[steps[i].statement];
        for (size_t k = 0; k < steps[i].count; k++)
            bind(handle, &values[steps[i].first + k]);
        double began = bench_now();
        int result;
        do
            result = sqlite3_step(handle);
        while (result == SQLITE_ROW);
        BENCH_CHECK(result == SQLITE_DONE);
        (void)sqlite3_reset(handle);
        recorder.seconds[steps[i].statement] += bench_now() - began;
        recorder.runs[steps[i].statement]++;
    }
}

double replay_run(const char *path)
{
    sqlite3_stmt *handles[STATEMENTS_MAX];
    sqlite3 *db = open_copy(path);
    for (int i = 0; i < recorder.statement_count; i++)
        BENCH_CHECK(sqlite3_prepare_v3(db, recorder.sql[i], -1, SQLITE_PREPARE_PERSISTENT, &handles[i],
                                       NULL) == SQLITE_OK);
    memset(recorder.seconds, 0, sizeof(recorder.seconds));
    memset(recorder.runs, 0, sizeof(recorder.runs));
    double began = bench_now();
    run_steps(handles);
    double seconds = bench_now() - began;
    int unused;
    BENCH_CHECK(sqlite3_db_status(db, SQLITE_DBSTATUS_CACHE_WRITE, &recorder.pages, &unused, 0) == SQLITE_OK);
    for (int i = 0; i < recorder.statement_count; i++)
        sqlite3_finalize(handles[i]);
    BENCH_CHECK(sqlite3_close(db) == SQLITE_OK);
    return seconds;
}

/* --- what each statement cost ------------------------------------------------------------------ */

static int dearer_first(const void *a, const void *b)
{
    double x = recorder.seconds[*(const int *)a], y = recorder.seconds[*(const int *)b];
    return (x < y) - (x > y);
}

void replay_profile(int64_t orders)
{
    int order[STATEMENTS_MAX];
    double seconds = 0, runs = 0, count = (double)orders;
    for (int i = 0; i < recorder.statement_count; i++) {
        order[i] = i;
        seconds += recorder.seconds[i];
        runs += (double)recorder.runs[i];
    }
    qsort(order, (size_t)recorder.statement_count, sizeof(*order), dearer_first);
    bench_note("%.1f statements, %.1f pages written and %.1f us an order:", runs / count,
               recorder.pages / count, seconds / count * 1e6);
    for (int i = 0; i < recorder.statement_count && recorder.runs[order[i]] > 0; i++)
        bench_note("%8.2f %7.2f us  %s", (double)recorder.runs[order[i]] / count,
                   recorder.seconds[order[i]] / count * 1e6, recorder.sql[order[i]]);
}

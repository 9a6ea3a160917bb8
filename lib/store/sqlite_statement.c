/* sqlite_statement.c - statements of one connection: each is prepared once and found again by its
 * address, parameters are bound in place, and what a statement did to the transaction is noted. */
#include <assert.h>
#include <string.h>
#include <strings.h>

#include "lib/base/text.h"
#include "lib/store/sqlite.h"

/* --- failures --------------------------------------------------------------------------------- */

int shop__sqlite_failed(connection *c, int result)
{
    int code = shop__sqlite_fault(c->db, result, c->tx.fault);

    if (shop__sqlite_code(result) == SHOP_E_OVERLOADED)
        c->tx.busy = true;
    if (sqlite3_get_autocommit(c->db))
        c->tx.lost = true;
    return code;
}

/* --- preparing -------------------------------------------------------------------------------- */

/* Changes of these are counted, so that an UPDATE of no row leaves the transaction unwritten. */
static effect effect_of(sqlite3_stmt *handle, const char *sql)
{
    static const char *const counted[] = {"INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"};

    if (sqlite3_stmt_readonly(handle))
        return EFFECT_READS;
    sql += strspn(sql, " \t\r\n");
    for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
        if (strncasecmp(sql, counted[i], strlen(counted[i])) == 0)
            return EFFECT_COUNTED;
    return EFFECT_WRITES;
}

/* n of the parameter that SQLite counts as `index`: its name is "$n". */
static int64_t parameter_number(sqlite3_stmt *handle, int index)
{
    const char *name = sqlite3_bind_parameter_name(handle, index);
    int64_t number = 0;

    if (name == NULL || name[0] != '$' || !shop__text_int(name + 1, &number))
        return 0;
    return number >= 1 && number <= STORE_PARAMS_MAX ? number : 0;
}

/* SQLite counts "$2" and "$1" in the order in which they first appear. */
static int find_order(connection *c, prepared *p)
{
    uint8_t order[STORE_PARAMS_MAX + 1] = {0};
    int count = sqlite3_bind_parameter_count(p->handle);
    bool same = true;

    for (int index = 1; index <= count; index++) {
        int64_t number = parameter_number(p->handle, index);

        ENSURE(number > 0, shop__fault_set(c->tx.fault, SHOP_E_INTERNAL,
                                           "parameters are $1 to $%d in \"%.60s\"",
                                           STORE_PARAMS_MAX, sqlite3_sql(p->handle)));
        order[number] = (uint8_t)index;
        same = same && number == index;
        if (number > p->highest)
            p->highest = (uint8_t)number;
    }
    if (same)
        return 0;
    p->order = shop__env_alloc(c->env, p->highest + 1U);
    ENSURE(p->order != NULL, shop__fault_set(c->tx.fault, SHOP_E_NO_MEMORY, "no memory"));
    memcpy(p->order, order, p->highest + 1U);
    return 0;
}

static void unprepare(connection *c, prepared *p)
{
    sqlite3_finalize(p->handle);
    shop__env_release(c->env, p->order);
    *p = (prepared){.key = NULL};
}

static int prepare(connection *c, const statement *s, prepared *ret)
{
    prepared p = {.key = s};
    int result = sqlite3_prepare_v3(c->db, s->sql, -1, SQLITE_PREPARE_PERSISTENT, &p.handle, NULL);

    if (result != SQLITE_OK)
        return shop__sqlite_failed(c, result);
    p.effect = (uint8_t)effect_of(p.handle, s->sql);
    int code = find_order(c, &p);

    if (code == 0 && s->columns != NULL && sqlite3_column_count(p.handle) != shop__row_width(s))
        code = shop__fault_set(c->tx.fault, SHOP_E_INTERNAL,
                               "the result of \"%.60s\" has other columns than its table", s->sql);
    if (code != 0) {
        unprepare(c, &p);
        return code;
    }
    *ret = p;
    return 0;
}

/* --- those that are kept ---------------------------------------------------------------------- */

static int lookup(connection *c, const statement *s, prepared **ret)
{
    *ret = shop__statement_slot(&c->statements, s);
    ENSURE(*ret != NULL, shop__fault_set(c->tx.fault, SHOP_E_NO_MEMORY, "no memory"));
    if ((*ret)->key != NULL)
        return 0;
    TRY(prepare(c, s, *ret));
    c->statements.count++;
    return 0;
}

void shop__sqlite_statements_drop(connection *c)
{
    uint32_t at = 0;
    prepared *p;

    while ((p = shop__statement_next(&c->statements, &at)) != NULL)
        unprepare(c, p);
    shop__statement_map_free(&c->statements);
}

void shop__sqlite_statements_forget(connection *c)
{
    uint32_t at = 0;
    prepared *p;

    while ((p = shop__statement_next(&c->statements, &at)) != NULL)
        shop__env_release(c->env, p->order);
    shop__statement_map_free(&c->statements);
}

/* --- parameters ------------------------------------------------------------------------------- */

static int bind_null(sqlite3_stmt *handle, int index, const value *v)
{
    (void)v;
    return sqlite3_bind_null(handle, index);
}

static int bind_int(sqlite3_stmt *handle, int index, const value *v)
{
    return sqlite3_bind_int64(handle, index, v->integer);
}

static int bind_text(sqlite3_stmt *handle, int index, const value *v)
{
    return sqlite3_bind_text64(handle, index, v->bytes, v->size, SQLITE_STATIC, SQLITE_UTF8);
}

static int bind_blob(sqlite3_stmt *handle, int index, const value *v)
{
    return sqlite3_bind_blob64(handle, index, v->bytes, v->size, SQLITE_STATIC);
}

static int bind_id(sqlite3_stmt *handle, int index, const value *v)
{
    return sqlite3_bind_blob(handle, index, v->id, ID_BYTES, SQLITE_STATIC);
}

static int (*const binders[])(sqlite3_stmt *handle, int index, const value *v) = {
    [VALUE_NULL] = bind_null, [VALUE_INT] = bind_int, [VALUE_TEXT] = bind_text,
    [VALUE_BLOB] = bind_blob, [VALUE_ID] = bind_id,
};

/* The bytes stay the caller's: every parameter is bound anew before the statement runs again. */
static int bind(connection *c, const prepared *p, const value *params, size_t count)
{
    assert(count >= p->highest); /* a parameter was forgotten */
    ENSURE(count >= p->highest,
           shop__fault_set(c->tx.fault, SHOP_E_INTERNAL, "\"%.60s\" needs %d parameters",
                           sqlite3_sql(p->handle), p->highest));
    for (size_t i = 0; i < p->highest; i++) {
        int index = p->order != NULL ? p->order[i + 1] : (int)i + 1;
        int result = index == 0 ? SQLITE_OK : binders[params[i].kind](p->handle, index, &params[i]);

        if (result != SQLITE_OK)
            return shop__sqlite_failed(c, result);
    }
    return 0;
}

/* --- running ---------------------------------------------------------------------------------- */

/* A long read keeps the checkpoint from reusing the WAL, which then grows without end. */
static int check_time(connection *c)
{
    if (c->tx.writable || shop__env_monotonic_ns(c->env) < c->end_ns)
        return 0;
    return shop__sqlite_failed(c, SQLITE_INTERRUPT);
}

/* A statement that is running already (a loop within a loop) gets a second one, which is not
 * kept. */
int shop__sqlite_start(tx *t, const statement *s, const value *params, size_t count, cursor *ret)
{
    connection *c = shop__sqlite_of(t);
    prepared second = {.key = NULL};
    prepared *p;

    TRY(check_time(c));
    TRY(lookup(c, s, &p));
    bool kept = !sqlite3_stmt_busy(p->handle);

    if (!kept) {
        TRY(prepare(c, s, &second));
        p = &second;
    }
    assert(t->writable || p->effect == EFFECT_READS); /* a read transaction that writes */
    int code = bind(c, p, params, count);

    *ret = (cursor){.statement = s,
                    .handle = p->handle,
                    .effect = p->effect,
                    .kept = kept};
    if (p->effect != EFFECT_READS)
        ret->changes_before = sqlite3_total_changes64(c->db);
    shop__env_release(c->env, second.order);
    if (code != 0)
        shop__sqlite_finish(t, ret);
    return code;
}

/* INSERT OR FAIL and triggers may leave changes behind a failure, so this is asked after each
 * step. */
static void note_changes(connection *c, const cursor *cur, bool row)
{
    if (cur->effect == EFFECT_READS || c->tx.wrote)
        return;
    c->tx.wrote = row || cur->effect == EFFECT_WRITES ||
                  sqlite3_total_changes64(c->db) != cur->changes_before;
}

int shop__sqlite_next(tx *t, cursor *c, bool *ret_more)
{
    connection *on = shop__sqlite_of(t);
    int result = sqlite3_step(c->handle);

    note_changes(on, c, result == SQLITE_ROW);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        return shop__sqlite_failed(on, result);
    *ret_more = result == SQLITE_ROW;
    return 0;
}

void shop__sqlite_finish(tx *t, cursor *c)
{
    (void)t;
    if (c->kept)
        (void)sqlite3_reset(c->handle);
    else
        sqlite3_finalize(c->handle);
    c->handle = NULL;
}

int shop__sqlite_run(tx *t, const statement *s, const value *params, size_t count,
                     int64_t *ret_changed)
{
    cursor c;
    bool more;

    TRY(shop__sqlite_start(t, s, params, count, &c));
    int code = shop__sqlite_next(t, &c, &more);

    assert(code != 0 || !more); /* it has a result: shop__tx_one() or its like */
    if (code == 0 && ret_changed != NULL)
        *ret_changed = sqlite3_changes64(shop__sqlite_of(t)->db);
    shop__sqlite_finish(t, &c);
    return code;
}

/* --- scripts ---------------------------------------------------------------------------------- */

static int script_step(connection *c, sqlite3_stmt *handle)
{
    int result;

    if (!sqlite3_stmt_readonly(handle))
        c->tx.wrote = true;
    do
        result = sqlite3_step(handle);
    while (result == SQLITE_ROW);
    if (result != SQLITE_DONE)
        return shop__sqlite_failed(c, result);
    if (!sqlite3_get_autocommit(c->db))
        return 0;
    c->tx.lost = true;
    return shop__fault_set(c->tx.fault, SHOP_E_INTERNAL, "a script may not end its transaction");
}

int shop__sqlite_script(tx *t, const char *sql)
{
    connection *c = shop__sqlite_of(t);
    int code = 0;

    while (code == 0 && *sql != '\0') {
        sqlite3_stmt *handle = NULL;
        int result = sqlite3_prepare_v2(c->db, sql, -1, &handle, &sql);

        if (result != SQLITE_OK)
            return shop__sqlite_failed(c, result);
        if (handle != NULL) /* not a comment or the space at the end */
            code = script_step(c, handle);
        sqlite3_finalize(handle);
    }
    return code;
}

/* --- cells ------------------------------------------------------------------------------------ */

static int64_t cell_integer(void *handle, int index)
{
    return sqlite3_column_int64(handle, index);
}

static const char *cell_text(void *handle, int index, size_t *ret_size)
{
    const char *text = (const char *)sqlite3_column_text(handle, index);

    *ret_size = text != NULL ? (size_t)sqlite3_column_bytes(handle, index) : 0;
    return text;
}

/* SQLite gives NULL for an empty blob too. */
static const void *cell_blob(void *handle, int index, size_t *ret_size)
{
    const void *bytes = sqlite3_column_blob(handle, index);

    *ret_size = bytes != NULL ? (size_t)sqlite3_column_bytes(handle, index) : 0;
    if (bytes == NULL && sqlite3_column_type(handle, index) != SQLITE_NULL)
        return "";
    return bytes;
}

const row_cells shop__sqlite_cells = {
    .integer = cell_integer, .text = cell_text, .blob = cell_blob};

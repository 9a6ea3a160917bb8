/* postgres_statement.c - statements of one connection: each is prepared once and found again by its address;
 * parameters and cells go in binary. A statement's rows come all at once, so that loops may be nested. */
#include <assert.h>
#include <endian.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/store/postgres.h"

enum { NAME_MAX = 16 };

/* The rows of a result, and the one on which its cursor stands. */
typedef struct pg_rows {
    PGresult *result;
    int at;
} pg_rows;

/* --- preparing -------------------------------------------------------------------------------- */

static void name_of(const pg_prepared *p, char out[NAME_MAX])
{
    (void)snprintf(out, NAME_MAX, "s%u", (unsigned)p->number);
}

static const char *text_of(const statement *s)
{
    return s->postgres != NULL ? s->postgres : s->sql;
}

static const Oid kind_types[] = {
    [VALUE_NULL] = 0, /* the server finds out */
    [VALUE_INT] = PG_INT8,
    [VALUE_TEXT] = PG_TEXT,
    [VALUE_BLOB] = PG_BYTEA,
    [VALUE_ID] = PG_BYTEA,
};

/* The result of one command that must succeed, and the NULL behind it. */
static int one_result(pg_connection *c, PGresult **ret)
{
    PGresult *end;

    TRY(shop__postgres_result(c, ret));
    ExecStatusType status = PQresultStatus(*ret);

    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        int code = shop__postgres_failed(c, *ret);

        PQclear(*ret);
        *ret = NULL;
        return code;
    }
    int code = shop__postgres_result(c, &end);

    PQclear(end);
    if (code != 0) {
        PQclear(*ret);
        *ret = NULL;
    }
    return code;
}

static bool type_known(Oid type)
{
    static const Oid known[] = {PG_BOOL, PG_BYTEA, PG_INT8, PG_INT2, PG_INT4, PG_TEXT, PG_VARCHAR};

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (known[i] == type)
            return true;
    return false;
}

static int check_columns(pg_connection *c, const statement *s, const PGresult *described)
{
    if (s->columns == NULL)
        return 0;
    ENSURE(PQnfields(described) == shop__row_width(s),
           shop__fault_set(c->tx.fault, SHOP_E_INTERNAL,
                           "the result of \"%.60s\" has other columns than its table", text_of(s)));
    for (int i = 0; i < PQnfields(described); i++)
        ENSURE(type_known(PQftype(described, i)),
               shop__fault_set(c->tx.fault, SHOP_E_INTERNAL, "column %d of \"%.60s\" has the type %u: cast it",
                               i + 1, text_of(s), (unsigned)PQftype(described, i)));
    return 0;
}

static int keep_types(pg_connection *c, const PGresult *described, pg_prepared *p)
{
    p->count = (uint8_t)PQnparams(described);
    if (p->count == 0)
        return 0;
    p->types = shop__env_alloc(c->env, p->count * sizeof(p->types[0]));
    ENSURE(p->types != NULL, shop__fault_set(c->tx.fault, SHOP_E_NO_MEMORY, "no memory"));
    for (int i = 0; i < p->count; i++)
        p->types[i] = PQparamtype(described, i);
    return 0;
}

static int send_prepare(pg_connection *c, const pg_prepared *p, const value *params, size_t count)
{
    char name[NAME_MAX];
    Oid types[STORE_PARAMS_MAX];

    for (size_t i = 0; i < count; i++)
        types[i] = kind_types[params[i].kind];
    name_of(p, name);
    if (PQsendPrepare(c->conn, name, text_of(p->key), (int)count, types) != 1 ||
        PQsendDescribePrepared(c->conn, name) != 1)
        return shop__postgres_failed(c, NULL);
    return shop__postgres_flush(c);
}

static int prepare(pg_connection *c, const statement *s, const value *params, size_t count, pg_prepared *ret)
{
    pg_prepared p = {.key = s, .number = ++c->named};
    PGresult *prepared, *described;

    TRY(send_prepare(c, &p, params, count));
    TRY(shop__postgres_settle(c));
    TRY(one_result(c, &prepared));
    PQclear(prepared);
    TRY(one_result(c, &described));
    int code = check_columns(c, s, described);

    if (code == 0)
        code = keep_types(c, described, &p);
    PQclear(described);
    TRY(code);
    *ret = p;
    return 0;
}

static int lookup(pg_connection *c, const statement *s, const value *params, size_t count, pg_prepared **ret)
{
    *ret = shop__statement_slot(&c->statements, s);
    ENSURE(*ret != NULL, shop__fault_set(c->tx.fault, SHOP_E_NO_MEMORY, "no memory"));
    if ((*ret)->key != NULL)
        return 0;
    TRY(prepare(c, s, params, count, *ret));
    c->statements.count++;
    return 0;
}

void shop__postgres_statements_free(pg_connection *c)
{
    uint32_t at = 0;
    pg_prepared *p;

    while ((p = shop__statement_next(&c->statements, &at)) != NULL)
        shop__env_release(c->env, p->types);
    shop__statement_map_free(&c->statements);
}

/* --- parameters ------------------------------------------------------------------------------- */

/* As libpq takes them. Numbers lie in network order in `numbers`; the rest stays the caller's. */
typedef struct arguments {
    const char *values[STORE_PARAMS_MAX];
    int lengths[STORE_PARAMS_MAX];
    int formats[STORE_PARAMS_MAX];
    uint64_t numbers[STORE_PARAMS_MAX];
} arguments;

static bool put_number(arguments *a, size_t at, const value *v, Oid type)
{
    uint32_t narrow = htobe32((uint32_t)(int32_t)v->integer);

    a->values[at] = (const char *)&a->numbers[at];
    if (type == PG_INT8) {
        a->numbers[at] = htobe64((uint64_t)v->integer);
        a->lengths[at] = sizeof(a->numbers[at]);
        return true;
    }
    memcpy(&a->numbers[at], &narrow, sizeof(narrow));
    a->lengths[at] = sizeof(narrow);
    return type == PG_INT4 && v->integer == (int32_t)v->integer;
}

static bool put_bytes(arguments *a, size_t at, const void *bytes, size_t size)
{
    a->values[at] = bytes;
    a->lengths[at] = (int)size;
    return size <= INT32_MAX;
}

static bool put(arguments *a, size_t at, const value *v, Oid type)
{
    a->formats[at] = 1;
    switch (v->kind) {
    case VALUE_NULL:
        return put_bytes(a, at, NULL, 0);
    case VALUE_INT:
        return put_number(a, at, v, type);
    case VALUE_TEXT:
        return put_bytes(a, at, v->bytes, v->size) && (type == PG_TEXT || type == PG_VARCHAR);
    case VALUE_BLOB:
        return put_bytes(a, at, v->bytes, v->size) && type == PG_BYTEA;
    default:
        return put_bytes(a, at, v->id, ID_BYTES) && type == PG_BYTEA;
    }
}

static int bind(pg_connection *c, const pg_prepared *p, const value *params, size_t count, arguments *ret)
{
    assert(count >= p->count); /* a parameter was forgotten */
    ENSURE(count >= p->count && p->count <= STORE_PARAMS_MAX,
           shop__fault_set(c->tx.fault, SHOP_E_INTERNAL, "\"%.60s\" needs %d parameters", text_of(p->key),
                           p->count));
    for (size_t i = 0; i < p->count; i++)
        ENSURE(put(ret, i, &params[i], p->types[i]),
               shop__fault_set(c->tx.fault, SHOP_E_INTERNAL, "parameter $%zu of \"%.60s\" has the type %u",
                               i + 1, text_of(p->key), (unsigned)p->types[i]));
    return 0;
}

/* --- running ---------------------------------------------------------------------------------- */

static int send(pg_connection *c, const statement *s, const value *params, size_t count)
{
    STACK_MEMORY arguments a;
    pg_prepared *p;
    char name[NAME_MAX];

    TRY(lookup(c, s, params, count, &p));
    TRY(bind(c, p, params, count, &a));
    name_of(p, name);
    if (PQsendQueryPrepared(c->conn, name, p->count, a.values, a.lengths, a.formats, 1) != 1)
        return shop__postgres_failed(c, NULL);
    return shop__postgres_flush(c);
}

/* "UPDATE 0" has changed nothing; "CREATE TABLE" has, without a number; "SELECT 3" never does. */
static bool wrote(PGresult *result)
{
    const char *status = PQcmdStatus(result);

    if (strncmp(status, "SELECT", strlen("SELECT")) == 0)
        return false;
    return strcmp(PQcmdTuples(result), "0") != 0;
}

static int execute(pg_connection *c, const statement *s, const value *params, size_t count, PGresult **ret)
{
    TRY(send(c, s, params, count));
    TRY(shop__postgres_settle(c));
    TRY(one_result(c, ret));
    c->tx.wrote = c->tx.wrote || wrote(*ret);
    return 0;
}

/* "" for a command that counts none. */
static int64_t changed(PGresult *result)
{
    int64_t count = 0;

    return shop__text_int(PQcmdTuples(result), &count) ? count : 0;
}

int shop__postgres_run(tx *t, const statement *s, const value *params, size_t count, int64_t *ret_changed)
{
    PGresult *result;

    TRY(execute(shop__postgres_of(t), s, params, count, &result));
    assert(PQntuples(result) == 0); /* it has a result: shop__tx_one() or its like */
    if (ret_changed != NULL)
        *ret_changed = changed(result);
    PQclear(result);
    return 0;
}

int shop__postgres_start(tx *t, const statement *s, const value *params, size_t count, cursor *ret)
{
    pg_connection *c = shop__postgres_of(t);
    pg_rows *rows = shop__env_alloc(c->env, sizeof(*rows));

    ENSURE(rows != NULL, shop__fault_set(t->fault, SHOP_E_NO_MEMORY, "no memory"));
    rows->at = -1;
    *ret = (cursor){.statement = s, .handle = rows};
    int code = execute(c, s, params, count, &rows->result);

    if (code != 0)
        shop__env_release(c->env, rows);
    return code;
}

int shop__postgres_next(tx *t, cursor *c, bool *ret_more)
{
    pg_rows *rows = c->handle;

    (void)t;
    *ret_more = ++rows->at < PQntuples(rows->result);
    return 0;
}

void shop__postgres_finish(tx *t, cursor *c)
{
    pg_rows *rows = c->handle;

    PQclear(rows->result);
    shop__env_release(shop__postgres_of(t)->env, rows);
    c->handle = NULL;
}

/* --- scripts ---------------------------------------------------------------------------------- */

/* Several statements in one text go by the simple protocol, which knows no pipeline. */
static int run_script(pg_connection *c, const char *sql)
{
    int code = 0;

    if (PQexitPipelineMode(c->conn) != 1 || PQsendQuery(c->conn, sql) != 1)
        return shop__postgres_failed(c, NULL);
    for (;;) {
        PGresult *result;

        TRY(shop__postgres_result(c, &result));
        if (result == NULL)
            break;
        if (PQresultStatus(result) == PGRES_FATAL_ERROR && code == 0)
            code = shop__postgres_failed(c, result);
        PQclear(result);
    }
    ENSURE(PQenterPipelineMode(c->conn) == 1, shop__postgres_failed(c, NULL));
    return code;
}

int shop__postgres_script(tx *t, const char *sql)
{
    pg_connection *c = shop__postgres_of(t);

    t->wrote = true;
    TRY(shop__postgres_sync(c));
    TRY(run_script(c, sql));
    ENSURE(PQtransactionStatus(c->conn) == PQTRANS_INTRANS,
           shop__fault_set(t->fault, SHOP_E_INTERNAL, "a script may not end its transaction"));
    return 0;
}

/* --- cells ------------------------------------------------------------------------------------ */

static int64_t cell_integer(void *handle, int index)
{
    const pg_rows *rows = handle;
    uint64_t wide = 0;
    uint32_t narrow;
    uint16_t small;

    if (PQgetisnull(rows->result, rows->at, index))
        return 0;
    const char *bytes = PQgetvalue(rows->result, rows->at, index);

    switch (PQgetlength(rows->result, rows->at, index)) {
    case sizeof(wide):
        memcpy(&wide, bytes, sizeof(wide));
        return (int64_t)be64toh(wide);
    case sizeof(narrow):
        memcpy(&narrow, bytes, sizeof(narrow));
        return (int32_t)be32toh(narrow);
    case sizeof(small):
        memcpy(&small, bytes, sizeof(small));
        return (int16_t)be16toh(small);
    default: /* a truth value */
        return bytes[0];
    }
}

static const char *cell_bytes(void *handle, int index, size_t *ret_size)
{
    const pg_rows *rows = handle;

    *ret_size = 0;
    if (PQgetisnull(rows->result, rows->at, index))
        return NULL;
    *ret_size = (size_t)PQgetlength(rows->result, rows->at, index);
    return PQgetvalue(rows->result, rows->at, index);
}

static const void *cell_blob(void *handle, int index, size_t *ret_size)
{
    return cell_bytes(handle, index, ret_size);
}

const row_cells shop__postgres_cells = {
    .integer = cell_integer, .text = cell_bytes, .blob = cell_blob};

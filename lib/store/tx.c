/* tx.c - statements in a transaction, the same for every engine: where a simulator may step in,
 * how a failure breaks the transaction, and results as one row, an array or a loop. */
#include <assert.h>
#include <string.h>

#include "lib/store/engine.h"

enum { WORDS_COUNT = 3 };

typedef union row_space {
    max_align_t alignment;
    char bytes[STORE_ROW_MAX_BYTES];
} row_space;

/* "UPDATE inventory_levels SET" out of a statement. */
static void first_words(const char *sql, char out[STORE_WORDS_MAX])
{
    size_t words = 0;
    size_t length = 0;

    for (; sql[length] != '\0' && length < STORE_WORDS_MAX - 1; length++) {
        bool space = sql[length] == ' ' || sql[length] == '\n';

        if (space && ++words == WORDS_COUNT)
            break;
        out[length] = space ? ' ' : sql[length];
    }
    out[length] = '\0';
}

/* As PostgreSQL does: after a failed statement nothing more runs in this transaction. */
static int outcome(tx *t, int code)
{
    if (code != 0)
        t->broken = code;
    return code;
}

/* Tell the environment; what it answers is the store's failure, OVERLOADED that others hold it. */
static int arrive(tx *t, const char *sql)
{
    const shop_env *env = t->store->env;
    char words[STORE_WORDS_MAX];

    ENSURE(t->broken == 0, t->broken);
    if (env->reach == NULL)
        return 0;
    first_words(sql, words);
    int code = shop__env_reach(env, SHOP_POINT_STATEMENT, words);

    if (code == 0)
        return 0;
    t->busy = code == SHOP_E_OVERLOADED;
    return outcome(t, shop__fault_set(t->fault, code, "the store failed at \"%s\"", words));
}

int shop__tx_run(tx *t, const statement *s, const value *params, size_t count, int64_t *ret_changed)
{
    TRY(arrive(t, s->sql));
    return outcome(t, t->store->engine->run(t, s, params, count, ret_changed));
}

int shop__tx_script(tx *t, const char *sql)
{
    TRY(arrive(t, sql));
    return outcome(t, t->store->engine->script(t, sql));
}

static int start(tx *t, const statement *s, const value *params, size_t count, cursor *ret)
{
    assert(s->columns != NULL && s->column_count <= STORE_COLUMNS_MAX);
    assert(s->row_size <= STORE_ROW_MAX_BYTES);
    TRY(arrive(t, s->sql));
    return outcome(t, t->store->engine->start(t, s, params, count, ret));
}

static int next(tx *t, cursor *c, bool *ret_more)
{
    return outcome(t, t->store->engine->next(t, c, ret_more));
}

static int map(tx *t, const cursor *c, void *ret_row)
{
    return shop__row_read(c->statement, t->store->engine->cells, c->handle,
                          (row_texts){.copies = t->scratch}, ret_row, t->fault);
}

/* The second step is not waste: a statement that writes is only complete when it has answered "no
 * more". */
static int read_one(tx *t, cursor *c, void *ret_row)
{
    STACK_MEMORY row_space row;
    bool more;

    TRY(next(t, c, &more));
    ENSURE(more, SHOP_E_NOT_FOUND);
    TRY(map(t, c, row.bytes));
    TRY(next(t, c, &more));
    assert(!more);
    memcpy(ret_row, row.bytes, c->statement->row_size);
    return 0;
}

int shop__tx_one(tx *t, const statement *s, const value *params, size_t count, void *ret_row)
{
    cursor c;

    TRY(start(t, s, params, count, &c));
    int code = read_one(t, &c, ret_row);

    t->store->engine->finish(t, &c);
    return code;
}

/* An array in the arena that doubles; what it leaves behind goes with the arena. */
typedef struct rows {
    char *data;
    size_t count;
    size_t room;
    size_t max;
} rows;

static int make_room(tx *t, rows *r, size_t row_size)
{
    size_t room = r->room == 0 ? STORE_ROWS_FIRST : r->room * 2;

    if (r->count < r->room)
        return 0;
    if (room > r->max)
        room = r->max;
    char *data = shop__arena_array(t->scratch, room, row_size);

    ENSURE(data != NULL, shop__fault_set(t->fault, SHOP_E_NO_MEMORY,
                                         "no memory, or more rows than the call may hold"));
    if (r->count > 0)
        memcpy(data, r->data, r->count * row_size);
    r->data = data;
    r->room = room;
    return 0;
}

/* The last step tells also whether the engine ran out of memory over the row before. */
static int read_all(tx *t, cursor *c, rows *r)
{
    size_t row_size = c->statement->row_size;
    bool more;

    for (;;) {
        TRY(next(t, c, &more));
        if (!more || r->count == r->max)
            return 0;
        TRY(make_room(t, r, row_size));
        TRY(map(t, c, r->data + r->count * row_size));
        r->count++;
    }
    return 0;
}

int shop__tx_all(tx *t, const statement *s, const value *params, size_t count, size_t max,
                 void *ret_rows, size_t *ret_count)
{
    rows r = {.max = max};
    cursor c;

    TRY(start(t, s, params, count, &c));
    int code = read_all(t, &c, &r);

    t->store->engine->finish(t, &c);
    TRY(code);
    memcpy(ret_rows, &r.data, sizeof(r.data));
    *ret_count = r.count;
    return 0;
}

static int read_each(tx *t, cursor *c, int (*each)(void *userdata, const void *row), void *userdata)
{
    STACK_MEMORY char ids[STORE_COLUMNS_MAX][ID_TEXT_MAX];
    row_texts borrowed = {.ids = ids};
    STACK_MEMORY row_space row;
    bool more;

    for (;;) {
        TRY(next(t, c, &more));
        if (!more)
            return 0;
        TRY(shop__row_read(c->statement, t->store->engine->cells, c->handle, borrowed,
                           row.bytes, t->fault));
        TRY(each(userdata, row.bytes));
    }
}

int shop__tx_each(tx *t, const statement *s, const value *params, size_t count,
                  int (*each)(void *userdata, const void *row), void *userdata)
{
    cursor c;

    TRY(start(t, s, params, count, &c));
    int code = read_each(t, &c, each, userdata);

    t->store->engine->finish(t, &c);
    return code;
}

store_kind shop__tx_kind(const tx *t)
{
    return shop__store_kind(t->store);
}

bool shop__tx_wrote(const tx *t)
{
    return t->wrote;
}

bool shop__tx_writable(const tx *t)
{
    return t->writable;
}

arena *shop__tx_arena(tx *t)
{
    return t->scratch;
}

fault *shop__tx_fault(tx *t)
{
    return t->fault;
}

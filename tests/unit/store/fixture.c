/* fixture.c - a store in a folder of its own; see fixture.h. */
#include "tests/unit/store/fixture.h"
#include "tests/support/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const column thing_columns[] = {
    COL_ID(thing, id, "thg"),
    COL_TEXT(thing, name),
    COL_INT(thing, count),
};

static const migration things = {
    "test", 1, "things",
    .sql = "CREATE TABLE thing(id BLOB PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " count INTEGER NOT NULL CHECK(count >= 0)) STRICT, WITHOUT ROWID;",
    .postgres = "CREATE TABLE thing(id BYTEA PRIMARY KEY, name TEXT COLLATE \"C\" NOT NULL UNIQUE,"
    " count BIGINT NOT NULL CHECK(count >= 0));"};

const migration *const fixture_migrations[1] = {&things};

const statement thing_insert = STATEMENT("INSERT INTO thing(id, name, count) VALUES($1, $2, $3)");
const statement thing_select =
    SELECT_INTO(thing, thing_columns, "SELECT id, name, count FROM thing WHERE id = $1");
const statement thing_list =
    SELECT_INTO(thing, thing_columns, "SELECT id, name, count FROM thing ORDER BY name");
const statement thing_add =
    STATEMENT("UPDATE thing SET count = count + $2 WHERE name = $1 AND count + $2 >= 0");

int fixture_setup(void **state)
{
    fixture *f = calloc(1, sizeof(*f));

    if (f == NULL)
        return -1;
    f->env = *shop_env_default();
    (void)snprintf(f->folder, sizeof(f->folder), "/tmp/shop_store_XXXXXX");
    if (mkdtemp(f->folder) == NULL) {
        free(f);
        return -1;
    }
    (void)snprintf(f->path, sizeof(f->path), "%.100s/shop.db", f->folder);
    (void)snprintf(f->url, sizeof(f->url), "sqlite:%.100s/shop.db", f->folder);
    shop__arena_init(&f->scratch, &f->env, f->first, sizeof(f->first), 8U * 1024 * 1024);
    *state = f;
    return 0;
}

int fixture_setup_open(void **state)
{
    int code = fixture_setup(state);

    return code != 0 ? code : fixture_open(*state);
}

int fixture_setup_postgres(void **state)
{
    int code = fixture_setup(state);
    fixture *f = *state;

    if (code == 0)
        postgres_make(f->url);
    return code;
}

int fixture_setup_postgres_open(void **state)
{
    int code = fixture_setup_postgres(state);

    return code != 0 ? code : fixture_open(*state);
}

int fixture_teardown(void **state)
{
    fixture *f = *state;

    fixture_close(f);
    if (strncmp(f->url, "sqlite:", strlen("sqlite:")) != 0)
        postgres_drop(f->url);
    shop__arena_free(&f->scratch);
    folder_remove(f->folder);
    free(f);
    return 0;
}

int fixture_open(fixture *f)
{
    store_options options = {.env = &f->env, .url = f->url};

    return shop__store_open(&options, fixture_migrations, 1, &f->store, &f->fault);
}

void fixture_close(fixture *f)
{
    shop__store_close(f->store);
    f->store = NULL;
}

int fixture_write(fixture *f, int (*run)(tx *t, void *userdata), void *userdata)
{
    work w = {.run = run, .userdata = userdata, .scratch = &f->scratch, .fault = &f->fault};

    return shop__store_write(f->store, &w, SHOP_WAIT_FOREVER);
}

int fixture_read(fixture *f, int (*run)(tx *t, void *userdata), void *userdata)
{
    work w = {.run = run, .userdata = userdata, .scratch = &f->scratch, .fault = &f->fault};

    return shop__store_read(f->store, &w, SHOP_WAIT_FOREVER);
}

int fixture_write_alone(store *s, const shop_env *env, int (*run)(tx *t, void *userdata),
                        void *userdata, int64_t deadline_ns)
{
    _Alignas(max_align_t) char first[1024];
    fault own = {.code = 0};
    arena scratch;
    work w = {.run = run, .userdata = userdata, .scratch = &scratch, .fault = &own};

    shop__arena_init(&scratch, env, first, sizeof(first), 1024U * 1024);
    int code = shop__store_write(s, &w, deadline_ns);

    shop__arena_free(&scratch);
    return code;
}

int insert_named(tx *t, void *userdata)
{
    uint8_t id[ID_BYTES];
    char text[ID_TEXT_MAX];

    TRY(shop__id_new(shop_env_default(), id));
    (void)shop__id_print(id, "thg", text);
    return shop__tx_run(t, &thing_insert, PARAMS(v_id(text), v_text(userdata), v_int(1)), NULL);
}

typedef struct number_row {
    int64_t number;
} number_row;

int count_things(tx *t, void *userdata)
{
    static const column columns[] = {COL_INT(number_row, number)};
    static const statement count =
        SELECT_INTO(number_row, columns, "SELECT count(*) FROM thing");
    number_row row;

    TRY(shop__tx_one(t, &count, NO_PARAMS, &row));
    *(int64_t *)userdata = row.number;
    return 0;
}

int64_t fixture_count(fixture *f)
{
    int64_t count = -1;

    assert_int_equal(fixture_read(f, count_things, &count), 0);
    return count;
}

void fixture_sql(const char *path, const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_busy_timeout(db, 5000), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

int64_t fixture_ask(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *handle;

    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &handle, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(handle), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(handle, 0);

    assert_int_equal(sqlite3_finalize(handle), SQLITE_OK);
    return number;
}

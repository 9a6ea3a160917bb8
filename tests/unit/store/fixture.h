/* fixture.h - a store in a folder of its own, and the few moves that all tests of the store
 * make. */
#ifndef SHOP_TESTS_UNIT_STORE_FIXTURE_H
#define SHOP_TESTS_UNIT_STORE_FIXTURE_H

#include <sqlite3.h>

#include "lib/base/env.h"
#include "lib/store/store.h"
#include "tests/support/postgres.h"

enum { FIXTURE_PATH_MAX = 128, FIXTURE_ARENA = 16 * 1024 };

typedef struct fixture {
    char folder[FIXTURE_PATH_MAX];
    char path[FIXTURE_PATH_MAX];
    char url[POSTGRES_URL_MAX];
    shop_env env; /* the system's; tests replace functions before they open */
    store *store; /* NULL until fixture_open() */
    fault fault;
    arena scratch;
    _Alignas(max_align_t) char first[FIXTURE_ARENA];
} fixture;

/* One thing with a count: what most tests write and read. */
typedef struct thing {
    const char *id;
    const char *name;
    int64_t count;
} thing;

/* The table `thing` and the statements on it. */
extern const migration *const fixture_migrations[1];
extern const statement thing_insert; /* v_id, v_text, v_int */
extern const statement thing_select; /* v_id */
extern const statement thing_list;   /* none; by name */
extern const statement thing_add;    /* v_text(name), v_int(how many) */

/* cmocka's setup and teardown; the state is a fixture. The folder is removed with all in it. */
int fixture_setup(void **state);
int fixture_setup_open(void **state); /* and open the store */
/* The same with a database of their own instead of a file. */
int fixture_setup_postgres(void **state);
int fixture_setup_postgres_open(void **state);
int fixture_teardown(void **state);

int fixture_open(fixture *f); /* the code of shop__store_open() */
void fixture_close(fixture *f);

/* One transaction with the fixture's arena and fault, without a deadline. */
int fixture_write(fixture *f, int (*run)(tx *t, void *userdata), void *userdata);
int fixture_read(fixture *f, int (*run)(tx *t, void *userdata), void *userdata);

/* The same for threads: with an arena and a fault of its own. */
int fixture_write_alone(store *s, const shop_env *env, int (*run)(tx *t, void *userdata),
                        void *userdata, int64_t deadline_ns);

/* Works: insert a thing of this name (userdata is const char *); count things into int64_t. */
int insert_named(tx *t, void *userdata);
int count_things(tx *t, void *userdata);

/* The number of things, as a read says. */
int64_t fixture_count(fixture *f);

/* SQL through a connection that knows nothing of the library. */
void fixture_sql(const char *path, const char *sql);

/* The number in the first cell of the first row that a statement answers. */
int64_t fixture_ask(sqlite3 *db, const char *sql);

#endif

/* look.c - see look.h. */
#include "tests/sim/look.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/id.h"

enum { STATEMENTS_MAX = 256 };

struct look {
    sqlite3 *db;
    struct {
        const char *sql; /* known by its address */
        sqlite3_stmt *statement;
    } known[STATEMENTS_MAX];
    unsigned count;
};

static void fail(const world *w, const char *sql)
{
    world_fail(w, "looking at the tables", "%s: %s", sql, sqlite3_errmsg(w->look->db));
}

look *look_open(world *w)
{
    look *l = calloc(1, sizeof *l);
    if (l == NULL || sqlite3_open_v2(WORLD_FILE, &l->db, SQLITE_OPEN_READWRITE,
                                     sim_env(w->sim)->sqlite_vfs) != SQLITE_OK)
        world_fail(w, "looking at the tables", "cannot open them");
    w->look = l;
    if (sqlite3_exec(l->db, "PRAGMA wal_autocheckpoint = 0; PRAGMA query_only = 1", NULL, NULL,
                     NULL) != SQLITE_OK)
        fail(w, "PRAGMA");
    return l;
}

void look_close(look *l)
{
    if (l == NULL)
        return;
    for (unsigned i = 0; i < l->count; i++)
        sqlite3_finalize(l->known[i].statement);
    sqlite3_close(l->db);
    free(l);
}

void look_forget(look *l)
{
    free(l);
}

static sqlite3_stmt *prepare(world *w, const char *sql)
{
    look *l = w->look;
    for (unsigned i = 0; i < l->count; i++)
        if (l->known[i].sql == sql)
            return l->known[i].statement;
    if (l->count == STATEMENTS_MAX)
        world_fail(w, "looking at the tables", "more than %d statements", STATEMENTS_MAX);
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v3(l->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL) != SQLITE_OK)
        fail(w, sql);
    l->known[l->count].sql = sql;
    l->known[l->count++].statement = s;
    return s;
}

static void bind(world *w, sqlite3_stmt *s, const char *sql, look_key key)
{
    uint8_t id[ID_BYTES];
    char prefix[ID_PREFIX_MAX + 1] = "";
    if (sqlite3_bind_parameter_count(s) == 0)
        return;
    if (key.text != NULL) {
        sqlite3_bind_text(s, 1, key.text, -1, SQLITE_TRANSIENT);
        return;
    }
    const char *underscore = key.id != NULL ? strchr(key.id, '_') : NULL;
    size_t length = underscore != NULL ? (size_t)(underscore - key.id) : ID_PREFIX_MAX + 1;
    if (length > ID_PREFIX_MAX)
        world_fail(w, "looking at the tables", "%s: not an id: %s", sql,
                   key.id != NULL ? key.id : "NULL");
    memcpy(prefix, key.id, length);
    if (!shop__id_parse(key.id, prefix, id))
        world_fail(w, "looking at the tables", "%s: not an id: %s", sql, key.id);
    sqlite3_bind_blob(s, 1, id, sizeof id, SQLITE_TRANSIENT);
}

static bool step(world *w, sqlite3_stmt *s, const char *sql)
{
    int code = sqlite3_step(s);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        fail(w, sql);
    return code == SQLITE_ROW;
}

static sqlite3_stmt *start(world *w, const char *sql, look_key key)
{
    sim_calm(w->sim, true);
    sqlite3_stmt *s = prepare(w, sql);
    bind(w, s, sql, key);
    return s;
}

static void stop(world *w, sqlite3_stmt *s)
{
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    sim_calm(w->sim, w->quiet);
}

bool look_text(world *w, const char *sql, look_key key, char ret[LOOK_TEXT_MAX])
{
    sqlite3_stmt *s = start(w, sql, key);
    bool found = step(w, s, sql);
    if (found) {
        const char *text = (const char *)sqlite3_column_text(s, 0);
        snprintf(ret, LOOK_TEXT_MAX, "%s", text != NULL ? text : "");
    }
    stop(w, s);
    return found;
}

int64_t look_number(world *w, const char *sql, look_key key)
{
    sqlite3_stmt *s = start(w, sql, key);
    int64_t n = step(w, s, sql) ? sqlite3_column_int64(s, 0) : 0;
    stop(w, s);
    return n;
}

bool look_has(world *w, const char *table)
{
    return look_number(w, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1",
                       LOOK_TEXT(table)) == 1;
}

void look_each(world *w, const char *sql, void (*see)(void *userdata, const char *text, int64_t n),
               void *userdata)
{
    sqlite3_stmt *s = start(w, sql, LOOK_ALL);
    while (step(w, s, sql)) {
        const char *text = (const char *)sqlite3_column_text(s, 0);
        see(userdata, text != NULL ? text : "", sqlite3_column_int64(s, 1));
    }
    stop(w, s);
}

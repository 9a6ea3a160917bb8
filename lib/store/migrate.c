/* migrate.c - brings the schema up to date: everything that is missing in one transaction, so
 * that after a crash all of it is there or none. Openers who meet wait at the writer's lock and
 * then look again. What was applied may never change, and a store that knows more than we do is
 * left alone. */
#include <assert.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/store/engine.h"

enum { NS_PER_MS = 1000 * 1000, PLAN_ARENA_FIRST = 8 * 1024 };

typedef struct applied_row {
    const char *service;
    int64_t number;
    const char *name;
    int64_t checksum;
} applied_row;

static const column applied_columns[] = {
    COL_TEXT(applied_row, service),
    COL_INT(applied_row, number),
    COL_TEXT(applied_row, name),
    COL_INT(applied_row, checksum),
};

static const statement select_applied =
    SELECT_INTO(applied_row, applied_columns,
                "SELECT service, number, name, checksum FROM store_migrations "
                "ORDER BY service, number");

static const statement insert_applied =
    STATEMENT("INSERT INTO store_migrations(service, number, name, checksum, applied_at_ms) "
              "VALUES($1, $2, $3, $4, $5)");

typedef struct plan {
    store *store;
    const migration *const *known;
    size_t count;
    bool *applied; /* one for each known */
    const migration *missing; /* the first */
} plan;

/* FNV-1a: notices a file that was edited by mistake, and is no defence against anybody. */
static int64_t edit_checksum(const migration *m)
{
    return (int64_t)shop__text_hash(m->sql, strlen(m->sql));
}

/* The index in `known`, or count. Both lists go service by service and upwards, so look from where
 * the last one was found. */
static size_t find(const plan *p, const applied_row *row, size_t from)
{
    for (size_t i = 0; i < p->count; i++) {
        size_t at = (from + i) % p->count;

        if (p->known[at]->number == row->number &&
            strcmp(p->known[at]->service, row->service) == 0)
            return at;
    }
    return p->count;
}

static bool knows_service(const plan *p, const char *service)
{
    for (size_t i = 0; i < p->count; i++)
        if (strcmp(p->known[i]->service, service) == 0)
            return true;
    return false;
}

/* Services of other processes may keep their tables in the same store: theirs are not our
 * concern. */
static int unknown(const plan *p, const applied_row *row, fault *f)
{
    ENSURE(knows_service(p, row->service), 0);
    return shop__fault_set(f, SHOP_E_UNSUPPORTED,
                           "the store was written by a newer version of the library, which has "
                           "migration %s %lld \"%s\": use that version",
                           row->service, (long long)row->number, row->name);
}

static int same(const migration *m, const applied_row *row, fault *f)
{
    ENSURE(edit_checksum(m) == row->checksum && strcmp(m->name, row->name) == 0,
           shop__fault_set(f, SHOP_E_CORRUPT,
                           "migration %s %lld \"%s\" is not the one that was applied to the store: "
                           "use the library that made it, and never edit a migration",
                           row->service, (long long)row->number, row->name));
    return 0;
}

static void find_missing(plan *p)
{
    p->missing = NULL;
    for (size_t i = p->count; i-- > 0;)
        if (!p->applied[i])
            p->missing = p->known[i];
}

/* Compare what was applied with what we know. */
static int compare(tx *t, plan *p)
{
    applied_row *rows;
    size_t count;
    size_t at = 0;

    memset(p->applied, 0, p->count * sizeof(p->applied[0]));
    TRY(shop__tx_all(t, &select_applied, NO_PARAMS, STORE_MIGRATIONS_MAX, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        size_t found = find(p, &rows[i], at);

        if (found == p->count) {
            TRY(unknown(p, &rows[i], shop__tx_fault(t)));
            continue;
        }
        TRY(same(p->known[found], &rows[i], shop__tx_fault(t)));
        p->applied[found] = true;
        at = found;
    }
    find_missing(p);
    return 0;
}

static int look(tx *t, void *userdata)
{
    return compare(t, userdata);
}

/* The engine's own message, after the name of the file in which to look. */
static int run_script(tx *t, const migration *m)
{
    fault *outer = t->fault;
    fault inner = {.code = 0};

    t->fault = &inner;
    bool postgres = shop__tx_kind(t) == STORE_POSTGRES;
    int code = shop__tx_script(t, postgres ? m->postgres : m->sql);

    t->fault = outer;
    if (code == 0)
        return 0;
    return shop__fault_set(outer, code, "migration %s %d \"%s\": %s", m->service, (int)m->number,
                           m->name, inner.message);
}

static int apply_one(tx *t, const migration *m)
{
    TRY(run_script(t, m));
    return shop__tx_run(t, &insert_applied,
                        PARAMS(v_text(m->service), v_int(m->number), v_text(m->name),
                               v_int(edit_checksum(m)), v_int(shop__env_now_ms(t->store->env))),
                        NULL);
}

static int apply(tx *t, void *userdata)
{
    plan *p = userdata;

    TRY(shop__tx_script(t, t->store->engine->preamble));
    TRY(compare(t, p));
    for (size_t i = 0; i < p->count; i++)
        if (!p->applied[i])
            TRY(apply_one(t, p->known[i]));
    return 0;
}

static int refuse(const plan *p, fault *f)
{
    if (p->store->fresh)
        return shop__fault_set(f, SHOP_E_CONFLICT, "there is no shop in the store yet: run "
                                                   "`shopctl migrate`");
    return shop__fault_set(f, SHOP_E_CONFLICT,
                           "the store lacks migration %s %d \"%s\": run `shopctl migrate`",
                           p->missing->service, (int)p->missing->number, p->missing->name);
}

static int migrate(plan *p, arena *scratch, bool refused, fault *f)
{
    int64_t give_up_ns = shop__env_monotonic_ns(p->store->env) +
                         (int64_t)STORE_OPEN_MAX_MS * NS_PER_MS;
    work w = {.run = look, .userdata = p, .scratch = scratch, .fault = f};

    p->applied = shop__arena_array(scratch, p->count, sizeof(p->applied[0]));
    ENSURE(p->applied != NULL, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory"));
    if (!p->store->fresh) {
        TRY(shop__store_read(p->store, &w, give_up_ns));
        ENSURE(p->missing != NULL, 0);
    }
    ENSURE(!refused, refuse(p, f));
    w.run = apply;
    w.read_committed = true; /* whoever waited for another opener sees what that one has applied */
    TRY(shop__store_write(p->store, &w, give_up_ns));
    p->store->fresh = false;
    return 0;
}

int shop__migrate(store *s, const migration *const *migrations, size_t count, bool no_migrate,
                  fault *f)
{
    plan p = {.store = s, .known = migrations, .count = count};
    _Alignas(max_align_t) char first[PLAN_ARENA_FIRST];
    arena scratch;

    shop__arena_init(&scratch, s->env, first, sizeof(first), STORE_MIGRATION_ARENA_BYTES);
    int code = migrate(&p, &scratch, no_migrate || s->read_only, f);

    shop__arena_free(&scratch);
    return code;
}

/* vfs_crash_test.c - SQLite through thousands of crashes. A ledger of slots says what must be
 * there: transactions whose COMMIT returned stay, those rolled back never show, the one that was
 * committing when power failed is there wholly or not at all. Weaker settings must break the first
 * of these, else the crashes would prove nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <string.h>

#include "tests/sim/vfs.h"

enum {
    SLOTS = 48,
    CONNECTIONS = 3,
    SLOTS_OF_A_TRANSACTION = 4,
    TRANSACTIONS_OF_A_LIFE = 30,
    PAYLOAD_BYTES_MAX = 3000,
    CALLS_OF_A_LIFE = 250 /* about as many I/O calls as a life makes */
};

typedef struct plan {
    const char *journal;     /* PRAGMA journal_mode */
    const char *synchronous; /* PRAGMA synchronous */
    int crashes;
} plan;

/* A transaction: it writes its number into some slots. */
typedef struct deed {
    int64_t number;
    size_t slots[SLOTS_OF_A_TRANSACTION];
} deed;

typedef struct world {
    sim_vfs *vfs;
    sim_rng rng;
    const plan *plan;
    sqlite3 *dbs[CONNECTIONS];
    int64_t slots[SLOTS]; /* the number of the last transaction that committed there */
    deed open_end;        /* its COMMIT neither succeeded nor was given up; number 0: none */
    int64_t last_number;
    int commits, rollbacks, lost, unknown_done, unknown_undone, errors, corruptions;
} world;

static int64_t now_ms(void *self)
{
    (void)self;
    return INT64_C(1700000000000);
}

static int run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* --- a life between two crashes --------------------------------------------------------------- */

static bool connect_to_disk(world *w, sqlite3 **db)
{
    if (sqlite3_open_v2("shop.db", db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        sim_vfs_name(w->vfs)) == SQLITE_OK)
        return true;
    sqlite3_close(*db);
    *db = NULL;
    return false;
}

static bool open_one(world *w, sqlite3 **db)
{
    char *sql = sqlite3_mprintf("PRAGMA journal_mode = %s; PRAGMA synchronous = %s;"
                                "PRAGMA wal_autocheckpoint = 20; PRAGMA cache_size = 8;"
                                "CREATE TABLE IF NOT EXISTS slot"
                                " (id INTEGER PRIMARY KEY, number INTEGER, payload BLOB)",
                                w->plan->journal, w->plan->synchronous);
    bool opened = connect_to_disk(w, db) && run(*db, sql) == SQLITE_OK;

    sqlite3_free(sql);
    return opened;
}

static void close_all(world *w)
{
    for (size_t i = 0; i < CONNECTIONS; i++) {
        sqlite3_close(w->dbs[i]);
        w->dbs[i] = NULL;
    }
}

static bool open_all(world *w)
{
    for (size_t i = 0; i < CONNECTIONS; i++)
        if (!open_one(w, &w->dbs[i]))
            return false;
    return true;
}

static bool write_slots(world *w, sqlite3 *db, deed *d)
{
    for (size_t i = 0; i < SLOTS_OF_A_TRANSACTION; i++) {
        char sql[200];

        d->slots[i] = (size_t)sim_rng_below(&w->rng, SLOTS);
        sqlite3_snprintf(sizeof sql, sql, "REPLACE INTO slot VALUES (%d, %lld, randomblob(%d))",
                         (int)d->slots[i], (long long)d->number,
                         (int)sim_rng_below(&w->rng, PAYLOAD_BYTES_MAX));
        if (run(db, sql) != SQLITE_OK)
            return false;
    }
    return true;
}

static void keep(world *w, const deed *d)
{
    for (size_t i = 0; i < SLOTS_OF_A_TRANSACTION; i++)
        w->slots[d->slots[i]] = d->number;
}

/* False: the machine is dead, or the outcome of the COMMIT is open and only a crash can tell. */
static bool one_transaction(world *w)
{
    sqlite3 *db = w->dbs[sim_rng_below(&w->rng, CONNECTIONS)];
    deed d = {.number = ++w->last_number};

    if (run(db, "BEGIN IMMEDIATE") != SQLITE_OK || !write_slots(w, db, &d)) {
        w->errors++;
        run(db, "ROLLBACK");
        return !sim_vfs_died(w->vfs);
    }
    if (sim_rng_chance(&w->rng, SIM_PPM / 4)) {
        w->rollbacks++;
        return run(db, "ROLLBACK") == SQLITE_OK;
    }
    if (run(db, "COMMIT") != SQLITE_OK) {
        w->open_end = d;
        return false;
    }
    w->commits++;
    keep(w, &d);
    return true;
}

static void live(world *w)
{
    uint64_t count = sim_rng_below(&w->rng, TRANSACTIONS_OF_A_LIFE);

    if (sim_rng_chance(&w->rng, SIM_PPM * 3 / 4))
        sim_vfs_fault_at(w->vfs, SIM_FAULT_DIE, 1 + sim_rng_below(&w->rng, CALLS_OF_A_LIFE));
    if (!open_all(w))
        return;
    while (count-- > 0)
        if (!one_transaction(w))
            return;
    if (sim_rng_chance(&w->rng, SIM_PPM / 2)) /* the crash comes amid a transaction */
        (void)(run(w->dbs[0], "BEGIN IMMEDIATE") == SQLITE_OK &&
               write_slots(w, w->dbs[0], &(deed){.number = ++w->last_number}));
}

/* --- what must be there after it -------------------------------------------------------------- */

static int64_t number_in(sqlite3 *db, size_t slot)
{
    sqlite3_stmt *s = NULL;
    int64_t number = 0;

    if (sqlite3_prepare_v2(db, "SELECT number FROM slot WHERE id = ?", -1, &s, NULL) != SQLITE_OK)
        return -1;
    sqlite3_bind_int64(s, 1, (int64_t)slot);
    if (sqlite3_step(s) == SQLITE_ROW)
        number = sqlite3_column_int64(s, 0);
    return sqlite3_finalize(s) == SQLITE_OK ? number : -1;
}

static bool is_sound(sqlite3 *db)
{
    sqlite3_stmt *s = NULL;
    bool sound = sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &s, NULL) == SQLITE_OK &&
                 sqlite3_step(s) == SQLITE_ROW &&
                 strcmp((const char *)sqlite3_column_text(s, 0), "ok") == 0;

    sqlite3_finalize(s);
    return sound;
}

/* The transaction of open end happened if its first slot says so; then all of its slots must. */
static void settle_open_end(world *w, sqlite3 *db)
{
    const deed *d = &w->open_end;

    if (d->number == 0)
        return;
    if (number_in(db, d->slots[0]) == d->number) {
        w->unknown_done++;
        keep(w, d);
    } else {
        w->unknown_undone++;
    }
    w->open_end.number = 0;
}

static void check(world *w)
{
    sqlite3 *db = NULL;

    sim_vfs_calm(w->vfs, true);
    if (!open_one(w, &db) || !is_sound(db))
        w->corruptions++;
    settle_open_end(w, db);
    for (size_t i = 0; i < SLOTS; i++)
        w->lost += number_in(db, i) != w->slots[i];
    sqlite3_close(db);
    sim_vfs_calm(w->vfs, false);
}

/* Go on from what is there, so that each loss counts once. */
static void accept_losses(world *w)
{
    sqlite3 *db = NULL;

    w->lost = 0;
    sim_vfs_calm(w->vfs, true);
    if (open_one(w, &db))
        for (size_t i = 0; i < SLOTS; i++)
            w->slots[i] = number_in(db, i);
    sqlite3_close(db);
    sim_vfs_calm(w->vfs, false);
}

static void crash_often(world *w, const plan *p, const uint32_t fault_ppm[SIM_FAULT_COUNT])
{
    *w = (world){.plan = p, .rng = sim_rng_make(2024, 1)};
    w->vfs = sim_vfs_new(2024, &(sim_vfs_host){w, now_ms, NULL});
    assert_non_null(w->vfs);
    sim_vfs_rates(w->vfs, fault_ppm);
    for (int i = 0; i < p->crashes && w->lost == 0 && w->corruptions == 0; i++) {
        live(w);
        sim_vfs_crash(w->vfs, &w->rng);
        if (i % 2 == 0)
            close_all(w); /* else the reaper does */
        sim_vfs_reap(w->vfs);
        memset(w->dbs, 0, sizeof w->dbs);
        check(w);
    }
}

static const uint32_t no_faults[SIM_FAULT_COUNT] = {0};

static void expect_durable(const plan *p, const uint32_t fault_ppm[SIM_FAULT_COUNT])
{
    world w;
    sim_disk_stats stats;

    crash_often(&w, p, fault_ppm);
    sim_vfs_stats(w.vfs, &stats);
    print_message("%s %s: %d commits, %d rollbacks, %llu crashes, %llu writes undone, %llu torn, "
                  "in doubt %d done %d not\n",
                  p->journal, p->synchronous, w.commits, w.rollbacks,
                  (unsigned long long)stats.crashes, (unsigned long long)stats.undone_writes,
                  (unsigned long long)stats.torn_writes, w.unknown_done, w.unknown_undone);
    assert_int_equal(w.lost, 0);
    assert_int_equal(w.corruptions, 0);
    assert_int_equal(stats.crashes, p->crashes);
    assert_true(w.commits > p->crashes && w.rollbacks > p->crashes);
    assert_true(stats.torn_writes > (uint64_t)p->crashes / 20);
    assert_true(w.unknown_done > 0 && w.unknown_undone > 0);
    sim_vfs_free(w.vfs);
}

static void expect_losses(const plan *p)
{
    world w;

    crash_often(&w, p, no_faults);
    print_message("%s %s: lost a commit after %d commits\n", p->journal, p->synchronous, w.commits);
    assert_true(w.lost > 0);
    sim_vfs_free(w.vfs);
}

static void wal_without_syncs_loses_commits(void **state)
{
    (void)state;
    expect_losses(&(plan){"WAL", "OFF", 2000});
}

static void wal_with_normal_syncs_loses_commits_but_never_its_mind(void **state)
{
    world w;
    int lives_with_losses = 0;

    (void)state;
    w = (world){.plan = &(plan){"WAL", "NORMAL", 500}, .rng = sim_rng_make(7, 1)};
    w.vfs = sim_vfs_new(7, &(sim_vfs_host){&w, now_ms, NULL});
    for (int i = 0; i < w.plan->crashes; i++) {
        live(&w);
        sim_vfs_crash(w.vfs, &w.rng);
        close_all(&w);
        check(&w);
        lives_with_losses += w.lost > 0;
        accept_losses(&w);
    }
    assert_true(lives_with_losses > 0);
    assert_int_equal(w.corruptions, 0);
    sim_vfs_free(w.vfs);
}

static void a_journal_whose_deletion_is_not_synced_loses_commits(void **state)
{
    (void)state;
    expect_losses(&(plan){"DELETE", "FULL", 2000});
}

static void wal_with_full_syncs_keeps_every_commit(void **state)
{
    (void)state;
    expect_durable(&(plan){"WAL", "FULL", 2000}, no_faults);
}

static void wal_keeps_every_commit_amid_failing_calls(void **state)
{
    const uint32_t ppm[SIM_FAULT_COUNT] = {[SIM_FAULT_FULL] = 3000,
                                           [SIM_FAULT_READ] = 3000,
                                           [SIM_FAULT_WRITE] = 3000,
                                           [SIM_FAULT_SYNC] = 5000,
                                           [SIM_FAULT_DIE] = 1000};

    (void)state;
    expect_durable(&(plan){"WAL", "FULL", 1000}, ppm);
}

static void a_rollback_journal_with_extra_syncs_keeps_every_commit(void **state)
{
    (void)state;
    expect_durable(&(plan){"DELETE", "EXTRA", 1000}, no_faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wal_without_syncs_loses_commits),
        cmocka_unit_test(wal_with_normal_syncs_loses_commits_but_never_its_mind),
        cmocka_unit_test(a_journal_whose_deletion_is_not_synced_loses_commits),
        cmocka_unit_test(wal_with_full_syncs_keeps_every_commit),
        cmocka_unit_test(wal_keeps_every_commit_amid_failing_calls),
        cmocka_unit_test(a_rollback_journal_with_extra_syncs_keeps_every_commit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

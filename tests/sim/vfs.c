/* vfs.c - see vfs.h: opening, I/O with faults, crashes, and the table that SQLite calls. */
#include "tests/sim/vfs.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/vfs_private.h"

enum { NAMES_TRIED_MAX = 64, RNG_STREAM_FAULTS = 101, RNG_STREAM_SQLITE = 102 };

/* 1970-01-01 as a Julian day number in milliseconds. */
static const int64_t julian_epoch_ms = INT64_C(210866760000000);

/* --- faults ----------------------------------------------------------------------------------- */

typedef enum io_kind { IO_READ, IO_WRITE, IO_TRUNCATE, IO_SYNC, IO_NAME, IO_KIND_COUNT } io_kind;

/* Which faults strike which calls, the first that does wins; -1 ends a row. */
static const int strikes[IO_KIND_COUNT][SIM_FAULT_COUNT + 1] = {
    [IO_READ] = {SIM_FAULT_DIE, SIM_FAULT_READ, -1},
    [IO_WRITE] = {SIM_FAULT_DIE, SIM_FAULT_FULL, SIM_FAULT_WRITE, -1},
    [IO_TRUNCATE] = {SIM_FAULT_DIE, SIM_FAULT_WRITE, -1},
    [IO_SYNC] = {SIM_FAULT_DIE, SIM_FAULT_SYNC, -1},
    [IO_NAME] = {SIM_FAULT_DIE, -1},
};

static const int codes[SIM_FAULT_COUNT] = {
    [SIM_FAULT_FULL] = SQLITE_FULL,         [SIM_FAULT_READ] = SQLITE_IOERR_READ,
    [SIM_FAULT_WRITE] = SQLITE_IOERR_WRITE, [SIM_FAULT_SYNC] = SQLITE_IOERR_FSYNC,
    [SIM_FAULT_DIE] = SQLITE_IOERR,
};

/* Every armed fault counts the calls it could strike, also those that another one hits. */
static bool due(sim_vfs *v, int fault)
{
    bool armed = v->fault_in[fault] != 0 && --v->fault_in[fault] == 0;
    bool drawn = sim_rng_chance(&v->faults, v->fault_ppm[fault]);

    return armed || drawn;
}

/* The fault that hits this call, or SIM_FAULT_COUNT. */
static sim_fault draw(sim_vfs *v, io_kind kind, const char *path)
{
    sim_fault hit = SIM_FAULT_COUNT;

    if (v->calm)
        return hit;
    for (const int *fault = strikes[kind]; *fault >= 0; fault++)
        if (due(v, *fault) && hit == SIM_FAULT_COUNT)
            hit = (sim_fault)*fault;
    if (hit == SIM_FAULT_COUNT)
        return hit;
    v->stats.faults++;
    if (v->host.struck != NULL)
        v->host.struck(v->host.self, hit, path);
    return hit;
}

/* Whether a call that is hit by this fault still takes effect: a machine may die just after it. */
static bool takes_effect(sim_vfs *v, sim_fault fault)
{
    if (fault == SIM_FAULT_DIE)
        v->died = true;
    return fault == SIM_FAULT_COUNT ||
           (fault == SIM_FAULT_DIE && sim_rng_chance(&v->faults, SIM_PPM / 2));
}

static int answer(sim_fault fault)
{
    return fault == SIM_FAULT_COUNT ? SQLITE_OK : codes[fault];
}

void sim_vfs_rates(sim_vfs *v, const uint32_t fault_ppm[SIM_FAULT_COUNT])
{
    memcpy(v->fault_ppm, fault_ppm, sizeof v->fault_ppm);
}

void sim_vfs_fault_at(sim_vfs *v, sim_fault fault, uint64_t n)
{
    v->fault_in[fault] = n;
}

void sim_vfs_calm(sim_vfs *v, bool calm)
{
    v->calm = calm;
}

void sim_vfs_die(sim_vfs *v)
{
    v->died = true;
}

bool sim_vfs_died(const sim_vfs *v)
{
    return v->died;
}

/* --- a file's calls --------------------------------------------------------------------------- */

static int file_close(sqlite3_file *file)
{
    handle *h = (handle *)file;
    handle **at = &h->vfs->handles;

    sim_vfs_shm_unmap(file, 0);
    while (*at != h)
        at = &(*at)->next;
    *at = h->next;
    if (h->file != NULL) {
        if (h->delete_on_close && !h->vfs->died)
            sim_disk_unlink(h->vfs->disk, sim_file_path(h->file));
        sim_file_drop(h->vfs->disk, h->file);
    }
    h->base.pMethods = NULL;
    return SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
    handle *h = (handle *)file;
    sim_fault fault;
    size_t done;

    if (gone(h))
        return SQLITE_IOERR;
    fault = draw(h->vfs, IO_READ, sim_file_path(h->file));
    if (!takes_effect(h->vfs, fault) || fault != SIM_FAULT_COUNT)
        return answer(fault);
    done = sim_file_read(h->file, (size_t)offset, to, (size_t)size);
    h->vfs->stats.reads++;
    h->vfs->stats.read_bytes += done;
    if (done == (size_t)size)
        return SQLITE_OK;
    memset((char *)to + done, 0, (size_t)size - done); /* SQLite relies on it */
    return SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    handle *h = (handle *)file;
    sim_fault fault;
    size_t part = (size_t)size;

    if (gone(h))
        return SQLITE_IOERR;
    fault = draw(h->vfs, IO_WRITE, sim_file_path(h->file));
    if (!takes_effect(h->vfs, fault))
        part = (size_t)sim_rng_below(&h->vfs->faults, part);
    if (!sim_file_write(h->file, (size_t)offset, from, part))
        return SQLITE_IOERR_NOMEM;
    h->vfs->stats.writes++;
    h->vfs->stats.written_bytes += part;
    return answer(fault);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    handle *h = (handle *)file;
    sim_fault fault;

    if (gone(h))
        return SQLITE_IOERR;
    fault = draw(h->vfs, IO_TRUNCATE, sim_file_path(h->file));
    if (takes_effect(h->vfs, fault) && !sim_file_truncate(h->file, (size_t)size))
        return SQLITE_IOERR_NOMEM;
    h->vfs->stats.writes++;
    return answer(fault);
}

static int file_sync(sqlite3_file *file, int flags)
{
    handle *h = (handle *)file;
    sim_fault fault;

    (void)flags;
    if (gone(h))
        return SQLITE_IOERR;
    fault = draw(h->vfs, IO_SYNC, sim_file_path(h->file));
    if (takes_effect(h->vfs, fault))
        sim_file_sync(h->vfs->disk, h->file);
    h->vfs->stats.syncs++;
    return answer(fault);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *ret)
{
    handle *h = (handle *)file;

    if (gone(h))
        return SQLITE_IOERR;
    *ret = (sqlite3_int64)sim_file_size(h->file);
    return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int op, void *argument)
{
    handle *h = (handle *)file;

    if (op != SQLITE_FCNTL_VFSNAME)
        return SQLITE_NOTFOUND;
    *(char **)argument = sqlite3_mprintf("%s", h->vfs->name);
    return SQLITE_OK;
}

static int file_sector_size(sqlite3_file *file)
{
    (void)file;
    return 4096;
}

static int file_characteristics(sqlite3_file *file)
{
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods io_methods = {
    .iVersion = 2, /* shared memory, but no memory mapping: its writes could not be undone */
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = sim_vfs_lock,
    .xUnlock = sim_vfs_unlock,
    .xCheckReservedLock = sim_vfs_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = sim_vfs_shm_map,
    .xShmLock = sim_vfs_shm_lock,
    .xShmBarrier = sim_vfs_shm_barrier,
    .xShmUnmap = sim_vfs_shm_unmap,
};

/* --- the VFS's calls -------------------------------------------------------------------------- */

/* The file to open, made if need be and allowed; NULL with the code to answer. */
static sim_file *find_or_create(sim_vfs *v, const char *path, int flags, int *ret_code)
{
    sim_file *f = path != NULL ? sim_disk_find(v->disk, path) : NULL;
    sim_fault fault;

    *ret_code = SQLITE_CANTOPEN;
    if (f != NULL && (flags & SQLITE_OPEN_EXCLUSIVE) && (flags & SQLITE_OPEN_CREATE))
        return NULL;
    if (f != NULL || !(flags & SQLITE_OPEN_CREATE))
        return f;
    fault = draw(v, IO_NAME, path != NULL ? path : "temporary");
    *ret_code = SQLITE_IOERR_NOMEM;
    if (takes_effect(v, fault))
        f = sim_disk_create(v->disk, path);
    if (fault == SIM_FAULT_COUNT)
        return f;
    *ret_code = answer(fault);
    return NULL;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags,
                    int *ret_flags)
{
    sim_vfs *v = (sim_vfs *)vfs;
    handle *h = (handle *)file;
    int code = SQLITE_IOERR;
    sim_file *f = NULL;

    memset(h, 0, sizeof *h);
    if (path != NULL && strlen(path) > SIM_PATH_MAX)
        return SQLITE_CANTOPEN;
    if (!v->died)
        f = find_or_create(v, path, flags, &code);
    if (f == NULL)
        return code;
    h->base.pMethods = &io_methods;
    h->vfs = v;
    h->file = f;
    h->delete_on_close = path != NULL && (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    h->next = v->handles;
    v->handles = h;
    sim_file_hold(f);
    if (ret_flags != NULL)
        *ret_flags = flags;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_directory)
{
    sim_vfs *v = (sim_vfs *)vfs;
    sim_fault fault;
    bool found;

    if (v->died)
        return SQLITE_IOERR;
    fault = draw(v, IO_NAME, path);
    if (!takes_effect(v, fault))
        return answer(fault);
    found = sim_disk_unlink(v->disk, path);
    if (found && sync_directory)
        sim_disk_sync_names(v->disk);
    if (fault != SIM_FAULT_COUNT)
        return answer(fault);
    return found ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *ret)
{
    sim_vfs *v = (sim_vfs *)vfs;
    const sim_file *f;

    if (v->died)
        return SQLITE_IOERR;
    f = sim_disk_find(v->disk, path);
    /* An empty file does not "exist", as with the unix VFS. */
    *ret = f != NULL && (flags != SQLITE_ACCESS_EXISTS || sim_file_size(f) > 0);
    return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size, char *ret)
{
    (void)vfs;
    return snprintf(ret, (size_t)size, "%s", path) < size ? SQLITE_OK : SQLITE_CANTOPEN;
}

static int vfs_randomness(sqlite3_vfs *vfs, int size, char *ret)
{
    sim_rng_fill(&((sim_vfs *)vfs)->sqlites, ret, (size_t)size);
    return size;
}

/* Nobody else can run meanwhile, so waiting would not help. */
static int vfs_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

static int vfs_current_time_ms(sqlite3_vfs *vfs, sqlite3_int64 *ret)
{
    const sim_vfs_host *host = &((sim_vfs *)vfs)->host;

    *ret = julian_epoch_ms + host->now_ms(host->self);
    return SQLITE_OK;
}

static int vfs_current_time(sqlite3_vfs *vfs, double *ret)
{
    sqlite3_int64 now;

    vfs_current_time_ms(vfs, &now);
    *ret = (double)now / 86400000.0;
    return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *ret)
{
    (void)vfs;
    if (size > 0)
        ret[0] = '\0';
    return 0;
}

/* --- life ------------------------------------------------------------------------------------- */

/* Called by SQLite for each new connection: remember whose handle it is, for sim_vfs_reap(). */
static int note_connection(sqlite3 *db, char **ret_error, const struct sqlite3_api_routines *api)
{
    sqlite3_file *file = NULL;

    (void)ret_error;
    (void)api;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
        file != NULL && file->pMethods == &io_methods)
        ((handle *)file)->connection = db;
    return SQLITE_OK;
}

/* SQLite's generator is one for the process and seeds itself from the default VFS: be that for the
 * length of one draw. */
static void reseed_sqlite(sim_vfs *v)
{
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    char byte;

    sqlite3_vfs_register(&v->base, 1);
    sqlite3_randomness(0, NULL);
    sqlite3_randomness(1, &byte);
    if (usual != NULL)
        sqlite3_vfs_register(usual, 1);
}

static bool choose_name(sim_vfs *v)
{
    for (int i = 0; i < NAMES_TRIED_MAX; i++) {
        snprintf(v->name, sizeof v->name, "simvfs%d", i);
        if (sqlite3_vfs_find(v->name) == NULL)
            return true;
    }
    return false;
}

static const sqlite3_vfs vfs_methods = {
    .iVersion = 2,
    .szOsFile = sizeof(handle),
    .mxPathname = SIM_PATH_MAX,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_path,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_current_time,
    .xGetLastError = vfs_last_error,
    .xCurrentTimeInt64 = vfs_current_time_ms,
};

sim_vfs *sim_vfs_new(uint64_t seed, const sim_vfs_host *host)
{
    sim_vfs *v = calloc(1, sizeof *v);

    if (v == NULL)
        return NULL;
    v->base = vfs_methods;
    v->base.zName = v->name;
    v->host = *host;
    v->faults = sim_rng_make(seed, RNG_STREAM_FAULTS);
    v->sqlites = sim_rng_make(seed, RNG_STREAM_SQLITE);
    v->disk = sim_disk_new();
    if (v->disk == NULL || sqlite3_initialize() != SQLITE_OK || !choose_name(v) ||
        sqlite3_auto_extension((void (*)(void))note_connection) != SQLITE_OK ||
        sqlite3_vfs_register(&v->base, 0) != SQLITE_OK) {
        sim_disk_free(v->disk);
        free(v);
        return NULL;
    }
    reseed_sqlite(v);
    return v;
}

const char *sim_vfs_name(const sim_vfs *v)
{
    return v->name;
}

void sim_vfs_stats(const sim_vfs *v, sim_disk_stats *ret)
{
    *ret = v->stats;
}

/* Statements of a virtual table belong to it, and end with it: blob handles, and those that name
 * its shadow tables in the way in which only FTS5 does. */
static bool belongs_to_module(sqlite3_stmt *statement)
{
    const char *sql = sqlite3_sql(statement);

    return sql == NULL || strstr(sql, "'main'.") != NULL;
}

static sqlite3_stmt *next_left_over(sqlite3 *db)
{
    sqlite3_stmt *statement = sqlite3_next_stmt(db, NULL);

    while (statement != NULL && belongs_to_module(statement))
        statement = sqlite3_next_stmt(db, statement);
    return statement;
}

static void close_connection(sqlite3 *db)
{
    sqlite3_stmt *statement;

    while ((statement = next_left_over(db)) != NULL)
        sqlite3_finalize(statement);
    sqlite3_close_v2(db);
}

/* Closing takes handles off the list, so look from the start each time. */
void sim_vfs_reap(sim_vfs *v)
{
    handle *h = v->handles;

    while (h != NULL) {
        sqlite3 *db = h->connection;

        if (h->file != NULL || db == NULL) {
            h = h->next;
            continue;
        }
        h->connection = NULL;
        close_connection(db);
        h = v->handles;
    }
}

static void kill_handles(sim_vfs *v)
{
    for (handle *h = v->handles; h != NULL; h = h->next) {
        if (h->file == NULL)
            continue;
        sim_file_drop(v->disk, h->file);
        h->file = NULL;
        h->level = SQLITE_LOCK_NONE;
        h->shm_shared = h->shm_exclusive = 0;
    }
    for (shm *m = v->shms; m != NULL; m = m->next)
        m->file = NULL;
}

void sim_vfs_crash(sim_vfs *v, sim_rng *rng)
{
    sim_losses losses;

    kill_handles(v);
    losses = sim_disk_crash(v->disk, rng);
    v->died = false;
    memset(v->fault_in, 0, sizeof v->fault_in);
    v->stats.crashes++;
    v->stats.undone_writes += losses.writes;
    v->stats.torn_writes += losses.torn;
    v->stats.undone_names += losses.names;
    reseed_sqlite(v);
}

void sim_vfs_free(sim_vfs *v)
{
    if (v == NULL)
        return;
    kill_handles(v);
    sim_vfs_reap(v);
    assert(v->handles == NULL); /* else a connection hangs on something that reap does not know */
    sqlite3_vfs_unregister(&v->base);
    sim_disk_free(v->disk);
    free(v);
}

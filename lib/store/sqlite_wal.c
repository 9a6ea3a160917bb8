/* sqlite_wal.c - a log file gathers what is appended to it. It is written out before the log is synced, read,
 * cut or measured, so that nobody can tell, but by the number of system calls: others read a frame only after
 * its commit, which has synced it (synchronous=FULL). What a crash takes with it was not committed.
 *
 * Other files are opened by the base VFS in the same memory, and never come here again. */
#include "lib/store/sqlite_wal.h"

#include <stdbool.h>
#include <string.h>

#include "lib/store/limits.h"

/* SQLite's own VFS writes no more than 128 KiB less one byte at a time. */
_Static_assert(STORE_WAL_BUFFER_BYTES < 128 * 1024, "one piece is one system call");

typedef struct wal_file {
    sqlite3_file file; /* first: SQLite's own */
    sqlite3_file *real;
    unsigned char *bytes;
    int count;
    sqlite3_int64 offset; /* in the file, of the first byte */
} wal_file;

/* The base's file stands behind ours, as aligned. */
enum { WAL_FILE_BYTES = (sizeof(wal_file) + 15) / 16 * 16 };

static int write_out(wal_file *w)
{
    int count = w->count;

    w->count = 0; /* also when it fails: then SQLite takes the whole transaction back */
    return count == 0 ? SQLITE_OK : w->real->pMethods->xWrite(w->real, w->bytes, count, w->offset);
}

static int wal_close(sqlite3_file *file)
{
    wal_file *w = (wal_file *)file;
    int written = write_out(w);
    int closed = w->real->pMethods->xClose(w->real);

    sqlite3_free(w->bytes);
    w->bytes = NULL;
    return written != SQLITE_OK ? written : closed;
}

static int wal_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    wal_file *w = (wal_file *)file;
    bool follows = offset == w->offset + w->count && count <= STORE_WAL_BUFFER_BYTES - w->count;
    int result = follows ? SQLITE_OK : write_out(w);

    if (result != SQLITE_OK)
        return result;
    if (w->bytes == NULL)
        w->bytes = sqlite3_malloc(STORE_WAL_BUFFER_BYTES);
    if (w->bytes == NULL || count > STORE_WAL_BUFFER_BYTES)
        return w->real->pMethods->xWrite(w->real, bytes, count, offset);
    if (w->count == 0)
        w->offset = offset;
    memcpy(w->bytes + w->count, bytes, (size_t)count);
    w->count += count;
    return SQLITE_OK;
}

static int wal_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    wal_file *w = (wal_file *)file;
    int result = write_out(w);

    return result != SQLITE_OK ? result : w->real->pMethods->xRead(w->real, bytes, count, offset);
}

static int wal_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    wal_file *w = (wal_file *)file;
    int result = write_out(w);

    return result != SQLITE_OK ? result : w->real->pMethods->xTruncate(w->real, size);
}

static int wal_sync(sqlite3_file *file, int flags)
{
    wal_file *w = (wal_file *)file;
    int result = write_out(w);

    return result != SQLITE_OK ? result : w->real->pMethods->xSync(w->real, flags);
}

static int wal_size(sqlite3_file *file, sqlite3_int64 *ret_size)
{
    wal_file *w = (wal_file *)file;
    int result = write_out(w);

    return result != SQLITE_OK ? result : w->real->pMethods->xFileSize(w->real, ret_size);
}

/* The log is never locked by itself. */
static int wal_lock(sqlite3_file *file, int level)
{
    wal_file *w = (wal_file *)file;

    return w->real->pMethods->xLock(w->real, level);
}

static int wal_unlock(sqlite3_file *file, int level)
{
    wal_file *w = (wal_file *)file;

    return w->real->pMethods->xUnlock(w->real, level);
}

static int wal_check_lock(sqlite3_file *file, int *ret_reserved)
{
    wal_file *w = (wal_file *)file;

    return w->real->pMethods->xCheckReservedLock(w->real, ret_reserved);
}

static int wal_control(sqlite3_file *file, int operation, void *argument)
{
    wal_file *w = (wal_file *)file;

    return w->real->pMethods->xFileControl(w->real, operation, argument);
}

static int wal_sector_size(sqlite3_file *file)
{
    wal_file *w = (wal_file *)file;

    return w->real->pMethods->xSectorSize(w->real);
}

static int wal_characteristics(sqlite3_file *file)
{
    wal_file *w = (wal_file *)file;

    return w->real->pMethods->xDeviceCharacteristics(w->real);
}

static const sqlite3_io_methods wal_methods = {
    .iVersion = 1,
    .xClose = wal_close,
    .xRead = wal_read,
    .xWrite = wal_write,
    .xTruncate = wal_truncate,
    .xSync = wal_sync,
    .xFileSize = wal_size,
    .xLock = wal_lock,
    .xUnlock = wal_unlock,
    .xCheckReservedLock = wal_check_lock,
    .xFileControl = wal_control,
    .xSectorSize = wal_sector_size,
    .xDeviceCharacteristics = wal_characteristics,
};

/* --- the VFS ------------------------------------------------------------------------------------ */

static sqlite3_vfs *base_of(sqlite3_vfs *vfs)
{
    return ((wal_vfs *)vfs)->base;
}

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret_flags)
{
    sqlite3_vfs *base = base_of(vfs);
    wal_file *w = (wal_file *)file;

    if ((flags & SQLITE_OPEN_WAL) == 0)
        return base->xOpen(base, name, file, flags, ret_flags);
    *w = (wal_file){.real = (sqlite3_file *)((char *)file + WAL_FILE_BYTES)};
    int result = base->xOpen(base, name, w->real, flags, ret_flags);
    if (w->real->pMethods != NULL)
        w->file.pMethods = &wal_methods;
    return result;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    return base_of(vfs)->xDelete(base_of(vfs), name, sync_folder);
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *ret)
{
    return base_of(vfs)->xAccess(base_of(vfs), name, flags, ret);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *name, int size, char *ret)
{
    return base_of(vfs)->xFullPathname(base_of(vfs), name, size, ret);
}

static int vfs_randomness(sqlite3_vfs *vfs, int size, char *ret)
{
    return base_of(vfs)->xRandomness(base_of(vfs), size, ret);
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds)
{
    return base_of(vfs)->xSleep(base_of(vfs), microseconds);
}

static int vfs_time(sqlite3_vfs *vfs, double *ret)
{
    return base_of(vfs)->xCurrentTime(base_of(vfs), ret);
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *ret)
{
    return base_of(vfs)->xGetLastError(base_of(vfs), size, ret);
}

static int vfs_time_ms(sqlite3_vfs *vfs, sqlite3_int64 *ret)
{
    return base_of(vfs)->xCurrentTimeInt64(base_of(vfs), ret);
}

/* Without extensions, which no connection of the store may load. */
static sqlite3_vfs around(const sqlite3_vfs *base, const char *name)
{
    return (sqlite3_vfs){.iVersion = 2,
                         .szOsFile = base->szOsFile + WAL_FILE_BYTES,
                         .mxPathname = base->mxPathname,
                         .zName = name,
                         .xOpen = vfs_open,
                         .xDelete = vfs_delete,
                         .xAccess = vfs_access,
                         .xFullPathname = vfs_full_path,
                         .xRandomness = vfs_randomness,
                         .xSleep = vfs_sleep,
                         .xCurrentTime = vfs_time,
                         .xGetLastError = vfs_last_error,
                         .xCurrentTimeInt64 = vfs_time_ms};
}

int shop__wal_vfs_register(wal_vfs *v, const char *name, const char *base)
{
    sqlite3_vfs *found = sqlite3_vfs_find(base);
    sqlite3_mutex *lock;
    int result = SQLITE_OK;

    if (found == NULL || found->iVersion < 2)
        return SQLITE_ERROR;
    lock = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
    sqlite3_mutex_enter(lock);
    if (sqlite3_vfs_find(name) == NULL) {
        *v = (wal_vfs){.vfs = around(found, name), .base = found};
        result = sqlite3_vfs_register(&v->vfs, 0);
    }
    sqlite3_mutex_leave(lock);
    return result;
}

void shop__wal_vfs_unregister(wal_vfs *v)
{
    (void)sqlite3_vfs_unregister(&v->vfs);
}

const char *shop__wal_vfs_default(void)
{
    static const char name[] = "shop-wal";
    static wal_vfs around_default;

    return shop__wal_vfs_register(&around_default, name, NULL) == SQLITE_OK ? name : NULL;
}

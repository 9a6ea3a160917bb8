/* vfs_locks.c - file locks and shared memory of the simulated VFS. Nobody ever waits here: a lock
 * that another handle bars is SQLITE_BUSY, as with the unix VFS. */
#include <assert.h>
#include <stdlib.h>

#include "tests/sim/vfs_private.h"

/* The highest level that another handle holds on the same file. */
static int highest_other(const handle *h)
{
    int highest = SQLITE_LOCK_NONE;

    for (const handle *o = h->vfs->handles; o != NULL; o = o->next)
        if (o != h && o->file == h->file && o->level > highest)
            highest = o->level;
    return highest;
}

/* RESERVED and above have one owner; PENDING bars new readers; EXCLUSIVE waits for the old ones. */
int sim_vfs_lock(sqlite3_file *file, int level)
{
    handle *h = (handle *)file;
    int others;

    if (gone(h))
        return SQLITE_IOERR;
    if (h->level >= level)
        return SQLITE_OK;
    others = highest_other(h);
    if (level == SQLITE_LOCK_SHARED) {
        if (others >= SQLITE_LOCK_PENDING)
            return SQLITE_BUSY;
    } else if (others >= SQLITE_LOCK_RESERVED) {
        return SQLITE_BUSY;
    }
    if (level == SQLITE_LOCK_EXCLUSIVE && others >= SQLITE_LOCK_SHARED) {
        h->level = SQLITE_LOCK_PENDING;
        return SQLITE_BUSY;
    }
    h->level = level;
    return SQLITE_OK;
}

int sim_vfs_unlock(sqlite3_file *file, int level)
{
    handle *h = (handle *)file;

    if (gone(h))
        return SQLITE_IOERR;
    assert(level == SQLITE_LOCK_NONE || level == SQLITE_LOCK_SHARED);
    if (h->level > level)
        h->level = level;
    return SQLITE_OK;
}

int sim_vfs_check_reserved(sqlite3_file *file, int *ret_reserved)
{
    handle *h = (handle *)file;

    if (gone(h))
        return SQLITE_IOERR;
    *ret_reserved = h->level >= SQLITE_LOCK_RESERVED || highest_other(h) >= SQLITE_LOCK_RESERVED;
    return SQLITE_OK;
}

/* --- shared memory ---------------------------------------------------------------------------- */

static bool attach(handle *h)
{
    shm *m = h->vfs->shms;

    while (m != NULL && m->file != h->file)
        m = m->next;
    if (m == NULL) {
        m = calloc(1, sizeof *m);
        if (m == NULL)
            return false;
        m->file = h->file;
        m->next = h->vfs->shms;
        h->vfs->shms = m;
    }
    m->users++;
    h->shm = m;
    return true;
}

static void detach(handle *h)
{
    shm *m = h->shm;
    shm **at = &h->vfs->shms;

    h->shm = NULL;
    h->shm_shared = h->shm_exclusive = 0;
    if (--m->users > 0)
        return;
    while (*at != m)
        at = &(*at)->next;
    *at = m->next;
    for (int i = 0; i < m->region_count; i++)
        free(m->regions[i]);
    free(m);
}

/* Regions are made in order; what is not there yet is NULL unless the caller says extend. */
int sim_vfs_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **ret)
{
    handle *h = (handle *)file;
    shm *m;

    *ret = NULL;
    if (gone(h))
        return SQLITE_IOERR;
    if (region >= SHM_REGIONS_MAX || (h->shm == NULL && !attach(h)))
        return SQLITE_NOMEM;
    m = h->shm;
    while (extend && m->region_count <= region) {
        void *memory = calloc(1, (size_t)size);

        if (memory == NULL)
            return SQLITE_NOMEM;
        m->regions[m->region_count++] = memory;
    }
    if (region < m->region_count)
        *ret = m->regions[region];
    return SQLITE_OK;
}

int sim_vfs_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    handle *h = (handle *)file;
    unsigned mask = ((1u << count) - 1u) << offset;
    unsigned shared = 0, exclusive = 0;

    if (gone(h) || h->shm == NULL)
        return SQLITE_IOERR;
    if (flags & SQLITE_SHM_UNLOCK) {
        h->shm_shared &= ~mask;
        h->shm_exclusive &= ~mask;
        return SQLITE_OK;
    }
    for (const handle *o = h->vfs->handles; o != NULL; o = o->next) {
        if (o != h && o->shm == h->shm) {
            shared |= o->shm_shared;
            exclusive |= o->shm_exclusive;
        }
    }
    if ((exclusive & mask) != 0 || ((flags & SQLITE_SHM_EXCLUSIVE) && (shared & mask) != 0))
        return SQLITE_BUSY;
    if (flags & SQLITE_SHM_EXCLUSIVE)
        h->shm_exclusive |= mask;
    else
        h->shm_shared |= mask;
    return SQLITE_OK;
}

/* One thread: what was written is what is read. */
void sim_vfs_shm_barrier(sqlite3_file *file)
{
    (void)file;
}

/* Works on dead handles too: their connections are closed last of all. The memory goes with its
 * last user, as the first connection after that would clear it anyway. */
int sim_vfs_shm_unmap(sqlite3_file *file, int delete_it)
{
    handle *h = (handle *)file;

    (void)delete_it;
    if (h->shm != NULL)
        detach(h);
    return SQLITE_OK;
}

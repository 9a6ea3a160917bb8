/* vfs_private.h - what vfs.c (files, faults, crashes) and vfs_locks.c (who may do what at the same
 * time) share. */
#ifndef SHOP_TESTS_SIM_VFS_PRIVATE_H
#define SHOP_TESTS_SIM_VFS_PRIVATE_H

#include <sqlite3.h>

#include "tests/sim/disk.h"
#include "tests/sim/vfs.h"

enum { SIM_VFS_NAME_MAX = 31, SHM_REGIONS_MAX = 1024 };

/* The wal-index of one database. A crash takes it from the file, but not from the dead handles,
 * whose connections still look into it until they are closed. */
typedef struct shm {
    struct shm *next;
    const sim_file *file; /* NULL after a crash */
    unsigned users;
    int region_count;
    void *regions[SHM_REGIONS_MAX];
} shm;

typedef struct handle {
    sqlite3_file base; /* first: SQLite's view of it */
    struct handle *next;
    sim_vfs *vfs;
    sim_file *file; /* NULL once dead */
    bool delete_on_close;
    int level; /* SQLITE_LOCK_… */
    shm *shm;  /* NULL until mapped */
    unsigned shm_shared; /* slots held, a bit each */
    unsigned shm_exclusive;
    sqlite3 *connection; /* whose main database this is, or NULL */
} handle;

struct sim_vfs {
    sqlite3_vfs base; /* first */
    char name[SIM_VFS_NAME_MAX + 1];
    sim_vfs_host host;
    sim_disk *disk;
    handle *handles;
    shm *shms;
    sim_rng faults;   /* draws what fails */
    sim_rng sqlites;  /* feeds xRandomness */
    uint32_t fault_ppm[SIM_FAULT_COUNT];
    uint64_t fault_in[SIM_FAULT_COUNT]; /* calls left until an armed fault strikes; 0 = not armed */
    bool calm;
    bool died;
    sim_disk_stats stats;
};

/* Whether the incarnation that opened this handle is over. */
static inline bool gone(const handle *h)
{
    return h->file == NULL || h->vfs->died;
}

int sim_vfs_lock(sqlite3_file *file, int level);
int sim_vfs_unlock(sqlite3_file *file, int level);
int sim_vfs_check_reserved(sqlite3_file *file, int *ret_reserved);
int sim_vfs_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **ret);
int sim_vfs_shm_lock(sqlite3_file *file, int offset, int count, int flags);
void sim_vfs_shm_barrier(sqlite3_file *file);
int sim_vfs_shm_unmap(sqlite3_file *file, int delete_it);

#endif

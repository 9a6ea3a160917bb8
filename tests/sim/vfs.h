/* vfs.h - "simvfs": an SQLite VFS over a disk in memory, with locks and shared memory as the unix
 * VFS has them between the connections of one process, faults drawn from a seed, and crashes.  A
 * file's first sync makes its name durable, as does xDelete with syncDir. Like the unix VFS it
 * promises SQLITE_IOCAP_POWERSAFE_OVERWRITE: a torn write harms no byte outside what was written.
 * */
#ifndef SHOP_TESTS_SIM_VFS_H
#define SHOP_TESTS_SIM_VFS_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/sim/rng.h"
#include "tests/sim/sim.h"

typedef struct sim_vfs sim_vfs;

/* What the VFS asks of its owner. */
typedef struct sim_vfs_host {
    void *self;
    int64_t (*now_ms)(void *self);
    /* A fault has struck. May be NULL. */
    void (*struck)(void *self, sim_fault fault, const char *path);
} sim_vfs_host;

/* Registers itself under a name that was free, never as the default. NULL: no memory or no name. */
sim_vfs *sim_vfs_new(uint64_t seed, const sim_vfs_host *host);
/* Closes every connection that is still open on it. NULL is fine. */
void sim_vfs_free(sim_vfs *v);
const char *sim_vfs_name(const sim_vfs *v);

/* From now on, by sim_fault. */
void sim_vfs_rates(sim_vfs *v, const uint32_t fault_ppm[SIM_FAULT_COUNT]);
/* Let the n-th I/O call from now that the fault can strike fail; 1 = the next, 0 = none. */
void sim_vfs_fault_at(sim_vfs *v, sim_fault fault, uint64_t n);
/* While calm no fault strikes. */
void sim_vfs_calm(sim_vfs *v, bool calm);

/* From here to the crash every call answers SQLITE_IOERR and does nothing. */
void sim_vfs_die(sim_vfs *v);
bool sim_vfs_died(const sim_vfs *v);

/* Lose power: unsynced writes are undone from a random point on, shared memory and locks are lost.
 * All open handles are dead for ever; new ones work. */
void sim_vfs_crash(sim_vfs *v, sim_rng *rng);
/* Close the connections that the last crash left behind; nobody may use them any more. */
void sim_vfs_reap(sim_vfs *v);

void sim_vfs_stats(const sim_vfs *v, sim_disk_stats *ret);

#endif

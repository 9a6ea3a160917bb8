/* disk.h - files in memory that remember what a loss of power would take from them: each keeps what
 * every write since its last sync has overwritten, the directory keeps its names' changes likewise.
 * The durable image is the content with all of that undone. */
#ifndef SHOP_TESTS_SIM_DISK_H
#define SHOP_TESTS_SIM_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/sim/rng.h"

enum { SIM_PATH_MAX = 255, SIM_SECTOR_BYTES = 512 };

typedef struct sim_disk sim_disk;
typedef struct sim_file sim_file;

typedef struct sim_losses {
    uint64_t writes; /* undone, wholly or in part */
    uint64_t torn;   /* of these in part */
    uint64_t names;  /* creations and deletions undone */
} sim_losses;

sim_disk *sim_disk_new(void); /* NULL: no memory */
/* Frees all files, held ones too. NULL is fine. */
void sim_disk_free(sim_disk *d);

/* The file of this name, or NULL. */
sim_file *sim_disk_find(sim_disk *d, const char *path);
/* A new empty file; path NULL: a nameless one that no crash survives. NULL: no memory. */
sim_file *sim_disk_create(sim_disk *d, const char *path);
/* Take a name away. False: there is none. The file lives on while it is held. */
bool sim_disk_unlink(sim_disk *d, const char *path);
/* Make creations and deletions durable. */
void sim_disk_sync_names(sim_disk *d);
/* Lose power. Nobody may hold a file any more. */
sim_losses sim_disk_crash(sim_disk *d, sim_rng *rng);

void sim_file_hold(sim_file *f);
void sim_file_drop(sim_disk *d, sim_file *f);

const char *sim_file_path(const sim_file *f); /* "" for a nameless one */
size_t sim_file_size(const sim_file *f);
/* Bytes read, fewer than size at the end of the file. */
size_t sim_file_read(const sim_file *f, size_t offset, void *to, size_t size);
/* False: no memory, nothing was done. */
bool sim_file_write(sim_file *f, size_t offset, const void *from, size_t size);
bool sim_file_truncate(sim_file *f, size_t size);
/* Make the content durable, and all names if this file's own was not. */
void sim_file_sync(sim_disk *d, sim_file *f);

#endif

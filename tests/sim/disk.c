/* disk.c - see disk.h. Writes are undone strictly backwards, so an entry of the log needs to know
 * only what it overwrote and how long the file was; a torn write is one whose first bytes stay. */
#include "tests/sim/disk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct change {
    size_t offset;
    size_t length;   /* bytes written; 0 for a truncation */
    size_t old_size; /* of the file */
    size_t saved_at; /* in file.saved: what was overwritten or cut off, from offset on */
    size_t saved_size;
} change;

typedef struct bytes {
    uint8_t *data;
    size_t size, capacity;
} bytes;

struct sim_file {
    sim_file *next;
    char path[SIM_PATH_MAX + 1];
    bytes content;
    bytes saved;
    bytes changes; /* array of change */
    unsigned holders;
    unsigned pending_names; /* entries of the disk's log that mean this file */
    bool linked;
};

typedef struct name_change {
    sim_file *file;
    bool created;
} name_change;

struct sim_disk {
    sim_file *files;
    bytes names; /* array of name_change since the last sync */
};

static bool grow(bytes *b, size_t capacity)
{
    size_t wanted = b->capacity < 64 ? 64 : b->capacity;
    uint8_t *data;

    while (wanted < capacity)
        wanted *= 2;
    if (wanted == b->capacity)
        return true;
    data = realloc(b->data, wanted);
    if (data == NULL)
        return false;
    b->data = data;
    b->capacity = wanted;
    return true;
}

static bool append(bytes *b, const void *from, size_t size)
{
    if (size == 0)
        return true;
    if (!grow(b, b->size + size))
        return false;
    memcpy(b->data + b->size, from, size);
    b->size += size;
    return true;
}

/* --- names ------------------------------------------------------------------------------------ */

sim_disk *sim_disk_new(void)
{
    return calloc(1, sizeof(sim_disk));
}

static void file_free(sim_file *f)
{
    free(f->content.data);
    free(f->saved.data);
    free(f->changes.data);
    free(f);
}

void sim_disk_free(sim_disk *d)
{
    if (d == NULL)
        return;
    while (d->files != NULL) {
        sim_file *f = d->files;

        d->files = f->next;
        file_free(f);
    }
    free(d->names.data);
    free(d);
}

/* Free the files that have no name now, nor one that could come back, nor a holder. */
static void collect(sim_disk *d)
{
    sim_file **at = &d->files;

    while (*at != NULL) {
        sim_file *f = *at;

        if (f->linked || f->pending_names > 0 || f->holders > 0) {
            at = &f->next;
            continue;
        }
        *at = f->next;
        file_free(f);
    }
}

static bool log_name(sim_disk *d, sim_file *f, bool created)
{
    name_change n = {.file = f, .created = created};

    if (!append(&d->names, &n, sizeof n))
        return false;
    f->pending_names++;
    f->linked = created;
    return true;
}

sim_file *sim_disk_find(sim_disk *d, const char *path)
{
    for (sim_file *f = d->files; f != NULL; f = f->next)
        if (f->linked && strcmp(f->path, path) == 0)
            return f;
    return NULL;
}

sim_file *sim_disk_create(sim_disk *d, const char *path)
{
    sim_file *f = calloc(1, sizeof *f);

    if (f == NULL)
        return NULL;
    if (path != NULL) {
        assert(strlen(path) <= SIM_PATH_MAX && sim_disk_find(d, path) == NULL);
        memcpy(f->path, path, strlen(path));
        if (!log_name(d, f, true)) {
            free(f);
            return NULL;
        }
    }
    f->next = d->files;
    d->files = f;
    return f;
}

bool sim_disk_unlink(sim_disk *d, const char *path)
{
    sim_file *f = sim_disk_find(d, path);

    return f != NULL && log_name(d, f, false);
}

static void forget_names(sim_disk *d, size_t keep)
{
    name_change *names = (void *)d->names.data;
    size_t count = d->names.size / sizeof *names;

    for (size_t i = keep; i < count; i++)
        names[i].file->pending_names--;
    d->names.size = keep * sizeof *names;
}

void sim_disk_sync_names(sim_disk *d)
{
    forget_names(d, 0);
    collect(d);
}

void sim_file_hold(sim_file *f)
{
    f->holders++;
}

void sim_file_drop(sim_disk *d, sim_file *f)
{
    assert(f->holders > 0);
    if (--f->holders == 0)
        collect(d);
}

/* --- content ---------------------------------------------------------------------------------- */

const char *sim_file_path(const sim_file *f)
{
    return f->path;
}

size_t sim_file_size(const sim_file *f)
{
    return f->content.size;
}

size_t sim_file_read(const sim_file *f, size_t offset, void *to, size_t size)
{
    size_t there;

    if (offset >= f->content.size)
        return 0;
    there = f->content.size - offset;
    if (there > size)
        there = size;
    memcpy(to, f->content.data + offset, there);
    return there;
}

static bool log_change(sim_file *f, change c)
{
    if (f->path[0] == '\0')
        return true;
    c.old_size = f->content.size;
    c.saved_at = f->saved.size;
    if (!append(&f->saved, f->content.data + c.offset, c.saved_size))
        return false;
    if (!append(&f->changes, &c, sizeof c)) {
        f->saved.size = c.saved_at;
        return false;
    }
    return true;
}

/* Bytes between the old end and the new one are zero. There must be room. */
static void resize(sim_file *f, size_t size)
{
    if (size > f->content.size)
        memset(f->content.data + f->content.size, 0, size - f->content.size);
    f->content.size = size;
}

bool sim_file_write(sim_file *f, size_t offset, const void *from, size_t size)
{
    size_t end = offset + size, overlap = 0;

    if (size == 0)
        return true;
    if (offset < f->content.size)
        overlap = (end < f->content.size ? end : f->content.size) - offset;
    if (!grow(&f->content, end) ||
        !log_change(f, (change){.offset = offset, .length = size, .saved_size = overlap}))
        return false;
    if (end > f->content.size)
        resize(f, end);
    memcpy(f->content.data + offset, from, size);
    return true;
}

bool sim_file_truncate(sim_file *f, size_t size)
{
    size_t cut = f->content.size > size ? f->content.size - size : 0;

    if (size == f->content.size)
        return true;
    if (!grow(&f->content, size) ||
        !log_change(f, (change){.offset = size, .saved_size = cut}))
        return false;
    resize(f, size);
    return true;
}

static bool name_is_pending(const sim_file *f)
{
    return f->linked && f->pending_names > 0;
}

void sim_file_sync(sim_disk *d, sim_file *f)
{
    f->changes.size = 0;
    f->saved.size = 0;
    if (name_is_pending(f))
        sim_disk_sync_names(d);
}

/* --- loss of power ---------------------------------------------------------------------------- */

/* Undo a change but for the first `kept` bytes that it wrote. */
static void undo(sim_file *f, const change *c, size_t kept)
{
    size_t size = c->old_size;

    if (kept > 0 && c->offset + kept > size)
        size = c->offset + kept;
    resize(f, size > f->content.size ? size : f->content.size);
    if (kept < c->saved_size)
        memcpy(f->content.data + c->offset + kept, f->saved.data + c->saved_at + kept,
               c->saved_size - kept);
    f->content.size = size;
}

/* Where a write of `length` bytes broke off: at a byte, or at the end of a sector. */
static size_t tear(sim_rng *rng, const change *c)
{
    size_t kept = (size_t)sim_rng_below(rng, c->length + 1);
    size_t over = (c->offset + kept) % SIM_SECTOR_BYTES;

    if (sim_rng_chance(rng, SIM_PPM / 2) && over <= kept)
        kept -= over;
    return kept;
}

static void lose_writes(sim_file *f, sim_rng *rng, sim_losses *losses)
{
    change *changes = (void *)f->changes.data;
    size_t count = f->changes.size / sizeof *changes;
    size_t first = (size_t)sim_rng_below(rng, count + 1);

    for (size_t i = count; i > first; i--) {
        change *c = &changes[i - 1];
        size_t kept = 0;

        if (i - 1 == first && sim_rng_chance(rng, SIM_PPM / 2))
            kept = tear(rng, c);
        losses->writes++;
        losses->torn += kept > 0 && kept < c->length;
        undo(f, c, kept);
    }
    f->changes.size = 0;
    f->saved.size = 0;
}

static void lose_names(sim_disk *d, sim_rng *rng, sim_losses *losses)
{
    name_change *names = (void *)d->names.data;
    size_t count = d->names.size / sizeof *names;
    size_t first = (size_t)sim_rng_below(rng, count + 1);

    for (size_t i = count; i > first; i--) {
        names[i - 1].file->linked = !names[i - 1].created;
        losses->names++;
    }
    forget_names(d, 0);
}

sim_losses sim_disk_crash(sim_disk *d, sim_rng *rng)
{
    sim_losses losses = {0};

    lose_names(d, rng, &losses);
    for (sim_file *f = d->files; f != NULL; f = f->next) {
        assert(f->holders == 0);
        lose_writes(f, rng, &losses);
    }
    collect(d);
    return losses;
}

/* cache.c - packed results of cacheable queries, shared by reference.
 *
 * An entry is never looked up to be invalidated. Instead each subject (an aggregate's id) has a cell that
 * holds the number of its last change, and an entry is valid while no cell that it depends on is newer
 * than the moment before its snapshot was taken. A change is one store into one cell, and a reader that
 * was overtaken by a change can never put what it read in for good. Two subjects that share a cell only
 * cost a read more. */
#include <string.h>

#include "lib/api/block.h"
#include "lib/core/core.h"

enum {
    SUBJECT_CELLS = 1 << 14, /* 128 KiB, touched page by page */
    SHARDS = 8,
    SHARD_SLOTS = 1 << 10,
    DEPENDS_MAX = 6,
    PROBES = 4
};

typedef struct entry {
    uint64_t hash;
    void *key;
    size_t key_size;
    const void *block;
    size_t bytes;
    uint64_t read_at;
    uint32_t cells[DEPENDS_MAX];
    uint32_t cell_count;
    bool used; /* since the hand last passed */
} entry;

typedef struct shard {
    shop_mutex lock;
    entry *slots[SHARD_SLOTS];
    size_t bytes;
    size_t hand; /* CLOCK: what was not used since is dropped first */
} shard;

struct cache {
    const shop_env *env;
    size_t max_bytes; /* of one shard */
    _Atomic uint64_t now;
    _Atomic uint64_t all; /* last change of everything */
    _Atomic uint64_t cells[SUBJECT_CELLS];
    shard shards[SHARDS];
};

static uint32_t cell_of(uint64_t subject_hash)
{
    return (uint32_t)(subject_hash ^ subject_hash >> 32) & (SUBJECT_CELLS - 1);
}

cache *shop__cache_new(const shop_env *env, size_t max_bytes)
{
    cache *k = shop__env_alloc(env, sizeof(*k));
    if (k == NULL)
        return NULL;
    k->env = env;
    k->max_bytes = max_bytes / SHARDS;
    for (size_t i = 0; i < SHARDS; i++)
        shop__mutex_init(env, &k->shards[i].lock);
    return k;
}

static void drop(cache *k, shard *s, size_t slot)
{
    entry *e = s->slots[slot];
    if (e == NULL)
        return;
    s->slots[slot] = NULL;
    s->bytes -= e->bytes;
    shop_free(e->block);
    shop__env_release(k->env, e);
}

void shop__cache_abandon(cache *k)
{
    if (k == NULL)
        return;
    for (size_t i = 0; i < SHARDS; i++)
        for (size_t slot = 0; slot < SHARD_SLOTS; slot++)
            drop(k, &k->shards[i], slot);
    shop__env_release(k->env, k);
}

void shop__cache_free(cache *k)
{
    for (size_t i = 0; k != NULL && i < SHARDS; i++)
        shop__mutex_destroy(k->env, &k->shards[i].lock);
    shop__cache_abandon(k);
}

uint64_t shop__cache_now(cache *k)
{
    return atomic_load_explicit(&k->now, memory_order_acquire);
}

/* Two changes may come here in the other order than they took their numbers: the later one stays, or
 * what was read between them would be valid again. */
static void raise_to(_Atomic uint64_t *cell, uint64_t at)
{
    uint64_t before = atomic_load_explicit(cell, memory_order_relaxed);
    while (before < at && !atomic_compare_exchange_weak_explicit(cell, &before, at, memory_order_release,
                                                                 memory_order_relaxed))
        continue;
}

uint64_t shop__cache_change(cache *k)
{
    return atomic_fetch_add_explicit(&k->now, 1, memory_order_acq_rel) + 1;
}

void shop__cache_forget(cache *k, uint64_t subject_hash, uint64_t at)
{
    raise_to(&k->cells[cell_of(subject_hash)], at);
}

void shop__cache_forget_all(cache *k)
{
    raise_to(&k->all, shop__cache_change(k));
}

static bool valid(cache *k, const entry *e)
{
    if (atomic_load_explicit(&k->all, memory_order_acquire) > e->read_at)
        return false;
    for (uint32_t i = 0; i < e->cell_count; i++)
        if (atomic_load_explicit(&k->cells[e->cells[i]], memory_order_acquire) > e->read_at)
            return false;
    return true;
}

static shard *shard_of(cache *k, uint64_t hash)
{
    return &k->shards[hash >> 61];
}

static size_t slot_of(uint64_t hash, size_t probe)
{
    return (size_t)(hash + probe) & (SHARD_SLOTS - 1);
}

static bool same_key(const entry *e, uint64_t hash, const void *key, size_t key_size)
{
    return e != NULL && e->hash == hash && e->key_size == key_size && memcmp(e->key, key, key_size) == 0;
}

const void *shop__cache_get(cache *k, uint64_t key_hash, const void *key, size_t key_size)
{
    shard *s = shard_of(k, key_hash);
    const void *found = NULL;
    shop__mutex_lock(k->env, &s->lock);
    for (size_t probe = 0; probe < PROBES && found == NULL; probe++) {
        size_t slot = slot_of(key_hash, probe);
        entry *e = s->slots[slot];
        if (!same_key(e, key_hash, key, key_size))
            continue;
        if (valid(k, e)) {
            e->used = true;
            found = shop_retain(e->block);
        } else {
            drop(k, s, slot);
        }
    }
    shop__mutex_unlock(k->env, &s->lock);
    return found;
}

/* The slot for a new entry: its own old one, a free one, or one that was not used lately. */
static size_t choose_slot(const shard *s, uint64_t hash, const void *key, size_t key_size)
{
    size_t best = slot_of(hash, 0);
    for (size_t probe = 0; probe < PROBES; probe++) {
        size_t slot = slot_of(hash, probe);
        if (same_key(s->slots[slot], hash, key, key_size))
            return slot;
        if (s->slots[slot] == NULL || (s->slots[best] != NULL && !s->slots[slot]->used))
            best = slot;
    }
    return best;
}

static void make_room(cache *k, shard *s, size_t bytes)
{
    for (size_t steps = 0; s->bytes + bytes > k->max_bytes && steps < 2 * SHARD_SLOTS; steps++) {
        size_t slot = s->hand++ & (SHARD_SLOTS - 1);
        if (s->slots[slot] != NULL && s->slots[slot]->used)
            s->slots[slot]->used = false;
        else
            drop(k, s, slot);
    }
}

static size_t entry_bytes(size_t key_size, const void *block)
{
    return sizeof(entry) + key_size + BLOCK_HEAD_BYTES + shop__block_size(block);
}

static entry *make_entry(cache *k, uint64_t key_hash, const void *key, size_t key_size, const void *block,
                         const subject *depends)
{
    entry *e = shop__env_alloc(k->env, sizeof(*e) + key_size);
    if (e == NULL)
        return NULL;
    e->hash = key_hash;
    e->key = e + 1;
    e->key_size = key_size;
    e->bytes = entry_bytes(key_size, block);
    memcpy(e->key, key, key_size);
    for (const subject *d = depends; d != NULL; d = d->next)
        e->cells[e->cell_count++] = cell_of(d->hash);
    return e;
}

/* What depends on nothing would never be forgotten: its handler does not say what it read. */
static bool fits(const cache *k, size_t key_size, const void *block, const subject *depends)
{
    size_t count = 0;
    for (; depends != NULL; depends = depends->next)
        count++;
    size_t bytes = entry_bytes(key_size, block);
    return count > 0 && count <= DEPENDS_MAX && bytes <= CACHE_ENTRY_MAX_BYTES &&
           bytes * 4 <= k->max_bytes;
}

void shop__cache_put(cache *k, uint64_t key_hash, const void *key, size_t key_size, const void *block,
                     const subject *depends, uint64_t read_at)
{
    if (block == NULL || !fits(k, key_size, block, depends))
        return;
    entry *e = make_entry(k, key_hash, key, key_size, block, depends);
    if (e == NULL)
        return;
    e->read_at = read_at;
    e->block = shop_retain(block);
    shard *s = shard_of(k, key_hash);
    shop__mutex_lock(k->env, &s->lock);
    make_room(k, s, e->bytes);
    size_t slot = choose_slot(s, key_hash, key, key_size);
    drop(k, s, slot);
    s->slots[slot] = e;
    s->bytes += e->bytes;
    shop__mutex_unlock(k->env, &s->lock);
}

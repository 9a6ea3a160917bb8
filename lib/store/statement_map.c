/* statement_map.c - open addressing by the address, which is never dereferenced. */
#include "lib/store/statement_map.h"

#include <string.h>

#include "lib/store/limits.h"

void shop__statement_map_init(statement_map *m, const shop_env *env, size_t slot_size)
{
    *m = (statement_map){.env = env, .slot_size = slot_size};
}

static void *slot(const statement_map *m, uint32_t at)
{
    return m->slots + (size_t)at * m->slot_size;
}

static const statement *key_of(const void *entry)
{
    const statement *key;

    memcpy(&key, entry, sizeof(key));
    return key;
}

static void *find(const statement_map *m, const statement *s)
{
    uint64_t hash = ((uint64_t)(uintptr_t)s >> 3) * UINT64_C(0x9e3779b97f4a7c15);
    uint32_t at = (uint32_t)(hash >> 32) & (m->capacity - 1);
    const statement *key;

    while ((key = key_of(slot(m, at))) != NULL && key != s)
        at = (at + 1) & (m->capacity - 1);
    return slot(m, at);
}

static bool grow(statement_map *m)
{
    statement_map grown = *m;
    uint32_t at = 0;
    void *entry;

    grown.capacity = m->capacity != 0 ? m->capacity * 2 : STORE_STATEMENTS_FIRST;
    grown.slots = shop__env_alloc(m->env, (size_t)grown.capacity * m->slot_size);
    if (grown.slots == NULL)
        return false;
    while ((entry = shop__statement_next(m, &at)) != NULL)
        memcpy(find(&grown, key_of(entry)), entry, m->slot_size);
    shop__env_release(m->env, m->slots);
    *m = grown;
    return true;
}

void *shop__statement_slot(statement_map *m, const statement *s)
{
    if (m->capacity != 0) {
        void *entry = find(m, s);

        if (key_of(entry) != NULL)
            return entry;
    }
    if (m->count >= m->capacity / 2 && !grow(m))
        return NULL;
    return find(m, s);
}

void *shop__statement_next(const statement_map *m, uint32_t *at)
{
    while (*at < m->capacity) {
        void *entry = slot(m, (*at)++);

        if (key_of(entry) != NULL)
            return entry;
    }
    return NULL;
}

void shop__statement_map_free(statement_map *m)
{
    shop__env_release(m->env, m->slots);
    m->slots = NULL;
    m->capacity = m->count = 0;
}

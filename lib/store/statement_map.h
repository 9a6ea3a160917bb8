/* statement_map.h - what a connection keeps of each statement, found by the statement's address; for
 * lib/store only. */
#ifndef SHOP_LIB_STORE_STATEMENT_MAP_H
#define SHOP_LIB_STORE_STATEMENT_MAP_H

#include "lib/base/env.h"
#include "lib/store/store.h"

/* What is kept begins with the statement: `const statement *key`, NULL in an empty slot. */
typedef struct statement_map {
    const shop_env *env;
    size_t slot_size;
    char *slots;
    uint32_t capacity; /* 0 or a power of two; at most half of it is used */
    uint32_t count;
} statement_map;

void shop__statement_map_init(statement_map *m, const shop_env *env, size_t slot_size);

/* The slot of a statement, or the empty one where it belongs: whoever fills it in with its key counts it
 * (`count`). Valid until the next one is put in. NULL without memory. */
void *shop__statement_slot(statement_map *m, const statement *s);

/* One slot after another that is filled, from *at = 0 on; NULL at the end. */
void *shop__statement_next(const statement_map *m, uint32_t *at);

/* Forget all; the map can be used again. */
void shop__statement_map_free(statement_map *m);

#endif

/* id.h - identifiers: a type prefix, an underscore and a UUIDv7 (RFC 9562) in 26 characters of
 * Crockford's base 32, lower case, as the TypeID specification has it. 16 bytes in the store. */
#ifndef SHOP_LIB_BASE_ID_H
#define SHOP_LIB_BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "shop/sys/env.h"

enum {
    ID_BYTES = 16,
    ID_BASE32 = 26,
    ID_PREFIX_MIN = 2,
    ID_PREFIX_MAX = 4,
    ID_TEXT_MAX = ID_PREFIX_MAX + 1 + 26 + 1
};

/* A new id; ids made by one process are strictly increasing. @return 0 or a shop_code. */
int shop__id_new(const shop_env *env, uint8_t out[ID_BYTES]);

/* The same with randomness that is drawn for many ids at once: asking the kernel is nearly all that an
 * id costs. A pool belongs to one environment and to the process that made it; after fork() it must not
 * be used, or both would make the same ids. Safe to share between threads. */
enum { ID_POOL_SIZE = 64 };
typedef struct id_pool {
    const shop_env *env;
    shop_mutex lock;
    uint32_t left; /* used from the end, and wiped */
    uint64_t random[ID_POOL_SIZE];
} id_pool;
void shop__id_pool_init(id_pool *pool, const shop_env *env);
void shop__id_pool_destroy(id_pool *pool);
int shop__id_pool_new(id_pool *pool, uint8_t out[ID_BYTES]);

/* Forget the last id of this process, so that a simulator gets the same ids from the same seed
 * again. For tests and simulators only: ids made afterwards may sort before older ones. */
void shop__id_reset(void);

/* "ord_01j…" into `out` (ID_TEXT_MAX bytes); returns the length. */
size_t shop__id_print(const uint8_t id[ID_BYTES], const char *prefix, char *out);

/* False unless `text` is exactly prefix, '_' and 26 base-32 digits below 2^128. Lower case only. */
bool shop__id_parse(const char *text, const char *prefix, uint8_t out[ID_BYTES]);

#endif

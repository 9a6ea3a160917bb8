/* block.h - the memory of a result: one allocation, a reference count, a magic number.
 * What callers hold points just behind the header; cached results are shared, not copied. */
#ifndef SHOP_LIB_API_BLOCK_H
#define SHOP_LIB_API_BLOCK_H

#include <stddef.h>

#include "lib/schema/schema.h"
#include "shop/sys/env.h"

enum { BLOCK_HEAD_BYTES = 48, BLOCK_MAX_BYTES = 64 * 1024 * 1024 };

/* A block with room for `size` bytes behind the header, one reference, or NULL. */
void *shop__block_new(const shop_env *env, size_t size);

/* Make a block out of memory from the same env that begins with BLOCK_HEAD_BYTES of room. */
void *shop__block_adopt(const shop_env *env, void *memory, size_t size);

/* The whole tree of a record, packed. NULL: no memory. */
void *shop__block_pack(const shop_env *env, const schema_record *r, const void *record);

size_t shop__block_size(const void *block);

#endif

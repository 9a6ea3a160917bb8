/* block.c - results as one allocation: [header | packed record or JSON text].
 * The library id in the header tells results of libshop and libshop-client apart when one process
 * loads both. */
#include "lib/api/block.h"

#include <assert.h>
#include <stdatomic.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/codec/record.h"

enum { BLOCK_MAGIC = 0x53424c4b, BLOCK_LIBRARY = 1 };

typedef struct block_head {
    uint32_t magic;
    uint32_t library;
    atomic_uint references;
    uint32_t reserved;
    size_t size;
    const shop_env *env;
    void *padding[2];
} block_head;

_Static_assert(sizeof(block_head) == BLOCK_HEAD_BYTES, "results are aligned behind their header");

static block_head *head_of(const void *result)
{
    block_head *head = (block_head *)((char *)(uintptr_t)result - BLOCK_HEAD_BYTES);
    assert(head->magic == BLOCK_MAGIC && head->library == BLOCK_LIBRARY);
    return head;
}

void *shop__block_adopt(const shop_env *env, void *memory, size_t size)
{
    block_head *head = memory;
    head->magic = BLOCK_MAGIC;
    head->library = BLOCK_LIBRARY;
    head->size = size;
    head->env = env;
    atomic_init(&head->references, 1);
    return (char *)memory + BLOCK_HEAD_BYTES;
}

void *shop__block_new(const shop_env *env, size_t size)
{
    void *memory = size <= BLOCK_MAX_BYTES ? shop__env_alloc(env, BLOCK_HEAD_BYTES + size) : NULL;
    return memory != NULL ? shop__block_adopt(env, memory, size) : NULL;
}

void *shop__block_pack(const shop_env *env, const schema_record *r, const void *record)
{
    size_t size = shop__record_packed_size(r, record);
    void *block = shop__block_new(env, size);
    if (block != NULL)
        shop__record_pack(r, record, block, size);
    return block;
}

size_t shop__block_size(const void *block)
{
    return head_of(block)->size;
}

const void *shop_retain(const void *result)
{
    if (result != NULL)
        atomic_fetch_add_explicit(&head_of(result)->references, 1, memory_order_relaxed);
    return result;
}

void shop_free(const void *result)
{
    if (result == NULL)
        return;
    block_head *head = head_of(result);
    if (atomic_fetch_sub_explicit(&head->references, 1, memory_order_acq_rel) == 1) {
        head->magic = 0;
        shop__env_release(head->env, head);
    }
}

/* arena.c - scratch memory in chunks: the caller's own first, then heap chunks that double from
 * 4 KiB to 64 KiB. A chunk remembers how much of it was ever handed out, so that only memory used
 * before is cleared again. Under AddressSanitizer everything not handed out is poisoned. */
#include "lib/base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define POISON(memory, size) ASAN_POISON_MEMORY_REGION(memory, size)
#define UNPOISON(memory, size) ASAN_UNPOISON_MEMORY_REGION(memory, size)
#else
#define POISON(memory, size) ((void)(memory), (void)(size))
#define UNPOISON(memory, size) ((void)(memory), (void)(size))
#endif

enum {
    ARENA_CHUNK_MIN = 4 * 1024,   /* the first chunk from the heap */
    ARENA_CHUNK_MAX = 64 * 1024,  /* unless one request is larger */
    ARENA_FORMAT_MAX = 256        /* texts up to here are formatted once, longer ones twice */
};

struct arena_chunk {
    arena_chunk *older;
    char *end;
    char *clean; /* from here to the end nothing was handed out: still zero */
    _Alignas(max_align_t) char data[];
};

static size_t chunk_size(const arena_chunk *chunk)
{
    return (size_t)(chunk->end - (const char *)chunk);
}

/* Stand at `next` of the newest chunk, or of the caller's memory when there is none. */
static void stand_at(arena *a, char *next)
{
    a->next = next;
    if (a->chunks != NULL)
        a->end = a->chunks->end;
    else
        a->end = a->first_size > 0 ? a->first + a->first_size : a->first;
    POISON(a->next, (size_t)(a->end - a->next));
}

void shop__arena_init(arena *a, const shop_env *env, void *first, size_t first_size,
                      size_t limit_bytes)
{
    assert(first != NULL || first_size == 0);
    *a = (arena){.env = env, .first = first, .first_size = first_size, .limit_bytes = limit_bytes};
    stand_at(a, a->first);
}

static void drop_newest(arena *a)
{
    arena_chunk *chunk = a->chunks;

    a->chunks = chunk->older;
    UNPOISON(chunk, chunk_size(chunk));
    shop__env_release(a->env, chunk);
}

void shop__arena_free(arena *a)
{
    if (a == NULL)
        return;
    while (a->chunks != NULL)
        drop_newest(a);
    a->used_bytes = 0;
    stand_at(a, a->first);
    UNPOISON(a->first, a->first_size);
}

/* A new chunk with room for `size`; nothing has changed when there is no memory for it. */
static bool grow(arena *a, size_t size)
{
    size_t usual = a->chunks == NULL ? ARENA_CHUNK_MIN : chunk_size(a->chunks);
    size_t total;

    if (a->chunks != NULL)
        usual = usual < ARENA_CHUNK_MAX / 2 ? usual * 2 : ARENA_CHUNK_MAX;
    if (__builtin_add_overflow(size, sizeof(arena_chunk), &total))
        return false;
    if (total < usual)
        total = usual;
    arena_chunk *chunk = shop__env_alloc(a->env, total);

    if (chunk == NULL)
        return false;
    chunk->older = a->chunks;
    chunk->end = (char *)chunk + total;
    chunk->clean = chunk->data;
    a->chunks = chunk;
    stand_at(a, chunk->data);
    return true;
}

/* How much of what is being handed out was handed out before, and is not zero any more. The
 * caller's own memory comes as it is; a chunk from the heap starts zeroed. */
static size_t dirty_part(arena *a, char *start, size_t size)
{
    arena_chunk *chunk = a->chunks;

    if (chunk == NULL || start + size <= chunk->clean)
        return size;
    size_t dirty = start < chunk->clean ? (size_t)(chunk->clean - start) : 0;

    chunk->clean = start + size;
    return dirty;
}

static size_t padding(const char *next, size_t alignment)
{
    return (size_t)(-(uintptr_t)next & (alignment - 1));
}

/* Memory as it is, of which the first *ret_dirty bytes are not zero. */
static char *take(arena *a, size_t size, size_t alignment, size_t *ret_dirty)
{
    if (size > a->limit_bytes - a->used_bytes)
        return NULL;
    size_t skip = padding(a->next, alignment);
    size_t room = (size_t)(a->end - a->next);

    if (skip > room || size > room - skip) {
        if (!grow(a, size))
            return NULL;
        skip = 0;
    }
    char *start = a->next + skip;

    UNPOISON(start, size);
    *ret_dirty = dirty_part(a, start, size);
    a->next = start + size;
    a->used_bytes += size;
    return start;
}

/* Nothing is still something: NULL means failure only. */
void *shop__arena_alloc(arena *a, size_t size)
{
    size_t dirty;
    void *memory = take(a, size > 0 ? size : 1, _Alignof(max_align_t), &dirty);

    if (memory != NULL)
        memset(memory, 0, dirty);
    return memory;
}

void *shop__arena_array(arena *a, size_t count, size_t size)
{
    size_t total;

    if (__builtin_mul_overflow(count, size, &total))
        return NULL;
    return shop__arena_alloc(a, total);
}

char *shop__arena_text(arena *a, const char *text)
{
    return text == NULL ? NULL : shop__arena_bytes(a, text, strlen(text));
}

char *shop__arena_bytes(arena *a, const char *bytes, size_t size)
{
    size_t dirty;
    char *copy = size < SIZE_MAX ? take(a, size + 1, 1, &dirty) : NULL;

    if (copy == NULL)
        return NULL;
    if (size > 0)
        memcpy(copy, bytes, size);
    copy[size] = '\0';
    return copy;
}

char *shop__arena_format(arena *a, const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = shop__arena_vformat(a, format, args);
    va_end(args);
    return text;
}

char *shop__arena_vformat(arena *a, const char *format, va_list args)
{
    char small[ARENA_FORMAT_MAX];
    va_list again;
    char *text = NULL;

    va_copy(again, args);
    int length = vsnprintf(small, sizeof(small), format, args);

    if (length >= 0 && (size_t)length < sizeof(small)) {
        text = shop__arena_bytes(a, small, (size_t)length);
    } else if (length >= 0) {
        size_t dirty;

        text = take(a, (size_t)length + 1, 1, &dirty);
        if (text != NULL)
            (void)vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    return text;
}

arena_mark shop__arena_mark(const arena *a)
{
    return (arena_mark){.chunk = a->chunks, .next = a->next, .used_bytes = a->used_bytes};
}

void shop__arena_reset(arena *a, arena_mark mark)
{
    while (a->chunks != mark.chunk) {
        assert(a->chunks != NULL); /* the mark is older than an earlier reset or of another arena */
        drop_newest(a);
    }
    a->used_bytes = mark.used_bytes;
    stand_at(a, mark.next);
}

/* arena.h - scratch memory of one call: allocate freely, release everything at once.
 * The first chunk is the caller's own (usually on its stack): a small call never meets malloc. */
#ifndef SHOP_LIB_BASE_ARENA_H
#define SHOP_LIB_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "shop/sys/env.h"

/* For large first chunks and the like on the stack: hardened builds would clear them at every call,
 * although nobody reads them before they are written. */
#if defined(__has_attribute)
#if __has_attribute(uninitialized)
#define STACK_MEMORY __attribute__((uninitialized))
#endif
#endif
#ifndef STACK_MEMORY
#define STACK_MEMORY
#endif

typedef struct arena_chunk arena_chunk;

typedef struct arena {
    const shop_env *env;
    arena_chunk *chunks; /* newest first; the first chunk is not among them */
    char *first;         /* the caller's own memory, first_size bytes */
    size_t first_size;
    char *next; /* free part of the current chunk */
    char *end;
    size_t used_bytes;  /* in all chunks, for the limit */
    size_t limit_bytes; /* exceeded: NULL */
} arena;

/* A place to which an arena can be reset. */
typedef struct arena_mark {
    arena_chunk *chunk;
    char *next;
    size_t used_bytes;
} arena_mark;

void shop__arena_init(arena *a, const shop_env *env, void *first, size_t first_size,
                      size_t limit_bytes);
void shop__arena_free(arena *a);

/* Zeroed memory aligned for any type, or NULL (no memory, or the limit is reached). */
void *shop__arena_alloc(arena *a, size_t size);

/* count * size bytes with the overflow checked. */
void *shop__arena_array(arena *a, size_t count, size_t size);

/* Copies; a NULL text gives NULL without error only where the caller checks for it. */
char *shop__arena_text(arena *a, const char *text);
char *shop__arena_bytes(arena *a, const char *bytes, size_t size); /* a NUL is appended */
char *shop__arena_format(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *shop__arena_vformat(arena *a, const char *format, va_list args);

arena_mark shop__arena_mark(const arena *a);
void shop__arena_reset(arena *a, arena_mark mark);

#endif

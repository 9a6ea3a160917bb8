/* buf.h - bytes that grow, with a maximum given at birth.
 * A failure (no memory, maximum passed) sticks: write on and look at buf.failed once at the end. */
#ifndef SHOP_LIB_BASE_BUF_H
#define SHOP_LIB_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shop/sys/env.h"

typedef struct buf {
    const shop_env *env;
    char *data; /* always followed by a NUL once something was written; NULL before */
    size_t size;
    size_t capacity;
    size_t head_bytes; /* reserved before data for the owner's use, see shop__buf_init_head() */
    size_t max_bytes;
    bool failed;
} buf;

void shop__buf_init(buf *b, const shop_env *env, size_t max_bytes);

/* The same with head_bytes of zeroed room kept in front of the data (for a result block's header):
 * the allocation then starts at data - head_bytes. */
void shop__buf_init_head(buf *b, const shop_env *env, size_t max_bytes, size_t head_bytes);

void shop__buf_free(buf *b);
void shop__buf_clear(buf *b); /* keeps the memory, forgets the content and the failure */

/* Room for `size` more bytes at data + size, or NULL; commit them with b->size += n. Bytes behind
 * the content are zero: whoever writes more than it commits ends the content with a NUL itself. */
char *shop__buf_reserve(buf *b, size_t size);

void shop__buf_bytes(buf *b, const void *bytes, size_t size);
void shop__buf_text(buf *b, const char *text);
void shop__buf_char(buf *b, char c);
void shop__buf_int(buf *b, int64_t value);
void shop__buf_format(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif

/* text.h - the few string facts the library needs: valid UTF-8, comparison, hex, cutting. */
#ifndef SHOP_LIB_BASE_TEXT_H
#define SHOP_LIB_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Valid UTF-8 (RFC 3629: no surrogates, no overlong forms) without NUL. */
bool shop__utf8_valid(const char *text, size_t size);

/* The largest n <= size at which `text` may be cut without splitting a code point. */
size_t shop__utf8_cut(const char *text, size_t size);

/* Both NULL, or equal. */
bool shop__text_equal(const char *a, const char *b);

/* NULL or "". */
bool shop__text_empty(const char *text);

/* FNV-1a 64, for tables in memory; never for anything an attacker profits from. */
uint64_t shop__text_hash(const void *bytes, size_t size);

/* Lower-case hex of `size` bytes and a NUL into out (2 * size + 1). */
void shop__hex(const void *bytes, size_t size, char *out);

/* A decimal int64 and nothing else. */
bool shop__text_int(const char *text, int64_t *ret);

#endif

/* signed_text.h - files of "name: value" lines under a headline, with the signature of all of it as the last line.
 * Each fact has one spelling and one place: what is read and written again is the same to the byte, so that there is
 * nothing beside what was signed. Whoever reads hostile input stays within the bounds of its fields. */
#ifndef SHOP_LIB_CRYPTO_SIGNED_TEXT_H
#define SHOP_LIB_CRYPTO_SIGNED_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/fault.h"
#include "lib/crypto/raw_key.h"

enum {
    SERIAL_TEXT_SIZE = 17, /* 16 digits of hex */
    TEXT_VALUE_SIZE = 96   /* of the longest value, with its NUL */
};

typedef struct text_reader {
    const char *at, *end;
    unsigned line; /* the next one, from 1 on */
    fault *fault;
} text_reader;

text_reader shop__text_reader(const char *text, size_t size, fault *f);

/* Each takes one line, or fails with SHOP_E_CORRUPT, the line's number and what should stand there. */
int shop__text_head(text_reader *r, const char *head);
int shop__text_value(text_reader *r, const char *name, char out[TEXT_VALUE_SIZE]);
int shop__text_service(text_reader *r, const char *name, char *out);
int shop__text_raw(text_reader *r, const char *name, uint8_t *out, size_t size);
int shop__text_serial(text_reader *r, const char *name, uint64_t *ret);
int shop__text_number(text_reader *r, const char *name, int64_t *ret); /* from 1 on */
int shop__text_time(text_reader *r, const char *name, int64_t *ret_ms); /* whole seconds */
int shop__text_end(text_reader *r);

/* Whether the next line has this name. */
bool shop__text_next_is(const text_reader *r, const char *name);

/* "name: value"; the text must fit. */
void shop__text_write(buf *b, const char *name, const char *value);
void shop__text_write_raw(buf *b, const char *name, const uint8_t *bytes, size_t size);
void shop__text_write_serial(buf *b, const char *name, uint64_t serial);
void shop__text_write_time(buf *b, const char *name, int64_t unix_ms);

/* A serial is 16 digits of lower-case hex, not 0, its highest bit clear (X.509 has signed integers). */
void shop__serial_print(uint64_t serial, char out[SERIAL_TEXT_SIZE]);
bool shop__serial_parse(const char *text, uint64_t *ret);

#endif

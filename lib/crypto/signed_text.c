/* signed_text.c - the lines of certificates, keys and lists of what is revoked. */
#include "lib/crypto/signed_text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/base/time.h"
#include "lib/crypto/curve.h"

enum { SECOND_MS = 1000 };

text_reader shop__text_reader(const char *text, size_t size, fault *f)
{
    return (text_reader){.at = text, .end = text + size, .line = 1, .fault = f};
}

static int wrong(const text_reader *r, const char *expected, const char *name)
{
    return shop__fault_set(r->fault, SHOP_E_CORRUPT,
                           "line %u: %s%s expected; take the file anew from where it was issued", r->line, name,
                           expected);
}

/* The length of the next line; false when none ends. */
static bool line_length(const text_reader *r, size_t *ret)
{
    const char *end = memchr(r->at, '\n', (size_t)(r->end - r->at));
    *ret = end != NULL ? (size_t)(end - r->at) : 0;
    return end != NULL;
}

int shop__text_head(text_reader *r, const char *head)
{
    size_t length = 0;
    ENSURE(line_length(r, &length) && length == strlen(head) && memcmp(r->at, head, length) == 0, wrong(r, "", head));
    r->at += length + 1;
    r->line++;
    return 0;
}

bool shop__text_next_is(const text_reader *r, const char *name)
{
    size_t length = strlen(name);
    return (size_t)(r->end - r->at) > length + 2 && memcmp(r->at, name, length) == 0 &&
           memcmp(r->at + length, ": ", 2) == 0;
}

/* Printable ASCII without blanks. */
static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] <= ' ' || text[i] > '~')
            return false;
    return length > 0;
}

int shop__text_value(text_reader *r, const char *name, char out[TEXT_VALUE_SIZE])
{
    size_t length = 0, skip = strlen(name) + 2;
    ENSURE(shop__text_next_is(r, name) && line_length(r, &length) && length > skip &&
               length - skip < TEXT_VALUE_SIZE && is_plain(r->at + skip, length - skip),
           wrong(r, ": and a value", name));
    memcpy(out, r->at + skip, length - skip);
    out[length - skip] = '\0';
    r->at += length + 1;
    r->line++;
    return 0;
}

/* A value that turns out to be wrong stands in the line before. */
static int wrong_value(text_reader *r, const char *expected, const char *name)
{
    r->line--;
    return wrong(r, expected, name);
}

int shop__text_service(text_reader *r, const char *name, char *out)
{
    char text[TEXT_VALUE_SIZE];
    TRY(shop__text_value(r, name, text));
    ENSURE(shop__service_name_valid(text), wrong_value(r, ": and a service's name", name));
    memcpy(out, text, strlen(text) + 1);
    return 0;
}

int shop__text_raw(text_reader *r, const char *name, uint8_t *out, size_t size)
{
    char text[TEXT_VALUE_SIZE];
    TRY(shop__text_value(r, name, text));
    ENSURE(shop__raw_parse(text, out, size), wrong_value(r, ": and its bytes as base64url", name));
    return 0;
}

int shop__text_serial(text_reader *r, const char *name, uint64_t *ret)
{
    char text[TEXT_VALUE_SIZE];
    TRY(shop__text_value(r, name, text));
    ENSURE(shop__serial_parse(text, ret), wrong_value(r, ": and 16 digits of hex", name));
    return 0;
}

int shop__text_number(text_reader *r, const char *name, int64_t *ret)
{
    char text[TEXT_VALUE_SIZE], again[TEXT_VALUE_SIZE];
    int64_t value = 0;
    TRY(shop__text_value(r, name, text));
    bool good = shop__text_int(text, &value) && value > 0;
    (void)snprintf(again, sizeof(again), "%lld", (long long)value);
    ENSURE(good && strcmp(text, again) == 0, wrong_value(r, ": and a number from 1 on", name));
    *ret = value;
    return 0;
}

int shop__text_time(text_reader *r, const char *name, int64_t *ret_ms)
{
    char text[TEXT_VALUE_SIZE], again[TIME_TEXT_MAX];
    int64_t value = 0;
    TRY(shop__text_value(r, name, text));
    bool good = shop__time_parse(text, &value) && value % SECOND_MS == 0;
    (void)shop__time_print(value, again);
    ENSURE(good && strcmp(text, again) == 0, wrong_value(r, ": and a time such as 2026-11-22T15:02:03.000Z", name));
    *ret_ms = value;
    return 0;
}

int shop__text_end(text_reader *r)
{
    return r->at == r->end ? 0 : wrong(r, "the end of the file", "");
}

/* --- writing ---------------------------------------------------------------------------------- */

void shop__text_write(buf *b, const char *name, const char *value)
{
    shop__buf_text(b, name);
    shop__buf_text(b, ": ");
    shop__buf_text(b, value);
    shop__buf_char(b, '\n');
}

void shop__text_write_raw(buf *b, const char *name, const uint8_t *bytes, size_t size)
{
    char text[TEXT_VALUE_SIZE];
    shop__raw_print(bytes, size, text, sizeof(text));
    shop__text_write(b, name, text);
}

void shop__text_write_serial(buf *b, const char *name, uint64_t serial)
{
    char text[SERIAL_TEXT_SIZE];
    shop__serial_print(serial, text);
    shop__text_write(b, name, text);
}

void shop__text_write_time(buf *b, const char *name, int64_t unix_ms)
{
    char text[TIME_TEXT_MAX];
    assert(unix_ms % SECOND_MS == 0);
    (void)shop__time_print(unix_ms, text);
    shop__text_write(b, name, text);
}

/* --- serials ---------------------------------------------------------------------------------- */

void shop__serial_print(uint64_t serial, char out[SERIAL_TEXT_SIZE])
{
    (void)snprintf(out, SERIAL_TEXT_SIZE, "%016llx", (unsigned long long)serial);
}

bool shop__serial_parse(const char *text, uint64_t *ret)
{
    if (strlen(text) != SERIAL_TEXT_SIZE - 1 || strspn(text, "0123456789abcdef") != SERIAL_TEXT_SIZE - 1)
        return false;
    uint64_t value = strtoull(text, NULL, 16);
    if (value == 0 || value > INT64_MAX)
        return false;
    *ret = value;
    return true;
}

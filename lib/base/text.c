/* text.c - string facts. UTF-8 is checked eight bytes at a time while it is plain ASCII, because
 * nearly all of a shop's text is. */
#include "lib/base/text.h"

#include <string.h>

enum { WORD_BYTES = 8, UTF8_TAILS_MAX = 3 };

#define EACH_BYTE UINT64_C(0x0101010101010101)
#define EACH_TOP_BIT UINT64_C(0x8080808080808080)

#define FNV_OFFSET UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)

typedef unsigned char byte;

static bool is_tail(byte b)
{
    return (b & 0xC0) == 0x80;
}

/* Whether eight bytes are all 0x01 to 0x7F: neither a byte nor the byte less one has a top bit. */
static bool word_is_plain(const byte *t)
{
    uint64_t word;

    memcpy(&word, t, sizeof(word));
    return ((word | (word - EACH_BYTE)) & EACH_TOP_BIT) == 0;
}

/* Bytes of the code point at t, or 0. The range of the second byte keeps out overlong forms (E0,
 * F0), surrogates (ED) and what is beyond U+10FFFF (F4). */
static size_t code_point_size(const byte *t, size_t left)
{
    byte lead = t[0];

    if (lead < 0x80)
        return lead != 0 ? 1 : 0;
    if (lead < 0xE0)
        return lead >= 0xC2 && left >= 2 && is_tail(t[1]) ? 2 : 0;
    if (lead < 0xF0) {
        byte low = lead == 0xE0 ? 0xA0 : 0x80;
        byte high = lead == 0xED ? 0x9F : 0xBF;

        return left >= 3 && t[1] >= low && t[1] <= high && is_tail(t[2]) ? 3 : 0;
    }
    byte low = lead == 0xF0 ? 0x90 : 0x80;
    byte high = lead == 0xF4 ? 0x8F : 0xBF;

    if (lead > 0xF4 || left < 4 || t[1] < low || t[1] > high)
        return 0;
    return is_tail(t[2]) && is_tail(t[3]) ? 4 : 0;
}

bool shop__utf8_valid(const char *text, size_t size)
{
    const byte *t = (const byte *)text;
    size_t i = 0;

    while (i < size) {
        size_t step = WORD_BYTES;

        if (size - i < WORD_BYTES || !word_is_plain(t + i))
            step = code_point_size(t + i, size - i);
        if (step == 0)
            return false;
        i += step;
    }
    return true;
}

static size_t size_by_lead(byte lead)
{
    if (lead >= 0xF0)
        return 4;
    if (lead >= 0xE0)
        return 3;
    return lead >= 0xC0 ? 2 : 1;
}

size_t shop__utf8_cut(const char *text, size_t size)
{
    const byte *t = (const byte *)text;
    size_t tails = 0;

    while (tails < size && tails < UTF8_TAILS_MAX && is_tail(t[size - 1 - tails]))
        tails++;
    if (tails == size)
        return size;
    size_t lead = size - 1 - tails;

    return size_by_lead(t[lead]) > tails + 1 ? lead : size;
}

bool shop__text_equal(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return strcmp(a, b) == 0;
}

bool shop__text_empty(const char *text)
{
    return text == NULL || text[0] == '\0';
}

uint64_t shop__text_hash(const void *bytes, size_t size)
{
    const byte *b = bytes;
    uint64_t hash = FNV_OFFSET;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ b[i]) * FNV_PRIME;
    return hash;
}

void shop__hex(const void *bytes, size_t size, char *out)
{
    static const char digits[] = "0123456789abcdef";
    const byte *b = bytes;

    for (size_t i = 0; i < size; i++) {
        out[2 * i] = digits[b[i] >> 4];
        out[2 * i + 1] = digits[b[i] & 15];
    }
    out[2 * size] = '\0';
}

/* Counts downwards from zero, because the smallest int64 has no positive counterpart. */
bool shop__text_int(const char *text, int64_t *ret)
{
    int64_t value = 0;

    if (text == NULL)
        return false;
    bool negative = text[0] == '-';
    const char *digit = negative ? text + 1 : text;

    if (*digit == '\0')
        return false;
    for (; *digit != '\0'; digit++) {
        if (*digit < '0' || *digit > '9')
            return false;
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, *digit - '0', &value))
            return false;
    }
    if (!negative && __builtin_sub_overflow(0, value, &value))
        return false;
    *ret = value;
    return true;
}

/* terms.c - splitting a query at what cannot be part of a word. Unicode has thousands of such characters;
 * those that people type stand in a table, the rest is left to the engine, which drops it. */
#include "lib/services/search/terms.h"

#include <stdint.h>
#include <string.h>

#include "lib/base/text.h"

typedef struct range {
    uint32_t first, last;
} range;

/* Beyond ASCII: punctuation, symbols, spaces and pictures. */
static const range separators[] = {
    {0x0080, 0x00a9}, {0x00ab, 0x00b1}, {0x00b4, 0x00b4}, {0x00b6, 0x00b8}, {0x00bb, 0x00bb},
    {0x00bf, 0x00bf}, {0x00d7, 0x00d7}, {0x00f7, 0x00f7}, {0x02c2, 0x02c5}, {0x02d2, 0x02df},
    {0x2000, 0x206f}, {0x20a0, 0x20cf}, {0x2100, 0x2101}, {0x2116, 0x2117}, {0x211e, 0x2123},
    {0x2190, 0x245f}, {0x2500, 0x2bff}, {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030},
    {0xd800, 0xf8ff}, {0xfe00, 0xfe1f}, {0xfe30, 0xfe6f}, {0xfeff, 0xff0f}, {0xff1a, 0xff20},
    {0xff3b, 0xff40}, {0xff5b, 0xff65}, {0xffe0, 0xffff}, {0x1f000, 0x1faff}, {0xe0000, 0x10ffff},
};
enum { SEPARATORS = sizeof(separators) / sizeof(separators[0]) };

static bool separates_ascii(unsigned char c)
{
    return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
}

static bool separates(uint32_t point)
{
    if (point < 0x80)
        return separates_ascii((unsigned char)point);
    for (size_t i = 0; i < SEPARATORS && separators[i].first <= point; i++)
        if (point <= separators[i].last)
            return true;
    return false;
}

/* The code point at the head of valid UTF-8, and its bytes. */
static uint32_t decode(const char *text, size_t *ret_size)
{
    unsigned char head = (unsigned char)*text;
    size_t size = head < 0x80 ? 1 : head < 0xe0 ? 2 : head < 0xf0 ? 3 : 4;
    uint32_t point = size == 1 ? head : head & (0x7fu >> size);
    for (size_t i = 1; i < size; i++)
        point = (point << 6) | ((unsigned char)text[i] & 0x3f);
    *ret_size = size;
    return point;
}

static void add(terms *to, const char *text, size_t size)
{
    if (size == 0 || to->count == TERMS_MAX)
        return;
    to->list[to->count++] =
        (term){text, size > TERM_MAX_BYTES ? shop__utf8_cut(text, TERM_MAX_BYTES) : size};
}

void shop__terms_split(const char *text, terms *ret)
{
    const char *begin = text;
    ret->count = 0;
    if (text == NULL)
        return;
    while (*text != '\0') {
        size_t size;
        if (separates(decode(text, &size))) {
            add(ret, begin, (size_t)(text - begin));
            begin = text + size;
        }
        text += size;
    }
    add(ret, begin, (size_t)(text - begin));
}

size_t shop__term_letters(term w)
{
    size_t letters = 0;
    for (size_t i = 0; i < w.size; i++)
        letters += ((unsigned char)w.text[i] & 0xc0) != 0x80;
    return letters;
}

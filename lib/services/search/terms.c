/* terms.c - splitting a query at what cannot be part of a word. Unicode has thousands of such characters;
 * those that people type stand in a table, the rest is left to the engine, which drops it. */
#include "lib/services/search/terms.h"

#include <stdint.h>
#include <string.h>

#include "lib/base/fault.h"
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

bool shop__terms_next(const char **text, term *ret)
{
    const char *at = *text, *begin = at;
    size_t size, length;
    for (; *at != '\0'; at += size) {
        if (!separates(decode(at, &size)))
            continue;
        if (at > begin)
            break;
        begin = at + size;
    }
    length = (size_t)(at - begin);
    *text = at;
    *ret = (term){begin, length > TERM_MAX_BYTES ? shop__utf8_cut(begin, TERM_MAX_BYTES) : length};
    return length > 0;
}

void shop__terms_split(const char *text, terms *ret)
{
    ret->count = 0;
    while (text != NULL && ret->count < TERMS_MAX && shop__terms_next(&text, &ret->list[ret->count]))
        ret->count++;
}

/* There are no quotes in a word. */
static char *put_word(char *at, term w, char quote)
{
    *at++ = quote;
    memcpy(at, w.text, w.size);
    at += w.size;
    *at++ = quote;
    return at;
}

int shop__terms_write(const terms *w, const term_style *style, arena *a, const char **ret)
{
    size_t size = strlen(style->last) + 1;
    for (size_t i = 0; i < w->count; i++)
        size += w->list[i].size + strlen(style->between) + 2;
    char *text = shop__arena_alloc(a, size), *at = text;
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < w->count; i++)
        at = put_word(i > 0 ? stpcpy(at, style->between) : at, w->list[i], style->quote);
    (void)stpcpy(at, w->count > 0 ? style->last : "");
    *ret = text;
    return 0;
}

bool shop__terms_begin(const terms *w)
{
    return w->count > 0 && shop__term_letters(w->list[w->count - 1]) >= TERM_PREFIX_LETTERS;
}

size_t shop__term_letters(term w)
{
    size_t letters = 0;
    for (size_t i = 0; i < w.size; i++)
        letters += ((unsigned char)w.text[i] & 0xc0) != 0x80;
    return letters;
}

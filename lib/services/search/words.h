/* words.h - what somebody typed, taken apart into words. Whatever is no letter, digit or accent separates
 * words, so that nothing of an engine's query language survives. */
#ifndef SHOP_LIB_SERVICES_SEARCH_WORDS_H
#define SHOP_LIB_SERVICES_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    WORDS_MAX = 16,            /* further words of a query are ignored */
    WORD_MAX_BYTES = 64,       /* a longer word is cut */
    WORDS_PREFIX_LETTERS = 2   /* fewer do not count as the beginning of a word */
};

typedef struct word {
    const char *text; /* in the query, not terminated */
    size_t size;
} word;

typedef struct words {
    word list[WORDS_MAX];
    size_t count;
} words;

/* `text` is valid UTF-8, NULL has no words. The list points into it. */
void shop__words_split(const char *text, words *ret);

/* Letters (code points) of a word. */
size_t shop__word_letters(word w);

#endif

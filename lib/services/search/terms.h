/* terms.h - what somebody typed, taken apart into words. Whatever is no letter, digit or accent separates
 * words, so that nothing of an engine's query language survives. */
#ifndef SHOP_LIB_SERVICES_SEARCH_TERMS_H
#define SHOP_LIB_SERVICES_SEARCH_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"

enum {
    TERMS_MAX = 16,            /* further words of a query are ignored */
    TERM_MAX_BYTES = 64,       /* a longer word is cut */
    TERM_PREFIX_LETTERS = 2    /* fewer do not count as the beginning of a word */
};

typedef struct term {
    const char *text; /* in the query, not terminated */
    size_t size;
} term;

typedef struct terms {
    term list[TERMS_MAX];
    size_t count;
} terms;

/* `text` is valid UTF-8, NULL has no words. The list points into it. */
void shop__terms_split(const char *text, terms *ret);

/* The next word of such a text, which is cut short when it is too long; false when there is none. The text moves on. */
bool shop__terms_next(const char **text, term *ret);

/* How an engine has its words written: quoted, with something between them and behind the last one. */
typedef struct term_style {
    char quote;
    const char *between, *last;
} term_style;

int shop__terms_write(const terms *w, const term_style *style, arena *a, const char **ret);

/* Whether the last word is long enough to be taken for the beginning of one. */
bool shop__terms_begin(const terms *w);

/* Letters (code points) of a word. */
size_t shop__term_letters(term w);

#endif

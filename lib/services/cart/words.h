/* words.h - short lists in one column: words with a space between them, as codes and countries are. */
#ifndef SHOP_LIB_SERVICES_CART_WORDS_H
#define SHOP_LIB_SERVICES_CART_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"

/* "A B" to its words; NULL and "" have none. 0 or SHOP_E_NO_MEMORY. */
int shop__words_split(arena *a, const char *text, const char *const **ret_words, size_t *ret_count);

/* The other way; none gives NULL. */
int shop__words_join(arena *a, const char *const *words, size_t count, const char **ret_text);

bool shop__words_have(const char *const *words, size_t count, const char *word);

/* Not empty, and nothing but letters, digits and `others`: of one case only. */
bool shop__word_valid(const char *word, bool capitals, const char *others);

#endif

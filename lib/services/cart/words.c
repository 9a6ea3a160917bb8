/* words.c - splitting and joining short lists. */
#include "lib/services/cart/words.h"

#include <string.h>

#include "lib/base/text.h"
#include "shop/error.h"

static size_t count_words(const char *text)
{
    size_t count = 1;
    for (const char *p = text; *p != '\0'; p++)
        count += *p == ' ';
    return count;
}

int shop__words_split(arena *a, const char *text, const char *const **ret_words, size_t *ret_count)
{
    *ret_words = NULL;
    *ret_count = 0;
    if (shop__text_empty(text))
        return 0;
    size_t count = count_words(text);
    const char **words = shop__arena_array(a, count, sizeof(*words));
    char *copy = shop__arena_text(a, text);
    if (words == NULL || copy == NULL)
        return SHOP_E_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        words[i] = copy;
        copy += strcspn(copy, " ");
        *copy++ = '\0';
    }
    *ret_words = words;
    *ret_count = count;
    return 0;
}

int shop__words_join(arena *a, const char *const *words, size_t count, const char **ret_text)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += strlen(words[i]) + 1;
    *ret_text = NULL;
    if (count == 0)
        return 0;
    char *text = shop__arena_alloc(a, size);
    if (text == NULL)
        return SHOP_E_NO_MEMORY;
    *ret_text = text;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(words[i]);
        memcpy(text, words[i], length);
        text += length;
        *text++ = i + 1 < count ? ' ' : '\0';
    }
    return 0;
}

bool shop__words_have(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

bool shop__word_valid(const char *word, bool capitals, const char *others)
{
    const char first = capitals ? 'A' : 'a', last = capitals ? 'Z' : 'z';
    for (const char *p = word; *p != '\0'; p++)
        if (!((*p >= first && *p <= last) || (*p >= '0' && *p <= '9') || strchr(others, *p) != NULL))
            return false;
    return *word != '\0';
}

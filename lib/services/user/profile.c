/* profile.c - e-mail addresses by the part of RFC 5321 that people use (no quoted local parts, no
 * address literals), and the shape of locales. */
#include "lib/services/user/profile.h"

#include <string.h>

#include "lib/base/text.h"

enum { SUBTAG_MIN = 2, SUBTAG_MAX = 8 };

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static bool is_alnum(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

/* No control characters, and nothing that means something else in a mail's header. */
static bool plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] <= ' ' || text[i] == 0x7f ||
            strchr("\"(),:;<>@[\\]", text[i]) != NULL)
            return false;
    return true;
}

/* Parts between dots, none of them empty. */
static bool dotted(const char *text, size_t length)
{
    if (length == 0 || text[0] == '.' || text[length - 1] == '.')
        return false;
    for (size_t i = 1; i < length; i++)
        if (text[i] == '.' && text[i - 1] == '.')
            return false;
    return plain(text, length);
}

bool shop__email_normalise(const char *text, char out[EMAIL_MAX + 1])
{
    while (is_space(*text))
        text++;
    size_t length = strlen(text);
    while (length > 0 && is_space(text[length - 1]))
        length--;
    const char *at = memchr(text, '@', length);
    if (length > EMAIL_MAX || at == NULL)
        return false;
    size_t local = (size_t)(at - text);
    if (local > EMAIL_LOCAL_MAX || !dotted(text, local) || !dotted(at + 1, length - local - 1))
        return false;
    for (size_t i = 0; i < length; i++)
        out[i] = lower(text[i]);
    out[length] = '\0';
    return true;
}

bool shop__locale_valid(const char *text)
{
    size_t subtag = 0;
    bool first = true;
    for (;; text++) {
        if (is_alnum(*text)) {
            subtag++;
            if (subtag > SUBTAG_MAX || (first && *text >= '0' && *text <= '9'))
                return false;
            continue;
        }
        if (subtag < (first ? SUBTAG_MIN : 1))
            return false;
        if (*text != '-')
            return *text == '\0';
        first = false;
        subtag = 0;
    }
}

int shop__profile_email(call *c, const char *text, const char **ret)
{
    char *email = call_alloc(c, EMAIL_MAX + 1);
    ENSURE(email != NULL, SHOP_E_NO_MEMORY);
    ENSURE(shop__email_normalise(text, email), call_invalid(c, "email", "is no e-mail address"));
    *ret = email;
    return 0;
}

int shop__profile_locale(call *c, const char *given, const char *otherwise, const char **ret)
{
    const char *locale = shop__text_empty(given) ? otherwise : given;
    ENSURE(shop__locale_valid(locale),
           call_invalid(c, "locale", "is no language tag such as \"de-AT\""));
    *ret = locale;
    return 0;
}

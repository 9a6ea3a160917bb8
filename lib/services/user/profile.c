/* profile.c - e-mail addresses as accounts have them, trimmed and in lower case, and the shape of locales. */
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

bool shop__email_normalise(const char *text, char out[MAIL_ADDRESS_MAX_BYTES + 1])
{
    char email[MAIL_ADDRESS_MAX_BYTES + 1];
    while (is_space(*text))
        text++;
    size_t length = strlen(text);
    while (length > 0 && is_space(text[length - 1]))
        length--;
    if (length > MAIL_ADDRESS_MAX_BYTES)
        return false;
    for (size_t i = 0; i < length; i++)
        email[i] = lower(text[i]);
    email[length] = '\0';
    if (!shop__mail_address_ok(email))
        return false;
    memcpy(out, email, length + 1);
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
    char *email = call_alloc(c, MAIL_ADDRESS_MAX_BYTES + 1);
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

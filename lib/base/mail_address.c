/* mail_address.c - the part of RFC 5321 that people use: no quoted local parts, no address literals, and no
 * character that means something in a mail's header. */
#include "lib/base/mail_address.h"

#include <string.h>

/* No control characters, and nothing that means something else in a header. */
static bool plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] <= ' ' || text[i] == 0x7f || strchr("\"(),:;<>@[\\]", text[i]) != NULL)
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

bool shop__mail_address_ok(const char *address)
{
    size_t length = strnlen(address, MAIL_ADDRESS_MAX_BYTES + 1);
    const char *at = memchr(address, '@', length);
    if (length > MAIL_ADDRESS_MAX_BYTES || at == NULL)
        return false;
    size_t local = (size_t)(at - address);
    return local <= MAIL_LOCAL_MAX_BYTES && dotted(address, local) && dotted(at + 1, length - local - 1);
}

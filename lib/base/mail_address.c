/* mail_address.c - far less than RFC 5321 allows, and all that people have: one @ with something on both
 * sides, and no character that means something in a header. */
#include "lib/base/mail_address.h"

#include <string.h>

static bool has_control(const char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7f)
            return true;
    return false;
}

bool shop__mail_address_ok(const char *address)
{
    const char *at = strchr(address, '@');
    if (at == NULL || at == address || at[1] == '\0' || strchr(at + 1, '@') != NULL)
        return false;
    return strlen(address) <= MAIL_ADDRESS_MAX_BYTES && !has_control(address) &&
           strpbrk(address, " \"(),:;<>[\\]") == NULL;
}

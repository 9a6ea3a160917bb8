/* mail_address.h - e-mail addresses that can stand in a header as they are. */
#ifndef SHOP_LIB_BASE_MAIL_ADDRESS_H
#define SHOP_LIB_BASE_MAIL_ADDRESS_H

#include <stdbool.h>

enum { MAIL_ADDRESS_MAX_BYTES = 254, MAIL_LOCAL_MAX_BYTES = 64 };

/* An address that needs no quoting: nothing in it can end the header or begin another address. */
bool shop__mail_address_ok(const char *address);

#endif

/* message.h - a message as an e-mail: RFC 5322 with MIME, UTF-8, quoted-printable. */
#ifndef SHOP_LIB_SERVICES_NOTIFICATION_MESSAGE_H
#define SHOP_LIB_SERVICES_NOTIFICATION_MESSAGE_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "shop/sys/channel.h"

enum { MESSAGE_MAX_BYTES = 1024 * 1024 };

/* One line without control characters: nothing in it can begin another header. */
bool shop__message_line_ok(const char *text);

/* Lines end in a single '\n', as files of a maildir do. 0, SHOP_E_INVALID for a sender, recipient or subject
 * that could forge headers, SHOP_E_NO_MEMORY. */
int shop__message_write(const shop_message *m, const char *sender, buf *out);

#endif

/* maildir.h - the built-in channel "email": messages as files that any mail program reads. */
#ifndef SHOP_LIB_SERVICES_NOTIFICATION_MAILDIR_H
#define SHOP_LIB_SERVICES_NOTIFICATION_MAILDIR_H

#include "shop/sys/channel.h"
#include "shop/sys/env.h"

typedef struct maildir {
    const shop_env *env;
    const char *path; /* made when first needed, for the owner only */
    const char *sender; /* address that messages are from */
} maildir;

/* 0 also when a message of this key is there already, read or not; SHOP_E_INVALID for a message that could
 * forge headers; SHOP_E_UNAVAILABLE when the folder or a file cannot be written. */
int shop__maildir_send(const maildir *m, const shop_message *message);

#endif

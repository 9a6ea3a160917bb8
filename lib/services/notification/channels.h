/* channels.h - finding the way to a person. */
#ifndef SHOP_LIB_SERVICES_NOTIFICATION_CHANNELS_H
#define SHOP_LIB_SERVICES_NOTIFICATION_CHANNELS_H

#include "lib/core/call.h"
#include "shop/notification.h"

bool shop__channel_known(const call *c, const char *name);

/* Hand a message over; what the channel answers. Not in a transaction. */
int shop__channel_send(call *c, const shop_delivery *d);

#endif

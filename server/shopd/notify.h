/* notify.h - what a service manager is told (systemd's Type=notify), without its library. */
#ifndef SHOP_SERVER_SHOPD_NOTIFY_H
#define SHOP_SERVER_SHOPD_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

/* Send lines such as "READY=1\nSTATUS=…" to $NOTIFY_SOCKET. True also when there is none. */
bool notify_send(const char *lines);

/* The same for a reload, which tells when it began. */
bool notify_reloading(void);

/* How often the manager wants to hear of this process, in milliseconds: half of $WATCHDOG_USEC. 0 = never. */
int64_t notify_watchdog_ms(void);

#endif

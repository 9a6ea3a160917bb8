/* daemon.h - the daemon itself: from a configuration to the exit status. */
#ifndef SHOP_SERVER_SHOPD_DAEMON_H
#define SHOP_SERVER_SHOPD_DAEMON_H

#include "server/shopd/config.h"

/* Block the signals that the daemon listens for; called before any thread is started. */
void daemon_block_signals(void);

/* Run until told to stop. Takes the configuration, which is read again from `from` by SIGHUP. */
int daemon_run(const config_source *from, config *c);

#endif

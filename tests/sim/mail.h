/* mail.h - the e-mail channel of the simulated world: nobody reads it, it only loses a message now
 * and then. */
#ifndef SHOP_TESTS_SIM_MAIL_H
#define SHOP_TESTS_SIM_MAIL_H

#include "shop/sys/channel.h"

const shop_channel *mail_channel(void);

#endif

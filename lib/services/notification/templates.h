/* templates.h - which text a message gets: the one that was written, else the built-in one, in the nearest
 * language. */
#ifndef SHOP_LIB_SERVICES_NOTIFICATION_TEMPLATES_H
#define SHOP_LIB_SERVICES_NOTIFICATION_TEMPLATES_H

#include "lib/core/call.h"
#include "shop/notification.h"

enum { LOCALE_MAX = 35 };

/* The built-in ones, by name, channel and locale. */
extern const shop_template shop__template_defaults[];
extern const size_t shop__template_default_count;

/* "de-AT", then "de", then "en"; SHOP_E_NOT_FOUND. */
int shop__template_find(call *c, const char *name, const char *channel, const char *locale,
                        shop_template *ret);

/* Letters, digits and '-'. */
bool shop__locale_ok(const char *locale);

#endif

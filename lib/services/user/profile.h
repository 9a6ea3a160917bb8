/* profile.h - what texts in a profile may be: e-mail addresses and locales. */
#ifndef SHOP_LIB_SERVICES_USER_PROFILE_H
#define SHOP_LIB_SERVICES_USER_PROFILE_H

#include <stdbool.h>

#include "lib/base/mail_address.h"
#include "lib/core/call.h"
#include "lib/services/user/limits.h"

/* Trimmed and in lower case (ASCII letters; others stay as they are). False when it is no address
 * that mail could be sent to. */
bool shop__email_normalise(const char *text, char out[MAIL_ADDRESS_MAX_BYTES + 1]);

/* A well-formed BCP 47 tag: "de", "de-AT", "zh-Hant-TW". */
bool shop__locale_valid(const char *text);

/* The normalised e-mail in the call's memory, or SHOP_E_INVALID naming the field "email". */
int shop__profile_email(call *c, const char *text, const char **ret);

/* The locale to store: given, or `otherwise` where that is "" or NULL. SHOP_E_INVALID. */
int shop__profile_locale(call *c, const char *given, const char *otherwise, const char **ret);

#endif

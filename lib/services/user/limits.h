/* limits.h - every limit of the user service. docs/limits.md says what each is for. */
#ifndef SHOP_LIB_SERVICES_USER_LIMITS_H
#define SHOP_LIB_SERVICES_USER_LIMITS_H

#include <stdint.h>

enum {
    SESSIONS_MAX = 50,                 /* of one account; a further one ends the oldest */
    ADDRESSES_MAX = 50,                /* of one account */
    LOGIN_FREE_FAILURES = 5,           /* for one e-mail; this one and each further locks it */
    LOGIN_LOCK_MS = 30 * 1000,         /* the first time; doubles each time */
    LOGIN_LOCK_DOUBLINGS = 7,          /* 30 seconds to 64 minutes */
    LOGIN_FORGET_MS = 24 * 3600 * 1000 /* failures are forgotten so long after the last one */
};

/* How long a session lives; not an enum because it is more than an int holds. */
#define SESSION_KEEP_MS (INT64_C(30) * 24 * 3600 * 1000)

#endif

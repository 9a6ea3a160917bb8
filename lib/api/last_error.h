/* last_error.h - what shop_error_last() answers: one record a thread. */
#ifndef SHOP_LIB_API_LAST_ERROR_H
#define SHOP_LIB_API_LAST_ERROR_H

#include "lib/api/driver.h"

/* Keep what an operation ended with, and return its code. `header` may be NULL. */
int shop__error_keep(int code, const fault *f, const call_header *header);

#endif

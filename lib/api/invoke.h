/* invoke.h - the one slot that every public operation goes through. */
#ifndef SHOP_LIB_API_INVOKE_H
#define SHOP_LIB_API_INVOKE_H

#include "shop/base.h"

/* Send the arguments along the operation's route. `out` is a `const T **`, or NULL for operations without
 * a result; untouched on failure. */
int shop__invoke(shop *s, unsigned op, const void *args, void *out);

#endif

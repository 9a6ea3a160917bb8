/* local.h - the driver whose services run in this process, on one store. */
#ifndef SHOP_LIB_CORE_LOCAL_H
#define SHOP_LIB_CORE_LOCAL_H

#include "lib/api/handle.h"
#include "lib/core/service.h"

/* Open a store, bring its schema up to date, and route these modules' services to it. */
int shop__local_open(const char *url, const shop_options *options, const service_module *const *modules,
                     size_t module_count, shop_base *base, fault *f);

/* For tests: make each CALL step of a saga a call of its own, as if the other service were in another
 * process. */
void shop__local_split_sagas(shop *s, bool split);

int shop__local_call(void *state, const schema_op *op, call_header *header, const payload *in,
                     payload_form want, const void **ret_block, fault *f);

#endif

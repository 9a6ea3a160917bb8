/* driver.h - where a service lives: the one interface behind every route.
 * A payload is a record or JSON bytes and is converted only where the two sides differ. */
#ifndef SHOP_LIB_API_DRIVER_H
#define SHOP_LIB_API_DRIVER_H

#include "lib/base/fault.h"
#include "lib/schema/schema.h"
#include "shop/shop.h"

typedef enum payload_form { PAYLOAD_RECORD = 1, PAYLOAD_JSON } payload_form;

typedef struct payload {
    payload_form form;
    const void *data; /* a caller's args struct, or JSON text */
    size_t size;      /* of the JSON text */
} payload;

/* Who asks, and what goes with every call. All texts are borrowed for its duration. */
typedef struct call_header {
    const shop_identity *identity; /* NULL = the operator */
    uint32_t timeout_ms;           /* 0 = the driver's default */
    const char *idempotency_key;   /* NULL = none, or the one in the arguments */
    char request_id[SHOP_ID_SIZE]; /* filled in by the driver for the caller's error */
    char used_key[256];            /* the idempotency key that was used, or "" */
} call_header;

typedef struct driver {
    /* Run one operation. *ret_block (a block of the wanted form) is set on success; NULL there when the
     * operation has no result and a record was wanted. */
    int (*call)(void *state, const schema_op *op, call_header *header, const payload *in,
                payload_form want, const void **ret_block, fault *f);
    int (*run_pending)(void *state, int64_t *ret_done, fault *f);
    void (*close)(void *state);
    void (*forget)(void *state); /* after fork(): free memory only */
} driver;

typedef struct route {
    const driver *driver;
    void *state;
} route;

#endif

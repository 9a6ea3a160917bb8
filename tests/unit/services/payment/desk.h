/* desk.h - what the tests of payments share: a shop whose clock can be set forward, a provider between the
 * shop and the sandbox that can be made to misbehave, calls as the order service makes them, and the
 * provider's own log, which says what was really charged. */
#ifndef SHOP_TESTS_UNIT_SERVICES_PAYMENT_DESK_H
#define SHOP_TESTS_UNIT_SERVICES_PAYMENT_DESK_H

#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"
#include "lib/services/payment/sandbox.h"
#include "shop/shop.h"

enum { DESK_PATH_MAX = 256 };

/* Hooks of the provider "relay": NULL = pass on to the sandbox. */
typedef struct relay {
    shop_payment_provider provider;
    sandbox *inner;
    void (*after)(struct relay *r, const shop_provider_request *q, shop_provider_answer *answer);
    void *userdata;
    int lookups; /* questions that came by */
} relay;

typedef struct desk {
    char folder[DESK_PATH_MAX];
    char url[DESK_PATH_MAX + 32];
    char log[DESK_PATH_MAX + 32];       /* of the sandbox */
    char relay_log[DESK_PATH_MAX + 32]; /* of the sandbox behind "relay" */
    shop_env env;
    int64_t ahead_ms; /* of the real clock */
    relay relay;
    const shop_payment_provider *providers[1];
    shop *shop;
} desk;

/* cmocka fixtures; *state is a desk. */
int desk_setup(void **state);
int desk_teardown(void **state);

void desk_open(desk *d);
void desk_close(desk *d);

/* Set the clock forward and run all jobs and events until nothing is left. */
void desk_later(desk *d, int64_t ms);
void desk_settle(desk *d);

void desk_id(desk *d, const char *prefix, char out[SHOP_ID_SIZE]);

/* payment.authorize as the order service calls it, over 50.00 EUR. *out (may be NULL) lives until
 * shop_free(). Returns the code. */
int desk_authorize(desk *d, const char *order_id, int64_t attempt, const char *token,
                   const shop_payment **out);
int desk_authorize_at(desk *d, const char *provider, const char *order_id, int64_t attempt,
                      const char *token, const shop_payment **out);
int desk_cancel(desk *d, const char *order_id, const shop_payment **out);

/* The same expecting success: the state, and the id of the payment. */
shop_payment_state desk_paid(desk *d, const char *order_id, int64_t attempt, const char *token,
                             char payment_id[SHOP_ID_SIZE]);

/* Where a payment stands, from the store. */
shop_payment_state desk_state(desk *d, const char *payment_id);
void desk_amounts(desk *d, const char *payment_id, int64_t *out_captured, int64_t *out_refunded);

/* payment.capture and payment.refund; minor 0 = all that is left. */
int desk_capture(desk *d, const char *payment_id, int64_t minor, const char *fulfilment_id);
int desk_refund(desk *d, const char *payment_id, int64_t minor);
int desk_notify(desk *d, const char *provider, const char *event_id, const char *order_id, int64_t attempt,
                shop_payment_notice kind);

/* Lines of a log with this effect (and in them this text). */
int desk_effects(const char *log, const char *effect, const char *within);

/* Debits and credits of the ledger are equal in each currency, amounts within their limits, no authorization
 * made twice, no capture made twice. */
void desk_check(desk *d);

#endif

/* provider.h - the payment service provider of the simulated world. It is another party: what it
 * knows survives the shop's crashes. By the seed it answers late, twice, wrongly, never, or does
 * later what it does not know of now. */
#ifndef SHOP_TESTS_SIM_PROVIDER_H
#define SHOP_TESTS_SIM_PROVIDER_H

#include "shop/sys/payment_provider.h"
#include "tests/sim/world.h"

enum { PROVIDER_KEY_SIZE = 160, PROVIDER_EVENT_SIZE = 24 };

/* An authorization as the provider keeps it. */
typedef struct account {
    char attempt[PROVIDER_KEY_SIZE];
    char order_id[SHOP_ID_SIZE];
    char currency[4];
    int64_t minor;
    int64_t captured_minor;
    int64_t refunded_minor;
    shop_provider_state state; /* NOT_FOUND until begins_ms; AUTHORIZED also once captured */
    shop_provider_state then;  /* what it will be from begins_ms on */
    int64_t begins_ms;         /* 0 = it has begun */
} account;

/* A capture, void or refund that was asked for. */
typedef struct effect {
    char key[PROVIDER_KEY_SIZE];
    unsigned account;
    int64_t minor;
    shop_provider_state state; /* CAPTURED, VOIDED, REFUNDED, DECLINED */
    shop_provider_state wanted;
    int64_t begins_ms; /* not known and not done before; 0 = done */
} effect;

provider *provider_new(world *w);
void provider_free(provider *p);
const shop_payment_provider *provider_vtable(provider *p);

/* Requests that went wrong so far. */
uint32_t provider_faults(const provider *p);
/* From now on it answers at once and rightly. */
void provider_be_honest(provider *p);
/* Tell the shop what is due to be told, through this view. Whether there was anything. */
bool provider_tell(provider *p, shop *view);
/* Whether something is still to be told or to happen. */
bool provider_busy(const provider *p);
/* The payer of this order decides on the provider's page. False: nothing waits for that. */
bool provider_payer_decides(provider *p, const char *order_id, bool yes);

/* For the invariants. */
const account *provider_accounts(const provider *p, unsigned *ret_count);
const effect *provider_effects(const provider *p, unsigned *ret_count);

#endif

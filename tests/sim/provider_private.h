/* provider_private.h - between provider.c, which keeps the accounts and answers, and
 * provider_events.c, which tells. */
#ifndef SHOP_TESTS_SIM_PROVIDER_PRIVATE_H
#define SHOP_TESTS_SIM_PROVIDER_PRIVATE_H

#include "tests/sim/provider.h"

enum { ACCOUNTS_MAX = 4096, EFFECTS_MAX = 16384, NOTICES_MAX = 16384 };

/* What it will tell of its own accord. */
typedef struct notice {
    unsigned number; /* its event id */
    char attempt[PROVIDER_KEY_SIZE];
    char key[PROVIDER_KEY_SIZE];
    const char *kind; /* "authorized", … */
    int64_t due_ms;
    unsigned times_in_all;
    unsigned times; /* left; 0 = told */
} notice;

struct provider {
    world *w;
    shop_payment_provider vtable;
    bool honest;
    uint32_t requests, faults;
    account accounts[ACCOUNTS_MAX];
    unsigned account_count;
    effect effects[EFFECTS_MAX];
    unsigned effect_count;
    notice notices[NOTICES_MAX];
    unsigned notice_count;
    unsigned told; /* notices before this one are done */
};

/* provider_events.c: remember to tell this. */
void provider_note(provider *p, const char *attempt, const char *key, shop_provider_state state,
                   bool surely);
/* provider.c: let happen what was to happen by now. */
void provider_age(provider *p);

#endif

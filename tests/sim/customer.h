/* customer.h - what a customer remembers, shared by shopping (customer.c) and what comes behind it
 * (buying.c). */
#ifndef SHOP_TESTS_SIM_CUSTOMER_H
#define SHOP_TESTS_SIM_CUSTOMER_H

#include "tests/sim/actor.h"

enum { EMAIL_SIZE = 48, TOKEN_SIZE = 160, CUSTOMER_PASSWORD_SIZE = 24 };

/* A cart, and what must be in it. */
typedef struct basket {
    char id[SHOP_ID_SIZE]; /* "" = none yet */
    int64_t lines[WORLD_SKUS_MAX];
    bool has_delivery;
} basket;

/* What a customer's deeds are about. */
typedef enum errand {
    ERRAND_OTHER = 0,
    ERRAND_CREATE,
    ERRAND_ADD,      /* value: SKU and quantity */
    ERRAND_SET,
    ERRAND_DELIVERY,
    ERRAND_REGISTER,
    ERRAND_MERGE,
    ERRAND_PLACE,
    ERRAND_ORDER,    /* cancel, retry or confirm; subject: the order */
    ERRAND_RETURN
} errand;

typedef struct customer {
    const struct customer *sibling; /* a twin acts for somebody else, at the same time */
    bool shares;                    /* has a twin: its baskets change behind its back */
    char guest_id[SHOP_ID_SIZE];
    char user_id[SHOP_ID_SIZE]; /* "" = has no account yet */
    char email[EMAIL_SIZE];
    char token[TOKEN_SIZE]; /* of a session, or "" */
    bool is_guest;          /* shops as guest_id at the moment */
    unsigned visits;        /* as a guest */
    basket guest, user;
} customer;

/* Bind the actor's view to who it is now. */
void customer_enter(actor *a);
/* The basket that it fills at the moment. */
basket *customer_basket(customer *c);
/* Number of a SKU of this world, or WORLD_SKUS_MAX. */
unsigned customer_sku(const world *w, const char *sku);

/* buying.c */
void buying_place(actor *a);
void buying_cancel(actor *a);
void buying_retry(actor *a);
void buying_confirm(actor *a);
void buying_return(actor *a);
void buying_learn(actor *a, const deed *d, const cJSON *answer);

#endif

/* rivals.h - for tests of the checkout: every public operation that can come between, as a call about the very
 * cart, order, goods, payment and customer of an order that is being placed. */
#ifndef SHOP_TESTS_UNIT_SERVICES_ORDER_RIVALS_H
#define SHOP_TESTS_UNIT_SERVICES_ORDER_RIVALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RIVAL_TEXT_MAX = 4096 };

/* What a rival's arguments stand for. */
typedef struct rival_word {
    const char *name; /* "cart", for $cart */
    const char *value;
} rival_word;

typedef enum rival_flag {
    RIVAL_GUEST = 1,   /* the cart that is being placed is a guest's, not a user's */
    RIVAL_BY_USER = 2, /* called by the customer, not by the operator */
    RIVAL_WRECKS = 4,  /* takes something away that the next one needs */
    RIVAL_LATE = 8,    /* comes when whoever places the order counts as dead already */
    RIVAL_ERASES = 16, /* takes away what the shop knows of the first call */
    RIVAL_DECLINED = 32, /* the payment of the order is declined */
    RIVAL_WAITING = 64,  /* the payer has to confirm, and does not */
    RIVAL_PAYS = 128,    /* the payer confirms first, if asked to by now */
    RIVAL_NEVER = 256,   /* always refused, whenever it comes */
    RIVAL_FUSED = 512    /* in one process only: nothing keeps a call of a runner that was replaced from coming
                            to another service after everything was undone there */
} rival_flag;

typedef struct rival {
    const char *op;   /* NULL: deliver events and run the jobs that are due */
    const char *json; /* with $words */
    unsigned flags;   /* rival_flag */
} rival;

extern const rival rivals[];
extern const size_t rivals_count;

/* The arguments with each word's value; the last word of the list has no name. */
void rivals_expand(const char *json, const rival_word *words, char ret[RIVAL_TEXT_MAX]);

/* The index of a public operation that should be a rival and is not, or -1: jobs, and those whose arguments name
 * a cart, an order, goods, a payment or a customer. */
int64_t rivals_missing(void);

#endif

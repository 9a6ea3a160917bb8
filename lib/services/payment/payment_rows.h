/* payment_rows.h - a payment as it lies in the store, and the one way to change it. */
#ifndef SHOP_LIB_SERVICES_PAYMENT_PAYMENT_ROWS_H
#define SHOP_LIB_SERVICES_PAYMENT_PAYMENT_ROWS_H

#include "lib/core/call.h"
#include "shop/payment.h"

typedef struct payment_row {
    const char *id;
    const char *order_id;
    int64_t attempt;
    const char *provider;
    const char *owner;
    const char *currency;
    int64_t amount_minor;
    int64_t capturing_minor; /* on its way */
    int64_t captured_minor;
    int64_t refunding_minor; /* on its way back */
    int64_t refunded_minor;
    int64_t extra_minor; /* what the first fulfilment is charged beside its lines */
    int32_t state;       /* shop_payment_state */
    const char *reason;
    const char *action_url;
    int64_t version;
    int64_t created_at_ms;
    int64_t updated_at_ms;
} payment_row;

/* On behalf of another service, or of the shop itself. SHOP_E_NOT_FOUND. */
int shop__payment_find(call *c, const char *payment_id, payment_row *ret);

/* The same for a caller from outside: checks whose it is in the same read. */
int shop__payment_load(call *c, const char *payment_id, payment_row *ret);

/* By its natural key; SHOP_E_NOT_FOUND without a message. Attempt 0 means the order's newest. */
int shop__payment_find_attempt(call *c, const char *order_id, int64_t attempt, payment_row *ret);

/* A new payment, in state sending. */
int shop__payment_insert(call *c, const payment_row *row);

void shop__payment_project(const payment_row *row, shop_payment *ret);

/* What can still be captured, and what can still be paid back. */
int64_t shop__payment_capturable(const payment_row *row);
int64_t shop__payment_refundable(const payment_row *row);

/* What other SELECTs of payments use; the order of columns is that of the statements. */
enum { PAYMENT_COLUMNS = 18 };
extern const column shop__payment_columns[PAYMENT_COLUMNS];
#define PAYMENT_COLUMN_LIST                                                                        \
    "id, order_id, attempt, provider, owner, currency, amount_minor, capturing_minor,"             \
    " captured_minor, refunding_minor, refunded_minor, extra_minor, state, reason, action_url,"    \
    " version, created_at_ms, updated_at_ms"
#define PAYMENT_STATEMENT(text)                                                                    \
    {.sql = (text),                                                                                \
     .columns = shop__payment_columns,                                                             \
     .column_count = PAYMENT_COLUMNS,                                                              \
     .row_size = sizeof(payment_row)}

/* --- states.c --------------------------------------------------------------------------------- */

/* All that can happen to a payment. */
typedef enum payment_move {
    MOVE_ACTION = 0,  /* the payer must confirm */
    MOVE_AUTHORIZE,   /* the provider reserved the amount */
    MOVE_DECLINE,     /* the provider refused */
    MOVE_CAPTURE,     /* an amount is going to be taken */
    MOVE_CAPTURED,    /* it was taken */
    MOVE_UNCAPTURED,  /* it was not; nothing had been taken before */
    MOVE_UNCAPTURED_PART, /* it was not, but another one had been */
    MOVE_VOID,        /* the authorization is going to be given up */
    MOVE_VOIDED,      /* it was given up, or is gone */
    MOVE_STUCK,       /* the provider will not give it up */
    MOVE_REFUND,      /* an amount is going to be paid back */
    MOVE_REFUNDED,    /* it was paid back */
    MOVE_UNREFUNDED,  /* it was not */
    MOVE_COUNT
} payment_move;

enum { MOVE_FROM_MAX = 5 };

/* How a move changes a payment: its state, and each amount by so many times the move's own. */
typedef struct payment_rule {
    const char *what;
    int8_t to; /* shop_payment_state; 0 = as it was */
    int8_t from[MOVE_FROM_MAX];
    int8_t capturing, captured, refunding, refunded;
    int8_t event; /* payment_news */
} payment_rule;

extern const payment_rule shop__payment_rules[MOVE_COUNT];

typedef struct payment_change {
    payment_move move;
    int64_t minor;          /* what it is about: an amount to capture or pay back */
    const char *reason;     /* NULL leaves the one that is there */
    const char *action_url; /* NULL clears it */
    const char *refund_id;  /* told with MOVE_REFUNDED */
} payment_change;

/* The one function that changes a payment: if the move is legal from where the row stands and the amounts
 * stay within their limits, it changes the row, writes history and tells. Otherwise *ret_moved is false.
 * Either way `row` is then what lies in the store. */
int shop__payment_move(call *c, payment_row *row, const payment_change *change, bool *ret_moved);

/* "authorized". */
const char *shop__payment_state_name(int32_t state);

#endif

/* requests.h - a request to a provider: a row with its idempotency key, and a saga of its own. All sagas of
 * this service are one: begin (what the payment allows is noted before the provider hears of it), send
 * (outside of any transaction), apply (what the provider said). What differs is told by the kind. */
#ifndef SHOP_LIB_SERVICES_PAYMENT_REQUESTS_H
#define SHOP_LIB_SERVICES_PAYMENT_REQUESTS_H

#include "lib/core/saga.h"
#include "lib/services/payment/payment_rows.h"

enum {
    REQUEST_LEASE_MS = 20 * 1000,        /* a runner that is silent for so long is dead */
    PROVIDER_TIMEOUT_MS = 10 * 1000,     /* a provider's answer takes no longer */
    REQUEST_AGAIN_MS = 5 * 1000,         /* rest before a request that could not go on is tried again */
    VOID_PAUSE_SHARE = 8,                /* of a payment's age: the pause before it is voided again */
    VOID_PAUSE_MAX_MS = 3600 * 1000,
    NOT_FOUND_FINAL_MS = 24 * 3600 * 1000 /* "not found" for so long means that it never happened */
};

/* A provider sends a message again for some days. Not an enum because it is more than an int holds. */
#define INBOX_KEEP_MS (INT64_C(30) * 24 * 3600 * 1000)

typedef enum request_kind {
    REQUEST_AUTHORIZE = 1,
    REQUEST_CAPTURE,
    REQUEST_VOID,
    REQUEST_REFUND,
    REQUEST_KIND_COUNT
} request_kind;

typedef enum request_step { REQUEST_STEP_BEGIN = 0, REQUEST_STEP_SEND, REQUEST_STEP_APPLY } request_step;

typedef enum request_phase {
    REQUEST_QUEUED = 1, /* wanted, not begun */
    REQUEST_SENDING,    /* the provider was asked, or will be */
    REQUEST_DONE,       /* it said something final, which was applied */
    REQUEST_DROPPED     /* the payment did not allow it */
} request_phase;

typedef struct request_row {
    saga_progress progress; /* id is the key: "ord_…/1/capture/ful_…" */
    const char *payment_id;
    int64_t kind;
    int64_t minor; /* 0 while queued = all that is left */
    int64_t phase;
    int64_t answer; /* the final shop_provider_state */
    const char *answer_reason;
    const char *token; /* of an authorization, until it is done */
    const char *refund_id;
    const char *note; /* why it is wanted */
    int64_t created_at_ms;
} request_row;

/* The saga's state. */
typedef struct request {
    request_row row;
    payment_row payment;
    shop_provider_answer answer;
    bool repeated; /* an earlier runner may have sent it */
    bool opens;    /* begin has to write the payment too */
    bool nothing;  /* there is no request to make, and perhaps no payment */
} request;

/* --- requests.c: rows ------------------------------------------------------------------------- */

/* "ord_…/1", with kind and reference behind it unless it is the authorization itself. */
int shop__request_key(call *c, const payment_row *payment, request_kind kind, const char *reference,
                      const char **ret_key);

/* SHOP_E_NOT_FOUND without a message. */
int shop__request_find(call *c, const char *key, request_row *ret);

/* Those of a payment that are of this kind; the oldest first. */
int shop__request_list(call *c, const payment_row *payment, request_kind kind, request_row **ret_rows,
                       size_t *ret_count);

/* A request of which everything but the progress is given. */
int shop__request_fill(call *c, request *r, request_kind kind, const char *key, int64_t minor,
                       const char *note);

/* From queued to sending; false when somebody else has begun it. */
int shop__request_begin(call *c, request *r);

/* To done, once: *ret_first says whether it was this call that did it. */
int shop__request_settle(call *c, request_row *row, const shop_provider_answer *answer, bool *ret_first);

/* Write a request down for payment.capture_due. One that has this key already stays as it is. */
int shop__request_queue(call *c, const payment_row *payment, request_kind kind, const char *reference,
                        int64_t minor, int64_t due_ms, const char *note);

/* One more void for a payment whose authorization may (still, or again) stand. */
int shop__request_queue_void(call *c, const payment_row *payment, int64_t due_ms, const char *note);

/* The functions of every saga here. */
int shop__request_load(call *c, const char *key, void *state);
int shop__request_save(call *c, void *state);
int shop__request_payment(call *c, const void *state, void *ret); /* the result: a shop_payment */

/* --- run.c: steps ----------------------------------------------------------------------------- */

enum { REQUEST_STEP_COUNT = 3 };
extern const saga_step shop__request_steps[REQUEST_STEP_COUNT];

#define REQUEST_SAGA(open_function, result_function)                                               \
    {.steps = shop__request_steps,                                                                 \
     .step_count = REQUEST_STEP_COUNT,                                                             \
     .state_size = sizeof(request),                                                                \
     .lease_ms = REQUEST_LEASE_MS,                                                                 \
     .open = (open_function),                                                                      \
     .load = shop__request_load,                                                                   \
     .save = shop__request_save,                                                                   \
     .result = (result_function)}

/* What each kind does before it is sent, and what its saga ends with; in the file of its operation. */
int shop__authorize_begin(call *c, request *r);
int shop__authorize_conclude(call *c, request *r);
int shop__capture_begin(call *c, request *r);
int shop__capture_conclude(call *c, request *r);
int shop__void_begin(call *c, request *r);
int shop__void_conclude(call *c, request *r);
int shop__refund_begin(call *c, request *r);
int shop__refund_conclude(call *c, request *r);

/* Of a capture or a refund: not answered yet, or refused for good. */
int shop__request_conclude(call *c, request *r, const char *what);

/* --- apply.c ---------------------------------------------------------------------------------- */

/* What a provider says of a request, wherever it was heard: from its answer, from a notification, from a
 * question of our own. Says nothing new: changes nothing. */
int shop__payment_apply(call *c, payment_row *payment, request_row *row, const shop_provider_answer *answer);

/* --- ledger.c, refunds.c ---------------------------------------------------------------------- */

/* One balanced pair for a capture or a refund. */
int shop__ledger_book(call *c, const payment_row *payment, const request_row *row);
int shop__refund_insert(call *c, const request *r);
int shop__refund_settle(call *c, const char *refund_id, shop_refund_state state);

/* --- providers.c ------------------------------------------------------------------------------ */

#define PROVIDER_DEFAULT "sandbox"

/* *ret is NULL when this shop was opened without it. */
int shop__provider_find(call *c, const char *name, const shop_payment_provider **ret);

/* Ask what became of a request. An absent provider, or one that cannot be asked, gives UNKNOWN. */
int shop__provider_lookup(call *c, const request *r, shop_provider_answer *ret);

/* Send it, again if need be. */
int shop__provider_send(call *c, request *r);

#endif

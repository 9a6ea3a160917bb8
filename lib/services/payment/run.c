/* run.c - the three steps that every request to a provider goes through. A step may run twice: begin finds
 * that it has begun, send repeats the same key, apply finds that it is done. */
#include "lib/services/payment/requests.h"

typedef struct request_rules {
    int (*begin)(call *c, request *r);
    int (*conclude)(call *c, request *r);
} request_rules;

static const request_rules rules[REQUEST_KIND_COUNT] = {
    [REQUEST_AUTHORIZE] = {shop__authorize_begin, shop__authorize_conclude},
    [REQUEST_CAPTURE] = {shop__capture_begin, shop__capture_conclude},
    [REQUEST_VOID] = {shop__void_begin, shop__void_conclude},
    [REQUEST_REFUND] = {shop__refund_begin, shop__refund_conclude},
};

/* What others have changed since this saga last looked; its progress is its own. */
static int read_again(call *c, request *r)
{
    request_row now;
    saga_progress own = r->row.progress;
    TRY(shop__request_find(c, own.id, &now));
    r->row = now;
    r->row.progress = own;
    return shop__payment_find(c, r->row.payment_id, &r->payment);
}

static int begin(call *c, void *state)
{
    request *r = state;
    TRY(rules[r->row.kind].begin(c, r));
    return r->row.progress.direction == SAGA_FORWARD ? shop__request_begin(c, r) : 0;
}

static int send(call *c, void *state)
{
    return shop__provider_send(c, state);
}

static int apply(call *c, void *state)
{
    request *r = state;
    TRY(read_again(c, r));
    TRY(shop__payment_apply(c, &r->payment, &r->row, &r->answer));
    return rules[r->row.kind].conclude(c, r);
}

const saga_step shop__request_steps[REQUEST_STEP_COUNT] = {
    {"begin", SAGA_TX, begin, NULL},
    {"send", SAGA_OUTSIDE, send, NULL},
    {"apply", SAGA_TX, apply, NULL},
};

int shop__request_conclude(call *c, request *r, const char *what)
{
    ENSURE(r->row.phase == REQUEST_DONE,
           call_fail(c, SHOP_E_UNAVAILABLE, "the provider has not said what became of the %s", what));
    if (r->row.answer != SHOP_PROVIDER_DECLINED)
        return 0;
    return call_refuse(c, r, SHOP_E_PAYMENT_DECLINED, "%s",
                       r->row.answer_reason != NULL ? r->row.answer_reason : "the provider refused");
}

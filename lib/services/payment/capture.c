/* capture.c - taking what was authorized: one request a fulfilment, one at a time. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/requests.h"

static int check_amount(call *c, const payment_row *payment, shop_money amount)
{
    if (amount.currency[0] == '\0')
        return 0;
    ENSURE(strcmp(amount.currency, payment->currency) == 0,
           call_invalid(c, "amount", "the payment is in %s", payment->currency));
    return amount.minor > 0 ? 0 : call_invalid(c, "amount", "must be more than nothing");
}

static int capture_open(call *c, const void *arguments, void *state)
{
    const shop_payment_capture_args *args = arguments;
    request *r = state;
    const char *key, *reference = args->fulfilment_id;
    TRY(shop__payment_load(c, args->payment_id, &r->payment));
    TRY(check_amount(c, &r->payment, args->amount));
    if (reference == NULL)
        TRY(call_new_id(c, "cap", &reference));
    TRY(shop__request_key(c, &r->payment, REQUEST_CAPTURE, reference, &key));
    int code = shop__request_find(c, key, &r->row);
    if (code == SHOP_E_NOT_FOUND)
        return shop__request_fill(c, r, REQUEST_CAPTURE, key, args->amount.minor, NULL);
    TRY(code);
    r->repeated = r->row.progress.step == REQUEST_STEP_SEND;
    ENSURE(args->amount.minor == 0 || args->amount.minor == r->row.minor,
           call_fail(c, SHOP_E_CONFLICT, "this fulfilment was captured with another amount"));
    return 0;
}

/* Why the guard said no. */
static int capture_refused(call *c, const request *r)
{
    switch (r->payment.state) {
    case SHOP_PAYMENT_STATE_CAPTURING:
        return call_fail(c, SHOP_E_UNAVAILABLE, "another capture of this payment is under way");
    case SHOP_PAYMENT_STATE_AUTHORIZED:
    case SHOP_PAYMENT_STATE_CAPTURED:
        return call_fail(c, SHOP_E_CONFLICT, "only %lld of %lld (minor units) are left to capture",
                         (long long)shop__payment_capturable(&r->payment),
                         (long long)r->payment.amount_minor);
    default:
        return call_fail(c, SHOP_E_CONFLICT, "nothing can be captured: the payment is %s",
                         shop__payment_state_name(r->payment.state));
    }
}

int shop__capture_begin(call *c, request *r)
{
    bool moved;
    int64_t left = shop__payment_capturable(&r->payment);
    bool queued = r->row.phase == REQUEST_QUEUED;
    if (queued && left == 0) {
        r->row.phase = REQUEST_DONE;
        return call_finish(c, r);
    }
    if (r->row.minor == 0 || (queued && r->row.minor > left))
        r->row.minor = left;
    const payment_change change = {.move = MOVE_CAPTURE, .minor = r->row.minor};
    ENSURE(r->row.minor > 0, capture_refused(c, r));
    TRY(shop__payment_move(c, &r->payment, &change, &moved));
    return moved ? 0 : capture_refused(c, r);
}

int shop__capture_conclude(call *c, request *r)
{
    return shop__request_conclude(c, r, "capture");
}

const saga shop__payment_capture_saga = REQUEST_SAGA(capture_open, shop__request_payment);

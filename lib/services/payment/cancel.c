/* cancel.c - giving an authorization up, also one of which nobody knows whether it was made. The intent is
 * written before the provider is asked; what the provider leaves open is asked again until it is final. */
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/requests.h"

static int no_request(request *r)
{
    r->nothing = true;
    r->row.progress.exists = true;
    r->row.progress.direction = SAGA_ENDED;
    return 0;
}

static int cancel_open(call *c, const void *arguments, void *state)
{
    const shop_payment_cancel_args *args = arguments;
    request *r = state;
    request_row *before;
    size_t count;
    const char *key;
    int code = shop__payment_find_attempt(c, args->order_id, 0, &r->payment);
    if (code == SHOP_E_NOT_FOUND)
        return no_request(r);
    TRY(code);
    switch (r->payment.state) {
    case SHOP_PAYMENT_STATE_DECLINED:
    case SHOP_PAYMENT_STATE_VOIDING: /* it is written down already, and will be done */
    case SHOP_PAYMENT_STATE_VOIDED:
    case SHOP_PAYMENT_STATE_FAILED: return no_request(r);
    default: break;
    }
    TRY(shop__request_list(c, &r->payment, REQUEST_VOID, &before, &count));
    const char *number = call_format(c, "%04zu", count + 1);
    ENSURE(number != NULL, SHOP_E_NO_MEMORY);
    TRY(shop__request_key(c, &r->payment, REQUEST_VOID, number, &key));
    return shop__request_fill(c, r, REQUEST_VOID, key, 0, "the order was given up");
}

/* A capture was faster: the money goes back instead. */
static int refund_instead(call *c, request *r)
{
    r->row.phase = REQUEST_DONE;
    if (shop__payment_refundable(&r->payment) > 0)
        TRY(shop__request_queue(c, &r->payment, REQUEST_REFUND, "cancelled", 0, call_now_ms(c),
                                r->row.note));
    return call_finish(c, r);
}

/* Nothing was reserved anywhere. */
static int void_nothing(call *c, request *r)
{
    bool moved;
    const payment_change change = {.move = MOVE_VOIDED, .reason = r->row.note};
    TRY(shop__payment_move(c, &r->payment, &change, &moved));
    r->row.phase = REQUEST_DONE;
    return call_finish(c, r);
}

int shop__void_begin(call *c, request *r)
{
    bool moved;
    const payment_change change = {.move = MOVE_VOID, .reason = r->row.note};
    TRY(shop__payment_move(c, &r->payment, &change, &moved));
    if (r->payment.amount_minor == 0)
        return void_nothing(c, r);
    if (r->payment.state == SHOP_PAYMENT_STATE_CAPTURED)
        return refund_instead(c, r);
    return r->payment.state != SHOP_PAYMENT_STATE_CAPTURING
               ? 0
               : call_fail(c, SHOP_E_UNAVAILABLE, "a capture is under way; what it takes is paid back then");
}

int shop__void_conclude(call *c, request *r)
{
    (void)c;
    (void)r;
    return 0;
}

const saga shop__payment_cancel_saga = REQUEST_SAGA(cancel_open, shop__request_payment);

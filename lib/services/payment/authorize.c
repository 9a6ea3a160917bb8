/* authorize.c - an attempt to pay: written down as `sending` before the provider hears of it, under the key
 * with which it may be asked again for ever. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/requests.h"
#include "lib/services/payment/token.h"

enum { STANDING_MAX = 100 };

/* This attempt, and others of the order that have not come to nothing: there is one at most. */
static const statement select_standing = PAYMENT_STATEMENT(
    "SELECT " PAYMENT_COLUMN_LIST " FROM payment_payments WHERE order_id = $1"
    " AND (attempt = $2 OR (state <> 4 AND state <> 8)) ORDER BY attempt DESC");

static int check_args(call *c, const shop_payment_authorize_args *args)
{
    const shop_payment_provider *provider;
    const char *name = shop__text_empty(args->provider) ? PROVIDER_DEFAULT : args->provider;
    ENSURE(args->attempt > 0, call_invalid(c, "attempt", "counts from 1"));
    ENSURE(shop__currency_exponent(args->amount.currency) >= 0 && args->amount.minor >= 0,
           call_invalid(c, "amount", "is not an amount to pay"));
    ENSURE(!shop__token_has_card(args->token),
           call_invalid(c, "token",
                        "is a card number; the shop must never see one, send the provider's token for it"));
    TRY(shop__provider_find(c, name, &provider));
    return provider != NULL ? 0 : call_invalid(c, "provider", "there is no provider \"%s\" here", name);
}

/* Attempt n + 1 only after all before it were declined or voided: an unknown one may still be charged. */
static int refuse_beside(call *c, const payment_row *other)
{
    bool settles = other->state == SHOP_PAYMENT_STATE_SENDING || other->state == SHOP_PAYMENT_STATE_VOIDING;
    return call_fail(c, settles ? SHOP_E_UNAVAILABLE : SHOP_E_CONFLICT,
                     "attempt %lld to pay this order is %s%s", (long long)other->attempt,
                     shop__payment_state_name(other->state), settles ? "; try again in a moment" : "");
}

static int open_new(call *c, const shop_payment_authorize_args *args, const payment_row *other, request *r)
{
    const char *key;
    char *currency = call_format(c, "%s", args->amount.currency);
    ENSURE(currency != NULL, SHOP_E_NO_MEMORY);
    TRY(check_args(c, args));
    ENSURE(other == NULL, refuse_beside(c, other));
    r->payment =
        (payment_row){.order_id = args->order_id,
                      .attempt = args->attempt,
                      .provider = shop__text_empty(args->provider) ? PROVIDER_DEFAULT : args->provider,
                      .owner = shop__text_empty(args->owner) ? NULL : args->owner,
                      .currency = currency,
                      .amount_minor = args->amount.minor,
                      .state = SHOP_PAYMENT_STATE_SENDING,
                      .version = 1,
                      .created_at_ms = call_now_ms(c),
                      .updated_at_ms = call_now_ms(c)};
    TRY(call_new_id(c, "pay", &r->payment.id));
    TRY(shop__request_key(c, &r->payment, REQUEST_AUTHORIZE, NULL, &key));
    TRY(shop__request_fill(c, r, REQUEST_AUTHORIZE, key, args->amount.minor, NULL));
    r->row.token = args->token;
    r->opens = true;
    return 0;
}

/* The attempt is there: its saga goes on, or its result is given again. One that ended without a final word
 * (the payer had to confirm) asks the provider. */
static int open_again(call *c, const shop_payment_authorize_args *args, request *r)
{
    const char *key;
    saga_progress *p = &r->row.progress;
    ENSURE(r->payment.amount_minor == args->amount.minor &&
               strcmp(r->payment.currency, args->amount.currency) == 0,
           call_fail(c, SHOP_E_CONFLICT, "attempt %lld to pay this order was for another amount",
                     (long long)args->attempt));
    TRY(shop__request_key(c, &r->payment, REQUEST_AUTHORIZE, NULL, &key));
    TRY(shop__request_find(c, key, &r->row));
    if (p->direction == SAGA_ENDED && (r->payment.state == SHOP_PAYMENT_STATE_SENDING ||
                                       r->payment.state == SHOP_PAYMENT_STATE_ACTION_REQUIRED)) {
        p->direction = SAGA_FORWARD;
        p->step = REQUEST_STEP_SEND;
        p->outcome = 0;
        p->reason = NULL;
        call_continue(c, r);
    }
    r->repeated = p->step == REQUEST_STEP_SEND;
    return 0;
}

static int authorize_open(call *c, const void *arguments, void *state)
{
    const shop_payment_authorize_args *args = arguments;
    request *r = state;
    const payment_row *rows = NULL;
    size_t count = 0;
    TRY(call_all(c, &select_standing, PARAMS(v_id(args->order_id), v_int(args->attempt)), STANDING_MAX, &rows,
                 &count));
    for (size_t i = 0; i < count; i++) {
        if (rows[i].attempt != args->attempt)
            continue;
        r->payment = rows[i];
        return open_again(c, args, r);
    }
    return open_new(c, args, count > 0 ? rows : NULL, r);
}

/* Nothing to pay needs no provider. */
static int authorize_nothing(call *c, request *r)
{
    bool moved;
    const payment_change change = {.move = MOVE_AUTHORIZE};
    TRY(shop__payment_move(c, &r->payment, &change, &moved));
    r->row.phase = REQUEST_DONE;
    r->row.token = NULL;
    return call_finish(c, r);
}

int shop__authorize_begin(call *c, request *r)
{
    if (r->opens)
        TRY(shop__payment_insert(c, &r->payment));
    r->opens = false;
    return r->payment.amount_minor == 0 ? authorize_nothing(c, r) : 0;
}

int shop__authorize_conclude(call *c, request *r)
{
    return r->payment.state != SHOP_PAYMENT_STATE_SENDING
               ? 0
               : call_fail(c, SHOP_E_UNAVAILABLE,
                           "the provider has not said what became of the authorization");
}

const saga shop__payment_authorize_saga = REQUEST_SAGA(authorize_open, shop__request_payment);

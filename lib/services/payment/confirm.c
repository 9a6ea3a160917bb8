/* confirm.c - asking the provider at other times than when it was sent a request: the payer has come back,
 * or the provider has told something. What is told is not believed, it only says what to ask about. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/requests.h"

typedef struct inbox_row {
    int64_t received_at_ms;
} inbox_row;

static const column inbox_columns[] = {COL_INT(inbox_row, received_at_ms)};

static const statement inbox_select = SELECT_INTO(
    inbox_row, inbox_columns,
    "SELECT received_at_ms FROM payment_inbox WHERE provider = $1 AND event_id = $2");
static const statement inbox_insert = STATEMENT(
    "INSERT INTO payment_inbox (provider, event_id, attempt, kind, received_at_ms)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (provider, event_id) DO NOTHING");

static int look_up(call *c, const void *in, void *ret)
{
    return shop__provider_lookup(c, in, ret);
}

/* The first time this leaves the transaction, which has written nothing yet, and comes back with the answer. */
static int ask(call *c, const payment_row *payment, const request_row *row, shop_provider_answer *ret)
{
    request *r;
    CALL_NEW(c, r);
    r->payment = *payment;
    r->row = *row;
    TRY(call_outside(c, row->progress.id, look_up, r, ret, sizeof(*ret)));
    ENSURE(ret->state != SHOP_PROVIDER_UNKNOWN && ret->state != SHOP_PROVIDER_NOT_FOUND,
           call_fail(c, SHOP_E_UNAVAILABLE, "the provider does not say what became of it; ask again"));
    return 0;
}

static int find_authorization(call *c, const payment_row *payment, request_row *ret)
{
    const char *key;
    TRY(shop__request_key(c, payment, REQUEST_AUTHORIZE, NULL, &key));
    return shop__request_find(c, key, ret);
}

int shop__payment_confirm(call *c, const shop_payment_confirm_args *args, shop_payment *ret)
{
    payment_row payment;
    request_row row;
    shop_provider_answer answer;
    TRY(shop__payment_load(c, args->payment_id, &payment));
    if (payment.state == SHOP_PAYMENT_STATE_SENDING ||
        payment.state == SHOP_PAYMENT_STATE_ACTION_REQUIRED) {
        TRY(find_authorization(c, &payment, &row));
        TRY(ask(c, &payment, &row, &answer));
        TRY(shop__payment_apply(c, &payment, &row, &answer));
    }
    shop__payment_project(&payment, ret);
    return 0;
}

/* --- notifications ---------------------------------------------------------------------------- */

static int unknown_attempt(call *c, const char *attempt)
{
    return call_fail(c, SHOP_E_UNAVAILABLE, "the attempt %s is not known here (yet)", attempt);
}

/* "ord_…/1" of this provider. */
static int find_attempt(call *c, const shop_payment_notify_args *args, payment_row *ret)
{
    char order_id[ID_TEXT_MAX];
    uint8_t id[ID_BYTES];
    int64_t number;
    const char *slash = strchr(args->attempt, '/');
    size_t length = slash != NULL ? (size_t)(slash - args->attempt) : sizeof(order_id);
    ENSURE(length < sizeof(order_id), unknown_attempt(c, args->attempt));
    memcpy(order_id, args->attempt, length);
    order_id[length] = '\0';
    ENSURE(shop__id_parse(order_id, "ord", id) && shop__text_int(slash + 1, &number) && number > 0,
           unknown_attempt(c, args->attempt));
    int code = shop__payment_find_attempt(c, order_id, number, ret);
    ENSURE(code != SHOP_E_NOT_FOUND, unknown_attempt(c, args->attempt));
    TRY(code);
    return strcmp(ret->provider, args->provider) == 0 ? 0 : unknown_attempt(c, args->attempt);
}

/* The request that the message is about: by its key, or the oldest of its kind that is under way. Not found
 * is one that is done, or that is not known to be under way: then there is nothing to ask about. */
static int find_request(call *c, const shop_payment_notify_args *args, const payment_row *payment,
                        request_row *ret, bool *ret_found)
{
    request_row *rows;
    size_t count;
    bool named = !shop__text_empty(args->key);
    *ret_found = true;
    if (args->kind != SHOP_PAYMENT_NOTICE_CAPTURED && args->kind != SHOP_PAYMENT_NOTICE_REFUNDED)
        return find_authorization(c, payment, ret);
    TRY(shop__request_list(c, payment,
                           args->kind == SHOP_PAYMENT_NOTICE_CAPTURED ? REQUEST_CAPTURE : REQUEST_REFUND,
                           &rows, &count));
    for (size_t i = 0; i < count; i++) {
        *ret = rows[i];
        if (named ? strcmp(rows[i].progress.id, args->key) == 0 : rows[i].phase == REQUEST_SENDING) {
            *ret_found = rows[i].phase == REQUEST_SENDING;
            return 0;
        }
    }
    *ret_found = false;
    return named ? call_fail(c, SHOP_E_UNAVAILABLE, "the request %s is not known here (yet)", args->key) : 0;
}

int shop__payment_notify(call *c, const shop_payment_notify_args *args)
{
    payment_row payment;
    request_row row;
    inbox_row before;
    shop_provider_answer answer = {0};
    bool found;
    int64_t first = 0;
    TRY(find_attempt(c, args, &payment));
    int code = call_one(c, &inbox_select, PARAMS(v_text(args->provider), v_text(args->event_id)), NULL, &before);
    if (code != SHOP_E_NOT_FOUND)
        return code;
    TRY(find_request(c, args, &payment, &row, &found));
    if (found)
        TRY(ask(c, &payment, &row, &answer));
    TRY(call_changed(c, &inbox_insert,
                     PARAMS(v_text(args->provider), v_text(args->event_id), v_text(args->attempt),
                            v_int(args->kind), v_int(call_now_ms(c))),
                     &first));
    return found && first == 1 ? shop__payment_apply(c, &payment, &row, &answer) : 0;
}

/* apply.c - what a provider says, turned into what happens to the payment. Every answer comes through here,
 * so an answer, a notification and a question of our own may say the same thing in any order, twice. */
#include <stddef.h>

#include "lib/services/payment/requests.h"

/* The authorization stands, though it was given up here: give it up there too, again. */
static int late_success(call *c, const payment_row *payment)
{
    switch (payment->state) {
    case SHOP_PAYMENT_STATE_VOIDING:
    case SHOP_PAYMENT_STATE_VOIDED:
    case SHOP_PAYMENT_STATE_DECLINED:
    case SHOP_PAYMENT_STATE_FAILED:
        return shop__request_queue_void(c, payment, call_now_ms(c),
                                        "it was authorized after it had been given up");
    default:
        return 0;
    }
}

/* An authorization's fate is the payment's; `first` is of no account, because it may change: declined here
 * and authorized there, authorized and later gone. */
static int apply_authorize(call *c, payment_row *payment, request_row *row,
                           const shop_provider_answer *answer)
{
    bool first, moved;
    payment_change change = {.reason = answer->reason[0] != '\0' ? answer->reason : NULL};
    switch (answer->state) {
    case SHOP_PROVIDER_ACTION:
        change.move = MOVE_ACTION;
        change.action_url = answer->action_url[0] != '\0' ? answer->action_url : NULL;
        return shop__payment_move(c, payment, &change, &moved);
    case SHOP_PROVIDER_AUTHORIZED:
    case SHOP_PROVIDER_CAPTURED: /* its captures are requests of their own */
        change.move = MOVE_AUTHORIZE;
        break;
    case SHOP_PROVIDER_DECLINED: change.move = MOVE_DECLINE; break;
    case SHOP_PROVIDER_VOIDED: change.move = MOVE_VOIDED; break;
    default: return 0;
    }
    TRY(shop__request_settle(c, row, answer, &first));
    TRY(shop__payment_move(c, payment, &change, &moved));
    return !moved && change.move == MOVE_AUTHORIZE ? late_success(c, payment) : 0;
}

/* Not known to the provider for so long that it will not turn up any more. */
static bool never_was(call *c, int64_t since_ms, const shop_provider_answer *answer)
{
    return answer->state == SHOP_PROVIDER_NOT_FOUND && call_now_ms(c) - since_ms >= NOT_FOUND_FINAL_MS;
}

/* `moved` false would mean that a capture or refund under way was undone by somebody else: a bug. */
static int move_amount(call *c, payment_row *payment, const request_row *row, payment_move move)
{
    bool moved;
    const payment_change change = {.move = move, .minor = row->minor, .refund_id = row->refund_id};
    TRY(shop__payment_move(c, payment, &change, &moved));
    return moved ? 0
                 : call_fail(c, SHOP_E_INTERNAL, "%s: %s is not possible, the payment is %s",
                             row->progress.id, shop__payment_rules[move].what,
                             shop__payment_state_name(payment->state));
}

/* A capture or refund that came to nothing, whatever the provider called it. */
static int refuse(call *c, request_row *row, const shop_provider_answer *answer, bool *ret_first)
{
    shop_provider_answer refused = *answer;
    refused.state = SHOP_PROVIDER_DECLINED;
    TRY(shop__request_settle(c, row, &refused, ret_first));
    row->answer_reason = *ret_first && answer->reason[0] != '\0' ? answer->reason : row->answer_reason;
    return 0;
}

static int apply_capture(call *c, payment_row *payment, request_row *row,
                         const shop_provider_answer *answer)
{
    bool first;
    if (answer->state == SHOP_PROVIDER_CAPTURED) {
        TRY(shop__request_settle(c, row, answer, &first));
        if (!first)
            return 0;
        TRY(move_amount(c, payment, row, MOVE_CAPTURED));
        return shop__ledger_book(c, payment, row);
    }
    if (answer->state != SHOP_PROVIDER_DECLINED && answer->state != SHOP_PROVIDER_VOIDED &&
        !never_was(c, row->created_at_ms, answer))
        return 0;
    TRY(refuse(c, row, answer, &first));
    if (!first)
        return 0;
    return move_amount(c, payment, row,
                       payment->captured_minor > 0 ? MOVE_UNCAPTURED_PART : MOVE_UNCAPTURED);
}

static int apply_refund(call *c, payment_row *payment, request_row *row, const shop_provider_answer *answer)
{
    bool first;
    if (answer->state == SHOP_PROVIDER_REFUNDED) {
        TRY(shop__request_settle(c, row, answer, &first));
        if (!first)
            return 0;
        TRY(move_amount(c, payment, row, MOVE_REFUNDED));
        TRY(shop__refund_settle(c, row->refund_id, SHOP_REFUND_STATE_DONE));
        return shop__ledger_book(c, payment, row);
    }
    if (answer->state != SHOP_PROVIDER_DECLINED && !never_was(c, row->created_at_ms, answer))
        return 0;
    TRY(refuse(c, row, answer, &first));
    if (!first)
        return 0;
    TRY(move_amount(c, payment, row, MOVE_UNREFUNDED));
    return shop__refund_settle(c, row->refund_id, SHOP_REFUND_STATE_FAILED);
}

/* Each void is a request of its own, so the pause grows with the payment's age: a day of asking is some
 * dozens of them. */
static int64_t void_pause_ms(call *c, const payment_row *payment)
{
    int64_t pause_ms = (call_now_ms(c) - payment->created_at_ms) / VOID_PAUSE_SHARE;
    if (pause_ms < REQUEST_AGAIN_MS)
        return REQUEST_AGAIN_MS;
    return pause_ms < VOID_PAUSE_MAX_MS ? pause_ms : VOID_PAUSE_MAX_MS;
}

/* A void that says nothing final is done all the same: the next one is queued, until one is final. */
static int apply_void(call *c, payment_row *payment, request_row *row, const shop_provider_answer *answer)
{
    bool first, moved;
    payment_change change = {.move = MOVE_VOIDED, .reason = row->note};
    TRY(shop__request_settle(c, row, answer, &first));
    if (!first)
        return 0;
    if (answer->state == SHOP_PROVIDER_CAPTURED || answer->state == SHOP_PROVIDER_DECLINED) {
        change.move = MOVE_STUCK;
        change.reason = row->answer_reason != NULL ? row->answer_reason : "the provider captured it";
    } else if (answer->state != SHOP_PROVIDER_VOIDED && !never_was(c, payment->created_at_ms, answer)) {
        return shop__request_queue_void(c, payment, call_now_ms(c) + void_pause_ms(c, payment),
                                        row->note);
    }
    return shop__payment_move(c, payment, &change, &moved);
}

int shop__payment_apply(call *c, payment_row *payment, request_row *row, const shop_provider_answer *answer)
{
    if (row->phase == REQUEST_DROPPED)
        return 0;
    switch ((request_kind)row->kind) {
    case REQUEST_AUTHORIZE: return apply_authorize(c, payment, row, answer);
    case REQUEST_CAPTURE: return apply_capture(c, payment, row, answer);
    case REQUEST_VOID: return apply_void(c, payment, row, answer);
    case REQUEST_REFUND: return apply_refund(c, payment, row, answer);
    case REQUEST_KIND_COUNT: break;
    }
    return call_fail(c, SHOP_E_CORRUPT, "%s: there is no request of kind %lld", row->progress.id,
                     (long long)row->kind);
}

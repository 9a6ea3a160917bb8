/* states.c - the life of a payment as one table, and the one statement that goes by it. Zero rows mean
 * that somebody else was first: the row is read again and the caller decides. */
#include "lib/base/money.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/generated/calls.h"
#include "lib/services/payment/payment_rows.h"

/* The states by short names, so that the table can be read. */
enum {
    SENDING = SHOP_PAYMENT_STATE_SENDING,
    ACTION = SHOP_PAYMENT_STATE_ACTION_REQUIRED,
    AUTHORIZED = SHOP_PAYMENT_STATE_AUTHORIZED,
    DECLINED = SHOP_PAYMENT_STATE_DECLINED,
    CAPTURING = SHOP_PAYMENT_STATE_CAPTURING,
    CAPTURED = SHOP_PAYMENT_STATE_CAPTURED,
    VOIDING = SHOP_PAYMENT_STATE_VOIDING,
    VOIDED = SHOP_PAYMENT_STATE_VOIDED,
    FAILED = SHOP_PAYMENT_STATE_FAILED
};

typedef enum payment_news { NEWS_NONE = 0, NEWS_AUTHORIZED, NEWS_CAPTURED, NEWS_REFUNDED, NEWS_FAILED } payment_news;

/* Amounts change by so many times the one that the move is about. */
const payment_rule shop__payment_rules[MOVE_COUNT] = {
    [MOVE_ACTION] = {.what = "payer asked", .from = {SENDING}, .to = ACTION},
    [MOVE_AUTHORIZE] = {.what = "authorized",
                        .from = {SENDING, ACTION},
                        .to = AUTHORIZED,
                        .event = NEWS_AUTHORIZED},
    [MOVE_DECLINE] = {.what = "declined",
                      .from = {SENDING, ACTION, VOIDING},
                      .to = DECLINED,
                      .event = NEWS_FAILED},

    [MOVE_CAPTURE] = {.what = "capture begun",
                      .from = {AUTHORIZED, CAPTURED},
                      .to = CAPTURING,
                      .capturing = +1},
    [MOVE_CAPTURED] = {.what = "captured",
                       .from = {CAPTURING},
                       .to = CAPTURED,
                       .capturing = -1,
                       .captured = +1,
                       .event = NEWS_CAPTURED},
    [MOVE_UNCAPTURED] = {.what = "capture refused",
                         .from = {CAPTURING},
                         .to = AUTHORIZED,
                         .capturing = -1},
    [MOVE_UNCAPTURED_PART] = {.what = "capture refused",
                              .from = {CAPTURING},
                              .to = CAPTURED,
                              .capturing = -1},

    [MOVE_VOID] = {.what = "void begun", .from = {SENDING, ACTION, AUTHORIZED}, .to = VOIDING},
    [MOVE_VOIDED] = {.what = "voided",
                     .from = {SENDING, ACTION, AUTHORIZED, VOIDING, FAILED},
                     .to = VOIDED,
                     .event = NEWS_FAILED},
    [MOVE_STUCK] = {.what = "void refused", .from = {VOIDING}, .to = FAILED, .event = NEWS_FAILED},

    [MOVE_REFUND] = {.what = "refund begun", .from = {CAPTURED, CAPTURING}, .refunding = +1},
    [MOVE_REFUNDED] = {.what = "refunded",
                       .from = {CAPTURED, CAPTURING},
                       .refunding = -1,
                       .refunded = +1,
                       .event = NEWS_REFUNDED},
    [MOVE_UNREFUNDED] = {.what = "refund refused", .from = {CAPTURED, CAPTURING}, .refunding = -1},
};

/* The amounts' limits are guards of the same statement: captured + x <= amount, refunded + x <= captured. */
static const statement move = STATEMENT(
    "UPDATE payment_payments SET state = CASE WHEN $2 = 0 THEN state ELSE $2 END,"
    " capturing_minor = capturing_minor + $3, captured_minor = captured_minor + $4,"
    " refunding_minor = refunding_minor + $5, refunded_minor = refunded_minor + $6,"
    " reason = coalesce($7, reason), action_url = $8, version = version + 1, updated_at_ms = $9"
    " WHERE id = $1 AND (state = $10 OR state = $11 OR state = $12 OR state = $13 OR state = $14)"
    " AND capturing_minor + $3 >= 0 AND refunding_minor + $5 >= 0"
    " AND captured_minor + $4 + capturing_minor + $3 <= amount_minor"
    " AND refunded_minor + $6 + refunding_minor + $5 <= captured_minor + $4");
static const statement insert_history = STATEMENT(
    "INSERT INTO payment_history (payment_id, version, from_state, to_state, what, amount_minor,"
    " currency, reason, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");

const char *shop__payment_state_name(int32_t state)
{
    return shop__enum_payment_state.values[state];
}

static int tell(call *c, const payment_row *row, const payment_rule *rule, const payment_change *change)
{
    int64_t minor = change->minor != 0 ? change->minor : row->amount_minor;
    const shop_payment_event data = {.payment_id = row->id,
                                     .order_id = row->order_id,
                                     .amount = shop__money(minor, row->currency),
                                     .refund_id = change->refund_id};
    switch ((payment_news)rule->event) {
    case NEWS_AUTHORIZED: return emit_payment_authorized(c, row->id, row->version, &data);
    case NEWS_CAPTURED: return emit_payment_captured(c, row->id, row->version, &data);
    case NEWS_REFUNDED: return emit_payment_refunded(c, row->id, row->version, &data);
    case NEWS_FAILED: return emit_payment_failed(c, row->id, row->version, &data);
    case NEWS_NONE: break;
    }
    return 0;
}

static int record(call *c, const payment_row *row, int32_t from, const payment_rule *rule,
                  const payment_change *change)
{
    int64_t minor = change->minor != 0 ? change->minor : row->amount_minor;
    TRY(call_run(c, &insert_history,
                 PARAMS(v_id(row->id), v_int(row->version), v_int(from), v_int(row->state),
                        v_text(rule->what), v_int(minor), v_text(row->currency), v_text(change->reason),
                        v_int(call_now_ms(c)))));
    return tell(c, row, rule, change);
}

/* Read again in any case: what has become of it, here or by others. An UPDATE that returned its row would put
 * it aside in a table of its own, at twice the cost of both. */
int shop__payment_move(call *c, payment_row *row, const payment_change *change, bool *ret_moved)
{
    const payment_rule *rule = &shop__payment_rules[change->move];
    int64_t x = change->minor, changed = 0;
    int32_t from = row->state;
    TRY(call_changed(c, &move,
                     PARAMS(v_id(row->id), v_int(rule->to), v_int(rule->capturing * x),
                            v_int(rule->captured * x), v_int(rule->refunding * x),
                            v_int(rule->refunded * x), v_text(change->reason),
                            v_text(change->action_url), v_int(call_now_ms(c)), v_int(rule->from[0]),
                            v_int(rule->from[1]), v_int(rule->from[2]), v_int(rule->from[3]),
                            v_int(rule->from[4])),
                     &changed));
    *ret_moved = changed == 1;
    TRY(shop__payment_find(c, row->id, row));
    return changed == 1 ? record(c, row, from, rule, change) : 0;
}

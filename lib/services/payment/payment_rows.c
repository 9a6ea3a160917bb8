/* payment_rows.c - reading payments, and writing new ones. Changes are states.c's business. */
#include "lib/services/payment/payment_rows.h"

#include <stddef.h>

#include "lib/base/money.h"

const column shop__payment_columns[PAYMENT_COLUMNS] = {
    COL_ID(payment_row, id, "pay"),        COL_ID(payment_row, order_id, "ord"),
    COL_INT(payment_row, attempt),         COL_TEXT(payment_row, provider),
    COL_TEXT(payment_row, owner),          COL_TEXT(payment_row, currency),
    COL_INT(payment_row, amount_minor),    COL_INT(payment_row, capturing_minor),
    COL_INT(payment_row, captured_minor),  COL_INT(payment_row, refunding_minor),
    COL_INT(payment_row, refunded_minor),  COL_INT(payment_row, extra_minor),
    COL_ENUM(payment_row, state),          COL_TEXT(payment_row, reason),
    COL_TEXT(payment_row, action_url),     COL_INT(payment_row, version),
    COL_INT(payment_row, created_at_ms),   COL_INT(payment_row, updated_at_ms),
};

static const statement select_by_id =
    PAYMENT_STATEMENT("SELECT " PAYMENT_COLUMN_LIST " FROM payment_payments WHERE id = $1");
static const statement select_attempt = PAYMENT_STATEMENT(
    "SELECT " PAYMENT_COLUMN_LIST " FROM payment_payments WHERE order_id = $1 AND attempt = $2");
static const statement select_newest = PAYMENT_STATEMENT(
    "SELECT " PAYMENT_COLUMN_LIST " FROM payment_payments WHERE order_id = $1"
    " ORDER BY attempt DESC LIMIT 1");
static const statement insert = STATEMENT(
    "INSERT INTO payment_payments (" PAYMENT_COLUMN_LIST ")"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0, 0, 1, NULL, NULL, 1, $8, $8)");
static const statement insert_history = STATEMENT(
    "INSERT INTO payment_history (payment_id, version, from_state, to_state, what, amount_minor,"
    " currency, reason, at_ms) VALUES ($1, 1, 0, 1, 'opened', $2, $3, NULL, $4)");

int shop__payment_find(call *c, const char *payment_id, payment_row *ret)
{
    return call_one(c, &select_by_id, PARAMS(v_id(payment_id)), "payment", ret);
}

int shop__payment_load(call *c, const char *payment_id, payment_row *ret)
{
    payment_row row;
    TRY(shop__payment_find(c, payment_id, &row));
    TRY(call_check_owner(c, row.owner, "payment"));
    *ret = row;
    return 0;
}

int shop__payment_find_attempt(call *c, const char *order_id, int64_t attempt, payment_row *ret)
{
    if (attempt == 0)
        return call_one(c, &select_newest, PARAMS(v_id(order_id)), NULL, ret);
    return call_one(c, &select_attempt, PARAMS(v_id(order_id), v_int(attempt)), NULL, ret);
}

int shop__payment_insert(call *c, const payment_row *row)
{
    TRY(call_run(c, &insert,
                 PARAMS(v_id(row->id), v_id(row->order_id), v_int(row->attempt), v_text(row->provider),
                        v_text(row->owner), v_text(row->currency), v_int(row->amount_minor),
                        v_int(row->created_at_ms))));
    return call_run(c, &insert_history,
                    PARAMS(v_id(row->id), v_int(row->amount_minor), v_text(row->currency),
                           v_int(row->created_at_ms)));
}

void shop__payment_project(const payment_row *row, shop_payment *ret)
{
    *ret = (shop_payment){.id = row->id,
                          .order_id = row->order_id,
                          .state = (shop_payment_state)row->state,
                          .provider = row->provider,
                          .attempt = row->attempt,
                          .amount = shop__money(row->amount_minor, row->currency),
                          .captured = shop__money(row->captured_minor, row->currency),
                          .refunded = shop__money(row->refunded_minor, row->currency),
                          .reason = row->reason,
                          .action_url = row->action_url,
                          .version = row->version,
                          .created_at_ms = row->created_at_ms,
                          .updated_at_ms = row->updated_at_ms};
}

/* The store checks that these amounts stay within one another; none of these can overflow. */
int64_t shop__payment_capturable(const payment_row *row)
{
    return row->amount_minor - row->captured_minor - row->capturing_minor;
}

int64_t shop__payment_refundable(const payment_row *row)
{
    return row->captured_minor - row->refunded_minor - row->refunding_minor;
}

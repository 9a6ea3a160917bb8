/* ledger.c - the books: each captured or refunded amount is one debit and one equal credit, written with the
 * change that it belongs to, under the request's key, so that it is written once. */
#include <stddef.h>

#include "lib/base/money.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/page.h"
#include "lib/services/payment/requests.h"

enum { BALANCES_MAX = 1000 };

typedef struct entry_row {
    const char *id;
    const char *request_key;
    int32_t side;
    int32_t account;
    int64_t minor;
    const char *currency;
    const char *payment_id;
    const char *order_id;
    int64_t at_ms;
} entry_row;

typedef struct balance_row {
    int32_t account;
    const char *currency;
    int64_t debits;
    int64_t credits;
} balance_row;

static const column entry_columns[] = {
    COL_ID(entry_row, id, "led"),       COL_TEXT(entry_row, request_key),
    COL_ENUM(entry_row, side),          COL_ENUM(entry_row, account),
    COL_INT(entry_row, minor),          COL_TEXT(entry_row, currency),
    COL_ID(entry_row, payment_id, "pay"), COL_ID(entry_row, order_id, "ord"),
    COL_INT(entry_row, at_ms),
};
static const column balance_columns[] = {
    COL_ENUM(balance_row, account),
    COL_TEXT(balance_row, currency),
    COL_INT(balance_row, debits),
    COL_INT(balance_row, credits),
};

#define ENTRY_COLUMN_LIST                                                                          \
    "id, request_key, side, account, amount_minor, currency, payment_id, order_id, at_ms"

static const statement insert = STATEMENT("INSERT INTO payment_ledger (" ENTRY_COLUMN_LIST ")"
                                          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
static const statement select_all =
    SELECT_INTO(entry_row, entry_columns,
                "SELECT " ENTRY_COLUMN_LIST " FROM payment_ledger WHERE id < $1 ORDER BY id DESC LIMIT $2");
static const statement select_of_payment = SELECT_INTO(
    entry_row, entry_columns,
    "SELECT " ENTRY_COLUMN_LIST " FROM payment_ledger WHERE payment_id = $3 AND id < $1"
    " ORDER BY id DESC LIMIT $2");
static const statement select_balance = SELECT_INTO(
    balance_row, balance_columns,
    "SELECT account, currency, CAST(sum(CASE WHEN side = 1 THEN amount_minor ELSE 0 END) AS BIGINT),"
    " CAST(sum(CASE WHEN side = 2 THEN amount_minor ELSE 0 END) AS BIGINT) FROM payment_ledger"
    " WHERE at_ms >= $1 AND ($2 = 0 OR at_ms < $2) GROUP BY account, currency ORDER BY currency, account");

static int write_entry(call *c, const payment_row *payment, const request_row *row, shop_ledger_side side,
                       shop_ledger_account account)
{
    const char *id;
    TRY(call_new_id(c, "led", &id));
    return call_run(c, &insert,
                    PARAMS(v_id(id), v_text(row->progress.id), v_int(side), v_int(account),
                           v_int(row->minor), v_text(payment->currency), v_id(payment->id),
                           v_id(payment->order_id), v_int(call_now_ms(c))));
}

int shop__ledger_book(call *c, const payment_row *payment, const request_row *row)
{
    bool in = row->kind == REQUEST_CAPTURE;
    TRY(write_entry(c, payment, row, SHOP_LEDGER_SIDE_DEBIT,
                    in ? SHOP_LEDGER_ACCOUNT_PROVIDER_CLEARING : SHOP_LEDGER_ACCOUNT_REFUNDS));
    return write_entry(c, payment, row, SHOP_LEDGER_SIDE_CREDIT,
                       in ? SHOP_LEDGER_ACCOUNT_REVENUE : SHOP_LEDGER_ACCOUNT_PROVIDER_CLEARING);
}

static void project(const void *from, void *to)
{
    const entry_row *row = from;
    *(shop_ledger_entry *)to = (shop_ledger_entry){.id = row->id,
                                                   .account = (shop_ledger_account)row->account,
                                                   .side = (shop_ledger_side)row->side,
                                                   .amount = shop__money(row->minor, row->currency),
                                                   .payment_id = row->payment_id,
                                                   .order_id = row->order_id,
                                                   .request = row->request_key,
                                                   .at_ms = row->at_ms};
}

int shop__ledger_list(call *c, const shop_ledger_list_args *args, shop_ledger_entry_page *ret)
{
    page p;
    TRY(shop__page_begin(c, "led", args->limit, args->cursor, &p));
    if (args->payment_id == NULL)
        TRY(call_all(c, &select_all, PARAMS(p.before, p.fetch), PAGE_MAX + 1, &p.rows, &p.count));
    else
        TRY(call_all(c, &select_of_payment, PARAMS(p.before, p.fetch, v_id(args->payment_id)),
                     PAGE_MAX + 1, &p.rows, &p.count));
    return shop__page_end(c, &p, sizeof(entry_row), project, sizeof(shop_ledger_entry), &ret->items,
                          &ret->item_count, &ret->next_cursor);
}

int shop__ledger_balance(call *c, const shop_ledger_balance_args *args, shop_balance_sheet *ret)
{
    const balance_row *rows;
    const shop_account_balance **list;
    size_t count;
    TRY(call_all(c, &select_balance, PARAMS(v_int(args->since_ms), v_int(args->until_ms)), BALANCES_MAX,
                 &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++) {
        shop_account_balance *item;
        CALL_NEW(c, item);
        *item = (shop_account_balance){.account = (shop_ledger_account)rows[i].account,
                                       .debits = shop__money(rows[i].debits, rows[i].currency),
                                       .credits = shop__money(rows[i].credits, rows[i].currency)};
        list[i] = item;
    }
    ret->accounts = list;
    ret->account_count = count;
    return 0;
}

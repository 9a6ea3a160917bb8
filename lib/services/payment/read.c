/* read.c - payments and their history for people. */
#include <stddef.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/page.h"
#include "lib/services/payment/payment_rows.h"

typedef struct history_row {
    int64_t version;
    int32_t from;
    int32_t to;
    const char *what;
    int64_t minor;
    const char *currency;
    const char *reason;
    int64_t at_ms;
} history_row;

static const column history_columns[] = {
    COL_INT(history_row, version), COL_ENUM(history_row, from), COL_ENUM(history_row, to),
    COL_TEXT(history_row, what),   COL_INT(history_row, minor), COL_TEXT(history_row, currency),
    COL_TEXT(history_row, reason), COL_INT(history_row, at_ms),
};

static const statement select_history = SELECT_INTO(
    history_row, history_columns,
    "SELECT version, from_state, to_state, what, amount_minor, currency, reason, at_ms"
    " FROM payment_history WHERE payment_id = $1 AND version > $2 ORDER BY version LIMIT $3");
static const statement select_all = PAYMENT_STATEMENT(
    "SELECT " PAYMENT_COLUMN_LIST " FROM payment_payments WHERE id < $1 ORDER BY id DESC LIMIT $2");
static const statement select_own =
    PAYMENT_STATEMENT("SELECT " PAYMENT_COLUMN_LIST " FROM payment_payments WHERE owner = $3 AND id < $1"
                      " ORDER BY id DESC LIMIT $2");
static const statement select_of_order =
    PAYMENT_STATEMENT("SELECT " PAYMENT_COLUMN_LIST " FROM payment_payments WHERE order_id = $3"
                      " AND id < $1 AND (CAST($4 AS TEXT) IS NULL OR owner = $4) ORDER BY id DESC LIMIT $2");

int shop__payment_get(call *c, const shop_payment_get_args *args, shop_payment *ret)
{
    payment_row row;
    TRY(shop__payment_load(c, args->payment_id, &row));
    shop__payment_project(&row, ret);
    return 0;
}

static void project(const void *row, void *ret)
{
    shop__payment_project(row, ret);
}

int shop__payment_list(call *c, const shop_payment_list_args *args, shop_payment_page *ret)
{
    page p;
    const value owner = call_is_staff(c) ? v_null() : v_text(call_principal(c)->id);
    TRY(shop__page_begin(c, "pay", args->limit, args->cursor, &p));
    if (args->order_id != NULL)
        TRY(call_all(c, &select_of_order, PARAMS(p.before, p.fetch, v_id(args->order_id), owner),
                     PAGE_MAX + 1, &p.rows, &p.count));
    else if (call_is_staff(c))
        TRY(call_all(c, &select_all, PARAMS(p.before, p.fetch), PAGE_MAX + 1, &p.rows, &p.count));
    else
        TRY(call_all(c, &select_own, PARAMS(p.before, p.fetch, owner), PAGE_MAX + 1, &p.rows, &p.count));
    return shop__page_end(c, &p, sizeof(payment_row), project, sizeof(shop_payment), &ret->items,
                          &ret->item_count, &ret->next_cursor);
}

static int project_history(call *c, const history_row *rows, size_t count, shop_payment_change_page *ret)
{
    const shop_payment_change **list;
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++) {
        shop_payment_change *item;
        CALL_NEW(c, item);
        *item = (shop_payment_change){.version = rows[i].version,
                                      .from = (shop_payment_state)rows[i].from,
                                      .to = (shop_payment_state)rows[i].to,
                                      .what = rows[i].what,
                                      .amount = shop__money(rows[i].minor, rows[i].currency),
                                      .reason = rows[i].reason,
                                      .at_ms = rows[i].at_ms};
        list[i] = item;
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}

int shop__payment_history(call *c, const shop_payment_history_args *args, shop_payment_change_page *ret)
{
    payment_row payment;
    const history_row *rows;
    size_t count;
    int64_t after = 0;
    int64_t limit = args->limit > 0 ? args->limit : PAGE_DEFAULT;
    ENSURE(shop__text_empty(args->cursor) || shop__text_int(args->cursor, &after),
           call_invalid(c, "cursor", "is not one that this list gave"));
    TRY(shop__payment_load(c, args->payment_id, &payment));
    TRY(call_all(c, &select_history, PARAMS(v_id(payment.id), v_int(after), v_int(limit + 1)), PAGE_MAX + 1,
                 &rows, &count));
    bool more = count > (size_t)limit;
    TRY(project_history(c, rows, more ? (size_t)limit : count, ret));
    if (!more)
        return 0;
    ret->next_cursor = call_format(c, "%lld", (long long)rows[limit - 1].version);
    return ret->next_cursor != NULL ? 0 : SHOP_E_NO_MEMORY;
}

/* orders.c - messages that go with orders and refunds. An event only writes the message; sending it is the
 * job's business. */
#include <stddef.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/services/notification/deliveries.h"
#include "lib/services/notification/generated/handlers.h"

enum { LINES_MAX_BYTES = 64 * 1024, MONEY_TEXT_MAX = 40 };

/* Whom to tell about an order. */
typedef struct order_row {
    const char *number, *owner, *email;
} order_row;

static const column order_columns[] = {COL_TEXT(order_row, number), COL_TEXT(order_row, owner),
                                       COL_TEXT(order_row, email)};

static const statement order_select = SELECT_INTO(
    order_row, order_columns, "SELECT number, owner, email FROM notification_orders WHERE order_id = $1");
static const statement order_insert = STATEMENT(
    "INSERT INTO notification_orders (order_id, number, owner, email) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (order_id) DO NOTHING");

static const char *text_or(const char *text, const char *otherwise)
{
    return shop__text_empty(text) ? otherwise : text;
}

/* The owner when it is a person with an account. */
static const char *user_of(const char *owner)
{
    return owner != NULL && strncmp(owner, "usr_", 4) == 0 ? owner : NULL;
}

static int may_write(call *c, const char *user_id, bool *ret)
{
    person_row person;
    *ret = true;
    if (user_id == NULL)
        return 0;
    TRY(shop__person_load(c, user_id, &person));
    *ret = false;
    return person.erased ? 0
                         : shop__person_wants(c, user_id, SHOP_NOTIFICATION_TOPIC_ORDERS, CHANNEL_EMAIL, ret);
}

/* Nothing is written to somebody without an address, who was erased, or who does not want it. */
static int tell(call *c, const event *e, const char *template_name, const char *order_id,
                const order_row *order, const template_value *values, size_t count)
{
    letter l = {.event_id = e->id,
                .template_name = template_name,
                .topic = SHOP_NOTIFICATION_TOPIC_ORDERS,
                .channel = CHANNEL_EMAIL,
                .recipient = order->email,
                .user_id = user_of(order->owner),
                .order_id = order_id,
                .values = values,
                .value_count = count};
    bool may = false;
    if (shop__text_empty(order->email))
        return 0;
    TRY(may_write(c, l.user_id, &may));
    if (!may)
        return 0;
    TRY(shop__person_locale(c, l.user_id, &l.locale));
    return shop__delivery_write(c, &l, NULL);
}

/* --- values --------------------------------------------------------------------------------------- */

static const char *money_text(call *c, shop_money m)
{
    char *text = call_alloc(c, MONEY_TEXT_MAX);
    if (text != NULL && m.currency[0] != '\0')
        shop__money_print(m, text);
    return text;
}

/* "2 × Merino Crew Sweater, Navy / S: 159.80 EUR" and so on; what does not fit is left out. */
static int lines_text(call *c, const shop_order_event *data, const char **ret)
{
    buf out;
    shop__buf_init(&out, call_env(c), 2 * LINES_MAX_BYTES);
    for (size_t i = 0; i < data->line_count && out.size < LINES_MAX_BYTES; i++) {
        const shop_order_event_line *line = data->lines[i];
        char total[MONEY_TEXT_MAX] = "";
        if (line->total.currency[0] != '\0')
            shop__money_print(line->total, total);
        shop__buf_format(&out, "%lld × %s%s%s\n", (long long)line->quantity, text_or(line->title, line->sku),
                         total[0] != '\0' ? ": " : "", total);
    }
    *ret = out.failed ? NULL : shop__arena_text(call_arena(c), out.size > 0 ? out.data : "");
    shop__buf_free(&out);
    return *ret != NULL ? 0 : SHOP_E_NO_MEMORY;
}

static int tell_order(call *c, const event *e, const char *template_name, const shop_order_event *data)
{
    const order_row order = {text_or(data->number, data->order_id), data->owner, data->email};
    const char *lines;
    TRY(lines_text(c, data, &lines));
    const template_value values[] = {
        {"number", order.number},
        {"order_id", data->order_id},
        {"total", money_text(c, data->total)},
        {"lines", lines},
        {"tracking", text_or(data->tracking, "–")},
        {"reason", text_or(data->reason, "–")},
    };
    return tell(c, e, template_name, data->order_id, &order, values, sizeof(values) / sizeof(values[0]));
}

/* --- events --------------------------------------------------------------------------------------- */

int shop__notification_orders_on_order_created(call *c, const event *e, const shop_order_event *data)
{
    person_row person = {.erased = false};
    const char *user_id = user_of(data->owner);
    if (user_id != NULL)
        TRY(shop__person_load(c, user_id, &person));
    TRY(call_run(c, &order_insert,
                 PARAMS(v_id(data->order_id), v_text(text_or(data->number, data->order_id)),
                        v_text(data->owner), v_text(person.erased ? "" : text_or(data->email, "")))));
    return tell_order(c, e, "order_confirmed", data);
}

int shop__notification_orders_on_order_fulfilled(call *c, const event *e, const shop_order_event *data)
{
    return tell_order(c, e, "order_shipped", data);
}

int shop__notification_orders_on_order_cancelled(call *c, const event *e, const shop_order_event *data)
{
    return tell_order(c, e, "order_cancelled", data);
}

int shop__notification_orders_on_order_returned(call *c, const event *e, const shop_order_event *data)
{
    return tell_order(c, e, "order_returned", data);
}

/* The order's own event came first in the log, but its consumer may be behind: tried again. */
int shop__notification_payments_on_payment_refunded(call *c, const event *e, const shop_payment_event *data)
{
    order_row order;
    int code = call_one(c, &order_select, PARAMS(v_id(data->order_id)), NULL, &order);
    ENSURE(code != SHOP_E_NOT_FOUND,
           call_fail(c, SHOP_E_UNAVAILABLE, "order %s is not known here yet", data->order_id));
    TRY(code);
    const template_value values[] = {
        {"number", order.number},
        {"order_id", data->order_id},
        {"amount", money_text(c, data->amount)},
    };
    return tell(c, e, "payment_refunded", data->order_id, &order, values,
                sizeof(values) / sizeof(values[0]));
}

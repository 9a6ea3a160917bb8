/* intents.c - what orders ask for: written down in the transaction that moves the consumer's cursor, so that
 * it is asked for once; payment.capture_due does it, by the same sagas that people call. */
#include <stddef.h>

#include "lib/base/money.h"
#include "lib/services/payment/generated/handlers.h"
#include "lib/services/payment/requests.h"

static const statement set_extra =
    STATEMENT("UPDATE payment_payments SET extra_minor = $2 WHERE id = $1 AND captured_minor = 0");

/* The attempt with which the order was paid, if it was paid here. */
static int paid_with(call *c, const char *order_id, payment_row *ret, bool *ret_found)
{
    int code = shop__payment_find_attempt(c, order_id, 0, ret);
    *ret_found = code == 0;
    return code == SHOP_E_NOT_FOUND ? 0 : code;
}

static int sum_of_lines(call *c, const shop_order_event *data, shop_money *ret)
{
    shop_money sum = {.minor = 0};
    for (size_t i = 0; i < data->line_count; i++) {
        if (i == 0)
            sum = data->lines[i]->total;
        else if (shop__money_add(sum, data->lines[i]->total, &sum) != 0)
            return call_fail(c, SHOP_E_INVALID, "the lines of order %s have no sum", data->order_id);
    }
    *ret = sum;
    return 0;
}

/* What the order costs beside its lines goes with the first fulfilment. */
int shop__payment_captures_on_order_created(call *c, const event *e, const shop_order_event *data)
{
    payment_row payment;
    shop_money lines;
    bool found;
    (void)e;
    TRY(sum_of_lines(c, data, &lines));
    if (data->total.minor == lines.minor)
        return 0;
    TRY(paid_with(c, data->order_id, &payment, &found));
    return found ? call_run(c, &set_extra, PARAMS(v_id(payment.id), v_int(data->total.minor - lines.minor)))
                 : 0;
}

static int is_first_capture(call *c, const payment_row *payment, bool *ret)
{
    request_row *captures;
    size_t count;
    TRY(shop__request_list(c, payment, REQUEST_CAPTURE, &captures, &count));
    *ret = count == 0;
    return 0;
}

int shop__payment_captures_on_order_fulfilled(call *c, const event *e, const shop_order_event *data)
{
    payment_row payment;
    shop_money lines;
    bool found, first;
    const char *reference = data->fulfilment_id != NULL ? data->fulfilment_id : e->id;
    TRY(sum_of_lines(c, data, &lines));
    TRY(paid_with(c, data->order_id, &payment, &found));
    if (!found)
        return 0;
    TRY(is_first_capture(c, &payment, &first));
    int64_t minor = lines.minor + (first ? payment.extra_minor : 0);
    if (minor <= 0)
        return 0;
    return shop__request_queue(c, &payment, REQUEST_CAPTURE, reference, minor, call_now_ms(c), NULL);
}

/* Given up, or paid back where it was captured: the void finds out which. */
int shop__payment_captures_on_order_cancelled(call *c, const event *e, const shop_order_event *data)
{
    payment_row payment;
    bool found;
    (void)e;
    TRY(paid_with(c, data->order_id, &payment, &found));
    if (!found || payment.state == SHOP_PAYMENT_STATE_DECLINED ||
        payment.state == SHOP_PAYMENT_STATE_VOIDING || payment.state == SHOP_PAYMENT_STATE_VOIDED)
        return 0;
    return shop__request_queue_void(c, &payment, call_now_ms(c), data->reason);
}

int shop__payment_captures_on_order_returned(call *c, const event *e, const shop_order_event *data)
{
    payment_row payment;
    shop_money lines;
    bool found;
    TRY(sum_of_lines(c, data, &lines));
    TRY(paid_with(c, data->order_id, &payment, &found));
    if (!found || lines.minor <= 0)
        return 0;
    return shop__request_queue(c, &payment, REQUEST_REFUND, data->return_id != NULL ? data->return_id : e->id,
                               lines.minor, call_now_ms(c), data->reason);
}

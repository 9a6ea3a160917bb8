/* place.c - the checkout saga: its steps. Every step may run twice; the guards are in CHECKOUT.md. In one
 * process everything up to `authorize` is one commit and everything behind the provider's answer another. */
#include "lib/services/order/place.h"

#include <string.h>

#include "lib/services/generated/calls.h"

/* --- claim: the order exists ------------------------------------------------------------------ */

static int order_open(call *c, void *state)
{
    placing *o = state;
    if (o->row.state == SHOP_ORDER_STATE_PENDING)
        return 0;
    return shop__order_record_move(c, &o->row, SHOP_ORDER_STATE_PENDING, NULL);
}

typedef struct cancel_row {
    bool requested;
    const char *reason;
} cancel_row;

static const column cancel_columns[] = {COL_BOOL(cancel_row, requested), COL_TEXT(cancel_row, reason)};
static const statement cancel_select =
    SELECT_INTO(cancel_row, cancel_columns,
                "SELECT cancel_requested, cancel_reason FROM order_orders WHERE id = $1");

/* Whether somebody has called the order off since this saga read its row. */
static int look_for_cancel(call *c, const placing *o, cancel_row *ret)
{
    *ret = (cancel_row){false, NULL};
    return o->row.progress.exists
               ? call_one(c, &cancel_select, PARAMS(v_id(o->row.progress.id)), "order", ret)
               : 0;
}

/* The last thing that is undone: how the order ended. One whose payment is tried again stays as it was. */
static int order_fail(call *c, void *state)
{
    placing *o = state;
    cancel_row cancel;
    TRY(look_for_cancel(c, o, &cancel));
    bool again = o->row.progress.outcome == SHOP_E_PAYMENT_DECLINED || o->row.attempt > 1;
    o->row.cause = cancel.reason != NULL ? cancel.reason : o->row.progress.reason;
    o->row.token = NULL;
    o->row.waiting = false;
    if (o->line_count == 0)
        o->row.total_minor = 0; /* never quoted: it was only what the caller had seen */
    if (o->row.state != SHOP_ORDER_STATE_PENDING)
        return 0;
    return shop__order_record_move(
        c, &o->row,
        again && !cancel.requested ? SHOP_ORDER_STATE_PAYMENT_FAILED : SHOP_ORDER_STATE_CANCELLED,
        o->row.cause);
}

/* --- lock: the cart belongs to this order, and is quoted for the last time ---------------------- */

static int take_quote(call *c, placing *o, const shop_quote *q)
{
    order_line_row *lines;
    CALL_ARRAY(c, lines, q->line_count + 1);
    for (size_t i = 0; i < q->line_count; i++) {
        const shop_quote_line *l = q->lines[i];
        lines[i] = (order_line_row){.position = (int64_t)i + 1,
                                    .sku = l->sku,
                                    .product_id = l->product_id,
                                    .variant_id = l->variant_id,
                                    .title = l->title,
                                    .quantity = l->quantity,
                                    .unit_minor = l->unit.minor,
                                    .subtotal_minor = l->subtotal.minor,
                                    .discount_minor = l->discount.minor,
                                    .tax_minor = l->tax.minor,
                                    .total_minor = l->total.minor};
    }
    o->lines = lines;
    o->line_count = q->line_count;
    o->row.owner = q->owner;
    o->row.cart_version = q->version;
    o->row.region = q->region;
    o->row.country = q->country;
    o->row.shipping_method = q->shipping_method;
    o->row.currency = q->currency;
    o->row.subtotal_minor = q->subtotal.minor;
    o->row.discount_minor = q->discount.minor;
    o->row.shipping_minor = q->shipping.minor;
    o->row.tax_minor = q->tax.minor;
    o->row.total_minor = q->total.minor;
    return 0;
}

/* Those that took something off: one that did not is not used up by this order. */
static int keep_coupons(call *c, placing *o, const shop_quote *q)
{
    const char *codes = NULL;
    for (size_t i = 0; i < q->coupon_count; i++) {
        const shop_quote_coupon *coupon = q->coupons[i];
        if (strcmp(coupon->state, "applied") != 0)
            continue;
        codes = codes == NULL ? coupon->code : call_format(c, "%s\n%s", codes, coupon->code);
        ENSURE(codes != NULL, SHOP_E_NO_MEMORY);
    }
    o->row.coupons = codes;
    return 0;
}

/* For a second attempt: lines and total stay those of the first, so the cart must be the same, too. */
static int lock_again(call *c, shop_cart_lock_args *args)
{
    const shop_quote *quote;
    int64_t version = args->version;
    args->version = 0;
    TRY(call_cart_lock(c, args, &quote));
    ENSURE(quote->version == version,
           call_fail(c, SHOP_E_CONFLICT, "the cart was changed since it was ordered; place it anew"));
    return 0;
}

/* Until then the row's total is what the caller saw; without a currency the caller did not say. */
static int order_lock_cart(call *c, void *state)
{
    placing *o = state;
    const shop_quote *quote;
    shop_cart_lock_args args = SHOP_CART_LOCK_INIT;
    args.cart_id = o->row.cart_id;
    args.order_id = o->row.progress.id;
    args.version = o->row.cart_version;
    if (o->line_count > 0)
        return lock_again(c, &args);
    args.has_expected_total_minor = o->row.currency[0] != '\0';
    args.expected_total_minor = o->row.total_minor;
    TRY(call_cart_lock(c, &args, &quote));
    ENSURE(!args.has_expected_total_minor || strcmp(quote->currency, o->row.currency) == 0,
           call_fail(c, SHOP_E_PRICE_CHANGED, "the cart is in %s and not in %s", quote->currency,
                     o->row.currency));
    TRY(keep_coupons(c, o, quote));
    return take_quote(c, o, quote);
}

static int order_reopen_cart(call *c, void *state)
{
    const placing *o = state;
    shop_cart_unlock_args args = SHOP_CART_UNLOCK_INIT;
    args.cart_id = o->row.cart_id;
    args.order_id = o->row.progress.id;
    return call_cart_unlock(c, &args);
}

/* --- lines: what was quoted is stored, and never quoted again ----------------------------------- */

static int order_take_lines(call *c, void *state)
{
    const placing *o = state;
    for (size_t i = 0; i < o->line_count; i++)
        TRY(shop__order_insert_line(c, o->row.progress.id, &o->lines[i]));
    return 0;
}

/* --- coupons and stock: the same two-phase primitive -------------------------------------------- */

static int each_coupon(call *c, const placing *o,
                       int (*act)(call *c, const char *order_id, const char *const *codes, size_t count))
{
    const char *const *codes;
    size_t count;
    if (o->row.coupons == NULL)
        return 0;
    TRY(shop__order_split_coupons(c, o->row.coupons, &codes, &count));
    return act(c, o->row.progress.id, codes, count);
}

static int reserve_coupons(call *c, const char *order_id, const char *const *codes, size_t count)
{
    shop_coupon_reserve_args args = SHOP_COUPON_RESERVE_INIT;
    args.order_id = order_id;
    args.codes = codes;
    args.code_count = count;
    return call_cart_coupon_reserve(c, &args);
}

static int claim_coupons(call *c, const char *order_id, const char *const *codes, size_t count)
{
    shop_coupon_claim_args args = SHOP_COUPON_CLAIM_INIT;
    args.order_id = order_id;
    args.codes = codes;
    args.code_count = count;
    return call_cart_coupon_claim(c, &args);
}

static int release_coupons(call *c, const char *order_id, const char *const *codes, size_t count)
{
    shop_coupon_release_args args = SHOP_COUPON_RELEASE_INIT;
    args.order_id = order_id;
    args.codes = codes;
    args.code_count = count;
    return call_cart_coupon_release(c, &args);
}

static int order_reserve_coupons(call *c, void *state)
{
    return each_coupon(c, state, reserve_coupons);
}

static int order_release_coupons(call *c, void *state)
{
    return each_coupon(c, state, release_coupons);
}

static int reserve_until(call *c, const placing *o, int64_t expires_at_ms)
{
    shop_reservation_reserve_args args = SHOP_RESERVATION_RESERVE_INIT;
    shop_reservation_line_input *lines;
    CALL_ARRAY(c, lines, o->line_count);
    for (size_t i = 0; i < o->line_count; i++) {
        lines[i] = (shop_reservation_line_input)SHOP_RESERVATION_LINE_INPUT_INIT;
        lines[i].sku = o->lines[i].sku;
        lines[i].quantity = o->lines[i].quantity;
    }
    args.order_id = o->row.progress.id;
    args.lines = lines;
    args.line_count = o->line_count;
    args.expires_at_ms = expires_at_ms;
    return call_inventory_reservation_reserve(c, &args, NULL);
}

static int order_reserve(call *c, void *state)
{
    return reserve_until(c, state, call_now_ms(c) + PLACE_RESERVE_MS);
}

static int order_release(call *c, void *state)
{
    const placing *o = state;
    shop_reservation_release_args args = SHOP_RESERVATION_RELEASE_INIT;
    args.order_id = o->row.progress.id;
    return call_inventory_reservation_release(c, &args);
}

static int extend_reservation(call *c, const placing *o, int64_t expires_at_ms)
{
    shop_reservation_extend_args args = SHOP_RESERVATION_EXTEND_INIT;
    args.order_id = o->row.progress.id;
    args.expires_at_ms = expires_at_ms;
    return call_inventory_reservation_extend(c, &args, NULL);
}

/* --- authorize: the payment service, which goes to the provider --------------------------------- */

/* The payer has to confirm: keep the stock and wait, but not for ever. */
static int wait_for_payer(call *c, placing *o, const shop_payment *payment)
{
    int64_t until_ms = o->row.attempt_at_ms + PLACE_PAYER_WAIT_MS;
    if (call_now_ms(c) >= until_ms)
        return call_refuse(c, o, SHOP_E_PAYMENT_DECLINED, "the payer did not confirm in time");
    if (!o->row.waiting)
        TRY(extend_reservation(c, o, until_ms + PLACE_RESERVE_MARGIN_MS));
    o->row.waiting = true;
    return call_wait(c, o, until_ms, SHOP_E_PAYMENT_ACTION, "order %s waits for its payer: %s",
                     o->row.progress.id, payment->action_url != NULL ? payment->action_url : "");
}

static int order_authorize(call *c, void *state)
{
    placing *o = state;
    const shop_payment *payment;
    shop_payment_authorize_args args = SHOP_PAYMENT_AUTHORIZE_INIT;
    if (o->row.cancel_requested) /* found by whoever takes over; who may still be paying is asked no more */
        return call_refuse(c, o, SHOP_E_CONFLICT, "the order was cancelled while it was being placed");
    if (o->row.progress.epoch > 0 && !o->row.waiting)
        TRY(order_reserve(c, o)); /* after a crash the first reservation may have run out */
    args.order_id = o->row.progress.id;
    args.attempt = o->row.attempt;
    args.provider = o->row.provider;
    args.token = o->row.token;
    args.owner = o->row.owner;
    args.amount = (shop_money){.minor = o->row.total_minor};
    memcpy(args.amount.currency, o->row.currency, sizeof(args.amount.currency));
    TRY(call_payment_authorize(c, &args, &payment));
    if (payment->state == SHOP_PAYMENT_STATE_ACTION_REQUIRED)
        return wait_for_payer(c, o, payment);
    o->row.waiting = false;
    if (payment->state == SHOP_PAYMENT_STATE_AUTHORIZED)
        return 0;
    return call_refuse(c, o, SHOP_E_PAYMENT_DECLINED, "%s",
                       payment->reason != NULL ? payment->reason : "the payment was declined");
}

static int order_void(call *c, void *state)
{
    const placing *o = state;
    shop_payment_cancel_args args = SHOP_PAYMENT_CANCEL_INIT;
    args.order_id = o->row.progress.id;
    return call_payment_cancel(c, &args, NULL);
}

/* --- take: from here on the stock is the customer's --------------------------------------------- */

static int take_reservation(call *c, const placing *o, shop_reservation_state *ret_state)
{
    const shop_reservation *r;
    shop_reservation_take_args args = SHOP_RESERVATION_TAKE_INIT;
    args.order_id = o->row.progress.id;
    TRY(call_inventory_reservation_take(c, &args, &r));
    *ret_state = r->state;
    return 0;
}

static int order_take_stock(call *c, void *state)
{
    placing *o = state;
    shop_reservation_state taken;
    TRY(take_reservation(c, o, &taken));
    if (taken != SHOP_RESERVATION_STATE_CLAIMED) {
        TRY(order_reserve(c, o)); /* it ran out while we were paying: perhaps there is more */
        TRY(take_reservation(c, o, &taken));
    }
    ENSURE(taken == SHOP_RESERVATION_STATE_CLAIMED,
           call_fail(c, SHOP_E_OUT_OF_STOCK, "the reservation ran out while the payment was made"));
    return each_coupon(c, o, claim_coupons);
}

/* --- confirm: the order is placed --------------------------------------------------------------- */

static int order_confirm(call *c, void *state)
{
    placing *o = state;
    cancel_row cancel;
    shop_order_event told;
    TRY(look_for_cancel(c, o, &cancel));
    if (cancel.requested)
        return call_refuse(c, o, SHOP_E_CONFLICT, "the order was cancelled while it was being placed");
    o->row.placed_at_ms = call_now_ms(c);
    o->row.token = NULL;
    TRY(shop__order_record_move(c, &o->row, SHOP_ORDER_STATE_PLACED, NULL));
    TRY(shop__order_event(c, &o->row, o->lines, o->line_count, &told));
    return emit_order_created(c, o->row.progress.id, o->row.version, &told);
}

const saga_step shop__place_steps[PLACE_STEP_COUNT] = {
    {"claim", SAGA_TX, order_open, order_fail},
    {"lock", SAGA_CALL, order_lock_cart, order_reopen_cart},
    {"lines", SAGA_TX, order_take_lines, NULL},
    {"coupons", SAGA_CALL, order_reserve_coupons, order_release_coupons},
    {"reserve", SAGA_CALL, order_reserve, order_release},
    {"authorize", SAGA_CALL, order_authorize, order_void},
    {"take", SAGA_CALL, order_take_stock, NULL},
    {"confirm", SAGA_TX, order_confirm, NULL},
};

/* --- the state and its row ---------------------------------------------------------------------- */

int shop__place_load(call *c, const char *order_id, void *state)
{
    placing *o = state;
    TRY(shop__order_load(c, order_id, &o->row));
    return shop__order_load_lines(c, order_id, &o->lines, &o->line_count);
}

int shop__place_save(call *c, void *state)
{
    placing *o = state;
    return shop__order_save(c, &o->row);
}

int shop__place_result(call *c, const void *state, void *ret)
{
    const placing *o = state;
    return shop__order_project_lines(c, &o->row, o->lines, o->line_count, ret);
}

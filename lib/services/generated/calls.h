/* calls.h - how services call one another, and how they tell what happened.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_CALLS_H
#define SHOP_LIB_SERVICES_CALLS_H

#include "lib/core/call.h"
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static inline int call_catalog_product_get(
    call *c, const shop_product_get_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_GET, args, ret);
}

static inline int call_catalog_product_put(
    call *c, const shop_product_put_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_PUT, args, ret);
}

static inline int call_catalog_variant_offers(
    call *c, const shop_variant_offers_args *args, const shop_offer_list **ret)
{
    return call_op(c, SHOP__OP_VARIANT_OFFERS, args, ret);
}

static inline int call_payment_authorize(
    call *c, const shop_payment_authorize_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_AUTHORIZE, args, ret);
}

static inline int call_payment_cancel(
    call *c, const shop_payment_cancel_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_CANCEL, args, ret);
}

static inline int call_payment_get(
    call *c, const shop_payment_get_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_GET, args, ret);
}

static inline int call_payment_list(
    call *c, const shop_payment_list_args *args, const shop_payment_page **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_LIST, args, ret);
}

static inline int call_payment_history(
    call *c, const shop_payment_history_args *args, const shop_payment_change_page **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_HISTORY, args, ret);
}

static inline int call_payment_capture(
    call *c, const shop_payment_capture_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_CAPTURE, args, ret);
}

static inline int call_payment_refund(
    call *c, const shop_payment_refund_args *args, const shop_refund **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_REFUND, args, ret);
}

static inline int call_payment_confirm(
    call *c, const shop_payment_confirm_args *args, const shop_payment **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_CONFIRM, args, ret);
}

static inline int call_payment_notify(call *c, const shop_payment_notify_args *args)
{
    return call_op(c, SHOP__OP_PAYMENT_NOTIFY, args, NULL);
}

static inline int call_payment_refund_list(
    call *c, const shop_refund_list_args *args, const shop_refund_page **ret)
{
    return call_op(c, SHOP__OP_REFUND_LIST, args, ret);
}

static inline int call_payment_ledger_list(
    call *c, const shop_ledger_list_args *args, const shop_ledger_entry_page **ret)
{
    return call_op(c, SHOP__OP_LEDGER_LIST, args, ret);
}

static inline int call_payment_ledger_balance(
    call *c, const shop_ledger_balance_args *args, const shop_balance_sheet **ret)
{
    return call_op(c, SHOP__OP_LEDGER_BALANCE, args, ret);
}

static inline int call_payment_provider_list(
    call *c, const shop_provider_list_args *args, const shop_provider_directory **ret)
{
    return call_op(c, SHOP__OP_PROVIDER_LIST, args, ret);
}

static inline int call_payment_recover_due(
    call *c, const shop_payment_recover_due_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_RECOVER_DUE, args, ret);
}

static inline int call_payment_capture_due(
    call *c, const shop_payment_capture_due_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_CAPTURE_DUE, args, ret);
}

static inline int call_payment_due(
    call *c, const shop_payment_due_args *args, const shop_due_requests **ret)
{
    return call_op(c, SHOP__OP_PAYMENT_DUE, args, ret);
}

static inline int call_payment_postpone(call *c, const shop_payment_postpone_args *args)
{
    return call_op(c, SHOP__OP_PAYMENT_POSTPONE, args, NULL);
}

/* Somebody made an account. */
static inline int emit_user_registered(
    call *c, const char *subject, int64_t version, const shop_user_event *data)
{
    return call_emit(c, SHOP__EVENT_USER_REGISTERED, subject, version, data);
}

/* An account's profile, role or password changed. */
static inline int emit_user_updated(
    call *c, const char *subject, int64_t version, const shop_user_event *data)
{
    return call_emit(c, SHOP__EVENT_USER_UPDATED, subject, version, data);
}

/* Somebody's personal data was erased. */
static inline int emit_user_erased(
    call *c, const char *subject, int64_t version, const shop_user_event *data)
{
    return call_emit(c, SHOP__EVENT_USER_ERASED, subject, version, data);
}

/* A session ended before its time. */
static inline int emit_session_revoked(
    call *c, const char *subject, int64_t version, const shop_session_event *data)
{
    return call_emit(c, SHOP__EVENT_SESSION_REVOKED, subject, version, data);
}

/* A product was added. */
static inline int emit_product_created(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_CREATED, subject, version, data);
}

/* A product, its variants or prices changed. */
static inline int emit_product_updated(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_UPDATED, subject, version, data);
}

/* A product was removed. */
static inline int emit_product_deleted(
    call *c, const char *subject, int64_t version, const shop_product_event *data)
{
    return call_emit(c, SHOP__EVENT_PRODUCT_DELETED, subject, version, data);
}

/* The stock of a SKU was set or adjusted by hand or by a return. */
static inline int emit_stock_changed(
    call *c, const char *subject, int64_t version, const shop_stock_event *data)
{
    return call_emit(c, SHOP__EVENT_STOCK_CHANGED, subject, version, data);
}

/* A reservation was not taken in time and its stock is free again. */
static inline int emit_reservation_expired(
    call *c, const char *subject, int64_t version, const shop_reservation_event *data)
{
    return call_emit(c, SHOP__EVENT_RESERVATION_EXPIRED, subject, version, data);
}

/* A cart's lines, coupons or delivery changed. */
static inline int emit_cart_updated(
    call *c, const char *subject, int64_t version, const shop_cart_event *data)
{
    return call_emit(c, SHOP__EVENT_CART_UPDATED, subject, version, data);
}

/* Nobody touched a cart that has something in it for a long time. */
static inline int emit_cart_abandoned(
    call *c, const char *subject, int64_t version, const shop_cart_event *data)
{
    return call_emit(c, SHOP__EVENT_CART_ABANDONED, subject, version, data);
}

/* An order is placed: its payment is authorized and its stock is taken. */
static inline int emit_order_created(
    call *c, const char *subject, int64_t version, const shop_order_event *data)
{
    return call_emit(c, SHOP__EVENT_ORDER_CREATED, subject, version, data);
}

/* A placed order was cancelled. */
static inline int emit_order_cancelled(
    call *c, const char *subject, int64_t version, const shop_order_event *data)
{
    return call_emit(c, SHOP__EVENT_ORDER_CANCELLED, subject, version, data);
}

/* Goods of an order were handed over for delivery; `lines` are those of the fulfilment. */
static inline int emit_order_fulfilled(
    call *c, const char *subject, int64_t version, const shop_order_event *data)
{
    return call_emit(c, SHOP__EVENT_ORDER_FULFILLED, subject, version, data);
}

/* Goods of an order came back; `lines` are those that did. */
static inline int emit_order_returned(
    call *c, const char *subject, int64_t version, const shop_order_event *data)
{
    return call_emit(c, SHOP__EVENT_ORDER_RETURNED, subject, version, data);
}

/* The provider reserved the amount. */
static inline int emit_payment_authorized(
    call *c, const char *subject, int64_t version, const shop_payment_event *data)
{
    return call_emit(c, SHOP__EVENT_PAYMENT_AUTHORIZED, subject, version, data);
}

/* The provider took an amount. */
static inline int emit_payment_captured(
    call *c, const char *subject, int64_t version, const shop_payment_event *data)
{
    return call_emit(c, SHOP__EVENT_PAYMENT_CAPTURED, subject, version, data);
}

/* An amount went back to the payer. */
static inline int emit_payment_refunded(
    call *c, const char *subject, int64_t version, const shop_payment_event *data)
{
    return call_emit(c, SHOP__EVENT_PAYMENT_REFUNDED, subject, version, data);
}

/* A payment came to nothing: declined or given up. */
static inline int emit_payment_failed(
    call *c, const char *subject, int64_t version, const shop_payment_event *data)
{
    return call_emit(c, SHOP__EVENT_PAYMENT_FAILED, subject, version, data);
}

#endif

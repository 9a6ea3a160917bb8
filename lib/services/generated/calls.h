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

static inline int call_catalog_product_find(
    call *c, const shop_product_find_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_FIND, args, ret);
}

static inline int call_catalog_product_list(
    call *c, const shop_product_list_args *args, const shop_product_summary_page **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_LIST, args, ret);
}

static inline int call_catalog_product_set_status(
    call *c, const shop_product_set_status_args *args, const shop_product **ret)
{
    return call_op(c, SHOP__OP_PRODUCT_SET_STATUS, args, ret);
}

static inline int call_catalog_product_delete(call *c, const shop_product_delete_args *args)
{
    return call_op(c, SHOP__OP_PRODUCT_DELETE, args, NULL);
}

static inline int call_catalog_variant_get(
    call *c, const shop_variant_get_args *args, const shop_product_variant **ret)
{
    return call_op(c, SHOP__OP_VARIANT_GET, args, ret);
}

static inline int call_catalog_price_set(
    call *c, const shop_price_set_args *args, const shop_product_variant **ret)
{
    return call_op(c, SHOP__OP_PRICE_SET, args, ret);
}

static inline int call_catalog_category_put(
    call *c, const shop_category_put_args *args, const shop_category **ret)
{
    return call_op(c, SHOP__OP_CATEGORY_PUT, args, ret);
}

static inline int call_catalog_category_get(
    call *c, const shop_category_get_args *args, const shop_category **ret)
{
    return call_op(c, SHOP__OP_CATEGORY_GET, args, ret);
}

static inline int call_catalog_category_list(
    call *c, const shop_category_list_args *args, const shop_category_tree **ret)
{
    return call_op(c, SHOP__OP_CATEGORY_LIST, args, ret);
}

static inline int call_catalog_category_delete(call *c, const shop_category_delete_args *args)
{
    return call_op(c, SHOP__OP_CATEGORY_DELETE, args, NULL);
}

static inline int call_catalog_variant_offers(
    call *c, const shop_variant_offers_args *args, const shop_offer_list **ret)
{
    return call_op(c, SHOP__OP_VARIANT_OFFERS, args, ret);
}

static inline int call_system_event_list(
    call *c, const shop_event_list_args *args, const shop_event_log **ret)
{
    return call_op(c, SHOP__OP_EVENT_LIST, args, ret);
}

static inline int call_system_event_dead(
    call *c, const shop_event_dead_args *args, const shop_dead_events **ret)
{
    return call_op(c, SHOP__OP_EVENT_DEAD, args, ret);
}

static inline int call_system_event_replay(
    call *c, const shop_event_replay_args *args, const shop_replay_report **ret)
{
    return call_op(c, SHOP__OP_EVENT_REPLAY, args, ret);
}

static inline int call_system_event_rewind(
    call *c, const shop_event_rewind_args *args, const shop_cursor **ret)
{
    return call_op(c, SHOP__OP_EVENT_REWIND, args, ret);
}

static inline int call_system_stats(
    call *c, const shop_system_stats_args *args, const shop_system_figures **ret)
{
    return call_op(c, SHOP__OP_SYSTEM_STATS, args, ret);
}

static inline int call_system_prune(
    call *c, const shop_system_prune_args *args, const shop_job_report **ret)
{
    return call_op(c, SHOP__OP_SYSTEM_PRUNE, args, ret);
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

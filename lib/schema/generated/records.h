/* records.h - records that only the services see: arguments of internal operations, event data.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SCHEMA_RECORDS_H
#define SHOP_LIB_SCHEMA_RECORDS_H

#include "shop/error.h"
#include "shop/types.h"
#include "shop/user.h"
#include "shop/catalog.h"
#include "shop/inventory.h"
#include "shop/cart.h"
#include "shop/order.h"
#include "shop/payment.h"

/**
 * What is told when an account changes. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_user_event {
    const char *user_id; /**< User id. "usr_…". */
} shop_user_event;

/**
 * What is told when a session ends before its time. Owned by the library: everything in it
 * lives until shop_free() of what was returned.
 */
typedef struct shop_session_event {
    const char *session_id; /**< Session id. "ses_…". */
    const char *user_id;    /**< User id. "usr_…". */
} shop_session_event;

/**
 * A node of the category tree. Owned by the library: everything in it lives until shop_free()
 * of what was returned.
 */
typedef struct shop_category {
    const char *id;     /**< Id. "cat_…". */
    const char *slug;   /**< Stable name for addresses. */
    const char *title;  /**< Title. */
    const char *parent; /**< Slug of the category above; NULL at the top. */
    int64_t position;   /**< Order among its siblings. */
} shop_category;

/**
 * One SKU as a cart sees it, in one currency. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_offer {
    const char *sku;               /**< Sku. */
    const char *variant_id;        /**< Variant id. "var_…". */
    const char *product_id;        /**< Product id. "prd_…". */
    /**
     * Of the product and the variant: "Merino Crew Sweater, Navy / S".
     */
    const char *title;
    const char *const *categories; /**< Slugs from the product's category up to the top. */
    size_t category_count;         /**< Number of categories. */
    const char *tax_class;         /**< Tax class. */
    int64_t weight_grams;          /**< Weight in grams. */
    shop_money price;              /**< Absent when it is not sold in this currency. */
} shop_offer;

/**
 * Offers for the SKUs that were asked for. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_offer_list {
    /**
     * Those that exist and are on sale, in the order asked for.
     */
    const shop_offer *const *offers;
    size_t offer_count;              /**< Number of offers. */
} shop_offer_list;

/**
 * What is told when a product changes. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_product_event {
    const char *product_id; /**< Product id. "prd_…". */
} shop_product_event;

/** Arguments of shop_variant_offers(). */
typedef struct shop_variant_offers_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *const *skus;     /**< Skus. Required. */
    size_t sku_count;            /**< Number of skus. */
    const char *currency;        /**< Currency. Required. At most 3 bytes. */
} shop_variant_offers_args;

/** Initialiser of shop_variant_offers_args: everything absent. */
#define SHOP_VARIANT_OFFERS_INIT \
    { \
        sizeof(shop_variant_offers_args), 0, NULL, NULL, 0, NULL \
    }

/**
 * What is told when stock changes. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_stock_event {
    const char *sku;   /**< Sku. */
    int64_t available; /**< Over all locations, after the change. */
} shop_stock_event;

/**
 * What is told when a reservation runs out. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_reservation_event {
    const char *order_id; /**< Order id. "ord_…". */
} shop_reservation_event;

/**
 * What is told when a cart changes. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_cart_event {
    const char *cart_id; /**< Cart id. "crt_…". */
    const char *owner;   /**< "usr_…" or "gst_…". */
} shop_cart_event;

/**
 * A line of an order, as subscribers see it. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_order_event_line {
    const char *sku;        /**< Sku. */
    const char *product_id; /**< Product id. "prd_…". */
    const char *title;      /**< Title. */
    int64_t quantity;       /**< Quantity. */
    shop_money total;       /**< With discounts and tax. */
} shop_order_event_line;

/**
 * What is told when an order changes. Carries what subscribers need, so that they need not
 * ask. Owned by the library: everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_order_event {
    const char *order_id;                      /**< Order id. "ord_…". */
    const char *number;                        /**< What customers call it. */
    const char *cart_id;                       /**< Cart id. "crt_…". */
    const char *owner;                         /**< "usr_…" or "gst_…". */
    const char *email;                         /**< Email. Personal data. */
    shop_money total;                          /**< Total. */
    const shop_order_event_line *const *lines; /**< Lines. */
    size_t line_count;                         /**< Number of lines. */
    const char *fulfilment_id;                 /**< In order.fulfilled. "ful_…". */
    const char *tracking;                      /**< In order.fulfilled. */
    /**
     * In order.returned: the goods can be sold again.
     */
    bool restock;
    uint8_t reserved_restock[7];               /**< Zero. */
    const char *reason;                        /**< In order.cancelled and order.returned. */
} shop_order_event;

/**
 * What is told when a payment changes. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_payment_event {
    const char *payment_id; /**< Payment id. "pay_…". */
    const char *order_id;   /**< Order id. "ord_…". */
    shop_money amount;      /**< What was authorized, captured or refunded this time. */
    const char *refund_id;  /**< In payment.refunded. "rfd_…". */
} shop_payment_event;

/**
 * A request to a provider that somebody has to go on with. Owned by the library: everything in
 * it lives until shop_free() of what was returned.
 */
typedef struct shop_due_request {
    const char *key;       /**< Key. */
    const char *operation; /**< The saga that goes on with it. */
} shop_due_request;

/**
 * Requests to providers whose time has come, the oldest first. Owned by the library:
 * everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_due_requests {
    const shop_due_request *const *items; /**< Items. */
    size_t item_count;                    /**< Number of items. */
} shop_due_requests;

/**
 * A line of the sandbox provider's log. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_sandbox_line {
    /**
     * authorized, action, declined, captured, voided, refunded, refused; asked = a
     * question without effect.
     */
    const char *effect;
    const char *key;       /**< Key. */
    const char *attempt;   /**< Attempt. */
    const char *order_id;  /**< Order id. */
    const char *token;     /**< Token. */
    shop_money amount;     /**< Amount. */
    const char *reference; /**< Reference. */
    const char *reason;    /**< Reason. */
    int64_t at_ms;         /**< At. Unix time; 0 = absent. */
} shop_sandbox_line;

/** Arguments of shop_payment_authorize(). */
typedef struct shop_payment_authorize_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
    int64_t attempt;             /**< A number that was used stays used. */
    const char *provider;        /**< Absent = "sandbox". At most 40 bytes. */
    /**
     * What the provider's form gave; never a card number. At most 200 bytes. Secret: never
     * logged.
     */
    const char *token;
    shop_money amount;           /**< Amount. Required. */
    const char *owner;           /**< Whose order it is: "usr_…" or "gst_…". At most 40 bytes. */
} shop_payment_authorize_args;

/** Initialiser of shop_payment_authorize_args: everything absent. */
#define SHOP_PAYMENT_AUTHORIZE_INIT \
    { \
        sizeof(shop_payment_authorize_args), 0, NULL, NULL, 0, NULL, NULL, {0, "", 0, {0}}, NULL \
    }

/** Arguments of shop_payment_cancel(). */
typedef struct shop_payment_cancel_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_payment_cancel_args;

/** Initialiser of shop_payment_cancel_args: everything absent. */
#define SHOP_PAYMENT_CANCEL_INIT \
    { \
        sizeof(shop_payment_cancel_args), 0, NULL, NULL \
    }

/** Arguments of shop_payment_due(). */
typedef struct shop_payment_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    bool queued;                 /**< Those that nobody has begun; else those that somebody has. */
    uint8_t reserved_queued[7];  /**< Zero. */
} shop_payment_due_args;

/** Initialiser of shop_payment_due_args: everything absent. */
#define SHOP_PAYMENT_DUE_INIT \
    { \
        sizeof(shop_payment_due_args), 0, NULL, false, {0} \
    }

/** Arguments of shop_payment_postpone(). */
typedef struct shop_payment_postpone_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *key;             /**< Key. Required. At most 200 bytes. */
} shop_payment_postpone_args;

/** Initialiser of shop_payment_postpone_args: everything absent. */
#define SHOP_PAYMENT_POSTPONE_INIT \
    { \
        sizeof(shop_payment_postpone_args), 0, NULL, NULL \
    }

#endif

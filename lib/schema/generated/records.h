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
#include "shop/search.h"
#include "shop/recommendation.h"
#include "shop/notification.h"
#include "shop/system.h"

/**
 * What goes with a call from one process to another, beside the operation's name and its
 * arguments. Owned by the library: everything in it lives until shop_free() of what was
 * returned.
 */
typedef struct shop_rpc_request {
    int64_t version;                 /**< Of the protocol. */
    /**
     * The caller's number of the call; its answer carries the same.
     */
    int64_t call;
    /**
     * Unix time behind which the call need not begin any more.
     */
    int64_t deadline_ms;
    bool by_operator;                /**< The caller may do everything; nobody is named then. */
    uint8_t reserved_by_operator[7]; /**< Zero. */
    const char *session;             /**< Session. At most 255 bytes. Secret: never logged. */
    const char *user_id;             /**< User id. At most 255 bytes. */
    const char *guest_id;            /**< Guest id. At most 255 bytes. */
    const char *role;                /**< Role. At most 255 bytes. */
    const char *locale;              /**< Locale. At most 255 bytes. */
    const char *traceparent;         /**< Traceparent. At most 255 bytes. */
    const char *request_id;          /**< Names the call in logs of both sides. At most 31 bytes. */
    const char *idempotency_key;     /**< Idempotency key. At most 255 bytes. */
} shop_rpc_request;

/**
 * What goes with the answer to a call from another process, beside the result. Owned by the
 * library: everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_rpc_reply {
    int64_t version;               /**< Of the protocol. */
    /**
     * The number that the caller gave; 0 = it could not be read.
     */
    int64_t call;
    int64_t code;                  /**< 0 or a code of shop/error.h. */
    /**
     * The call did not begin; it may be sent again, here or elsewhere.
     */
    bool retryable;
    uint8_t reserved_retryable[7]; /**< Zero. */
    int64_t retry_after_ms;        /**< Not before so long. */
    const char *message;           /**< Message. At most 255 bytes. */
    const char *field;             /**< The argument at fault. At most 255 bytes. */
    const char *request_id;        /**< Request id. At most 31 bytes. */
    /**
     * The idempotency key that the call used. At most 255 bytes.
     */
    const char *used_key;
} shop_rpc_reply;

/**
 * How to reach somebody. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_contact {
    const char *user_id; /**< User id. "usr_…". */
    const char *email;   /**< Email. Personal data. */
    const char *name;    /**< Name. Personal data. */
    const char *locale;  /**< Locale. */
} shop_contact;

/**
 * Whose a session is, for authorizing a call. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_session_principal {
    const char *user_id;    /**< User id. "usr_…". */
    const char *session_id; /**< Session id. "ses_…". */
    const char *role;       /**< Role. */
    int64_t expires_at_ms;  /**< Expires at. Unix time; 0 = absent. */
    int64_t read_at_ms;     /**< When the store said so. Unix time; 0 = absent. */
} shop_session_principal;

/**
 * What is needed to check a password. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_credential {
    const char *user_id;       /**< Absent when nobody has this e-mail. "usr_…". */
    const char *password_hash; /**< Password hash. Secret: never logged. */
    /**
     * No attempt before, after too many failures. Unix time; 0 = absent.
     */
    int64_t locked_until_ms;
} shop_credential;

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

/** Arguments of shop_account_contact(). */
typedef struct shop_account_contact_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
} shop_account_contact_args;

/** Initialiser of shop_account_contact_args: everything absent. */
#define SHOP_ACCOUNT_CONTACT_INIT \
    { \
        sizeof(shop_account_contact_args), 0, NULL, NULL \
    }

/** Arguments of shop_account_credential(). */
typedef struct shop_account_credential_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *email;           /**< Normalised. Required. At most 254 bytes. Personal data. */
} shop_account_credential_args;

/** Initialiser of shop_account_credential_args: everything absent. */
#define SHOP_ACCOUNT_CREDENTIAL_INIT \
    { \
        sizeof(shop_account_credential_args), 0, NULL, NULL \
    }

/** Arguments of shop_session_settle(). */
typedef struct shop_session_settle_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *email;           /**< Normalised. Required. At most 254 bytes. Personal data. */
    /**
     * Who gave the right password; absent = the attempt failed. "usr_…".
     */
    const char *user_id;
    /**
     * What it was right for; another by now means that it is not any more. Secret: never
     * logged.
     */
    const char *password_hash;
    /**
     * Of the same password at the present cost, where that differs. Secret: never logged.
     */
    const char *new_hash;
    const char *device;          /**< Device. At most 200 bytes. Personal data. */
} shop_session_settle_args;

/** Initialiser of shop_session_settle_args: everything absent. */
#define SHOP_SESSION_SETTLE_INIT \
    { \
        sizeof(shop_session_settle_args), 0, NULL, NULL, NULL, NULL, NULL, NULL \
    }

/** Arguments of shop_session_resolve(). */
typedef struct shop_session_resolve_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *token;           /**< Token. Required. At most 128 bytes. Secret: never logged. */
} shop_session_resolve_args;

/** Initialiser of shop_session_resolve_args: everything absent. */
#define SHOP_SESSION_RESOLVE_INIT \
    { \
        sizeof(shop_session_resolve_args), 0, NULL, NULL \
    }

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
 * A category and those above it. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_category_path {
    /**
     * Slugs from the category up to the top; none when there is no such category.
     */
    const char *const *categories;
    size_t category_count;         /**< Number of categories. */
} shop_category_path;

/**
 * What is told when a category changes its place. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_category_event {
    const char *category; /**< Its slug. */
} shop_category_event;

/**
 * What is told when a product changes. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_product_event {
    const char *product_id; /**< Product id. "prd_…". */
} shop_product_event;

/** Arguments of shop_variant_offers(). */
typedef struct shop_variant_offers_args {
    uint32_t struct_size;            /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;             /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;     /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *const *skus;         /**< Skus. Required. */
    size_t sku_count;                /**< Number of skus. */
    const char *currency;            /**< Currency. Required. At most 3 bytes. */
    /**
     * Leave the categories out, which cost a read for each level.
     */
    bool prices_only;
    uint8_t reserved_prices_only[7]; /**< Zero. */
} shop_variant_offers_args;

/** Initialiser of shop_variant_offers_args: everything absent. */
#define SHOP_VARIANT_OFFERS_INIT \
    { \
        sizeof(shop_variant_offers_args), 0, NULL, NULL, 0, NULL, false, {0} \
    }

/** Arguments of shop_category_ancestors(). */
typedef struct shop_category_ancestors_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *slug;            /**< Slug. Required. At most 120 bytes. */
} shop_category_ancestors_args;

/** Initialiser of shop_category_ancestors_args: everything absent. */
#define SHOP_CATEGORY_ANCESTORS_INIT \
    { \
        sizeof(shop_category_ancestors_args), 0, NULL, NULL \
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
 * How much of a SKU to reserve; lines of the same SKU are added up. Start from
 * SHOP_RESERVATION_LINE_INPUT_INIT.
 */
typedef struct shop_reservation_line_input {
    uint32_t struct_size;   /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size; /**< Zero. */
    const char *sku;        /**< Sku. Required. At most 64 bytes. */
    int64_t quantity;       /**< Quantity. Required. */
} shop_reservation_line_input;

/** Initialiser of shop_reservation_line_input: everything absent. */
#define SHOP_RESERVATION_LINE_INPUT_INIT \
    { \
        sizeof(shop_reservation_line_input), 0, NULL, 0 \
    }

/** Arguments of shop_reservation_reserve(). */
typedef struct shop_reservation_reserve_args {
    /**
     * sizeof this struct; the initialiser fills it in.
     */
    uint32_t struct_size;
    /**
     * Give up after this time; 0 = the shop's default.
     */
    uint32_t timeout_ms;
    const char *idempotency_key;              /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;                     /**< Order id. "ord_…". Required. */
    const shop_reservation_line_input *lines; /**< Lines. Required. */
    size_t line_count;                        /**< Number of lines. */
    /**
     * Unless it is claimed before. Unix time; 0 = absent. Required.
     */
    int64_t expires_at_ms;
} shop_reservation_reserve_args;

/** Initialiser of shop_reservation_reserve_args: everything absent. */
#define SHOP_RESERVATION_RESERVE_INIT \
    { \
        sizeof(shop_reservation_reserve_args), 0, NULL, NULL, NULL, 0, 0 \
    }

/** Arguments of shop_reservation_extend(). */
typedef struct shop_reservation_extend_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
    int64_t expires_at_ms;       /**< Expires at. Unix time; 0 = absent. Required. */
} shop_reservation_extend_args;

/** Initialiser of shop_reservation_extend_args: everything absent. */
#define SHOP_RESERVATION_EXTEND_INIT \
    { \
        sizeof(shop_reservation_extend_args), 0, NULL, NULL, 0 \
    }

/** Arguments of shop_reservation_take(). */
typedef struct shop_reservation_take_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_reservation_take_args;

/** Initialiser of shop_reservation_take_args: everything absent. */
#define SHOP_RESERVATION_TAKE_INIT \
    { \
        sizeof(shop_reservation_take_args), 0, NULL, NULL \
    }

/** Arguments of shop_reservation_release(). */
typedef struct shop_reservation_release_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_reservation_release_args;

/** Initialiser of shop_reservation_release_args: everything absent. */
#define SHOP_RESERVATION_RELEASE_INIT \
    { \
        sizeof(shop_reservation_release_args), 0, NULL, NULL \
    }

/**
 * What is told when a cart changes. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_cart_event {
    const char *cart_id; /**< Cart id. "crt_…". */
    const char *owner;   /**< "usr_…" or "gst_…". */
    const char *email;   /**< As given with the delivery, or NULL. Personal data. */
} shop_cart_event;

/** Arguments of shop_cart_lock(). */
typedef struct shop_cart_lock_args {
    /**
     * sizeof this struct; the initialiser fills it in.
     */
    uint32_t struct_size;
    /**
     * Give up after this time; 0 = the shop's default.
     */
    uint32_t timeout_ms;
    const char *idempotency_key;              /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;                      /**< Cart id. "crt_…". Required. */
    const char *order_id;                     /**< Order id. "ord_…". Required. */
    /**
     * Refuse unless the cart has this version; 0 = whatever it has.
     */
    int64_t version;
    bool has_expected_total_minor;            /**< Whether expected_total_minor is there. */
    uint8_t reserved_expected_total_minor[7]; /**< Zero. */
    int64_t expected_total_minor;             /**< Refuse unless this is the total. */
} shop_cart_lock_args;

/** Initialiser of shop_cart_lock_args: everything absent. */
#define SHOP_CART_LOCK_INIT \
    { \
        sizeof(shop_cart_lock_args), 0, NULL, NULL, NULL, 0, false, {0}, 0 \
    }

/** Arguments of shop_cart_unlock(). */
typedef struct shop_cart_unlock_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;         /**< Cart id. "crt_…". Required. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_cart_unlock_args;

/** Initialiser of shop_cart_unlock_args: everything absent. */
#define SHOP_CART_UNLOCK_INIT \
    { \
        sizeof(shop_cart_unlock_args), 0, NULL, NULL, NULL \
    }

/** Arguments of shop_coupon_reserve(). */
typedef struct shop_coupon_reserve_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
    const char *const *codes;    /**< Codes. */
    size_t code_count;           /**< Number of codes. */
} shop_coupon_reserve_args;

/** Initialiser of shop_coupon_reserve_args: everything absent. */
#define SHOP_COUPON_RESERVE_INIT \
    { \
        sizeof(shop_coupon_reserve_args), 0, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_coupon_claim(). */
typedef struct shop_coupon_claim_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
    const char *const *codes;    /**< None means all that the order holds. */
    size_t code_count;           /**< Number of codes. */
} shop_coupon_claim_args;

/** Initialiser of shop_coupon_claim_args: everything absent. */
#define SHOP_COUPON_CLAIM_INIT \
    { \
        sizeof(shop_coupon_claim_args), 0, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_coupon_release(). */
typedef struct shop_coupon_release_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
    const char *const *codes;    /**< None means all that the order holds. */
    size_t code_count;           /**< Number of codes. */
} shop_coupon_release_args;

/** Initialiser of shop_coupon_release_args: everything absent. */
#define SHOP_COUPON_RELEASE_INIT \
    { \
        sizeof(shop_coupon_release_args), 0, NULL, NULL, NULL, 0 \
    }

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
    const char *return_id;                     /**< In order.returned. "ret_…". */
} shop_order_event;

/**
 * An order whose checkout has no living runner. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_due_order {
    const char *order_id;  /**< Order id. "ord_…". */
    const char *operation; /**< Operation. */
} shop_due_order;

/**
 * Orders that recovery has to look after. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_due_orders {
    const shop_due_order *const *items; /**< Items. */
    size_t item_count;                  /**< Number of items. */
} shop_due_orders;

/** Arguments of shop_order_summary(). */
typedef struct shop_order_summary_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_order_summary_args;

/** Initialiser of shop_order_summary_args: everything absent. */
#define SHOP_ORDER_SUMMARY_INIT \
    { \
        sizeof(shop_order_summary_args), 0, NULL, NULL \
    }

/** Arguments of shop_order_due(). */
typedef struct shop_order_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_order_due_args;

/** Initialiser of shop_order_due_args: everything absent. */
#define SHOP_ORDER_DUE_INIT \
    { \
        sizeof(shop_order_due_args), 0, NULL \
    }

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

/**
 * What is told when a message was sent or given up. Owned by the library: everything in it
 * lives until shop_free() of what was returned.
 */
typedef struct shop_delivery_event {
    const char *delivery_id;   /**< Delivery id. "dlv_…". */
    const char *template_name; /**< Template name. */
    const char *channel;       /**< Channel. */
    const char *order_id;      /**< Order id. "ord_…". */
} shop_delivery_event;

/**
 * Messages that this sender has taken. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_delivery_batch {
    const shop_delivery *const *items; /**< Items. */
    size_t item_count;                 /**< Number of items. */
} shop_delivery_batch;

/** What a channel said to one message. Start from SHOP_DELIVERY_OUTCOME_INIT. */
typedef struct shop_delivery_outcome {
    uint32_t struct_size;    /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size;  /**< Zero. */
    const char *delivery_id; /**< Delivery id. "dlv_…". Required. */
    int64_t attempt;         /**< Which attempt it was. */
    int64_t code;            /**< 0 or a shop_code. */
    const char *reason;      /**< Reason. At most 500 bytes. */
} shop_delivery_outcome;

/** Initialiser of shop_delivery_outcome: everything absent. */
#define SHOP_DELIVERY_OUTCOME_INIT \
    { \
        sizeof(shop_delivery_outcome), 0, NULL, 0, 0, NULL \
    }

/** Arguments of shop_delivery_claim_due(). */
typedef struct shop_delivery_claim_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t limit;               /**< Limit. */
} shop_delivery_claim_due_args;

/** Initialiser of shop_delivery_claim_due_args: everything absent. */
#define SHOP_DELIVERY_CLAIM_DUE_INIT \
    { \
        sizeof(shop_delivery_claim_due_args), 0, NULL, 0 \
    }

/** Arguments of shop_delivery_settle(). */
typedef struct shop_delivery_settle_args {
    uint32_t struct_size;                  /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;                   /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;           /**< 1 to 255 printable ASCII characters, or NULL. */
    const shop_delivery_outcome *outcomes; /**< Outcomes. */
    size_t outcome_count;                  /**< Number of outcomes. */
} shop_delivery_settle_args;

/** Initialiser of shop_delivery_settle_args: everything absent. */
#define SHOP_DELIVERY_SETTLE_INIT \
    { \
        sizeof(shop_delivery_settle_args), 0, NULL, NULL, 0 \
    }

#endif

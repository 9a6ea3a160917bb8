/**
 * @file order.h
 * @brief Orders: the checkout saga, history, fulfilments and returns.
 *
 * Written by lib/schema/generate.py from lib/schema/order.toml; change that file.
 */
#ifndef SHOP_ORDER_H
#define SHOP_ORDER_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Where an order stands. Append only; 0 = unknown to this library. */
typedef enum shop_order_state {
    SHOP_ORDER_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_ORDER_STATE_PENDING = 1,          /**< Being placed: stock is reserved, payment is on its way. */
    SHOP_ORDER_STATE_PLACED = 2,           /**< Paid for (authorized) and waiting to be sent. */
    SHOP_ORDER_STATE_PARTLY_FULFILLED = 3, /**< A part was sent. */
    SHOP_ORDER_STATE_FULFILLED = 4,        /**< Everything was sent. */
    SHOP_ORDER_STATE_CANCELLED = 5,        /**< Called off before it was sent. */
    SHOP_ORDER_STATE_PAYMENT_FAILED = 6,   /**< The payment came to nothing; it can be tried again. */
    SHOP_ORDER_STATE_RETURNED = 7          /**< Everything came back. */
} shop_order_state;

/** Where a parcel stands. Append only; 0 = unknown to this library. */
typedef enum shop_fulfilment_state {
    SHOP_FULFILMENT_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_FULFILMENT_STATE_SHIPPED = 1,   /**< Handed over to the carrier. */
    SHOP_FULFILMENT_STATE_DELIVERED = 2, /**< Arrived. */
    SHOP_FULFILMENT_STATE_LOST = 3       /**< Did not arrive. */
} shop_fulfilment_state;

/** Where a return stands. Append only; 0 = unknown to this library. */
typedef enum shop_return_state {
    SHOP_RETURN_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_RETURN_STATE_REQUESTED = 1, /**< The customer wants to send goods back. */
    SHOP_RETURN_STATE_RECEIVED = 2,  /**< The goods came back; the refund is on its way. */
    SHOP_RETURN_STATE_REJECTED = 3   /**< The goods are not taken back. */
} shop_return_state;

/**
 * A line of an order, as it was quoted when the order was placed; never quoted again. Owned by
 * the library: everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_order_line {
    const char *sku;        /**< Sku. */
    const char *product_id; /**< Product id. "prd_…". */
    const char *variant_id; /**< Variant id. "var_…". */
    const char *title;      /**< Title. */
    int64_t quantity;       /**< Quantity. */
    shop_money unit;        /**< Price of one, before discounts. */
    shop_money subtotal;    /**< Unit times quantity. */
    shop_money discount;    /**< Discount. */
    shop_money tax;         /**< Tax. */
    shop_money total;       /**< With discount and tax. */
    int64_t fulfilled;      /**< How many were sent. */
    int64_t returned;       /**< How many came back. */
} shop_order_line;

/**
 * An order. Owned by the library: everything in it lives until shop_free() of what was
 * returned.
 */
typedef struct shop_order {
    const char *id;                       /**< Id. "ord_…". */
    const char *number;                   /**< What customers call it. */
    shop_order_state state;               /**< State. */
    uint8_t reserved_state[4];            /**< Zero. */
    const char *owner;                    /**< "usr_…" or "gst_…". */
    const char *email;                    /**< Email. Personal data. */
    const char *cart_id;                  /**< The cart that it came from. "crt_…". */
    const char *region;                   /**< Code of the region. */
    const char *country;                  /**< ISO 3166-1 alpha-2. */
    const char *shipping_method;          /**< Shipping method. */
    const shop_order_line *const *lines;  /**< Lines. */
    size_t line_count;                    /**< Number of lines. */
    shop_money subtotal;                  /**< Goods before discounts. */
    shop_money discount;                  /**< Discount. */
    shop_money shipping;                  /**< Shipping. */
    shop_money tax;                       /**< Contained in the total. */
    shop_money total;                     /**< Including shipping and tax. */
    const char *const *coupons;           /**< Coupons. */
    size_t coupon_count;                  /**< Number of coupons. */
    const shop_address *shipping_address; /**< Shipping address. */
    const shop_address *billing_address;  /**< Billing address. */
    int64_t attempt;                      /**< Number of the payment attempt. */
    const char *reason;                   /**< Why it was cancelled or its payment failed. */
    int64_t version;                      /**< Grows with each change; for If-Match. */
    int64_t created_at_ms;                /**< Created at. Unix time; 0 = absent. */
    int64_t placed_at_ms;                 /**< Placed at. Unix time; 0 = absent. */
    int64_t updated_at_ms;                /**< Updated at. Unix time; 0 = absent. */
} shop_order;

/**
 * One step in an order's life. Owned by the library: everything in it lives until shop_free()
 * of what was returned.
 */
typedef struct shop_order_change {
    shop_order_state from;    /**< From. */
    uint8_t reserved_from[4]; /**< Zero. */
    shop_order_state to;      /**< To. */
    uint8_t reserved_to[4];   /**< Zero. */
    const char *actor;        /**< Who did it: "usr_…", "gst_…", "operator" or "service". */
    const char *note;         /**< Note. */
    int64_t at_ms;            /**< At. Unix time; 0 = absent. */
} shop_order_change;

/**
 * How an order came to be where it stands, oldest first. Owned by the library: everything in
 * it lives until shop_free() of what was returned.
 */
typedef struct shop_order_timeline {
    const shop_order_change *const *changes; /**< Changes. */
    size_t change_count;                     /**< Number of changes. */
} shop_order_timeline;

/**
 * Goods in a parcel or a return. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_fulfilment_line {
    const char *sku;  /**< Sku. */
    int64_t quantity; /**< Quantity. */
} shop_fulfilment_line;

/**
 * A parcel. Owned by the library: everything in it lives until shop_free() of what was
 * returned.
 */
typedef struct shop_fulfilment {
    const char *id;                           /**< Id. "ful_…". */
    const char *order_id;                     /**< Order id. "ord_…". */
    shop_fulfilment_state state;              /**< State. */
    uint8_t reserved_state[4];                /**< Zero. */
    const char *carrier;                      /**< Carrier. */
    const char *tracking;                     /**< The carrier's number. */
    const shop_fulfilment_line *const *lines; /**< Lines. */
    size_t line_count;                        /**< Number of lines. */
    int64_t created_at_ms;                    /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;                    /**< Updated at. Unix time; 0 = absent. */
} shop_fulfilment;

/**
 * The parcels of an order, oldest first. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_fulfilments {
    const shop_fulfilment *const *items; /**< Items. */
    size_t item_count;                   /**< Number of items. */
} shop_fulfilments;

/**
 * Goods that come back. Owned by the library: everything in it lives until shop_free() of what
 * was returned.
 */
typedef struct shop_goods_return {
    const char *id;                           /**< Id. "ret_…". */
    const char *order_id;                     /**< Order id. "ord_…". */
    shop_return_state state;                  /**< State. */
    uint8_t reserved_state[4];                /**< Zero. */
    const char *reason;                       /**< Reason. */
    bool restock;                             /**< The goods can be sold again. */
    uint8_t reserved_restock[7];              /**< Zero. */
    shop_money refund;                        /**< What goes back to the payer. */
    const shop_fulfilment_line *const *lines; /**< Lines. */
    size_t line_count;                        /**< Number of lines. */
    int64_t created_at_ms;                    /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;                    /**< Updated at. Unix time; 0 = absent. */
} shop_goods_return;

/**
 * The returns of an order, oldest first. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_goods_returns {
    const shop_goods_return *const *items; /**< Items. */
    size_t item_count;                     /**< Number of items. */
} shop_goods_returns;

/** Goods in a parcel or a return. Start from SHOP_FULFILMENT_LINE_INPUT_INIT. */
typedef struct shop_fulfilment_line_input {
    uint32_t struct_size;   /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size; /**< Zero. */
    const char *sku;        /**< Sku. Required. At most 64 bytes. */
    int64_t quantity;       /**< Quantity. */
} shop_fulfilment_line_input;

/** Initialiser of shop_fulfilment_line_input: everything absent. */
#define SHOP_FULFILMENT_LINE_INPUT_INIT \
    { \
        sizeof(shop_fulfilment_line_input), 0, NULL, 0 \
    }

/** Arguments of shop_order_place(). */
typedef struct shop_order_place_args {
    /**
     * sizeof this struct; the initialiser fills it in.
     */
    uint32_t struct_size;
    /**
     * Give up after this time; 0 = the shop's default.
     */
    uint32_t timeout_ms;
    /**
     * 1 to 255 printable ASCII characters, or NULL.
     */
    const char *idempotency_key;
    const char *cart_id;                        /**< Cart id. "crt_…". Required. */
    /**
     * The cart's version that the caller saw; 0 = whatever it has.
     */
    int64_t cart_version;
    /**
     * The total that the caller saw; refused with PRICE_CHANGED when it is another by now.
     * Absent = any.
     */
    shop_money total;
    /**
     * Where the confirmation goes; absent = the account's. At most 254 bytes. Personal
     * data.
     */
    const char *email;
    /**
     * Absent = the shop's default. At most 40 bytes.
     */
    const char *payment_provider;
    /**
     * What the provider's form gave; never a card number. Required. At most 200 bytes.
     * Secret: never logged.
     */
    const char *payment_token;
    const shop_address_input *shipping_address; /**< Shipping address. */
    const shop_address_input *billing_address;  /**< Absent = the shipping address. */
} shop_order_place_args;

/** Initialiser of shop_order_place_args: everything absent. */
#define SHOP_ORDER_PLACE_INIT \
    { \
        sizeof(shop_order_place_args), 0, NULL, NULL, 0, {0, "", 0, {0}}, NULL, NULL, NULL, \
        NULL, NULL \
    }

/** Arguments of shop_order_confirm(). */
typedef struct shop_order_confirm_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_order_confirm_args;

/** Initialiser of shop_order_confirm_args: everything absent. */
#define SHOP_ORDER_CONFIRM_INIT \
    { \
        sizeof(shop_order_confirm_args), 0, NULL, NULL \
    }

/** Arguments of shop_order_retry(). */
typedef struct shop_order_retry_args {
    uint32_t struct_size;         /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;          /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;  /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;         /**< Order id. "ord_…". Required. */
    const char *payment_provider; /**< Absent = the shop's default. At most 40 bytes. */
    /**
     * What the provider's form gave; never a card number. Required. At most 200 bytes.
     * Secret: never logged.
     */
    const char *payment_token;
} shop_order_retry_args;

/** Initialiser of shop_order_retry_args: everything absent. */
#define SHOP_ORDER_RETRY_INIT \
    { \
        sizeof(shop_order_retry_args), 0, NULL, NULL, NULL, NULL \
    }

/** Arguments of shop_order_get(). */
typedef struct shop_order_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_order_get_args;

/** Initialiser of shop_order_get_args: everything absent. */
#define SHOP_ORDER_GET_INIT \
    { \
        sizeof(shop_order_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_order. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_order_page {
    const shop_order *const *items; /**< In the list's order. */
    size_t item_count;              /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_order_page;

/** Arguments of shop_order_list(). */
typedef struct shop_order_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    /**
     * "usr_…" or "gst_…"; absent = the caller's own, for staff everybody's. At most 40
     * bytes.
     */
    const char *owner;
    shop_order_state state;      /**< Only orders in this state. */
    uint8_t reserved_state[4];   /**< Zero. */
    int64_t limit;               /**< 0 = 20. */
    const char *cursor;          /**< Cursor. At most 400 bytes. */
} shop_order_list_args;

/** Initialiser of shop_order_list_args: everything absent. */
#define SHOP_ORDER_LIST_INIT \
    { \
        sizeof(shop_order_list_args), 0, NULL, NULL, SHOP_ORDER_STATE_UNKNOWN, {0}, 0, NULL \
    }

/** Arguments of shop_order_history(). */
typedef struct shop_order_history_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_order_history_args;

/** Initialiser of shop_order_history_args: everything absent. */
#define SHOP_ORDER_HISTORY_INIT \
    { \
        sizeof(shop_order_history_args), 0, NULL, NULL \
    }

/** Arguments of shop_order_cancel(). */
typedef struct shop_order_cancel_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
    const char *reason;          /**< Reason. At most 200 bytes. */
} shop_order_cancel_args;

/** Initialiser of shop_order_cancel_args: everything absent. */
#define SHOP_ORDER_CANCEL_INIT \
    { \
        sizeof(shop_order_cancel_args), 0, NULL, NULL, NULL \
    }

/** Arguments of shop_order_fulfil(). */
typedef struct shop_order_fulfil_args {
    /**
     * sizeof this struct; the initialiser fills it in.
     */
    uint32_t struct_size;
    /**
     * Give up after this time; 0 = the shop's default.
     */
    uint32_t timeout_ms;
    const char *idempotency_key;             /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;                    /**< Order id. "ord_…". Required. */
    const char *carrier;                     /**< Carrier. At most 80 bytes. */
    const char *tracking;                    /**< Tracking. At most 120 bytes. */
    const shop_fulfilment_line_input *lines; /**< Lines. */
    size_t line_count;                       /**< Number of lines. */
} shop_order_fulfil_args;

/** Initialiser of shop_order_fulfil_args: everything absent. */
#define SHOP_ORDER_FULFIL_INIT \
    { \
        sizeof(shop_order_fulfil_args), 0, NULL, NULL, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_fulfilment_list(). */
typedef struct shop_fulfilment_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_fulfilment_list_args;

/** Initialiser of shop_fulfilment_list_args: everything absent. */
#define SHOP_FULFILMENT_LIST_INIT \
    { \
        sizeof(shop_fulfilment_list_args), 0, NULL, NULL \
    }

/** Arguments of shop_fulfilment_update(). */
typedef struct shop_fulfilment_update_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
    const char *fulfilment_id;   /**< Fulfilment id. "ful_…". Required. */
    shop_fulfilment_state state; /**< State. Required. */
    uint8_t reserved_state[4];   /**< Zero. */
    const char *tracking;        /**< Absent leaves it. At most 120 bytes. */
} shop_fulfilment_update_args;

/** Initialiser of shop_fulfilment_update_args: everything absent. */
#define SHOP_FULFILMENT_UPDATE_INIT \
    { \
        sizeof(shop_fulfilment_update_args), 0, NULL, NULL, NULL, SHOP_FULFILMENT_STATE_UNKNOWN, \
        {0}, NULL \
    }

/** Arguments of shop_return_request(). */
typedef struct shop_return_request_args {
    /**
     * sizeof this struct; the initialiser fills it in.
     */
    uint32_t struct_size;
    /**
     * Give up after this time; 0 = the shop's default.
     */
    uint32_t timeout_ms;
    const char *idempotency_key;             /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;                    /**< Order id. "ord_…". Required. */
    const char *reason;                      /**< Reason. At most 200 bytes. */
    const shop_fulfilment_line_input *lines; /**< Lines. Required. */
    size_t line_count;                       /**< Number of lines. */
} shop_return_request_args;

/** Initialiser of shop_return_request_args: everything absent. */
#define SHOP_RETURN_REQUEST_INIT \
    { \
        sizeof(shop_return_request_args), 0, NULL, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_return_list(). */
typedef struct shop_return_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_return_list_args;

/** Initialiser of shop_return_list_args: everything absent. */
#define SHOP_RETURN_LIST_INIT \
    { \
        sizeof(shop_return_list_args), 0, NULL, NULL \
    }

/** Arguments of shop_return_close(). */
typedef struct shop_return_close_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
    const char *return_id;       /**< Return id. "ret_…". Required. */
    bool accept;                 /**< The goods are here and are taken back. */
    uint8_t reserved_accept[7];  /**< Zero. */
    bool restock;                /**< They can be sold again. */
    uint8_t reserved_restock[7]; /**< Zero. */
} shop_return_close_args;

/** Initialiser of shop_return_close_args: everything absent. */
#define SHOP_RETURN_CLOSE_INIT \
    { \
        sizeof(shop_return_close_args), 0, NULL, NULL, NULL, false, {0}, false, {0} \
    }

/** Arguments of shop_order_recover_due(). */
typedef struct shop_order_recover_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_order_recover_due_args;

/** Initialiser of shop_order_recover_due_args: everything absent. */
#define SHOP_ORDER_RECOVER_DUE_INIT \
    { \
        sizeof(shop_order_recover_due_args), 0, NULL \
    }

/**
 * Reserve stock for a cart, authorize its payment and place the order.
 *
 * Repeating the call with the same idempotency key returns the first order, so it is safe to
 * retry after SHOP_E_UNKNOWN. PAYMENT_ACTION means that the payer has to confirm at the
 * provider first (3-D Secure): the order waits, with its stock, and order.confirm goes on with
 * it.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_PLACE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), SHOP_E_OUT_OF_STOCK (not enough stock is available),
 * SHOP_E_PRICE_CHANGED (the total is not the one the caller saw), SHOP_E_PAYMENT_DECLINED (the
 * payment was declined), SHOP_E_PAYMENT_ACTION (the payer must confirm the payment first), or
 * any code that shop_open() lists as common.
 */
SHOP_API int shop_order_place(shop *s, const shop_order_place_args *args, const shop_order **out);

/**
 * Go on with an order that waits for its payer, after the payer has confirmed at the provider.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_CONFIRM_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_OUT_OF_STOCK (not
 * enough stock is available), SHOP_E_PAYMENT_DECLINED (the payment was declined),
 * SHOP_E_PAYMENT_ACTION (the payer must confirm the payment first), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_order_confirm(
    shop *s, const shop_order_confirm_args *args, const shop_order **out);

/**
 * Try the payment of an order again, with another instrument. Stock is reserved again; prices
 * stay as they were placed.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_RETRY_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_OUT_OF_STOCK (not
 * enough stock is available), SHOP_E_PAYMENT_DECLINED (the payment was declined),
 * SHOP_E_PAYMENT_ACTION (the payer must confirm the payment first), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_order_retry(shop *s, const shop_order_retry_args *args, const shop_order **out);

/**
 * Read an order.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_order_get(shop *s, const shop_order_get_args *args, const shop_order **out);

/**
 * The caller's orders, newest first, without their lines; staff may ask for anybody's, or
 * everybody's.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_order_list(
    shop *s, const shop_order_list_args *args, const shop_order_page **out);

/**
 * How an order came to be where it stands.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_HISTORY_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_order_history(
    shop *s, const shop_order_history_args *args, const shop_order_timeline **out);

/**
 * Call an order off. An order that is still being placed is cancelled as soon as its placing
 * comes to an end; money that was authorized is released, money that was captured is paid
 * back, stock is free again. CONFLICT once something was sent.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_CANCEL_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_order_cancel(shop *s, const shop_order_cancel_args *args, const shop_order **out);

/**
 * Hand goods of an order over to a carrier. Without lines, all that was not sent yet. An order
 * has at most 1,000 parcels.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_FULFIL_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_order_fulfil(
    shop *s, const shop_order_fulfil_args *args, const shop_fulfilment **out);

/**
 * The parcels of an order.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_FULFILMENT_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_fulfilment_list(
    shop *s, const shop_fulfilment_list_args *args, const shop_fulfilments **out);

/**
 * Say what became of a parcel.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_FULFILMENT_UPDATE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_fulfilment_update(
    shop *s, const shop_fulfilment_update_args *args, const shop_fulfilment **out);

/**
 * Ask to send goods back. Only what was sent and has not come back can be returned; an order
 * has at most 1,000 returns.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_RETURN_REQUEST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_return_request(
    shop *s, const shop_return_request_args *args, const shop_goods_return **out);

/**
 * The returns of an order.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_RETURN_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_return_list(
    shop *s, const shop_return_list_args *args, const shop_goods_returns **out);

/**
 * Take the goods of a return in, which pays their price back, or reject it.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_RETURN_CLOSE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_return_close(
    shop *s, const shop_return_close_args *args, const shop_goods_return **out);

/**
 * Go on with orders whose placing was interrupted: forward where the payment is there, back
 * where it is not.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ORDER_RECOVER_DUE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_order_recover_due(
    shop *s, const shop_order_recover_due_args *args, const shop_job_report **out);

#ifdef __cplusplus
}
#endif
#endif

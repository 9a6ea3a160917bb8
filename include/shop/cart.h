/**
 * @file cart.h
 * @brief Carts of guests and users, coupons, and the quote: what a cart costs, and why. Also
 * what prices need: regions, shipping, promotions.
 *
 * Written by lib/schema/generate.py from lib/schema/cart.toml; change that file.
 */
#ifndef SHOP_CART_H
#define SHOP_CART_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Where a cart stands. Append only; 0 = unknown to this library. */
typedef enum shop_cart_state {
    SHOP_CART_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_CART_STATE_OPEN = 1,     /**< Can be changed. */
    SHOP_CART_STATE_CHECKOUT = 2, /**< An order is being placed with it; not to be changed. */
    SHOP_CART_STATE_ORDERED = 3,  /**< Its order is placed. */
    SHOP_CART_STATE_MERGED = 4    /**< Its lines went into another cart. */
} shop_cart_state;

/** What a promotion takes off. Append only; 0 = unknown to this library. */
typedef enum shop_promotion_kind {
    SHOP_PROMOTION_KIND_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_PROMOTION_KIND_PERCENT = 1, /**< A part of the goods' value. */
    SHOP_PROMOTION_KIND_FIXED = 2    /**< An amount of money, at most the goods' value. */
} shop_promotion_kind;

/**
 * So many of one SKU. Owned by the library: everything in it lives until shop_free() of what
 * was returned.
 */
typedef struct shop_cart_line {
    const char *sku;        /**< Sku. */
    /**
     * Of the product and the variant, as they were called when the line was added.
     */
    const char *title;
    int64_t quantity;       /**< Quantity. */
    const char *product_id; /**< Product id. "prd_…". */
    const char *variant_id; /**< Variant id. "var_…". */
} shop_cart_line;

/**
 * What somebody means to buy. It has no prices: those are the quote's. Owned by the library:
 * everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_cart {
    const char *id;                     /**< Id. "crt_…". */
    const char *owner;                  /**< "usr_…" or "gst_…". */
    shop_cart_state state;              /**< State. */
    uint8_t reserved_state[4];          /**< Zero. */
    int64_t version;                    /**< Grows with each change; for If-Match. */
    const char *region;                 /**< Code of the region, which says currency and taxes. */
    const char *currency;               /**< ISO 4217 code; NULL when the region is gone. */
    /**
     * Where it is delivered to, ISO 3166 alpha-2; NULL = not said yet.
     */
    const char *country;
    const char *shipping_method;        /**< Code of one of the region's; NULL = not chosen yet. */
    const char *email;                  /**< For word about the order. Personal data. */
    /**
     * Codes that were entered; the quote says what becomes of them.
     */
    const char *const *coupons;
    size_t coupon_count;                /**< Number of coupons. */
    const shop_cart_line *const *lines; /**< In the order in which they were added. */
    size_t line_count;                  /**< Number of lines. */
    const char *order_id;               /**< The order in checkout or placed. "ord_…". */
    const char *merged_into;            /**< The cart that has its lines now. "crt_…". */
    int64_t created_at_ms;              /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;              /**< Updated at. Unix time; 0 = absent. */
} shop_cart;

/**
 * What a line costs. Owned by the library: everything in it lives until shop_free() of what
 * was returned.
 */
typedef struct shop_quote_line {
    const char *sku;        /**< Sku. */
    const char *product_id; /**< Product id. "prd_…". */
    const char *variant_id; /**< Variant id. "var_…". */
    const char *title;      /**< As the catalogue has it now. */
    int64_t quantity;       /**< Quantity. */
    shop_money unit;        /**< Price of one. */
    shop_money subtotal;    /**< Quantity times unit. */
    shop_money discount;    /**< Its share of the promotions. */
    shop_money tax;         /**< Its share of the tax, included or added. */
    shop_money total;       /**< What is paid for it, tax included. */
} shop_quote_line;

/**
 * One tax of one class, as an invoice lists it. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_quote_tax {
    const char *title; /**< Title. */
    int64_t rate_ppm;  /**< Parts per million: 190000 = 19 %. */
    shop_money base;   /**< What it is reckoned on, shipping included. */
    shop_money tax;    /**< Tax. */
} shop_quote_tax;

/**
 * What became of a coupon code. Owned by the library: everything in it lives until shop_free()
 * of what was returned.
 */
typedef struct shop_quote_coupon {
    const char *code;  /**< Code. */
    /**
     * applied, minimum_not_reached, no_matching_goods, not_yet_valid, expired, used_up,
     * other_currency or unknown.
     */
    const char *state;
    const char *title; /**< Of the promotion; NULL when unknown. */
} shop_quote_coupon;

/**
 * What a cart costs now, and why. Always and to the minor unit: total = subtotal - discount +
 * shipping, plus tax where prices exclude it; and total = the lines' totals + shipping, plus
 * shipping_tax where prices exclude it. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_quote {
    const char *cart_id;                     /**< Cart id. "crt_…". */
    const char *owner;                       /**< "usr_…" or "gst_…". */
    int64_t version;                         /**< Of the cart. */
    const char *region;                      /**< Region. */
    const char *currency;                    /**< Currency. */
    const char *country;                     /**< NULL = not said yet. */
    const char *shipping_method;             /**< NULL = not chosen yet, or no longer offered. */
    const shop_quote_line *const *lines;     /**< Those that can be bought. */
    size_t line_count;                       /**< Number of lines. */
    shop_money subtotal;                     /**< Goods before discounts. */
    shop_money discount;                     /**< On goods. */
    shop_money shipping;                     /**< What delivery costs; 0 when it is free. */
    shop_money tax;                          /**< Of goods and shipping, included or added. */
    shop_money total;                        /**< Total. */
    const shop_quote_tax *const *taxes;      /**< Taxes. */
    size_t tax_count;                        /**< Number of taxes. */
    const shop_quote_coupon *const *coupons; /**< In the order in which they were entered. */
    size_t coupon_count;                     /**< Number of coupons. */
    /**
     * Sentences that lead from the prices to the total.
     */
    const char *const *explanation;
    size_t explanation_count;                /**< Number of explanation. */
    /**
     * What cannot be bought as it is, in sentences; none means it can.
     */
    const char *const *problems;
    size_t problem_count;                    /**< Number of problems. */
    int64_t weight_grams;                    /**< Weight in grams. */
    bool tax_inclusive;                      /**< Whether prices include tax. */
    uint8_t reserved_tax_inclusive[7];       /**< Zero. */
    shop_money shipping_tax;                 /**< The part of tax that is shipping's. */
    const char *shipping_title;              /**< Shipping title. */
    /**
     * As given with the delivery, or NULL. Personal data.
     */
    const char *email;
} shop_quote;

/**
 * What goods of a tax class are taxed with in a region. Owned by the library: everything in it
 * lives until shop_free() of what was returned.
 */
typedef struct shop_region_tax {
    const char *tax_class; /**< Tax class. */
    const char *title;     /**< Title. */
    int64_t rate_ppm;      /**< Parts per million: 190000 = 19 %. */
} shop_region_tax;

/**
 * Where goods are sold in one currency with one set of taxes. Owned by the library: everything
 * in it lives until shop_free() of what was returned.
 */
typedef struct shop_region {
    const char *code;                    /**< Code. */
    const char *title;                   /**< Title. */
    const char *currency;                /**< ISO 4217 code. */
    const char *const *countries;        /**< ISO 3166 alpha-2 codes. */
    size_t country_count;                /**< Number of countries. */
    bool tax_inclusive;                  /**< Whether its prices include tax. */
    uint8_t reserved_tax_inclusive[7];   /**< Zero. */
    const shop_region_tax *const *taxes; /**< Taxes. */
    size_t tax_count;                    /**< Number of taxes. */
} shop_region;

/**
 * A way of delivery within a region. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_shipping_method {
    const char *region;    /**< Code of the region. */
    const char *code;      /**< Code. */
    const char *title;     /**< Title. */
    shop_money price;      /**< Price. */
    shop_money free_from;  /**< Free when the goods after discounts reach it; absent = never. */
    const char *tax_class; /**< NULL = untaxed. */
} shop_shipping_method;

/**
 * A price reduction: for whoever enters its code, or for everybody. Owned by the library:
 * everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_promotion {
    const char *code;              /**< Code. */
    const char *title;             /**< Title. */
    shop_promotion_kind kind;      /**< Kind. */
    uint8_t reserved_kind[4];      /**< Zero. */
    int64_t percent_ppm;           /**< Of kind percent, in parts per million: 100000 = 10 %. */
    shop_money amount;             /**< Of kind fixed. */
    const char *category;          /**< Slug: only goods in it and below count; NULL = all goods. */
    shop_money minimum;            /**< The goods must be worth as much; absent = none. */
    int64_t starts_at_ms;          /**< Starts at. Unix time; 0 = absent. */
    int64_t ends_at_ms;            /**< First moment at which it is over. Unix time; 0 = absent. */
    bool automatic;                /**< For everybody, without a code. */
    uint8_t reserved_automatic[7]; /**< Zero. */
    int64_t priority;              /**< The lowest applies first. */
    int64_t usage_limit;           /**< Orders that may use it; 0 = any number. */
    /**
     * Orders placed with it, counted under a limit. Only for who may change it.
     */
    int64_t used;
    int64_t reserved;              /**< Orders that are being placed with it, counted likewise. */
} shop_promotion;

/**
 * A tax of a region. Several of one class are all due. Start from SHOP_REGION_TAX_INPUT_INIT.
 */
typedef struct shop_region_tax_input {
    uint32_t struct_size;   /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size; /**< Zero. */
    const char *tax_class;  /**< Tax class. Required. At most 40 bytes. */
    const char *title;      /**< As an invoice calls it: "VAT 19 %". Required. At most 100 bytes. */
    int64_t rate_ppm;       /**< Parts per million: 190000 = 19 %. */
} shop_region_tax_input;

/** Initialiser of shop_region_tax_input: everything absent. */
#define SHOP_REGION_TAX_INPUT_INIT \
    { \
        sizeof(shop_region_tax_input), 0, NULL, NULL, 0 \
    }

/** Arguments of shop_cart_create(). */
typedef struct shop_cart_create_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    /**
     * Code of a region; absent means the shop's first one. At most 40 bytes.
     */
    const char *region;
} shop_cart_create_args;

/** Initialiser of shop_cart_create_args: everything absent. */
#define SHOP_CART_CREATE_INIT \
    { \
        sizeof(shop_cart_create_args), 0, NULL, NULL \
    }

/** Arguments of shop_cart_get(). */
typedef struct shop_cart_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;         /**< Cart id. "crt_…". Required. */
} shop_cart_get_args;

/** Initialiser of shop_cart_get_args: everything absent. */
#define SHOP_CART_GET_INIT \
    { \
        sizeof(shop_cart_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_cart. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_cart_page {
    const shop_cart *const *items; /**< In the list's order. */
    size_t item_count;             /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_cart_page;

/** Arguments of shop_cart_list(). */
typedef struct shop_cart_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    /**
     * "usr_…" or "gst_…"; absent means the caller. Others' are NOT_FOUND but for staff. At
     * most 40 bytes.
     */
    const char *owner;
    int64_t limit;               /**< At most so many; 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_cart_list_args;

/** Initialiser of shop_cart_list_args: everything absent. */
#define SHOP_CART_LIST_INIT \
    { \
        sizeof(shop_cart_list_args), 0, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_cart_delete(). */
typedef struct shop_cart_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;         /**< Cart id. "crt_…". Required. */
    /**
     * Refuse unless the cart has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_cart_delete_args;

/** Initialiser of shop_cart_delete_args: everything absent. */
#define SHOP_CART_DELETE_INIT \
    { \
        sizeof(shop_cart_delete_args), 0, NULL, NULL, 0 \
    }

/** Arguments of shop_cart_add_line(). */
typedef struct shop_cart_add_line_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;         /**< Cart id. "crt_…". Required. */
    const char *sku;             /**< Sku. Required. At most 64 bytes. */
    int64_t quantity;            /**< Quantity. Required. */
    /**
     * Refuse unless the cart has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_cart_add_line_args;

/** Initialiser of shop_cart_add_line_args: everything absent. */
#define SHOP_CART_ADD_LINE_INIT \
    { \
        sizeof(shop_cart_add_line_args), 0, NULL, NULL, NULL, 0, 0 \
    }

/** Arguments of shop_cart_set_line(). */
typedef struct shop_cart_set_line_args {
    uint32_t struct_size;         /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;          /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;  /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;          /**< Cart id. "crt_…". Required. */
    const char *sku;              /**< Sku. Required. At most 64 bytes. */
    bool has_quantity;            /**< Whether quantity is there. */
    uint8_t reserved_quantity[7]; /**< Zero. */
    int64_t quantity;             /**< Quantity. Required. */
    /**
     * Refuse unless the cart has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_cart_set_line_args;

/** Initialiser of shop_cart_set_line_args: everything absent. */
#define SHOP_CART_SET_LINE_INIT \
    { \
        sizeof(shop_cart_set_line_args), 0, NULL, NULL, NULL, false, {0}, 0, 0 \
    }

/** Arguments of shop_cart_set_delivery(). */
typedef struct shop_cart_set_delivery_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;         /**< Cart id. "crt_…". Required. */
    const char *region;          /**< Region. At most 40 bytes. */
    /**
     * ISO 3166 alpha-2; one of the region's countries. At most 2 bytes.
     */
    const char *country;
    const char *shipping_method; /**< Code of one of the region's methods. At most 40 bytes. */
    const char *email;           /**< Email. At most 254 bytes. Personal data. */
    /**
     * Refuse unless the cart has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_cart_set_delivery_args;

/** Initialiser of shop_cart_set_delivery_args: everything absent. */
#define SHOP_CART_SET_DELIVERY_INIT \
    { \
        sizeof(shop_cart_set_delivery_args), 0, NULL, NULL, NULL, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_cart_add_coupon(). */
typedef struct shop_cart_add_coupon_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;         /**< Cart id. "crt_…". Required. */
    const char *code;            /**< Code. Required. At most 40 bytes. */
    /**
     * Refuse unless the cart has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_cart_add_coupon_args;

/** Initialiser of shop_cart_add_coupon_args: everything absent. */
#define SHOP_CART_ADD_COUPON_INIT \
    { \
        sizeof(shop_cart_add_coupon_args), 0, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_cart_remove_coupon(). */
typedef struct shop_cart_remove_coupon_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;         /**< Cart id. "crt_…". Required. */
    const char *code;            /**< Code. Required. At most 40 bytes. */
    /**
     * Refuse unless the cart has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_cart_remove_coupon_args;

/** Initialiser of shop_cart_remove_coupon_args: everything absent. */
#define SHOP_CART_REMOVE_COUPON_INIT \
    { \
        sizeof(shop_cart_remove_coupon_args), 0, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_cart_merge(). */
typedef struct shop_cart_merge_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *guest_cart_id;   /**< Guest cart id. "crt_…". Required. */
    /**
     * Whose cart it was: proof that the caller held it. "gst_…". Required. Secret: never
     * logged.
     */
    const char *guest_id;
    /**
     * Absent means the caller's newest open cart, or a new one. "crt_…".
     */
    const char *into_cart_id;
    /**
     * Refuse unless the caller's cart has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_cart_merge_args;

/** Initialiser of shop_cart_merge_args: everything absent. */
#define SHOP_CART_MERGE_INIT \
    { \
        sizeof(shop_cart_merge_args), 0, NULL, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_cart_quote(). */
typedef struct shop_cart_quote_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cart_id;         /**< Cart id. "crt_…". Required. */
} shop_cart_quote_args;

/** Initialiser of shop_cart_quote_args: everything absent. */
#define SHOP_CART_QUOTE_INIT \
    { \
        sizeof(shop_cart_quote_args), 0, NULL, NULL \
    }

/** Arguments of shop_cart_abandon_due(). */
typedef struct shop_cart_abandon_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t idle_ms;             /**< Untouched for so long; 0 = 24 hours. */
} shop_cart_abandon_due_args;

/** Initialiser of shop_cart_abandon_due_args: everything absent. */
#define SHOP_CART_ABANDON_DUE_INIT \
    { \
        sizeof(shop_cart_abandon_due_args), 0, NULL, 0 \
    }

/** Arguments of shop_region_put(). */
typedef struct shop_region_put_args {
    uint32_t struct_size;               /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;                /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;        /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;                   /**< a to z, 0 to 9 and '-'. Required. At most 40 bytes. */
    const char *title;                  /**< Title. Required. At most 200 bytes. */
    const char *currency;               /**< ISO 4217 code. Required. At most 3 bytes. */
    const char *const *countries;       /**< ISO 3166 alpha-2 codes. Required. */
    size_t country_count;               /**< Number of countries. */
    bool tax_inclusive;                 /**< Whether its prices include tax. */
    uint8_t reserved_tax_inclusive[7];  /**< Zero. */
    /**
     * None means that nothing is taxed; else goods of a class that is not listed cannot be
     * sold here.
     */
    const shop_region_tax_input *taxes;
    size_t tax_count;                   /**< Number of taxes. */
} shop_region_put_args;

/** Initialiser of shop_region_put_args: everything absent. */
#define SHOP_REGION_PUT_INIT \
    { \
        sizeof(shop_region_put_args), 0, NULL, NULL, NULL, NULL, NULL, 0, false, {0}, NULL, 0 \
    }

/** Arguments of shop_region_get(). */
typedef struct shop_region_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;            /**< Code. Required. At most 40 bytes. */
} shop_region_get_args;

/** Initialiser of shop_region_get_args: everything absent. */
#define SHOP_REGION_GET_INIT \
    { \
        sizeof(shop_region_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_region. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_region_page {
    const shop_region *const *items; /**< In the list's order. */
    size_t item_count;               /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_region_page;

/** Arguments of shop_region_list(). */
typedef struct shop_region_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t limit;               /**< At most so many; 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_region_list_args;

/** Initialiser of shop_region_list_args: everything absent. */
#define SHOP_REGION_LIST_INIT \
    { \
        sizeof(shop_region_list_args), 0, NULL, 0, NULL \
    }

/** Arguments of shop_region_delete(). */
typedef struct shop_region_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;            /**< Code. Required. At most 40 bytes. */
} shop_region_delete_args;

/** Initialiser of shop_region_delete_args: everything absent. */
#define SHOP_REGION_DELETE_INIT \
    { \
        sizeof(shop_region_delete_args), 0, NULL, NULL \
    }

/** Arguments of shop_shipping_method_put(). */
typedef struct shop_shipping_method_put_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *region;          /**< Region. Required. At most 40 bytes. */
    const char *code;            /**< a to z, 0 to 9 and '-'. Required. At most 40 bytes. */
    const char *title;           /**< Title. Required. At most 200 bytes. */
    shop_money price;            /**< In the region's currency. Required. */
    /**
     * Free when the goods after discounts reach it; absent = never.
     */
    shop_money free_from;
    /**
     * One that the region lists; absent = untaxed. At most 40 bytes.
     */
    const char *tax_class;
} shop_shipping_method_put_args;

/** Initialiser of shop_shipping_method_put_args: everything absent. */
#define SHOP_SHIPPING_METHOD_PUT_INIT \
    { \
        sizeof(shop_shipping_method_put_args), 0, NULL, NULL, NULL, NULL, {0, "", 0, {0}}, {0, \
        "", 0, {0}}, NULL \
    }

/**
 * A page of a list of shop_shipping_method. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_shipping_method_page {
    const shop_shipping_method *const *items; /**< In the list's order. */
    size_t item_count;                        /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_shipping_method_page;

/** Arguments of shop_shipping_method_list(). */
typedef struct shop_shipping_method_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *region;          /**< Region. Required. At most 40 bytes. */
    int64_t limit;               /**< At most so many; 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_shipping_method_list_args;

/** Initialiser of shop_shipping_method_list_args: everything absent. */
#define SHOP_SHIPPING_METHOD_LIST_INIT \
    { \
        sizeof(shop_shipping_method_list_args), 0, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_shipping_method_delete(). */
typedef struct shop_shipping_method_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *region;          /**< Region. Required. At most 40 bytes. */
    const char *code;            /**< Code. Required. At most 40 bytes. */
} shop_shipping_method_delete_args;

/** Initialiser of shop_shipping_method_delete_args: everything absent. */
#define SHOP_SHIPPING_METHOD_DELETE_INIT \
    { \
        sizeof(shop_shipping_method_delete_args), 0, NULL, NULL, NULL \
    }

/** Arguments of shop_promotion_put(). */
typedef struct shop_promotion_put_args {
    uint32_t struct_size;          /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;           /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;   /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;              /**< A to Z, 0 to 9, '-' and '_'. Required. At most 40 bytes. */
    const char *title;             /**< Title. Required. At most 200 bytes. */
    shop_promotion_kind kind;      /**< Kind. Required. */
    uint8_t reserved_kind[4];      /**< Zero. */
    int64_t percent_ppm;           /**< For kind percent, in parts per million: 100000 = 10 %. */
    /**
     * For kind fixed. It applies to carts in this currency only.
     */
    shop_money amount;
    /**
     * Slug: only goods in it and below count; absent = all goods. At most 120 bytes.
     */
    const char *category;
    /**
     * The goods must be worth as much, before every discount. Restricts it to this
     * currency.
     */
    shop_money minimum;
    int64_t starts_at_ms;          /**< Starts at. Unix time; 0 = absent. */
    int64_t ends_at_ms;            /**< First moment at which it is over. Unix time; 0 = absent. */
    bool automatic;                /**< For everybody, without a code; cannot have a usage limit. */
    uint8_t reserved_automatic[7]; /**< Zero. */
    int64_t priority;              /**< The lowest applies first. */
    int64_t usage_limit;           /**< Orders that may use it; 0 = any number. */
} shop_promotion_put_args;

/** Initialiser of shop_promotion_put_args: everything absent. */
#define SHOP_PROMOTION_PUT_INIT \
    { \
        sizeof(shop_promotion_put_args), 0, NULL, NULL, NULL, SHOP_PROMOTION_KIND_UNKNOWN, {0}, \
        0, {0, "", 0, {0}}, NULL, {0, "", 0, {0}}, 0, 0, false, {0}, 0, 0 \
    }

/** Arguments of shop_promotion_get(). */
typedef struct shop_promotion_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;            /**< Code. Required. At most 40 bytes. */
} shop_promotion_get_args;

/** Initialiser of shop_promotion_get_args: everything absent. */
#define SHOP_PROMOTION_GET_INIT \
    { \
        sizeof(shop_promotion_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_promotion. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_promotion_page {
    const shop_promotion *const *items; /**< In the list's order. */
    size_t item_count;                  /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_promotion_page;

/** Arguments of shop_promotion_list(). */
typedef struct shop_promotion_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t limit;               /**< At most so many; 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_promotion_list_args;

/** Initialiser of shop_promotion_list_args: everything absent. */
#define SHOP_PROMOTION_LIST_INIT \
    { \
        sizeof(shop_promotion_list_args), 0, NULL, 0, NULL \
    }

/** Arguments of shop_promotion_delete(). */
typedef struct shop_promotion_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;            /**< Code. Required. At most 40 bytes. */
} shop_promotion_delete_args;

/** Initialiser of shop_promotion_delete_args: everything absent. */
#define SHOP_PROMOTION_DELETE_INIT \
    { \
        sizeof(shop_promotion_delete_args), 0, NULL, NULL \
    }

/**
 * Make an empty cart for the caller, a user or a guest. An anonymous caller is refused: nobody
 * could find the cart again. NOT_FOUND means that there is no such region, CONFLICT that the
 * shop has no region yet.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_CREATE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_cart_create(shop *s, const shop_cart_create_args *args, const shop_cart **out);

/**
 * Read a cart: its lines as they were added, not priced.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_cart_get(shop *s, const shop_cart_get_args *args, const shop_cart **out);

/**
 * List open carts, the newest first: the caller's own, or for staff those of an owner.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_cart_list(shop *s, const shop_cart_list_args *args, const shop_cart_page **out);

/**
 * Throw an open cart away. CONFLICT when it is not open.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), or any code that shop_open() lists as common.
 */
SHOP_API int shop_cart_delete(shop *s, const shop_cart_delete_args *args);

/**
 * Put goods into an open cart; they add up with a line of the same SKU. NOT_FOUND means no
 * such cart or SKU, CONFLICT that the cart is not open or that the SKU is not sold in its
 * currency, TOO_LARGE more than 1,000 of a SKU or more than 200 lines.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_ADD_LINE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), SHOP_E_TOO_LARGE (a stated limit was exceeded), or any
 * code that shop_open() lists as common.
 */
SHOP_API int shop_cart_add_line(
    shop *s, const shop_cart_add_line_args *args, const shop_cart **out);

/**
 * Have exactly so many of a SKU in an open cart; 0 takes the line out. A new line is checked
 * as by cart.add_line.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_SET_LINE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), SHOP_E_TOO_LARGE (a stated limit was exceeded), or any
 * code that shop_open() lists as common.
 */
SHOP_API int shop_cart_set_line(
    shop *s, const shop_cart_set_line_args *args, const shop_cart **out);

/**
 * Say where and how an open cart is delivered. What is absent stays, "" clears; another region
 * forgets country and shipping method. NOT_FOUND means no such cart, region or shipping method
 * of the region.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_SET_DELIVERY_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), or any code that shop_open() lists as common.
 */
SHOP_API int shop_cart_set_delivery(
    shop *s, const shop_cart_set_delivery_args *args, const shop_cart **out);

/**
 * Enter a coupon code, in capitals or not; the quote says what it takes off. Once more is
 * fine. NOT_FOUND means no such cart or code, CONFLICT that the cart is not open or the coupon
 * is over or used up, TOO_LARGE more than 10 codes.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_ADD_COUPON_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), SHOP_E_TOO_LARGE (a stated limit was exceeded), or any
 * code that shop_open() lists as common.
 */
SHOP_API int shop_cart_add_coupon(
    shop *s, const shop_cart_add_coupon_args *args, const shop_cart **out);

/**
 * Take a coupon code back out of an open cart. One that was not entered is fine.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_REMOVE_COUPON_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), or any code that shop_open() lists as common.
 */
SHOP_API int shop_cart_remove_coupon(
    shop *s, const shop_cart_remove_coupon_args *args, const shop_cart **out);

/**
 * Put a guest's cart into one of the caller's, as after signing in. Quantities add up, coupons
 * and delivery come along where there are none. Nothing is lost: what does not fit (TOO_LARGE)
 * leaves both carts as they are. Repeating it is safe. CONFLICT when one of the carts is not
 * open, or the guest's went into another cart.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_MERGE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), SHOP_E_TOO_LARGE (a stated limit was exceeded), or any
 * code that shop_open() lists as common.
 */
SHOP_API int shop_cart_merge(shop *s, const shop_cart_merge_args *args, const shop_cart **out);

/**
 * Say what a cart costs now, and why. Lines that cannot be bought are named in `problems` and
 * are not part of the total. CONFLICT when the cart's region is gone or the sum is beyond all
 * reason.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_QUOTE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_cart_quote(shop *s, const shop_cart_quote_args *args, const shop_quote **out);

/**
 * Tell of open carts with lines that nobody touched for a day; once each time that a cart is
 * left.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CART_ABANDON_DUE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_cart_abandon_due(
    shop *s, const shop_cart_abandon_due_args *args, const shop_job_report **out);

/**
 * Write a whole region under its code. The first one that was ever written is that of carts
 * which name none. CONFLICT when the currency would change under shipping methods that have
 * prices in it.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_REGION_PUT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_region_put(shop *s, const shop_region_put_args *args, const shop_region **out);

/**
 * Read a region with its taxes.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_REGION_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_region_get(shop *s, const shop_region_get_args *args, const shop_region **out);

/**
 * List the regions, the first one first.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_REGION_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_region_list(
    shop *s, const shop_region_list_args *args, const shop_region_page **out);

/**
 * Remove a region with its taxes and shipping methods. Its carts must choose another one.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_REGION_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_region_delete(shop *s, const shop_region_delete_args *args);

/**
 * Write a way of delivery under its code. NOT_FOUND means that there is no such region.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SHIPPING_METHOD_PUT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_shipping_method_put(
    shop *s, const shop_shipping_method_put_args *args, const shop_shipping_method **out);

/**
 * List the ways of delivery within a region, by code.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from
 * SHOP_SHIPPING_METHOD_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_shipping_method_list(
    shop *s, const shop_shipping_method_list_args *args, const shop_shipping_method_page **out);

/**
 * Remove a way of delivery. Carts that chose it must choose another one.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from
 * SHOP_SHIPPING_METHOD_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_shipping_method_delete(shop *s, const shop_shipping_method_delete_args *args);

/**
 * Write a whole promotion under its code; how often it was used stays, and the limit cannot be
 * below that. TOO_LARGE when there are 100 automatic ones.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PROMOTION_PUT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_TOO_LARGE (a stated limit was exceeded), or any code that shop_open()
 * lists as common.
 */
SHOP_API int shop_promotion_put(
    shop *s, const shop_promotion_put_args *args, const shop_promotion **out);

/**
 * Read a promotion by its code.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PROMOTION_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_promotion_get(
    shop *s, const shop_promotion_get_args *args, const shop_promotion **out);

/**
 * List promotions by code. Who may not change them sees the automatic ones only: codes are for
 * those who were given one.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PROMOTION_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_promotion_list(
    shop *s, const shop_promotion_list_args *args, const shop_promotion_page **out);

/**
 * Remove a promotion. Orders that are being placed with it keep the price that they saw.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PROMOTION_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_promotion_delete(shop *s, const shop_promotion_delete_args *args);

#ifdef __cplusplus
}
#endif
#endif

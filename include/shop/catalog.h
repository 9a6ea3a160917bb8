/**
 * @file catalog.h
 * @brief The product catalogue: products, variants, categories and prices.
 *
 * Written by lib/schema/generate.py from lib/schema/catalog.toml; change that file.
 */
#ifndef SHOP_CATALOG_H
#define SHOP_CATALOG_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Whether customers see a product. Append only; 0 = unknown to this library. */
typedef enum shop_product_status {
    SHOP_PRODUCT_STATUS_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_PRODUCT_STATUS_DRAFT = 1,    /**< Being written; only staff sees it. */
    SHOP_PRODUCT_STATUS_ACTIVE = 2,   /**< On sale. */
    SHOP_PRODUCT_STATUS_ARCHIVED = 3  /**< No longer on sale; old orders still name it. */
} shop_product_status;

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
 * A picture of a product. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_media {
    const char *url; /**< Url. */
    const char *alt; /**< What it shows, in words. */
} shop_media;

/**
 * A price of a variant in one currency. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_price {
    int64_t minor;        /**< Minor units of the currency. */
    const char *currency; /**< ISO 4217 code. */
} shop_price;

/**
 * What can be bought: one SKU of a product. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_variant {
    const char *id;                       /**< Id. "var_…". */
    const char *sku;                      /**< Stock keeping unit; unique in the shop. */
    const char *title;                    /**< Title. */
    const shop_attribute *const *options; /**< What tells it from its siblings. */
    size_t option_count;                  /**< Number of options. */
    const shop_price *const *prices;      /**< One a currency. */
    size_t price_count;                   /**< Number of prices. */
    int64_t weight_grams;                 /**< Weight in grams. */
    int64_t position;                     /**< Position. */
} shop_variant;

/**
 * A product with its variants and their prices. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_product {
    const char *id;                          /**< Id. "prd_…". */
    const char *slug;                        /**< Stable name for addresses. */
    const char *title;                       /**< Title. */
    const char *description;                 /**< Description. */
    const char *brand;                       /**< Brand. */
    const char *category;                    /**< Slug of its category. */
    shop_product_status status;              /**< Status. */
    uint8_t reserved_status[4];              /**< Zero. */
    const char *tax_class;                   /**< Which tax rate applies, for example "standard". */
    const shop_attribute *const *attributes; /**< Attributes. */
    size_t attribute_count;                  /**< Number of attributes. */
    const shop_media *const *media;          /**< Media. */
    size_t media_count;                      /**< Number of media. */
    const shop_variant *const *variants;     /**< Variants. */
    size_t variant_count;                    /**< Number of variants. */
    int64_t version;                         /**< Grows with each change; for If-Match. */
    int64_t created_at_ms;                   /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;                   /**< Updated at. Unix time; 0 = absent. */
} shop_product;

/**
 * A variant with the product that it belongs to. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_product_variant {
    const char *product_id;      /**< Product id. "prd_…". */
    int64_t version;             /**< Of the product; grows with each change. */
    const shop_variant *variant; /**< Variant. */
} shop_product_variant;

/**
 * A product as a list shows it. Owned by the library: everything in it lives until shop_free()
 * of what was returned.
 */
typedef struct shop_product_summary {
    const char *id;             /**< Id. "prd_…". */
    const char *slug;           /**< Stable name for addresses. */
    const char *title;          /**< Title. */
    const char *brand;          /**< Brand. */
    const char *category;       /**< Slug of its category. */
    shop_product_status status; /**< Status. */
    uint8_t reserved_status[4]; /**< Zero. */
    /**
     * Lowest of its variants in the currency asked for; absent when it is not sold in it.
     */
    shop_money price;
    const char *image_url;      /**< Of its first picture. */
    int64_t variant_count;      /**< Variant count. */
    int64_t version;            /**< Grows with each change. */
    int64_t updated_at_ms;      /**< Updated at. Unix time; 0 = absent. */
} shop_product_summary;

/**
 * The whole category tree. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_category_tree {
    /**
     * Parents before their children; siblings by position, then by slug.
     */
    const shop_category *const *categories;
    size_t category_count;                  /**< Number of categories. */
} shop_category_tree;

/** A picture of a product. Start from SHOP_MEDIA_INPUT_INIT. */
typedef struct shop_media_input {
    uint32_t struct_size;   /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size; /**< Zero. */
    const char *url;        /**< Url. Required. At most 500 bytes. */
    const char *alt;        /**< Alt. At most 300 bytes. */
} shop_media_input;

/** Initialiser of shop_media_input: everything absent. */
#define SHOP_MEDIA_INPUT_INIT \
    { \
        sizeof(shop_media_input), 0, NULL, NULL \
    }

/** A price in one currency. Start from SHOP_PRICE_INPUT_INIT. */
typedef struct shop_price_input {
    uint32_t struct_size;   /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size; /**< Zero. */
    int64_t minor;          /**< Minor units of the currency. */
    const char *currency;   /**< ISO 4217 code. Required. At most 3 bytes. */
} shop_price_input;

/** Initialiser of shop_price_input: everything absent. */
#define SHOP_PRICE_INPUT_INIT \
    { \
        sizeof(shop_price_input), 0, 0, NULL \
    }

/** A variant to write. Start from SHOP_VARIANT_INPUT_INIT. */
typedef struct shop_variant_input {
    uint32_t struct_size;                /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size;              /**< Zero. */
    const char *sku;                     /**< Sku. Required. At most 64 bytes. */
    const char *title;                   /**< Title. At most 200 bytes. */
    const shop_attribute_input *options; /**< Options. */
    size_t option_count;                 /**< Number of options. */
    const shop_price_input *prices;      /**< Prices. */
    size_t price_count;                  /**< Number of prices. */
    int64_t weight_grams;                /**< Weight in grams. */
} shop_variant_input;

/** Initialiser of shop_variant_input: everything absent. */
#define SHOP_VARIANT_INPUT_INIT \
    { \
        sizeof(shop_variant_input), 0, NULL, NULL, NULL, 0, NULL, 0, 0 \
    }

/** Arguments of shop_product_get(). */
typedef struct shop_product_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *product_id;      /**< Product id. "prd_…". Required. */
} shop_product_get_args;

/** Initialiser of shop_product_get_args: everything absent. */
#define SHOP_PRODUCT_GET_INIT \
    { \
        sizeof(shop_product_get_args), 0, NULL, NULL \
    }

/** Arguments of shop_product_put(). */
typedef struct shop_product_put_args {
    uint32_t struct_size;                   /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;                    /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;            /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *slug;                       /**< Slug. Required. At most 120 bytes. */
    const char *title;                      /**< Title. Required. At most 300 bytes. */
    const char *description;                /**< Description. At most 20000 bytes. */
    const char *brand;                      /**< Brand. At most 120 bytes. */
    /**
     * Slug of a category, or absent. At most 120 bytes.
     */
    const char *category;
    shop_product_status status;             /**< Absent means active. */
    uint8_t reserved_status[4];             /**< Zero. */
    const char *tax_class;                  /**< Absent means "standard". At most 40 bytes. */
    const shop_attribute_input *attributes; /**< Attributes. */
    size_t attribute_count;                 /**< Number of attributes. */
    const shop_media_input *media;          /**< Media. */
    size_t media_count;                     /**< Number of media. */
    const shop_variant_input *variants;     /**< Variants. Required. */
    size_t variant_count;                   /**< Number of variants. */
    /**
     * Refuse unless the product has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_product_put_args;

/** Initialiser of shop_product_put_args: everything absent. */
#define SHOP_PRODUCT_PUT_INIT \
    { \
        sizeof(shop_product_put_args), 0, NULL, NULL, NULL, NULL, NULL, NULL, \
        SHOP_PRODUCT_STATUS_UNKNOWN, {0}, NULL, NULL, 0, NULL, 0, NULL, 0, 0 \
    }

/** Arguments of shop_product_find(). */
typedef struct shop_product_find_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *slug;            /**< Slug. Required. At most 120 bytes. */
} shop_product_find_args;

/** Initialiser of shop_product_find_args: everything absent. */
#define SHOP_PRODUCT_FIND_INIT \
    { \
        sizeof(shop_product_find_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_product_summary. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_product_summary_page {
    const shop_product_summary *const *items; /**< In the list's order. */
    size_t item_count;                        /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_product_summary_page;

/** Arguments of shop_product_list(). */
typedef struct shop_product_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    /**
     * Slug of a category: its products and those of every category below it. At most 120
     * bytes.
     */
    const char *category;
    shop_product_status status;  /**< Only these; absent means whatever the caller may see. */
    uint8_t reserved_status[4];  /**< Zero. */
    const char *brand;           /**< Only this brand, exactly. At most 120 bytes. */
    /**
     * ISO 4217 code: show the lowest price in it. At most 3 bytes.
     */
    const char *currency;
    int64_t limit;               /**< Most items on a page; 0 = 20. */
    const char *cursor;          /**< From the page before, as it was given. At most 400 bytes. */
} shop_product_list_args;

/** Initialiser of shop_product_list_args: everything absent. */
#define SHOP_PRODUCT_LIST_INIT \
    { \
        sizeof(shop_product_list_args), 0, NULL, NULL, SHOP_PRODUCT_STATUS_UNKNOWN, {0}, NULL, \
        NULL, 0, NULL \
    }

/** Arguments of shop_product_set_status(). */
typedef struct shop_product_set_status_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *product_id;      /**< Product id. "prd_…". Required. */
    shop_product_status status;  /**< Status. Required. */
    uint8_t reserved_status[4];  /**< Zero. */
    /**
     * Refuse unless the product has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_product_set_status_args;

/** Initialiser of shop_product_set_status_args: everything absent. */
#define SHOP_PRODUCT_SET_STATUS_INIT \
    { \
        sizeof(shop_product_set_status_args), 0, NULL, NULL, SHOP_PRODUCT_STATUS_UNKNOWN, {0}, 0 \
    }

/** Arguments of shop_product_delete(). */
typedef struct shop_product_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *product_id;      /**< Product id. "prd_…". Required. */
    /**
     * Refuse unless the product has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_product_delete_args;

/** Initialiser of shop_product_delete_args: everything absent. */
#define SHOP_PRODUCT_DELETE_INIT \
    { \
        sizeof(shop_product_delete_args), 0, NULL, NULL, 0 \
    }

/** Arguments of shop_variant_get(). */
typedef struct shop_variant_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *sku;             /**< Sku. Required. At most 64 bytes. */
} shop_variant_get_args;

/** Initialiser of shop_variant_get_args: everything absent. */
#define SHOP_VARIANT_GET_INIT \
    { \
        sizeof(shop_variant_get_args), 0, NULL, NULL \
    }

/** Arguments of shop_price_set(). */
typedef struct shop_price_set_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *sku;             /**< Sku. Required. At most 64 bytes. */
    const char *currency;        /**< ISO 4217 code. Required. At most 3 bytes. */
    bool has_minor;              /**< Whether minor is there. */
    uint8_t reserved_minor[7];   /**< Zero. */
    int64_t minor;               /**< Minor units of the currency; absent = remove the price. */
} shop_price_set_args;

/** Initialiser of shop_price_set_args: everything absent. */
#define SHOP_PRICE_SET_INIT \
    { \
        sizeof(shop_price_set_args), 0, NULL, NULL, NULL, false, {0}, 0 \
    }

/** Arguments of shop_category_put(). */
typedef struct shop_category_put_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *slug;            /**< Slug. Required. At most 120 bytes. */
    const char *title;           /**< Title. Required. At most 200 bytes. */
    /**
     * Slug of the category above; absent = at the top. At most 120 bytes.
     */
    const char *parent;
    int64_t position;            /**< Order among its siblings. */
} shop_category_put_args;

/** Initialiser of shop_category_put_args: everything absent. */
#define SHOP_CATEGORY_PUT_INIT \
    { \
        sizeof(shop_category_put_args), 0, NULL, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_category_get(). */
typedef struct shop_category_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *slug;            /**< Slug. Required. At most 120 bytes. */
} shop_category_get_args;

/** Initialiser of shop_category_get_args: everything absent. */
#define SHOP_CATEGORY_GET_INIT \
    { \
        sizeof(shop_category_get_args), 0, NULL, NULL \
    }

/** Arguments of shop_category_list(). */
typedef struct shop_category_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_category_list_args;

/** Initialiser of shop_category_list_args: everything absent. */
#define SHOP_CATEGORY_LIST_INIT \
    { \
        sizeof(shop_category_list_args), 0, NULL \
    }

/** Arguments of shop_category_delete(). */
typedef struct shop_category_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *slug;            /**< Slug. Required. At most 120 bytes. */
} shop_category_delete_args;

/** Initialiser of shop_category_delete_args: everything absent. */
#define SHOP_CATEGORY_DELETE_INIT \
    { \
        sizeof(shop_category_delete_args), 0, NULL, NULL \
    }

/**
 * Read one product with its variants and prices. Who may not change the catalogue does not see
 * drafts.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PRODUCT_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_product_get(shop *s, const shop_product_get_args *args, const shop_product **out);

/**
 * Write a whole product under its slug: a new one, or in the place of the one that is there.
 * Variants keep their ids by SKU; variants that are not named any more are removed. NOT_FOUND
 * means that the category does not exist, ALREADY_EXISTS that a SKU belongs to another
 * product.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PRODUCT_PUT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_ALREADY_EXISTS (something with this unique value exists), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), or any code that shop_open() lists as common.
 */
SHOP_API int shop_product_put(shop *s, const shop_product_put_args *args, const shop_product **out);

/**
 * Read one product by its slug. Who may not change the catalogue does not see drafts.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PRODUCT_FIND_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_product_find(
    shop *s, const shop_product_find_args *args, const shop_product **out);

/**
 * List products, newest first. Who may not change the catalogue sees the active ones only;
 * asking for others is FORBIDDEN then. NOT_FOUND means that the category does not exist.
 *
 * What is added while somebody pages through the list does not move what is still to come.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PRODUCT_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_product_list(
    shop *s, const shop_product_list_args *args, const shop_product_summary_page **out);

/**
 * Put a product on sale, take it off, or make it a draft again. A product that has the status
 * already stays as it is.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PRODUCT_SET_STATUS_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_VERSION_MISMATCH (the thing was changed meanwhile), or any code that shop_open()
 * lists as common.
 */
SHOP_API int shop_product_set_status(
    shop *s, const shop_product_set_status_args *args, const shop_product **out);

/**
 * Remove a product and its variants for good; its slug and SKUs are free again. Orders keep
 * what they sold. To take a product off sale and keep it, set its status to archived.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PRODUCT_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_VERSION_MISMATCH (the thing was changed meanwhile), or any code that shop_open()
 * lists as common.
 */
SHOP_API int shop_product_delete(shop *s, const shop_product_delete_args *args);

/**
 * Read one variant by its SKU. Who may not change the catalogue does not see variants of
 * drafts.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_VARIANT_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_variant_get(
    shop *s, const shop_variant_get_args *args, const shop_product_variant **out);

/**
 * Set one price of a variant, or remove it: a variant without a price in a currency is not
 * sold in it. A price that is the same already stays as it is.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PRICE_SET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_price_set(
    shop *s, const shop_price_set_args *args, const shop_product_variant **out);

/**
 * Write a category under its slug: a new one, or in the place of the one that is there, which
 * may move it with everything below. NOT_FOUND means that the parent does not exist, CONFLICT
 * that it stands below this category, or that the tree would grow deeper than eight levels.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CATEGORY_PUT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_category_put(
    shop *s, const shop_category_put_args *args, const shop_category **out);

/**
 * Read one category.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CATEGORY_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_category_get(
    shop *s, const shop_category_get_args *args, const shop_category **out);

/**
 * Read the whole category tree.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CATEGORY_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_category_list(
    shop *s, const shop_category_list_args *args, const shop_category_tree **out);

/**
 * Remove a category. CONFLICT while products or other categories stand in it.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_CATEGORY_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_category_delete(shop *s, const shop_category_delete_args *args);

#ifdef __cplusplus
}
#endif
#endif

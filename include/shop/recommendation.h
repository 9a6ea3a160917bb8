/**
 * @file recommendation.h
 * @brief Recommendations: what was bought together, what sells, what somebody looked at.
 *
 * Written by lib/schema/generate.py from lib/schema/recommendation.toml; change that file.
 */
#ifndef SHOP_RECOMMENDATION_H
#define SHOP_RECOMMENDATION_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What somebody did with a product. Append only; 0 = unknown to this library. */
typedef enum shop_behaviour_kind {
    SHOP_BEHAVIOUR_KIND_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_BEHAVIOUR_KIND_VIEW = 1, /**< Looked at it. */
    SHOP_BEHAVIOUR_KIND_ADD = 2,  /**< Put it into a cart. */
    SHOP_BEHAVIOUR_KIND_LIKE = 3, /**< Said that it is good. */
    SHOP_BEHAVIOUR_KIND_BUY = 4   /**< Bought it. Learned from orders; it cannot be reported. */
} shop_behaviour_kind;

/** Why a product is recommended. Append only; 0 = unknown to this library. */
typedef enum shop_recommendation_reason {
    SHOP_RECOMMENDATION_REASON_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_RECOMMENDATION_REASON_ALSO_BOUGHT = 1, /**< People who bought the same products bought it too. */
    SHOP_RECOMMENDATION_REASON_POPULAR = 2      /**< It sells well these weeks. */
} shop_recommendation_reason;

/**
 * A product that is recommended. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_recommendation {
    const char *product_id;            /**< Product id. "prd_…". */
    /**
     * How strongly, in millionths; comparable among those with the same reason.
     */
    int64_t score;
    shop_recommendation_reason reason; /**< Reason. */
    uint8_t reserved_reason[4];        /**< Zero. */
} shop_recommendation;

/**
 * What is recommended. Owned by the library: everything in it lives until shop_free() of what
 * was returned.
 */
typedef struct shop_recommendations {
    /**
     * The best one first; those of reason popular, which fill up, last.
     */
    const shop_recommendation *const *items;
    size_t item_count;                       /**< Number of items. */
} shop_recommendations;

/** Arguments of shop_behaviour_report(). */
typedef struct shop_behaviour_report_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *product_id;      /**< Product id. "prd_…". Required. */
    shop_behaviour_kind kind;    /**< All but buy. Required. */
    uint8_t reserved_kind[4];    /**< Zero. */
} shop_behaviour_report_args;

/** Initialiser of shop_behaviour_report_args: everything absent. */
#define SHOP_BEHAVIOUR_REPORT_INIT \
    { \
        sizeof(shop_behaviour_report_args), 0, NULL, NULL, SHOP_BEHAVIOUR_KIND_UNKNOWN, {0} \
    }

/** Arguments of shop_recommendation_for_product(). */
typedef struct shop_recommendation_for_product_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *product_id;      /**< Product id. "prd_…". Required. */
    int64_t limit;               /**< 0 = 10. */
} shop_recommendation_for_product_args;

/** Initialiser of shop_recommendation_for_product_args: everything absent. */
#define SHOP_RECOMMENDATION_FOR_PRODUCT_INIT \
    { \
        sizeof(shop_recommendation_for_product_args), 0, NULL, NULL, 0 \
    }

/** Arguments of shop_recommendation_for_cart(). */
typedef struct shop_recommendation_for_cart_args {
    uint32_t struct_size;           /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;            /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;    /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *const *product_ids; /**< "prd_…" Required. */
    size_t product_id_count;        /**< Number of product_ids. */
    int64_t limit;                  /**< 0 = 10. */
} shop_recommendation_for_cart_args;

/** Initialiser of shop_recommendation_for_cart_args: everything absent. */
#define SHOP_RECOMMENDATION_FOR_CART_INIT \
    { \
        sizeof(shop_recommendation_for_cart_args), 0, NULL, NULL, 0, 0 \
    }

/** Arguments of shop_recommendation_for_user(). */
typedef struct shop_recommendation_for_user_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t limit;               /**< 0 = 10. */
} shop_recommendation_for_user_args;

/** Initialiser of shop_recommendation_for_user_args: everything absent. */
#define SHOP_RECOMMENDATION_FOR_USER_INIT \
    { \
        sizeof(shop_recommendation_for_user_args), 0, NULL, 0 \
    }

/** Arguments of shop_recommendation_popular(). */
typedef struct shop_recommendation_popular_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t limit;               /**< 0 = 10. */
} shop_recommendation_popular_args;

/** Initialiser of shop_recommendation_popular_args: everything absent. */
#define SHOP_RECOMMENDATION_POPULAR_INIT \
    { \
        sizeof(shop_recommendation_popular_args), 0, NULL, 0 \
    }

/** Arguments of shop_behaviour_prune(). */
typedef struct shop_behaviour_prune_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_behaviour_prune_args;

/** Initialiser of shop_behaviour_prune_args: everything absent. */
#define SHOP_BEHAVIOUR_PRUNE_INIT \
    { \
        sizeof(shop_behaviour_prune_args), 0, NULL \
    }

/**
 * Report what the caller did with a product. It is kept for the caller's own recommendations
 * only: the newest 200 for at most half a year. Of people who are neither signed in nor guests
 * with an id nothing is kept.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_BEHAVIOUR_REPORT_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_behaviour_report(shop *s, const shop_behaviour_report_args *args);

/**
 * What people bought together with a product; nothing when nobody has bought it yet.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from
 * SHOP_RECOMMENDATION_FOR_PRODUCT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_recommendation_for_product(
    shop *s, const shop_recommendation_for_product_args *args, const shop_recommendations **out);

/**
 * What people bought together with these products, filled up with what sells well; never one
 * of them.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from
 * SHOP_RECOMMENDATION_FOR_CART_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_recommendation_for_cart(
    shop *s, const shop_recommendation_for_cart_args *args, const shop_recommendations **out);

/**
 * What goes with the products that the caller bought, put into carts, liked or looked at,
 * filled up with what sells well; never one of those.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from
 * SHOP_RECOMMENDATION_FOR_USER_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_recommendation_for_user(
    shop *s, const shop_recommendation_for_user_args *args, const shop_recommendations **out);

/**
 * What sells well. A sale counts half after two weeks, a quarter after four, and so on.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from
 * SHOP_RECOMMENDATION_POPULAR_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_recommendation_popular(
    shop *s, const shop_recommendation_popular_args *args, const shop_recommendations **out);

/**
 * Forget what people did more than half a year ago.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_BEHAVIOUR_PRUNE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_behaviour_prune(
    shop *s, const shop_behaviour_prune_args *args, const shop_job_report **out);

#ifdef __cplusplus
}
#endif
#endif

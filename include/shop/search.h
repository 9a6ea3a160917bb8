/**
 * @file search.h
 * @brief Search: a full-text index of the products on sale, with facets and suggestions.
 *
 * Written by lib/schema/generate.py from lib/schema/search.toml; change that file.
 */
#ifndef SHOP_SEARCH_H
#define SHOP_SEARCH_H

#include "shop/base.h"
#include "shop/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * How much of a query the hits of an answer match. Append only; 0 = unknown to this library.
 */
typedef enum shop_search_match {
    SHOP_SEARCH_MATCH_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_SEARCH_MATCH_ALL = 1,    /**< Every word. */
    SHOP_SEARCH_MATCH_PREFIX = 2, /**< Every word; the last one may be the beginning of a word. */
    SHOP_SEARCH_MATCH_ANY = 3,    /**< At least one word, because nothing matches all of them. */
    SHOP_SEARCH_MATCH_BROWSE = 4  /**< There was no query: every product that passes the filters, the newest first. */
} shop_search_match;

/**
 * A product that was found. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_search_hit {
    const char *product_id; /**< Product id. "prd_…". */
    const char *slug;       /**< Slug. */
    const char *title;      /**< Title. */
    const char *brand;      /**< Brand. */
    const char *category;   /**< Slug of its category. */
    /**
     * Of its cheapest variant, in the currency asked for, else in its own first one;
     * absent when it has none.
     */
    shop_money price;
    const char *image;      /**< URL of its first picture. */
    int64_t score;          /**< How well it fits, in millionths; comparable within one answer. */
} shop_search_hit;

/**
 * A value that hits have, and how many have it. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_facet_value {
    /**
     * To be used as the filter. A price band is "1000..1999": the bounds for price_min and
     * price_max.
     */
    const char *value;
    int64_t count;     /**< Count. */
} shop_facet_value;

/**
 * What the hits can be narrowed down by. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_facet {
    const char *name;                      /**< "category", "brand" or "price". */
    /**
     * The most frequent ones first; price bands from low to high.
     */
    const shop_facet_value *const *values;
    size_t value_count;                    /**< Number of values. */
} shop_facet;

/**
 * A page of hits. Owned by the library: everything in it lives until shop_free() of what was
 * returned.
 */
typedef struct shop_search_result {
    const shop_search_hit *const *hits; /**< The best one first. */
    size_t hit_count;                   /**< Number of hits. */
    /**
     * How many products match; exact up to 1,000, and 1,000 stands for all larger numbers.
     */
    int64_t total;
    shop_search_match match;            /**< Match. */
    uint8_t reserved_match[4];          /**< Zero. */
    const shop_facet *const *facets;    /**< Only when asked for. */
    size_t facet_count;                 /**< Number of facets. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one, which ends at 1,000
     * hits.
     */
    const char *next_cursor;
} shop_search_result;

/**
 * A product whose title goes on from what was typed. Owned by the library: everything in it
 * lives until shop_free() of what was returned.
 */
typedef struct shop_search_suggestion {
    const char *text;       /**< Its title. */
    const char *product_id; /**< Product id. "prd_…". */
    const char *slug;       /**< Slug. */
} shop_search_suggestion;

/**
 * Titles that go on from what was typed. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_search_suggestions {
    const shop_search_suggestion *const *suggestions; /**< The shortest first. */
    size_t suggestion_count;                          /**< Number of suggestions. */
} shop_search_suggestions;

/**
 * How far the index is. Owned by the library: everything in it lives until shop_free() of what
 * was returned.
 */
typedef struct shop_search_progress {
    const char *engine; /**< What holds the index: "fts5" (SQLite) or "tsvector" (PostgreSQL). */
    int64_t documents;  /**< Products in the index. */
    /**
     * Place in the event log of the newest change of a product that the index knows.
     */
    int64_t position;
} shop_search_progress;

/**
 * What one piece of building the index anew did. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_reindex_report {
    int64_t products;        /**< Products on sale that were indexed. */
    int64_t removed;         /**< Entries that were taken out: their products are not on sale. */
    const char *next_cursor; /**< Pass it as `cursor` to go on; NULL at the end. */
} shop_reindex_report;

/** Arguments of shop_search_query(). */
typedef struct shop_search_query_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *q;               /**< What somebody typed. At most 200 bytes. */
    /**
     * Only of this category and those below it; a slug. At most 120 bytes.
     */
    const char *category;
    const char *brand;           /**< Only of this brand. At most 120 bytes. */
    /**
     * ISO 4217 code, of the prices in the answer and of the bounds. At most 3 bytes.
     */
    const char *currency;
    int64_t price_min;           /**< Lowest price in minor units; 0 = no bound. Needs currency. */
    int64_t price_max;           /**< Highest price in minor units; 0 = no bound. Needs currency. */
    /**
     * Count categories, brands and (with currency) price bands, over at most 10,000
     * products.
     */
    bool facets;
    uint8_t reserved_facets[7];  /**< Zero. */
    int64_t limit;               /**< 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_search_query_args;

/** Initialiser of shop_search_query_args: everything absent. */
#define SHOP_SEARCH_QUERY_INIT \
    { \
        sizeof(shop_search_query_args), 0, NULL, NULL, NULL, NULL, NULL, 0, 0, false, {0}, 0, \
        NULL \
    }

/** Arguments of shop_search_suggest(). */
typedef struct shop_search_suggest_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    /**
     * What somebody has typed so far. Required. At most 200 bytes.
     */
    const char *q;
    int64_t limit;               /**< 0 = 10. */
} shop_search_suggest_args;

/** Initialiser of shop_search_suggest_args: everything absent. */
#define SHOP_SEARCH_SUGGEST_INIT \
    { \
        sizeof(shop_search_suggest_args), 0, NULL, NULL, 0 \
    }

/** Arguments of shop_search_status(). */
typedef struct shop_search_status_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_search_status_args;

/** Initialiser of shop_search_status_args: everything absent. */
#define SHOP_SEARCH_STATUS_INIT \
    { \
        sizeof(shop_search_status_args), 0, NULL \
    }

/** Arguments of shop_search_reindex(). */
typedef struct shop_search_reindex_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *cursor;          /**< From the piece before; absent = begin. At most 400 bytes. */
} shop_search_reindex_args;

/** Initialiser of shop_search_reindex_args: everything absent. */
#define SHOP_SEARCH_REINDEX_INIT \
    { \
        sizeof(shop_search_reindex_args), 0, NULL, NULL \
    }

/**
 * Find products on sale. The words of the query are looked for in title, brand, category,
 * SKUs, attributes and description, without regard to case and accents. When nothing has them
 * all, or a single word does not fill a page, the last one counts as the beginning of a word
 * too; when that finds nothing either, products with any of the words are found. Every text is
 * a good query; there are no operators. Without a query all products that pass the filters are
 * listed.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SEARCH_QUERY_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_search_query(
    shop *s, const shop_search_query_args *args, const shop_search_result **out);

/**
 * Titles of products on sale in which the last word that was typed begins a word and the
 * others stand. Needs two letters of it.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SEARCH_SUGGEST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_search_suggest(
    shop *s, const shop_search_suggest_args *args, const shop_search_suggestions **out);

/**
 * How many products the index holds and how far it has followed the catalogue.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SEARCH_STATUS_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_search_status(
    shop *s, const shop_search_status_args *args, const shop_search_progress **out);

/**
 * Build the index anew from the catalogue, a piece at a time: first each product on sale is
 * indexed as it is now, then what is not on sale is taken out. The index stays in use
 * meanwhile, and follows changes as always. To set event.rewind back is not enough for it: the
 * event log forgets.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SEARCH_REINDEX_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_search_reindex(
    shop *s, const shop_search_reindex_args *args, const shop_reindex_report **out);

#ifdef __cplusplus
}
#endif
#endif

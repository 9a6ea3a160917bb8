/**
 * @file inventory.h
 * @brief Stock: locations, levels, movements, and reservations with expiry.
 *
 * Written by lib/schema/generate.py from lib/schema/inventory.toml; change that file.
 */
#ifndef SHOP_INVENTORY_H
#define SHOP_INVENTORY_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Where a reservation stands; always exactly one of these. Append only; 0 = unknown to this
 * library.
 */
typedef enum shop_reservation_state {
    SHOP_RESERVATION_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_RESERVATION_STATE_HELD = 1,     /**< Stock is set aside until it expires. */
    SHOP_RESERVATION_STATE_CLAIMED = 2,  /**< An order was placed with it; it no longer expires. */
    SHOP_RESERVATION_STATE_RELEASED = 3, /**< Given back. */
    SHOP_RESERVATION_STATE_EXPIRED = 4   /**< Ran out before it was claimed; its stock is free again. */
} shop_reservation_state;

/** Why stock moved. Append only; 0 = unknown to this library. */
typedef enum shop_movement_kind {
    SHOP_MOVEMENT_KIND_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_MOVEMENT_KIND_INITIAL = 1,    /**< The first level of a SKU at a location. */
    SHOP_MOVEMENT_KIND_ADJUSTMENT = 2, /**< So many more or fewer, by hand. */
    SHOP_MOVEMENT_KIND_SALE = 3,       /**< Left with an order. */
    SHOP_MOVEMENT_KIND_RETURN = 4,     /**< Came back from an order. */
    SHOP_MOVEMENT_KIND_CORRECTION = 5  /**< A count set the level anew. */
} shop_movement_kind;

/**
 * A place where stock lies. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_location {
    const char *code;      /**< Stable short name, for example BER. */
    const char *name;      /**< Name. */
    const char *country;   /**< ISO 3166-1 code of two letters. */
    /**
     * Orders are served from the location with the lowest position that has enough.
     */
    int64_t position;
    int64_t created_at_ms; /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms; /**< Updated at. Unix time; 0 = absent. */
} shop_location;

/**
 * How much of a SKU lies at one location. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_stock_level {
    const char *location; /**< Code of the location. */
    int64_t on_hand;      /**< What lies there, reserved or not. */
    int64_t reserved;     /**< What of it is set aside for orders. */
} shop_stock_level;

/**
 * The stock of one SKU over all locations. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_stock {
    const char *sku;                       /**< Sku. */
    int64_t on_hand;                       /**< What lies in all locations, reserved or not. */
    int64_t reserved;                      /**< What of it is set aside for orders. */
    int64_t available;                     /**< What can still be ordered: on hand less reserved. */
    /**
     * One a location, in the order in which they serve orders.
     */
    const shop_stock_level *const *levels;
    size_t level_count;                    /**< Number of levels. */
} shop_stock;

/**
 * How much of a SKU can be ordered. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_availability {
    const char *sku;   /**< Sku. */
    int64_t available; /**< Over all locations; 0 for a SKU of which nothing is known. */
} shop_availability;

/**
 * Availability of the SKUs that were asked for. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_availability_list {
    const shop_availability *const *items; /**< In the order asked for. */
    size_t item_count;                     /**< Number of items. */
} shop_availability_list;

/**
 * A line of the stock ledger. The sum of a SKU's movements at a location is its stock there.
 * Owned by the library: everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_movement {
    /**
     * Names the change; what one change did to a SKU at several locations shares it.
     * "mov_…".
     */
    const char *id;
    const char *sku;          /**< Sku. */
    const char *location;     /**< Code of the location. */
    int64_t quantity;         /**< What came (positive) or left (negative). */
    shop_movement_kind kind;  /**< Kind. */
    uint8_t reserved_kind[4]; /**< Zero. */
    const char *reason;       /**< In words, where somebody gave some. */
    const char *order_id;     /**< Of sales and returns. "ord_…". */
    int64_t created_at_ms;    /**< Created at. Unix time; 0 = absent. */
} shop_movement;

/**
 * What a reservation holds of a SKU at one location. Owned by the library: everything in it
 * lives until shop_free() of what was returned.
 */
typedef struct shop_reservation_line {
    const char *sku;      /**< Sku. */
    const char *location; /**< Code of the location. */
    int64_t quantity;     /**< Quantity. */
} shop_reservation_line;

/**
 * Stock set aside for an order. Its id is the order's. Owned by the library: everything in it
 * lives until shop_free() of what was returned.
 */
typedef struct shop_reservation {
    const char *order_id;         /**< Order id. "ord_…". */
    shop_reservation_state state; /**< State. */
    uint8_t reserved_state[4];    /**< Zero. */
    /**
     * When it runs out unless it is claimed before. Unix time; 0 = absent.
     */
    int64_t expires_at_ms;
    /**
     * What it holds, or held. Absent where a reservation is extended or taken: its lines
     * do not change.
     */
    const shop_reservation_line *const *lines;
    size_t line_count;            /**< Number of lines. */
    /**
     * The goods have left the stock: the sale stands in the ledger.
     */
    bool sold;
    uint8_t reserved_sold[7];     /**< Zero. */
    int64_t version;              /**< Grows with each change. */
} shop_reservation;

/** Arguments of shop_location_put(). */
typedef struct shop_location_put_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;            /**< Letters, digits, '-' and '_'. Required. At most 32 bytes. */
    const char *name;            /**< Name. Required. At most 120 bytes. */
    /**
     * ISO 3166-1 code of two capital letters. Required. At most 2 bytes.
     */
    const char *country;
    int64_t position;            /**< The lowest that has enough serves an order. */
} shop_location_put_args;

/** Initialiser of shop_location_put_args: everything absent. */
#define SHOP_LOCATION_PUT_INIT \
    { \
        sizeof(shop_location_put_args), 0, NULL, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_location_get(). */
typedef struct shop_location_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;            /**< Code. Required. At most 32 bytes. */
} shop_location_get_args;

/** Initialiser of shop_location_get_args: everything absent. */
#define SHOP_LOCATION_GET_INIT \
    { \
        sizeof(shop_location_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_location. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_location_page {
    const shop_location *const *items; /**< In the list's order. */
    size_t item_count;                 /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_location_page;

/** Arguments of shop_location_list(). */
typedef struct shop_location_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t limit;               /**< At most so many; 0 = 20. */
    const char *cursor;          /**< `next_cursor` of the page before. At most 400 bytes. */
} shop_location_list_args;

/** Initialiser of shop_location_list_args: everything absent. */
#define SHOP_LOCATION_LIST_INIT \
    { \
        sizeof(shop_location_list_args), 0, NULL, 0, NULL \
    }

/** Arguments of shop_location_delete(). */
typedef struct shop_location_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *code;            /**< Code. Required. At most 32 bytes. */
} shop_location_delete_args;

/** Initialiser of shop_location_delete_args: everything absent. */
#define SHOP_LOCATION_DELETE_INIT \
    { \
        sizeof(shop_location_delete_args), 0, NULL, NULL \
    }

/** Arguments of shop_stock_set(). */
typedef struct shop_stock_set_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *sku;             /**< Sku. Required. At most 64 bytes. */
    const char *location;        /**< Code of the location. Required. At most 32 bytes. */
    int64_t on_hand;             /**< The new level, reserved goods included. */
    const char *reason;          /**< Why, for the ledger. At most 200 bytes. */
} shop_stock_set_args;

/** Initialiser of shop_stock_set_args: everything absent. */
#define SHOP_STOCK_SET_INIT \
    { \
        sizeof(shop_stock_set_args), 0, NULL, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_stock_adjust(). */
typedef struct shop_stock_adjust_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *sku;             /**< Sku. Required. At most 64 bytes. */
    const char *location;        /**< Code of the location. Required. At most 32 bytes. */
    int64_t quantity;            /**< So many more, or fewer when negative; not 0. Required. */
    const char *reason;          /**< Why, for the ledger. At most 200 bytes. */
} shop_stock_adjust_args;

/** Initialiser of shop_stock_adjust_args: everything absent. */
#define SHOP_STOCK_ADJUST_INIT \
    { \
        sizeof(shop_stock_adjust_args), 0, NULL, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_stock_get(). */
typedef struct shop_stock_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *sku;             /**< Sku. Required. At most 64 bytes. */
} shop_stock_get_args;

/** Initialiser of shop_stock_get_args: everything absent. */
#define SHOP_STOCK_GET_INIT \
    { \
        sizeof(shop_stock_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_stock. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_stock_page {
    const shop_stock *const *items; /**< In the list's order. */
    size_t item_count;              /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_stock_page;

/** Arguments of shop_stock_list(). */
typedef struct shop_stock_list_args {
    uint32_t struct_size;              /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;               /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;       /**< 1 to 255 printable ASCII characters, or NULL. */
    bool has_max_available;            /**< Whether max_available is there. */
    uint8_t reserved_max_available[7]; /**< Zero. */
    /**
     * Only SKUs of which no more than so many can be ordered.
     */
    int64_t max_available;
    int64_t limit;                     /**< At most so many; 0 = 20. */
    const char *cursor;                /**< `next_cursor` of the page before. At most 400 bytes. */
} shop_stock_list_args;

/** Initialiser of shop_stock_list_args: everything absent. */
#define SHOP_STOCK_LIST_INIT \
    { \
        sizeof(shop_stock_list_args), 0, NULL, false, {0}, 0, 0, NULL \
    }

/** Arguments of shop_stock_check(). */
typedef struct shop_stock_check_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *const *skus;     /**< Skus. Required. */
    size_t sku_count;            /**< Number of skus. */
} shop_stock_check_args;

/** Initialiser of shop_stock_check_args: everything absent. */
#define SHOP_STOCK_CHECK_INIT \
    { \
        sizeof(shop_stock_check_args), 0, NULL, NULL, 0 \
    }

/**
 * A page of a list of shop_movement. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_movement_page {
    const shop_movement *const *items; /**< In the list's order. */
    size_t item_count;                 /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_movement_page;

/** Arguments of shop_movement_list(). */
typedef struct shop_movement_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *sku;             /**< Sku. Required. At most 64 bytes. */
    int64_t limit;               /**< At most so many; 0 = 20. */
    const char *cursor;          /**< `next_cursor` of the page before. At most 400 bytes. */
} shop_movement_list_args;

/** Initialiser of shop_movement_list_args: everything absent. */
#define SHOP_MOVEMENT_LIST_INIT \
    { \
        sizeof(shop_movement_list_args), 0, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_reservation_get(). */
typedef struct shop_reservation_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Order id. "ord_…". Required. */
} shop_reservation_get_args;

/** Initialiser of shop_reservation_get_args: everything absent. */
#define SHOP_RESERVATION_GET_INIT \
    { \
        sizeof(shop_reservation_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_reservation. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_reservation_page {
    const shop_reservation *const *items; /**< In the list's order. */
    size_t item_count;                    /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_reservation_page;

/** Arguments of shop_reservation_list(). */
typedef struct shop_reservation_list_args {
    uint32_t struct_size;         /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;          /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;  /**< 1 to 255 printable ASCII characters, or NULL. */
    shop_reservation_state state; /**< Only those in this state; absent means all. */
    uint8_t reserved_state[4];    /**< Zero. */
    int64_t limit;                /**< At most so many; 0 = 20. */
    const char *cursor;           /**< `next_cursor` of the page before. At most 400 bytes. */
} shop_reservation_list_args;

/** Initialiser of shop_reservation_list_args: everything absent. */
#define SHOP_RESERVATION_LIST_INIT \
    { \
        sizeof(shop_reservation_list_args), 0, NULL, SHOP_RESERVATION_STATE_UNKNOWN, {0}, 0, \
        NULL \
    }

/** Arguments of shop_reservation_expire_due(). */
typedef struct shop_reservation_expire_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_reservation_expire_due_args;

/** Initialiser of shop_reservation_expire_due_args: everything absent. */
#define SHOP_RESERVATION_EXPIRE_DUE_INIT \
    { \
        sizeof(shop_reservation_expire_due_args), 0, NULL \
    }

/**
 * Write a location under its code: a new one, or in the place of the one that is there.
 * CONFLICT means that there are 500 already.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_LOCATION_PUT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_location_put(
    shop *s, const shop_location_put_args *args, const shop_location **out);

/**
 * Read one location.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_LOCATION_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_location_get(
    shop *s, const shop_location_get_args *args, const shop_location **out);

/**
 * List locations in the order in which they serve orders.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_LOCATION_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_location_list(
    shop *s, const shop_location_list_args *args, const shop_location_page **out);

/**
 * Remove a location. CONFLICT means that stock lies there: set it to 0 before. Its movements
 * stay in the ledger; what comes back later from an order that it served goes to the first of
 * the other locations.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_LOCATION_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_location_delete(shop *s, const shop_location_delete_args *args);

/**
 * Set how much of a SKU lies at a location, as a count found it; the difference becomes a
 * movement. NOT_FOUND means that there is no such location, CONFLICT that more is reserved
 * there than would be left.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_STOCK_SET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_stock_set(shop *s, const shop_stock_set_args *args, const shop_stock **out);

/**
 * Add to the stock of a SKU at a location, or take from it. NOT_FOUND means that there is no
 * such location, CONFLICT that more is reserved there than would be left, or that the level
 * would be beyond 1,000,000,000. Use an idempotency key: repeated without one it adjusts
 * again.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_STOCK_ADJUST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_stock_adjust(shop *s, const shop_stock_adjust_args *args, const shop_stock **out);

/**
 * Read the stock of one SKU over all locations. NOT_FOUND means that it never had any.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_STOCK_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_stock_get(shop *s, const shop_stock_get_args *args, const shop_stock **out);

/**
 * List the stock of all SKUs in the order of their names, or only of those that run low.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_STOCK_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_stock_list(
    shop *s, const shop_stock_list_args *args, const shop_stock_page **out);

/**
 * How much of each of these SKUs can be ordered, for product pages and carts.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_STOCK_CHECK_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_stock_check(
    shop *s, const shop_stock_check_args *args, const shop_availability_list **out);

/**
 * List what moved of a SKU, the newest first. Empty for a SKU that never had stock.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_MOVEMENT_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_movement_list(
    shop *s, const shop_movement_list_args *args, const shop_movement_page **out);

/**
 * Read the reservation of an order.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_RESERVATION_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_reservation_get(
    shop *s, const shop_reservation_get_args *args, const shop_reservation **out);

/**
 * List reservations, those of the newest orders first.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_RESERVATION_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_reservation_list(
    shop *s, const shop_reservation_list_args *args, const shop_reservation_page **out);

/**
 * Expire the reservations whose time has passed and free their stock; a job that the shop runs
 * by itself.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from
 * SHOP_RESERVATION_EXPIRE_DUE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_reservation_expire_due(
    shop *s, const shop_reservation_expire_due_args *args, const shop_job_report **out);

#ifdef __cplusplus
}
#endif
#endif

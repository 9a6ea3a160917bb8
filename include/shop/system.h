/**
 * @file system.h
 * @brief The shop itself: its event log, its dead letters, its figures.
 *
 * Written by lib/schema/generate.py from lib/schema/system.toml; change that file.
 */
#ifndef SHOP_SYSTEM_H
#define SHOP_SYSTEM_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * An event of the log. Owned by the library: everything in it lives until shop_free() of what
 * was returned.
 */
typedef struct shop_logged_event {
    int64_t position;        /**< Order of the log; grows. */
    const char *id;          /**< Id. "evt_…". */
    const char *service;     /**< Service. */
    const char *type;        /**< For example order.created. */
    const char *subject;     /**< The id of what it is about. */
    int64_t version;         /**< Of the subject, after the event. */
    int64_t time_ms;         /**< Time. Unix time; 0 = absent. */
    const char *data;        /**< Data. */
    const char *traceparent; /**< W3C trace context of the call that caused it. */
} shop_logged_event;

/**
 * A piece of the event log. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_event_log {
    const shop_logged_event *const *events; /**< Events. */
    size_t event_count;                     /**< Number of events. */
    int64_t next;                           /**< Pass it as `after` to go on. */
    int64_t end;                            /**< The position of the newest event. */
} shop_event_log;

/**
 * An event that a consumer could not take, or that waits behind such a one of the same
 * subject. Owned by the library: everything in it lives until shop_free() of what was
 * returned.
 */
typedef struct shop_dead_event {
    const char *consumer; /**< Consumer. */
    int64_t position;     /**< Position. */
    const char *subject;  /**< Subject. */
    const char *error;    /**< Name of the error. */
    const char *reason;   /**< Reason. */
    int64_t attempts;     /**< Attempts. */
    int64_t since_ms;     /**< Since. Unix time; 0 = absent. */
} shop_dead_event;

/**
 * Dead letters, in the order in which they would be delivered. Owned by the library:
 * everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_dead_events {
    const shop_dead_event *const *items; /**< Items. */
    size_t item_count;                   /**< Number of items. */
} shop_dead_events;

/**
 * What a replay did. Owned by the library: everything in it lives until shop_free() of what
 * was returned.
 */
typedef struct shop_replay_report {
    int64_t delivered; /**< Delivered. */
    int64_t left;      /**< Dead letters that are still there. */
} shop_replay_report;

/**
 * How far a consumer of events has come. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_cursor {
    const char *consumer; /**< Consumer. */
    int64_t position;     /**< Position. */
    int64_t lag;          /**< Events behind the end of the log. */
} shop_cursor;

/**
 * What the store did since it was opened. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_store_figures {
    int64_t commits;       /**< Transactions that reached the disk. */
    int64_t members;       /**< Calls whose work was committed in them. */
    int64_t reruns;        /**< Works that ran again. */
    int64_t longest_queue; /**< Longest queue. */
} shop_store_figures;

/**
 * How often an operation was called from outside or as a job since the shop was opened, and
 * how that ended. Owned by the library: everything in it lives until shop_free() of what was
 * returned.
 */
typedef struct shop_operation_figures {
    const char *operation; /**< For example order.place. */
    int64_t calls;         /**< All that have ended. */
    int64_t refused;       /**< Those that ended with an error of the caller's, HTTP status 4xx. */
    int64_t failed;        /**< Those that ended with an error of the shop's, HTTP status 5xx. */
} shop_operation_figures;

/**
 * Figures of a running shop. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_system_figures {
    const shop_store_figures *store;                 /**< Store. */
    int64_t log_end;                                 /**< Position of the newest event. */
    const shop_cursor *const *consumers;             /**< Consumers. */
    size_t consumer_count;                           /**< Number of consumers. */
    int64_t dead;                                    /**< Dead letters. */
    const shop_operation_figures *const *operations; /**< Those that were called. */
    size_t operation_count;                          /**< Number of operations. */
} shop_system_figures;

/**
 * Something that a check found. Owned by the library: everything in it lives until shop_free()
 * of what was returned.
 */
typedef struct shop_check_problem {
    const char *part;    /**< A table, or what else is wrong: "cursors", "dead letters", "clock". */
    const char *message; /**< Message. */
} shop_check_problem;

/**
 * What a piece of a check found. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_check_report {
    int64_t tables;                            /**< Tables that were checked in this piece. */
    const shop_check_problem *const *problems; /**< Problems. */
    size_t problem_count;                      /**< Number of problems. */
    /**
     * Tables too large to be read within one read's time: check a copy of the file.
     */
    const char *const *unchecked;
    size_t unchecked_count;                    /**< Number of unchecked. */
    /**
     * Pass it as `after` to go on; absent at the end.
     */
    const char *next;
} shop_check_report;

/** Arguments of shop_event_list(). */
typedef struct shop_event_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t after;               /**< Only events behind this position. */
    int64_t limit;               /**< 0 = 20. */
} shop_event_list_args;

/** Initialiser of shop_event_list_args: everything absent. */
#define SHOP_EVENT_LIST_INIT \
    { \
        sizeof(shop_event_list_args), 0, NULL, 0, 0 \
    }

/** Arguments of shop_event_dead(). */
typedef struct shop_event_dead_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    /**
     * Only this consumer's, for example inventory.sales. At most 80 bytes.
     */
    const char *consumer;
    int64_t limit;               /**< 0 = 20. */
} shop_event_dead_args;

/** Initialiser of shop_event_dead_args: everything absent. */
#define SHOP_EVENT_DEAD_INIT \
    { \
        sizeof(shop_event_dead_args), 0, NULL, NULL, 0 \
    }

/** Arguments of shop_event_replay(). */
typedef struct shop_event_replay_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *consumer;        /**< Consumer. Required. At most 80 bytes. */
} shop_event_replay_args;

/** Initialiser of shop_event_replay_args: everything absent. */
#define SHOP_EVENT_REPLAY_INIT \
    { \
        sizeof(shop_event_replay_args), 0, NULL, NULL \
    }

/** Arguments of shop_event_rewind(). */
typedef struct shop_event_rewind_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *consumer;        /**< Consumer. Required. At most 80 bytes. */
    int64_t position;            /**< Position. */
} shop_event_rewind_args;

/** Initialiser of shop_event_rewind_args: everything absent. */
#define SHOP_EVENT_REWIND_INIT \
    { \
        sizeof(shop_event_rewind_args), 0, NULL, NULL, 0 \
    }

/** Arguments of shop_system_stats(). */
typedef struct shop_system_stats_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_system_stats_args;

/** Initialiser of shop_system_stats_args: everything absent. */
#define SHOP_SYSTEM_STATS_INIT \
    { \
        sizeof(shop_system_stats_args), 0, NULL \
    }

/** Arguments of shop_system_check(). */
typedef struct shop_system_check_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *after;           /**< Go on behind this table; absent = begin. At most 200 bytes. */
} shop_system_check_args;

/** Initialiser of shop_system_check_args: everything absent. */
#define SHOP_SYSTEM_CHECK_INIT \
    { \
        sizeof(shop_system_check_args), 0, NULL, NULL \
    }

/** Arguments of shop_system_prune(). */
typedef struct shop_system_prune_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_system_prune_args;

/** Initialiser of shop_system_prune_args: everything absent. */
#define SHOP_SYSTEM_PRUNE_INIT \
    { \
        sizeof(shop_system_prune_args), 0, NULL \
    }

/**
 * Read the event log, oldest first.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_EVENT_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_event_list(shop *s, const shop_event_list_args *args, const shop_event_log **out);

/**
 * Events that could not be delivered.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_EVENT_DEAD_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_event_dead(
    shop *s, const shop_event_dead_args *args, const shop_dead_events **out);

/**
 * Deliver a consumer's dead letters again, in order, up to 200 at a call; stops at the first
 * that fails again. NOT_FOUND means that there is no such consumer.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_EVENT_REPLAY_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_event_replay(
    shop *s, const shop_event_replay_args *args, const shop_replay_report **out);

/**
 * Set a consumer back, so that it sees events again. Only for consumers whose effect may be
 * repeated, as search.index is; the log goes back a week, so that search.reindex is what
 * builds the whole index anew.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_EVENT_REWIND_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_event_rewind(
    shop *s, const shop_event_rewind_args *args, const shop_cursor **out);

/**
 * Figures of the running shop: commits, the event log, how far each consumer has come.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SYSTEM_STATS_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_system_stats(
    shop *s, const shop_system_stats_args *args, const shop_system_figures **out);

/**
 * Check a piece of the store: the file's own integrity, table by table, and at the beginning
 * what the event log must always be. Short reads only, so that a shop may be checked while it
 * is open.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SYSTEM_CHECK_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_system_check(
    shop *s, const shop_system_check_args *args, const shop_check_report **out);

/**
 * Forget idempotency keys older than a day, and events older than a week that every consumer
 * has passed and no dead letter waits for.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SYSTEM_PRUNE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_system_prune(
    shop *s, const shop_system_prune_args *args, const shop_job_report **out);

#ifdef __cplusplus
}
#endif
#endif

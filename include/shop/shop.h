/**
 * @file shop.h
 * @brief Opening a shop, acting as somebody, and the door for scripts.
 *
 * A shop is a routing table: opened on a store, every service runs in this process; the calls, types
 * and errors are the same wherever a service lives.
 *
 * @code
 * shop *s;
 * if (shop_open("sqlite:shop.db", NULL, &s) != 0)
 *     errx(1, "%s", shop_error_last()->message);
 * @endcode
 */
#ifndef SHOP_SHOP_H
#define SHOP_SHOP_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/sys/channel.h"
#include "shop/sys/env.h"
#include "shop/sys/payment_provider.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Flags of shop_options. */
enum {
    SHOP_OPEN_MANUAL = 1,    /**< Start no thread; the application calls shop_run_pending(). */
    SHOP_OPEN_READ_ONLY = 2, /**< Refuse everything that writes. */
    SHOP_OPEN_NO_MIGRATE = 4 /**< Refuse a store whose schema is older, instead of migrating it. */
};

/** How a shop is opened. Start from SHOP_OPTIONS_INIT; everything absent means the default. */
typedef struct shop_options {
    uint32_t struct_size;      /**< sizeof this struct; the initialiser fills it in. */
    uint32_t flags;            /**< SHOP_OPEN_… */
    const shop_env *env;       /**< NULL = the operating system's. Must outlive the shop. */
    uint32_t timeout_ms;       /**< For calls that say none; 0 = 10,000. */
    uint32_t password_memory_kib; /**< argon2id memory; 0 = 19,456 (OWASP's first choice). */
    uint32_t password_passes;  /**< argon2id passes; 0 = 2. */
    uint32_t cache_bytes;      /**< Memory for shared results; 0 = 16 MiB. */
    const char *mail_dir;      /**< Maildir of the built-in channel; NULL = the store's path and ".mail". */
    const char *sandbox_log;   /**< Log of the sandbox provider; NULL = the store's path and ".sandbox". */
    const shop_payment_provider *const *providers; /**< Payment providers beside "sandbox". */
    size_t provider_count;     /**< Number of providers. */
    const shop_channel *const *channels; /**< Notification channels; one named "email" replaces the maildir. */
    size_t channel_count;      /**< Number of channels. */
    const char *mail_from;     /**< Address that the built-in channel sends from; NULL = "noreply@localhost". */
    const uint8_t *secret_key; /**< tcp: this side's CURVE secret key, 32 bytes. */
    const uint8_t *server_key; /**< tcp: the server's CURVE public key, 32 bytes. */
} shop_options;

/** Initialiser of shop_options: every default. */
#define SHOP_OPTIONS_INIT                                                                          \
    {                                                                                              \
        sizeof(shop_options), 0, NULL, 0, 0, 0, 0, NULL, NULL, NULL, 0, NULL, 0, NULL, NULL, NULL  \
    }

/** On whose behalf calls are made. Start from SHOP_IDENTITY_INIT. */
typedef struct shop_identity {
    uint32_t struct_size;    /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved;       /**< Zero. */
    const char *session;     /**< Token from shop_session_create(); checked at every call. */
    const char *user_id;     /**< "usr_…" whom the application has authenticated itself. */
    const char *guest_id;    /**< "gst_…" from shop_id_new(), kept by the application, for example in a cookie. */
    const char *role;        /**< Role of user_id; NULL = "customer". */
    const char *locale;      /**< BCP 47, for example "de-AT"; NULL = "en". */
    const char *traceparent; /**< W3C trace context of the caller, or NULL. */
} shop_identity;

/** Initialiser of shop_identity: nobody. */
#define SHOP_IDENTITY_INIT                                                                         \
    {                                                                                              \
        sizeof(shop_identity), 0, NULL, NULL, NULL, NULL, NULL, NULL                               \
    }

/** Bytes of an id with its NUL: "ord_", 26 characters of base 32 and room for longer prefixes. */
#define SHOP_ID_SIZE 32

/**
 * Open a shop; called through shop_open().
 *
 * @param      header_version SHOP_VERSION_NUMBER of the headers that the caller was compiled with.
 * @param      url            Where the shop lives.
 * @param      options        NULL = every default. Borrowed for the duration of the call.
 * @param[out] out            Set only on success. Close with shop_close().
 * @return 0 or a shop_code; SHOP_E_USAGE when the headers are newer than the library.
 */
SHOP_API int shop_open_version(uint32_t header_version, const char *url, const shop_options *options,
                               shop **out);

/**
 * Open a shop.
 *
 * `sqlite:PATH` opens (and creates) one file in which every service lives; the handle is the
 * operator, who may do everything. Use shop_as() for everybody else.
 *
 * `ipc:PATH` and `tcp://HOST:PORT` reach the services of another process; several instances stand after each other
 * with commas. Nothing is connected before the first call, which starts one thread for the connections, also with
 * SHOP_OPEN_MANUAL. `tcp:` needs the keys in the options. Background work is done where the services are. A call
 * that was sent and not answered is SHOP_E_UNKNOWN if it may have written.
 *
 * A shop does not survive fork(): every call on it in the child is SHOP_E_USAGE. The child must exec() before a
 * shop on the same file is opened in it. SQLite's locks are POSIX locks, which belong to a process and end when
 * it closes any descriptor of the file: the child has the parent's descriptors, and memory of SQLite that says
 * which of them are open and locked, which is not true in the child. A shop that is opened on top of that can
 * write while the parent does, and damage the file. A program that forks workers opens the shop in each of them
 * and not before.
 *
 * Every operation can return these common codes: SHOP_E_USAGE, SHOP_E_INVALID, SHOP_E_UNAUTHENTICATED,
 * SHOP_E_FORBIDDEN, SHOP_E_TOO_LARGE, SHOP_E_IDEMPOTENCY_MISMATCH, SHOP_E_IN_PROGRESS,
 * SHOP_E_OVERLOADED, SHOP_E_UNAVAILABLE, SHOP_E_TIMEOUT, SHOP_E_UNKNOWN, SHOP_E_NO_MEMORY,
 * SHOP_E_STORAGE, SHOP_E_CORRUPT and SHOP_E_INTERNAL.
 *
 * @param      url     "sqlite:shop.db", "ipc:///run/shop", "tcp://host:5000".
 * @param      options NULL = every default. Borrowed for the duration of the call.
 * @param[out] out     Set only on success. Close with shop_close().
 * @return 0, SHOP_E_INVALID (not a URL this library knows, mail_from is no plain address),
 *         SHOP_E_STORAGE, SHOP_E_CORRUPT, SHOP_E_UNSUPPORTED (the file was written by a newer
 *         version), SHOP_E_NO_MEMORY.
 */
static inline int shop_open(const char *url, const shop_options *options, shop **out)
{
    return shop_open_version(SHOP_VERSION_NUMBER, url, options, out);
}

/**
 * Close a shop or a view. Results that were returned live on until shop_free().
 *
 * A shop closes once its last view is closed. After fork() the child's copy only frees memory.
 *
 * @param s A shop or view, or NULL. No call may be running on it.
 */
SHOP_API void shop_close(shop *s);

/**
 * Act as somebody: a cheap view of a shop, bound to a principal, a locale and a trace.
 *
 * At most one of session, user_id and guest_id is given; none means an anonymous guest. The view is
 * safe to share between threads.
 *
 * @param      s        An open shop (the operator's), not a view.
 * @param      identity Borrowed for the duration of the call.
 * @param[out] out      Set only on success. Close with shop_close().
 * @return 0, SHOP_E_USAGE, SHOP_E_INVALID (malformed id, unknown role), SHOP_E_NO_MEMORY.
 */
SHOP_API int shop_as(shop *s, const shop_identity *identity, shop **out);

/**
 * Call any operation by its name with JSON arguments: the door for scripts and bindings.
 *
 * @param      s        Open shop or view; safe to share between threads.
 * @param      op       For example "order.place".
 * @param      json     Arguments as one JSON object; NULL = {}. `idempotency_key` and `timeout_ms` may
 *                      stand among them.
 * @param[out] out_json The result as JSON ("{}" for operations without one). Set only on success. Free
 *                      with shop_free(). May be NULL.
 * @return 0, SHOP_E_USAGE (no such operation), or what the operation returns.
 */
SHOP_API int shop_call_json(shop *s, const char *op, const char *json, const char **out_json);

/**
 * Deliver events and run the jobs that are due, in this thread.
 *
 * For shops opened with SHOP_OPEN_MANUAL; harmless for others.
 *
 * @param      s        An open shop, not a view.
 * @param[out] out_done Events delivered and jobs run; 0 = nothing is left to do now. May be NULL.
 * @return 0 or a shop_code.
 */
SHOP_API int shop_run_pending(shop *s, int64_t *out_done);

/**
 * A new identifier, for example for a guest: prefix, '_' and a UUIDv7 in base 32.
 *
 * @param      s      Open shop or view.
 * @param      prefix 2 to 4 lower-case letters: "gst".
 * @param[out] out    At least SHOP_ID_SIZE bytes.
 * @return 0 or SHOP_E_USAGE.
 */
SHOP_API int shop_id_new(shop *s, const char *prefix, char *out);

/** One operation, as shop_operation() describes it. */
typedef struct shop_operation_info {
    const char *name;        /**< "order.place". */
    const char *service;     /**< "order". */
    const char *kind;        /**< "query", "command", "saga" or "task". */
    const char *scope;       /**< The scope it needs, or "". */
    const char *http_method; /**< "POST", or "" without a route. */
    const char *http_path;   /**< "/v1/orders", or "". */
    int32_t internal;        /**< 1 = only services call it. */
    int32_t job_ms;          /**< Runs in the background as often; 0 = not a job. */
    const char *owner;       /**< The argument that names what must be the caller's own, or "". */
    const int16_t *errors;   /**< Codes that it documents beyond the common ones. */
    size_t error_count;      /**< Number of errors. */
} shop_operation_info;

/**
 * Describe the operations of this library, for tools.
 *
 * @param      index From 0.
 * @param[out] out   Static texts.
 * @return false when there is no such index.
 */
SHOP_API bool shop_operation(size_t index, shop_operation_info *out);

#ifdef __cplusplus
}
#endif
#endif

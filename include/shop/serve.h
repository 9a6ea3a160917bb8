/**
 * @file serve.h
 * @brief Answering the calls of other processes: what shopd does with a shop that it has opened.
 *
 * @code
 * shop_serve_options options = SHOP_SERVE_OPTIONS_INIT;
 * const char *where = "ipc:///run/shop/all";
 * shop_server *server;
 * options.endpoints = &where;
 * options.endpoint_count = 1;
 * if (shop_serve(shop, &options, &server) != 0)
 *     puts(shop_error_last()->message);
 * @endcode
 *
 * Another process then opens the same shop by shop_open("ipc:///run/shop/all", …).
 */
#ifndef SHOP_SERVE_H
#define SHOP_SERVE_H

#include "shop/shop.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Who answers. Made by shop_serve(), ended by shop_server_stop(). Safe to share between threads. */
typedef struct shop_server shop_server;

/** How to answer. Start from SHOP_SERVE_OPTIONS_INIT. Everything is copied. */
typedef struct shop_serve_options {
    uint32_t struct_size;         /**< sizeof this struct; the initialiser fills it in. */
    uint32_t workers;             /**< Calls that run at a time; 0 = 4. */
    uint32_t queue_max;           /**< Calls that wait; the next one is told OVERLOADED. 0 = 256. */
    uint32_t reserved;            /**< 0. */
    const char *const *endpoints; /**< "ipc:///path", "tcp://127.0.0.1:7400", "tcp://127.0.0.1:*" for a free port. */
    size_t endpoint_count;        /**< At least 1. */
    const char *pki;              /**< For tcp: a folder of `shopctl pki`, with the keys that count. */
    const char *service;          /**< For tcp: whose key in that folder is this server's. */
} shop_serve_options;

/** Initialiser of shop_serve_options. */
#define SHOP_SERVE_OPTIONS_INIT                                                                    \
    {                                                                                              \
        sizeof(shop_serve_options), 0, 0, 0, NULL, 0, NULL, NULL                                   \
    }

/**
 * @brief Answer calls of other processes on threads of its own, as the shop's operator or on behalf of whom they name.
 *
 * An `ipc:` socket is its user's alone. On `tcp:` every peer needs a certificate of the folder, and may call what the
 * schema declares for it; a peer `gateway` is never the operator.
 * @param      s       An open shop, the operator's handle; it must stay open until the server has stopped.
 * @param      options How, and where.
 * @param[out] out     The server; untouched on failure.
 * @return 0 or SHOP_E_USAGE, SHOP_E_INVALID (an endpoint), SHOP_E_UNAVAILABLE (it is taken), SHOP_E_NOT_FOUND,
 *         SHOP_E_CORRUPT or SHOP_E_FORBIDDEN (the folder or its keys), SHOP_E_NO_MEMORY.
 */
SHOP_API int shop_serve(shop *s, const shop_serve_options *options, shop_server **out);

/**
 * @brief Where it listens, with the port that was given to it.
 * @return Text of the server's, or NULL behind the last endpoint.
 */
SHOP_API const char *shop_server_endpoint(const shop_server *server, size_t index);

/**
 * @brief Read the folder of keys again: who was revoked or has a new key. On failure everything stays as it was.
 * @return 0, also without a folder, or as shop_serve(); SHOP_E_CONFLICT for an older list of what is revoked.
 */
SHOP_API int shop_server_reload(shop_server *server);

/**
 * @brief Take no further call, answer those that run and wait, and end. NULL is ignored.
 */
SHOP_API void shop_server_stop(shop_server *server);

#ifdef __cplusplus
}
#endif

#endif

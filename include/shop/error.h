/**
 * @file error.h
 * @brief Every outcome a call can have, stated once.
 *
 * A call returns 0 or one of the negative codes below. One code stands for one outcome:
 * SHOP_E_UNKNOWN means that the work may have happened; SHOP_E_TIMEOUT, SHOP_E_UNAVAILABLE and
 * SHOP_E_OVERLOADED mean that it provably did not.
 */
#ifndef SHOP_ERROR_H
#define SHOP_ERROR_H

#include <stdbool.h>
#include <stdint.h>

#include "shop/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The error catalogue: X(name, code, HTTP status, retryable, text).
 *
 * Codes are part of the ABI: append only. "Retryable" says that the same call, sent again with the
 * same idempotency key, may succeed.
 */
#define SHOP_ERRORS(X)                                                                             \
    X(USAGE, -1, 400, 0, "the library was called in a way its manual forbids")                     \
    X(INVALID, -2, 400, 0, "an argument is not acceptable")                                        \
    X(UNAUTHENTICATED, -3, 401, 0, "the caller is not known")                                      \
    X(FORBIDDEN, -4, 403, 0, "the caller may not do this")                                         \
    X(NOT_FOUND, -5, 404, 0, "there is no such thing, or it is not the caller's")                  \
    X(CONFLICT, -6, 409, 0, "the thing is in a state that does not allow this")                    \
    X(VERSION_MISMATCH, -7, 412, 0, "the thing was changed meanwhile")                             \
    X(ALREADY_EXISTS, -8, 409, 0, "something with this unique value exists")                       \
    X(OUT_OF_STOCK, -9, 409, 0, "not enough stock is available")                                   \
    X(PRICE_CHANGED, -10, 409, 0, "the total is not the one the caller saw")                       \
    X(PAYMENT_DECLINED, -11, 402, 0, "the payment was declined")                                   \
    X(PAYMENT_ACTION, -12, 402, 0, "the payer must confirm the payment first")                     \
    X(IDEMPOTENCY_MISMATCH, -13, 422, 0, "this idempotency key was used with other arguments")     \
    X(IN_PROGRESS, -14, 409, 1, "the same call is still running")                                  \
    X(TOO_LARGE, -15, 413, 0, "a stated limit was exceeded")                                       \
    X(RATE_LIMITED, -16, 429, 1, "too many calls in a short time")                                 \
    X(UNSUPPORTED, -17, 501, 0, "this build or this route cannot do this")                         \
    X(OVERLOADED, -18, 503, 1, "too much work is waiting; nothing was done")                       \
    X(UNAVAILABLE, -19, 503, 1, "a part that is needed cannot be reached; nothing was done")       \
    X(TIMEOUT, -20, 504, 1, "the deadline passed before the work began; nothing was done")         \
    X(UNKNOWN, -21, 504, 1, "the answer was lost; the work may have happened")                     \
    X(NO_MEMORY, -22, 503, 1, "memory could not be allocated; nothing was done")                   \
    X(STORAGE, -23, 500, 0, "the store failed, for example on a full disk")                        \
    X(CORRUPT, -24, 500, 0, "stored data is damaged")                                              \
    X(INTERNAL, -25, 500, 0, "the library met a state that it did not expect")

/** A result code; see SHOP_ERRORS for what each one means. */
typedef enum shop_code {
    SHOP_OK = 0, /**< The call succeeded. */
#define SHOP_ERROR_ENUM(name, code, http, retryable, text) SHOP_E_##name = (code),
    SHOP_ERRORS(SHOP_ERROR_ENUM)
#undef SHOP_ERROR_ENUM
} shop_code;

/** What is known about the last failed call of this thread. Valid until its next operation. */
typedef struct shop_error {
    int32_t code;                /**< A shop_code; 0 when the last operation succeeded. */
    int32_t http_status;         /**< The HTTP status that the gateway answers with, RFC 9110. */
    bool retryable;              /**< The same call with the same idempotency key may succeed. */
    uint8_t reserved[7];         /**< Zero. */
    const char *name;            /**< Stable name, for example "OUT_OF_STOCK". */
    const char *message;         /**< One sentence for a developer or operator, in English. */
    const char *field;           /**< The argument at fault, for example "lines[2].sku", or "". */
    const char *request_id;      /**< Names the call in logs and traces, or "". */
    const char *idempotency_key; /**< The key that the call used, or "". */
} shop_error;

/**
 * The last error of this thread.
 *
 * Set and cleared by operations only, never by shop_free(), shop_close() or by reading it.
 *
 * @return Never NULL. Owned by the library; valid until this thread's next operation.
 */
SHOP_API const shop_error *shop_error_last(void);

/**
 * The stable name of a code, for example "OUT_OF_STOCK".
 *
 * @param code A shop_code.
 * @return "OK" for 0, "UNRECOGNISED" for a code this library does not know. Static.
 */
SHOP_API const char *shop_code_name(int code);

/**
 * The HTTP status that stands for a code (RFC 9110).
 *
 * @param code A shop_code.
 * @return 200 for 0, 500 for a code this library does not know.
 */
SHOP_API int shop_code_http_status(int code);

/**
 * Whether the same call with the same idempotency key may succeed later.
 *
 * @param code A shop_code.
 */
SHOP_API bool shop_code_retryable(int code);

#ifdef __cplusplus
}
#endif
#endif

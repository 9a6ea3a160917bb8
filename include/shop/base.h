/**
 * @file base.h
 * @brief What every other header needs: visibility, version, the handle, money, shop_free().
 */
#ifndef SHOP_BASE_H
#define SHOP_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define SHOP_API __attribute__((visibility("default")))
#else
#define SHOP_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define SHOP_VERSION_MAJOR 0 /**< Changes when the ABI breaks. */
#define SHOP_VERSION_MINOR 1 /**< Changes when something was added. */
#define SHOP_VERSION_PATCH 0 /**< Changes when something was mended. */
/** The version of these headers as one number, for comparisons. */
#define SHOP_VERSION_NUMBER                                                                        \
    (SHOP_VERSION_MAJOR * 1000000 + SHOP_VERSION_MINOR * 1000 + SHOP_VERSION_PATCH)

/** An open shop, or a view of one made by shop_as(). Safe to share between threads. */
typedef struct shop shop;

/**
 * An amount of money. 16 bytes, for ever.
 *
 * The amount counts the currency's minor unit (ISO 4217): 1999 EUR is 19.99 euro, 1999 JPY is
 * 1,999 yen. An absent amount has an empty currency.
 */
typedef struct shop_money {
    int64_t minor;       /**< Minor units: cents, pence, whole yen. */
    char currency[4];    /**< ISO 4217 code in capitals and a NUL; "" = absent. */
    uint8_t exponent;    /**< Digits after the decimal point; filled in by the library. */
    uint8_t reserved[3]; /**< Zero. */
} shop_money;

/** Bytes that shop_money_format() needs at most. */
#define SHOP_MONEY_TEXT_SIZE 40

/**
 * Read a decimal amount exactly, for example "19.99".
 *
 * @param      text     Digits with at most one point and an optional sign; more decimal places than the
 *                      currency has are refused unless they are zeros.
 * @param      currency ISO 4217 code.
 * @param[out] out      Set only on success.
 * @return 0, or SHOP_E_INVALID. Touches no shop and no last error.
 */
SHOP_API int shop_money_parse(const char *text, const char *currency, shop_money *out);

/**
 * Write an amount for people: "19.99 EUR".
 *
 * @param      amount An amount with a currency.
 * @param[out] out    At least SHOP_MONEY_TEXT_SIZE bytes.
 * @return The length without the NUL.
 */
SHOP_API size_t shop_money_format(shop_money amount, char *out);

/**
 * Drop a reference to a result.
 *
 * @param result Anything an operation put into an out parameter, or NULL. Nested results belong to
 *               the one that was returned and are never freed by themselves. May be called from any
 *               thread, also after shop_close().
 */
SHOP_API void shop_free(const void *result);

/**
 * Take one more reference to a result, to be dropped with shop_free().
 *
 * @param result Anything an operation put into an out parameter, or NULL.
 * @return The same pointer.
 */
SHOP_API const void *shop_retain(const void *result);

/**
 * The version of the library that is running, as SHOP_VERSION_NUMBER has it.
 */
SHOP_API uint32_t shop_version(void);

#ifdef __cplusplus
}
#endif
#endif

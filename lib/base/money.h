/* money.h - exact arithmetic on minor units. Every sum and product is overflow checked; nothing
 * here ever touches floating point. Currencies and exponents are those of ISO 4217. */
#ifndef SHOP_LIB_BASE_MONEY_H
#define SHOP_LIB_BASE_MONEY_H

#include "shop/base.h"

/* Digits after the decimal point of an active ISO 4217 currency, or -1 for an unknown code. */
int shop__currency_exponent(const char *currency);

/* An amount with its exponent filled in; currency must be known (assert). */
shop_money shop__money(int64_t minor, const char *currency);

bool shop__money_same_currency(shop_money a, shop_money b);

/* 0, or SHOP_E_INVALID on overflow or different currencies; ret untouched on failure. */
int shop__money_add(shop_money a, shop_money b, shop_money *ret);
int shop__money_sub(shop_money a, shop_money b, shop_money *ret);
int shop__money_times(shop_money a, int64_t factor, shop_money *ret);

/* value * numerator / denominator in 128 bits, rounded half to even. 0 or SHOP_E_INVALID. */
int shop__scale(int64_t value, int64_t numerator, int64_t denominator, int64_t *ret);

/* Share `total` in the proportions of `weights` (>= 0) by largest remainder: the shares add up to
 * the total exactly; ties go to the earlier one. All-zero weights share equally. 0 or a code. */
int shop__share(int64_t total, const int64_t *weights, size_t count, int64_t *ret_shares);

/* Decimal text ("19.99", "-3", "1200") to minor units, exactly: more digits than the currency has
 * are refused unless they are zeros. 0 or SHOP_E_INVALID. */
int shop__money_parse(const char *text, const char *currency, shop_money *ret);

/* "19.99 EUR" into out (at least 40 bytes); returns the length. */
size_t shop__money_print(shop_money m, char *out);

#endif

/* money_text.c - amounts as text, for applications: the library's own exact reading and writing. */
#include <stdio.h>

#include "lib/base/money.h"
#include "shop/error.h"

int shop_money_parse(const char *text, const char *currency, shop_money *out)
{
    if (text == NULL || currency == NULL || out == NULL || shop__currency_exponent(currency) < 0)
        return SHOP_E_INVALID;
    return shop__money_parse(text, currency, out);
}

size_t shop_money_format(shop_money amount, char *out)
{
    if (shop__currency_exponent(amount.currency) < 0) {
        out[0] = '\0';
        return 0;
    }
    return shop__money_print(shop__money(amount.minor, amount.currency), out);
}

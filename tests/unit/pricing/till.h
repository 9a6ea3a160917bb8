/* till.h - what the pricing tests share: an arena to price in, short ways to write down a cart, and
 * regions whose taxes are easy to check by hand. */
#ifndef TESTS_UNIT_PRICING_TILL_H
#define TESTS_UNIT_PRICING_TILL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/pricing/pricing.h"

enum { TILL_BYTES = 512 * 1024 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* One place to price in. Each pricing forgets the one before. */
static inline price_result *till_result(void)
{
    static price_result result;

    return &result;
}

static inline fault *till_fault(void)
{
    static fault f;

    return &f;
}

static inline int till_try(const price_input *input)
{
    static _Alignas(16) char memory[TILL_BYTES];
    arena a;

    shop__arena_init(&a, shop_env_default(), memory, sizeof(memory), sizeof(memory));
    shop__fault_clear(till_fault());
    return shop__price_cart(input, &a, till_fault(), till_result());
}

/* The price of a cart that can be priced. */
static inline const price_result *till(const price_input *input)
{
    int code = till_try(input);

    if (code != 0)
        print_error("%s: %s\n", till_fault()->field, till_fault()->message);
    assert_int_equal(code, 0);
    return till_result();
}

static inline void assert_refused(const price_input *input, int code, const char *field)
{
    assert_int_equal(till_try(input), code);
    assert_int_equal(till_fault()->code, code);
    assert_string_equal(till_fault()->field, field);
    assert_true(till_fault()->message[0] != '\0');
}

static inline price_line goods(const char *sku, const char *tax_class, int64_t quantity,
                               int64_t unit_minor)
{
    return (price_line){
        .sku = sku, .tax_class = tax_class, .quantity = quantity, .unit_minor = unit_minor
    };
}

static inline price_promotion percent_off(const char *code, int64_t percent)
{
    return (price_promotion){ .code = code,
                              .title = "Sale",
                              .kind = PRICE_PROMOTION_PERCENT,
                              .percent_ppm = percent * 10000 };
}

static inline price_promotion amount_off(const char *code, int64_t amount_minor)
{
    return (price_promotion){ .code = code,
                              .title = "Gift",
                              .kind = PRICE_PROMOTION_FIXED,
                              .amount_minor = amount_minor };
}

/* Germany: prices include 19 or 7 %. */
static inline price_region germany(void)
{
    static const price_tax taxes[] = { { "standard", "VAT", 190000 }, { "reduced", "VAT", 70000 } };

    return (price_region){ "de", "EUR", true, taxes, COUNT(taxes) };
}

/* California: 7.25 % come on top. */
static inline price_region california(void)
{
    static const price_tax taxes[] = { { "standard", "Sales tax", 72500 } };

    return (price_region){ "us-ca", "USD", false, taxes, COUNT(taxes) };
}

/* Japan: whole yen, prices include 10 or 8 %. */
static inline price_region japan(void)
{
    static const price_tax taxes[] = { { "standard", "JCT", 100000 }, { "food", "JCT", 80000 } };

    return (price_region){ "jp", "JPY", true, taxes, COUNT(taxes) };
}

/* Quebec: two taxes of one class come on top, 5 % and 9.975 %, both on the net amount. */
static inline price_region quebec(void)
{
    static const price_tax taxes[] = { { "standard", "GST", 50000 }, { "standard", "QST", 99750 } };

    return (price_region){ "ca-qc", "CAD", false, taxes, COUNT(taxes) };
}

/* 10 % on top: easy to reckon. */
static inline price_region tenth_on_top(void)
{
    static const price_tax taxes[] = { { "standard", "Tax", 100000 } };

    return (price_region){ "t10", "EUR", false, taxes, COUNT(taxes) };
}

/* Nothing is taxed. */
static inline price_region tax_free(void)
{
    return (price_region){ "free", "EUR", false, NULL, 0 };
}

#endif

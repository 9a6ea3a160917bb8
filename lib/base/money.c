/* money.c - exact money. Products are taken in 128 bits, so only results can overflow, and those
 * are checked. The currencies are ISO 4217 list one as published on 2026-01-01; codes without a
 * minor unit (metals, XDR, XTS and the like) are left out: nothing can be priced in them. */
#include "lib/base/money.h"

#include <assert.h>
#include <string.h>

#include "shop/error.h"

enum { LETTERS = 26, MONEY_DIGITS_MAX = 24 /* sign, 19 digits and a point, with some room */ };

_Static_assert(sizeof(shop_money) == 16, "shop_money is 16 bytes, for ever");

__extension__ typedef __int128 int128;

/* A code's letters are a number, its place here. The value is the exponent plus one, 0 = unknown:
 * one look costs less than any search, and a code written twice does not compile. */
#define PLACE(a, b, c) (((a) * LETTERS + (b)) * LETTERS + (c))
#define C(a, b, c, exponent) [PLACE((a) - 'A', (b) - 'A', (c) - 'A')] = (exponent) + 1

/* clang-format off */
static const uint8_t exponents[LETTERS * LETTERS * LETTERS] = {
    C('A', 'E', 'D', 2), C('A', 'F', 'N', 2), C('A', 'L', 'L', 2), C('A', 'M', 'D', 2),
    C('A', 'O', 'A', 2), C('A', 'R', 'S', 2), C('A', 'U', 'D', 2), C('A', 'W', 'G', 2),
    C('A', 'Z', 'N', 2), C('B', 'A', 'M', 2), C('B', 'B', 'D', 2), C('B', 'D', 'T', 2),
    C('B', 'H', 'D', 3), C('B', 'I', 'F', 0), C('B', 'M', 'D', 2), C('B', 'N', 'D', 2),
    C('B', 'O', 'B', 2), C('B', 'O', 'V', 2), C('B', 'R', 'L', 2), C('B', 'S', 'D', 2),
    C('B', 'T', 'N', 2), C('B', 'W', 'P', 2), C('B', 'Y', 'N', 2), C('B', 'Z', 'D', 2),
    C('C', 'A', 'D', 2), C('C', 'D', 'F', 2), C('C', 'H', 'E', 2), C('C', 'H', 'F', 2),
    C('C', 'H', 'W', 2), C('C', 'L', 'F', 4), C('C', 'L', 'P', 0), C('C', 'N', 'Y', 2),
    C('C', 'O', 'P', 2), C('C', 'O', 'U', 2), C('C', 'R', 'C', 2), C('C', 'U', 'P', 2),
    C('C', 'V', 'E', 2), C('C', 'Z', 'K', 2), C('D', 'J', 'F', 0), C('D', 'K', 'K', 2),
    C('D', 'O', 'P', 2), C('D', 'Z', 'D', 2), C('E', 'G', 'P', 2), C('E', 'R', 'N', 2),
    C('E', 'T', 'B', 2), C('E', 'U', 'R', 2), C('F', 'J', 'D', 2), C('F', 'K', 'P', 2),
    C('G', 'B', 'P', 2), C('G', 'E', 'L', 2), C('G', 'H', 'S', 2), C('G', 'I', 'P', 2),
    C('G', 'M', 'D', 2), C('G', 'N', 'F', 0), C('G', 'T', 'Q', 2), C('G', 'Y', 'D', 2),
    C('H', 'K', 'D', 2), C('H', 'N', 'L', 2), C('H', 'T', 'G', 2), C('H', 'U', 'F', 2),
    C('I', 'D', 'R', 2), C('I', 'L', 'S', 2), C('I', 'N', 'R', 2), C('I', 'Q', 'D', 3),
    C('I', 'R', 'R', 2), C('I', 'S', 'K', 0), C('J', 'M', 'D', 2), C('J', 'O', 'D', 3),
    C('J', 'P', 'Y', 0), C('K', 'E', 'S', 2), C('K', 'G', 'S', 2), C('K', 'H', 'R', 2),
    C('K', 'M', 'F', 0), C('K', 'P', 'W', 2), C('K', 'R', 'W', 0), C('K', 'W', 'D', 3),
    C('K', 'Y', 'D', 2), C('K', 'Z', 'T', 2), C('L', 'A', 'K', 2), C('L', 'B', 'P', 2),
    C('L', 'K', 'R', 2), C('L', 'R', 'D', 2), C('L', 'S', 'L', 2), C('L', 'Y', 'D', 3),
    C('M', 'A', 'D', 2), C('M', 'D', 'L', 2), C('M', 'G', 'A', 2), C('M', 'K', 'D', 2),
    C('M', 'M', 'K', 2), C('M', 'N', 'T', 2), C('M', 'O', 'P', 2), C('M', 'R', 'U', 2),
    C('M', 'U', 'R', 2), C('M', 'V', 'R', 2), C('M', 'W', 'K', 2), C('M', 'X', 'N', 2),
    C('M', 'X', 'V', 2), C('M', 'Y', 'R', 2), C('M', 'Z', 'N', 2), C('N', 'A', 'D', 2),
    C('N', 'G', 'N', 2), C('N', 'I', 'O', 2), C('N', 'O', 'K', 2), C('N', 'P', 'R', 2),
    C('N', 'Z', 'D', 2), C('O', 'M', 'R', 3), C('P', 'A', 'B', 2), C('P', 'E', 'N', 2),
    C('P', 'G', 'K', 2), C('P', 'H', 'P', 2), C('P', 'K', 'R', 2), C('P', 'L', 'N', 2),
    C('P', 'Y', 'G', 0), C('Q', 'A', 'R', 2), C('R', 'O', 'N', 2), C('R', 'S', 'D', 2),
    C('R', 'U', 'B', 2), C('R', 'W', 'F', 0), C('S', 'A', 'R', 2), C('S', 'B', 'D', 2),
    C('S', 'C', 'R', 2), C('S', 'D', 'G', 2), C('S', 'E', 'K', 2), C('S', 'G', 'D', 2),
    C('S', 'H', 'P', 2), C('S', 'L', 'E', 2), C('S', 'O', 'S', 2), C('S', 'R', 'D', 2),
    C('S', 'S', 'P', 2), C('S', 'T', 'N', 2), C('S', 'V', 'C', 2), C('S', 'Y', 'P', 2),
    C('S', 'Z', 'L', 2), C('T', 'H', 'B', 2), C('T', 'J', 'S', 2), C('T', 'M', 'T', 2),
    C('T', 'N', 'D', 3), C('T', 'O', 'P', 2), C('T', 'R', 'Y', 2), C('T', 'T', 'D', 2),
    C('T', 'W', 'D', 2), C('T', 'Z', 'S', 2), C('U', 'A', 'H', 2), C('U', 'G', 'X', 0),
    C('U', 'S', 'D', 2), C('U', 'S', 'N', 2), C('U', 'Y', 'I', 0), C('U', 'Y', 'U', 2),
    C('U', 'Y', 'W', 4), C('U', 'Z', 'S', 2), C('V', 'E', 'D', 2), C('V', 'E', 'S', 2),
    C('V', 'N', 'D', 0), C('V', 'U', 'V', 0), C('W', 'S', 'T', 2), C('X', 'A', 'D', 2),
    C('X', 'A', 'F', 0), C('X', 'C', 'D', 2), C('X', 'C', 'G', 2), C('X', 'O', 'F', 0),
    C('X', 'P', 'F', 0), C('Y', 'E', 'R', 2), C('Z', 'A', 'R', 2), C('Z', 'M', 'W', 2),
    C('Z', 'W', 'G', 2),
};
/* clang-format on */

/* Wraps to a large number for everything that is not a capital. */
static unsigned letter(char c)
{
    return (unsigned char)c - (unsigned)'A';
}

int shop__currency_exponent(const char *currency)
{
    if (currency == NULL || letter(currency[0]) >= LETTERS || letter(currency[1]) >= LETTERS ||
        letter(currency[2]) >= LETTERS || currency[3] != '\0')
        return -1;
    return exponents[PLACE(letter(currency[0]), letter(currency[1]), letter(currency[2]))] - 1;
}

shop_money shop__money(int64_t minor, const char *currency)
{
    int exponent = shop__currency_exponent(currency);
    shop_money m = {.minor = minor, .exponent = (uint8_t)exponent};

    assert(exponent >= 0);
    memcpy(m.currency, currency, sizeof(m.currency));
    return m;
}

bool shop__money_same_currency(shop_money a, shop_money b)
{
    return strncmp(a.currency, b.currency, sizeof(a.currency)) == 0;
}

int shop__money_add(shop_money a, shop_money b, shop_money *ret)
{
    if (!shop__money_same_currency(a, b) || __builtin_add_overflow(a.minor, b.minor, &a.minor))
        return SHOP_E_INVALID;
    *ret = a;
    return 0;
}

int shop__money_sub(shop_money a, shop_money b, shop_money *ret)
{
    if (!shop__money_same_currency(a, b) || __builtin_sub_overflow(a.minor, b.minor, &a.minor))
        return SHOP_E_INVALID;
    *ret = a;
    return 0;
}

int shop__money_times(shop_money a, int64_t factor, shop_money *ret)
{
    if (__builtin_mul_overflow(a.minor, factor, &a.minor))
        return SHOP_E_INVALID;
    *ret = a;
    return 0;
}

/* Half to even: a remainder of more than half moves away from zero, exactly half only from odd. */
static int128 divide_rounded(int128 dividend, int128 divisor)
{
    int128 quotient = dividend / divisor;
    int128 rest = dividend % divisor;
    int128 twice = 2 * (rest < 0 ? -rest : rest);

    if (twice > divisor || (twice == divisor && (quotient & 1) != 0))
        quotient += rest < 0 ? -1 : 1;
    return quotient;
}

int shop__scale(int64_t value, int64_t numerator, int64_t denominator, int64_t *ret)
{
    int128 dividend = (int128)value * numerator;
    int128 divisor = denominator;

    if (divisor == 0)
        return SHOP_E_INVALID;
    if (divisor < 0) {
        dividend = -dividend;
        divisor = -divisor;
    }
    int128 quotient = divide_rounded(dividend, divisor);

    if (quotient < INT64_MIN || quotient > INT64_MAX)
        return SHOP_E_INVALID;
    *ret = (int64_t)quotient;
    return 0;
}

/* What a total is shared by: weights[i], or 1 for each when all of them are zero. */
typedef struct sharing {
    int128 total; /* its magnitude: a negative total is shared as the positive one, with the sign */
    int64_t sum;  /* of the weights */
    const int64_t *weights;
    bool equal;
} sharing;

static int sum_weights(const int64_t *weights, size_t count, int64_t *ret)
{
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        if (weights[i] < 0 || __builtin_add_overflow(sum, weights[i], &sum))
            return SHOP_E_INVALID;
    }
    *ret = sum;
    return 0;
}

static int128 product(const sharing *s, size_t i)
{
    return s->total * (s->equal ? 1 : s->weights[i]);
}

static size_t count_from(const int64_t *values, size_t count, int64_t least)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        found += values[i] >= least;
    return found;
}

/* The largest value that at least `wanted` of the values reach: their wanted-th largest, found by
 * halving the range, which takes no memory and is linear in the count however they lie. */
static int64_t rank_value(const int64_t *values, size_t count, size_t wanted, int64_t above_all)
{
    int64_t reached = 0;

    while (above_all - reached > 1) {
        int64_t middle = reached + (above_all - reached) / 2;

        if (count_from(values, count, middle) >= wanted)
            reached = middle;
        else
            above_all = middle;
    }
    return reached;
}

/* ret_shares first holds the remainders, then the shares. */
static void share_magnitude(const sharing *s, size_t count, int64_t sign, int64_t *ret_shares)
{
    int128 left = s->total;

    for (size_t i = 0; i < count; i++) {
        left -= product(s, i) / s->sum;
        ret_shares[i] = (int64_t)(product(s, i) % s->sum);
    }
    size_t units = (size_t)left; /* fewer than there are shares */
    int64_t least = units > 0 ? rank_value(ret_shares, count, units, s->sum) : s->sum;
    size_t ties = units > 0 ? units - count_from(ret_shares, count, least + 1) : 0;

    for (size_t i = 0; i < count; i++) {
        bool tied = ret_shares[i] == least && ties > 0;
        int128 share = product(s, i) / s->sum + (ret_shares[i] > least || tied);

        ties -= tied;
        ret_shares[i] = (int64_t)(sign * share);
    }
}

/* `weights` and `ret_shares` must not overlap. */
int shop__share(int64_t total, const int64_t *weights, size_t count, int64_t *ret_shares)
{
    sharing s = {.total = total < 0 ? -(int128)total : total, .weights = weights};
    int code = sum_weights(weights, count, &s.sum);

    if (code != 0 || (count == 0 && total != 0))
        return SHOP_E_INVALID;
    if (s.sum == 0) {
        s.equal = true;
        s.sum = (int64_t)count;
    }
    if (count > 0)
        share_magnitude(&s, count, total < 0 ? -1 : 1, ret_shares);
    return 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Amounts are read downwards from zero: the smallest int64 has no positive counterpart. */
static bool append_digit(int64_t *minor, char digit)
{
    return !__builtin_mul_overflow(*minor, 10, minor) &&
           !__builtin_sub_overflow(*minor, digit - '0', minor);
}

/* Digits after the point; beyond the currency's exponent only zeros. Missing ones are zeros. */
static bool parse_fraction(const char *text, int exponent, int64_t *minor)
{
    if (*text == '.') {
        text++;
        if (!is_digit(*text))
            return false;
        for (; is_digit(*text); text++) {
            if (exponent == 0 && *text != '0')
                return false;
            if (exponent > 0) {
                if (!append_digit(minor, *text))
                    return false;
                exponent--;
            }
        }
    }
    for (; exponent > 0; exponent--) {
        if (!append_digit(minor, '0'))
            return false;
    }
    return *text == '\0';
}

static bool parse_minor(const char *text, int exponent, int64_t *ret)
{
    bool negative = *text == '-';
    int64_t minor = 0;

    if (negative)
        text++;
    if (!is_digit(*text))
        return false;
    for (; is_digit(*text); text++) {
        if (!append_digit(&minor, *text))
            return false;
    }
    if (!parse_fraction(text, exponent, &minor))
        return false;
    if (!negative && __builtin_sub_overflow(0, minor, &minor))
        return false;
    *ret = minor;
    return true;
}

int shop__money_parse(const char *text, const char *currency, shop_money *ret)
{
    int exponent = shop__currency_exponent(currency);
    int64_t minor;

    if (text == NULL || exponent < 0 || !parse_minor(text, exponent, &minor))
        return SHOP_E_INVALID;
    *ret = shop__money(minor, currency);
    return 0;
}

/* The exponent comes from the table: the member of a caller's struct may hold anything. */
size_t shop__money_print(shop_money m, char *out)
{
    int known = shop__currency_exponent(m.currency);
    int exponent = known < 0 ? 0 : known;
    char text[MONEY_DIGITS_MAX];
    char *const end = text + sizeof(text);
    char *start = end;
    uint64_t rest = m.minor < 0 ? 0 - (uint64_t)m.minor : (uint64_t)m.minor;

    for (int written = 0; rest > 0 || written <= exponent; written++) {
        if (written == exponent && exponent > 0)
            *--start = '.';
        *--start = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (m.minor < 0)
        *--start = '-';
    size_t length = (size_t)(end - start);

    memcpy(out, start, length);
    if (known >= 0) {
        out[length++] = ' ';
        memcpy(out + length, m.currency, sizeof(m.currency) - 1);
        length += sizeof(m.currency) - 1;
    }
    out[length] = '\0';
    return length;
}

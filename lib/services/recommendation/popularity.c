/* popularity.c - arithmetic on packed numbers. Between two powers of two a weight grows along a straight
 * line, so that the clock itself, in half lives, is the packed weight. */
#include "lib/services/recommendation/popularity.h"

#include "lib/base/money.h"

enum { FRACTION_BITS = 32, EXPONENT_MAX = 1 << 20, DIGITS = 20, UNIT = 1000000 };
#define ONE (UINT64_C(1) << FRACTION_BITS)

typedef struct unpacked {
    int64_t exponent;
    uint64_t mantissa; /* ONE up to 2 * ONE - 1 */
} unpacked;

static unpacked unpack(int64_t packed)
{
    uint64_t bits = (uint64_t)packed;
    return (unpacked){(int64_t)(bits >> FRACTION_BITS), ONE | (bits & (ONE - 1))};
}

static int64_t pack(unpacked u)
{
    return (int64_t)(((uint64_t)u.exponent << FRACTION_BITS) | (u.mantissa & (ONE - 1)));
}

int64_t shop__popularity_weight(int64_t at_ms)
{
    int64_t at = at_ms < 0 ? 0 : at_ms;
    int64_t halves = at / POPULARITY_HALF_LIFE_MS;
    uint64_t rest = (uint64_t)(at % POPULARITY_HALF_LIFE_MS);
    if (halves >= EXPONENT_MAX)
        halves = EXPONENT_MAX - 1;
    return pack((unpacked){halves + 1, ONE + (rest << FRACTION_BITS) / (uint64_t)POPULARITY_HALF_LIFE_MS});
}

int64_t shop__popularity_add(int64_t a, int64_t b)
{
    if (a < b)
        return shop__popularity_add(b, a);
    if (b == 0)
        return a;
    unpacked large = unpack(a), small = unpack(b);
    int64_t apart = large.exponent - small.exponent;
    if (apart > FRACTION_BITS)
        return a;
    large.mantissa += small.mantissa >> apart;
    if (large.mantissa >= 2 * ONE) {
        large.mantissa >>= 1;
        large.exponent++;
    }
    return pack(large);
}

int64_t shop__popularity_now(int64_t popularity, int64_t now_ms)
{
    unpacked p = unpack(popularity), now = unpack(shop__popularity_weight(now_ms));
    int64_t apart = p.exponent - now.exponent, scaled = 0;
    if (popularity == 0 || apart < -FRACTION_BITS)
        return 0;
    if (apart > DIGITS)
        apart = DIGITS;
    uint64_t mantissa = apart < 0 ? p.mantissa >> -apart : p.mantissa << apart;
    return shop__scale((int64_t)mantissa, UNIT, (int64_t)now.mantissa, &scaled) == 0 ? scaled : 0;
}

/* id.c - UUIDv7 whose 48 bits of milliseconds and 12 bits of rand_a are one 60-bit number: the
 * clock's when that is ahead of the last id, else the last id's plus one. So ids increase also when
 * more than 4,096 are made in a millisecond and when the clock stands still or goes back
 * (RFC 9562, 6.2). */
#include "lib/base/id.h"

#include <assert.h>
#include <endian.h>
#include <stdatomic.h>
#include <string.h>

#include "lib/base/env.h"
#include "shop/error.h"

enum {
    COUNTER_BITS = 12,
    RANDOM_BYTES = 8,
    VERSION_7 = 0x70,
    VARIANT_RFC = 0x80,
    VARIANT_MASK = 0x3F,
    DIGIT_BITS = 5,
    DIGIT_MASK = 31,
    HALF_DIGITS = 12,   /* whole digits in one 64-bit half, beside those that hold its odd bits */
    FIRST_DIGIT_MAX = 7 /* 26 digits are 130 bits: the first one has only 3 */
};

#define MS_MAX ((INT64_C(1) << 48) - 1)
#define STAMP_MAX ((UINT64_C(1) << 60) - 1)

/* Time and counter of the last id. The library's one variable that is global and changes: order
 * within the process needs a place that all threads and handles see. */
static _Atomic uint64_t last_stamp;

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

/* Digit value plus one; 0 = not a digit. */
static const uint8_t digit_values[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
    ['g'] = 17, ['h'] = 18, ['j'] = 19, ['k'] = 20, ['m'] = 21, ['n'] = 22, ['p'] = 23, ['q'] = 24,
    ['r'] = 25, ['s'] = 26, ['t'] = 27, ['v'] = 28, ['w'] = 29, ['x'] = 30, ['y'] = 31, ['z'] = 32,
};

/* The clock as a stamp; what 48 bits cannot hold becomes the nearest that they can. */
static uint64_t stamp_of(int64_t now_ms)
{
    int64_t ms = now_ms < 0 ? 0 : now_ms;

    return (uint64_t)(ms > MS_MAX ? MS_MAX : ms) << COUNTER_BITS;
}

/* Take the next stamp; 0 when the 60 bits are used up. */
static uint64_t next_stamp(uint64_t now)
{
    uint64_t last = atomic_load_explicit(&last_stamp, memory_order_relaxed);
    uint64_t next;

    do {
        next = now > last ? now : last + 1;
        if (next > STAMP_MAX)
            return 0;
    } while (!atomic_compare_exchange_weak_explicit(&last_stamp, &last, next, memory_order_relaxed,
                                                    memory_order_relaxed));
    return next;
}

static void put_big_endian(uint64_t value, uint8_t out[8])
{
    uint64_t ordered = htobe64(value);

    memcpy(out, &ordered, sizeof(ordered));
}

static uint64_t get_big_endian(const uint8_t from[8])
{
    uint64_t value;

    memcpy(&value, from, sizeof(value));
    return be64toh(value);
}

static int make(const shop_env *env, uint8_t random[RANDOM_BYTES], uint8_t out[ID_BYTES])
{
    uint64_t stamp = next_stamp(stamp_of(shop__env_now_ms(env)));

    if (stamp == 0)
        return SHOP_E_INTERNAL;
    uint64_t ms = stamp >> COUNTER_BITS;
    uint64_t counter = stamp & ((1U << COUNTER_BITS) - 1);

    put_big_endian(ms << 16 | (uint64_t)VERSION_7 << 8 | counter, out);
    random[0] = (uint8_t)((random[0] & VARIANT_MASK) | VARIANT_RFC);
    memcpy(out + RANDOM_BYTES, random, RANDOM_BYTES);
    return 0;
}

int shop__id_new(const shop_env *env, uint8_t out[ID_BYTES])
{
    uint8_t random[RANDOM_BYTES];
    int code = shop__env_random(env, random, sizeof(random));

    return code != 0 ? code : make(env, random, out);
}

/* --- a pool ----------------------------------------------------------------------------------- */

void shop__id_pool_init(id_pool *pool, const shop_env *env)
{
    *pool = (id_pool){.env = env};
    shop__mutex_init(env, &pool->lock);
}

void shop__id_pool_destroy(id_pool *pool)
{
    shop__mutex_destroy(pool->env, &pool->lock);
}

/* Under the lock. */
static int take_random(id_pool *pool, uint64_t *ret)
{
    if (pool->left == 0) {
        int code = shop__env_random(pool->env, pool->random, sizeof(pool->random));

        if (code != 0)
            return code;
        pool->left = ID_POOL_SIZE;
    }
    *ret = pool->random[--pool->left];
    pool->random[pool->left] = 0;
    return 0;
}

int shop__id_pool_new(id_pool *pool, uint8_t out[ID_BYTES])
{
    uint64_t word;
    uint8_t random[RANDOM_BYTES];

    shop__mutex_lock(pool->env, &pool->lock);
    int code = take_random(pool, &word);

    shop__mutex_unlock(pool->env, &pool->lock);
    if (code != 0)
        return code;
    memcpy(random, &word, sizeof(random));
    return make(pool->env, random, out);
}

void shop__id_reset(void)
{
    atomic_store_explicit(&last_stamp, 0, memory_order_relaxed);
}

/* Digits 0 to 12 are the upper half's 63 high bits, digit 13 straddles, 14 to 25 are the rest. */
static void put_digits(const uint8_t id[ID_BYTES], char *out)
{
    uint64_t high = get_big_endian(id);
    uint64_t low = get_big_endian(id + 8);

    out[0] = digits[high >> 61];
    for (int i = 1; i <= HALF_DIGITS; i++)
        out[i] = digits[high >> (61 - DIGIT_BITS * i) & DIGIT_MASK];
    out[13] = digits[(high << 4 | low >> 60) & DIGIT_MASK];
    for (int i = 1; i <= HALF_DIGITS; i++)
        out[13 + i] = digits[low >> (60 - DIGIT_BITS * i) & DIGIT_MASK];
}

size_t shop__id_print(const uint8_t id[ID_BYTES], const char *prefix, char *out)
{
    size_t length = strlen(prefix);

    assert(length <= ID_PREFIX_MAX);
    memcpy(out, prefix, length);
    out[length] = '_';
    put_digits(id, out + length + 1);
    length += 1 + ID_BASE32;
    out[length] = '\0';
    return length;
}

/* Read `count` digits into `ret`; false at the first character that is none, a NUL included. */
static bool get_digits(const char *text, int count, uint64_t *ret)
{
    uint64_t value = 0;

    for (int i = 0; i < count; i++) {
        uint8_t digit = digit_values[(uint8_t)text[i]];

        if (digit == 0)
            return false;
        value = value << DIGIT_BITS | (uint64_t)(digit - 1);
    }
    *ret = value;
    return true;
}

bool shop__id_parse(const char *text, const char *prefix, uint8_t out[ID_BYTES])
{
    size_t length = strlen(prefix);
    uint64_t high;   /* 13 digits, the first of 3 bits: 63 bits */
    uint64_t middle; /* one digit: the upper half's last bit and the lower half's first four */
    uint64_t low;    /* 12 digits: 60 bits */

    if (text == NULL || strncmp(text, prefix, length) != 0 || text[length] != '_')
        return false;
    const char *digit = text + length + 1;

    if (*digit > '0' + FIRST_DIGIT_MAX || !get_digits(digit, 1 + HALF_DIGITS, &high) ||
        !get_digits(digit + 13, 1, &middle) || !get_digits(digit + 14, HALF_DIGITS, &low) ||
        digit[ID_BASE32] != '\0')
        return false;
    put_big_endian(high << 1 | middle >> 4, out);
    put_big_endian(middle << 60 | low, out + 8);
    return true;
}

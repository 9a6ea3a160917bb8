/* buf.c - a growing byte buffer. The bytes behind `size` are kept zero, so that content is followed
 * by a NUL however it was written. */
#include "lib/base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"

enum {
    BUF_CAPACITY_MIN = 255, /* of the first allocation, and a NUL */
    BUF_FORMAT_MAX = 256,   /* longer texts are formatted twice */
    INT64_TEXT_MAX = 20     /* "-9223372036854775808" */
};

static const char digit_pairs[] = "00010203040506070809"
                                  "10111213141516171819"
                                  "20212223242526272829"
                                  "30313233343536373839"
                                  "40414243444546474849"
                                  "50515253545556575859"
                                  "60616263646566676869"
                                  "70717273747576777879"
                                  "80818283848586878889"
                                  "90919293949596979899";

void shop__buf_init(buf *b, const shop_env *env, size_t max_bytes)
{
    shop__buf_init_head(b, env, max_bytes, 0);
}

void shop__buf_init_head(buf *b, const shop_env *env, size_t max_bytes, size_t head_bytes)
{
    *b = (buf){.env = env, .max_bytes = max_bytes, .head_bytes = head_bytes};
}

void shop__buf_free(buf *b)
{
    if (b == NULL || b->data == NULL)
        return;
    shop__env_release(b->env, b->data - b->head_bytes);
    b->data = NULL;
    b->size = 0;
    b->capacity = 0;
}

void shop__buf_clear(buf *b)
{
    if (b->data != NULL)
        memset(b->data, 0, b->size);
    b->size = 0;
    b->failed = false;
}

/* Twice the capacity, at least what is needed, at most what is allowed. */
static size_t next_capacity(const buf *b, size_t needed)
{
    size_t capacity = BUF_CAPACITY_MIN;

    if (b->capacity > b->max_bytes / 2)
        capacity = b->max_bytes;
    else if (b->capacity > BUF_CAPACITY_MIN / 2)
        capacity = b->capacity * 2;
    if (capacity < needed)
        capacity = needed;
    return capacity < b->max_bytes ? capacity : b->max_bytes;
}

static bool grow(buf *b, size_t needed)
{
    size_t capacity = next_capacity(b, needed);
    size_t total;

    if (__builtin_add_overflow(capacity, b->head_bytes, &total) ||
        __builtin_add_overflow(total, 1, &total))
        return false;
    char *block = shop__env_alloc(b->env, total);

    if (block == NULL)
        return false;
    if (b->data != NULL) {
        memcpy(block, b->data - b->head_bytes, b->head_bytes + b->size);
        shop__env_release(b->env, b->data - b->head_bytes);
    }
    b->data = block + b->head_bytes;
    b->capacity = capacity;
    return true;
}

static bool has_room(const buf *b, size_t size)
{
    return b->data != NULL && size <= b->capacity - b->size;
}

char *shop__buf_reserve(buf *b, size_t size)
{
    assert(b->size <= b->max_bytes);
    if (b->failed)
        return NULL;
    if (!has_room(b, size) && (size > b->max_bytes - b->size || !grow(b, b->size + size))) {
        b->failed = true;
        return NULL;
    }
    b->data[b->size + size] = '\0';
    return b->data + b->size;
}

void shop__buf_bytes(buf *b, const void *bytes, size_t size)
{
    if (size == 0)
        return;
    char *room = shop__buf_reserve(b, size);

    if (room == NULL)
        return;
    memcpy(room, bytes, size);
    b->size += size;
}

void shop__buf_text(buf *b, const char *text)
{
    assert(text != NULL);
    shop__buf_bytes(b, text, strlen(text));
}

void shop__buf_char(buf *b, char c)
{
    char *room = shop__buf_reserve(b, 1);

    if (room == NULL)
        return;
    *room = c;
    b->size++;
}

/* Two digits a step, from the end. */
void shop__buf_int(buf *b, int64_t value)
{
    char text[INT64_TEXT_MAX];
    char *const end = text + sizeof(text);
    char *start = end;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    for (; rest >= 10; rest /= 100) {
        start -= 2;
        memcpy(start, digit_pairs + 2 * (rest % 100), 2);
    }
    if (rest > 0 || start == end)
        *--start = (char)('0' + rest);
    if (value < 0)
        *--start = '-';
    shop__buf_bytes(b, start, (size_t)(end - start));
}

/* Short texts are formatted once and copied, long ones twice. */
void shop__buf_format(buf *b, const char *format, ...)
{
    char small[BUF_FORMAT_MAX];
    va_list args;

    va_start(args, format);
    int length = vsnprintf(small, sizeof(small), format, args);
    va_end(args);
    if (length < 0) {
        b->failed = true;
        return;
    }
    size_t size = (size_t)length;

    if (size < sizeof(small)) {
        shop__buf_bytes(b, small, size);
        return;
    }
    char *room = shop__buf_reserve(b, size);

    if (room == NULL)
        return;
    va_start(args, format);
    (void)vsnprintf(room, size + 1, format, args);
    va_end(args);
    b->size += size;
}

/* json_encode.c - records to compact JSON, straight from the table into the buffer. The encoder
 * keeps its own cursor into the buffer's free room and hands the size back at the end. It never
 * touches a byte that it does not write for good: the buffer keeps what follows zeroed. */
#include <assert.h>
#include <string.h>

#include "lib/base/time.h"
#include "lib/codec/field.h"
#include "lib/codec/json.h"

enum {
    UNICODE_ESCAPE = 1,
    BYTE_COUNT = 256,
    DIGITS_MAX = 19, /* of an int64 */
    WORD_BYTES = 8,
    TIME_LENGTH = 24 /* of what shop__time_print() writes, always */
};

#define EACH_BYTE(x) (UINT64_C(0x0101010101010101) * (x))

/* 0: goes out as it is; else the letter behind the backslash, or UNICODE_ESCAPE. */
static const char escapes[BYTE_COUNT] = {
    [0x00] = 1, [0x01] = 1, [0x02] = 1, [0x03] = 1, [0x04] = 1, [0x05] = 1, [0x06] = 1,
    [0x07] = 1, [0x0b] = 1, [0x0e] = 1, [0x0f] = 1, [0x10] = 1, [0x11] = 1, [0x12] = 1,
    [0x13] = 1, [0x14] = 1, [0x15] = 1, [0x16] = 1, [0x17] = 1, [0x18] = 1, [0x19] = 1,
    [0x1a] = 1, [0x1b] = 1, [0x1c] = 1, [0x1d] = 1, [0x1e] = 1, [0x1f] = 1,
    ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't',
    ['"'] = '"', ['\\'] = '\\',
};

typedef struct encoder {
    buf *out;
    char *at;  /* where the next byte goes; NULL once the buffer has failed */
    char *end; /* of the buffer's capacity */
    unsigned without; /* fields with one of these flags are left out */
    char before; /* of the next field: '{' or ',' */
} encoder;

static void encode_record(encoder *e, const schema_record *r, const void *record);

/* ---- the cursor */

static encoder begin(buf *out, unsigned without)
{
    encoder e = {.out = out, .without = without};

    e.at = shop__buf_reserve(out, 0);
    e.end = e.at == NULL ? NULL : out->data + out->capacity;
    return e;
}

static void finish(encoder *e)
{
    if (e->at != NULL)
        e->out->size = (size_t)(e->at - e->out->data);
}

__attribute__((noinline)) static bool make_room(encoder *e, size_t size)
{
    finish(e);
    e->at = shop__buf_reserve(e->out, size);
    e->end = e->at == NULL ? NULL : e->out->data + e->out->capacity;
    return e->at != NULL;
}

static inline bool has_room(encoder *e, size_t size)
{
    if (e->at == NULL)
        return false;
    return (size_t)(e->end - e->at) >= size || make_room(e, size);
}

/* Most pieces are short: two overlapping moves spare the call. */
static inline char *copy(char *to, const char *from, size_t size)
{
    uint64_t head, tail;
    uint32_t short_head, short_tail;

    if (size > 2 * sizeof head) {
        memcpy(to, from, size);
    } else if (size >= sizeof head) {
        memcpy(&head, from, sizeof head);
        memcpy(&tail, from + size - sizeof tail, sizeof tail);
        memcpy(to, &head, sizeof head);
        memcpy(to + size - sizeof tail, &tail, sizeof tail);
    } else if (size >= sizeof short_head) {
        memcpy(&short_head, from, sizeof short_head);
        memcpy(&short_tail, from + size - sizeof short_tail, sizeof short_tail);
        memcpy(to, &short_head, sizeof short_head);
        memcpy(to + size - sizeof short_tail, &short_tail, sizeof short_tail);
    } else {
        for (size_t i = 0; i < size; i++)
            to[i] = from[i];
    }
    return to + size;
}

static inline void put(encoder *e, const char *bytes, size_t size)
{
    if (has_room(e, size))
        e->at = copy(e->at, bytes, size);
}

static inline void put_char(encoder *e, char c)
{
    if (has_room(e, 1))
        *e->at++ = c;
}

static size_t digit_count(uint64_t value)
{
    size_t count = 1;

    for (uint64_t power = 10; value >= power && count < DIGITS_MAX; power *= 10)
        count++;
    return count;
}

/* Straight to its place: a number put together elsewhere would have to be read back at once. */
static void put_int(encoder *e, int64_t value)
{
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t size = digit_count(rest) + (value < 0);
    char *at;

    if (!has_room(e, size))
        return;
    at = e->at += size;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        *--at = '-';
}

/* ---- strings */

/* Whether none of eight bytes is below 0x20, a quote or a backslash: subtracting moves the top bit
 * of such a byte. A borrow may accuse the byte above it as well, so a "no" is looked at again byte
 * by byte. Bytes of 0x80 and more are clean. */
static inline bool is_clean(uint64_t word)
{
    uint64_t quotes = word ^ EACH_BYTE('"');
    uint64_t slashes = word ^ EACH_BYTE('\\');
    uint64_t moved = (word - EACH_BYTE(0x20)) | (quotes - EACH_BYTE(1)) | (slashes - EACH_BYTE(1));

    return (moved & ~word & EACH_BYTE(0x80)) == 0;
}

static inline uint64_t load(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return word;
}

/* How many bytes go out as they are. */
static size_t clean_size(const char *text, size_t size)
{
    size_t clean = 0;

    while (size - clean > WORD_BYTES && is_clean(load(text + clean)))
        clean += WORD_BYTES;
    if (size >= WORD_BYTES && size - clean <= WORD_BYTES &&
        is_clean(load(text + size - WORD_BYTES)))
        return size;
    while (clean < size && escapes[(unsigned char)text[clean]] == 0)
        clean++;
    return clean;
}

static void put_escape(encoder *e, unsigned char c)
{
    static const char digits[] = "0123456789abcdef";
    char text[] = "\\u00xx";

    if (escapes[c] != UNICODE_ESCAPE) {
        text[1] = escapes[c];
        put(e, text, 2);
        return;
    }
    text[4] = digits[c >> 4];
    text[5] = digits[c & 15];
    put(e, text, 6);
}

/* Out of line, so that the usual text does not pay for it. */
__attribute__((noinline)) static void put_escaped(encoder *e, const char *text, size_t size)
{
    const char *end = text + size;

    put_char(e, '"');
    for (;;) {
        size_t clean = clean_size(text, (size_t)(end - text));
        put(e, text, clean);
        text += clean;
        if (text == end)
            break;
        put_escape(e, (unsigned char)*text++);
    }
    put_char(e, '"');
}

static void put_string(encoder *e, const char *text)
{
    size_t size = strlen(text);

    if (clean_size(text, size) < size) {
        put_escaped(e, text, size);
    } else if (has_room(e, size + 2)) {
        *e->at++ = '"';
        e->at = copy(e->at, text, size);
        *e->at++ = '"';
    }
}

void shop__json_string(buf *out, const char *text)
{
    encoder e = begin(out, 0);

    put_string(&e, text);
    finish(&e);
}

/* ---- one function a kind; each leaves out a field that is absent */

/* '{' or ',', then the name, its quotes and the colon. */
static void put_name(encoder *e, const schema_field *field)
{
    if (!has_room(e, field->name_length + (size_t)4))
        return;
    *e->at++ = e->before;
    *e->at++ = '"';
    e->at = copy(e->at, field->name, field->name_length);
    *e->at++ = '"';
    *e->at++ = ':';
    e->before = ',';
}

static void encode_text(encoder *e, const schema_field *field, const void *record)
{
    const char *text = shop__field_pointer(record, field);

    if (text == NULL)
        return;
    put_name(e, field);
    put_string(e, text);
}

static void encode_int(encoder *e, const schema_field *field, const void *record)
{
    if (!shop__field_has(record, field))
        return;
    put_name(e, field);
    put_int(e, shop__field_int(record, field));
}

static void encode_bool(encoder *e, const schema_field *field, const void *record)
{
    if (!shop__field_has(record, field))
        return;
    put_name(e, field);
    if (shop__field_bool(record, field->offset))
        put(e, "true", 4);
    else
        put(e, "false", 5);
}

static void encode_time(encoder *e, const schema_field *field, const void *record)
{
    int64_t unix_ms = shop__field_int(record, field);

    if (unix_ms == 0)
        return;
    put_name(e, field);
    if (!has_room(e, TIME_LENGTH + 2))
        return;
    shop__time_print(unix_ms, e->at + 1); /* its NUL lands where the second quote goes */
    e->at[0] = e->at[TIME_LENGTH + 1] = '"';
    e->at += TIME_LENGTH + 2;
}

static void encode_enum(encoder *e, const schema_field *field, const void *record)
{
    const schema_enum *values = field->of.values;
    uint32_t value = shop__field_enum(record, field);

    if (value == 0 || value >= values->count)
        return;
    put_name(e, field);
    put_string(e, values->values[value]);
}

static void encode_money(encoder *e, const schema_field *field, const void *record)
{
    shop_money money = shop__field_money(record, field);

    if (money.currency[0] == '\0')
        return;
    assert(money.currency[sizeof money.currency - 1] == '\0');
    put_name(e, field);
    put(e, "{\"minor\":", 9);
    put_int(e, money.minor);
    put(e, ",\"currency\":", 12);
    put_string(e, money.currency);
    put_char(e, '}');
}

static void encode_nested(encoder *e, const schema_field *field, const void *record)
{
    const void *nested = shop__field_pointer(record, field);

    if (nested == NULL)
        return;
    put_name(e, field);
    encode_record(e, field->of.record, nested);
}

static void encode_list(encoder *e, const schema_field *field, const void *record)
{
    const void *items = shop__field_pointer(record, field);
    size_t count = shop__field_count(record, field);

    if (items == NULL)
        return;
    put_name(e, field);
    put_char(e, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            put_char(e, ',');
        encode_record(e, field->of.record, shop__field_element(field, items, i));
    }
    put_char(e, ']');
}

static void encode_strings(encoder *e, const schema_field *field, const void *record)
{
    const char *const *items = shop__field_pointer(record, field);
    size_t count = shop__field_count(record, field);

    if (items == NULL)
        return;
    put_name(e, field);
    put_char(e, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            put_char(e, ',');
        put_string(e, items[i]);
    }
    put_char(e, ']');
}

static void encode_json(encoder *e, const schema_field *field, const void *record)
{
    const char *text = shop__field_pointer(record, field);

    if (text == NULL || text[0] == '\0') /* an empty text is no JSON value */
        return;
    put_name(e, field);
    put(e, text, strlen(text));
}

typedef void encode_function(encoder *e, const schema_field *field, const void *record);

static encode_function *const encoders[FIELD_KIND_COUNT] = {
    [FIELD_STRING] = encode_text,     [FIELD_ID] = encode_text,
    [FIELD_INT] = encode_int,         [FIELD_BOOL] = encode_bool,
    [FIELD_TIME] = encode_time,       [FIELD_ENUM] = encode_enum,
    [FIELD_MONEY] = encode_money,     [FIELD_RECORD] = encode_nested,
    [FIELD_LIST] = encode_list,       [FIELD_STRINGS] = encode_strings,
    [FIELD_JSON] = encode_json,
};

static void encode_record(encoder *e, const schema_record *r, const void *record)
{
    assert(record != NULL);
    e->before = '{';
    for (size_t i = 0; i < r->field_count; i++) {
        const schema_field *field = &r->fields[i];

        if ((field->flags & e->without) == 0)
            encoders[field->kind](e, field, record);
    }
    if (e->before == '{')
        put_char(e, '{');
    put_char(e, '}');
    e->before = ',';
}

void shop__json_encode(const schema_record *r, const void *record, buf *out)
{
    shop__json_encode_without(r, record, 0, out);
}

void shop__json_encode_without(const schema_record *r, const void *record, unsigned without,
                               buf *out)
{
    encoder e = begin(out, without);

    encode_record(&e, r, record);
    finish(&e);
}

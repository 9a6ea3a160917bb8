/* json_check.c - the strict RFC 8259 scanner: one pass, no recursion, no tree.
 * It accepts a document or says at which line and column what was expected. Everything that it lets
 * through cJSON parses, and parses to the same thing that any other conforming reader would. */
#include <stdio.h>
#include <string.h>

#include "lib/codec/json.h"
#include "lib/codec/json_scan.h"

_Static_assert(JSON_DEPTH_MAX <= 64, "the kinds of the open containers are bits of one word");
_Static_assert(JSON_SIZE_MAX <= UINT32_MAX, "names are found by 32-bit positions");

typedef struct scan {
    const unsigned char *text;
    const unsigned char *at;
    const unsigned char *end;
    fault *f;
    uint64_t objects;                     /* bit n: container n is an object, not an array */
    uint32_t depth;                       /* open containers */
    uint32_t values;                      /* met so far */
    uint32_t first_names[JSON_DEPTH_MAX]; /* where each container's names begin in the stack */
    json_names names;
} scan;

/* What a byte may be within a string. */
enum { PLAIN = 0, QUOTE, BACKSLASH, CONTROL, HIGH };

#define ROW4(x) x, x, x, x
#define ROW16(x) ROW4(x), ROW4(x), ROW4(x), ROW4(x)
#define ROW64(x) ROW16(x), ROW16(x), ROW16(x), ROW16(x)

static const unsigned char byte_class[256] = {
    ROW16(CONTROL), ROW16(CONTROL),
    PLAIN, PLAIN, QUOTE, PLAIN, ROW4(PLAIN), ROW4(PLAIN), ROW4(PLAIN), ROW16(PLAIN),
    ROW16(PLAIN), ROW4(PLAIN), ROW4(PLAIN), ROW4(PLAIN), BACKSLASH, PLAIN, PLAIN, PLAIN,
    ROW16(PLAIN), ROW16(PLAIN),
    ROW64(HIGH), ROW64(HIGH),
};

/* The column counts bytes from 1, as editors that jump to an offset do. */
static int fail_at(const scan *s, const unsigned char *where, int code, const char *what)
{
    size_t line = 1;
    const unsigned char *start = s->text;

    for (const unsigned char *p = s->text; p < where; p++) {
        if (*p == '\n') {
            line++;
            start = p + 1;
        }
    }
    return shop__fault_set(s->f, code, "line %zu, column %zu: %s", line,
                           (size_t)(where - start) + 1, what);
}

static int too_many(const scan *s, const unsigned char *where, const char *what, int limit)
{
    char text[80];

    snprintf(text, sizeof text, "%s; at most %d", what, limit);
    return fail_at(s, where, SHOP_E_TOO_LARGE, text);
}

static int expected(const scan *s, const char *what)
{
    return fail_at(s, s->at, SHOP_E_INVALID, what);
}

static void skip_space(scan *s)
{
    while (s->at < s->end &&
           (*s->at == ' ' || *s->at == '\n' || *s->at == '\r' || *s->at == '\t'))
        s->at++;
}

static bool is_digit(const scan *s)
{
    return s->at < s->end && *s->at >= '0' && *s->at <= '9';
}

static int skip_digits(scan *s)
{
    if (!is_digit(s))
        return expected(s, "expected a digit");
    while (is_digit(s))
        s->at++;
    return 0;
}

static bool take(scan *s, char c)
{
    if (s->at == s->end || *s->at != (unsigned char)c)
        return false;
    s->at++;
    return true;
}

static int scan_number(scan *s)
{
    take(s, '-');
    if (take(s, '0')) {
        if (is_digit(s))
            return expected(s, "a number must not begin with 0");
    } else {
        TRY(skip_digits(s));
    }
    if (take(s, '.'))
        TRY(skip_digits(s));
    if (take(s, 'e') || take(s, 'E')) {
        if (!take(s, '+'))
            take(s, '-');
        TRY(skip_digits(s));
    }
    return 0;
}

static int scan_word(scan *s, const char *word)
{
    size_t length = strlen(word);

    if ((size_t)(s->end - s->at) < length || memcmp(s->at, word, length) != 0)
        return expected(s, "expected a value: an object, array, string, number, true, "
                           "false or null");
    s->at += length;
    return 0;
}

int shop__json_hex4(const char *digits)
{
    int value = 0;

    for (int i = 0; i < 4; i++) {
        char c = digits[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* "\uXXXX" at the cursor, or -1. */
static int escaped_unit(const scan *s, const unsigned char *at)
{
    if (s->end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return -1;
    return shop__json_hex4((const char *)at + 2);
}

static int scan_unicode_escape(scan *s)
{
    int unit = escaped_unit(s, s->at);

    if (unit < 0)
        return expected(s, "expected four hexadecimal digits behind \\u");
    if (unit == 0)
        return expected(s, "\\u0000 is not allowed in a text");
    if (unit >= 0xdc00 && unit <= 0xdfff)
        return expected(s, "a low surrogate without the high one before it");
    if (unit < 0xd800 || unit > 0xdbff) {
        s->at += 6;
        return 0;
    }
    unit = escaped_unit(s, s->at + 6);
    if (unit < 0xdc00 || unit > 0xdfff)
        return expected(s, "a high surrogate without the low one behind it");
    s->at += 12;
    return 0;
}

static int scan_escape(scan *s)
{
    if (s->end - s->at < 2)
        return fail_at(s, s->end, SHOP_E_INVALID, "the text ends within an escape");
    if (s->at[1] == 'u')
        return scan_unicode_escape(s);
    if (s->at[1] == '\0' || strchr("\"\\/bfnrt", s->at[1]) == NULL)
        return expected(s, "expected one of \" \\ / b f n r t u behind a backslash");
    s->at += 2;
    return 0;
}

/* Length of the well-formed multi-byte sequence at `at` (RFC 3629), 0 if there is none. */
static size_t utf8_length(const unsigned char *at, const unsigned char *end)
{
    size_t length = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;

    if (at[0] < 0xc2 || at[0] > 0xf4 || (size_t)(end - at) < length)
        return 0;
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    }
    if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) ||
        (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f))
        return 0;
    return length;
}

static int scan_high(scan *s)
{
    size_t length = utf8_length(s->at, s->end);

    if (length == 0)
        return expected(s, "not valid UTF-8");
    s->at += length;
    return 0;
}

/* From behind the opening quote to behind the closing one. */
static int scan_string(scan *s, bool *ret_escaped)
{
    bool escaped = false;

    for (;;) {
        while (s->at < s->end && byte_class[*s->at] == PLAIN)
            s->at++;
        if (s->at == s->end)
            return expected(s, "the text ends within a string; expected '\"'");
        switch (byte_class[*s->at]) {
        case QUOTE:
            s->at++;
            *ret_escaped = escaped;
            return 0;
        case BACKSLASH:
            escaped = true;
            TRY(scan_escape(s));
            break;
        case HIGH:
            TRY(scan_high(s));
            break;
        default:
            return expected(s, "a control character in a string must be escaped");
        }
    }
}

/* A member's name and its colon. */
static int scan_name(scan *s)
{
    const unsigned char *start;
    bool escaped = false;

    skip_space(s);
    if (!take(s, '"'))
        return expected(s, "expected a name in double quotes");
    start = s->at;
    TRY(scan_string(s, &escaped));
    if (!shop__json_names_add(&s->names, (size_t)(start - s->text), (size_t)(s->at - 1 - start),
                              escaped))
        return shop__fault_set(s->f, SHOP_E_NO_MEMORY, "no memory for the names of a large object");
    skip_space(s);
    if (!take(s, ':'))
        return expected(s, "expected ':' behind the name");
    return 0;
}

static int open_container(scan *s, bool object)
{
    if (s->depth == JSON_DEPTH_MAX)
        return too_many(s, s->at - 1, "nested too deeply", JSON_DEPTH_MAX);
    s->first_names[s->depth] = s->names.count;
    s->objects = (s->objects & ~(UINT64_C(1) << s->depth)) | (uint64_t)object << s->depth;
    s->depth++;
    return 0;
}

static bool in_object(const scan *s)
{
    return (s->objects >> (s->depth - 1) & 1) != 0;
}

static int close_container(scan *s)
{
    size_t start;

    s->depth--;
    if (!shop__json_names_close(&s->names, s->first_names[s->depth], &start))
        return fail_at(s, s->text + start - 1, SHOP_E_INVALID,
                       "a name must not stand twice in one object");
    return 0;
}

/* At the first byte of a container's content. */
static int enter_container(scan *s, bool object, bool *ret_open)
{
    s->at++;
    TRY(open_container(s, object));
    skip_space(s);
    if (take(s, object ? '}' : ']'))
        return close_container(s);
    *ret_open = true;
    return object ? scan_name(s) : 0;
}

/* One scalar, one empty container, or a container up to its first value (ret_open). */
static int scan_value(scan *s, bool *ret_open)
{
    bool escaped;

    *ret_open = false;
    skip_space(s);
    if (++s->values > JSON_MEMBERS_MAX)
        return too_many(s, s->at, "too many values", JSON_MEMBERS_MAX);
    switch (s->at < s->end ? *s->at : 0) {
    case '"':
        s->at++;
        return scan_string(s, &escaped);
    case '{':
        return enter_container(s, true, ret_open);
    case '[':
        return enter_container(s, false, ret_open);
    case 't':
        return scan_word(s, "true");
    case 'f':
        return scan_word(s, "false");
    case '-': case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
        return scan_number(s);
    default: /* what is no value at all is no "null" either */
        return scan_word(s, "null");
    }
}

/* Behind a value: closes what ends here; ret_more: a comma promises another value. */
static int scan_behind(scan *s, bool *ret_more)
{
    *ret_more = false;
    while (s->depth > 0) {
        bool object = in_object(s);
        skip_space(s);
        if (take(s, ',')) {
            *ret_more = true;
            return object ? scan_name(s) : 0;
        }
        if (!take(s, object ? '}' : ']'))
            return expected(s, object ? "expected ',' or '}'" : "expected ',' or ']'");
        TRY(close_container(s));
    }
    skip_space(s);
    return s->at == s->end ? 0 : expected(s, "expected nothing behind the value");
}

static int scan_document(scan *s)
{
    bool more = true;

    while (more) {
        bool open;
        TRY(scan_value(s, &open));
        if (!open)
            TRY(scan_behind(s, &more));
    }
    return 0;
}

int shop__json_check_in(const shop_env *env, const char *text, size_t size, fault *f)
{
    scan s;
    int code;

    if (size > JSON_SIZE_MAX)
        return shop__fault_set(f, SHOP_E_TOO_LARGE, "must be at most %d bytes, got %zu",
                               JSON_SIZE_MAX, size);
    s.text = s.at = (const unsigned char *)text;
    s.end = s.text + size;
    s.f = f;
    s.objects = 0;
    s.depth = 0;
    s.values = 0;
    shop__json_names_init(&s.names, env, text);
    code = scan_document(&s);
    shop__json_names_free(&s.names);
    return code;
}

int shop__json_check(const char *text, size_t size, fault *f)
{
    return shop__json_check_in(shop_env_default(), text, size, f);
}

/* fault.c - recording what went wrong.
 * The first failure stays; later ones only pass its code on. */
#include "lib/base/fault.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"

/* Format into `out`; a text that is too long ends at the last whole code point that fits. */
__attribute__((format(printf, 3, 0))) static void format_cut(char *out, size_t capacity,
                                                              const char *format, va_list args)
{
    int length = vsnprintf(out, capacity, format, args);

    if (length < 0)
        out[0] = '\0';
    else if ((size_t)length >= capacity)
        out[shop__utf8_cut(out, capacity - 1)] = '\0';
}

__attribute__((format(printf, 3, 4))) static void print_cut(char *out, size_t capacity,
                                                             const char *format, ...)
{
    va_list args;

    va_start(args, format);
    format_cut(out, capacity, format, args);
    va_end(args);
}

__attribute__((format(printf, 4, 0))) static int record(fault *f, int code, const char *field,
                                                         const char *format, va_list args)
{
    assert(code < 0);
    if (f == NULL)
        return code;
    if (f->code != 0)
        return f->code;
    f->code = code;
    print_cut(f->field, sizeof(f->field), "%s", field);
    format_cut(f->message, sizeof(f->message), format, args);
    return code;
}

int shop__fault_set(fault *f, int code, const char *format, ...)
{
    va_list args;
    int kept;

    va_start(args, format);
    kept = record(f, code, "", format, args);
    va_end(args);
    return kept;
}

int shop__fault_field(fault *f, int code, const char *field, const char *format, ...)
{
    va_list args;
    int kept;

    va_start(args, format);
    kept = record(f, code, field, format, args);
    va_end(args);
    return kept;
}

/* A dot belongs between "lines[2]" and "sku", none before "[2]" or where there is one already. */
static const char *separator(const char *prefix, const char *field)
{
    size_t length = strlen(prefix);
    bool apart = length == 0 || prefix[length - 1] == '.' || field[0] == '\0' || field[0] == '[';

    return apart ? "" : ".";
}

void shop__fault_prefix(fault *f, const char *format, ...)
{
    char prefix[FAULT_FIELD_MAX];
    char field[FAULT_FIELD_MAX];
    va_list args;

    if (f == NULL || f->code == 0)
        return;
    va_start(args, format);
    format_cut(prefix, sizeof(prefix), format, args);
    va_end(args);
    memcpy(field, f->field, sizeof(field));
    print_cut(f->field, sizeof(f->field), "%s%s%s", prefix, separator(prefix, field), field);
}

void shop__fault_clear(fault *f)
{
    if (f == NULL)
        return;
    f->code = 0;
    f->field[0] = '\0';
    f->message[0] = '\0';
}

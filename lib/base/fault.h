/* fault.h - what went wrong, carried by pointer from the layer that knows to the caller that asks.
 * The first one to fail fills it in; nobody above overwrites it. */
#ifndef SHOP_LIB_BASE_FAULT_H
#define SHOP_LIB_BASE_FAULT_H

#include "shop/error.h"

enum { FAULT_MESSAGE_MAX = 240, FAULT_FIELD_MAX = 96 };

typedef struct fault {
    int code; /* a shop_code; 0 = nothing failed */
    char field[FAULT_FIELD_MAX];
    char message[FAULT_MESSAGE_MAX];
} fault;

/* Give up and pass the code on. The only macros in this project that hide a return. */
#define TRY(expression)                                                                            \
    do {                                                                                           \
        int try_code_ = (expression);                                                              \
        if (try_code_ != 0)                                                                        \
            return try_code_;                                                                      \
    } while (0)

/* Return what shop__fault_set() (or another failing call) answers unless the condition holds. */
#define ENSURE(condition, failure)                                                                 \
    do {                                                                                           \
        if (!(condition))                                                                          \
            return (failure);                                                                      \
    } while (0)

/* Record a failure and return its code. A fault that is already set is kept, and its code returned.
 * `f` may be NULL. Texts longer than the buffers are cut at a UTF-8 boundary. */
int shop__fault_set(fault *f, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, naming the argument at fault. */
int shop__fault_field(fault *f, int code, const char *field, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Prefix the field of a set fault: with "lines[%zu]" and 2, "sku" becomes "lines[2].sku"; the dot
 * is put in where it is missing. No effect on an unset fault. */
void shop__fault_prefix(fault *f, const char *format, ...) __attribute__((format(printf, 2, 3)));

void shop__fault_clear(fault *f);

#endif

/* render.h - templates: plain text in which {{name}} and {{{name}}} stand for values. No logic. */
#ifndef SHOP_LIB_SERVICES_NOTIFICATION_RENDER_H
#define SHOP_LIB_SERVICES_NOTIFICATION_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"

enum { SUBJECT_MAX_BYTES = 500, TEXT_MAX_BYTES = 128 * 1024, TEMPLATE_NAME_MAX = 60 };

typedef struct template_value {
    const char *name;
    const char *text; /* NULL = empty */
} template_value;

/* What is wrong with a template, in words; NULL = nothing. A subject is one line: neither line breaks nor
 * {{{name}}} are good in it. */
const char *shop__template_problem(const char *template, bool subject);

/* The text that a template makes, cut at the limit of its kind; NULL when memory is out. {{name}} puts a
 * value on one line, {{{name}}} keeps its line breaks; a name without a value is empty. */
const char *shop__template_render(arena *a, const char *template, bool subject, const template_value *values,
                                  size_t count);

#endif

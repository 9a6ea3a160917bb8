/* log.h - one JSON object a line on standard error: ts, level, service, msg, and fields. What is marked secret or
 * personal is left out, and known secrets are cut out of every text. Safe to call from any thread. */
#ifndef SHOP_SERVER_SHOPD_LOG_H
#define SHOP_SERVER_SHOPD_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "server/shopd/limits.h"
#include "server/shopd/options.h"

/* In the order of the choices of log_level. */
typedef enum log_level { LEVEL_DEBUG, LEVEL_INFO, LEVEL_WARN, LEVEL_ERROR, LEVEL_COUNT } log_level;

typedef struct log_field {
    const char *name; /* NULL ends a list */
    const char *text; /* NULL = the number */
    int64_t number;
    option_mark mark;
} log_field;

#define FIELDS(...) ((const log_field[]){__VA_ARGS__, {NULL, NULL, 0, MARK_PLAIN}})

static inline log_field f_text(const char *name, const char *text)
{
    return (log_field){name, text != NULL ? text : "", 0, MARK_PLAIN};
}

static inline log_field f_int(const char *name, int64_t number)
{
    return (log_field){name, NULL, number, MARK_PLAIN};
}

/* A value of an option: it is shown as its row allows. */
static inline log_field f_marked(const char *name, const char *text, option_mark mark)
{
    return (log_field){name, text, 0, mark};
}

/* Fields may be NULL. A line that has no room for all of them says so. */
void log_write(log_level level, const char *message, const log_field *fields);

/* Where lines go, and what `service` says. Defaults: standard error, "shopd". */
void log_to(int descriptor, const char *service);
void log_set_level(log_level least);

/* Cut this out of every text from now on, and forget what was given before with NULL. Very short ones are taken for
 * words. The first LOG_SECRETS_MAX are kept. */
void log_hide(const char *secret);

/* Lines written since the start. */
int64_t log_lines(log_level level);
const char *log_level_name(log_level level);

#endif

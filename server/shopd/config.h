/* config.h - the values in force. Each layer covers those before it: defaults, the file, the environment, systemd's
 * credentials, flags. A value remembers where it came from, so that every complaint can say where to mend it. */
#ifndef SHOP_SERVER_SHOPD_CONFIG_H
#define SHOP_SERVER_SHOPD_CONFIG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "server/shopd/limits.h"
#include "server/shopd/options.h"

enum { ORIGIN_MAX_BYTES = 300, ERROR_MAX_BYTES = 1024 };

typedef enum layer { LAYER_DEFAULT, LAYER_FILE, LAYER_ENVIRONMENT, LAYER_CREDENTIALS, LAYER_FLAGS } layer;

typedef enum action { ACTION_RUN, ACTION_HELP, ACTION_HELP_CONFIG, ACTION_HELP_MANUAL, ACTION_VERSION } action;

typedef struct setting {
    char *text;
    int64_t number; /* of numbers and choices */
    layer layer;
    char origin[ORIGIN_MAX_BYTES]; /* "shopd.ini:12", "$SHOP_URL", "--url" */
} setting;

typedef struct config {
    setting settings[OPTION_COUNT];
    action action;
} config;

/* What the process was started with; SIGHUP reads it again. */
typedef struct config_source {
    int argc;
    char **argv;
    char **environment; /* ends with NULL */
} config_source;

typedef struct config_error {
    int status;                 /* the exit status */
    char text[ERROR_MAX_BYTES]; /* "shopd.ini:3: …", without secrets */
} config_error;

/* All layers. On failure *ret is empty. Free with config_free(). */
bool config_load(const config_source *from, config *ret, config_error *e);
void config_free(config *c);

const char *config_text(const config *c, option_id id);
int64_t config_number(const config *c, option_id id);

/* What may be shown of a value: secrets and personal data are not. */
const char *config_shown(const config *c, option_id id);

/* --- for the readers of layers ---------------------------------------------------------------- */

/* Set a value, or with from_file that of a file named `value`. Refuses what is no value of the option, and a second
 * one of the same layer. */
bool config_put(config *c, layer from, option_id id, bool from_file, const char *value, const char *origin,
                config_error *e);

bool config_refuse(config_error *e, int status, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* config_file.c: an INI file; `name` is what complaints call it. */
bool config_read_file(config *c, const char *name, config_error *e);
bool config_read_stream(config *c, FILE *from, const char *name, config_error *e);

/* config_flags.c: the command line. */
bool config_read_flags(config *c, const config_source *from, config_error *e);

#endif

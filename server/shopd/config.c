/* config.c - putting the layers one upon another, and reading secrets from files of their own. */
#define _GNU_SOURCE
#include "server/shopd/config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static const char environment_prefix[] = "SHOP_";

bool config_refuse(config_error *e, int status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    e->status = status;
    vsnprintf(e->text, sizeof(e->text), format, args);
    va_end(args);
    return false;
}

const char *config_text(const config *c, option_id id)
{
    return c->settings[id].text;
}

int64_t config_number(const config *c, option_id id)
{
    return c->settings[id].number;
}

const char *config_shown(const config *c, option_id id)
{
    static const char *const instead[] = {[MARK_SECRET] = "(secret)", [MARK_PII] = "(personal)"};
    const char *hidden = instead[option_table[id].mark];
    return hidden != NULL ? hidden : c->settings[id].text;
}

/* --- one value -------------------------------------------------------------------------------- */

static int status_of(layer from)
{
    return from == LAYER_FLAGS ? EX_USAGE : EX_CONFIG;
}

/* What a secret was is not repeated in the complaint. */
static bool refuse_value(const option_row *o, layer from, const char *value, const char *origin, const char *why,
                         config_error *e)
{
    bool hidden = o->mark != MARK_PLAIN;
    return config_refuse(e, status_of(from), "%s: %s%s%.200s must be %s", origin, o->name, hidden ? "" : " = ",
                         hidden ? "" : value, why);
}

static bool store_value(config *c, layer from, option_id id, const char *value, const char *origin, config_error *e)
{
    setting *s = &c->settings[id];
    char why[REASON_MAX_BYTES];
    int64_t number = 0;
    if (!option_table[id].type->parse(&option_table[id], value, &number, why))
        return refuse_value(&option_table[id], from, value, origin, why, e);
    char *text = strdup(value);
    if (text == NULL)
        return config_refuse(e, EX_OSERR, "no memory for the configuration");
    free(s->text);
    *s = (setting){.text = text, .number = number, .layer = from};
    snprintf(s->origin, sizeof(s->origin), "%s", origin);
    return true;
}

/* The whole of a small file, without the end of its last line. */
static bool read_secret(const char *path, const char *origin, char out[CONFIG_VALUE_MAX_BYTES + 2], config_error *e)
{
    FILE *from = fopen(path, "re");
    if (from == NULL)
        return config_refuse(e, EX_CONFIG, "%s: %s cannot be read: %s", origin, path, strerror(errno));
    size_t size = fread(out, 1, CONFIG_VALUE_MAX_BYTES + 1, from);
    bool failed = ferror(from) != 0;
    fclose(from);
    if (failed)
        return config_refuse(e, EX_CONFIG, "%s: %s cannot be read", origin, path);
    size -= size > 0 && out[size - 1] == '\n';
    size -= size > 0 && out[size - 1] == '\r';
    if (size > CONFIG_VALUE_MAX_BYTES || memchr(out, '\0', size) != NULL || memchr(out, '\n', size) != NULL)
        return config_refuse(e, EX_CONFIG, "%s: %s must hold one line of at most %d bytes", origin, path,
                             CONFIG_VALUE_MAX_BYTES);
    out[size] = '\0';
    return true;
}

bool config_put(config *c, layer from, option_id id, bool from_file, const char *value, const char *origin,
                config_error *e)
{
    char secret[CONFIG_VALUE_MAX_BYTES + 2];
    const setting *s = &c->settings[id];
    if (s->text != NULL && s->layer == from && from != LAYER_DEFAULT)
        return config_refuse(e, status_of(from), "%s: %s is given already (%s): take one of them out", origin,
                             option_table[id].name, s->origin);
    if (strlen(value) > CONFIG_VALUE_MAX_BYTES)
        return config_refuse(e, status_of(from), "%s: %s has more than %d bytes", origin, option_table[id].name,
                             CONFIG_VALUE_MAX_BYTES);
    if (from_file && !read_secret(value, origin, secret, e))
        return false;
    return store_value(c, from, id, from_file ? secret : value, origin, e);
}

/* --- layers ----------------------------------------------------------------------------------- */

static bool put_defaults(config *c, config_error *e)
{
    for (option_id i = 0; i < OPTION_COUNT; i++)
        if (!config_put(c, LAYER_DEFAULT, i, false, option_table[i].value, "default", e))
            return false;
    return true;
}

/* The option of a variable's name, which is in capitals. */
static option_id option_of_variable(const char *name, size_t length, bool *ret_file)
{
    char lower[64];
    *ret_file = false;
    if (length >= sizeof(lower))
        return OPTION_COUNT;
    for (size_t i = 0; i < length; i++) {
        if (name[i] >= 'a' && name[i] <= 'z')
            return OPTION_COUNT;
        lower[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] - 'A' + 'a') : name[i];
    }
    return option_find(lower, length, ret_file);
}

/* Variables of other names are left alone: an orchestrator sets such as SHOP_SERVICE_HOST. An empty one counts as not
 * set. */
static bool put_variable(config *c, const char *variable, config_error *e)
{
    char origin[ORIGIN_MAX_BYTES];
    bool from_file;
    size_t skipped = sizeof(environment_prefix) - 1;
    const char *equals = strchr(variable, '=');
    if (equals == NULL || equals[1] == '\0' || strncmp(variable, environment_prefix, skipped) != 0)
        return true;
    option_id id = option_of_variable(variable + skipped, (size_t)(equals - variable) - skipped, &from_file);
    if (id == OPTION_COUNT)
        return true;
    snprintf(origin, sizeof(origin), "$%.*s", (int)(equals - variable), variable);
    return config_put(c, LAYER_ENVIRONMENT, id, from_file, equals + 1, origin, e);
}

static bool put_environment(config *c, const config_source *from, config_error *e)
{
    for (char **variable = from->environment; *variable != NULL; variable++)
        if (!put_variable(c, *variable, e))
            return false;
    return true;
}

static const char *variable_of(const config_source *from, const char *name)
{
    size_t length = strlen(name);
    for (char **variable = from->environment; *variable != NULL; variable++)
        if (strncmp(*variable, name, length) == 0 && (*variable)[length] == '=')
            return *variable + length + 1;
    return NULL;
}

/* systemd puts each secret into a file of its own, which is named as the option. */
static bool put_credentials(config *c, const config_source *from, config_error *e)
{
    const char *folder = variable_of(from, "CREDENTIALS_DIRECTORY");
    char path[CONFIG_VALUE_MAX_BYTES], origin[ORIGIN_MAX_BYTES];
    for (option_id i = 0; folder != NULL && i < OPTION_COUNT; i++) {
        int length = snprintf(path, sizeof(path), "%s/%s", folder, option_table[i].name);
        if (option_table[i].mark != MARK_SECRET || length >= (int)sizeof(path) || access(path, F_OK) != 0)
            continue;
        snprintf(origin, sizeof(origin), "credential %s", option_table[i].name);
        if (!config_put(c, LAYER_CREDENTIALS, i, true, path, origin, e))
            return false;
    }
    return true;
}

/* Flags are read first, since they may say that only help is wanted and which file there is; then the file is read
 * below them. */
static bool put_layers(config *c, const config_source *from, config_error *e)
{
    config flags = {.action = ACTION_RUN};
    bool good = config_read_flags(&flags, from, e);
    c->action = flags.action;
    if (!good || flags.action != ACTION_RUN) {
        config_free(&flags);
        return good;
    }
    const char *variable = variable_of(from, "SHOP_CONFIG");
    const char *file = flags.settings[OPTION_CONFIG].text != NULL ? flags.settings[OPTION_CONFIG].text : variable;
    good = (file == NULL || file[0] == '\0' || config_read_file(c, file, e)) && put_environment(c, from, e) &&
           put_credentials(c, from, e);
    for (option_id i = 0; good && i < OPTION_COUNT; i++)
        if (flags.settings[i].text != NULL)
            good = config_put(c, LAYER_FLAGS, i, false, flags.settings[i].text, flags.settings[i].origin, e);
    config_free(&flags);
    return good;
}

bool config_load(const config_source *from, config *ret, config_error *e)
{
    config c = {.action = ACTION_RUN};
    if (put_defaults(&c, e) && put_layers(&c, from, e)) {
        *ret = c;
        return true;
    }
    config_free(&c);
    *ret = c;
    return false;
}

void config_free(config *c)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        free(c->settings[i].text);
    *c = (config){.action = ACTION_RUN};
}

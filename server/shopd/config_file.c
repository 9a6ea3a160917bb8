/* config_file.c - the INI file, by inih. inih tells its handler no line, drops what is too long and joins a line that
 * begins with a blank to the one before, so the reader that it is given counts lines and refuses both. */
#define _GNU_SOURCE
#include <errno.h>
#include <ini.h>
#include <string.h>
#include <sysexits.h>

#include "server/shopd/config.h"

typedef struct reader {
    config *config;
    config_error *error;
    FILE *from;
    const char *name;
    int bytes;
    int line;       /* the one that was read last */
    int error_line; /* of the first complaint; 0 = none */
} reader;

static void origin_of(const reader *r, char out[ORIGIN_MAX_BYTES])
{
    snprintf(out, ORIGIN_MAX_BYTES, "%s:%d", r->name, r->line);
}

/* Keep the first complaint. */
static void complain(reader *r, const char *why)
{
    if (r->error_line != 0)
        return;
    r->error_line = r->line;
    config_refuse(r->error, EX_CONFIG, "%s:%d: %s", r->name, r->line, why);
}

/* One line without its end into out. False at the end of the file. *ret_fits: it is text and has room. */
static bool take_line(reader *r, char *out, size_t size, bool *ret_fits)
{
    size_t used = 0;
    bool fits = true;
    int c;
    while ((c = fgetc(r->from)) != EOF && r->bytes++ < CONFIG_FILE_MAX_BYTES && c != '\n') {
        fits = fits && c != '\0' && used + sizeof("\n") < size;
        if (fits)
            out[used++] = (char)c;
    }
    out[used] = '\0';
    *ret_fits = fits && r->bytes <= CONFIG_FILE_MAX_BYTES;
    return c != EOF || used > 0 || !fits;
}

/* fgets() as inih wants it. A line that is refused is handed on as an empty one. */
static char *read_line(char *out, int size, void *userdata)
{
    reader *r = userdata;
    bool fits;
    if (r->bytes > CONFIG_FILE_MAX_BYTES || !take_line(r, out, (size_t)size, &fits))
        return NULL;
    r->line++;
    const char *content = out + strspn(out, " \t\r");
    if (!fits)
        complain(r, "the line is too long, or no text; a long value can stand in a file of its own, or in a variable");
    else if (content != out && *content != '\0' && strchr(";#", *content) == NULL)
        complain(r, "begins with a blank; write every name at the beginning of its line");
    if (r->error_line == r->line)
        out[0] = '\0';
    memcpy(out + strlen(out), "\n", sizeof("\n"));
    return out;
}

static bool refuse_name(const reader *r, const char *origin, const char *section, const char *name, option_id id)
{
    if (id != OPTION_COUNT && option_table[id].section != NULL)
        return config_refuse(r->error, EX_CONFIG, "%s: %s stands under [%s]; it belongs under [%s]", origin, name,
                             section, option_table[id].section);
    return config_refuse(r->error, EX_CONFIG, "%s: there is no option \"%s\" in a file; shopd --help-config lists them",
                         origin, name);
}

static bool put_pair(const reader *r, const char *section, const char *name, const char *value)
{
    char origin[ORIGIN_MAX_BYTES];
    bool from_file;
    option_id id = option_find(name, strlen(name), &from_file);
    origin_of(r, origin);
    if (id == OPTION_COUNT || option_table[id].section == NULL || strcmp(section, option_table[id].section) != 0)
        return refuse_name(r, origin, section, name, id);
    return config_put(r->config, LAYER_FILE, id, from_file, value, origin, r->error);
}

static int take_pair(void *userdata, const char *section, const char *name, const char *value)
{
    reader *r = userdata;
    if (r->error_line == 0 && !put_pair(r, section, name, value))
        r->error_line = r->line;
    return r->error_line == 0;
}

bool config_read_stream(config *c, FILE *from, const char *name, config_error *e)
{
    reader r = {.config = c, .error = e, .from = from, .name = name};
    int wrong = ini_parse_stream(read_line, &r, take_pair, &r);
    if (ferror(from))
        return config_refuse(e, EX_CONFIG, "%s cannot be read", name);
    if (wrong > 0 && (r.error_line == 0 || wrong < r.error_line))
        return config_refuse(e, EX_CONFIG, "%s:%d: is neither [section], nor name = value, nor a comment", name, wrong);
    return r.error_line == 0;
}

bool config_read_file(config *c, const char *name, config_error *e)
{
    FILE *from = fopen(name, "re");
    if (from == NULL)
        return config_refuse(e, EX_CONFIG, "%s cannot be opened: %s", name, strerror(errno));
    bool good = config_read_stream(c, from, name, e);
    fclose(from);
    return good;
}

/* app.c - opening the shop, calling, and saying what went wrong. */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shopctl.h"

enum { MESSAGE_MAX = 1024 };

/* --- saying ----------------------------------------------------------------------------------- */

static void say(const char *who, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static void say(const char *who, const char *format, va_list args)
{
    char text[MESSAGE_MAX];
    vsnprintf(text, sizeof(text), format, args);
    progress_hide();
    fprintf(stderr, "%s: ", who);
    print_clean(stderr, text);
    fputc('\n', stderr);
}

void app_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say("shopctl", format, args);
    va_end(args);
}

void app_describe_last(char *out, size_t size)
{
    const shop_error *e = shop_error_last();
    snprintf(out, size, "%s: %s%s%s", e->name, e->field, e->field[0] != '\0' ? " " : "",
             e->message);
}

void app_error_last(const char *what)
{
    char why[MESSAGE_MAX];
    app_describe_last(why, sizeof(why));
    app_error("%s: %s", what, why);
}

int usage_error(const char *command_name, const char *format, ...)
{
    char who[64];
    va_list args;
    va_start(args, format);
    snprintf(who, sizeof(who), "shopctl %s", command_name);
    say(who, format, args);
    fprintf(stderr, "shopctl %s --help tells how.\n", command_name);
    va_end(args);
    return EXIT_USAGE;
}

bool parse_count(const char *text, int64_t *ret)
{
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0)
        return false;
    *ret = value;
    return true;
}

/* --- opening ---------------------------------------------------------------------------------- */

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;
    int index = at != NULL ? (int)(at - digits) : -1;
    return index < 16 ? index : index - 6;
}

bool app_file(const app *a, char out[PATH_MAX_BYTES])
{
    size_t size = 0;
    if (strncmp(a->url, "sqlite:", 7) != 0)
        return false;
    const char *at = a->url + 7;
    at += strncmp(at, "///", 3) == 0 ? 2 : 0;
    for (; *at != '\0' && size + 1 < PATH_MAX_BYTES; at++) {
        int high = *at == '%' ? hex_digit(at[1]) : -1;
        int low = high >= 0 ? hex_digit(at[2]) : -1;
        out[size++] = low >= 0 ? (char)(high * 16 + low) : *at;
        at += low >= 0 ? 2 : 0;
    }
    out[size] = '\0';
    return size > 0 && *at == '\0';
}

static bool is_missing(const app *a)
{
    char path[PATH_MAX_BYTES];
    return app_file(a, path) && access(path, F_OK) != 0 && errno == ENOENT;
}

bool app_open(app *a)
{
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL; /* events and jobs are for `shopctl run` */
    if (a->shop != NULL)
        return true;
    if (!a->may_make && is_missing(a)) {
        app_error("there is no shop at %s; name one with --shop or $SHOP_URL, or make it: "
                  "shopctl migrate",
                  a->url);
        return false;
    }
    options.flags |= a->may_make ? 0U : (uint32_t)SHOP_OPEN_NO_MIGRATE;
    options.flags |= a->read_only ? (uint32_t)SHOP_OPEN_READ_ONLY : 0U;
    int code = shop_open(a->url, &options, &a->shop);
    if (code == 0)
        return true;
    app_error_last(a->url);
    if (code == SHOP_E_CONFLICT && !a->may_make)
        app_error("its schema is older than this program: shopctl migrate brings it up to date");
    return false;
}

/* --- calling ---------------------------------------------------------------------------------- */

int app_try(app *a, const char *op, cJSON *args, cJSON **ret)
{
    const char *answer = NULL;
    char *text = args != NULL ? cJSON_PrintUnformatted(args) : NULL;
    int code = args != NULL && text == NULL ? SHOP_E_NO_MEMORY
                                            : shop_call_json(a->shop, op, text, &answer);
    cJSON_Delete(args);
    cJSON_free(text);
    if (code != 0)
        return code;
    if (ret != NULL)
        *ret = cJSON_Parse(answer);
    shop_free(answer);
    return ret != NULL && *ret == NULL ? SHOP_E_NO_MEMORY : 0;
}

cJSON *app_call(app *a, const char *op, cJSON *args)
{
    cJSON *answer = NULL;
    if (!app_open(a)) {
        cJSON_Delete(args);
        return NULL;
    }
    if (app_try(a, op, args, &answer) != 0) {
        app_error_last(op);
        return NULL;
    }
    return answer;
}

/* --- reading JSON ----------------------------------------------------------------------------- */

const char *text_at(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

double number_at(const cJSON *object, const char *name)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsNumber(value) ? value->valuedouble : 0;
}

cJSON *item_at(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

bool numbers_exact(const cJSON *value)
{
    static const double beyond = 9007199254740992.0; /* 2^53 */
    const cJSON *child;
    if (cJSON_IsNumber(value))
        return value->valuedouble > -beyond && value->valuedouble < beyond;
    cJSON_ArrayForEach(child, value)
    {
        if (!numbers_exact(child))
            return false;
    }
    return true;
}
